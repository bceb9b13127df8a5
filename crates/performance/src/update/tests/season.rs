//! The mid-year review is asked of both sides while its window is open. On both engines.

use crate::agreement::tests as agreed;
use kernel::Actor;
use people::testing::{Fixture, Someone};
use platform::deadline::run_passed;
use platform::round::Done;
use platform::testing::{TestStore, on_each_db};

use super::{IN_SEASON, begin, hand_over, signed, tell};
use crate::agreement::tests::{refusal, year};
use crate::duty;
use crate::update::actions::{read_update, set_aside_update};
use crate::update::model::Kind;
use crate::update::round::open_due;

fn round(store: &TestStore) -> u64 {
    let opened = store.runtime.block_on(open_due(&store.desk(&Actor::System))).unwrap();
    let done = store.runtime.block_on(run_passed(&store.desk(&Actor::System), &[crate::area()])).unwrap();
    (opened + Done { dealt: 0, ..done }).whole().unwrap()
}

fn owed(store: &TestStore, people: &Fixture, who: &Someone) -> Vec<(String, String)> {
    let (home, id) = (people.institution, who.employment);
    let rows = ::people::testing::waits(store, home, id);
    rows.into_iter().map(|row| (row.kind, row.due_on.to_string())).collect()
}

/// Fallen due from the supervisor, and answered in time.
fn counted(store: &TestStore, people: &Fixture) -> (i64, i64) {
    duty::tests::counted(store, people.institution, people.supervisor.employment, year())
}

fn pair(kind: &str, day: &str) -> (String, String) {
    (kind.to_owned(), day.to_owned())
}

#[test]
fn both_sides_owe_it_while_the_window_is_open_until_one_hands_it_over() {
    on_each_db(|store| {
        let (people, id) = signed(store);
        let before = counted(store, &people);
        store.at("2026-11-30T08:00:00Z");
        assert_eq!(round(store), 0, "the window has not opened");
        store.at("2026-12-01T08:00:00Z");
        assert_eq!(round(store), 1);
        assert_eq!(round(store), 0, "once");
        // 31 January 2027 is a Sunday.
        assert_eq!(owed(store, &people, &people.employee), [pair("performance.update.review", "2027-02-01")]);
        assert_eq!(
            owed(store, &people, &people.supervisor),
            [pair("performance.update.review_staff", "2027-02-01")]
        );
        store.at(IN_SEASON);
        assert_eq!(round(store), 0, "not again on another day");
        let update = begin(store, &people.employee, id, Kind::MidYear).unwrap();
        assert_eq!(owed(store, &people, &people.employee).len(), 1, "a draft is nothing yet");
        tell(store, &people.employee, update, "10/12/2026");
        hand_over(store, &people.employee, update).unwrap();
        assert!(owed(store, &people, &people.employee).is_empty());
        let kinds: Vec<_> = owed(store, &people, &people.supervisor).into_iter().map(|due| due.0).collect();
        assert_eq!(kinds, ["performance.update.answer"]);
        store.at("2026-12-11T08:00:00Z");
        assert_eq!(round(store), 0, "one was handed over");
        assert_eq!(counted(store, &people), before, "no review is owed by the supervisor any more");
    });
}

#[test]
fn the_supervisor_may_hand_it_over_and_has_then_met_it() {
    on_each_db(|store| {
        let (people, id) = signed(store);
        let (due, met) = counted(store, &people);
        round(store);
        let update = begin(store, &people.supervisor, id, Kind::MidYear).unwrap();
        tell(store, &people.supervisor, update, "10/12/2026");
        hand_over(store, &people.supervisor, update).unwrap();
        let kinds: Vec<_> = owed(store, &people, &people.employee).into_iter().map(|due| due.0).collect();
        assert_eq!(kinds, ["performance.update.answer"]);
        assert_eq!(counted(store, &people), (due + 1, met + 1));
    });
}

#[test]
fn a_review_that_nobody_began_is_the_supervisors_missed_answer_and_waits_no_more() {
    on_each_db(|store| {
        let (people, _) = signed(store);
        let (due, met) = counted(store, &people);
        round(store);
        store.at("2027-02-02T08:00:00Z");
        assert_eq!(round(store), 0, "the window is over");
        assert!(owed(store, &people, &people.employee).is_empty());
        assert!(owed(store, &people, &people.supervisor).is_empty());
        assert_eq!(counted(store, &people), (due + 1, met));
        let (home, who) = (people.institution, people.employee.employment);
        let events = store.tx(move |tx| platform::history::about(tx, home, who, None)).unwrap();
        let said = events.iter().find(|event| event.action == "performance.silence.stick").unwrap();
        assert_eq!(said.before.as_ref().unwrap()["owed_by"], people.supervisor.name.as_str());
    });
}

#[test]
fn a_draft_the_supervisor_leaves_costs_the_supervisor_and_frees_the_employee() {
    on_each_db(|store| {
        let (people, id) = signed(store);
        let (due, met) = counted(store, &people);
        round(store);
        let left = begin(store, &people.supervisor, id, Kind::MidYear).unwrap();
        let aside = |who: &Someone, id| {
            store.work(&who.actor(), move |work| {
                let seen = read_update(work, id)?.update.version;
                set_aside_update(work, id, seen)
            })
        };
        assert_eq!(refusal(aside(&people.employee, left)), "performance-update-refused-not-idle");
        assert_eq!(
            refusal(begin(store, &people.employee, id, Kind::MidYear)),
            "performance-update-refused-one-open"
        );
        store.at("2026-12-18T08:00:00Z");
        assert_eq!(refusal(aside(&people.supervisor, left)), "performance-update-refused-not-yours");
        aside(&people.employee, left).unwrap();
        // What is asked of both stays asked; the employee begins their own.
        assert_eq!(owed(store, &people, &people.supervisor).len(), 1);
        let own = begin(store, &people.employee, id, Kind::MidYear).unwrap();
        // The window ends on a draft of the employee's: that is not the supervisor's silence.
        store.at("2027-02-02T08:00:00Z");
        round(store);
        assert_eq!(counted(store, &people), (due, met));
        tell(store, &people.employee, own, "02/02/2027");
        hand_over(store, &people.employee, own).unwrap();
    });
}

#[test]
fn a_draft_begun_and_left_by_the_supervisor_is_a_review_never_given() {
    on_each_db(|store| {
        let (people, id) = signed(store);
        let (due, met) = counted(store, &people);
        round(store);
        begin(store, &people.supervisor, id, Kind::MidYear).unwrap();
        store.at("2027-02-02T08:00:00Z");
        round(store);
        assert_eq!(counted(store, &people), (due + 1, met));
    });
}

#[test]
fn a_review_owed_by_the_monday_is_begun_on_it_and_asked_of_nobody_who_signed_at_the_end() {
    on_each_db(|store| {
        let (people, id) = signed(store);
        store.at("2026-12-01T08:00:00Z");
        assert_eq!(round(store), 1);
        store.at("2027-02-01T08:00:00Z");
        begin(store, &people.supervisor, id, Kind::MidYear).unwrap();
    });
    on_each_db(|store| {
        let people = agreed::people(store);
        let id = agreed::begun(store, &people.employee);
        store.at("2027-01-28T08:00:00Z");
        agreed::submit(store, &people, id).unwrap();
        agreed::approve(store, &people, id).unwrap();
        for side in [&people.employee, &people.supervisor] {
            agreed::sign(store, side, id).unwrap();
        }
        assert_eq!(round(store), 0, "three days are no days to answer in");
        assert!(owed(store, &people, &people.supervisor).is_empty());
    });
}
