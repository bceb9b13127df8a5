//! What HR does with the organisation tree: adds departments, units, sections and workstations, and renames them.
//! Posts are made where somebody is seated on them (`employee`).

use kernel::{Error, FieldErrors, InstitutionId, Place, UnitId};
use platform::work::{Event, Guarded, Saved, Work};
use serde_json::json;

use super::model::{UnitRow, WorkstationId, WorkstationKind, kind_code, tidy};
use super::store;
use crate::permissions;

/// Letters in a unit's or workstation's name at most. PROPOSED.
pub const NAME_MOST: usize = 120;

fn name(text: &str, taken: impl Fn(&str) -> bool) -> Result<String, Error> {
    let name = tidy(text);
    let mut errors = FieldErrors::default();
    if name.is_empty() {
        errors.add("name", "people-unit-problem-name-missing");
    } else if name.chars().count() > NAME_MOST {
        errors.push("name", kernel::Reason::new("people-employee-problem-long").with("most", NAME_MOST));
    } else if taken(&name.to_lowercase()) {
        errors.add("name", "people-unit-problem-name-taken");
    }
    errors.check().map(|()| name)
}

/// Adds a department or unit, or a section below one.
pub fn create_unit(
    work: &Work<'_>,
    institution: InstitutionId,
    parent: Option<UnitId>,
    is_unit: bool,
    typed: &str,
) -> Result<Saved<UnitId>, Error> {
    let permit = work.permit(&permissions::UNIT_CREATE, &Place::institution(institution))?;
    let units = store::list_units(work.tx(), institution)?;
    let above = match parent {
        None => None,
        // Sections stand below departments only: the tree has two levels. Source: performance.md 4.1.
        Some(id) => Some(
            units
                .iter()
                .find(|unit| unit.id == id && unit.parent_id.is_none())
                .ok_or_else(|| Error::field("parent", "people-unit-problem-parent"))?,
        ),
    };
    let beside =
        |name: &str| units.iter().any(|unit| unit.parent_id == parent && unit.name.to_lowercase() == name);
    let name = name(typed, beside)?;
    let row = store::unit(institution, work.new_id(), above, is_unit && above.is_none(), &name);
    store::insert_unit(work.tx(), &row)?;
    let after =
        json!({ "name": row.name, "kind": row.kind_code(), "below": above.map(|unit| unit.name.as_str()) });
    Ok(work.save(permit, Event::on("people.unit", row.id.0).after(after))?.with(row.id))
}

/// Gives a unit another name, or says whether it is a kitengo; what hangs on it stays.
pub fn rename_unit(
    work: &Work<'_>,
    institution: InstitutionId,
    id: UnitId,
    is_unit: bool,
    typed: &str,
    version: i64,
) -> Result<Saved<()>, Error> {
    let units = store::list_units(work.tx(), institution)?;
    let found = units.iter().find(|unit| unit.id == id).cloned();
    let row: UnitRow = work.open(&permissions::UNIT_RENAME, found.map(Guarded::new))?;
    let permit = work.permit(&permissions::UNIT_RENAME, &row)?;
    let beside = |name: &str| {
        units
            .iter()
            .any(|unit| unit.id != id && unit.parent_id == row.parent_id && unit.name.to_lowercase() == name)
    };
    let name = name(typed, beside)?;
    let is_unit = is_unit && row.parent_id.is_none();
    store::save_unit_name(work.tx(), &row, &name, is_unit, version)?;
    let event = Event::on("people.unit", id.0)
        .before(json!({ "name": row.name, "kind": row.kind_code() }))
        .after(json!({ "name": name, "kind": kind_code(row.kind, is_unit) }));
    work.save(permit, event)
}

/// Adds a workstation.
pub fn create_workstation(
    work: &Work<'_>,
    institution: InstitutionId,
    kind: WorkstationKind,
    typed: &str,
) -> Result<Saved<WorkstationId>, Error> {
    let permit = work.permit(&permissions::WORKSTATION_CREATE, &Place::institution(institution))?;
    let places = store::list_workstations(work.tx(), institution)?;
    let name = name(typed, |name| places.iter().any(|place| place.name.to_lowercase() == name))?;
    let row = store::workstation(institution, work.new_id(), &name, kind);
    store::insert_workstation(work.tx(), &row)?;
    let event =
        Event::on("people.workstation", row.id.0).after(json!({ "name": row.name, "kind": kind.code() }));
    Ok(work.save(permit, event)?.with(row.id))
}

/// Gives a workstation another name or kind; who works there stays.
pub fn edit_workstation(
    work: &Work<'_>,
    institution: InstitutionId,
    id: WorkstationId,
    (kind, typed): (WorkstationKind, &str),
    version: i64,
) -> Result<Saved<()>, Error> {
    let places = store::list_workstations(work.tx(), institution)?;
    let found = places.iter().find(|place| place.id == id).cloned();
    let row = work.open(&permissions::WORKSTATION_EDIT, found.map(Guarded::new))?;
    let permit = work.permit(&permissions::WORKSTATION_EDIT, &row)?;
    let name =
        name(typed, |name| places.iter().any(|place| place.id != id && place.name.to_lowercase() == name))?;
    store::save_workstation(work.tx(), &row, (kind, &name), version)?;
    let event = Event::on("people.workstation", id.0)
        .before(json!({ "name": row.name, "kind": row.kind.code() }))
        .after(json!({ "name": name, "kind": kind.code() }));
    work.save(permit, event)
}
