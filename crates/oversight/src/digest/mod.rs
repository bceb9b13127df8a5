//! Muhtasari: one letter a day at most, with what is new and what waits, for whoever wants it. It names subjects and days,
//! nobody's marks, no appeal, and has no link. Sending is platform's. Read `rules`, `letter`, `actions`.

mod actions;
mod letter;
pub mod rules;
#[cfg(test)]
#[path = "tests/mod.rs"]
mod tests;

pub use actions::make_due;
