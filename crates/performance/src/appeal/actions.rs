//! What people do about a mark they contest: file, answer, go on, accept, withdraw; and an auditor's stated reason.
//! What a panel does is `panel`, whose seat becomes empty `seats`, what leaves the institution `outside`, how a level begins `levels`, what is owed `owed`.
//! No event names whose case it is in the employee's own history: a case is read by its parties only.

mod levels;
mod outside;
mod owed;
mod panel;
mod seats;

use kernel::{Error, InstitutionId};
use platform::files;
use platform::holiday::working_day;
use platform::work::{Event, Saved, Work};
use serde_json::{Value, json};

use super::ladder::begins;
use super::model::{AppealId, AppealRow, Came, Case, NewAppeal, NewFile, Side, State, case_number};
use super::rules::{self, Refused, Step};
use super::store::{self, NewCase};
use crate::appraisal::model::AppraisalId;
use crate::mark::{self, Inputs};
use crate::permissions;

pub use levels::{Filing, filing, filing_from};
use levels::{Reached, begin_level, ladder_of, terms};
pub(crate) use outside::open_outside_of;
pub(crate) use outside::sending_missed;
pub(super) use outside::{Letter, open_outside, open_to_record, records};
pub use outside::{record_answer, send_case};
use owed::On;
pub(crate) use panel::decision_missed;
pub use panel::{appoint_committee, decide, escalate_appeal, vote};
pub use seats::{recuse, vacate_left};

/// What is owed, also the words keys of the list of what waits.
const OWES_DECIDE: &str = "performance.appeal.decide";
const OWES_ANSWER: &str = "performance.appeal.answer";
const OWES_APPOINT: &str = "performance.appeal.appoint";
/// Nobody may choose a committee, and the case waits for its day.
const WAITS: &str = "performance.appeal.wait";
const OWES_SEND: &str = "performance.appeal.send";
const OWES_ACCEPT: &str = "performance.appeal.accept";

/// A case, for its parties and its panel.
pub fn open_case(work: &Work<'_>, id: AppealId) -> Result<Case, Error> {
    work.open(&permissions::APPEAL_READ, store::find(work.tx(), work.institution()?, id)?)
}

/// The numbers of the mark as it stands.
pub fn inputs_of(case: &AppealRow) -> Result<Inputs, Error> {
    serde_json::from_value(case.inputs.clone()).map_err(Error::internal)
}

fn event(case: &AppealRow) -> Event {
    Event::on("performance.appeal", case.id.0)
        .before(json!({"level": case.level, "state": case.state.code()}))
}

fn standing(level: i64, state: State) -> Value {
    json!({"level": level, "state": state.code()})
}

/// Standing, with what else is to be remembered.
fn after(level: i64, state: State, more: Value) -> Value {
    let mut after = standing(level, state);
    if let (Some(after), Value::Object(more)) = (after.as_object_mut(), more) {
        after.extend(more);
    }
    after
}

/// What the appellant is told of by a notice: `notices` reads whom from here, because the event stands in nobody's history.
const TOLD_OF: &str = "appellant_id";

/// The same, of what the appellant did not do and no due date says.
fn after_told(case: &AppealRow, (level, state): (i64, State), more: Value) -> Value {
    let mut after = after(level, state, more);
    if let Some(after) = after.as_object_mut() {
        after.insert(String::from(TOLD_OF), json!(case.employment_id.to_string()));
    }
    after
}

/// The mark one may contest: one's own, published, the version that was on the page.
fn contested(work: &Work<'_>, appraisal: AppraisalId) -> Result<(mark::MarkRow, i64, Inputs), Error> {
    let institution = work.institution()?;
    let found = mark::find_mark(work.tx(), institution, appraisal, work.today())?;
    let row = work.open(&permissions::APPEAL_FILE, found)?;
    let (Some(version), Some(stored)) = (row.version, row.inputs.clone()) else {
        return Err(Refused::NoMark.into());
    };
    Ok((row, version, serde_json::from_value(stored).map_err(Error::internal)?))
}

