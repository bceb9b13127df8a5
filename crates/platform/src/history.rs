//! The history people see: events about one employee, or about one thing, newest first, paged by key.

use kernel::uuid::Uuid;
use kernel::{EmploymentId, Error, EventId, InstitutionId, PAGE_ROWS, Page, Timestamp};

use crate::store::Tx;

crate::statements! {
    /// Filtered before it is cut off: on a busy file the newest rows may all be somebody else's to read.
    ABOUT = "SELECT id, at, actor_name, acting_for_id, action, subject_kind, subject_id, before, after
        FROM platform_event
        WHERE institution_id = $1 AND about_id = $2 AND (CAST($3 AS {{uuid}}) IS NULL OR id < $3)
          AND action LIKE $5 AND action NOT LIKE $6 AND action NOT LIKE $7 AND action NOT LIKE $8
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
    Ok(about_of(tx, (institution, employment), older_than, Readable::default())?.rows)
}

/// Which events of a history somebody reads, by how their actions begin: `people.`, but not `people.account.`
#[derive(Debug, Clone, Copy, Default)]
pub struct Readable {
    pub within: &'static str,
    /// Empty leaves nothing out.
    pub without: [&'static str; 3],
}

impl Readable {
    /// As the statements take them; nothing begins with nothing.
    pub fn patterns(&self) -> [String; 4] {
        let [one, two, three] = self.without.map(|part| match part {
            "" => String::new(),
            part => format!("{part}%"),
        });
        [format!("{}%", self.within), one, two, three]
    }
}

/// What happened about an employee as far as it is read, from before `older_than`.
pub fn about_of(
    tx: &Tx<'_>,
    (institution, employment): (InstitutionId, EmploymentId),
    older_than: Option<EventId>,
    readable: Readable,
) -> Result<Page<Entry>, Error> {
    let [within, one, two, three] = readable.patterns();
    Page::read(PAGE_ROWS, |most| {
        tx.all(&ABOUT, &[&institution, &employment, &older_than, &most, &within, &one, &two, &three])
    })
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
