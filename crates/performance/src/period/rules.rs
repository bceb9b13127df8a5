//! Pure decisions about periods: whose days they are, what a closing must say, and how the work stood on the last day.
//! Source: performance.md 3.3 (mid-year change of supervisor) and 4.4 (PROPOSED); docs/decisions (special cases).

use std::collections::BTreeMap;

use kernel::uuid::Uuid;
use kernel::{Day, Error, FieldErrors, FinancialYear, Quantity, Reason, Refusal};

use super::model::{Closing, NewStatement, Source, SpanRow, State};
use crate::appraisal;
use crate::appraisal::rules::{MANAGEMENT_FACTOR, NOT_APPLICABLE, Rubric, leaves_on};
use crate::mark::{FactorInput, Inputs, counts};

/// Letters in a closing note, a letter's number and the name of who judged. PROPOSED.
pub const NOTE_MOST: usize = 2000;
pub const LETTER_MOST: usize = 120;
/// The nine factors of the form. Source: performance.md 3.2.
pub const FACTORS: std::ops::RangeInclusive<i64> = 1..=9;

/// Days before the last one from which a leaver is appraised and hands work over: as long as the window of self-rating.
/// PROPOSED.
pub const LEAVING_DAYS: i64 = 15;

/// Whoever's last day in the year is by this day is dealt with as a leaver today. The year's own last day is nobody's
/// departure: the season judges that year, and the next has a plan of its own.
pub fn leaving_by(year: FinancialYear, today: Day) -> Day {
    today.plus_days(LEAVING_DAYS).min(year.last_day().plus_days(-1))
}

/// The latest day on which a stretch of supervision ends and is still judged by itself. What reaches the year's last day is
/// judged by the appraisal, whoever supervises then: with the employee's own column, their answer and a second level, none
/// of which a period has.
pub fn ended_by(year: FinancialYear, ahead: Day) -> Day {
    ahead.min(year.last_day().plus_days(-1))
}

/// Why a period is not closed or a statement not recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    AlreadyClosed,
    /// The year's appraisal went on without it.
    TooLate,
    NotSupervised,
    Backwards,
    /// A statement is about days of one financial year.
    OtherYear,
    /// Days of another statement.
    Overlap {
        from_on: String,
        to_on: String,
    },
    /// Days of a supervisor here, and no secondment is written that would make them the host's.
    Supervised {
        from_on: String,
        to_on: String,
    },
    Own,
    Published,
}

impl Refusal for Refused {
    fn code(&self) -> &'static str {
        match self {
            Self::AlreadyClosed => "performance-period-refused-closed",
            Self::TooLate => "performance-period-refused-late",
            Self::NotSupervised => "performance-period-refused-not-supervised",
            Self::Backwards => "performance-period-refused-backwards",
            Self::OtherYear => "performance-period-refused-other-year",
            Self::Overlap { .. } => "performance-period-refused-overlap",
            Self::Supervised { .. } => "performance-period-refused-supervised",
            Self::Own => "performance-period-refused-own",
            Self::Published => "performance-period-refused-published",
        }
    }

    fn data(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Overlap { from_on, to_on } | Self::Supervised { from_on, to_on } => {
                vec![("from", from_on.clone()), ("to", to_on.clone())]
            }
            _ => Vec::new(),
        }
    }
}

/// The days of an ended stretch of supervision in a year: from the day after what was judged before, so that stretches too
/// short to be judged fall to the next. None when nothing is left.
pub fn days_of(
    year: FinancialYear,
    starts_on: Day,
    ended_on: Day,
    judged_to: Option<Day>,
) -> Option<(Day, Day)> {
    let first = starts_on.max(year.first_day());
    let first = judged_to.map_or(first, |day| first.max(day.plus_days(1)));
    (first <= ended_on).then_some((first, ended_on))
}

/// May this period be closed now?
pub fn judge_closing(source: Source, state: State, appraisal_state: Option<&str>) -> Result<(), Refused> {
    if source != Source::Supervisor {
        return Err(Refused::NotSupervised);
    }
    match state {
        State::Owed => {}
        State::Closed => return Err(Refused::AlreadyClosed),
        State::Merged => return Err(Refused::NotSupervised),
    }
    match appraisal_state {
        Some("countersigned" | "published") => Err(Refused::TooLate),
        _ => Ok(()),
    }
}

/// The inputs as they stood on the last day of a period: work that had begun, what was reached by then, and as much of each
/// target as fell to the days so far.
pub fn as_of(mut inputs: Inputs, to_on: Day, reached: &BTreeMap<Uuid, Quantity>) -> Inputs {
    inputs.counted_to = inputs.counted_to.min(to_on);
    inputs.versions.retain(|version| version.from <= to_on);
    for version in &mut inputs.versions {
        version.to = version.to.min(to_on);
    }
    let versions = inputs.versions.len();
    for task in &mut inputs.tasks {
        task.weights.truncate(versions);
        task.subtasks.retain(|line| line.start <= to_on);
        for line in &mut task.subtasks {
            line.weights.truncate(versions);
            line.actual = reached.get(&line.id).copied().unwrap_or_default();
            line.reported = None;
            line.completed_on = line.completed_on.filter(|day| *day <= to_on);
            line.ended_on = match line.ended_on {
                Some(ended_on) => Some(ended_on.min(to_on)),
                None => Some(to_on).filter(|last| *last < line.end),
            };
        }
    }
    inputs.tasks.retain(|task| !task.subtasks.is_empty());
    inputs.factors.clear();
    inputs.not_applicable_items.clear();
    inputs.periods = None;
    inputs
}

