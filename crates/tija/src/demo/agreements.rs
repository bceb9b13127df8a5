//! Everybody's agreement of a year: begun from the cadre's template or from last year's, tied to the plan's activities,
//! submitted, approved, signed by both. In the current year some are still on their way.

use kernel::{Day, EmploymentId, Error, FinancialYear, Language, Timestamp};
use performance::agreement::actions::{
    approve_agreement, begin_plan, edit_task, return_agreement, sign_agreement, submit_agreement,
};
use performance::agreement::model::{AgreementId, AgreementRow, Beginning, SubjectClass, TypedTask};
use performance::agreement::store::{find_of, find_plan};
use performance::permissions::AGREEMENT_READ;
use platform::reference::each_row;
use platform::work::{Saved, Work};

use super::chance::{between, happens};
use super::links::Links;
use super::progress::Course;
use super::stage::{Member, Stage, together};
use super::teacher;
use super::weeks::Reporter;
use super::years::{moment, workday};
use super::{cases, cast};

const CLASSES: &str = include_str!("../../../../seed/demo/classes.csv");

const RETURNED_BECAUSE: &str =
    "Tafadhali ongeza kazi ya kusimamia usalama wa taarifa na urekebishe uzito ufike 100.";

/// When the steps of one person's agreement are taken.
pub struct Steps {
    pub begun: Timestamp,
    pub submitted: Timestamp,
    pub answered: Timestamp,
    pub signed: Timestamp,
    pub countersigned: Timestamp,
}

/// The days of July in which nearly everybody's agreement comes about.
pub fn july(number: &str, year: FinancialYear) -> Steps {
    let start = i64::from(year.start_year());
    let at = |first: i64, most: i64, hour: i64, step: &str| {
        let day = year.first_day().plus_days(first + between(0, most, number, start, step));
        moment(workday(day), hour, between(0, 59, number, start, step))
    };
    Steps {
        begun: at(0, 2, 10, "begun"),
        submitted: at(5, 1, 11, "submitted"),
        answered: at(8, 1, 9, "answered"),
        signed: at(12, 0, 10, "signed"),
        countersigned: at(13, 0, 14, "countersigned"),
    }
}

/// The last day on which somebody signs; reports begin with its week.
pub fn signed_by(year: FinancialYear) -> Day {
    workday(year.first_day().plus_days(13))
}

/// A late agreement's days, counted back from now.
fn lately(stage: &Stage) -> Steps {
    let at = |days_ago: i64| moment(stage.years.latest_day().plus_days(-days_ago), 11, 20);
    Steps { begun: at(12), submitted: at(8), answered: at(4), signed: at(3), countersigned: at(2) }
}

/// The finished year: everybody who worked then and has a supervisor comes to a signed agreement.
pub async fn finished(stage: &Stage, links: &Links) -> Result<(), Error> {
    let year = stage.years.finished;
    let people: Vec<&Member> = signers(stage, year).collect();
    let classes = classes()?;
    let beginnings = people.iter().map(|member| {
        let beginning = match member.number.as_str() {
            cast::TEACHER => Ok(Beginning::Branches(teacher::branches(&stage.years)?)),
            _ => template(links, member, &classes),
        };
        beginning.map(|beginning| (*member, beginning))
    });
    let beginnings: Vec<(&Member, Beginning)> = beginnings.collect::<Result<_, Error>>()?;
    let begun = beginnings.into_iter().map(|(member, beginning)| {
        let is_written_out = member.number == cast::TEACHER;
        let codes = if is_written_out { Vec::new() } else { links.of(member) };
        begin(stage, member, year, beginning, codes, july(&member.number, year).begun)
    });
    together(begun).await?;
    together(people.iter().map(|member| submit(stage, member, year, july(&member.number, year).submitted)))
        .await?;
    together(people.iter().map(|member| approve(stage, member, year, july(&member.number, year).answered)))
        .await?;
    together(people.iter().map(|member| sign(stage, member, year, july(&member.number, year)))).await?;
    Ok(())
}

