//! What people do with absences: an employee asks and the supervisor agrees; HR records the rest by letter, changes the
//! last day and cancels. Events say days and letters, never the kind: histories have more readers than absences have.

use kernel::{Action, Day, EmploymentId, Error, EventId, InstitutionId, Page, Reason};
use platform::deadline::Deadline;
use platform::history::{Entry, Readable};
use platform::work::{Event, Guarded, Permit, Saved, Work};
use serde_json::{Value, json};

use super::model::{AbsenceId, AbsenceRow, Kind, NewAbsence, State};
use super::rules::{self, Act, NOTE_MOST, Refusal, STUDY_MOST};
use super::store::{self, ToldRow};
use crate::employee::actions::by;
use crate::employee::{self, EmploymentRow};
use crate::permissions;
use crate::unit::tidy;

/// What a supervisor owes once an absence was asked for.
pub const ANSWER_DUE: &str = "people.absence.answer";
/// What somebody on long studies owes: the plan of the studies.
pub const PLAN_DUE: &str = "people.absence.plan";

fn tidied(new: &NewAbsence) -> NewAbsence {
    NewAbsence {
        letter: tidy(&new.letter),
        venue: tidy(&new.venue),
        note: new.note.trim().to_owned(),
        ..new.clone()
    }
}

/// What the history keeps. That somebody is suspended stands in no history that others read: such an event is about nobody,
/// and [`history_about`] adds it for those who may read it.
fn event(row: (AbsenceId, EmploymentId), kind: Kind, before: Option<Value>, after: Value) -> Event {
    let (id, employment) = row;
    let event = Event::on("people.absence", id.0).after(after);
    let event = if rules::is_closed(kind) { event } else { event.about(employment) };
    match before {
        Some(before) => event.before(before),
        None => event,
    }
}

fn days(new: &NewAbsence) -> Value {
    json!({ "from": new.from_on.to_string(), "to": new.to_on.to_string(), "letter": new.letter })
}

/// Judges the days, writes the absence and its event.
fn insert(
    work: &Work<'_>,
    row: &EmploymentRow,
    state: State,
    new: &NewAbsence,
    permit: Permit,
) -> Result<Saved<AbsenceId>, Error> {
    let (tx, institution) = (work.tx(), row.institution_id);
    employee::store::hold(tx, row)?;
    let others = store::list_taken(tx, institution, row.id, None)?;
    rules::judge_days((new.from_on, new.to_on), (row.starts_on, row.ends_on), &others)?;
    let id: AbsenceId = work.new_id();
    store::insert(tx, institution, id, (row.id, state), new, work.now())?;
    if state == State::Asked
        && let Some(supervisor) = row.supervisor_id
    {
        owe_answer(work, row, id, supervisor)?;
    }
    if state == State::Agreed && wants_study_plan(work, new.kind, (new.from_on, new.to_on))? {
        owe_study_plan(work, institution, id, row.id, new)?;
    }
    Ok(work.save(permit, event((id, row.id), new.kind, None, days(new)))?.with(id))
}

fn owe_answer(
    work: &Work<'_>,
    row: &EmploymentRow,
    id: AbsenceId,
    supervisor: EmploymentId,
) -> Result<(), Error> {
    let (today, year) = (work.today(), work.today().financial_year());
    work.owe_in(
        row.institution_id,
        Deadline {
            kind: ANSWER_DUE,
            subject: id.0,
            owed_by: supervisor.into(),
            about: Some(row.id),
            note: row.name.clone(),
            path: format!("/absences/{id}"),
            year,
            due_on: today.plus_days(work.setting(year, "answer_days")?),
        },
    )
}

/// Are these studies long enough for a plan of their own? Setting: `study_plan_days`.
fn wants_study_plan(work: &Work<'_>, kind: Kind, (from_on, to_on): (Day, Day)) -> Result<bool, Error> {
    let days = from_on.days_until(to_on).saturating_add(1);
    Ok(kind == Kind::Study && days > work.setting(from_on.financial_year(), "study_plan_days")?)
}

/// Whoever studies for more than six months follows a plan of studies in place of the plan of work: [`wants_study_plan`].
/// Source: performance.md 4.4 (study leave).
fn owe_study_plan(
    work: &Work<'_>,
    institution: InstitutionId,
    id: AbsenceId,
    employment: EmploymentId,
    new: &NewAbsence,
) -> Result<(), Error> {
    let year = new.from_on.financial_year();
    let first = new.from_on.max(work.today());
    work.owe_in(
        institution,
        Deadline {
            kind: PLAN_DUE,
            subject: id.0,
            owed_by: employment.into(),
            about: Some(employment),
            note: new.venue.clone(),
            path: format!("/absences/{id}"),
            year: first.financial_year(),
            due_on: first.plus_days(work.setting(year, "joiner_plan_days")?),
        },
    )
}

