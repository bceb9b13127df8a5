//! Where and how often somebody is reached by e-mail: they say it themselves. What a letter says, and sending it, is not here.
//! Read `model`, `actions`, `pages`.

pub mod actions;
mod model;
mod pages;
mod store;
#[cfg(test)]
#[path = "tests/mod.rs"]
mod tests;

pub use model::{Digest, Recipient};
pub use pages::routes;
pub use store::list_recipients;
