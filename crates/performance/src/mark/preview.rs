//! "If the year ended today": R between the lowest and the highest step of quality, for somebody's running year, each with
//! its working. No mark: quality and behaviour are not judged yet.

use kernel::Marks;

use super::explain::{ResultsStep, explain_results};
use super::formula::{NoMark, basis_points, results_with_quality};
use super::model::Inputs;

#[derive(Debug, Clone)]
pub struct Preview {
    pub inputs: Inputs,
    pub lowest: Assumed,
    pub highest: Assumed,
}

/// R as it would be if every quality were this one.
#[derive(Debug, Clone)]
pub struct Assumed {
    pub quality: i64,
    pub rounded: Marks,
    pub working: ResultsStep,
}

/// Between the lowest and the highest quality.
pub(super) fn between(inputs: Inputs, (lowest, highest): (i64, i64)) -> Result<Preview, NoMark> {
    Ok(Preview { lowest: assume(&inputs, lowest)?, highest: assume(&inputs, highest)?, inputs })
}

fn assume(inputs: &Inputs, quality: i64) -> Result<Assumed, NoMark> {
    let (tasks, results) = results_with_quality(inputs, quality)?;
    let working = explain_results(inputs, &tasks, &results);
    Ok(Assumed { quality, rounded: basis_points(&results)?, working })
}
