//! Making a score from verified figures; nobody types one. Part of the unit of work that verifies them.

use kernel::{Error, Marks, Quantity};
use platform::work::Work;

use super::model::{Inputs, ObjectiveInput, TargetInput};
use super::rules::{self, FORMULA};
use super::store;
use crate::quarter::{self, FigureRow, QuarterRow};
use crate::terms;

/// The score after a quarter's figures: computed and kept with every input.
pub(crate) fn make(work: &Work<'_>, row: &QuarterRow) -> Result<Marks, Error> {
    let lines = terms::store::lines(work.tx(), row.institution_id, row.terms_id)?;
    let figures = quarter::store::list_figures(work.tx(), row.institution_id, row.id)?;
    let inputs = inputs(&lines, &figures);
    let computed = rules::compute(&inputs)
        .map_err(|cause| Error::internal(format!("a signed contract gives no score: {cause:?}")))?;
    let kept = serde_json::to_value(&inputs).map_err(Error::internal)?;
    store::insert(work.tx(), row, FORMULA, &kept, computed.rounded, work.now())?;
    Ok(computed.rounded)
}

/// Objectives and targets of the contract with the figures of the set; a target without a figure has reached nothing.
fn inputs(lines: &terms::model::Lines, figures: &[FigureRow]) -> Inputs {
    let actual = |code: &str| {
        figures
            .iter()
            .find(|figure| figure.code == code)
            .and_then(|figure| figure.actual)
            .unwrap_or(Quantity(0))
    };
    let objectives = lines.objectives.iter().map(|objective| ObjectiveInput {
        code: objective.code.clone(),
        title: objective.title.clone(),
        weight: objective.weight,
        targets: lines
            .below(objective)
            .map(|target| TargetInput {
                code: target.code.clone(),
                title: target.title.clone(),
                unit: target.unit_of_measure.clone(),
                target: target.yearly_target.unwrap_or_default(),
                actual: actual(&target.code),
            })
            .collect(),
    });
    Inputs { objectives: objectives.collect() }
}
