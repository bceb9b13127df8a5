//! Handing an update over and answering it. Each consent is a signature over the same fixed text, with the password given
//! again (which the page verifies before the unit of work); the last one writes the next version of the plan. Each step
//! opens the due date of whoever must act next and closes the one it answers: the same days for both sides.

use kernel::{Capacity, Error};
use people::seat::Answers;
use platform::work::{Event, Saved, Target as _, Work};
use serde_json::json;

use super::super::model::{Act, Sheet, Signer, State, Thing, UpdateId, UpdateRow, other};
use super::super::rules::{self, Refusal, Step};
use super::super::store::{self, NewSignature};
use super::super::{compare, text, version};
use super::{
    OWED_ANSWER, OWED_CONSENT, OWED_MENDING, about, asked_on, holder, open, open_as_seen, owe,
    review_handed_over, side, wants_second,
};
use crate::agreement::model::{Party, PlannedTask, SubTaskRow};
use crate::agreement::text::{hash, hex};
use crate::agreement::typed::check_reason;
use crate::permissions;

/// Saini na uwasilishe: fixes the text, signs it for who proposes, and asks the other side. `seen_hash` is the hash of the
/// text the signer read.
pub fn submit_update(work: &Work<'_>, id: UpdateId, seen_hash: &[u8]) -> Result<Saved<State>, Error> {
    let row = open(work, id)?;
    let permit = work.permit(&permissions::UPDATE_SUBMIT, &row)?;
    let side = side(work, &row)?;
    let state = rules::next(&row, Step::Submit, side, false)?;
    let asked = holder(work, &row, other(row.proposer))?;
    let sheet = store::sheet(work.tx(), row)?;
    check_whole(&sheet, work.today())?;
    let text = text::render(&sheet)?;
    let hash = hash(&text);
    if seen_hash != hash {
        return Err(Error::Stale);
    }
    let row = &sheet.update;
    store::save_submitted(work.tx(), row, &text, &hash, work.now())?;
    sign(work, row, row.proposer.into(), &text, &hash)?;
    work.settle(OWED_MENDING, id.0)?;
    review_handed_over(work, row)?;
    owe(work, row, OWED_ANSWER, asked, format!("/updates/{id}"))?;
    let after = json!({ "state": state.code(), "sha256": hex(&hash), "changes": sheet.changes.len() });
    Ok(work.save(permit, stepped(row).after(after))?.with(state))
}

/// Kubali na usaini: the other side consents. The plan changes at once, unless the second level must consent too.
pub fn agree_update(work: &Work<'_>, id: UpdateId, seen_hash: &[u8]) -> Result<Saved<State>, Error> {
    let row = open(work, id)?;
    let permit = work.permit(&permissions::UPDATE_AGREE, &row)?;
    let side = side(work, &row)?;
    let sheet = store::sheet(work.tx(), row)?;
    let state = rules::next(&sheet.update, Step::Agree, side, wants_second(work, &sheet))?;
    let (text, hash) = fixed(&sheet.update, seen_hash)?;
    check_whole(&sheet, asked_on(work, &sheet.update))?;
    let row = &sheet.update;
    store::save_agreed(work.tx(), row, state, work.now())?;
    sign(work, row, other(row.proposer).into(), &text, &hash)?;
    work.settle(OWED_ANSWER, id.0)?;
    if state == State::Agreed
        && let Some(second) = row.second_level_id
    {
        owe(work, row, OWED_CONSENT, Answers::Owed(row.institution_id, second), format!("/updates/{id}"))?;
    }
    let number = if state == State::Applied { apply(work, &sheet)? } else { None };
    let after = json!({ "state": state.code(), "sha256": hex(&hash), "plan_version": number });
    Ok(work.save(permit, stepped(row).after(after))?.with(state))
}

