//! The traffic light of one sub-task: the share of its time that is gone against the share of its target that is done.
//! Days on which somebody was away with leave are no part of that time: the light pauses until they are back.
//! Pure; the light of a whole plan is the team's. Source: performance.md 1.2 and 4.4 (leave).

use kernel::{Day, Quantity};
use people::absence::rules::days_away;
use ui::Light;

use crate::agreement::model::SubTaskState;

/// The margins of the traffic light in percent points: settings `traffic_yellow_margin`, `traffic_red_margin`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Margins {
    pub yellow: i64,
    pub red: i64,
}

/// How a sub-task goes, measured against its time. Colours real, margins PROPOSED. Source: performance.md 1.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pace {
    /// Its time has not come.
    Ahead,
    /// Haihesabiki.
    Excused,
    Done,
    Good,
    Slack,
    Behind,
    /// Its time is over and it is not finished.
    Overdue,
}

impl Pace {
    /// Last part of its words key.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Excused => "excused",
            Self::Done => "done",
            Self::Good => "good",
            Self::Slack => "slack",
            Self::Behind => "behind",
            Self::Overdue => "overdue",
        }
    }

    pub fn light(self) -> Light {
        match self {
            Self::Ahead | Self::Excused => Light::Grey,
            Self::Done | Self::Good => Light::Green,
            Self::Slack => Light::Yellow,
            Self::Behind | Self::Overdue => Light::Red,
        }
    }
}

/// What the light of one sub-task depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress<'a> {
    pub state: SubTaskState,
    pub target: Quantity,
    pub actual: Quantity,
    pub starts_on: Day,
    pub ends_on: Day,
    /// Agreed absences of whose sub-task it is: first and last days.
    pub away: &'a [(Day, Day)],
}

impl Progress<'_> {
    /// Days gone and days planned, both ends counted, days away left out.
    pub fn time(&self, today: Day) -> (i64, i64) {
        let at_work = |from: Day, to: Day| from.days_until(to) + 1 - days_away(self.away, from, to);
        let planned = at_work(self.starts_on, self.ends_on).max(1);
        let elapsed = at_work(self.starts_on, today.min(self.ends_on)).clamp(0, planned);
        (elapsed, planned)
    }

    /// Days gone and days planned for the light: what was declared finished has no time left.
    fn light_time(&self, today: Day) -> (i64, i64) {
        let (elapsed, planned) = self.time(today);
        (if self.state == SubTaskState::Completed { planned } else { elapsed }, planned)
    }

    /// Its time is over and it is not reached; days away after its end do not make it late.
    pub fn is_overdue(&self, today: Day) -> bool {
        let first = self.ends_on.plus_days(1);
        let late = self.ends_on.days_until(today);
        late > days_away(self.away, first, today) && !self.is_reached()
    }

    pub fn is_reached(&self) -> bool {
        self.actual >= self.target
    }
}

/// The traffic light: elapsed share of time against the share of the target that is done. What was declared finished short
/// of its target is measured like everything else, against the whole of it: a tick does no work.
pub fn pace(progress: &Progress<'_>, today: Day, margins: Margins) -> Pace {
    match progress.state {
        SubTaskState::Excused | SubTaskState::Rejected | SubTaskState::Proposed => return Pace::Excused,
        SubTaskState::Completed if progress.is_reached() => return Pace::Done,
        SubTaskState::Running if today < progress.starts_on => return Pace::Ahead,
        SubTaskState::Running if progress.is_overdue(today) => return Pace::Overdue,
        SubTaskState::Completed | SubTaskState::Running => {}
    }
    let (elapsed, planned) = progress.light_time(today);
    // actual / target >= elapsed / planned - margin / 100, without fractions.
    let reaches = |margin: i64| {
        let done = 100 * i128::from(progress.actual.0) * i128::from(planned);
        let due = i128::from(progress.target.0)
            * (100 * i128::from(elapsed) - i128::from(margin) * i128::from(planned));
        done >= due
    };
    if reaches(margins.yellow) {
        if progress.state == SubTaskState::Completed { Pace::Done } else { Pace::Good }
    } else if reaches(margins.red) {
        Pace::Slack
    } else {
        Pace::Behind
    }
}

/// Asilimia ya utekelezaji: whole percent of the target, halves up, at most 100, and never 100 before the target is reached.
pub fn percent_done(actual: Quantity, target: Quantity) -> i64 {
    if target.0 <= 0 {
        return 0;
    }
    let (actual, target) = (i128::from(actual.0), i128::from(target.0));
    let percent = (actual * 200 + target).div_euclid(target * 2);
    let most = if actual < target { 99 } else { 100 };
    i64::try_from(percent.clamp(0, most)).unwrap_or(100)
}
