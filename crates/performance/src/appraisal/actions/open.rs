//! The season begins: appraisals are opened for signed agreements, by the program for all or by each for themselves.
//! Whoever was here too short a part of the year is not assessed, and theirs is not opened.
//! The nine factors that every appraisal judges are loaded here; judging them is `actions`.

use kernel::{EmploymentId, Error, FinancialYear, InstitutionId, Place};
use people::absence::{Span, list_spans, list_spans_of};
use platform::reference;
use platform::store::Tx;
use platform::work::{Event, Saved, Work};
use serde_json::json;

use super::{Due, OWES_SELF, OWES_SUPERVISE, calendar, calendar_of};
use crate::appraisal::model::{AppraisalId, State, UnopenedRow};
use crate::appraisal::rules::{Calendar, Refused, Step};
use crate::appraisal::store;
use crate::mark::cases::{Limits, NotAssessed, assess, employed_in, of_person};
use crate::mark::limits;
use crate::{period, permissions};

/// The nine factors with their 23 items. Source: performance.md 3.2 (third-party wording paraphrased).
pub const FACTORS: &str = include_str!("../../../../../seed/opras_factors.csv");

/// Loads the shipped factors; the area calls it with its other reference data.
pub fn load_factors(tx: &Tx<'_>) -> Result<(), Error> {
    reference::each_row(FACTORS, |cell| {
        let number = |name: &str| -> Result<i64, Error> { reference::read(&cell(name)?) };
        let factor_texts = [cell("factor_sw")?, cell("factor_en")?];
        let item_texts = [cell("item_sw")?, cell("item_en")?];
        store::save_factor_item(
            tx,
            number("item")?,
            number("factor")?,
            factor_texts.each_ref().map(String::as_str),
            item_texts.each_ref().map(String::as_str),
        )
    })
}

/// Opens the appraisals of those of these who are assessed; answers how many. The program's round.
pub(crate) fn open_assessed(
    work: &Work<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    rows: &[UnopenedRow],
) -> Result<u64, Error> {
    let calendar = calendar(work, year)?;
    let limits = limits(&work.settings(year)?)?;
    let ids: Vec<EmploymentId> = rows.iter().map(|row| row.employment_id).collect();
    let spans = list_spans_of(work.tx(), institution, &ids, year.first_day(), year.last_day())?;
    let mut opened = 0;
    for row in rows {
        if standing_of(row, year, &of_person(&spans, row.employment_id), limits).is_ok() {
            opened += u64::from(open_one(work, row, year, &calendar)?.is_some());
        }
    }
    Ok(opened)
}

/// Opens the appraisal of one person: themselves, or somebody they supervise.
pub fn open_appraisal(
    work: &Work<'_>,
    year: FinancialYear,
    employment: EmploymentId,
) -> Result<Saved<AppraisalId>, Error> {
    let institution = work.institution()?;
    let Some(found) = store::unopened_of(work.tx(), institution, year, work.today(), employment)? else {
        let there = store::find_of_year(work.tx(), institution, employment, year, work.today())?;
        let Some(there) = there else { return Err(Refused::NotSigned.into()) };
        let row = work.open(&permissions::APPRAISAL_OPEN, Some(there))?;
        let permit = work.permit(&permissions::APPRAISAL_OPEN, &row)?;
        return Ok(work.already_done(permit).with(row.id));
    };
    let row = work.open(&permissions::APPRAISAL_OPEN, Some(found))?;
    let calendar = calendar(work, year)?;
    opened(&calendar.clone().closing_on(year, row.ends_on), work)?;
    let spans = list_spans(work.tx(), institution, row.employment_id, year.first_day(), year.last_day())?;
    standing_of(&row, year, &spans, limits(&work.settings(year)?)?)?;
    open_one(work, &row, year, &calendar)?.ok_or(Error::Stale)
}

/// The program opens the appraisal of somebody who leaves before the year ends; false when they are not assessed, or when
/// it was opened meanwhile.
pub(crate) fn open_leaver(
    work: &Work<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    employment: EmploymentId,
) -> Result<Saved<bool>, Error> {
    let permit = work.permit(&permissions::APPRAISAL_OPEN, &Place::institution(institution))?;
    let found = store::unopened_of(work.tx(), institution, year, work.today(), employment)?;
    let Some(found) = found else { return Ok(work.already_done(permit).with(false)) };
    let row = work.open(&permissions::APPRAISAL_OPEN, Some(found))?;
    let spans = list_spans(work.tx(), institution, employment, year.first_day(), year.last_day())?;
    if standing_of(&row, year, &spans, limits(&work.settings(year)?)?).is_err() {
        return Ok(work.already_done(permit).with(false));
    }
    match open_one(work, &row, year, &calendar(work, year)?)? {
        Some(saved) => Ok(saved.with(true)),
        None => Ok(work.already_done(permit).with(false)),
    }
}

