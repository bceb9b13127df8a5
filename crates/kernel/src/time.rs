//! Moments and days. A moment is UTC with milliseconds; a day is a calendar day in Tanzania (UTC+3, no daylight saving).
//! Nobody here asks what time it is: the clock lives in platform.

use std::fmt;
use std::str::FromStr;

use chrono::{
    DateTime, Datelike, Duration, FixedOffset, NaiveDate, NaiveTime, SecondsFormat, TimeZone, Timelike, Utc,
};

use crate::{Error, FinancialYear};

const EAST_AFRICA_SECONDS: i32 = 3 * 3600;

fn tanzania() -> FixedOffset {
    // Three hours is inside chrono's range of a day; the other arm is never taken.
    FixedOffset::east_opt(EAST_AFRICA_SECONDS).unwrap_or_else(|| chrono::Offset::fix(&Utc))
}

/// A moment, UTC, millisecond precision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Timestamp(DateTime<Utc>);

impl Timestamp {
    pub fn from_millis(millis: i64) -> Self {
        Self(Utc.timestamp_millis_opt(millis).single().unwrap_or_default())
    }

    pub fn millis(self) -> i64 {
        self.0.timestamp_millis()
    }

    pub fn to_utc(self) -> DateTime<Utc> {
        self.0
    }

    /// The calendar day in Tanzania.
    pub fn day(self) -> Day {
        Day(self.0.with_timezone(&tanzania()).date_naive())
    }

    /// Hour and minute in Tanzania.
    pub fn clock_time(self) -> (u32, u32) {
        let local = self.0.with_timezone(&tanzania());
        (local.hour(), local.minute())
    }

    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self::from_millis(self.millis().saturating_add(seconds.saturating_mul(1000)))
    }
}

impl From<DateTime<Utc>> for Timestamp {
    fn from(moment: DateTime<Utc>) -> Self {
        Self::from_millis(moment.timestamp_millis())
    }
}

/// `2026-07-01T08:00:00.000Z`: of fixed width, so that text sorts as time.
impl fmt::Display for Timestamp {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

impl FromStr for Timestamp {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        DateTime::parse_from_rfc3339(text)
            .map(|moment| Self::from(moment.with_timezone(&Utc)))
            .map_err(|_| Error::internal(format!("not a moment: {text:?}")))
    }
}

/// A calendar day in Tanzania.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(NaiveDate);

impl Day {
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    pub fn from_date(date: NaiveDate) -> Self {
        Self(date)
    }

    pub fn to_date(self) -> NaiveDate {
        self.0
    }

    pub fn year(self) -> i32 {
        self.0.year()
    }

    pub fn month(self) -> u32 {
        self.0.month()
    }

    pub fn day_of_month(self) -> u32 {
        self.0.day()
    }

    /// Monday is 0.
    pub fn weekday(self) -> u32 {
        self.0.weekday().num_days_from_monday()
    }

    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0.checked_add_signed(Duration::days(days)).unwrap_or(self.0))
    }

    /// Days from `self` to `later`; negative when it lies before.
    pub fn days_until(self, later: Self) -> i64 {
        later.0.signed_duration_since(self.0).num_days()
    }

    pub fn financial_year(self) -> FinancialYear {
        FinancialYear::containing(self)
    }

    pub fn week(self) -> Week {
        Week(self.plus_days(-i64::from(self.weekday())))
    }

    /// Midnight in Tanzania at which the day begins.
    pub fn starts_at(self) -> Timestamp {
        let local = self.0.and_time(NaiveTime::MIN);
        Timestamp::from(Utc.from_utc_datetime(&(local - Duration::seconds(i64::from(EAST_AFRICA_SECONDS)))))
    }

    /// Reads what people write: `2026-12-31`, `31/12/2026`, `31-12-2026` or `31.12.2026`.
    pub fn parse_written(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Ok(day) = text.parse() {
            return Some(day);
        }
        let mut parts = text.split(['/', '-', '.', ' ']).filter(|part| !part.is_empty());
        let day = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        let year: i32 = parts.next()?.parse().ok()?;
        if parts.next().is_some() || !(1900..2200).contains(&year) {
            return None;
        }
        Self::new(year, month, day)
    }
}

/// `2026-12-31`.
impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl FromStr for Day {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").map(Self).map_err(|_| Error::NotFound)
    }
}

/// A reporting week, Monday to Sunday. Source: performance.md 1.2 (PROPOSED).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Week(Day);

impl From<Day> for Week {
    /// The week the day lies in.
    fn from(day: Day) -> Self {
        day.week()
    }
}

impl Week {
    pub fn monday(self) -> Day {
        self.0
    }

    pub fn sunday(self) -> Day {
        self.0.plus_days(6)
    }

    pub fn next(self) -> Self {
        Self(self.0.plus_days(7))
    }

    pub fn previous(self) -> Self {
        Self(self.0.plus_days(-7))
    }

    /// The last day on which the week's report is in time, so many days after its Sunday: a dated setting, one as shipped,
    /// which is the Monday after. Source: performance.md 1.2 (PROPOSED).
    pub fn due_on(self, days_after_sunday: i64) -> Day {
        self.sunday().plus_days(days_after_sunday)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_late_in_the_utc_evening_is_already_tomorrow_in_tanzania() {
        let moment: Timestamp = "2026-06-30T21:30:00.000Z".parse().unwrap();
        assert_eq!(moment.day().to_string(), "2026-07-01");
        assert_eq!(moment.clock_time(), (0, 30));
        assert_eq!(moment.day().starts_at().to_string(), "2026-06-30T21:00:00.000Z");
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in ["2026-12-31", "31/12/2026", "31-12-2026", " 31.12.2026 "] {
            assert_eq!(Day::parse_written(text).unwrap().to_string(), "2026-12-31", "{text}");
        }
        for text in ["", "31/02/2026", "31/12/26", "kesho", "31/12/2026/1"] {
            assert_eq!(Day::parse_written(text), None, "{text}");
        }
    }

    #[test]
    fn a_week_runs_from_monday_to_sunday_and_is_due_some_days_after() {
        let week = Day::new(2025, 10, 9).unwrap().week();
        assert_eq!(week.monday().to_string(), "2025-10-06");
        assert_eq!(week.sunday().to_string(), "2025-10-12");
        assert_eq!([1, 3].map(|days| week.due_on(days).to_string()), ["2025-10-13", "2025-10-15"]);
        assert_eq!(week.next().previous(), week);
    }
}
