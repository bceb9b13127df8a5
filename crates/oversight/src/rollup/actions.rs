//! Adding an institution up as it stands, and the program's round that keeps the sums for the nation: it reads the sealed
//! history, makes anew what changed since, and everything on a new day. Restart-safe; two servers at once do no harm.

use std::collections::BTreeSet;

use kernel::{Day, Error, FinancialYear, InstitutionId, Place, Week};
use people::UnitRow;
use performance::report::rules::year_of;
use platform::round::Done;
use platform::store::Tx;
use platform::work::{Desk, Work};

use super::hide::Blank;
use super::model::{Due, Kept, Tally};
use super::rules::{Sums, of_person, of_year};
use super::store;
use crate::fairness::gather::limits;
use crate::permissions::ROLLUP_KEEP;

/// Events looked at in one round; more wait for the next.
const ROUND: i64 = 200_000;

/// The last week whose reports everybody had to send: the one before today's.
pub fn counted_week(today: Day) -> Week {
    today.week().previous()
}

/// What of a year's counts is late, and from how many marks on a mean is shown. A year under way shows no marks, one that has
/// ended nothing that could still be late: either is asked where it is shown.
#[derive(Debug, Clone, Copy)]
pub struct Shows {
    pub due: Due,
    pub least: i64,
}

impl Shows {
    /// `due_days`: as whoever added up the running year found it; otherwise it is read.
    pub fn read(work: &Work<'_>, year: FinancialYear, due_days: Option<i64>) -> Result<Self, Error> {
        if year == work.today().financial_year() {
            return Ok(Self { due: due(work, year, due_days)?, least: i64::MAX });
        }
        let least = limits(work.tx(), year)?.least_cell;
        Ok(Self { due: Due { plans: true, reports: true }, least })
    }

    /// Of a sum that holds only institutions with enough marks: it has enough itself, or none.
    pub fn sum(self, tally: &Tally) -> Blank {
        if tally.marked == 0 && tally.published > 0 { Blank::With } else { Blank::Not }
    }
}

/// What can be late by now: the year's agreements, and the reports of the counted week.
fn due(work: &Work<'_>, year: FinancialYear, due_days: Option<i64>) -> Result<Due, Error> {
    let today = work.today();
    let week = counted_week(today);
    let due_days =
        due_days.map_or_else(|| work.setting(year_of(week), "weekly_due_days_after_sunday"), Ok)?;
    Ok(Due {
        plans: work.windows(year)?.get("agreement")?.has_closed(today),
        reports: today > week.due_on(due_days),
    })
}

/// An institution as it stands.
pub struct Added {
    pub lines: Vec<Kept>,
    /// Days after its Sunday within which the counted week was in time; None: nobody was asked about it.
    pub due_days: Option<i64>,
}

/// Every unit of an institution in one year, the whole first. The running year counts the people, plans and reports of
/// today; one that has ended counts who had an agreement, and what became of it.
pub fn add_up(
    tx: &Tx<'_>,
    (institution, name): (InstitutionId, &str),
    units: &[UnitRow],
    year: FinancialYear,
    today: Day,
) -> Result<Added, Error> {
    let is_past = year != today.financial_year();
    let mut sums = Sums::of(institution);
    let mut due_days = None;
    if !is_past {
        let week = counted_week(today);
        store::each_fact(tx, institution, today, year, week, |row| {
            due_days = row.due_days;
            sums.add(&row.unit_path, &of_person(&row, week));
            Ok(())
        })?;
        store::list_overdue(tx, institution, today)?.iter().for_each(|row| sums.add_overdue(row));
    }
    for row in store::list_judged(tx, institution, year)? {
        sums.add(&row.unit_path, &of_year(&row, is_past));
    }
    Ok(Added { lines: sums.lines(name, units), due_days })
}

/// The program's round; answers how many institutions were made anew. One that cannot be added up holds up no other; where one
/// failed, the round's place stays where it was, so that the next tries it again.
pub async fn keep(desk: &Desk) -> Result<Done, Error> {
    let (state, sealed, changed, today) = desk
        .report(|work| {
            let (tx, today) = (work.tx(), work.today());
            let state = store::find_state(tx)?;
            let sealed = store::sealed(tx)?.min(state.position.saturating_add(ROUND));
            let changed: BTreeSet<InstitutionId> = if state.made_on == Some(today) {
                store::list_changed(tx, state.position, sealed)?.into_iter().collect()
            } else {
                people::institution::list(tx)?.into_iter().map(|row| row.id).collect()
            };
            Ok((state, sealed, changed, today))
        })
        .await?;
    let mut done = Done::default();
    for institution in changed {
        let kept = keep_both(desk, institution, today.financial_year()).await;
        done.count(&format!("oversight.rollup {institution}"), kept.map(|()| 1));
    }
    if done.failed > 0 || (state.position == sealed && state.made_on == Some(today)) {
        return Ok(done);
    }
    let saved = desk
        .write(move |work| {
            let permit = work.permit(&ROLLUP_KEEP, &nowhere())?;
            store::save_state(work.tx(), &state, sealed, today)?;
            Ok(work.already_done(permit))
        })
        .await;
    match saved {
        // Another server has made the same rows and moved on.
        Ok(()) | Err(Error::Stale) => Ok(done),
        Err(cause) => Err(cause),
    }
}

/// The running year, and the one whose marks may still come.
async fn keep_both(desk: &Desk, institution: InstitutionId, year: FinancialYear) -> Result<(), Error> {
    keep_one(desk, institution, year).await?;
    keep_one(desk, institution, year.previous()).await
}

/// Adds up in a read, so that the one writer is held only for the rows.
async fn keep_one(desk: &Desk, institution: InstitutionId, year: FinancialYear) -> Result<(), Error> {
    let lines = desk
        .report(move |work| {
            let name = people::find_institution(work.tx(), institution)?.ok_or(Error::NotFound)?.name;
            let units = people::list_units(work.tx(), institution)?;
            Ok(add_up(work.tx(), (institution, &name), &units, year, work.today())?.lines)
        })
        .await?;
    desk.write(move |work| {
        let permit = work.permit(&ROLLUP_KEEP, &Place::institution(institution))?;
        let week = counted_week(work.today()).monday();
        store::replace(work.tx(), institution, year, &lines, (week, work.now()))?;
        Ok(work.already_done(permit))
    })
    .await
}

/// The round belongs to no institution; a permit must name one, and this one is nobody's.
fn nowhere() -> Place {
    Place::institution(InstitutionId(kernel::uuid::Uuid::nil()))
}
