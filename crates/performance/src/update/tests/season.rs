//! The mid-year review is asked of both sides while its window is open. On both engines.

use kernel::Actor;
use people::testing::{Fixture, Someone};
use platform::deadline::{duty, run_passed, waiting};
use platform::testing::{TestStore, on_each_db};

use super::{IN_SEASON, begin, signed};
use crate::agreement::tests::year;
use crate::update::model::Kind;
use crate::update::round::open_due;

fn round(store: &TestStore) -> usize {
    let opened = store.runtime.block_on(open_due(&store.desk(&Actor::System))).unwrap();
    let done = store.runtime.block_on(run_passed(&store.desk(&Actor::System), &[crate::area()])).unwrap();
    assert_eq!(done.failed, 0);
    opened
}

fn owed(store: &TestStore, people: &Fixture, who: &Someone) -> Vec<(String, String)> {
    let (home, id) = (people.institution, who.employment);
    let rows = store.tx(move |tx| waiting(tx, home, id, 50)).unwrap();
    rows.into_iter().map(|row| (row.kind, row.due_on.to_string())).collect()
}

/// Fallen due from the supervisor, and answered in time.
fn counted(store: &TestStore, people: &Fixture) -> (i64, i64) {
    let (home, id, today) = (people.institution, people.supervisor.employment, store.clock.now().day());
    let duty = store.tx(move |tx| duty(tx, home, id, year(), today)).unwrap();
    (duty.due, duty.met)
}

fn pair(kind: &str, day: &str) -> (String, String) {
    (kind.to_owned(), day.to_owned())
}

#[test]
fn both_sides_owe_it_while_the_window_is_open_until_one_begins_it() {
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
        begin(store, &people.employee, id, Kind::MidYear).unwrap();
        assert!(owed(store, &people, &people.employee).is_empty());
        assert!(owed(store, &people, &people.supervisor).is_empty());
        store.at("2026-12-11T08:00:00Z");
        assert_eq!(round(store), 0, "one was begun");
        assert_eq!(counted(store, &people), before, "nothing was asked of the supervisor");
    });
}

#[test]
fn the_supervisor_may_begin_it_and_has_then_met_it() {
    on_each_db(|store| {
        let (people, id) = signed(store);
        let (due, met) = counted(store, &people);
        round(store);
        begin(store, &people.supervisor, id, Kind::MidYear).unwrap();
        assert!(owed(store, &people, &people.employee).is_empty());
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
