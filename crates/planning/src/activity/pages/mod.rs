//! The pages of the plan's lines. Objectives and targets have a form of two fields each (line); an activity has its own
//! page, a form with budget lines (edit) and one for what was spent (spending).

mod edit;
mod line;
mod show;
mod spending;

use kernel::Error;
use people::unit::UnitRow;
use platform::http::{Routes, Visit};
use platform::work::Work;
use ui::Choice;

use super::model::{ActivityId, ActivityRow, BudgetLine};
use super::store;
use crate::permissions;

pub fn routes() -> Routes {
    Routes::new()
        .get("/plan/objectives/new", &permissions::OBJECTIVE_CREATE, line::new_objective)
        .post("/plan/objectives/new", &permissions::OBJECTIVE_CREATE, line::create_objective)
        .get("/plan/objectives/{id}", &permissions::OBJECTIVE_EDIT, line::objective)
        .post("/plan/objectives/{id}", &permissions::OBJECTIVE_EDIT, line::edit_objective)
        .post("/plan/objectives/{id}/delete", &permissions::OBJECTIVE_DELETE, line::delete_objective)
        .get("/plan/targets/new", &permissions::TARGET_CREATE, line::new_target)
        .post("/plan/targets/new", &permissions::TARGET_CREATE, line::create_target)
        .get("/plan/targets/{id}", &permissions::TARGET_EDIT, line::target)
        .post("/plan/targets/{id}", &permissions::TARGET_EDIT, line::edit_target)
        .post("/plan/targets/{id}/delete", &permissions::TARGET_DELETE, line::delete_target)
        .get("/plan/activities/new", &permissions::ACTIVITY_CREATE, edit::new_form)
        .post("/plan/activities/new", &permissions::ACTIVITY_CREATE, edit::create)
        .get("/plan/activities/{id}", &permissions::PLAN_READ, show::show)
        .get("/plan/activities/{id}/edit", &permissions::ACTIVITY_EDIT, edit::edit_form)
        .post("/plan/activities/{id}/edit", &permissions::ACTIVITY_EDIT, edit::edit)
        .post("/plan/activities/{id}/delete", &permissions::ACTIVITY_DELETE, edit::delete)
        .get("/plan/activities/{id}/spending", &permissions::ACTIVITY_RECORD_SPENDING, spending::form)
        .post("/plan/activities/{id}/spending", &permissions::ACTIVITY_RECORD_SPENDING, spending::record)
}

/// An activity that this reader may do this with, and its budget lines.
fn open(
    work: &Work<'_>,
    action: &kernel::Action,
    id: ActivityId,
) -> Result<(ActivityRow, Vec<BudgetLine>), Error> {
    let institution = work.institution()?;
    let row = work.open(action, store::find(work.tx(), institution, id)?)?;
    let lines = store::list_lines(work.tx(), institution, id)?;
    Ok((row, lines))
}

/// Units to choose an owner from, sections after their department.
pub(crate) fn unit_choices(units: &[UnitRow]) -> Vec<Choice> {
    units
        .iter()
        .map(|unit| {
            let indent = if unit.parent_id.is_some() { "\u{2003}" } else { "" };
            Choice::new(unit.id.to_string(), format!("{indent}{}", unit.name))
        })
        .collect()
}

fn activity_address(id: ActivityId) -> String {
    format!("/plan/activities/{id}")
}

/// Reads the id in a query, NotFound when it is missing or no id.
fn id_in_query<T: std::str::FromStr>(visit: &Visit, name: &str) -> Result<T, Error> {
    visit.query(name).and_then(|text| text.parse().ok()).ok_or(Error::NotFound)
}
