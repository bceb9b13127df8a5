//! F1 against the worked example, tables of cases and properties. Source: performance.md 3.3.

use kernel::{Marks, Quantity};
use proptest::prelude::*;

use super::made::{day, factor, parameters, smallest, subtask, supervising, task, teacher};
use crate::mark::explain::explain_results;
use crate::mark::formula::{NoMark, band, compute, results_with_quality};
use crate::mark::{Band, Exact, Group, Inputs, SubTaskInput};

fn text(value: &Exact) -> String {
    value.text(6)
}

#[test]
fn the_worked_example_comes_out_digit_for_digit() {
    let computed = compute(&teacher()).unwrap();
    let tasks: Vec<String> = computed.tasks.iter().map(|task| text(task.mark.as_ref().unwrap())).collect();
    assert_eq!(tasks, ["88.45875", "94.45", "72.8"]);
    let subtasks: Vec<String> =
        computed.tasks[0].subtasks.iter().map(|found| text(&found.as_ref().unwrap().mark)).collect();
    assert_eq!(subtasks, ["94", "86.71875", "90.725", "68.25", "93"]);
    assert_eq!(text(&computed.results), "87.124375");
    assert_eq!(text(computed.behaviour.as_ref().unwrap()), "78.645833…");
    assert_eq!(text(&computed.overall), "85.428666…");
    assert_eq!((computed.rounded, computed.band, computed.formula), (Marks(8543), Band::AboveAverage, "F1"));
    let exams = computed.tasks[0].subtasks[4].as_ref().unwrap();
    assert_eq!(
        (exams.late_days, text(&exams.grace_days), text(&exams.timeliness)),
        (3, String::from("15"), String::from("0.8"))
    );
    assert!(computed.tasks[2].subtasks[1].is_none());
}

#[test]
fn overall_is_made_from_exact_parts_not_from_rounded_ones() {
    // R = 66.665 exactly, B = 62.5: 0.8 R + 0.2 B = 65.832 -> 65.83; from R rounded to 66.67 it would be 65.836 -> 65.84.
    let mut inputs = smallest(SubTaskInput {
        actual: Quantity(66_665),
        target: Quantity(100_000),
        ..subtask(100, 0, 1, 100)
    });
    inputs.factors = vec![factor(1, &[3, 4])];
    let computed = compute(&inputs).unwrap();
    assert_eq!(text(&computed.results), "66.665");
    assert_eq!(computed.rounded, Marks(6583));
}

#[test]
fn lateness_costs_the_points_of_time_within_the_grace() {
    // planned from, to, finished, d
    let cases = [
        ("2026-03-31", "2026-05-29", Some("2026-05-29"), "1"),
        ("2026-03-31", "2026-05-29", Some("2026-05-20"), "1"),
        ("2026-03-31", "2026-05-29", Some("2026-06-01"), "0.8"),
        ("2026-03-31", "2026-05-29", Some("2026-06-13"), "0"),
        ("2026-03-31", "2026-05-29", Some("2026-12-31"), "0"),
        ("2026-05-01", "2026-05-10", Some("2026-05-11"), "0.857142…"), // a grace of seven days at least
        ("2026-03-31", "2026-05-29", None, "0"), // unfinished: counted to the end of the year
        ("2026-04-01", "2026-06-28", None, "0.910112…"), // two of 22.25 days
        ("2025-07-01", "2026-06-30", None, "1"), // routine of the whole year
        ("2025-07-01", "2026-06-30", Some("2026-07-03"), "0.967123…"),
    ];
    for (start, end, completed, expected) in cases {
        let line = SubTaskInput {
            start: day(start),
            end: day(end),
            completed_on: completed.map(day),
            ..subtask(100, 1, 1, 80)
        };
        let computed = compute(&smallest(line)).unwrap();
        assert_eq!(
            text(&computed.tasks[0].subtasks[0].as_ref().unwrap().timeliness),
            expected,
            "{start} {end} {completed:?}"
        );
    }
}

#[test]
fn more_than_the_target_counts_as_the_target_and_less_than_nothing_as_nothing() {
    for (actual, expected) in [(0, "0"), (-5, "0"), (5, "0.5"), (10, "1"), (25, "1")] {
        let computed = compute(&smallest(subtask(100, actual, 10, 80))).unwrap();
        assert_eq!(text(&computed.tasks[0].subtasks[0].as_ref().unwrap().quantity), expected, "{actual}");
    }
}

#[test]
fn a_task_of_nothing_but_excused_work_drops_out() {
    let mut inputs = teacher();
    for line in &mut inputs.tasks[2].subtasks {
        line.excused = true;
    }
    let computed = compute(&inputs).unwrap();
    assert_eq!(computed.tasks[2].mark, None);
    // (50 * 88.45875 + 30 * 94.45) / 80
    assert_eq!(text(&computed.results), "90.705468…");
}

