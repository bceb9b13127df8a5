//! Mikataba ya ajira inayokaribia kuisha: whose contract ends soon, for HR to renew or to let end. The day itself is written
//! with the employment; what follows from an end is `employee`'s. Read rules, then store, pages.

mod pages;
pub mod rules;
mod store;
#[cfg(test)]
mod tests;

use kernel::{Day, Error, could};
use platform::work::Work;

pub use pages::routes;
pub use rules::DAYS_AHEAD;

/// What waits for an HR officer: the first contract to end, and how many besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub name: String,
    pub others: i64,
    pub due_on: Day,
}

/// Where the list stands.
pub const PATH: &str = "/people/contracts";

/// None for whoever does not handle employments, and where no contract ends soon. One statement at most.
pub fn waiting(work: &Work<'_>) -> Result<Option<Waiting>, Error> {
    if !could(&crate::permissions::ENDING_LIST, work.actor()) {
        return Ok(None);
    }
    let until = work.today().plus_days(DAYS_AHEAD);
    let first = store::count(work.tx(), work.person()?.institution, until)?;
    Ok(first.map(|first| Waiting {
        name: first.name,
        others: first.count.saturating_sub(1),
        due_on: first.first_on,
    }))
}
