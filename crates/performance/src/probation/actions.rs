//! What a supervisor does with a probation review: writes it, once.

use kernel::Error;
use platform::work::{Event, Saved, Work};
use serde_json::json;

use super::model::{ProbationId, ProbationRow, Recommendation};
use super::{rules, store};
use crate::permissions;

/// What a supervisor owes about somebody on probation.
pub const REVIEW_DUE: &str = "performance.probation.review";

pub fn open_review(work: &Work<'_>, id: ProbationId) -> Result<ProbationRow, Error> {
    let found = store::find(work.tx(), work.institution()?, id, work.today())?;
    work.open(&permissions::PROBATION_READ, found)
}

/// Andika mapitio: a recommendation with its reasons; HR decides.
pub fn write_review(
    work: &Work<'_>,
    id: ProbationId,
    version: i64,
    recommendation: Recommendation,
    note: &str,
) -> Result<Saved<()>, Error> {
    let row = open_review(work, id)?;
    let permit = work.permit(&permissions::PROBATION_REVIEW, &row)?;
    rules::judge(row.state)?;
    let note = rules::check(note)?;
    if row.version != version {
        return Err(Error::Stale);
    }
    let reviewer = work.person()?.name.clone();
    store::save(work.tx(), &row, recommendation, (&note, &reviewer), work.now())?;
    work.settle(REVIEW_DUE, id.0)?;
    let after = json!({ "months": row.months, "recommendation": recommendation.code(), "note": note });
    work.save(permit, Event::on("performance.probation", id.0).about(row.employment_id).after(after))
}
