//! Pure decisions about weekly reports: which week may be sent, what a line must say, who answers next.
//! No clock, no store, no words; the traffic light stands in `rules/pace`. Source: performance.md 1.2; what is marked
//! PROPOSED there or here is our rule.

mod pace;
mod reach;

use std::collections::BTreeSet;

use kernel::{Day, FieldErrors, FinancialYear, Quantity, Reason, Timestamp, Week};

use people::absence::rules::covers_week;

use super::model::{Blocker, DutyRow, Line, LineStatus, NewLine, ReportState, WeekLineRow};
use crate::agreement::model::{Mode, State, SubTaskId, SubTaskState};

pub use pace::{Margins, Pace, Progress, pace, percent_done};
pub use reach::{Step, reached_on};

/// Letters of a line's text, of the note and of a query. Source: performance.md 1.2 (about 500, INFERRED).
pub const TEXT_LETTERS: usize = 500;
/// Files one sending may carry (PROPOSED); how big each may be is the file store's rule.
pub const EVIDENCE_FILES: usize = 6;
/// Unsent weeks that are named to an employee at once (PROPOSED: newest first, so that the list never frightens).
pub const DUE_WEEKS: usize = 4;
/// A report that waited shorter than this on its device was sent at once.
const WAITED_SECONDS: i64 = 60;
/// No public servant's week holds a billion of anything; a slipped finger does.
const QUANTITY_MOST: Quantity = Quantity(1_000_000_000_000);

/// One week brings at most so many times what the whole year has planned (PROPOSED): more than planned is done now and then,
/// a hundredfold of it is a slipped finger, and it would stand in the mark.
const TIMES_TARGET_MOST: i64 = 100;

/// Why a report is refused as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The week lies in a year for which there is no agreement.
    NoAgreement {
        year: FinancialYear,
    },
    NotSigned {
        year: FinancialYear,
    },
    FutureWeek,
    /// The year's self-rating was sent: its numbers stand.
    SelfRatingSent,
    AlreadyVerified,
    AlreadyQueried,
    /// The id of this sending already names another week's report.
    IdTaken,
    /// A line names a sub-task that is not running.
    NotRunning,
}

impl kernel::Refusal for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Self::NoAgreement { .. } => "performance-report-no-agreement",
            Self::NotSigned { .. } => "performance-report-not-signed",
            Self::FutureWeek => "performance-report-future-week",
            Self::SelfRatingSent => "performance-report-self-rating-sent",
            Self::AlreadyVerified => "performance-report-already-verified",
            Self::AlreadyQueried => "performance-report-already-queried",
            Self::IdTaken => "performance-report-id-taken",
            Self::NotRunning => "performance-report-not-running",
        }
    }

    fn data(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NoAgreement { year } | Self::NotSigned { year } => vec![("year", year.to_string())],
            _ => Vec::new(),
        }
    }
}

/// What happens to a report after it was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Amend,
    Verify,
    Query,
}

impl Act {
    pub const ALL: [Self; 3] = [Self::Amend, Self::Verify, Self::Query];
}

/// The state after an act. A verified report can be queried again, so that a mistake found later has a way back, but
/// the employee never changes silently what was verified. Source: performance.md 1.2 (PROPOSED).
pub fn step(state: ReportState, act: Act) -> Result<ReportState, Refusal> {
    match (state, act) {
        (ReportState::Sent | ReportState::Queried, Act::Amend) => Ok(ReportState::Sent),
        (ReportState::Sent | ReportState::Queried, Act::Verify) => Ok(ReportState::Verified),
        (ReportState::Sent | ReportState::Verified, Act::Query) => Ok(ReportState::Queried),
        (ReportState::Verified, Act::Amend | Act::Verify) => Err(Refusal::AlreadyVerified),
        (ReportState::Queried, Act::Query) => Err(Refusal::AlreadyQueried),
    }
}

/// The financial year a week belongs to: the one in which it begins (PROPOSED). Much is planned to the last day of June, and
/// those days can be told nowhere else; what was done in the first days of July is told in the week after.
pub fn year_of(week: Week) -> FinancialYear {
    week.monday().financial_year()
}

