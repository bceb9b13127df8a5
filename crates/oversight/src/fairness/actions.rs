//! The program's own round: hears of published marks, counts those institutions again, then the nation. Sums are nobody's
//! act, so nothing of it stands in the history; the same round twice, or on two servers, leaves the same sums.

use std::collections::BTreeMap;

use kernel::{Error, FinancialYear, InstitutionId};
use platform::seal;
use platform::store::Tx;
use platform::work::Desk;
use serde_json::Value;

use super::gather::{self, Counted};
use super::hide;
use super::model::{Dimension, Tally};
use super::store::{self, WaitingRow};

/// Name of this listener of the sealed history.
const LISTENER: &str = "oversight.fairness";
/// The event after which a year is counted again.
const PUBLISHED: &str = "performance.appraisal.publish";
/// Events read in one unit.
const EVENTS: u64 = 1000;

fn written(tally: &Tally) -> Result<Value, Error> {
    serde_json::to_value(tally).map_err(Error::internal)
}

/// Hears what was published since the last round and counts it; answers how many institutions' years were counted.
pub async fn count_published(desk: &Desk) -> Result<usize, Error> {
    listen(desk).await?;
    let waiting = desk.read(|work| store::waiting(work.tx())).await?;
    let mut done = 0;
    let mut failed = None;
    for row in waiting {
        // One institution that cannot be counted does not hold up the others; it stays waiting.
        match count_waiting(desk, row).await {
            Ok(()) => done += 1,
            Err(cause) => failed = Some(cause),
        }
    }
    for year in desk.read(|work| store::recounts(work.tx())).await? {
        let now = desk.clock.now();
        desk.store.write(move |tx| count_nation(tx, year, now)).await?;
    }
    failed.map_or(Ok(done), Err)
}

/// Reads the history on from where this listener stood and writes down which years wait, both in one unit.
async fn listen(desk: &Desk) -> Result<(), Error> {
    loop {
        let heard = desk.store.write(hear).await;
        match heard {
            Ok(true) => {}
            // Another server was quicker and hears the rest.
            Ok(false) | Err(Error::Stale) => return Ok(()),
            Err(cause) => return Err(cause),
        }
    }
}

/// One stretch of the history; true when there may be more.
fn hear(tx: &Tx<'_>) -> Result<bool, Error> {
    let from = seal::position(tx, LISTENER)?;
    let fed = seal::after(tx, from, EVENTS)?;
    let Some(last) = fed.last().map(|last| last.position) else { return Ok(false) };
    let mut years = BTreeMap::new();
    for event in fed.iter().map(|fed| &fed.event).filter(|event| event.action == PUBLISHED) {
        if let Some(year) = store::year_of(tx, event.institution_id, event.subject_id)? {
            years.insert((event.institution_id.0, year.start_year()), (event.institution_id, year));
        }
    }
    for (institution, year) in years.into_values() {
        store::want(tx, institution, year, i64::try_from(last).map_err(Error::internal)?)?;
    }
    seal::move_on(tx, LISTENER, from, last.saturating_add(1))?;
    Ok(true)
}

async fn count_waiting(desk: &Desk, row: WaitingRow) -> Result<(), Error> {
    let (institution, year) = (row.institution_id, row.year);
    let counted = desk.report(move |work| gather::count(work.tx(), institution, year)).await?;
    let now = desk.clock.now();
    desk.store
        .write(move |tx| {
            keep(tx, institution, year, &counted, now)?;
            store::settle(tx, &row)
        })
        .await
}

/// Counts one institution's year now, whether anything was published or not: for whoever cannot wait for the round.
pub async fn count_year(desk: &Desk, institution: InstitutionId, year: FinancialYear) -> Result<(), Error> {
    let counted = desk.report(move |work| gather::count(work.tx(), institution, year)).await?;
    let now = desk.clock.now();
    desk.store
        .write(move |tx| {
            keep(tx, institution, year, &counted, now)?;
            count_nation(tx, year, now)
        })
        .await
}

fn keep(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    counted: &Counted,
    now: kernel::Timestamp,
) -> Result<(), Error> {
    let groups = counted
        .groups
        .iter()
        .map(|((dimension, code), tally)| Ok((*dimension, code.clone(), written(tally)?)))
        .collect::<Result<Vec<_>, Error>>()?;
    let supervisors = counted
        .supervisors
        .iter()
        .map(|(id, (tally, sittings))| Ok((*id, written(tally)?, *sittings)))
        .collect::<Result<Vec<_>, Error>>()?;
    store::replace(tx, institution, year, &groups, &supervisors, now)?;
    store::want_recount(tx, year)
}

/// Adds up the institutions of a year; what is too small to be shown is added together before anything is kept.
fn count_nation(tx: &Tx<'_>, year: FinancialYear, now: kernel::Timestamp) -> Result<(), Error> {
    let least = gather::limits(tx, year)?.least_cell;
    let mut sums: BTreeMap<Dimension, BTreeMap<String, Tally>> = BTreeMap::new();
    store::each_of_nation(tx, year, |dimension, code, region, tally| {
        let mut add = |dimension, code| {
            sums.entry(dimension).or_default().entry(code).or_default().merge(&tally);
        };
        if dimension == Dimension::All {
            add(Dimension::Region, region.unwrap_or_else(|| gather::NAMELESS.to_owned()));
        }
        add(dimension, code);
        Ok(())
    })?;
    let mut rows = Vec::new();
    for (dimension, groups) in sums {
        for shown in hide::shown(groups, least) {
            rows.push((dimension, shown.code, shown.pooled, written(&shown.tally)?));
        }
    }
    store::replace_nation(tx, year, &rows, now)
}
