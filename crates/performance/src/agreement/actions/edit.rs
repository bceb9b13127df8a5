//! Filling a plan: tasks and sub-tasks, by the employee from below or by the supervisor from above. Every change counts
//! the agreement's version up, so that nobody approves what they have not seen.

use kernel::{Error, Weight};
use platform::work::{Event, Permit, Saved, Work};
use serde_json::{Value, json};

use super::super::model::{
    ActivityId, AgreementId, AgreementRow, NewSubTask, NewTask, Origin, Party, SubTaskId, SubTaskRow, TaskId,
    TaskRow, TypedSubTask, TypedTask,
};
use super::super::rules::{self, Refusal};
use super::super::{store, typed};
use super::{SUBJECT, open, step_of, take_side};

/// Adds a task: proposed by the employee, or assigned by the supervisor. Answers its id and from which side it came.
pub fn add_task(
    work: &Work<'_>,
    agreement: AgreementId,
    typed_task: &TypedTask,
) -> Result<Saved<(TaskId, Party)>, Error> {
    let row = open(work, agreement)?;
    let (party, permit) = begin_change(work, &row)?;
    let task = typed::check_task(typed_task, row.year).map_err(Error::Invalid)?;
    let activity = find_activity(work, &row, &task)?;
    let plan = store::find_plan(work.tx(), row)?;
    if plan.standing().count() >= rules::MOST_TASKS {
        return Err(Refusal::TooManyTasks.into());
    }
    let origin = match party {
        Party::Employee => Origin::Proposed,
        Party::Supervisor => Origin::Assigned,
    };
    let position = plan.tasks.iter().map(|branch| branch.task.position).max().unwrap_or_default() + 1;
    let id = work.new_id();
    let seat = store::Seat { institution: plan.agreement.institution_id, agreement, position };
    store::insert_task(work.tx(), seat, id, &task, activity, origin)?;
    let after = json!({ "task": task_json(&task), "origin": origin.code() });
    Ok(finish(work, &plan.agreement, party, permit, Value::Null, after)?.with((id, party)))
}

/// Changes a task that is still the version the actor looked at.
pub fn edit_task(
    work: &Work<'_>,
    id: TaskId,
    seen: i64,
    typed_task: &TypedTask,
) -> Result<Saved<AgreementId>, Error> {
    let (row, before) = open_task(work, id)?;
    let (party, permit) = begin_change(work, &row)?;
    rules::check_hand(before.origin, before.state, party)?;
    let task = typed::check_task(typed_task, row.year).map_err(Error::Invalid)?;
    let activity = find_activity(work, &row, &task)?;
    store::save_task(work.tx(), row.institution_id, id, seen, &task, activity)?;
    let (old, new) = (json!({ "task": row_json(&before) }), json!({ "task": task_json(&task) }));
    Ok(finish(work, &row, party, permit, old, new)?.with(row.id))
}

/// Takes a task with its sub-tasks out of a plan that is not yet agreed. The history keeps what it was.
pub fn remove_task(work: &Work<'_>, id: TaskId, seen: i64) -> Result<Saved<AgreementId>, Error> {
    let (row, before) = open_task(work, id)?;
    let (party, permit) = begin_change(work, &row)?;
    rules::check_hand(before.origin, before.state, party)?;
    let sub_tasks = store::list_sub_tasks_of(work.tx(), row.institution_id, id)?;
    store::delete_task(work.tx(), row.institution_id, id, seen)?;
    let titles: Vec<&str> = sub_tasks.iter().map(|sub_task| sub_task.title.as_str()).collect();
    let old = json!({ "task": row_json(&before), "sub_tasks": titles });
    Ok(finish(work, &row, party, permit, old, Value::Null)?.with(row.id))
}

/// Adds a sub-task under a task. Answers its id.
pub fn add_sub_task(
    work: &Work<'_>,
    task: TaskId,
    typed_sub_task: &TypedSubTask,
) -> Result<Saved<SubTaskId>, Error> {
    let (row, task) = open_task(work, task)?;
    let (party, permit) = begin_change(work, &row)?;
    rules::check_sub_hand(task.origin, task.state, party)?;
    let sub_task =
        typed::check_sub_task(typed_sub_task, task.starts_on, task.ends_on).map_err(Error::Invalid)?;
    let others = store::list_sub_tasks_of(work.tx(), row.institution_id, task.id)?;
    if others.len() >= rules::MOST_SUB_TASKS {
        return Err(Refusal::TooManySubTasks.into());
    }
    let position = others.iter().map(|other| other.position).max().unwrap_or_default() + 1;
    let id = work.new_id();
    let seat = store::Seat { institution: row.institution_id, agreement: row.id, position };
    store::insert_sub_task(work.tx(), seat, task.id, id, &sub_task)?;
    let after = json!({ "task": { "title": task.title }, "sub_task": sub_task_json(&sub_task) });
    Ok(finish(work, &row, party, permit, Value::Null, after)?.with(id))
}

