//! Pure decisions about the lines of a plan: which may stand below which, what their amounts may be.
//! The state of the plan they belong to is plan::rules' business.

use kernel::{FieldErrors, Quantity, Reason, Refusal};

use super::code;
use super::model::Details;

/// Longest title of an objective, target or activity, in characters. PROPOSED.
pub const MOST_TITLE: usize = 500;
/// Longest indicator. PROPOSED.
pub const MOST_INDICATOR: usize = 300;
/// Longest unit of measure. PROPOSED.
pub const MOST_UNIT: usize = 60;
/// Budget lines of one activity. PROPOSED.
pub const MOST_LINES: usize = 200;

/// Why a line of the plan cannot be removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineRefusal {
    ObjectiveHasTargets { count: i64 },
    TargetHasActivities { count: i64 },
    ActivityHasParts { count: i64 },
    ActivityHasTasks { count: i64 },
}

impl Refusal for LineRefusal {
    fn code(&self) -> &'static str {
        match self {
            Self::ObjectiveHasTargets { .. } => "planning-objective-has-targets",
            Self::TargetHasActivities { .. } => "planning-target-has-activities",
            Self::ActivityHasParts { .. } => "planning-activity-has-parts",
            Self::ActivityHasTasks { .. } => "planning-activity-has-tasks",
        }
    }
    fn data(&self) -> Vec<(&'static str, String)> {
        let (Self::ObjectiveHasTargets { count }
        | Self::TargetHasActivities { count }
        | Self::ActivityHasParts { count }
        | Self::ActivityHasTasks { count }) = self;
        vec![("count", count.to_string())]
    }
}

/// Reads the code of an objective; complains under `field`.
pub fn objective_code(field: &str, text: &str, errors: &mut FieldErrors) -> String {
    code::objective(text).unwrap_or_else(|| {
        errors.add(field, "planning-objective-code-wrong");
        String::new()
    })
}

/// Reads the code of a target below an objective.
pub fn target_code(field: &str, text: &str, objective: &str, errors: &mut FieldErrors) -> String {
    match code::target(text) {
        None => errors.add(field, "planning-target-code-wrong"),
        Some(code) if !code::belongs(&code, objective) => {
            errors.push(
                field,
                Reason::new("planning-target-code-elsewhere").with("code", &code).with("above", objective),
            );
        }
        Some(code) => return code,
    }
    String::new()
}

/// Reads the code of an activity below a target.
pub fn activity_code(field: &str, text: &str, target: &str, errors: &mut FieldErrors) -> String {
    match code::activity(text) {
        None => errors.add(field, "planning-activity-code-wrong"),
        Some(code) if !code::belongs(&code, target) => {
            errors.push(
                field,
                Reason::new("planning-activity-code-elsewhere").with("code", &code).with("above", target),
            );
        }
        Some(code) => return code,
    }
    String::new()
}

/// What must hold of an activity's amounts, whether typed or imported: nothing negative; a yearly target is more than
/// nothing and has an indicator; milestones need a yearly target. Source: performance.md 1.1 (PROPOSED).
pub fn judge(details: &Details, errors: &mut FieldErrors) {
    let quarters = ["quarter_1", "quarter_2", "quarter_3", "quarter_4"];
    let amounts = quarters.iter().zip(details.quarters).chain([(&"baseline", details.baseline)]);
    for (field, amount) in amounts {
        if amount.is_some_and(|amount| amount.0 < 0) {
            errors.add(*field, "planning-activity-negative");
        }
    }
    match details.yearly_target {
        Some(Quantity(target)) if target <= 0 => {
            errors.add("yearly_target", "planning-activity-target-not-positive")
        }
        Some(_) if details.indicator.is_empty() => {
            errors.add("indicator", "planning-activity-indicator-missing")
        }
        None if details.quarters.iter().any(Option::is_some) => {
            errors.add("yearly_target", "planning-activity-target-missing");
        }
        Some(_) | None => {}
    }
}

/// The sum of four milestones that do not meet the yearly target: neither together, each standing for its own quarter, nor by
/// the last one, counted since 1 July. Not refused, but worth a word: where they are not the former the contract takes them for
/// the latter. None when they meet it, or something is missing.
pub fn milestones_astray(details: &Details) -> Option<Quantity> {
    let (target, quarters) = (details.yearly_target?, details.quarters);
    let sum = quarters.iter().copied().sum::<Option<Quantity>>()?;
    let since_july = quarters.is_sorted() && quarters.last() == Some(&Some(target));
    (sum != target && !since_july).then_some(sum)
}
