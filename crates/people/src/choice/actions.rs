//! What people do when a supervisor is chosen: ask, accept, decline, withdraw, confirm. The last changes the supervision.

use kernel::{Error, Reason, Role};
use platform::deadline::{Deadline, OwedBy, Passed};
use platform::work::{Event, Guarded, Saved, Work};
use serde_json::json;

use super::model::{ChoiceId, ChoiceRow, NewChoice, State};
use super::rules::{self, Act, REASON_MOST, Refusal};
use super::store;
use crate::employee;
use crate::employee::actions::by;
use crate::permissions;
use crate::supervision;
use crate::supervision::actions::{Change, change_supervisor};
use crate::unit::tidy;

/// What the chosen one owes.
pub const ACCEPT_DUE: &str = "people.choice.accept";
/// What HR owes once the chosen one has accepted, or was silent.
pub const CONFIRM_DUE: &str = "people.choice.confirm";

fn reason(field: &'static str, text: &str) -> Result<String, Error> {
    let text = tidy(text);
    if text.is_empty() {
        return Err(Error::field(field, "people-supervision-problem-reason-missing"));
    }
    if text.chars().count() > REASON_MOST {
        let mut errors = kernel::FieldErrors::default();
        errors.push(field, Reason::new("people-employee-problem-long").with("most", REASON_MOST));
        return Err(Error::Invalid(errors));
    }
    Ok(text)
}

fn event(row: &ChoiceRow, after: serde_json::Value) -> Event {
    Event::on("people.choice", row.id.0).about(row.employment_id).after(after)
}

/// Omba msimamizi: one's own.
pub fn ask_choice(work: &Work<'_>, new: &NewChoice) -> Result<Saved<ChoiceId>, Error> {
    let (person, today) = (work.person()?, work.today());
    let (tx, institution) = (work.tx(), person.institution);
    let found = employee::find(tx, institution, person.employment, today)?;
    let row = work.open(&permissions::CHOICE_ASK, found.map(Guarded::new))?;
    let permit = work.permit(&permissions::CHOICE_ASK, &row)?;
    let new = NewChoice { reason: reason("reason", &new.reason)?, ..new.clone() };
    let chosen = employee::find(tx, institution, new.chosen, today)?
        .filter(|chosen| chosen.runs_on(today))
        .ok_or_else(|| Error::field("supervisor", "people-supervision-problem-unknown"))?;
    let own = store::list_own(tx, institution, row.id)?;
    let waits = own.iter().any(|wish| wish.state.is_open());
    let above = supervision::store::list_above(tx, institution, new.chosen, today)?;
    rules::judge(row.id, new.chosen, (row.supervisor_id, &above), waits)?;
    let id: ChoiceId = work.new_id();
    store::insert(tx, institution, id, row.id, &new, today)?;
    let year = today.financial_year();
    work.owe(Deadline {
        kind: ACCEPT_DUE,
        subject: id.0,
        owed_by: new.chosen.into(),
        about: Some(row.id),
        note: row.name.clone(),
        path: format!("/supervisor-wishes/{id}"),
        year,
        due_on: today.plus_days(work.setting(year, "answer_days")?),
    })?;
    let after = json!({ "supervisor": chosen.name, "reason": new.reason });
    Ok(work.save(permit, Event::on("people.choice", id.0).about(row.id).after(after))?.with(id))
}

pub fn open_choice(work: &Work<'_>, id: ChoiceId) -> Result<ChoiceRow, Error> {
    work.open(&permissions::CHOICE_READ, store::find(work.tx(), work.institution()?, id)?)
}

fn fresh(work: &Work<'_>, id: ChoiceId, version: i64) -> Result<ChoiceRow, Error> {
    let row = open_choice(work, id)?;
    if row.version == version { Ok(row) } else { Err(Error::Stale) }
}

