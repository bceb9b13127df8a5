//! Pure: in which order things wait, and how urgent each is.

use kernel::Day;
use ui::Light;

/// Days before a due date from which it is shown as near (PROPOSED).
const NEAR: i64 = 2;

/// One thing that waits, from whatever area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waits {
    /// Words key of what is to be done.
    pub what: String,
    /// Whose, which week: data, not words.
    pub note: String,
    /// How many besides whom the note names.
    pub others: i64,
    /// A week's Monday, where the note is a week to be written in the reader's language.
    pub week: Option<Day>,
    pub path: String,
    pub due_on: Day,
    /// Who let it pass before it went up to the reader; of what went up from the reader, who has it now.
    pub other: String,
}

/// Oldest due date first; what is due on one day keeps its order.
pub fn in_order(mut all: Vec<Waits>) -> Vec<Waits> {
    all.sort_by_key(|waits| waits.due_on);
    all
}

/// How urgent it is today: red is past, yellow is near.
pub fn urgency(due_on: Day, today: Day) -> Light {
    match today.days_until(due_on) {
        left if left < 0 => Light::Red,
        left if left <= NEAR => Light::Yellow,
        _ => Light::Green,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waits(note: &str, due_on: &str) -> Waits {
        Waits {
            what: String::new(),
            note: note.into(),
            others: 0,
            week: None,
            path: String::new(),
            due_on: due_on.parse().unwrap(),
            other: String::new(),
        }
    }

    #[test]
    fn the_oldest_due_date_stands_first() {
        let sorted =
            in_order(vec![waits("b", "2026-09-08"), waits("a", "2026-09-01"), waits("c", "2026-09-08")]);
        assert_eq!(sorted.iter().map(|waits| waits.note.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
    }

    #[test]
    fn a_due_date_turns_yellow_two_days_before_and_red_the_day_after() {
        let due: Day = "2026-09-10".parse().unwrap();
        for (today, light) in [
            ("2026-09-07", Light::Green),
            ("2026-09-08", Light::Yellow),
            ("2026-09-10", Light::Yellow),
            ("2026-09-11", Light::Red),
        ] {
            assert_eq!(urgency(due, today.parse().unwrap()), light, "{today}");
        }
    }
}
