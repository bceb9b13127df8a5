//! What decides about an update: when one may begin, which step follows which, what a change may do, whose consent is
//! needed. Pure: clock, settings and the calendar are arguments. Source: performance.md 1.3; docs/decisions (plan versions).

use kernel::uuid::Uuid;
use kernel::{Day, FinancialYear, Reason, Refusal as _};
use platform::setting::Window;

use super::compare;
use super::model::{Act, Cause, ChangeRow, GroundRow, Kind, Sheet, State, Thing, UpdateRow};
use crate::agreement::model::{self as agreement, Party, PlannedTask, SubTaskState};
use crate::agreement::rules as plan_rules;

/// What somebody wants to do with an update.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Edit,
    /// The proposer signs and hands it over.
    Submit,
    /// The other side signs too.
    Agree,
    Return,
    Decline,
    /// The proposer takes it back.
    Withdraw,
    /// The other side puts aside what its proposer began and does not hand over.
    SetAside,
    /// The second level consents.
    Countersign,
}

/// Why not. Each is a sentence in the words files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    NotSigned,
    YearOver {
        year: FinancialYear,
    },
    YearNotBegun {
        year: FinancialYear,
    },
    SelfRatingSent,
    OneOpen,
    SeasonClosed {
        opens_on: Day,
        closes_on: Day,
    },
    Reviewed,
    CauseMissing,
    NotSubmitted,
    NotAgreed,
    WaitsForAnswer,
    Closed,
    /// Only who proposes changes and submits it; only the other side answers.
    NotYours,
    YourOwn,
    /// The proposer still has until this day to hand it over.
    NotIdle {
        last: Day,
    },
    NoSupervisor,
    NothingChanges,
    ProgressMissing,
    FactorsMissing,
    SupportMissing,
    ReasonMissing,
    EffectiveTooEarly {
        first: Day,
    },
    EffectiveAfter {
        last: Day,
    },
    TargetLowered {
        sub_task: String,
    },
    EndPassed {
        sub_task: String,
    },
    EndedTooLate {
        sub_task: String,
    },
    OnlyWeight {
        sub_task: String,
    },
    AddedBefore {
        sub_task: String,
        day: Day,
    },
}

impl kernel::Refusal for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Self::NotSigned => "performance-update-refused-not-signed",
            Self::YearOver { .. } => "performance-update-refused-year-over",
            Self::YearNotBegun { .. } => "performance-update-refused-year-not-begun",
            Self::SelfRatingSent => "performance-update-refused-self-rating-sent",
            Self::OneOpen => "performance-update-refused-one-open",
            Self::SeasonClosed { .. } => "performance-update-refused-season",
            Self::Reviewed => "performance-update-refused-reviewed",
            Self::CauseMissing => "performance-update-refused-cause",
            Self::NotSubmitted => "performance-update-refused-not-submitted",
            Self::NotAgreed => "performance-update-refused-not-agreed",
            Self::WaitsForAnswer => "performance-update-refused-waits",
            Self::Closed => "performance-update-refused-closed",
            Self::NotYours => "performance-update-refused-not-yours",
            Self::YourOwn => "performance-update-refused-your-own",
            Self::NotIdle { .. } => "performance-update-refused-not-idle",
            Self::NoSupervisor => "performance-update-refused-no-supervisor",
            Self::NothingChanges => "performance-update-refused-nothing",
            Self::ProgressMissing => "performance-update-refused-progress",
            Self::FactorsMissing => "performance-update-refused-factors",
            Self::SupportMissing => "performance-update-refused-support",
            Self::ReasonMissing => "performance-update-refused-reason",
            Self::EffectiveTooEarly { .. } => "performance-update-refused-early",
            Self::EffectiveAfter { .. } => "performance-update-refused-late",
            Self::TargetLowered { .. } => "performance-update-refused-lowered",
            Self::EndPassed { .. } => "performance-update-refused-end-passed",
            Self::EndedTooLate { .. } => "performance-update-refused-ended-late",
            Self::OnlyWeight { .. } => "performance-update-refused-only-weight",
            Self::AddedBefore { .. } => "performance-update-refused-added-before",
        }
    }

    fn data(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::YearOver { year } | Self::YearNotBegun { year } => vec![("year", year.to_string())],
            Self::SeasonClosed { opens_on, closes_on } => {
                vec![("opens", written(*opens_on)), ("closes", written(*closes_on))]
            }
            Self::EffectiveTooEarly { first } => vec![("day", written(*first))],
            Self::EffectiveAfter { last } | Self::NotIdle { last } => vec![("day", written(*last))],
            Self::TargetLowered { sub_task }
            | Self::EndPassed { sub_task }
            | Self::EndedTooLate { sub_task }
            | Self::OnlyWeight { sub_task } => vec![("sub_task", sub_task.clone())],
            Self::AddedBefore { sub_task, day } => {
                vec![("sub_task", sub_task.clone()), ("day", written(*day))]
            }
            _ => Vec::new(),
        }
    }
}

