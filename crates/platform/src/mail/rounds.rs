//! One round: sends what is due, letter by letter, and keeps what became of each. Servers may share the work; each letter is
//! claimed before it is sent, and nothing of the network happens inside a unit of work.

use std::collections::BTreeSet;

use kernel::{Day, Error, InstitutionId, Timestamp};

use super::model::{DueRow, Letter};
use super::rules::{self, Quiet};
use super::store;
use super::transport::{Failure, Line, Mailer};
use crate::clock::Clock;
use crate::holiday;
use crate::setting::{self, Settings};
use crate::store::{Store, Tx};

/// Letters looked up at a time.
const AT_ONCE: i64 = 20;
/// Letters that have ended are kept so long, to answer what became of one. PROPOSED.
const KEPT_DAYS: i64 = 30;

/// What a round came to.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    pub sent: u64,
    /// Tried without success; they wait for their next time.
    pub troubled: u64,
    /// Given up.
    pub failed: u64,
}

/// The quiet hours that hold in a year.
fn quiet(settings: &Settings) -> Result<Quiet, Error> {
    Ok(Quiet {
        from: settings.number("quiet_from_hour")?,
        to: settings.number("quiet_to_hour")?,
        free_days: settings.number("quiet_free_days")? != 0,
    })
}

/// Until when e-mail keeps quiet in an institution; None when it may go out now.
pub fn quiet_until(
    tx: &Tx<'_>,
    institution: InstitutionId,
    now: Timestamp,
) -> Result<Option<Timestamp>, Error> {
    let quiet = quiet(&setting::settings(tx, now.day().financial_year())?)?;
    let holidays = holiday::list(tx, institution, now.day(), now.day().plus_days(31))?;
    let days: BTreeSet<Day> = holidays.into_iter().map(|row| row.day).collect();
    let free = |day: Day| holiday::is_free(day, &days);
    Ok(quiet.is_quiet(now, free).then(|| quiet.ends(now, free)))
}

/// Sends what is due now, until nothing is, or the server takes nothing.
pub async fn send_due(store: &Store, clock: &Clock, mailer: &Mailer) -> Result<Sent, Error> {
    let (mut round, line) = (Sent::default(), mailer.line());
    loop {
        let now = clock.now();
        let rows = store.read(move |tx| store::list_due(tx, now, AT_ONCE)).await?;
        if rows.is_empty() {
            let before = now.plus_seconds(-KEPT_DAYS * 24 * 3600);
            store.write(move |tx| store::forget(tx, before)).await?;
            return Ok(round);
        }
        for row in rows {
            match send_one(store, clock, &line, row).await? {
                Became::NotOurs => {}
                Became::Sent => round.sent += 1,
                Became::Troubled => round.troubled += 1,
                Became::Failed => round.failed += 1,
                Became::ServerSilent => {
                    round.troubled += 1;
                    return Ok(round);
                }
            }
        }
    }
}

enum Became {
    /// It is quiet there, or another server has it.
    NotOurs,
    Sent,
    Troubled,
    Failed,
    ServerSilent,
}

async fn send_one(store: &Store, clock: &Clock, line: &Line<'_>, row: DueRow) -> Result<Became, Error> {
    let (now, attempt) = (clock.now(), row.attempts.saturating_add(1));
    let due = row.clone();
    let claimed = store
        .write(move |tx| match quiet_until(tx, due.institution_id, now)? {
            Some(until) => store::put_off(tx, &due, until).map(|()| false),
            None => {
                store::claim(tx, &due, now.plus_seconds(rules::wait_after(attempt)))?;
                Ok(true)
            }
        })
        .await;
    match claimed {
        Ok(true) => {}
        Ok(false) | Err(Error::Stale) => return Ok(Became::NotOurs),
        Err(other) => return Err(other),
    }
    let letter = Letter {
        id: row.id,
        to_name: row.to_name.clone(),
        to_address: row.to_address.clone(),
        subject: row.subject.clone(),
        body: row.body.clone(),
    };
    let outcome = line.send(&letter).await;
    let now = clock.now();
    let gives_up = rules::gives_up(attempt);
    match outcome {
        Ok(()) => {
            store.write(move |tx| store::save_sent(tx, &row, now)).await?;
            Ok(Became::Sent)
        }
        Err(failure) => {
            // Neither address nor letter stands in the log.
            tracing::warn!(letter = %row.id, said = failure.said(), attempt, "a letter did not go");
            let said = failure.said().to_owned();
            let fails = gives_up || matches!(failure, Failure::Refused(_));
            store
                .write(move |tx| match fails {
                    true => store::save_failed(tx, &row, now, &said),
                    false => store::save_problem(tx, &row, &said),
                })
                .await?;
            Ok(match failure {
                Failure::Server(_) => Became::ServerSilent,
                _ if fails => Became::Failed,
                Failure::Refused(_) | Failure::Later(_) => Became::Troubled,
            })
        }
    }
}
