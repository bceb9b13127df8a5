//! Figures of a quarter, their verification and the score: the example of performance.md 3.4 through the real flow.

use kernel::{Actor, Error, Marks, Quarter};

use crate::quarter::State;
use crate::quarter::actions::{begin_quarter, correct_quarter};
use crate::score::{self, Inputs};
use crate::testing::{Council, EXAMPLE, PDF, Region, on_each_region, refusal, year};
use crate::verified_score;

pub(super) fn verified(region: &Region<'_>, council: &Council) -> Option<Marks> {
    let id = council.id;
    region.store.read(&Actor::System, move |work| verified_score(work.tx(), id, year())).unwrap()
}

#[test]
fn the_example_scores_75_3_through_contract_figures_and_verification() {
    on_each_region(|region| {
        let council = &region.first;
        region.signed(council);
        region.store.at("2027-06-20T08:00:00Z");
        let id = region.begin_quarter(council, Quarter::Fourth).unwrap();
        region.figures(council, id);
        region.submit_quarter(council, id).unwrap();
        assert!(!region.quarter(council, id).late);
        assert_eq!(verified(region, council), None);
        region.verify(council, id, &region.above.verifier).unwrap();
        assert_eq!(region.quarter(council, id).state, State::Verified);
        assert_eq!(verified(region, council), Some(Marks(7530)));
        // Every input stands with the score, so that anybody can compute it again.
        let institution = council.id;
        let kept = region
            .store
            .read(&Actor::System, move |work| score::store::list(work.tx(), institution, year()))
            .unwrap();
        let row = kept.first().unwrap();
        assert_eq!((row.formula.as_str(), row.score), ("I1", Marks(7530)));
        let inputs: Inputs = serde_json::from_value(row.inputs.clone()).unwrap();
        assert_eq!(score::rules::compute(&inputs).unwrap().rounded, Marks(7530));
    });
}

#[test]
fn a_quarter_that_ends_on_a_free_day_is_in_time_on_the_next_working_day() {
    on_each_region(|region| {
        let council = &region.first;
        region.signed(council);
        let free = "2027-06-30".parse().unwrap();
        region
            .store
            .tx(move |tx| platform::holiday::put(tx, free, ["Siku", "Day", "fixed", "test"]))
            .unwrap();
        region.store.at("2027-06-20T08:00:00Z");
        let id = region.begin_quarter(council, Quarter::Fourth).unwrap();
        region.figures(council, id);
        region.store.at("2027-07-01T08:00:00Z");
        region.submit_quarter(council, id).unwrap();
        assert!(!region.quarter(council, id).late);
    });
}

#[test]
fn a_quarter_waits_for_its_window_and_a_signed_contract_and_is_then_only_late() {
    on_each_region(|region| {
        let council = &region.first;
        let unsigned = region.begin_quarter(council, Quarter::First);
        assert_eq!(refusal(unsigned), "contract-quarter-refused-not-signed");
        region.signed(council);
        let early = region.begin_quarter(council, Quarter::Second);
        assert_eq!(refusal(early), "contract-quarter-refused-not-yet");
        region.store.at("2026-10-05T08:00:00Z");
        // Planners usually enter them, so they see it too; their counterparts of another council do not.
        let due = "contract.quarter.submit_1".to_owned();
        assert!(region.waits(&council.planner).contains(&due), "{:?}", region.waits(&council.planner));
        assert!(!region.waits(&region.second.planner).contains(&due));
        // The next quarter's window opens in December.
        assert!(!region.waits(&council.planner).contains(&"contract.quarter.submit_2".to_owned()));
        let id = region.begin_quarter(council, Quarter::First).unwrap();
        assert_eq!(refusal(region.begin_quarter(council, Quarter::First)), "contract-quarter-refused-begun");
        assert_eq!(refusal(region.submit_quarter(council, id)), "contract-quarter-refused-not-ready");
        region.figures(council, id);
        region.submit_quarter(council, id).unwrap();
        assert!(region.quarter(council, id).late);
        assert!(!region.waits(&council.director).contains(&due));
        assert!(!region.waits(&council.planner).contains(&due));
    });
}

