//! What is known of the next rows' people, read ahead together: persons, where in the country they are employed, and who
//! of them works here already. Kept for those rows only.

use std::collections::HashMap;

use kernel::{Day, Error, InstitutionId, PersonId};
use platform::sheet::SheetRow;
use platform::work::Work;

use super::store::{self, Employed};
use crate::employee::{EmploymentRow, PersonRow};

/// What is known, by check number.
#[derive(Debug, Default)]
pub struct Known {
    people: HashMap<String, PersonRow>,
    employed: HashMap<String, Vec<Employed>>,
    held: HashMap<String, EmploymentRow>,
}

impl Known {
    /// Reads everything about the check numbers of these rows; what is no check number finds nobody.
    pub fn read(work: &Work<'_>, institution: InstitutionId, rows: &[SheetRow<'_>]) -> Result<Self, Error> {
        let mut numbers: Vec<String> = rows.iter().map(|row| row.get("check_number").to_owned()).collect();
        numbers.sort();
        numbers.dedup();
        let mut known = Self::default();
        store::each_person(work.tx(), &numbers, |row| {
            known.people.insert(row.check_number.clone(), row);
        })?;
        // Nobody is employed whom the country does not know.
        numbers.retain(|number| known.people.contains_key(number));
        store::each_employed(work.tx(), &numbers, |row| {
            known.employed.entry(row.check_number.clone()).or_default().push(row);
        })?;
        numbers.retain(|number| known.employed.contains_key(number));
        store::each_held(work.tx(), institution, work.today(), &numbers, |row| {
            known.held.insert(row.check_number.clone(), row);
        })?;
        Ok(known)
    }

    /// The employment here that runs today or begins later.
    pub fn held(&mut self, check_number: &str) -> Option<EmploymentRow> {
        self.held.remove(check_number)
    }

    pub fn person(&mut self, check_number: &str) -> Option<PersonRow> {
        self.people.remove(check_number)
    }

    /// Id and version of a person.
    pub fn version(&self, check_number: &str) -> Option<(PersonId, i64)> {
        self.people.get(check_number).map(|person| (person.id, person.version))
    }

    /// Who employs them on a day or later; of several the one that began last.
    pub fn employed_by(&self, check_number: &str, from: Day) -> Option<InstitutionId> {
        let running = |row: &&Employed| row.ends_on.is_none_or(|last| last >= from);
        let rows = self.employed.get(check_number)?;
        rows.iter().filter(running).max_by_key(|row| row.starts_on).map(|row| row.institution_id)
    }
}
