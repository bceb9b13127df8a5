//! The Commission's answer: who writes it down, and that it answers what was sent. On both engines.

use kernel::{Actor, Day, EmploymentId, Error, Role};
use people::testing::Someone;
use platform::testing::{TestApp, TestStore, on_each_db};

use super::committee::{appoint, dismissed_twice, dues, vote};
use super::made::{Court, confirmed, court, quality, refusal, standing, tume, verdict};
use crate::appeal::actions::{self, Letter};
use crate::appeal::model::{AppealId, State, Verdict, Vote};

platform::statements! {
    SENDERS = "SELECT owed_by_id, due_on FROM platform_deadline
        WHERE institution_id = $1 AND subject_id = $2 AND kind = 'performance.appeal.send' AND closed_at IS NULL ORDER BY id";
    DROP_ROLE = "DELETE FROM people_role WHERE institution_id = $1 AND employment_id = $2";
}

platform::row! {
    struct Sender { owed_by_id: EmploymentId, due_on: Day }
}

/// Who owes it to bring the file to the Commission, and by when.
fn senders(store: &TestStore, court: &Court, id: AppealId) -> Vec<(EmploymentId, String)> {
    let home = court.circle.people.institution;
    let rows = store.tx(move |tx| tx.all::<Sender>(&SENDERS, &[&home, &id])).unwrap();
    rows.into_iter().map(|row| (row.owed_by_id, row.due_on.to_string())).collect()
}

fn run_passed(store: &TestStore, moment: &str) {
    store.at(moment);
    let desk = store.desk(&Actor::System);
    let done = store.runtime.block_on(platform::deadline::run_passed(&desk, &[crate::area()])).unwrap();
    assert_eq!(done.failed, 0);
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A case that the committee let pass, and that waits to be sent.
fn outside(store: &TestStore, court: &Court) -> AppealId {
    let id = dismissed_twice(store, court);
    store.at("2026-12-30T08:00:00Z");
    let institution = court.circle.people.institution;
    store.work(&Actor::System, move |work| actions::escalate_appeal(work, institution, id)).unwrap();
    id
}

fn grant_hr(store: &TestStore, court: &Court, someone: &Someone) {
    let (home, to) = (court.circle.people.institution, someone.employment);
    let grant =
        move |work: &platform::work::Work<'_>| people::role::actions::grant_role(work, home, to, Role::Hr);
    store.work(&Actor::System, grant).unwrap();
}

/// Somebody with the roles they hold by now.
fn actor(store: &TestStore, court: &Court, someone: &Someone) -> Actor {
    let (home, who, today) = (court.circle.people.institution, someone.employment, store.clock.now().day());
    let person = store.tx(move |tx| people::employee::actor(tx, home, who, today)).unwrap();
    Actor::Person(Box::new(person.unwrap()))
}

fn upheld() -> Verdict {
    verdict(vec![quality(1, 90), confirmed(2)])
}

fn record(
    store: &TestStore,
    court: &Court,
    who: &Actor,
    id: AppealId,
    (on, sent): (Day, Option<Letter>),
) -> Result<(), Error> {
    let version = court.case(store, &court.circle.people.employee, id).row.version;
    store
        .work(who, move |work| actions::record_answer(work, id, version, &tume(on), sent.as_ref(), &upheld()))
}

#[test]
fn no_officer_writes_down_the_answer_about_their_own_mark_or_one_they_gave() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        for party in [&people.employee, &people.supervisor] {
            grant_hr(store, &court, party);
        }
        let id = outside(store, &court);
        let (on, sent) = (day("2026-12-30"), Letter { on: day("2026-12-30"), reference: "HM/12".into() });
        for party in [&people.employee, &people.supervisor] {
            let party = actor(store, &court, party);
            let asked = store.read(&party, move |work| actions::open_to_record(work, id).map(|_| ()));
            assert_eq!(refusal(asked), "own-office", "the form is refused");
            let refused = record(store, &court, &party, id, (on, Some(sent.clone())));
            assert_eq!(refusal(refused), "own-office");
        }
        // There is an officer who has nothing to do with it: the head of institution sees nothing of the case.
        let seen =
            store.read(&people.director.actor(), move |work| actions::open_outside(work, id).map(|_| ()));
        assert!(matches!(seen, Err(Error::NotFound)), "{seen:?}");
        record(store, &court, &people.hr.actor(), id, (on, Some(sent))).unwrap();
        assert_eq!(standing(&court.case(store, &people.employee, id)), (3, State::Closed));
    });
}

