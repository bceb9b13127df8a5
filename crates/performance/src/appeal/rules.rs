//! What decides about an appeal: which step may follow which, what a case and a decision must hold, when a panel has
//! decided. Pure. Source: performance.md 5.2; what that text leaves open is in docs/decisions (appeals).

use kernel::{Day, Error, FieldErrors, Reason, Refusal, Role};

use super::ladder::begins;
use super::model::{
    COMMISSION, Case, Contested, NewAppeal, NewFile, Outcome, Ruling, Seat, State, Verdict, Vote,
};
use crate::mark::cases::PeriodDays;
use crate::mark::{Change, Inputs, SubTaskInput, counts};
use crate::permissions::{SEAT_HR, SEAT_PLANNING};

/// Longest text, in characters.
pub const LONGEST_TEXT: usize = 2000;
/// Files with one item, and with an answer.
pub const MOST_FILES: usize = 3;

/// What somebody does to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Teua kamati.
    Appoint,
    /// Jibu rufaa.
    Answer,
    /// Jitoe.
    Recuse,
    /// Amua.
    Decide,
    /// Endelea na ngazi inayofuata.
    Further,
    /// Nimeridhika.
    Accept,
    /// The last day has passed.
    Escalate,
    /// Peleka kwenye Tume.
    Send,
    /// Andika jibu la Tume.
    Record,
    /// Ondoa rufaa.
    Withdraw,
}

impl Step {
    pub const ALL: [Self; 10] = [
        Self::Appoint,
        Self::Answer,
        Self::Recuse,
        Self::Decide,
        Self::Further,
        Self::Accept,
        Self::Escalate,
        Self::Send,
        Self::Record,
        Self::Withdraw,
    ];
}

/// Why something about an appeal is not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    NoMark,
    Exists,
    NotNow,
    AlreadyAnswered,
    NotDue { until: Day },
    TooLate { until: Day },
    Barred,
    NotFound,
    Twice,
    OwnOffice,
    NoProposal,
    Withdrawn,
}

impl Refusal for Refused {
    fn code(&self) -> &'static str {
        match self {
            Self::NoMark => "performance-appeal-refused-no-mark",
            Self::Exists => "performance-appeal-refused-exists",
            Self::NotNow => "performance-appeal-refused-not-now",
            Self::AlreadyAnswered => "performance-appeal-refused-answered",
            Self::NotDue { .. } => "performance-appeal-refused-not-due",
            Self::TooLate { .. } => "performance-appeal-refused-too-late",
            Self::Barred => "performance-appeal-refused-barred",
            Self::NotFound => "performance-appeal-refused-nobody",
            Self::Twice => "performance-appeal-refused-twice",
            Self::OwnOffice => "performance-appeal-refused-own-office",
            Self::NoProposal => "performance-appeal-refused-no-proposal",
            Self::Withdrawn => "performance-appeal-refused-withdrawn",
        }
    }

    fn data(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotDue { until } | Self::TooLate { until } => {
                vec![("day", format!("{:02}/{:02}/{}", until.day_of_month(), until.month(), until.year()))]
            }
            _ => Vec::new(),
        }
    }
}

/// Where a case stands after a step; `higher` is the next level somebody can decide. A panel of one that stands down
/// loses the case upwards; a committee goes on, or is filled up again.
pub fn next(level: i64, state: State, step: Step, higher: i64) -> Result<(i64, State), Refused> {
    match (step, state) {
        (_, State::Withdrawn) => Err(Refused::Withdrawn),
        (Step::Appoint, State::Committee) => Ok((level, State::Hearing)),
        (Step::Answer, State::Committee | State::Hearing) if level > 0 => Ok((level, state)),
        (Step::Decide, State::Hearing) => Ok((level, State::Decided)),
        (Step::Recuse, State::Hearing) if level < 2 => Ok((higher, begins(higher))),
        (Step::Recuse, State::Hearing) => Ok((level, State::Committee)),
        (Step::Escalate, State::Committee | State::Hearing) => Ok((higher, begins(higher))),
        (Step::Further, State::Decided) if level < COMMISSION => Ok((higher, begins(higher))),
        (Step::Accept, State::Decided) => Ok((level, State::Closed)),
        (Step::Send, State::Outside) => Ok((level, State::Outside)),
        (Step::Record, State::Outside) => Ok((level, State::Closed)),
        (Step::Withdraw, State::Committee | State::Hearing | State::Outside) => Ok((level, State::Withdrawn)),
        _ => Err(Refused::NotNow),
    }
}