/// Kubali kumsimamia.
pub fn accept_choice(work: &Work<'_>, id: ChoiceId, version: i64) -> Result<Saved<()>, Error> {
    let row = fresh(work, id, version)?;
    let permit = work.permit(&permissions::CHOICE_ACCEPT, &row)?;
    let state = rules::step(row.state, Act::Accept)?;
    store::save(work.tx(), &row, state, "")?;
    work.settle(ACCEPT_DUE, id.0)?;
    // After a silence HR owes the decision already.
    if row.state == State::Asked {
        owe_decision(work, &row)?;
    }
    work.save(permit, event(&row, json!({ "supervisor": row.chosen_name })))
}

fn owe_decision(work: &Work<'_>, row: &ChoiceRow) -> Result<(), Error> {
    let year = work.today().financial_year();
    let deadline = Deadline {
        kind: CONFIRM_DUE,
        subject: row.id.0,
        owed_by: OwedBy::Role(Role::Hr),
        about: Some(row.employment_id),
        note: row.name.clone(),
        path: format!("/supervisor-wishes/{}", row.id),
        year,
        due_on: work.today().plus_days(work.setting(year, "answer_days")?),
    };
    work.owe_in(row.institution_id, deadline)
}

/// The one chosen let their day pass: HR decides without them, who may still accept until then. Whoever stands above them
/// was not asked and cannot accept in their place. Source: decision 0009.
pub fn acceptance_missed(work: &Work<'_>, passed: &Passed) -> Result<Saved<()>, Error> {
    let found = store::find(work.tx(), passed.institution_id, ChoiceId(passed.subject_id))?;
    let row = work.open(&permissions::CHOICE_PASS, found)?;
    let permit = work.permit(&permissions::CHOICE_PASS, &row)?;
    let Ok(state) = rules::step(row.state, Act::Pass) else { return Ok(work.already_done(permit)) };
    store::save(work.tx(), &row, state, "")?;
    owe_decision(work, &row)?;
    work.save(permit, event(&row, json!({ "supervisor": row.chosen_name })))
}

/// Kataa: the one chosen, or HR, with a reason.
pub fn decline_choice(work: &Work<'_>, id: ChoiceId, version: i64, why: &str) -> Result<Saved<()>, Error> {
    let row = fresh(work, id, version)?;
    let permit = work.permit(&permissions::CHOICE_DECLINE, &row)?;
    let why = reason("answer", why)?;
    let state = rules::step(row.state, Act::Decline)?;
    store::save(work.tx(), &row, state, &why)?;
    work.settle(ACCEPT_DUE, id.0)?;
    work.settle(CONFIRM_DUE, id.0)?;
    work.save(permit, event(&row, json!({ "supervisor": row.chosen_name, "reason": why })))
}

/// Ondoa ombi.
pub fn withdraw_choice(work: &Work<'_>, id: ChoiceId, version: i64) -> Result<Saved<()>, Error> {
    let row = fresh(work, id, version)?;
    let permit = work.permit(&permissions::CHOICE_WITHDRAW, &row)?;
    let state = rules::step(row.state, Act::Withdraw)?;
    store::save(work.tx(), &row, state, "")?;
    work.drop_due(ACCEPT_DUE, id.0)?;
    work.drop_due(CONFIRM_DUE, id.0)?;
    work.save(permit, event(&row, json!({ "supervisor": row.chosen_name })))
}

/// Thibitisha: HR; the supervision changes from today.
pub fn confirm_choice(work: &Work<'_>, id: ChoiceId, version: i64) -> Result<Saved<()>, Error> {
    let row = fresh(work, id, version)?;
    let permit = work.permit(&permissions::CHOICE_CONFIRM, &row)?;
    if [Some(row.employment_id), Some(row.chosen_id)].contains(&by(work)) {
        return Err(Refusal::Own.into());
    }
    let state = rules::step(row.state, Act::Confirm)?;
    let change = Change {
        supervisor: Some(row.chosen_id),
        from_on: work.today(),
        reason: row.reason.clone(),
        seen: None,
    };
    change_supervisor(work, row.institution_id, row.employment_id, &change)?;
    store::save(work.tx(), &row, state, "")?;
    // Where the one named let their day pass, they answer no more: it stays late.
    work.settle(ACCEPT_DUE, id.0)?;
    work.settle(CONFIRM_DUE, id.0)?;
    work.save(permit, event(&row, json!({ "supervisor": row.chosen_name })))
}
