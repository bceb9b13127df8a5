//! Giving a quarter's figures, handing them over, verifying or querying them, correcting them. What is verified gives the
//! score at once. What an institution does about a query it holds to be wrong is in `appeal`.

mod appeal;

use kernel::{Error, FieldErrors, FinancialYear, InstitutionId, Marks, Quarter, Role};
use platform::deadline::OwedBy;
use platform::work::{Event, Saved, Work};
use platform::{Deadline, files, holiday};
use serde_json::{Value, json};

use super::model::{NewFigure, QuarterId, QuarterRow, State};
use super::rules::{self, MOST_NOTE, Refusal, Step};
use super::store::{self, NewQuarter};
use crate::permissions;
use crate::score;
use crate::terms;
use crate::terms::rules::{Refusal as TermsRefusal, judge_text};

pub use appeal::{DECIDE_DUE, appeal_query, decide_appeal, last_day, may_appeal};

const SUBJECT: &str = "contract.quarter";
/// What whoever sent the figures owes after they were queried.
pub const CORRECT_DUE: &str = "contract.quarter.correct";

fn event(id: QuarterId, before: Value, after: Value) -> Event {
    let event = Event::on(SUBJECT, id.0);
    let event = if before.is_null() { event } else { event.before(before) };
    if after.is_null() { event } else { event.after(after) }
}

fn by(work: &Work<'_>) -> Result<String, Error> {
    work.person().map(|person| person.name.clone())
}

/// Anza: a draft of the quarter's figures, on the contract in force.
pub fn begin_quarter(
    work: &Work<'_>,
    year: FinancialYear,
    quarter: Quarter,
) -> Result<Saved<QuarterId>, Error> {
    let institution = work.institution()?;
    let terms = terms::store::find_in_force(work.tx(), institution, year)?.ok_or(Refusal::NotSigned)?;
    let permit = work.permit(&permissions::QUARTER_EDIT, &terms)?;
    rules::may_begin(work.today(), work.windows(year)?.get(rules::window(quarter))?.opens_on)?;
    if store::list_year(work.tx(), institution, year)?.iter().any(|row| row.quarter == quarter) {
        return Err(Refusal::Begun.into());
    }
    let id: QuarterId = work.new_id();
    let new = NewQuarter { institution, id, year, quarter, number: 1, corrects: None, terms: terms.id };
    store::insert(work.tx(), &new)?;
    let after = json!({ "year": year.to_string(), "quarter": quarter.number(), "state": "draft" });
    Ok(work.save(permit, event(id, Value::Null, after))?.with(id))
}

/// Sahihisha: a new set that points to the old and begins with its figures, on the contract in force today.
pub fn correct_quarter(work: &Work<'_>, id: QuarterId) -> Result<Saved<QuarterId>, Error> {
    let institution = work.institution()?;
    let row = work.open(&permissions::QUARTER_CORRECT, store::find(work.tx(), institution, id)?)?;
    let permit = work.permit(&permissions::QUARTER_CORRECT, &row)?;
    let state = rules::next(row.state, Step::Correct)?;
    let terms = terms::store::find_in_force(work.tx(), institution, row.year)?.ok_or(Refusal::NotSigned)?;
    newest(work, &row)?;
    if state != row.state {
        // Whoever corrects no longer holds the query to be wrong.
        store::save_state(work.tx(), &row, state)?;
        work.drop_due(DECIDE_DUE, id.0)?;
        owe_correction(work, &row)?;
    }
    let new = NewQuarter {
        institution,
        id: work.new_id(),
        year: row.year,
        quarter: row.quarter,
        number: row.number.saturating_add(1),
        corrects: Some(id),
        terms: terms.id,
    };
    store::insert(work.tx(), &new)?;
    store::copy(work.tx(), institution, id, new.id)?;
    let after = json!({ "quarter": row.quarter.number(), "number": new.number, "corrects": id.to_string() });
    Ok(work.save(permit, event(new.id, Value::Null, after))?.with(new.id))
}

