//! The shipped reference data is whole; an institution is made once.

use kernel::{Actor, Error};
use platform::testing::on_each_db;

use super::reference::{councils, regions};
use super::{
    InstitutionKind, NewInstitution, create_institution, find, find_by_code, list, list_councils,
    list_regions, load_reference,
};
use crate::testing::Fixture;

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

#[test]
fn reference_data_is_loaded_twice_without_harm() {
    on_each_db(|store| {
        for _ in 0..2 {
            store.tx(load_reference).unwrap();
        }
        let (regions, councils) = store.tx(|tx| Ok((list_regions(tx)?, list_councils(tx)?))).unwrap();
        assert_eq!((regions.len(), councils.len()), (26, 184));
        assert!(councils.iter().any(|council| council.name == "Njombe TC"));
    });
}

#[test]
fn an_institution_is_made_once_for_a_code_and_only_by_the_program() {
    on_each_db(|store| {
        let new = NewInstitution {
            code: " njombe-tc ".into(),
            name: "Halmashauri ya  Mji wa Njombe".into(),
            kind: InstitutionKind::Council,
            region_code: None,
        };
        let make = |actor: &Actor, new: &NewInstitution| {
            let new = new.clone();
            store.work(actor, move |work| create_institution(work, &new))
        };
        let first = make(&Actor::System, &new).unwrap();
        assert_eq!(make(&Actor::System, &new).unwrap(), first);
        let row = store.tx(|tx| find_by_code(tx, "NJOMBE-TC")).unwrap().unwrap();
        assert_eq!((row.id, row.name.as_str()), (first, "Halmashauri ya Mji wa Njombe"));
        assert_eq!(store.tx(list).unwrap().len(), 1);
        assert_eq!(store.tx(move |tx| find(tx, first)).unwrap(), Some(row));
        // Another name, kind or region under the same code is told, and nothing changes.
        for other in [
            NewInstitution { name: "Halmashauri nyingine".into(), ..new.clone() },
            NewInstitution { kind: InstitutionKind::Agency, ..new.clone() },
        ] {
            let taken = make(&Actor::System, &other).unwrap_err();
            assert!(
                matches!(&taken, Error::Invalid(errors) if errors.0[0].reason.key == "people-institution-problem-taken"),
                "{taken:?}"
            );
        }
        let nowhere =
            NewInstitution { code: "PENGINE".into(), region_code: Some("99".into()), ..new.clone() };
        let unknown = make(&Actor::System, &nowhere).unwrap_err();
        assert!(
            matches!(&unknown, Error::Invalid(errors) if errors.0[0].reason.key == "people-institution-problem-region"),
            "{unknown:?}"
        );
        assert_eq!(store.tx(list).unwrap().len(), 1);
        let wrong = NewInstitution { code: "a b".into(), name: " ".into(), ..new.clone() };
        assert!(matches!(make(&Actor::System, &wrong), Err(Error::Invalid(errors)) if errors.0.len() == 2));
        let people = store.tx(Fixture::insert).unwrap();
        let other = NewInstitution { code: "NYINGINE".into(), ..new };
        assert!(matches!(make(&people.director.actor(), &other), Err(Error::Denied)));
    });
}
