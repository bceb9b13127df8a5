//! What is said about unsigned agreements: the table of cases, and the counting on both engines.

use kernel::Day;
use people::testing::Fixture;
use platform::testing::on_each_db;

use super::rules::{UnsignedRow, Whose, waiting};
use crate::agreement::model::{Beginning, State};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn row(whose: Whose, state: Option<State>, starts_on: &str, joined: i64) -> UnsignedRow {
    UnsignedRow {
        whose,
        state,
        joined,
        count: 2,
        name: "Aisha".into(),
        starts_on: day(starts_on),
        joiner_days: Some(30),
    }
}

#[test]
fn a_missing_plan_is_always_said_and_an_unsigned_one_once_it_is_late() {
    let old = "2020-01-01";
    let cases = [
        (row(Whose::Own, None, old, 0), "2026-07-31", Some("performance-unsigned-own-none")),
        (row(Whose::Own, Some(State::Draft), old, 0), "2026-07-01", Some("performance-unsigned-own-draft")),
        (row(Whose::Own, Some(State::Approved), old, 0), "2026-07-31", None),
        (row(Whose::Own, Some(State::Approved), old, 0), "2026-08-01", Some("performance-unsigned-own-late")),
        (row(Whose::Team, None, old, 0), "2026-07-02", Some("performance-unsigned-team-none")),
        (row(Whose::Team, Some(State::Submitted), old, 0), "2026-07-31", None),
        (
            row(Whose::Team, Some(State::Submitted), old, 0),
            "2026-08-01",
            Some("performance-unsigned-team-late"),
        ),
        (row(Whose::Below, None, old, 0), "2026-07-31", None),
        (row(Whose::Below, None, old, 0), "2026-08-01", Some("performance-unsigned-below-late")),
    ];
    for (row, today, said) in cases {
        let all = waiting(std::slice::from_ref(&row), day("2026-07-31"), day(today));
        assert_eq!(all.first().map(|waiting| waiting.what), said, "{row:?} on {today}");
    }
}

#[test]
fn somebody_who_joins_later_has_thirty_days() {
    let joiner = row(Whose::Own, None, "2026-10-05", 1);
    let said = waiting(&[joiner], day("2026-07-31"), day("2026-10-06"));
    assert_eq!(said[0].due_on, day("2026-11-04"));
}

#[test]
fn people_of_one_kind_are_told_together() {
    let rows =
        [row(Whose::Below, None, "2020-01-01", 0), row(Whose::Below, Some(State::Draft), "2020-01-01", 0)];
    let said = waiting(&rows, day("2026-07-31"), day("2026-08-02"));
    assert_eq!(said.len(), 1);
    assert_eq!((said[0].name.as_str(), said[0].others), ("Aisha", 3));
}

#[test]
fn the_employee_and_the_supervisor_hear_of_it_and_the_head_is_not_counted() {
    on_each_db(|store| {
        let people = store.tx(Fixture::insert).unwrap();
        let said = |someone: &people::testing::Someone| -> Vec<(&'static str, i64)> {
            let all = store.read(&someone.actor(), super::waiting).unwrap();
            all.into_iter().map(|waiting| (waiting.what, waiting.others)).collect()
        };
        store.at("2026-09-01T08:00:00Z");
        assert!(said(&people.employee).contains(&("performance-unsigned-own-none", 0)));
        assert!(said(&people.supervisor).iter().any(|(what, _)| *what == "performance-unsigned-team-none"));
        assert!(said(&people.head).iter().any(|(what, _)| *what == "performance-unsigned-below-late"));
        assert!(!said(&people.director).iter().any(|(what, _)| what.starts_with("performance-unsigned-own")));
        let (employment, year) = (people.employee.employment, store.clock.now().day().financial_year());
        store
            .work(&people.employee.actor(), move |work| {
                crate::agreement::actions::begin_plan(work, employment, year, &Beginning::Blank)
            })
            .unwrap();
        assert!(said(&people.employee).contains(&("performance-unsigned-own-draft", 0)));
    });
}

#[test]
fn nobody_on_leave_is_reminded_and_who_comes_back_has_the_days_of_somebody_who_joins() {
    on_each_db(|store| {
        let people = store.tx(Fixture::insert).unwrap();
        let (home, id) = (people.institution, people.employee.employment);
        store.at("2026-07-10T08:00:00Z");
        let away = people::absence::NewAbsence {
            kind: people::absence::Kind::Maternity,
            from_on: day("2026-07-13"),
            to_on: day("2026-10-18"),
            letter: "HW/L/7".into(),
            venue: String::new(),
            note: String::new(),
        };
        let record = move |work: &platform::work::Work<'_>| {
            people::absence::actions::record_absence(work, home, id, &away)
        };
        store.work(&people.hr.actor(), record).unwrap();
        let said = |someone: &people::testing::Someone| {
            let all = store.read(&someone.actor(), super::waiting).unwrap();
            all.into_iter().map(|one| (one.what, one.others, one.due_on)).collect::<Vec<_>>()
        };
        store.at("2026-09-01T08:00:00Z");
        assert!(said(&people.employee).is_empty());
        // The colleague alone is without a plan.
        let team = said(&people.supervisor);
        let none = team.iter().find(|(what, ..)| *what == "performance-unsigned-team-none");
        assert_eq!(none.map(|(_, others, _)| *others), Some(0));
        store.at("2026-10-20T08:00:00Z");
        let back = ("performance-unsigned-own-none", 0, day("2026-11-17"));
        assert_eq!(said(&people.employee), [back]);
    });
}