/// The version of one's own mark that can be contested, and its numbers.
pub fn contested_mark(work: &Work<'_>, appraisal: AppraisalId) -> Result<(i64, Inputs), Error> {
    contested(work, appraisal).map(|(_, version, inputs)| (version, inputs))
}

/// Kata rufaa. The same id again is the same case.
pub fn file_appeal(work: &Work<'_>, new: &NewAppeal) -> Result<Saved<AppealId>, Error> {
    let institution = work.institution()?;
    let (row, version, inputs) = contested(work, new.appraisal)?;
    let permit = work.permit(&permissions::APPEAL_FILE, &row)?;
    if let Some(known) = store::of_appraisal(work.tx(), institution, new.appraisal)? {
        return if known == new.id {
            Ok(work.already_done(permit).with(known))
        } else {
            Err(Refused::Exists.into())
        };
    }
    if new.seen_version != version {
        return Err(Error::Stale);
    }
    let filing = filing(work, institution, new.appraisal, row.year)?;
    rules::check_filed(new, &inputs, filing.is_late)?;
    let ladder = ladder_of(work, institution, new.appraisal, row.employment_id, row.year, &[])?;
    let level = ladder.reached(0);
    let case = NewCase {
        institution,
        id: new.id,
        appraisal: new.appraisal,
        appellant: row.employment_id,
        year: row.year,
        contested_version: version,
        respondent: ladder.respondent,
        level,
        state: begins(level),
    };
    let number = store::insert(work.tx(), &case, work.now())?;
    let mut items = Vec::new();
    for (position, item) in (1_i64..).zip(&new.items) {
        let ground = item.ground.ok_or_else(|| Error::internal("an unjudged ground"))?;
        let text = item.text.trim();
        store::insert_item(work.tx(), institution, new.id, position, item.contested, ground, text)?;
        let files = attach(work, institution, new.id, Side::Appellant, position, &item.files)?;
        items.push(
            json!({"contested": item.contested.key(), "ground": ground.code(), "text": text, "files": files}),
        );
    }
    let reached = Reached {
        on: On { institution, id: new.id, number: case_number(row.year, number), name: &row.name },
        ladder: &ladder,
        respondent: ladder.respondent,
        level,
        came: Came::Filed,
        statement: new.statement.trim(),
        late_reason: if filing.is_late { new.late_reason.trim() } else { "" },
        law: None,
    };
    begin_level(work, &reached)?;
    let told = json!({"items": items, "statement": new.statement.trim(), "late": filing.is_late, "version": version, "number": reached.on.number});
    let event = Event::on("performance.appeal", new.id.0).after(after(level, begins(level), told));
    Ok(work.save(permit, event)?.with(new.id))
}

/// Keeps files of a side; answers their names.
fn attach(
    work: &Work<'_>,
    institution: InstitutionId,
    id: AppealId,
    side: Side,
    position: i64,
    sent: &[NewFile],
) -> Result<Vec<String>, Error> {
    let field = if position == 0 { String::from("evidence") } else { rules::field("evidence", position) };
    for file in sent {
        let stored = files::store(work, &field, &file.name, &file.bytes)?;
        store::insert_file(work.tx(), institution, id, stored, side, position)?;
    }
    Ok(sent.iter().map(|file| file.name.clone()).collect())
}

/// Jibu la mrufaniwa: once on each level, with files.
pub fn answer(
    work: &Work<'_>,
    id: AppealId,
    version: i64,
    text: &str,
    sent: &[NewFile],
) -> Result<Saved<()>, Error> {
    let case = open_case(work, id)?;
    let permit = work.permit(&permissions::APPEAL_ANSWER, &case)?;
    let row = &case.row;
    let (level, state) = rules::next(row.level, row.state, Step::Answer, row.level)?;
    if case.now().is_some_and(|level| level.answered_at.is_some()) {
        return Err(Refused::AlreadyAnswered.into());
    }
    rules::required("answer", text)?;
    rules::check_files("evidence", sent)?;
    store::save_state(work.tx(), row, version, level, state)?;
    store::save_answer(work.tx(), row, text.trim(), work.now())?;
    let files = attach(work, row.institution_id, id, Side::Respondent, 0, sent)?;
    work.settle(OWES_ANSWER, id.0)?;
    work.save(permit, event(row).after(after(level, state, json!({"answer": text.trim(), "files": files}))))
}

