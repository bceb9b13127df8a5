//! The two years of the demonstration, relative to the program's clock: one finished and published, one under way.
//! Pure: the clock is an argument.

use kernel::{Day, FinancialYear, Timestamp};

/// Days after which a new year is far enough gone for the last one to be published. Source: performance.md 1.6 (16 August).
const SETTLED_DAYS: i64 = 50;
/// The year whose dates the shipped demonstration data bear.
const WRITTEN_FOR: i32 = 2025;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Years {
    pub finished: FinancialYear,
    pub current: FinancialYear,
    /// The program's moment when the demonstration was filled: nothing happens after it.
    pub now: Timestamp,
}

impl Years {
    pub fn seen_from(now: Timestamp) -> Self {
        let current = now.day().plus_days(-SETTLED_DAYS).financial_year();
        Self { finished: current.previous(), current, now }
    }

    /// A day of the shipped data, by whole years, so that what was written for 2025/26 lies in the finished year.
    pub fn moved(&self, day: Day) -> Day {
        let years = self.finished.start_year() - WRITTEN_FOR;
        Day::new(day.year() + years, day.month(), day.day_of_month()).unwrap_or(day)
    }

    pub fn has_come(&self, moment: Timestamp) -> bool {
        moment < self.now
    }

    /// The latest day of the current year's story: today, or the year's last day while the year is over and not yet settled.
    pub fn latest_day(&self) -> Day {
        self.now.day().min(self.current.last_day())
    }

    /// The last week that is over.
    pub fn last_week(&self) -> kernel::Week {
        self.now.day().week().previous()
    }
}

/// A moment of a day in Tanzania.
pub fn moment(day: Day, hour: i64, minute: i64) -> Timestamp {
    day.starts_at().plus_seconds(hour * 3600 + minute * 60)
}

/// The day itself, or the Monday after when it falls on a weekend.
pub fn workday(day: Day) -> Day {
    match i64::from(day.weekday()) {
        weekend @ 5.. => day.plus_days(7 - weekend),
        _ => day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(now: &str) -> (String, String) {
        let years = Years::seen_from(now.parse().unwrap());
        (years.finished.to_string(), years.current.to_string())
    }

    #[test]
    fn the_finished_year_is_the_last_one_whose_results_are_out() {
        assert_eq!(years("2026-11-22T08:00:00Z"), ("2025/26".into(), "2026/27".into()));
        assert_eq!(years("2026-08-19T08:00:00Z"), ("2024/25".into(), "2025/26".into()));
        assert_eq!(years("2026-08-20T08:00:00Z"), ("2025/26".into(), "2026/27".into()));
        assert_eq!(years("2027-06-30T08:00:00Z"), ("2025/26".into(), "2026/27".into()));
    }

    #[test]
    fn the_story_ends_with_its_year() {
        let latest = |now: &str| Years::seen_from(now.parse().unwrap()).latest_day().to_string();
        assert_eq!(latest("2026-11-22T08:00:00Z"), "2026-11-22");
        assert_eq!(latest("2026-08-19T08:00:00Z"), "2026-06-30");
    }

    #[test]
    fn shipped_days_move_by_whole_years() {
        let years = Years::seen_from("2028-11-22T08:00:00Z".parse().unwrap());
        assert_eq!(years.moved("2026-06-01".parse().unwrap()).to_string(), "2028-06-01");
    }

    #[test]
    fn a_weekend_is_put_off_to_monday() {
        for (day, worked) in
            [("2026-11-20", "2026-11-20"), ("2026-11-21", "2026-11-23"), ("2026-11-22", "2026-11-23")]
        {
            assert_eq!(workday(day.parse().unwrap()).to_string(), worked);
        }
    }
}
