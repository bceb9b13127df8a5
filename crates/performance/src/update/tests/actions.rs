//! Whole walks of an update, on both engines.

use kernel::{Actor, Error, Quantity, Weight};
use people::testing::Fixture;
use platform::deadline::run_passed;
use platform::testing::{TestStore, on_each_db};

use super::super::actions::{
    add_sub_task, add_task, change_sub_task, decline_update, drop_change, end_sub_task, return_update,
    set_weights, withdraw_update,
};
use super::super::model::{Kind, State, TypedChange, UpdateId};
use super::{agree, begin, consent, hand_over, sheet, signed, tasks, tell, version, weights};
use crate::agreement::model::{AgreementId, SubTaskState, TypedSubTask, TypedTask};
use crate::agreement::tests::{plan, refusal};

#[test]
fn a_review_without_changes_is_signed_by_both_and_leaves_the_plan_alone() {
    on_each_db(|store| {
        let (people, id) = signed(store);
        let before = plan(store, &people.employee.actor(), id);
        let update = begin(store, &people.supervisor, id, Kind::MidYear).unwrap();
        assert_eq!(
            refusal(begin(store, &people.employee, id, Kind::Extraordinary)),
            "performance-update-refused-one-open"
        );
        assert_eq!(
            refusal(hand_over(store, &people.supervisor, update)),
            "performance-update-refused-progress"
        );
        tell(store, &people.supervisor, update, "10/12/2026");
        assert_eq!(hand_over(store, &people.supervisor, update).unwrap(), State::Submitted);
        assert_eq!(refusal(agree(store, &people.supervisor, update)), "performance-update-refused-your-own");
        assert_eq!(agree(store, &people.employee, update).unwrap(), State::Applied);
        let after = plan(store, &people.employee.actor(), id);
        assert_eq!(after.agreement.version, before.agreement.version);
        let row = sheet(store, &people.employee.actor(), update).update;
        assert_eq!((row.number, row.last_number), (None, None));
        assert_eq!(
            refusal(begin(store, &people.employee, id, Kind::MidYear)),
            "performance-update-refused-reviewed"
        );
    });
}

#[test]
fn an_agreed_change_becomes_the_next_version_and_sub_tasks_keep_their_ids() {
    on_each_db(|store| {
        let (people, id) = signed(store);
        let employee = &people.employee;
        let before = tasks(store, employee, id);
        let (first, second) = (before[0].sub_tasks[0].clone(), before[0].sub_tasks[1].clone());
        let update = begin(store, employee, id, Kind::Extraordinary).unwrap();
        tell(store, employee, update, "08/12/2026");
        let typed = TypedChange {
            weight: "50".into(),
            indicator: first.indicator.clone(),
            target: "120".into(),
            resources: first.resources.clone(),
            starts_on: "01/07/2026".into(),
            ends_on: "30/06/2027".into(),
        };
        let (seen, sub_task) = (version(store, employee, update), first.id);
        store
            .work(&employee.actor(), move |work| change_sub_task(work, update, seen, sub_task, &typed))
            .unwrap();
        let stale = store.work(&employee.actor(), move |work| end_sub_task(work, update, seen, sub_task));
        assert!(matches!(stale, Err(Error::Stale)));
        assert_eq!(refusal(hand_over(store, employee, update)), "performance-agreement-sub-task-weights-off");
        let (seen, typed) = (version(store, employee, update), weights(&before, ["60", "40"], ["50", "50"]));
        store.work(&employee.actor(), move |work| set_weights(work, update, seen, &typed)).unwrap();
        assert_eq!(tasks(store, employee, id)[0].sub_tasks[0].weight, first.weight, "the plan runs on");
        hand_over(store, employee, update).unwrap();
        assert_eq!(agree(store, &people.supervisor, update).unwrap(), State::Applied);

        let after = tasks(store, employee, id);
        let (changed, raised) = (&after[0].sub_tasks[0], &after[0].sub_tasks[1]);
        assert_eq!(
            (changed.id, changed.weight, changed.target),
            (first.id, Weight(5_000), Quantity(120_000))
        );
        assert_eq!((raised.id, raised.weight), (second.id, Weight(5_000)));
        let row = sheet(store, &employee.actor(), update).update;
        assert_eq!((row.number, row.last_number), (Some(2), Some(2)));
        assert_eq!(row.last_effective_on.map(|day| day.to_string()).as_deref(), Some("2026-12-08"));
        // The next one cannot hold from a day before it.
        let next = begin(store, employee, id, Kind::Extraordinary).unwrap();
        tell(store, employee, next, "07/12/2026");
        let (seen, typed) = (version(store, employee, next), weights(&after, ["50", "50"], ["50", "50"]));
        store.work(&employee.actor(), move |work| set_weights(work, next, seen, &typed)).unwrap();
        assert_eq!(refusal(hand_over(store, employee, next)), "performance-update-refused-early");
    });
}

