//! What people do with periods: the outgoing supervisor closes theirs, HR records the statement of another institution.

use std::collections::BTreeMap;

use kernel::{EmploymentId, Error, FieldErrors, InstitutionId, Reason};
use people::absence::Kind;
use platform::work::{Event, Guarded, Saved, Work};
use serde_json::json;

use super::model::{Closing, FullRow, NewStatement, PeriodId};
use super::rules::{self, LETTER_MOST, NOTE_MOST, Refused};
use super::store::{self, Closed};
use crate::appraisal::rules::Rubric;
use crate::mark::{self, Group, Inputs, NoMark};
use crate::permissions;

/// What an outgoing supervisor owes about the days they supervised.
pub const CLOSE_DUE: &str = "performance.period.close";

/// A period with what its judge looks at.
pub struct Opened {
    pub row: FullRow,
    /// The work as it stood on the last day; None without a signed agreement.
    pub inputs: Option<Inputs>,
    pub rubric: Rubric,
}

impl Opened {
    /// Management is judged of those with staff.
    pub fn has_staff(&self) -> bool {
        self.inputs.as_ref().is_some_and(|inputs| inputs.group != Group::Staff)
    }
}

pub fn open_period(work: &Work<'_>, id: PeriodId) -> Result<FullRow, Error> {
    let found = store::find(work.tx(), work.institution()?, id, work.today())?;
    work.open(&permissions::PERIOD_READ, found)
}

/// For the form of the closing, and for the closing itself.
pub fn begin_closing(work: &Work<'_>, id: PeriodId) -> Result<Opened, Error> {
    let found = store::find(work.tx(), work.institution()?, id, work.today())?;
    let row = work.open(&permissions::PERIOD_CLOSE, found)?;
    rules::judge_closing(row.source, row.state, row.appraisal_state.as_deref())?;
    let rubric = Rubric::read(&work.settings(row.year)?)?;
    let Some(agreement) = row.agreement_id else { return Ok(Opened { row, inputs: None, rubric }) };
    let (tx, institution) = (work.tx(), row.institution_id);
    let days = (row.to_on, work.today());
    let inputs = mark::gather_of_post(tx, institution, row.year, agreement, days, row.heads.as_deref())?;
    let reached: BTreeMap<_, _> = store::reached(tx, institution, agreement, row.to_on)?
        .into_iter()
        .map(|line| (line.id, line.actual))
        .collect();
    let inputs = inputs.map(|inputs| rules::as_of(inputs, row.to_on, &reached));
    Ok(Opened { row, inputs, rubric })
}

/// Funga kipindi: the note, and the provisional mark that follows from what was judged. It stands from then on.
pub fn close_period(
    work: &Work<'_>,
    id: PeriodId,
    version: i64,
    closing: &Closing,
) -> Result<Saved<()>, Error> {
    let opened = begin_closing(work, id)?;
    let row = &opened.row;
    let permit = work.permit(&permissions::PERIOD_CLOSE, row)?;
    let has_staff = opened.has_staff();
    let inputs = opened.inputs.as_ref().ok_or(Refused::NotSupervised)?;
    rules::check(inputs, closing, &opened.rubric, has_staff)?;
    if row.version != version {
        return Err(Error::Stale);
    }
    let inputs = rules::judged(inputs.clone(), closing, has_staff);
    let note = closing.note.trim();
    let closed = match mark::compute(&inputs) {
        Ok(computed) => Closed {
            note,
            formula: Some(computed.formula),
            inputs: Some(serde_json::to_value(&inputs).map_err(Error::internal)?),
            mark: Some(computed.rounded),
        },
        // Nothing had begun: the note alone.
        Err(NoMark::NothingCounted) => Closed { note, formula: None, inputs: None, mark: None },
        Err(cause) => return Err(Error::internal(format!("inputs of a period's mark: {cause:?}"))),
    };
    store::save_closed(work.tx(), row, &closed, work.now())?;
    work.settle(CLOSE_DUE, id.0)?;
    let reasons: BTreeMap<String, &str> = closing
        .lines
        .iter()
        .filter(|(_, (_, reason))| !reason.trim().is_empty())
        .map(|(line, (_, reason))| (line.to_string(), reason.trim()))
        .collect();
    let after = json!({
        "from": row.from_on.to_string(), "to": row.to_on.to_string(), "note": note, "reasons": reasons,
        "mark": closed.mark.map(|mark| mark.to_string()),
    });
    work.save(permit, Event::on("performance.period", id.0).about(row.employment_id).after(after))
}

/// Andika taarifa ya alama: what another institution says of days served there, by letter.
/// Source: performance.md 4.4 (transfer, secondment); no institution reads another's rows.
pub fn record_statement(
    work: &Work<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    new: &NewStatement,
) -> Result<Saved<PeriodId>, Error> {
    let found = people::find_employment(work.tx(), institution, employment, work.today())?;
    let row = work.open(&permissions::PERIOD_STATE, found.map(Guarded::new))?;
    let permit = work.permit(&permissions::PERIOD_STATE, &row)?;
    if work.actor().person().is_some_and(|person| person.employment == employment) {
        return Err(Refused::Own.into());
    }
    let new = NewStatement {
        judge: new.judge.trim().to_owned(),
        letter: new.letter.trim().to_owned(),
        note: new.note.trim().to_owned(),
        ..new.clone()
    };
    let mut errors = FieldErrors::default();
    for (field, text, most, needed) in [
        ("judge", &new.judge, LETTER_MOST, true),
        ("letter", &new.letter, LETTER_MOST, true),
        ("note", &new.note, NOTE_MOST, false),
    ] {
        if needed && text.is_empty() {
            errors.add(field, "platform-field-missing");
        }
        if text.chars().count() > most {
            errors.push(field, Reason::new("performance-appraisal-invalid-long").with("most", most));
        }
    }
    if !(0..=10_000).contains(&new.mark.0) {
        errors.add("mark", "performance-period-problem-mark");
    }
    errors.check()?;
    let year = new.from_on.financial_year();
    let others = store::spans(work.tx(), institution, employment, year)?;
    let appraised = store::appraised(work.tx(), institution, employment, year)?;
    let spans = people::absence::list_spans(work.tx(), institution, employment, new.from_on, new.to_on)?;
    let seconded: Vec<_> = spans
        .iter()
        .filter(|span| span.kind == Kind::Secondment)
        .map(|span| (span.from_on, span.to_on))
        .collect();
    rules::judge_statement(&new, &others, &seconded, appraised.as_deref())?;
    let id: PeriodId = work.new_id();
    store::insert_statement(work.tx(), institution, id, employment, &new, work.now())?;
    let after = json!({
        "from": new.from_on.to_string(), "to": new.to_on.to_string(), "judge": new.judge, "letter": new.letter,
        "mark": new.mark.to_string(),
    });
    Ok(work.save(permit, Event::on("performance.period", id.0).about(employment).after(after))?.with(id))
}
