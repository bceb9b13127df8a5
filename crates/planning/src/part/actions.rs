//! What heads of units do: take a part of an activity for a unit, change it, leave it. The plan must be approved.

use kernel::{Error, FieldErrors, Quantity};
use people::unit::UnitRow;
use platform::work::{Event, Saved, Work};
use serde_json::{Value, json};

use super::model::{PartId, PartRow};
use super::store;
use crate::activity::ActivityRow;
use crate::{permissions, plan};

/// Longest note on a part.
pub const MOST_NOTE: usize = 500;

fn told(unit: &str, quantity: Option<Quantity>, note: &str) -> Value {
    json!({ "unit": unit, "quantity": quantity.map(|quantity| quantity.to_string()), "note": note })
}

fn judge(quantity: Option<Quantity>) -> Result<(), Error> {
    let mut errors = FieldErrors::default();
    if quantity.is_some_and(|quantity| quantity.0 <= 0) {
        errors.add("quantity", "planning-part-quantity-not-positive");
    }
    errors.check()
}

fn ensure_under_way(
    work: &Work<'_>,
    row: (kernel::InstitutionId, kernel::FinancialYear),
) -> Result<(), Error> {
    let plan = plan::store::find(work.tx(), row.0, row.1)?.ok_or(Error::NotFound)?;
    Ok(plan::rules::under_way(plan.state, row.1)?)
}

/// A unit takes its part of an activity. Taking it twice is a complaint about the field, not a second part.
pub fn take_part(
    work: &Work<'_>,
    activity: &ActivityRow,
    unit: &UnitRow,
    quantity: Option<Quantity>,
    note: &str,
) -> Result<Saved<PartId>, Error> {
    let permit = work.permit(&permissions::PART_TAKE, unit)?;
    let institution = activity.institution_id;
    ensure_under_way(work, (institution, activity.year))?;
    judge(quantity)?;
    if store::find_of_unit(work.tx(), institution, activity.id, unit.id)?.is_some() {
        return Err(Error::field("activity", "planning-part-taken-already"));
    }
    let id: PartId = work.new_id();
    store::insert(work.tx(), institution, id, (activity.id, unit.id), quantity, note)?;
    let event = Event::on("planning.part", id.0).after(told(&unit.name, quantity, note));
    Ok(work.save(permit, event)?.with(id))
}

pub fn edit_part(
    work: &Work<'_>,
    row: &PartRow,
    quantity: Option<Quantity>,
    note: &str,
    version: i64,
) -> Result<Saved<()>, Error> {
    let permit = work.permit(&permissions::PART_EDIT, row)?;
    ensure_under_way(work, (row.institution_id, row.year))?;
    judge(quantity)?;
    store::save(work.tx(), row, quantity, note, version)?;
    let event = Event::on("planning.part", row.id.0)
        .before(told(&row.unit_name, row.quantity, &row.note))
        .after(told(&row.unit_name, quantity, note));
    work.save(permit, event)
}

/// The unit no longer takes part. In any state of the plan: an activity that is to go from a plan opened again could else
/// never go, because its parts would wait for the approval of a plan that still has it.
pub fn leave_part(work: &Work<'_>, row: &PartRow) -> Result<Saved<()>, Error> {
    let permit = work.permit(&permissions::PART_LEAVE, row)?;
    store::delete(work.tx(), row)?;
    work.save(
        permit,
        Event::on("planning.part", row.id.0).before(told(&row.unit_name, row.quantity, &row.note)),
    )
}