/// The current year: most go on with last year's plan; a few agreements are still drafts, waiting, returned or unsigned.
pub async fn current(stage: &Stage, links: &Links) -> Result<(), Error> {
    let (year, start) = (stage.years.current, i64::from(stage.years.current.start_year()));
    let classes = classes()?;
    let people: Vec<&Member> = signers(stage, year).collect();
    let mut begun = Vec::new();
    for member in &people {
        let number = member.number.as_str();
        let is_new = member.starts_on > stage.years.finished.first_day();
        let copies = number == cast::TEACHER || (!is_new && happens(70, number, start, "copies"));
        let beginning = if copies { Beginning::LastYear } else { template(links, member, &classes)? };
        let codes = if copies { Vec::new() } else { links.of(member) };
        begun.push(begin(stage, member, year, beginning, codes, steps(stage, number, year).begun));
    }
    together(begun).await?;
    let without = |parts: &'static [&'static str]| {
        people.iter().copied().filter(move |member| !parts.contains(&member.number.as_str()))
    };
    let submitted = without(&[cast::DRAFTS]);
    together(
        submitted.map(|member| submit(stage, member, year, steps(stage, &member.number, year).submitted)),
    )
    .await?;
    let approved = without(&[cast::DRAFTS, cast::SUBMITS, cast::RETURNED]);
    together(
        approved.map(|member| approve(stage, member, year, steps(stage, &member.number, year).answered)),
    )
    .await?;
    let signed = without(cast::UNSIGNED);
    together(signed.map(|member| sign(stage, member, year, steps(stage, &member.number, year)))).await?;
    give_back(stage, stage.member(cast::RETURNED)?, year).await
}

fn steps(stage: &Stage, number: &str, year: FinancialYear) -> Steps {
    if cast::UNSIGNED.contains(&number) { lately(stage) } else { july(number, year) }
}

/// Who makes an agreement in a year: everybody employed when it begins (or, in the current year, now) but the head of
/// institution, who signs with the seat above it (`head`).
fn signers(stage: &Stage, year: FinancialYear) -> impl Iterator<Item = &Member> {
    let by = if year == stage.years.current { stage.years.now.day() } else { year.first_day() };
    stage.members().filter(move |member| member.supervisor.is_some() && member.starts_on <= by)
}

fn classes() -> Result<Vec<(String, SubjectClass)>, Error> {
    let mut classes = Vec::new();
    each_row(CLASSES, |cell| {
        let row = SubjectClass { subject: cell("subject")?, class: cell("class")?, weight: String::new() };
        classes.push((cell("check_number")?, row));
        Ok(())
    })?;
    Ok(classes)
}

fn template(links: &Links, member: &Member, classes: &[(String, SubjectClass)]) -> Result<Beginning, Error> {
    let of_member =
        classes.iter().filter(|(number, _)| *number == member.number).map(|(_, class)| class.clone());
    Ok(Beginning::Template {
        cadre: links.cadre(member)?.to_owned(),
        language: Language::Sw,
        classes: of_member.collect(),
    })
}

/// Somebody's agreement of a year, seen from the unit's desk.
pub fn open(work: &Work<'_>, employment: EmploymentId, year: FinancialYear) -> Result<AgreementRow, Error> {
    let row = find_of(work.tx(), work.institution()?, employment, year, work.today())?;
    work.open(&AGREEMENT_READ, row)
}

pub async fn begin(
    stage: &Stage,
    member: &Member,
    year: FinancialYear,
    beginning: Beginning,
    codes: Vec<String>,
    at: Timestamp,
) -> Result<(), Error> {
    let employment = member.id;
    stage
        .act(member, at, move |work| {
            let begun = begin_plan(work, employment, year, &beginning)?.with(());
            tie(work, open(work, employment, year)?, &codes, begun)
        })
        .await
}

