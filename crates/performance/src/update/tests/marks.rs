//! What versions mean for a mark: weights by days, work that was ended, and the page and export that tell of them.

use kernel::{Day, Weight};
use platform::testing::on_each_db;

use super::super::actions::{end_sub_task, set_weights};
use super::super::model::Kind;
use super::{agree, begin, hand_over, signed, tasks, tell, version, weights};
use crate::agreement::tests::day;
use crate::mark::{Exact, Inputs, VersionInput, compute, explain, gather, tests::made};

fn version_of(number: i64, from: &str, to: &str) -> VersionInput {
    VersionInput { number, from: day(from), to: day(to) }
}

/// The teacher of the worked example with a plan of two versions that weigh the same.
fn unchanged_in_two_versions() -> Inputs {
    let mut inputs = made::teacher();
    inputs.versions =
        vec![version_of(1, "2025-07-01", "2025-12-31"), version_of(2, "2026-01-01", "2026-06-30")];
    for task in &mut inputs.tasks {
        task.weights = vec![task.weight.0; 2];
        for line in &mut task.subtasks {
            line.weights = vec![line.weight.0; 2];
        }
    }
    inputs
}

#[test]
fn versions_that_weigh_the_same_give_the_mark_of_a_plan_that_never_changed() {
    let (plain, by_days) = (made::teacher(), unchanged_in_two_versions());
    let (first, second) = (compute(&plain).unwrap(), compute(&by_days).unwrap());
    assert_eq!((first.formula, second.formula), ("F1", "F1-by-days"));
    assert_eq!(first.overall, second.overall);
    assert_eq!(second.rounded.to_string(), "85.43");
    let text = serde_json::to_string(&plain).unwrap();
    assert!(!text.contains("versions") && !text.contains("weights") && !text.contains("ended_on"));
    assert_eq!(serde_json::from_str::<Inputs>(&text).unwrap(), plain);
}

#[test]
fn a_weight_counts_by_its_mean_over_the_days() {
    let mut inputs = made::teacher();
    let (good, weak) = (made::subtask(100, 10, 10, 100), made::subtask(100, 0, 10, 100));
    inputs.tasks = vec![made::task(60, vec![good]), made::task(40, vec![weak])];
    inputs.versions =
        vec![version_of(1, "2025-07-01", "2025-12-31"), version_of(2, "2026-01-01", "2026-06-30")];
    inputs.tasks[0].weights = vec![6_000, 4_000];
    inputs.tasks[1].weights = vec![4_000, 6_000];
    for task in &mut inputs.tasks {
        task.subtasks[0].weights = vec![10_000, 10_000];
    }
    let computed = compute(&inputs).unwrap();
    // 184 and 181 days: (60 x 184 + 40 x 181) / 365 of a mark of 100.
    assert_eq!(computed.results, Exact::ratio(60 * 184 + 40 * 181, 365).unwrap());
    let told = explain(&inputs, &computed);
    assert_eq!(told.tasks[0].by_days.as_ref().unwrap().mean, "50.082191…");
    inputs.tasks[1].weights.pop();
    assert!(compute(&inputs).is_err(), "every version says every weight");
}

#[test]
fn work_ended_by_agreement_is_judged_on_the_days_it_ran() {
    let mut inputs = unchanged_in_two_versions();
    let mut line = made::subtask(100, 80, 160, 100);
    line.completed_on = None;
    line.weights = vec![10_000, 0];
    // Half of a target in 184 of 365 days, never late.
    line.ended_on = Some(day("2025-12-31"));
    let mut other = made::subtask(100, 10, 10, 100);
    other.weights = vec![0, 10_000];
    inputs.tasks = vec![made::task(100, vec![line, other])];
    inputs.tasks[0].weights = vec![10_000, 10_000];
    let computed = compute(&inputs).unwrap();
    let found = computed.tasks[0].subtasks[0].as_ref().unwrap();
    assert_eq!(found.quantity, Exact::ratio(80 * 365, 160 * 184).unwrap());
    assert_eq!((found.late_days, &found.timeliness), (0, &Exact::ONE));
    inputs.tasks[0].subtasks[0].ended_on = Some(Day::new(2025, 6, 30).unwrap());
    assert!(compute(&inputs).unwrap().tasks[0].subtasks[0].is_none(), "ended before it began");
}

#[test]
fn an_applied_update_reaches_the_inputs_with_every_day_of_the_year() {
    on_each_db(|store| {
        let (people, id) = signed(store);
        let employee = &people.employee;
        let institution = people.institution;
        let read = move |store: &platform::testing::TestStore| {
            store
                .tx(move |tx| {
                    let year = crate::agreement::tests::year();
                    gather(tx, institution, year, id.0, year.last_day(), day("2026-12-20"))
                })
                .unwrap()
                .unwrap()
        };
        assert!(read(store).versions.is_empty());
        let before = tasks(store, employee, id);
        let update = begin(store, employee, id, Kind::MidYear).unwrap();
        tell(store, employee, update, "01/01/2027");
        let (seen, ended) = (version(store, employee, update), before[0].sub_tasks[1].id);
        store.work(&employee.actor(), move |work| end_sub_task(work, update, seen, ended)).unwrap();
        let mut typed = weights(&before, ["50", "50"], ["100", "1"]);
        typed.pop();
        let seen = version(store, employee, update);
        store.work(&employee.actor(), move |work| set_weights(work, update, seen, &typed)).unwrap();
        hand_over(store, employee, update).unwrap();
        agree(store, &people.supervisor, update).unwrap();
        let inputs = read(store);
        let days: Vec<i64> = inputs.versions.iter().map(VersionInput::days).collect();
        assert_eq!(days, [184, 181]);
        assert_eq!(inputs.tasks[0].weights, [6_000, 5_000]);
        assert_eq!(inputs.tasks[0].subtasks[1].weights, [3_000, 0]);
        assert_eq!(inputs.tasks[0].subtasks[1].ended_on, Some(day("2026-12-31")));
        assert_eq!(inputs.tasks[0].subtasks[1].weight, Weight(0));
    });
}