#[test]
fn a_query_is_answered_by_a_new_set_that_points_to_the_old() {
    on_each_region(|region| {
        let council = &region.first;
        let old = region.queried(council);
        assert_eq!(
            region.waits(&council.director),
            [
                "contract.quarter.submit_1",
                "contract.quarter.submit_2",
                "contract.quarter.submit_3",
                "contract.quarter.correct"
            ]
        );
        let unchanged = region.figure(council, old, ("C2601", 90), &[]);
        assert_eq!(refusal(unchanged), "contract-quarter-refused-queried");
        let planner = council.planner.actor();
        let new = region.store.work(&planner, move |work| correct_quarter(work, old)).unwrap();
        let row = region.quarter(council, new);
        assert_eq!((row.number, row.corrects_id, row.state), (2, Some(old), State::Draft));
        region.figure(council, new, ("C2601", 82), &[("mpya.pdf", PDF)]).unwrap();
        region.submit_quarter(council, new).unwrap();
        region.verify(council, new, &region.above.verifier).unwrap();
        assert_eq!(region.quarter(council, old).state, State::Replaced);
        // C 82 instead of 72: four points more.
        assert_eq!(verified(region, council), Some(Marks(7930)));
        // A verified set is corrected in the same way, and counts until the correction is verified.
        let third = region.store.work(&planner, move |work| correct_quarter(work, new)).unwrap();
        region.figure(council, third, ("C2601", 72), &[]).unwrap();
        region.submit_quarter(council, third).unwrap();
        assert_eq!(verified(region, council), Some(Marks(7930)));
        region.verify(council, third, &region.above.verifier).unwrap();
        assert_eq!(verified(region, council), Some(Marks(7530)));
    });
}

#[test]
fn only_the_nations_seat_verifies_and_never_its_own_institution() {
    on_each_region(|region| {
        let council = &region.first;
        region.signed(council);
        let id = region.begin_quarter(council, Quarter::First).unwrap();
        region.figures(council, id);
        region.submit_quarter(council, id).unwrap();
        for other in [&council.director, &region.above.secretary, &region.above.far_director] {
            assert!(matches!(region.verify(council, id, other), Err(Error::NotFound)));
        }
        // The same seat held by somebody of the council itself.
        let (institution, employment) = (council.id, council.planner.employment);
        region
            .store
            .work(&Actor::System, move |work| {
                people::role::actions::grant_role(work, institution, employment, kernel::Role::National)
            })
            .unwrap();
        let mut own = council.planner.clone();
        own.person.roles.push(kernel::RoleGrant { role: kernel::Role::National, unit_path: None });
        assert_eq!(refusal(region.verify(council, id, &own)), "contract-terms-refused-own-institution");
        region.verify(council, id, &region.above.verifier).unwrap();
        // A first quarter gives a score so far, which no head's mark uses.
        assert_eq!(verified(region, council), None);
    });
}

#[test]
fn evidence_is_judged_by_its_bytes_and_owed_where_the_contract_says_so() {
    on_each_region(|region| {
        let council = &region.first;
        region.begin(council).unwrap();
        region.fill(council);
        let (row, institution) = (region.newest(council), council.id);
        let planner = council.planner.actor();
        region
            .store
            .work(&planner, move |work| {
                let lines = crate::terms::store::lines(work.tx(), institution, row.id)?;
                let target = lines.targets.into_iter().find(|target| target.code == "C2601").unwrap();
                let target = crate::terms::TargetRow { evidence: "Hati ya makabidhiano".into(), ..target };
                crate::terms::actions::save_target(work, row.id, row.version, &target)
            })
            .unwrap();
        region.submit(council).unwrap();
        region.agree(council, &region.above.secretary).unwrap();
        region.sign(council, &council.director).unwrap();
        region.sign(council, &region.above.secretary).unwrap();
        let id = region.begin_quarter(council, Quarter::First).unwrap();
        for (_, _, code, _, actual) in EXAMPLE {
            region.figure(council, id, (code, actual), &[]).unwrap();
        }
        assert_eq!(refusal(region.submit_quarter(council, id)), "contract-quarter-refused-not-ready");
        let script = region.figure(council, id, ("C2601", 72), &[("hati.pdf", b"<html><script>")]);
        assert!(matches!(script, Err(Error::Invalid(_))));
        region.figure(council, id, ("C2601", 72), &[("hati.pdf", PDF)]).unwrap();
        region.submit_quarter(council, id).unwrap();
    });
}

#[test]
fn two_who_begin_a_quarter_at_the_same_moment_make_one_draft() {
    on_each_region(|region| {
        let council = &region.first;
        region.signed(council);
        region.store.at("2027-06-20T08:00:00Z");
        let by = [council.planner.actor(), council.director.actor()];
        let begun = region.store.at_once(&by, |work, _| begin_quarter(work, year(), Quarter::Fourth));
        let (made, refused): (Vec<_>, Vec<_>) = begun.into_iter().partition(Result::is_ok);
        assert_eq!(made.len(), 1, "{refused:?}");
        assert_eq!(refused.into_iter().map(refusal).collect::<Vec<_>>(), ["contract-quarter-refused-begun"]);
    });
}
