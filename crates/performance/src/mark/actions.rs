//! Making marks: gathering what the formula needs, computing many people in bounded batches, and keeping one for ever.
//! When a mark may be made and who announces it is the appraisal's business.

use std::collections::BTreeMap;

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId, Marks, Refusal};
use platform::setting::{self, Settings};
use platform::store::Tx;
use platform::work::Work;

use super::cases::{self, Limits};
use super::explain::{Explanation, explain};
use super::formula::{Computed, NoMark, compute};
use super::model::{Duty, FactorInput, Group, Inputs, Parameters, SubTaskInput, TaskInput, VersionInput};
use super::preview::{Preview, between};
use super::reissue::new_mark;
use super::store::{self, DutyRow, ItemRow, LineRow, PersonRow, PlanVersionRow};
use crate::appraisal::model::AppraisalRow;
use crate::period::{self, PeriodRow};

/// People whose marks are computed from one round of statements.
const BATCH: i64 = 200;
/// The post whose holder is marked as head of institution.
const HEADS_INSTITUTION: &str = "institution";

/// One person's inputs and what came of them.
#[derive(Debug, Clone)]
pub struct Counted {
    pub agreement: Uuid,
    pub employment: EmploymentId,
    pub check_number: String,
    pub inputs: Inputs,
    pub computed: Result<Computed, NoMark>,
}

/// Why a countersigned appraisal does not become a mark now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refused {
    QualityMissing,
    InstitutionMissing,
    /// The numbers do not fit together, and which: for whoever mends them. One file, never everybody's.
    Malformed(&'static str),
}

impl Refusal for Refused {
    fn code(&self) -> &'static str {
        match self {
            Self::QualityMissing => "performance-mark-refused-quality-missing",
            Self::InstitutionMissing => "performance-mark-refused-institution-missing",
            Self::Malformed(_) => "performance-mark-refused-malformed",
        }
    }

    fn data(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Malformed(what) => vec![("what", (*what).to_owned())],
            _ => Vec::new(),
        }
    }
}

/// The settings of a year that decide whether somebody is assessed.
pub(crate) fn limits(settings: &Settings) -> Result<Limits, Error> {
    Ok(Limits {
        least_days: settings.number("not_assessed_below_days")?,
        study_days: settings.number("study_not_assessed_days")?,
        allowed_away: settings.number("absence_prorate_days")?,
    })
}

/// What all people of a batch share.
struct Season {
    institution: InstitutionId,
    year: FinancialYear,
    settings: Settings,
    counted_to: Day,
    today: Day,
}

impl Season {
    fn of(
        tx: &Tx<'_>,
        institution: InstitutionId,
        year: FinancialYear,
        counted_to: Day,
        today: Day,
    ) -> Result<Self, Error> {
        Ok(Self { institution, year, settings: setting::settings(tx, year)?, counted_to, today })
    }

    fn parameters(&self, group: Group) -> Result<Parameters, Error> {
        Parameters::read(group, |key| self.settings.number(key))
    }

