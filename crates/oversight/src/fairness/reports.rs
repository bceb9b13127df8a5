//! What weekly reports say by their form alone: the same text week after week or between people, and a percent that only
//! follows the calendar. Pure. Source: performance.md 1.2, 6.1 (8, 17); limits are settings (PROPOSED).

use std::collections::BTreeMap;

use kernel::Day;

use super::model::Reports;
use super::rules::Limits;

/// A text as it is compared: letters small, spaces and signs at the ends gone, one space between words. None when it is
/// too short to say anything.
pub fn comparable(text: &str, letters: i64) -> Option<String> {
    let words: Vec<String> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let text = words.join(" ");
    let long = i64::try_from(text.chars().count()).is_ok_and(|count| count >= letters);
    long.then_some(text)
}

/// The texts of the people of one supervisor; `P` tells them apart.
#[derive(Debug, Default)]
pub struct Texts<P: Ord + Copy>(BTreeMap<String, Vec<(P, Day)>>);

impl<P: Ord + Copy> Texts<P> {
    pub fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// One line of a week's report.
    pub fn add(&mut self, person: P, week: Day, text: &str, limits: &Limits) {
        if let Some(text) = comparable(text, limits.text_letters) {
            self.0.entry(text).or_default().push((person, week));
        }
    }

    /// What it comes to for each person. A text that several wrote is shared, not repeated: no line counts twice.
    pub fn counted(&self) -> BTreeMap<P, Reports> {
        let mut counted: BTreeMap<P, Reports> = BTreeMap::new();
        for lines in self.0.values() {
            let first = lines.first();
            let several = lines.iter().any(|(person, _)| first.is_some_and(|first| first.0 != *person));
            let weeks = lines.iter().any(|(_, week)| first.is_some_and(|first| first.1 != *week));
            for (person, _) in lines {
                let of = counted.entry(*person).or_default();
                of.texts += 1;
                of.shared += i64::from(several);
                of.repeated += i64::from(!several && weeks);
            }
        }
        counted
    }
}

/// One week's percent of a sub-task: its Monday, and the percent reached in basis points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    pub week: Day,
    pub percent: i64,
}

/// Share of the planned days that are over before this day, in basis points.
fn elapsed(starts_on: Day, ends_on: Day, before: Day) -> i64 {
    let planned = starts_on.days_until(ends_on) + 1;
    let gone = starts_on.days_until(before).clamp(0, planned.max(0));
    super::rules::share(gone, planned).unwrap_or_default()
}

/// Does the percent of a sub-task only follow the calendar? None when it was reported too seldom or planned too short to
/// tell. A report may be written on any day from its Monday to the Monday after; nine of ten reports must fit.
pub fn follows_calendar(starts_on: Day, ends_on: Day, reported: &[Reached], limits: &Limits) -> Option<bool> {
    let count = i64::try_from(reported.len()).ok()?;
    if count < limits.calendar_reports || starts_on.days_until(ends_on) + 1 < limits.calendar_days {
        return None;
    }
    let fits = |reached: &&Reached| {
        let least = elapsed(starts_on, ends_on, reached.week) - limits.calendar_margin;
        let most = elapsed(starts_on, ends_on, reached.week.plus_days(8)) + limits.calendar_margin;
        (least..=most).contains(&reached.percent)
    };
    let fitting = i64::try_from(reported.iter().filter(fits).count()).ok()?;
    Some(fitting * 10 >= count * 9)
}
