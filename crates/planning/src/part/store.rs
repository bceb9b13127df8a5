//! All SQL about units' parts of activities.

use kernel::{Error, FinancialYear, InstitutionId, Quantity, UnitId};
use platform::store::Tx;
use platform::work::Guarded;

use super::model::{Offer, PartId, PartRow};
use crate::activity::ActivityId;

/// Columns of a part with its activity and its unit.
macro_rules! part {
    ($condition:literal) => {
        concat!(
            "SELECT part.institution_id, part.id, activity.year, part.activity_id, activity.code AS activity_code,
            activity.title AS activity_title, part.unit_id, unit.name AS unit_name, unit.path AS unit_path, part.quantity,
            activity.unit_of_measure, part.note, part.version
        FROM planning_part part
        JOIN planning_activity activity ON activity.institution_id = part.institution_id AND activity.id = part.activity_id
        JOIN people_unit unit ON unit.institution_id = part.institution_id AND unit.id = part.unit_id
        WHERE part.institution_id = $1 AND ",
            $condition
        )
    };
}

platform::statements! {
    FIND = part!("part.id = $2");
    FIND_OF_UNIT = part!("part.activity_id = $2 AND part.unit_id = $3");
    LIST_OF_ACTIVITY = part!("part.activity_id = $2 ORDER BY unit.path");
    LIST_OF_YEAR = part!("activity.year = $2 ORDER BY unit.path, activity.code");
    INSERT = "INSERT INTO planning_part (institution_id, id, activity_id, unit_id, quantity, note, version)
        VALUES ($1, $2, $3, $4, $5, $6, 1)";
    SAVE = "UPDATE planning_part SET quantity = $3, note = $4, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $5";
    DELETE = "DELETE FROM planning_part WHERE institution_id = $1 AND id = $2 AND version = $3";
    LIST_OFFERS = "SELECT activity.id, activity.code, activity.title, owner.name AS owner_name, activity.yearly_target,
            activity.unit_of_measure
        FROM planning_activity activity
        LEFT JOIN people_unit owner ON owner.institution_id = activity.institution_id AND owner.id = activity.owner_unit_id
        WHERE activity.institution_id = $1 AND activity.year = $2
            AND NOT EXISTS (SELECT 1 FROM planning_part part WHERE part.institution_id = activity.institution_id
                AND part.activity_id = activity.id AND part.unit_id = CAST($3 AS {{uuid}}))
        ORDER BY activity.code";
}

pub fn find(tx: &Tx<'_>, institution: InstitutionId, id: PartId) -> Result<Option<Guarded<PartRow>>, Error> {
    Ok(tx.opt::<PartRow>(&FIND, &[&institution, &id])?.map(Guarded::new))
}

/// For writing only: has this unit taken its part already?
pub(crate) fn find_of_unit(
    tx: &Tx<'_>,
    institution: InstitutionId,
    activity: ActivityId,
    unit: UnitId,
) -> Result<Option<PartRow>, Error> {
    tx.opt(&FIND_OF_UNIT, &[&institution, &activity, &unit])
}

/// Who takes part in an activity, departments before their sections. Bounded by the institution's units.
pub fn list_of_activity(
    tx: &Tx<'_>,
    institution: InstitutionId,
    activity: ActivityId,
) -> Result<Vec<PartRow>, Error> {
    tx.all(&LIST_OF_ACTIVITY, &[&institution, &activity])
}

/// All parts of a year, each section after its department. The year is the bound.
pub fn list_of_year(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
) -> Result<Vec<PartRow>, Error> {
    tx.all(&LIST_OF_YEAR, &[&institution, &year])
}

pub fn insert(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: PartId,
    (activity, unit): (ActivityId, UnitId),
    quantity: Option<Quantity>,
    note: &str,
) -> Result<(), Error> {
    tx.run(&INSERT, &[&institution, &id, &activity, &unit, &quantity, &note]).map(drop)
}

pub fn save(
    tx: &Tx<'_>,
    row: &PartRow,
    quantity: Option<Quantity>,
    note: &str,
    version: i64,
) -> Result<(), Error> {
    tx.change(&SAVE, &[&row.institution_id, &row.id, &quantity, &note, &version])
}

pub fn delete(tx: &Tx<'_>, row: &PartRow) -> Result<(), Error> {
    tx.change(&DELETE, &[&row.institution_id, &row.id, &row.version])
}

/// Activities of a year by code; without those that a unit, where one is named, has taken part in already.
pub fn list_offers(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    unit: Option<UnitId>,
) -> Result<Vec<Offer>, Error> {
    tx.all(&LIST_OFFERS, &[&institution, &year, &unit])
}