/// `31/12/2026`, as date fields are filled; a sentence in either language can hold it.
fn written(day: Day) -> String {
    format!("{:02}/{:02}/{}", day.day_of_month(), day.month(), day.year())
}

/// May an update of this kind begin today? Only on a signed agreement, in its year, before the self-rating was sent, and
/// one at a time. A mid-year review begins within its window, or by the day on which it is owed, once. Source: performance.md 1.3 (a), (b).
pub fn check_beginning(
    ground: &GroundRow,
    kind: Kind,
    cause: Cause,
    today: Day,
    season: &Window,
) -> Result<(), Refusal> {
    let year = ground.year;
    if ground.state != agreement::State::Signed {
        return Err(Refusal::NotSigned);
    }
    if today > year.last_day() {
        return Err(Refusal::YearOver { year });
    }
    if today < year.first_day() {
        return Err(Refusal::YearNotBegun { year });
    }
    check_unrated(ground.appraisal_state.as_deref())?;
    if ground.supervisor_id.is_none() && ground.seat_above.is_none() {
        return Err(Refusal::NoSupervisor);
    }
    if ground.open > 0 {
        return Err(Refusal::OneOpen);
    }
    match (kind, cause) {
        (Kind::MidYear, _) if !season.has_opened(today) || has_closed(season, ground, today) => {
            Err(Refusal::SeasonClosed { opens_on: season.opens_on, closes_on: season.closes_on })
        }
        (Kind::MidYear, _) if ground.reviewed > 0 => Err(Refusal::Reviewed),
        (Kind::MidYear, Cause::Season) => Ok(()),
        (Kind::MidYear, _) | (Kind::Extraordinary, Cause::Season) => Err(Refusal::CauseMissing),
        (Kind::Extraordinary, _) => Ok(()),
    }
}

/// The window is over, and nobody owes any more that it begins.
fn has_closed(season: &Window, ground: &GroundRow, today: Day) -> bool {
    season.has_closed(today) && ground.review_by.is_none_or(|last| today > last)
}

/// Nothing changes once the employee has rated themselves: the numbers of the year stand.
fn check_unrated(appraisal_state: Option<&str>) -> Result<(), Refusal> {
    if matches!(appraisal_state, None | Some("open")) { Ok(()) } else { Err(Refusal::SelfRatingSent) }
}

