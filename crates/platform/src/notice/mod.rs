//! Arifa: what others did about an employee, told to them once, calmly, where they look anyway. What somebody must do by a
//! day is a due date, not a notice. Read `model`, `rules`, `listen`, `pages`.

mod actions;
mod listen;
mod model;
mod pages;
pub mod rules;
pub mod store;
#[cfg(test)]
#[path = "tests/mod.rs"]
mod tests;

pub use listen::Listener;
pub use model::{News, Told, nothing_besides, who_did_it, whom_it_is_about, whose_it_is};
pub use pages::{NAV, READ, routes};
