//! An outage is found by a missing sign of life, moves what fell due on a lost day, once, and extends windows.

use kernel::uuid::Uuid;
use kernel::{Actor, EmploymentId, FinancialYear, InstitutionId, Place};

use super::{OUTAGE_EXTEND, Outage, beat, extend, record, to_extend};
use crate::deadline::{Deadline, run_passed};
use crate::testing::{TestStore, at, on_each_db};

const HOME: InstitutionId = InstitutionId(Uuid::from_u128(1));
const OWES: EmploymentId = EmploymentId(Uuid::from_u128(2));

fn owe(store: &TestStore, due_on: &'static str) {
    store
        .work(&Actor::System, move |work| {
            let deadline = Deadline {
                kind: "test.thing.answer",
                subject: work.new_id(),
                owed_by: OWES.into(),
                about: None,
                note: String::new(),
                path: "/".into(),
                year: work.today().financial_year(),
                due_on: due_on.parse().unwrap(),
            };
            work.owe_in(HOME, deadline)?;
            Ok(work.already_done(work.permit(&OUTAGE_EXTEND, &Place::institution(HOME))?))
        })
        .unwrap();
}

fn dues(store: &TestStore) -> Vec<String> {
    store.owed_by(HOME, OWES)
}

fn beats(store: &TestStore, moment: &str) -> bool {
    store.at(moment);
    store.runtime.block_on(beat(&store.desk(&Actor::System))).unwrap().is_some()
}

/// Moves what has to be moved; answers how many.
fn extends(store: &TestStore) -> u64 {
    let desk = store.desk(&Actor::System);
    store.runtime.block_on(async {
        let mut moved = 0;
        for day in to_extend(&desk).await.unwrap() {
            moved += extend(&desk, day, vec![HOME]).await.unwrap().whole().unwrap();
        }
        moved
    })
}

#[test]
fn a_server_that_was_down_on_the_last_day_moves_that_day_once() {
    on_each_db(|store| {
        store.at("2026-07-30T05:00:00Z");
        owe(store, "2026-07-31");
        owe(store, "2026-08-03");
        assert!(!beats(store, "2026-07-31T06:00:00Z"), "the first sign of life");
        assert!(!beats(store, "2026-07-31T06:01:00Z"));
        // Down from nine until past three: the Friday is lost, the weekend is free anyway.
        assert!(beats(store, "2026-07-31T12:30:00Z"));
        assert_eq!(extends(store), 1);
        assert_eq!(dues(store), ["2026-08-03", "2026-08-03"]);
        assert_eq!(extends(store), 0);
        assert!(!beats(store, "2026-07-31T12:31:00Z"));
        // What is owed afterwards keeps off the day as well.
        owe(store, "2026-07-31");
        assert_eq!(dues(store), ["2026-08-03", "2026-08-03", "2026-08-03"]);
        let year = FinancialYear::starting(2026);
        let windows = store.tx(move |tx| crate::setting::windows(tx, year)).unwrap();
        let window = windows.get("agreement").unwrap();
        assert_eq!(
            (window.closes_on.to_string(), window.was_to_close.unwrap().to_string()),
            ("2026-08-01".to_owned(), "2026-07-31".to_owned())
        );
        assert_eq!(windows.get("mid_year").unwrap().was_to_close, None);
    });
}

#[test]
fn a_short_outage_moves_nothing_and_several_on_a_day_add_up() {
    on_each_db(|store| {
        store.at("2026-07-31T18:00:00Z");
        owe(store, "2026-07-31");
        let put = |from: &str, to: &str| {
            let outage = Outage { from_at: at(from), to_at: at(to), reason: "Umeme".into() };
            let now = store.clock.now();
            store.tx(move |tx| record(tx, &outage, now)).unwrap().len()
        };
        assert_eq!(put("2026-07-31T05:00:00Z", "2026-07-31T08:00:00Z"), 0);
        assert_eq!(extends(store), 0);
        assert_eq!(put("2026-07-31T10:00:00Z", "2026-07-31T11:30:00Z"), 1);
        assert_eq!(put("2026-07-31T10:00:00Z", "2026-07-31T11:30:00Z"), 0, "the same outage again");
        assert_eq!(extends(store), 1);
        assert_eq!(dues(store), ["2026-08-03"]);
    });
}

#[test]
fn nothing_passes_on_a_lost_day_that_has_still_to_be_moved() {
    on_each_db(|store| {
        store.at("2026-07-30T05:00:00Z");
        owe(store, "2026-07-31");
        owe(store, "2026-08-03");
        assert!(!beats(store, "2026-07-31T06:00:00Z"));
        assert!(beats(store, "2026-07-31T12:30:00Z"));
        store.at("2026-08-02T06:00:00Z");
        let passed =
            || store.runtime.block_on(run_passed(&store.desk(&Actor::System), &[])).unwrap().whole().unwrap();
        assert_eq!(passed(), 0, "its institution may have failed");
        assert_eq!(extends(store), 1);
        assert_eq!(passed(), 0);
        store.at("2026-08-04T06:00:00Z");
        assert_eq!(passed(), 2);
    });
}
