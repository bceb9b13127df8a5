//! What HR does with supervision: changes a supervisor from a day on, with a reason.

use kernel::{Day, EmploymentId, Error, FieldErrors, InstitutionId, Place};
use platform::work::{Event, Guarded, Saved, Target, Work};
use serde_json::json;

use super::model::{Interval, REASON_MOST, SUCCESSOR, VACANT};
use super::rules::{self, Refusal, Step};
use super::{line, store};
use crate::employee::actions::by;
use crate::employee::{self, EmploymentRow};
use crate::handover;
use crate::institution;
use crate::permissions;
use crate::unit::{Heads, tidy};

/// A wish to change somebody's supervisor.
#[derive(Debug, Clone)]
pub struct Change {
    /// None only for the head of institution.
    pub supervisor: Option<EmploymentId>,
    /// First day under the new supervisor.
    pub from_on: Day,
    pub reason: String,
    /// First day of the interval the wish was made from; another one means that somebody else was quicker.
    pub seen: Option<Day>,
}

/// The supervisor of a new employment: known here, at work on the first day, and missing only for the head.
pub(crate) fn judge_first(
    work: &Work<'_>,
    institution: InstitutionId,
    supervisor: Option<EmploymentId>,
    heads: Heads,
    starts_on: Day,
) -> Result<(), Error> {
    match supervisor {
        None if heads == Heads::Institution => Ok(()),
        None => Err(Error::field("supervisor", "people-supervision-problem-missing")),
        Some(id) => {
            let on = starts_on.max(work.today());
            let row = employee::find(work.tx(), institution, id, on)?
                .ok_or_else(|| Error::field("supervisor", "people-supervision-problem-unknown"))?;
            judge_present(&row, on).map_err(Error::from)
        }
    }
}

/// A supervisor must be at work when the supervision begins; for days long past it is enough that they are today.
fn judge_present(row: &EmploymentRow, on: Day) -> Result<(), Refusal> {
    if row.ends_on.is_some_and(|last| last < on) || row.starts_on > on {
        return Err(Refusal::SupervisorAway { name: row.name.clone() });
    }
    Ok(())
}

/// Writes one step into the table.
pub(crate) fn write_step(
    work: &Work<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    step: &Step,
    supervisor: Option<EmploymentId>,
    reason: &str,
) -> Result<(), Error> {
    let tx = work.tx();
    match step {
        Step::Open { from_on } => store::insert(tx, institution, employment, *from_on, supervisor, reason),
        Step::Follow { last, from_on } => {
            store::save_close(tx, institution, employment, *last)?;
            store::insert(tx, institution, employment, *from_on, supervisor, reason)
        }
        Step::Correct { from_on } => {
            store::save_correction(tx, institution, employment, *from_on, supervisor, reason)
        }
    }
}

/// Writes a change of supervisor with what follows for the due dates; answers the row as it stood on that day before.
fn rewrite(
    work: &Work<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    step: &Step,
    from_on: Day,
    supervisor: Option<EmploymentId>,
    reason: &str,
) -> Result<EmploymentRow, Error> {
    let before = employee::find(work.tx(), institution, employment, from_on)?.ok_or(Error::NotFound)?;
    write_step(work, institution, employment, step, supervisor, reason)?;
    handover::actions::supervisor_changed(work, &before, from_on)?;
    Ok(before)
}

/// A supervisor as a change names them: the name is read in the history, and the notice goes to the id.
type Named<'a> = Option<(EmploymentId, &'a str)>;

/// Who supervises somebody in this row.
fn over(row: &EmploymentRow) -> Named<'_> {
    row.supervisor_id.zip(row.supervisor_name.as_deref())
}

fn named(row: &EmploymentRow) -> Named<'_> {
    Some((row.id, &row.name))
}

fn event(row: &EmploymentRow, before: Named<'_>, after: Named<'_>, from_on: Day, reason: &str) -> Event {
    let id = |side: Named<'_>| side.map(|(id, _)| id.to_string());
    let name = |side: Named<'_>| side.map(|(_, name)| name.to_owned());
    Event::on("people.employment", row.id.0)
        .about(row.id)
        .before(json!({ "supervisor": name(before), "supervisor_id": id(before) }))
        .after(json!({
            "supervisor": name(after), "supervisor_id": id(after), "employee": row.name,
            "from": from_on.to_string(), "reason": reason,
        }))
}

