//! Pure decisions about a quarter's figures: when they may be given, what keeps them from being handed over, their states.
//! Source: performance.md 1.6 (quarter locks), 3.4; where silent, PROPOSED (decision 0017).

use kernel::{Day, FieldErrors, PersonId, Quarter, Reason, Refusal as Reasoned};

use super::model::{FigureRow, NewFigure, State};

/// Files of evidence for one target at most. PROPOSED.
pub const MOST_FILES: usize = 5;
pub const MOST_NOTE: usize = 1_000;

/// Why a step cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// No contract of the year is signed.
    NotSigned,
    /// The quarter's window has not opened.
    NotYet {
        day: Day,
    },
    WrongState(State),
    /// Figures of the quarter were begun already.
    Begun,
    /// A target has no figure or lacks its evidence.
    NotReady,
    /// The query of this set was appealed before.
    AppealedOnce,
    /// The days in which a query may be appealed are over.
    AppealOver {
        day: Day,
    },
    /// Whoever queried does not decide the appeal.
    OwnQuery,
}

impl Reasoned for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Self::NotSigned => "contract-quarter-refused-not-signed",
            Self::NotYet { .. } => "contract-quarter-refused-not-yet",
            Self::WrongState(State::Draft) => "contract-quarter-refused-draft",
            Self::WrongState(State::Submitted) => "contract-quarter-refused-submitted",
            Self::WrongState(State::Queried) => "contract-quarter-refused-queried",
            Self::WrongState(State::Appealed) => "contract-quarter-refused-appealed",
            Self::WrongState(State::Verified) => "contract-quarter-refused-verified",
            Self::WrongState(State::Replaced) => "contract-quarter-refused-replaced",
            Self::Begun => "contract-quarter-refused-begun",
            Self::NotReady => "contract-quarter-refused-not-ready",
            Self::AppealedOnce => "contract-quarter-refused-appealed-once",
            Self::AppealOver { .. } => "contract-quarter-refused-appeal-over",
            Self::OwnQuery => "contract-quarter-refused-own-query",
        }
    }
    fn data(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotYet { day } | Self::AppealOver { day } => vec![("day", ui::short_day(*day))],
            Self::NotSigned
            | Self::WrongState(_)
            | Self::Begun
            | Self::NotReady
            | Self::AppealedOnce
            | Self::OwnQuery => Vec::new(),
        }
    }
}

/// The calendar's window of a quarter.
pub fn window(quarter: Quarter) -> &'static str {
    match quarter {
        Quarter::First => "quarter_1",
        Quarter::Second => "quarter_2",
        Quarter::Third => "quarter_3",
        Quarter::Fourth => "quarter_4",
    }
}

/// What the head of institution owes by the day a quarter locks.
pub fn submit_due(quarter: Quarter) -> &'static str {
    match quarter {
        Quarter::First => "contract.quarter.submit_1",
        Quarter::Second => "contract.quarter.submit_2",
        Quarter::Third => "contract.quarter.submit_3",
        Quarter::Fourth => "contract.quarter.submit_4",
    }
}

/// What the nation's seat owes once figures were handed over.
pub fn verify_due(quarter: Quarter) -> &'static str {
    match quarter {
        Quarter::First => "contract.quarter.verify_1",
        Quarter::Second => "contract.quarter.verify_2",
        Quarter::Third => "contract.quarter.verify_3",
        Quarter::Fourth => "contract.quarter.verify_4",
    }
}

/// Figures wait for their window; after it they are late, never refused.
pub fn may_begin(today: Day, opens_on: Day) -> Result<(), Refusal> {
    if today < opens_on { Err(Refusal::NotYet { day: opens_on }) } else { Ok(()) }
}

/// Late: handed over after the day the quarter locks.
pub fn is_late(today: Day, closes_on: Day) -> bool {
    today > closes_on
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Edit,
    Submit,
    Verify,
    Query,
    Appeal,
    /// The appeal is upheld: the figures count as they were sent.
    Uphold,
    /// The appeal is dismissed: the query stands.
    Dismiss,
    /// A new set is begun; this one stays as it is, its appeal is withdrawn.
    Correct,
    /// The correction of it was verified.
    Replace,
}

/// The state a step leads to.
pub fn next(state: State, step: Step) -> Result<State, Refusal> {
    match (state, step) {
        (State::Draft, Step::Edit) => Ok(State::Draft),
        (State::Draft, Step::Submit) => Ok(State::Submitted),
        (State::Submitted, Step::Verify) => Ok(State::Verified),
        (State::Submitted, Step::Query) => Ok(State::Queried),
        (State::Queried, Step::Appeal) => Ok(State::Appealed),
        (State::Appealed, Step::Uphold) => Ok(State::Verified),
        (State::Appealed, Step::Dismiss) => Ok(State::Queried),
        (State::Queried | State::Verified, Step::Correct) => Ok(state),
        (State::Appealed, Step::Correct) => Ok(State::Queried),
        (State::Queried | State::Verified, Step::Replace) => Ok(State::Replaced),
        _ => Err(Refusal::WrongState(state)),
    }
}

/// A query is appealed once, up to this day. `over_after` is the last day. Source: performance.md 5.2 names who appeals to
/// whom; days and number are PROPOSED (decision 0017).
pub fn may_appeal(appealed_before: bool, today: Day, over_after: Day) -> Result<(), Refusal> {
    if appealed_before {
        return Err(Refusal::AppealedOnce);
    }
    if today > over_after { Err(Refusal::AppealOver { day: over_after }) } else { Ok(()) }
}

