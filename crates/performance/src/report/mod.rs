//! Taarifa ya wiki: what an employee did in a week, sent once, verified or queried by the supervisor.
//! Read model, rules, store, actions, form, pages. What a year of reports is worth is the appraisal's.

pub mod actions;
mod form;
pub mod model;
mod pages;
pub mod rules;
pub mod store;
#[cfg(test)]
pub(crate) mod tests;

pub use pages::routes;
