//! Pure decisions about a contract: who stands above whom, the steps of its states, what must hold before it is handed
//! over, and what is copied from the plan. Source: performance.md 3.4, 4.2, 4.5; where silent, PROPOSED (decision 0017).

use kernel::{Day, Error, FieldErrors, FinancialYear, Quantity, Reason, Refusal as Reasoned, Weight};
use people::institution::InstitutionKind;

use super::model::{Authority, Lines, Party, State, TargetRow};

/// Longest title, indicator, unit, evidence. PROPOSED.
pub const MOST_INDICATOR: usize = 300;
pub const MOST_UNIT: usize = 60;
pub const MOST_EVIDENCE: usize = 300;
/// Longest texts of the contract as a whole: reasons, promises, rules. PROPOSED.
pub const MOST_TEXT: usize = 2_000;

/// Why a step cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The contract is not in the state the step needs.
    WrongState(State),
    /// There is no approved plan of the year to copy from.
    NoPlan,
    /// There is a contract of the year already.
    Begun,
    /// A version is being prepared already.
    Open,
    /// Something is missing; the page names it.
    NotReady,
    /// This side has signed.
    Signed,
    /// Another seat stands above this institution.
    OtherSeat,
    /// Nobody signs or judges for the Government what their own institution promised.
    OwnInstitution,
    /// A contract keeps at least one target.
    LastTarget,
    /// The year is over: what was promised for it stands.
    YearOver,
}

impl Reasoned for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Self::WrongState(State::Draft) => "contract-terms-refused-draft",
            Self::WrongState(State::Submitted) => "contract-terms-refused-submitted",
            Self::WrongState(State::Returned) => "contract-terms-refused-returned",
            Self::WrongState(State::Agreed) => "contract-terms-refused-agreed",
            Self::WrongState(State::Signed) => "contract-terms-refused-signed-state",
            Self::WrongState(State::Replaced) => "contract-terms-refused-replaced",
            Self::NoPlan => "contract-terms-refused-no-plan",
            Self::Begun => "contract-terms-refused-begun",
            Self::Open => "contract-terms-refused-open",
            Self::NotReady => "contract-terms-refused-not-ready",
            Self::Signed => "contract-terms-refused-signed",
            Self::OtherSeat => "contract-terms-refused-other-seat",
            Self::OwnInstitution => "contract-terms-refused-own-institution",
            Self::LastTarget => "contract-terms-refused-last-target",
            Self::YearOver => "contract-terms-refused-year-over",
        }
    }
}

/// The seat above an institution: the regional secretary above a council, the nation's seat above all others.
pub fn authority(kind: InstitutionKind) -> Authority {
    match kind {
        InstitutionKind::Council => Authority::Region,
        InstitutionKind::Region | InstitutionKind::Ministry | InstitutionKind::Agency => Authority::Nation,
    }
}

/// What moves a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Edit,
    Submit,
    Agree,
    Return,
    /// One side signs; `other` says whether the other has.
    Sign {
        other: bool,
    },
    /// A later version was signed.
    Replace,
}

/// The state a step leads to.
pub fn next(state: State, step: Step) -> Result<State, Refusal> {
    match (state, step) {
        (State::Draft | State::Returned, Step::Edit) => Ok(state),
        (State::Draft | State::Returned, Step::Submit) => Ok(State::Submitted),
        (State::Submitted, Step::Agree) => Ok(State::Agreed),
        // An agreed text that is not signed yet may still be given back, so that no fault must be signed.
        (State::Submitted | State::Agreed, Step::Return) => Ok(State::Returned),
        (State::Agreed, Step::Sign { other: false }) => Ok(State::Agreed),
        (State::Agreed, Step::Sign { other: true }) => Ok(State::Signed),
        (State::Signed, Step::Replace) => Ok(State::Replaced),
        _ => Err(Refusal::WrongState(state)),
    }
}