/// The state after a step. `side` is None for whoever stands on neither side (the second level); `wants_second` says
/// whether the second level must consent too.
pub fn next(row: &UpdateRow, step: Step, side: Option<Party>, wants_second: bool) -> Result<State, Refusal> {
    let proposes = side == Some(row.proposer);
    let answers = side.is_some() && !proposes;
    let own = |state| if proposes { Ok(state) } else { Err(Refusal::NotYours) };
    match (row.state, step) {
        (State::Applied | State::Declined | State::Withdrawn, _) => Err(Refusal::Closed),
        (State::Draft | State::Returned, Step::Edit) => own(State::Draft),
        (State::Draft | State::Returned, Step::Submit) => own(State::Submitted),
        (State::Submitted | State::Agreed, Step::Edit | Step::Submit) => Err(Refusal::WaitsForAnswer),
        (_, Step::Withdraw) => own(State::Withdrawn),
        (State::Draft | State::Returned, Step::SetAside) if answers => Ok(State::Withdrawn),
        (State::Draft | State::Returned, Step::SetAside) => Err(Refusal::NotYours),
        (State::Submitted | State::Agreed, Step::SetAside) => Err(Refusal::WaitsForAnswer),
        (State::Submitted, Step::Agree | Step::Return | Step::Decline) if proposes => Err(Refusal::YourOwn),
        (State::Submitted, Step::Agree | Step::Return | Step::Decline) if !answers => Err(Refusal::NotYours),
        (State::Submitted, Step::Agree) => Ok(if wants_second { State::Agreed } else { State::Applied }),
        (State::Submitted, Step::Return) => Ok(State::Returned),
        (State::Submitted, Step::Decline) => Ok(State::Declined),
        (State::Agreed, Step::Countersign) if side.is_none() => Ok(State::Applied),
        (State::Agreed, Step::Decline) if side.is_none() => Ok(State::Declined),
        (State::Agreed, Step::Countersign | Step::Decline) => Err(Refusal::NotYours),
        (State::Agreed, Step::Agree | Step::Return) => Err(Refusal::WaitsForAnswer),
        (State::Draft | State::Returned, Step::Agree | Step::Return | Step::Decline) => {
            Err(Refusal::NotSubmitted)
        }
        (State::Draft | State::Returned | State::Submitted, Step::Countersign) => Err(Refusal::NotAgreed),
    }
}

/// Has its proposer had the days any answer has? Only one update is open at a time, so what is begun and left would keep the
/// other side from its own all year. Source: performance.md 6.3 (deadlines bind both sides); that the other side may put it
/// aside is PROPOSED.
pub fn check_idle(row: &UpdateRow, today: Day) -> Result<(), Refusal> {
    let begun = row.begun_at.day().plus_days(row.answer_days.max(0));
    let last = row.mend_by.unwrap_or(begun);
    if today > last { Ok(()) } else { Err(Refusal::NotIdle { last }) }
}

/// Must the second level consent? In the last days of the year to every change, so that nobody mends a plan when its
/// result is known. Where nobody stands above the supervisor the two consents are all there can be.
/// Source: performance.md 1.3 (f); that it holds for every change is PROPOSED.
pub fn wants_second_level(row: &UpdateRow, changes: &[ChangeRow], asked_on: Day) -> bool {
    let begins = row.year.last_day().plus_days(1_i64.saturating_sub(row.last_days));
    !changes.is_empty() && row.second_level_id.is_some() && asked_on.max(row.effective_on) >= begins
}

/// The first day from which a new version may hold: so many days back from the day it is asked for, never before the year,
/// the employment, or the version that runs. Source: performance.md 1.3 (c); the days are PROPOSED.
pub fn first_effective_day(row: &UpdateRow, asked_on: Day) -> Day {
    let back = asked_on.plus_days(0_i64.saturating_sub(row.back_days));
    let floor = row.last_effective_on.unwrap_or(back);
    back.max(row.year.first_day()).max(row.starts_on).max(floor)
}

/// The last day from which it may hold.
pub fn last_effective_day(row: &UpdateRow) -> Day {
    row.ends_on.map_or(row.year.last_day(), |ends| ends.min(row.year.last_day()))
}

/// Something that keeps the update from being submitted or agreed, and at which item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub item: Option<Uuid>,
    pub reason: Reason,
}

/// Everything that must be put right, in the order of the page. `asked_on` is the day of the submission: who answers late
/// does not make a timely proposal unlawful.
pub fn problems(sheet: &Sheet, asked_on: Day) -> Vec<Problem> {
    let row = &sheet.update;
    let mut found: Vec<Problem> = detail_refusals(sheet, asked_on)
        .into_iter()
        .map(|refusal| Problem { item: None, reason: refusal.reason() })
        .collect();
    if sheet.changes.is_empty() {
        return found;
    }
    let after = plan_after(sheet);
    let running = compare::running(&after);
    found.extend(
        plan_rules::problems_of(&running, row.year).into_iter().map(|problem| Problem {
            item: problem.task.map(|task| task.0),
            reason: problem.refusal.reason(),
        }),
    );
    if running.len() > plan_rules::MOST_TASKS {
        found.push(Problem { item: None, reason: plan_rules::Refusal::TooManyTasks.reason() });
    }
    if running.iter().any(|branch| branch.sub_tasks.len() > plan_rules::MOST_SUB_TASKS) {
        found.push(Problem { item: None, reason: plan_rules::Refusal::TooManySubTasks.reason() });
    }
    for change in &sheet.changes {
        if let Err(refusal) = check_change(sheet, change, asked_on) {
            found.push(Problem { item: Some(change.item_id), reason: refusal.reason() });
        }
    }
    found
}

