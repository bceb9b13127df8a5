//! One employee's year: the agreement with its tasks and sub-tasks, the weekly reports, the appraisal and its mark.
//! This file is the facade: what the program collects from the area and what other crates may call; no logic.

pub mod permissions;

// agreement
pub mod agreement;

// report

// appraisal