/// Thibitisha: the second level consents to a change of the last days of the year.
pub fn countersign_update(work: &Work<'_>, id: UpdateId, seen_hash: &[u8]) -> Result<Saved<State>, Error> {
    let row = open(work, id)?;
    let permit = work.permit(&permissions::UPDATE_COUNTERSIGN, &row)?;
    let state = rules::next(&row, Step::Countersign, side(work, &row)?, true)?;
    let sheet = store::sheet(work.tx(), row)?;
    let (text, hash) = fixed(&sheet.update, seen_hash)?;
    check_whole(&sheet, asked_on(work, &sheet.update))?;
    let row = &sheet.update;
    store::save_countersigned(work.tx(), row, state, work.now())?;
    sign(work, row, Signer::SecondLevel, &text, &hash)?;
    work.settle(OWED_CONSENT, id.0)?;
    let number = apply(work, &sheet)?;
    let after = json!({ "state": state.code(), "sha256": hex(&hash), "plan_version": number });
    Ok(work.save(permit, stepped(row).after(after))?.with(state))
}

/// Rudisha: back to who proposes, with a reason.
pub fn return_update(work: &Work<'_>, id: UpdateId, seen: i64, reason: &str) -> Result<Saved<()>, Error> {
    let row = open_as_seen(work, id, seen)?;
    let permit = work.permit(&permissions::UPDATE_RETURN, &row)?;
    let state = rules::next(&row, Step::Return, side(work, &row)?, false)?;
    let reason = check_reason(reason).map_err(Error::Invalid)?;
    store::save_returned(work.tx(), &row, &reason)?;
    work.settle(OWED_ANSWER, id.0)?;
    owe(work, &row, OWED_MENDING, holder(work, &row, row.proposer)?, format!("/updates/{id}"))?;
    work.save(permit, stepped(&row).after(json!({ "state": state.code(), "reason": reason })))
}

/// Kataa: the plan stays as it is, with a reason.
pub fn decline_update(work: &Work<'_>, id: UpdateId, seen: i64, reason: &str) -> Result<Saved<()>, Error> {
    let row = open_as_seen(work, id, seen)?;
    let permit = work.permit(&permissions::UPDATE_DECLINE, &row)?;
    let state = rules::next(&row, Step::Decline, side(work, &row)?, false)?;
    let reason = check_reason(reason).map_err(Error::Invalid)?;
    store::save_closed(work.tx(), &row, state, &reason)?;
    work.settle(OWED_ANSWER, id.0)?;
    work.settle(OWED_CONSENT, id.0)?;
    work.save(permit, stepped(&row).after(json!({ "state": state.code(), "reason": reason })))
}

/// Ondoa: who proposed takes it back; nobody owes an answer any more.
pub fn withdraw_update(work: &Work<'_>, id: UpdateId, seen: i64) -> Result<Saved<()>, Error> {
    let row = open_as_seen(work, id, seen)?;
    let permit = work.permit(&permissions::UPDATE_EDIT, &row)?;
    let state = rules::next(&row, Step::Withdraw, side(work, &row)?, false)?;
    store::save_closed(work.tx(), &row, state, "")?;
    for kind in [OWED_ANSWER, OWED_CONSENT, OWED_MENDING] {
        work.drop_due(kind, id.0)?;
    }
    work.save(permit, stepped(&row).after(json!({ "state": state.code() })))
}

/// Weka kando: the other side puts aside what was begun or returned and then left, and may propose itself.
pub fn set_aside_update(work: &Work<'_>, id: UpdateId, seen: i64) -> Result<Saved<()>, Error> {
    let row = open_as_seen(work, id, seen)?;
    let permit = work.permit(&permissions::UPDATE_SET_ASIDE, &row)?;
    let state = rules::next(&row, Step::SetAside, side(work, &row)?, false)?;
    rules::check_idle(&row, work.today())?;
    store::save_closed(work.tx(), &row, state, "")?;
    // It stays late: whoever left it has not answered.
    work.settle(OWED_MENDING, id.0)?;
    let proposer = row.supervisor_id.filter(|_| row.proposer == Party::Supervisor);
    let before = json!({ "state": row.state.code(), "proposer_id": proposer.map(|id| id.to_string()) });
    work.save(permit, about(&row).before(before).after(json!({ "state": state.code() })))
}

