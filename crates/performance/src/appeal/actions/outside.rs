//! The Commission: the whole file leaves the institution, and what comes back is recorded and applied by the same rule.
//! Who hears the case there, and in which system, is not Tija's business.

use kernel::{Day, EmploymentId, Error, InstitutionId};
use platform::deadline::Passed;
use platform::holiday::working_day;
use platform::work::{Saved, Work};
use serde_json::json;

use super::levels::terms;
use super::owed::On;
use super::panel::settle_mark;
use super::{OWES_SEND, after, after_told, event, inputs_of, standing};
use crate::appeal::model::{AppealId, AppealRow, COMMISSION, Case, State, Verdict, contested};
use crate::appeal::rules::{self, Refused, Step};
use crate::appeal::store;
use crate::permissions;

/// A letter by its day and its reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub on: Day,
    pub reference: String,
}

/// A case that has left the institution, for its appellant and for whoever carries it there; NotFound before that.
pub fn open_outside(work: &Work<'_>, id: AppealId) -> Result<Case, Error> {
    open_outside_of(work, work.institution()?, id)
}

pub fn open_outside_of(work: &Work<'_>, institution: InstitutionId, id: AppealId) -> Result<Case, Error> {
    let case = work.open(&permissions::APPEAL_SEND, store::find(work.tx(), institution, id)?)?;
    let is_own = work.person()?.employment == case.row.employment_id;
    let carries = is_own || work.may(&permissions::APPEAL_CARRY, &case) || nobody_in_office(work, &case)?;
    if case.row.level < COMMISSION || !carries { Err(Error::NotFound) } else { Ok(case) }
}

/// Is every HR officer a party to the case, so that the head of institution does what they would?
fn nobody_in_office(work: &Work<'_>, case: &Case) -> Result<bool, Error> {
    let officers = store::officers(work.tx(), case.row.institution_id, work.today())?;
    let parties = parties(work, &case.row)?;
    Ok(officers.iter().all(|officer| parties.contains(officer)))
}

/// Whose mark it is, and everybody who had a part in it.
fn parties(work: &Work<'_>, row: &AppealRow) -> Result<Vec<EmploymentId>, Error> {
    let raters = store::raters(work.tx(), row.institution_id, row.appraisal_id, work.today())?;
    let parties = [Some(row.employment_id), row.respondent_id].into_iter().flatten();
    Ok(parties.chain(raters.into_iter().map(|rater| rater.employment_id)).collect())
}

/// The case for whoever writes down the Commission's answer: nobody about their own mark, nor about one they gave.
pub fn open_to_record(work: &Work<'_>, id: AppealId) -> Result<Case, Error> {
    let case = open_outside(work, id)?;
    work.permit(&permissions::APPEAL_RECORD, &case).map_err(|_| Error::NotFound)?;
    if is_party(work, &case)? { Err(Refused::OwnOffice.into()) } else { Ok(case) }
}

/// Is the reader one who writes down the Commission's answer?
pub fn records(work: &Work<'_>, case: &Case) -> Result<bool, Error> {
    Ok(work.may(&permissions::APPEAL_RECORD, case) && !is_party(work, case)?)
}

fn is_party(work: &Work<'_>, case: &Case) -> Result<bool, Error> {
    Ok(parties(work, &case.row)?.contains(&work.person()?.employment))
}

/// Records that the file was sent, when and under which reference; until the answer came, once more to correct it.
pub fn send_case(
    work: &Work<'_>,
    id: AppealId,
    version: i64,
    on: Day,
    reference: &str,
) -> Result<Saved<()>, Error> {
    let case = open_outside(work, id)?;
    let permit = work.permit(&permissions::APPEAL_SEND, &case)?;
    let (level, state) = rules::next(case.row.level, case.row.state, Step::Send, case.row.level)?;
    rules::required("reference", reference)?;
    check_past("sent_on", on, work.today())?;
    check_reached(&case, "sent_on", on)?;
    store::save_state(work.tx(), &case.row, version, level, state)?;
    store::save_sent(work.tx(), &case.row, (on, reference.trim()), answer_by(work, &case.row, on)?)?;
    work.settle(OWES_SEND, id.0)?;
    let told = json!({"sent_on": on.to_string(), "reference": reference.trim()});
    let event = event(&case.row).after(after(level, state, told));
    let known = case.now().and_then(|level| Some((level.sent_on?, &level.sent_as)));
    work.save(
        permit,
        match known {
            Some((on, as_)) => event.before(json!({"sent_on": on.to_string(), "reference": as_})),
            None => event,
        },
    )
}

