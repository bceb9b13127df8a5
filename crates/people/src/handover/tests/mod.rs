//! What is owed goes with the supervision: at once, on its day, when somebody leaves; and what a kaimu sees.

use kernel::{EmploymentId, InstitutionId, Role};
use platform::deadline::{Deadline, OwedBy, Passed};
use platform::testing::{TestStore, on_each_db};
use platform::work::Work;

use super::actions::hand_over_due;
use crate::employee::actions::end_employee;
use crate::permissions::DUE_HAND_OVER;
use crate::supervision::actions::change_supervisor;
use crate::testing::{Fixture, Someone};
use crate::tests::{change, day, fixture};

/// The year of the fixture's day.
const YEAR: i32 = 2026;

fn owe(store: &TestStore, people: &Fixture, by: &Someone, about: Option<&Someone>, on: &str) {
    let (home, owed_by, due_on) = (people.institution, by.employment, day(on));
    let about = about.map(|someone| someone.employment);
    let owing = move |work: &Work<'_>| {
        work.owe_in(
            home,
            Deadline {
                kind: "people.test.answer",
                subject: work.new_id(),
                owed_by: owed_by.into(),
                about,
                note: String::new(),
                path: "/".into(),
                year: due_on.financial_year(),
                due_on,
            },
        )?;
        Ok(work.already_done(work.permit(&DUE_HAND_OVER, &kernel::Place::institution(home))?))
    };
    store.work(&people.hr.actor(), owing).unwrap();
}

platform::statements! {
    UNSUPERVISED = "UPDATE people_supervision SET supervisor_id = NULL WHERE institution_id = $1 AND employment_id = $2";
    PASSED = "SELECT institution_id, id, kind, subject_id, owed_institution_id, owed_by_id, about_id, note, path, year, due_on, level
        FROM platform_deadline WHERE institution_id = $1 AND about_id = $2 AND closed_at IS NULL";
    TAKE_POST = "UPDATE people_employment SET post_id = (SELECT gone.post_id FROM people_employment gone
            WHERE gone.institution_id = $1 AND gone.id = $3)
        WHERE institution_id = $1 AND id = $2";
}

fn due(store: &TestStore, home: InstitutionId, someone: &Someone) -> Vec<String> {
    store.owed_by(home, someone.employment)
}

/// Fallen due about others by the end of the month, and answered in time.
fn counted(store: &TestStore, home: InstitutionId, id: EmploymentId) -> (usize, usize) {
    store.answers(home, id, day("2026-09-30"))
}

fn round(store: &TestStore) -> u64 {
    store.runtime.block_on(hand_over_due(&store.desk(&kernel::Actor::System))).unwrap().whole().unwrap()
}

#[test]
fn a_new_supervisor_gets_what_is_open_with_the_days_any_answer_has() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, id) = (people.institution, people.employee.employment);
        // Today is Tuesday 1 September. One long due, one due tomorrow, one due in a month, one about somebody else.
        for on in ["2026-08-20", "2026-09-02", "2026-10-01"] {
            owe(store, &people, &people.supervisor, Some(&people.employee), on);
        }
        owe(store, &people, &people.supervisor, Some(&people.colleague), "2026-09-03");
        let to_head = change(&people.head, "2026-09-01");
        store.work(&people.hr.actor(), move |work| change_supervisor(work, home, id, &to_head)).unwrap();
        assert_eq!(due(store, home, &people.supervisor), ["2026-09-03"]);
        assert_eq!(due(store, home, &people.head), ["2026-09-08", "2026-09-08", "2026-10-01"]);
        // The days of the first are the first's: late once; the second has not been late at all.
        assert_eq!(counted(store, home, people.supervisor.employment), (2, 0));
        assert_eq!(counted(store, home, people.head.employment), (2, 0));
        let events = store.tx(move |tx| platform::history::about(tx, home, id, None)).unwrap();
        let told = events.iter().find(|event| event.action == "people.due.hand_over").unwrap();
        assert_eq!(told.after.as_ref().unwrap()["due_count"], "3");
        assert_eq!(told.after.as_ref().unwrap()["owed_by"], people.head.name.as_str());
    });
}

