//! The light of a plan: weighted, excused left out, nothing overdue under green.

use kernel::{Day, Quantity};

use crate::agreement::model::SubTaskState;
use crate::report::rules::{Margins, Pace, Progress};
use crate::team::rules::PlanSum;

const MARGINS: Margins = Margins { yellow: 5, red: 25 };

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// One hundred days from 1 July; on 19 August half of them are gone.
fn progress(actual: i64, state: SubTaskState) -> Progress<'static> {
    Progress {
        state,
        target: Quantity(10_000),
        actual: Quantity(actual),
        starts_on: day("2026-07-01"),
        ends_on: day("2026-10-08"),
        away: &[],
    }
}

fn sum(parts: &[(i128, Progress<'_>)], today: &str) -> PlanSum {
    let mut sum = PlanSum::default();
    parts.iter().for_each(|(weight, progress)| sum.add(*weight, progress, day(today)));
    sum
}

#[test]
fn a_plan_without_anything_that_counts_has_no_light() {
    assert_eq!(PlanSum::default().pace(MARGINS), None);
    assert_eq!(sum(&[(1, progress(0, SubTaskState::Excused))], "2026-08-19").pace(MARGINS), None);
}

#[test]
fn finished_work_counts_as_far_as_it_was_done() {
    let completed = SubTaskState::Completed;
    let pace = sum(&[(1, progress(0, completed)), (1, progress(10_000, completed))], "2026-10-08");
    let pace = pace.pace(MARGINS).unwrap();
    assert_eq!((pace.done, pace.pace), (50, Pace::Behind));
}

#[test]
fn the_light_of_a_plan_is_the_weighted_mean_of_its_sub_tasks() {
    let running = SubTaskState::Running;
    for (actual, done, expected) in [
        (6_000, 50, Pace::Good),
        (5_400, 45, Pace::Good),
        (5_300, 44, Pace::Slack),
        (2_800, 26, Pace::Slack),
        (2_600, 24, Pace::Behind),
    ] {
        // Three quarters at `actual`, one quarter at a fifth.
        let pace = sum(&[(3, progress(actual, running)), (1, progress(2_000, running))], "2026-08-19")
            .pace(MARGINS)
            .unwrap();
        assert_eq!((pace.pace, pace.done, pace.expected), (expected, done, 50), "{actual}");
    }
}

#[test]
fn something_overdue_keeps_a_plan_from_green_and_is_counted() {
    let late = Progress { ends_on: day("2026-07-31"), ..progress(9_900, SubTaskState::Running) };
    let pace = sum(&[(1, late), (9, progress(10_000, SubTaskState::Completed))], "2026-08-19")
        .pace(MARGINS)
        .unwrap();
    assert_eq!((pace.pace, pace.overdue), (Pace::Slack, 1));
}

#[test]
fn before_its_time_a_plan_is_only_ahead() {
    let pace = sum(&[(1, progress(0, SubTaskState::Running))], "2026-06-30").pace(MARGINS).unwrap();
    assert_eq!(pace.pace, Pace::Ahead);
}
