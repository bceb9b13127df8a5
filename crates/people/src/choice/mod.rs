//! Kuchagua msimamizi: an employee names the supervisor they should have; the one named accepts, HR confirms, and only then
//! the supervision changes. Source: performance.md 4.4 (choosing supervisor). Read model, then rules, store, actions, pages.

pub mod actions;
mod model;
mod pages;
pub mod rules;
pub(crate) mod store;

#[cfg(test)]
mod tests;

pub use model::{ChoiceId, ChoiceRow, NewChoice, State};
pub use pages::routes;
