//! Rufaa: a published mark is contested, item by item, before panels that did not give it, level after level.
//! Read in this order: model, rules, ladder, store, actions, form, pages, file.
//! How a mark is computed again from what a panel decided is `mark::reissue`; whose turn has passed is found by whoever
//! watches due dates, who then calls `actions::escalate_appeal`.

pub mod actions;
mod file;
mod form;
pub mod ladder;
pub mod model;
pub(crate) mod pages;
pub mod rules;
mod store;
#[cfg(test)]
mod tests;

pub(crate) use pages::{OwnAppeal, own_appeal};
