//! What waits and what went up, with names, on both databases; and who stands above somebody who is there to answer.

use kernel::{ActingFor, Actor, Place, Role, RoleGrant};
use platform::deadline::{Deadline, OnPassed, OwedBy, Passed, run_passed};
use platform::testing::{TestStore, on_each_db};
use platform::work::{Saved, Work};

use super::{list, list_carried};
use crate::employee::actions::end_employee;
use crate::permissions::DUE_HAND_OVER;
use crate::supervision::above;
use crate::testing::{Fixture, Someone};
use crate::tests::{day, fixture};

fn up(work: &Work<'_>, passed: &Passed) -> Result<Saved<()>, kernel::Error> {
    let (home, today) = (passed.institution_id, work.today());
    if let Some(upper) = above(work.tx(), home, passed.owed_by_id.unwrap(), passed.about_id, today)? {
        work.raise(passed, upper.id, 7, false)?;
    }
    Ok(work.already_done(work.permit(&DUE_HAND_OVER, &Place::institution(home))?))
}

const ON_PASSED: &[(&str, OnPassed)] = &[("people.test.answer", up)];

fn shown(store: &TestStore, people: &Fixture, whose: &Someone) -> Vec<(bool, String)> {
    let (home, id) = (people.institution, whose.employment);
    let rows = store.tx(move |tx| list(tx, home, id, day("2026-09-20"), 50)).unwrap();
    rows.into_iter().map(|row| (row.mine, row.other_name.unwrap_or_default())).collect()
}

#[test]
fn a_kaimu_reads_what_the_absent_person_owes_about_others_and_nothing_of_their_own() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, absent, about) =
            (people.institution, people.supervisor.employment, people.employee.employment);
        let kaimu = people.head.employment;
        let owing = move |work: &Work<'_>| {
            for (kind, about) in [
                ("people.test.answer", Some(about)),
                ("people.test.answer", Some(kaimu)),
                ("performance.plan.sign", None),
                ("performance.appeal.appoint", None),
                ("performance.measure.hear", Some(absent)),
                ("performance.appeal.answer", None),
                ("people.choice.accept", Some(about)),
            ] {
                let due_on = work.today().plus_days(7);
                let year = due_on.financial_year();
                let (subject, path) = (work.new_id(), "/".into());
                let owed_by = absent.into();
                let note = String::new();
                work.owe_in(home, Deadline { kind, subject, owed_by, about, note, path, year, due_on })?;
            }
            Ok(work.already_done(work.permit(&DUE_HAND_OVER, &Place::institution(home))?))
        };
        store.work(&Actor::System, owing).unwrap();
        let kinds = |rows: Vec<super::OwedRow>| rows.into_iter().map(|row| row.kind).collect::<Vec<_>>();
        let own = store.tx(move |tx| list(tx, home, absent, day("2026-09-02"), 50)).unwrap();
        assert_eq!(own.len(), 7);
        for (roles, carried) in [
            (Vec::new(), vec!["people.test.answer", "performance.plan.sign"]),
            (
                vec![RoleGrant { role: Role::HeadOfInstitution, unit_path: None }],
                vec!["people.test.answer", "performance.plan.sign", "performance.appeal.appoint"],
            ),
        ] {
            let absent = ActingFor { employment: absent, name: String::new(), roles };
            let rows =
                store.tx(move |tx| list_carried(tx, home, (&absent, kaimu), day("2026-09-02"), 50)).unwrap();
            assert_eq!(kinds(rows), carried);
        }
    });
}