#[test]
fn work_is_added_and_ended_and_what_ended_weighs_nothing() {
    on_each_db(|store| {
        let (people, id) = signed(store);
        let supervisor = &people.supervisor;
        let before = tasks(store, supervisor, id);
        let update = begin(store, supervisor, id, Kind::MidYear).unwrap();
        tell(store, supervisor, update, "14/12/2026");
        let task = TypedTask {
            title: "Kusimamia mtihani wa Taifa".into(),
            activity: String::new(),
            weight: "10".into(),
            priority: "high".into(),
            starts_on: "14/12/2026".into(),
            ends_on: "30/06/2027".into(),
        };
        let seen = version(store, supervisor, update);
        let new = store.work(&supervisor.actor(), move |work| add_task(work, update, seen, &task)).unwrap();
        let line = TypedSubTask {
            title: "Kusimamia vyumba".into(),
            weight: "100".into(),
            indicator: "Vyumba".into(),
            unit_of_measure: "chumba".into(),
            mode: "quantity".into(),
            baseline: String::new(),
            target: "4".into(),
            resources: String::new(),
            starts_on: "14/12/2026".into(),
            ends_on: "30/06/2027".into(),
        };
        let early = TypedSubTask { starts_on: "13/12/2026".into(), ..line.clone() };
        let seen = version(store, supervisor, update);
        let refused =
            store.work(&supervisor.actor(), move |work| add_sub_task(work, update, seen, new, &early));
        assert!(matches!(refused, Err(Error::Invalid(_))), "outside its task");
        store.work(&supervisor.actor(), move |work| add_sub_task(work, update, seen, new, &line)).unwrap();
        let (seen, ended) = (version(store, supervisor, update), before[0].sub_tasks[1].id);
        store.work(&supervisor.actor(), move |work| end_sub_task(work, update, seen, ended)).unwrap();
        let mut typed = weights(&before, ["50", "40"], ["100", "1"]);
        typed.pop();
        let seen = version(store, supervisor, update);
        store.work(&supervisor.actor(), move |work| set_weights(work, update, seen, &typed)).unwrap();
        hand_over(store, supervisor, update).unwrap();
        assert_eq!(agree(store, &people.employee, update).unwrap(), State::Applied);
        let after = tasks(store, supervisor, id);
        assert_eq!(after.len(), 3);
        let row = &after[0].sub_tasks[1];
        assert_eq!((row.weight, row.state), (Weight(0), SubTaskState::Running));
        assert_eq!(row.ended_on.map(|day| day.to_string()).as_deref(), Some("2026-12-13"));
        assert_eq!(after[2].task.id, new);
        assert_eq!(after[2].sub_tasks[0].state, SubTaskState::Running);
    });
}

#[test]
fn a_proposal_is_returned_mended_declined_or_withdrawn() {
    on_each_db(|store| {
        let (people, id) = signed(store);
        let employee = &people.employee;
        let update = begin(store, employee, id, Kind::MidYear).unwrap();
        tell(store, employee, update, "10/12/2026");
        hand_over(store, employee, update).unwrap();
        let seen = version(store, employee, update);
        let own = store.work(&employee.actor(), move |work| return_update(work, update, seen, "Rekebisha"));
        assert_eq!(refusal(own), "performance-update-refused-your-own");
        let unsaid =
            store.work(&people.supervisor.actor(), move |work| return_update(work, update, seen, " "));
        assert!(matches!(unsaid, Err(Error::Invalid(_))));
        store
            .work(&people.supervisor.actor(), move |work| return_update(work, update, seen, "Rekebisha"))
            .unwrap();
        let row = sheet(store, &employee.actor(), update).update;
        assert_eq!((row.state, row.answer.as_str()), (State::Returned, "Rekebisha"));
        assert!(
            row.text.is_none() && row.employee_signed_at.is_none(),
            "what was signed is no longer the text"
        );
        tell(store, employee, update, "11/12/2026");
        hand_over(store, employee, update).unwrap();
        let seen = version(store, employee, update);
        store
            .work(&people.supervisor.actor(), move |work| decline_update(work, update, seen, "Hapana"))
            .unwrap();
        let again = begin(store, employee, id, Kind::MidYear).unwrap();
        let seen = version(store, employee, again);
        store.work(&employee.actor(), move |work| withdraw_update(work, again, seen)).unwrap();
        assert_eq!(sheet(store, &employee.actor(), again).update.state, State::Withdrawn);
    });
}

