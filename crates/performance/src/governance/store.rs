//! All SQL of the counts beside the institution's score: one statement for the counts, one for the days of signatures.

use kernel::{Day, Error, FinancialYear, InstitutionId, Timestamp};
use platform::store::Tx;

platform::statements! {
    COUNT = "SELECT
          (SELECT COUNT(*) FROM people_employment staff WHERE staff.institution_id = $1 AND staff.starts_on <= $3
            AND (staff.ends_on IS NULL OR staff.ends_on >= $4)) AS staff,
          (SELECT COUNT(*) FROM performance_agreement agreed WHERE agreed.institution_id = $1 AND agreed.year = $2
            AND agreed.state IN ('approved', 'signed')) AS with_plan,
          (SELECT COUNT(*) FROM performance_report sent
            JOIN performance_agreement of_year ON of_year.institution_id = sent.institution_id AND of_year.id = sent.agreement_id
            WHERE sent.institution_id = $1 AND of_year.year = $2 AND sent.week <= $3) AS weeks_sent,
          (SELECT COUNT(*) FROM performance_appraisal opened WHERE opened.institution_id = $1 AND opened.year = $2) AS appraisals,
          (SELECT COUNT(*) FROM performance_appraisal rated WHERE rated.institution_id = $1 AND rated.year = $2
            AND rated.supervisor_rated_at < $5) AS on_time,
          (SELECT COUNT(DISTINCT decided.appeal_id) FROM performance_appeal_level decided
            JOIN performance_appeal appeal ON appeal.institution_id = decided.institution_id AND appeal.id = decided.appeal_id
            WHERE decided.institution_id = $1 AND appeal.year = $2 AND decided.outcome IN ('upheld', 'partial')) AS appeals_upheld";
    EACH_SIGNED = "SELECT agreement.employee_signed_at, agreement.supervisor_signed_at, employment.ends_on
        FROM performance_agreement agreement
        JOIN people_employment employment ON employment.institution_id = agreement.institution_id
            AND employment.id = agreement.employment_id
        WHERE agreement.institution_id = $1 AND agreement.year = $2 AND agreement.state = 'signed'";
}

platform::row! {
    pub(super) struct CountRow {
        pub staff: i64,
        pub with_plan: i64,
        pub weeks_sent: i64,
        pub appraisals: i64,
        pub on_time: i64,
        pub appeals_upheld: i64,
    }
    struct SignedRow {
        employee_signed_at: Option<Timestamp>,
        supervisor_signed_at: Option<Timestamp>,
        ends_on: Option<Day>,
    }
}

/// The counts; `before` is the moment by which the supervisor's marks are in time.
pub(super) fn count(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    counted_to: Day,
    before: Timestamp,
) -> Result<CountRow, Error> {
    tx.one(&COUNT, &[&institution, &year, &counted_to, &year.first_day(), &before])
}

/// Every signed agreement of the year: the day of its second signature, and the last day of employment where there is one.
pub(super) fn each_signed(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    mut use_row: impl FnMut(Day, Option<Day>),
) -> Result<(), Error> {
    tx.each::<SignedRow>(&EACH_SIGNED, &[&institution, &year], |row| {
        if let Some(at) = row.employee_signed_at.max(row.supervisor_signed_at) {
            use_row(at.day(), row.ends_on);
        }
        Ok(())
    })
}
