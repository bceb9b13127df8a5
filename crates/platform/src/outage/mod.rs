//! Kutopatikana kwa mfumo: the program says that it is alive, so that it knows when it was not. A day on which it was down
//! too long is nobody's last day: due dates and windows that end on it end later. Source: performance.md 5.2, 7 (PROPOSED).
//! Read rules, then store, watch.

pub mod rules;
pub(crate) mod store;
mod watch;

#[cfg(test)]
#[path = "tests.rs"]
mod tests;

pub use rules::first_kept;
pub use store::{Outage, list, lost_days};
pub use watch::{OUTAGE_EXTEND, beat, extend, record, to_extend, whole};