/// Is the year still open for reports? Only until the employee's self-rating was sent.
pub fn appraisal_is_open(appraisal_state: Option<&str>) -> bool {
    matches!(appraisal_state, None | Some("open"))
}

/// May this week be reported today? That its day has passed is never a refusal. Source: performance.md 1.2 (PROPOSED).
pub fn judge_week(
    week: Week,
    today: Day,
    agreement: Option<State>,
    appraisal_state: Option<&str>,
) -> Result<(), Refusal> {
    let year = year_of(week);
    match agreement {
        None => return Err(Refusal::NoAgreement { year }),
        Some(State::Signed) => {}
        Some(_) => return Err(Refusal::NotSigned { year }),
    }
    if week.monday() > today {
        return Err(Refusal::FutureWeek);
    }
    if !appraisal_is_open(appraisal_state) {
        return Err(Refusal::SelfRatingSent);
    }
    Ok(())
}

/// Was a report of this week owed at all? From the week in which the later party signed; a report of an earlier one is taken
/// and is never late.
pub fn is_owed(week: Week, started_at: Option<Timestamp>) -> bool {
    started_at.is_some_and(|signed| signed.day() <= week.sunday())
}

/// The name of a line's field in a form.
pub fn field(part: &str, sub_task: SubTaskId) -> String {
    format!("{part}-{sub_task}")
}

/// Judges every line at once; what says nothing is no line. The order is that of `known`.
pub fn judge_lines(
    known: &[WeekLineRow],
    sent: &[NewLine],
    week: Week,
    today: Day,
) -> Result<Vec<Line>, LinesRefused> {
    if sent.iter().any(|line| line.says_something() && !known.iter().any(|row| row.id == line.sub_task)) {
        return Err(LinesRefused::NotRunning);
    }
    let mut errors = FieldErrors::default();
    let days = (first_day(week), week.sunday().min(today));
    let lines = known
        .iter()
        .filter_map(|row| match row.state {
            // What was excused after it had been reported stays as it was reported.
            SubTaskState::Excused => stored_line(row),
            _ => {
                let line = sent.iter().find(|line| line.sub_task == row.id)?;
                judge_line(row, line, days, &mut errors)
            }
        })
        .collect();
    if errors.is_empty() { Ok(lines) } else { Err(LinesRefused::Fields(errors)) }
}

/// Why lines were not taken.
#[derive(Debug, PartialEq, Eq)]
pub enum LinesRefused {
    NotRunning,
    Fields(FieldErrors),
}

impl From<LinesRefused> for kernel::Error {
    fn from(refused: LinesRefused) -> Self {
        match refused {
            LinesRefused::NotRunning => Refusal::NotRunning.into(),
            LinesRefused::Fields(errors) => Self::Invalid(errors),
        }
    }
}

/// The line that the report already has for this sub-task.
pub fn stored_line(row: &WeekLineRow) -> Option<Line> {
    Some(Line {
        sub_task: row.id,
        quantity: row.quantity?,
        status: row.status?,
        completed_on: row.completed_on,
        blocker: row.blocker?,
        text: row.text.clone()?,
    })
}

fn judge_line(row: &WeekLineRow, line: &NewLine, days: (Day, Day), errors: &mut FieldErrors) -> Option<Line> {
    let id = row.id;
    let text = line.text.trim();
    if text.chars().count() > TEXT_LETTERS {
        errors
            .push(field("text", id), Reason::new("performance-report-text-long").with("most", TEXT_LETTERS));
    } else if line.blocker == Blocker::Other && text.is_empty() {
        errors.add(field("text", id), "performance-report-blocker-unsaid");
    }
    let moved = line.quantity.is_some_and(|quantity| quantity != Quantity::default());
    if line.unchanged && (moved || line.completed || line.completed_on.is_some()) {
        errors.add(field("unchanged", id), "performance-report-unchanged-but-said");
        return None;
    }
    let stands =
        !line.completed && line.completed_on.is_none() && (line.unchanged || line.quantity.is_none());
    if stands && text.is_empty() && line.blocker == Blocker::None {
        return None;
    }
    let said = |quantity, status, completed_on| Line {
        sub_task: id,
        quantity,
        status,
        completed_on,
        blocker: line.blocker,
        text: text.to_owned(),
    };
    if line.unchanged || (stands && text.is_empty()) {
        // "No change" with a blocker or a word: the sub-task stands where it stood.
        return Some(said(Quantity::default(), LineStatus::Unchanged, None));
    }
    let quantity = judge_quantity(row, line, text, errors);
    judge_completion(row, line, days, errors);
    judge_shortfall(row, line, quantity, text, errors);
    Some(if line.completed {
        said(quantity, LineStatus::Completed, line.completed_on)
    } else {
        said(quantity, LineStatus::InProgress, None)
    })
}

