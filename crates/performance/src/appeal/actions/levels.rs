//! How a level begins: who sits over it, who owes what by when. The same for a case that is filed, goes on, or is lost by a
//! panel that let its last day pass.

use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId, Timestamp};
use platform::holiday::working_day;
use platform::work::Work;

use super::owed::On;
use super::{OWES_ANSWER, OWES_DECIDE, OWES_SEND};
use crate::appeal::ladder::{Ladder, Terms};
use crate::appeal::model::{COMMISSION, COMMITTEE, Came, Case, MemberRow, Seat};
use crate::appeal::store::{self, NewLevel, RaterRow};
use crate::appraisal::model::{AppraisalId, State as Appraisal};

/// Whoever did this last gave the mark.
const GIVES_MARK: [&str; 2] = ["performance.appraisal.discuss", "performance.appraisal.supervise"];
const COUNTERSIGN: &str = "performance.appraisal.countersign";
/// Whoever did this gave the mark of a period.
const CLOSES_PERIOD: &str = "performance.period.close";

/// So did whoever decided the dispute: a countersignature that ended one is their judgement, not a confirmation of others'.
fn gives_mark(row: &RaterRow) -> bool {
    let ended_dispute = || {
        let before = row.before.as_ref().and_then(|before| before.get("state")?.as_str());
        before == Some(Appraisal::Disputed.code())
    };
    GIVES_MARK.contains(&row.action.as_str()) || (row.action == COUNTERSIGN && ended_dispute())
}
/// The periods of a year.
pub fn terms(work: &Work<'_>, year: FinancialYear) -> Result<Terms, Error> {
    Terms::read(&work.settings(year)?)
}

/// Until when a mark can be contested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filing {
    pub last_day: Day,
    pub is_late: bool,
}

/// The window begins when the mark was first published: a version made by an appeal opens no new one.
pub fn filing(
    work: &Work<'_>,
    institution: InstitutionId,
    appraisal: AppraisalId,
    year: FinancialYear,
) -> Result<Filing, Error> {
    let published = store::published(work.tx(), institution, appraisal)?.ok_or(Error::NotFound)?;
    filing_from(work, institution, published.published_at, year)
}

/// The same, of a mark known to have been first published at a moment.
pub fn filing_from(
    work: &Work<'_>,
    institution: InstitutionId,
    published_at: Timestamp,
    year: FinancialYear,
) -> Result<Filing, Error> {
    let day = published_at.day();
    let last_day = working_day(work.tx(), institution, terms(work, year)?.file_by(0, day))?;
    Ok(Filing { last_day, is_late: work.today() > last_day })
}

/// Who has to do with a mark, today.
pub fn ladder_of(
    work: &Work<'_>,
    institution: InstitutionId,
    appraisal: AppraisalId,
    appellant: EmploymentId,
    year: FinancialYear,
    members: &[MemberRow],
) -> Result<Ladder, Error> {
    let (tx, today) = (work.tx(), work.today());
    let raters = store::raters(tx, institution, appraisal, today)?;
    let (supervisor, second_level) = store::above(tx, institution, appellant, today)?;
    let (judges, raters): (Vec<RaterRow>, Vec<RaterRow>) =
        raters.into_iter().partition(|row| row.action == CLOSES_PERIOD);
    let gave = raters.iter().rfind(|row| gives_mark(row) && row.serves).map(|row| row.employment_id);
    Ok(Ladder {
        appellant: Some(appellant),
        respondent: gave.or(supervisor),
        second_level,
        head: people::seat::find_head(tx, institution, today)?.map(|head| head.id),
        raters: raters.iter().map(|row| row.employment_id).collect(),
        judges: judges.iter().map(|row| row.employment_id).collect(),
        reports: store::reports(tx, institution, appellant, year.first_day(), today)?,
        sat: members.iter().map(|member| member.employment_id).collect(),
    })
}

/// Who carries the case to the Commission: HR; where every officer is a party to it, the head of institution, unless a party too.
fn carriers(
    work: &Work<'_>,
    institution: InstitutionId,
    ladder: &Ladder,
) -> Result<Vec<EmploymentId>, Error> {
    let mut officers = store::officers(work.tx(), institution, work.today())?;
    officers.retain(|officer| !ladder.is_party(*officer));
    if officers.is_empty() {
        officers.extend(ladder.head.filter(|head| !ladder.is_party(*head)));
    }
    Ok(officers)
}

/// A case that comes to a level.
pub struct Reached<'r> {
    pub on: On<'r>,
    pub ladder: &'r Ladder,
    /// Who gave the mark as the case was filed: a party for as long as it lasts, and nobody else is asked to answer.
    pub respondent: Option<EmploymentId>,
    pub level: i64,
    pub came: Came,
    pub statement: &'r str,
    pub late_reason: &'r str,
    /// Of a case that its appellant takes on: the last day the decision before left for it.
    pub law: Option<Day>,
}

impl<'r> Reached<'r> {
    pub fn of(case: &'r Case, ladder: &'r Ladder, level: i64, came: Came) -> Self {
        Self {
            on: On::of(case),
            ladder,
            respondent: case.row.respondent_id,
            level,
            came,
            statement: "",
            late_reason: "",
            law: case.now().and_then(|level| level.next_due_on).filter(|_| came == Came::Further),
        }
    }
}

/// Opens a level and everything that is owed on it.
pub fn begin_level(work: &Work<'_>, reached: &Reached<'_>) -> Result<(), Error> {
    let Reached { on, level, ladder, .. } = reached;
    let (institution, id, level, today) = (on.institution, on.id, *level, work.today());
    let terms = terms(work, today.financial_year())?;
    let working = |day: Day| working_day(work.tx(), institution, day);
    let respondent = reached.respondent.filter(|_| level > 0 && level < COMMISSION);
    let answer_due_on = respondent.map(|_| working(terms.answer_by(today))).transpose()?;
    let send_due_on =
        (level == COMMISSION).then(|| working(terms.send_by(reached.law, today))).transpose()?;
    let decide_due_on = working(terms.decide_by(level, send_due_on.unwrap_or(today)))?;
    let opened = NewLevel {
        level,
        came: reached.came,
        statement: reached.statement,
        late_reason: reached.late_reason,
        answer_due_on,
        decide_due_on,
        send_due_on,
    };
    store::insert_level(work.tx(), institution, id, &opened, work.now())?;
    if let (Some(respondent), Some(due_on)) = (respondent, answer_due_on) {
        on.owe(work, OWES_ANSWER, respondent, due_on)?;
    }
    if let Some(decider) = ladder.decider(level) {
        store::insert_member(work.tx(), institution, id, level, decider, Seat::Decider)?;
        on.owe(work, OWES_DECIDE, decider, decide_due_on)?;
    }
    match (level, send_due_on) {
        (COMMITTEE, _) => on.ask_for_committee(work, ladder, (terms.appoint_by(today), decide_due_on)),
        (_, Some(due_on)) => {
            let carriers = carriers(work, institution, ladder)?;
            match ladder.appellant {
                Some(appellant) if carriers.is_empty() => on.owe_own(work, OWES_SEND, appellant, due_on),
                _ => carriers.into_iter().try_for_each(|carrier| on.owe(work, OWES_SEND, carrier, due_on)),
            }
        }
        _ => Ok(()),
    }
}
