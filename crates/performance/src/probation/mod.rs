//! Mapitio ya majaribio: after six and after twelve months of probation the supervisor says, from the same plan and reports as
//! everything else, whether somebody should be confirmed. Confirming is HR's, on the employment itself.
//! Source: performance.md 4.4 (probation). Read model, then rules, store, actions, round, pages.

pub mod actions;
mod model;
mod pages;
pub mod round;
pub mod rules;
pub(crate) mod store;

#[cfg(test)]
mod tests;

pub use model::{ProbationId, Recommendation, State};
pub use pages::routes;
