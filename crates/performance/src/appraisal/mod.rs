//! Tathmini: quality and behaviour judged by the employee, the supervisor, and both together; countersigned; published.
//! Read in this order: model, rules, store, actions, round, form, pages.
//! How a mark is computed from what is judged here is `mark`; quantity and time come from the weekly reports.

pub mod actions;
mod form;
pub mod model;
pub(crate) mod pages;
pub mod round;
pub mod rules;
pub(crate) mod store;
#[cfg(test)]
pub(crate) mod tests;

pub(crate) use store::{find as find_appraisal, items, lines};
