//! Linking tasks that serve no activity: what an employee has signed stays as it is, only the institution's roll-up learns
//! which activity the work brings forward. It weighs nothing in a mark.

use kernel::{Error, FinancialYear};
use platform::work::{Event, Saved, Work};
use serde_json::json;

use super::store;
use crate::agreement::model::TaskId;
use crate::agreement::store::find_activity;
use crate::permissions;

/// Unganisha: all of them or none. Only a task of a signed plan that names no activity; before, it is the employee's to name.
/// Stale when somebody was quicker.
pub fn link_tasks(
    work: &Work<'_>,
    year: FinancialYear,
    tasks: &[TaskId],
    activity_code: &str,
) -> Result<Saved<()>, Error> {
    let (tx, institution) = (work.tx(), work.institution()?);
    let activity = find_activity(tx, institution, year, activity_code)?
        .ok_or_else(|| Error::field("activity", "performance-orphan-unknown"))?;
    let mut last = None;
    for task in tasks {
        let row = store::find_signed(tx, institution, year, *task)?.ok_or(Error::Stale)?;
        let permit = work.permit(&permissions::ORPHAN_LINK, &kernel::Place::institution(institution))?;
        store::link(tx, institution, *task, activity.id)?;
        let event = Event::on("performance.agreement", row.agreement_id.0)
            .about(row.employment_id)
            .after(json!({ "task": row.title, "activity": activity.code }));
        last = Some(work.save(permit, event)?);
    }
    last.ok_or_else(|| Error::field("tasks", "performance-orphan-nothing"))
}

/// Tenganisha: a link that was a mistake is taken back. Only what a planner linked: what both signed is theirs.
pub fn unlink_task(work: &Work<'_>, task: TaskId) -> Result<Saved<()>, Error> {
    let institution = work.institution()?;
    let permit = work.permit(&permissions::ORPHAN_UNLINK, &kernel::Place::institution(institution))?;
    let row = store::find_linked(work.tx(), institution, task)?.ok_or(Error::Stale)?;
    store::unlink(work.tx(), institution, task)?;
    let event = Event::on("performance.agreement", row.agreement_id.0)
        .about(row.employment_id)
        .before(json!({ "task": row.title }));
    work.save(permit, event)
}
