//! What people do with a probation review: the supervisor writes it, once; HR decides, by other terms of the employment or by a
//! reason why they stay as they are.

use kernel::{Error, Role};
use people::employee::actions::DECIDE_TERMS;
use platform::deadline::{Deadline, OwedBy, keep_owed};
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
    let note = rules::check("note", note, "performance-probation-problem-note")?;
    if row.version != version {
        return Err(Error::Stale);
    }
    let reviewer = work.person()?.name.clone();
    store::save(work.tx(), &row, recommendation, (&note, &reviewer), work.now())?;
    work.settle(REVIEW_DUE, id.0)?;
    owe_decision(work, &row)?;
    let after = json!({ "months": row.months, "recommendation": recommendation.code(), "note": note });
    work.save(permit, Event::on("performance.probation", id.0).about(row.employment_id).after(after))
}

/// HR owes what becomes of the employment, once, however many reviews there are: beside the employment, whose terms answer it.
fn owe_decision(work: &Work<'_>, row: &ProbationRow) -> Result<(), Error> {
    let (institution, year) = (row.institution_id, work.today().financial_year());
    if keep_owed(work.tx(), institution, DECIDE_TERMS, row.employment_id.0)? {
        return Ok(());
    }
    work.owe_in(
        institution,
        Deadline {
            kind: DECIDE_TERMS,
            subject: row.employment_id.0,
            owed_by: OwedBy::Role(Role::Hr),
            about: Some(row.employment_id),
            note: row.name.clone(),
            path: format!("/probations/{}", row.id),
            year,
            due_on: work.today().plus_days(work.setting(year, "answer_days")?),
        },
    )
}

/// Aendelee na majaribio: HR leaves the terms as they are, and says why.
pub fn keep_probation(work: &Work<'_>, id: ProbationId, reason: &str) -> Result<Saved<()>, Error> {
    let row = open_review(work, id)?;
    let permit = work.permit(&permissions::PROBATION_KEEP, &row)?;
    rules::judge_keeping(row.decides, work.person()?.employment == row.employment_id)?;
    let reason = rules::check("reason", reason, "people-supervision-problem-reason-missing")?;
    work.settle(DECIDE_TERMS, row.employment_id.0)?;
    let after = json!({ "months": row.months, "reason": reason });
    work.save(permit, Event::on("performance.probation", id.0).about(row.employment_id).after(after))
}
