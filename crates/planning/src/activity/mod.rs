//! Malengo, shabaha na shughuli: the lines of the institution's plan and their budget.
//! Read code, model, rules, then store, actions, pages.

pub mod actions;
pub mod code;
mod forms;
mod model;
pub mod pages;
pub mod rules;
pub mod store;

pub use forms::QUARTERS;
pub use model::{
    ActivityId, ActivityRow, BudgetLine, Details, ObjectiveId, ObjectiveRow, TargetId, TargetRow,
};

#[cfg(test)]
mod tests;