/// Whether no later set of the quarter was begun.
fn newest(work: &Work<'_>, row: &QuarterRow) -> Result<(), Error> {
    let sets = store::list_year(work.tx(), row.institution_id, row.year)?;
    let newest = sets.into_iter().find(|other| other.quarter == row.quarter).ok_or(Error::NotFound)?;
    if newest.id == row.id { Ok(()) } else { Err(Refusal::Begun.into()) }
}

fn own(
    work: &Work<'_>,
    action: &'static kernel::Action,
    id: QuarterId,
    version: i64,
) -> Result<QuarterRow, Error> {
    let row = work.open(action, store::find(work.tx(), work.institution()?, id)?)?;
    if row.version == version { Ok(row) } else { Err(Error::Stale) }
}

/// Andika takwimu za shabaha moja, with its evidence.
pub fn save_figure(
    work: &Work<'_>,
    id: QuarterId,
    version: i64,
    new: &NewFigure,
) -> Result<Saved<()>, Error> {
    let row = own(work, &permissions::QUARTER_EDIT, id, version)?;
    let permit = work.permit(&permissions::QUARTER_EDIT, &row)?;
    rules::next(row.state, Step::Edit)?;
    let tx = work.tx();
    if !store::list_figures(tx, row.institution_id, id)?.iter().any(|figure| figure.code == new.code) {
        return Err(Error::NotFound);
    }
    let evidence = store::list_evidence(tx, row.institution_id, id)?;
    let kept =
        evidence.iter().filter(|file| file.code == new.code && !new.dropped.contains(&file.file_id)).count();
    let mut errors = FieldErrors::default();
    rules::judge(new, kept, &mut errors);
    errors.check()?;
    let actual = new.actual.ok_or_else(|| Error::internal("a missing figure was judged right"))?;
    store::save_figure(tx, &row, &new.code, actual, &new.note)?;
    for file in &new.dropped {
        store::delete_evidence(tx, &row, &new.code, *file)?;
    }
    for (name, bytes) in &new.files {
        let file = files::store(work, "evidence", name, bytes)?;
        store::insert_evidence(tx, &row, &new.code, file)?;
    }
    let after = json!({
        "code": new.code, "actual": actual.to_string(), "note": new.note,
        "files_added": new.files.len(), "files_dropped": new.dropped.len(),
    });
    work.save(permit, event(id, Value::Null, after))
}

/// Wasilisha: in time or late, never refused for being late.
pub fn submit_quarter(work: &Work<'_>, id: QuarterId, version: i64) -> Result<Saved<()>, Error> {
    let row = own(work, &permissions::QUARTER_SUBMIT, id, version)?;
    let permit = work.permit(&permissions::QUARTER_SUBMIT, &row)?;
    let state = rules::next(row.state, Step::Submit)?;
    if !rules::problems(&store::list_figures(work.tx(), row.institution_id, id)?).is_empty() {
        return Err(Refusal::NotReady.into());
    }
    let closes_on = work.windows(row.year)?.get(rules::window(row.quarter))?.closes_on;
    // By the day it was owed: a window that closes on a Saturday is open on the Monday.
    let due_on = holiday::working_day(work.tx(), row.institution_id, closes_on)?;
    let late = rules::is_late(work.today(), due_on);
    let person = work.person()?;
    store::save_submitted(work.tx(), &row, state, late, work.now(), (Some(person.employment), &person.name))?;
    // What was owed hangs on the first version of the contract, whose signatures made it due.
    let versions = terms::store::list_year(work.tx(), row.institution_id, row.year)?;
    if let Some(first) = versions.last() {
        work.settle(rules::submit_due(row.quarter), first.id.0)?;
    }
    if let Some(corrected) = row.corrects_id {
        work.settle(CORRECT_DUE, corrected.0)?;
    }
    let days = work.setting(row.year, "answer_days")?;
    owe_verifiers(work, &row, rules::verify_due(row.quarter), days)?;
    work.save(
        permit,
        event(id, json!({ "state": row.state.code() }), json!({ "state": state.code(), "late": late })),
    )
}

