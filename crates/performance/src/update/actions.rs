//! What people do with an update: begin it, fill it, hand it over, answer it. Used by pages and the demonstration year
//! alike. Read `edit`, `answer`; SQL is in `store.rs`, judgement in `rules.rs`.

mod answer;
mod edit;

use kernel::{Day, EmploymentId, Error};
use people::seat::Answers;
use platform::deadline::Deadline;
use platform::work::{Event, Saved, Work};
use serde_json::json;

use super::model::{Cause, GroundRow, Kind, Sheet, State, UpdateId, UpdateRow};
use super::store::{self, NewUpdate};
use super::{rules, text};
use crate::agreement::model::{AgreementId, Party};
use crate::permissions;

pub use answer::{
    agree_update, countersign_update, decline_update, return_update, set_aside_update, submit_update,
    withdraw_update,
};
pub use edit::{
    add_sub_task, add_task, change_sub_task, change_task, drop_change, end_sub_task, end_task, save_details,
    set_weights,
};

/// What the history says a thing is.
pub(super) const SUBJECT: &str = "performance.update";

/// Kinds of due dates; each is a words key too.
pub(super) const OWED_ANSWER: &str = "performance.update.answer";
pub(super) const OWED_MENDING: &str = "performance.update.mend";
pub(super) const OWED_CONSENT: &str = "performance.update.countersign";
/// The mid-year review, owed on the agreement by both sides until one of them begins it.
pub(super) const OWED_REVIEW: &str = "performance.update.review";
pub(super) const OWED_REVIEW_STAFF: &str = "performance.update.review_staff";

/// Anza: a draft beside the running plan, by either side. Answers its id.
pub fn begin_update(
    work: &Work<'_>,
    agreement: AgreementId,
    kind: Kind,
    cause: Cause,
) -> Result<Saved<UpdateId>, Error> {
    let ground = open_ground(work, agreement)?;
    let permit = work.permit(&permissions::UPDATE_BEGIN, &ground)?;
    let season = work.windows(ground.year)?.get("mid_year")?.clone();
    rules::check_beginning(&ground, kind, cause, work.today(), &season)?;
    let proposer = if owns(work, ground.employment_id)? { Party::Employee } else { Party::Supervisor };
    let new =
        NewUpdate { id: work.new_id(), kind, cause, proposer, effective_on: work.today(), at: work.now() };
    if !store::insert(work.tx(), &ground, &new)? {
        return Err(rules::Refusal::OneOpen.into());
    }
    let event = Event::on(SUBJECT, new.id.0).about(ground.employment_id).after(json!({
        "kind": kind.code(), "cause": cause.code(), "proposer": proposer.code(), "agreement": agreement.to_string(),
    }));
    Ok(work.save(permit, event)?.with(new.id))
}

/// Whoever hands the review over has met what they owed; nothing is asked of the other any more but the answer. A draft is
/// nothing yet: it could be begun and left.
fn review_handed_over(work: &Work<'_>, row: &UpdateRow) -> Result<(), Error> {
    if row.kind != Kind::MidYear {
        return Ok(());
    }
    let (met, dropped) = match row.proposer {
        Party::Employee => (OWED_REVIEW, OWED_REVIEW_STAFF),
        Party::Supervisor => (OWED_REVIEW_STAFF, OWED_REVIEW),
    };
    work.settle_in(row.institution_id, met, row.agreement_id.0)?;
    work.drop_due_in(row.institution_id, dropped, row.agreement_id.0)
}

/// The agreement, for those who may see it.
pub(super) fn open_ground(work: &Work<'_>, agreement: AgreementId) -> Result<GroundRow, Error> {
    let row = store::ground(work.tx(), work.institution()?, agreement, work.today())?;
    work.open(&permissions::UPDATE_READ, row)
}

/// The update, for those who may see it.
pub(super) fn open(work: &Work<'_>, id: UpdateId) -> Result<UpdateRow, Error> {
    let row = store::find(work.tx(), work.institution()?, id, work.today())?;
    work.open(&permissions::UPDATE_READ, row)
}

/// The update with the plan and its changes, for those who may see it.
pub fn read_update(work: &Work<'_>, id: UpdateId) -> Result<Sheet, Error> {
    store::sheet(work.tx(), open(work, id)?)
}

