//! What people do with a handover of work: the supervisor names who takes what, and whoever was named puts it into their
//! own plan.

use std::ops::RangeFrom;

use kernel::{Error, Weight};
use people::EmploymentRow;
use platform::deadline::Deadline;
use platform::work::{Event, Saved, Work};
use serde_json::json;

use super::model::{HandoverId, HandoverRow, LineRow, NewPart, PartId, PartRow};
use super::rules::{self, Refused};
use super::store;
use crate::agreement::model::{AgreementId, Party, TypedSubTask, TypedTask};
use crate::permissions;
use crate::update::actions as update;
use crate::update::model::{Cause, Kind, State as UpdateState, UpdateId};

/// What the supervisor of a leaver owes.
pub const NAME_DUE: &str = "performance.handover.name";
/// What whoever was named owes; it is about themselves, so it goes nowhere when it is late.
pub const TAKE_DUE: &str = "performance.handover.take";

/// A handover with the leaver's work, for those who may see it.
pub fn open_handover(work: &Work<'_>, id: HandoverId) -> Result<(HandoverRow, Vec<LineRow>), Error> {
    let found = store::find(work.tx(), work.institution()?, id, work.today())?;
    let row = work.open(&permissions::HANDOVER_READ, found)?;
    let lines = store::list_lines(work.tx(), &row)?;
    Ok((row, lines))
}

/// Mteue mpokeaji: some of the open sub-tasks go to one person, or, for a reason, to nobody.
pub fn name_successor(
    work: &Work<'_>,
    id: HandoverId,
    version: i64,
    new: &NewPart,
) -> Result<Saved<()>, Error> {
    let (row, lines) = open_handover(work, id)?;
    let permit = work.permit(&permissions::HANDOVER_NAME, &row)?;
    if row.version != version {
        return Err(Error::Stale);
    }
    let new = rules::check(new, &lines)?;
    let (tx, today) = (work.tx(), work.today());
    let to = find_taker(work, &row, &new.to)?;
    let part: PartId = work.new_id();
    let open = lines.iter().any(|line| line.is_open() && !new.sub_tasks.contains(&line.id));
    store::touch(tx, &row, open)?;
    let by = work.person()?.name.clone();
    store::insert_part(tx, &row, part, (to.as_ref().map(|to| to.id), &new), (&by, work.now()))?;
    if !open {
        work.settle(NAME_DUE, id.0)?;
    }
    let titles: Vec<&str> = lines
        .iter()
        .filter(|line| new.sub_tasks.contains(&line.id))
        .map(|line| line.title.as_str())
        .collect();
    let about = to.as_ref().map_or(row.employment_id, |to| to.id);
    if let Some(to) = &to {
        work.owe(Deadline {
            kind: TAKE_DUE,
            subject: part.0,
            owed_by: to.id.into(),
            about: Some(to.id),
            note: row.name.clone(),
            path: format!("/handed-over/{part}"),
            year: row.year,
            due_on: today.plus_days(work.setting(row.year, "answer_days")?),
        })?;
    }
    let after = json!({
        "from": row.name, "to": to.as_ref().map(|to| to.name.as_str()), "sub_tasks": titles, "note": new.note,
    });
    work.save(permit, Event::on("performance.handover", part.0).about(about).after(after))
}

/// Who is named by a check number; None: nobody takes it.
fn find_taker(
    work: &Work<'_>,
    row: &HandoverRow,
    check_number: &str,
) -> Result<Option<EmploymentRow>, Error> {
    if check_number.is_empty() {
        return Ok(None);
    }
    let (tx, today) = (work.tx(), work.today());
    let found = people::employee::find_by_check_number(tx, row.institution_id, check_number, today)?
        .ok_or_else(|| Error::field("to", "people-supervision-problem-unknown"))?;
    if found.id == row.employment_id || !found.runs_on(today) {
        return Err(Error::field("to", "performance-handover-problem-leaver"));
    }
    Ok(Some(found))
}

