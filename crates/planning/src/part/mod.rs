//! Sehemu ya idara katika mpango: a department or section takes its part of an activity, with a quantity.
//! Read model, then store, actions, pages.

pub mod actions;
mod model;
pub mod pages;
pub mod store;

pub use model::{PartId, PartRow};

#[cfg(test)]
mod tests;
