//! Who supervises whom, day by day, and what happens when a supervisor leaves.

use axum::http::StatusCode;
use kernel::{Error, PageKey};
use platform::testing::{TestStore, on_each_db};
use platform::work::Work;

use super::{TODAY, browser, change, complaint, day, fixture, show, whole, with_app};
use crate::employee;
use crate::employee::actions::{end_employee, keep_employee};
use crate::supervision;
use crate::supervision::actions::{Change, change_supervisor};
use crate::testing::{Fixture, Someone};

#[test]
fn a_supervisor_changes_from_a_day_and_both_days_are_right() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, id) = (people.institution, people.employee.employment);
        let to_head = change(&people.head, "2026-09-07");
        store.work(&people.hr.actor(), move |work| change_supervisor(work, home, id, &to_head)).unwrap();
        let on = |text: &'static str| {
            store.tx(move |tx| employee::find(tx, home, id, day(text))).unwrap().unwrap().supervisor_id
        };
        assert_eq!(on("2026-09-06"), Some(people.supervisor.employment));
        assert_eq!(on("2026-09-07"), Some(people.head.employment));
        let history = store.tx(move |tx| supervision::list_history(tx, home, id)).unwrap();
        let days: Vec<_> =
            history.iter().map(|row| (row.from_on.to_string(), row.to_on.map(|to| to.to_string()))).collect();
        assert_eq!(days, [("2026-09-07".into(), None), ("2020-01-01".into(), Some("2026-09-06".into()))]);
        let events = store.tx(move |tx| platform::history::about(tx, home, id, None)).unwrap();
        assert_eq!(events[0].action, "people.supervision.change");
    });
}

#[test]
fn the_employee_and_both_supervisors_are_told_of_a_change() {
    with_app(|app, people| {
        let (home, id) = (people.institution, people.employee.employment);
        let to_head = change(&people.head, "2026-09-07");
        app.store.work(&people.hr.actor(), move |work| change_supervisor(work, home, id, &to_head)).unwrap();
        app.hear();
        let name = &people.employee.name;
        for (who, said) in [
            (&people.employee, format!("{} amebadilisha msimamizi wako", people.hr.name)),
            (&people.head, format!("Umewekwa kuwa msimamizi wa {name}")),
            (&people.supervisor, format!("{name} amewekewa msimamizi mwingine badala yako")),
        ] {
            let told = whole(&browser(app, who).get("/notices"));
            assert!(told.contains(&said), "{told}");
        }
    });
}

#[test]
fn a_change_that_has_not_begun_is_put_right_or_taken_back() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, id) = (people.institution, people.employee.employment);
        let changes = |to: &Someone, from_on: &str| {
            let change = change(to, from_on);
            store.work(&people.hr.actor(), move |work| change_supervisor(work, home, id, &change)).unwrap();
            let history = store.tx(move |tx| supervision::list_history(tx, home, id)).unwrap();
            let days = |row: &supervision::NamedInterval| {
                (row.from_on.to_string(), row.to_on.map(|to| to.to_string()))
            };
            history.iter().map(days).collect::<Vec<_>>()
        };
        let since = || ("2020-01-01".to_owned(), None);
        let until = |last: &str| ("2020-01-01".to_owned(), Some(last.to_owned()));
        assert_eq!(changes(&people.head, "2027-03-01"), [("2027-03-01".into(), None), until("2027-02-28")]);
        // March was a slip of the pen.
        assert_eq!(changes(&people.head, "2026-10-05"), [("2026-10-05".into(), None), until("2026-10-04")]);
        // Nobody changes after all: the present supervisor goes on.
        assert_eq!(changes(&people.supervisor, "2026-09-02"), [since()]);
        let events = store.tx(move |tx| platform::history::about(tx, home, id, None)).unwrap();
        assert_eq!(events.iter().filter(|event| event.action == "people.supervision.change").count(), 3);
    });
}

