//! Siku za kazi: where a period ends. Periods count calendar days; a last day on a weekend or a public holiday moves to the
//! next working day. What is owed by such a day is `deadline`'s; which periods there are is each area's.
//! Source: performance.md 5.2 (PROPOSED).

use std::collections::BTreeSet;

use kernel::{Day, Error};

use crate::work::Work;

/// Saturday, counted from Monday as 0.
const SATURDAY: u32 = 5;
/// Days beyond a period's end in which its last day may lie: no run of holidays is longer.
const LOOK_AHEAD: i64 = 30;

crate::statements! {
    HOLIDAYS = "SELECT day FROM platform_holiday WHERE day >= $1 AND day <= $2 ORDER BY day";
}

crate::row! {
    struct HolidayRow { day: Day }
}

/// The public holidays around the ends of some periods.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holidays(BTreeSet<Day>);

impl Holidays {
    pub fn of(days: impl IntoIterator<Item = Day>) -> Self {
        Self(days.into_iter().collect())
    }

    pub fn is_working(&self, day: Day) -> bool {
        day.weekday() < SATURDAY && !self.0.contains(&day)
    }

    /// The last day of so many days after `from`: a working day.
    pub fn last_day(&self, from: Day, days: i64) -> Day {
        let mut last = from.plus_days(days);
        for _ in 0..LOOK_AHEAD {
            if self.is_working(last) {
                break;
            }
            last = last.plus_days(1);
        }
        last
    }
}

impl Work<'_> {
    /// The holidays that matter to periods of at most `longest` days from `from`.
    pub fn holidays(&self, from: Day, longest: i64) -> Result<Holidays, Error> {
        let until = from.plus_days(longest.saturating_add(LOOK_AHEAD));
        Ok(Holidays::of(
            self.tx().all::<HolidayRow>(&HOLIDAYS, &[&from, &until])?.into_iter().map(|row| row.day),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_last_day_on_a_weekend_or_holiday_moves_to_the_next_working_day() {
        let holidays = Holidays::of([day("2026-08-24"), day("2026-12-25")]);
        for (from, days, last) in [
            ("2026-08-17", 4, "2026-08-21"),
            // Saturday and Sunday move over a holiday on Monday.
            ("2026-08-17", 5, "2026-08-25"),
            ("2026-08-17", 6, "2026-08-25"),
            ("2026-12-18", 7, "2026-12-28"),
            // A weekend in the middle of a period counts.
            ("2026-08-20", 7, "2026-08-27"),
        ] {
            assert_eq!(holidays.last_day(day(from), days), day(last), "{from} + {days}");
        }
    }
}
