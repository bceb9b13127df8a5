//! What planners do with the lines of a plan: add, change and remove objectives, targets and activities, record spending.
//! Whether the plan may be changed now is asked of the plan itself.

use kernel::{Error, FieldErrors, FinancialYear, InstitutionId, Money, Place, Reason};
use platform::work::{Event, Saved, Work};
use serde_json::{Value, json};

use super::model::{
    ActivityId, ActivityRow, BudgetLine, Details, ObjectiveId, ObjectiveRow, TargetId, TargetRow,
};
use super::rules::{self, LineRefusal};
use super::store;
use crate::{permissions, plan, progress};

fn heading(code: &str, title: &str) -> Value {
    json!({ "code": code, "title": title })
}

fn unique(taken: bool, field: &str, key: &'static str, code: &str) -> Result<(), Error> {
    let mut errors = FieldErrors::default();
    if taken {
        errors.push(field, Reason::new(key).with("code", code));
    }
    errors.check()
}

/// A new objective of a year; makes the year's plan when it is the first line.
pub fn create_objective(
    work: &Work<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    code: &str,
    title: &str,
) -> Result<Saved<ObjectiveId>, Error> {
    let permit = work.permit(&permissions::OBJECTIVE_CREATE, &Place::institution(institution))?;
    plan::actions::ensure_editable(work, institution, year)?;
    let taken = store::find_objective_by_code(work.tx(), institution, year, code)?.is_some();
    unique(taken, "code", "planning-objective-code-taken", code)?;
    let id: ObjectiveId = work.new_id();
    let row = ObjectiveRow {
        institution_id: institution,
        id,
        year,
        code: code.to_owned(),
        title: title.to_owned(),
        version: 1,
    };
    store::insert_objective(work.tx(), &row)?;
    let event = Event::on("planning.objective", id.0).after(heading(code, title));
    Ok(work.save(permit, event)?.with(id))
}

pub fn edit_objective(
    work: &Work<'_>,
    row: &ObjectiveRow,
    title: &str,
    version: i64,
) -> Result<Saved<()>, Error> {
    let permit = work.permit(&permissions::OBJECTIVE_EDIT, row)?;
    plan::actions::ensure_editable(work, row.institution_id, row.year)?;
    store::save_objective(work.tx(), row, title, version)?;
    let event = Event::on("planning.objective", row.id.0)
        .before(heading(&row.code, &row.title))
        .after(heading(&row.code, title));
    work.save(permit, event)
}

/// Only an objective without targets can go.
pub fn delete_objective(work: &Work<'_>, row: &ObjectiveRow) -> Result<Saved<()>, Error> {
    let permit = work.permit(&permissions::OBJECTIVE_DELETE, row)?;
    plan::actions::ensure_editable(work, row.institution_id, row.year)?;
    let count = store::count_targets(work.tx(), row)?;
    if count > 0 {
        return Err(LineRefusal::ObjectiveHasTargets { count }.into());
    }
    store::delete_objective(work.tx(), row)?;
    work.save(permit, Event::on("planning.objective", row.id.0).before(heading(&row.code, &row.title)))
}

/// A new target below an objective.
pub fn create_target(
    work: &Work<'_>,
    objective: &ObjectiveRow,
    code: &str,
    title: &str,
) -> Result<Saved<TargetId>, Error> {
    let permit = work.permit(&permissions::TARGET_CREATE, objective)?;
    let (institution, year) = (objective.institution_id, objective.year);
    plan::actions::ensure_editable(work, institution, year)?;
    let taken = store::find_target_by_code(work.tx(), institution, year, code)?.is_some();
    unique(taken, "code", "planning-target-code-taken", code)?;
    let id: TargetId = work.new_id();
    let row = TargetRow {
        institution_id: institution,
        id,
        year,
        objective_id: objective.id,
        objective_code: objective.code.clone(),
        code: code.to_owned(),
        title: title.to_owned(),
        version: 1,
    };
    store::insert_target(work.tx(), &row)?;
    let event = Event::on("planning.target", id.0).after(heading(code, title));
    Ok(work.save(permit, event)?.with(id))
}

pub fn edit_target(work: &Work<'_>, row: &TargetRow, title: &str, version: i64) -> Result<Saved<()>, Error> {
    let permit = work.permit(&permissions::TARGET_EDIT, row)?;
    plan::actions::ensure_editable(work, row.institution_id, row.year)?;
    store::save_target(work.tx(), row, title, version)?;
    let event = Event::on("planning.target", row.id.0)
        .before(heading(&row.code, &row.title))
        .after(heading(&row.code, title));
    work.save(permit, event)
}

/// Only a target without activities can go.
pub fn delete_target(work: &Work<'_>, row: &TargetRow) -> Result<Saved<()>, Error> {
    let permit = work.permit(&permissions::TARGET_DELETE, row)?;
    plan::actions::ensure_editable(work, row.institution_id, row.year)?;
    let count = store::count_activities(work.tx(), row)?;
    if count > 0 {
        return Err(LineRefusal::TargetHasActivities { count }.into());
    }
    store::delete_target(work.tx(), row)?;
    work.save(permit, Event::on("planning.target", row.id.0).before(heading(&row.code, &row.title)))
}

