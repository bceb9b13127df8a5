//! Kusamehe kazi ndogo: the supervisor excuses somebody from a sub-task that could not be done, with a reason; it drops
//! out of the mark and the other weights share its place. Read model, rules, store, actions, pages. Source: performance.md 1.2, 3.3.

mod actions;
mod model;
mod pages;
pub mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use actions::{excuse_sub_task, resume_sub_task};
pub use pages::routes;
