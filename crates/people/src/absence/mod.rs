//! Kutokuwepo kazini: leave, sickness, study, suspension and the like, from day to day.
//! What it means for reports and marks is decided where those are. Read model, then rules, store, actions, pages.

pub mod actions;
pub mod deferral;
mod model;
mod pages;
pub mod rules;
pub mod store;

#[cfg(test)]
mod tests;

pub use model::{AbsenceId, AbsenceRow, Kind, NewAbsence, Span, State};
pub use pages::routes;
pub use store::{list_spans, list_spans_of, was_away};
