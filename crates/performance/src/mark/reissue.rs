//! A mark again, from the same inputs with what an appeal's decision changed, by the same formula; never lower than before.
//! Who may change what is the appeal's business; the mark it followed stays as it was.

use kernel::uuid::Uuid;
use kernel::{Day, Error, InstitutionId, Marks, Quantity};
use platform::work::Work;

use super::exact::Exact;
use super::formula::{self, Computed, compute};
use super::model::{Inputs, SubTaskInput};
use super::store::{self, NewMark};
use crate::appraisal::model::AppraisalId;

/// One change that a decision makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// What is None stays. Of a period, which its first day names, or of the appraisal itself.
    SubTask {
        period: Option<Day>,
        id: Uuid,
        quality: Option<i64>,
        counted: Option<Quantity>,
        completed_on: Option<Day>,
        excused: bool,
    },
    /// One of the 23 items, 1..5.
    Item { item: i64, mark: i64 },
    /// One of the nine factors of a period, 1..5.
    Factor { period: Day, factor: i64, mark: i64 },
}

impl Change {
    fn period(&self) -> Option<Day> {
        match self {
            Self::SubTask { period, .. } => *period,
            Self::Item { .. } => None,
            Self::Factor { period, .. } => Some(*period),
        }
    }
}

/// What became of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reissued {
    /// A new version stands; it is higher, or the same by other numbers.
    Stands { version: i64, mark: Marks },
    /// The former mark stays: the decision would have lowered it. Source: performance.md 5.2 (PROPOSED).
    FormerStands { would_be: Marks },
}

/// The inputs with the changes made; an error names what is not there.
pub fn changed(inputs: &Inputs, changes: &[Change]) -> Result<Inputs, Error> {
    let mut inputs = inputs.clone();
    for change in changes {
        match change.period() {
            None => apply(&mut inputs, change)?,
            Some(from) => change_period(&mut inputs, from, change)?,
        }
    }
    Ok(inputs)
}

/// A period that somebody else judged: its own mark follows from its own inputs, and the year's from both.
fn change_period(inputs: &mut Inputs, from: Day, change: &Change) -> Result<(), Error> {
    let mut earlier = inputs.periods.iter_mut().flat_map(|periods| &mut periods.earlier);
    let period = earlier.find(|period| period.span.from == from).ok_or_else(|| missing("period"))?;
    let of = period.inputs.as_deref_mut().ok_or_else(|| missing("period's inputs"))?;
    apply(of, change)?;
    let computed = compute(of)
        .map_err(|cause| Error::internal(format!("a period's mark after an appeal: {cause:?}")))?;
    period.mark = Some(computed.rounded);
    Ok(())
}

fn missing(what: &str) -> Error {
    Error::internal(format!("a changed {what} is not in the mark"))
}

fn apply(inputs: &mut Inputs, change: &Change) -> Result<(), Error> {
    match change {
        Change::SubTask { id, quality, counted, completed_on, excused, .. } => {
            let mut lines = inputs.tasks.iter_mut().flat_map(|task| &mut task.subtasks);
            let line = lines.find(|line| line.id == *id).ok_or_else(|| missing("sub-task"))?;
            change_line(line, *quality, *counted);
            line.completed_on = completed_on.or(line.completed_on);
            line.excused |= *excused;
        }
        Change::Item { item, mark } => {
            let held = inputs
                .factors
                .iter_mut()
                .flat_map(|factor| factor.item_numbers.iter().zip(&mut factor.items))
                .find(|(number, _)| *number == item)
                .ok_or_else(|| missing("item"))?;
            *held.1 = *mark;
        }
        Change::Factor { factor, mark, .. } => {
            let held = inputs.factors.iter_mut().find(|held| held.factor == *factor);
            held.ok_or_else(|| missing("factor"))?.items = vec![*mark];
        }
    }
    Ok(())
}

fn change_line(line: &mut SubTaskInput, quality: Option<i64>, counted: Option<Quantity>) {
    line.quality = quality.or(line.quality);
    if let Some(counted) = counted {
        line.reported = Some(line.reported.unwrap_or(line.actual));
        line.actual = counted;
    }
}

/// Keeps the next version, unless it would be lower than `before`.
pub(crate) fn reissue(
    work: &Work<'_>,
    institution: InstitutionId,
    appraisal: AppraisalId,
    before: Marks,
    inputs: &Inputs,
) -> Result<Reissued, Error> {
    let computed =
        compute(inputs).map_err(|cause| Error::internal(format!("a mark after an appeal: {cause:?}")))?;
    if computed.rounded < before {
        return Ok(Reissued::FormerStands { would_be: computed.rounded });
    }
    let (employment, version) = store::newest(work.tx(), institution, appraisal)?;
    let mark = new_mark(appraisal, employment, inputs, &computed)?;
    store::insert(work.tx(), institution, &mark, work.now())?;
    Ok(Reissued::Stands { version: version.saturating_add(1), mark: computed.rounded })
}

/// A computed mark as it is kept.
pub(super) fn new_mark<'c>(
    appraisal: AppraisalId,
    employment: kernel::EmploymentId,
    inputs: &Inputs,
    computed: &'c Computed,
) -> Result<NewMark<'c>, Error> {
    let points =
        |value: &Exact| formula::basis_points(value).map_err(|_| Error::internal("a mark beyond its range"));
    Ok(NewMark {
        appraisal,
        employment,
        year: inputs.year,
        formula: computed.formula,
        inputs: serde_json::to_value(inputs).map_err(Error::internal)?,
        r: points(&computed.results)?,
        b: computed.behaviour.as_ref().map(points).transpose()?,
        m: computed.duty.as_ref().map(points).transpose()?,
        o: computed.rounded,
        band: computed.band.number(),
    })
}
