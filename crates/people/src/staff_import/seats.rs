//! The organisation tree a staff sheet names: units, workstations and posts found by name, or made.
//! Loaded once for a file; an institution has some hundreds of each.

use std::collections::{HashMap, HashSet};

use kernel::{Error, InstitutionId, Place, UnitId};
use platform::work::{Event, Work};
use serde_json::json;

use super::reading::StaffRow;
use crate::employee::Seat;
use crate::employee::actions::{NamedSeat, ensure_post};
use crate::permissions;
use crate::unit::{self, Heads, PostId, UnitRow, WorkstationId, WorkstationKind};

type PostKey = (UnitId, String, Heads);

/// Names without regard to case: `Elimu ya Msingi` and `ELIMU YA MSINGI` are one department.
fn folded(name: &str) -> String {
    name.to_lowercase()
}

/// Where a row differs from the tree; worth a warning once.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Difference {
    /// The department is a unit, or the other way round.
    Unit(UnitId),
    WorkstationKind(WorkstationId),
    /// Something that an institution with a tree did not have: new, or a name that was mistyped.
    New {
        what: New,
        name: String,
        near: Vec<String>,
    },
}

/// What of the tree is made where it was not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum New {
    Department,
    Section,
    Workstation,
}

/// Names shown beside one that is new.
const NEAR_MOST: usize = 5;

/// Those of the names that share a word with a new one: what was perhaps meant.
fn near<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Vec<String> {
    let words = |text: &str| -> HashSet<String> {
        let words = text.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
        words.filter(|word| word.chars().count() > 3).collect()
    };
    let wanted = words(name);
    let mut alike: Vec<String> =
        known.filter(|other| !wanted.is_disjoint(&words(other))).map(str::to_owned).collect();
    alike.sort();
    alike.truncate(NEAR_MOST);
    alike
}

/// The tree as known so far.
pub struct Seats {
    institution: InstitutionId,
    units: HashMap<(Option<UnitId>, String), UnitRow>,
    workstations: HashMap<String, (WorkstationId, String, WorkstationKind)>,
    posts: HashMap<PostKey, PostId>,
    told: HashSet<Difference>,
    /// Had it a tree before the sheet? The first sheet of an institution brings everything.
    grown: bool,
}

impl Seats {
    pub fn load(work: &Work<'_>, institution: InstitutionId) -> Result<Self, Error> {
        let units = unit::list_units(work.tx(), institution)?;
        let places = unit::list_workstations(work.tx(), institution)?;
        let grown = !units.is_empty();
        Ok(Self {
            grown,
            institution,
            units: units.into_iter().map(|unit| ((unit.parent_id, folded(&unit.name)), unit)).collect(),
            workstations: places
                .into_iter()
                .map(|place| (folded(&place.name), (place.id, place.name, place.kind)))
                .collect(),
            posts: HashMap::new(),
            told: HashSet::new(),
        })
    }

    fn unit(
        &mut self,
        work: &Work<'_>,
        parent: Option<&UnitRow>,
        is_unit: bool,
        name: &str,
        differences: &mut Vec<Difference>,
    ) -> Result<UnitRow, Error> {
        let key = (parent.map(|unit| unit.id), folded(name));
        if let Some(known) = self.units.get(&key) {
            return Ok(known.clone());
        }
        if self.grown {
            let beside = self.units.iter().filter(|((above, _), _)| *above == key.0);
            let near = near(name, beside.map(|(_, unit)| unit.name.as_str()));
            let what = if parent.is_some() { New::Section } else { New::Department };
            differences.push(Difference::New { what, name: name.to_owned(), near });
        }
        let row = unit::unit(self.institution, work.new_id(), parent, is_unit && parent.is_none(), name);
        let permit = work.permit(&permissions::UNIT_CREATE, &Place::institution(self.institution))?;
        unit::insert_unit(work.tx(), &row)?;
        let after = json!({ "name": row.name, "kind": row.kind_code(), "below": parent.map(|unit| unit.name.as_str()) });
        work.save(permit, Event::on("people.unit", row.id.0).after(after))?;
        self.units.insert(key, row.clone());
        Ok(row)
    }

    fn workstation(
        &mut self,
        work: &Work<'_>,
        kind: Option<WorkstationKind>,
        name: &str,
        differences: &mut Vec<Difference>,
    ) -> Result<(WorkstationId, String, WorkstationKind), Error> {
        if let Some(known) = self.workstations.get(&folded(name)) {
            return Ok(known.clone());
        }
        if self.grown {
            let near = near(name, self.workstations.values().map(|(_, known, _)| known.as_str()));
            differences.push(Difference::New { what: New::Workstation, name: name.to_owned(), near });
        }
        let kind = kind.unwrap_or(WorkstationKind::Office);
        let row = unit::workstation(self.institution, work.new_id(), name, kind);
        let permit = work.permit(&permissions::WORKSTATION_CREATE, &Place::institution(self.institution))?;
        unit::insert_workstation(work.tx(), &row)?;
        let after = json!({ "name": row.name, "kind": kind.code() });
        work.save(permit, Event::on("people.workstation", row.id.0).after(after))?;
        let known = (row.id, row.name, kind);
        self.workstations.insert(folded(name), known.clone());
        Ok(known)
    }

    fn post(&mut self, work: &Work<'_>, unit: UnitId, title: &str, heads: Heads) -> Result<PostId, Error> {
        let key = (unit, title.to_owned(), heads);
        if let Some(known) = self.posts.get(&key) {
            return Ok(*known);
        }
        let id = ensure_post(work, self.institution, unit, title, heads)?;
        self.posts.insert(key, id);
        Ok(id)
    }

    /// The section of this department that a unit is; None where it is none of it.
    pub fn section_in(&self, department: &str, unit: UnitId) -> Option<&str> {
        let department = self.units.get(&(None, folded(department)))?;
        let found = self.units.values().find(|known| known.id == unit)?;
        (found.parent_id == Some(department.id)).then_some(found.name.as_str())
    }

    /// The seat a row names, made where it is new, and where the row differs from the tree for the first time.
    pub fn seat(&mut self, work: &Work<'_>, row: &StaffRow) -> Result<(NamedSeat, Vec<Difference>), Error> {
        let mut differences = Vec::new();
        let is_unit = row.is_unit.unwrap_or(false);
        let department = self.unit(work, None, is_unit, &row.department, &mut differences)?;
        let unit = if row.section.is_empty() {
            department.clone()
        } else {
            self.unit(work, Some(&department), false, &row.section, &mut differences)?
        };
        let (workstation_id, workstation_name, kind) =
            self.workstation(work, row.workstation_kind, &row.workstation, &mut differences)?;
        let post_id = self.post(work, unit.id, &row.post, row.heads)?;
        if row.is_unit.is_some_and(|is_unit| is_unit != department.is_unit) {
            differences.push(Difference::Unit(department.id));
        }
        if row.workstation_kind.is_some_and(|said| said != kind) {
            differences.push(Difference::WorkstationKind(workstation_id));
        }
        differences.retain(|difference| self.told.insert(difference.clone()));
        let seat = Seat { unit_id: unit.id, unit_path: unit.path, workstation_id, post_id, heads: row.heads };
        let named = NamedSeat { seat, unit_name: unit.name, workstation_name, post_title: row.post.clone() };
        Ok((named, differences))
    }
}
