//! An appraisal whose next step nobody takes: it goes up, and when every level was silent, what was said in time stands.

use platform::testing::{TestStore, on_each_db};

use super::{duty, noticed, owed, round, told};
use crate::appraisal::actions;
use crate::appraisal::model::{AppraisalId, Column, Sending, Stands, State};
use crate::appraisal::tests::made::{Circle, circle, qualities, step, year};

fn rounds(store: &TestStore, days: &[&str]) {
    for day in days {
        store.at(&format!("{day}T06:00:00Z"));
        round(store);
    }
}

fn publish(store: &TestStore, circle: &Circle, id: AppraisalId) {
    store.at("2026-09-20T08:00:00Z");
    let version = circle.sheet(store, &circle.people.hr, id).appraisal.version;
    store.work(&circle.people.hr.actor(), move |work| actions::publish(work, id, version)).unwrap();
}

#[test]
fn the_second_level_assesses_and_discusses_in_the_place_of_the_silent() {
    on_each_db(|store| {
        let circle = circle(store);
        let people = circle.people.clone();
        let id = circle.open(store);
        circle.bring(store, id, State::SelfRated);
        rounds(store, &["2026-07-16"]);
        assert_eq!(
            owed(store, &people, &people.head),
            [format!("appraisal.supervise from {}, 2026-07-23", people.supervisor.name)]
        );
        let ratings = circle.ratings(&circle.sheet(store, &people.head, id));
        let version = circle.sheet(store, &people.head, id).appraisal.version;
        let judged = ratings.clone();
        store
            .work(&people.head.actor(), move |work| {
                actions::supervise(work, id, version, &judged, Sending::Sent)
            })
            .unwrap();
        // Whoever took it over need not wait for the supervisor's window again.
        store
            .work(&people.head.actor(), move |work| {
                actions::discuss(work, id, version + 1, &ratings, Sending::Sent)
            })
            .unwrap();
        assert_eq!(duty(store, &people, &people.supervisor, year()), (2, 1));
        assert_eq!(duty(store, &people, &people.head, year()), (1, 1));
    });
}

#[test]
fn who_rated_in_the_silent_ones_place_does_not_decide_the_dispute_about_it() {
    on_each_db(|store| {
        let circle = circle(store);
        let people = circle.people.clone();
        let id = circle.open(store);
        circle.bring(store, id, State::SelfRated);
        rounds(store, &["2026-07-16"]);
        let sheet = circle.sheet(store, &people.head, id);
        let (ratings, version) = (circle.ratings(&sheet), sheet.appraisal.version);
        for (who, to, version) in [
            (&people.head, State::SupervisorRated, version),
            (&people.head, State::Discussed, version + 1),
            (&people.employee, State::Disputed, version + 2),
        ] {
            let given = ratings.clone();
            store.work(&who.actor(), move |work| step(work, id, version, to, &given)).unwrap();
        }
        assert_eq!(owed(store, &people, &people.head), Vec::<String>::new());
        assert_eq!(owed(store, &people, &people.director).len(), 1);
        let decide = |who: &people::testing::Someone| {
            let given = ratings.clone();
            store.work(&who.actor(), move |work| {
                actions::countersign(work, id, version + 3, "Nimesoma pande zote mbili", Some(&given))
            })
        };
        let own = decide(&people.head).unwrap_err();
        assert!(own.to_string().contains("performance-appraisal-refused-gave-the-mark"), "{own}");
        decide(&people.director).unwrap();
        assert_eq!(circle.sheet(store, &people.employee, id).appraisal.state, State::Countersigned);
    });
}

