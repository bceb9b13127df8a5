//! All SQL about acting appointments.

use kernel::{Day, EmploymentId, Error, InstitutionId, PAGE_ROWS, Page, PageKey};
use platform::store::Tx;

use super::model::{ActingId, ActingRow, NewActing};

/// Columns of an appointment with both names.
macro_rules! acting {
    ($condition:literal) => {
        concat!(
            "SELECT acting.id, acting.absent_id, absent.name AS absent_name, acting.acting_id, stand_in.name AS acting_name, \
            acting.from_on, acting.to_on, acting.letter, acting.version \
        FROM people_acting acting \
        JOIN people_employment absent ON absent.institution_id = $1 AND absent.id = acting.absent_id \
        JOIN people_employment stand_in ON stand_in.institution_id = $1 AND stand_in.id = acting.acting_id \
        WHERE acting.institution_id = $1 AND ",
            $condition
        )
    };
}

platform::statements! {
    INSERT = "INSERT INTO people_acting (institution_id, id, absent_id, acting_id, from_on, to_on, letter, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1)";
    FIND = acting!("acting.id = $2");
    LIST_FOR = acting!("acting.absent_id = $2 ORDER BY acting.from_on");
    LIST = acting!("acting.from_on <= acting.to_on \
            AND (CAST($2 AS {{date}}) IS NULL OR (acting.to_on, acting.id) < (CAST($2 AS {{date}}), CAST($3 AS {{uuid}}))) \
        ORDER BY acting.to_on DESC, acting.id DESC LIMIT $4");
    SAVE_END = "UPDATE people_acting SET to_on = $3, version = version + 1 \
        WHERE institution_id = $1 AND id = $2 AND version = $4";
}

pub fn insert(tx: &Tx<'_>, institution: InstitutionId, id: ActingId, new: &NewActing) -> Result<(), Error> {
    tx.run(&INSERT, &[&institution, &id, &new.absent, &new.acting, &new.from_on, &new.to_on, &new.letter])?;
    Ok(())
}

pub fn find(tx: &Tx<'_>, institution: InstitutionId, id: ActingId) -> Result<Option<ActingRow>, Error> {
    tx.opt(&FIND, &[&institution, &id])
}

/// All appointments for one absent person.
pub fn list_for(
    tx: &Tx<'_>,
    institution: InstitutionId,
    absent: EmploymentId,
) -> Result<Vec<ActingRow>, Error> {
    tx.all(&LIST_FOR, &[&institution, &absent])
}

/// All appointments of an institution, those that end last first.
pub fn list(tx: &Tx<'_>, institution: InstitutionId, after: &PageKey) -> Result<Page<ActingRow>, Error> {
    let day: Option<Day> = after.sort_as();
    Page::read(PAGE_ROWS, |most| tx.all(&LIST, &[&institution, &day, &after.id(), &most]))
}

pub fn save_end(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: ActingId,
    last: Day,
    version: i64,
) -> Result<(), Error> {
    tx.change(&SAVE_END, &[&institution, &id, &last, &version])
}
