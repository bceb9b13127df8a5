//! The sheet of money spent, as the accounts office has it: what was spent since the year began on each budget line of an approved
//! plan. It adds no line and changes no budget: that is the plan sheet's. Money stands beside progress and is never mixed into it.

mod importer;

use platform::import::ImportKind;
use platform::sheet::Column;

use crate::permissions;
use importer::SpendingImporter;

/// Fedha zilizotumika kutoka faili: spending on the plan of one institution and year.
pub static SPENDING: ImportKind = ImportKind {
    kind: "spending",
    action: &permissions::SPENDING_IMPORT,
    title: "planning-spending-import",
    paths: platform::import_paths!("spending"),
    by_year: true,
    tables: &["planning_budget_line", "platform_event"],
    columns: &[
        Column { key: "activity_code", sw: "Msimbo wa shughuli", en: "Activity code", required: true },
        Column { key: "project", sw: "Mradi", en: "Project", required: false },
        Column { key: "gfs_code", sw: "GFS", en: "GFS code", required: true },
        Column { key: "spent", sw: "Zilizotumika", en: "Spent", required: true },
    ],
    make: |scope| Box::new(SpendingImporter::new(*scope)),
};

#[cfg(test)]
mod tests;
