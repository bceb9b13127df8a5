//! What a change of supervisor does with the due dates: at once when its day has come, otherwise by the program's round.
//! Who gets them is asked on that day, so a plan that was changed meanwhile is followed as it then stands.

use kernel::{Day, EmploymentId, Error, InstitutionId, Place};
use platform::round::{self, Done, LOOK};
use platform::work::{Desk, Event, Saved, Work};
use serde_json::json;

use super::rules;
use super::store::{self, Handover, Succeeded};
use crate::employee::{self, EmploymentRow};
use crate::permissions::DUE_HAND_OVER;
use crate::supervision;

/// How long ago a head left whose office's due dates are still looked for, in days.
const LONGEST: i64 = 400;

/// After a change of supervisor was written: `before` is the employee as they stood until then.
pub(crate) fn supervisor_changed(work: &Work<'_>, before: &EmploymentRow, from_on: Day) -> Result<(), Error> {
    let people = (Some(before.id), before.supervisor_id, before.second_level_id);
    begin(work, before.institution_id, from_on, people)
}

/// After somebody's last day was written: from the day after it nothing waits for them any more.
pub(crate) fn employee_leaves(work: &Work<'_>, leaving: &EmploymentRow, last: Day) -> Result<(), Error> {
    // Who stands above them is asked on the day.
    let people = (None, Some(leaving.id), None);
    begin(work, leaving.institution_id, last.plus_days(1), people)
}

fn begin(
    work: &Work<'_>,
    institution_id: InstitutionId,
    on_day: Day,
    (about_id, from_id, second_id): (Option<EmploymentId>, Option<EmploymentId>, Option<EmploymentId>),
) -> Result<(), Error> {
    let row = Handover { institution_id, id: work.new_id(), on_day, about_id, from_id, second_id };
    if on_day > work.today() { store::insert(work.tx(), &row) } else { hand_over(work, &row) }
}

fn hand_over(work: &Work<'_>, row: &Handover) -> Result<(), Error> {
    let (institution, today) = (row.institution_id, work.today());
    let Some(about) = row.about_id else { return hand_over_leaver(work, row) };
    let Some(now) = employee::find(work.tx(), institution, about, today)? else { return Ok(()) };
    let Some(from_id) = row.from_id else {
        return now.supervisor_id.map_or(Ok(()), |to| take_from_hr(work, &now, to));
    };
    let first = Step { from: Some(from_id), to: now.supervisor_id, risen: true };
    // What had come up to the second level stays with them where it is they who supervise now: they were asked already.
    let takes_over = row.second_id.is_some() && row.second_id == now.supervisor_id;
    let second = Step { from: row.second_id, to: now.second_level_id, risen: !takes_over };
    let next = now.supervisor_id.filter(|to| *to != from_id && !takes_over);
    if let (Some(holder), Some(to)) = (row.second_id, next) {
        let count = work.hand_down_due(institution, about, (holder, to), rules::PERSONAL)?;
        tell(work, institution, about, (holder, to), count)?;
    }
    // Whoever comes to stand second may be the one who gives the first up: what they owed goes on before they get more.
    let steps = if second.to == first.from { [first, second] } else { [second, first] };
    for step in steps {
        give(work, institution, about, step)?;
    }
    if let Some(holder) = row.second_id.filter(|_| takes_over) {
        work.settle_risen_due(institution, about, holder)?;
    }
    // For those below the employee it is the second level that has changed.
    for below in supervision::store::list_below(work.tx(), institution, about)? {
        give(work, institution, below, first)?;
    }
    Ok(())
}

/// Nobody could answer about them until now, and HR was asked instead.
fn take_from_hr(work: &Work<'_>, now: &EmploymentRow, to: EmploymentId) -> Result<(), Error> {
    let count = work.take_due_from_hr(now.institution_id, now.id, to, rules::OFFICE)?;
    if count == 0 {
        return Ok(());
    }
    let after = json!({ "owed_by": now.supervisor_name, "due_count": count.to_string() });
    let event = Event::on("people.employment", now.id.0).about(now.id).after(after);
    work.save(work.permit(&DUE_HAND_OVER, &Place::institution(now.institution_id))?, event).map(drop)
}

/// From whom what is owed goes to whom; with `risen` also what had come up to the first.
#[derive(Clone, Copy)]
struct Step {
    from: Option<EmploymentId>,
    to: Option<EmploymentId>,
    risen: bool,
}

