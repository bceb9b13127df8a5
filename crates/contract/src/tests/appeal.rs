//! An institution's appeal against a query of its figures.

use kernel::{Error, Marks, Role, RoleGrant};
use people::testing::Someone;

use crate::quarter::{State, actions};
use crate::testing::{Region, complaints, on_each_region, refusal};

use super::figures::verified;

const REASONS: &str = "Hati inaonyesha tarehe ya mwaka huu";

/// Another officer of the nation's seat: somebody else who holds the role.
fn colleague(region: &Region<'_>) -> Someone {
    let mut other = region.above.far_director.clone();
    other.person.roles.push(RoleGrant { role: Role::National, unit_path: None });
    other
}

fn waits(region: &Region<'_>, kind: &str) -> bool {
    region.waits(&region.first.director).contains(&kind.to_owned())
}

#[test]
fn upheld_by_another_officer_the_figures_count_as_they_were_sent() {
    on_each_region(|region| {
        let (council, id) = (&region.first, region.queried(&region.first));
        assert!(waits(region, actions::CORRECT_DUE));
        region.appeal(council, &council.director, id).unwrap();
        assert_eq!(region.quarter(council, id).state, State::Appealed);
        assert!(!waits(region, actions::CORRECT_DUE));
        assert!(region.waits(&region.above.verifier).contains(&actions::DECIDE_DUE.to_owned()));
        let own = region.decide(council, id, &region.above.verifier, (Some(true), REASONS));
        assert_eq!(refusal(own), "contract-quarter-refused-own-query");
        region.decide(council, id, &colleague(region), (Some(true), REASONS)).unwrap();
        let row = region.quarter(council, id);
        assert_eq!((row.state, row.decision.as_str()), (State::Verified, REASONS));
        assert_eq!(verified(region, council), Some(Marks(7530)));
        assert!(!region.waits(&region.above.verifier).contains(&actions::DECIDE_DUE.to_owned()));
        assert!(!waits(region, actions::CORRECT_DUE));
    });
}

#[test]
fn dismissed_the_correction_is_owed_again_and_no_second_appeal_is_heard() {
    on_each_region(|region| {
        let (council, id) = (&region.first, region.queried(&region.first));
        region.appeal(council, &council.director, id).unwrap();
        let other = colleague(region);
        let nothing = region.decide(council, id, &other, (None, ""));
        assert_eq!(complaints(nothing), [("outcome".to_owned(), "platform-field-missing")]);
        let silent = region.decide(council, id, &other, (Some(false), ""));
        assert_eq!(complaints(silent), [("reasons".to_owned(), "platform-field-missing")]);
        region.decide(council, id, &other, (Some(false), "Hati haina tarehe")).unwrap();
        assert_eq!(region.quarter(council, id).state, State::Queried);
        assert_eq!(verified(region, council), None);
        assert!(waits(region, actions::CORRECT_DUE));
        let again = region.appeal(council, &council.director, id);
        assert_eq!(refusal(again), "contract-quarter-refused-appealed-once");
        let twice = region.decide(council, id, &other, (Some(true), REASONS));
        assert_eq!(refusal(twice), "contract-quarter-refused-queried");
    });
}

#[test]
fn only_the_head_appeals_and_only_in_the_days_for_it() {
    on_each_region(|region| {
        let (council, id) = (&region.first, region.queried(&region.first));
        for other in [&council.planner, &region.above.secretary, &region.above.verifier] {
            assert!(matches!(region.appeal(council, other, id), Err(Error::NotFound)));
        }
        // Fourteen days after 20 June is Sunday, 4 July: the Monday is still in time.
        region.store.at("2027-07-06T08:00:00Z");
        let late = region.appeal(council, &council.director, id);
        assert_eq!(refusal(late), "contract-quarter-refused-appeal-over");
        region.store.at("2027-07-05T08:00:00Z");
        region.appeal(council, &council.director, id).unwrap();
    });
}

#[test]
fn a_correction_withdraws_the_appeal() {
    on_each_region(|region| {
        let (council, id) = (&region.first, region.queried(&region.first));
        region.appeal(council, &council.director, id).unwrap();
        let planner = council.planner.actor();
        let new = region.store.work(&planner, move |work| actions::correct_quarter(work, id)).unwrap();
        assert_eq!(region.quarter(council, id).state, State::Queried);
        assert!(!region.waits(&region.above.verifier).contains(&actions::DECIDE_DUE.to_owned()));
        assert!(waits(region, actions::CORRECT_DUE));
        let decided = region.decide(council, id, &colleague(region), (Some(true), REASONS));
        assert_eq!(refusal(decided), "contract-quarter-refused-queried");
        region.submit_quarter(council, new).unwrap();
        assert!(!waits(region, actions::CORRECT_DUE));
        region.verify(council, new, &region.above.verifier).unwrap();
        assert_eq!(region.quarter(council, id).state, State::Replaced);
    });
}

#[test]
fn a_query_whose_correction_was_begun_is_not_appealed() {
    on_each_region(|region| {
        let (council, id) = (&region.first, region.queried(&region.first));
        let planner = council.planner.actor();
        region.store.work(&planner, move |work| actions::correct_quarter(work, id)).unwrap();
        let appealed = region.appeal(council, &council.director, id);
        assert_eq!(refusal(appealed), "contract-quarter-refused-begun");
    });
}
