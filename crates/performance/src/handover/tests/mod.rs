//! Handovers of work: the rules as tables, and the flow from a planned last day to an update of somebody else's plan.

mod pages;
mod rules;

use kernel::{Actor, Error, Quantity};
use people::employee::actions::end_employee;
use people::testing::Someone;
use platform::testing::{TestStore, on_each_db};
use platform::work::Work;

use super::actions::{name_successor, open_handover, open_part, take_on};
use super::{HandoverId, NewPart, PartId, round, store};
use crate::agreement::model::SubTaskId;
use crate::appraisal::tests::made::{Circle, circle};
use crate::mark::tests::made::{day, smallest, subtask};
use crate::mark::{Inputs, SubTaskInput};
use crate::update::model::{Act, Thing, UpdateId};

/// The colleague with two open sub-tasks, 138 of 365 and 2 of 8, and a last day on 31 March.
fn leaving(store: &TestStore) -> Circle {
    let circle = circle(store);
    let open =
        |weight, actual, target| SubTaskInput { completed_on: None, ..subtask(weight, actual, target, 50) };
    let mut inputs = Inputs { factors: Vec::new(), ..smallest(open(60, 138, 365)) };
    inputs.tasks[0].subtasks.push(open(40, 2, 8));
    let people = &circle.people;
    let (home, leaver) = (people.institution, people.colleague.employment);
    circle.sign(store, 2, leaver, inputs);
    store.at("2026-03-02T08:00:00Z");
    let end = move |work: &Work<'_>| end_employee(work, home, leaver, 1, day("2026-03-31"), "Uhamisho");
    store.work(&people.hr.actor(), end).unwrap();
    circle
}

fn run(store: &TestStore) -> u64 {
    store.runtime.block_on(round::open_due(&store.desk(&Actor::System))).unwrap().whole().unwrap()
}

/// Its handover, opened fifteen days before.
fn opened(store: &TestStore) -> (Circle, HandoverId) {
    let circle = leaving(store);
    store.at("2026-03-12T08:00:00Z");
    assert_eq!(run(store), 0, "not yet");
    store.at("2026-03-17T08:00:00Z");
    assert_eq!((run(store), run(store)), (1, 0), "doing it twice does nothing twice");
    let home = circle.people.institution;
    let rows = store.tx(move |tx| store::list(tx, home, day("2026-03-17"), None)).unwrap().rows;
    assert_eq!((rows.len(), rows[0].open, rows[0].named), (1, 2, 0));
    let id = rows[0].id;
    (circle, id)
}

fn part(circle: &Circle, lines: &[u128], to: &str, note: &str) -> NewPart {
    let sub_tasks = lines.iter().map(|line| SubTaskId(circle.sub_task(2, 0, *line))).collect();
    NewPart { sub_tasks, to: to.to_owned(), note: note.to_owned() }
}

fn name(store: &TestStore, who: &Someone, id: HandoverId, version: i64, new: NewPart) -> Result<(), Error> {
    store.work(&who.actor(), move |work| name_successor(work, id, version, &new))
}

fn owed(store: &TestStore, circle: &Circle, who: &Someone) -> Vec<(String, String)> {
    let (home, id) = (circle.people.institution, who.employment);
    let rows = ::people::testing::waits(store, home, id);
    rows.into_iter()
        .filter(|row| row.kind.starts_with("performance.handover"))
        .map(|row| (row.kind, row.path))
        .collect()
}

/// What the employee was named for.
fn taken(store: &TestStore, circle: &Circle) -> PartId {
    let owed = owed(store, circle, &circle.people.employee);
    owed[0].1.rsplit('/').next().unwrap().parse().unwrap()
}

fn take(store: &TestStore, who: &Someone, id: PartId, version: i64) -> Result<UpdateId, Error> {
    store.work(&who.actor(), move |work| take_on(work, id, version))
}

