//! Kusaini mkataba: the same exact text by both sides, each with their password given again. One side works in another
//! institution, the secretariat above; it signs one contract or, in a sitting, many at once, each over its own hash.
//! Read in this order: model, store, actions, pages.

pub mod actions;
pub mod model;
mod pages;
pub mod store;

pub(crate) use actions::void;
pub use actions::{SIGN_ABOVE_DUE, SIGN_DUE, Seen, sign_many, sign_terms};
pub use model::SignatureRow;
pub use pages::routes;
