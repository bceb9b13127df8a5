//! From the approved plan to a contract signed by both, and its addendum.

use kernel::{Actor, Error, Quantity};

use crate::terms::actions;
use crate::terms::model::{Party, TargetRow};
use crate::terms::{State, store};
use crate::testing::{complaints, on_each_region, refusal, year};
use crate::{signing, terms};

#[test]
fn a_contract_begins_as_a_copy_of_the_approved_plan() {
    on_each_region(|region| {
        let council = &region.first;
        let id = region.begin(council).unwrap();
        let institution = council.id;
        let lines =
            region.store.read(&Actor::System, move |work| store::lines(work.tx(), institution, id)).unwrap();
        let codes: Vec<_> = lines.targets.iter().map(|target| target.code.as_str()).collect();
        assert_eq!(codes, ["A2601", "B2601", "C2601", "D2601", "E2601"]);
        let first = lines.targets.first().unwrap();
        assert_eq!(first.yearly_target, Some(Quantity(100_000)));
        // The plan's quarters make up the year, so they are counted since July.
        assert_eq!([first.quarter_1, first.quarter_4], [Some(Quantity(25_000)), Some(Quantity(100_000))]);
        assert_eq!(lines.weight().0, 0);
        assert_eq!(refusal(region.begin(council)), "contract-terms-refused-begun");
    });
}

#[test]
fn without_an_approved_plan_there_is_nothing_to_copy() {
    on_each_region(|region| {
        let next = year().next();
        let begun =
            region.store.work(&region.first.planner.actor(), move |work| actions::begin_terms(work, next));
        assert_eq!(refusal(begun), "contract-terms-refused-no-plan");
    });
}

#[test]
fn a_draft_is_not_handed_over_before_its_weights_are_whole() {
    on_each_region(|region| {
        let council = &region.first;
        region.begin(council).unwrap();
        assert_eq!(refusal(region.submit(council)), "contract-terms-refused-not-ready");
        region.fill(council);
        region.submit(council).unwrap();
        assert_eq!(region.newest(council).state, State::Submitted);
        assert_eq!(region.waits(&region.above.secretary), ["contract.terms.agree"]);
        // Left unanswered it is the secretary's missed answer.
        let (home, id) = (region.above.secretariat, region.above.secretary.employment);
        let late = region.store.clock.now().day().plus_days(30);
        assert_eq!(region.store.answers(home, id, late), (1, 0));
        assert_eq!(refusal(region.submit(council)), "contract-terms-refused-submitted");
    });
}

#[test]
fn only_the_secretary_of_that_region_agrees_and_a_return_has_a_reason() {
    on_each_region(|region| {
        let (council, above) = (&region.first, &region.above);
        region.begin(council).unwrap();
        region.fill(council);
        region.submit(council).unwrap();
        // A director, of this council or another, stands above nobody; the nation's seat stands above others.
        assert!(matches!(region.agree(council, &council.director), Err(Error::NotFound)));
        assert!(matches!(region.agree(council, &above.far_director), Err(Error::NotFound)));
        assert!(matches!(region.agree(council, &above.organiser), Err(Error::NotFound)));
        assert_eq!(refusal(region.agree(council, &above.verifier)), "contract-terms-refused-other-seat");
        let row = region.newest(council);
        let give_back = |reason: &'static str| {
            let (institution, id, version) = (council.id, row.id, row.version);
            region.store.work(&above.secretary.actor(), move |work| {
                actions::return_terms(work, institution, id, version, reason)
            })
        };
        assert_eq!(complaints(give_back("")), [("reason".to_owned(), "platform-field-missing")]);
        give_back("Lengo C liongezewe uzito").unwrap();
        assert_eq!(region.newest(council).state, State::Returned);
        assert!(region.waits(&above.secretary).is_empty());
        assert_eq!(region.waits(&council.director), ["contract.terms.submit"]);
    });
}

