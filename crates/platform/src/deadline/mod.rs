//! What somebody owes by a day: a row made by the unit of work that causes it and closed by the one that answers it.
//! When the day passes, the engine runs what the kind's area does about it: once, whichever server comes first.
//! Whom silence concerns and where it leads is business and stands in the areas. Read model, owing, engine; SQL is in store.

mod engine;
mod model;
mod owing;
pub(crate) mod store;

#[cfg(test)]
#[path = "tests.rs"]
mod tests;

pub use engine::{DUE_PASS, OnPassed, run_passed};
pub use model::{Deadline, OwedBy, Passed};
pub use store::keep_owed;
