//! The other employments of one person, wherever they are, with what is still asked of them there.

use kernel::{Day, EmploymentId, Error, InstitutionId, PersonId};
use platform::store::Tx;

/// Employments shown at most: a working life has fewer.
const MOST: i64 = 30;

platform::statements! {
    /// Across institutions: by the person who asks.
    LIST = "SELECT employment.institution_id, employment.id, institution.name AS institution_name, employment.starts_on,
            employment.ends_on, CAST(COUNT(due.id) AS {{int}}) AS owed, MIN(due.due_on) AS first_due_on
        FROM people_employment employment
        JOIN people_institution institution ON institution.id = employment.institution_id
        LEFT JOIN platform_deadline due ON due.owed_institution_id = employment.institution_id
            AND due.owed_by_id = employment.id AND due.closed_at IS NULL
        WHERE employment.person_id = $1 AND employment.id <> $2 AND employment.starts_on <= $3
        GROUP BY employment.institution_id, employment.id, institution.name, employment.starts_on, employment.ends_on
        ORDER BY employment.starts_on DESC, employment.id LIMIT $4";
}

platform::row! {
    /// One employment that is not the one at hand.
    pub struct OtherRow {
        pub institution_id: InstitutionId,
        pub id: EmploymentId,
        pub institution_name: String,
        pub starts_on: Day,
        /// None: it runs.
        pub ends_on: Option<Day>,
        /// What waits for them there.
        pub owed: i64,
        pub first_due_on: Option<Day>,
    }
}

/// Those that have begun, newest first.
pub fn list_others(
    tx: &Tx<'_>,
    person: PersonId,
    at_hand: EmploymentId,
    today: Day,
) -> Result<Vec<OtherRow>, Error> {
    tx.all(&LIST, &[&person, &at_hand, &today, &MOST])
}
