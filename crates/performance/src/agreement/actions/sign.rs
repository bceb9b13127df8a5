//! Signing: the same fixed text by both sides, each with their password given again (which the page verifies before the
//! unit of work). When the second has signed, the sub-tasks begin to run. Source: performance.md 4.5.

use kernel::{Capacity, Error};
use platform::work::{Event, Saved, Target as _, Work};
use serde_json::json;

use super::super::model::{AgreementId, AgreementRow, Party, State};
use super::super::rules::{self, Step};
use super::super::{store, text};
use super::decide::review_dates;
use super::{OWED_ANSWER, OWED_OWN_SIGNATURE, OWED_STAFF_SIGNATURE, OWED_START, SUBJECT, open};
use crate::permissions;

/// Saini: signs the text whose hash the signer saw. Answers the state it leads to.
pub fn sign_agreement(work: &Work<'_>, id: AgreementId, seen_hash: &[u8]) -> Result<Saved<State>, Error> {
    let row = open(work, id)?;
    let permit = work.permit(&permissions::AGREEMENT_SIGN, &row)?;
    let party = side(work, &row)?;
    let state = rules::step(&row, Step::Sign(party), work.today())?;
    let text =
        text_to_sign(work, &row)?.ok_or_else(|| Error::internal("an approved agreement without text"))?;
    let hash = text::hash(&text);
    let starts = row.state == State::Submitted;
    if !starts && row.text_hash.as_deref() != Some(hash.as_slice()) {
        return Err(Error::internal("the text of an agreement does not match its hash"));
    }
    if seen_hash != hash {
        return Err(Error::Stale);
    }
    let signature = store::NewSignature {
        id: work.new_id(),
        signer: work.person()?.employment,
        signer_name: &work.person()?.name,
        acting_for: acting_for(work, &row),
        capacity: party,
        text: &text,
        text_hash: &hash,
        at: work.now(),
    };
    store::insert_signature(work.tx(), &row, &signature)?;
    if starts {
        store::save_signed_alone(work.tx(), &row, &text, &hash, work.now())?;
    } else {
        store::save_signed(work.tx(), &row, state, party, signature.signer, work.now())?;
    }
    work.settle(owed(party), id.0)?;
    if party == Party::Employee && row.signed().unanswered {
        // Whoever owed the answer never gave it.
        work.miss_in(row.institution_id, OWED_ANSWER, id.0)?;
        work.miss_in(row.institution_id, OWED_STAFF_SIGNATURE, id.0)?;
        work.settle(OWED_START, id.0)?;
    }
    let started = if state == State::Signed { store::start(work.tx(), &row, work.now())? } else { 0 };
    let event = Event::on(SUBJECT, id.0).about(row.employment_id).before(json!({ "state": row.state.code() })).after(json!({
        "state": state.code(), "capacity": party.code(), "sha256": text::hex(&hash), "sub_tasks_started": started,
    }));
    Ok(work.save(permit, event)?.with(state))
}

/// The exact text that is signed next: what the approval fixed, or the plan as it was submitted where every level above let
/// its day pass. None while it waits for an answer.
pub fn text_to_sign(work: &Work<'_>, row: &AgreementRow) -> Result<Option<String>, Error> {
    if row.state != State::Submitted || !row.signed().unanswered {
        return store::find_text(work.tx(), row);
    }
    let plan = store::find_plan(work.tx(), row.clone())?;
    rules::check_whole(&plan)?;
    Ok(Some(text::unanswered(&text::render(&plan, &review_dates(work, row)?)?)))
}

/// The owner signs as employee; whoever else may sign does so as supervisor.
fn side(work: &Work<'_>, row: &AgreementRow) -> Result<Party, Error> {
    let own = work.person()?.employment == row.employment_id;
    Ok(if own { Party::Employee } else { Party::Supervisor })
}

fn owed(party: Party) -> &'static str {
    match party {
        Party::Employee => OWED_OWN_SIGNATURE,
        Party::Supervisor => OWED_STAFF_SIGNATURE,
    }
}

/// Whom a kaimu signs for.
fn acting_for(work: &Work<'_>, row: &AgreementRow) -> Option<kernel::EmploymentId> {
    match kernel::allows(&permissions::AGREEMENT_SIGN, work.actor(), &row.place())? {
        Capacity::Own => None,
        Capacity::ActingFor(absent) => Some(absent),
    }
}