#[test]
fn when_nobody_up_to_the_head_assesses_the_employees_own_column_stands() {
    on_each_db(|store| {
        let circle = circle(store);
        let people = circle.people.clone();
        let id = circle.open(store);
        circle.bring(store, id, State::SelfRated);
        rounds(store, &["2026-07-16", "2026-07-24", "2026-08-01", "2026-08-04"]);
        let sheet = circle.sheet(store, &people.employee, id);
        assert_eq!(
            (sheet.appraisal.state, sheet.appraisal.stands),
            (State::Countersigned, Some(Stands::Own))
        );
        assert_eq!(qualities(&sheet, Column::Agreed), qualities(&sheet, Column::SelfRating));
        assert_eq!(qualities(&sheet, Column::Supervisor).iter().flatten().count(), 0, "nothing is invented");
        assert_eq!(told(store, &people, &people.employee), ["raise", "raise", "stand"]);
        let all = ["raised", "raised", "stood"].map(|verb| format!("{verb} /appraisals"));
        assert_eq!(noticed(store, &people.employee), all);
        assert_eq!(noticed(store, &people.director), ["stood /appraisals"]);
        assert!(round(store).dealt == 0);
        publish(store, &circle, id);
        // The mark says on what it rests, and so does the file from which it can be recomputed.
        let inputs = super::year::inputs(store, &circle.people, id);
        assert_eq!(inputs.stands, Some(Stands::Own));
        for silent in [&people.supervisor, &people.head, &people.director] {
            assert_eq!(duty(store, &people, silent, year()), (1, 0), "{}", silent.name);
        }
    });
}

#[test]
fn when_the_employee_said_nothing_either_nothing_stands_and_it_is_stuck() {
    on_each_db(|store| {
        let circle = circle(store);
        let people = circle.people.clone();
        let id = circle.open(store);
        rounds(store, &["2026-07-16", "2026-07-24", "2026-08-04"]);
        let sheet = circle.sheet(store, &people.hr, id);
        assert_eq!((sheet.appraisal.state, sheet.appraisal.stands), (State::Open, None));
        assert!(sheet.appraisal.raised().is_some_and(|raised| raised.stuck));
        let stuck = |who: &people::testing::Someone| {
            let mut rows = store.owed(people.institution, who.employment);
            rows.retain(|row| {
                row.outcome.is_none() && row.dealt_at.is_some() && row.about_id != Some(who.employment)
            });
            rows.len()
        };
        assert_eq!(
            [&people.director, &people.head, &people.supervisor, &people.employee].map(stuck),
            [1, 0, 0, 0]
        );
        // Late is late, not lost: the employee still rates themselves, and the silent are asked anew.
        circle.bring_late(store, id);
        assert_eq!(circle.sheet(store, &people.hr, id).appraisal.state, State::SelfRated);
        assert_eq!(
            owed(store, &people, &people.supervisor).first().map(String::as_str),
            Some("appraisal.supervise, 2026-08-11")
        );
        assert_eq!(duty(store, &people, &people.director, year()), (1, 0));
    });
}

#[test]
fn a_discussion_nobody_held_is_put_to_the_employee_with_the_supervisors_marks() {
    on_each_db(|store| {
        let circle = circle(store);
        let people = circle.people.clone();
        let id = circle.open(store);
        circle.bring(store, id, State::SupervisorRated);
        rounds(store, &["2026-08-01", "2026-08-11", "2026-08-19"]);
        let sheet = circle.sheet(store, &people.employee, id);
        assert_eq!(
            (sheet.appraisal.state, sheet.appraisal.stands),
            (State::Discussed, Some(Stands::Supervisor))
        );
        assert_eq!(qualities(&sheet, Column::Agreed), qualities(&sheet, Column::Supervisor));
        assert_eq!(owed(store, &people, &people.employee), ["appraisal.agree, 2026-08-27"]);
        // The employee's own silence stops nobody: the second level is asked to countersign, and it goes on up from there.
        rounds(store, &["2026-08-28"]);
        assert_eq!(
            owed(store, &people, &people.head).first().map(String::as_str),
            Some("appraisal.countersign, 2026-09-04")
        );
        rounds(store, &["2026-09-05", "2026-09-15"]);
        let sheet = circle.sheet(store, &people.employee, id);
        assert_eq!(
            (sheet.appraisal.state, sheet.appraisal.stands),
            (State::Countersigned, Some(Stands::Agreed))
        );
        publish(store, &circle, id);
    });
}
