//! Whose days a period is, how the work stood on its last day, and what a closing must say.

use std::collections::BTreeMap;

use kernel::FinancialYear;

use super::whole;
use crate::appraisal::rules::Rubric;
use crate::mark::tests::made::{day, smallest, subtask, teacher};
use crate::mark::{SubTaskInput, VersionInput};
use crate::period::model::SpanRow;
use crate::period::rules::{Refused, as_of, check, days_of, ended_by, judge_closing, judge_statement};
use crate::period::{Closing, NewStatement, Source, State};

#[test]
fn a_period_begins_after_what_was_judged_before_and_lies_within_the_year() {
    let year = FinancialYear::starting(2025);
    let days = |starts_on: &str, ended_on: &str, judged_to: Option<&str>| {
        days_of(year, day(starts_on), day(ended_on), judged_to.map(day))
            .map(|(from, to)| format!("{from} {to}"))
    };
    assert_eq!(days("2020-01-01", "2025-12-31", None).unwrap(), "2025-07-01 2025-12-31");
    assert_eq!(days("2025-09-01", "2025-12-31", None).unwrap(), "2025-09-01 2025-12-31");
    assert_eq!(days("2020-01-01", "2026-03-31", Some("2025-12-31")).unwrap(), "2026-01-01 2026-03-31");
    assert_eq!(days("2020-01-01", "2026-03-31", Some("2026-03-31")), None);
    // What reaches the end of the year is the appraisal's, whoever supervises when it is written.
    let last = |ahead: &str| ended_by(year, day(ahead)).to_string();
    assert_eq!([last("2026-05-01"), last("2026-07-20")], ["2026-05-01", "2026-06-29"]);
}

#[test]
fn work_is_judged_as_it_stood_on_the_last_day() {
    let mut inputs = smallest(subtask(50, 365, 365, 80));
    let later = SubTaskInput { start: day("2026-02-01"), ..subtask(50, 5, 10, 80) };
    inputs.tasks[0].subtasks.push(later);
    let version = |number, from: &str, to: &str| VersionInput { number, from: day(from), to: day(to) };
    inputs.versions = vec![
        version(1, "2025-07-01", "2025-10-31"),
        version(2, "2025-11-01", "2026-02-28"),
        version(3, "2026-03-01", "2026-06-30"),
    ];
    inputs.tasks[0].weights = vec![10_000; 3];
    for line in &mut inputs.tasks[0].subtasks {
        line.weights = vec![5_000; 3];
    }
    let id = inputs.tasks[0].subtasks[0].id;
    let stood = as_of(inputs, day("2025-12-31"), &BTreeMap::from([(id, whole(138))]));
    assert_eq!(stood.tasks[0].subtasks.len(), 1, "what had not begun is not judged");
    let line = &stood.tasks[0].subtasks[0];
    assert_eq!((line.actual, line.ended_on, line.completed_on), (whole(138), Some(day("2025-12-31")), None));
    assert_eq!((stood.versions.len(), line.weights.len(), stood.versions[1].to), (2, 2, day("2025-12-31")));
    assert!(stood.factors.is_empty() && stood.counted_to == day("2025-12-31"));
}

#[test]
fn a_closing_judges_everything_that_counts_and_gives_reasons_at_the_edges() {
    let rubric =
        Rubric { steps: vec![20, 40, 60, 80, 100], fine_tune: 10, reason_below: 40, reason_above: 95 };
    let inputs = smallest(subtask(100, 1, 1, 80));
    let id = inputs.tasks[0].subtasks[0].id;
    let complaints = |closing: &Closing| match check(&inputs, closing, &rubric, false) {
        Ok(()) => Vec::new(),
        Err(kernel::Error::Invalid(errors)) => errors.0.iter().map(|error| error.field.to_string()).collect(),
        Err(other) => panic!("{other}"),
    };
    let factors: BTreeMap<i64, i64> =
        (1..=9).filter(|factor| *factor != 3).map(|factor| (factor, 4)).collect();
    let good = Closing {
        note: "Amefanya vizuri".into(),
        lines: BTreeMap::from([(id, (Some(80), String::new()))]),
        factors: factors.clone(),
    };
    assert_eq!(complaints(&good), Vec::<String>::new());
    let best = Closing { lines: BTreeMap::from([(id, (Some(100), String::new()))]), ..good.clone() };
    assert_eq!(complaints(&best), [format!("reason.{id}")]);
    let off = Closing { lines: BTreeMap::from([(id, (Some(75), String::new()))]), ..good.clone() };
    assert_eq!(complaints(&off), [format!("step.{id}")]);
    let silent = Closing { note: " ".into(), lines: BTreeMap::new(), factors: BTreeMap::new() };
    assert_eq!(complaints(&silent).len(), 1 + 8 + 1);
    let beyond = Closing {
        factors: BTreeMap::from([(1, 6)]).into_iter().chain(factors.into_iter().skip(1)).collect(),
        ..good
    };
    assert_eq!(complaints(&beyond), ["factor.1"]);
    assert!(check(&teacher(), &Closing::default(), &rubric, true).is_err());
}

#[test]
fn a_period_is_closed_once_and_before_the_year_is_countersigned() {
    for (source, state, appraisal, refused) in [
        (Source::Supervisor, State::Owed, None, None),
        (Source::Supervisor, State::Owed, Some("self_rated"), None),
        (Source::Supervisor, State::Owed, Some("countersigned"), Some(Refused::TooLate)),
        (Source::Supervisor, State::Owed, Some("published"), Some(Refused::TooLate)),
        (Source::Supervisor, State::Closed, None, Some(Refused::AlreadyClosed)),
        (Source::Supervisor, State::Merged, None, Some(Refused::NotSupervised)),
        (Source::Statement, State::Closed, None, Some(Refused::NotSupervised)),
    ] {
        assert_eq!(
            judge_closing(source, state, appraisal).err(),
            refused,
            "{source:?} {state:?} {appraisal:?}"
        );
    }
}

#[test]
fn a_statement_is_of_one_year_and_covers_nobody_elses_days() {
    let new = |from: &str, to: &str| NewStatement {
        from_on: day(from),
        to_on: day(to),
        judge: "Halmashauri ya Jirani".into(),
        letter: "A/1".into(),
        mark: kernel::Marks(7500),
        note: String::new(),
    };
    let span = |from, to, source| SpanRow { from_on: day(from), to_on: day(to), source };
    let others = [
        span("2025-07-01", "2025-09-30", Source::Statement),
        span("2026-01-01", "2026-04-30", Source::Supervisor),
    ];
    let seconded = [(day("2026-02-01"), day("2026-03-31"))];
    let judged = |from, to, appraisal| {
        judge_statement(&new(from, to), &others, &seconded, appraisal)
            .err()
            .map(|refused| kernel::Refusal::code(&refused))
    };
    assert_eq!(judged("2025-10-01", "2025-12-31", None), None);
    assert_eq!(judged("2025-09-30", "2025-12-31", None), Some("performance-period-refused-overlap"));
    // The host's days may lie within a supervisor's; days nobody wrote down as served elsewhere may not.
    assert_eq!(judged("2026-02-01", "2026-03-31", None), None);
    assert_eq!(judged("2026-02-01", "2026-04-15", None), Some("performance-period-refused-supervised"));
    assert_eq!(judged("2025-12-31", "2025-10-01", None), Some("performance-period-refused-backwards"));
    assert_eq!(judged("2026-06-01", "2026-07-31", None), Some("performance-period-refused-other-year"));
    assert_eq!(
        judged("2025-10-01", "2025-12-31", Some("published")),
        Some("performance-period-refused-published")
    );
}
