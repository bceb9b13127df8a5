//! Whose agreement of the running year is not begun or not signed: one's own, one's people's, and, once the day has passed,
//! those of the people below them. Read rules, then store. Beginning and signing are the agreement's business.

pub mod rules;
mod store;
#[cfg(test)]
mod tests;

use kernel::Error;
use platform::work::Work;

pub use rules::Waiting;

/// What waits for the reader about agreements of the running year. Two statements.
pub fn waiting(work: &Work<'_>) -> Result<Vec<Waiting>, Error> {
    let (person, today) = (work.person()?, work.today());
    let year = today.financial_year();
    let closes_on = work.windows(year)?.get("agreement")?.closes_on;
    let rows = store::count(work.tx(), person.institution, person.employment, today, (year, closes_on))?;
    Ok(rules::waiting(&rows, closes_on, today))
}