/// Somebody whose appraisal was opened because they were to leave stays after all: it waits for the days it would have had
/// anyway, and meanwhile they report as everybody does. What they wrote is kept as a draft.
pub(crate) fn reopen_stayer(
    work: &Work<'_>,
    (institution, id): (InstitutionId, AppraisalId),
) -> Result<Saved<()>, Error> {
    let found = store::find(work.tx(), institution, id, work.today())?;
    let row = work.open(&permissions::APPRAISAL_REOPEN, found)?;
    let permit = work.permit(&permissions::APPRAISAL_REOPEN, &row)?;
    if !period::rules::began_early(&row, calendar(work, row.year)?.self_rating.opens_on) {
        return Ok(work.already_done(permit));
    }
    store::save_open(work.tx(), &row)?;
    let (calendar, due) = (calendar_of(work, &row)?, Due::of(&row));
    due.owe_own(work, &calendar, OWES_SELF, Step::RateSelf)?;
    let above = row.seat_above.as_ref();
    let answers = people::seat::answers(work.tx(), institution, row.supervisor_id, above, work.today())?;
    due.owe(work, &calendar, OWES_SUPERVISE, Step::Supervise, answers)?;
    let event = Event::on("performance.appraisal", id.0)
        .about(row.employment_id)
        .before(json!({"state": row.state.code()}))
        .after(json!({"state": State::Open.code()}));
    work.save(permit, event)
}

/// Is the reader assessed in a year, or why not? Told also to those without a signed agreement.
pub fn standing(work: &Work<'_>, year: FinancialYear) -> Result<Result<(), NotAssessed>, Error> {
    let person = work.person()?;
    standing_at(work, (person.institution, person.employment), year)
}

/// The same of anybody, for who may read why there is no mark.
pub(crate) fn standing_at(
    work: &Work<'_>,
    (institution, employment): (InstitutionId, EmploymentId),
    year: FinancialYear,
) -> Result<Result<(), NotAssessed>, Error> {
    let facts = period::store::standing(work.tx(), institution, employment, year)?;
    let (starts_on, ends_on, spans) = facts.ok_or(Error::NotFound)?;
    let employed = employed_in(year, starts_on, ends_on);
    if employed == Some((year.first_day(), year.last_day())) && spans.is_empty() {
        // Nearly everybody: no setting can say otherwise, and none is read.
        return Ok(Ok(()));
    }
    Ok(assess(employed, &spans, limits(&work.settings(year)?)?))
}

fn standing_of(
    row: &UnopenedRow,
    year: FinancialYear,
    spans: &[Span],
    limits: Limits,
) -> Result<(), NotAssessed> {
    assess(employed_in(year, row.starts_on, row.ends_on), spans, limits)
}

fn opened(calendar: &Calendar, work: &Work<'_>) -> Result<(), Error> {
    if calendar.self_rating.has_opened(work.today()) {
        return Ok(());
    }
    Err(Refused::NotYet { opens_on: calendar.self_rating.opens_on }.into())
}

/// None when it was opened meanwhile. `calendar` is the year's; somebody who leaves earlier has an earlier one.
fn open_one(
    work: &Work<'_>,
    row: &UnopenedRow,
    year: FinancialYear,
    calendar: &Calendar,
) -> Result<Option<Saved<AppraisalId>>, Error> {
    let permit = work.permit(&permissions::APPRAISAL_OPEN, row)?;
    let id: AppraisalId = work.new_id();
    if !store::insert(work.tx(), id, row, year)? {
        return Ok(None);
    }
    let calendar = &calendar.clone().closing_on(year, row.ends_on);
    let institution = row.institution_id;
    let due = Due { institution, id, employment: row.employment_id, name: &row.name, year };
    due.owe_own(work, calendar, OWES_SELF, Step::RateSelf)?;
    // Owed from the beginning, so that an employee's silence does not hide the supervisor's.
    let above = row.seat_above.as_ref();
    let answers = people::seat::answers(work.tx(), institution, row.supervisor_id, above, work.today())?;
    due.owe(work, calendar, OWES_SUPERVISE, Step::Supervise, answers)?;
    let event = Event::on("performance.appraisal", id.0)
        .about(row.employment_id)
        .after(json!({"state": State::Open.code()}));
    Ok(Some(work.save(permit, event)?.with(id)))
}
