//! Pure decisions about a handover of work: who may be named for what, and how it reads in the plan of who takes it.
//! Source: performance.md 4.4 (transfer: "open sub-tasks handed over to named person", PROPOSED).

use kernel::{Day, Error, FieldErrors, FinancialYear, Quantity, Reason, Refusal, Weight};

use super::model::{LineRow, NewPart, PartRow};
use crate::agreement::model::{Mode, State, SubTaskId};

/// Letters in a note at most.
pub const NOTE_MOST: usize = 1000;

/// Why work is not handed over or taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    Taken,
    /// Whoever shall take it has no signed agreement of the year yet.
    NoPlan,
    /// An update of theirs is with the other side.
    UpdateOnItsWay,
}

impl Refusal for Refused {
    fn code(&self) -> &'static str {
        match self {
            Self::Taken => "performance-handover-refused-taken",
            Self::NoPlan => "performance-handover-refused-no-plan",
            Self::UpdateOnItsWay => "performance-handover-refused-update",
        }
    }
}

/// The part as it is kept, or everything that is wrong with it: something is ticked, all of it still open, and a reason is
/// given where nobody takes it.
pub fn check(new: &NewPart, lines: &[LineRow]) -> Result<NewPart, Error> {
    let mut errors = FieldErrors::default();
    let (to, note) = (new.to.trim().to_owned(), new.note.trim().to_owned());
    let mut sub_tasks = new.sub_tasks.clone();
    sub_tasks.sort_unstable();
    sub_tasks.dedup();
    let open = |id: &SubTaskId| lines.iter().any(|line| line.id == *id && line.is_open());
    if sub_tasks.is_empty() {
        errors.add("sub_tasks", "performance-handover-problem-none");
    } else if !sub_tasks.iter().all(open) {
        errors.add("sub_tasks", "performance-handover-problem-named");
    }
    if to.is_empty() && note.is_empty() {
        errors.add("note", "performance-handover-problem-reason");
    }
    if note.chars().count() > NOTE_MOST {
        errors.push("note", Reason::new("performance-appraisal-invalid-long").with("most", NOTE_MOST));
    }
    errors.check()?;
    Ok(NewPart { sub_tasks, to, note })
}

/// May it be put into the plan now?
pub fn judge_taking(part: &PartRow) -> Result<(), Refused> {
    if part.is_taken() {
        return Err(Refused::Taken);
    }
    if part.own_state == Some(State::Signed) { Ok(()) } else { Err(Refused::NoPlan) }
}

/// What is still to be done of a sub-task: of a quantity the rest, of a percentage all of it, for it is counted from zero
/// in the plan of who takes it. Thousandths, as all quantities.
pub fn rest(mode: Mode, target: Quantity, actual: Quantity) -> Quantity {
    match mode {
        Mode::Quantity if actual.0 < target.0 => Quantity(target.0.saturating_sub(actual.0.max(0))),
        Mode::Quantity | Mode::Percent => target,
    }
}

/// From when until when: from today, until the day once planned or, where that is past, the end of the year.
pub fn days(year: FinancialYear, today: Day, ends_on: Day) -> (Day, Day) {
    let first = today.max(year.first_day());
    (first, if ends_on >= first { ends_on } else { year.last_day() })
}

/// The weights of the sub-tasks taken over, in the same proportion, brought to the whole; what rounding leaves over goes to
/// the last. Basis points; nothing gets less than one of them.
pub fn shares(weights: &[Weight]) -> Vec<Weight> {
    let whole = Weight::WHOLE.0;
    let sum: i64 = weights.iter().map(|weight| weight.0.max(1)).sum();
    let mut shares: Vec<Weight> = weights
        .iter()
        .map(|weight| Weight((weight.0.max(1).saturating_mul(whole) / sum.max(1)).max(1)))
        .collect();
    let others: i64 = shares.iter().rev().skip(1).map(|share| share.0).sum();
    if let Some(last) = shares.last_mut() {
        last.0 = whole.saturating_sub(others);
    }
    shares
}
