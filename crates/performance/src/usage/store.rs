//! All SQL of uses of marks. Rows are only added.

use kernel::{EmploymentId, Error, FinancialYear, InstitutionId, Person, Timestamp};
use platform::store::Tx;

use super::model::{NewUse, UseId, UseRow};
use crate::appraisal::model::AppraisalId;

/// Uses of one mark, or of one person's marks: a wall, not a page.
const MOST: i64 = 100;

platform::statements! {
    INSERT = "INSERT INTO performance_mark_use (institution_id, id, appraisal_id, mark_version, employment_id, year, purpose,
            decision, letter, used_on, used_by_id, recorded_at, used_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    OF_MARK = "SELECT u.id, u.purpose, u.decision, u.letter, u.used_on, u.mark_version, u.used_by AS used_by_name, u.recorded_at
        FROM performance_mark_use u
        WHERE u.institution_id = $1 AND u.appraisal_id = $2 ORDER BY u.id DESC LIMIT $3";
    OF_EMPLOYEE = "SELECT u.id, u.purpose, u.decision, u.letter, u.used_on, u.mark_version, u.used_by AS used_by_name, u.recorded_at
        FROM performance_mark_use u
        WHERE u.institution_id = $1 AND u.employment_id = $2 ORDER BY u.id DESC LIMIT $3";
}

/// Whose mark, and which version of it.
pub struct OfMark {
    pub institution: InstitutionId,
    pub appraisal: AppraisalId,
    pub version: i64,
    pub employment: EmploymentId,
    pub year: FinancialYear,
}

pub fn insert(
    tx: &Tx<'_>,
    id: UseId,
    of: &OfMark,
    new: &NewUse,
    by: &Person,
    now: Timestamp,
) -> Result<(), Error> {
    let OfMark { institution, appraisal, version, employment, year } = of;
    let NewUse { purpose, decision, letter, used_on } = new;
    tx.run(
        &INSERT,
        &[
            institution,
            &id,
            appraisal,
            version,
            employment,
            year,
            purpose,
            decision,
            letter,
            used_on,
            &by.employment,
            &now,
            &by.name,
        ],
    )
    .map(drop)
}

/// The newest uses of one mark.
pub fn of_mark(
    tx: &Tx<'_>,
    institution: InstitutionId,
    appraisal: AppraisalId,
) -> Result<Vec<UseRow>, Error> {
    tx.all(&OF_MARK, &[&institution, &appraisal, &MOST])
}

/// The newest uses of one person's marks.
pub fn of_employee(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
) -> Result<Vec<UseRow>, Error> {
    tx.all(&OF_EMPLOYEE, &[&institution, &employment, &MOST])
}
