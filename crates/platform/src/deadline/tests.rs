//! The engine: what has passed is dealt with once, whoever comes first, and a row that fails stops no other.

use kernel::uuid::Uuid;
use kernel::{Actor, EmploymentId, Error, InstitutionId, Place};

use super::{DUE_PASS, Deadline, OnPassed, Passed, run_passed};
use crate::area::{Area, no_reference};
use crate::http::Routes;
use crate::round::Done;
use crate::testing::{TestStore, on_each_db};
use crate::work::{Saved, Work};

const KIND: &str = "test.thing.answer";
const LATE: &str = "test.thing.file";
const BROKEN: &str = "test.thing.broken";
const SILENT: u128 = 1;
const UPPER: u128 = 2;
const ABOUT: u128 = 3;

fn person(number: u128) -> EmploymentId {
    EmploymentId(Uuid::from_u128(number))
}

fn home(number: u128) -> InstitutionId {
    InstitutionId(Uuid::from_u128(number))
}

/// One level up, and above that nobody.
fn raise(work: &Work<'_>, passed: &Passed) -> Result<Saved<()>, Error> {
    if passed.level == 0 {
        work.raise(passed, person(UPPER), 7, false)?;
    }
    done(work, passed)
}

fn fail(_: &Work<'_>, _: &Passed) -> Result<Saved<()>, Error> {
    Err(Error::internal("a broken row"))
}

fn done(work: &Work<'_>, passed: &Passed) -> Result<Saved<()>, Error> {
    Ok(work.already_done(work.permit(&DUE_PASS, &Place::institution(passed.institution_id))?))
}

const ON_PASSED: &[(&str, OnPassed)] = &[(KIND, raise), (BROKEN, fail)];

fn areas() -> [Area; 1] {
    [Area {
        name: "test",
        actions: &[],
        routes: Routes::new,
        words: &[],
        navigation: &[],
        on_passed: ON_PASSED,
        notices: &[],
        reference: no_reference,
        reference_texts: &[],
    }]
}

fn owe(
    store: &TestStore,
    institution: u128,
    kind: &'static str,
    owed_by: u128,
    due_on: &'static str,
) -> Uuid {
    store
        .work(&Actor::System, move |work| {
            let (subject, due_on) = (work.new_id(), due_on.parse().unwrap());
            let deadline = Deadline {
                kind,
                subject,
                owed_by: person(owed_by).into(),
                about: Some(person(ABOUT)),
                note: String::new(),
                path: "/".into(),
                year: work.today().financial_year(),
                due_on,
            };
            work.owe_in(home(institution), deadline)?;
            let permit = work.permit(&DUE_PASS, &Place::institution(home(institution)))?;
            Ok(work.already_done(permit).with(subject))
        })
        .unwrap()
}

fn round(store: &TestStore) -> Done {
    store.runtime.block_on(run_passed(&store.desk(&Actor::System), &areas())).unwrap()
}

fn counts(store: &TestStore, who: u128) -> (usize, usize) {
    store.answers(home(1), person(who), store.clock.now().day())
}

fn dues(store: &TestStore, who: u128) -> Vec<String> {
    store.owed_by(home(1), person(who))
}

#[test]
fn what_passed_goes_up_once_and_a_second_server_does_nothing_twice() {
    on_each_db(|store| {
        store.at("2026-09-01T08:00:00Z");
        owe(store, 1, KIND, SILENT, "2026-09-08");
        store.at("2026-09-08T20:00:00Z");
        assert_eq!(round(store), Done::default(), "the last day is still theirs");
        store.at("2026-09-08T21:30:00Z");
        let (desk, areas) = (store.desk(&Actor::System), areas());
        let both = async { tokio::join!(run_passed(&desk, &areas), run_passed(&desk, &areas)) };
        let (one, other) = store.runtime.block_on(both);
        assert_eq!(one.unwrap().dealt + other.unwrap().dealt, 1);
        assert_eq!(round(store), Done::default());
        assert_eq!(dues(store, SILENT), Vec::<String>::new());
        // Seven days from the ninth.
        assert_eq!(dues(store, UPPER), ["2026-09-16"]);
        assert_eq!((counts(store, SILENT), counts(store, UPPER)), ((1, 0), (0, 0)));
    });
}