    fn gather(&self, tx: &Tx<'_>, people: &[PersonRow]) -> Result<Vec<Inputs>, Error> {
        let (Some(first), Some(last)) = (people.first(), people.last()) else { return Ok(Vec::new()) };
        let (first, last) = (first.agreement_id, last.agreement_id);
        let mut lines =
            by_agreement(store::lines(tx, self.institution, self.year, first, last)?, |row| row.agreement_id);
        let mut items =
            by_agreement(store::items(tx, self.institution, self.year, first, last)?, |row| row.agreement_id);
        let mut versions =
            by_agreement(store::plan_versions(tx, self.institution, self.year, first, last)?, |row| {
                row.agreement_id
            });
        let duties =
            by_agreement(store::duties(tx, self.institution, self.year, first, last, self.today)?, |row| {
                row.agreement_id
            });
        // Only a head's mark uses I, so only a batch with a head in it asks.
        let has_head = people.iter().any(|person| person.heads == HEADS_INSTITUTION);
        let institution_score =
            if has_head { contract::verified_score(tx, self.institution, self.year)? } else { None };
        let mut absences =
            by_agreement(period::store::absences(tx, self.institution, self.year, first, last)?, |row| {
                row.agreement_id
            });
        let mut periods =
            by_agreement(period::store::judged(tx, self.institution, self.year, first, last)?, |row| {
                row.agreement_id
            });
        people
            .iter()
            .map(|person| {
                let id = &person.agreement_id;
                let away = absences.remove(id).unwrap_or_default();
                let inputs = self.inputs(
                    person,
                    Behind {
                        lines: lines.remove(id).unwrap_or_default(),
                        versions: versions.remove(id).unwrap_or_default(),
                        items: items.remove(id).unwrap_or_default(),
                        duty: duties.get(id).and_then(|rows| rows.first()).cloned(),
                        away: away.iter().map(|row| (row.from_on, row.to_on, row.excluded)).collect(),
                        periods: periods.remove(id).unwrap_or_default(),
                    },
                )?;
                let score = institution_score.filter(|_| inputs.group == Group::Head);
                Ok(Inputs { institution_score: score, ..inputs })
            })
            .collect()
    }

    fn inputs(&self, person: &PersonRow, behind: Behind) -> Result<Inputs, Error> {
        let Behind { lines, versions, items, duty, away, periods } = behind;
        let group = if person.heads == HEADS_INSTITUTION {
            Group::Head
        } else if person.has_staff {
            Group::Supervisor
        } else {
            Group::Staff
        };
        let (factors, not_applicable_items) = factors(&items);
        let (first, last) = cases::employed_in(self.year, person.starts_on, person.ends_on)
            .unwrap_or((self.year.first_day(), self.year.last_day()));
        let absences = cases::absences(&away, (first, last), self.settings.number("absence_prorate_days")?);
        let earlier = periods.into_iter().map(PeriodRow::into_input).collect::<Result<Vec<_>, _>>()?;
        Ok(Inputs {
            year: self.year,
            group,
            counted_to: self.counted_to.min(last),
            parameters: self.parameters(group)?,
            versions: spans(&versions, last),
            periods: cases::periods(earlier, (first, last), &absences),
            absences,
            tasks: tasks(lines, &versions, last),
            factors,
            not_applicable_items,
            supervisor_duty: (group != Group::Staff)
                .then(|| duty.map_or(Duty { due: 0, met: 0 }, |row| Duty { due: row.due, met: row.met })),
            institution_score: None,
            stands: person.stands,
        })
    }
}

/// What is read about one person beside who they are.
#[derive(Default)]
struct Behind {
    lines: Vec<LineRow>,
    versions: Vec<PlanVersionRow>,
    items: Vec<ItemRow>,
    duty: Option<DutyRow>,
    /// Days of agreed absences.
    away: Vec<cases::Away>,
    periods: Vec<PeriodRow>,
}

fn by_agreement<R>(rows: Vec<R>, key: impl Fn(&R) -> Uuid) -> BTreeMap<Uuid, Vec<R>> {
    let mut map: BTreeMap<Uuid, Vec<R>> = BTreeMap::new();
    for row in rows {
        map.entry(key(&row)).or_default().push(row);
    }
    map
}

/// The days of each version: until the day before the next, the newest until `last_day`.
fn spans(rows: &[PlanVersionRow], last_day: Day) -> Vec<VersionInput> {
    let starts: Vec<(i64, Day)> = rows
        .chunk_by(|one, other| one.number == other.number)
        .filter_map(|of_version| of_version.first().map(|row| (row.number, row.effective_on)))
        .collect();
    let ends = starts.iter().skip(1).map(|(_, next)| next.plus_days(-1)).chain([last_day]);
    starts
        .iter()
        .zip(ends)
        .map(|((number, from), to)| VersionInput { number: *number, from: *from, to })
        .collect()
}

