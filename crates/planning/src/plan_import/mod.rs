//! The plan sheet: its columns in Swahili and English, as PlanRep exports and MTEF Form 6 name them, and the importer.
//! Several rows with one activity code are its budget lines. Read reading, headings, then importer.

mod headings;
mod importer;
mod reading;

use platform::import::ImportKind;
use platform::sheet::Column;

use crate::permissions;
use importer::PlanImporter;
pub(crate) use reading::number;

const fn must(key: &'static str, sw: &'static str, en: &'static str) -> Column {
    Column { key, sw, en, required: true }
}

const fn may(key: &'static str, sw: &'static str, en: &'static str) -> Column {
    Column { key, sw, en, required: false }
}

/// Mpango wa taasisi kutoka faili: the plan of one institution and year.
pub static PLAN: ImportKind = ImportKind {
    kind: "plan",
    action: &permissions::PLAN_IMPORT,
    title: "planning-import",
    paths: platform::import_paths!("plan"),
    by_year: true,
    tables: &[
        "planning_objective",
        "planning_target",
        "planning_activity",
        "planning_budget_line",
        "platform_event",
    ],
    columns: &[
        must("objective_code", "Msimbo wa lengo", "Objective code"),
        may("objective", "Lengo", "Objective"),
        must("target_code", "Msimbo wa shabaha", "Target code"),
        may("target", "Shabaha", "Target"),
        must("activity_code", "Msimbo wa shughuli", "Activity code"),
        must("activity", "Shughuli", "Activity"),
        may("cost_centre", "Kituo cha gharama", "Cost centre"),
        may("sub_vote", "Kifungu", "Sub vote"),
        may("project", "Mradi", "Project"),
        may("gfs_code", "GFS", "GFS code"),
        may("amount", "Kiasi", "Amount"),
        may("owner", "Mmiliki", "Owner"),
        may("indicator", "Kiashiria", "Indicator"),
        may("unit", "Kipimo", "Unit"),
        may("baseline", "Msingi", "Baseline"),
        may("yearly_target", "Kiasi kilichopangwa", "Yearly target"),
        may("quarter_1", "Robo 1", "Quarter 1"),
        may("quarter_2", "Robo 2", "Quarter 2"),
        may("quarter_3", "Robo 3", "Quarter 3"),
        may("quarter_4", "Robo 4", "Quarter 4"),
    ],
    make: |scope| Box::new(PlanImporter::new(*scope)),
};

#[cfg(test)]
mod tests;
