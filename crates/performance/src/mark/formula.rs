//! Formula F1, exactly: from the inputs to R, B, M and O as fractions, rounded half up once, at the end, to basis points.
//! Pure: nothing here reads a table, a clock or a word. Source: performance.md 3.3 (PROPOSED); what that text leaves open
//! is decided in docs/decisions (formula F1) and marked below.

use kernel::Marks;

use super::cases;
use super::exact::{Exact, weighted_mean};
use super::model::{Band, FactorInput, Group, Inputs, Parameters, Part, SubTaskInput, TaskInput};

/// What the name of a formula ends in for a head of institution whose institution has no score: I drops out, the other
/// shares renormalise.
pub const WITHOUT_I: &str = "-without-I";

/// The formula as a whole, stored with each mark. `-by-days`: the plan was changed in the year, each weight is its mean by
/// days (docs/decisions, plan versions). `-with-absence`: targets shrank by days away. `-by-periods`: several people judged
/// the year, weighed by their days (docs/decisions, special cases).
pub fn formula_id(inputs: &Inputs, without_i: bool) -> &'static str {
    let (by_days, absence) = (!inputs.versions.is_empty(), !inputs.absences.is_empty());
    match (by_days, absence, inputs.periods.is_some(), without_i) {
        (false, false, false, false) => "F1",
        (false, false, false, true) => "F1-without-I",
        (true, false, false, false) => "F1-by-days",
        (true, false, false, true) => "F1-by-days-without-I",
        (false, true, false, false) => "F1-with-absence",
        (false, true, false, true) => "F1-with-absence-without-I",
        (true, true, false, false) => "F1-by-days-with-absence",
        (true, true, false, true) => "F1-by-days-with-absence-without-I",
        (false, false, true, false) => "F1-by-periods",
        (false, false, true, true) => "F1-by-periods-without-I",
        (true, false, true, false) => "F1-by-days-by-periods",
        (true, false, true, true) => "F1-by-days-by-periods-without-I",
        (false, true, true, false) => "F1-with-absence-by-periods",
        (false, true, true, true) => "F1-with-absence-by-periods-without-I",
        (true, true, true, false) => "F1-by-days-with-absence-by-periods",
        (true, true, true, true) => "F1-by-days-with-absence-by-periods-without-I",
    }
}

/// Why there is no mark. Each is a fact about the inputs, never a zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoMark {
    /// Every sub-task is excused: hajatathminiwa.
    NothingCounted,
    /// Some sub-task that counts has no agreed quality yet.
    QualityMissing,
    /// A head's mark must wait for the institution's score (dated setting).
    InstitutionMissing,
    /// A target of zero, a mark outside its scale, shares that do not make a whole.
    Malformed(&'static str),
}

/// One sub-task's numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubTaskMark {
    /// 0..1.
    pub quantity: Exact,
    /// 0..100.
    pub quality: i64,
    pub late_days: i64,
    pub grace_days: Exact,
    /// 0..1.
    pub timeliness: Exact,
    /// s, 0..100.
    pub mark: Exact,
}

/// One task's numbers; T is None when all its sub-tasks are excused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskMark {
    pub subtasks: Vec<Option<SubTaskMark>>,
    pub mark: Option<Exact>,
}

/// Everything F1 finds on the way, exact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Computed {
    pub formula: &'static str,
    pub tasks: Vec<TaskMark>,
    pub factors: Vec<Exact>,
    pub factor_mean: Option<Exact>,
    pub results: Exact,
    pub behaviour: Option<Exact>,
    pub duty: Option<Exact>,
    pub institution: Option<Exact>,
    /// O of the appraisal itself; the same as `overall` unless others judged a part of the year.
    pub own: Exact,
    pub overall: Exact,
    /// O in basis points; what is stored, shown and put in a band.
    pub rounded: Marks,
    pub band: Band,
}

impl Computed {
    /// The parts that counted, with their shares.
    pub fn parts(&self, parameters: &Parameters) -> Vec<(Part, i64, &Exact)> {
        let shares = &parameters.shares;
        [
            (Part::Results, shares.results, Some(&self.results)),
            (Part::Behaviour, shares.behaviour, self.behaviour.as_ref()),
            (Part::Duty, shares.duty, self.duty.as_ref()),
            (Part::Institution, shares.institution, self.institution.as_ref()),
        ]
        .into_iter()
        .filter_map(|(part, share, value)| value.filter(|_| share > 0).map(|value| (part, share, value)))
        .collect()
    }
}

/// Half up to basis points: only for what is stored and shown.
pub fn basis_points(value: &Exact) -> Result<Marks, NoMark> {
    value.rounded(2).map(Marks).ok_or(NoMark::Malformed("range"))
}