/// Omba likizo au ruhusa: one's own.
pub fn ask_absence(work: &Work<'_>, new: &NewAbsence) -> Result<Saved<AbsenceId>, Error> {
    let person = work.person()?;
    let found = employee::find(work.tx(), person.institution, person.employment, work.today())?;
    let row = work.open(&permissions::ABSENCE_ASK, found.map(Guarded::new))?;
    let permit = work.permit(&permissions::ABSENCE_ASK, &row)?;
    let new = tidied(new);
    rules::check(&new, false)?;
    rules::judge_asking(&new, work.today(), row.supervisor_id.is_some())?;
    insert(work, &row, State::Asked, &new, permit)
}

/// Andika kutokuwepo: HR, by letter.
pub fn record_absence(
    work: &Work<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    new: &NewAbsence,
) -> Result<Saved<AbsenceId>, Error> {
    let found = employee::find(work.tx(), institution, employment, work.today())?;
    let row = work.open(&permissions::ABSENCE_RECORD, found.map(Guarded::new))?;
    let permit = work.permit(&permissions::ABSENCE_RECORD, &row)?;
    if by(work) == Some(employment) {
        return Err(Refusal::Own.into());
    }
    let new = tidied(new);
    rules::check(&new, true)?;
    insert(work, &row, State::Agreed, &new, permit)
}

/// The action by which an absence of this kind is read.
pub fn reading(kind: Kind) -> &'static Action {
    if rules::is_closed(kind) { &permissions::ABSENCE_READ_CLOSED } else { &permissions::ABSENCE_READ }
}

/// A page of somebody's history as far as it is read, with what is written about their closed absences for the readers of those.
pub fn history_about(
    work: &Work<'_>,
    row: &EmploymentRow,
    older_than: Option<EventId>,
    readable: Readable,
) -> Result<Page<Entry>, Error> {
    let (tx, institution) = (work.tx(), row.institution_id);
    if !work.may(&permissions::ABSENCE_READ_CLOSED, row) {
        return platform::history::about_of(tx, (institution, row.id), older_than, readable);
    }
    Ok(store::list_history(tx, (institution, row.id), older_than, readable)?.map(told))
}

/// The event of a closed absence itself never says the kind.
fn told(row: ToldRow) -> Entry {
    let ToldRow {
        id,
        at,
        actor_name,
        acting_for_id,
        action,
        subject_kind,
        subject_id,
        before,
        mut after,
        ..
    } = row;
    if row.is_closed
        && let Some(after) = after.as_mut().and_then(Value::as_object_mut)
    {
        after.insert("kind".to_owned(), rules::CLOSED.code().into());
    }
    Entry { id, at, actor_name, acting_for_id, action, subject_kind, subject_id, before, after }
}

/// An absence the reader may see; NotFound otherwise.
pub fn open_absence(work: &Work<'_>, institution: InstitutionId, id: AbsenceId) -> Result<AbsenceRow, Error> {
    let found = store::find(work.tx(), institution, id, work.today())?;
    // Whoever handles absences sees every kind; what others may see depends on the kind itself.
    let row = work.open(&permissions::ABSENCE_READ, found)?;
    if work.may(reading(row.kind), &row) { Ok(row) } else { Err(Error::NotFound) }
}

fn fresh(work: &Work<'_>, id: AbsenceId, version: i64) -> Result<AbsenceRow, Error> {
    let row = open_absence(work, work.institution()?, id)?;
    if row.version == version { Ok(row) } else { Err(Error::Stale) }
}

fn reason(field: &'static str, text: &str) -> Result<String, Error> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::field(field, "people-supervision-problem-reason-missing"));
    }
    if text.chars().count() > NOTE_MOST {
        let mut errors = kernel::FieldErrors::default();
        errors.push(field, Reason::new("people-employee-problem-long").with("most", NOTE_MOST));
        return Err(Error::Invalid(errors));
    }
    Ok(text.to_owned())
}

/// Kubali: from now on the days count as away.
pub fn agree_absence(work: &Work<'_>, id: AbsenceId, version: i64) -> Result<Saved<()>, Error> {
    let row = fresh(work, id, version)?;
    let permit = work.permit(&permissions::ABSENCE_AGREE, &row)?;
    let state = rules::step(row.state, Act::Agree)?;
    store::save_answer(work.tx(), &row, state, "")?;
    work.settle(ANSWER_DUE, id.0)?;
    let after = json!({ "from": row.from_on.to_string(), "to": row.to_on.to_string() });
    work.save(permit, event((id, row.employment_id), row.kind, None, after))
}

/// Kataa, with a reason.
pub fn decline_absence(work: &Work<'_>, id: AbsenceId, version: i64, why: &str) -> Result<Saved<()>, Error> {
    let row = fresh(work, id, version)?;
    let permit = work.permit(&permissions::ABSENCE_DECLINE, &row)?;
    let why = reason("answer", why)?;
    let state = rules::step(row.state, Act::Decline)?;
    store::save_answer(work.tx(), &row, state, &why)?;
    work.settle(ANSWER_DUE, id.0)?;
    let after = json!({ "from": row.from_on.to_string(), "to": row.to_on.to_string(), "reason": why });
    work.save(permit, event((id, row.employment_id), row.kind, None, after))
}

