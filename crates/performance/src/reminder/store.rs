//! All SQL of reminders: whose turn it is, what of theirs still stands at nothing, and what they were reminded of.

use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId};
use platform::store::Tx;

use crate::agreement::model::{AgreementId, SubTaskId, SubTaskState};

platform::statements! {
    NEXT = "
        SELECT employment_id AS id FROM performance_agreement
        WHERE institution_id = $1 AND year = $2 AND state = 'signed'
          AND (CAST($3 AS {{uuid}}) IS NULL OR employment_id > $3)
        ORDER BY employment_id LIMIT $4";
    /// Sub-tasks of which nothing was done so far, ticked as finished or not, of people who work there on that day; whether they are away is told.
    UNDONE = "
        SELECT a.id AS agreement_id, a.employment_id, c.id AS sub_task_id, c.title, c.state, c.version,
               (SELECT COUNT(*) FROM performance_reminder r
                WHERE r.institution_id = c.institution_id AND r.sub_task_id = c.id) AS sent,
               (SELECT MAX(r.sent_on) FROM performance_reminder r
                WHERE r.institution_id = c.institution_id AND r.sub_task_id = c.id) AS last_on,
               EXISTS (SELECT 1 FROM people_absence x
                WHERE x.institution_id = a.institution_id AND x.employment_id = a.employment_id AND x.state = 'agreed'
                  AND x.from_on <= $5 AND x.to_on >= $5) AS away
        FROM performance_agreement a
        JOIN people_employment e ON e.institution_id = a.institution_id AND e.id = a.employment_id
        JOIN performance_sub_task c ON c.institution_id = a.institution_id AND c.agreement_id = a.id
        LEFT JOIN performance_appraisal p ON p.institution_id = a.institution_id AND p.agreement_id = a.id
        WHERE a.institution_id = $1 AND a.year = $2 AND a.state = 'signed' AND a.employment_id >= $3 AND a.employment_id <= $4
          AND (e.ends_on IS NULL OR e.ends_on >= $5) AND c.state IN ('running', 'completed') AND c.actual = 0 AND c.ended_on IS NULL
          AND (p.state IS NULL OR p.state IN ('open', 'self_rated', 'supervisor_rated'))
        ORDER BY a.employment_id, c.task_id, c.position";
    INSERT = "
        INSERT INTO performance_reminder (institution_id, sub_task_id, number, sent_on) VALUES ($1, $2, $3, $4)";
    EXCUSE = "
        UPDATE performance_sub_task SET state = 'excused', reason = $3, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $4";
}

platform::row! {
    struct Next { id: EmploymentId }

    /// Something nobody has reported yet.
    pub struct UndoneRow {
        pub agreement_id: AgreementId,
        pub employment_id: EmploymentId,
        pub sub_task_id: SubTaskId,
        pub title: String,
        pub state: SubTaskState,
        pub version: i64,
        /// Reminders so far, and the day of the last.
        pub sent: i64,
        pub last_on: Option<Day>,
        /// Their owner is away on that day: reminders wait.
        pub away: bool,
    }
}

/// The next people with a signed agreement of the year.
pub fn list_next(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    after: Option<EmploymentId>,
    limit: i64,
) -> Result<Vec<EmploymentId>, Error> {
    let rows = tx.all::<Next>(&NEXT, &[&institution, &year, &after, &limit])?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Of the people from `first` to `last`.
pub fn list_undone(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    (first, last): (EmploymentId, EmploymentId),
    today: Day,
) -> Result<Vec<UndoneRow>, Error> {
    tx.all(&UNDONE, &[&institution, &year, &first, &last, &today])
}

pub fn insert(tx: &Tx<'_>, institution: InstitutionId, row: &UndoneRow, on: Day) -> Result<(), Error> {
    tx.run(&INSERT, &[&institution, &row.sub_task_id, &(row.sent + 1), &on]).map(drop)
}

/// Stale when somebody changed it meanwhile.
pub fn excuse(tx: &Tx<'_>, institution: InstitutionId, row: &UndoneRow, reason: &str) -> Result<(), Error> {
    tx.change(&EXCUSE, &[&institution, &row.sub_task_id, &reason, &row.version])
}
