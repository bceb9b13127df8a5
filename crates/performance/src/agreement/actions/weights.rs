//! Setting many weights at once, so that a plan can be brought to 100 without a page for every task.

use kernel::{Error, Weight};
use platform::work::{Event, Saved, Work};
use serde_json::json;

use super::super::model::{AgreementId, Party, Plan, SubTaskId, TaskId};
use super::super::typed::{self, WeightOf};
use super::super::{rules, store};
use super::{SUBJECT, open_as_seen, step_of, take_side};

/// Sets the weights that were typed, by field name (`task-{id}`, `sub-task-{id}`); unchanged ones are left alone.
pub fn set_weights(
    work: &Work<'_>,
    id: AgreementId,
    seen: i64,
    typed_weights: &[(String, String)],
) -> Result<Saved<()>, Error> {
    let row = open_as_seen(work, id, seen)?;
    let (party, permit) = take_side(work, &row)?;
    let state = rules::step(&row, step_of(party), work.today())?;
    let weights = typed::check_weights(typed_weights).map_err(Error::Invalid)?;
    let plan = store::find_plan(work.tx(), row)?;
    let mut changed = Vec::new();
    for (of, weight) in weights {
        let change = match of {
            WeightOf::Task(task) => set_task(work, &plan, party, task, weight)?,
            WeightOf::SubTask(sub_task) => set_sub_task(work, &plan, party, sub_task, weight)?,
        };
        changed.extend(change);
    }
    if changed.is_empty() {
        return Ok(work.already_done(permit));
    }
    store::save_state(work.tx(), &plan.agreement, state)?;
    let (before, after): (Vec<_>, Vec<_>) = changed
        .into_iter()
        .map(|Change { title, old, new }| {
            (
                json!({ "title": title, "weight": old.to_string() }),
                json!({ "title": title, "weight": new.to_string() }),
            )
        })
        .unzip();
    let event = Event::on(SUBJECT, id.0)
        .about(plan.agreement.employment_id)
        .before(json!({ "weights": before }))
        .after(json!({ "weights": after }));
    work.save(permit, event)
}

struct Change {
    title: String,
    old: Weight,
    new: Weight,
}

fn set_task(
    work: &Work<'_>,
    plan: &Plan,
    by: Party,
    id: TaskId,
    new: Weight,
) -> Result<Option<Change>, Error> {
    let task = &plan.task(id).ok_or(Error::NotFound)?.task;
    if task.weight == new {
        return Ok(None);
    }
    rules::check_hand(task.origin, task.state, by)?;
    store::save_task_weight(work.tx(), plan.agreement.institution_id, task, new)?;
    Ok(Some(Change { title: task.title.clone(), old: task.weight, new }))
}

fn set_sub_task(
    work: &Work<'_>,
    plan: &Plan,
    by: Party,
    id: SubTaskId,
    new: Weight,
) -> Result<Option<Change>, Error> {
    let found = plan.tasks.iter().find_map(|branch| {
        branch.sub_tasks.iter().find(|sub_task| sub_task.id == id).map(|sub_task| (&branch.task, sub_task))
    });
    let (task, sub_task) = found.ok_or(Error::NotFound)?;
    if sub_task.weight == new {
        return Ok(None);
    }
    rules::check_sub_hand(task.origin, task.state, by)?;
    rules::check_sub_standing(task.state, sub_task.state)?;
    store::save_sub_task_weight(work.tx(), plan.agreement.institution_id, sub_task, new)?;
    Ok(Some(Change { title: sub_task.title.clone(), old: sub_task.weight, new }))
}
