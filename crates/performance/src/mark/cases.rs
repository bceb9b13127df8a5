//! What special cases mean for a mark: days away that shrink targets, and the periods of a year judged by several people.
//! Pure. Source: performance.md 3.3 (change of supervisor) and 4.4; docs/decisions (special cases).

use kernel::{Day, EmploymentId, FinancialYear, Marks, Quantity};
use people::absence::rules::days_away;
use people::absence::{Kind, Span};
use serde::{Deserialize, Serialize};

use super::exact::{Exact, weighted_mean};
use super::formula::NoMark;
use super::model::{Inputs, SubTaskInput, plain, plain_or_none};

/// On which day work was finished: what a report says is completed, and otherwise what reached its target (decision 0004,
/// point 3), unless the supervisor counted less than that.
pub fn finished_on(
    completed_on: Option<Day>,
    is_ticked: bool,
    counted: Option<Quantity>,
    target: Quantity,
) -> Option<Day> {
    completed_on.filter(|_| is_ticked || counted.is_none_or(|counted| counted >= target))
}

/// Days on which somebody was away with leave; never why: a mark has more readers than an illness has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbsenceInput {
    #[serde(with = "plain")]
    pub from: Day,
    #[serde(with = "plain")]
    pub to: Day,
}

/// Vipindi vya mwaka: those judged before, and the one the appraisal itself judges.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodsInput {
    pub earlier: Vec<PeriodInput>,
    pub last: PeriodDays,
}

/// First and last day of a period, and how many of its days count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodDays {
    #[serde(with = "plain")]
    pub from: Day,
    #[serde(with = "plain")]
    pub to: Day,
    pub days: i64,
}

/// A period that somebody else judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodInput {
    #[serde(flatten)]
    pub span: PeriodDays,
    /// Who judged it: the supervisor of those days, or the institution that sent a statement.
    pub judge: String,
    /// None: who had to judge stayed silent, and the days do not count.
    #[serde(with = "plain_or_none")]
    pub mark: Option<Marks>,
    /// From what it was computed; None of a statement from elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inputs: Option<Box<Inputs>>,
}

/// First and last day of an absence, and whether it is left out of the year however short it was (a suspension).
pub type Away = (Day, Day, bool);

/// The absences of a year as the formula sees them: none while they are no more than `most` days, which every plan allows
/// for (setting `absence_prorate_days`); otherwise all. What is marked (a suspension) is left out of the year however short
/// it was, and is none of the days a plan allows for. Source: performance.md 4.4 (leave, suspension).
pub fn absences(spans: &[Away], (first, last): (Day, Day), most: i64) -> Vec<AbsenceInput> {
    let allowed: Vec<(Day, Day)> =
        spans.iter().filter(|(.., excluded)| !excluded).map(|(from, to, _)| (*from, *to)).collect();
    let none = days_away(&allowed, first, last) <= most;
    spans
        .iter()
        .filter(|(.., excluded)| *excluded || !none)
        .map(|(from, to, _)| AbsenceInput { from: (*from).max(first), to: (*to).min(last) })
        .filter(|span| span.from <= span.to)
        .collect()
}

fn spans(inputs: &Inputs) -> Vec<(Day, Day)> {
    inputs.absences.iter().map(|span| (span.from, span.to)).collect()
}

/// Days a sub-task was planned for, and days of them on which it ran and its owner was at work.
pub fn days_at_work(inputs: &Inputs, subtask: &SubTaskInput) -> (i64, i64) {
    let (planned, ran) = subtask.days();
    let last = subtask.start.plus_days(ran.saturating_sub(1));
    (planned, ran.saturating_sub(days_away(&spans(inputs), subtask.start, last)))
}

/// Days late, those away left out.
pub fn days_late(inputs: &Inputs, end: Day, until: Day) -> i64 {
    let away = days_away(&spans(inputs), end.plus_days(1), until);
    end.days_until(until).max(0).saturating_sub(away).max(0)
}

/// The mark of the year: each period's by its days; `own` is what the appraisal came to. Silent periods do not count.
/// Where no day of anybody who spoke counts, there is nothing to weigh and the appraisal speaks for the year: somebody's
/// silence, or the employee's own absence, leaves nobody without a mark.
pub fn by_periods(periods: &PeriodsInput, own: &Exact) -> Result<Exact, NoMark> {
    let mut parts: Vec<(i64, Exact)> = Vec::new();
    for period in &periods.earlier {
        if period.span.days < 0 {
            return Err(NoMark::Malformed("periods"));
        }
        if let Some(mark) = period.mark {
            if !(0..=10_000).contains(&mark.0) {
                return Err(NoMark::Malformed("periods"));
            }
            parts.push((period.span.days, Exact::ratio(mark.0, 100).ok_or(NoMark::Malformed("periods"))?));
        }
    }
    if periods.last.days < 0 {
        return Err(NoMark::Malformed("periods"));
    }
    parts.push((periods.last.days, own.clone()));
    Ok(weighted_mean(parts.iter().map(|(days, mark)| (*days, mark))).unwrap_or_else(|| own.clone()))
}

