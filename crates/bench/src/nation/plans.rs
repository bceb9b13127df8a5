//! Rows of an institution's plan of the current year: objectives, targets, activities with budget lines.
//! Who serves an activity with a task is in `years`.

use kernel::uuid::Uuid;

use super::batch::{Batch, Table, cells};
use super::{Layout, current_year, now};
use crate::chance::{Of, id};

/// Titles of employees' sub-tasks.
pub const TITLES: &[&str] = &[
    "Kufundisha vipindi vya somo kwa wiki",
    "Kukagua miradi ya maji vijijini",
    "Kuandaa taarifa ya robo mwaka",
    "Kusimamia usafi wa mazingira",
    "Kutembelea kaya zenye uhitaji",
    "Kuhakiki orodha ya watumishi",
    "Kukusanya mapato ya ndani",
    "Kutunza kumbukumbu za mali",
    "Kuhudumia wagonjwa wa nje",
];

static PLAN: Table =
    Table { name: "planning_plan", columns: "institution_id, year, id, state, reason, approved_at, version" };
static OBJECTIVE: Table =
    Table { name: "planning_objective", columns: "institution_id, id, year, code, title, version" };
static TARGET: Table = Table {
    name: "planning_target",
    columns: "institution_id, id, year, objective_id, code, title, version",
};
static ACTIVITY: Table = Table {
    name: "planning_activity",
    columns: "institution_id, id, year, target_id, code, title, cost_centre, sub_vote, owner_unit_id, indicator, \
        unit_of_measure, baseline, yearly_target, quarter_1, quarter_2, quarter_3, quarter_4, version",
};
static BUDGET_LINE: Table = Table {
    name: "planning_budget_line",
    columns: "institution_id, activity_id, line, project, gfs_code, amount, spent",
};

const OBJECTIVES: u64 = 8;
const TARGETS: u64 = 40;
pub const ACTIVITIES: u64 = 120;

pub fn activity(institution: u64, nth: u64) -> Uuid {
    id(Of::Activity, institution, nth % ACTIVITIES)
}

pub fn write(batch: &mut Batch, layout: &Layout) {
    let number = layout.institution;
    let institution = id(Of::Institution, number, 0);
    let year = i64::from(current_year().start_year());
    batch.put(&PLAN, cells![institution, year, id(Of::Plan, number, 0), "approved", "", now(), 1_i64]);
    for (nth, letter) in (0..OBJECTIVES).zip('A'..) {
        let title = format!("Lengo {letter}: huduma kwa wananchi zimeboreshwa");
        batch.put(
            &OBJECTIVE,
            cells![institution, id(Of::Objective, number, nth), year, letter.to_string(), title, 1_i64],
        );
    }
    for nth in 0..TARGETS {
        let code = format!(
            "{}{:02}S",
            ('A'..).nth(usize::try_from(nth % OBJECTIVES).unwrap_or_default()).unwrap_or('A'),
            nth
        );
        let title = format!("Shabaha {nth}: huduma zimefika vijiji 40 ifikapo Juni 2027");
        let objective = id(Of::Objective, number, nth % OBJECTIVES);
        batch.put(
            &TARGET,
            cells![institution, id(Of::Target, number, nth), year, objective, code, title, 1_i64],
        );
    }
    for nth in 0..ACTIVITIES {
        let own = activity(number, nth);
        let owner = id(Of::Unit, number, nth % layout.departments);
        batch.put(
            &ACTIVITY,
            cells![
                institution,
                own,
                year,
                id(Of::Target, number, nth % TARGETS),
                format!("K{nth:03}S01"),
                format!("Shughuli {nth}: kufanya ziara za ufuatiliaji katika vijiji"),
                "508A",
                "5010",
                owner,
                "Idadi ya vijiji vilivyofikiwa",
                "kijiji",
                0_i64,
                40_000_i64,
                10_000_i64,
                10_000_i64,
                10_000_i64,
                10_000_i64,
                1_i64,
            ],
        );
        for line in 1..=2_i64 {
            batch.put(&BUDGET_LINE, cells![institution, own, line, "", "22001109", 150_000_000_i64, 0_i64]);
        }
    }
}