/// A new activity with its budget lines, below a target.
pub fn create_activity(
    work: &Work<'_>,
    target: &TargetRow,
    details: &Details,
    lines: &[BudgetLine],
) -> Result<Saved<ActivityId>, Error> {
    let permit = work.permit(&permissions::ACTIVITY_CREATE, target)?;
    let (institution, year) = (target.institution_id, target.year);
    plan::actions::ensure_editable(work, institution, year)?;
    let taken = store::find_by_code(work.tx(), institution, year, &details.code)?.is_some();
    unique(taken, "code", "planning-activity-code-taken", &details.code)?;
    judge(work, institution, details)?;
    let id: ActivityId = work.new_id();
    store::insert(work.tx(), target, id, details)?;
    save_lines(work, institution, id, lines)?;
    let event = Event::on("planning.activity", id.0).after(told(details, lines));
    Ok(work.save(permit, event)?.with(id))
}

/// Changes an activity and its budget lines; what was spent on a line stays with its place in the order.
pub fn edit_activity(
    work: &Work<'_>,
    row: &ActivityRow,
    details: &Details,
    lines: &[BudgetLine],
    version: i64,
) -> Result<Saved<()>, Error> {
    let permit = work.permit(&permissions::ACTIVITY_EDIT, row)?;
    let institution = row.institution_id;
    plan::actions::ensure_editable(work, institution, row.year)?;
    if details.code != row.code {
        let taken = store::find_by_code(work.tx(), institution, row.year, &details.code)?.is_some();
        unique(taken, "code", "planning-activity-code-taken", &details.code)?;
    }
    judge(work, institution, details)?;
    let before = store::list_lines(work.tx(), institution, row.id)?;
    store::save(work.tx(), row, details, version)?;
    save_lines(work, institution, row.id, lines)?;
    let event = Event::on("planning.activity", row.id.0)
        .before(told(&row.details(), &before))
        .after(told(details, lines));
    work.save(permit, event)
}

/// Only an activity that no unit has taken part in, and no employee's task names (be it in a draft), can go.
pub fn delete_activity(work: &Work<'_>, row: &ActivityRow) -> Result<Saved<()>, Error> {
    let permit = work.permit(&permissions::ACTIVITY_DELETE, row)?;
    plan::actions::ensure_editable(work, row.institution_id, row.year)?;
    let count = store::count_parts(work.tx(), row)?;
    if count > 0 {
        return Err(LineRefusal::ActivityHasParts { count }.into());
    }
    let count = progress::naming(work.tx(), row.institution_id, row.id)?;
    if count > 0 {
        return Err(LineRefusal::ActivityHasTasks { count }.into());
    }
    let lines = store::list_lines(work.tx(), row.institution_id, row.id)?;
    store::delete(work.tx(), row)?;
    work.save(permit, Event::on("planning.activity", row.id.0).before(told(&row.details(), &lines)))
}

/// Fedha zilizotumika: what was spent so far on each line, in their order. Needs an approved plan.
pub fn record_spending(
    work: &Work<'_>,
    row: &ActivityRow,
    spent: &[Money],
    version: i64,
) -> Result<Saved<()>, Error> {
    let permit = work.permit(&permissions::ACTIVITY_RECORD_SPENDING, row)?;
    let institution = row.institution_id;
    let plan = plan::store::find(work.tx(), institution, row.year)?.ok_or(Error::NotFound)?;
    plan::rules::under_way(plan.state, row.year)?;
    let before = store::list_lines(work.tx(), institution, row.id)?;
    let after: Vec<BudgetLine> =
        before.iter().zip(spent).map(|(line, spent)| BudgetLine { spent: *spent, ..line.clone() }).collect();
    // The same details again: only the version moves, so that two recordings cannot cover each other.
    store::save(work.tx(), row, &row.details(), version)?;
    for line in &after {
        store::save_line(work.tx(), institution, row.id, line)?;
    }
    let shown =
        |lines: &[BudgetLine]| json!({ "lines": lines.iter().map(BudgetLine::to_json).collect::<Vec<_>>() });
    work.save(permit, Event::on("planning.activity", row.id.0).before(shown(&before)).after(shown(&after)))
}

/// For the history: an activity with its lines.
pub(crate) fn told(details: &Details, lines: &[BudgetLine]) -> Value {
    let mut value = details.to_json();
    if let Some(fields) = value.as_object_mut() {
        fields.insert("lines".to_owned(), lines.iter().map(BudgetLine::to_json).collect());
    }
    value
}

fn judge(work: &Work<'_>, institution: InstitutionId, details: &Details) -> Result<(), Error> {
    let mut errors = FieldErrors::default();
    rules::judge(details, &mut errors);
    if let Some(unit) = details.owner
        && people::unit::find_unit(work.tx(), institution, unit)?.is_none()
    {
        errors.add("owner", "planning-activity-owner-unknown");
    }
    errors.check()
}

fn save_lines(
    work: &Work<'_>,
    institution: InstitutionId,
    id: ActivityId,
    lines: &[BudgetLine],
) -> Result<(), Error> {
    for line in lines {
        store::save_line(work.tx(), institution, id, line)?;
    }
    let last = i64::try_from(lines.len()).map_err(Error::internal)?;
    store::delete_lines_after(work.tx(), institution, id, last).map(drop)
}
