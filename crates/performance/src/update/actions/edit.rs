//! Filling a draft: what is said about the year, and each change of the plan. Nothing of the plan itself is touched; every
//! change counts the update's version up, so that nobody signs what they have not seen.

use kernel::uuid::Uuid;
use kernel::{Error, Quantity, Weight};
use platform::work::{Event, Permit, Saved, Work};
use serde_json::{Value, json};

use super::super::model::{Act, ChangeRow, Sheet, Thing, TypedChange, TypedDetails, UpdateId, UpdateRow};
use super::super::rules::{self, Step};
use super::super::{compare, store, typed};
use super::{about, open_as_seen, side};
use crate::agreement::model::{Mode, PlannedTask, SubTaskId, SubTaskRow, TaskId, TypedSubTask, TypedTask};
use crate::agreement::store::find_activity;
use crate::agreement::typed::{WeightOf, check_sub_task, check_task, check_weights};
use crate::permissions;

/// Keeps what is said about the year so far and from which day the change shall hold.
pub fn save_details(
    work: &Work<'_>,
    id: UpdateId,
    seen: i64,
    typed_details: &TypedDetails,
) -> Result<Saved<()>, Error> {
    let (row, permit) = begin_change(work, id, seen)?;
    let details = typed::check_details(typed_details).map_err(Error::Invalid)?;
    store::save_details(work.tx(), &row, &details)?;
    let event = about(&row)
        .before(json!({
            "progress": row.progress, "factors": row.factors, "support": row.support, "reason": row.reason,
            "effective_on": row.effective_on.to_string(),
        }))
        .after(json!({
            "progress": details.progress, "factors": details.factors, "support": details.support,
            "reason": details.reason, "effective_on": details.effective_on.to_string(),
        }));
    work.save(permit, event)
}

/// Changes a running sub-task: its weight, indicator, target, resources or days.
pub fn change_sub_task(
    work: &Work<'_>,
    id: UpdateId,
    seen: i64,
    sub_task: SubTaskId,
    typed_change: &TypedChange,
) -> Result<Saved<()>, Error> {
    let (sheet, permit) = begin_sheet(work, id, seen)?;
    let after = rules::plan_after(&sheet);
    let (branch, row) = find_sub_task(&sheet.tasks, sub_task)?;
    // The days lie in those of the task as the update makes it.
    let task =
        after.iter().find(|found| found.task.id == branch.task.id).map_or(&branch.task, |found| &found.task);
    let change = typed::check_change(typed_change, row, task).map_err(Error::Invalid)?;
    rules::check_change(&sheet, &change, work.today())?;
    put(work, &sheet, permit, change)
}

/// Maliza: a running sub-task ends on the day before the effective day and is judged on the days it ran.
pub fn end_sub_task(
    work: &Work<'_>,
    id: UpdateId,
    seen: i64,
    sub_task: SubTaskId,
) -> Result<Saved<()>, Error> {
    let (sheet, permit) = begin_sheet(work, id, seen)?;
    let (_, row) = find_sub_task(&sheet.tasks, sub_task)?;
    let change = ended(ChangeRow::of_sub_task(row));
    rules::check_change(&sheet, &change, work.today())?;
    put(work, &sheet, permit, change)
}

/// The weight and days of a running task.
pub fn change_task(
    work: &Work<'_>,
    id: UpdateId,
    seen: i64,
    task: TaskId,
    typed_task: &TypedTask,
) -> Result<Saved<()>, Error> {
    let (sheet, permit) = begin_sheet(work, id, seen)?;
    let branch = find_task(&sheet.tasks, task)?;
    let now = &branch.task;
    // Its name, activity and priority stay: what it is for does not change by an update.
    let whole = TypedTask {
        title: now.title.clone(),
        priority: now.priority.code().to_owned(),
        activity: String::new(),
        ..typed_task.clone()
    };
    let new = check_task(&whole, sheet.update.year).map_err(Error::Invalid)?;
    let change = ChangeRow {
        weight: new.weight,
        starts_on: new.starts_on,
        ends_on: new.ends_on,
        ..ChangeRow::of_task(now)
    };
    put(work, &sheet, permit, change)
}

