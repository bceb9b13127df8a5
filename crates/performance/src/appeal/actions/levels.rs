//! How a level begins: who sits over it, who owes what by when. The same for a case that is filed, goes on, or is lost by a
//! panel that let its last day pass.

use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId, Timestamp};
use platform::deadline::{Deadline, OwedBy};
use platform::holiday::working_day;
use platform::work::Work;

use super::{OWES_ANSWER, OWES_APPOINT, OWES_DECIDE, OWES_SEND, WAITS};
use crate::appeal::ladder::{Ladder, Terms};
use crate::appeal::model::{AppealId, COMMISSION, COMMITTEE, Came, Case, MemberRow, Seat};
use crate::appeal::store::{self, NewLevel};
use crate::appraisal::model::AppraisalId;

/// Whoever did this last gave the mark.
const GIVES_MARK: [&str; 2] = ["performance.appraisal.discuss", "performance.appraisal.supervise"];

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
    let gave = raters
        .iter()
        .rfind(|row| GIVES_MARK.contains(&row.action.as_str()) && row.serves)
        .map(|row| row.employment_id);
    Ok(Ladder {
        appellant: Some(appellant),
        respondent: gave.or(supervisor),
        second_level,
        head: store::head(tx, institution, today)?,
        raters: raters.iter().map(|row| row.employment_id).collect(),
        reports: store::reports(tx, institution, appellant, year.first_day(), today)?,
        sat: members.iter().map(|member| member.employment_id).collect(),
    })
}

/// A case that comes to a level.
pub struct Reached<'r> {
    pub institution: InstitutionId,
    pub id: AppealId,
    /// The case's, for those who must not know whose it is.
    pub number: String,
    /// The appellant's.
    pub name: &'r str,
    pub ladder: &'r Ladder,
    /// Who gave the mark as the case was filed: a party for as long as it lasts, and nobody else is asked to answer.
    pub respondent: Option<EmploymentId>,
    pub level: i64,
    pub came: Came,
    pub statement: &'r str,
    pub late_reason: &'r str,
}

impl<'r> Reached<'r> {
    pub fn of(case: &'r Case, ladder: &'r Ladder, level: i64, came: Came) -> Self {
        Self {
            institution: case.row.institution_id,
            id: case.row.id,
            number: case.row.case_number(),
            name: &case.row.name,
            ladder,
            respondent: case.row.respondent_id,
            level,
            came,
            statement: "",
            late_reason: "",
        }
    }
}

/// Opens a level and everything that is owed on it.
pub fn begin_level(work: &Work<'_>, reached: &Reached<'_>) -> Result<(), Error> {
    let Reached { institution, id, level, ladder, .. } = *reached;
    let (today, year) = (work.today(), work.today().financial_year());
    let terms = terms(work, year)?;
    let working = |day: Day| working_day(work.tx(), institution, day);
    let respondent = reached.respondent.filter(|_| level > 0 && level < COMMISSION);
    let answer_due_on = respondent.map(|_| working(terms.answer_by(today))).transpose()?;
    let decide_due_on = working(terms.decide_by(level, today))?;
    let opened = NewLevel {
        level,
        came: reached.came,
        statement: reached.statement,
        late_reason: reached.late_reason,
        answer_due_on,
        decide_due_on,
    };
    store::insert_level(work.tx(), institution, id, &opened, work.now())?;
    // About nobody: what is owed on a case is personal, and is not handed over with the supervision.
    let owe = |kind, owed_by, due_on| {
        let path = match kind {
            OWES_APPOINT => format!("/appeals/{id}/committee"),
            OWES_SEND => format!("/appeals/{id}/outside"),
            _ => format!("/appeals/{id}"),
        };
        let is_party = [OWES_DECIDE, OWES_ANSWER].contains(&kind);
        let note = if is_party { reached.name.to_owned() } else { reached.number.clone() };
        work.owe_in(
            institution,
            Deadline {
                kind,
                subject: id.0,
                owed_by: OwedBy::Person(owed_by),
                about: None,
                note,
                path,
                year,
                due_on,
            },
        )
    };
    if let (Some(respondent), Some(due_on)) = (respondent, answer_due_on) {
        owe(OWES_ANSWER, respondent, due_on)?;
    }
    if let Some(decider) = ladder.decider(level) {
        store::insert_member(work.tx(), institution, id, level, decider, Seat::Decider)?;
        owe(OWES_DECIDE, decider, decide_due_on)?;
    }
    let (officers_owe, by) = match level {
        COMMITTEE => (Some(OWES_APPOINT), terms.appoint_by(today)),
        COMMISSION => (Some(OWES_SEND), terms.file_by(COMMISSION, today)),
        _ => (None, today),
    };
    if let Some(kind) = officers_owe {
        let mut asked = false;
        for officer in store::officers(work.tx(), institution, today)? {
            // Nobody who has to do with the mark is asked to choose who judges it.
            if kind == OWES_SEND || !ladder.is_barred(officer) {
                owe(kind, officer, by)?;
                asked = true;
            }
        }
        // Nobody may choose a committee: the appellant sees on which day the case moves on.
        if let (false, COMMITTEE, Some(appellant)) = (asked, level, ladder.appellant) {
            owe(WAITS, appellant, decide_due_on)?;
        }
    }
    Ok(())
}
