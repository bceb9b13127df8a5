//! The director's own two years: a plan answered and signed by the regional secretary from the seat above the council, a
//! year of weekly reports, and the appraisal from which the mark of a head of institution comes.

use kernel::{Actor, Day, Error, FinancialYear, Quantity, Timestamp, Weight};
use performance::agreement::actions::{approve_agreement, sign_agreement};
use performance::agreement::model::{Beginning, Mode, NewBranch, NewSubTask, NewTask, Origin, Priority};
use performance::appraisal::actions::{agree, discuss, open_sheet, own_sheet, rate_self, supervise};
use performance::appraisal::model::Sending;
use performance::report::actions::verify_reports;
use performance::report::model::SeenReport;
use platform::work::{Desk, Saved, Work};

use super::appraisals::{Side, ratings};
use super::links::Links;
use super::region::Around;
use super::stage::{Member, Stage};
use super::weeks::Span;
use super::years::{moment, workday};
use super::{agreements, cast, weeks};

/// Task with its weight, and its sub-tasks: weight, what is counted, how many in the year.
type Task = (&'static str, i64, &'static [(&'static str, i64, &'static str, &'static str, i64)]);

const TASKS: [Task; 3] = [
    (
        "Kusimamia ukusanyaji wa mapato ya ndani",
        4_000,
        &[
            ("Kuendesha vikao vya tathmini ya mapato", 6_000, "Vikao vilivyofanyika", "kikao", 12),
            ("Kukagua vyanzo vya mapato", 4_000, "Vyanzo vilivyokaguliwa", "chanzo", 24),
        ],
    ),
    (
        "Kusimamia miradi ya maendeleo",
        4_000,
        &[
            ("Kutembelea miradi ya kata", 7_000, "Ziara zilizofanyika", "ziara", 36),
            ("Kuwasilisha taarifa za robo mwaka", 3_000, "Taarifa zilizowasilishwa", "taarifa", 4),
        ],
    ),
    (
        "Kuongoza menejimenti ya Halmashauri",
        2_000,
        &[("Kuendesha vikao vya menejimenti", 10_000, "Vikao vilivyofanyika", "kikao", 44)],
    ),
];

/// Reports of the running year that still wait for the seat above.
const LEFT: usize = 3;

fn branches(year: FinancialYear, activities: &[String]) -> Vec<NewBranch> {
    let (starts_on, ends_on) = (year.first_day(), year.last_day());
    let branch = |(at, (title, weight, lines)): (usize, Task)| NewBranch {
        task: NewTask {
            title: title.to_owned(),
            activity_code: activities.get(at).cloned(),
            weight: Weight(weight),
            priority: Priority::High,
            starts_on,
            ends_on,
        },
        origin: Origin::Proposed,
        sub_tasks: lines
            .iter()
            .map(|(title, weight, indicator, unit, target)| NewSubTask {
                title: (*title).to_owned(),
                weight: Weight(*weight),
                indicator: (*indicator).to_owned(),
                unit_of_measure: (*unit).to_owned(),
                mode: Mode::Quantity,
                baseline: None,
                target: Quantity(target * 1_000),
                resources: String::new(),
                starts_on,
                ends_on,
            })
            .collect(),
    };
    TASKS.into_iter().enumerate().map(branch).collect()
}

/// The secretary does something from the seat above the council.
async fn act_above<T, F>(stage: &Stage, around: &Around, at: Timestamp, unit: F) -> Result<T, Error>
where
    T: Send + 'static,
    F: Fn(&Work<'_>) -> Result<Saved<T>, Error> + Send + 'static,
{
    let secretary = around.secretariat.member(cast::SECRETARY)?;
    let Desk { actor, .. } = around.secretariat.desk(secretary, at).await?;
    let Actor::Person(person) = actor else { return Err(Error::internal("the secretary is nobody")) };
    let council = stage.institution;
    let seated = stage.app.store.read(move |tx| people::seat::seated(tx, &person, council)).await?;
    let seated = seated.ok_or_else(|| Error::internal("the secretary does not hold the seat above"))?;
    Desk { actor: Actor::Person(Box::new(seated)), ..stage.system(at) }.write(unit).await
}

/// The plan of a year, from first draft to both signatures, in the days of July in which everybody's comes about.
pub async fn sign(stage: &Stage, around: &Around, links: &Links, year: FinancialYear) -> Result<(), Error> {
    let director = stage.member(cast::DIRECTOR)?;
    let employment = director.id;
    let steps = agreements::july(&director.number, year);
    let beginning = Beginning::Branches(branches(year, links.owned_by(&director.department)));
    agreements::begin(stage, director, year, beginning, Vec::new(), steps.begun).await?;
    agreements::submit(stage, director, year, steps.submitted).await?;
    let row = move |work: &Work<'_>| agreements::open(work, employment, year);
    act_above(stage, around, steps.answered, move |work| {
        let row = row(work)?;
        approve_agreement(work, row.id, row.version)
    })
    .await?;
    let sign = move |work: &Work<'_>| {
        let row = row(work)?;
        Ok(sign_agreement(work, row.id, &row.text_hash.unwrap_or_default())?.with(()))
    };
    stage.act(director, steps.signed, sign).await?;
    act_above(stage, around, steps.countersigned, sign).await
}

/// The year's weekly reports, which the secretary verifies in one go; of the running year the last ones wait.
pub async fn report(stage: &Stage, around: &Around, year: FinancialYear, span: &Span) -> Result<(), Error> {
    let director = stage.member(cast::DIRECTOR)?;
    let mut reporters = [agreements::reporter(stage, director, year).await?];
    let mut sent: Vec<SeenReport> = weeks::report(stage, &mut reporters, span).await?;
    let verified_on = if span.runs {
        sent.truncate(sent.len().saturating_sub(LEFT));
        stage.years.latest_day().plus_days(-2)
    } else {
        span.last.monday().plus_days(8)
    };
    if sent.is_empty() {
        return Ok(());
    }
    act_above(stage, around, moment(verified_on, 15, 20), move |work| verify_reports(work, &sent))
        .await
        .map(drop)
}

/// The appraisal of the finished year, opened like everybody's: agreement countersigns it, for nobody stands above the seat.
pub async fn judge(stage: &Stage, around: &Around, span: &Span) -> Result<(), Error> {
    let (years, director) = (stage.years, stage.member(cast::DIRECTOR)?);
    let year = years.finished;
    let rated_on = workday(year.day(1, 6, 29).max(span.last.monday().plus_days(7)));
    let id = found(stage, director, year, rated_on).await?;
    stage
        .act(director, moment(rated_on, 11, 5), move |work| {
            let sheet = open_sheet(work, id)?;
            rate_self(work, id, sheet.appraisal.version, &ratings(&years, &sheet, Side::Own)?, Sending::Sent)
        })
        .await?;
    let judged_on = workday(year.day(1, 7, 6).max(rated_on.plus_days(2)));
    act_above(stage, around, moment(judged_on, 9, 40), move |work| {
        let sheet = open_sheet(work, id)?;
        let marks = ratings(&years, &sheet, Side::Supervisor)?;
        supervise(work, id, sheet.appraisal.version, &marks, Sending::Sent)
    })
    .await?;
    let met_on = workday(year.day(1, 7, 17));
    act_above(stage, around, moment(met_on, 14, 10), move |work| {
        let sheet = open_sheet(work, id)?;
        discuss(work, id, sheet.appraisal.version, &ratings(&years, &sheet, Side::Both)?, Sending::Sent)
    })
    .await?;
    stage
        .act(director, moment(workday(met_on.plus_days(3)), 10, 0), move |work| {
            agree(work, id, open_sheet(work, id)?.appraisal.version)
        })
        .await
}

async fn found(
    stage: &Stage,
    director: &Member,
    year: FinancialYear,
    on: Day,
) -> Result<performance::appraisal::model::AppraisalId, Error> {
    let sheet = stage.look(director, moment(on, 8, 0), move |work| own_sheet(work, year)).await?;
    sheet
        .map(|sheet| sheet.appraisal.id)
        .ok_or_else(|| Error::internal("the director's appraisal was not opened"))
}
