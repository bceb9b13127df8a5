//! Kuingiza watumishi: a sheet of staff into an institution: units, workstations, posts, people and supervisors.
//! Read columns, then reading (what one row says), seats (the tree it names), known (what is read
//! ahead), importer. The engine is platform's.

mod columns;
mod importer;
mod known;
mod reading;
mod seats;
mod store;

pub use columns::STAFF;

#[cfg(test)]
#[path = "tests/mod.rs"]
mod tests;
