//! Answering a plan: submit, approve, return, reject a task or a sub-task, take the approval back. Each opens the due date of whoever
//! must act next and closes the one it answers: the same deadlines for both sides. Source: performance.md 1.1, 6.3.

use kernel::Error;
use people::seat::Answers;
use platform::deadline::{Deadline, OwedBy};
use platform::work::{Event, Saved, Work};
use serde_json::json;

use super::super::model::{AgreementId, AgreementRow, State, SubTaskId, TaskId};
use super::super::rules::{self, Step};
use super::super::text::{self, ReviewDate};
use super::super::{store, typed};
use super::edit::{open_sub_task, open_task};
use super::{
    OWED_ANSWER, OWED_OWN_SIGNATURE, OWED_STAFF_SIGNATURE, OWED_START, OWED_SUBMIT, SUBJECT, answer_due,
    check_approver, open_as_seen, somebody_answers,
};
use crate::permissions;

/// Wasilisha: hands the plan to the supervisor, who owes an answer within `answer_days`. The plan must be whole.
pub fn submit_agreement(work: &Work<'_>, id: AgreementId, seen: i64) -> Result<Saved<()>, Error> {
    let row = open_as_seen(work, id, seen)?;
    let permit = work.permit(&permissions::AGREEMENT_SUBMIT, &row)?;
    rules::step(&row, Step::Submit, work.today())?;
    let answers = somebody_answers(work, &row)?;
    let plan = store::find_plan(work.tx(), row)?;
    rules::check_whole(&plan)?;
    let row = plan.agreement;
    store::save_submitted(work.tx(), &row, work.now())?;
    work.settle(OWED_SUBMIT, id.0)?;
    let path = format!("/agreements/{id}");
    match rules::late_approver(&row, work.today()) {
        Some(second) => {
            let due = deadline(work, &row, OWED_ANSWER, second.into(), path)?;
            work.owe_above(row.institution_id, due)?;
        }
        None => owe(work, &row, OWED_ANSWER, answers, path)?,
    }
    let event = about(&row).before(state_json(row.state)).after(state_json(State::Submitted));
    work.save(permit, event)
}

/// Idhinisha: fixes the exact text; now both owe a signature.
pub fn approve_agreement(work: &Work<'_>, id: AgreementId, seen: i64) -> Result<Saved<()>, Error> {
    let row = open_as_seen(work, id, seen)?;
    let permit = work.permit(&permissions::AGREEMENT_APPROVE, &row)?;
    let state = rules::step(&row, Step::Approve, work.today())?;
    check_approver(work, &row)?;
    let answers = somebody_answers(work, &row)?;
    let plan = store::find_plan(work.tx(), row)?;
    rules::check_whole(&plan)?;
    let text = text::render(&plan, &review_dates(work, &plan.agreement)?)?;
    let hash = text::hash(&text);
    let row = plan.agreement;
    store::save_approved(work.tx(), &row, &text, &hash, work.now())?;
    work.settle(OWED_ANSWER, id.0)?;
    work.drop_due(OWED_START, id.0)?;
    owe(work, &row, OWED_OWN_SIGNATURE, owner(&row), format!("/agreements/{id}/sign"))?;
    owe(work, &row, OWED_STAFF_SIGNATURE, answers, format!("/agreements/{id}/sign"))?;
    let after = json!({ "state": state.code(), "sha256": text::hex(&hash) });
    work.save(permit, about(&row).before(state_json(row.state)).after(after))
}

/// Rudisha: back to the employee with a reason; the employee owes the plan again.
pub fn return_agreement(
    work: &Work<'_>,
    id: AgreementId,
    seen: i64,
    reason: &str,
) -> Result<Saved<()>, Error> {
    let row = open_as_seen(work, id, seen)?;
    let permit = work.permit(&permissions::AGREEMENT_RETURN, &row)?;
    let state = rules::step(&row, Step::Return, work.today())?;
    let reason = typed::check_reason(reason).map_err(Error::Invalid)?;
    store::save_returned(work.tx(), &row, state, &reason)?;
    work.settle(OWED_ANSWER, id.0)?;
    work.drop_due(OWED_START, id.0)?;
    owe(work, &row, OWED_SUBMIT, owner(&row), format!("/agreements/{id}"))?;
    let after = json!({ "state": state.code(), "reason": reason });
    work.save(permit, about(&row).before(state_json(row.state)).after(after))
}

/// Kataa: rejects one task with a reason. It stays visible and its weight is free; the plan still waits for an answer.
pub fn reject_task(
    work: &Work<'_>,
    task: TaskId,
    seen: i64,
    reason: &str,
) -> Result<Saved<AgreementId>, Error> {
    let (row, task) = open_task(work, task)?;
    let permit = work.permit(&permissions::AGREEMENT_REJECT, &row)?;
    let state = rules::step(&row, Step::Reject, work.today())?;
    rules::check_standing(task.state)?;
    let reason = typed::check_reason(reason).map_err(Error::Invalid)?;
    store::reject_task(work.tx(), row.institution_id, task.id, seen, &reason)?;
    store::save_state(work.tx(), &row, state)?;
    let after = json!({ "task": { "title": task.title, "state": "rejected" }, "reason": reason });
    let event =
        about(&row).before(json!({ "task": { "title": task.title, "state": "proposed" } })).after(after);
    Ok(work.save(permit, event)?.with(row.id))
}

