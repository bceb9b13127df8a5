//! The page everybody lands on: what waits for them and for those they act for, oldest due date first.
//! Read rules, then pages.

mod pages;
pub mod rules;

pub(crate) use pages::gather;
pub use pages::routes;
