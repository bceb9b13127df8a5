//! The season begins: appraisals are opened for signed agreements, by HR for all or by each for themselves.
//! The nine factors that every appraisal judges are loaded here; judging them is `actions`.

use kernel::uuid::Uuid;
use kernel::{EmploymentId, Error, FinancialYear, Place};
use platform::reference;
use platform::store::Tx;
use platform::work::{Event, Saved, Work};
use serde_json::json;

use super::{Due, OWES_SELF, OWES_SUPERVISE, Progress, calendar};
use crate::appraisal::model::{AppraisalId, State, UnopenedRow};
use crate::appraisal::rules::{Calendar, Refused, Step};
use crate::appraisal::store;
use crate::permissions;

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

/// Opens the appraisals of all signed agreements of a year, a bounded number in one unit; call again with `next`.
pub fn open_appraisals(
    work: &Work<'_>,
    year: FinancialYear,
    after: Uuid,
    limit: i64,
) -> Result<Saved<Progress<Uuid>>, Error> {
    let institution = work.institution()?;
    let permit = work.permit(&permissions::APPRAISAL_OPEN, &Place::institution(institution))?;
    let calendar = opened_calendar(work, year)?;
    let rows = store::unopened(work.tx(), institution, year, work.today(), after, limit)?;
    let mut done = 0_i64;
    for row in &rows {
        if open_one(work, row, year, &calendar)?.is_some() {
            done = done.saturating_add(1);
        }
    }
    let full = i64::try_from(rows.len()).is_ok_and(|count| count == limit);
    let next = rows.last().filter(|_| full).map(|row| row.agreement_id);
    Ok(work.already_done(permit).with(Progress { done, next }))
}

/// Opens the appraisal of one person: themselves, or somebody they supervise.
pub fn open_appraisal(
    work: &Work<'_>,
    year: FinancialYear,
    employment: EmploymentId,
) -> Result<Saved<AppraisalId>, Error> {
    let institution = work.institution()?;
    let calendar = opened_calendar(work, year)?;
    let Some(found) = store::unopened_of(work.tx(), institution, year, work.today(), employment)? else {
        let there = store::find_of_year(work.tx(), institution, employment, year, work.today())?;
        let Some(there) = there else { return Err(Refused::NotSigned.into()) };
        let row = work.open(&permissions::APPRAISAL_OPEN, Some(there))?;
        let permit = work.permit(&permissions::APPRAISAL_OPEN, &row)?;
        return Ok(work.already_done(permit).with(row.id));
    };
    let row = work.open(&permissions::APPRAISAL_OPEN, Some(found))?;
    open_one(work, &row, year, &calendar)?.ok_or(Error::Stale)
}

fn opened_calendar(work: &Work<'_>, year: FinancialYear) -> Result<Calendar, Error> {
    let calendar = calendar(work, year)?;
    if calendar.self_rating.has_opened(work.today()) {
        Ok(calendar)
    } else {
        Err(Refused::NotYet { opens_on: calendar.self_rating.opens_on }.into())
    }
}

/// None when it was opened meanwhile.
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
    let institution = row.institution_id;
    let due = Due { institution, id, employment: row.employment_id, name: &row.name, year };
    due.owe(work, calendar, OWES_SELF, Step::RateSelf, row.employment_id)?;
    // Owed from the beginning, so that an employee's silence does not hide the supervisor's.
    if let Some(supervisor) = row.supervisor_id {
        due.owe(work, calendar, OWES_SUPERVISE, Step::Supervise, supervisor)?;
    }
    let event = Event::on("performance.appraisal", id.0)
        .about(row.employment_id)
        .after(json!({"state": State::Open.code()}));
    Ok(Some(work.save(permit, event)?.with(id)))
}
