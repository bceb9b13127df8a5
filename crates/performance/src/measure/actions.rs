//! What people do with a measure: recommend, hear, decide, follow up, comment, withdraw. Pages and the demonstration call the
//! same functions. Who may is in permissions, when in rules.

use kernel::{Day, EmploymentId, Error, InstitutionId};
use people::seat::Answers;
use platform::deadline::{Deadline, OwedBy, Passed};
use platform::work::{Event, Permit, Saved, Work};
use serde_json::json;

use super::model::{MeasureId, MeasureRow, Sort, State};
use super::rules::{self, Asked, Refused, Step};
use super::store;
use super::typed::{self, Typed};
use crate::appraisal::actions::check_kaimu;
use crate::appraisal::model::{AppraisalId, AppraisalRow};
use crate::{appeal, appraisal, permissions, usage};

/// What is owed; also the words keys of the list of what waits.
const OWES_HEAR: &str = "performance.measure.hear";

/// By the sort of the measure, so that a list of what waits says what is to be decided.
fn owes_decide(sort: Sort) -> &'static str {
    match sort {
        Sort::Reward => "performance.measure.decide.reward",
        Sort::Development => "performance.measure.decide.development",
        Sort::Sanction => "performance.measure.decide.sanction",
    }
}

fn owes_follow(sort: Sort) -> &'static str {
    match sort {
        Sort::Reward => "performance.measure.follow.reward",
        Sort::Development => "performance.measure.follow.development",
        Sort::Sanction => "performance.measure.follow.sanction",
    }
}

/// The appraisal a measure is recommended with.
pub fn open_appraisal(work: &Work<'_>, id: AppraisalId) -> Result<AppraisalRow, Error> {
    let found = appraisal::store::find(work.tx(), work.institution()?, id, work.today())?;
    work.open(&permissions::MEASURE_READ, found)
}

pub fn open(work: &Work<'_>, id: MeasureId) -> Result<MeasureRow, Error> {
    let found = store::find(work.tx(), work.institution()?, id, work.today())?;
    work.open(&permissions::MEASURE_READ, found)
}

/// Is it this person's to recommend, once there is something to recommend by? The same question that recommending asks.
pub fn may_recommend(work: &Work<'_>, row: &AppraisalRow) -> bool {
    work.may(&permissions::MEASURE_RECOMMEND, row) && check_kaimu(work, row).is_ok()
}

/// Pendekeza: by the supervisor, with the appraisal. A sanction opens the employee's hearing at once.
pub fn recommend_measure(
    work: &Work<'_>,
    appraisal: AppraisalId,
    typed: &Typed,
) -> Result<Saved<MeasureId>, Error> {
    let row = open_appraisal(work, appraisal)?;
    let permit = work.permit(&permissions::MEASURE_RECOMMEND, &row)?;
    check_kaimu(work, &row)?;
    rules::may_recommend(row.state)?;
    let new = typed::recommended(typed)?;
    if row.seat_above.is_some() && new.kind.sort() == Sort::Sanction {
        return Err(Refused::AboutHead.into());
    }
    let (by, institution) = (work.person()?, row.institution_id);
    if store::is_there(work.tx(), institution, row.id, &new)? {
        return Err(Refused::Exists.into());
    }
    let head = people::seat::find_head(work.tx(), institution, work.today())?.map(|head| head.id);
    if new.kind.sort() == Sort::Sanction && head == Some(by.employment) {
        // The head's own people: whoever recommends a sanction does not decide it.
        return Err(Refused::OwnProposal.into());
    }
    let settings = work.settings(row.year)?;
    let published_on = work.windows(row.year)?.get("publish")?.opens_on;
    let decide_days = settings.number("measure_decide_days")?;
    let state = rules::begins(new.kind);
    let hearing_due_on = match state {
        State::Hearing => {
            let last = work.today().plus_days(settings.number("measure_hearing_days")?);
            Some(platform::holiday::working_day(work.tx(), institution, last)?)
        }
        _ => None,
    };
    let id: MeasureId = work.new_id();
    store::insert(work.tx(), id, &row, &new, (by, state, hearing_due_on), work.now())?;
    let about = About { id, employment: row.employment_id, name: &row.name, year: row.year };
    if let Some(due_on) = hearing_due_on {
        about.owe(work, OWES_HEAR, row.employment_id, due_on)?;
    }
    // Nobody can decide before the mark is out, nor while the employee may still be heard.
    let from = hearing_due_on.unwrap_or(work.today()).max(published_on).max(work.today());
    let decides = people::seat::answers(
        work.tx(),
        institution,
        head.filter(|head| *head != row.employment_id),
        row.seat_above.as_ref(),
        work.today(),
    )?;
    if decides.is_somebody() {
        let (kind, due_on) = (owes_decide(new.kind.sort()), from.plus_days(decide_days));
        about.owe_above(work, institution, kind, decides, due_on)?;
    }
    let event = event_on(id, row.employment_id).after(json!({
        "kind": new.kind.code(), "subject": new.subject, "reason": new.text, "state": state.code(),
    }));
    Ok(work.save(permit, event)?.with(id))
}