/// Kataa: rejects one sub-task with a reason. It stays visible; its weight is free within the task, which the employee shares
/// out anew once the plan is returned. Source: performance.md 1.1.
pub fn reject_sub_task(
    work: &Work<'_>,
    sub_task: SubTaskId,
    seen: i64,
    reason: &str,
) -> Result<Saved<AgreementId>, Error> {
    let (row, task, sub_task) = open_sub_task(work, sub_task)?;
    let permit = work.permit(&permissions::AGREEMENT_REJECT, &row)?;
    let state = rules::step(&row, Step::Reject, work.today())?;
    rules::check_sub_standing(task.state, sub_task.state)?;
    let reason = typed::check_reason(reason).map_err(Error::Invalid)?;
    store::reject_sub_task(work.tx(), row.institution_id, sub_task.id, seen, &reason)?;
    store::save_state(work.tx(), &row, state)?;
    let before = json!({ "task": { "title": task.title }, "sub_task": { "title": sub_task.title, "state": "proposed" } });
    let after = json!({ "task": { "title": task.title }, "sub_task": { "title": sub_task.title, "state": "rejected" }, "reason": reason });
    Ok(work.save(permit, about(&row).before(before).after(after))?.with(row.id))
}

/// Ondoa idhini: back to a draft with a reason, until both have signed. The text that was fixed is dropped, and with it the
/// signature of one side, which the history keeps. Source: performance.md 1.1 (while there is no approved progress).
pub fn rollback_agreement(
    work: &Work<'_>,
    id: AgreementId,
    seen: i64,
    reason: &str,
) -> Result<Saved<()>, Error> {
    let row = open_as_seen(work, id, seen)?;
    let permit = work.permit(&permissions::AGREEMENT_ROLLBACK, &row)?;
    let state = rules::step(&row, Step::Rollback, work.today())?;
    let reason = typed::check_reason(reason).map_err(Error::Invalid)?;
    let voided: Vec<_> = store::list_signatures(work.tx(), &row)?
        .iter()
        .map(|signature| {
            json!({
                "capacity": signature.capacity.code(), "name": signature.signer_name,
                "signed_at": signature.signed_at.to_string(), "sha256": text::hex(&signature.text_hash),
            })
        })
        .collect();
    store::delete_signatures(work.tx(), &row)?;
    store::save_returned(work.tx(), &row, state, &reason)?;
    work.drop_due(OWED_OWN_SIGNATURE, id.0)?;
    work.drop_due(OWED_STAFF_SIGNATURE, id.0)?;
    owe(work, &row, OWED_SUBMIT, owner(&row), format!("/agreements/{id}"))?;
    let mut after = json!({ "state": state.code(), "reason": reason });
    if let (Some(fields), false) = (after.as_object_mut(), voided.is_empty()) {
        fields.insert("voided".to_owned(), voided.into());
    }
    work.save(permit, about(&row).before(state_json(row.state)).after(after))
}

fn about(row: &AgreementRow) -> Event {
    Event::on(SUBJECT, row.id.0).about(row.employment_id)
}

fn state_json(state: State) -> serde_json::Value {
    json!({ "state": state.code() })
}

fn owe(
    work: &Work<'_>,
    row: &AgreementRow,
    kind: &'static str,
    answers: Answers,
    path: String,
) -> Result<(), Error> {
    let path = answers.path(row.institution_id, path);
    let due = deadline(work, row, kind, row.employment_id.into(), path)?;
    people::seat::owe(work, row.institution_id, answers, |owed_by| Deadline {
        note: note(row, owed_by),
        owed_by,
        ..due
    })
}

fn deadline(
    work: &Work<'_>,
    row: &AgreementRow,
    kind: &'static str,
    owed_by: OwedBy,
    path: String,
) -> Result<Deadline, Error> {
    Ok(Deadline {
        kind,
        subject: row.id.0,
        owed_by,
        about: Some(row.employment_id),
        note: note(row, owed_by),
        path,
        year: row.year,
        due_on: answer_due(work, row)?,
    })
}

/// Whose plan it is; to the employee the year alone.
fn note(row: &AgreementRow, owed_by: OwedBy) -> String {
    if owed_by == row.employment_id.into() {
        row.year.to_string()
    } else {
        format!("{}, {}", row.name, row.year)
    }
}

/// What the employee owes about their own plan.
fn owner(row: &AgreementRow) -> Answers {
    Answers::Owed(row.institution_id, row.employment_id)
}

/// The meetings the agreement names: mid-year review and assessment. Source: performance.md 1.6, 4.5.
pub(super) fn review_dates(work: &Work<'_>, row: &AgreementRow) -> Result<Vec<ReviewDate>, Error> {
    let windows = work.windows(row.year)?;
    ["mid_year", "self_rating", "supervisor_rating"]
        .into_iter()
        .map(|name| {
            let window = windows.get(name)?;
            Ok(ReviewDate {
                name: window.name_sw.clone(),
                opens_on: window.opens_on,
                closes_on: window.closes_on,
            })
        })
        .collect()
}