/// The exact text that is signed next: fixed by the submission, before it as the draft stands.
pub fn text_to_sign(sheet: &Sheet) -> Result<String, Error> {
    sheet.update.text.clone().map_or_else(|| text::render(sheet), Ok)
}

/// A draft, for who proposes it: the forms.
pub(super) fn open_draft(work: &Work<'_>, id: UpdateId) -> Result<UpdateRow, Error> {
    let row = open(work, id)?;
    if !work.may(&permissions::UPDATE_EDIT, &row) {
        return Err(Error::NotFound);
    }
    rules::next(&row, rules::Step::Edit, side(work, &row)?, false)?;
    Ok(row)
}

/// The same with the plan and its changes.
pub(super) fn open_draft_sheet(work: &Work<'_>, id: UpdateId) -> Result<Sheet, Error> {
    store::sheet(work.tx(), open_draft(work, id)?)
}

fn open_as_seen(work: &Work<'_>, id: UpdateId, seen: i64) -> Result<UpdateRow, Error> {
    let row = open(work, id)?;
    if row.version == seen { Ok(row) } else { Err(Error::Stale) }
}

fn owns(work: &Work<'_>, employment: EmploymentId) -> Result<bool, Error> {
    Ok(work.person()?.employment == employment)
}

/// On which side of the update the actor stands; None on neither.
pub(super) fn side(work: &Work<'_>, row: &UpdateRow) -> Result<Option<Party>, Error> {
    if owns(work, row.employment_id)? {
        return Ok(Some(Party::Employee));
    }
    Ok((supervises(work, row) || answers_in_place(work, row)).then_some(Party::Supervisor))
}

fn supervises(work: &Work<'_>, row: &UpdateRow) -> bool {
    work.may(&permissions::UPDATE_EDIT, row)
}

/// Has the supervisor's answer gone up to the actor? Once it is given, they stand on neither side.
fn answers_in_place(work: &Work<'_>, row: &UpdateRow) -> bool {
    row.state == State::Submitted && !supervises(work, row) && work.may(&permissions::UPDATE_AGREE, row)
}

/// The day on which it was, or would be, asked for.
pub(super) fn asked_on(work: &Work<'_>, row: &UpdateRow) -> Day {
    row.submitted_at.map_or(work.today(), kernel::Timestamp::day)
}

/// Must the second level consent to it? Not where the supervisor's answer has gone up and is given from there: whoever gives
/// it stands at the second level or above.
pub(super) fn wants_second(work: &Work<'_>, sheet: &Sheet) -> bool {
    let from_above = work.person().is_ok_and(|person| person.employment != sheet.update.employment_id)
        && answers_in_place(work, &sheet.update);
    !from_above && rules::wants_second_level(&sheet.update, &sheet.changes, asked_on(work, &sheet.update))
}

fn owe(
    work: &Work<'_>,
    row: &UpdateRow,
    kind: &'static str,
    answers: Answers,
    path: String,
) -> Result<(), Error> {
    let own = Answers::Owed(row.institution_id, row.employment_id);
    let note = if answers == own { row.year.to_string() } else { format!("{}, {}", row.name, row.year) };
    let due_on = work.today().plus_days(row.answer_days.max(0));
    let about = Some(row.employment_id);
    let path = answers.path(row.institution_id, path);
    people::seat::owe(work, row.institution_id, answers, |owed_by| Deadline {
        kind,
        subject: row.id.0,
        owed_by,
        about,
        note,
        path,
        year: row.year,
        due_on,
    })
}

/// Who answers for a side today.
fn holder(work: &Work<'_>, row: &UpdateRow, party: Party) -> Result<Answers, Error> {
    let institution = row.institution_id;
    match party {
        Party::Employee => Ok(Answers::Owed(institution, row.employment_id)),
        Party::Supervisor => {
            let above = row.seat_above.as_ref();
            let answers =
                people::seat::answers(work.tx(), institution, row.supervisor_id, above, work.today())?;
            if answers.is_somebody() { Ok(answers) } else { Err(rules::Refusal::NoSupervisor.into()) }
        }
    }
}

fn about(row: &UpdateRow) -> Event {
    Event::on(SUBJECT, row.id.0).about(row.employment_id)
}
