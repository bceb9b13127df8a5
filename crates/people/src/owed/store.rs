//! SQL that puts names to due dates.

use kernel::{Day, EmploymentId, Error, InstitutionId};
use platform::store::Tx;

platform::statements! {
    LIST = "SELECT * FROM (
            SELECT due.kind, due.note, due.path, due.due_on, TRUE AS mine, other.name AS other_name
            FROM platform_deadline due
            LEFT JOIN people_employment other ON other.institution_id = due.institution_id AND other.id = due.from_id
            WHERE due.owed_institution_id = $1 AND due.owed_by_id = $2 AND due.closed_at IS NULL
            ORDER BY due.due_on, due.id LIMIT $3) mine
        UNION ALL SELECT * FROM (
            SELECT due.kind, due.note, due.path, due.due_on, FALSE AS mine, other.name AS other_name
            FROM platform_deadline due
            LEFT JOIN people_employment other ON other.institution_id = due.owed_institution_id AND other.id = due.owed_by_id
            WHERE due.institution_id = $1 AND due.from_id = $2 AND due.closed_at IS NULL
            ORDER BY due.due_on, due.id LIMIT $3) risen
        ORDER BY mine DESC, due_on";
}

platform::row! {
    /// One line of what waits for somebody, or of what they let pass and now waits for somebody above.
    pub struct OwedRow {
        pub kind: String,
        pub note: String,
        pub path: String,
        pub due_on: Day,
        /// Theirs to answer.
        pub mine: bool,
        /// Of what is theirs: who let it pass before, if it went up to them. Otherwise: who has it now.
        pub other_name: Option<String>,
    }
}

/// What waits for a person, oldest due date first, then what went up from them; at most `limit` of each.
pub fn list(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    limit: i64,
) -> Result<Vec<OwedRow>, Error> {
    tx.all(&LIST, &[&institution, &employment, &limit])
}
