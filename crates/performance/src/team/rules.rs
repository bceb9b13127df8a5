//! The traffic light of a whole plan: the weighted mean of its sub-tasks, by the same margins as one sub-task.
//! Pure; it is a hint for today and never a mark, so shares are carried in millionths and rounded down. PROPOSED.

use kernel::Day;

use crate::agreement::model::SubTaskState;
use crate::report::rules::{Margins, Pace, Progress};

/// A whole is so many parts.
const WHOLE: i128 = 1_000_000;

/// How a plan goes: pace, and whole percents done and expected by today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanPace {
    pub pace: Pace,
    pub done: i64,
    pub expected: i64,
    /// Sub-tasks whose time is over.
    pub overdue: i64,
}

/// Adds up a plan, one sub-task at a time.
#[derive(Debug, Clone, Copy, Default)]
pub struct PlanSum {
    weight: i128,
    done: i128,
    expected: i128,
    overdue: i64,
}

impl PlanSum {
    /// `weight` is the product of the task's and the sub-task's weight. What is excused or never agreed does not count.
    pub fn add(&mut self, weight: i128, progress: &Progress<'_>, today: Day) {
        let share = match progress.state {
            SubTaskState::Excused | SubTaskState::Rejected | SubTaskState::Proposed => return,
            SubTaskState::Completed | SubTaskState::Running => {
                let target = i128::from(progress.target.0).max(1);
                (i128::from(progress.actual.0) * WHOLE / target).clamp(0, WHOLE)
            }
        };
        let (elapsed, planned) = progress.time(today);
        self.weight += weight;
        self.done += weight * share;
        self.expected += weight * (i128::from(elapsed) * WHOLE / i128::from(planned.max(1)));
        if progress.state == SubTaskState::Running && progress.is_overdue(today) {
            self.overdue += 1;
        }
    }

    /// None: nothing counts yet. Something overdue keeps a plan from green.
    pub fn pace(&self, margins: Margins) -> Option<PlanPace> {
        if self.weight <= 0 {
            return None;
        }
        let (done, expected) = (self.done / self.weight, self.expected / self.weight);
        let reaches = |margin: i64| done >= expected - i128::from(margin) * WHOLE / 100;
        let pace = if !reaches(margins.red) {
            Pace::Behind
        } else if !reaches(margins.yellow) || self.overdue > 0 {
            Pace::Slack
        } else if expected == 0 && done == 0 {
            Pace::Ahead
        } else {
            Pace::Good
        };
        let percent = |parts: i128| i64::try_from(parts * 100 / WHOLE).unwrap_or_default();
        Some(PlanPace { pace, done: percent(done), expected: percent(expected), overdue: self.overdue })
    }
}