/// Field names of one contested item and of one ruling.
pub fn field(part: &str, key: impl std::fmt::Display) -> String {
    format!("{part}.{key}")
}

/// What can be contested: each sub-task that counted and each item that applied, and within each period that somebody else
/// judged its sub-tasks and factors. Of a statement from elsewhere nothing is known but its mark.
pub fn contestable(inputs: &Inputs) -> Vec<Contested> {
    let lines = counted(inputs).map(|line| Contested::SubTask(line.id));
    let items = inputs.factors.iter().flat_map(|factor| &factor.item_numbers);
    let items = items.map(|item| Contested::Item(*item));
    let periods = periods(inputs).flat_map(|(span, _, of)| {
        let from = span.from;
        let lines = counted(of).map(move |line| Contested::PeriodSubTask(from, line.id));
        lines.chain(of.factors.iter().map(move |factor| Contested::PeriodFactor(from, factor.factor)))
    });
    lines.chain(items).chain(periods).collect()
}

/// The sub-tasks that counted.
pub fn counted(inputs: &Inputs) -> impl Iterator<Item = &SubTaskInput> {
    inputs.tasks.iter().flat_map(|task| &task.subtasks).filter(|line| !line.excused)
}

/// The periods of the year whose mark can be computed again: their days, who judged them, and from what.
pub fn periods(inputs: &Inputs) -> impl Iterator<Item = (PeriodDays, &str, &Inputs)> {
    let earlier = inputs.periods.iter().flat_map(|periods| &periods.earlier);
    earlier.filter_map(|period| Some((period.span, period.judge.as_str(), period.inputs.as_deref()?)))
}

/// Is an appeal fit to be filed? All complaints at once. After the last day it needs a reason for being late.
pub fn check_filed(new: &NewAppeal, inputs: &Inputs, late: bool) -> Result<(), Error> {
    let mut errors = FieldErrors::default();
    if new.items.is_empty() {
        errors.add("", "performance-appeal-invalid-nothing");
    }
    let known = contestable(inputs);
    for item in &new.items {
        let key = item.contested.key();
        if !known.contains(&item.contested) {
            errors.add("", "performance-appeal-invalid-item");
        }
        if item.ground.is_none() {
            errors.add(field("ground", &key), "performance-appeal-invalid-ground");
        }
        check_text(&field("text", &key), &item.text, &mut errors);
        if item.files.len() > MOST_FILES {
            errors.push(
                field("evidence", &key),
                Reason::new("performance-appeal-invalid-files").with("most", MOST_FILES),
            );
        }
    }
    check_optional("statement", &new.statement, &mut errors);
    if late {
        check_text("late_reason", &new.late_reason, &mut errors);
    }
    errors.check()
}

/// A text that must be there.
pub fn required(name: &str, text: &str) -> Result<(), Error> {
    let mut errors = FieldErrors::default();
    check_text(name, text, &mut errors);
    errors.check()
}

fn check_text(name: &str, text: &str, errors: &mut FieldErrors) {
    if text.trim().is_empty() {
        errors.add(name, "performance-appeal-invalid-text");
    } else if text.chars().count() > LONGEST_TEXT {
        errors.push(name, too_long());
    }
}

/// A text that need not be there.
pub fn check_optional(name: &str, text: &str, errors: &mut FieldErrors) {
    if text.chars().count() > LONGEST_TEXT {
        errors.push(name, too_long());
    }
}

fn too_long() -> Reason {
    Reason::new("performance-appeal-invalid-long").with("most", LONGEST_TEXT)
}

