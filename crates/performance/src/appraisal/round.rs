//! The program's round over appraisals: on the day everybody begins to rate themselves it opens those of all signed
//! agreements, so that the season waits for nobody; whoever signs later is found on the next day. Once a day, in pages.
//! Source: performance.md 1.4, 6.3; docs/decisions (the steps of an appraisal).

use kernel::{Error, FinancialYear, InstitutionId, Place};
use platform::pass::{self, Pass};
use platform::round::Done;
use platform::work::{Desk, Saved, Work};

use super::{actions, store};
use crate::permissions::APPRAISAL_OPEN;

const NAME: &str = "performance.appraisal";
/// Agreements of a page.
const PAGE: i64 = 100;

/// Opens what the season has reached; answers how many.
pub async fn open_due(desk: &Desk) -> Result<Done, Error> {
    let is_time = |work: &Work<'_>| Ok(season(work)?.is_some());
    people::institution::pass_through(desk, NAME, is_time, page).await
}

/// The year that is being appraised: from the first day of self-rating to the last of publishing.
fn season(work: &Work<'_>) -> Result<Option<FinancialYear>, Error> {
    let (today, year) = (work.today(), work.today().financial_year());
    for year in [year, year.previous()] {
        let calendar = actions::calendar(work, year)?;
        if calendar.self_rating.has_opened(today) && !calendar.publish.has_closed(today) {
            return Ok(Some(year));
        }
    }
    Ok(None)
}

/// One page of agreements, and the pass moved past them.
fn page(work: &Work<'_>, institution: InstitutionId, from: &Pass) -> Result<Saved<u64>, Error> {
    let permit = work.permit(&APPRAISAL_OPEN, &Place::institution(institution))?;
    let (mut opened, mut last) = (0, None);
    if let Some(year) = season(work)? {
        let rows = store::unopened(work.tx(), institution, year, work.today(), from.after_id, PAGE)?;
        opened = actions::open_assessed(work, institution, year, &rows)?;
        last = rows.last().map(|row| row.employment_id);
    }
    pass::move_on(work.tx(), institution, NAME, from, last)?;
    Ok(work.already_done(permit).with(opened))
}