/// The periods of a year: `earlier` in order with their first and last days, `employed` the days of the employment in
/// the year, `away` those that shrink targets. What no earlier period covers is the appraisal's own.
pub fn periods(
    mut earlier: Vec<PeriodInput>,
    employed: (Day, Day),
    away: &[AbsenceInput],
) -> Option<PeriodsInput> {
    if earlier.is_empty() {
        return None;
    }
    let (first, last) = employed;
    let away: Vec<(Day, Day)> = away.iter().map(|span| (span.from, span.to)).collect();
    // A statement has all its days: they were served elsewhere, and are nobody else's.
    let is_statement = |period: &PeriodInput| period.inputs.is_none() && period.mark.is_some();
    let mut elsewhere = away.clone();
    elsewhere.extend(
        earlier.iter().filter(|period| is_statement(period)).map(|period| (period.span.from, period.span.to)),
    );
    for period in earlier.iter_mut().filter(|period| !is_statement(period)) {
        let PeriodDays { from, to, .. } = period.span;
        period.span.days = from.days_until(to).saturating_add(1) - days_away(&elsewhere, from, to);
    }
    let mut not_own = away.clone();
    not_own.extend(earlier.iter().map(|period| (period.span.from, period.span.to)));
    let from = earlier
        .iter()
        .map(|period| period.span.to.plus_days(1))
        .filter(|next| *next > first)
        .max()
        .unwrap_or(first);
    let days = first.days_until(last).saturating_add(1).saturating_sub(days_away(&not_own, first, last));
    Some(PeriodsInput { earlier, last: PeriodDays { from, to: last, days: days.max(0) } })
}

/// Why somebody is not assessed in a year: Hajatathminiwa.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAssessed {
    /// Employed here on fewer days of the year than the setting `not_assessed_below_days`.
    Joiner { days: i64, least: i64 },
    /// On studies for longer than the setting `study_not_assessed_days`.
    Study { days: i64 },
    /// At work on fewer days than that; not why.
    Away { days: i64, least: i64 },
}

impl kernel::Refusal for NotAssessed {
    fn code(&self) -> &'static str {
        match self {
            Self::Joiner { .. } => "performance-not-assessed-joiner",
            Self::Study { .. } => "performance-not-assessed-study",
            Self::Away { .. } => "performance-not-assessed-away",
        }
    }

    fn data(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Joiner { days, least } | Self::Away { days, least } => {
                vec![("days", days.to_string()), ("least", least.to_string())]
            }
            Self::Study { days } => vec![("days", days.to_string())],
        }
    }
}

/// The settings that decide whether somebody is assessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub least_days: i64,
    pub study_days: i64,
    pub allowed_away: i64,
}

/// The days of an employment that lie in a year; None when there are none.
pub fn employed_in(year: FinancialYear, starts_on: Day, ends_on: Option<Day>) -> Option<(Day, Day)> {
    let first = starts_on.max(year.first_day());
    let last = ends_on.map_or(year.last_day(), |day| day.min(year.last_day()));
    (first <= last).then_some((first, last))
}

/// Is there enough of a year to assess? Secondment is work, judged elsewhere. Source: performance.md 4.4.
pub fn assess(employed: Option<(Day, Day)>, spans: &[Span], limits: Limits) -> Result<(), NotAssessed> {
    let least = limits.least_days;
    let Some((first, last)) = employed else { return Err(NotAssessed::Joiner { days: 0, least }) };
    let days = first.days_until(last).saturating_add(1);
    if days < least {
        return Err(NotAssessed::Joiner { days, least });
    }
    let of = |wanted: &dyn Fn(Kind) -> bool| -> i64 {
        let chosen: Vec<(Day, Day)> =
            spans.iter().filter(|span| wanted(span.kind)).map(|span| (span.from_on, span.to_on)).collect();
        days_away(&chosen, first, last)
    };
    let study = of(&|kind| kind == Kind::Study);
    if study > limits.study_days {
        return Err(NotAssessed::Study { days: study });
    }
    let away = of(&|kind| kind != Kind::Secondment);
    let at_work = days.saturating_sub(away);
    if away > limits.allowed_away && at_work < least {
        return Err(NotAssessed::Away { days: at_work, least });
    }
    Ok(())
}

/// One person's spans out of many people's.
pub fn of_person(spans: &[Span], employment: EmploymentId) -> Vec<Span> {
    spans.iter().filter(|span| span.employment_id == employment).cloned().collect()
}