/// A change of the last days of the year, handed over by the employee on 2 June 2027.
fn asked_late(store: &TestStore) -> (Fixture, AgreementId, UpdateId) {
    let (people, id) = signed(store);
    store.at("2027-06-02T08:00:00Z");
    let employee = &people.employee;
    let before = tasks(store, employee, id);
    let update = begin(store, employee, id, Kind::Extraordinary).unwrap();
    tell(store, employee, update, "01/06/2027");
    let (seen, typed) = (version(store, employee, update), weights(&before, ["50", "50"], ["70", "30"]));
    store.work(&employee.actor(), move |work| set_weights(work, update, seen, &typed)).unwrap();
    hand_over(store, employee, update).unwrap();
    (people, id, update)
}

#[test]
fn the_last_days_of_the_year_wait_for_the_second_level() {
    on_each_db(|store| {
        let (people, id, update) = asked_late(store);
        let employee = &people.employee;
        assert_eq!(agree(store, &people.supervisor, update).unwrap(), State::Agreed);
        assert_eq!(tasks(store, employee, id)[0].task.weight, Weight(6_000));
        assert!(consent(store, &people.supervisor, update).is_err());
        assert_eq!(consent(store, &people.head, update).unwrap(), State::Applied);
        assert_eq!(tasks(store, employee, id)[0].task.weight, Weight(5_000));
    });
}

fn pass(store: &TestStore, now: &str) {
    store.at(now);
    let done = store.runtime.block_on(run_passed(&store.desk(&Actor::System), &[crate::area()])).unwrap();
    assert_eq!(done.failed, 0);
}

#[test]
fn a_second_consent_that_went_up_is_given_from_there() {
    on_each_db(|store| {
        let (people, _, update) = asked_late(store);
        assert_eq!(agree(store, &people.supervisor, update).unwrap(), State::Agreed);
        pass(store, "2027-06-10T08:00:00Z");
        assert_eq!(consent(store, &people.director, update).unwrap(), State::Applied);
    });
}

#[test]
fn who_answers_in_the_silent_supervisors_place_needs_no_second_consent_of_their_own() {
    on_each_db(|store| {
        let (people, _, update) = asked_late(store);
        pass(store, "2027-06-10T08:00:00Z");
        assert_eq!(agree(store, &people.head, update).unwrap(), State::Applied);
        let (home, head) = (people.institution, people.head.employment);
        let open = ::people::testing::waits(store, home, head);
        assert!(open.iter().all(|due| !due.kind.starts_with("performance.update.")), "{open:?}");
    });
}

#[test]
fn a_change_is_undone_before_it_is_submitted() {
    on_each_db(|store| {
        let (people, id) = signed(store);
        let employee = &people.employee;
        let item = tasks(store, employee, id)[0].sub_tasks[0].id;
        let update = begin(store, employee, id, Kind::MidYear).unwrap();
        let seen = version(store, employee, update);
        store.work(&employee.actor(), move |work| end_sub_task(work, update, seen, item)).unwrap();
        assert_eq!(sheet(store, &employee.actor(), update).changes.len(), 1);
        let seen = version(store, employee, update);
        store.work(&employee.actor(), move |work| drop_change(work, update, seen, item.0)).unwrap();
        assert!(sheet(store, &employee.actor(), update).changes.is_empty());
    });
}

#[test]
fn nobody_but_the_two_sides_proposes() {
    on_each_db(|store| {
        let (people, id) = signed(store);
        for other in [&people.colleague, &people.stranger] {
            let answer = begin(store, other, id, Kind::MidYear);
            assert!(matches!(answer, Err(Error::NotFound)), "{}", other.check_number);
        }
        for other in [&people.head, &people.hr] {
            let answer = begin(store, other, id, Kind::MidYear);
            assert!(matches!(answer, Err(Error::Denied)), "{}", other.check_number);
        }
    });
}
