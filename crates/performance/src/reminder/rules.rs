//! When somebody is reminded, and when it is too late for that. Pure. Source: performance.md 1.2 (PROPOSED: three reminders;
//! the spacing is ours).

use kernel::{Day, FinancialYear};

/// Days from one reminder's turn to the next, and from the last one's to the end of the year.
const TURN_DAYS: i64 = 14;
/// Days between two reminders at least, where some come late because their owner was away.
const LEAST_DAYS: i64 = 5;
/// Days after the year in which what was not reminded of is excused: before anybody agrees a mark.
const CLOSING_DAYS: i64 = 14;

/// What the day is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    Remind(FinancialYear),
    Close(FinancialYear),
}

/// What the program does on a day, where so many reminders are required before a zero. None: nothing, as on most days.
pub fn phase(today: Day, required: i64) -> Option<Phase> {
    if required <= 0 {
        return None;
    }
    let year = today.financial_year();
    let before = year.previous();
    if today.days_until(year.last_day()) < TURN_DAYS * required {
        Some(Phase::Remind(year))
    } else {
        (before.last_day().days_until(today) <= CLOSING_DAYS).then_some(Phase::Close(before))
    }
}

/// Is it time for the next reminder of something of which there were `sent` so far, the last on `last`?
pub fn is_time(today: Day, year: FinancialYear, required: i64, sent: i64, last: Option<Day>) -> bool {
    let turn = year.last_day().plus_days(-TURN_DAYS * (required - sent));
    sent < required && today > turn && last.is_none_or(|last| last.days_until(today) >= LEAST_DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_year_reminds_in_its_last_six_weeks_and_closes_in_the_first_two_of_the_next() {
        let year = day("2026-06-30").financial_year();
        for (today, expected) in [
            ("2026-03-01", None),
            ("2026-05-19", None),
            ("2026-05-20", Some(Phase::Remind(year))),
            ("2026-06-30", Some(Phase::Remind(year))),
            ("2026-07-01", Some(Phase::Close(year))),
            ("2026-07-14", Some(Phase::Close(year))),
            ("2026-07-15", None),
        ] {
            assert_eq!(phase(day(today), 3), expected, "{today}");
            assert_eq!(phase(day(today), 0), None);
        }
    }

    #[test]
    fn each_reminder_has_its_turn_and_a_late_one_keeps_its_distance() {
        let year = day("2026-06-30").financial_year();
        for (today, sent, last, expected) in [
            ("2026-05-19", 0, None, false),
            ("2026-05-20", 0, None, true),
            ("2026-05-21", 1, Some("2026-05-20"), false),
            ("2026-06-03", 1, Some("2026-05-20"), true),
            ("2026-06-17", 2, Some("2026-06-03"), true),
            ("2026-06-30", 3, Some("2026-06-17"), false),
            // Who was away until the twentieth of June is reminded three times all the same.
            ("2026-06-20", 0, None, true),
            ("2026-06-21", 1, Some("2026-06-20"), false),
            ("2026-06-25", 1, Some("2026-06-20"), true),
            ("2026-06-30", 2, Some("2026-06-25"), true),
        ] {
            assert_eq!(is_time(day(today), year, 3, sent, last.map(day)), expected, "{today} {sent}");
        }
    }
}