/// About whom something is owed.
struct About<'a> {
    id: MeasureId,
    employment: EmploymentId,
    name: &'a str,
    year: kernel::FinancialYear,
}

impl About<'_> {
    fn owe(
        &self,
        work: &Work<'_>,
        kind: &'static str,
        owed_by: EmploymentId,
        due_on: Day,
    ) -> Result<(), Error> {
        work.owe(self.deadline(kind, owed_by.into(), due_on))
    }

    /// By whoever answers above the employee: a head of institution's measures are the seat's.
    fn owe_above(
        &self,
        work: &Work<'_>,
        institution: InstitutionId,
        kind: &'static str,
        answers: Answers,
        due_on: Day,
    ) -> Result<(), Error> {
        people::seat::owe(work, institution, answers, |owed_by| {
            let due = self.deadline(kind, owed_by, due_on);
            Deadline { path: answers.path(institution, due.path.clone()), ..due }
        })
    }

    fn deadline(&self, kind: &'static str, owed_by: OwedBy, due_on: Day) -> Deadline {
        Deadline {
            kind,
            subject: self.id.0,
            owed_by,
            about: Some(self.employment),
            note: self.name.to_owned(),
            path: format!("/measures/{}", self.id),
            year: self.year,
            due_on,
        }
    }
}

fn event_on(id: MeasureId, about: EmploymentId) -> Event {
    Event::on("performance.measure", id.0).about(about)
}

/// A step of a measure. Its kind is said each time: whoever reads a history sees one event, not those before it.
fn event(row: &MeasureRow, mut after: serde_json::Value) -> Event {
    if let Some(after) = after.as_object_mut() {
        after.insert("kind".to_owned(), json!(row.kind.code()));
    }
    event_on(row.id, row.employment_id).before(json!({ "state": row.state.code() })).after(after)
}

fn begin(
    work: &Work<'_>,
    id: MeasureId,
    action: &'static kernel::Action,
) -> Result<(MeasureRow, Permit), Error> {
    let row = open(work, id)?;
    let permit = work.permit(action, &row)?;
    Ok((row, permit))
}

/// Jieleze: the employee's word, before anybody decides.
pub fn hear_measure(work: &Work<'_>, id: MeasureId, seen: i64, text: &str) -> Result<Saved<()>, Error> {
    let (row, permit) = begin(work, id, &permissions::MEASURE_HEAR)?;
    let state = rules::next(row.state, Step::Hear, false)?;
    let text = typed::said("hearing", text)?;
    store::save_heard(work.tx(), &row, seen, state, &text, work.now())?;
    work.settle(OWES_HEAR, row.id.0)?;
    work.save(permit, event(&row, json!({ "state": state.code(), "text": text })))
}

/// Maoni: the employee may say something at any time; it changes nothing but is always read along.
pub fn comment_measure(work: &Work<'_>, id: MeasureId, text: &str) -> Result<Saved<()>, Error> {
    let (row, permit) = begin(work, id, &permissions::MEASURE_COMMENT)?;
    let text = typed::said("comment", text)?;
    let by = work.person()?.employment;
    store::insert_comment(work.tx(), &row, work.new_id(), by, &text, work.now())?;
    work.save(permit, event_on(row.id, row.employment_id).after(json!({ "text": text })))
}

/// Ondoa: whoever stands over the employee takes a recommendation back.
pub fn withdraw_measure(work: &Work<'_>, id: MeasureId, seen: i64) -> Result<Saved<()>, Error> {
    let (row, permit) = begin(work, id, &permissions::MEASURE_WITHDRAW)?;
    let state = rules::next(row.state, Step::Withdraw, false)?;
    store::save_withdrawn(work.tx(), &row, seen)?;
    work.drop_due(OWES_HEAR, row.id.0)?;
    work.drop_due(owes_decide(row.kind.sort()), row.id.0)?;
    work.save(permit, event(&row, json!({ "state": state.code() })))
}