#[test]
fn supervision_never_turns_in_a_circle_and_never_leaves_the_institution() {
    on_each_db(|store| {
        let people = fixture(store);
        let home = people.institution;
        let attempt = |of: &Someone, change: Change| {
            let id = of.employment;
            complaint(store.work(&people.hr.actor(), move |work| change_supervisor(work, home, id, &change)))
        };
        let from = "2026-09-07";
        assert_eq!(attempt(&people.head, change(&people.employee, from)), "people-supervision-refused-cycle");
        assert_eq!(
            attempt(&people.employee, change(&people.employee, from)),
            "people-supervision-refused-oneself"
        );
        assert_eq!(
            attempt(&people.employee, change(&people.supervisor, from)),
            "people-supervision-refused-same"
        );
        assert_eq!(
            attempt(&people.employee, change(&people.stranger, from)),
            "supervisor=people-supervision-problem-unknown"
        );
        assert_eq!(
            attempt(&people.employee, change(&people.head, "2020-01-01")),
            "people-supervision-refused-past"
        );
        let nobody = Change { supervisor: None, ..change(&people.head, from) };
        assert_eq!(attempt(&people.employee, nobody), "supervisor=people-supervision-problem-missing");
        let no_reason = Change { reason: "  ".into(), ..change(&people.head, from) };
        assert_eq!(attempt(&people.employee, no_reason), "reason=people-supervision-problem-reason-missing");
        let old = Change { seen: Some(day("2019-01-01")), ..change(&people.head, from) };
        assert_eq!(attempt(&people.employee, old), Error::Stale.to_string());
    });
}

#[test]
fn a_last_day_put_off_or_taken_back_keeps_the_team_where_it_is() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, id, below) =
            (people.institution, people.supervisor.employment, people.employee.employment);
        let hr = people.hr.actor();
        let above = |on: &'static str| {
            store.tx(move |tx| employee::find(tx, home, below, day(on))).unwrap().unwrap().supervisor_id
        };
        let (own, upper) = (Some(id), Some(people.head.employment));
        let end = |version: i64, last: &'static str| {
            store.work(&hr, move |work| end_employee(work, home, id, version, day(last), "Barua")).unwrap();
        };
        end(1, "2026-09-30");
        assert_eq!((above("2026-09-30"), above("2026-10-01")), (own, upper));
        // Put off: October is theirs again. Brought forward: nobody stays under who has gone.
        end(2, "2026-10-31");
        assert_eq!((above("2026-10-31"), above("2026-11-01")), (own, upper));
        end(3, "2026-09-15");
        assert_eq!((above("2026-09-15"), above("2026-09-16"), above("2026-11-01")), (own, upper, upper));
        // Taken back.
        let silent = store.work(&hr, move |work| keep_employee(work, home, id, 4, " "));
        assert_eq!(complaint(silent), "keep_reason=people-supervision-problem-reason-missing");
        store.work(&hr, move |work| keep_employee(work, home, id, 4, "Mkataba umehuishwa")).unwrap();
        assert_eq!(above("2027-01-01"), own);
        let intervals = store.tx(move |tx| supervision::store::list_history(tx, home, below)).unwrap();
        assert_eq!(intervals.len(), 1, "{intervals:?}");
        let again = store.work(&hr, move |work| keep_employee(work, home, id, 5, "Tena"));
        assert_eq!(complaint(again), Error::Stale.to_string());
        // What has passed has passed.
        end(5, "2026-09-02");
        store.at("2026-09-04T08:00:00Z");
        let late = store.work(&hr, move |work| keep_employee(work, home, id, 6, "Ilikosewa"));
        assert_eq!(complaint(late), "people-employee-refused-ended");
    });
}