#[test]
fn a_planned_change_hands_over_on_its_day_to_whoever_then_supervises() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, id) = (people.institution, people.employee.employment);
        owe(store, &people, &people.supervisor, Some(&people.employee), "2026-09-30");
        for (to, from) in [(&people.head, "2026-09-07"), (&people.director, "2026-09-14")] {
            let planned = change(to, from);
            store.work(&people.hr.actor(), move |work| change_supervisor(work, home, id, &planned)).unwrap();
        }
        assert_eq!(round(store), 0);
        assert_eq!(due(store, home, &people.supervisor), ["2026-09-30"]);
        store.at("2026-09-07T00:10:00Z");
        assert_eq!(round(store), 1);
        assert_eq!(due(store, home, &people.head), ["2026-09-30"]);
        store.at("2026-09-14T00:10:00Z");
        assert_eq!((round(store), round(store)), (1, 0));
        assert_eq!(due(store, home, &people.director), ["2026-09-30"]);
        assert!(due(store, home, &people.head).is_empty());
    });
}

#[test]
fn the_second_level_is_handed_over_too() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, id) = (people.institution, people.employee.employment);
        owe(store, &people, &people.supervisor, Some(&people.employee), "2026-09-20");
        owe(store, &people, &people.head, Some(&people.employee), "2026-09-21");
        let to_head = change(&people.head, "2026-09-01");
        store.work(&people.hr.actor(), move |work| change_supervisor(work, home, id, &to_head)).unwrap();
        assert_eq!(due(store, home, &people.head), ["2026-09-21"]);
        assert_eq!(due(store, home, &people.director), ["2026-09-21"]);
        // Above a colleague the second level changes with the supervisor's own supervisor.
        let colleague = people.supervisor.employment;
        owe(store, &people, &people.head, Some(&people.colleague), "2026-09-22");
        let up = change(&people.director, "2026-09-01");
        store.work(&people.hr.actor(), move |work| change_supervisor(work, home, colleague, &up)).unwrap();
        assert_eq!(due(store, home, &people.head), ["2026-09-21"]);
        assert_eq!(due(store, home, &people.director), ["2026-09-21", "2026-09-22"]);
    });
}

#[test]
fn what_came_up_stays_with_the_second_level_who_supervises_from_now_on() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, id) = (people.institution, people.employee.employment);
        owe(store, &people, &people.supervisor, Some(&people.employee), "2026-09-02");
        let head = people.head.employment;
        store.at("2026-09-03T00:10:00Z");
        let raise = move |work: &Work<'_>| {
            let rows = work.tx().all::<Passed>(&PASSED, &[&home, &id])?;
            for row in &rows {
                work.raise(row, head, 7, false)?;
            }
            Ok(work.already_done(work.permit(&DUE_HAND_OVER, &kernel::Place::institution(home))?))
        };
        store.work(&kernel::Actor::System, raise).unwrap();
        owe(store, &people, &people.head, Some(&people.employee), "2026-09-30");
        assert_eq!(due(store, home, &people.head), ["2026-09-10", "2026-09-30"]);
        let to_head = change(&people.head, "2026-09-03");
        store.work(&people.hr.actor(), move |work| change_supervisor(work, home, id, &to_head)).unwrap();
        assert_eq!(due(store, home, &people.head), ["2026-09-10"], "asked once, with the days it had");
        assert_eq!(due(store, home, &people.director), ["2026-09-30"], "the second level's own goes on");
        assert_eq!(counted(store, home, head), (1, 0));
    });
}

#[test]
fn what_hr_was_asked_for_want_of_a_supervisor_goes_to_the_one_who_is_named() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, id) = (people.institution, people.employee.employment);
        store.tx(move |tx| tx.run(&UNSUPERVISED, &[&home, &id]).map(drop)).unwrap();
        let ask = |kind: &'static str| {
            let owing = move |work: &Work<'_>| {
                work.owe_in(
                    home,
                    Deadline {
                        kind,
                        subject: work.new_id(),
                        owed_by: OwedBy::Role(Role::Hr),
                        about: Some(id),
                        note: String::new(),
                        path: "/".into(),
                        year: kernel::FinancialYear::starting(YEAR),
                        due_on: day("2026-09-02"),
                    },
                )?;
                Ok(work.already_done(work.permit(&DUE_HAND_OVER, &kernel::Place::institution(home))?))
            };
            store.work(&people.hr.actor(), owing).unwrap();
        };
        ask("performance.appraisal.supervise");
        ask("performance.appraisal.announce");
        for from_on in ["2026-09-01", "2026-09-07"] {
            let named = change(if from_on == "2026-09-01" { &people.head } else { &people.planner }, from_on);
            store.work(&people.hr.actor(), move |work| change_supervisor(work, home, id, &named)).unwrap();
        }
        assert_eq!(due(store, home, &people.head), ["2026-09-08"], "not what HR owes by its office");
        store.at("2026-09-07T00:10:00Z");
        assert_eq!(round(store), 1);
        assert_eq!(due(store, home, &people.planner).len(), 1);
    });
}

