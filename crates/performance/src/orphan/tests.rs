//! Tasks without an activity on both engines: found, linked by the planner, and what planning is then told.

use axum::http::StatusCode;
use kernel::uuid::Uuid;
use kernel::{Error, PageKey};
use platform::testing::{TestApp, TestStore, on_each_db};
use platform::work::Work;

use super::actions::link_tasks;
use super::store;
use crate::agreement::model::TaskId;
use crate::appraisal::tests::made::{Circle, circle, goes_on_by_key, year};
use crate::progress::TASKS;

platform::statements! {
    OBJECTIVE = "INSERT INTO planning_objective (institution_id, id, year, code, title, version)
        VALUES ($1, $2, $3, 'C', 'Lengo', 1)";
    TARGET = "INSERT INTO planning_target (institution_id, id, year, objective_id, code, title, version)
        VALUES ($1, $2, $3, $2, 'C2501', 'Shabaha', 1)";
    ACTIVITY = "INSERT INTO planning_activity (institution_id, id, year, target_id, code, title, cost_centre, sub_vote,
            owner_unit_id, indicator, unit_of_measure, version)
        VALUES ($1, $2, $3, $2, 'C2501S01', 'Kusimamia ufundishaji', '', '', NULL, '', '', 1)";
    LINKED = "INSERT INTO performance_task (institution_id, id, agreement_id, position, activity_id, linked, title, weight, origin,
            priority, starts_on, ends_on, state, reason, version)
        VALUES ($1, $2, $3, 0, $4, TRUE, 'Kufundisha', 0, 'proposed', 'medium', '2025-07-01', '2026-06-30', 'proposed', '', 1)";
    LEFT = "UPDATE people_employment SET ends_on = $3 WHERE institution_id = $1 AND id = $2";
}

const ACTIVITY_ID: Uuid = Uuid::from_u128(0x51);

fn planned(test: &TestStore) -> Circle {
    let circle = circle(test);
    let home = circle.people.institution;
    test.tx(move |tx| {
        for statement in [&OBJECTIVE, &TARGET, &ACTIVITY] {
            tx.run(statement, &[&home, &ACTIVITY_ID, &year()])?;
        }
        Ok(())
    })
    .unwrap();
    test.at("2026-03-02T08:00:00Z");
    circle
}

fn orphans(test: &TestStore, circle: &Circle) -> Vec<TaskId> {
    let (home, today) = (circle.people.institution, test.clock.now().day());
    let rows = test.tx(move |tx| store::list(tx, home, year(), &PageKey::default(), today)).unwrap().rows;
    assert!(rows.iter().all(|row| row.signed));
    rows.into_iter().map(|row| row.id).collect()
}

#[test]
fn the_planner_links_what_was_signed_without_an_activity() {
    on_each_db(|test| {
        let circle = planned(test);
        let people = &circle.people;
        let home = people.institution;
        let all = orphans(test, &circle);
        assert!(!all.is_empty());
        let link = |code: &'static str, tasks: Vec<TaskId>| {
            move |work: &Work<'_>| link_tasks(work, year(), &tasks, code)
        };
        let unknown = test.work(&people.planner.actor(), link("C9999X99", all.clone()));
        assert!(matches!(unknown, Err(Error::Invalid(_))), "{unknown:?}");
        for other in [&people.employee, &people.supervisor, &people.director, &people.stranger] {
            assert!(test.work(&other.actor(), link("C2501S01", all.clone())).is_err(), "{}", other.name);
        }
        let served =
            || test.tx(move |tx| (TASKS.served)(tx, home, year(), "2026-03-02".parse().unwrap())).unwrap();
        assert_eq!(served(), []);
        test.work(&people.planner.actor(), link("c2501s01", all.clone())).unwrap();
        assert_eq!(orphans(test, &circle), []);
        let progress = test.tx(move |tx| (TASKS.progress)(tx, home, year())).unwrap();
        assert_eq!(progress.len(), 1);
        let units = served();
        assert_eq!(units.len(), 1);
        assert_eq!(
            (units[0].activity.0, units[0].unit_path.as_str()),
            (ACTIVITY_ID, people.academics.path.as_str())
        );
        // Nobody takes a link away by linking again.
        let again = test.work(&people.planner.actor(), link("C2501S01", all.clone()));
        assert!(matches!(again, Err(Error::Stale)), "{again:?}");
        let id = people.employee.employment;
        let told = test.tx(move |tx| platform::history::about(tx, home, id, None)).unwrap();
        assert_eq!(told.iter().filter(|event| event.action == "performance.orphan.link").count(), all.len());
        // Who has left works on nothing.
        test.tx(move |tx| tx.run(&LEFT, &[&home, &id, &"2026-03-01".parse::<kernel::Day>().unwrap()]))
            .unwrap();
        assert_eq!(served(), []);
    });
}

