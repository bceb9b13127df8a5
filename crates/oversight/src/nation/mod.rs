//! Taifa: from the 26 regions to one section in three clicks. Numbers only, read from the rows that the round keeps; who is
//! behind a number is the institution's own matter. Read pages.

mod pages;

pub use pages::routes;

#[cfg(test)]
#[path = "tests/mod.rs"]
mod tests;
