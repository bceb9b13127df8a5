//! Pure decisions about absence: what may be asked and recorded, and on which days and weeks nobody is expected at work.
//! Source: performance.md 1.2 and 4.4 (PROPOSED); docs/decisions (special cases). No SQL and no clock.

use kernel::{Day, EmploymentId, FieldErrors, Reason, Refusal as Reasoned, Week};

use super::model::{Kind, NewAbsence, Span, State};

/// Days one absence may last: three years, the longest course of study. PROPOSED.
pub const DAYS_MOST: i64 = 1096;
/// Days that are asked for and agreed at once; what is longer HR records by letter. PROPOSED.
pub const ASKED_MOST: i64 = 92;
/// Letters in a letter's number or the name of a place, and in a note. PROPOSED.
pub const LETTER_MOST: usize = 80;
pub const NOTE_MOST: usize = 500;
/// Letters in a plan of studies or a report about them.
pub const STUDY_MOST: usize = 2000;

/// Why an absence cannot be asked, recorded or changed so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// HR records this kind.
    NotAsked,
    /// What is over is recorded by HR, by letter.
    Past,
    Backwards,
    TooLong {
        most: i64,
    },
    /// More days than may be asked for.
    TooLongToAsk {
        most: i64,
    },
    /// Another absence stands on some of these days.
    Overlap {
        from_on: String,
        to_on: String,
    },
    /// Not employed on all of these days.
    Away,
    /// Nobody records their own absence.
    Own,
    /// Nobody stands above who could agree.
    NoSupervisor,
    /// It was answered, withdrawn or cancelled before.
    Answered {
        state: State,
    },
    /// Only agreed absences are changed and cancelled.
    NotAgreed,
    /// Plans and reports of studies belong to studies.
    NotStudy,
}

impl Reasoned for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Self::NotAsked => "people-absence-refused-not-asked",
            Self::Past => "people-absence-refused-past",
            Self::Backwards => "people-absence-refused-backwards",
            Self::TooLong { .. } => "people-absence-refused-long",
            Self::TooLongToAsk { .. } => "people-absence-refused-long-to-ask",
            Self::Overlap { .. } => "people-absence-refused-overlap",
            Self::Away => "people-absence-refused-away",
            Self::Own => "people-absence-refused-own",
            Self::NoSupervisor => "people-absence-refused-no-supervisor",
            Self::Answered { state: State::Withdrawn } => "people-absence-refused-withdrawn",
            Self::Answered { .. } => "people-absence-refused-answered",
            Self::NotAgreed => "people-absence-refused-not-agreed",
            Self::NotStudy => "people-absence-refused-not-study",
        }
    }

    fn data(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLong { most } | Self::TooLongToAsk { most } => vec![("most", most.to_string())],
            Self::Overlap { from_on, to_on } => vec![("from", from_on.clone()), ("to", to_on.clone())],
            _ => Vec::new(),
        }
    }

    fn field(&self) -> &'static str {
        match self {
            Self::Past => "from",
            Self::Backwards
            | Self::TooLong { .. }
            | Self::TooLongToAsk { .. }
            | Self::Overlap { .. }
            | Self::Away => "to",
            Self::NotAsked => "kind",
            _ => "",
        }
    }
}

/// What an employee asks for and the supervisor agrees to; everything else HR records by letter.
pub fn may_be_asked(kind: Kind) -> bool {
    matches!(kind, Kind::Leave | Kind::Permission)
}

/// The kind that HR and whom it is about read, and nobody else. Source: performance.md 4.4 (suspension).
pub const CLOSED: Kind = Kind::Suspension;

pub fn is_closed(kind: Kind) -> bool {
    kind == CLOSED
}

/// What must be written, all complaints at once.
pub fn check(new: &NewAbsence, recorded: bool) -> Result<(), kernel::Error> {
    let mut errors = FieldErrors::default();
    if recorded && new.letter.is_empty() {
        errors.add("letter", "people-absence-problem-letter-missing");
    }
    if matches!(new.kind, Kind::Study | Kind::Secondment) && new.venue.is_empty() {
        errors.add("venue", "people-absence-problem-venue-missing");
    }
    let lengths = [
        ("letter", &new.letter, LETTER_MOST),
        ("venue", &new.venue, LETTER_MOST),
        ("note", &new.note, NOTE_MOST),
    ];
    for (field, text, most) in lengths {
        if text.chars().count() > most {
            errors.push(field, Reason::new("people-employee-problem-long").with("most", most));
        }
    }
    errors.check()
}