/// Nothing was sent before the case had come so far.
fn check_reached(case: &Case, field: &'static str, on: Day) -> Result<(), Error> {
    let reached = case.now().map(|level| level.reached_at.day());
    if reached.is_some_and(|reached| on < reached) {
        return Err(Error::field(field, "performance-appeal-invalid-early"));
    }
    Ok(())
}

/// Jibu la Tume: the letter's reference and day, and what it says about each item. Only what was sent is answered: where
/// that was not written down yet, it is together with the answer.
pub fn record_answer(
    work: &Work<'_>,
    id: AppealId,
    version: i64,
    answer: &Letter,
    sent: Option<&Letter>,
    verdict: &Verdict,
) -> Result<Saved<()>, Error> {
    let case = open_to_record(work, id)?;
    let permit = work.permit(&permissions::APPEAL_RECORD, &case)?;
    let row = &case.row;
    let (level, state) = rules::next(row.level, row.state, Step::Record, row.level)?;
    let known = case.now().and_then(|level| level.sent_on);
    let sent = sent.filter(|_| known.is_none());
    if let Some(sent) = sent {
        rules::required("sent_as", &sent.reference)?;
        check_reached(&case, "sent_on", sent.on)?;
    }
    rules::required("reference", &answer.reference)?;
    check_past("answer_on", answer.on, work.today())?;
    rules::check_answered(known.or(sent.map(|sent| sent.on)), answer.on)?;
    let items = contested(&store::items(work.tx(), row.institution_id, id)?);
    rules::check_verdict(verdict, &items, &inputs_of(row)?, false)?;
    store::save_rulings(work.tx(), row, &verdict.rulings)?;
    store::save_proposal(work.tx(), row, None, None, verdict.reason.trim(), false)?;
    if let Some(sent) = sent {
        let answer_by = answer_by(work, row, sent.on)?;
        store::save_sent(work.tx(), row, (sent.on, sent.reference.trim()), answer_by)?;
    }
    store::save_recorded(work.tx(), row, answer.reference.trim(), answer.on)?;
    let mut told = settle_mark(work, &case, verdict, None)?;
    store::save_state(work.tx(), row, version, level, state)?;
    work.drop_due(OWES_SEND, id.0)?;
    if let Some(told) = told.as_object_mut() {
        told.insert(String::from("reference"), json!(answer.reference.trim()));
        told.insert(String::from("answer_on"), json!(answer.on.to_string()));
        if let Some(sent) = sent {
            told.insert(String::from("sent_on"), json!(sent.on.to_string()));
            told.insert(String::from("sent_as"), json!(sent.reference.trim()));
        }
    }
    work.save(permit, event(row).after(after_told(row, (level, state), told)))
}

/// The Commission's days to answer begin when the file was sent.
fn answer_by(work: &Work<'_>, row: &AppealRow, sent_on: Day) -> Result<Day, Error> {
    let terms = terms(work, work.today().financial_year())?;
    working_day(work.tx(), row.institution_id, terms.decide_by(COMMISSION, sent_on))
}

/// The day to bring the file to the Commission has passed, and whoever was to carry it did not. Their silence is not the
/// appellant's: they are told, and may take the file themselves.
pub(crate) fn sending_missed(work: &Work<'_>, passed: &Passed) -> Result<Saved<()>, Error> {
    let id = AppealId(passed.subject_id);
    let case = work.open(&permissions::APPEAL_LAPSE, store::find(work.tx(), passed.institution_id, id)?)?;
    let permit = work.permit(&permissions::APPEAL_LAPSE, &case)?;
    let row = &case.row;
    if passed.owed_by_id == Some(row.employment_id) || row.state != State::Outside {
        return Ok(work.already_done(permit));
    }
    work.miss_in(row.institution_id, OWES_SEND, id.0)?;
    let by = terms(work, work.today().financial_year())?.answer_by(work.today());
    On::of(&case).owe_own(work, OWES_SEND, row.employment_id, by)?;
    work.save(permit, event(row).after(standing(row.level, row.state)))
}

/// A letter bears no day that has not come.
fn check_past(field: &str, on: Day, today: Day) -> Result<(), Error> {
    if on > today { Err(Error::field(field, "performance-appeal-invalid-future")) } else { Ok(()) }
}
