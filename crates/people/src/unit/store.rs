//! All SQL about units, workstations and posts.

use kernel::{Day, Error, InstitutionId, UnitId};
use platform::store::Tx;

use super::model::{
    Heads, PostId, PostRow, UnitKind, UnitRow, WorkstationId, WorkstationKind, WorkstationRow,
};

platform::statements! {
    INSERT_UNIT = "INSERT INTO people_unit (institution_id, id, parent_id, kind, is_unit, name, path, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1)";
    FIND_UNIT = "SELECT institution_id, id, parent_id, kind, is_unit, name, path, version FROM people_unit \
        WHERE institution_id = $1 AND id = $2";
    LIST_UNITS = "SELECT institution_id, id, parent_id, kind, is_unit, name, path, version FROM people_unit \
        WHERE institution_id = $1 ORDER BY path";
    RENAME_UNIT = "UPDATE people_unit SET name = $3, is_unit = $4, version = version + 1 \
        WHERE institution_id = $1 AND id = $2 AND version = $5";
    INSERT_WORKSTATION = "INSERT INTO people_workstation (institution_id, id, name, kind, version) VALUES ($1, $2, $3, $4, 1)";
    FIND_WORKSTATION = "SELECT institution_id, id, name, kind, version FROM people_workstation \
        WHERE institution_id = $1 AND id = $2";
    EDIT_WORKSTATION = "UPDATE people_workstation SET name = $3, kind = $4, version = version + 1 \
        WHERE institution_id = $1 AND id = $2 AND version = $5";
    LIST_WORKSTATIONS = "SELECT institution_id, id, name, kind, version FROM people_workstation \
        WHERE institution_id = $1 ORDER BY name";
    INSERT_POST = "INSERT INTO people_post (institution_id, id, unit_id, title, heads) VALUES ($1, $2, $3, $4, $5)";
    FIND_POST = "SELECT id, unit_id, title, heads FROM people_post \
        WHERE institution_id = $1 AND unit_id = $2 AND title = $3 AND heads = $4";
    LIST_POSTS = "SELECT post.id, post.unit_id, post.title, post.heads, \
            CAST(COUNT(employment.id) AS BIGINT) AS holders, MIN(employment.name) AS holder_name \
        FROM people_post post \
        LEFT JOIN people_employment employment ON employment.institution_id = post.institution_id \
            AND employment.post_id = post.id AND employment.starts_on <= $2 \
            AND (employment.ends_on IS NULL OR employment.ends_on >= $2) \
        WHERE post.institution_id = $1 \
        GROUP BY post.id, post.unit_id, post.title, post.heads ORDER BY post.title, post.id";
    COUNT_AT_WORKSTATIONS = "SELECT workstation_id, CAST(COUNT(*) AS BIGINT) AS people FROM people_employment \
        WHERE institution_id = $1 AND starts_on <= $2 AND (ends_on IS NULL OR ends_on >= $2) GROUP BY workstation_id";
}

platform::row! {
    /// A post and how many hold it today.
    pub struct HeldPost {
        pub id: PostId,
        pub unit_id: UnitId,
        pub title: String,
        pub heads: Heads,
        pub holders: i64,
        /// The first of them by name.
        pub holder_name: Option<String>,
    }

    /// How many people work at a place.
    pub(super) struct Crowd { pub workstation_id: WorkstationId, pub people: i64 }
}

pub fn insert_unit(tx: &Tx<'_>, unit: &UnitRow) -> Result<(), Error> {
    let UnitRow { institution_id, id, parent_id, kind, is_unit, name, path, .. } = unit;
    tx.run(&INSERT_UNIT, &[institution_id, id, parent_id, kind, is_unit, name, path])?;
    Ok(())
}

pub fn find_unit(tx: &Tx<'_>, institution: InstitutionId, id: UnitId) -> Result<Option<UnitRow>, Error> {
    tx.opt(&FIND_UNIT, &[&institution, &id])
}

/// All units of an institution, each after the unit it belongs to.
pub fn list_units(tx: &Tx<'_>, institution: InstitutionId) -> Result<Vec<UnitRow>, Error> {
    tx.all(&LIST_UNITS, &[&institution])
}

pub fn save_unit_name(
    tx: &Tx<'_>,
    unit: &UnitRow,
    name: &str,
    is_unit: bool,
    version: i64,
) -> Result<(), Error> {
    tx.change(&RENAME_UNIT, &[&unit.institution_id, &unit.id, &name, &is_unit, &version])
}

pub fn insert_workstation(tx: &Tx<'_>, row: &WorkstationRow) -> Result<(), Error> {
    tx.run(&INSERT_WORKSTATION, &[&row.institution_id, &row.id, &row.name, &row.kind])?;
    Ok(())
}

pub fn save_workstation(
    tx: &Tx<'_>,
    row: &WorkstationRow,
    (kind, name): (WorkstationKind, &str),
    version: i64,
) -> Result<(), Error> {
    tx.change(&EDIT_WORKSTATION, &[&row.institution_id, &row.id, &name, &kind, &version])
}

pub fn find_workstation(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: WorkstationId,
) -> Result<Option<WorkstationRow>, Error> {
    tx.opt(&FIND_WORKSTATION, &[&institution, &id])
}

pub fn list_workstations(tx: &Tx<'_>, institution: InstitutionId) -> Result<Vec<WorkstationRow>, Error> {
    tx.all(&LIST_WORKSTATIONS, &[&institution])
}

pub fn insert_post(tx: &Tx<'_>, institution: InstitutionId, post: &PostRow) -> Result<(), Error> {
    tx.run(&INSERT_POST, &[&institution, &post.id, &post.unit_id, &post.title, &post.heads])?;
    Ok(())
}

/// A post is known by its unit, its title and what it heads.
pub fn find_post(
    tx: &Tx<'_>,
    institution: InstitutionId,
    unit: UnitId,
    title: &str,
    heads: Heads,
) -> Result<Option<PostRow>, Error> {
    tx.opt(&FIND_POST, &[&institution, &unit, &title, &heads])
}

pub fn list_posts(tx: &Tx<'_>, institution: InstitutionId, today: Day) -> Result<Vec<HeldPost>, Error> {
    tx.all(&LIST_POSTS, &[&institution, &today])
}

pub(super) fn count_at_workstations(
    tx: &Tx<'_>,
    institution: InstitutionId,
    today: Day,
) -> Result<Vec<Crowd>, Error> {
    tx.all(&COUNT_AT_WORKSTATIONS, &[&institution, &today])
}

/// For fixtures and the importer: a workstation with its id known beforehand.
pub fn workstation(
    institution: InstitutionId,
    id: WorkstationId,
    name: &str,
    kind: WorkstationKind,
) -> WorkstationRow {
    WorkstationRow { institution_id: institution, id, name: name.to_owned(), kind, version: 1 }
}

/// For fixtures and the importer: a unit below another or at the top.
pub fn unit(
    institution: InstitutionId,
    id: UnitId,
    parent: Option<&UnitRow>,
    is_unit: bool,
    name: &str,
) -> UnitRow {
    UnitRow {
        institution_id: institution,
        id,
        parent_id: parent.map(|unit| unit.id),
        kind: if parent.is_some() { UnitKind::Section } else { UnitKind::Department },
        is_unit,
        name: name.to_owned(),
        path: UnitRow::path_below(parent, id),
        version: 1,
    }
}
