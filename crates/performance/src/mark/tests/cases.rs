//! Special cases of the mark as numbers: a change of supervisor, silence, days away, and who is not assessed.
//! Source: performance.md 3.3 and 4.4.

use kernel::uuid::Uuid;
use kernel::{EmploymentId, FinancialYear, Marks, Quantity};
use people::absence::{Kind, Span};

use super::made::{day, factor, smallest, subtask, task, teacher};
use crate::mark::cases::{
    AbsenceInput, Limits, NotAssessed, PeriodDays, PeriodInput, PeriodsInput, absences, assess, employed_in,
    finished_on, periods,
};
use crate::mark::{Inputs, NoMark, SubTaskInput, compute, explain};

fn period(from: &str, to: &str, days: i64, mark: Option<i64>) -> PeriodInput {
    PeriodInput {
        span: PeriodDays { from: day(from), to: day(to), days },
        judge: String::from("Nyimbote, Method Gabriel"),
        mark: mark.map(Marks),
        inputs: None,
    }
}

/// 88.00 exactly: everything done in time at quality 50, every factor at its best.
fn eighty_eight() -> Inputs {
    Inputs { factors: vec![factor(1, &[5])], ..smallest(subtask(100, 1, 1, 50)) }
}

#[test]
fn what_only_reached_its_target_is_not_finished_where_the_supervisor_counted_less() {
    let (on, target) = (Some(day("2026-03-01")), Quantity(9_000));
    for (is_ticked, counted, expected) in
        [(false, None, on), (false, Some(9_000), on), (false, Some(8_999), None), (true, Some(8_999), on)]
    {
        assert_eq!(
            finished_on(on, is_ticked, counted.map(Quantity), target),
            expected,
            "{is_ticked} {counted:?}"
        );
    }
}

fn by_periods(earlier: Vec<PeriodInput>, own_days: i64) -> Inputs {
    let last = PeriodDays { from: day("2026-01-01"), to: day("2026-06-30"), days: own_days };
    Inputs { periods: Some(PeriodsInput { earlier, last }), ..eighty_eight() }
}

#[test]
fn the_worked_example_of_a_change_of_supervisor_comes_out() {
    let inputs = by_periods(vec![period("2025-07-01", "2025-12-31", 184, Some(7500))], 181);
    let computed = compute(&inputs).unwrap();
    assert_eq!(computed.own.text(2), "88");
    assert_eq!((computed.formula, computed.rounded), ("F1-by-periods", Marks(8145)));
    let told = explain(&inputs, &computed);
    let mean = told.periods.unwrap().mean;
    assert_eq!(mean.sum, "(184 × 75 + 181 × 88) ÷ 365");
    assert_eq!((told.own.as_str(), told.rounded.as_str()), ("88", "81.45"));
}

#[test]
fn a_silent_supervisors_days_do_not_count() {
    let silent = by_periods(vec![period("2025-07-01", "2025-12-31", 184, None)], 181);
    assert_eq!(compute(&silent).unwrap().rounded, Marks(8800));
    let three = vec![
        period("2025-07-01", "2025-09-30", 92, Some(6000)),
        period("2025-10-01", "2025-12-31", 92, None),
    ];
    // (60 * 92 + 88 * 181) / 273
    assert_eq!(compute(&by_periods(three, 181)).unwrap().rounded, Marks(7856));
    // A new supervisor for the appraisal itself: the former one judged all the days.
    let all = by_periods(vec![period("2025-07-01", "2026-06-30", 365, Some(7500))], 0);
    assert_eq!(compute(&all).unwrap().rounded, Marks(7500));
    // Nobody's days count: whoever judged all of them was silent, or the employee was away on all the others.
    let nobody = by_periods(vec![period("2025-07-01", "2026-06-30", 365, None)], 0);
    let computed = compute(&nobody).unwrap();
    assert_eq!(computed.rounded, Marks(8800));
    let mean = explain(&nobody, &computed).periods.unwrap().mean;
    assert_eq!((mean.sum.as_str(), mean.value.as_str()), ("88", "88"));
    let beyond = by_periods(vec![period("2025-07-01", "2025-12-31", 184, Some(10_001))], 181);
    assert_eq!(compute(&beyond).unwrap_err(), NoMark::Malformed("periods"));
}

