//! All SQL of the auditor's desk: what an employee's file holds, read from the areas' tables.

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId};
use performance::agreement::model::State;
use performance::report::model::ReportState;
use platform::store::Tx;

/// Weeks shown: a year of them.
const WEEKS: i64 = 53;

platform::statements! {
    LIST_YEARS = "
        SELECT a.year, a.id AS agreement_id, a.state, p.id AS appraisal_id, p.state AS appraisal_state
        FROM performance_agreement a
        LEFT JOIN performance_appraisal p ON p.institution_id = a.institution_id AND p.agreement_id = a.id
        WHERE a.institution_id = $1 AND a.employment_id = $2 ORDER BY a.year DESC";
    LIST_WEEKS = "
        SELECT id, week, state, late FROM performance_report
        WHERE institution_id = $1 AND employment_id = $2 ORDER BY week DESC LIMIT $3";
}

platform::row! {
    /// One year of an employee.
    pub struct YearRow {
        pub year: FinancialYear,
        pub agreement_id: Uuid,
        pub state: State,
        pub appraisal_id: Option<Uuid>,
        pub appraisal_state: Option<String>,
    }
    /// One weekly report.
    pub struct WeekRow {
        pub id: Uuid,
        pub week: Day,
        pub state: ReportState,
        pub late: bool,
    }
}

pub fn list_years(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
) -> Result<Vec<YearRow>, Error> {
    tx.all(&LIST_YEARS, &[&institution, &employment])
}

/// The newest first.
pub fn list_weeks(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
) -> Result<Vec<WeekRow>, Error> {
    tx.all(&LIST_WEEKS, &[&institution, &employment, &WEEKS])
}
