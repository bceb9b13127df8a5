//! The program's round: what somebody owes about themselves by a day on which they were away waits until they are back.
//! It runs before due dates pass, so that nobody is judged, or found late, while they are on leave.

use kernel::{Error, Place};
use platform::work::{Desk, Event, Saved, Work};
use serde_json::json;

use super::actions::PLAN_DUE;
use super::rules;
use super::store::{self, Deferred};
use crate::permissions::DUE_DEFER;

/// Rows of one look.
const ROUND: i64 = 200;

/// Moves what passed inside an absence; answers how many. Each in its own unit: doing it twice does nothing twice, because
/// the new day lies behind the absence.
pub async fn defer_due(desk: &Desk) -> Result<usize, Error> {
    let mut done = 0;
    loop {
        let rows = desk.read(|work| store::list_deferred(work.tx(), work.today(), PLAN_DUE, ROUND)).await?;
        if rows.is_empty() {
            return Ok(done);
        }
        for row in rows {
            match desk.write(move |work| defer(work, &row)).await {
                Ok(()) => done += 1,
                // Answered meanwhile, or another server was quicker.
                Err(Error::Stale) => {}
                Err(other) => return Err(other),
            }
        }
    }
}

fn defer(work: &Work<'_>, row: &Deferred) -> Result<Saved<()>, Error> {
    let permit = work.permit(&DUE_DEFER, &Place::institution(row.institution_id))?;
    let days = work.setting(row.due_on.financial_year(), "answer_days")?;
    let to = rules::deferred(row.due_on, (row.from_on, row.to_on), days);
    let to = work.put_off(row.institution_id, row.id, row.due_on, to)?;
    let event = Event::on("people.employment", row.owed_by_id.0)
        .about(row.owed_by_id)
        .before(json!({ "due_on": row.due_on.to_string() }))
        .after(json!({ "due_on": to.to_string() }));
    work.save(permit, event)
}
