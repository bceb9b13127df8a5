//! Saying that the program is alive, recording when it was not, and moving what fell due on a lost day. Each is idempotent:
//! a restart in the middle, a second server or a second recording of the same outage changes nothing.

use kernel::uuid::Uuid;
use kernel::{Action, Day, Error, InstitutionId, Place, Timestamp};
use serde_json::json;

use super::rules::{days_of, is_lost, minutes_down};
use super::store::{self, Outage};
use crate::holiday;
use crate::round::{self, Done};
use crate::store::Tx;
use crate::work::{Desk, Event, Saved, Work};

/// Moving due dates because the program was down: the program does that, nobody else.
pub const OUTAGE_EXTEND: Action = Action { name: "platform.outage.extend", who: &[] };

/// A sign of life that is missing for longer is an outage; it is given every minute.
const MISSING_MINUTES: i64 = 15;
/// A longer span is a mistyped year, not an outage.
const MOST_DAYS: usize = 60;

/// The sign of life; answers the outage it found and recorded, if any.
pub async fn beat(desk: &Desk) -> Result<Option<Outage>, Error> {
    let now = desk.clock.now();
    let found = desk.store.write(move |tx| beat_in(tx, now)).await;
    match found {
        // Another server has just said it.
        Err(Error::Stale) => Ok(None),
        other => other,
    }
}

fn beat_in(tx: &Tx<'_>, now: Timestamp) -> Result<Option<Outage>, Error> {
    let Some(last) = store::last_beat(tx)? else {
        store::begin_beat(tx, now)?;
        return Ok(None);
    };
    if now <= last {
        return Ok(None);
    }
    store::beat(tx, last, now)?;
    if now.millis().saturating_sub(last.millis()) <= MISSING_MINUTES * 60_000 {
        return Ok(None);
    }
    let outage = Outage { from_at: last, to_at: now, reason: String::new() };
    record(tx, &outage, now)?;
    Ok(Some(outage))
}

/// Is it a span that can be recorded: it has ended, and it is no longer than an outage can be?
pub fn whole(outage: &Outage, now: Timestamp) -> bool {
    outage.from_at < outage.to_at
        && outage.to_at <= now
        && days_of(outage.from_at, outage.to_at).len() <= MOST_DAYS
}

/// Records an outage and the days it makes nobody's last; answers those days. The same outage again changes nothing.
pub fn record(tx: &Tx<'_>, outage: &Outage, now: Timestamp) -> Result<Vec<Day>, Error> {
    if !store::insert(tx, outage, now)? {
        return Ok(Vec::new());
    }
    let days: Vec<Day> = days_of(outage.from_at, outage.to_at).into_iter().take(MOST_DAYS).collect();
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Ok(Vec::new()) };
    let hours = crate::setting::settings(tx, first.financial_year())?.number("outage_hours")?;
    let spans: Vec<(Timestamp, Timestamp)> =
        store::list(tx, first.starts_at(), last.plus_days(1).starts_at())?
            .into_iter()
            .map(|outage| (outage.from_at, outage.to_at))
            .collect();
    let mut lost = Vec::new();
    for day in days {
        let minutes = minutes_down(day, &spans);
        if is_lost(minutes, hours) {
            store::insert_day(tx, day, minutes)?;
            lost.push(day);
        }
    }
    Ok(lost)
}

/// Lost days whose due dates have still to be moved.
pub async fn to_extend(desk: &Desk) -> Result<Vec<Day>, Error> {
    desk.read(|work| store::to_extend(work.tx())).await
}

/// Moves what is open and due on a lost day in these institutions, each in its own unit with its event; where none failed the
/// day is done, and until then nothing passes that was due on it. Answers how many due dates moved.
pub async fn extend(desk: &Desk, day: Day, institutions: Vec<InstitutionId>) -> Result<Done, Error> {
    let name = |institution: &InstitutionId| format!("platform.outage {institution}");
    let moved = round::each(desk, institutions, name, move |work, at| extend_in(work, *at, day)).await;
    if moved.failed == 0 {
        let now = desk.clock.now();
        desk.store.write(move |tx| store::done(tx, day, now)).await?;
    }
    Ok(moved)
}

fn extend_in(work: &Work<'_>, institution: InstitutionId, day: Day) -> Result<Saved<u64>, Error> {
    let permit = work.permit(&OUTAGE_EXTEND, &Place::institution(institution))?;
    let to = holiday::working_day(work.tx(), institution, day)?;
    let moved = work.move_due(institution, day, to)?;
    let count = i64::try_from(moved).map_err(Error::internal)?;
    if !store::take(work.tx(), institution, day, count)? {
        return Ok(work.already_done(permit).with(moved));
    }
    let event = Event::on("platform.outage", work.new_id::<Uuid>())
        .before(json!({ "due_on": day.to_string() }))
        .after(json!({ "due_on": to.to_string(), "due_count": moved.to_string() }));
    Ok(work.save(permit, event)?.with(moved))
}