#[test]
fn a_kaimu_takes_the_team_of_a_vacant_post_over_in_one_form() {
    with_app(|app, people| {
        let store = app.store;
        let (home, id) = (people.institution, people.supervisor.employment);
        let end = move |work: &Work<'_>| end_employee(work, home, id, 1, day("2026-09-02"), "Amestaafu");
        store.work(&people.hr.actor(), end).unwrap();
        store.at("2026-09-04T08:00:00Z");
        let hr = browser(app, &people.hr);
        assert!(whole(&hr.get("/people/supervisors")).contains("Badilisha msimamizi wa wengi kwa pamoja"));
        whole(&hr.get("/people/supervisors/move"));
        let ticked = |who: &Someone, since: &str| format!("{}:{since}", who.employment);
        let (first, second) =
            (ticked(&people.employee, "2026-09-03"), ticked(&people.colleague, "2026-09-03"));
        let mut fields = vec![
            ("people", first.as_str()),
            ("people", second.as_str()),
            ("supervisor", people.planner.check_number),
            ("from", "04/09/2026"),
            ("reason", ""),
        ];
        let bad = hr.post("/people/supervisors/move", &fields);
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", show(&bad));
        assert_eq!(bad.body.matches(" checked").count(), 2, "what was ticked stays");
        fields.pop();
        fields.push(("reason", "Anakaimu nafasi"));
        let none = hr.post("/people/supervisors/move", &fields[2..]);
        assert!(none.text().contains("Chagua angalau mtumishi mmoja"), "{}", show(&none));
        let done = hr.post("/people/supervisors/move", &fields);
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", show(&done));
        for someone in [&people.employee, &people.colleague] {
            let below = someone.employment;
            let row =
                store.tx(move |tx| employee::find(tx, home, below, day("2026-09-04"))).unwrap().unwrap();
            assert_eq!(row.supervisor_id, Some(people.planner.employment), "{}", row.name);
        }
        // What the page showed before is not there any more: nothing changes unseen.
        let stale = hr.post("/people/supervisors/move", &fields);
        assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(stale.text().contains("baada ya wewe kufungua ukurasa huu"), "{}", show(&stale));
        // All or none: one of them cannot go to themselves.
        let (first, own) = (ticked(&people.employee, "2026-09-04"), ticked(&people.planner, "2020-01-01"));
        let mixed = [
            ("people", first.as_str()),
            ("people", own.as_str()),
            ("supervisor", people.planner.check_number),
            ("from", "05/09/2026"),
            ("reason", "Muundo mpya"),
        ];
        let mixed = hr.post("/people/supervisors/move", &mixed);
        assert_eq!(mixed.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            mixed.text().contains("Hakuna aliyebadilishiwa msimamizi. Tatizo linamhusu"),
            "{}",
            show(&mixed)
        );
        let path = format!("/people/supervisors/move?of={}", people.planner.employment);
        assert!(whole(&hr.get(&path)).contains(people.employee.check_number));
        assert_eq!(
            browser(app, &people.employee).get("/people/supervisors/move").status,
            StatusCode::FORBIDDEN
        );
    });
}

