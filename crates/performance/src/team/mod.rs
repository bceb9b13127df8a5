//! Timu yangu: everybody a supervisor supervises today, with plan, last week, traffic light and what waits.
//! Read model, rules, store, pages. It only reads; what is done about a plan or a report is done in their own rooms.

pub mod model;
mod pages;
pub mod rules;
pub mod store;
#[cfg(test)]
mod tests;

pub use pages::routes;
