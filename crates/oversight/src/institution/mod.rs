//! Hali ya taasisi: where an institution and each of its units stand today, who is behind a number, and who is stuck on whom.
//! For HR, coordinator, head of institution and heads of units. It only reads. Read model, store, pages.

pub mod model;
mod pages;
pub(crate) mod store;

pub use pages::routes;
pub(crate) use pages::year_of;

#[cfg(test)]
#[path = "tests/mod.rs"]
pub(crate) mod tests;