/// Field names of the form.
pub fn line_field(part: &str, sub_task: Uuid) -> String {
    format!("{part}.{sub_task}")
}

pub fn factor_field(factor: i64) -> String {
    format!("factor.{factor}")
}

/// Does the factor apply to somebody in this group?
pub fn applies(factor: i64, has_staff: bool) -> bool {
    has_staff || factor != MANAGEMENT_FACTOR
}

/// All complaints about a closing at once, in the order of the form.
pub fn check(inputs: &Inputs, closing: &Closing, rubric: &Rubric, has_staff: bool) -> Result<(), Error> {
    let mut errors = FieldErrors::default();
    for line in inputs.tasks.iter().flat_map(|task| &task.subtasks).filter(|line| counts(inputs, line)) {
        let (quality, reason) = closing.lines.get(&line.id).cloned().unwrap_or_default();
        match quality {
            None => errors.add(line_field("step", line.id), "performance-appraisal-invalid-quality-missing"),
            Some(quality) if !rubric.steps.contains(&quality) => {
                errors.add(line_field("step", line.id), "performance-appraisal-invalid-quality");
            }
            Some(quality) if rubric.wants_reason(quality) && reason.trim().is_empty() => errors.push(
                line_field("reason", line.id),
                Reason::new("performance-appraisal-invalid-reason-missing")
                    .with("below", rubric.reason_below)
                    .with("above", rubric.reason_above),
            ),
            Some(_) => {}
        }
        if reason.chars().count() > NOTE_MOST {
            errors.push(line_field("reason", line.id), long(NOTE_MOST));
        }
    }
    for factor in FACTORS.filter(|factor| applies(*factor, has_staff)) {
        match closing.factors.get(&factor) {
            None => errors.add(factor_field(factor), "performance-appraisal-invalid-item-missing"),
            Some(mark) if !(NOT_APPLICABLE..=5).contains(mark) => {
                errors.add(factor_field(factor), "performance-appraisal-invalid-item");
            }
            Some(_) => {}
        }
    }
    if closing.note.trim().is_empty() {
        errors.add("note", "performance-period-problem-note-missing");
    } else if closing.note.chars().count() > NOTE_MOST {
        errors.push("note", long(NOTE_MOST));
    }
    errors.check()
}

fn long(most: usize) -> Reason {
    Reason::new("performance-appraisal-invalid-long").with("most", most)
}

/// The inputs with what was said put in; the marks are those of the nine factors, not of their items.
pub fn judged(mut inputs: Inputs, closing: &Closing, has_staff: bool) -> Inputs {
    for line in inputs.tasks.iter_mut().flat_map(|task| &mut task.subtasks) {
        line.quality =
            closing.lines.get(&line.id).and_then(|(quality, _)| *quality).filter(|_| !line.excused);
    }
    inputs.factors = FACTORS
        .filter(|factor| applies(*factor, has_staff))
        .filter_map(|factor| Some((factor, *closing.factors.get(&factor)?)))
        .filter(|(_, mark)| *mark > NOT_APPLICABLE)
        .map(|(factor, mark)| FactorInput { factor, items: vec![mark], item_numbers: Vec::new() })
        .collect();
    inputs
}

/// May this statement be recorded beside the periods that stand? The days are those of one year, and not a supervisor's here
/// unless they were served elsewhere: `others` are the periods recorded so far, `seconded` the secondments written down. A host's
/// letter often comes after the supervisor here had to close; their days are then counted without the host's
/// (`mark::cases::periods`). Source: performance.md 4.4.
pub fn judge_statement(
    new: &NewStatement,
    others: &[SpanRow],
    seconded: &[(Day, Day)],
    appraisal_state: Option<&str>,
) -> Result<(), Refused> {
    if new.to_on < new.from_on {
        return Err(Refused::Backwards);
    }
    if new.from_on.financial_year() != new.to_on.financial_year() {
        return Err(Refused::OtherYear);
    }
    if appraisal_state == Some("published") {
        return Err(Refused::Published);
    }
    let served_elsewhere =
        |first: Day, last: Day| seconded.iter().any(|(from, to)| *from <= first && last <= *to);
    for other in others.iter().filter(|other| other.from_on <= new.to_on && new.from_on <= other.to_on) {
        let (from_on, to_on) = (ui::short_day(other.from_on), ui::short_day(other.to_on));
        if other.source == Source::Statement {
            return Err(Refused::Overlap { from_on, to_on });
        }
        if !served_elsewhere(new.from_on.max(other.from_on), new.to_on.min(other.to_on)) {
            return Err(Refused::Supervised { from_on, to_on });
        }
    }
    Ok(())
}

/// Did it begin for a last day that was put off meanwhile? Then the employee has rated themselves, or owes it by a day before
/// the new last one, or, where they stay, before `opens_on`, from which everybody does. Source: decision 0013 (leavers).
pub fn began_early(row: &appraisal::model::AppraisalRow, opens_on: Day) -> bool {
    let earliest = leaves_on(row.year, row.ends_on).unwrap_or(opens_on);
    match row.state {
        appraisal::model::State::Open => row.own_due_on.is_some_and(|day| day < earliest),
        appraisal::model::State::SelfRated => true,
        _ => false,
    }
}
