//! Vipindi vya mwaka: what an outgoing supervisor owes about the days they supervised, a closing note with a provisional
//! mark, and the statement of a mark that another institution sent. The year's mark weighs them by days (mark::cases).
//! Read model, then rules, store, actions, round, pages.

pub mod actions;
mod model;
mod pages;
pub mod round;
pub(crate) mod rules;
pub(crate) mod store;

#[cfg(test)]
pub(crate) mod tests;

pub use model::{Closing, NewStatement, PeriodId, PeriodRow, Source, State};
pub use pages::routes;
pub use store::periods_of;
