//! The one import engine: an area gives an [`ImportKind`] with its [`Importer`]; reading, dry run, all-or-nothing,
//! report, progress and pages stand here. Read importer, report, engine, job, then pages.

mod importer;
mod report;

pub use importer::{ImportKind, ImportScope, Importer, Outcome};
pub use report::{At, Finding, Findings, KEPT, Report, WholeFile};
