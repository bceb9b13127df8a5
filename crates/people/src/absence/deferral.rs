//! The program's round: what somebody owes about themselves by a day on which they were away waits until they are back.
//! It runs before due dates pass, so that nobody is judged, or found late, while they are on leave.

use kernel::{Error, Place};
use platform::round::{self, Done, LOOK};
use platform::work::{Desk, Event, Saved, Work};
use serde_json::json;

use super::actions::PLAN_DUE;
use super::rules;
use super::store::{self, Deferred};
use crate::permissions::DUE_DEFER;

/// Moves what passed inside an absence. Doing it twice does nothing twice, because the new day lies behind the absence.
pub async fn defer_due(desk: &Desk) -> Result<Done, Error> {
    let look = |work: &Work<'_>, left| store::list_deferred(work.tx(), work.today(), PLAN_DUE, (left, LOOK));
    round::all(desk, look, |row| format!("people.absence.defer {}", row.id), defer).await
}

fn defer(work: &Work<'_>, row: &Deferred) -> Result<Saved<u64>, Error> {
    let permit = work.permit(&DUE_DEFER, &Place::institution(row.institution_id))?;
    let days = work.setting(row.due_on.financial_year(), "answer_days")?;
    let to = rules::deferred(row.due_on, (row.from_on, row.to_on), days);
    let to = work.put_off(row.institution_id, row.id, row.due_on, to)?;
    let event = Event::on("people.employment", row.owed_by_id.0)
        .about(row.owed_by_id)
        .before(json!({ "due_on": row.due_on.to_string() }))
        .after(json!({ "due_on": to.to_string() }));
    Ok(work.save(permit, event)?.with(1))
}
