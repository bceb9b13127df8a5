//! What people do with an appraisal. Pages, the command line and the demonstration year call the same functions.
//! Opening them is `open`, whose turn a step is `turn`, what follows when nobody takes it `unanswered`, announcing `publish`; who may is in permissions, when and what in rules.

mod open;
mod publish;
mod turn;
mod unanswered;

use kernel::{Action, Day, EmploymentId, Error, FinancialYear, InstitutionId};
use people::seat::Answers;
use platform::deadline::{Deadline, OwedBy};
use platform::work::{Event, Permit, Saved, Work};
use serde_json::{Value, json};

use super::model::{AppraisalId, AppraisalRow, Column, Ratings, Sending, Sheet, State};
use super::rules::{self, Calendar, Refused, Rubric, Step};
use super::store;
use crate::report::actions::release_queries;
use crate::{permissions, silence};

pub use open::{FACTORS, load_factors, open_appraisal, standing};
pub(crate) use open::{open_assessed, open_leaver, reopen_stayer, standing_at};
use publish::owe_publishing;
pub use publish::{Published, publish, publish_all};
pub(crate) use turn::check_kaimu;
pub use turn::takes_turn;
use turn::{check_countersigner, check_turn, instead_of_rater};
pub(crate) use unanswered::{answer_missed, assessment_missed, countersign_missed, discussion_missed};

/// What is owed at each step; also the words keys of the list of what waits.
const OWES_SELF: &str = "performance.appraisal.self";
const OWES_SUPERVISE: &str = "performance.appraisal.supervise";
const OWES_DISCUSS: &str = "performance.appraisal.discuss";
const OWES_AGREE: &str = "performance.appraisal.agree";
const OWES_COUNTERSIGN: &str = "performance.appraisal.countersign";

pub fn calendar(work: &Work<'_>, year: FinancialYear) -> Result<Calendar, Error> {
    Calendar::read(&work.windows(year)?)
}

pub fn calendar_of(work: &Work<'_>, row: &AppraisalRow) -> Result<Calendar, Error> {
    Ok(calendar(work, row.year)?.of_appraisal(row))
}

/// The appraisal with all that is judged in it.
pub fn open_sheet(work: &Work<'_>, id: AppraisalId) -> Result<Sheet, Error> {
    let found = store::find(work.tx(), work.institution()?, id, work.today())?;
    sheet_of(work, work.open(&permissions::APPRAISAL_READ, found)?)
}

/// Somebody's sheet of a year, once it is opened.
pub fn own_sheet(work: &Work<'_>, year: FinancialYear) -> Result<Option<Sheet>, Error> {
    let employment = work.person()?.employment;
    match store::find_of_year(work.tx(), work.institution()?, employment, year, work.today())? {
        Some(found) => sheet_of(work, work.open(&permissions::APPRAISAL_READ, Some(found))?).map(Some),
        None => Ok(None),
    }
}

fn sheet_of(work: &Work<'_>, appraisal: AppraisalRow) -> Result<Sheet, Error> {
    let lines = store::lines(work.tx(), appraisal.institution_id, appraisal.agreement_id, appraisal.id)?;
    let items = store::items(work.tx(), appraisal.institution_id, appraisal.id)?;
    Ok(Sheet { appraisal, lines, items })
}

/// About whom something is owed.
struct Due<'a> {
    institution: InstitutionId,
    id: AppraisalId,
    employment: EmploymentId,
    name: &'a str,
    year: FinancialYear,
}

impl<'a> Due<'a> {
    fn of(row: &'a AppraisalRow) -> Self {
        let (institution, id, employment) = (row.institution_id, row.id, row.employment_id);
        Self { institution, id, employment, name: &row.name, year: row.year }
    }

    /// Replaces what was owed under this kind, so that each step is owed once.
    fn owe(
        &self,
        work: &Work<'_>,
        calendar: &Calendar,
        kind: &'static str,
        step: Step,
        answers: Answers,
    ) -> Result<(), Error> {
        work.replace_due_in(self.institution, kind, self.id.0)?;
        let due_on = self.due_on(work, calendar, step)?;
        people::seat::owe(work, self.institution, answers, |owed_by| {
            let due = self.deadline(kind, owed_by, due_on);
            Deadline { path: answers.path(self.institution, due.path.clone()), ..due }
        })
    }

