//! Pure: which notices an event makes.

use kernel::{EmploymentId, Timestamp};

use super::model::{NewNotice, Told};
use crate::seal::EventRow;

/// An event older than so many days tells nobody anything new: a program that is filled with the past, or whose listener
/// stood still, does not flood anybody. PROPOSED.
const FRESH_DAYS: i64 = 30;

/// The notices of one event: for those its line names, but never for whoever did it.
pub fn notices(told: &[Told], event: &EventRow, now: Timestamp) -> Vec<NewNotice> {
    let Some(line) = told.iter().find(|line| line.action.name == event.action) else { return Vec::new() };
    if event.at < now.plus_seconds(-FRESH_DAYS * 24 * 3600) {
        return Vec::new();
    }
    let mut whom = (line.whom)(event);
    whom.sort_unstable();
    whom.dedup();
    whom.retain(|employment| event.actor_id.map(EmploymentId) != Some(*employment));
    whom.into_iter()
        .map(|employment_id| NewNotice {
            institution_id: event.institution_id,
            employment_id,
            id: event.id,
            at: event.at,
            kind: event.action.clone(),
            note: event.actor_name.clone(),
            what: (line.what)(event),
            path: path(line, event),
        })
        .collect()
}

fn path(line: &Told, event: &EventRow) -> String {
    let kind = event.subject_kind.rsplit('.').next().unwrap_or_default();
    line.path.replace("{subject}", &event.subject_id.to_string()).replace("{kind}", kind)
}
