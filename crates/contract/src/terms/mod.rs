//! Mkataba wa taasisi: what an institution undertakes for a year, version by version, from draft to signed.
//! Read in this order: model, rules, text, store, actions, pages. Signing it is `signing`.

pub mod actions;
pub mod model;
mod pages;
pub mod rules;
pub mod store;
pub mod text;

pub use model::{ObjectiveRow, State, TargetRow, TermsId, TermsRow};
pub(crate) use pages::crumb;
pub use pages::routes;
pub use rules::Refusal;
