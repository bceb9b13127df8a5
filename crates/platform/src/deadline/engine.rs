//! The engine: finds due dates whose day has passed, over all institutions, and runs what their kind's area does about it.
//! Each row in its own unit of work, taken by compare-and-set.

use std::collections::BTreeMap;
use std::sync::Arc;

use kernel::uuid::Uuid;
use kernel::{Action, Error, InstitutionId, Place};

use super::model::Passed;
use super::store;
use crate::area::Area;
use crate::round::{self, Done, LOOK};
use crate::work::{Desk, Saved, Work};

/// What an area does when a due date of a kind has passed. Refused: not yet, look again in the next round.
pub type OnPassed = fn(&Work<'_>, &Passed) -> Result<Saved<()>, Error>;

/// Dealing with what has passed: the program does that, nobody else.
pub const DUE_PASS: Action = Action { name: "platform.due.pass", who: &[] };

/// Nothing that is still owed is older than a working life.
const LOOK_BACK: i64 = 50 * 366;

/// One round over everything that has passed.
pub async fn run_passed(desk: &Desk, areas: &[Area]) -> Result<Done, Error> {
    let known: Arc<BTreeMap<&'static str, OnPassed>> =
        Arc::new(areas.iter().flat_map(|area| area.on_passed.iter().copied()).collect());
    let mut done = Done::default();
    let mut place = (desk.clock.now().day().plus_days(-LOOK_BACK), InstitutionId(Uuid::nil()), Uuid::nil());
    loop {
        let rows = desk.read(move |work| store::list_passed(work.tx(), work.today(), place, LOOK)).await?;
        let Some(last) = rows.last() else { return Ok(done) };
        place = (last.due_on, last.institution_id, last.id);
        let known = Arc::clone(&known);
        let name = |row: &Passed| format!("{} {}", row.kind, row.id);
        done = done + round::each(desk, rows, name, move |work, row| deal(work, row, &known)).await;
    }
}

fn deal(
    work: &Work<'_>,
    row: &Passed,
    known: &BTreeMap<&'static str, OnPassed>,
) -> Result<Saved<u64>, Error> {
    store::deal(work.tx(), row, work.now(), work.today())?;
    let dealt = match known.get(row.kind.as_str()) {
        Some(action) => match action(work, row) {
            // Its time has not come.
            Err(Error::Refused(_)) => return Err(Error::Stale),
            dealt => dealt?,
        },
        // Late, and nothing else: what an employee owes is never refused for being late.
        None => work.already_done(work.permit(&DUE_PASS, &Place::institution(row.institution_id))?),
    };
    Ok(dealt.with(1))
}
