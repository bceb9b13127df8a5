//! Makabidhiano ya kazi: somebody leaves before the year ends, and their supervisor names who takes each sub-task that is
//! still open. Whoever takes some puts them into their own plan by an update, so that both sides still consent to it.
//! What else is owed by a leaver is people's handover. Source: performance.md 4.4 (transfer). Read model, then rules, store,
//! actions, round, pages.

pub mod actions;
mod model;
mod pages;
pub mod round;
mod rules;
pub(crate) mod store;

#[cfg(test)]
mod tests;

pub use model::{HandoverId, NewPart, PartId};
pub use pages::routes;