#[test]
fn what_went_up_names_who_was_silent_and_with_whom_it_is_now() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, owed_by, about) =
            (people.institution, people.supervisor.employment, people.employee.employment);
        store
            .work(&Actor::System, move |work| {
                let due_on = work.today().plus_days(7);
                let year = due_on.financial_year();
                let deadline = Deadline {
                    kind: "people.test.answer",
                    subject: work.new_id(),
                    owed_by: owed_by.into(),
                    about: Some(about),
                    note: String::new(),
                    path: "/".into(),
                    year,
                    due_on,
                };
                work.owe_in(home, deadline)?;
                Ok(work.already_done(work.permit(&DUE_HAND_OVER, &Place::institution(home))?))
            })
            .unwrap();
        assert_eq!(shown(store, &people, &people.supervisor), [(true, String::new())]);
        store.at("2026-09-20T08:00:00Z");
        let mut area = crate::area();
        area.on_passed = ON_PASSED;
        store.runtime.block_on(run_passed(&store.desk(&Actor::System), &[area])).unwrap();
        assert_eq!(shown(store, &people, &people.supervisor), [(false, people.head.name.clone())]);
        assert_eq!(shown(store, &people, &people.head), [(true, people.supervisor.name.clone())]);
    });
}

#[test]
fn above_somebody_is_the_next_who_works_here_and_above_the_head_nobody() {
    on_each_db(|store| {
        let people = fixture(store);
        let upper = |from: &Someone, on: &'static str| {
            let (home, from, about) = (people.institution, from.employment, people.employee.employment);
            store.tx(move |tx| above(tx, home, from, Some(about), day(on))).unwrap().map(|upper| upper.id)
        };
        assert_eq!(upper(&people.supervisor, "2026-09-01"), Some(people.head.employment));
        assert_eq!(upper(&people.head, "2026-09-01"), Some(people.director.employment));
        assert_eq!(upper(&people.director, "2026-09-01"), None);
        let (home, head) = (people.institution, people.head.employment);
        store
            .work(&people.hr.actor(), move |work| {
                end_employee(work, home, head, 1, day("2026-09-30"), "Amestaafu")
            })
            .unwrap();
        // A seat that is empty is passed over. Source: performance.md 4.4.
        assert_eq!(upper(&people.supervisor, "2026-10-01"), Some(people.director.employment));
    });
}

#[test]
fn what_waits_for_the_head_is_carried_by_the_kaimu_of_a_post_that_has_become_vacant() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, director) = (people.institution, people.director.employment);
        let roles = vec![RoleGrant { role: Role::HeadOfInstitution, unit_path: None }];
        let absent = ActingFor { employment: director, name: people.director.name.clone(), roles };
        let kaimu = people.head.employment;
        store
            .work(&Actor::System, move |work| {
                let version =
                    crate::employee::find(work.tx(), home, director, work.today())?.unwrap().version;
                end_employee(work, home, director, version, day("2026-09-02"), "Amestaafu")
            })
            .unwrap();
        let owing = move |work: &Work<'_>| {
            let due_on = work.today().plus_days(7);
            let deadline = Deadline {
                kind: "people.test.answer",
                subject: work.new_id(),
                owed_by: OwedBy::Role(Role::HeadOfInstitution),
                about: None,
                note: String::new(),
                path: "/".into(),
                year: due_on.financial_year(),
                due_on,
            };
            work.owe_in(home, deadline)?;
            Ok(work.already_done(work.permit(&DUE_HAND_OVER, &Place::institution(home))?))
        };
        store.work(&Actor::System, owing).unwrap();
        let after = day("2026-09-10");
        let own = store.tx(move |tx| list(tx, home, director, after, 50)).unwrap();
        assert!(own.is_empty(), "who has left heads nothing: {own:?}");
        let carried = store.tx(move |tx| list_carried(tx, home, (&absent, kaimu), after, 50)).unwrap();
        assert_eq!(carried.len(), 1);
    });
}

#[test]
fn what_somebody_who_has_left_was_to_do_is_owed_by_whoever_holds_the_role() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, planner) = (people.institution, people.planner.employment);
        let by = |on: &'static str| {
            store.tx(move |tx| super::by_or_role(tx, home, Some(planner), Role::Planner, day(on))).unwrap()
        };
        store
            .work(&people.hr.actor(), move |work| {
                let version = crate::employee::find(work.tx(), home, planner, work.today())?.unwrap().version;
                end_employee(work, home, planner, version, day("2026-09-05"), "Amehama")
            })
            .unwrap();
        assert_eq!(by("2026-09-05"), OwedBy::Person(planner));
        assert_eq!(by("2026-09-06"), OwedBy::Role(Role::Planner));
    });
}