#[test]
fn what_no_earlier_period_covers_is_the_appraisals_own() {
    let year = (day("2025-07-01"), day("2026-06-30"));
    let none = periods(Vec::new(), year, &[]);
    assert_eq!(none, None);
    let changed = periods(vec![period("2025-07-01", "2025-12-31", 184, None)], year, &[]).unwrap();
    assert_eq!((changed.last.from, changed.last.days), (day("2026-01-01"), 181));
    assert_eq!(changed.earlier[0].span.days, 184);
    // Sixty days away, half of them before the change.
    let away = [AbsenceInput { from: day("2025-12-02"), to: day("2026-01-30") }];
    let changed = periods(vec![period("2025-07-01", "2025-12-31", 184, None)], year, &away).unwrap();
    assert_eq!((changed.earlier[0].span.days, changed.last.days), (154, 151));
    // Three months elsewhere, by a statement: its days are nobody else's.
    let both = vec![
        period("2025-07-01", "2025-12-31", 184, None),
        period("2025-10-01", "2025-12-31", 92, Some(9000)),
    ];
    let changed = periods(both, year, &[]).unwrap();
    let days: Vec<i64> = changed.earlier.iter().map(|period| period.span.days).collect();
    assert_eq!((days, changed.last.days), (vec![92, 92], 181));
    // Arrived by transfer on 1 January, with a statement of the days before.
    let arrived = (day("2026-01-01"), day("2026-06-30"));
    let changed = periods(vec![period("2025-07-01", "2025-12-31", 184, Some(7500))], arrived, &[]).unwrap();
    assert_eq!((changed.earlier[0].span.days, changed.last.days), (184, 181));
}

fn with_absence(line: SubTaskInput, spans: &[(&str, &str)]) -> Inputs {
    Inputs {
        absences: spans.iter().map(|(from, to)| AbsenceInput { from: day(from), to: day(to) }).collect(),
        ..smallest(line)
    }
}

#[test]
fn targets_shrink_by_the_days_away_and_those_days_are_not_late() {
    // A hundred days, of which forty away: sixty of a hundred are owed.
    let line = SubTaskInput {
        start: day("2025-07-01"),
        end: day("2025-10-08"),
        completed_on: Some(day("2025-10-08")),
        ..subtask(100, 60, 100, 80)
    };
    let maternity = [("2025-08-01", "2025-09-09")];
    let computed = compute(&with_absence(line.clone(), &maternity)).unwrap();
    let found = computed.tasks[0].subtasks[0].as_ref().unwrap();
    assert_eq!((found.quantity.text(4).as_str(), computed.formula), ("1", "F1-with-absence"));
    let half = SubTaskInput { actual: kernel::Quantity(30_000), ..line.clone() };
    let computed = compute(&with_absence(half, &maternity)).unwrap();
    assert_eq!(computed.tasks[0].subtasks[0].as_ref().unwrap().quantity.text(4), "0.5");
    // Ill at the end: finished ten days after it, all of them away.
    let late = SubTaskInput { completed_on: Some(day("2025-10-18")), ..line.clone() };
    let ill = [("2025-09-19", "2025-10-18")];
    let computed = compute(&with_absence(late, &ill)).unwrap();
    assert_eq!(computed.tasks[0].subtasks[0].as_ref().unwrap().late_days, 0);
    // Away on all of its days: as if it had never been planned.
    let all = with_absence(line, &[("2025-06-01", "2025-12-31")]);
    assert_eq!(compute(&all).unwrap_err(), NoMark::NothingCounted);
    let told = explain(
        &with_absence(subtask(100, 1, 1, 80), &maternity),
        &compute(&with_absence(subtask(100, 1, 1, 80), &maternity)).unwrap(),
    );
    assert_eq!(told.tasks[0].lines[0].away, Some((365, 325)));
}

