//! Whose turn a step is. Buttons and actions ask the same: nobody is shown a form that would be refused for who they are.

use kernel::{EmploymentId, Error};
use platform::work::Work;

use super::action_of;
use crate::appraisal::model::AppraisalRow;
use crate::appraisal::rules::{Calendar, Refused, Step};
use crate::appraisal::store;

/// Is this step this person's to take, once its time has come? For the next step that a page names.
pub fn takes_turn(work: &Work<'_>, row: &AppraisalRow, step: Step, calendar: &Calendar) -> bool {
    work.may(action_of(step), row)
        && match step {
            Step::Supervise | Step::Discuss => check_turn(work, row, calendar, step).is_ok(),
            Step::Countersign => check_countersigner(work, row).is_ok(),
            Step::RateSelf | Step::Agree | Step::Dispute | Step::Publish => true,
        }
}

/// A kaimu does not judge those who stand above them in their own post. Source: performance.md 4.4 (acting).
pub(crate) fn check_kaimu(work: &Work<'_>, row: &AppraisalRow) -> Result<(), Error> {
    let person = work.person()?;
    let own = [row.supervisor_id, row.second_level_id, row.escalated_id].contains(&Some(person.employment));
    if own || person.seated.is_some() || person.acting_for.is_empty() {
        return Ok(());
    }
    let above = people::supervision::list_above(
        work.tx(),
        row.institution_id,
        person.employment,
        row.year.first_day(),
    )?;
    if above.contains(&row.employment_id) { Err(Refused::RatesYou.into()) } else { Ok(()) }
}

/// The second level acts in the supervisor's place only when the supervisor's window is over.
pub(super) fn check_turn(
    work: &Work<'_>,
    row: &AppraisalRow,
    calendar: &Calendar,
    step: Step,
) -> Result<(), Error> {
    check_kaimu(work, row)?;
    let person = work.person()?;
    let window = calendar.of(step);
    let holds = [row.supervisor_id, row.escalated_id];
    let supervises =
        person.seated.is_some() || person.stands_for().any(|employment| holds.contains(&Some(employment)));
    if !supervises && !window.has_closed(work.today()) {
        return Err(Refused::NotYourTurn { until: window.closes_on }.into());
    }
    Ok(())
}

/// Who confirms, or decides a dispute, instead of a second level that wrote the columns itself in the place of a silent
/// supervisor: the next above. None where the second level did not, or nobody stands above it, who so is the last to decide.
/// Source: performance.md 1.4 (second level), 5.2 (nobody who rated).
pub(super) fn instead_of_rater(work: &Work<'_>, row: &AppraisalRow) -> Result<Option<EmploymentId>, Error> {
    match row.second_level_id {
        Some(second) if wrote(work, row, second)? => above(work, row, second),
        _ => Ok(None),
    }
}

fn wrote(work: &Work<'_>, row: &AppraisalRow, employment: EmploymentId) -> Result<bool, Error> {
    store::wrote_columns(work.tx(), row.institution_id, row.id, employment)
}

fn above(work: &Work<'_>, row: &AppraisalRow, second: EmploymentId) -> Result<Option<EmploymentId>, Error> {
    let (tx, institution, about) = (work.tx(), row.institution_id, Some(row.employment_id));
    Ok(people::supervision::above(tx, institution, second, about, work.today())?.map(|upper| upper.id))
}

/// The head of institution countersigns only where there is nobody between; nobody countersigns their own appraisal, and
/// nobody inside the institution its head's.
pub(super) fn check_countersigner(work: &Work<'_>, row: &AppraisalRow) -> Result<(), Error> {
    let person = work.person()?;
    if person.employment == row.employment_id {
        return Err(Refused::OwnAppraisal.into());
    }
    check_kaimu(work, row)?;
    let holds = [row.second_level_id, row.escalated_id];
    let is_second_level = person.stands_for().any(|employment| holds.contains(&Some(employment)));
    let from_below = row.seat_above.is_some() && person.seated.is_none();
    if from_below || (!is_second_level && row.second_level_id.is_some()) {
        return Err(Refused::HasSecondLevel.into());
    }
    if let Some(second) = row.second_level_id
        && wrote(work, row, person.employment)?
        && above(work, row, second)?.is_some_and(|upper| upper != person.employment)
    {
        return Err(Refused::GaveTheMark.into());
    }
    Ok(())
}
