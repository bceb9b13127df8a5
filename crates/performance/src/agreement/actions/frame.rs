//! What the supervisor sets in a plan that was handed over, without a word of the employee's text: time frame, priority,
//! indicator. The history says what stood there before, and the employee signs the text that has it.
//! Source: performance.md 1.1 (Set Time Frame, Set Performance Indicators), 4.3.

use kernel::Error;
use platform::work::{Event, Permit, Saved, Work};
use serde_json::{Value, json};

use super::super::model::{
    AgreementId, AgreementRow, SubTaskId, SubTaskRow, TaskId, TaskRow, TypedSubTask, TypedTask,
};
use super::super::rules::{self, Step};
use super::super::{store, typed};
use super::SUBJECT;
use super::edit::{open_sub_task, open_task, row_json, sub_row_json, sub_task_json, task_json};
use crate::permissions;

/// What is typed: of a task its priority, of a sub-task its indicator, of both the time frame.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedFrame {
    pub priority: String,
    pub indicator: String,
    pub starts_on: String,
    pub ends_on: String,
}

/// Panga muda na kipaumbele: of a task that is still the version the actor looked at.
pub fn frame_task(
    work: &Work<'_>,
    id: TaskId,
    seen: i64,
    frame: &TypedFrame,
) -> Result<Saved<AgreementId>, Error> {
    let (row, before) = open_task(work, id)?;
    let permit = begin_frame(work, &row)?;
    rules::check_standing(before.state)?;
    let task = typed::check_task(&framed_task(&before, frame), row.year).map_err(Error::Invalid)?;
    let (old, new) = (json!({ "task": row_json(&before) }), json!({ "task": task_json(&task) }));
    if old != new {
        store::save_task(work.tx(), row.institution_id, id, seen, &task, before.activity_id)?;
    }
    finish(work, &row, permit, old, new)
}

/// Panga muda na kiashiria: of a sub-task.
pub fn frame_sub_task(
    work: &Work<'_>,
    id: SubTaskId,
    seen: i64,
    frame: &TypedFrame,
) -> Result<Saved<AgreementId>, Error> {
    let (row, task, before) = open_sub_task(work, id)?;
    let permit = begin_frame(work, &row)?;
    rules::check_sub_standing(task.state, before.state)?;
    let sub_task = typed::check_sub_task(&framed_sub_task(&before, frame), task.starts_on, task.ends_on)
        .map_err(Error::Invalid)?;
    let old = json!({ "task": { "title": task.title }, "sub_task": sub_row_json(&before) });
    let new = json!({ "task": { "title": task.title }, "sub_task": sub_task_json(&sub_task) });
    if old != new {
        store::save_sub_task(work.tx(), row.institution_id, id, seen, &sub_task)?;
    }
    finish(work, &row, permit, old, new)
}

fn begin_frame(work: &Work<'_>, row: &AgreementRow) -> Result<Permit, Error> {
    let permit = work.permit(&permissions::AGREEMENT_FRAME, row)?;
    rules::step(row, Step::Frame, work.today())?;
    Ok(permit)
}

/// A form sent as it was filled changes nothing and is no event.
fn finish(
    work: &Work<'_>,
    row: &AgreementRow,
    permit: Permit,
    before: Value,
    after: Value,
) -> Result<Saved<AgreementId>, Error> {
    if before == after {
        return Ok(work.already_done(permit).with(row.id));
    }
    store::save_state(work.tx(), row, row.state)?;
    let event = Event::on(SUBJECT, row.id.0).about(row.employment_id).before(before).after(after);
    Ok(work.save(permit, event)?.with(row.id))
}

/// The task as it is, but for what is framed: judged like any other.
fn framed_task(row: &TaskRow, frame: &TypedFrame) -> TypedTask {
    TypedTask {
        title: row.title.clone(),
        activity: row.activity_code.clone().unwrap_or_default(),
        weight: row.weight.to_string(),
        priority: frame.priority.clone(),
        starts_on: frame.starts_on.clone(),
        ends_on: frame.ends_on.clone(),
    }
}

fn framed_sub_task(row: &SubTaskRow, frame: &TypedFrame) -> TypedSubTask {
    TypedSubTask {
        title: row.title.clone(),
        weight: row.weight.to_string(),
        indicator: frame.indicator.clone(),
        unit_of_measure: row.unit_of_measure.clone(),
        mode: row.mode.code().to_owned(),
        baseline: row.baseline.map(|baseline| baseline.to_string()).unwrap_or_default(),
        target: row.target.to_string(),
        resources: row.resources.clone(),
        starts_on: frame.starts_on.clone(),
        ends_on: frame.ends_on.clone(),
    }
}
