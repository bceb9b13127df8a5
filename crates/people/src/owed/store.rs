//! SQL that puts names to due dates.

use kernel::{Day, EmploymentId, Error, InstitutionId};
use platform::store::Tx;

platform::statements! {
    /// What waits for a person themselves, then for the roles they hold, then what went up from them. The nation's seat is
    /// one, wherever its holders work, and judges nothing of the institution they work in; other roles end at its wall.
    LIST = "SELECT * FROM (
            SELECT due.kind, due.note, due.path, due.due_on, TRUE AS mine, other.name AS other_name
            FROM platform_deadline due
            LEFT JOIN people_employment other ON other.institution_id = due.institution_id AND other.id = due.from_id
            WHERE due.owed_institution_id = $1 AND due.owed_by_id = $2 AND due.closed_at IS NULL
              AND (due.opens_on IS NULL OR due.opens_on <= $4)
            ORDER BY due.due_on, due.id LIMIT $3) mine
        UNION ALL SELECT * FROM (
            SELECT due.kind, due.note, due.path, due.due_on, TRUE AS mine, NULL AS other_name
            FROM people_role held
            CROSS JOIN platform_deadline due
            WHERE held.institution_id = $1 AND held.employment_id = $2 AND held.role <> 'national'
              AND due.owed_role = held.role AND due.owed_institution_id = $1 AND due.closed_at IS NULL
              AND (due.opens_on IS NULL OR due.opens_on <= $4)
            ORDER BY due.due_on, due.id LIMIT $3) office
        UNION ALL SELECT * FROM (
            SELECT due.kind, due.note, due.path, due.due_on, TRUE AS mine, NULL AS other_name
            FROM people_role held
            CROSS JOIN platform_deadline due
            WHERE held.institution_id = $1 AND held.employment_id = $2 AND held.role = 'national'
              AND due.owed_role = 'national' AND due.institution_id <> $1 AND due.closed_at IS NULL
              AND (due.opens_on IS NULL OR due.opens_on <= $4)
            ORDER BY due.due_on, due.id LIMIT $3) nation
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

/// What waits for a person and can be done by now, oldest due date first, then what went up from them; at most `limit` of
/// each.
pub fn list(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    today: Day,
    limit: i64,
) -> Result<Vec<OwedRow>, Error> {
    tx.all(&LIST, &[&institution, &employment, &limit, &today])
}
