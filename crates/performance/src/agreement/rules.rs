//! What decides about an agreement: its states, when a plan may be submitted, whose task is whose. Pure: clock, ids and
//! settings are arguments. What people type is judged in `typed.rs`. Source: performance.md 1.1, 4.5 (PROPOSED).

use kernel::{Day, EmploymentId, FinancialYear, Weight};

use super::model::{
    AgreementRow, NewBranch, Origin, Party, Plan, PlannedTask, Signed, State, SubTaskRow, SubTaskState,
    TaskState,
};

/// Tasks a plan may hold, and sub-tasks a task may hold: a page stays readable and small. PROPOSED.
pub const MOST_TASKS: usize = 30;
pub const MOST_SUB_TASKS: usize = 30;

/// What somebody wants to do with the agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The owner changes tasks or sub-tasks.
    Edit,
    /// The supervisor gives a task from above, or changes one they gave.
    Assign,
    Submit,
    Return,
    /// The supervisor rejects one task or sub-task.
    Reject,
    /// The supervisor sets time frame, priority or indicator of what was handed over.
    Frame,
    Approve,
    /// Ondoa idhini: the supervisor takes the approval back.
    Rollback,
    Sign(Party),
}

/// Why not. Each is a sentence in the words files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    WaitsForAnswer,
    AlreadyApproved,
    AlreadySigned,
    NotSubmitted,
    NotApproved,
    SignedByYou,
    NoTasks,
    WeightsOff {
        total: Weight,
    },
    SubTaskWeightsOff {
        task: String,
        total: Weight,
    },
    NoSubTasks {
        task: String,
    },
    TargetMissing {
        sub_task: String,
    },
    IndicatorMissing {
        sub_task: String,
    },
    TaskOutsideYear {
        task: String,
        year: FinancialYear,
    },
    SubTaskOutsideTask {
        sub_task: String,
        task: String,
    },
    /// Nobody supervises the employee today, so nobody could answer.
    NoSupervisor,
    /// The head of institution: nobody in the program holds the seat above it.
    NoSeat,
    AlreadyBegun {
        year: FinancialYear,
    },
    YearOver {
        year: FinancialYear,
    },
    YearNotOpen {
        year: FinancialYear,
        opens_on: Day,
    },
    NotEmployedThen {
        year: FinancialYear,
    },
    NothingToCopy {
        year: FinancialYear,
    },
    /// A task from above is changed by the supervisor, an own one by the employee.
    AssignedFromAbove,
    ProposedFromBelow,
    TaskRejected,
    SubTaskRejected,
    /// In the last days of the year the second level approves.
    SecondLevelApproves,
    TooManyTasks,
    TooManySubTasks,
}

