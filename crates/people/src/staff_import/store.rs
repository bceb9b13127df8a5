//! What a staff sheet reads ahead: everything known of a hundred check numbers with one statement each. No decisions.

use kernel::{Day, EmploymentId, Error, InstitutionId, ToValue};
use platform::store::Tx;

use crate::employee::{EmploymentRow, PersonRow};

platform::statements! {
    PEOPLE = "SELECT id, check_number, first_name, middle_name, surname, sex, born_on, phone, email, version \
        FROM people_person WHERE check_number IN ({{list $1}})";
    /// Across the whole country: a person has one employment at a time.
    EMPLOYED = "SELECT person.check_number, employment.institution_id, employment.starts_on, employment.ends_on \
        FROM people_person person \
        JOIN people_employment employment ON employment.person_id = person.id \
        WHERE person.check_number IN ({{list $1}})";
    HELD = "SELECT employment.institution_id, employment.id, employment.person_id, employment.check_number, \
            employment.name, employment.unit_id, employment.unit_path, unit.name AS unit_name, \
            employment.workstation_id, workstation.name AS workstation_name, employment.post_id, \
            post.title AS post_title, post.heads, employment.cadre, employment.salary_scale, employment.terms, \
            employment.starts_on, employment.contract_ends_on, employment.ends_on, employment.version, \
            own.supervisor_id, supervisor.name AS supervisor_name, upper.supervisor_id AS second_level_id \
        FROM people_employment employment \
        JOIN people_unit unit ON unit.institution_id = $1 AND unit.id = employment.unit_id \
        JOIN people_workstation workstation ON workstation.institution_id = $1 AND workstation.id = employment.workstation_id \
        JOIN people_post post ON post.institution_id = $1 AND post.id = employment.post_id \
        LEFT JOIN people_supervision own ON own.institution_id = $1 AND own.employment_id = employment.id \
            AND own.from_on <= $2 AND (own.to_on IS NULL OR own.to_on >= $2) \
        LEFT JOIN people_employment supervisor ON supervisor.institution_id = $1 AND supervisor.id = own.supervisor_id \
        LEFT JOIN people_supervision upper ON upper.institution_id = $1 AND upper.employment_id = own.supervisor_id \
            AND upper.from_on <= $2 AND (upper.to_on IS NULL OR upper.to_on >= $2) \
        WHERE employment.institution_id = $1 AND (employment.ends_on IS NULL OR employment.ends_on >= $2) \
            AND employment.check_number IN ({{list $3}}) ORDER BY employment.starts_on";
    NAMED = "SELECT check_number, id, name FROM people_employment \
        WHERE institution_id = $1 AND (ends_on IS NULL OR ends_on >= $2) \
            AND check_number IN ({{list $3}}) ORDER BY starts_on";
}

platform::row! {
    /// An employment of somebody, anywhere.
    pub struct Employed {
        pub check_number: String,
        pub institution_id: InstitutionId,
        pub starts_on: Day,
        pub ends_on: Option<Day>,
    }
    pub struct Named { pub check_number: String, pub id: EmploymentId, pub name: String }
}

fn values(numbers: &[String]) -> Vec<&dyn ToValue> {
    numbers.iter().map(|number| -> &dyn ToValue { number }).collect()
}

/// The persons of these check numbers.
pub fn each_person(tx: &Tx<'_>, numbers: &[String], mut take: impl FnMut(PersonRow)) -> Result<(), Error> {
    tx.each_of(&PEOPLE, &[], &values(numbers), |row| {
        take(row);
        Ok(())
    })
}

/// All their employments in the country, past ones too.
pub fn each_employed(tx: &Tx<'_>, numbers: &[String], mut take: impl FnMut(Employed)) -> Result<(), Error> {
    tx.each_of(&EMPLOYED, &[], &values(numbers), |row| {
        take(row);
        Ok(())
    })
}

/// Their employments here that run on a day or begin later, the one that began last at the end.
pub fn each_held(
    tx: &Tx<'_>,
    institution: InstitutionId,
    on: Day,
    numbers: &[String],
    mut take: impl FnMut(EmploymentRow),
) -> Result<(), Error> {
    tx.each_of(&HELD, &[&institution, &on], &values(numbers), |row| {
        take(row);
        Ok(())
    })
}

/// The same, by name only.
pub fn each_named(
    tx: &Tx<'_>,
    institution: InstitutionId,
    on: Day,
    numbers: &[String],
    mut take: impl FnMut(Named),
) -> Result<(), Error> {
    tx.each_of(&NAMED, &[&institution, &on], &values(numbers), |row| {
        take(row);
        Ok(())
    })
}
