//! Recording a use of a mark: by HR or the head on the mark's page, and by the program's own decisions on measures. Each is an
//! event in the employee's history.

use kernel::{Day, EmploymentId, Error, FieldErrors, Reason, Refusal};
use platform::work::{Event, Saved, Work};
use serde_json::json;

use super::model::{NewUse, Purpose, TypedUse};
use super::store::{self, OfMark};
use crate::appraisal::model::AppraisalId;
use crate::mark::{MarkRow, find_mark};
use crate::measure::model::MeasureRow;
use crate::permissions;

/// Longest text, in characters. PROPOSED.
const LONGEST_DECISION: usize = 300;
const LONGEST_LETTER: usize = 60;

/// Why no use can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// There is nothing to use.
    NoMark,
    /// What one's own mark was used for is another's to write. PROPOSED (decision 0016).
    Own,
}

impl Refusal for Refused {
    fn code(&self) -> &'static str {
        match self {
            Self::NoMark => "performance-usage-refused-no-mark",
            Self::Own => "performance-usage-refused-own",
        }
    }
}

/// The version whose use somebody may write.
pub fn usable(row: &MarkRow, by: EmploymentId) -> Result<i64, Refused> {
    if row.employment_id == by { Err(Refused::Own) } else { row.version.ok_or(Refused::NoMark) }
}

/// The published mark, for those who may read how it was used.
pub fn open_mark(work: &Work<'_>, id: AppraisalId) -> Result<MarkRow, Error> {
    let found = find_mark(work.tx(), work.institution()?, id, work.today())?;
    work.open(&permissions::MARK_READ, found)
}

/// All complaints at once. A use lies in the past; the letter is what a reader can ask for.
pub fn check(typed: &TypedUse, today: Day) -> Result<NewUse, Error> {
    let mut errors = FieldErrors::default();
    let purpose = Purpose::from_code(&typed.purpose);
    if purpose.is_none() {
        errors.add("purpose", "platform-field-choose");
    }
    let mut text = |name: &str, text: &str, most: usize| {
        let text = text.trim();
        if text.is_empty() {
            errors.add(name, "platform-field-missing");
        } else if text.chars().count() > most {
            errors.push(name, Reason::new("platform-field-too-long").with("most", most));
        }
        text.to_owned()
    };
    let decision = text("decision", &typed.decision, LONGEST_DECISION);
    let letter = text("letter", &typed.letter, LONGEST_LETTER);
    let used_on = Day::parse_written(typed.used_on.trim());
    match used_on {
        None => errors.add("used_on", "platform-field-not-a-day"),
        Some(day) if day > today => errors.add("used_on", "performance-usage-day-to-come"),
        Some(_) => {}
    }
    errors.check()?;
    match (purpose, used_on) {
        (Some(purpose), Some(used_on)) => Ok(NewUse { purpose, decision, letter, used_on }),
        _ => Err(Error::field("purpose", "platform-field-choose")),
    }
}

/// Andika tumizi: for which decision the mark was used, with its letter.
pub fn log_use(work: &Work<'_>, id: AppraisalId, typed: &TypedUse) -> Result<Saved<()>, Error> {
    let row = open_mark(work, id)?;
    let permit = work.permit(&permissions::MARK_USE, &row)?;
    let version = usable(&row, work.person()?.employment)?;
    let new = check(typed, work.today())?;
    let of = OfMark {
        institution: row.institution_id,
        appraisal: row.appraisal_id,
        version,
        employment: row.employment_id,
        year: row.year,
    };
    store::insert(work.tx(), work.new_id(), &of, &new, work.person()?, work.now())?;
    let event = Event::on("performance.appraisal", row.appraisal_id.0).about(row.employment_id);
    work.save(
        permit,
        event.after(json!({
            "purpose": new.purpose.code(), "decision": new.decision, "letter": new.letter,
            "used_on": new.used_on.to_string(), "mark_version": version.to_string(),
        })),
    )
}

/// What is approved because of a mark is a use of it; the event is the decision's own.
pub fn log_decided(work: &Work<'_>, row: &MeasureRow, version: i64, letter: &str) -> Result<(), Error> {
    let of = OfMark {
        institution: row.institution_id,
        appraisal: row.appraisal_id,
        version,
        employment: row.employment_id,
        year: row.year,
    };
    let decision = if row.subject.is_empty() { row.text.clone() } else { row.subject.clone() };
    let new = NewUse {
        purpose: row.kind.purpose(),
        decision: decision.chars().take(LONGEST_DECISION).collect(),
        letter: letter.to_owned(),
        used_on: work.today(),
    };
    store::insert(work.tx(), work.new_id(), &of, &new, work.person()?, work.now())
}
