//! Muhtasari: how many people of a unit have a plan, a report, a mark, and what their superiors owe; for every unit of an
//! institution and for the whole of it. Consoles of one institution add it up as it stands; those of the nation read the
//! rows that the program's round keeps. Read model, rules, hide, store, actions, then view.

pub mod actions;
pub mod hide;
pub mod model;
pub mod rules;
pub(crate) mod store;
pub mod view;

#[cfg(test)]
#[path = "tests/mod.rs"]
mod tests;
