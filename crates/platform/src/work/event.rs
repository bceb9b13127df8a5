//! Appending to the history. Rows are never changed; reading them is `history`.

use kernel::uuid::Uuid;
use kernel::{EmploymentId, Error, InstitutionId};
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

pub(super) fn insert(
    work: &Work<'_>,
    institution: InstitutionId,
    action: &str,
    acting_for: Option<EmploymentId>,
    event: Event,
) -> Result<(), Error> {
    let person = work.actor().person();
    let actor_id = person.map(|person| person.employment);
    let actor_name = person.map_or("Tija", |person| person.name.as_str());
    work.tx().run(
        &INSERT,
        &[
            &institution,
            &work.new_id::<Uuid>(),
            &work.now(),
            &actor_id,
            &actor_name,
            &acting_for,
            &action,
            &event.subject_kind,
            &event.subject,
            &event.about,
            &event.before,
            &event.after,
        ],
    )?;
    Ok(())
}