/// What one was named for, with its lines; nobody else's.
pub fn open_part(work: &Work<'_>, id: PartId) -> Result<(PartRow, Vec<LineRow>), Error> {
    let found = store::find_part(work.tx(), work.institution()?, id)?;
    let row = work.open(&permissions::HANDOVER_TAKE, found)?;
    let lines = store::list_part_lines(work.tx(), &row)?;
    Ok((row, lines))
}

/// Ingiza kwenye mpango: the work becomes new tasks of an update of one's own plan, a draft to be weighed and sent like any
/// other; one's open draft is used where there is one. Answers the update.
pub fn take_on(work: &Work<'_>, id: PartId, version: i64) -> Result<Saved<UpdateId>, Error> {
    let (part, lines) = open_part(work, id)?;
    let permit = work.permit(&permissions::HANDOVER_TAKE, &part)?;
    if part.version != version {
        return Err(Error::Stale);
    }
    rules::judge_taking(&part)?;
    let agreement = part.own_agreement_id.ok_or(Refused::NoPlan)?;
    let draft = open_draft(work, agreement)?;
    // Each change counts the draft's version up by one.
    let mut versions = update::read_update(work, draft)?.update.version..;
    // Tasks keep their name and the activity they serve.
    for of_task in lines.chunk_by(|one, next| one.task_id == next.task_id) {
        add(work, (draft, &mut versions), &part, of_task)?;
    }
    store::save_taken(work.tx(), &part, draft)?;
    work.settle(TAKE_DUE, id.0)?;
    let after = json!({ "from": part.from_name, "update": draft.to_string() });
    let event = Event::on("performance.handover", id.0).about(part.to_id).after(after);
    Ok(work.save(permit, event)?.with(draft))
}

/// One's own draft of an update, begun when there is none.
fn open_draft(work: &Work<'_>, agreement: AgreementId) -> Result<UpdateId, Error> {
    let rows = crate::update::store::list(work.tx(), work.institution()?, agreement)?;
    match rows.iter().find(|row| row.state.is_open()) {
        None => Ok(*update::begin_update(work, agreement, Kind::Extraordinary, Cause::Post)?.value()),
        Some(row)
            if row.proposer == Party::Employee
                && matches!(row.state, UpdateState::Draft | UpdateState::Returned) =>
        {
            Ok(row.id)
        }
        Some(_) => Err(Refused::UpdateOnItsWay.into()),
    }
}

/// Adds one task of the leaver with those of its sub-tasks that are taken; `versions` are those the draft comes to have.
fn add(
    work: &Work<'_>,
    (draft, versions): (UpdateId, &mut RangeFrom<i64>),
    part: &PartRow,
    lines: &[LineRow],
) -> Result<(), Error> {
    let Some(first) = lines.first() else { return Ok(()) };
    let (year, today) = (part.year, work.today());
    let mut seen = || versions.next().ok_or(Error::Stale);
    let spans: Vec<_> = lines.iter().map(|line| rules::days(year, today, line.ends_on)).collect();
    let last = spans.iter().map(|span| span.1).max().unwrap_or_else(|| year.last_day());
    let from = spans.iter().map(|span| span.0).min().unwrap_or(today);
    let typed = TypedTask {
        title: first.task.clone(),
        activity: first.activity_code.clone().unwrap_or_default(),
        weight: first.task_weight.to_string(),
        priority: first.priority.code().to_owned(),
        starts_on: from.to_string(),
        ends_on: last.to_string(),
    };
    let task = *update::add_task(work, draft, seen()?, &typed)?.value();
    let weights: Vec<Weight> = lines.iter().map(|line| line.weight).collect();
    for ((line, weight), (starts_on, ends_on)) in lines.iter().zip(rules::shares(&weights)).zip(spans) {
        let typed = TypedSubTask {
            title: line.title.clone(),
            weight: weight.to_string(),
            indicator: line.indicator.clone(),
            unit_of_measure: line.unit_of_measure.clone(),
            mode: line.mode.code().to_owned(),
            baseline: String::new(),
            target: rules::rest(line.mode, line.target, line.actual).to_string(),
            resources: line.resources.clone(),
            starts_on: starts_on.to_string(),
            ends_on: ends_on.to_string(),
        };
        let _added = update::add_sub_task(work, draft, seen()?, task, &typed)?;
    }
    Ok(())
}
