//! Majukumu: the roles granted to employees. Roles that follow from the post held are not granted here.
//! Read rules, then store, actions, pages.

pub mod actions;
mod pages;
pub mod rules;
pub(crate) mod store;

pub use pages::routes;
pub use rules::Refusal;