fn judge_quantity(row: &WeekLineRow, line: &NewLine, text: &str, errors: &mut FieldErrors) -> Quantity {
    let name = || field("quantity", row.id);
    let before = row.reached_before.unwrap_or_default();
    match (row.mode, line.quantity) {
        (Mode::Quantity, None) => Quantity::default(),
        (Mode::Quantity, Some(quantity)) => {
            if quantity < Quantity::default() {
                errors.add(name(), "performance-report-quantity-negative");
            } else if quantity > QUANTITY_MOST {
                errors.add(name(), "performance-report-quantity-huge");
            } else if row.target > Quantity::default()
                && quantity.0 > row.target.0.saturating_mul(TIMES_TARGET_MOST)
            {
                errors.push(
                    name(),
                    Reason::new("performance-report-quantity-beyond")
                        .with("times", TIMES_TARGET_MOST)
                        .with("target", row.target)
                        .with("unit", row.unit_of_measure.as_str()),
                );
            }
            quantity
        }
        // Finished without a number is finished to the target; anything else stands where it stood.
        (Mode::Percent, None) => {
            if line.completed {
                row.target
            } else {
                before
            }
        }
        (Mode::Percent, Some(percent)) => {
            if percent < Quantity::default() || percent > Quantity(100_000) {
                errors.add(name(), "performance-report-percent-range");
            } else if percent < before && text.is_empty() {
                // Progress never decreases silently.
                errors.push(
                    field("text", row.id),
                    Reason::new("performance-report-percent-lower").with("before", before),
                );
            }
            percent
        }
    }
}

/// The first day of which a week's report may tell: its Monday, and in the first week of a year also the days before it,
/// which lie in a week of the year before.
fn first_day(week: Week) -> Day {
    let year = year_of(week);
    if year_of(week.previous()) == year { week.monday() } else { year.first_day() }
}

/// Work is finished on a day of the week that tells it: a report of June does not say what was finished in November. That
/// week's own report does, sent late or amended, and is judged by whoever verifies it. Source: performance.md 6.2 no. 11.
fn judge_completion(
    row: &WeekLineRow,
    line: &NewLine,
    (first_day, last_day): (Day, Day),
    errors: &mut FieldErrors,
) {
    let name = || field("completed_on", row.id);
    match (line.completed, line.completed_on) {
        (false, None) => {}
        (false, Some(_)) => errors.add(field("completed", row.id), "performance-report-completed-unticked"),
        (true, None) => errors.add(name(), "performance-report-completed-on-missing"),
        (true, Some(day)) if day > last_day => errors.add(name(), "performance-report-completed-on-future"),
        (true, Some(day)) if day < row.starts_on => {
            errors.add(name(), "performance-report-completed-on-early")
        }
        (true, Some(day)) if day < first_day => errors.add(name(), "performance-report-completed-on-past"),
        (true, Some(_)) => {}
    }
}

/// What is finished short of its target needs a word why: the mark counts the quantity, never the tick (PROPOSED).
fn judge_shortfall(
    row: &WeekLineRow,
    line: &NewLine,
    quantity: Quantity,
    text: &str,
    errors: &mut FieldErrors,
) {
    let name = field("quantity", row.id);
    if !line.completed || !text.is_empty() || errors.0.iter().any(|error| error.field == name) {
        return;
    }
    let reached = match row.mode {
        // This week's stored line is among what was reached, and is about to be replaced.
        Mode::Quantity => {
            let others = row.actual.0.saturating_sub(row.quantity.unwrap_or_default().0);
            Quantity(others.saturating_add(quantity.0))
        }
        Mode::Percent => quantity,
    };
    if reached < row.target {
        errors.push(
            name,
            Reason::new("performance-report-completed-short")
                .with("reached", reached)
                .with("target", row.target)
                .with("unit", row.unit_of_measure.as_str()),
        );
    }
}