/// What somebody lacks for a seat of a committee: words key of the complaint. Source: performance.md 5.2.
pub fn misfit(seat: Seat, roles: &[Role], cadre: &str, appellants: &str) -> Option<&'static str> {
    match seat {
        Seat::Hr if !roles.contains(&SEAT_HR) => Some("performance-appeal-invalid-seat-hr"),
        Seat::Planning if !roles.contains(&SEAT_PLANNING) => Some("performance-appeal-invalid-seat-planning"),
        Seat::Peer if cadre.trim() != appellants.trim() => Some("performance-appeal-invalid-seat-peer"),
        _ => None,
    }
}

/// Not more files than one may send at once.
pub fn check_files(name: &str, files: &[NewFile]) -> Result<(), Error> {
    let mut errors = FieldErrors::default();
    if files.len() > MOST_FILES {
        errors.push(name, Reason::new("performance-appeal-invalid-files").with("most", MOST_FILES));
    }
    errors.check()
}

/// Does a decision speak about every item, with reasons and values inside their scales?
pub fn check_verdict(
    verdict: &Verdict,
    items: &[(i64, Contested)],
    inputs: &Inputs,
    late: bool,
) -> Result<(), Error> {
    let mut errors = FieldErrors::default();
    check_text("reason", &verdict.reason, &mut errors);
    if verdict.struck {
        if !late {
            errors.add("struck", "performance-appeal-invalid-struck");
        }
        return errors.check();
    }
    for (position, contested) in items {
        match verdict.rulings.iter().find(|ruling| ruling.position == *position) {
            Some(ruling) if ruling.excused && excuses_all(verdict, items, inputs, contested.period()) => {
                errors.add(field("excused", position), "performance-appeal-invalid-excused");
            }
            Some(ruling) => check_ruling(ruling, *contested, inputs, &mut errors),
            None => errors.add(field("result", position), "performance-appeal-invalid-result"),
        }
    }
    errors.check()
}

fn check_ruling(ruling: &Ruling, contested: Contested, inputs: &Inputs, errors: &mut FieldErrors) {
    let position = ruling.position;
    check_text(&field("reason", position), &ruling.reason, errors);
    if !ruling.changed {
        return;
    }
    match contested {
        Contested::SubTask(_) | Contested::PeriodSubTask(..) => {
            let named = ruling.quality.is_some() || ruling.counted.is_some();
            if !(named || ruling.completed_on.is_some() || ruling.excused) {
                errors.add(field("quality", position), "performance-appeal-invalid-value");
            }
            if ruling.quality.is_some_and(|quality| !(0..=100).contains(&quality)) {
                errors.add(field("quality", position), "performance-appeal-invalid-quality");
            }
            if ruling.counted.is_some_and(|counted| counted.0 < 0) {
                errors.add(field("counted", position), "performance-appeal-invalid-counted");
            }
            if ruling.completed_on.is_some_and(|day| !may_be_finished(inputs, contested, day)) {
                errors.add(field("completed", position), "performance-appeal-invalid-completed");
            }
        }
        Contested::Item(_) | Contested::PeriodFactor(..) => {
            let scale = inputs.parameters.factor_scale_min..=inputs.parameters.factor_scale_max;
            if ruling.mark.is_none_or(|mark| !scale.contains(&mark)) {
                errors.add(field("mark", position), "performance-appeal-invalid-mark");
            }
        }
    }
}

/// The inputs that a period's, or the appraisal's own, mark follows from.
fn inputs_within(inputs: &Inputs, period: Option<Day>) -> Option<&Inputs> {
    match period {
        None => Some(inputs),
        Some(from) => periods(inputs).find(|(span, ..)| span.from == from).map(|(_, _, of)| of),
    }
}

/// A sub-task is finished from its first day to the last that is counted.
fn may_be_finished(inputs: &Inputs, contested: Contested, day: Day) -> bool {
    let (Contested::SubTask(id) | Contested::PeriodSubTask(_, id)) = contested else { return false };
    inputs_within(inputs, contested.period()).is_some_and(|of| {
        let mut lines = of.tasks.iter().flat_map(|task| &task.subtasks);
        lines.any(|line| line.id == id && line.start <= day && day <= of.counted_to)
    })
}

