//! Weekly reports nobody verifies, and an update nobody answers.

use kernel::Quantity;
use people::absence::actions::record_absence;
use people::absence::{Kind, NewAbsence};
use platform::testing::on_each_db;

use super::{duty, is_not_there, noticed, owed, round};
use crate::report::actions::{query_report, verify_report};
use crate::report::model::{NewLine, SeenReport};
use crate::report::tests::fixture::{PERIODS, on_each_school, report, sub_task};
use crate::update::model::{Kind as Update, State};
use crate::update::tests as update;

#[test]
fn a_report_nobody_verified_counts_as_reported_and_is_verified_by_whom_it_reached() {
    on_each_school(|school| {
        let (store, people) = (school.store, &school.people);
        let done = NewLine::done(sub_task(PERIODS), Quantity(4_000));
        school.send(school.new_report(1, "2026-08-31", vec![done])).unwrap();
        let seen = SeenReport { id: report(1), version: 1 };
        is_not_there(store.work(&people.head.actor(), move |work| verify_report(work, seen)));
        let listed = |who: &people::testing::Someone| {
            let (home, id) = (people.institution, who.employment);
            let today = "2026-09-12".parse().unwrap();
            let rows = store.tx(move |tx| {
                crate::report::store::list_waiting(tx, home, id, today, &kernel::PageKey::default())
            });
            rows.unwrap().rows.into_iter().map(|row| row.due_on.to_string()).collect::<Vec<_>>()
        };
        assert!(listed(&people.head).is_empty());
        store.at("2026-09-12T06:00:00Z");
        round(store);
        // Whoever it has risen to finds it among the reports they answer many at a time, with their own last day.
        assert_eq!(listed(&people.head), ["2026-09-21"]);
        // Both are told: who waits, and who was silent. Whoever has it now is told by their own last day.
        assert_eq!(noticed(store, &people.employee), ["raised /reports"]);
        assert_eq!(noticed(store, &people.supervisor), ["raised /reports"]);
        assert!(noticed(store, &people.head).is_empty());
        assert_eq!(school.reached(PERIODS).actual, Quantity(4_000));
        is_not_there(store.work(&people.director.actor(), move |work| verify_report(work, seen)));
        store.work(&people.head.actor(), move |work| query_report(work, seen, "Vipindi vipi?")).unwrap();
        assert_eq!(owed(store, people, &people.employee).len(), 1);
        // Whoever took it over may also say that it is well after all.
        let seen = SeenReport { id: report(1), version: 2 };
        store.work(&people.head.actor(), move |work| verify_report(work, seen)).unwrap();
        let year = kernel::FinancialYear::starting(2026);
        assert_eq!(duty(store, people, &people.supervisor, year), (1, 0));
        assert_eq!(duty(store, people, &people.head, year), (1, 1));
    });
}

#[test]
fn what_reaches_a_supervisor_on_leave_goes_up_and_is_not_counted_as_their_silence() {
    on_each_school(|school| {
        let (store, people) = (school.store, &school.people);
        let done = NewLine::done(sub_task(PERIODS), Quantity(4_000));
        school.send(school.new_report(1, "2026-08-31", vec![done])).unwrap();
        let leave = NewAbsence {
            kind: Kind::Sick,
            from_on: "2026-09-07".parse().unwrap(),
            to_on: "2026-09-30".parse().unwrap(),
            letter: "HW/UTU/9/2026".into(),
            venue: String::new(),
            note: String::new(),
        };
        let (home, away) = (people.institution, people.supervisor.employment);
        store.work(&people.hr.actor(), move |work| record_absence(work, home, away, &leave)).unwrap();
        store.at("2026-09-12T06:00:00Z");
        round(store);
        let year = kernel::FinancialYear::starting(2026);
        assert_eq!(duty(store, people, &people.supervisor, year), (0, 0));
        assert_eq!(noticed(store, &people.employee), ["raised /reports"]);
        let app = platform::testing::TestApp::new(
            store,
            vec![people::area(), crate::area()],
            people::identity::identify,
        );
        let seen = app.signed_in(home, people.employee.employment).get(&format!("/reports/{}", report(1)));
        assert!(seen.text().contains("Suala limepandishwa ngazi ya juu. Sasa liko kwa"), "{}", seen.text());
        assert!(seen.text().contains("hakuwepo kazini siku ya mwisho ya kujibu"), "{}", seen.text());
    });
}

#[test]
fn an_update_the_supervisor_leaves_unanswered_is_answered_one_level_up() {
    on_each_db(|store| {
        let (people, agreement) = update::signed(store);
        let id = update::begin(store, &people.employee, agreement, Update::MidYear).unwrap();
        update::tell(store, &people.employee, id, "2026-12-10");
        update::hand_over(store, &people.employee, id).unwrap();
        is_not_there(update::agree(store, &people.head, id));
        store.at("2026-12-20T06:00:00Z");
        round(store);
        let row = update::sheet(store, &people.employee.actor(), id).update;
        assert_eq!(row.raised().and_then(|raised| raised.holder), Some(people.head.employment));
        assert_eq!(noticed(store, &people.employee), ["raised /updates"]);
        assert_eq!(update::agree(store, &people.head, id).unwrap(), State::Applied);
        // What the employee owes never goes up: it is late.
        let id = update::begin(store, &people.supervisor, agreement, Update::Extraordinary);
        let id = id.unwrap();
        update::tell(store, &people.supervisor, id, "2026-12-20");
        let tasks = update::tasks(store, &people.supervisor, agreement);
        let typed = update::weights(&tasks, ["50", "50"], ["70", "30"]);
        let seen = update::version(store, &people.supervisor, id);
        store
            .work(&people.supervisor.actor(), move |work| {
                crate::update::actions::set_weights(work, id, seen, &typed)
            })
            .unwrap();
        update::hand_over(store, &people.supervisor, id).unwrap();
        store.at("2027-01-10T06:00:00Z");
        round(store);
        assert_eq!(owed(store, &people, &people.employee), ["update.answer, 2026-12-28"]);
    });
}
