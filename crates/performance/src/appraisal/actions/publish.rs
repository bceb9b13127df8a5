//! The last step: the mark is made and the employee sees it, one by one or all that are countersigned.
//! The mark itself is made by `mark`. That somebody has to do it is owed by whoever holds the role of HR.

use kernel::uuid::Uuid;
use kernel::{Error, FinancialYear, InstitutionId, Place, Role};
use platform::deadline::{Deadline, OwedBy, keep_owed};
use platform::work::{Saved, Work};
use serde_json::json;

use super::{calendar, calendar_of, state_event};
use crate::appraisal::model::{AppraisalId, AppraisalRow, State};
use crate::appraisal::rules::{self, Calendar, Refused, Step, leaves_on};
use crate::appraisal::store;
use crate::{mark, permissions};

/// What HR owes once a file is countersigned; also the words key of the list of what waits.
const OWES_PUBLISH: &str = "performance.appraisal.announce";

/// What stands for everybody of an institution's year: they are published together, so HR owes that once and not three
/// thousand times.
fn everybody(institution: InstitutionId, year: FinancialYear) -> Uuid {
    Uuid::from_u128(institution.0.as_u128() ^ u128::from(year.start_year().unsigned_abs()))
}

/// A file has become countersigned: HR owes its publishing, with that of all the others; of somebody who leaves before the
/// year ends by itself, because nobody else's comes then.
pub(super) fn owe_publishing(work: &Work<'_>, row: &AppraisalRow, calendar: &Calendar) -> Result<(), Error> {
    let (institution, year) = (row.institution_id, row.year);
    let alone = leaves_on(year, row.ends_on).is_some();
    let subject = if alone { row.id.0 } else { everybody(institution, year) };
    if keep_owed(work.tx(), institution, OWES_PUBLISH, subject)? {
        return Ok(());
    }
    let answer_days = work.setting(year, "answer_days")?;
    work.owe_later(
        institution,
        calendar.publish.opens_on,
        Deadline {
            kind: OWES_PUBLISH,
            subject,
            owed_by: OwedBy::Role(Role::Hr),
            about: alone.then_some(row.employment_id),
            note: if alone { row.name.clone() } else { year.to_string() },
            path: if alone {
                format!("/appraisals/{}", row.id)
            } else {
                format!("/appraisals?year={}&state={}", year.slug(), State::Countersigned.code())
            },
            year,
            due_on: calendar.due_on(Step::Publish, work.today(), answer_days),
        },
    )
}

/// Nothing of the year waits any more: nobody owes it.
fn settle_everybody(work: &Work<'_>, institution: InstitutionId, year: FinancialYear) -> Result<(), Error> {
    let first = (AppraisalId(Uuid::nil()), 1);
    let waiting = || store::countersigned(work.tx(), institution, year, None, first);
    if !waiting()?.is_empty() {
        return Ok(());
    }
    work.settle(OWES_PUBLISH, everybody(institution, year))?;
    // A file that was countersigned at the same moment kept it owed; then closing it has waited for that, and here it is.
    let Some(id) = waiting()?.first().copied() else { return Ok(()) };
    let found = store::find(work.tx(), institution, id, work.today())?;
    let row = work.open(&permissions::APPRAISAL_READ, found)?;
    owe_publishing(work, &row, &calendar_of(work, &row)?)
}

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
    let saved = publish_one(work, &row, version, &calendar)?;
    settle_everybody(work, row.institution_id, row.year)?;
    Ok(saved)
}

/// Publishes whatever is countersigned, a bounded number in one unit; call again with `next`. Before the year's window that
/// is what people left behind who went before its end, each by their own calendar.
pub fn publish_all(
    work: &Work<'_>,
    year: FinancialYear,
    after: AppraisalId,
    limit: i64,
) -> Result<Saved<Published>, Error> {
    let institution = work.institution()?;
    let permit = work.permit(&permissions::APPRAISAL_PUBLISH, &Place::institution(institution))?;
    let calendar = calendar(work, year)?;
    let has_opened = calendar.publish.has_opened(work.today());
    let left_by = (!has_opened).then(|| calendar.leavers_by(year, work.today()));
    let ids = store::countersigned(work.tx(), institution, year, left_by, (after, limit))?;
    if !has_opened && ids.is_empty() && after.0.is_nil() {
        return Err(Refused::NotYet { opens_on: calendar.publish.opens_on }.into());
    }
    let (mut done, mut left) = (0_i64, 0_i64);
    for id in &ids {
        if !store::hold_countersigned(work.tx(), institution, *id)? {
            continue;
        }
        let found = store::find(work.tx(), institution, *id, work.today())?;
        let row = work.open(&permissions::APPRAISAL_READ, found)?;
        match publish_one(work, &row, row.version, &calendar.clone().of_appraisal(&row)) {
            Ok(_) => done = done.saturating_add(1),
            // One appraisal that cannot become a mark does not hold up the others.
            Err(Error::Refused(_)) => left = left.saturating_add(1),
            Err(other) => return Err(other),
        }
    }
    settle_everybody(work, institution, year)?;
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
    work.settle(OWES_PUBLISH, row.id.0)?;
    let after = json!({"state": state.code(), "overall": overall.map(|mark| mark.to_string())});
    work.save(permit, state_event(row).after(after))
}
