//! Mkataba wa utendaji kazi: an employee's plan for the year, from first draft to both signatures.
//! Read model, rules, typed, text, store, actions, pages. Progress on sub-tasks is the report's, marks the appraisal's.
//! Other features find the year's agreement by `find_current` and its running sub-tasks by `plan_rows`.

pub mod actions;
pub mod model;
mod pages;
pub mod rules;
pub mod signed;
pub mod store;
mod task;
mod template;
#[cfg(test)]
pub(crate) mod tests;
pub mod text;
pub mod typed;

pub use pages::routes;
pub(crate) use pages::{light, mend, weights};
pub use store::{find_of as find_current, list_sub_tasks as plan_rows};
pub use template::{TEMPLATES, load_templates};