/// Ties the tasks of a fresh plan to activities, in the order of the plan; an empty code leaves the task alone.
fn tie(
    work: &Work<'_>,
    row: AgreementRow,
    codes: &[String],
    mut saved: Saved<()>,
) -> Result<Saved<()>, Error> {
    if codes.is_empty() {
        return Ok(saved);
    }
    let plan = find_plan(work.tx(), row)?;
    for (at, branch) in plan.standing().enumerate() {
        let task = &branch.task;
        // A teacher's template has one task, repeated for each class.
        let Some(code) = codes.get(at).or(codes.last()).filter(|code| !code.is_empty()) else { continue };
        let typed = TypedTask {
            title: task.title.clone(),
            activity: code.clone(),
            weight: task.weight.to_string(),
            priority: task.priority.code().to_owned(),
            starts_on: task.starts_on.to_string(),
            ends_on: task.ends_on.to_string(),
        };
        saved = edit_task(work, task.id, task.version, &typed)?.with(());
    }
    Ok(saved)
}

pub async fn submit(stage: &Stage, member: &Member, year: FinancialYear, at: Timestamp) -> Result<(), Error> {
    let employment = member.id;
    stage
        .act(member, at, move |work| {
            let row = open(work, employment, year)?;
            submit_agreement(work, row.id, row.version)
        })
        .await
}

fn supervisor<'s>(stage: &'s Stage, member: &Member, at: Timestamp) -> Result<&'s Member, Error> {
    stage.member(cases::supervisor_on(stage, member, at.day()).unwrap_or_default())
}

async fn approve(stage: &Stage, member: &Member, year: FinancialYear, at: Timestamp) -> Result<(), Error> {
    let employment = member.id;
    let above = supervisor(stage, member, at)?;
    // What comes in the last days of its year is the second level's to approve.
    let late = at.day() >= year.last_day().plus_days(-29);
    let second = cases::supervisor_on(stage, above, at.day()).filter(|_| late);
    let approves = second.map_or(Ok(above), |number| stage.member(number))?;
    stage
        .act(approves, at, move |work| {
            let row = open(work, employment, year)?;
            approve_agreement(work, row.id, row.version)
        })
        .await
}

async fn give_back(stage: &Stage, member: &Member, year: FinancialYear) -> Result<(), Error> {
    let employment = member.id;
    stage
        .act(supervisor(stage, member, lately(stage).answered)?, lately(stage).answered, move |work| {
            let row = open(work, employment, year)?;
            return_agreement(work, row.id, row.version, RETURNED_BECAUSE)
        })
        .await
}

async fn sign(stage: &Stage, member: &Member, year: FinancialYear, steps: Steps) -> Result<(), Error> {
    let employment = member.id;
    let above = supervisor(stage, member, steps.countersigned)?;
    for (who, at) in [(member, steps.signed), (above, steps.countersigned)] {
        stage
            .act(who, at, move |work| {
                let row = open(work, employment, year)?;
                Ok(sign_agreement(work, row.id, &row.text_hash.unwrap_or_default())?.with(()))
            })
            .await?;
    }
    Ok(())
}

/// Everybody who reports in a year, with what they will do.
pub async fn reporters(stage: &Stage, year: FinancialYear) -> Result<Vec<Reporter>, Error> {
    let runs = year == stage.years.current;
    let people =
        signers(stage, year).filter(|member| !(runs && cast::UNSIGNED.contains(&member.number.as_str())));
    together(people.map(|member| reporter(stage, member, year))).await
}

/// Somebody who reports in a year.
pub async fn reporter(stage: &Stage, member: &Member, year: FinancialYear) -> Result<Reporter, Error> {
    let runs = year == stage.years.current;
    let employment = member.id;
    let at = moment(signed_by(year), 16, 0);
    let (_, rows) = stage
        .look(member, at, move |work| {
            let plan = find_plan(work.tx(), open(work, employment, year)?)?;
            let titles = |branch: &performance::agreement::model::PlannedTask| branch.task.title.clone();
            let rows = plan.tasks.iter().flat_map(|branch| {
                branch.sub_tasks.iter().map(move |sub_task| (titles(branch), sub_task.clone()))
            });
            let rows: Vec<_> = rows.collect();
            Ok((AgreementId(plan.agreement.id.0), rows))
        })
        .await?;
    let courses = if member.number == cast::TEACHER && !runs {
        teacher::courses(&stage.years, &rows)?
    } else {
        rows.iter().map(|(_, sub_task)| Course::invented(&member.number, sub_task)).collect()
    };
    Ok(Reporter { member: member.clone(), courses })
}