fn stepped(row: &UpdateRow) -> Event {
    about(row).before(json!({ "state": row.state.code() }))
}

/// The first reason why it cannot be, if any.
fn check_whole(sheet: &Sheet, asked_on: kernel::Day) -> Result<(), Error> {
    match rules::problems(sheet, asked_on).into_iter().next() {
        Some(problem) => Err(Error::Refused(problem.reason)),
        None => Ok(()),
    }
}

/// The text that was fixed by the submission, when it is the one the signer read.
fn fixed(row: &UpdateRow, seen_hash: &[u8]) -> Result<(String, Vec<u8>), Error> {
    let text = row.text.clone().ok_or(Refusal::NotSubmitted)?;
    let found = hash(&text);
    if row.text_hash.as_deref() != Some(found.as_slice()) {
        return Err(Error::internal("the text of an update does not match its hash"));
    }
    if seen_hash != found {
        return Err(Error::Stale);
    }
    Ok((text, found))
}

fn sign(work: &Work<'_>, row: &UpdateRow, capacity: Signer, text: &str, hash: &[u8]) -> Result<(), Error> {
    let action = match capacity {
        Signer::SecondLevel => &permissions::UPDATE_COUNTERSIGN,
        Signer::Employee | Signer::Supervisor => &permissions::UPDATE_AGREE,
    };
    // Whom a kaimu signs for.
    let acting_for = match kernel::allows(action, work.actor(), &row.place()) {
        Some(Capacity::ActingFor(absent)) => Some(absent),
        Some(Capacity::Own) | None => None,
    };
    let person = work.person()?;
    let signature = NewSignature {
        id: work.new_id(),
        signer: person.employment,
        signer_name: &person.name,
        acting_for,
        capacity,
        text,
        text_hash: hash,
        at: work.now(),
    };
    store::insert_signature(work.tx(), row, &signature)
}

/// Writes the next version into the plan: sub-tasks keep their ids, so the reports stay with them. Answers its number; None
/// when nothing changes.
fn apply(work: &Work<'_>, sheet: &Sheet) -> Result<Option<i64>, Error> {
    let (tx, row) = (work.tx(), &sheet.update);
    if sheet.changes.is_empty() {
        store::save_applied(tx, row, work.now(), None)?;
        return Ok(None);
    }
    let before = compare::running(&sheet.tasks);
    let after = rules::plan_after(sheet);
    if row.last_number.is_none() {
        let first = version::first_day(row.year, row.starts_on);
        version::insert(tx, row, 1, first, None, &before)?;
    }
    let number = row.last_number.unwrap_or(1).saturating_add(1);
    version::insert(tx, row, number, row.effective_on, Some(row.id), &compare::running(&after))?;
    version::apply_agreement(tx, row)?;
    // New tasks before their sub-tasks.
    for change in sheet.changes.iter().filter(|change| change.thing == Thing::Task) {
        let Some(branch) = after.iter().find(|branch| branch.task.id.0 == change.item_id) else { continue };
        match change.act {
            Act::Add => version::apply_new_task(tx, row.institution_id, &branch.task)?,
            Act::Change | Act::End => version::apply_task(tx, row.institution_id, &branch.task)?,
        }
    }
    for change in sheet.changes.iter().filter(|change| change.thing == Thing::SubTask) {
        let Some(line) = sub_task(&after, change.item_id) else { continue };
        match change.act {
            Act::Add => version::apply_new_sub_task(tx, row.institution_id, line)?,
            Act::Change | Act::End => version::apply_sub_task(tx, row.institution_id, line)?,
        }
    }
    // A target that was lowered may be reached by now, one that was raised no longer.
    crate::report::actions::mark_reached(tx, row.institution_id, row.agreement_id)?;
    store::save_applied(tx, row, work.now(), Some(number))?;
    Ok(Some(number))
}

fn sub_task(tasks: &[PlannedTask], id: kernel::uuid::Uuid) -> Option<&SubTaskRow> {
    tasks.iter().flat_map(|branch| &branch.sub_tasks).find(|row| row.id.0 == id)
}
