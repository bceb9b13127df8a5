//! Ukaguzi kwa sababu: before an auditor reads somebody's plan, reports, appraisal or mark, the auditor says why; the employee
//! sees it in their history, and the reason counts for some days. Policy reads it as `Who::Stated`. Read model, store, actions.
//! The pages stand in oversight, which knows what a file holds.

pub mod actions;
pub mod model;
pub mod store;

#[cfg(test)]
#[path = "tests/mod.rs"]
mod tests;
