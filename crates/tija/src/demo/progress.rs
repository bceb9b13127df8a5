//! How far somebody has come with a sub-task by a week, and the line they report about it. Pure.

use kernel::{Day, Quantity, Week};
use performance::agreement::model::{Mode, SubTaskId, SubTaskRow};
use performance::report::model::NewLine;

use super::cast;
use super::chance::between;

/// One sub-task from its first report to its last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    pub sub_task: SubTaskId,
    pub mode: Mode,
    /// What will have been reached in the end, thousandths.
    pub goal: i64,
    /// What was agreed, thousandths: who finishes short of it says why.
    pub target: i64,
    pub from: Day,
    /// Day of the last work on it.
    pub until: Day,
    /// It is finished on that day; otherwise the year ends before it.
    pub finishes: bool,
    /// What has been reported so far, thousandths.
    pub told: i64,
    pub is_finished: bool,
}

/// Thousandths in one whole unit.
const WHOLE: i64 = 1000;
/// Why something ends short of its target.
const SHORT: &str = "Muda wa kazi umekwisha; kiasi kilichobaki hakikuweza kufanyika.";

impl Course {
    /// How an invented person of this diligence gets along with a sub-task.
    pub fn invented(number: &str, sub_task: &SubTaskRow) -> Self {
        let matter = sub_task.title.as_str();
        let occasion = i64::from(sub_task.starts_on.year());
        let percent = if cast::WEAK.contains(&number) {
            between(35, 60, number, occasion, matter)
        } else {
            // Most reach what they agreed on, some of them before the year ends; some do only fairly.
            let least = if cast::is_fair(number) { 52 } else { 84 };
            between(least, least + 32, number, occasion, matter).min(100)
        };
        let goal = sub_task.target.0 * percent / 100 / WHOLE * WHOLE;
        let goal = if goal == 0 { sub_task.target.0 } else { goal };
        let days = sub_task.starts_on.days_until(sub_task.ends_on);
        let early = if days > 60 { between(4, 30, number, occasion, &format!("{matter} end")) } else { 1 };
        Self {
            sub_task: sub_task.id,
            mode: sub_task.mode,
            goal,
            target: sub_task.target.0,
            from: sub_task.starts_on,
            until: sub_task.ends_on.plus_days(-early).max(sub_task.starts_on),
            finishes: goal >= sub_task.target.0,
            told: 0,
            is_finished: false,
        }
    }

    /// Reached by a day, in whole units: evenly over its days.
    fn reached_by(&self, day: Day) -> i64 {
        if day >= self.until {
            return self.goal;
        }
        let days = self.from.days_until(self.until) + 1;
        let gone = (self.from.days_until(day) + 1).clamp(0, days);
        if self.goal % WHOLE == 0 { self.goal / WHOLE * gone / days * WHOLE } else { self.goal * gone / days }
    }

    /// The line of a week's report written on a day; None when there is nothing to say.
    pub fn line(&mut self, week: Week, written_on: Day) -> Option<NewLine> {
        if self.is_finished || self.from > written_on {
            return None;
        }
        let reached = self.reached_by(written_on);
        let ends = self.finishes && self.until <= written_on.min(week.sunday());
        let step = reached - self.told;
        if step <= 0 && !ends {
            return None;
        }
        let quantity = match self.mode {
            Mode::Quantity => Quantity(step),
            Mode::Percent => Quantity(reached),
        };
        self.told = reached;
        self.is_finished = ends;
        let text = if ends && self.goal < self.target { SHORT.to_owned() } else { String::new() };
        Some(NewLine {
            text,
            completed: ends,
            // What the last report left out is told in this one, as of this week.
            completed_on: ends.then_some(self.until.max(week.monday())),
            ..NewLine::done(self.sub_task, quantity)
        })
    }
}

#[cfg(test)]
mod tests {
    use kernel::uuid::Uuid;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn course(mode: Mode) -> Course {
        Course {
            sub_task: SubTaskId(Uuid::from_u128(1)),
            mode,
            goal: 9_000,
            target: 9_000,
            from: day("2026-03-31"),
            until: day("2026-06-01"),
            finishes: true,
            told: 0,
            is_finished: false,
        }
    }

    fn lines(mut course: Course) -> Vec<NewLine> {
        let mut week = day("2026-03-16").week();
        let mut lines = Vec::new();
        while week <= day("2026-06-22").week() {
            lines.extend(course.line(week, week.monday().plus_days(4)));
            week = week.next();
        }
        lines
    }

    #[test]
    fn weekly_quantities_add_up_to_the_goal_and_the_last_line_finishes_on_its_day() {
        let lines = lines(course(Mode::Quantity));
        let total: Quantity = lines.iter().filter_map(|line| line.quantity).sum();
        assert_eq!(total, Quantity(9_000));
        assert_eq!(lines.iter().filter(|line| line.completed).count(), 1);
        assert_eq!(lines.last().unwrap().completed_on, Some(day("2026-06-01")));
    }

    #[test]
    fn percents_only_rise_and_end_at_the_goal() {
        let told: Vec<i64> =
            lines(course(Mode::Percent)).iter().map(|line| line.quantity.unwrap().0).collect();
        assert!(told.is_sorted());
        assert_eq!(told.last(), Some(&9_000));
    }

    #[test]
    fn who_does_not_finish_says_nothing_more_after_the_last_work() {
        let lines = lines(Course { finishes: false, ..course(Mode::Quantity) });
        assert!(lines.iter().all(|line| !line.completed));
        let total: Quantity = lines.iter().filter_map(|line| line.quantity).sum();
        assert_eq!(total, Quantity(9_000));
    }
}
