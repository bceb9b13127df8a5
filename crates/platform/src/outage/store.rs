//! SQL of outages and of the sign of life. Outages are the whole program's; what was extended because of one is each
//! institution's.

use std::collections::BTreeSet;

use kernel::{Day, Error, InstitutionId, Timestamp};

use crate::store::Tx;

crate::statements! {
    BEGIN_BEAT = "INSERT INTO platform_heartbeat (id, at) VALUES (1, $1) ON CONFLICT (id) DO NOTHING";
    LAST_BEAT = "SELECT at FROM platform_heartbeat WHERE id = 1";
    BEAT = "UPDATE platform_heartbeat SET at = $2 WHERE id = 1 AND at = $1";
    INSERT = "INSERT INTO platform_outage (from_at, to_at, reason, recorded_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (from_at, to_at) DO NOTHING";
    LIST = "SELECT from_at, to_at, reason FROM platform_outage WHERE to_at > $1 AND from_at < $2 ORDER BY from_at, to_at";
    INSERT_DAY = "INSERT INTO platform_outage_day (day, minutes) VALUES ($1, $2)
        ON CONFLICT (day) DO UPDATE SET minutes = excluded.minutes";
    LOST = "SELECT day FROM platform_outage_day WHERE day >= $1 AND day <= $2 ORDER BY day";
    TO_EXTEND = "SELECT day FROM platform_outage_day WHERE done_at IS NULL ORDER BY day";
    DONE = "UPDATE platform_outage_day SET done_at = $2 WHERE day = $1";
    TAKE = "INSERT INTO platform_outage_extended (institution_id, day, moved) VALUES ($1, $2, $3)
        ON CONFLICT (institution_id, day) DO NOTHING";
}

crate::row! {
    /// From when to when the program could not be reached.
    pub struct Outage {
        pub from_at: Timestamp,
        pub to_at: Timestamp,
        pub reason: String,
    }
    struct At { at: Timestamp }
    struct OneDay { day: Day }
}

pub(super) fn last_beat(tx: &Tx<'_>) -> Result<Option<Timestamp>, Error> {
    Ok(tx.opt::<At>(&LAST_BEAT, &[])?.map(|row| row.at))
}

pub(super) fn begin_beat(tx: &Tx<'_>, now: Timestamp) -> Result<(), Error> {
    tx.run(&BEGIN_BEAT, &[&now]).map(drop)
}

/// Stale when another server said so meanwhile.
pub(super) fn beat(tx: &Tx<'_>, last: Timestamp, now: Timestamp) -> Result<(), Error> {
    tx.change(&BEAT, &[&last, &now])
}

/// False when this very outage is recorded already.
pub(super) fn insert(tx: &Tx<'_>, outage: &Outage, now: Timestamp) -> Result<bool, Error> {
    let Outage { from_at, to_at, reason } = outage;
    Ok(tx.run(&INSERT, &[from_at, to_at, reason, &now])? == 1)
}

/// Outages that touch the time between two moments.
pub fn list(tx: &Tx<'_>, from: Timestamp, to: Timestamp) -> Result<Vec<Outage>, Error> {
    tx.all(&LIST, &[&from, &to])
}

pub(super) fn insert_day(tx: &Tx<'_>, day: Day, minutes: i64) -> Result<(), Error> {
    tx.run(&INSERT_DAY, &[&day, &minutes]).map(drop)
}

/// Days between two, both included, that are nobody's last day.
pub fn lost_days(tx: &Tx<'_>, from: Day, to: Day) -> Result<BTreeSet<Day>, Error> {
    Ok(tx.all::<OneDay>(&LOST, &[&from, &to])?.into_iter().map(|row| row.day).collect())
}

/// Lost days whose due dates have not been moved everywhere yet.
pub(super) fn to_extend(tx: &Tx<'_>) -> Result<Vec<Day>, Error> {
    Ok(tx.all::<OneDay>(&TO_EXTEND, &[])?.into_iter().map(|row| row.day).collect())
}

pub(super) fn done(tx: &Tx<'_>, day: Day, now: Timestamp) -> Result<(), Error> {
    tx.run(&DONE, &[&day, &now]).map(drop)
}

/// Takes a day for an institution: false when that was done before.
pub(super) fn take(tx: &Tx<'_>, institution: InstitutionId, day: Day, moved: i64) -> Result<bool, Error> {
    Ok(tx.run(&TAKE, &[&institution, &day, &moved])? == 1)
}