#[test]
fn the_page_links_and_keeps_what_was_ticked() {
    on_each_db(|test| {
        let circle = planned(test);
        let people = &circle.people;
        let all: Vec<String> = orphans(test, &circle).iter().map(ToString::to_string).collect();
        let app = TestApp::new(test, vec![people::area(), crate::area()], people::identity::identify);
        let planner = app.signed_in(people.institution, people.planner.employment);
        let path = format!("/plan/orphan-tasks?year={}", year().slug());
        let page = planner.get(&path);
        assert!(page.status == StatusCode::OK && !page.body.contains("[["), "{}", page.text());
        assert!(page.body.contains("C2501S01"));
        let slug = year().slug();
        let fields = |code: &'static str| {
            let mut fields: Vec<(&str, &str)> = all.iter().map(|id| ("tasks", id.as_str())).collect();
            fields.extend([("activity", code), ("year", slug.as_str())]);
            fields
        };
        let bad = planner.post("/plan/orphan-tasks", &fields("X"));
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", bad.text());
        assert_eq!(bad.body.matches(" checked").count(), all.len(), "{}", bad.body);
        let none = planner.post("/plan/orphan-tasks", &fields("C2501S01")[all.len()..]);
        let complaint = "Kazi zisizo na shughuli: Chagua angalau kazi moja";
        assert!(none.text().contains(complaint), "{}", none.text());
        let done = planner.post("/plan/orphan-tasks", &fields("C2501S01"));
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
        assert!(planner.get(&path).text().contains("Kila kazi imeunganishwa"));
        // Who ticked nothing of a list that somebody else emptied meanwhile sees that it is empty.
        let late = planner.post("/plan/orphan-tasks", &fields("C2501S01")[all.len()..]);
        assert_eq!((late.status, late.location.as_str()), (StatusCode::SEE_OTHER, path.as_str()));
        // A slip is taken back by whoever may link, and only once.
        let unlink = format!("/plan/linked-tasks/{}/unlink", all[0]);
        let linked = format!("/plan/linked-tasks?year={slug}");
        assert!(planner.get(&path).body.contains(&linked));
        assert!(planner.get(&linked).body.contains(&unlink));
        let stranger = app.signed_in(people.stranger.person.institution, people.stranger.employment);
        for other in [&stranger, &app.signed_in(people.institution, people.employee.employment)] {
            assert_eq!(other.post(&unlink, &[("year", &slug)]).status, StatusCode::FORBIDDEN);
        }
        assert_eq!(planner.post(&unlink, &[("year", &slug)]).status, StatusCode::SEE_OTHER);
        assert_eq!(orphans(test, &circle).iter().map(ToString::to_string).collect::<Vec<_>>(), all[..1]);
        assert_eq!(planner.post(&unlink, &[("year", &slug)]).status, StatusCode::CONFLICT);
        let director = app.signed_in(people.institution, people.director.employment);
        assert!(!director.get(&path).body.contains("<form method=\"post\" action=\"/plan/orphan-tasks"));
    });
}

#[test]
fn the_planner_sees_all_that_was_linked_by_pages() {
    on_each_db(|test| {
        let circle = planned(test);
        let people = &circle.people;
        let app = TestApp::new(test, vec![people::area(), crate::area()], people::identity::identify);
        let (home, agreement) = (people.institution, circle.agreement(1));
        let planner = app.signed_in(home, people.planner.employment);
        goes_on_by_key(&planner, "/plan/linked-tasks?year=2025-26", |numbers| {
            test.tx(move |tx| {
                numbers.clone().try_for_each(|number| {
                    let id = Uuid::from_u128(number);
                    tx.run(&LINKED, &[&home, &id, &agreement, &ACTIVITY_ID]).map(drop)
                })
            })
            .unwrap();
        });
    });
}