/// F1 from beginning to end.
pub fn compute(inputs: &Inputs) -> Result<Computed, NoMark> {
    let parameters = &inputs.parameters;
    check(parameters)?;
    let (tasks, results) = results(inputs)?;
    let factors =
        inputs.factors.iter().map(|factor| factor_mean(factor, parameters)).collect::<Result<Vec<_>, _>>()?;
    let factor_mean = weighted_mean(factors.iter().map(|factor| (1, factor)));
    let behaviour = factor_mean.as_ref().and_then(|mean| {
        let span = parameters.factor_scale_max.saturating_sub(parameters.factor_scale_min);
        let above = mean.minus(&Exact::whole(parameters.factor_scale_min));
        above.times(&Exact::whole(100)).over(&Exact::whole(span))
    });
    // With nothing due there is nothing to measure: the part drops out (decision: formula F1).
    let duty = inputs
        .supervisor_duty
        .filter(|duty| duty.due > 0)
        .and_then(|duty| Exact::ratio(duty.met.saturating_mul(100), duty.due));
    let institution = inputs.institution_score.and_then(|score| Exact::ratio(score.0, 100));
    let waits = inputs.group == Group::Head && institution.is_none();
    if waits && parameters.head_without_institution != 1 {
        return Err(NoMark::InstitutionMissing);
    }
    let mut computed = Computed {
        formula: formula_id(inputs, waits),
        tasks,
        factors,
        factor_mean,
        results,
        behaviour,
        duty,
        institution,
        own: Exact::ZERO,
        overall: Exact::ZERO,
        rounded: Marks(0),
        band: Band::VeryPoor,
    };
    computed.own =
        weighted_mean(computed.parts(parameters).into_iter().map(|(_, share, value)| (share, value)))
            .ok_or(NoMark::Malformed("shares"))?;
    computed.overall = match &inputs.periods {
        Some(periods) => cases::by_periods(periods, &computed.own)?,
        None => computed.own.clone(),
    };
    computed.rounded = basis_points(&computed.overall)?;
    computed.band = band(computed.rounded, &parameters.bands);
    Ok(computed)
}

/// T of each task and R, for the whole inputs or for a preview that fills in the qualities.
fn results(inputs: &Inputs) -> Result<(Vec<TaskMark>, Exact), NoMark> {
    check_versions(inputs)?;
    let tasks = inputs.tasks.iter().map(|task| task_mark(inputs, task)).collect::<Result<Vec<_>, _>>()?;
    let counted = inputs
        .tasks
        .iter()
        .zip(&tasks)
        .filter_map(|(task, found)| found.mark.as_ref().map(|mark| (task_share(inputs, task), mark)));
    let results = weighted_mean(counted).ok_or(NoMark::NothingCounted)?;
    Ok((tasks, results))
}

/// What a task weighs against the others: its basis points, or those of each version times the days it held. Dividing by
/// all days, which would give the mean, is left to the mean that these are used in. Source: docs/decisions (plan versions).
pub fn task_share(inputs: &Inputs, task: &TaskInput) -> i64 {
    if inputs.versions.is_empty() {
        return task.weight.0;
    }
    inputs
        .versions
        .iter()
        .zip(&task.weights)
        .map(|(version, weight)| version.days().saturating_mul(*weight))
        .sum()
}

/// What a sub-task weighs against the others of its task: its basis points, or in each version those of the task times its
/// own times the days, so that on every day all of them together weigh what their task weighs.
pub fn subtask_share(inputs: &Inputs, task: &TaskInput, subtask: &SubTaskInput) -> i64 {
    if inputs.versions.is_empty() {
        return subtask.weight.0;
    }
    inputs
        .versions
        .iter()
        .zip(task.weights.iter().zip(&subtask.weights))
        .map(|(version, (whole, part))| version.days().saturating_mul(*whole).saturating_mul(*part))
        .sum()
}

/// Every version gives every task and sub-task a weight.
fn check_versions(inputs: &Inputs) -> Result<(), NoMark> {
    let count = inputs.versions.len();
    let fits = |weights: &[i64]| weights.len() == count && weights.iter().all(|weight| *weight >= 0);
    let whole =
        |task: &TaskInput| fits(&task.weights) && task.subtasks.iter().all(|subtask| fits(&subtask.weights));
    if inputs.tasks.iter().all(whole) { Ok(()) } else { Err(NoMark::Malformed("versions")) }
}

/// T of each task and R alone, as they would be if every quality were `quality`: the preview of a year that is still running.
pub fn results_with_quality(inputs: &Inputs, quality: i64) -> Result<(Vec<TaskMark>, Exact), NoMark> {
    let mut assumed = inputs.clone();
    for subtask in assumed.tasks.iter_mut().flat_map(|task| &mut task.subtasks) {
        subtask.quality = Some(quality);
    }
    check(&assumed.parameters)?;
    results(&assumed)
}

/// `T = sum(w * s) / sum(w)` over what is not excused.
fn task_mark(inputs: &Inputs, task: &TaskInput) -> Result<TaskMark, NoMark> {
    let subtasks = task
        .subtasks
        .iter()
        .map(
            |subtask| {
                if counts(inputs, subtask) { subtask_mark(inputs, subtask).map(Some) } else { Ok(None) }
            },
        )
        .collect::<Result<Vec<_>, _>>()?;
    let counted = task.subtasks.iter().zip(&subtasks).filter_map(|(line, found)| {
        found.as_ref().map(|found| (subtask_share(inputs, task, line), &found.mark))
    });
    let mark = weighted_mean(counted);
    Ok(TaskMark { subtasks, mark })
}

