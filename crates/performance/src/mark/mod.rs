//! Alama: formula F1, the mark of a year with everything it was computed from, its explanation, and the exports.
//! Read in this order: model, cases, formula, explain, store, actions, export, pages.
//! Who gives the marks of quality and behaviour, and when, is not here: that is `appraisal`.

mod actions;
pub mod cases;
mod explain;
mod export;
mod formula;
mod model;
pub(crate) mod pages;
mod preview;
mod reissue;
mod store;
#[cfg(test)]
pub(crate) mod tests;

pub use actions::{Counted, compute_all, expected, gather, preview};
pub(crate) use actions::{gather_of_post, limits, publish};
pub use explain::{Explanation, explain};
pub(crate) use export::employee_year;
pub use export::{write_marks_csv, write_year_json};
pub use formula::{Computed, NoMark, compute, counts};
use kernel::exact;
pub use kernel::exact::Exact;
pub use model::{
    Band, Duty, FactorInput, Group, Inputs, Parameters, Part, Shares, SubTaskInput, TaskInput, VersionInput,
};
pub(crate) use pages::factor_names;
pub use preview::{Assumed, Preview};
pub(crate) use reissue::reissue;
pub use reissue::{Change, Reissued, changed};
pub(crate) use store::{MarkRow, VersionRow, find_mark, kept, versions};
