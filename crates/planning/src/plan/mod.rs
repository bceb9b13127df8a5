//! Mpango wa taasisi: one institution's plan of one year, its way to approval, and the tree with progress and money.
//! Read model, rules, then store, actions, outline, pages.

pub mod actions;
pub mod copy;
mod model;
mod outline;
pub mod pages;
pub mod rules;
pub mod store;

pub use model::{ActivityLine, HeadingLine, PlanId, PlanRow, State};

#[cfg(test)]
mod tests;