impl kernel::Refusal for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Self::WaitsForAnswer => "performance-agreement-waits-for-answer",
            Self::AlreadyApproved => "performance-agreement-already-approved",
            Self::AlreadySigned => "performance-agreement-already-signed",
            Self::NotSubmitted => "performance-agreement-not-submitted",
            Self::NotApproved => "performance-agreement-not-approved",
            Self::SignedByYou => "performance-agreement-signed-by-you",
            Self::NoTasks => "performance-agreement-no-tasks",
            Self::WeightsOff { .. } => "performance-agreement-weights-off",
            Self::SubTaskWeightsOff { .. } => "performance-agreement-sub-task-weights-off",
            Self::NoSubTasks { .. } => "performance-agreement-no-sub-tasks",
            Self::TargetMissing { .. } => "performance-agreement-target-missing-at",
            Self::IndicatorMissing { .. } => "performance-agreement-indicator-missing-at",
            Self::TaskOutsideYear { .. } => "performance-agreement-task-outside-year",
            Self::SubTaskOutsideTask { .. } => "performance-agreement-sub-task-outside-task",
            Self::NoSupervisor => "performance-agreement-no-supervisor",
            Self::NoSeat => "performance-agreement-no-seat",
            Self::AlreadyBegun { .. } => "performance-agreement-already-begun",
            Self::YearOver { .. } => "performance-agreement-year-over",
            Self::YearNotOpen { .. } => "performance-agreement-year-not-open",
            Self::NotEmployedThen { .. } => "performance-agreement-not-employed-then",
            Self::NothingToCopy { .. } => "performance-agreement-nothing-to-copy",
            Self::AssignedFromAbove => "performance-agreement-assigned-from-above",
            Self::ProposedFromBelow => "performance-agreement-proposed-from-below",
            Self::TaskRejected => "performance-agreement-task-rejected",
            Self::SubTaskRejected => "performance-agreement-sub-task-rejected",
            Self::SecondLevelApproves => "performance-agreement-second-level-approves",
            Self::TooManyTasks => "performance-agreement-too-many-tasks",
            Self::TooManySubTasks => "performance-agreement-too-many-sub-tasks",
        }
    }

    fn data(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::WeightsOff { total } => vec![("total", total.to_string())],
            Self::SubTaskWeightsOff { task, total } => {
                vec![("task", task.clone()), ("total", total.to_string())]
            }
            Self::NoSubTasks { task } => vec![("task", task.clone())],
            Self::TargetMissing { sub_task } | Self::IndicatorMissing { sub_task } => {
                vec![("sub_task", sub_task.clone())]
            }
            Self::TaskOutsideYear { task, year } => vec![("task", task.clone()), ("year", year.to_string())],
            Self::SubTaskOutsideTask { sub_task, task } => {
                vec![("sub_task", sub_task.clone()), ("task", task.clone())]
            }
            Self::AlreadyBegun { year }
            | Self::YearOver { year }
            | Self::NotEmployedThen { year }
            | Self::NothingToCopy { year } => vec![("year", year.to_string())],
            Self::YearNotOpen { year, opens_on } => {
                vec![("year", year.to_string()), ("day", written(*opens_on))]
            }
            Self::TooManyTasks => vec![("most", MOST_TASKS.to_string())],
            Self::TooManySubTasks => vec![("most", MOST_SUB_TASKS.to_string())],
            Self::WaitsForAnswer
            | Self::AlreadyApproved
            | Self::AlreadySigned
            | Self::NotSubmitted
            | Self::NotApproved
            | Self::SignedByYou
            | Self::NoTasks
            | Self::NoSupervisor
            | Self::NoSeat
            | Self::AssignedFromAbove
            | Self::ProposedFromBelow
            | Self::TaskRejected
            | Self::SubTaskRejected
            | Self::SecondLevelApproves => Vec::new(),
        }
    }
}

/// `31/12/2026`, as date fields are filled; a sentence in either language can hold it.
fn written(day: Day) -> String {
    format!("{:02}/{:02}/{}", day.day_of_month(), day.month(), day.year())
}

/// The state after a step, or why the step is refused. Editing a returned plan makes it a draft again; an approved plan
/// is changed only after its approval is taken back, and that until both have signed: one signature is void with it.
pub fn next(state: State, step: Step, signed: Signed) -> Result<State, Refusal> {
    match (state, step) {
        (State::Draft | State::Returned, Step::Edit) => Ok(State::Draft),
        (State::Draft | State::Returned | State::Submitted, Step::Assign) => Ok(state),
        (State::Draft | State::Returned, Step::Submit) => Ok(State::Submitted),
        (State::Submitted, Step::Return) => Ok(State::Returned),
        (State::Submitted, Step::Reject | Step::Frame) => Ok(State::Submitted),
        (State::Submitted, Step::Approve) => Ok(State::Approved),
        (State::Approved, Step::Rollback) => Ok(State::Draft),
        (State::Approved, Step::Sign(party)) if signed.has(party) => Err(Refusal::SignedByYou),
        (State::Approved, Step::Sign(Party::Employee)) if signed.supervisor || signed.unanswered => {
            Ok(State::Signed)
        }
        // Nobody above answered, up to the last level: the employee starts with the plan as it was submitted. It is not
        // approved by that, and never was. Source: performance.md 6.1 (5), 12 (8); docs/decisions (silence).
        (State::Submitted, Step::Sign(Party::Employee)) if signed.unanswered => Ok(State::Signed),
        (State::Approved, Step::Sign(Party::Supervisor)) if signed.employee => Ok(State::Signed),
        (State::Approved, Step::Sign(_)) => Ok(State::Approved),
        (State::Signed, _) => Err(Refusal::AlreadySigned),
        (State::Submitted, Step::Edit | Step::Submit) => Err(Refusal::WaitsForAnswer),
        (
            State::Approved,
            Step::Edit
            | Step::Assign
            | Step::Submit
            | Step::Return
            | Step::Reject
            | Step::Frame
            | Step::Approve,
        ) => Err(Refusal::AlreadyApproved),
        (State::Draft | State::Returned, Step::Return | Step::Reject | Step::Frame | Step::Approve) => {
            Err(Refusal::NotSubmitted)
        }
        (State::Draft | State::Returned | State::Submitted, Step::Rollback | Step::Sign(_)) => {
            Err(Refusal::NotApproved)
        }
    }
}

