//! The transition table, the columns' checks, and who sees what.

use std::fmt::Write as _;

use kernel::{Day, Refusal as _};
use platform::setting::Window;

use crate::appraisal::model::{Column, State};
use crate::appraisal::rules::{Calendar, Rubric, Step, Viewer, may_see, next, prefill};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn calendar() -> Calendar {
    let window = |opens: &str, closes: &str| Window {
        opens_on: day(opens),
        closes_on: day(closes),
        was_to_close: None,
        name_sw: String::new(),
        name_en: String::new(),
    };
    Calendar {
        self_rating: window("2026-06-15", "2026-06-30"),
        supervisor_rating: window("2026-07-01", "2026-07-15"),
        discussion: window("2026-07-16", "2026-07-31"),
        countersign: window("2026-08-01", "2026-08-15"),
        publish: window("2026-08-16", "2026-09-30"),
    }
}

fn rubric() -> Rubric {
    Rubric { steps: vec![20, 40, 60, 80, 100], fine_tune: 10, reason_below: 40, reason_above: 95 }
}

/// Every state and step on one day, as a table people can read.
fn table(today: &str) -> String {
    let mut text = String::new();
    for state in State::ALL {
        for step in Step::ALL {
            let outcome = match next(*state, step, day(today), &calendar()) {
                Ok(state) => state.code().to_owned(),
                Err(refused) => {
                    format!("({})", refused.code().trim_start_matches("performance-appraisal-refused-"))
                }
            };
            writeln!(text, "{:17} {:12} {outcome}", state.code(), format!("{step:?}")).unwrap();
        }
    }
    text
}

#[test]
fn every_step_in_every_state_in_july() {
    insta::assert_snapshot!("july", table("2026-07-10"));
}

#[test]
fn every_step_in_every_state_after_all_windows_have_opened() {
    insta::assert_snapshot!("after", table("2026-09-01"));
}

#[test]
fn nobody_rates_before_the_season() {
    for (state, step) in [
        (State::Open, Step::RateSelf),
        (State::SelfRated, Step::Supervise),
        (State::Countersigned, Step::Publish),
    ] {
        let refused = next(state, step, day("2026-06-01"), &calendar()).unwrap_err();
        assert_eq!(refused.code(), "performance-appraisal-refused-not-yet", "{step:?}");
    }
}

#[test]
fn whoever_gets_a_file_late_still_has_days_to_answer() {
    let calendar = calendar();
    assert_eq!(calendar.due_on(Step::Supervise, day("2026-06-20"), 7), day("2026-07-15"));
    assert_eq!(calendar.due_on(Step::Supervise, day("2026-07-14"), 7), day("2026-07-21"));
}

#[test]
fn the_employee_does_not_see_the_supervisors_column_before_it_is_sent() {
    for state in State::ALL {
        let sent = *state >= State::SupervisorRated;
        assert_eq!(may_see(Viewer::Employee, Column::Supervisor, *state), sent, "{state:?}");
        assert_eq!(
            may_see(Viewer::Other, Column::SelfRating, *state),
            *state >= State::SelfRated,
            "{state:?}"
        );
        assert!(may_see(Viewer::Employee, Column::SelfRating, *state));
    }
}

#[test]
fn quality_is_a_step_with_a_little_to_either_side() {
    let rubric = rubric();
    let cases = [
        (80, 0, Some(80)),
        (80, -5, Some(75)),
        (60, 10, Some(70)),
        (80, 11, None),
        (100, 1, None),
        (20, -10, Some(10)),
        (75, 0, None),
    ];
    for (step, tune, expected) in cases {
        assert_eq!(rubric.quality(step, tune), expected, "{step} {tune}");
    }
    for quality in 10..=100 {
        let step = rubric.nearest(quality).unwrap();
        assert_eq!(rubric.quality(step, quality - step), Some(quality), "{quality}");
    }
    assert!(
        rubric.wants_reason(39)
            && !rubric.wants_reason(40)
            && !rubric.wants_reason(95)
            && rubric.wants_reason(96)
    );
}

#[test]
fn the_agreed_column_begins_with_what_both_said_alike() {
    assert_eq!(prefill(Some(80), Some(80)), Some(80));
    assert_eq!(prefill(Some(90), Some(80)), None);
    assert_eq!(prefill(None, Some(80)), Some(80));
    assert_eq!(prefill(Some(80), None), None);
}