#[test]
fn when_a_supervisor_leaves_their_people_go_one_level_up_the_day_after() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, id, employee_id) =
            (people.institution, people.supervisor.employment, people.employee.employment);
        let end = move |work: &Work<'_>| end_employee(work, home, id, 1, day("2026-09-30"), "Amestaafu");
        store.work(&people.hr.actor(), end).unwrap();
        let on = |text: &'static str| {
            store
                .tx(move |tx| employee::find(tx, home, employee_id, day(text)))
                .unwrap()
                .unwrap()
                .supervisor_id
        };
        assert_eq!(on("2026-09-30"), Some(id));
        assert_eq!(on("2026-10-01"), Some(people.head.employment));
        // Ended on the last day, not before.
        let left_on = |text: &'static str| {
            store.tx(move |tx| employee::actor(tx, home, id, day(text))).unwrap().unwrap().left_on
        };
        assert_eq!((left_on("2026-09-30"), left_on("2026-10-01")), (None, Some(day("2026-09-30"))));
        let unsupervised = store
            .tx(move |tx| supervision::store::list_unsupervised(tx, home, day("2026-10-01"), 10))
            .unwrap();
        assert_eq!(unsupervised.rows, []);
        // HR sees that the post is vacant until somebody else is set.
        let vacant = move |on: &'static str| {
            store.tx(move |tx| supervision::store::list_vacant(tx, home, day(on), 10)).unwrap()
        };
        assert!(vacant("2026-09-30").is_empty());
        let flagged: Vec<_> =
            vacant("2026-10-01").into_iter().map(|row| (row.id, row.supervisor_name)).collect();
        assert!(flagged.contains(&(employee_id, people.head.name.clone())), "{flagged:?}");
        store.at("2026-10-02T08:00:00Z");
        let filled = change(&people.planner, "2026-10-02");
        store
            .work(&people.hr.actor(), move |work| change_supervisor(work, home, employee_id, &filled))
            .unwrap();
        assert!(!vacant("2026-10-02").iter().any(|row| row.id == employee_id));
    });
}

#[test]
fn of_two_in_one_line_who_leave_nobody_gets_the_people_who_is_gone_by_then() {
    let leaves = |people: &Fixture, store: &TestStore, who: &Someone, last: &'static str| {
        let (home, id) = (people.institution, who.employment);
        let end = move |work: &Work<'_>| {
            let version = employee::find(work.tx(), home, id, work.today())?.unwrap().version;
            end_employee(work, home, id, version, day(last), "Amestaafu")
        };
        store.work(&people.hr.actor(), end).unwrap();
    };
    // In either order: who supervises is written down first, or who stands above them.
    for upper_first in [true, false] {
        on_each_db(|store| {
            let people = fixture(store);
            let (home, id) = (people.institution, people.employee.employment);
            let (lower, upper) = ((&people.supervisor, "2026-10-31"), (&people.head, "2026-09-30"));
            let order = if upper_first { [upper, lower] } else { [lower, upper] };
            for (who, last) in order {
                leaves(&people, store, who, last);
            }
            let on = |text: &'static str| {
                store.tx(move |tx| employee::find(tx, home, id, day(text))).unwrap().unwrap().supervisor_id
            };
            assert_eq!(on("2026-10-31"), Some(people.supervisor.employment));
            assert_eq!(on("2026-11-01"), Some(people.director.employment));
        });
    }
}

#[test]
fn whoever_loses_the_head_of_institution_is_named_as_without_a_supervisor() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, id) = (people.institution, people.director.employment);
        let end = move |work: &Work<'_>| end_employee(work, home, id, 1, day("2026-08-31"), "Amehamishwa");
        store.work(&people.hr.actor(), end).unwrap();
        let rows =
            store.tx(move |tx| supervision::store::list_unsupervised(tx, home, day(TODAY), 10)).unwrap().rows;
        let names: Vec<_> = rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names.len(), 4);
        assert!(rows.iter().all(|row| row.gone_name.as_deref() == Some("Mkonde, Neema Yusuf")), "{names:?}");
    });
}

#[test]
fn the_page_of_supervisors_counts_their_people() {
    on_each_db(|store| {
        let people = fixture(store);
        let home = people.institution;
        let teams = store
            .tx(move |tx| supervision::store::list_teams(tx, home, day(TODAY), &PageKey::default()))
            .unwrap();
        let counts: Vec<_> = teams.rows.iter().map(|row| (row.name.as_str(), row.people)).collect();
        assert_eq!(
            counts,
            [("Mapundile, Theresia", 1), ("Mkonde, Neema Yusuf", 4), ("Nyimbote, Method Gabriel", 2)]
        );
        let pairs = store
            .tx(move |tx| {
                let mut count = 0;
                supervision::store::each_open(tx, home, |_, _| count += 1)?;
                Ok(count)
            })
            .unwrap();
        assert_eq!(pairs, 7);
    });
}
