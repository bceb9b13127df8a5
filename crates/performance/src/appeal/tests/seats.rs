//! The seat of who leaves the institution: a successor sits, a committee is filled again, and no name comes to anybody else.
//! On both engines.

use kernel::{Actor, EmploymentId};
use people::employee::actions::end_employee;
use people::testing::Someone;
use platform::testing::{TestStore, on_each_db};

use super::committee::{appoint, appoint_because, dismissed_twice, dues, vote};
use super::made::{Court, confirmed, court, standing, verdict};
use crate::appeal::actions;
use crate::appeal::model::{AppealId, Came, Outcome, Sitting, State, Vote};

platform::statements! {
    COUNT_OWED = "SELECT COUNT(*) AS count FROM platform_deadline
        WHERE institution_id = $1 AND subject_id = $2 AND owed_by_id = $3 AND closed_at IS NULL";
    DROP_ROLE = "DELETE FROM people_role WHERE institution_id = $1 AND employment_id = $2";
}

platform::row! {
    struct Count { count: i64 }
}

/// The last day is written and over, and the program's round has come.
pub fn leaves(store: &TestStore, court: &Court, someone: &Someone) -> u64 {
    let people = &court.circle.people;
    let (home, id, last) = (people.institution, someone.employment, store.clock.now().day());
    store.work(&people.hr.actor(), move |work| end_employee(work, home, id, 1, last, "Uhamisho")).unwrap();
    store.clock.set(last.plus_days(1).starts_at());
    let desk = store.desk(&Actor::System);
    store.runtime.block_on(people::handover::actions::hand_over_due(&desk)).unwrap().whole().unwrap();
    let done = store.runtime.block_on(actions::vacate_left(&desk)).unwrap().whole().unwrap();
    assert_eq!(
        store.runtime.block_on(actions::vacate_left(&desk)).unwrap().whole().unwrap(),
        0,
        "a second round does nothing"
    );
    done
}

pub(super) fn owed(store: &TestStore, court: &Court, id: AppealId, someone: &Someone) -> i64 {
    let (home, by) = (court.circle.people.institution, someone.employment);
    store.tx(move |tx| tx.one::<Count>(&COUNT_OWED, &[&home, &id, &by])).unwrap().count
}

#[test]
fn over_what_one_sat_alone_the_successor_in_the_office_sits() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let id = court.file(store);
        court.decide(store, &people.supervisor, id, verdict(vec![confirmed(1), confirmed(2)])).unwrap();
        court.further(store, id).unwrap();
        assert_eq!(owed(store, &court, id, &people.head), 1);
        assert_eq!(leaves(store, &court, &people.head), 1);
        // The director stands above the supervisor from the day after.
        let case = court.case(store, &people.director, id);
        assert_eq!(standing(&case), (1, State::Hearing));
        let seats: Vec<_> = case.members.iter().filter(|member| member.level == 1).collect();
        assert!(seats.iter().any(|member| member.employment_id == people.head.employment
            && member.state == Sitting::Left));
        assert_eq!(
            case.sitting().map(|member| member.employment_id).collect::<Vec<_>>(),
            [people.director.employment]
        );
        assert_eq!(
            (owed(store, &court, id, &people.head), owed(store, &court, id, &people.director)),
            (0, 1)
        );
        court.decide(store, &people.director, id, verdict(vec![confirmed(1), confirmed(2)])).unwrap();
    });
}

#[test]
fn a_committee_is_filled_again_and_nothing_of_the_case_comes_to_a_leavers_upper() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let id = dismissed_twice(store, &court);
        appoint(store, &court, &people.hr, id, [&people.hr, &people.planner, &people.colleague]).unwrap();
        assert_eq!(leaves(store, &court, &people.colleague), 1);
        // A committee of two waits for its third, chosen by whoever chose it before.
        let case = court.case(store, &people.employee, id);
        assert_eq!(standing(&case), (2, State::Committee));
        assert_eq!(owed(store, &court, id, &people.colleague), 0);
        // The colleague's upper is the respondent: an answer is asked of them as such, and nothing else.
        assert_eq!(owed(store, &court, id, &people.supervisor), 1);
        let mut open = dues(store, people.institution, id);
        open.retain(|(_, outcome)| outcome.is_none());
        let kinds: Vec<_> = open.iter().map(|(kind, _)| kind.as_str()).collect();
        assert_eq!(kinds, ["performance.appeal.answer", "performance.appeal.appoint"]);
        let nobody_else = (id, "Hakuna mwalimu mwingine asiyehusika");
        let members = [&people.hr, &people.planner, &people.auditor];
        appoint_because(store, &court, &people.hr, nobody_else, members).unwrap();
        assert_eq!(court.case(store, &people.auditor, id).sitting().count(), 4);
    });
}