    fn due_on(&self, work: &Work<'_>, calendar: &Calendar, step: Step) -> Result<Day, Error> {
        Ok(calendar.due_on(step, work.today(), work.setting(self.year, "answer_days")?))
    }

    fn deadline(&self, kind: &'static str, owed_by: OwedBy, due_on: Day) -> Deadline {
        let own = owed_by == self.employment.into();
        Deadline {
            kind,
            subject: self.id.0,
            owed_by,
            about: Some(self.employment),
            note: if own { self.year.to_string() } else { self.name.to_owned() },
            path: format!("/appraisals/{}", self.id),
            year: self.year,
            due_on,
        }
    }

    /// By the employee.
    fn owe_own(
        &self,
        work: &Work<'_>,
        calendar: &Calendar,
        kind: &'static str,
        step: Step,
    ) -> Result<(), Error> {
        self.owe(work, calendar, kind, step, Answers::Owed(self.institution, self.employment))
    }
}

/// A step about to be taken: the sheet, leave to take it, and the state that follows.
pub struct Begun {
    pub sheet: Sheet,
    permit: Permit,
    calendar: Calendar,
    state: State,
}

fn action_of(step: Step) -> &'static Action {
    match step {
        Step::RateSelf => &permissions::APPRAISAL_SELF,
        Step::Supervise => &permissions::APPRAISAL_SUPERVISE,
        Step::Discuss => &permissions::APPRAISAL_DISCUSS,
        Step::Agree => &permissions::APPRAISAL_AGREE,
        Step::Dispute => &permissions::APPRAISAL_DISPUTE,
        Step::Countersign => &permissions::APPRAISAL_COUNTERSIGN,
        Step::Publish => &permissions::APPRAISAL_PUBLISH,
    }
}

/// May this person take this step now? Forms ask it before they are shown, actions before they write.
pub fn begin(work: &Work<'_>, id: AppraisalId, step: Step) -> Result<Begun, Error> {
    let sheet = open_sheet(work, id)?;
    let row = &sheet.appraisal;
    let permit = work.permit(action_of(step), row)?;
    let calendar = calendar_of(work, row)?;
    match step {
        Step::Supervise | Step::Discuss => check_turn(work, row, &calendar, step)?,
        Step::Countersign => check_countersigner(work, row)?,
        Step::RateSelf | Step::Agree | Step::Dispute | Step::Publish => {}
    }
    let state = rules::next(row.state, step, work.today(), &calendar)?;
    Ok(Begun { sheet, permit, calendar, state })
}

/// Has the person signed an agreement of this year, so that there is something to appraise?
pub fn has_signed(work: &Work<'_>, year: FinancialYear) -> Result<bool, Error> {
    let person = work.person()?;
    Ok(store::unopened_of(work.tx(), person.institution, year, work.today(), person.employment)?.is_some())
}

/// Jitathmini: the employee's column, as a draft or sent to the supervisor.
pub fn rate_self(
    work: &Work<'_>,
    id: AppraisalId,
    version: i64,
    ratings: &Ratings,
    sending: Sending,
) -> Result<Saved<()>, Error> {
    fill(work, (id, version), (Step::RateSelf, Column::SelfRating), (ratings, sending), |row, calendar| {
        work.settle(OWES_SELF, id.0)?;
        release_queries(work, row)?;
        Due::of(row).owe(work, calendar, OWES_SUPERVISE, Step::Supervise, answers(work, row)?)
    })
}

/// Tathmini ya msimamizi: the supervisor's column; after the window, the second level's in the supervisor's place.
pub fn supervise(
    work: &Work<'_>,
    id: AppraisalId,
    version: i64,
    ratings: &Ratings,
    sending: Sending,
) -> Result<Saved<()>, Error> {
    fill(work, (id, version), (Step::Supervise, Column::Supervisor), (ratings, sending), |row, calendar| {
        // Whoever stayed silent no longer owes: the window is over and the file goes on.
        work.settle(OWES_SELF, id.0)?;
        work.settle(OWES_SUPERVISE, id.0)?;
        release_queries(work, row)?;
        Due::of(row).owe(work, calendar, OWES_DISCUSS, Step::Discuss, answers(work, row)?)
    })
}