/// The plan as the update would make it.
pub fn plan_after(sheet: &Sheet) -> Vec<PlannedTask> {
    let row = &sheet.update;
    compare::after(row.agreement_id, row.proposer, &sheet.tasks, &sheet.changes, row.effective_on)
}

fn detail_refusals(sheet: &Sheet, asked_on: Day) -> Vec<Refusal> {
    let row = &sheet.update;
    let mut found = Vec::new();
    if row.agreement_state != agreement::State::Signed {
        found.push(Refusal::NotSigned);
    }
    if asked_on > row.year.last_day() {
        found.push(Refusal::YearOver { year: row.year });
    }
    found.extend(check_unrated(row.appraisal_state.as_deref()).err());
    let is_empty = |text: &str| text.trim().is_empty();
    if row.kind == Kind::MidYear {
        let asked = [
            (&row.progress, Refusal::ProgressMissing),
            (&row.factors, Refusal::FactorsMissing),
            (&row.support, Refusal::SupportMissing),
        ];
        found.extend(asked.into_iter().filter(|(text, _)| is_empty(text)).map(|(_, refusal)| refusal));
    }
    let wants_reason = row.kind == Kind::Extraordinary || !sheet.changes.is_empty();
    if wants_reason && is_empty(&row.reason) {
        found.push(Refusal::ReasonMissing);
    }
    if row.kind == Kind::Extraordinary && sheet.changes.is_empty() {
        found.push(Refusal::NothingChanges);
    }
    let (first, last) = (first_effective_day(row, asked_on), last_effective_day(row));
    if row.effective_on < first {
        found.push(Refusal::EffectiveTooEarly { first });
    } else if row.effective_on > last {
        found.push(Refusal::EffectiveAfter { last });
    }
    found
}

/// May this be done to the item? What was promised by a day that has passed stays promised: its target is not lowered, its
/// end is not moved and it is not ended. What is finished or excused keeps all but its weight.
/// Source: performance.md 1.3 (e); ends and finished work are PROPOSED.
pub fn check_change(sheet: &Sheet, change: &ChangeRow, asked_on: Day) -> Result<(), Refusal> {
    let row = &sheet.update;
    let sub_task = || change.title.clone();
    if change.thing == Thing::Task {
        return Ok(());
    }
    if change.act == Act::Add {
        return if change.starts_on < row.effective_on {
            Err(Refusal::AddedBefore { sub_task: sub_task(), day: row.effective_on })
        } else {
            Ok(())
        };
    }
    let now = sheet
        .tasks
        .iter()
        .flat_map(|branch| &branch.sub_tasks)
        .find(|found| found.id.0 == change.item_id && compare::runs(found));
    let Some(now) = now else { return Err(Refusal::Closed) };
    let has_passed = asked_on > now.ends_on;
    if change.act == Act::End {
        return if has_passed || now.state == SubTaskState::Completed {
            Err(Refusal::EndedTooLate { sub_task: sub_task() })
        } else {
            Ok(())
        };
    }
    if has_passed && change.target < now.target {
        return Err(Refusal::TargetLowered { sub_task: sub_task() });
    }
    if has_passed && change.ends_on != now.ends_on {
        return Err(Refusal::EndPassed { sub_task: sub_task() });
    }
    let is_settled = matches!(now.state, SubTaskState::Completed | SubTaskState::Excused);
    let moves = change.target != now.target
        || change.indicator != now.indicator
        || (change.starts_on, change.ends_on) != (now.starts_on, now.ends_on);
    if is_settled && moves {
        return Err(Refusal::OnlyWeight { sub_task: sub_task() });
    }
    Ok(())
}