/// Amua: the head of institution approves or declines. Always a person; what is approved is a use of the mark, and somebody
/// owes to carry it out.
pub fn decide_measure(work: &Work<'_>, id: MeasureId, seen: i64, typed: &Typed) -> Result<Saved<()>, Error> {
    let (row, permit) = begin(work, id, &permissions::MEASURE_DECIDE)?;
    let by = work.person()?;
    let decision = typed::decision(typed, row.kind, work.today())?;
    let asked = Asked {
        kind: row.kind,
        state: row.state,
        appraisal: row.appraisal_state,
        contested: row.contested,
        appealable_until: appealable_until(work, &row)?,
        hearing_due_on: row.hearing_until(),
        recommended_by: row.recommended_by_id,
        owner: row.employment_id,
        decides: by.employment,
        today: work.today(),
    };
    let state = rules::decide(&asked, decision.approves)?;
    store::save_decided(work.tx(), &row, seen, (state, by), &decision, work.now())?;
    // Whoever was not heard in time was silent; whoever is no longer asked owes nothing.
    work.drop_due(OWES_HEAR, row.id.0)?;
    work.settle(owes_decide(row.kind.sort()), row.id.0)?;
    let above = row.seat_above.as_ref();
    let follows =
        people::seat::answers(work.tx(), row.institution_id, row.supervisor_id, above, work.today())?;
    if let Some(due_on) = decision.due_on.filter(|_| follows.is_somebody()) {
        let about = About { id: row.id, employment: row.employment_id, name: &row.name, year: row.year };
        about.owe_above(work, row.institution_id, owes_follow(row.kind.sort()), follows, due_on)?;
    }
    if let Some(version) = row.mark_version.filter(|_| decision.approves) {
        usage::actions::log_decided(work, &row, version, &decision.letter)?;
    }
    let after = json!({
        "state": state.code(), "outcome": state.code(), "reason": decision.reason, "letter": decision.letter,
        "due_on": decision.due_on.map(|day| day.to_string()),
    });
    work.save(permit, event(&row, after))
}

/// Until when the mark behind a sanction may be contested, or an appeal against it taken further: the same days that the
/// appeal counts. Everything else waits for no appeal.
pub fn appealable_until(work: &Work<'_>, row: &MeasureRow) -> Result<Option<Day>, Error> {
    if row.kind.sort() != Sort::Sanction || !row.state.is_open() {
        return Ok(None);
    }
    match (row.further_by, row.unappealed_since) {
        (Some(day), _) => platform::holiday::working_day(work.tx(), row.institution_id, day).map(Some),
        (None, Some(at)) => {
            let filing = appeal::actions::filing_from(work, row.institution_id, at, row.year)?;
            Ok(Some(filing.last_day))
        }
        (None, None) => Ok(None),
    }
}

/// Nobody decided by the day. While the mark is not out, while the employee may still be heard, or appeal, nobody could approve
/// it, so the days to decide begin when these end; otherwise it is late and nothing else.
pub(crate) fn decision_missed(work: &Work<'_>, passed: &Passed) -> Result<Saved<()>, Error> {
    let found = store::find(work.tx(), passed.institution_id, MeasureId(passed.subject_id), work.today())?;
    let row = work.open(&permissions::SILENCE_RAISE, found)?;
    let permit = work.permit(&permissions::SILENCE_RAISE, &row)?;
    let published = row.published_at.map(|at| at.day());
    let waits = row.appraisal_state != appraisal::model::State::Published
        || (row.contested && row.kind.sort() == Sort::Sanction);
    let today = Some(work.today()).filter(|_| waits);
    let heard = row.hearing_until().filter(|_| row.state == State::Hearing);
    if let Some(until) = [heard, appealable_until(work, &row)?, published, today].into_iter().flatten().max()
    {
        let due_on = until.plus_days(work.setting(row.year, "measure_decide_days")?);
        if passed.due_on < due_on {
            work.put_off(passed.institution_id, passed.id, passed.due_on, due_on)?;
        }
    }
    Ok(work.already_done(permit))
}

/// Fuatilia: done, or not done and why.
pub fn follow_measure(work: &Work<'_>, id: MeasureId, seen: i64, typed: &Typed) -> Result<Saved<()>, Error> {
    let (row, permit) = begin(work, id, &permissions::MEASURE_FOLLOW)?;
    let follow_up = typed::follow_up(typed)?;
    let step = if follow_up.done { Step::Done } else { Step::NotDone };
    let state = rules::next(row.state, step, false)?;
    let by = work.person()?;
    store::save_followed(work.tx(), &row, seen, (state, by), &follow_up.note, work.now())?;
    work.settle(owes_follow(row.kind.sort()), row.id.0)?;
    let after = json!({ "state": state.code(), "outcome": state.code(), "reason": follow_up.note });
    work.save(permit, event(&row, after))
}

/// What somebody may do with a measure now: the forms a page shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Open {
    pub hear: bool,
    pub comment: bool,
    pub decide: bool,
    pub follow: bool,
    pub withdraw: bool,
}

/// The same questions the actions ask.
pub fn opens(work: &Work<'_>, row: &MeasureRow) -> Open {
    let can = |action, step| work.may(action, row) && rules::next(row.state, step, false).is_ok();
    Open {
        hear: can(&permissions::MEASURE_HEAR, Step::Hear),
        comment: work.may(&permissions::MEASURE_COMMENT, row),
        decide: can(&permissions::MEASURE_DECIDE, Step::Decline)
            && work.person().is_ok_and(|person| person.employment != row.employment_id),
        follow: can(&permissions::MEASURE_FOLLOW, Step::Done),
        withdraw: can(&permissions::MEASURE_WITHDRAW, Step::Withdraw),
    }
}
