//! How an institution's people are led: the counts shown beside the institution's score, never scored.
//! Source: performance.md 3.4. The page is contract's, which asks for them through `contract::Governance`.

mod store;

use contract::GovernanceFigures;
use kernel::{Day, Error, FinancialYear, InstitutionId};
use platform::setting;
use platform::store::Tx;

/// The counts of a year up to a day. Weeks are due from the one in which the agreement was signed by both until the last that
/// ended, or the year's last.
pub fn figures(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    today: Day,
) -> Result<GovernanceFigures, Error> {
    let counted_to = today.min(year.last_day());
    let on_time_until = setting::windows(tx, year)?.get("supervisor_rating")?.closes_on;
    let row = store::count(tx, institution, year, counted_to, on_time_until.plus_days(1).starts_at())?;
    let mut weeks_due: i64 = 0;
    store::each_signed(tx, institution, year, |signed_on, employed_until| {
        let last = employed_until.map_or(counted_to, |last| last.min(counted_to));
        let first_monday = signed_on.max(year.first_day()).week().monday();
        let days = first_monday.days_until(last.plus_days(1));
        weeks_due = weeks_due.saturating_add(days.max(0).div_euclid(7));
    })?;
    Ok(GovernanceFigures {
        staff: row.staff,
        with_plan: row.with_plan,
        weeks_due,
        weeks_sent: row.weeks_sent.min(weeks_due),
        appraisals: row.appraisals,
        on_time: row.on_time,
        appeals_upheld: row.appeals_upheld,
    })
}
