//! The program's round over periods, whichever server runs: opens what outgoing supervisors owe, and the appraisals of those
//! who leave before the year ends. Doing it twice does nothing twice.

use kernel::{Day, Error, FinancialYear, Place};
use platform::deadline::Deadline;
use platform::round::{self, Done, LOOK};
use platform::work::{Desk, Event, Saved, Work};
use serde_json::json;

use super::actions::CLOSE_DUE;
use super::model::{EndedRow, PeriodId, State};
use super::store::{GoneRow, LeavingRow, StayingRow};
use super::{rules, store};
use crate::appraisal;
use crate::permissions;

/// Opens what has fallen due.
pub async fn open_due(desk: &Desk) -> Result<Done, Error> {
    let today = desk.clock.now().day();
    let year = today.financial_year();
    let taken_back = drop_gone(desk, today).await?
        + drop_unended(desk, today).await?
        + reopen_staying(desk, year, today).await?;
    let opened = open_periods(desk, year.previous(), today).await?
        + open_periods(desk, year, today).await?
        + open_leaving(desk, year, today, LOOK).await?;
    Ok(opened + Done { dealt: 0, ..taken_back })
}

fn named(id: impl std::fmt::Display) -> String {
    format!("performance.period {id}")
}

async fn open_periods(desk: &Desk, year: FinancialYear, today: Day) -> Result<Done, Error> {
    let look = move |work: &Work<'_>, left| {
        // Somebody who leaves can write their notes before the last day.
        let ahead = work.setting(year, "handover_note_days")?;
        let last = rules::ended_by(year, today.plus_days(ahead));
        store::list_ended(work.tx(), year, (today, last), (left, LOOK))
    };
    round::all(desk, look, |row| named(row.employment_id), open_period).await
}

/// Opens one period, or marks the stretch as too short to be judged by itself; answers 0 when it is there already.
pub(crate) fn open_period(work: &Work<'_>, row: &EndedRow) -> Result<Saved<u64>, Error> {
    let place = Place::institution(row.institution_id);
    let permit = work.permit(&permissions::PERIOD_OPEN, &place)?;
    let id: PeriodId = work.new_id();
    let settings = work.settings(row.year)?;
    let days = rules::days_of(row.year, row.starts_on, row.to_on, row.judged_to);
    let long = |(from, to): &(Day, Day)| {
        Ok::<_, Error>(from.days_until(*to) + 1 >= settings.number("period_least_days")?)
    };
    let days = match days {
        Some(days) if long(&days)? => days,
        _ => {
            let made = store::insert(work.tx(), id, row, (row.to_on, row.to_on), State::Merged)?;
            return Ok(work.already_done(permit).with(u64::from(made)));
        }
    };
    let (from_on, to_on) = days;
    if !store::insert(work.tx(), id, row, days, State::Owed)? {
        return Ok(work.already_done(permit).with(0));
    }
    let due_on = to_on.max(work.today()).plus_days(settings.number("handover_note_days")?);
    work.owe_in(
        row.institution_id,
        Deadline {
            kind: CLOSE_DUE,
            subject: id.0,
            owed_by: row.judge_id.into(),
            about: Some(row.employment_id),
            note: row.name.clone(),
            path: format!("/periods/{id}"),
            year: row.year,
            due_on,
        },
    )?;
    let after = json!({ "from": from_on.to_string(), "to": to_on.to_string(), "judge": row.judge });
    let event = Event::on("performance.period", id.0).about(row.employment_id).after(after);
    Ok(work.save(permit, event)?.with(1))
}

/// Whoever left without a note owes it no more, and nobody else can write it: the days stay without a mark.
async fn drop_gone(desk: &Desk, today: Day) -> Result<Done, Error> {
    let rows = desk.read(move |work| store::list_gone(work.tx(), today, LOOK)).await?;
    Ok(round::each(desk, rows, |row| named(row.id), drop_owed).await)
}

/// A supervisor's last day was put off or taken back: what was asked of them ahead of it is asked no more.
async fn drop_unended(desk: &Desk, today: Day) -> Result<Done, Error> {
    let rows = desk.read(move |work| store::list_unended(work.tx(), today, LOOK)).await?;
    let unit = |work: &Work<'_>, row: &GoneRow| {
        store::delete_owed(work.tx(), row)?;
        drop_owed(work, row)
    };
    Ok(round::each(desk, rows, |row| named(row.id), unit).await)
}

fn drop_owed(work: &Work<'_>, row: &GoneRow) -> Result<Saved<u64>, Error> {
    let permit = work.permit(&permissions::PERIOD_OPEN, &Place::institution(row.institution_id))?;
    work.drop_due_in(row.institution_id, CLOSE_DUE, row.id.0)?;
    Ok(work.already_done(permit).with(1))
}

/// Whose last day was put off or taken back, and whose appraisal had begun for it. Not once everybody rates themselves.
async fn reopen_staying(desk: &Desk, year: FinancialYear, today: Day) -> Result<Done, Error> {
    let last = rules::leaving_by(year, today);
    let rows = desk
        .read(move |work| {
            let season = appraisal::actions::calendar(work, year)?.self_rating;
            if season.has_opened(today) {
                return Ok(Vec::new());
            }
            store::list_staying(work.tx(), year, (last, season.opens_on), LOOK)
        })
        .await?;
    let unit = |work: &Work<'_>, row: &StayingRow| {
        Ok(appraisal::actions::reopen_stayer(work, (row.institution_id, row.id))?.with(1))
    };
    Ok(round::each(desk, rows, |row| format!("performance.appraisal {}", row.id), unit).await)
}

/// A page after another: whoever is not assessed is looked at in every round and opened in none.
pub(crate) async fn open_leaving(
    desk: &Desk,
    year: FinancialYear,
    today: Day,
    most: i64,
) -> Result<Done, Error> {
    let last = rules::leaving_by(year, today);
    let (mut done, mut after) = (Done::default(), None);
    loop {
        let rows = desk.read(move |work| store::list_leaving(work.tx(), year, last, after, most)).await?;
        let Some(end) = rows.last() else { return Ok(done) };
        after = Some((end.ends_on, end.institution_id, end.agreement_id));
        let unit = move |work: &Work<'_>, row: &LeavingRow| {
            let opened = appraisal::actions::open_leaver(work, row.institution_id, year, row.employment_id)?;
            let count = u64::from(*opened.value());
            Ok(opened.with(count))
        };
        done = done + round::each(desk, rows, |row| named(row.agreement_id), unit).await;
    }
}
