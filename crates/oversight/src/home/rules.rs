//! Pure: in which order things wait, and how urgent each is.

use std::collections::BTreeMap;

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

/// From so many of one kind on they are one line: a head teacher's thirty answers must not hide what else waits (PROPOSED).
const TOGETHER: usize = 4;

/// Where things of one kind stand in a list of their own, to be answered there one after another or many at once.
const LISTED: [(&str, &str); 6] = [
    ("performance-report-verify", "/reports"),
    ("performance-agreement-approve", "/team/plans"),
    ("performance-agreement-sign_staff", "/team/plans"),
    ("performance-update-review_staff", "/team/plans"),
    ("performance-appraisal-supervise", "/team/appraisals"),
    ("performance-appraisal-discuss", "/team/appraisals"),
];

/// Many things of a kind that has a list as one line, with the oldest due date among them and the name it belongs to. What
/// came up from somebody else keeps its line: it says from whom.
pub fn gathered(all: Vec<Waits>) -> Vec<Waits> {
    let (alike, mut lines): (Vec<Waits>, Vec<Waits>) =
        in_order(all).into_iter().partition(|waits| waits.other.is_empty() && list_of(waits).is_some());
    let mut kinds: BTreeMap<String, Vec<Waits>> = BTreeMap::new();
    for waits in alike {
        kinds.entry(waits.what.clone()).or_default().push(waits);
    }
    for mut kind in kinds.into_values() {
        let count = kind.len();
        if count >= TOGETHER {
            kind.truncate(1);
            for oldest in &mut kind {
                oldest.others = i64::try_from(count).unwrap_or(i64::MAX).saturating_sub(1);
                oldest.path = list_of(oldest).unwrap_or_default().to_owned();
            }
        }
        lines.extend(kind);
    }
    in_order(lines)
}

fn list_of(waits: &Waits) -> Option<&'static str> {
    LISTED.iter().find(|(kind, _)| *kind == waits.what).map(|(_, path)| *path)
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
    fn many_answers_of_one_kind_are_one_line_that_leads_to_their_list() {
        let of = |what: &str, note: &str, due_on: &str, other: &str| Waits {
            what: what.into(),
            path: format!("/one/{note}"),
            other: other.into(),
            ..waits(note, due_on)
        };
        let reports = |count: usize| -> Vec<Waits> {
            let days = ["2026-09-09", "2026-09-08", "2026-09-11", "2026-09-10"];
            (0..count).map(|at| of("performance-report-verify", &at.to_string(), days[at], "")).collect()
        };
        let three = gathered(reports(3));
        assert_eq!(
            three.iter().map(|waits| waits.path.as_str()).collect::<Vec<_>>(),
            ["/one/1", "/one/0", "/one/2"]
        );
        let mut all = reports(4);
        all.push(of("performance-report-verify", "raised", "2026-09-01", "Mkonde"));
        all.extend((0..5).map(|at| of("people-choice-accept", &at.to_string(), "2026-09-20", "")));
        let lines = gathered(all);
        assert_eq!(lines.len(), 1 + 1 + 5);
        assert_eq!((lines[0].path.as_str(), lines[0].others), ("/one/raised", 0));
        assert_eq!((lines[1].path.as_str(), lines[1].others), ("/reports", 3));
        assert_eq!((lines[1].note.as_str(), lines[1].due_on), ("1", "2026-09-08".parse().unwrap()));
        assert!(lines[2..].iter().all(|waits| waits.path.starts_with("/one/")));
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