#[test]
fn the_supervisor_names_and_who_is_named_takes_it_into_their_plan() {
    on_each_db(|store| {
        let (circle, id) = opened(store);
        let people = &circle.people;
        assert_eq!(
            owed(store, &circle, &people.supervisor),
            [("performance.handover.name".to_owned(), format!("/handovers/{id}"))]
        );
        let by = |who: &Someone, version| {
            name(store, who, id, version, part(&circle, &[0, 1], people.employee.check_number, ""))
        };
        assert_eq!(by(&people.employee, 1).unwrap_err().to_string(), Error::NotFound.to_string());
        assert_eq!(by(&people.colleague, 1).unwrap_err().to_string(), Error::Denied.to_string());
        assert!(matches!(by(&people.supervisor, 7), Err(Error::Stale)));
        by(&people.supervisor, 1).unwrap();
        assert!(owed(store, &circle, &people.supervisor).is_empty(), "all is named");
        let id = taken(store, &circle);
        assert_eq!(
            take(store, &people.supervisor, id, 1).unwrap_err().to_string(),
            Error::NotFound.to_string()
        );
        let update = take(store, &people.employee, id, 1).unwrap();
        assert!(owed(store, &circle, &people.employee).is_empty());
        let sheet = store
            .read(&people.employee.actor(), move |work| crate::update::actions::read_update(work, update))
            .unwrap();
        let added: Vec<_> = sheet.changes.iter().filter(|change| change.act == Act::Add).collect();
        let lines: Vec<_> = added.iter().filter(|change| change.thing == Thing::SubTask).collect();
        assert_eq!((added.len(), lines.len()), (3, 2), "one task with two sub-tasks");
        let rest: Vec<_> = lines.iter().map(|line| (line.target, line.weight.0)).collect();
        assert_eq!(rest, [(Quantity(227_000), 6000), (Quantity(6_000), 4000)], "what is left to do");
        assert!(lines.iter().all(|line| line.starts_on == day("2026-03-17")));
        let again = take(store, &people.employee, id, 2).unwrap_err().to_string();
        assert!(again.contains("performance-handover-refused-taken"), "{again}");
    });
}

#[test]
fn a_part_at_a_time_and_nobody_only_for_a_reason() {
    on_each_db(|store| {
        let (circle, id) = opened(store);
        let people = &circle.people;
        let boss = &people.supervisor;
        for (new, complaint) in [
            (part(&circle, &[], people.employee.check_number, ""), "performance-handover-problem-none"),
            (part(&circle, &[0], "", " "), "performance-handover-problem-reason"),
            (part(&circle, &[0], "99999999", ""), "people-supervision-problem-unknown"),
            (part(&circle, &[0], people.colleague.check_number, ""), "performance-handover-problem-leaver"),
            (part(&circle, &[7], people.employee.check_number, ""), "performance-handover-problem-named"),
        ] {
            let refused = format!("{:?}", name(store, boss, id, 1, new).unwrap_err());
            assert!(refused.contains(complaint), "{refused}");
        }
        name(store, boss, id, 1, part(&circle, &[0], "", "Imefutwa kwenye bajeti")).unwrap();
        assert_eq!(owed(store, &circle, boss).len(), 1, "the other one still waits");
        let twice = name(store, boss, id, 2, part(&circle, &[0, 1], people.employee.check_number, ""));
        assert!(format!("{:?}", twice.unwrap_err()).contains("performance-handover-problem-named"));
        name(store, boss, id, 2, part(&circle, &[1], people.employee.check_number, "Endelea nayo")).unwrap();
        let (_, lines) = store.read(&people.colleague.actor(), move |work| open_handover(work, id)).unwrap();
        let said: Vec<_> =
            lines.iter().map(|line| (line.to_name.as_deref(), line.reason.as_deref())).collect();
        assert_eq!(
            said,
            [
                (None, Some("Imefutwa kwenye bajeti")),
                (Some(people.employee.name.as_str()), Some("Endelea nayo"))
            ],
            "the leaver reads who takes what"
        );
        let id = taken(store, &circle);
        let (_, lines) = store.read(&people.employee.actor(), move |work| open_part(work, id)).unwrap();
        assert_eq!(lines.len(), 1);
    });
}

#[test]
fn the_next_level_names_where_the_supervisor_is_silent_also_after_the_last_day() {
    on_each_db(|store| {
        let (circle, id) = opened(store);
        let people = &circle.people;
        store.at("2026-04-08T08:00:00Z");
        let desk = store.desk(&Actor::System);
        store.runtime.block_on(::people::handover::actions::hand_over_due(&desk)).unwrap().whole().unwrap();
        store.runtime.block_on(platform::deadline::run_passed(&desk, &[crate::area()])).unwrap();
        assert!(owed(store, &circle, &people.supervisor).is_empty());
        assert_eq!(owed(store, &circle, &people.head).len(), 1);
        name(store, &people.head, id, 1, part(&circle, &[0, 1], people.employee.check_number, "")).unwrap();
        assert!(owed(store, &circle, &people.head).is_empty());
        assert_eq!(run(store), 0, "and it is not opened again");
    });
}

#[test]
fn who_stays_after_all_hands_nothing_over() {
    on_each_db(|store| {
        let (circle, _) = opened(store);
        let people = &circle.people;
        let (home, stays) = (people.institution, people.colleague.employment);
        store.tx(move |tx| tx.run(&STAYS, &[&home, &stays])).unwrap();
        assert_eq!(run(store), 0);
        assert!(owed(store, &circle, &people.supervisor).is_empty());
        assert!(store.tx(move |tx| store::list(tx, home, day("2026-03-17"), None)).unwrap().rows.is_empty());
    });
}

platform::statements! {
    STAYS = "UPDATE people_employment SET ends_on = NULL WHERE institution_id = $1 AND id = $2";
}
