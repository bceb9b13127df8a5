//! Majukumu: the roles granted to employees. Roles that follow from the post held are not granted here.
//! Read rules, then store, actions, pages.

pub mod actions;
pub mod rules;
pub(crate) mod store;

pub use rules::Refusal;
