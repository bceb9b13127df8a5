//! Kaimu: who carries an absent person's approvals for a time, by letter.
//! Read model, then rules, store, actions, pages.

pub mod actions;
mod model;
mod pages;
pub mod rules;
pub(crate) mod store;

pub use model::{ActingId, ActingRow, NewActing};
pub use pages::routes;
