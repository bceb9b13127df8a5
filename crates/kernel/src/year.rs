//! The Government's financial year, July to June, and its quarters.

use std::fmt;
use std::str::FromStr;

use crate::{Day, Error, FromValue, Kind, ToValue, Value};

/// Mwaka wa fedha: named by the calendar year in which it begins; written `2026/27`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FinancialYear(i32);

impl FinancialYear {
    /// The first that can be named: the country's first. What ships holds from it on, so that every year has a calendar.
    pub const FIRST: Self = Self(1961);

    pub fn starting(calendar_year: i32) -> Self {
        Self(calendar_year)
    }

    pub fn containing(day: Day) -> Self {
        Self(if day.month() >= 7 { day.year() } else { day.year() - 1 })
    }

    /// The calendar year in which it begins.
    pub fn start_year(self) -> i32 {
        self.0
    }

    pub fn first_day(self) -> Day {
        self.day(0, 7, 1)
    }

    pub fn last_day(self) -> Day {
        self.day(1, 6, 30)
    }

    pub fn contains(self, day: Day) -> bool {
        self.first_day() <= day && day <= self.last_day()
    }

    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }

    pub fn previous(self) -> Self {
        Self(self.0 - 1)
    }

    /// The day in the calendar year `offset` after the one in which the financial year begins.
    pub fn day(self, offset: i32, month: u32, day: u32) -> Day {
        let earliest = Day::from_date(chrono::NaiveDate::MIN);
        Day::new(self.0 + offset, month, day).unwrap_or(earliest)
    }

    pub fn quarter(self, quarter: Quarter) -> (Day, Day) {
        match quarter {
            Quarter::First => (self.day(0, 7, 1), self.day(0, 9, 30)),
            Quarter::Second => (self.day(0, 10, 1), self.day(0, 12, 31)),
            Quarter::Third => (self.day(1, 1, 1), self.day(1, 3, 31)),
            Quarter::Fourth => (self.day(1, 4, 1), self.day(1, 6, 30)),
        }
    }

    /// `2026-27`, for addresses and file names.
    pub fn slug(self) -> String {
        self.to_string().replace('/', "-")
    }
}

impl fmt::Display for FinancialYear {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{:02}", self.0, (self.0 + 1).rem_euclid(100))
    }
}

/// Reads `2026/27` and `2026-27`, also `2026/2027`.
impl FromStr for FinancialYear {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        let read = || {
            let (first, second) = text.trim().split_once(['/', '-'])?;
            let start: i32 = first.parse().ok()?;
            let end: i32 = second.parse().ok()?;
            let fits = end == start + 1 || (second.len() == 2 && end == (start + 1).rem_euclid(100));
            (first.len() == 4 && fits && (Self::FIRST.0..2200).contains(&start)).then_some(Self(start))
        };
        read().ok_or(Error::NotFound)
    }
}

impl ToValue for FinancialYear {
    fn to_value(&self) -> Value<'_> {
        Value::Int(i64::from(self.0))
    }
}

impl FromValue for FinancialYear {
    const KIND: Kind = Kind::Int;
    fn from_value(value: Value<'_>) -> Result<Self, Error> {
        let year = i64::from_value(value)?;
        i32::try_from(year).map(Self).map_err(|_| Error::internal(format!("not a financial year: {year}")))
    }
}

/// Robo mwaka.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Quarter {
    First,
    Second,
    Third,
    Fourth,
}

impl Quarter {
    pub const ALL: [Self; 4] = [Self::First, Self::Second, Self::Third, Self::Fourth];

    /// 1 to 4, as stored and as written in addresses.
    pub fn number(self) -> i64 {
        match self {
            Self::First => 1,
            Self::Second => 2,
            Self::Third => 3,
            Self::Fourth => 4,
        }
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.number())
    }
}

impl FromStr for Quarter {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|quarter| quarter.to_string() == text).ok_or(Error::NotFound)
    }
}

impl ToValue for Quarter {
    fn to_value(&self) -> Value<'_> {
        Value::Int(self.number())
    }
}

impl FromValue for Quarter {
    const KIND: Kind = Kind::Int;
    fn from_value(value: Value<'_>) -> Result<Self, Error> {
        let number = i64::from_value(value)?;
        Self::ALL
            .into_iter()
            .find(|quarter| quarter.number() == number)
            .ok_or_else(|| Error::internal(format!("not a quarter: {number}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_financial_year_is_written_and_read_back() {
        let year: FinancialYear = "2026/27".parse().unwrap();
        assert_eq!(year.to_string(), "2026/27");
        assert_eq!("2026-27".parse::<FinancialYear>().unwrap(), year);
        assert_eq!("2026/2027".parse::<FinancialYear>().unwrap(), year);
        assert_eq!("1999/00".parse::<FinancialYear>().unwrap().to_string(), "1999/00");
        for wrong in ["2026", "2026/28", "26/27", "2026/7", "mwaka"] {
            assert!(wrong.parse::<FinancialYear>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn june_belongs_to_the_year_before_and_july_begins_the_next() {
        assert_eq!(Day::new(2026, 6, 30).unwrap().financial_year().to_string(), "2025/26");
        assert_eq!(Day::new(2026, 7, 1).unwrap().financial_year().to_string(), "2026/27");
        assert_eq!(FinancialYear::starting(2026).last_day().to_string(), "2027-06-30");
    }
}