/// What an item weighed in each version; nothing of a plan that was never changed.
fn weights(rows: &[PlanVersionRow], item: Uuid) -> Vec<i64> {
    rows.chunk_by(|one, other| one.number == other.number)
        .map(|of_version| of_version.iter().find(|row| row.item_id == item).map_or(0, |row| row.weight.0))
        .collect()
}

/// `last`: the last day of the year, or of an employment that ended in it; what was planned beyond it ran until then.
fn tasks(lines: Vec<LineRow>, versions: &[PlanVersionRow], last: Day) -> Vec<TaskInput> {
    let mut tasks: Vec<TaskInput> = Vec::new();
    let mut current = None;
    for line in lines {
        if current != Some(line.task_id) {
            current = Some(line.task_id);
            tasks.push(TaskInput {
                title: line.task_title,
                weight: line.task_weight,
                weights: weights(versions, line.task_id),
                subtasks: Vec::new(),
            });
        }
        let subtask = SubTaskInput {
            id: line.id,
            title: line.title,
            weight: line.weight,
            weights: weights(versions, line.id),
            unit: line.unit_of_measure,
            actual: line.counted.unwrap_or(line.actual),
            reported: line.counted.map(|_| line.actual),
            target: line.target,
            quality: line.agreed_quality.filter(|_| !line.excused),
            start: line.starts_on,
            end: line.ends_on,
            completed_on: cases::finished_on(line.completed_on, line.ticked, line.counted, line.target),
            ended_on: match line.ended_on {
                Some(ended_on) => Some(ended_on.min(last)),
                None => Some(last).filter(|last| *last < line.ends_on),
            },
            excused: line.excused,
        };
        if let Some(task) = tasks.last_mut() {
            task.subtasks.push(subtask);
        }
    }
    tasks
}

fn factors(items: &[ItemRow]) -> (Vec<FactorInput>, Vec<i64>) {
    let mut factors: Vec<FactorInput> = Vec::new();
    let mut not_applicable = Vec::new();
    for row in items {
        let Some(mark) = row.agreed_mark.filter(|mark| *mark > 0) else {
            not_applicable.push(row.item);
            continue;
        };
        match factors.last_mut().filter(|factor| factor.factor == row.factor) {
            Some(factor) => {
                factor.items.push(mark);
                factor.item_numbers.push(row.item);
            }
            None => factors.push(FactorInput {
                factor: row.factor,
                items: vec![mark],
                item_numbers: vec![row.item],
            }),
        }
    }
    (factors, not_applicable)
}

/// Computes everybody whose agreement of the year is signed, a batch at a time; nothing is kept, `use_one` decides.
/// Work not finished counts as running until the end of the year. Answers how many people were computed.
pub fn compute_all(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    today: Day,
    mut use_one: impl FnMut(Counted) -> Result<(), Error>,
) -> Result<u64, Error> {
    let season = Season::of(tx, institution, year, year.last_day(), today)?;
    let mut from = Uuid::nil();
    let mut count = 0_u64;
    loop {
        let people = store::people(tx, institution, year, from, BATCH)?;
        let full = i64::try_from(people.len()).is_ok_and(|found| found == BATCH);
        let inputs = season.gather(tx, &people)?;
        let last = people.last().map(|person| person.agreement_id);
        for (person, inputs) in people.into_iter().zip(inputs) {
            let computed = compute(&inputs);
            let PersonRow { agreement_id, employment_id, check_number, .. } = person;
            use_one(Counted {
                agreement: agreement_id,
                employment: employment_id,
                check_number,
                inputs,
                computed,
            })?;
            count = count.saturating_add(1);
        }
        match last {
            // The id after the last one read: ids are numbers of 128 bits.
            Some(last) if full => from = Uuid::from_u128(last.as_u128().saturating_add(1)),
            _ => return Ok(count),
        }
    }
}

/// One person's inputs, from their signed agreement; None when it is not signed.
pub fn gather(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    agreement: Uuid,
    counted_to: Day,
    today: Day,
) -> Result<Option<Inputs>, Error> {
    gather_of_post(tx, institution, year, agreement, (counted_to, today), None)
}

