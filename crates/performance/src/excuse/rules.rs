//! What decides about excusing: only work of a signed agreement, with a reason, and only until the marks are agreed. Pure.
//! Source: performance.md 1.2, 3.3 (PROPOSED).

use kernel::{Error, FieldErrors, Reason};

use crate::agreement::model::{State, SubTaskState};

/// Longest reason, in characters. PROPOSED.
pub const LONGEST_REASON: usize = 1000;

/// What is done to a sub-task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Excuse,
    /// Takes the excuse back.
    Resume,
}

/// Why not. Each is a sentence in the words files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    NotSigned,
    Excused,
    NotExcused,
    /// Both sides have met over the marks: what counts is settled.
    MarksAgreed,
}

impl kernel::Refusal for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Self::NotSigned => "performance-excuse-not-signed",
            Self::Excused => "performance-excuse-excused",
            Self::NotExcused => "performance-excuse-not-excused",
            Self::MarksAgreed => "performance-excuse-marks-agreed",
        }
    }
}

/// May this step be taken now?
pub fn judge(
    step: Step,
    agreement: State,
    sub_task: SubTaskState,
    appraisal: Option<&str>,
) -> Result<(), Refusal> {
    if agreement != State::Signed {
        return Err(Refusal::NotSigned);
    }
    if !matches!(appraisal, None | Some("open" | "self_rated" | "supervisor_rated")) {
        return Err(Refusal::MarksAgreed);
    }
    match (step, sub_task) {
        (Step::Excuse, SubTaskState::Running | SubTaskState::Completed) => Ok(()),
        (Step::Excuse, SubTaskState::Excused) => Err(Refusal::Excused),
        (Step::Resume, SubTaskState::Excused) => Ok(()),
        (Step::Resume, _) => Err(Refusal::NotExcused),
        (Step::Excuse, SubTaskState::Proposed | SubTaskState::Rejected) => Err(Refusal::NotSigned),
    }
}

/// A reason is always given: the employee reads it, and so does whoever checks the mark.
pub fn check_reason(typed: &str) -> Result<String, Error> {
    let reason = typed.trim();
    let mut errors = FieldErrors::default();
    if reason.is_empty() {
        errors.add("reason", "performance-excuse-reason-missing");
    }
    if reason.chars().count() > LONGEST_REASON {
        errors.push("reason", Reason::new("platform-field-too-long").with("most", LONGEST_REASON));
    }
    errors.check()?;
    Ok(reason.to_owned())
}
