//! Kuhuisha: the mid-year review and the extraordinary change of a signed agreement, from draft to the next version of the
//! plan. Read model, compare, rules, text, store, actions, round, pages. What versions mean for a mark is the mark's business.
//! Source: performance.md 1.3; what that text leaves open is in docs/decisions (plan versions).

pub mod actions;
pub mod compare;
pub mod model;
mod pages;
pub mod round;
pub mod rules;
pub mod store;
#[cfg(test)]
pub(crate) mod tests;
mod text;
mod typed;
mod version;

pub use pages::routes;
