//! What decides about a measure: which step follows which, and that nobody is punished unheard, by themselves, or while the
//! mark is contested or still can be. Pure. Source: performance.md 6.1 (22): sanctions always by a human with a hearing; docs/decisions
//! (recognition) for what that leaves open.

use kernel::{Day, EmploymentId};

use super::model::{Kind, Sort, State};
use crate::appraisal::model as appraisal;

/// What somebody does to a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Jieleze.
    Hear,
    /// Kubali.
    Approve,
    /// Kataa.
    Decline,
    /// Ondoa.
    Withdraw,
    /// Imetekelezwa.
    Done,
    NotDone,
}

impl Step {
    pub const ALL: [Self; 6] =
        [Self::Hear, Self::Approve, Self::Decline, Self::Withdraw, Self::Done, Self::NotDone];
}

/// Why not. Each is a sentence in the words files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    NotNow,
    /// The supervisor's column must have been sent first.
    NotRated,
    /// The same thing is already recommended and not decided.
    Exists,
    NotPublished,
    /// An appeal against the mark is being heard.
    Contested,
    /// The employee may still appeal against the mark, or go on from a decision about it.
    MayAppeal {
        until: Day,
    },
    /// The employee still has time to be heard.
    MustBeHeard {
        until: Day,
    },
    /// Whoever recommends a sanction does not decide it.
    OwnProposal,
    /// One's own measure.
    Oneself,
    /// A sanction of a head of institution is the appointing authority's, outside the program. PROPOSED.
    AboutHead,
}

impl kernel::Refusal for Refused {
    fn code(&self) -> &'static str {
        match self {
            Self::NotNow => "performance-measure-refused-not-now",
            Self::NotRated => "performance-measure-refused-not-rated",
            Self::Exists => "performance-measure-refused-exists",
            Self::NotPublished => "performance-measure-refused-not-published",
            Self::Contested => "performance-measure-refused-contested",
            Self::MayAppeal { .. } => "performance-measure-refused-may-appeal",
            Self::MustBeHeard { .. } => "performance-measure-refused-must-be-heard",
            Self::OwnProposal => "performance-measure-refused-own-proposal",
            Self::Oneself => "performance-measure-refused-oneself",
            Self::AboutHead => "performance-measure-refused-about-head",
        }
    }

    fn data(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::MustBeHeard { until } | Self::MayAppeal { until } => {
                vec![("day", format!("{:02}/{:02}/{}", until.day_of_month(), until.month(), until.year()))]
            }
            _ => Vec::new(),
        }
    }
}

/// With which state a measure begins: a sanction with the employee's hearing.
pub fn begins(kind: Kind) -> State {
    if kind.sort() == Sort::Sanction { State::Hearing } else { State::Recommended }
}

/// May something be recommended with an appraisal in this state? Once the supervisor's column is sent: before, there is
/// nothing to recommend by.
pub fn may_recommend(appraisal: appraisal::State) -> Result<(), Refused> {
    if appraisal >= appraisal::State::SupervisorRated { Ok(()) } else { Err(Refused::NotRated) }
}

/// The state after a step. `heard_out`: the employee's days to be heard are over; silence is no admission, it only ends
/// the waiting.
pub fn next(state: State, step: Step, heard_out: bool) -> Result<State, Refused> {
    match (step, state) {
        (Step::Hear, State::Hearing) => Ok(State::Heard),
        (Step::Approve, State::Recommended | State::Heard) => Ok(State::Approved),
        (Step::Approve, State::Hearing) if heard_out => Ok(State::Approved),
        // What is declined hurts nobody and need not wait.
        (Step::Decline, State::Recommended | State::Hearing | State::Heard) => Ok(State::Declined),
        (Step::Withdraw, State::Recommended | State::Hearing | State::Heard) => Ok(State::Withdrawn),
        (Step::Done, State::Approved | State::NotDone) => Ok(State::Done),
        (Step::NotDone, State::Approved) => Ok(State::NotDone),
        _ => Err(Refused::NotNow),
    }
}

/// Everything a decision looks at.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    pub kind: Kind,
    pub state: State,
    pub appraisal: appraisal::State,
    pub contested: bool,
    /// Last day on which the mark may be contested, or an appeal taken further.
    pub appealable_until: Option<Day>,
    pub hearing_due_on: Option<Day>,
    pub recommended_by: EmploymentId,
    pub owner: EmploymentId,
    pub decides: EmploymentId,
    pub today: Day,
}

/// May this person decide so now, and what follows?
pub fn decide(asked: &Asked, approves: bool) -> Result<State, Refused> {
    let Asked { kind, state, hearing_due_on, decides, .. } = *asked;
    if decides == asked.owner {
        return Err(Refused::Oneself);
    }
    let step = if approves { Step::Approve } else { Step::Decline };
    if approves && state.is_open() {
        if asked.appraisal != appraisal::State::Published {
            return Err(Refused::NotPublished);
        }
        if kind.sort() == Sort::Sanction {
            if decides == asked.recommended_by {
                return Err(Refused::OwnProposal);
            }
            if asked.contested {
                return Err(Refused::Contested);
            }
        }
    }
    let heard_out = hearing_due_on.is_some_and(|last| asked.today > last);
    let appealable = asked.appealable_until.filter(|until| asked.today <= *until);
    match (state, hearing_due_on, appealable) {
        (State::Hearing, Some(until), _) if approves && !heard_out => Err(Refused::MustBeHeard { until }),
        (_, _, Some(until)) if approves && state.is_open() && kind.sort() == Sort::Sanction => {
            Err(Refused::MayAppeal { until })
        }
        _ => next(state, step, heard_out),
    }
}