/// Changes who supervises an employee from a day on. A change planned for later than that day is taken back; naming
/// the present supervisor does only that.
pub fn change_supervisor(
    work: &Work<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    change: &Change,
) -> Result<Saved<()>, Error> {
    let tx = work.tx();
    let found = employee::find(tx, institution, employment, work.today())?;
    let row = work.open(&permissions::SUPERVISION_CHANGE, found.map(Guarded::new))?;
    let permit = work.permit(&permissions::SUPERVISION_CHANGE, &row)?;
    let reason = tidy(&change.reason);
    let mut errors = FieldErrors::default();
    if reason.is_empty() {
        errors.add("reason", "people-supervision-problem-reason-missing");
    }
    if reason.chars().count() > REASON_MOST {
        errors.push("reason", kernel::Reason::new("people-employee-problem-long").with("most", REASON_MOST));
    }
    if change.supervisor.is_none() && row.heads != Heads::Institution {
        errors.add("supervisor", "people-supervision-problem-missing");
    }
    let next = match change.supervisor {
        Some(id) => employee::find(tx, institution, id, change.from_on)?,
        None => None,
    };
    if change.supervisor.is_some() && next.is_none() {
        errors.add("supervisor", "people-supervision-problem-unknown");
    }
    errors.check()?;
    if by(work) == Some(employment) {
        return Err(Refusal::Own.into());
    }
    let open = store::find_open(tx, institution, employment)?;
    if change.seen.is_some() && change.seen != open.as_ref().map(|open| open.from_on) {
        return Err(Error::Stale);
    }
    let said = event(&row, over(&row), next.as_ref().and_then(named), change.from_on, &reason);
    // What was only planned for later gives way to what is said now; the history keeps both. The past is never rewritten.
    let (mut open, mut withdrawn) = (open, false);
    let later = |open: &Interval| Some(open.from_on).filter(|on| *on > work.today().max(change.from_on));
    while let Some(planned_on) = open.as_ref().and_then(later) {
        store::withdraw(tx, institution, employment, planned_on)?;
        open = store::find_open(tx, institution, employment)?;
        withdrawn = true;
    }
    if withdrawn && open.as_ref().is_some_and(|open| open.supervisor_id == change.supervisor) {
        return work.save(permit, said);
    }
    let step = rules::change(open.as_ref(), change.from_on, row.starts_on, row.ends_on, work.today())?;
    if let Some(next) = &next {
        judge(work, &row, next, open.as_ref(), change.from_on)?;
    }
    rewrite(work, institution, employment, &step, change.from_on, change.supervisor, &reason)?;
    work.save(permit, said)
}

fn judge(
    work: &Work<'_>,
    row: &EmploymentRow,
    next: &EmploymentRow,
    open: Option<&Interval>,
    from_on: Day,
) -> Result<(), Error> {
    if open.is_some_and(|open| open.supervisor_id == Some(next.id)) {
        return Err(Refusal::Same { name: next.name.clone() }.into());
    }
    judge_present(next, from_on)?;
    // Two changes, each of which makes a circle only with the other, are judged one after the other.
    institution::store::hold(work.tx(), row.institution_id)?;
    let above = store::list_above(work.tx(), row.institution_id, next.id, from_on)?;
    rules::judge_supervisor(row.id, next.id, &next.name, &above).map_err(Error::from)
}

