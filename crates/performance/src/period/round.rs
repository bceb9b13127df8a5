//! The program's round over periods, whichever server runs: opens what outgoing supervisors owe, and the appraisals of those
//! who leave before the year ends. Doing it twice does nothing twice.

use kernel::{Day, Error, FinancialYear, Place};
use platform::deadline::Deadline;
use platform::work::{Desk, Event, Saved, Work};
use serde_json::json;

use super::actions::CLOSE_DUE;
use super::model::{EndedRow, PeriodId, State};
use super::{rules, store};
use crate::appraisal;
use crate::permissions;

/// Stretches of one look at most.
const ROUND: i64 = 200;

/// Opens what has fallen due; answers how many.
pub async fn open_due(desk: &Desk) -> Result<usize, Error> {
    let today = desk.clock.now().day();
    let year = today.financial_year();
    drop_gone(desk, today).await?;
    drop_unended(desk, today).await?;
    reopen_staying(desk, year, today).await?;
    Ok(open_periods(desk, year.previous(), today).await?
        + open_periods(desk, year, today).await?
        + open_leaving(desk, year, today, ROUND).await?)
}

async fn open_periods(desk: &Desk, year: FinancialYear, today: Day) -> Result<usize, Error> {
    let mut done = 0;
    loop {
        let rows = desk
            .read(move |work| {
                // Somebody who leaves can write their notes before the last day.
                let ahead = work.setting(year, "handover_note_days")?;
                let last = rules::ended_by(year, today.plus_days(ahead));
                store::list_ended(work.tx(), year, (today, last), ROUND)
            })
            .await?;
        if rows.is_empty() {
            return Ok(done);
        }
        for row in rows {
            desk.write(move |work| open_period(work, &row)).await?;
            done += 1;
        }
    }
}

/// Opens one period, or marks the stretch as too short to be judged by itself.
pub(crate) fn open_period(work: &Work<'_>, row: &EndedRow) -> Result<Saved<()>, Error> {
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
            store::insert(work.tx(), id, row, (row.to_on, row.to_on), State::Merged)?;
            return Ok(work.already_done(permit));
        }
    };
    let (from_on, to_on) = days;
    if !store::insert(work.tx(), id, row, days, State::Owed)? {
        return Ok(work.already_done(permit));
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
    work.save(permit, Event::on("performance.period", id.0).about(row.employment_id).after(after))
}

/// Whoever left without a note owes it no more, and nobody else can write it: the days stay without a mark.
async fn drop_gone(desk: &Desk, today: Day) -> Result<(), Error> {
    let rows = desk.read(move |work| store::list_gone(work.tx(), today, ROUND)).await?;
    for row in rows {
        desk.write(move |work| {
            let permit = work.permit(&permissions::PERIOD_OPEN, &Place::institution(row.institution_id))?;
            work.drop_due_in(row.institution_id, CLOSE_DUE, row.id.0)?;
            Ok(work.already_done(permit))
        })
        .await?;
    }
    Ok(())
}

/// A supervisor's last day was put off or taken back: what was asked of them ahead of it is asked no more.
async fn drop_unended(desk: &Desk, today: Day) -> Result<(), Error> {
    let rows = desk.read(move |work| store::list_unended(work.tx(), today, ROUND)).await?;
    for row in rows {
        let dropped = desk.write(move |work| {
            let permit = work.permit(&permissions::PERIOD_OPEN, &Place::institution(row.institution_id))?;
            work.drop_due_in(row.institution_id, CLOSE_DUE, row.id.0)?;
            store::delete_owed(work.tx(), &row)?;
            Ok(work.already_done(permit))
        });
        unless_stale(dropped.await)?;
    }
    Ok(())
}

/// Another server, or whoever the row is about, was quicker: the rest of the round goes on.
fn unless_stale(done: Result<(), Error>) -> Result<(), Error> {
    match done {
        Err(Error::Stale) => Ok(()),
        other => other,
    }
}

/// Whose last day was put off or taken back, and whose appraisal had begun for it. Not once everybody rates themselves.
async fn reopen_staying(desk: &Desk, year: FinancialYear, today: Day) -> Result<(), Error> {
    let last = rules::leaving_by(year, today);
    let rows = desk
        .read(move |work| {
            let season = appraisal::actions::calendar(work, year)?.self_rating;
            if season.has_opened(today) {
                return Ok(Vec::new());
            }
            store::list_staying(work.tx(), year, (last, season.opens_on), ROUND)
        })
        .await?;
    for row in rows {
        let id = (row.institution_id, row.id);
        unless_stale(desk.write(move |work| appraisal::actions::reopen_stayer(work, id)).await)?;
    }
    Ok(())
}

/// A page after another: whoever is not assessed is looked at in every round and opened in none.
pub(crate) async fn open_leaving(
    desk: &Desk,
    year: FinancialYear,
    today: Day,
    most: i64,
) -> Result<usize, Error> {
    let last = rules::leaving_by(year, today);
    let (mut done, mut after) = (0, None);
    loop {
        let rows = desk.read(move |work| store::list_leaving(work.tx(), year, last, after, most)).await?;
        let Some(end) = rows.last() else { return Ok(done) };
        after = Some((end.ends_on, end.institution_id, end.agreement_id));
        for row in rows {
            let opened = desk.write(move |work| {
                appraisal::actions::open_leaver(work, row.institution_id, year, row.employment_id)
            });
            done += usize::from(opened.await?);
        }
    }
}
