//! What a supervisor does: excuses a sub-task with a reason, and takes the excuse back.

use kernel::Error;
use platform::work::{Event, Saved, Work};
use serde_json::json;

use super::model::ExcusableRow;
use super::rules::{self, Step};
use super::store;
use crate::agreement::model::{AgreementId, SubTaskId, SubTaskState};
use crate::permissions;

/// The sub-task, for those who may excuse it.
pub fn open(work: &Work<'_>, id: SubTaskId) -> Result<ExcusableRow, Error> {
    let row = store::find(work.tx(), work.institution()?, id, work.today())?;
    work.open(&permissions::EXCUSE_GRANT, row)
}

/// Samehe: the sub-task no longer counts. Answers the agreement it belongs to.
pub fn excuse_sub_task(
    work: &Work<'_>,
    id: SubTaskId,
    seen: i64,
    reason: &str,
) -> Result<Saved<AgreementId>, Error> {
    let row = open(work, id)?;
    let permit = work.permit(&permissions::EXCUSE_GRANT, &row)?;
    rules::judge(Step::Excuse, row.agreement_state, row.state, row.appraisal_state.as_deref())?;
    let reason = rules::check_reason(reason)?;
    store::save(work.tx(), &row, SubTaskState::Excused, &reason, seen)?;
    Ok(work.save(permit, event(&row, SubTaskState::Excused, &reason))?.with(row.agreement_id))
}

/// Ondoa msamaha: the sub-task counts again, as far as the reports say it has come.
pub fn resume_sub_task(work: &Work<'_>, id: SubTaskId, seen: i64) -> Result<Saved<AgreementId>, Error> {
    let row = open(work, id)?;
    let permit = work.permit(&permissions::EXCUSE_REVOKE, &row)?;
    rules::judge(Step::Resume, row.agreement_state, row.state, row.appraisal_state.as_deref())?;
    let state = if row.ticked { SubTaskState::Completed } else { SubTaskState::Running };
    store::save(work.tx(), &row, state, "", seen)?;
    Ok(work.save(permit, event(&row, state, ""))?.with(row.agreement_id))
}

fn event(row: &ExcusableRow, state: SubTaskState, reason: &str) -> Event {
    Event::on("performance.sub_task", row.id.0)
        .about(row.employment_id)
        .before(json!({ "task": row.task_title, "sub_task": row.title, "state": row.state.code(), "reason": row.reason }))
        .after(json!({ "task": row.task_title, "sub_task": row.title, "state": state.code(), "reason": reason }))
}
