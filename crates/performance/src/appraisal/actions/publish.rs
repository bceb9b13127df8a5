//! The last step: the mark is made and the employee sees it, one by one or all that are countersigned.
//! The mark itself is made by `mark`.

use kernel::{Error, FinancialYear, Place};
use platform::work::{Saved, Work};
use serde_json::json;

use super::{calendar, calendar_of, state_event};
use crate::appraisal::model::{AppraisalId, AppraisalRow};
use crate::appraisal::rules::{self, Calendar, Refused, Step};
use crate::appraisal::store;
use crate::{mark, permissions};

/// How far publishing for everybody has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    pub done: i64,
    /// Those that cannot become a mark yet; they stay countersigned, and each says why when it is published by itself.
    pub left: i64,
    /// Where the next unit goes on.
    pub next: Option<AppraisalId>,
}

/// Tangaza: makes the mark and lets the employee see it. An appraisal without a mark (all excused) is published too.
pub fn publish(work: &Work<'_>, id: AppraisalId, version: i64) -> Result<Saved<()>, Error> {
    let found = store::find(work.tx(), work.institution()?, id, work.today())?;
    let row = work.open(&permissions::APPRAISAL_READ, found)?;
    let calendar = calendar_of(work, &row)?;
    publish_one(work, &row, version, &calendar)
}

/// Publishes whatever is countersigned, a bounded number in one unit; call again with `next`.
pub fn publish_all(
    work: &Work<'_>,
    year: FinancialYear,
    after: AppraisalId,
    limit: i64,
) -> Result<Saved<Published>, Error> {
    let institution = work.institution()?;
    let permit = work.permit(&permissions::APPRAISAL_PUBLISH, &Place::institution(institution))?;
    let calendar = calendar(work, year)?;
    if !calendar.publish.has_opened(work.today()) {
        return Err(Refused::NotYet { opens_on: calendar.publish.opens_on }.into());
    }
    let ids = store::countersigned(work.tx(), institution, year, after, limit)?;
    let (mut done, mut left) = (0_i64, 0_i64);
    for id in &ids {
        let found = store::find(work.tx(), institution, *id, work.today())?;
        let row = work.open(&permissions::APPRAISAL_READ, found)?;
        match publish_one(work, &row, row.version, &calendar.clone().of_appraisal(&row)) {
            Ok(_) => done = done.saturating_add(1),
            // One appraisal that cannot become a mark does not hold up the others.
            Err(Error::Refused(_)) => left = left.saturating_add(1),
            Err(other) => return Err(other),
        }
    }
    let full = i64::try_from(ids.len()).is_ok_and(|count| count == limit);
    let next = ids.last().copied().filter(|_| full);
    Ok(work.already_done(permit).with(Published { done, left, next }))
}

fn publish_one(
    work: &Work<'_>,
    row: &AppraisalRow,
    version: i64,
    calendar: &Calendar,
) -> Result<Saved<()>, Error> {
    let permit = work.permit(&permissions::APPRAISAL_PUBLISH, row)?;
    let state = rules::next(row.state, Step::Publish, work.today(), calendar)?;
    let overall = mark::publish(work, row)?;
    store::save_published(work.tx(), row, version, work.now())?;
    let after = json!({"state": state.code(), "overall": overall.map(|mark| mark.to_string())});
    work.save(permit, state_event(row).after(after))
}