/// The state after a step that is taken today. Once the year is over nobody writes a plan for it whose result is known; what was
/// handed in during the year goes on, also where it comes back. Source: performance.md 6.2 (11); that it ends with the year is
/// PROPOSED.
pub fn step(row: &AgreementRow, step: Step, today: Day) -> Result<State, Refusal> {
    let writes = matches!(step, Step::Edit | Step::Assign | Step::Submit | Step::Frame);
    let state = next(row.state, step, row.signed())?;
    if writes && today > row.year.last_day() && row.submitted_at.is_none() {
        return Err(Refusal::YearOver { year: row.year });
    }
    Ok(state)
}

/// Who approves a plan that comes late, in the last days of its year and after it: the second level, where there is one, so that no
/// two agree on targets when the result is known. Who joined a short while ago is not late. Source: performance.md 1.3 (f), there of updates; of first plans PROPOSED.
pub fn late_approver(row: &AgreementRow, today: Day) -> Option<EmploymentId> {
    let begins = row.year.last_day().plus_days(1_i64.saturating_sub(row.last_days));
    let late = row.signing_due().is_none_or(|due| due < today);
    row.second_level_id.filter(|_| today >= begins && late)
}

/// Something that must be put right before the plan can be submitted, and at which task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub task: Option<super::model::TaskId>,
    pub refusal: Refusal,
}

/// Everything that keeps the plan from being submitted or approved, in the order of the plan. Weights of tasks and of the
/// sub-tasks of each task are whole; targets are positive; indicators are named; dates lie in the year and in the parent.
pub fn problems(plan: &Plan) -> Vec<Problem> {
    problems_of(&plan.tasks, plan.agreement.year)
}

/// The same of tasks that are not (yet) an agreement's: what an update would make of a plan.
pub fn problems_of(tasks: &[PlannedTask], year: FinancialYear) -> Vec<Problem> {
    let mut found = Vec::new();
    let standing: Vec<&PlannedTask> = tasks.iter().filter(|task| task.stands()).collect();
    if standing.is_empty() {
        found.push(Problem { task: None, refusal: Refusal::NoTasks });
        return found;
    }
    let total: Weight = standing.iter().map(|branch| branch.task.weight).sum();
    if total != Weight::WHOLE {
        found.push(Problem { task: None, refusal: Refusal::WeightsOff { total } });
    }
    for branch in standing {
        let refusals = task_problems(branch, year);
        found.extend(refusals.into_iter().map(|refusal| Problem { task: Some(branch.task.id), refusal }));
    }
    found
}

fn task_problems(branch: &PlannedTask, year: FinancialYear) -> Vec<Refusal> {
    let task = &branch.task;
    let mut found = Vec::new();
    if !inside(task.starts_on, task.ends_on, year.first_day(), year.last_day()) {
        found.push(Refusal::TaskOutsideYear { task: task.title.clone(), year });
    }
    let standing: Vec<&SubTaskRow> =
        branch.sub_tasks.iter().filter(|sub_task| sub_task.state != SubTaskState::Rejected).collect();
    if standing.is_empty() {
        found.push(Refusal::NoSubTasks { task: task.title.clone() });
        return found;
    }
    let total = branch.sub_task_weight();
    if total != Weight::WHOLE {
        found.push(Refusal::SubTaskWeightsOff { task: task.title.clone(), total });
    }
    for sub_task in standing {
        if sub_task.target.0 <= 0 {
            found.push(Refusal::TargetMissing { sub_task: sub_task.title.clone() });
        }
        if sub_task.indicator.trim().is_empty() {
            found.push(Refusal::IndicatorMissing { sub_task: sub_task.title.clone() });
        }
        if !inside(sub_task.starts_on, sub_task.ends_on, task.starts_on, task.ends_on) {
            found.push(Refusal::SubTaskOutsideTask {
                sub_task: sub_task.title.clone(),
                task: task.title.clone(),
            });
        }
    }
    found
}

/// Is the span in order, and does it lie within the other? Both ends count.
pub fn inside(starts_on: Day, ends_on: Day, first: Day, last: Day) -> bool {
    first <= starts_on && starts_on <= ends_on && ends_on <= last
}

/// Is the plan whole? The first reason why not, otherwise.
pub fn check_whole(plan: &Plan) -> Result<(), Refusal> {
    problems(plan).into_iter().next().map_or(Ok(()), |problem| Err(problem.refusal))
}

