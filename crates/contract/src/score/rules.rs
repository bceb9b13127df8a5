//! Formula I1, exactly: I = sum over objectives (weight x mean over targets (actual / target, at most 100)), carried as
//! fractions and rounded half up once, at the end, to basis points. Source: performance.md 3.4 (PROPOSED).

use kernel::exact::{Exact, weighted_mean};
use kernel::{Marks, Weight};

use super::model::{Inputs, ObjectiveInput, TargetInput};

/// Stored with each score.
pub const FORMULA: &str = "I1";

/// Everything I1 finds on the way, exact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Computed {
    pub objectives: Vec<ObjectiveScore>,
    pub exact: Exact,
    pub rounded: Marks,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectiveScore {
    /// Percent of each target, in their order.
    pub targets: Vec<Exact>,
    pub mean: Exact,
    /// What it adds to I.
    pub points: Exact,
}

/// Why there is no score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoScore {
    /// Weights do not make a hundred, an objective has no target, or a target nothing to reach.
    NotWhole,
}

/// Percent reached of one target: more than it is it, less than nothing is nothing.
pub fn reached(target: &TargetInput) -> Option<Exact> {
    let share = Exact::ratio(target.actual.0, target.target.0)?;
    let share = share.clamp(Exact::ZERO, Exact::ONE);
    (target.target.0 > 0).then(|| share.times(&Exact::whole(100)))
}

fn objective(input: &ObjectiveInput) -> Option<ObjectiveScore> {
    let targets: Vec<Exact> = input.targets.iter().map(reached).collect::<Option<_>>()?;
    let mean = weighted_mean(targets.iter().map(|target| (1, target)))?;
    let points = mean.times(&Exact::ratio(input.weight.0, Weight::WHOLE.0)?);
    Some(ObjectiveScore { targets, mean, points })
}

/// The score of these inputs.
pub fn compute(inputs: &Inputs) -> Result<Computed, NoScore> {
    let whole: i64 = inputs.objectives.iter().map(|objective| objective.weight.0).sum();
    if whole != Weight::WHOLE.0 {
        return Err(NoScore::NotWhole);
    }
    let objectives: Vec<ObjectiveScore> =
        inputs.objectives.iter().map(objective).collect::<Option<_>>().ok_or(NoScore::NotWhole)?;
    let exact = objectives.iter().fold(Exact::ZERO, |sum, objective| sum.plus(&objective.points));
    let rounded = exact.rounded(2).map(Marks).ok_or(NoScore::NotWhole)?;
    Ok(Computed { objectives, exact, rounded })
}

#[cfg(test)]
pub(crate) mod tests {
    use kernel::Quantity;

    use super::*;

    pub(crate) fn target(target: i64, actual: i64) -> TargetInput {
        TargetInput {
            code: "C2501".into(),
            title: "Zahanati".into(),
            unit: "zahanati".into(),
            target: Quantity(target * 1000),
            actual: Quantity(actual * 1000),
        }
    }

    fn objective(code: &str, weight: i64, targets: Vec<TargetInput>) -> ObjectiveInput {
        ObjectiveInput { code: code.into(), title: code.into(), weight: Weight(weight * 100), targets }
    }

    #[test]
    fn the_example_of_the_domain_text_is_75_3() {
        // Source: performance.md 3.4.
        let inputs = Inputs {
            objectives: vec![
                objective("A", 5, vec![target(100, 100)]),
                objective("B", 5, vec![target(10, 8)]),
                objective("C", 40, vec![target(100, 72)]),
                objective("D", 30, vec![target(20, 13)]),
                objective("E", 20, vec![target(10, 9)]),
            ],
        };
        let computed = compute(&inputs).unwrap();
        let points: Vec<String> =
            computed.objectives.iter().map(|objective| objective.points.text(6)).collect();
        assert_eq!(points, ["5", "4", "28.8", "19.5", "18"]);
        assert_eq!(computed.rounded, Marks(7530));
    }

    #[test]
    fn more_than_the_target_is_the_target_and_targets_of_an_objective_weigh_alike() {
        let inputs = Inputs { objectives: vec![objective("A", 100, vec![target(10, 30), target(3, 1)])] };
        let computed = compute(&inputs).unwrap();
        // (100 + 33.333..) / 2
        assert_eq!(computed.exact.text(6), "66.666666…");
        assert_eq!(computed.rounded, Marks(6667));
    }

    #[test]
    fn it_is_rounded_once_and_at_the_end() {
        // Two objectives of 33.335 and 33.335 points: each rounded would give 66.68, together 66.67.
        let half = || vec![target(20_000, 13_334)];
        let inputs = Inputs { objectives: vec![objective("A", 50, half()), objective("B", 50, half())] };
        assert_eq!(compute(&inputs).unwrap().rounded, Marks(6667));
    }

    #[test]
    fn without_whole_weights_or_something_to_reach_there_is_no_score() {
        let of = |objectives| compute(&Inputs { objectives });
        assert_eq!(of(vec![objective("A", 90, vec![target(1, 1)])]), Err(NoScore::NotWhole));
        assert_eq!(of(vec![objective("A", 100, vec![target(0, 1)])]), Err(NoScore::NotWhole));
        assert_eq!(of(vec![objective("A", 100, Vec::new())]), Err(NoScore::NotWhole));
        assert_eq!(of(Vec::new()), Err(NoScore::NotWhole));
    }

    #[test]
    fn inputs_are_kept_so_that_they_can_be_read_again() {
        let inputs = Inputs { objectives: vec![objective("A", 100, vec![target(10, 3)])] };
        let kept = serde_json::to_value(&inputs).unwrap();
        assert_eq!(kept["objectives"][0]["weight"], "100");
        assert_eq!(kept["objectives"][0]["targets"][0]["actual"], "3");
        assert_eq!(serde_json::from_value::<Inputs>(kept).unwrap(), inputs);
    }
}