/// Alama za makubaliano: written down after the meeting; sent, they wait for the employee's answer.
pub fn discuss(
    work: &Work<'_>,
    id: AppraisalId,
    version: i64,
    ratings: &Ratings,
    sending: Sending,
) -> Result<Saved<()>, Error> {
    fill(work, (id, version), (Step::Discuss, Column::Agreed), (ratings, sending), |row, calendar| {
        work.settle(OWES_DISCUSS, id.0)?;
        Due::of(row).owe_own(work, calendar, OWES_AGREE, Step::Agree)
    })
}

/// Fills one column of the version that was read. A draft changes no state and owes nobody; once sent, `hand_on` closes
/// what was owed and opens what the next owes.
fn fill(
    work: &Work<'_>,
    (id, version): (AppraisalId, i64),
    (step, column): (Step, Column),
    (ratings, sending): (&Ratings, Sending),
    hand_on: impl Fn(&AppraisalRow, &Calendar) -> Result<(), Error>,
) -> Result<Saved<()>, Error> {
    let Begun { sheet, permit, calendar, state } = begin(work, id, step)?;
    let row = &sheet.appraisal;
    if sending == Sending::Draft && !rules::keeps_drafts(step, row.state) {
        return Err(Refused::AgreedSent.into());
    }
    let kept = judged(work, &sheet, column, ratings, sending)?;
    store::save_ratings(work.tx(), row, column, &kept)?;
    let state = if sending == Sending::Sent { state } else { row.state };
    let (tx, comment, now) = (work.tx(), &kept.comment, work.now());
    match column {
        Column::SelfRating => store::save_self(tx, row, version, state, comment, now),
        Column::Supervisor => store::save_supervisor(tx, row, version, state, comment, now),
        Column::Agreed => store::save_discussed(tx, row, version, state, comment),
    }?;
    if sending == Sending::Sent {
        hand_on(row, &calendar)?;
    }
    work.save(permit, column_event(&sheet, column, state, &kept, sending))
}

/// Nobody agrees to, or confirms, a column that says nothing about something that counts: no mark could follow from it.
fn check_whole(sheet: &Sheet) -> Result<(), Error> {
    match silence::rules::whole_column(sheet, Column::Agreed) {
        Some(_) => Ok(()),
        None => Err(Refused::AgreedGap.into()),
    }
}

/// Kubali: the employee agrees. Where there is no second level the appraisal is countersigned by that.
pub fn agree(work: &Work<'_>, id: AppraisalId, version: i64) -> Result<Saved<()>, Error> {
    let Begun { sheet, permit, calendar, state: agreed } = begin(work, id, Step::Agree)?;
    let row = &sheet.appraisal;
    check_whole(&sheet)?;
    let state = if row.second_level_id.is_some() { agreed } else { State::Countersigned };
    store::save_answer(work.tx(), row, version, state, "", work.now())?;
    work.settle(OWES_AGREE, id.0)?;
    if row.second_level_id.is_some() {
        owe_deciding(work, row, &calendar)?;
    } else {
        owe_publishing(work, row, &calendar)?;
    }
    let after = json!({"state": state.code(), "second_level": row.second_level_id.is_some()});
    work.save(permit, state_event(row).after(after))
}

/// Pinga: the employee disagrees and says why; the second level decides.
pub fn dispute(work: &Work<'_>, id: AppraisalId, version: i64, reason: &str) -> Result<Saved<()>, Error> {
    let Begun { sheet, permit, calendar, state } = begin(work, id, Step::Dispute)?;
    let row = &sheet.appraisal;
    rules::check_reason("dispute", reason)?;
    store::save_answer(work.tx(), row, version, state, reason.trim(), work.now())?;
    work.settle(OWES_AGREE, id.0)?;
    owe_deciding(work, row, &calendar)?;
    work.save(permit, state_event(row).after(json!({"state": state.code(), "dispute": reason.trim()})))
}

/// Who answers for the supervisor's side: the supervisor of the day, of a head of institution the seat above.
pub(super) fn answers(work: &Work<'_>, row: &AppraisalRow) -> Result<Answers, Error> {
    let (institution, above) = (row.institution_id, row.seat_above.as_ref());
    people::seat::answers(work.tx(), institution, row.supervisor_id, above, work.today())
}

