//! Three reminders before a zero: the real round through the last weeks of a year, on both engines.

use kernel::{Actor, Quantity};
use people::absence::actions::record_absence;
use people::absence::{Kind, NewAbsence};
use people::testing::Someone;
use platform::testing::{TestStore, on_each_db};

use super::round::run_due;
use crate::appraisal::tests::made::{Circle, circle};
use crate::mark::tests::made::{day, smallest, subtask};
use crate::mark::{Inputs, SubTaskInput};

platform::statements! {
    TICKED = "UPDATE performance_sub_task SET state = 'completed', completed_on = $3 WHERE institution_id = $1 AND id = $2";
    REACHED = "UPDATE performance_sub_task SET actual = $3 WHERE institution_id = $1 AND id = $2";
}

/// The colleague's plan with one sub-task at nothing, beside the employee's, of which everything is reported.
fn idle(store: &TestStore) -> Circle {
    let circle = circle(store);
    let nothing = smallest(SubTaskInput { completed_on: None, ..subtask(100, 0, 160, 50) });
    circle.sign(store, 2, circle.people.colleague.employment, Inputs { factors: Vec::new(), ..nothing });
    circle
}

fn round(store: &TestStore, today: &str) -> u64 {
    store.at(&format!("{today}T03:00:00Z"));
    store.runtime.block_on(run_due(&store.desk(&Actor::System))).unwrap().whole().unwrap()
}

/// What the history of somebody says of reminders and excuses, oldest first.
fn told(store: &TestStore, circle: &Circle, who: &Someone) -> Vec<String> {
    let (home, id) = (circle.people.institution, who.employment);
    let mut events = store.tx(move |tx| platform::history::about(tx, home, id, None)).unwrap();
    events.reverse();
    let of_ours = events.iter().filter(|event| {
        ["performance.reminder.send", "performance.excuse.grant"].contains(&event.action.as_str())
    });
    of_ours
        .map(|event| {
            let number = event.after.as_ref().and_then(|after| after.get("number")?.as_i64());
            number.map_or_else(|| event.action.clone(), |number| format!("reminder {number}"))
        })
        .collect()
}

#[test]
fn who_is_reminded_three_times_counts_as_they_stand() {
    on_each_db(|store| {
        let circle = idle(store);
        let colleague = circle.people.colleague.clone();
        assert_eq!(round(store, "2026-04-01"), 0);
        let days = ["2026-05-20", "2026-05-20", "2026-05-21", "2026-06-03", "2026-06-17", "2026-06-29"];
        let counts: Vec<u64> = days.iter().map(|day| round(store, day)).collect();
        assert_eq!(counts, [1, 0, 0, 1, 1, 0]);
        assert_eq!(told(store, &circle, &colleague), ["reminder 1", "reminder 2", "reminder 3"]);
        assert_eq!(told(store, &circle, &circle.people.employee), Vec::<String>::new());
        assert_eq!(round(store, "2026-07-02"), 0);
    });
}

#[test]
fn work_that_was_reported_meanwhile_is_left_alone() {
    on_each_db(|store| {
        let circle = idle(store);
        assert_eq!(round(store, "2026-05-20"), 1);
        let (home, id) = (circle.people.institution, circle.sub_task(2, 0, 0));
        store.tx(move |tx| tx.run(&REACHED, &[&home, &id, &Quantity(3000)])).unwrap();
        assert_eq!([round(store, "2026-06-03"), round(store, "2026-07-02")], [0, 0]);
        assert_eq!(told(store, &circle, &circle.people.colleague), ["reminder 1"]);
    });
}

/// A tick "completed" does no work: at nothing it is reminded of, and excused, like the rest.
#[test]
fn what_was_ticked_as_completed_at_nothing_is_reminded_of_too() {
    on_each_db(|store| {
        let circle = idle(store);
        let (home, id) = (circle.people.institution, circle.sub_task(2, 0, 0));
        let on = day("2026-03-01");
        store.tx(move |tx| tx.run(&TICKED, &[&home, &id, &on])).unwrap();
        assert_eq!([round(store, "2026-05-20"), round(store, "2026-07-02")], [1, 1]);
        let told = told(store, &circle, &circle.people.colleague);
        assert_eq!(told, ["reminder 1", "performance.excuse.grant"]);
    });
}

#[test]
fn what_the_program_did_not_remind_of_is_excused_when_the_year_has_ended() {
    on_each_db(|store| {
        let circle = idle(store);
        let colleague = circle.people.colleague.clone();
        assert_eq!(round(store, "2026-05-20"), 1);
        // The server stood still until the year had ended.
        assert_eq!(round(store, "2026-07-02"), 1);
        assert_eq!(round(store, "2026-07-03"), 0);
        assert_eq!(told(store, &circle, &colleague), ["reminder 1", "performance.excuse.grant"]);
    });
}

#[test]
fn nobody_is_reminded_while_they_are_away_and_the_reminders_come_when_they_are_back() {
    on_each_db(|store| {
        let circle = idle(store);
        let (home, who) = (circle.people.institution, circle.people.colleague.employment);
        store.at("2026-05-10T08:00:00Z");
        let away = NewAbsence {
            kind: Kind::Sick,
            from_on: day("2026-05-11"),
            to_on: day("2026-06-15"),
            letter: "HW/UT/7".into(),
            venue: String::new(),
            note: String::new(),
        };
        store.work(&circle.people.hr.actor(), move |work| record_absence(work, home, who, &away)).unwrap();
        assert_eq!([round(store, "2026-05-20"), round(store, "2026-06-03")], [0, 0]);
        let days = ["2026-06-16", "2026-06-18", "2026-06-21", "2026-06-26"];
        assert_eq!(days.map(|day| round(store, day)), [1, 0, 1, 1]);
    });
}

/// A contract that ends with the year is none of a leaver's (they have a period of their own), and nobody's zero either.
#[test]
fn whose_contract_ends_with_the_year_is_excused_like_everybody() {
    on_each_db(|store| {
        let circle = idle(store);
        let (home, colleague) = (circle.people.institution, circle.people.colleague.clone());
        assert_eq!(round(store, "2026-05-20"), 1);
        let (who, last) = (colleague.employment, day("2026-06-30"));
        let end = move |work: &platform::work::Work<'_>| {
            people::employee::actions::end_employee(work, home, who, 1, last, "Mkataba umeisha")
        };
        store.work(&circle.people.hr.actor(), end).unwrap();
        assert_eq!(round(store, "2026-07-02"), 1);
        assert_eq!(told(store, &circle, &colleague), ["reminder 1", "performance.excuse.grant"]);
    });
}
