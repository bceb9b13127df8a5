//! Kupandishwa: what a supervisor leaves unanswered goes one level up, and what is done when the last level was silent too.
//! Due dates and the engine that finds passed ones are platform's; the steps themselves stay in their rooms.
//! Read model, rules, store, actions, view.

pub mod actions;
pub mod model;
pub mod rules;
pub(crate) mod store;
mod view;

#[cfg(test)]
mod tests;

pub use actions::ON_PASSED;
pub use view::{Said, event, note};