/// The same with the group that a post of those days gives, where it is known what it headed.
pub(crate) fn gather_of_post(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    agreement: Uuid,
    (counted_to, today): (Day, Day),
    heads: Option<&str>,
) -> Result<Option<Inputs>, Error> {
    let person = store::people(tx, institution, year, agreement, 1)?
        .into_iter()
        .find(|person| person.agreement_id == agreement);
    let Some(mut person) = person else { return Ok(None) };
    if let Some(heads) = heads {
        person.heads = heads.to_owned();
    }
    let season = Season::of(tx, institution, year, counted_to, today)?;
    Ok(season.gather(tx, &[person])?.into_iter().next())
}

/// None when there is no signed agreement, or nothing in it counts.
pub fn preview(
    work: &Work<'_>,
    employment: EmploymentId,
    year: FinancialYear,
) -> Result<Option<Preview>, Error> {
    let institution = work.institution()?;
    let today = work.today();
    let Some((person, away)) = store::person_of(work.tx(), institution, employment, year)? else {
        return Ok(None);
    };
    let season = Season::of(work.tx(), institution, year, today.min(year.last_day()), today)?;
    // Only R is foretold: what is agreed at the end of the year and what fell due to a supervisor are not read.
    let lines = store::lines(work.tx(), institution, year, person.agreement_id, person.agreement_id)?;
    let versions =
        store::plan_versions(work.tx(), institution, year, person.agreement_id, person.agreement_id)?;
    let inputs = season.inputs(&person, Behind { lines, versions, away, ..Behind::default() })?;
    let (lowest_quality, highest_quality) =
        (season.settings.number("quality_step_1")?, season.settings.number("quality_step_5")?);
    match between(inputs, (lowest_quality, highest_quality)) {
        Ok(preview) => Ok(Some(preview)),
        Err(NoMark::Malformed(what)) => Err(Error::internal(format!("inputs of a preview: {what}"))),
        Err(_) => Ok(None),
    }
}

/// What the agreed column would come to, for whoever is asked to countersign it. None while it cannot be computed.
pub fn expected(work: &Work<'_>, row: &AppraisalRow) -> Result<Option<Explanation>, Error> {
    let inputs =
        gather(work.tx(), row.institution_id, row.year, row.agreement_id, row.year.last_day(), work.today())?;
    Ok(inputs.and_then(|inputs| compute(&inputs).ok().map(|computed| explain(&inputs, &computed))))
}

/// Makes and keeps the mark of a countersigned appraisal. None when everything is excused, or too little of the year is
/// left to assess: hajatathminiwa.
pub(crate) fn publish(work: &Work<'_>, row: &AppraisalRow) -> Result<Option<Marks>, Error> {
    let inputs =
        gather(work.tx(), row.institution_id, row.year, row.agreement_id, row.year.last_day(), work.today())?
            .ok_or_else(|| Error::internal("an appraisal without a signed agreement"))?;
    let spans = people::absence::list_spans(
        work.tx(),
        row.institution_id,
        row.employment_id,
        row.year.first_day(),
        row.year.last_day(),
    )?;
    let employed = cases::employed_in(row.year, row.starts_on, row.ends_on);
    if cases::assess(employed, &spans, limits(&work.settings(row.year)?)?).is_err() {
        return Ok(None);
    }
    let computed = match compute(&inputs) {
        Ok(computed) => computed,
        Err(NoMark::NothingCounted) => return Ok(None),
        Err(NoMark::QualityMissing) => return Err(Refused::QualityMissing.into()),
        Err(NoMark::InstitutionMissing) => return Err(Refused::InstitutionMissing.into()),
        Err(NoMark::Malformed(what)) => return Err(Refused::Malformed(what).into()),
    };
    let mark = new_mark(row.id, row.employment_id, &inputs, &computed)?;
    store::insert(work.tx(), row.institution_id, &mark, work.now())?;
    Ok(Some(computed.rounded))
}
