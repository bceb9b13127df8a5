//! Pure: which notices an event makes.

use std::collections::BTreeMap;

use kernel::{EmploymentId, Timestamp};

use super::model::{NewNotice, Told};
use crate::seal::EventRow;

/// An event older than so many days tells nobody anything new: a program that is filled with the past, or whose listener
/// stood still, does not flood anybody. PROPOSED.
const FRESH_DAYS: i64 = 30;

/// The notices of one event: for those its lines name, each once, but never for whoever did it.
pub fn notices(told: &[Told], event: &EventRow, now: Timestamp) -> Vec<NewNotice> {
    if event.at < now.plus_seconds(-FRESH_DAYS * 24 * 3600) {
        return Vec::new();
    }
    let mut made: BTreeMap<EmploymentId, NewNotice> = BTreeMap::new();
    for line in told.iter().filter(|line| line.action.name == event.action) {
        for employment_id in (line.whom)(event) {
            made.entry(employment_id).or_insert_with(|| NewNotice {
                institution_id: event.institution_id,
                employment_id,
                id: event.id,
                at: event.at,
                kind: line.text.to_owned(),
                note: (line.named)(event),
                what: (line.what)(event),
                path: path(line, event),
            });
        }
    }
    made.into_values()
        .filter(|notice| event.actor_id.map(EmploymentId) != Some(notice.employment_id))
        .collect()
}

fn path(line: &Told, event: &EventRow) -> String {
    let kind = event.subject_kind.rsplit('.').next().unwrap_or_default();
    line.path.replace("{subject}", &event.subject_id.to_string()).replace("{kind}", kind)
}