#[test]
fn whoever_is_excused_from_everything_is_not_marked_at_all() {
    let line = SubTaskInput { excused: true, quality: None, ..subtask(100, 0, 1, 0) };
    assert_eq!(compute(&smallest(line)).unwrap_err(), NoMark::NothingCounted);
}

#[test]
fn work_without_an_agreed_quality_gives_no_mark() {
    let line = SubTaskInput { quality: None, ..subtask(100, 1, 1, 0) };
    assert_eq!(compute(&smallest(line)).unwrap_err(), NoMark::QualityMissing);
}

#[test]
fn a_supervisor_is_also_marked_by_answers_in_time() {
    let computed = compute(&supervising(teacher(), 40, 38)).unwrap();
    assert_eq!(text(computed.duty.as_ref().unwrap()), "95");
    // 0.70 * 87.124375 + 0.15 * 78.645833.. + 0.15 * 95 = 60.9870625 + 11.796875 + 14.25
    assert_eq!(text(&computed.overall), "87.033937…");
}

#[test]
fn a_part_with_nothing_to_measure_drops_out_and_the_others_share_the_whole() {
    let without_duty = compute(&supervising(teacher(), 0, 0)).unwrap();
    assert_eq!(without_duty.duty, None);
    // (70 R + 15 B) / 85
    assert_eq!(text(&without_duty.overall), "85.628161…");
    let without_behaviour = compute(&Inputs { factors: Vec::new(), ..teacher() }).unwrap();
    assert_eq!(text(&without_behaviour.overall), "87.124375");
}

#[test]
fn a_head_is_marked_with_the_institution_or_says_that_it_is_missing() {
    let mut inputs =
        Inputs { group: Group::Head, parameters: parameters(Group::Head), ..supervising(teacher(), 10, 10) };
    inputs.parameters = parameters(Group::Head);
    inputs.group = Group::Head;
    let without = compute(&inputs).unwrap();
    assert_eq!(without.formula, "F1-without-I");
    // (30 R + 10 B + 10 * 100) / 50
    assert_eq!(text(&without.overall), "88.003791…");
    inputs.institution_score = Some(Marks(7530));
    let with = compute(&inputs).unwrap();
    assert_eq!((with.formula, text(&with.overall)), ("F1", String::from("81.651895…")));
    inputs.institution_score = None;
    inputs.parameters.head_without_institution = 0;
    assert_eq!(compute(&inputs).unwrap_err(), NoMark::InstitutionMissing);
}

#[test]
fn bands_begin_at_their_lowest_mark() {
    let bands = [90, 75, 60, 40, 0];
    let cases = [
        (10_000, 1),
        (9_000, 1),
        (8_999, 2),
        (7_500, 2),
        (7_499, 3),
        (6_000, 3),
        (5_999, 4),
        (4_000, 4),
        (3_999, 5),
        (0, 5),
    ];
    for (mark, number) in cases {
        assert_eq!(band(Marks(mark), &bands).number(), number, "{mark}");
    }
}

#[test]
fn settings_that_could_leave_the_scale_are_refused() {
    let mut inputs = teacher();
    inputs.parameters.time_points = 30;
    assert_eq!(compute(&inputs).unwrap_err(), NoMark::Malformed("points"));
    let mut inputs = teacher();
    inputs.parameters.shares.results = 90;
    assert_eq!(compute(&inputs).unwrap_err(), NoMark::Malformed("shares"));
    assert_eq!(compute(&smallest(subtask(100, 1, 0, 80))).unwrap_err(), NoMark::Malformed("target"));
    assert_eq!(compute(&smallest(subtask(100, 1, 1, 101))).unwrap_err(), NoMark::Malformed("quality"));
}

#[test]
fn the_inputs_are_written_as_documented_and_read_back() {
    let written = serde_json::to_value(teacher()).unwrap();
    assert_eq!(written["tasks"][0]["weight"], 5000);
    assert_eq!(written["tasks"][0]["subtasks"][4]["completed_on"], "2026-06-01");
    assert_eq!(written["tasks"][0]["subtasks"][1]["actual"], 150);
    assert_eq!(written["tasks"][2]["subtasks"][1]["quality"], serde_json::Value::Null);
    assert_eq!(written["factors"][0]["items"], serde_json::json!([4, 4, 5]));
    assert_eq!(written["parameters"]["shares"], serde_json::json!({"R": 80, "B": 20, "M": 0, "I": 0}));
    assert_eq!(serde_json::from_value::<Inputs>(written).unwrap(), teacher());
    let fraction =
        SubTaskInput { actual: Quantity(2_125), reported: Some(Quantity(3_333)), ..subtask(100, 0, 4, 80) };
    let written = serde_json::to_string(&smallest(fraction)).unwrap();
    assert!(written.contains("\"actual\":2.125,\"reported\":3.333,\"target\":4"), "{written}");
    assert_eq!(
        serde_json::from_str::<Inputs>(&written).unwrap().tasks[0].subtasks[0].reported,
        Some(Quantity(3_333))
    );
}

