//! Pure decisions about a plan: its states, and how progress rolls up from activities to the institution.
//! Source: performance.md 1.1, 2.5.

use kernel::{FinancialYear, Money, Refusal};

use super::model::State;

/// What can be done to a plan as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Submit,
    Approve,
    Return,
}

/// Why a plan cannot be changed or moved on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanRefusal {
    /// Edits wait until the head has answered.
    WaitsForHead {
        year: FinancialYear,
    },
    /// An approved plan changes only at the year's review (stage 3).
    Approved {
        year: FinancialYear,
    },
    NotSubmitted {
        year: FinancialYear,
    },
    NothingToSubmit {
        year: FinancialYear,
    },
    /// Parts are taken from an approved plan.
    NotApproved {
        year: FinancialYear,
    },
    /// The year before has no plan.
    NothingToCopy {
        year: FinancialYear,
    },
    /// All that the year before has stands here already.
    AllCopied {
        year: FinancialYear,
    },
}

impl Refusal for PlanRefusal {
    fn code(&self) -> &'static str {
        match self {
            Self::WaitsForHead { .. } => "planning-plan-waits-for-head",
            Self::Approved { .. } => "planning-plan-approved-already",
            Self::NotSubmitted { .. } => "planning-plan-not-submitted",
            Self::NothingToSubmit { .. } => "planning-plan-nothing-to-submit",
            Self::NotApproved { .. } => "planning-plan-not-approved",
            Self::NothingToCopy { .. } => "planning-plan-nothing-to-copy",
            Self::AllCopied { .. } => "planning-plan-all-copied",
        }
    }
    fn data(&self) -> Vec<(&'static str, String)> {
        let (Self::WaitsForHead { year }
        | Self::Approved { year }
        | Self::NotSubmitted { year }
        | Self::NothingToSubmit { year }
        | Self::NotApproved { year }
        | Self::NothingToCopy { year }
        | Self::AllCopied { year }) = self;
        vec![("year", year.to_string())]
    }
}

/// The state after a step.
pub fn after(state: State, step: Step, year: FinancialYear) -> Result<State, PlanRefusal> {
    match (state, step) {
        (State::Draft | State::Returned, Step::Submit) => Ok(State::Submitted),
        (State::Submitted, Step::Approve) => Ok(State::Approved),
        // An approved plan is opened again by the head alone, with a reason: what was wrong in it, or has changed since.
        (State::Submitted | State::Approved, Step::Return) => Ok(State::Returned),
        (State::Submitted, Step::Submit) => Err(PlanRefusal::WaitsForHead { year }),
        (State::Approved, _) => Err(PlanRefusal::Approved { year }),
        (State::Draft | State::Returned, Step::Approve | Step::Return) => {
            Err(PlanRefusal::NotSubmitted { year })
        }
    }
}

/// Lines are added, changed, removed and imported while the plan is with its planner.
pub fn editable(state: State, year: FinancialYear) -> Result<(), PlanRefusal> {
    match state {
        State::Draft | State::Returned => Ok(()),
        State::Submitted => Err(PlanRefusal::WaitsForHead { year }),
        State::Approved => Err(PlanRefusal::Approved { year }),
    }
}

/// Units take their part, and spending is recorded, once the plan is approved.
pub fn under_way(state: State, year: FinancialYear) -> Result<(), PlanRefusal> {
    match state {
        State::Approved => Ok(()),
        State::Draft | State::Returned | State::Submitted => Err(PlanRefusal::NotApproved { year }),
    }
}

/// Weighted mean of parts per ten thousand, halves up; None when no weight counts. Exact: whole numbers throughout.
pub fn weighted_mean(parts: impl IntoIterator<Item = (i64, i64)>) -> Option<i64> {
    let (mut weights, mut sum) = (0_i128, 0_i128);
    for (weight, value) in parts {
        weights += i128::from(weight);
        sum += i128::from(weight) * i128::from(value);
    }
    if weights <= 0 {
        return None;
    }
    i64::try_from((sum * 2 + weights).div_euclid(weights * 2)).ok()
}

/// What a target's mean is made of: one activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Basis points; None: no employee has a task that serves it.
    pub progress: Option<i64>,
    pub amount: Option<Money>,
}

/// Progress of a target: the mean of its activities, by their share of the budget where the year's setting says so and
/// every one of them has a budget, in equal shares otherwise. An activity nobody works on counts as nothing done; where
/// nobody works on any, there is nothing to say. Source: performance.md 2.5 rule 2.
pub fn target_progress(activities: &[Share], by_budget: bool) -> Option<i64> {
    activities.iter().find(|share| share.progress.is_some())?;
    let budgets: Option<Vec<i64>> = activities
        .iter()
        .map(|share| share.amount.map(|amount| amount.0).filter(|cents| *cents > 0))
        .collect();
    let weights = match budgets {
        Some(cents) if by_budget => cents,
        _ => vec![1; activities.len()],
    };
    weighted_mean(weights.into_iter().zip(activities.iter().map(|share| share.progress.unwrap_or(0))))
}

/// Progress of an objective from its targets, or of the institution from its objectives: the plain mean.
pub fn mean_progress(below: &[Option<i64>]) -> Option<i64> {
    below.iter().find(|progress| progress.is_some())?;
    weighted_mean(below.iter().map(|progress| (1, progress.unwrap_or(0))))
}

/// Money spent of money planned, basis points; None without a budget. Shown beside progress, never mixed into it.
pub fn spent_share(amount: Option<Money>, spent: Money) -> Option<i64> {
    let amount = amount?.0;
    if amount <= 0 {
        return None;
    }
    i64::try_from(i128::from(spent.0) * 10_000 / i128::from(amount)).ok()
}

/// How much of the year has gone by on a day, basis points: where work should stand if it ran evenly.
pub fn elapsed_share(year: FinancialYear, today: kernel::Day) -> i64 {
    let whole = year.first_day().days_until(year.last_day()).saturating_add(1);
    let gone = year.first_day().days_until(today).saturating_add(1).clamp(0, whole);
    gone.saturating_mul(10_000).checked_div(whole).unwrap_or(0)
}
