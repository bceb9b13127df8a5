//! The program's round over probation: opens each review shortly before its day. Doing it twice does nothing twice.

use kernel::{Error, Place};
use platform::deadline::Deadline;
use platform::round::{self, Done, LOOK};
use platform::work::{Desk, Event, Saved, Work};
use serde_json::json;

use super::actions::REVIEW_DUE;
use super::model::{CandidateRow, ProbationId};
use super::{rules, store};
use crate::permissions;

/// No month is shorter.
const DAYS_OF_A_MONTH: i64 = 28;

/// Opens what has fallen due.
pub async fn open_due(desk: &Desk) -> Result<Done, Error> {
    let today = desk.clock.now().day();
    let mut done = Done::default();
    // The later review first, so that whoever is past both owes one.
    for months in rules::MONTHS.into_iter().rev() {
        let began_by = today.plus_days(rules::AHEAD_DAYS - DAYS_OF_A_MONTH * months);
        let mut rows =
            desk.read(move |work| store::list_candidates(work.tx(), today, began_by, months, LOOK)).await?;
        let is_due = |row: &CandidateRow| rules::due(row.starts_on, row.reviewed, today);
        rows.retain(|row| is_due(row).is_some_and(|(due, _)| due == months));
        let name = |row: &CandidateRow| format!("performance.probation {}", row.employment_id);
        done = done + round::each(desk, rows, name, open_one).await;
    }
    Ok(done)
}

fn open_one(work: &Work<'_>, row: &CandidateRow) -> Result<Saved<u64>, Error> {
    let (institution, today) = (row.institution_id, work.today());
    let permit = work.permit(&permissions::PROBATION_OPEN, &Place::institution(institution))?;
    let id: ProbationId = work.new_id();
    let Some((months, day)) = rules::due(row.starts_on, row.reviewed, today) else {
        return Ok(work.already_done(permit).with(0));
    };
    if !store::insert(work.tx(), row, id, months, day)? {
        return Ok(work.already_done(permit).with(0));
    }
    let year = today.financial_year();
    let deadline = Deadline {
        kind: REVIEW_DUE,
        subject: id.0,
        owed_by: row.supervisor_id.into(),
        about: Some(row.employment_id),
        note: row.name.clone(),
        path: format!("/probations/{id}"),
        year,
        due_on: day.max(today.plus_days(work.setting(year, "answer_days")?)),
    };
    work.owe_in(institution, deadline)?;
    let after = json!({ "months": months, "day": day.to_string() });
    let event = Event::on("performance.probation", id.0).about(row.employment_id).after(after);
    Ok(work.save(permit, event)?.with(1))
}