/// The note of the whole report.
pub fn judge_note(name: &str, text: &str) -> Result<String, kernel::Error> {
    let text = text.trim();
    if text.chars().count() > TEXT_LETTERS {
        let mut errors = FieldErrors::default();
        errors.push(name, Reason::new("performance-report-text-long").with("most", TEXT_LETTERS));
        return Err(kernel::Error::Invalid(errors));
    }
    Ok(text.to_owned())
}

/// A query must ask something. Source: performance.md 1.2 (QUERIED(reason)).
pub fn judge_query(text: &str) -> Result<String, kernel::Error> {
    let text = judge_note("query", text)?;
    if text.is_empty() {
        return Err(kernel::Error::field("query", "performance-report-query-missing"));
    }
    Ok(text)
}

/// Can a new report's quantities simply be added? Not where a percent replaces the last one, nor where something ends.
pub fn only_adds(known: &[WeekLineRow], lines: &[Line]) -> bool {
    lines.iter().all(|line| {
        line.status != LineStatus::Completed
            && known.iter().any(|row| row.id == line.sub_task && row.mode == Mode::Quantity)
    })
}

/// Does the stored report already say exactly this? Then the sending is the same one, arrived twice.
pub fn says_the_same(known: &[WeekLineRow], lines: &[Line]) -> bool {
    known.iter().filter_map(stored_line).eq(lines.iter().cloned())
}

/// By which day a week is in time: so many days after its Sunday as its year's setting says, or the first day after that on
/// which the program was up. Source: performance.md 1.2, and 5.2 (day counting).
pub fn due_on(week: Week, days_after_sunday: i64, lost: &BTreeSet<Day>) -> Day {
    platform::outage::first_kept(week.due_on(days_after_sunday), lost)
}

/// When a report was written that waited on its device for a network, as that device says: believed where it lies between the
/// beginning of the week and now, and shown to whoever verifies beside the moment of arrival. A little while is no waiting.
/// Source: performance.md 1.2 (`recorded_at` beside `received_at`, PROPOSED); 6.1 (3): a dead network is not the teacher's fault.
pub fn written_at(claimed: Option<Timestamp>, week: Week, now: Timestamp) -> Option<Timestamp> {
    claimed.filter(|at| week.monday().starts_at() <= *at && at.plus_seconds(WAITED_SECONDS) <= now)
}

/// Which weeks an employee has not sent, newest first and at most `most`, the current one included. From the week in which the agreement
/// began to run (signed by both, or silent above), while something is running; not those without a day at work.
/// Source: performance.md 1.2 and 4.4 (leave); the beginning is PROPOSED.
pub fn unsent_weeks(duties: &[DutyRow], today: Day, most: usize) -> Vec<Week> {
    let mut away: Vec<(Day, Day)> =
        duties.iter().filter_map(|duty| duty.absent_from.zip(duty.absent_to)).collect();
    away.sort();
    away.dedup();
    let mut weeks = Vec::new();
    let mut week = today.week();
    // A year has at most 53 weeks; two years meet at its edge.
    for _ in 0..106 {
        let year = year_of(week);
        let mut of_year = duties.iter().filter(|duty| duty.year == year).peekable();
        if let Some(duty) = of_year.peek() {
            let began = is_owed(week, Some(duty.started_at));
            let running = duty.first_start.is_some_and(|start| start <= week.sunday());
            let owed = began && running && !covers_week(&away, week);
            if owed && !of_year.any(|duty| duty.week == Some(week.monday())) {
                weeks.push(week);
                if weeks.len() == most {
                    break;
                }
            }
        }
        week = week.previous();
    }
    weeks
}
