//! Tasks of a year without an activity, by the employee's name.

use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId, PAGE_ROWS, PageKey};
use platform::store::Tx;

use crate::agreement::model::TaskId;

platform::statements! {
    /// What an update has ended weighs nothing in a signed plan and is no task any more; nor is one of who has left.
    LIST = "SELECT t.id, t.title, e.id AS employment_id, e.name, u.name AS unit_name
        FROM performance_agreement a
        JOIN performance_task t ON t.institution_id = a.institution_id AND t.agreement_id = a.id
        JOIN people_employment e ON e.institution_id = a.institution_id AND e.id = a.employment_id
        JOIN people_unit u ON u.institution_id = e.institution_id AND u.id = e.unit_id
        WHERE a.institution_id = $1 AND a.year = $2 AND t.activity_id IS NULL AND t.state <> 'rejected'
          AND (t.weight > 0 OR a.state <> 'signed') AND (e.ends_on IS NULL OR e.ends_on >= $6)
          AND (CAST($3 AS {{text}}) IS NULL OR e.name > $3 OR (e.name = $3 AND t.id > CAST($4 AS {{uuid}})))
        ORDER BY e.name, t.id LIMIT $5";
}

platform::row! {
    /// A task that serves no activity, with whose it is.
    pub struct OrphanRow {
        pub id: TaskId,
        pub title: String,
        pub employment_id: EmploymentId,
        pub name: String,
        pub unit_name: String,
    }
}

/// One page of them.
pub fn list(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    after: &PageKey,
    today: Day,
) -> Result<Vec<OrphanRow>, Error> {
    tx.all(&LIST, &[&institution, &year, &after.sort(), &after.id(), &PAGE_ROWS, &today])
}