/// Endelea na rufaa: to the next level, in time.
pub fn further(work: &Work<'_>, id: AppealId, version: i64, statement: &str) -> Result<Saved<()>, Error> {
    let case = open_case(work, id)?;
    let permit = work.permit(&permissions::APPEAL_FURTHER, &case)?;
    let row = &case.row;
    let ladder =
        ladder_of(work, row.institution_id, row.appraisal_id, row.employment_id, row.year, &case.members)?;
    let higher = ladder.reached(row.level.saturating_add(1));
    let (level, state) = rules::next(row.level, row.state, Step::Further, higher)?;
    // A holiday proclaimed since then moves the last day on.
    let last_day =
        case.further_by().map(|day| working_day(work.tx(), row.institution_id, day)).transpose()?;
    rules::check_further(last_day, work.today())?;
    rules::required("statement", statement)?;
    store::save_state(work.tx(), row, version, level, state)?;
    work.settle(OWES_ACCEPT, id.0)?;
    begin_level(
        work,
        &Reached { statement: statement.trim(), ..Reached::of(&case, &ladder, level, Came::Further) },
    )?;
    work.save(permit, event(row).after(after(level, state, json!({"statement": statement.trim()}))))
}

/// Nimeridhika: the appellant leaves it at that, and the case is closed.
pub fn accept(work: &Work<'_>, id: AppealId, version: i64) -> Result<Saved<()>, Error> {
    let case = open_case(work, id)?;
    let permit = work.permit(&permissions::APPEAL_ACCEPT, &case)?;
    let (level, state) = rules::next(case.row.level, case.row.state, Step::Accept, case.row.level)?;
    store::save_state(work.tx(), &case.row, version, level, state)?;
    work.settle(OWES_ACCEPT, id.0)?;
    work.save(permit, event(&case.row).after(standing(level, state)))
}

/// Ondoa rufaa: for good.
pub fn withdraw(work: &Work<'_>, id: AppealId, version: i64) -> Result<Saved<()>, Error> {
    let case = open_case(work, id)?;
    let permit = work.permit(&permissions::APPEAL_WITHDRAW, &case)?;
    let (level, state) = rules::next(case.row.level, case.row.state, Step::Withdraw, case.row.level)?;
    store::save_state(work.tx(), &case.row, version, level, state)?;
    for kind in [OWES_DECIDE, OWES_ANSWER, OWES_APPOINT, OWES_SEND, WAITS] {
        work.drop_due(kind, id.0)?;
    }
    work.save(permit, event(&case.row).after(standing(level, state)))
}

/// Soma kwa sababu: what an auditor says before a case opens to them; it is an event of the case.
pub fn audit(work: &Work<'_>, id: AppealId, reason: &str) -> Result<Saved<()>, Error> {
    let listed = store::listed(work.tx(), work.institution()?, id)?;
    let listed = work.open(&permissions::APPEAL_AUDIT, listed)?;
    let permit = work.permit(&permissions::APPEAL_AUDIT, &listed)?;
    rules::required("reason", reason)?;
    work.save(permit, Event::on("performance.appeal", id.0).after(json!({"reason": reason.trim()})))
}

/// The case for an auditor who has stated a reason lately; NotFound before that.
pub fn open_audited(work: &Work<'_>, id: AppealId) -> Result<Case, Error> {
    let (institution, person) = (work.institution()?, work.person()?.employment);
    let listed = store::listed(work.tx(), institution, id)?;
    let listed = work.open(&permissions::APPEAL_AUDIT, listed)?;
    let hours = terms(work, listed.year)?.audit_hours;
    let since = work.now().plus_seconds(-hours.saturating_mul(3600));
    if !store::audited(work.tx(), institution, id, person, since)? {
        return Err(Error::NotFound);
    }
    // What was found may be looked into: the reason is in the history.
    work.open(&permissions::APPEAL_AUDIT, store::find(work.tx(), institution, id)?)
}
