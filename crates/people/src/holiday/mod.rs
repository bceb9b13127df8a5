//! Sikukuu: the public holidays of an institution, listed by year and corrected when the Government proclaims otherwise.
//! The rows, and what a working day is, are platform's. Read actions, then pages.

pub mod actions;
mod pages;

pub use pages::routes;

#[cfg(test)]
#[path = "tests/mod.rs"]
mod tests;