/// Does it count? Not when it is excused, was ended before it began, or its owner was away on all of its days.
pub fn counts(inputs: &Inputs, subtask: &SubTaskInput) -> bool {
    subtask.counts() && cases::days_at_work(inputs, subtask).1 > 0
}

/// `s = n * (50 + 0.30 l + 20 d)`: quality and time count only on what was done.
fn subtask_mark(inputs: &Inputs, subtask: &SubTaskInput) -> Result<SubTaskMark, NoMark> {
    let parameters = &inputs.parameters;
    if subtask.target.0 <= 0 {
        return Err(NoMark::Malformed("target"));
    }
    if subtask.weight.0 < 0 {
        return Err(NoMark::Malformed("weight"));
    }
    let quality = subtask.quality.ok_or(NoMark::QualityMissing)?;
    if !(0..=100).contains(&quality) {
        return Err(NoMark::Malformed("quality"));
    }
    // What was ended, or whose owner was away, owes as much of its target as it had of its days.
    let (planned, worked) = cases::days_at_work(inputs, subtask);
    let owed = subtask.target.0.saturating_mul(worked);
    let done = subtask.actual.0.max(0).saturating_mul(planned).min(owed);
    let quantity = Exact::ratio(done, owed).ok_or(NoMark::Malformed("target"))?;
    let (late_days, grace_days, timeliness) = timeliness(inputs, subtask)?;
    let quality_points = Exact::ratio(parameters.quality_share.saturating_mul(quality), 100)
        .ok_or(NoMark::Malformed("quality"))?;
    let points = Exact::whole(parameters.quantity_base)
        .plus(&quality_points)
        .plus(&timeliness.times(&Exact::whole(parameters.time_points)));
    Ok(SubTaskMark { mark: quantity.times(&points), quantity, quality, late_days, grace_days, timeliness })
}

/// Days late, days of grace and d. Finished work is late by the day it was finished; unfinished work by the last day
/// counted, so work planned to the end of the year is never late before the year is over (decision: formula F1).
/// The planned duration counts both its first and its last day. Source: performance.md 3.3, example of 60 days.
fn timeliness(inputs: &Inputs, subtask: &SubTaskInput) -> Result<(i64, Exact, Exact), NoMark> {
    let parameters = &inputs.parameters;
    let last = subtask.ended_on.map_or(inputs.counted_to, |ended_on| ended_on.min(inputs.counted_to));
    let until = subtask.completed_on.unwrap_or(last);
    let late_days = cases::days_late(inputs, subtask.end, until);
    let planned_days = subtask.start.days_until(subtask.end).saturating_add(1).max(1);
    let share = Exact::ratio(planned_days.saturating_mul(parameters.grace_percent), 100)
        .ok_or(NoMark::Malformed("grace"))?;
    let grace_days = share.max(Exact::whole(parameters.grace_days_min));
    let late_share = Exact::whole(late_days).over(&grace_days).ok_or(NoMark::Malformed("grace"))?;
    let timeliness = Exact::ONE.minus(&late_share).max(Exact::ZERO);
    Ok((late_days, grace_days, timeliness))
}

/// The mean of a factor's applicable items.
fn factor_mean(factor: &FactorInput, parameters: &Parameters) -> Result<Exact, NoMark> {
    let scale = parameters.factor_scale_min..=parameters.factor_scale_max;
    if factor.items.iter().any(|item| !scale.contains(item)) {
        return Err(NoMark::Malformed("item"));
    }
    let sum: i64 = factor.items.iter().sum();
    let count = i64::try_from(factor.items.len()).unwrap_or(0);
    Exact::ratio(sum, count).ok_or(NoMark::Malformed("factor"))
}

/// The band of a rounded mark: what is shown decides, so that 89.995 is shown as 90.00 and stands in band 1.
pub fn band(mark: Marks, bands: &[i64]) -> Band {
    Band::ALL
        .iter()
        .zip(bands)
        .find(|(_, lowest)| mark.0 >= lowest.saturating_mul(100))
        .map_or(Band::VeryPoor, |(band, _)| *band)
}

/// Settings that could lead outside 0..100 are refused before anybody is marked by them.
fn check(parameters: &Parameters) -> Result<(), NoMark> {
    let points = [parameters.quantity_base, parameters.quality_share, parameters.time_points];
    if points.iter().any(|part| *part < 0) || points.iter().sum::<i64>() != 100 {
        return Err(NoMark::Malformed("points"));
    }
    let shares = &parameters.shares;
    let shares = [shares.results, shares.behaviour, shares.duty, shares.institution];
    if shares.iter().any(|share| *share < 0)
        || shares.iter().sum::<i64>() != 100
        || parameters.shares.results == 0
    {
        return Err(NoMark::Malformed("shares"));
    }
    if parameters.factor_scale_max <= parameters.factor_scale_min {
        return Err(NoMark::Malformed("scale"));
    }
    if parameters.grace_days_min < 1 || parameters.grace_percent < 0 {
        return Err(NoMark::Malformed("grace"));
    }
    Ok(())
}
