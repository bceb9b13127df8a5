//! The shipped reference data is whole.

use super::reference::{councils, regions};

#[test]
fn the_program_ships_26_regions_and_184_councils_each_in_a_known_region() {
    let (regions, councils) = (regions().unwrap(), councils().unwrap());
    assert_eq!((regions.len(), councils.len()), (26, 184));
    for council in &councils {
        assert!(regions.iter().any(|region| region.code == council.region_code), "{}", council.name);
    }
    let names: std::collections::BTreeSet<_> = councils.iter().map(|council| &council.name).collect();
    assert_eq!(names.len(), 184);
}