/// The figures now wait for whoever holds the nation's seat.
fn owe_verifiers(work: &Work<'_>, row: &QuarterRow, kind: &'static str, days: i64) -> Result<(), Error> {
    work.owe(Deadline {
        kind,
        subject: row.id.0,
        owed_by: OwedBy::Role(Role::National),
        about: None,
        note: format!("{}, {}", row.institution_name, row.year),
        path: format!("/contracts/{}/quarters/{}", row.institution_id, row.id),
        year: row.year,
        due_on: work.today().plus_days(days),
    })
}

/// Whoever sent figures that are queried owes their correction.
fn owe_correction(work: &Work<'_>, row: &QuarterRow) -> Result<(), Error> {
    let (tx, sender) = (work.tx(), row.submitted_by_id);
    let owed_by = people::owed::by_or_role(tx, row.institution_id, sender, Role::Planner, work.today())?;
    let deadline = Deadline {
        kind: CORRECT_DUE,
        subject: row.id.0,
        owed_by,
        about: None,
        note: row.year.to_string(),
        path: super::path(row.year, row.quarter),
        year: row.year,
        due_on: work.today().plus_days(work.setting(row.year, "answer_days")?),
    };
    work.owe_in(row.institution_id, deadline)
}

fn judged(
    work: &Work<'_>,
    action: &'static kernel::Action,
    (institution, id): (InstitutionId, QuarterId),
    version: i64,
) -> Result<QuarterRow, Error> {
    let row = work.open(action, store::find(work.tx(), institution, id)?)?;
    // The division that verifies is itself part of an institution: another officer of it must not verify its figures.
    if work.person()?.institution == institution {
        return Err(TermsRefusal::OwnInstitution.into());
    }
    if row.version == version { Ok(row) } else { Err(Error::Stale) }
}

/// Thibitisha: the figures count, earlier sets of the quarter do not, and the score is made.
pub fn verify_quarter(
    work: &Work<'_>,
    institution: InstitutionId,
    id: QuarterId,
    version: i64,
) -> Result<Saved<()>, Error> {
    let row = judged(work, &permissions::QUARTER_VERIFY, (institution, id), version)?;
    let permit = work.permit(&permissions::QUARTER_VERIFY, &row)?;
    let state = rules::next(row.state, Step::Verify)?;
    save_answered(work, &row, state, "")?;
    store::save_replaced(work.tx(), &row)?;
    work.settle_in(institution, rules::verify_due(row.quarter), id.0)?;
    let score = score::actions::make(work, &row)?;
    let after =
        json!({ "state": state.code(), "score": score.to_string(), "formula": score::rules::FORMULA });
    work.save(permit, event(id, json!({ "state": row.state.code() }), after))
}

fn save_answered(work: &Work<'_>, row: &QuarterRow, state: State, answer: &str) -> Result<(), Error> {
    let person = work.person()?;
    store::save_answered(work.tx(), row, state, answer, (work.now(), person.person, &person.name))
}

/// Uliza: always with a reason; whoever sent the figures answers by a correction.
pub fn query_quarter(
    work: &Work<'_>,
    institution: InstitutionId,
    id: QuarterId,
    version: i64,
    reason: &str,
) -> Result<Saved<()>, Error> {
    let row = judged(work, &permissions::QUARTER_QUERY, (institution, id), version)?;
    let permit = work.permit(&permissions::QUARTER_QUERY, &row)?;
    let state = rules::next(row.state, Step::Query)?;
    judge_text("reason", reason, MOST_NOTE)?;
    save_answered(work, &row, state, reason)?;
    work.settle_in(institution, rules::verify_due(row.quarter), id.0)?;
    owe_correction(work, &row)?;
    work.save(
        permit,
        event(id, json!({ "state": row.state.code() }), json!({ "state": state.code(), "reason": reason })),
    )
}

/// The set that counts for a quarter: verified and not replaced.
pub fn counted(rows: &[QuarterRow], quarter: Quarter) -> Option<&QuarterRow> {
    rows.iter().find(|row| row.quarter == quarter && row.state == State::Verified)
}

/// The score of the year, once all four quarters are verified.
pub fn year_score(rows: &[QuarterRow]) -> Option<Marks> {
    let scores = Quarter::ALL.map(|quarter| counted(rows, quarter)?.score);
    if scores.iter().all(Option::is_some) { scores.last().copied().flatten() } else { None }
}
