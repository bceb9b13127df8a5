//! The engine: finds due dates whose day has passed, over all institutions, and runs what their kind's area does about it.
//! Each row in its own unit of work, taken by compare-and-set: a restart or a second server does nothing twice, and a row
//! that fails is logged, left for the next round, and stops no other.

use std::collections::BTreeMap;

use kernel::uuid::Uuid;
use kernel::{Action, Error, InstitutionId, Place};

use super::model::Passed;
use super::store;
use crate::area::Area;
use crate::work::{Desk, Saved, Work};

/// What an area does when a due date of a kind has passed. Refused: not yet, look again in the next round.
pub type OnPassed = fn(&Work<'_>, &Passed) -> Result<Saved<()>, Error>;

/// Dealing with what has passed: the program does that, nobody else.
pub const DUE_PASS: Action = Action { name: "platform.due.pass", who: &[] };

/// Rows read at once; each is then a unit of its own, so that people's units come between.
const ROUND: i64 = 200;
/// Nothing that is still owed is older than a working life.
const LOOK_BACK: i64 = 50 * 366;

/// What one round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Done {
    /// Rows dealt with.
    pub dealt: u64,
    /// Rows that failed; they are tried again in the next round.
    pub failed: u64,
}

/// One round over everything that has passed.
pub async fn run_passed(desk: &Desk, areas: &[Area]) -> Result<Done, Error> {
    let known: BTreeMap<&'static str, OnPassed> =
        areas.iter().flat_map(|area| area.on_passed.iter().copied()).collect();
    let mut done = Done::default();
    let mut place = (desk.clock.now().day().plus_days(-LOOK_BACK), InstitutionId(Uuid::nil()), Uuid::nil());
    loop {
        let rows = desk.read(move |work| store::list_passed(work.tx(), work.today(), place, ROUND)).await?;
        let Some(last) = rows.last() else { return Ok(done) };
        place = (last.due_on, last.institution_id, last.id);
        for row in rows {
            let action = known.get(row.kind.as_str()).copied();
            let (id, kind) = (row.id, row.kind.clone());
            match desk.write(move |work| deal(work, &row, action)).await {
                Ok(()) => done.dealt = done.dealt.saturating_add(1),
                // Answered meanwhile, another server was quicker, or its time has not come.
                Err(Error::Stale | Error::Refused(_)) => {}
                Err(error) => {
                    done.failed = done.failed.saturating_add(1);
                    tracing::error!(%error, %id, kind, "a due date that has passed could not be dealt with");
                }
            }
        }
    }
}

fn deal(work: &Work<'_>, row: &Passed, action: Option<OnPassed>) -> Result<Saved<()>, Error> {
    store::deal(work.tx(), row, work.now(), work.today())?;
    match action {
        Some(action) => action(work, row),
        // Late, and nothing else: what an employee owes is never refused for being late.
        None => Ok(work.already_done(work.permit(&DUE_PASS, &Place::institution(row.institution_id))?)),
    }
}