/// Would nothing be left to give a mark for? Then there would be no mark, which is no decision about one.
fn excuses_all(verdict: &Verdict, items: &[(i64, Contested)], inputs: &Inputs, period: Option<Day>) -> bool {
    let excused = |line: &SubTaskInput| {
        items.iter().any(|(position, contested)| {
            let (Contested::SubTask(id) | Contested::PeriodSubTask(_, id)) = *contested else { return false };
            id == line.id
                && contested.period() == period
                && verdict.rulings.iter().any(|ruling| ruling.position == *position && ruling.excused)
        })
    };
    inputs_within(inputs, period).is_none_or(|of| counted(of).filter(|line| counts(of, line)).all(excused))
}

/// What the rulings change in the inputs of the mark.
pub fn changes(verdict: &Verdict, items: &[(i64, Contested)]) -> Vec<Change> {
    let changed = verdict.rulings.iter().filter(|ruling| ruling.changed && !verdict.struck);
    changed
        .filter_map(|ruling| {
            let (_, contested) = items.iter().find(|(position, _)| *position == ruling.position)?;
            Some(match *contested {
                Contested::SubTask(id) | Contested::PeriodSubTask(_, id) => Change::SubTask {
                    period: contested.period(),
                    id,
                    quality: ruling.quality,
                    counted: ruling.counted,
                    completed_on: ruling.completed_on,
                    excused: ruling.excused,
                },
                Contested::Item(item) => Change::Item { item, mark: ruling.mark? },
                Contested::PeriodFactor(period, factor) => {
                    Change::Factor { period, factor, mark: ruling.mark? }
                }
            })
        })
        .collect()
}

/// Imekubaliwa, kwa sehemu, imekataliwa, au haikupokelewa. What was changed without a mark that is at least the former one
/// gave the appellant nothing. `lowers`: the mark would be lower, so the former stands.
pub fn outcome(verdict: &Verdict, lowers: bool) -> Outcome {
    let changed = verdict.rulings.iter().filter(|ruling| ruling.changed).count();
    match changed {
        _ if verdict.struck => Outcome::Struck,
        0 => Outcome::Dismissed,
        _ if lowers => Outcome::Dismissed,
        all if all == verdict.rulings.len() => Outcome::Upheld,
        _ => Outcome::Partial,
    }
}

/// What the members' votes come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tally {
    Carried,
    Open,
    /// At least half are against: the proposal falls, and somebody proposes again.
    Fallen,
}

/// More than half of those who sit must agree.
pub fn tally(votes: &[Vote]) -> Tally {
    let count = |wanted: Vote| votes.iter().filter(|vote| **vote == wanted).count();
    if count(Vote::Agrees) * 2 > votes.len() {
        Tally::Carried
    } else if count(Vote::Disagrees) * 2 >= votes.len() {
        Tally::Fallen
    } else {
        Tally::Open
    }
}

/// The votes of those who sit now.
pub fn votes(case: &Case) -> Vec<Vote> {
    case.sitting().map(|member| member.vote).collect()
}

/// May the appellant still go on from a decision?
pub fn check_further(last_day: Option<Day>, today: Day) -> Result<(), Refused> {
    match last_day {
        Some(until) if today > until => Err(Refused::TooLate { until }),
        _ => Ok(()),
    }
}

/// The Commission answers what was sent to it, not before.
pub fn check_answered(sent_on: Option<Day>, answer_on: Day) -> Result<(), Error> {
    match sent_on {
        None => Err(Error::field("sent_on", "performance-appeal-invalid-unsent")),
        Some(sent_on) if answer_on < sent_on => {
            Err(Error::field("answer_on", "performance-appeal-invalid-before-sent"))
        }
        Some(_) => Ok(()),
    }
}

/// Has the decider's last day passed?
pub fn check_due(decide_due_on: Day, today: Day) -> Result<(), Refused> {
    if today > decide_due_on { Ok(()) } else { Err(Refused::NotDue { until: decide_due_on }) }
}
