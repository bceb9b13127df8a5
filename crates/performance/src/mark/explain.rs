//! Onyesha hesabu: every step of a mark as numbers in text, ready to be put into sentences. No word and no rule stands
//! here: the steps are those `formula` took, the sentences are in words/, and decimals that go on end in `…`.

use kernel::Weight;

use super::cases::{AbsenceInput, PeriodDays, PeriodInput, PeriodsInput, days_at_work};
use super::exact::Exact;
use super::formula::{Computed, SubTaskMark, TaskMark, subtask_share, task_share};
use super::model::{Band, Inputs, Part, SubTaskInput, TaskInput, VersionInput};
use crate::appraisal::model::Stands;

/// Decimals shown; the example of performance.md 3.3 needs six.
const PLACES: u32 = 6;

/// A whole mark, step by step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    pub formula: &'static str,
    /// The versions of a plan that was changed in the year.
    pub versions: Vec<VersionInput>,
    pub tasks: Vec<TaskStep>,
    pub results: Combined,
    pub factors: Vec<FactorStep>,
    /// Mean of the factors, and B.
    pub factor_mean: Option<String>,
    pub behaviour: Option<String>,
    pub duty: Option<DutyStep>,
    /// Days away with leave that shrank the targets.
    pub absences: Vec<AbsenceInput>,
    pub parts: Vec<PartStep>,
    /// Shares of what counted, together; 100 unless a part dropped out.
    pub share_sum: i64,
    /// O of the appraisal itself.
    pub own: String,
    /// Who judged which part of the year.
    pub periods: Option<PeriodsStep>,
    pub overall: String,
    pub rounded: String,
    pub band: Band,
    /// Whose column it rests on, where nobody above answered in time.
    pub stands: Option<Stands>,
}

/// The tasks and R.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultsStep {
    pub tasks: Vec<TaskStep>,
    pub results: Combined,
}

/// The year's mark by the days of its periods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodsStep {
    pub earlier: Vec<PeriodInput>,
    pub last: PeriodDays,
    pub mean: Combined,
}

