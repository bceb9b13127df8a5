//! Appending to the history. Rows are never changed; reading them is `history`.

use kernel::uuid::Uuid;
use kernel::{EmploymentId, Error, InstitutionId, ToValue};
use serde_json::Value;

use super::Work;

crate::statements! {
    INSERT = "INSERT INTO platform_event
        (institution_id, id, at, actor_id, actor_name, acting_for_id, action, subject_kind, subject_id, about_id, before, after)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
}

/// Tukio: what happened to what, about whom, and how it was before and after.
#[derive(Debug)]
pub struct Event {
    subject_kind: &'static str,
    subject: Uuid,
    about: Option<EmploymentId>,
    before: Option<Value>,
    after: Option<Value>,
}

impl Event {
    pub fn on(subject_kind: &'static str, subject: Uuid) -> Self {
        Self { subject_kind, subject, about: None, before: None, after: None }
    }

    /// The employee in whose own history it stands.
    #[must_use]
    pub fn about(mut self, employment: EmploymentId) -> Self {
        self.about = Some(employment);
        self
    }

    #[must_use]
    pub fn before(mut self, value: Value) -> Self {
        self.before = Some(value);
        self
    }

    #[must_use]
    pub fn after(mut self, value: Value) -> Self {
        self.after = Some(value);
        self
    }
}

/// Appends events, each with the institution, the action and for whom it was done.
pub(super) fn insert(
    work: &Work<'_>,
    events: &[(InstitutionId, &str, Option<EmploymentId>, Event)],
) -> Result<(), Error> {
    let person = work.actor().person();
    let actor_id = person.map(|person| person.employment);
    let actor_name = person.map_or("Tija", |person| person.name.as_str());
    let now = work.now();
    let ids: Vec<Uuid> = events.iter().map(|_| work.new_id()).collect();
    let rows: Vec<Vec<&dyn ToValue>> = events
        .iter()
        .zip(&ids)
        .map(|((institution, action, acting_for, event), id)| -> Vec<&dyn ToValue> {
            let Event { subject_kind, subject, about, before, after } = event;
            vec![
                institution,
                id,
                &now,
                &actor_id,
                &actor_name,
                acting_for,
                action,
                subject_kind,
                subject,
                about,
                before,
                after,
            ]
        })
        .collect();
    work.tx().insert_many(&INSERT, &rows).map(drop)
}
