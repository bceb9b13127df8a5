//! Kikao cha kusaini: a regional secretary calls the councils of the region to sign in one sitting, and the room watches
//! the list fill. A sitting belongs to the secretariat; what is signed stays with each council.
//! Read in this order: model, rules, store, actions, pages. Source: the first seed document; performance.md 4.5.

pub mod actions;
pub mod model;
mod pages;
pub mod rules;
pub mod store;

pub use model::{SittingId, SittingRow};
pub use pages::routes;