/// A weighted mean: `(50 × 88.45875 + 30 × 94.45) ÷ 80`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Combined {
    pub sum: String,
    pub value: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskStep {
    pub title: String,
    pub weight: Weight,
    /// Of a plan that was changed: what it weighed in each version.
    pub by_days: Option<ByDays>,
    /// None when all of it is excused.
    pub mark: Option<Combined>,
    pub lines: Vec<LineStep>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineStep {
    pub input: SubTaskInput,
    pub by_days: Option<ByDays>,
    /// Of what was ended: days it was planned for, and days it ran.
    pub ended: Option<(i64, i64)>,
    /// Of whose owner was away in between: days it was planned for, and days at work of those it ran.
    pub away: Option<(i64, i64)>,
    /// None when it is excused.
    pub steps: Option<Steps>,
}

/// A weight in percent that was not the same all year: in each version, and its mean by days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByDays {
    pub parts: Vec<WeightStep>,
    pub mean: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeightStep {
    pub number: i64,
    pub days: i64,
    pub weight: Weight,
}

/// n, l, d and s of one sub-task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steps {
    pub quantity: String,
    pub quality: i64,
    pub late_days: i64,
    pub grace_days: String,
    pub timeliness: String,
    /// `50 + 25.5 + 20`: base, quality, time.
    pub points: String,
    pub mark: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactorStep {
    pub factor: i64,
    /// `(4 + 4 + 5) ÷ 3`.
    pub sum: String,
    pub mean: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyStep {
    pub due: i64,
    pub met: i64,
    /// None when nothing fell due.
    pub value: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartStep {
    pub part: Part,
    /// Percent.
    pub share: i64,
    pub value: String,
}

/// Puts the steps of a computed mark beside its inputs.
pub fn explain(inputs: &Inputs, computed: &Computed) -> Explanation {
    let ResultsStep { tasks, results } = explain_results(inputs, &computed.tasks, &computed.results);
    let parts = computed.parts(&inputs.parameters);
    Explanation {
        stands: inputs.stands,
        formula: computed.formula,
        versions: inputs.versions.clone(),
        results,
        tasks,
        factors: inputs
            .factors
            .iter()
            .zip(&computed.factors)
            .map(|(factor, mean)| factor_step(factor.factor, &factor.items, mean))
            .collect(),
        factor_mean: computed.factor_mean.as_ref().map(shown),
        behaviour: computed.behaviour.as_ref().map(shown),
        duty: inputs.supervisor_duty.map(|duty| DutyStep {
            due: duty.due,
            met: duty.met,
            value: computed.duty.as_ref().map(shown),
        }),
        share_sum: parts.iter().map(|(_, share, _)| share).sum(),
        parts: parts
            .iter()
            .map(|(part, share, value)| PartStep { part: *part, share: *share, value: shown(value) })
            .collect(),
        absences: inputs.absences.clone(),
        own: shown(&computed.own),
        periods: inputs.periods.as_ref().map(|periods| periods_step(periods, computed)),
        overall: shown(&computed.overall),
        rounded: computed.rounded.to_string(),
        band: computed.band,
    }
}

/// R alone, step by step: of a mark, or of the preview of a running year.
pub fn explain_results(inputs: &Inputs, found: &[TaskMark], results: &Exact) -> ResultsStep {
    let whole: i64 = inputs.tasks.iter().map(|task| task_share(inputs, task)).sum();
    let counted = inputs.tasks.iter().zip(found).filter_map(|(task, found)| {
        found.mark.as_ref().map(|mark| (percent(inputs, task.weight, task_share(inputs, task), whole), mark))
    });
    ResultsStep {
        results: combined(counted, results),
        tasks: inputs.tasks.iter().zip(found).map(|(task, found)| task_step(inputs, task, found)).collect(),
    }
}

fn periods_step(periods: &PeriodsInput, computed: &Computed) -> PeriodsStep {
    let given: Vec<(Exact, Exact)> = periods
        .earlier
        .iter()
        .filter_map(|period| Some((Exact::whole(period.span.days), Exact::ratio(period.mark?.0, 100)?)))
        .chain([(Exact::whole(periods.last.days), computed.own.clone())])
        .collect();
    let counts = given.iter().any(|(days, _)| *days != Exact::ZERO);
    // Nothing is weighed where no day counts: the appraisal's own mark stands as it is.
    let mean = if counts {
        combined(given.iter().map(|(days, mark)| (days.clone(), mark)), &computed.overall)
    } else {
        Combined { sum: shown(&computed.own), value: shown(&computed.overall) }
    };
    PeriodsStep { earlier: periods.earlier.clone(), last: periods.last, mean }
}

fn shown(value: &Exact) -> String {
    value.text(PLACES)
}

fn task_step(inputs: &Inputs, task: &TaskInput, found: &TaskMark) -> TaskStep {
    let whole: i64 = task.subtasks.iter().map(|line| subtask_share(inputs, task, line)).sum();
    let share = |line: &SubTaskInput| percent(inputs, line.weight, subtask_share(inputs, task, line), whole);
    let counted = task
        .subtasks
        .iter()
        .zip(&found.subtasks)
        .filter_map(|(line, mark)| mark.as_ref().map(|mark| (share(line), &mark.mark)));
    let mark = found.mark.as_ref().map(|mark| combined(counted, mark));
    let lines = task
        .subtasks
        .iter()
        .zip(&found.subtasks)
        .map(|(line, mark)| LineStep {
            by_days: by_days(inputs, &line.weights, &share(line)),
            ..line_step(inputs, line, mark.as_ref())
        })
        .collect();
    let all: i64 = inputs.tasks.iter().map(|task| task_share(inputs, task)).sum();
    let mean = percent(inputs, task.weight, task_share(inputs, task), all);
    TaskStep {
        title: task.title.clone(),
        weight: task.weight,
        by_days: by_days(inputs, &task.weights, &mean),
        mark,
        lines,
    }
}

/// A weight in percent, exact: as it stands in a plan that was not changed, otherwise its share of all days.
fn percent(inputs: &Inputs, weight: Weight, share: i64, whole: i64) -> Exact {
    let percent = if inputs.versions.is_empty() {
        Exact::ratio(weight.0, 100)
    } else {
        Exact::ratio(share, whole).map(|part| part.times(&Exact::whole(100)))
    };
    percent.unwrap_or(Exact::ZERO)
}

fn by_days(inputs: &Inputs, weights: &[i64], mean: &Exact) -> Option<ByDays> {
    let parts: Vec<WeightStep> = inputs
        .versions
        .iter()
        .zip(weights)
        .map(|(version, weight)| WeightStep {
            number: version.number,
            days: version.days(),
            weight: Weight(*weight),
        })
        .collect();
    (!parts.is_empty()).then(|| ByDays { parts, mean: shown(mean) })
}

fn combined<'x>(parts: impl Iterator<Item = (Exact, &'x Exact)>, value: &Exact) -> Combined {
    let parts: Vec<(Exact, &Exact)> = parts.collect();
    let weight = parts.iter().fold(Exact::ZERO, |sum, (weight, _)| sum.plus(weight));
    let terms: Vec<String> =
        parts.iter().map(|(weight, value)| format!("{} × {}", shown(weight), shown(value))).collect();
    Combined { sum: format!("({}) ÷ {}", terms.join(" + "), shown(&weight)), value: shown(value) }
}

fn line_step(inputs: &Inputs, input: &SubTaskInput, mark: Option<&SubTaskMark>) -> LineStep {
    let steps = mark.map(|mark| {
        let parameters = &inputs.parameters;
        let quality =
            Exact::ratio(parameters.quality_share.saturating_mul(mark.quality), 100).unwrap_or(Exact::ZERO);
        let time = mark.timeliness.times(&Exact::whole(parameters.time_points));
        Steps {
            quantity: shown(&mark.quantity),
            quality: mark.quality,
            late_days: mark.late_days,
            grace_days: shown(&mark.grace_days),
            timeliness: shown(&mark.timeliness),
            points: format!("{} + {} + {}", parameters.quantity_base, shown(&quality), shown(&time)),
            mark: shown(&mark.mark),
        }
    });
    let ended = input.ended_on.map(|_| input.days());
    let (planned, worked) = days_at_work(inputs, input);
    let away = (input.counts() && worked < input.days().1).then_some((planned, worked));
    LineStep { input: input.clone(), by_days: None, ended, away, steps }
}

fn factor_step(factor: i64, items: &[i64], mean: &Exact) -> FactorStep {
    let terms: Vec<String> = items.iter().map(ToString::to_string).collect();
    let sum = match terms.as_slice() {
        [only] => only.clone(),
        _ => format!("({}) ÷ {}", terms.join(" + "), terms.len()),
    };
    FactorStep { factor, sum, mean: shown(mean) }
}