/// Hands over what is owed about one employee, and writes it into that employee's history.
fn give(work: &Work<'_>, institution: InstitutionId, about: EmploymentId, step: Step) -> Result<(), Error> {
    let (Some(from), Some(to)) = (step.from, step.to) else { return Ok(()) };
    if from == to || to == about {
        return Ok(());
    }
    let count = work.hand_over_due(institution, Some(about), (from, to), rules::PERSONAL, step.risen)?;
    tell(work, institution, about, (from, to), count)
}

/// What waits for a leaver about themselves is closed, unless it is about their mark; what waits for them by name stays; the
/// rest goes to the next level up. The head of an institution has none, so theirs waits for a kaimu or a successor.
fn hand_over_leaver(work: &Work<'_>, row: &Handover) -> Result<(), Error> {
    let (institution, Some(leaver)) = (row.institution_id, row.from_id) else { return Ok(()) };
    let Some(now) = employee::find(work.tx(), institution, leaver, work.today())? else { return Ok(()) };
    if now.runs_on(work.today()) {
        // The last day was put off meanwhile; that change has its own handover.
        return Ok(());
    }
    work.drop_own_due(institution, leaver, rules::outlives)?;
    work.drop_due_in(institution, employee::actions::DECIDE_TERMS, leaver.0)?;
    // As the line stands on the day: whoever stood above when the last day was written may be gone themselves.
    let above = supervision::above(work.tx(), institution, leaver, None, row.on_day)?;
    let Some(upper) = above.map(|upper| upper.id) else { return Ok(()) };
    let count = work.hand_over_due(institution, None, (leaver, upper), rules::PERSONAL, true)?;
    tell(work, institution, leaver, (leaver, upper), count)
}

fn tell(
    work: &Work<'_>,
    institution: InstitutionId,
    about: EmploymentId,
    (from, to): (EmploymentId, EmploymentId),
    count: u64,
) -> Result<(), Error> {
    if count == 0 {
        return Ok(());
    }
    let name = |id| {
        let row = employee::find(work.tx(), institution, id, work.today())?;
        Ok::<_, Error>(row.map(|row| row.name).unwrap_or_default())
    };
    let event = Event::on("people.employment", about.0)
        .about(about)
        .before(json!({ "owed_by": name(from)? }))
        .after(json!({ "owed_by": name(to)?, "due_count": count.to_string() }));
    work.save(work.permit(&DUE_HAND_OVER, &Place::institution(institution))?, event).map(drop)
}

/// The program's round: hands over what has fallen due, each in its own unit; then what heads who left still owed, and whom
/// they supervised, goes to their successors once these are there.
pub async fn hand_over_due(desk: &Desk) -> Result<Done, Error> {
    let planned = round::all(
        desk,
        |work, left| store::list_due(work.tx(), work.today(), (left, LOOK)),
        |row| format!("people.handover {}", row.id),
        hand_over_planned,
    );
    let planned = planned.await?;
    let succeeded = |work: &Work<'_>| {
        let days = (work.today().plus_days(-LONGEST), work.today());
        store::list_succeeded(work.tx(), days, rules::PERSONAL, LOOK)
    };
    let rows = desk.read(succeeded).await?;
    Ok(planned + round::each(desk, rows, |row| format!("people.handover of {}", row.from_id), succeed).await)
}

/// First the people, so that the successor may answer what is owed about them, then what is left.
fn succeed(work: &Work<'_>, row: &Succeeded) -> Result<Saved<u64>, Error> {
    let (institution, from, to) = (row.institution_id, row.from_id, row.to_id);
    let permit = work.permit(&DUE_HAND_OVER, &Place::institution(institution))?;
    let find = |id| employee::find(work.tx(), institution, id, work.today());
    if let (Some(gone), Some(head)) = (find(from)?, find(to)?) {
        supervision::actions::succeed(work, &gone, &head)?;
    }
    let count = work.hand_over_due(institution, None, (from, to), rules::PERSONAL, true)?;
    tell(work, institution, from, (from, to), count)?;
    Ok(work.already_done(permit).with(1))
}

fn hand_over_planned(work: &Work<'_>, row: &Handover) -> Result<Saved<u64>, Error> {
    let permit = work.permit(&DUE_HAND_OVER, &Place::institution(row.institution_id))?;
    store::delete(work.tx(), row)?;
    hand_over(work, row)?;
    Ok(work.already_done(permit).with(1))
}