/// Ends a task with those of its sub-tasks that still run.
pub fn end_task(work: &Work<'_>, id: UpdateId, seen: i64, task: TaskId) -> Result<Saved<()>, Error> {
    let (sheet, permit) = begin_sheet(work, id, seen)?;
    let branch = find_task(&sheet.tasks, task)?;
    let change = ended(ChangeRow::of_task(&branch.task));
    store::drop_changes_of_task(work.tx(), &sheet.update, &change)?;
    for row in branch.sub_tasks.iter().filter(|row| compare::runs(row)) {
        let line = ended(ChangeRow::of_sub_task(row));
        // What is finished or past its end stays as it was promised; its task weighs nothing from then on.
        if rules::check_change(&sheet, &line, work.today()).is_ok() {
            store::put_change(work.tx(), &sheet.update, &line)?;
        }
    }
    put(work, &sheet, permit, change)
}

/// Adds a task; its sub-tasks are added to it like to any other. Answers its id.
pub fn add_task(
    work: &Work<'_>,
    id: UpdateId,
    seen: i64,
    typed_task: &TypedTask,
) -> Result<Saved<TaskId>, Error> {
    let (sheet, permit) = begin_sheet(work, id, seen)?;
    let row = &sheet.update;
    let task = check_task(typed_task, row.year).map_err(Error::Invalid)?;
    let activity = match &task.activity_code {
        None => None,
        Some(code) => Some(
            find_activity(work.tx(), row.institution_id, row.year, code)?
                .ok_or_else(|| Error::field("activity", "performance-agreement-activity-unknown"))?
                .id,
        ),
    };
    let after = rules::plan_after(&sheet);
    let position = after.iter().map(|branch| branch.task.position).max().unwrap_or_default() + 1;
    let new: TaskId = work.new_id();
    let change = ChangeRow {
        item_id: new.0,
        task_id: new,
        thing: Thing::Task,
        act: Act::Add,
        position,
        title: task.title,
        weight: task.weight,
        activity_id: activity,
        activity_code: None,
        activity_title: None,
        priority: task.priority,
        indicator: String::new(),
        unit_of_measure: String::new(),
        mode: Mode::Quantity,
        baseline: None,
        target: Quantity(0),
        resources: String::new(),
        starts_on: task.starts_on,
        ends_on: task.ends_on,
        old_weight: None,
        old_indicator: None,
        old_target: None,
        old_resources: None,
        old_starts_on: None,
        old_ends_on: None,
    };
    Ok(put(work, &sheet, permit, change)?.with(new))
}

/// Adds a sub-task to a task that runs or is new.
pub fn add_sub_task(
    work: &Work<'_>,
    id: UpdateId,
    seen: i64,
    task: TaskId,
    typed_sub_task: &TypedSubTask,
) -> Result<Saved<()>, Error> {
    let (sheet, permit) = begin_sheet(work, id, seen)?;
    let after = rules::plan_after(&sheet);
    let branch = find_task(&after, task)?;
    let new =
        check_sub_task(typed_sub_task, branch.task.starts_on, branch.task.ends_on).map_err(Error::Invalid)?;
    let position = branch.sub_tasks.iter().map(|row| row.position).max().unwrap_or_default() + 1;
    let change = ChangeRow {
        item_id: work.new_id(),
        thing: Thing::SubTask,
        act: Act::Add,
        position,
        title: new.title,
        weight: new.weight,
        activity_id: None,
        indicator: new.indicator,
        unit_of_measure: new.unit_of_measure,
        mode: new.mode,
        baseline: new.baseline,
        target: new.target,
        resources: new.resources,
        starts_on: new.starts_on,
        ends_on: new.ends_on,
        old_weight: None,
        old_starts_on: None,
        old_ends_on: None,
        ..ChangeRow::of_task(&branch.task)
    };
    rules::check_change(&sheet, &change, work.today())?;
    put(work, &sheet, permit, change)
}

/// Tengua: the item stays, or is not added. A new task goes with its new sub-tasks, an ended one comes back with its own.
pub fn drop_change(work: &Work<'_>, id: UpdateId, seen: i64, item: Uuid) -> Result<Saved<()>, Error> {
    let (sheet, permit) = begin_sheet(work, id, seen)?;
    let change = compare::of(&sheet.changes, item).ok_or(Error::NotFound)?;
    if change.thing == Thing::Task && change.act != Act::Change {
        store::drop_changes_of_task(work.tx(), &sheet.update, change)?;
    } else {
        store::drop_change(work.tx(), &sheet.update, change)?;
    }
    let before = json!({ "item": change.title, "act": change.act.code() });
    finish(work, &sheet.update, permit, about(&sheet.update).before(before))
}