#[test]
fn where_every_officer_is_a_party_the_head_of_institution_carries_the_case() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let (home, hr) = (people.institution, people.hr.employment);
        grant_hr(store, &court, &people.employee);
        store.tx(move |tx| tx.run(&DROP_ROLE, &[&home, &hr])).unwrap();
        let id = outside(store, &court);
        let director = people.director.actor();
        store.read(&director, move |work| actions::open_outside(work, id).map(|_| ())).unwrap();
        let sent = Letter { on: day("2026-12-30"), reference: "HM/12".into() };
        record(store, &court, &director, id, (day("2026-12-30"), Some(sent))).unwrap();
        assert_eq!(court.mark(store, id).0, 2);
    });
}

#[test]
fn only_what_was_sent_is_answered() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let (id, hr) = (outside(store, &court), people.hr.actor());
        let complaint = |outcome: Result<(), Error>| match outcome {
            Err(Error::Invalid(errors)) => errors.0[0].reason.key,
            other => panic!("taken: {other:?}"),
        };
        store.at("2027-01-08T08:00:00Z");
        let unsent = record(store, &court, &hr, id, (day("2026-12-30"), None));
        assert_eq!(complaint(unsent), "performance-appeal-invalid-unsent");
        let sent = |on: &str, reference: &str| Some(Letter { on: day(on), reference: reference.into() });
        let before = record(store, &court, &hr, id, (day("2027-01-04"), sent("2027-01-05", "HM/12")));
        assert_eq!(complaint(before), "performance-appeal-invalid-before-sent");
        // Nor was it sent before the case had come so far.
        let early = record(store, &court, &hr, id, (day("2027-01-06"), sent("2026-12-29", "HM/12")));
        assert_eq!(complaint(early), "performance-appeal-invalid-early");
        let nameless = record(store, &court, &hr, id, (day("2027-01-06"), sent("2027-01-05", " ")));
        assert_eq!(complaint(nameless), "performance-appeal-invalid-text");
        record(store, &court, &hr, id, (day("2027-01-06"), sent("2027-01-05", "HM/12"))).unwrap();
        let case = court.case(store, &people.employee, id);
        assert_eq!(case.now().unwrap().sent_on, Some(day("2027-01-05")));
    });
}

#[test]
fn the_days_the_law_leaves_from_the_committees_decision_are_hrs_days_too() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let id = dismissed_twice(store, &court);
        appoint(store, &court, &people.hr, id, [&people.hr, &people.planner, &people.colleague]).unwrap();
        court.decide(store, &people.hr, id, verdict(vec![confirmed(1), confirmed(2)])).unwrap();
        for member in [&people.planner, &people.colleague] {
            vote(store, &court, member, id, Vote::Agrees).unwrap();
        }
        // Decided on 18 August: 45 days end on 2 October, whenever the appellant goes on.
        store.at("2026-09-25T08:00:00Z");
        court.further(store, id).unwrap();
        let case = court.case(store, &people.employee, id);
        assert_eq!(case.now().unwrap().send_due_on, Some(day("2026-10-02")));
        assert_eq!(senders(store, &court, id), [(people.hr.employment, "2026-10-02".to_owned())]);
        // The day passes: HR has missed it, and the appellant is told to take the file, once.
        run_passed(store, "2026-10-05T08:00:00Z");
        run_passed(store, "2026-10-05T09:00:00Z");
        assert_eq!(senders(store, &court, id), [(people.employee.employment, "2026-10-12".to_owned())]);
        assert!(
            dues(store, people.institution, id)
                .contains(&("performance.appeal.send".into(), Some("missed".into())))
        );
        run_passed(store, "2026-10-20T08:00:00Z");
        assert_eq!(senders(store, &court, id).len(), 1, "it stays with the appellant");
        let version = case.row.version;
        let sent = move |work: &platform::work::Work<'_>| {
            actions::send_case(work, id, version, day("2026-10-19"), "Binafsi")
        };
        store.work(&people.employee.actor(), sent).unwrap();
        assert!(senders(store, &court, id).is_empty());
        // Ninety days from when it was sent, not from when it could have been: Sunday 17 January.
        let case = court.case(store, &people.employee, id);
        assert_eq!(case.now().unwrap().decide_due_on, day("2027-01-18"));
    });
}

#[test]
fn a_case_the_committee_let_pass_has_all_its_days_to_be_sent_and_both_pages_say_the_last() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let id = outside(store, &court);
        // 45 days from 30 December are a Saturday.
        assert_eq!(senders(store, &court, id), [(people.hr.employment, "2027-02-15".to_owned())]);
        let app = TestApp::new(store, vec![people::area(), crate::area()], people::identity::identify);
        let hr = app.signed_in(people.institution, people.hr.employment);
        let said = hr.get(&format!("/appeals/{id}/outside")).text();
        assert!(said.contains("litume kwa Tume kabla au ifikapo 15 Februari 2027"), "{said}");
        let appellant = app.signed_in(people.institution, people.employee.employment);
        let said = appellant.get(&format!("/appeals/{id}")).text();
        assert!(said.contains("linatakiwa kufika kabla au ifikapo 15 Februari 2027"), "{said}");
    });
}
