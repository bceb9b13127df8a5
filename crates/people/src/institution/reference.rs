//! Regions and councils, shipped inside the program from seed/*.csv; their sources stand in seed/SOURCES.md.
//! Nobody's action: the program brings its own reference data, before any institution exists.

use kernel::Error;
use platform::store::Tx;

use super::model::{CouncilRow, RegionRow};
use super::store;

const REGIONS: &str = include_str!("../../../../seed/regions.csv");
const COUNCILS: &str = include_str!("../../../../seed/councils.csv");

/// The shipped texts; when they change, the program loads them again.
pub const REFERENCE_TEXTS: &[&str] = &[REGIONS, COUNCILS];

/// The columns of our own plain files: no quotation marks, no empty lines (a test reads both).
fn cells<const N: usize>(line: &str) -> Result<[&str; N], Error> {
    let cells: Vec<&str> = line.split(',').collect();
    cells.try_into().map_err(|_| Error::internal(format!("reference data: {line:?} has not {N} columns")))
}

pub(super) fn regions() -> Result<Vec<RegionRow>, Error> {
    let read = |line: &str| {
        let [code, name, vote, inferred] = cells(line)?;
        Ok(RegionRow {
            code: code.into(),
            name: name.into(),
            vote: vote.into(),
            vote_inferred: inferred == "true",
        })
    };
    REGIONS.lines().skip(1).map(read).collect()
}

pub(super) fn councils() -> Result<Vec<CouncilRow>, Error> {
    let read = |line: &str| {
        let [name, kind, region_code] = cells(line)?;
        // A district and its town may share a name; the kind tells them apart.
        Ok(CouncilRow { name: format!("{name} {kind}"), kind: kind.into(), region_code: region_code.into() })
    };
    COUNCILS.lines().skip(1).map(read).collect()
}

/// Brings regions and councils to what this program ships; a second time changes nothing.
pub fn load_reference(tx: &Tx<'_>) -> Result<(), Error> {
    for region in regions()? {
        store::save_region(tx, &region)?;
    }
    for council in councils()? {
        store::save_council(tx, &council)?;
    }
    Ok(())
}
