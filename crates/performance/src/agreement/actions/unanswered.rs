//! What becomes of a plan that nobody answers: it goes up level by level, and is never approved by silence. When the last
//! level let its day pass, the employee may sign alone and start, so that nobody's year is lost by another's silence.
//! Source: performance.md 1.1, 6.1 (5), 12 (8); docs/decisions (silence).

use kernel::Error;
use platform::deadline::{Deadline, Passed};
use platform::work::{Event, Saved, Work};
use serde_json::json;

use super::super::model::{AgreementId, AgreementRow, State};
use super::super::store;
use super::{OWED_STAFF_SIGNATURE, OWED_START, SUBJECT};
use crate::{permissions, silence};

/// Nobody answered a submitted plan by the day.
pub(crate) fn answer_missed(work: &Work<'_>, passed: &Passed) -> Result<Saved<()>, Error> {
    if let Some(raised) = silence::actions::raise(work, passed, SUBJECT)? {
        return Ok(raised);
    }
    let row = find(work, passed)?;
    let days = work.setting(row.year, "answer_days")?;
    work.owe_in(
        row.institution_id,
        Deadline {
            kind: OWED_START,
            subject: row.id.0,
            owed_by: row.employment_id.into(),
            about: Some(row.employment_id),
            note: row.year.to_string(),
            path: format!("/agreements/{}/sign", row.id),
            year: row.year,
            due_on: work.today().plus_days(days),
        },
    )?;
    silence::actions::stick(work, passed, SUBJECT)
}

/// Nobody signed an approved plan for the supervisor's side: where the employee has signed, it runs.
pub(crate) fn signature_missed(work: &Work<'_>, passed: &Passed) -> Result<Saved<()>, Error> {
    if let Some(raised) = silence::actions::raise(work, passed, SUBJECT)? {
        return Ok(raised);
    }
    let row = find(work, passed)?;
    if row.state != State::Approved || !row.signed().employee {
        return silence::actions::stick(work, passed, SUBJECT);
    }
    let permit = work.permit(&permissions::SILENCE_STAND, &row)?;
    store::save_state(work.tx(), &row, State::Signed)?;
    let started = store::start(work.tx(), &row, work.now())?;
    work.miss_in(row.institution_id, OWED_STAFF_SIGNATURE, row.id.0)?;
    let mut before = silence::actions::silent(work, passed)?;
    before.insert("state".into(), json!(row.state.code()));
    let event = Event::on(SUBJECT, row.id.0)
        .about(row.employment_id)
        .before(before.into())
        .after(json!({ "state": State::Signed.code(), "stands": "employee", "sub_tasks_started": started }));
    work.save(permit, event)
}

fn find(work: &Work<'_>, passed: &Passed) -> Result<AgreementRow, Error> {
    let id = AgreementId(passed.subject_id);
    let found = store::find(work.tx(), passed.institution_id, id, work.today())?;
    work.open(&permissions::SILENCE_STAND, found)
}