/// What keeps a contract from being handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    NoTargets,
    /// Weights of the objectives do not make a hundred.
    Weights {
        sum: Weight,
    },
    /// An objective weighs nothing.
    Weightless {
        code: String,
    },
    /// A target has no indicator, unit or yearly quantity.
    Unmeasured {
        code: String,
    },
    /// Nothing was promised and no rule about evidence was written.
    NoPromise,
    NoEvidenceRules,
}

impl Problem {
    pub fn reason(&self) -> Reason {
        match self {
            Self::NoTargets => Reason::new("contract-terms-problem-no-targets"),
            Self::Weights { sum } => Reason::new("contract-terms-problem-weights").with("sum", sum),
            Self::Weightless { code } => Reason::new("contract-terms-problem-weightless").with("code", code),
            Self::Unmeasured { code } => Reason::new("contract-terms-problem-unmeasured").with("code", code),
            Self::NoPromise => Reason::new("contract-terms-problem-no-promise"),
            Self::NoEvidenceRules => Reason::new("contract-terms-problem-no-evidence-rules"),
        }
    }
}

/// Everything that is missing.
pub fn problems(lines: &Lines, promised: &str, evidence_rules: &str) -> Vec<Problem> {
    let mut found = Vec::new();
    if lines.targets.is_empty() {
        found.push(Problem::NoTargets);
    }
    let sum = lines.weight();
    if sum != Weight::WHOLE {
        found.push(Problem::Weights { sum });
    }
    let weightless = lines.objectives.iter().filter(|objective| objective.weight.0 <= 0);
    found.extend(weightless.map(|objective| Problem::Weightless { code: objective.code.clone() }));
    let measured = |target: &TargetRow| {
        !target.indicator.is_empty()
            && !target.unit_of_measure.is_empty()
            && target.yearly_target.is_some_and(|quantity| quantity.0 > 0)
    };
    let unmeasured = lines.targets.iter().filter(|target| !measured(target));
    found.extend(unmeasured.map(|target| Problem::Unmeasured { code: target.code.clone() }));
    if promised.is_empty() {
        found.push(Problem::NoPromise);
    }
    if evidence_rules.is_empty() {
        found.push(Problem::NoEvidenceRules);
    }
    found
}

/// What must be written, in at most so many characters.
pub(crate) fn judge_text(field: &'static str, typed: &str, most: usize) -> Result<(), Error> {
    let mut errors = FieldErrors::default();
    if typed.is_empty() {
        errors.add(field, "platform-field-missing");
    }
    if typed.chars().count() > most {
        errors.push(field, Reason::new("platform-field-too-long").with("most", most));
    }
    errors.check()
}

/// What must hold of a target's amounts: more than nothing for the year, and milestones that only grow and end within it.
pub fn judge_target(target: &TargetRow, errors: &mut FieldErrors) {
    let Some(year) = target.yearly_target else {
        errors.add("yearly_target", "platform-field-missing");
        return;
    };
    if year.0 <= 0 {
        errors.add("yearly_target", "contract-target-not-positive");
    }
    let mut reached = Quantity(0);
    let milestones = [
        ("quarter_1", target.quarter_1),
        ("quarter_2", target.quarter_2),
        ("quarter_3", target.quarter_3),
        ("quarter_4", target.quarter_4),
    ];
    for (field, milestone) in milestones {
        let Some(milestone) = milestone else { continue };
        if milestone < reached {
            errors.add(field, "contract-target-milestone-falls");
        } else if milestone > year {
            errors.add(field, "contract-target-milestone-beyond");
        }
        reached = reached.max(milestone);
    }
}

/// Milestones as the contract counts them, since 1 July. Where those of the plan make up the year together, each stands
/// for its own quarter and they are summed up; otherwise they are taken as they are.
pub fn since_july(year: Option<Quantity>, quarters: [Option<Quantity>; 4]) -> [Option<Quantity>; 4] {
    let sum: Option<Quantity> = quarters.iter().copied().sum();
    if sum.is_none() || sum != year {
        return quarters;
    }
    let mut reached = Quantity(0);
    quarters.map(|quarter| {
        reached = reached + quarter.unwrap_or_default();
        Some(reached)
    })
}

