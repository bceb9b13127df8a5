//! Kwa nini sioni? Why somebody does not see a person, a report or their own mark, answered in one sentence from the facts.
//! It never tells whether somebody exists to those who may not know. Read rules, then store, pages.
//! Source: performance.md 4.4 (heads who cannot see their people's entries) and 6.1 (7).

mod pages;
pub mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use pages::routes;