/// All weights of the plan at once; an item whose weight is as it was and of which nothing else changes is not changed.
pub fn set_weights(
    work: &Work<'_>,
    id: UpdateId,
    seen: i64,
    typed_weights: &[(String, String)],
) -> Result<Saved<()>, Error> {
    let (sheet, permit) = begin_sheet(work, id, seen)?;
    let weights = check_weights(typed_weights).map_err(Error::Invalid)?;
    let running = compare::running(&rules::plan_after(&sheet));
    let mut said = Vec::new();
    for (of, weight) in weights {
        let item = match of {
            WeightOf::Task(task) => task.0,
            WeightOf::SubTask(sub_task) => sub_task.0,
        };
        let (now, change) = wished(&sheet, &running, item, weight)?;
        if now != weight {
            said.push(json!({ "title": change.title, "from": now.to_string(), "to": weight.to_string() }));
            write(work, &sheet.update, &change)?;
        }
    }
    finish(work, &sheet.update, permit, about(&sheet.update).after(json!({ "weights": said })))
}

/// The weight an item would have, and its change with another one.
fn wished(
    sheet: &Sheet,
    running: &[PlannedTask],
    item: Uuid,
    weight: Weight,
) -> Result<(Weight, ChangeRow), Error> {
    let now = running
        .iter()
        .find_map(|branch| {
            if branch.task.id.0 == item {
                return Some(branch.task.weight);
            }
            branch.sub_tasks.iter().find(|row| row.id.0 == item).map(|row| row.weight)
        })
        .ok_or(Error::NotFound)?;
    let written = compare::of(&sheet.changes, item).cloned();
    let stored = || {
        sheet.tasks.iter().find_map(|branch| {
            if branch.task.id.0 == item {
                return Some(ChangeRow::of_task(&branch.task));
            }
            branch.sub_tasks.iter().find(|row| row.id.0 == item).map(ChangeRow::of_sub_task)
        })
    };
    let change = written.or_else(stored).ok_or(Error::NotFound)?;
    Ok((now, ChangeRow { weight, ..change }))
}

fn ended(change: ChangeRow) -> ChangeRow {
    ChangeRow { act: Act::End, weight: Weight(0), ..change }
}

/// The update, when the actor proposes it and it may still be changed.
fn begin_change(work: &Work<'_>, id: UpdateId, seen: i64) -> Result<(UpdateRow, Permit), Error> {
    let row = open_as_seen(work, id, seen)?;
    let permit = work.permit(&permissions::UPDATE_EDIT, &row)?;
    rules::next(&row, Step::Edit, side(work, &row)?, false)?;
    Ok((row, permit))
}

fn begin_sheet(work: &Work<'_>, id: UpdateId, seen: i64) -> Result<(Sheet, Permit), Error> {
    let (row, permit) = begin_change(work, id, seen)?;
    Ok((store::sheet(work.tx(), row)?, permit))
}

fn find_sub_task(tasks: &[PlannedTask], id: SubTaskId) -> Result<(&PlannedTask, &SubTaskRow), Error> {
    tasks
        .iter()
        .find_map(|branch| {
            branch.sub_tasks.iter().find(|row| row.id == id && compare::runs(row)).map(|row| (branch, row))
        })
        .ok_or(Error::NotFound)
}

fn find_task(tasks: &[PlannedTask], id: TaskId) -> Result<&PlannedTask, Error> {
    tasks
        .iter()
        .find(|branch| branch.task.id == id && branch.stands() && branch.task.weight.0 > 0)
        .ok_or(Error::NotFound)
}

/// Writes a change, or takes it out when it says only what already holds.
fn write(work: &Work<'_>, row: &UpdateRow, change: &ChangeRow) -> Result<(), Error> {
    if change.changes_something() {
        store::put_change(work.tx(), row, change)
    } else {
        store::drop_change(work.tx(), row, change)
    }
}

fn put(work: &Work<'_>, sheet: &Sheet, permit: Permit, change: ChangeRow) -> Result<Saved<()>, Error> {
    let row = &sheet.update;
    write(work, row, &change)?;
    let before = compare::of(&sheet.changes, change.item_id).map_or(Value::Null, change_json);
    let mut event = about(row).after(change_json(&change));
    if !before.is_null() {
        event = event.before(before);
    }
    finish(work, row, permit, event)
}

fn finish(work: &Work<'_>, row: &UpdateRow, permit: Permit, event: Event) -> Result<Saved<()>, Error> {
    store::touch(work.tx(), row)?;
    work.save(permit, event)
}

fn change_json(change: &ChangeRow) -> Value {
    json!({
        "item": change.title, "act": change.act.code(), "weight": change.weight.to_string(),
        "indicator": change.indicator, "target": change.target.to_string(), "resources": change.resources,
        "starts_on": change.starts_on.to_string(), "ends_on": change.ends_on.to_string(),
    })
}