/// An addendum changes what is still to come: once the year is over no target of it is lowered, as with a person's plan.
/// The first contract of a year may be signed late all the same. Source: performance.md 1.3, 4.5 (PROPOSED).
pub fn judge_time(number: i64, year: FinancialYear, today: Day) -> Result<(), Refusal> {
    if number > 1 && today > year.last_day() { Err(Refusal::YearOver) } else { Ok(()) }
}

/// Which side signs: whoever works in the institution itself signs for it.
pub fn party(own_institution: bool) -> Party {
    if own_institution { Party::Institution } else { Party::Authority }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::model::ObjectiveRow;

    #[test]
    fn a_contract_moves_only_along_its_states() {
        let steps = [
            Step::Edit,
            Step::Submit,
            Step::Agree,
            Step::Return,
            Step::Sign { other: false },
            Step::Sign { other: true },
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
            "submitted Agree agreed",
            "submitted Return returned",
            "returned Edit returned",
            "returned Submit submitted",
            "agreed Return returned",
            "agreed Sign { other: false } agreed",
            "agreed Sign { other: true } signed",
            "signed Replace replaced",
        ];
        assert_eq!(table, expected);
    }

    fn objective(code: &str, weight: i64) -> ObjectiveRow {
        ObjectiveRow { code: code.into(), title: code.into(), weight: Weight(weight) }
    }

    fn target(code: &str, year: i64, quarters: [Option<i64>; 4]) -> TargetRow {
        let [quarter_1, quarter_2, quarter_3, quarter_4] = quarters.map(|amount| amount.map(Quantity));
        TargetRow {
            code: code.into(),
            objective_code: "C".into(),
            title: code.into(),
            indicator: "Zahanati".into(),
            unit_of_measure: "zahanati".into(),
            yearly_target: Some(Quantity(year)),
            quarter_1,
            quarter_2,
            quarter_3,
            quarter_4,
            evidence: String::new(),
        }
    }

    #[test]
    fn weights_make_a_hundred_and_every_target_is_measured() {
        let mut lines = Lines {
            objectives: vec![objective("C", 6000), objective("D", 4000)],
            targets: vec![target("C2501", 1000, [None; 4])],
        };
        assert_eq!(problems(&lines, "x", "y"), []);
        lines.objectives = vec![objective("C", 6000), objective("D", 0)];
        lines.targets.push(TargetRow { indicator: String::new(), ..target("D2501", 1, [None; 4]) });
        let expected = [
            Problem::Weights { sum: Weight(6000) },
            Problem::Weightless { code: "D".into() },
            Problem::Unmeasured { code: "D2501".into() },
            Problem::NoPromise,
            Problem::NoEvidenceRules,
        ];
        assert_eq!(problems(&lines, "", ""), expected);
        assert_eq!(problems(&Lines::default(), "x", "y").first(), Some(&Problem::NoTargets));
    }

    #[test]
    fn milestones_only_grow_and_stay_within_the_year() {
        let complaints = |quarters| {
            let mut errors = FieldErrors::default();
            judge_target(&target("C", 1000, quarters), &mut errors);
            errors.0.into_iter().map(|error| (error.field, error.reason.key)).collect::<Vec<_>>()
        };
        assert_eq!(complaints([Some(250), None, Some(750), Some(1000)]), []);
        assert_eq!(
            complaints([Some(250), Some(200), None, Some(1001)]),
            [
                ("quarter_2".to_owned(), "contract-target-milestone-falls"),
                ("quarter_4".to_owned(), "contract-target-milestone-beyond"),
            ]
        );
    }

    #[test]
    fn milestones_of_single_quarters_are_summed_up_and_others_kept() {
        let amounts = |amounts: [i64; 4]| amounts.map(|amount| Some(Quantity(amount)));
        assert_eq!(since_july(Some(Quantity(72)), amounts([10, 20, 30, 12])), amounts([10, 30, 60, 72]));
        assert_eq!(since_july(Some(Quantity(100)), amounts([25, 50, 75, 100])), amounts([25, 50, 75, 100]));
        assert_eq!(since_july(Some(Quantity(100)), [None; 4]), [None; 4]);
    }
}