#[test]
fn the_review_goes_to_who_now_supervises_and_where_nobody_follows_a_case_goes_up() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let id = court.file(store);
        assert_eq!(leaves(store, &court, &people.supervisor), 1);
        let case = court.case(store, &people.head, id);
        assert_eq!(standing(&case), (0, State::Hearing));
        court.decide(store, &people.head, id, verdict(vec![confirmed(1), confirmed(2)])).unwrap();
        court.further(store, id).unwrap();
        let case = court.case(store, &people.director, id);
        assert_eq!((standing(&case), case.now().unwrap().came), ((1, State::Hearing), Came::Further));
        // Nobody stands above the director: the case goes up at once.
        assert_eq!(leaves(store, &court, &people.director), 1);
        let case = court.case(store, &people.employee, id);
        assert_eq!((standing(&case), case.now().unwrap().came), ((2, State::Committee), Came::Left));
        let lost = case.levels.iter().find(|level| level.level == 1).and_then(|level| level.outcome);
        assert_eq!(lost, Some(Outcome::Left));
    });
}

#[test]
fn the_respondent_who_has_left_may_still_answer() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let id = court.file(store);
        court.decide(store, &people.supervisor, id, verdict(vec![confirmed(1), confirmed(2)])).unwrap();
        court.further(store, id).unwrap();
        assert_eq!(leaves(store, &court, &people.supervisor), 0);
        assert_eq!(owed(store, &court, id, &people.supervisor), 1);
        let gone = |who: EmploymentId| {
            let (home, today) = (people.institution, store.clock.now().day());
            let found = store.tx(move |tx| people::employee::actor(tx, home, who, today)).unwrap();
            Actor::Person(Box::new(found.expect("who has left still signs in")))
        };
        let respondent = gone(people.supervisor.employment);
        let version = court.case(store, &people.head, id).row.version;
        let answer = move |work: &platform::work::Work<'_>| {
            actions::answer(work, id, version, "Daftari linaonyesha zana sita", &[])
        };
        store.work(&respondent, answer).unwrap();
        assert_eq!(owed(store, &court, id, &people.supervisor), 0);
    });
}

#[test]
fn a_respondent_who_left_between_two_levels_is_asked_and_nobody_in_their_place() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let id = court.file(store);
        court.decide(store, &people.supervisor, id, verdict(vec![confirmed(1), confirmed(2)])).unwrap();
        assert_eq!(leaves(store, &court, &people.supervisor), 0);
        court.further(store, id).unwrap();
        assert_eq!(owed(store, &court, id, &people.supervisor), 1);
        // The head supervises now, and countersigned: no answer is asked of them.
        assert_eq!(owed(store, &court, id, &people.head), 0);
    });
}

#[test]
fn a_majority_that_the_heads_going_leaves_decides() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let id = dismissed_twice(store, &court);
        appoint(store, &court, &people.hr, id, [&people.hr, &people.planner, &people.colleague]).unwrap();
        court.decide(store, &people.hr, id, verdict(vec![confirmed(1), confirmed(2)])).unwrap();
        vote(store, &court, &people.planner, id, Vote::Agrees).unwrap();
        assert_eq!(standing(&court.case(store, &people.employee, id)), (2, State::Hearing), "two of four");
        assert_eq!(leaves(store, &court, &people.director), 1);
        let case = court.case(store, &people.employee, id);
        assert_eq!(
            (standing(&case), case.now().unwrap().outcome),
            ((2, State::Decided), Some(Outcome::Dismissed))
        );
    });
}

#[test]
fn where_nobody_may_choose_a_member_the_case_waits_for_its_last_day_and_not_for_ever() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let id = dismissed_twice(store, &court);
        appoint(store, &court, &people.hr, id, [&people.hr, &people.planner, &people.colleague]).unwrap();
        let hr = people.hr.employment;
        let home = people.institution;
        store.tx(move |tx| tx.run(&DROP_ROLE, &[&home, &hr]).map(drop)).unwrap();
        assert_eq!(leaves(store, &court, &people.colleague), 1);
        assert_eq!(owed(store, &court, id, &people.hr), 0);
        assert_eq!(owed(store, &court, id, &people.employee), 1);
    });
}
