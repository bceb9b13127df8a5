//! The program's round over handovers of work: opens one for whoever leaves before the year ends with something still to do,
//! and takes back what nobody needs because they stay. Doing it twice does nothing twice.

use kernel::{Day, Error, FinancialYear, Place};
use platform::deadline::Deadline;
use platform::round::{self, Done, LOOK};
use platform::work::{Desk, Event, Saved, Work};
use serde_json::json;

use super::actions::NAME_DUE;
use super::model::{HandoverId, LeavingRow, StayingRow};
use super::store;
use crate::period::rules::{LEAVING_DAYS, leaving_by};
use crate::permissions;

/// Opens what has fallen due.
pub async fn open_due(desk: &Desk) -> Result<Done, Error> {
    let today = desk.clock.now().day();
    let taken_back = drop_staying(desk, today).await?;
    let year = today.financial_year();
    let opened = open_leaving(desk, year.previous(), today).await? + open_leaving(desk, year, today).await?;
    Ok(opened + Done { dealt: 0, ..taken_back })
}

async fn open_leaving(desk: &Desk, year: FinancialYear, today: Day) -> Result<Done, Error> {
    let last = leaving_by(year, today);
    let rows =
        desk.read(move |work| store::list_leaving(work.tx(), year, (last, work.today()), LOOK)).await?;
    let name = |row: &LeavingRow| format!("performance.handover of {}", row.employment_id);
    Ok(round::each(desk, rows, name, open_one).await)
}

fn open_one(work: &Work<'_>, row: &LeavingRow) -> Result<Saved<u64>, Error> {
    let permit = work.permit(&permissions::HANDOVER_OPEN, &Place::institution(row.institution_id))?;
    let id: HandoverId = work.new_id();
    if !store::insert(work.tx(), row.institution_id, id, row.agreement_id)? {
        return Ok(work.already_done(permit).with(0));
    }
    let days = work.setting(row.year, "handover_note_days")?;
    work.owe_in(
        row.institution_id,
        Deadline {
            kind: NAME_DUE,
            subject: id.0,
            owed_by: row.supervisor_id.into(),
            about: Some(row.employment_id),
            note: row.name.clone(),
            path: format!("/handovers/{id}"),
            year: row.year,
            due_on: work.today().plus_days(days),
        },
    )?;
    let after = json!({ "agreement": row.agreement_id.to_string() });
    let event = Event::on("performance.handover", id.0).about(row.employment_id).after(after);
    Ok(work.save(permit, event)?.with(1))
}

async fn drop_staying(desk: &Desk, today: Day) -> Result<Done, Error> {
    let last = today.plus_days(LEAVING_DAYS);
    let rows = desk.read(move |work| store::list_staying(work.tx(), last, LOOK)).await?;
    Ok(round::each(desk, rows, |row| format!("performance.handover {}", row.id), drop_one).await)
}

fn drop_one(work: &Work<'_>, row: &StayingRow) -> Result<Saved<u64>, Error> {
    let permit = work.permit(&permissions::HANDOVER_OPEN, &Place::institution(row.institution_id))?;
    work.drop_due_in(row.institution_id, NAME_DUE, row.id.0)?;
    store::delete(work.tx(), row)?;
    Ok(work.already_done(permit).with(1))
}
