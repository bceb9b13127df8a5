//! Wajibu wa msimamizi: what stands behind M in a supervisor's mark, answer by answer: what was owed about other people, by which day,
//! and what came late or never. What counts is decided where the mark is computed (mark/store, decision 0004); here it is shown.

mod pages;
pub(crate) mod store;
#[cfg(test)]
pub(crate) mod tests;

pub use pages::routes;