#[test]
fn days_that_every_plan_allows_for_change_nothing() {
    let year = (day("2025-07-01"), day("2026-06-30"));
    let leave = [(day("2025-12-01"), day("2025-12-28"), false)];
    assert_eq!(absences(&leave, year, 28), []);
    let more = [leave[0], (day("2026-01-05"), day("2026-01-05"), false)];
    assert_eq!(absences(&more, year, 28).len(), 2);
    // Only the days of this year count, and are kept.
    let edge = [(day("2026-06-10"), day("2026-08-30"), false)];
    assert_eq!(absences(&edge, year, 28), []);
    let edge = [(day("2026-05-10"), day("2026-08-30"), false)];
    assert_eq!(absences(&edge, year, 28), [AbsenceInput { from: day("2026-05-10"), to: day("2026-06-30") }]);
    // A suspension is left out however short, and is none of the days that every plan allows for.
    let suspended = [leave[0], (day("2026-02-02"), day("2026-02-06"), true)];
    assert_eq!(
        absences(&suspended, year, 28),
        [AbsenceInput { from: day("2026-02-02"), to: day("2026-02-06") }]
    );
}

#[test]
fn the_inputs_say_nothing_of_special_cases_where_there_are_none_and_are_read_back() {
    let plain = serde_json::to_string(&teacher()).unwrap();
    assert!(!plain.contains("absences") && !plain.contains("periods"));
    let nested = PeriodInput {
        inputs: Some(Box::new(eighty_eight())),
        ..period("2025-07-01", "2025-12-31", 184, Some(8800))
    };
    let mut inputs = by_periods(vec![nested, period("2025-07-01", "2025-12-31", 0, None)], 181);
    inputs.absences = vec![AbsenceInput { from: day("2025-08-01"), to: day("2025-09-09") }];
    let text = serde_json::to_string(&inputs).unwrap();
    assert!(
        text.contains(r#""earlier":[{"from":"2025-07-01","to":"2025-12-31","days":184,"judge":"#),
        "{text}"
    );
    assert!(text.contains(r#""mark":"88.00""#) && !text.contains("sick"), "{text}");
    assert_eq!(serde_json::from_str::<Inputs>(&text).unwrap(), inputs);
    let mut again = teacher();
    again.tasks = vec![task(100, vec![subtask(100, 1, 1, 80)])];
    assert_eq!(compute(&again).unwrap().own, compute(&again).unwrap().overall);
}

#[test]
fn who_was_here_too_short_or_on_studies_is_not_assessed() {
    let year = FinancialYear::starting(2025);
    let limits = Limits { least_days: 90, study_days: 274, allowed_away: 28 };
    let judged = |starts_on: &str, ends_on: Option<&str>, spans: &[(Kind, &str, &str)]| {
        let spans: Vec<Span> = spans
            .iter()
            .map(|(kind, from, to)| Span {
                employment_id: EmploymentId(Uuid::nil()),
                kind: *kind,
                from_on: day(from),
                to_on: day(to),
            })
            .collect();
        assess(employed_in(year, day(starts_on), ends_on.map(day)), &spans, limits)
    };
    let joiner = |days| Err(NotAssessed::Joiner { days, least: 90 });
    assert_eq!(judged("2020-01-01", None, &[]), Ok(()));
    assert_eq!(judged("2026-04-02", None, &[]), Ok(()), "ninety days");
    assert_eq!(judged("2026-04-03", None, &[]), joiner(89));
    assert_eq!(judged("2020-01-01", Some("2025-09-27"), &[]), joiner(89));
    assert_eq!(judged("2026-07-01", None, &[]), joiner(0));
    let study = |from, to| [(Kind::Study, from, to)];
    assert_eq!(judged("2020-01-01", None, &study("2025-07-01", "2026-03-31")), Ok(()), "274 days");
    assert_eq!(
        judged("2020-01-01", None, &study("2025-07-01", "2026-04-01")),
        Err(NotAssessed::Study { days: 275 })
    );
    let suspended = [(Kind::Suspension, "2025-07-01", "2026-05-31")];
    assert_eq!(
        judged("2020-01-01", None, &suspended),
        Err(NotAssessed::Away { days: 30, least: 90 }),
        "the reason is not said"
    );
    let seconded = [(Kind::Secondment, "2025-07-01", "2026-05-31")];
    assert_eq!(judged("2020-01-01", None, &seconded), Ok(()), "served elsewhere is served");
}
