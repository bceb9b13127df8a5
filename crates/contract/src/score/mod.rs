//! Alama ya taasisi (I): made when a quarter's figures are verified, kept with every number it was computed from, explained
//! number by number. Read in this order: model, rules, store, actions, pages.
//! The head's own mark is performance's, which reads [`verified`].

pub mod actions;
pub mod model;
mod pages;
pub mod rules;
pub mod store;

pub use model::{Inputs, ScoreRow};
pub use pages::routes;
pub use store::verified;