#[test]
fn the_last_level_is_stuck_until_it_answers() {
    on_each_db(|store| {
        store.at("2026-09-01T08:00:00Z");
        owe(store, 1, KIND, SILENT, "2026-09-08");
        owe(store, 2, KIND, SILENT, "2026-09-08");
        store.at("2026-09-09T08:00:00Z");
        assert_eq!(round(store).dealt, 2);
        let stuck = || {
            let mut rows = store.owed(home(1), person(UPPER));
            rows.retain(|row| row.outcome.is_none() && row.dealt_at.is_some());
            rows.iter().map(|row| row.level).collect::<Vec<_>>()
        };
        assert!(stuck().is_empty());
        store.at("2026-09-17T08:00:00Z");
        assert_eq!(round(store).dealt, 2);
        assert_eq!(stuck(), [1]);
        assert_eq!(counts(store, UPPER), (1, 0));
        assert_eq!(round(store), Done::default());
    });
}

#[test]
fn a_row_that_fails_stops_no_other_and_is_tried_again() {
    on_each_db(|store| {
        store.at("2026-09-01T08:00:00Z");
        owe(store, 1, BROKEN, SILENT, "2026-09-07");
        owe(store, 1, LATE, SILENT, "2026-09-07");
        owe(store, 1, KIND, SILENT, "2026-09-08");
        store.at("2026-09-20T08:00:00Z");
        assert_eq!(round(store), Done { dealt: 2, failed: 1 });
        assert_eq!(round(store), Done { dealt: 0, failed: 1 });
        // What nobody says anything about is late, and stays where it is.
        assert_eq!(dues(store, SILENT), ["2026-09-07", "2026-09-07"]);
    });
}

#[test]
fn a_day_moved_on_by_a_holiday_is_looked_at_again() {
    on_each_db(|store| {
        store.at("2026-09-01T08:00:00Z");
        owe(store, 1, LATE, SILENT, "2026-09-08");
        store.at("2026-09-09T08:00:00Z");
        assert_eq!(round(store).dealt, 1);
        store
            .work(&Actor::System, |work| {
                let (from, to) = ("2026-09-08".parse().unwrap(), "2026-09-10".parse().unwrap());
                work.move_due(home(1), from, to)?;
                Ok(work.already_done(work.permit(&DUE_PASS, &Place::institution(home(1)))?))
            })
            .unwrap();
        assert_eq!(round(store), Done::default());
        store.at("2026-09-11T08:00:00Z");
        assert_eq!(round(store).dealt, 1);
    });
}

/// Whichever of the two is first, the other waits for it: `early` begins, the other when it has written.
fn answered_while_handed_over(early: usize) {
    on_each_db(|store| {
        store.at("2026-09-01T08:00:00Z");
        let subject = owe(store, 1, KIND, SILENT, "2026-09-08");
        store.at("2026-09-10T08:00:00Z");
        let done = store.at_once(&[const { Actor::System }; 2], move |work, number| {
            if number != early {
                std::thread::sleep(std::time::Duration::from_millis(40));
            }
            if number == 0 {
                work.settle_in(home(1), KIND, subject)?;
            } else {
                work.hand_over_due(home(1), None, (person(SILENT), person(UPPER)), ["-", "-"], true)?;
            }
            Ok(work.already_done(work.permit(&DUE_PASS, &Place::institution(home(1)))?))
        });
        assert!(done.iter().all(Result::is_ok), "{done:?}");
        assert_eq!((dues(store, SILENT), dues(store, UPPER)), (Vec::new(), Vec::new()));
    });
}

#[test]
fn what_is_answered_while_it_is_handed_over_is_not_owed_anew() {
    answered_while_handed_over(0);
}

#[test]
fn what_is_handed_over_while_it_is_answered_is_not_owed_anew() {
    answered_while_handed_over(1);
}