/// Who decides where the employee does not agree, or does not answer. Without a second level the supervisor is the head of
/// institution, the last to decide inside it; about the head it is the seat above, for want of a higher one. PROPOSED.
fn decides(work: &Work<'_>, row: &AppraisalRow) -> Result<Answers, Error> {
    match row.second_level_id {
        Some(second) => Ok(Answers::Owed(row.institution_id, second)),
        None => answers(work, row),
    }
}

/// Opens the confirming, or the deciding of a dispute. Whoever does it instead of a second level that rated has it like
/// something that went up: that is what lets them read and decide.
fn owe_deciding(work: &Work<'_>, row: &AppraisalRow, calendar: &Calendar) -> Result<(), Error> {
    let (due, kind, step) = (Due::of(row), OWES_COUNTERSIGN, Step::Countersign);
    match instead_of_rater(work, row)? {
        None => due.owe(work, calendar, kind, step, decides(work, row)?),
        Some(upper) => {
            work.replace_due_in(row.institution_id, kind, row.id.0)?;
            let due_on = due.due_on(work, calendar, step)?;
            work.owe_above(row.institution_id, due.deadline(kind, upper.into(), due_on))
        }
    }
}

/// Thibitisha: the second level confirms what was agreed; on a dispute it decides the agreed column, with a reason.
pub fn countersign(
    work: &Work<'_>,
    id: AppraisalId,
    version: i64,
    comment: &str,
    decided: Option<&Ratings>,
) -> Result<Saved<()>, Error> {
    let Begun { sheet, permit, calendar, state } = begin(work, id, Step::Countersign)?;
    let row = &sheet.appraisal;
    let mut after = json!({"state": state.code(), "comment": comment.trim()});
    if row.state == State::Disputed {
        rules::check_reason("comment", comment)?;
    }
    match decided.filter(|_| row.state == State::Disputed) {
        None => check_whole(&sheet)?,
        Some(ratings) => {
            let kept = judged(work, &sheet, Column::Agreed, ratings, Sending::Sent)?;
            store::save_ratings(work.tx(), row, Column::Agreed, &kept)?;
            if let Some(after) = after.as_object_mut() {
                after.insert(String::from("agreed"), ratings_json(&kept));
            }
        }
    }
    store::save_countersigned(work.tx(), row, version, comment.trim(), work.now())?;
    work.settle(OWES_AGREE, id.0)?;
    work.settle(OWES_COUNTERSIGN, id.0)?;
    owe_publishing(work, row, &calendar)?;
    work.save(permit, state_event(row).after(after))
}

/// What of the typed marks is kept: complaints first, then only lines and items that are on this sheet, with what cannot
/// apply written as not applicable.
fn judged(
    work: &Work<'_>,
    sheet: &Sheet,
    column: Column,
    ratings: &Ratings,
    sending: Sending,
) -> Result<Ratings, Error> {
    let rubric = Rubric::read(&work.settings(sheet.appraisal.year)?)?;
    rules::check(sheet, column, ratings, &rubric, sending)?;
    Ok(rules::kept(sheet, column, ratings))
}

fn state_event(row: &AppraisalRow) -> Event {
    Event::on("performance.appraisal", row.id.0)
        .about(row.employment_id)
        .before(json!({"state": row.state.code()}))
}

/// A draft tells the history only that it was kept: what stands in it is nobody else's yet.
fn column_event(sheet: &Sheet, column: Column, state: State, kept: &Ratings, sending: Sending) -> Event {
    let after = match sending {
        Sending::Draft => json!({"state": state.code(), "draft": column.code()}),
        Sending::Sent => json!({"state": state.code(), column.code(): ratings_json(kept)}),
    };
    state_event(&sheet.appraisal).after(after)
}

fn ratings_json(ratings: &Ratings) -> Value {
    let lines: serde_json::Map<String, Value> = ratings
        .lines
        .iter()
        .map(|(sub_task, line)| {
            let counted = line.counted.map(|counted| counted.to_string());
            (sub_task.to_string(), json!({"quality": line.quality, "reason": line.reason, "counted": counted, "counted_reason": line.counted_reason}))
        })
        .collect();
    let items: serde_json::Map<String, Value> =
        ratings.items.iter().map(|(item, mark)| (item.to_string(), json!(mark))).collect();
    json!({"lines": lines, "items": items, "comment": ratings.comment})
}
