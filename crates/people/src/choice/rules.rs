//! Pure decisions about choosing a supervisor: one wish at a time, two consents before anything changes; who is silent about
//! the first leaves the decision to HR.
//! Source: performance.md 4.4 (PROPOSED). Whether the supervision may change so is supervision's to say, on the day it does.

use kernel::{EmploymentId, Refusal as Reasoned};

use super::model::State;

/// Letters in a reason at most. PROPOSED.
pub const REASON_MOST: usize = 300;

/// Why a wish is not taken or not answered so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    Oneself,
    /// They supervise already.
    Same,
    /// They stand below whoever wishes for them, however far.
    Below,
    /// Another wish waits for its answer.
    Waiting,
    /// It was answered or withdrawn.
    Over,
    /// The one chosen has not accepted yet.
    NotAccepted,
    /// Nobody confirms what they asked for, or accepted, themselves.
    Own,
}

impl Reasoned for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Self::Oneself => "people-choice-refused-oneself",
            Self::Same => "people-choice-refused-same",
            Self::Below => "people-choice-refused-below",
            Self::Waiting => "people-choice-refused-waiting",
            Self::Over => "people-choice-refused-over",
            Self::NotAccepted => "people-choice-refused-not-accepted",
            Self::Own => "people-choice-refused-own",
        }
    }

    fn field(&self) -> &'static str {
        match self {
            Self::Oneself | Self::Same | Self::Below => "supervisor",
            _ => "",
        }
    }
}

/// May this wish be made? `above` are all whom the chosen one stands below.
pub fn judge(
    employment: EmploymentId,
    chosen: EmploymentId,
    (supervisor, above): (Option<EmploymentId>, &[EmploymentId]),
    waits: bool,
) -> Result<(), Refusal> {
    if employment == chosen {
        Err(Refusal::Oneself)
    } else if supervisor == Some(chosen) {
        Err(Refusal::Same)
    } else if above.contains(&employment) {
        Err(Refusal::Below)
    } else if waits {
        Err(Refusal::Waiting)
    } else {
        Ok(())
    }
}

/// What happens to a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Accept,
    Decline,
    Withdraw,
    Confirm,
    /// The day of the one chosen passed without an answer.
    Pass,
}

/// The state after an act.
pub fn step(state: State, act: Act) -> Result<State, Refusal> {
    match (state, act) {
        (State::Asked | State::Unanswered, Act::Accept) => Ok(State::Accepted),
        (state, Act::Decline) if state.is_open() => Ok(State::Declined),
        (state, Act::Withdraw) if state.is_open() => Ok(State::Withdrawn),
        (state, Act::Confirm) if state.waits_for_hr() => Ok(State::Confirmed),
        (State::Asked, Act::Pass) => Ok(State::Unanswered),
        (State::Asked, Act::Confirm) => Err(Refusal::NotAccepted),
        (_, _) => Err(Refusal::Over),
    }
}
