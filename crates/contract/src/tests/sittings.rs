//! One sitting: the secretary signs all that wait with one password, each over its own hash.

use kernel::{Actor, Error};

use crate::sitting::actions::{Called, call_sitting, close_sitting, sign_in_sitting};
use crate::sitting::rules::{self, Tally};
use crate::sitting::{SittingId, store};
use crate::terms::State;
use crate::testing::{Region, complaints, on_each_region, refusal, year};

const TODAY: &str = "2026-09-01";

fn call(region: &Region<'_>) -> SittingId {
    let typed = Called {
        held_on: Some(TODAY.parse().unwrap()),
        place: "Ukumbi wa Mkuu wa Mkoa".to_owned(),
        invited: vec![region.first.id, region.second.id],
    };
    region
        .store
        .work(&region.above.secretary.actor(), move |work| call_sitting(work, year(), &typed))
        .unwrap()
}

fn tally(region: &Region<'_>, id: SittingId) -> Tally {
    let secretariat = region.above.secretariat;
    region
        .store
        .read(&region.above.secretary.actor(), move |work| {
            let row = store::find(work.tx(), secretariat, id)?;
            let row = work.open(&crate::permissions::SITTING_LIST, row)?;
            Ok(rules::tally(&store::list_invited(work.tx(), &row)?))
        })
        .unwrap()
}

#[test]
fn the_list_fills_as_directors_and_the_secretary_sign() {
    on_each_region(|region| {
        let (first, second, secretary) = (&region.first, &region.second, &region.above.secretary);
        region.agreed(first);
        region.agreed(second);
        let id = call(region);
        assert_eq!(tally(region, id), Tally { heads: 0, whole: 0, all: 2 });
        region.sign(first, &first.director).unwrap();
        assert_eq!(tally(region, id), Tally { heads: 1, whole: 0, all: 2 });
        let chosen = vec![region.seen(first), region.seen(second)];
        let signed =
            region.store.work(&secretary.actor(), move |work| sign_in_sitting(work, id, &chosen)).unwrap();
        assert_eq!(signed, 2);
        assert_eq!(tally(region, id), Tally { heads: 1, whole: 1, all: 2 });
        assert_eq!(region.newest(second).state, State::Agreed);
        region.sign(second, &second.director).unwrap();
        assert_eq!(tally(region, id), Tally { heads: 2, whole: 2, all: 2 });
    });
}

#[test]
fn one_changed_text_among_many_signs_none() {
    on_each_region(|region| {
        region.agreed(&region.first);
        region.agreed(&region.second);
        let id = call(region);
        let mut chosen = vec![region.seen(&region.first), region.seen(&region.second)];
        if let Some(last) = chosen.last_mut() {
            last.hash = vec![1; 32];
        }
        let signed = region
            .store
            .work(&region.above.secretary.actor(), move |work| sign_in_sitting(work, id, &chosen));
        assert!(matches!(signed, Err(Error::Stale)));
        assert_eq!(tally(region, id), Tally { heads: 0, whole: 0, all: 2 });
    });
}

#[test]
fn only_the_secretariat_sees_its_sitting_and_only_its_region_is_invited() {
    on_each_region(|region| {
        let id = call(region);
        let secretariat = region.above.secretariat;
        for other in [&region.first.director, &region.above.far_director, &region.above.verifier] {
            let seen = region.store.read(&other.actor(), move |work| {
                work.open(&crate::permissions::SITTING_LIST, store::find(work.tx(), secretariat, id)?)
            });
            assert!(matches!(seen, Err(Error::NotFound)));
        }
        let typed = Called {
            held_on: Some(TODAY.parse().unwrap()),
            place: "Ukumbi".to_owned(),
            invited: vec![region.above.far_director.person.institution],
        };
        let wrong = typed.clone();
        let called = region
            .store
            .work(&region.above.secretary.actor(), move |work| call_sitting(work, year(), &wrong));
        assert_eq!(complaints(called), [("invited".to_owned(), "contract-sitting-nobody-invited")]);
        let by_director =
            region.store.work(&region.first.director.actor(), move |work| call_sitting(work, year(), &typed));
        assert!(matches!(by_director, Err(Error::Denied)));
    });
}

#[test]
fn a_closed_sitting_signs_nothing_and_the_invited_see_an_open_one() {
    on_each_region(|region| {
        region.agreed(&region.first);
        let id = call(region);
        let (council, today) = (region.first.id, TODAY.parse().unwrap());
        let called = || {
            region
                .store
                .read(&Actor::System, move |work| store::list_called(work.tx(), council, year(), today))
                .unwrap()
                .len()
        };
        assert_eq!(called(), 1);
        let secretary = region.above.secretary.actor();
        region.store.work(&secretary, move |work| close_sitting(work, id, 1)).unwrap();
        assert_eq!(called(), 0);
        let chosen = vec![region.seen(&region.first)];
        let signed = region.store.work(&secretary, move |work| sign_in_sitting(work, id, &chosen));
        assert_eq!(refusal(signed), "contract-sitting-refused-closed");
    });
}
