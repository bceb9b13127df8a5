//! Pure decisions about probation reviews: which is due when, and what one must say. Source: performance.md 4.4 (PROPOSED).

use kernel::{Day, Error, FieldErrors, Reason, Refusal};

use super::model::State;

/// Months of probation after which there is a review. Source: performance.md 4.4.
pub const MONTHS: [i64; 2] = [6, 12];
/// A review is opened so many days before its day. PROPOSED.
pub const AHEAD_DAYS: i64 = 14;
/// Letters in a note at most.
pub const NOTE_MOST: usize = 1000;

/// Why a review is not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    Reviewed,
    /// Nothing is to be decided any more.
    Decided,
    Own,
}

impl Refusal for Refused {
    fn code(&self) -> &'static str {
        match self {
            Self::Reviewed => "performance-probation-refused-reviewed",
            Self::Decided => "performance-probation-refused-decided",
            Self::Own => "performance-probation-refused-own",
        }
    }
}

/// The same day of a later month, or its last day where the month is shorter.
pub fn months_after(day: Day, months: i64) -> Option<Day> {
    let index = i64::from(day.year()) * 12 + i64::from(day.month()) - 1 + months;
    let year = i32::try_from(index.div_euclid(12)).ok()?;
    let month = u32::try_from(index.rem_euclid(12) + 1).ok()?;
    (1..=day.day_of_month()).rev().find_map(|of_month| Day::new(year, month, of_month))
}

/// The review to open today: the latest whose day is near or past and that is later than the last one written.
pub fn due(starts_on: Day, reviewed: i64, today: Day) -> Option<(i64, Day)> {
    MONTHS
        .into_iter()
        .rev()
        .filter(|months| *months > reviewed)
        .filter_map(|months| Some((months, months_after(starts_on, months)?)))
        .find(|(_, day)| day.plus_days(-AHEAD_DAYS) <= today)
}

pub fn judge(state: State) -> Result<(), Refused> {
    match state {
        State::Owed => Ok(()),
        State::Reviewed => Err(Refused::Reviewed),
    }
}

/// May HR write that somebody stays on probation? After a review that waits for it, and not about oneself.
pub fn judge_keeping(decides: bool, own: bool) -> Result<(), Refused> {
    match (own, decides) {
        (true, _) => Err(Refused::Own),
        (false, false) => Err(Refused::Decided),
        (false, true) => Ok(()),
    }
}

/// A review, and staying on probation, give their reasons.
pub fn check(field: &str, note: &str, missing: &'static str) -> Result<String, Error> {
    let note = note.trim();
    let mut errors = FieldErrors::default();
    if note.is_empty() {
        errors.add(field, missing);
    }
    if note.chars().count() > NOTE_MOST {
        errors.push(field, Reason::new("performance-appraisal-invalid-long").with("most", NOTE_MOST));
    }
    errors.check()?;
    Ok(note.to_owned())
}