/// Do these days stand by themselves, within the employment and beside the other absences of the person?
pub fn judge_days(
    (from_on, to_on): (Day, Day),
    (starts_on, ends_on): (Day, Option<Day>),
    others: &[(Day, Day)],
) -> Result<(), Refusal> {
    if to_on < from_on {
        return Err(Refusal::Backwards);
    }
    if from_on.days_until(to_on) >= DAYS_MOST {
        return Err(Refusal::TooLong { most: DAYS_MOST });
    }
    if from_on < starts_on || ends_on.is_some_and(|last| last < to_on) {
        return Err(Refusal::Away);
    }
    match others.iter().find(|(from, to)| *from <= to_on && from_on <= *to) {
        Some((from, to)) => {
            Err(Refusal::Overlap { from_on: ui::short_day(*from), to_on: ui::short_day(*to) })
        }
        None => Ok(()),
    }
}

/// May an employee ask for this on that day?
pub fn judge_asking(new: &NewAbsence, today: Day, has_supervisor: bool) -> Result<(), Refusal> {
    if !may_be_asked(new.kind) {
        return Err(Refusal::NotAsked);
    }
    if new.from_on < today {
        return Err(Refusal::Past);
    }
    if new.from_on.days_until(new.to_on) >= ASKED_MOST {
        return Err(Refusal::TooLongToAsk { most: ASKED_MOST });
    }
    if !has_supervisor {
        return Err(Refusal::NoSupervisor);
    }
    Ok(())
}

/// What happens to an absence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Agree,
    Decline,
    Withdraw,
    /// Another last day.
    Change,
    Cancel,
}

/// The state after an act.
pub fn step(state: State, act: Act) -> Result<State, Refusal> {
    match (state, act) {
        (State::Asked, Act::Agree) => Ok(State::Agreed),
        (State::Asked, Act::Decline) => Ok(State::Declined),
        (State::Asked, Act::Withdraw) => Ok(State::Withdrawn),
        (State::Agreed, Act::Change) => Ok(State::Agreed),
        // What nobody answers HR may take away, and then write by letter.
        (State::Asked | State::Agreed, Act::Cancel) => Ok(State::Cancelled),
        (_, Act::Agree | Act::Decline | Act::Withdraw) => Err(Refusal::Answered { state }),
        (_, Act::Change | Act::Cancel) => Err(Refusal::NotAgreed),
    }
}

/// First and last days, whose they are left out: for one person's absences.
pub fn days_of(spans: &[Span]) -> Vec<(Day, Day)> {
    spans.iter().map(|span| (span.from_on, span.to_on)).collect()
}

/// The same for one of many people.
pub fn days_of_one(spans: &[Span], employment: EmploymentId) -> Vec<(Day, Day)> {
    let own = spans.iter().filter(|span| span.employment_id == employment);
    own.map(|span| (span.from_on, span.to_on)).collect()
}

/// Days from one day to another on which the person was away; both count, and a day counts once however many absences
/// name it.
pub fn days_away(spans: &[(Day, Day)], from: Day, to: Day) -> i64 {
    let mut clipped: Vec<(Day, Day)> = spans
        .iter()
        .map(|(first, last)| ((*first).max(from), (*last).min(to)))
        .filter(|(first, last)| first <= last)
        .collect();
    clipped.sort();
    let mut counted_to: Option<Day> = None;
    let mut days = 0_i64;
    for (first, last) in clipped {
        let first = counted_to.map_or(first, |done| first.max(done.plus_days(1)));
        days = days.saturating_add(first.days_until(last).saturating_add(1).max(0));
        counted_to = Some(counted_to.map_or(last, |done| done.max(last)));
    }
    days
}

/// A week from Monday to Friday without a day at work owes no report. Source: performance.md 4.4 (leave).
pub fn covers_week(spans: &[(Day, Day)], week: Week) -> bool {
    const WORKING_DAYS: i64 = 5;
    let monday = week.monday();
    days_away(spans, monday, monday.plus_days(WORKING_DAYS - 1)) == WORKING_DAYS
}

/// The last day, instead of one that lies inside an absence, by which one owes something about oneself: the days that were
/// lost are given after the return, but no more than any answer has. Source: performance.md 4.4 (leave), PROPOSED.
pub fn deferred(due_on: Day, (from_on, to_on): (Day, Day), answer_days: i64) -> Day {
    let lost = from_on.days_until(due_on).saturating_add(1);
    to_on.plus_days(lost.clamp(1, answer_days.max(1)))
}

/// The last day of the absence that covers `today`; None when the person is expected at work.
pub fn away_until(spans: &[(Day, Day)], today: Day) -> Option<Day> {
    spans.iter().filter(|(from, to)| *from <= today && today <= *to).map(|(_, to)| *to).max()
}