#[test]
fn both_sign_the_same_text_and_the_contract_is_in_force() {
    on_each_region(|region| {
        let (council, above) = (&region.first, &region.above);
        region.agreed(council);
        assert_eq!(region.waits(&council.director), ["contract.terms.sign"]);
        assert_eq!(region.waits(&above.secretary), ["contract.terms.sign_above"]);
        // The planning officers of both sides sign for nobody.
        assert!(region.sign(council, &council.planner).is_err());
        assert!(region.sign(council, &above.organiser).is_err());
        let mut wrong = region.seen(council);
        wrong.hash = vec![7; 32];
        let stale =
            region.store.work(&council.director.actor(), move |work| signing::sign_terms(work, &wrong));
        assert!(matches!(stale, Err(Error::Stale)));
        assert_eq!(region.sign(council, &council.director).unwrap(), State::Agreed);
        assert_eq!(refusal(region.sign(council, &council.director)), "contract-terms-refused-signed");
        assert_eq!(region.sign(council, &above.secretary).unwrap(), State::Signed);
        let row = region.newest(council);
        assert_eq!(row.state, State::Signed);
        let (institution, id) = (council.id, row.id);
        let (signatures, text) = region
            .store
            .read(&Actor::System, move |work| {
                let row = terms::store::find(work.tx(), institution, id)?;
                let row = work.open(&crate::permissions::TERMS_READ, row)?;
                Ok((signing::store::list(work.tx(), institution, id)?, store::find_text(work.tx(), &row)?))
            })
            .unwrap();
        let parties: Vec<_> = signatures.iter().map(|one| (one.party, one.signer_post.as_str())).collect();
        let expected =
            [(Party::Institution, "Mkurugenzi Mtendaji"), (Party::Authority, "Katibu Tawala wa Mkoa")];
        assert_eq!(parties.len(), 2);
        assert!(expected.iter().all(|one| parties.contains(one)), "{parties:?}");
        let text = text.unwrap();
        assert!(signatures.iter().all(|one| one.text_hash == platform::fixed_text::hash(&text)));
        for part in [
            "Mamlaka ya juu: Katibu Tawala wa Mkoa wa Mfano",
            "Lengo C. Lengo C",
            "  Uzito: 40%",
            "2026-09-30",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
        // Now the figures of four quarters are owed, of which one can be given by now, and nothing is owed above.
        assert_eq!(region.waits(&council.director), ["contract.quarter.submit_1"]);
        assert_eq!(region.store.owed_by(council.id, council.director.employment).len(), 4);
        assert!(region.waits(&above.secretary).is_empty());
    });
}

#[test]
fn a_returned_text_takes_its_signatures_with_it() {
    on_each_region(|region| {
        let (council, above) = (&region.first, &region.above);
        region.agreed(council);
        region.sign(council, &council.director).unwrap();
        let row = region.newest(council);
        let (institution, id) = (council.id, row.id);
        region
            .store
            .work(&above.secretary.actor(), move |work| {
                actions::return_terms(work, institution, id, row.version, "Kosa la hesabu")
            })
            .unwrap();
        let signatures = region
            .store
            .read(&Actor::System, move |work| signing::store::list(work.tx(), institution, id))
            .unwrap();
        assert_eq!(signatures.len(), 0);
        assert_eq!(region.waits(&council.director), ["contract.terms.submit"]);
        assert!(region.waits(&above.secretary).is_empty());
    });
}

#[test]
fn a_signed_contract_changes_only_by_a_signed_addendum_and_the_old_version_is_kept() {
    on_each_region(|region| {
        let (council, above) = (&region.first, &region.above);
        region.signed(council);
        let signed = region.newest(council);
        let signed_id = signed.id;
        let target = TargetRow {
            code: "C2601".into(),
            objective_code: String::new(),
            title: String::new(),
            indicator: "Zahanati".into(),
            unit_of_measure: "zahanati".into(),
            yearly_target: Some(Quantity(90_000)),
            quarter_1: None,
            quarter_2: None,
            quarter_3: None,
            quarter_4: None,
            evidence: "Hati".into(),
        };
        let edited = target.clone();
        let change = region.store.work(&council.planner.actor(), move |work| {
            actions::save_target(work, signed.id, signed.version, &edited)
        });
        assert_eq!(refusal(change), "contract-terms-refused-signed-state");
        let amend = || {
            region.store.work(&council.director.actor(), |work| {
                actions::begin_addendum(work, year(), "Bajeti imepunguzwa")
            })
        };
        // A quarter whose figures are begun, not handed in, on the contract as it stands.
        region.store.at("2026-10-05T08:00:00Z");
        let quarter = region.begin_quarter(council, kernel::Quarter::First).unwrap();
        assert_eq!(region.quarter(council, quarter).terms_id, signed_id);
        let second = amend().unwrap();
        assert_eq!(refusal(amend()), "contract-terms-refused-open");
        let draft = region.newest(council);
        assert_eq!((draft.id, draft.number, draft.state), (second, 2, State::Draft));
        region
            .store
            .work(&council.planner.actor(), move |work| {
                actions::save_target(work, draft.id, draft.version, &target)
            })
            .unwrap();
        region.submit(council).unwrap();
        region.agree(council, &above.secretary).unwrap();
        region.sign(council, &above.secretary).unwrap();
        let institution = council.id;
        let in_force = |region: &crate::testing::Region<'_>| {
            region
                .store
                .read(&Actor::System, move |work| store::find_in_force(work.tx(), institution, year()))
                .unwrap()
                .unwrap()
                .number
        };
        assert_eq!(in_force(region), 1);
        region.sign(council, &council.director).unwrap();
        assert_eq!(in_force(region), 2);
        assert_eq!(
            region.quarter(council, quarter).terms_id,
            second,
            "it is measured by what is in force now"
        );
        let states: Vec<_> = region
            .store
            .read(&Actor::System, move |work| store::list_year(work.tx(), institution, year()))
            .unwrap()
            .iter()
            .map(|row| (row.number, row.state))
            .collect();
        assert_eq!(states, [(2, State::Signed), (1, State::Replaced)]);
        region.store.at("2027-07-01T06:00:00Z");
        assert_eq!(refusal(amend()), "contract-terms-refused-year-over");
    });
}
