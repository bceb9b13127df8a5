//! The program's round of reminders: once a day for everybody of an institution, in pages, whichever server comes first.
//! On most days of the year it asks the settings and nothing else.

use kernel::{Error, InstitutionId, Place};
use platform::pass::{self, Pass};
use platform::round::Done;
use platform::work::{Desk, Event, Permit, Saved, Work};
use serde_json::json;

use super::rules::{self, Phase};
use super::store::{self, UndoneRow};
use crate::agreement::model::SubTaskState;
use crate::permissions::{EXCUSE_GRANT, REMINDER_SEND};

const NAME: &str = "performance.reminder";
/// People of a page.
const PAGE: i64 = 100;
/// How many reminders stand before a zero: a dated setting.
const REQUIRED: &str = "reminders_before_zero";

/// Reminds and excuses wherever today asks for it; answers how many people were told something.
pub async fn run_due(desk: &Desk) -> Result<Done, Error> {
    let today = desk.clock.now().day();
    let is_time = move |work: &Work<'_>| {
        let of_now = work.setting(today.financial_year(), REQUIRED)?;
        let of_before = work.setting(today.financial_year().previous(), REQUIRED).unwrap_or(of_now);
        Ok(rules::phase(today, of_now).or(rules::phase(today, of_before)).is_some())
    };
    people::institution::pass_through(desk, NAME, is_time, page).await
}

/// One page of people, and the pass moved past them.
fn page(work: &Work<'_>, institution: InstitutionId, from: &Pass) -> Result<Saved<u64>, Error> {
    let (tx, today) = (work.tx(), work.today());
    let place = Place::institution(institution);
    let permit = work.permit(&REMINDER_SEND, &place)?;
    let required = work.setting(today.financial_year(), REQUIRED)?;
    let Some(phase) = rules::phase(today, required) else {
        pass::move_on(tx, institution, NAME, from, None)?;
        return Ok(work.already_done(permit).with(0));
    };
    let (Phase::Remind(year) | Phase::Close(year)) = phase;
    let people = store::list_next(tx, institution, year, from.after_id, PAGE)?;
    pass::move_on(tx, institution, NAME, from, people.last().copied())?;
    let (Some(first), Some(last)) = (people.first(), people.last()) else {
        return Ok(work.already_done(permit).with(0));
    };
    // Whoever worked there until the year ended was to be reminded, though their contract ended with it.
    let rows = store::list_undone(tx, institution, year, (*first, *last), today.min(year.last_day()))?;
    let mut done = Vec::new();
    for of_one in rows.chunk_by(|one, other| one.employment_id == other.employment_id) {
        match phase {
            Phase::Remind(_) => {
                let is_due = |row: &&UndoneRow| {
                    !row.away && rules::is_time(today, year, required, row.sent, row.last_on)
                };
                let due: Vec<&UndoneRow> = of_one.iter().filter(is_due).collect();
                done.extend(remind(work, institution, &due, required)?);
            }
            Phase::Close(_) => {
                for row in of_one.iter().filter(|row| row.sent < required) {
                    done.push(excuse(work, institution, row, required)?);
                }
            }
        }
    }
    let count = u64::try_from(done.len()).map_err(Error::internal)?;
    Ok(work.save_many(done)?.with(count))
}

/// One event for all that somebody is reminded of on a day.
fn remind(
    work: &Work<'_>,
    institution: InstitutionId,
    rows: &[&UndoneRow],
    required: i64,
) -> Result<Option<(Permit, Event)>, Error> {
    let Some(first) = rows.first() else { return Ok(None) };
    for row in rows {
        store::insert(work.tx(), institution, row, work.today())?;
    }
    let number = rows.iter().map(|row| row.sent + 1).max().unwrap_or_default();
    let titles: Vec<&str> = rows.iter().map(|row| row.title.as_str()).collect();
    let event = Event::on("performance.agreement", first.agreement_id.0)
        .about(first.employment_id)
        .after(json!({ "sub_tasks": titles.join("; "), "number": number, "required": required }));
    Ok(Some((work.permit(&REMINDER_SEND, &Place::institution(institution))?, event)))
}

/// The words of an excuse are kept with the plan and read by everybody who reads it, so both languages stand in them.
fn excuse(
    work: &Work<'_>,
    institution: InstitutionId,
    row: &UndoneRow,
    required: i64,
) -> Result<(Permit, Event), Error> {
    let reason = format!(
        "Mfumo ulikumbusha mara {sent} badala ya {required} kabla ya mwaka kwisha; kazi hii haihesabiwi kuwa sifuri. \
         / The program reminded {sent} times instead of {required} before the year ended; this does not count as zero.",
        sent = row.sent
    );
    store::excuse(work.tx(), institution, row, &reason)?;
    let event = Event::on("performance.sub_task", row.sub_task_id.0)
        .about(row.employment_id)
        .before(json!({ "sub_task": row.title, "state": row.state.code(), "reason": "" }))
        .after(json!({ "sub_task": row.title, "state": SubTaskState::Excused.code(), "reason": reason }));
    Ok((work.permit(&EXCUSE_GRANT, &Place::institution(institution))?, event))
}
