//! How an institution's people are led: the counts shown beside the institution's score, never scored.
//! Source: performance.md 3.4. The page is contract's, which asks for them through `contract::Governance`.

mod rules;
mod store;
#[cfg(test)]
mod tests;

use contract::GovernanceFigures;
use kernel::{Day, Error, FinancialYear, InstitutionId};
use platform::setting;
use platform::store::Tx;

use rules::Counted;

/// The counts of a year up to a day. Reports are counted where they were due: what was sent for a week of leave, or before
/// the agreement was signed, stands for nothing that another did not send.
pub fn figures(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    today: Day,
) -> Result<GovernanceFigures, Error> {
    let counted_to = today.min(year.last_day());
    let counted = Counted::new(year, today);
    let on_time_until = setting::windows(tx, year)?.get("supervisor_rating")?.closes_on;
    let before = on_time_until.plus_days(1).starts_at();
    let row = store::count(tx, institution, year, (counted_to, counted.last.monday()), before)?;
    let (mut weeks_due, mut not_due): (i64, i64) = (0, 0);
    store::each_signed(tx, institution, year, |duty| {
        weeks_due = weeks_due.saturating_add(counted.due(duty));
        not_due = not_due.saturating_add(counted.sent_undue(duty));
    })?;
    Ok(GovernanceFigures {
        staff: row.staff,
        with_plan: row.with_plan,
        weeks_due,
        weeks_sent: row.weeks_sent.saturating_sub(not_due),
        appraisals: row.appraisals,
        on_time: row.on_time,
        appeals_upheld: row.appeals_upheld,
    })
}
