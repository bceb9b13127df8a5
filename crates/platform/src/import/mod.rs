//! The one import engine: an area gives an [`ImportKind`] with its [`Importer`] and adds [`routes`] to its own; reading,
//! dry run, all-or-nothing, report, progress and pages stand here. Read importer, report, engine, job, then pages.

pub mod command;
mod engine;
mod importer;
mod job;
mod pages;
mod progress;
mod report;
mod store;
mod upload;

pub use engine::Import;
pub use importer::{ImportKind, ImportPaths, ImportScope, Importer, Outcome};
pub use pages::routes;
pub use progress::Progress;
pub use report::{At, Finding, Findings, KEPT, Report, WholeFile};
pub use store::{ImportId, State};

#[cfg(test)]
mod tests;