/// Changes a sub-task that is still the version the actor looked at.
pub fn edit_sub_task(
    work: &Work<'_>,
    id: SubTaskId,
    seen: i64,
    typed_sub_task: &TypedSubTask,
) -> Result<Saved<AgreementId>, Error> {
    let (row, task, before) = open_sub_task(work, id)?;
    let (party, permit) = begin_change(work, &row)?;
    rules::check_sub_hand(task.origin, task.state, party)?;
    rules::check_sub_standing(task.state, before.state)?;
    let sub_task =
        typed::check_sub_task(typed_sub_task, task.starts_on, task.ends_on).map_err(Error::Invalid)?;
    store::save_sub_task(work.tx(), row.institution_id, id, seen, &sub_task)?;
    let old = json!({ "task": { "title": task.title }, "sub_task": sub_row_json(&before) });
    let new = json!({ "task": { "title": task.title }, "sub_task": sub_task_json(&sub_task) });
    Ok(finish(work, &row, party, permit, old, new)?.with(row.id))
}

/// Takes a sub-task out of a plan that is not yet agreed.
pub fn remove_sub_task(work: &Work<'_>, id: SubTaskId, seen: i64) -> Result<Saved<AgreementId>, Error> {
    let (row, task, before) = open_sub_task(work, id)?;
    let (party, permit) = begin_change(work, &row)?;
    rules::check_sub_hand(task.origin, task.state, party)?;
    rules::check_sub_standing(task.state, before.state)?;
    store::delete_sub_task(work.tx(), row.institution_id, id, seen)?;
    let old = json!({ "task": { "title": task.title }, "sub_task": sub_row_json(&before) });
    Ok(finish(work, &row, party, permit, old, Value::Null)?.with(row.id))
}

/// The side the actor stands on, when the plan's state lets that side change it.
fn begin_change(work: &Work<'_>, row: &AgreementRow) -> Result<(Party, Permit), Error> {
    let (party, permit) = take_side(work, row)?;
    rules::step(row, step_of(party), work.today())?;
    Ok((party, permit))
}

/// Counts the version up, puts a returned plan back to draft, and writes the history.
fn finish(
    work: &Work<'_>,
    row: &AgreementRow,
    party: Party,
    permit: Permit,
    before: Value,
    after: Value,
) -> Result<Saved<()>, Error> {
    let state = rules::step(row, step_of(party), work.today())?;
    store::save_state(work.tx(), row, state)?;
    let mut event = Event::on(SUBJECT, row.id.0).about(row.employment_id);
    if !before.is_null() {
        event = event.before(before);
    }
    if !after.is_null() {
        event = event.after(after);
    }
    work.save(permit, event)
}

pub(super) fn open_task(work: &Work<'_>, id: TaskId) -> Result<(AgreementRow, TaskRow), Error> {
    let task = store::find_task(work.tx(), work.institution()?, id)?.ok_or(Error::NotFound)?;
    Ok((open(work, task.agreement_id)?, task))
}

pub(super) fn open_sub_task(
    work: &Work<'_>,
    id: SubTaskId,
) -> Result<(AgreementRow, TaskRow, SubTaskRow), Error> {
    let sub_task = store::find_sub_task(work.tx(), work.institution()?, id)?.ok_or(Error::NotFound)?;
    let (row, task) = open_task(work, sub_task.task_id)?;
    Ok((row, task, sub_task))
}

/// The activity the task shall serve; a code that is not in the institution's plan of the year is refused at its field.
fn find_activity(work: &Work<'_>, row: &AgreementRow, task: &NewTask) -> Result<Option<ActivityId>, Error> {
    let Some(code) = &task.activity_code else { return Ok(None) };
    let activity = store::find_activity(work.tx(), row.institution_id, row.year, code)?;
    activity
        .map(|activity| Some(activity.id))
        .ok_or_else(|| Error::field("activity", "performance-agreement-activity-unknown"))
}

fn percent(weight: Weight) -> Value {
    json!(weight.to_string())
}

pub(super) fn task_json(task: &NewTask) -> Value {
    json!({
        "title": task.title, "activity": task.activity_code, "weight": percent(task.weight),
        "priority": task.priority.code(), "starts_on": task.starts_on.to_string(), "ends_on": task.ends_on.to_string(),
    })
}

pub(super) fn row_json(task: &TaskRow) -> Value {
    json!({
        "title": task.title, "activity": task.activity_code, "weight": percent(task.weight),
        "priority": task.priority.code(), "starts_on": task.starts_on.to_string(), "ends_on": task.ends_on.to_string(),
    })
}

pub(super) fn sub_task_json(sub_task: &NewSubTask) -> Value {
    json!({
        "title": sub_task.title, "weight": percent(sub_task.weight), "indicator": sub_task.indicator,
        "unit": sub_task.unit_of_measure, "mode": sub_task.mode.code(),
        "baseline": sub_task.baseline.map(|baseline| baseline.to_string()), "target": sub_task.target.to_string(),
        "resources": sub_task.resources, "starts_on": sub_task.starts_on.to_string(),
        "ends_on": sub_task.ends_on.to_string(),
    })
}

pub(super) fn sub_row_json(sub_task: &SubTaskRow) -> Value {
    json!({
        "title": sub_task.title, "weight": percent(sub_task.weight), "indicator": sub_task.indicator,
        "unit": sub_task.unit_of_measure, "mode": sub_task.mode.code(),
        "baseline": sub_task.baseline.map(|baseline| baseline.to_string()), "target": sub_task.target.to_string(),
        "resources": sub_task.resources, "starts_on": sub_task.starts_on.to_string(),
        "ends_on": sub_task.ends_on.to_string(),
    })
}