/// When a supervisor leaves: their people go to the next level up from the day after the last one, as the line then stands;
/// who was to come to them later goes there instead. A change to somebody else that is planned already stands.
pub(crate) fn pass_upwards(work: &Work<'_>, leaving: &EmploymentRow, last: Day) -> Result<(), Error> {
    let (institution, after) = (leaving.institution_id, last.plus_days(1));
    let upper = line::above(work.tx(), institution, leaving.id, None, after)?;
    let Some(upper) = upper.map(|upper| upper.id) else { return Ok(()) };
    for below in store::list_below(work.tx(), institution, leaving.id)? {
        let Some(row) = employee::find(work.tx(), institution, below, work.today())? else { continue };
        let open = store::find_open(work.tx(), institution, below)?;
        let from_on = open.as_ref().map_or(after, |open| open.from_on.max(after));
        let Ok(step) = rules::change(open.as_ref(), from_on, row.starts_on, row.ends_on, work.today()) else {
            continue;
        };
        let permit = work.permit(&permissions::SUPERVISION_CHANGE, &row)?;
        rewrite(work, institution, below, &step, from_on, Some(upper), VACANT)?;
        work.save(permit, event(&row, named(leaving), over(leaving), from_on, VACANT))?;
    }
    Ok(())
}

/// When somebody comes to head the institution whose head has left: nobody stood above that one, so whom they supervised named
/// them still. From today these are the successor's. Answers how many.
pub(crate) fn succeed(work: &Work<'_>, gone: &EmploymentRow, head: &EmploymentRow) -> Result<usize, Error> {
    let (institution, today) = (gone.institution_id, work.today());
    let mut moved = 0;
    for below in store::list_below(work.tx(), institution, gone.id)? {
        let Some(row) = employee::find(work.tx(), institution, below, today)? else { continue };
        let open = store::find_open(work.tx(), institution, below)?;
        let Ok(step) = rules::change(open.as_ref(), today, row.starts_on, row.ends_on, today) else {
            continue;
        };
        // Who rose to the head's place has nobody above them now.
        let next = (below != head.id).then_some(head.id);
        if next.is_some() && judge(work, &row, head, open.as_ref(), today).is_err() {
            continue;
        }
        let permit = work.permit(&permissions::SUPERVISION_CHANGE, &row)?;
        rewrite(work, institution, below, &step, today, next, SUCCESSOR)?;
        let after = next.and_then(|_| named(head));
        work.save(permit, event(&row, named(gone), after, today, SUCCESSOR))?;
        moved += 1;
    }
    Ok(moved)
}

/// When a last day that has not passed is changed or taken back: whoever was to go up from the day after it stays for now.
pub(crate) fn come_back(work: &Work<'_>, staying: &EmploymentRow, last: Day, why: &str) -> Result<(), Error> {
    let (institution, from_on) = (staying.institution_id, last.plus_days(1));
    for below in store::list_to_go_up(work.tx(), institution, staying.id, last)? {
        let Some(row) = employee::find(work.tx(), institution, below, from_on)? else { continue };
        store::withdraw(work.tx(), institution, below, from_on)?;
        let permit = work.permit(&permissions::SUPERVISION_CHANGE, &row)?;
        work.save(permit, event(&row, over(&row), named(staying), from_on, why))?;
    }
    Ok(())
}

/// Sets a supervisor read from a sheet, whose circles the importer judges for the whole list at once. Answers whether
/// anything changed.
pub(crate) fn set_from_sheet(
    work: &Work<'_>,
    target: &Place,
    employment: EmploymentId,
    days: (Day, Option<Day>),
    supervisor: Option<(EmploymentId, String)>,
) -> Result<bool, Error> {
    let institution = target.place().institution.ok_or(Error::NotFound)?;
    let open = store::find_open(work.tx(), institution, employment)?;
    let next = supervisor.as_ref().map(|(id, _)| *id);
    if open.as_ref().is_some_and(|open| open.supervisor_id == next) {
        return Ok(false);
    }
    if by(work) == Some(employment) {
        return Err(Refusal::Own.into());
    }
    // A first interval covers the employment from its first day; a later one begins with the day of the sheet.
    let from_on = if open.is_some() { work.today().max(days.0) } else { days.0 };
    let step = rules::change(open.as_ref(), from_on, days.0, days.1, work.today())?;
    if open.is_none() {
        write_step(work, institution, employment, &step, next, "")?;
    } else {
        let before = rewrite(work, institution, employment, &step, from_on, next, "")?;
        let permit = work.permit(&permissions::SUPERVISION_CHANGE, target)?;
        let next = supervisor.as_ref().map(|(id, name)| (*id, name.as_str()));
        work.save(permit, event(&before, over(&before), next, from_on, ""))?;
    }
    Ok(true)
}