fn any_subtask() -> impl Strategy<Value = SubTaskInput> {
    (
        1..60_i64,
        -10..2_000_000_i64,
        1..1_500_000_i64,
        0..=100_i64,
        0..300_i64,
        1..200_i64,
        prop::option::of(0..400_i64),
        prop::bool::weighted(0.15),
    )
        .prop_map(|(weight, actual, target, quality, start, length, completed, excused)| {
            let start = day("2025-07-01").plus_days(start);
            SubTaskInput {
                actual: Quantity(actual),
                target: Quantity(target),
                start,
                end: start.plus_days(length),
                completed_on: completed.map(|days| start.plus_days(days)),
                excused,
                ..subtask(weight, 0, 1, quality)
            }
        })
}

fn any_inputs() -> impl Strategy<Value = Inputs> {
    let tasks = prop::collection::vec((1..60_i64, prop::collection::vec(any_subtask(), 1..8)), 1..6);
    let factors = prop::collection::vec(prop::collection::vec(1..=5_i64, 1..4), 0..9);
    (tasks, factors, 0..50_i64, 0..50_i64).prop_map(|(tasks, factors, met, late)| {
        let mut inputs = supervising(teacher(), met + late, met);
        inputs.tasks = tasks.into_iter().map(|(weight, lines)| task(weight, lines)).collect();
        inputs.factors = factors.iter().zip(1..).map(|(items, number)| factor(number, items)).collect();
        inputs
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_mark_never_leaves_its_scale(inputs in any_inputs()) {
        if let Ok(computed) = compute(&inputs) {
            prop_assert!(computed.overall >= Exact::ZERO && computed.overall <= Exact::whole(100));
            prop_assert!((0..=10_000).contains(&computed.rounded.0));
        }
    }

    #[test]
    fn the_order_of_lines_never_changes_a_mark(inputs in any_inputs(), turn in 0..7_usize) {
        let mut turned = inputs.clone();
        let tasks = turned.tasks.len();
        turned.tasks.rotate_left(turn % tasks);
        for task in &mut turned.tasks {
            task.subtasks.reverse();
        }
        turned.factors.reverse();
        let overall = |inputs: &Inputs| compute(inputs).map(|computed| computed.overall);
        prop_assert_eq!(overall(&inputs), overall(&turned));
    }

    #[test]
    fn more_work_never_lowers_a_mark(inputs in any_inputs(), more in 1..500_000_i64, at in 0..40_usize) {
        let mut better = inputs.clone();
        let mut lines: Vec<_> = better.tasks.iter_mut().flat_map(|task| &mut task.subtasks).collect();
        let chosen = at % lines.len();
        lines[chosen].actual.0 += more;
        if let (Ok(before), Ok(after)) = (compute(&inputs), compute(&better)) {
            prop_assert!(after.overall >= before.overall);
        }
    }

    #[test]
    fn excused_work_counts_as_if_it_had_never_been_planned(inputs in any_inputs()) {
        let mut without = inputs.clone();
        for task in &mut without.tasks {
            task.subtasks.retain(|line| !line.excused);
        }
        without.tasks.retain(|task| !task.subtasks.is_empty());
        let overall = |inputs: &Inputs| compute(inputs).map(|computed| computed.overall);
        prop_assert_eq!(overall(&inputs), overall(&without));
    }

    #[test]
    fn what_is_stored_gives_the_same_mark_again(inputs in any_inputs()) {
        let again: Inputs = serde_json::from_str(&serde_json::to_string(&inputs).unwrap()).unwrap();
        prop_assert_eq!(compute(&again).map(|found| found.rounded), compute(&inputs).map(|found| found.rounded));
    }
}

#[test]
fn the_preview_lies_between_the_lowest_and_the_highest_quality() {
    let mut inputs = teacher();
    for line in inputs.tasks.iter_mut().flat_map(|task| &mut task.subtasks) {
        line.quality = None;
    }
    let (tasks, lowest) = results_with_quality(&inputs, 20).unwrap();
    let (_, highest) = results_with_quality(&inputs, 100).unwrap();
    let shown = explain_results(&inputs, &tasks, &lowest);
    assert_eq!(shown.results.value, lowest.text(6), "the working ends in the number that is shown");
    let (schemes, assumed) = (&shown.tasks[0].lines[0], "50 + 6 + 20");
    assert_eq!(
        schemes.steps.as_ref().map(|steps| (steps.points.as_str(), steps.mark.as_str())),
        Some((assumed, "76"))
    );
    assert!(lowest < compute(&teacher()).unwrap().results && compute(&teacher()).unwrap().results < highest);
}
