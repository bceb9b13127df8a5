//! All SQL about institutions, regions and councils.

use kernel::{Error, InstitutionId, Timestamp};
use platform::store::Tx;

use super::model::{CouncilRow, InstitutionRow, RegionRow};

platform::statements! {
    INSERT = "INSERT INTO people_institution (id, code, name, kind, region_code, made_at) VALUES ($1, $2, $3, $4, $5, $6)";
    FIND = "SELECT id, code, name, kind, region_code FROM people_institution WHERE id = $1";
    FIND_BY_CODE = "SELECT id, code, name, kind, region_code FROM people_institution WHERE code = $1";
    HOLD = "UPDATE people_institution SET name = name WHERE id = $1";
    LIST = "SELECT id, code, name, kind, region_code FROM people_institution ORDER BY code";
    SAVE_REGION = "INSERT INTO people_region (code, name, vote, vote_inferred) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (code) DO UPDATE SET name = excluded.name, vote = excluded.vote, vote_inferred = excluded.vote_inferred";
    SAVE_COUNCIL = "INSERT INTO people_council (name, kind, region_code) VALUES ($1, $2, $3) \
        ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, region_code = excluded.region_code";
    LIST_REGIONS = "SELECT code, name, vote, vote_inferred FROM people_region ORDER BY name";
    LIST_COUNCILS = "SELECT name, kind, region_code FROM people_council ORDER BY name";
}

pub fn insert(tx: &Tx<'_>, row: &InstitutionRow, made_at: Timestamp) -> Result<(), Error> {
    tx.run(&INSERT, &[&row.id, &row.code, &row.name, &row.kind, &row.region_code, &made_at])?;
    Ok(())
}

pub fn find(tx: &Tx<'_>, id: InstitutionId) -> Result<Option<InstitutionRow>, Error> {
    tx.opt(&FIND, &[&id])
}

pub fn find_by_code(tx: &Tx<'_>, code: &str) -> Result<Option<InstitutionRow>, Error> {
    tx.opt(&FIND_BY_CODE, &[&code])
}

/// Takes hold of an institution until the unit has ended, before its rows are read: what may stand once in it, such as its
/// head, or only together, such as who supervises whom, is judged by one unit at a time.
pub(crate) fn hold(tx: &Tx<'_>, id: InstitutionId) -> Result<(), Error> {
    tx.run(&HOLD, &[&id]).map(drop)
}

/// All institutions, by code: for `tija institutions`.
pub fn list(tx: &Tx<'_>) -> Result<Vec<InstitutionRow>, Error> {
    tx.all(&LIST, &[])
}

pub(crate) fn save_region(tx: &Tx<'_>, row: &RegionRow) -> Result<(), Error> {
    tx.run(&SAVE_REGION, &[&row.code, &row.name, &row.vote, &row.vote_inferred])?;
    Ok(())
}

pub(super) fn save_council(tx: &Tx<'_>, row: &CouncilRow) -> Result<(), Error> {
    tx.run(&SAVE_COUNCIL, &[&row.name, &row.kind, &row.region_code])?;
    Ok(())
}

pub fn list_regions(tx: &Tx<'_>) -> Result<Vec<RegionRow>, Error> {
    tx.all(&LIST_REGIONS, &[])
}

pub fn list_councils(tx: &Tx<'_>) -> Result<Vec<CouncilRow>, Error> {
    tx.all(&LIST_COUNCILS, &[])
}
