//! Usawa wa tathmini: how marks of quality are spread, per supervisor for those above them, per institution, and for the
//! nation without small groups. It shows and explains; it changes no mark and ranks nobody. Source: performance.md 3.5.
//! Read model, rules, reports, hide (all pure), then store, actions, pages. What it does not say is said on each page.

pub mod actions;
pub(crate) mod gather;
mod hide;
mod model;
mod pages;
mod reports;
mod rules;
mod store;
#[cfg(test)]
pub(crate) mod tests;

pub use pages::routes;
