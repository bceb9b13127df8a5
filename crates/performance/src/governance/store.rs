//! All SQL of the counts beside the institution's score: one statement for the counts, one for the days of signatures.

use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId, Timestamp};
use platform::store::Tx;

use super::rules::Duty;

platform::statements! {
    COUNT = concat!("SELECT
          (SELECT COUNT(*) FROM people_employment staff WHERE staff.institution_id = $1 AND staff.starts_on <= $3
            AND (staff.ends_on IS NULL OR staff.ends_on >= $4)
            AND (NOT ", people::on_studies!("staff", "$3"), "OR EXISTS (SELECT 1 FROM performance_agreement own
              WHERE own.institution_id = $1 AND own.employment_id = staff.id AND own.year = $2
                AND own.state IN ('approved', 'signed')))) AS staff,
          (SELECT COUNT(*) FROM performance_agreement agreed WHERE agreed.institution_id = $1 AND agreed.year = $2
            AND agreed.state IN ('approved', 'signed')) AS with_plan,
          (SELECT COUNT(*) FROM performance_report sent
            JOIN performance_agreement of_year ON of_year.institution_id = sent.institution_id AND of_year.id = sent.agreement_id
            WHERE sent.institution_id = $1 AND of_year.year = $2 AND sent.week <= $6) AS weeks_sent,
          (SELECT COUNT(*) FROM performance_appraisal opened WHERE opened.institution_id = $1 AND opened.year = $2) AS appraisals,
          (SELECT COUNT(*) FROM performance_appraisal rated WHERE rated.institution_id = $1 AND rated.year = $2
            AND rated.supervisor_rated_at < $5) AS on_time,
          (SELECT COUNT(DISTINCT decided.appeal_id) FROM performance_appeal_level decided
            JOIN performance_appeal appeal ON appeal.institution_id = decided.institution_id AND appeal.id = decided.appeal_id
            WHERE decided.institution_id = $1 AND appeal.year = $2 AND decided.outcome IN ('upheld', 'partial')) AS appeals_upheld");
    /// Signed agreements, each with every absence and with the weeks sent that may not have been due: of a leaver, before the
    /// plan ran, in an absence. A date stands before a moment in both databases, which finds more than it must; the rules
    /// decide.
    EACH_SIGNED = "SELECT agreement.employment_id, agreement.started_at, employment.ends_on,
            away.from_on AS absent_from, away.to_on AS absent_to, sent.week
        FROM performance_agreement agreement
        JOIN people_employment employment ON employment.institution_id = agreement.institution_id
            AND employment.id = agreement.employment_id
        LEFT JOIN people_absence away ON away.institution_id = agreement.institution_id
            AND away.employment_id = agreement.employment_id AND away.state = 'agreed' AND away.to_on >= $3 AND away.from_on <= $4
        LEFT JOIN performance_report sent ON sent.institution_id = agreement.institution_id AND sent.agreement_id = agreement.id
            AND (employment.ends_on IS NOT NULL OR sent.week < agreement.started_at
                OR (away.from_on <= sent.week AND away.to_on >= sent.week))
        WHERE agreement.institution_id = $1 AND agreement.year = $2 AND agreement.state = 'signed'
        ORDER BY agreement.employment_id";
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
        employment_id: EmploymentId,
        started_at: Option<Timestamp>,
        ends_on: Option<Day>,
        absent_from: Option<Day>,
        absent_to: Option<Day>,
        week: Option<Day>,
    }
}

/// The counts; `before` is the moment by which the supervisor's marks are in time, `last_week` the Monday of the last week
/// that has ended.
pub(super) fn count(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    (counted_to, last_week): (Day, Day),
    before: Timestamp,
) -> Result<CountRow, Error> {
    tx.one(&COUNT, &[&institution, &year, &counted_to, &year.first_day(), &before, &last_week])
}

/// Every signed agreement of the year with what its duty to report depends on.
pub(super) fn each_signed(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    mut use_duty: impl FnMut(&Duty),
) -> Result<(), Error> {
    let mut current: Option<(EmploymentId, Duty)> = None;
    let last = year.last_day().week().sunday();
    tx.each::<SignedRow>(&EACH_SIGNED, &[&institution, &year, &year.first_day(), &last], |row| {
        let of_another = current.as_ref().is_none_or(|(employment, _)| *employment != row.employment_id);
        if of_another && let Some((_, duty)) = current.replace((row.employment_id, Duty::default())) {
            use_duty(&duty);
        }
        if let Some((_, duty)) = &mut current {
            duty.started_on = row.started_at.map(Timestamp::day);
            duty.employed_until = row.ends_on;
            duty.away.extend(row.absent_from.zip(row.absent_to));
            duty.doubtful.extend(row.week);
        }
        Ok(())
    })?;
    if let Some((_, duty)) = &current {
        use_duty(duty);
    }
    Ok(())
}