#[test]
fn a_leaver_leaves_nothing_waiting_behind() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, id) = (people.institution, people.supervisor.employment);
        owe(store, &people, &people.supervisor, Some(&people.employee), "2026-10-01");
        owe(store, &people, &people.supervisor, Some(&people.supervisor), "2026-10-02");
        owe(store, &people, &people.supervisor, None, "2026-10-05");
        let end = move |work: &Work<'_>| end_employee(work, home, id, 1, day("2026-09-10"), "Amehamishwa");
        store.work(&people.hr.actor(), end).unwrap();
        assert_eq!(due(store, home, &people.supervisor).len(), 3);
        store.at("2026-09-11T00:10:00Z");
        // One for each of the two below, one for the leaver.
        assert_eq!(round(store), 3);
        assert!(due(store, home, &people.supervisor).is_empty());
        assert_eq!(due(store, home, &people.head), ["2026-10-01", "2026-10-05"]);
    });
}

#[test]
fn what_a_head_left_behind_goes_to_whoever_comes_after() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, id, next) = (people.institution, people.director.employment, people.head.employment);
        owe(store, &people, &people.director, Some(&people.employee), "2026-10-01");
        owe(store, &people, &people.director, Some(&people.director), "2026-10-02");
        owe(store, &people, &people.director, None, "2026-10-05");
        let end = move |work: &Work<'_>| end_employee(work, home, id, 1, day("2026-09-10"), "Amestaafu");
        store.work(&people.hr.actor(), end).unwrap();
        store.at("2026-09-11T00:10:00Z");
        round(store);
        assert_eq!(due(store, home, &people.director), ["2026-10-01", "2026-10-05"], "nobody heads it yet");
        store.tx(move |tx| tx.run(&TAKE_POST, &[&home, &next, &id]).map(drop)).unwrap();
        assert_eq!((round(store), round(store)), (1, 0));
        assert!(due(store, home, &people.director).is_empty());
        assert_eq!(due(store, home, &people.head), ["2026-10-01", "2026-10-05"]);
        // Whom the director supervised is the new head's, who may so answer; and has nobody above any more.
        let over = |someone: &Someone| {
            let id = someone.employment;
            store.tx(move |tx| crate::employee::find(tx, home, id, day("2026-09-11"))).unwrap().unwrap()
        };
        let hr = over(&people.hr);
        assert_eq!(hr.supervisor_id, Some(next));
        assert_eq!(over(&people.head).supervisor_id, None);
        assert_eq!(over(&people.supervisor).supervisor_id, Some(next), "who was theirs before stays so");
        let id = people.hr.employment;
        let seen = store.tx(move |tx| crate::supervision::store::list_history(tx, home, id)).unwrap();
        assert_eq!(
            (seen[0].from_on, seen[0].by_program(), seen[1].to_on),
            (day("2026-09-11"), true, Some(day("2026-09-10")))
        );
    });
}

#[test]
fn a_kaimu_takes_nothing_from_the_absent_person() {
    on_each_db(|store| {
        let people = fixture(store);
        let home = people.institution;
        owe(store, &people, &people.supervisor, Some(&people.employee), "2026-09-30");
        let new = crate::acting::NewActing {
            absent: people.supervisor.employment,
            acting: people.head.employment,
            from_on: day("2026-09-01"),
            to_on: day("2026-09-20"),
            letter: "KMB/7".into(),
        };
        let add = move |work: &Work<'_>| crate::acting::actions::add_acting(work, home, &new);
        store.work(&people.hr.actor(), add).unwrap();
        assert_eq!(due(store, home, &people.supervisor), ["2026-09-30"]);
        // It waits for the kaimu as for the absent person: both are who the kaimu stands for.
        let kaimu = people.head.employment;
        let actor =
            store.tx(move |tx| crate::employee::actor(tx, home, kaimu, day("2026-09-02"))).unwrap().unwrap();
        assert!(actor.stands_for().any(|one| one == people.supervisor.employment));
    });
}