/// A task from above is the supervisor's to change, any other the employee's; a rejected one is nobody's.
/// Source: performance.md 4.3 (a supervisor must not change the employee's text).
pub fn check_hand(origin: Origin, state: TaskState, by: Party) -> Result<(), Refusal> {
    match (state, origin, by) {
        (TaskState::Rejected, _, _) => Err(Refusal::TaskRejected),
        (TaskState::Proposed, Origin::Assigned, Party::Employee) => Err(Refusal::AssignedFromAbove),
        (TaskState::Proposed, Origin::Proposed | Origin::Template | Origin::Copied, Party::Supervisor) => {
            Err(Refusal::ProposedFromBelow)
        }
        (TaskState::Proposed, _, _) => Ok(()),
    }
}

/// A task is rejected once.
pub fn check_standing(state: TaskState) -> Result<(), Refusal> {
    if state == TaskState::Rejected { Err(Refusal::TaskRejected) } else { Ok(()) }
}

/// So is a sub-task, and then it is nobody's to change; of a rejected task all are.
pub fn check_sub_standing(task: TaskState, sub_task: SubTaskState) -> Result<(), Refusal> {
    check_standing(task)?;
    if sub_task == SubTaskState::Rejected { Err(Refusal::SubTaskRejected) } else { Ok(()) }
}

/// Sub-tasks: the employee breaks every task of theirs down, also those from above; the supervisor only those from above.
pub fn check_sub_hand(origin: Origin, state: TaskState, by: Party) -> Result<(), Refusal> {
    match by {
        Party::Employee if state == TaskState::Proposed => Ok(()),
        Party::Employee | Party::Supervisor => check_hand(origin, state, by),
    }
}

/// The next year, once its plan may be begun: planning has opened, and the employment reaches into it.
pub fn next_to_plan(today: Day, opens_on: Option<Day>, employed_to: Option<Day>) -> Option<FinancialYear> {
    let next = today.financial_year().next();
    let open = opens_on.is_some_and(|opens_on| opens_on <= today);
    let employed = employed_to.is_none_or(|last| last >= next.first_day());
    (open && employed).then_some(next)
}

/// Can a plan that was begun still be filled from a template or from last year? As long as nothing stands in it but tasks from
/// above which leave some weight: a supervisor who assigns one first, or a blank beginning, closes no way.
pub fn can_fill(plan: &Plan, today: Day) -> bool {
    matches!(plan.agreement.state, State::Draft | State::Returned)
        && plan.weight() < Weight::WHOLE
        && today <= plan.agreement.year.last_day()
        && plan.tasks.iter().all(|branch| branch.task.origin == Origin::Assigned)
}

/// The weight that tasks from above leave for what is brought in beside them; None where they take none of it, or all.
pub fn left_of(given: Weight) -> Option<Weight> {
    let left = Weight(Weight::WHOLE.0.saturating_sub(given.0));
    (given.0 > 0 && left.0 > 0).then_some(left)
}

/// May a plan of this year be begun today? From the opening of the planning season until the year ends, for somebody
/// employed in it. `opens_on` is the first day of that year's planning window. Source: performance.md 1.6 (PROPOSED).
pub fn check_beginning(
    year: FinancialYear,
    today: Day,
    opens_on: Day,
    employed_from: Day,
    employed_to: Option<Day>,
) -> Result<(), Refusal> {
    if today > year.last_day() {
        return Err(Refusal::YearOver { year });
    }
    if today < opens_on.min(year.first_day()) {
        return Err(Refusal::YearNotOpen { year, opens_on });
    }
    if employed_from > year.last_day() || employed_to.is_some_and(|last| last < year.first_day()) {
        return Err(Refusal::NotEmployedThen { year });
    }
    Ok(())
}

/// The part of the year in which the employment lasts: the span a new plan is made for.
pub fn span_of(year: FinancialYear, employed_from: Day, employed_to: Option<Day>) -> (Day, Day) {
    let last = employed_to.map_or(year.last_day(), |to| to.min(year.last_day()));
    let first = employed_from.max(year.first_day());
    (first.min(last), last)
}

/// No more branches, and in no branch more sub-tasks, than a plan may hold.
pub fn check_size(branches: &[NewBranch]) -> Result<(), Refusal> {
    if branches.len() > MOST_TASKS {
        return Err(Refusal::TooManyTasks);
    }
    if branches.iter().any(|branch| branch.sub_tasks.len() > MOST_SUB_TASKS) {
        return Err(Refusal::TooManySubTasks);
    }
    Ok(())
}

/// The last day on which an answer is in time. `answer_days` is the year's setting. Source: performance.md 1.1 (PROPOSED).
pub fn answer_due(today: Day, answer_days: i64) -> Day {
    today.plus_days(answer_days.max(0))
}
