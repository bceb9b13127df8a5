//! The history people see: events about one employee, or about one thing, newest first, paged by key.

use kernel::uuid::Uuid;
use kernel::{EmploymentId, Error, EventId, InstitutionId, PAGE_ROWS, Timestamp};

use crate::store::Tx;

crate::statements! {
    ABOUT = "SELECT id, at, actor_name, acting_for_id, action, subject_kind, subject_id, before, after
        FROM platform_event
        WHERE institution_id = $1 AND about_id = $2 AND (CAST($3 AS {{uuid}}) IS NULL OR id < $3)
        ORDER BY id DESC LIMIT $4";
    ON_SUBJECT = "SELECT id, at, actor_name, acting_for_id, action, subject_kind, subject_id, before, after
        FROM platform_event
        WHERE institution_id = $1 AND subject_id = $2 AND (CAST($3 AS {{uuid}}) IS NULL OR id < $3)
        ORDER BY id DESC LIMIT $4";
}

crate::row! {
    /// One line of the history.
    pub struct Entry {
        pub id: EventId,
        pub at: Timestamp,
        pub actor_name: String,
        pub acting_for_id: Option<EmploymentId>,
        pub action: String,
        pub subject_kind: String,
        pub subject_id: Uuid,
        pub before: Option<serde_json::Value>,
        pub after: Option<serde_json::Value>,
    }
}

/// What happened about an employee, from before `older_than`.
pub fn about(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    older_than: Option<EventId>,
) -> Result<Vec<Entry>, Error> {
    tx.all(&ABOUT, &[&institution, &employment, &older_than, &PAGE_ROWS])
}

/// What happened to one thing.
pub fn on_subject(
    tx: &Tx<'_>,
    institution: InstitutionId,
    subject: Uuid,
    older_than: Option<EventId>,
) -> Result<Vec<Entry>, Error> {
    tx.all(&ON_SUBJECT, &[&institution, &subject, &older_than, &PAGE_ROWS])
}
