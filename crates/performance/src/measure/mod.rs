//! Tuzo, hatua za maendeleo na adhabu: what the supervisor recommends with an appraisal, the employee's hearing, the decision
//! of the head of institution, and what became of it; and the training needs of an institution. Read model, rules, typed,
//! store, actions, pages. It changes no mark and touches no pay. Source: performance.md 3.2 section 8, 6.1 (22), 6.2 (1, 4).

pub mod actions;
pub mod model;
pub(crate) mod pages;
pub mod rules;
mod store;
#[cfg(test)]
mod tests;
mod training;
pub mod typed;

pub(crate) use store::of_appraisal;
