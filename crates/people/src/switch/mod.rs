//! Kubadili ajira: whoever works elsewhere now opens the file of the employment they left, answers there what is asked about
//! their mark, and comes back. One person, one account; each employment keeps its own rights. Source: performance.md 4.4
//! (departure by transfer), 5.2 (the employee appeals). Read store, then actions, pages.

mod actions;
mod pages;
pub mod store;
#[cfg(test)]
mod tests;

pub use actions::open_employment;
pub use pages::routes;