/// Ondoa ombi: nobody has answered yet.
pub fn withdraw_absence(work: &Work<'_>, id: AbsenceId, version: i64) -> Result<Saved<()>, Error> {
    let row = fresh(work, id, version)?;
    let permit = work.permit(&permissions::ABSENCE_WITHDRAW, &row)?;
    let state = rules::step(row.state, Act::Withdraw)?;
    store::save_answer(work.tx(), &row, state, "")?;
    work.drop_due(ANSWER_DUE, id.0)?;
    let after = json!({ "from": row.from_on.to_string(), "to": row.to_on.to_string() });
    work.save(permit, event((id, row.employment_id), row.kind, None, after))
}

/// Another last day: back earlier, or away longer, by letter.
pub fn change_absence(
    work: &Work<'_>,
    id: AbsenceId,
    version: i64,
    to_on: Day,
    letter: &str,
) -> Result<Saved<()>, Error> {
    let row = fresh(work, id, version)?;
    let permit = work.permit(&permissions::ABSENCE_CHANGE, &row)?;
    if by(work) == Some(row.employment_id) {
        return Err(Refusal::Own.into());
    }
    let letter = tidy(letter);
    let new = NewAbsence {
        kind: row.kind,
        from_on: row.from_on,
        to_on,
        letter: letter.clone(),
        venue: row.venue.clone(),
        note: String::new(),
    };
    rules::check(&new, true)?;
    rules::step(row.state, Act::Change)?;
    let found = employee::find(work.tx(), row.institution_id, row.employment_id, work.today())?;
    let employment = found.ok_or(Error::NotFound)?;
    employee::store::hold(work.tx(), &employment)?;
    let others = store::list_taken(work.tx(), row.institution_id, row.employment_id, Some(id))?;
    rules::judge_days((row.from_on, to_on), (employment.starts_on, employment.ends_on), &others)?;
    store::save_last(work.tx(), &row, to_on, &letter)?;
    // The new length says anew whether a plan of the studies is owed; one that was already asked for stays as it is.
    let (asked, wanted) = (
        wants_study_plan(work, row.kind, (row.from_on, row.to_on))?,
        wants_study_plan(work, row.kind, (row.from_on, to_on))?,
    );
    if wanted && !asked {
        owe_study_plan(work, row.institution_id, id, row.employment_id, &new)?;
    } else if asked && !wanted {
        work.drop_due(PLAN_DUE, id.0)?;
    }
    let before = json!({ "to": row.to_on.to_string(), "letter": row.letter });
    let after = json!({ "to": to_on.to_string(), "letter": letter });
    work.save(permit, event((id, row.employment_id), row.kind, Some(before), after))
}

/// Futa: it was never so, with a reason.
pub fn cancel_absence(work: &Work<'_>, id: AbsenceId, version: i64, why: &str) -> Result<Saved<()>, Error> {
    let row = fresh(work, id, version)?;
    let permit = work.permit(&permissions::ABSENCE_CANCEL, &row)?;
    if by(work) == Some(row.employment_id) {
        return Err(Refusal::Own.into());
    }
    let why = reason("answer", why)?;
    let state = rules::step(row.state, Act::Cancel)?;
    store::save_answer(work.tx(), &row, state, &why)?;
    work.drop_due(ANSWER_DUE, id.0)?;
    work.drop_due(PLAN_DUE, id.0)?;
    let before = json!({ "from": row.from_on.to_string(), "to": row.to_on.to_string() });
    let after = json!({ "reason": why });
    work.save(permit, event((id, row.employment_id), row.kind, Some(before), after))
}

/// The plan of one's studies first, then how they go.
pub fn report_study(work: &Work<'_>, id: AbsenceId, text: &str) -> Result<Saved<()>, Error> {
    let row = open_absence(work, work.institution()?, id)?;
    let permit = work.permit(&permissions::ABSENCE_STUDY, &row)?;
    if row.kind != Kind::Study || row.state != State::Agreed {
        return Err(Refusal::NotStudy.into());
    }
    let text = text.trim();
    let mut errors = kernel::FieldErrors::default();
    if text.is_empty() {
        errors.add("text", "platform-field-missing");
    }
    if text.chars().count() > STUDY_MOST {
        errors.push("text", Reason::new("people-employee-problem-long").with("most", STUDY_MOST));
    }
    errors.check()?;
    store::insert_note(work.tx(), &row, work.new_id(), work.now(), text)?;
    work.settle(PLAN_DUE, id.0)?;
    work.save(
        permit,
        Event::on("people.absence", id.0).about(row.employment_id).after(json!({ "text": text })),
    )
}
