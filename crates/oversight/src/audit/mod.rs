//! Ukaguzi: the auditor's desk. A reason is stated (people::audit), then the file of an employee opens: plans, weeks,
//! appraisals, marks, history. HR and the head see every reason that was stated. Read store, then pages.

mod pages;
mod store;

pub use pages::routes;

#[cfg(test)]
#[path = "tests/mod.rs"]
mod tests;
