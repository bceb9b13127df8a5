//! Mkataba wa utendaji kazi: an employee's plan for the year, from first draft to both signatures.
//! Read model, rules, typed, text, store, actions, pages. Progress on sub-tasks is the report's, marks the appraisal's.

pub mod actions;
pub mod model;
pub mod rules;
pub mod store;
pub mod text;
pub mod typed;