/// Nobody decides about their own query. Source: performance.md 5.2, "nobody who rated".
pub fn may_decide(queried_by: Option<PersonId>, decider: PersonId) -> Result<(), Refusal> {
    if queried_by == Some(decider) { Err(Refusal::OwnQuery) } else { Ok(()) }
}

/// How a state is shown, beside its word.
pub fn light(state: State) -> ui::Light {
    match state {
        State::Draft | State::Replaced => ui::Light::Grey,
        State::Submitted | State::Appealed => ui::Light::Yellow,
        State::Queried => ui::Light::Red,
        State::Verified => ui::Light::Green,
    }
}

/// What a target still lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    Figure { code: String },
    Evidence { code: String },
}

impl Problem {
    pub fn reason(&self) -> Reason {
        match self {
            Self::Figure { code } => Reason::new("contract-quarter-problem-figure").with("code", code),
            Self::Evidence { code } => Reason::new("contract-quarter-problem-evidence").with("code", code),
        }
    }
}

/// Every target has a figure; one that owes evidence has at least one file, unless nothing was reached.
pub fn problems(figures: &[FigureRow]) -> Vec<Problem> {
    figures
        .iter()
        .filter_map(|row| match row.actual {
            None => Some(Problem::Figure { code: row.code.clone() }),
            Some(actual) if actual.0 > 0 && !row.evidence.is_empty() && row.files == 0 => {
                Some(Problem::Evidence { code: row.code.clone() })
            }
            Some(_) => None,
        })
        .collect()
}

/// What must hold of one figure as typed; `kept` files stay attached.
pub fn judge(new: &NewFigure, kept: usize, errors: &mut FieldErrors) {
    match new.actual {
        None => errors.add("actual", "platform-field-missing"),
        Some(actual) if actual.0 < 0 => errors.add("actual", "contract-quarter-negative"),
        Some(_) => {}
    }
    if new.note.chars().count() > MOST_NOTE {
        errors.push("note", Reason::new("platform-field-too-long").with("most", MOST_NOTE));
    }
    if kept.saturating_add(new.files.len()) > MOST_FILES {
        errors.push("evidence", Reason::new("contract-quarter-evidence-many").with("most", MOST_FILES));
    }
}

#[cfg(test)]
mod tests {
    use kernel::Quantity;

    use super::*;

    #[test]
    fn figures_move_only_along_their_states() {
        let steps = [
            Step::Edit,
            Step::Submit,
            Step::Verify,
            Step::Query,
            Step::Appeal,
            Step::Uphold,
            Step::Dismiss,
            Step::Correct,
            Step::Replace,
        ];
        let mut table = Vec::new();
        for state in State::ALL {
            for step in steps {
                if let Ok(reached) = next(*state, step) {
                    table.push(format!("{} {step:?} {}", state.code(), reached.code()));
                }
            }
        }
        let expected = [
            "draft Edit draft",
            "draft Submit submitted",
            "submitted Verify verified",
            "submitted Query queried",
            "queried Appeal appealed",
            "queried Correct queried",
            "queried Replace replaced",
            "appealed Uphold verified",
            "appealed Dismiss queried",
            "appealed Correct queried",
            "verified Correct verified",
            "verified Replace replaced",
        ];
        assert_eq!(table, expected);
    }

    #[test]
    fn a_query_is_appealed_once_and_in_its_days() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let last = day("2027-07-14");
        assert_eq!(may_appeal(false, last, last), Ok(()));
        assert_eq!(may_appeal(false, day("2027-07-15"), last), Err(Refusal::AppealOver { day: last }));
        assert_eq!(may_appeal(true, last, last), Err(Refusal::AppealedOnce));
    }

    #[test]
    fn who_queried_does_not_decide() {
        let [asked, other] = [1, 2].map(|number| PersonId(kernel::uuid::Uuid::from_u128(number)));
        assert_eq!(may_decide(Some(asked), asked), Err(Refusal::OwnQuery));
        assert_eq!(may_decide(Some(asked), other), Ok(()));
        assert_eq!(may_decide(None, other), Ok(()));
    }

    #[test]
    fn a_quarter_opens_and_then_is_only_late() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let (opens, closes) = (day("2026-09-01"), day("2026-09-30"));
        assert_eq!(may_begin(day("2026-08-31"), opens), Err(Refusal::NotYet { day: opens }));
        assert_eq!(may_begin(opens, opens), Ok(()));
        assert!(!is_late(closes, closes) && is_late(day("2026-10-01"), closes));
    }

    #[test]
    fn every_target_needs_a_figure_and_what_was_reached_its_evidence() {
        let row = |code: &str, actual: Option<i64>, evidence: &str, files: i64| FigureRow {
            code: code.into(),
            objective_code: "C".into(),
            title: String::new(),
            indicator: String::new(),
            unit_of_measure: String::new(),
            yearly_target: Some(Quantity(1000)),
            milestone: None,
            evidence: evidence.into(),
            actual: actual.map(Quantity),
            note: None,
            files,
        };
        let found = problems(&[
            row("C1", None, "", 0),
            row("C2", Some(5), "picha", 0),
            row("C3", Some(5), "picha", 1),
            row("C4", Some(0), "picha", 0),
            row("C5", Some(5), "", 0),
        ]);
        assert_eq!(found, [Problem::Figure { code: "C1".into() }, Problem::Evidence { code: "C2".into() }]);
    }
}
