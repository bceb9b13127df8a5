//! The council's plan of both years: imported and submitted by the planning officer, approved by the director; then
//! departments and sections take their parts. What was spent comes in as a sheet of the accounts office.

use std::fmt::Write as _;

use kernel::{Day, Error, FinancialYear, Money};
use performance::agreement::store::find_activity;
use planning::part::actions::take_part;
use planning::plan::store::find;
use planning::{activity, approve_plan, permissions, submit_plan};
use platform::reference::{each_row, read};

use super::cast;
use super::chance::between;
use super::council::import;
use super::links::Links;
use super::stage::{Member, Stage, together};
use super::years::{moment, workday};

pub const PLAN: &str = include_str!("../../../../seed/demo/plan.csv");

/// The plan of a year from the sheet to the departments' parts.
pub async fn make(stage: &Stage, links: &Links, year: FinancialYear) -> Result<(), Error> {
    let (planner, director) = (stage.member(cast::PLANNER)?, stage.member(cast::DIRECTOR)?);
    let institution = stage.institution;
    let desk = stage.desk(planner, moment(workday(year.day(0, 4, 14)), 9, 0)).await?;
    let file = format!("plan-{}.csv", year.slug());
    import(&stage.app, &desk, &planning::PLAN, institution, Some(year), (&file, PLAN)).await?;
    let version = version(stage, year).await?;
    let submitted_at = moment(workday(year.day(0, 4, 28)), 10, 30);
    stage.act(planner, submitted_at, move |work| submit_plan(work, institution, year, version)).await?;
    let version = self::version(stage, year).await?;
    let approved_at = moment(workday(year.day(0, 5, 4)), 15, 0);
    stage.act(director, approved_at, move |work| approve_plan(work, institution, year, version)).await?;
    share_out(stage, links, year).await
}

/// What was spent on each budget line up to a day, imported by the planning officer from the accounts office's sheet.
pub async fn spend(stage: &Stage, year: FinancialYear, until: Day) -> Result<(), Error> {
    let planner = stage.member(cast::PLANNER)?;
    let gone = year.first_day().days_until(until.min(year.last_day())).max(0);
    let mut sheet = String::from("Msimbo wa shughuli,Mradi,GFS,Zilizotumika\n");
    each_row(PLAN, |cell| {
        let (code, project, gfs_code) = (cell("activity_code")?, cell("project")?, cell("gfs_code")?);
        let budget: Money = read(&cell("amount")?)?;
        // Money follows the days, sooner here and later there; in the end some of it is left over.
        let occasion = i64::from(year.start_year());
        let share = gone * between(82, 104, &gfs_code, occasion, &code) / 365;
        let share = share.min(between(88, 100, &code, occasion, &gfs_code));
        let thousands = budget.0 / 100 * share / 100_000;
        writeln!(sheet, "{code},{project},{gfs_code},{}", Money(thousands * 100_000)).map_err(Error::internal)
    })?;
    let desk = stage.desk(planner, moment(workday(until), 10, 0)).await?;
    let file = format!("matumizi-{}.csv", year.slug());
    import(&stage.app, &desk, &planning::SPENDING, stage.institution, Some(year), (&file, &sheet)).await
}

async fn version(stage: &Stage, year: FinancialYear) -> Result<i64, Error> {
    let institution = stage.institution;
    let row = stage.app.store.read(move |tx| find(tx, institution, year)).await?;
    row.map(|row| row.version).ok_or(Error::NotFound)
}

/// Every head of department takes what the department owns, and heads of sections what the cast says.
async fn share_out(stage: &Stage, links: &Links, year: FinancialYear) -> Result<(), Error> {
    let departments = stage.members().filter(|member| member.heads == "department");
    let mut parts: Vec<(&Member, &str)> = departments
        .flat_map(|head| links.owned_by(&head.department).iter().map(move |code| (head, code.as_str())))
        .collect();
    for (number, codes) in cast::SECTION_PARTS {
        let head = stage.member(number)?;
        parts.extend(codes.iter().map(|code| (head, *code)));
    }
    together(parts.into_iter().map(|(head, code)| take(stage, head, code, year))).await.map(drop)
}

/// A head takes the whole of an activity for their own unit.
async fn take(stage: &Stage, head: &Member, code: &str, year: FinancialYear) -> Result<(), Error> {
    let (institution, employment, code) = (stage.institution, head.id, code.to_owned());
    let at = moment(workday(year.day(0, 6, 2)), 11, 0);
    stage
        .act(head, at, move |work| {
            let found = find_activity(work.tx(), institution, year, &code)?.ok_or(Error::NotFound)?;
            let activity = activity::store::find(work.tx(), institution, planning::ActivityId(found.id.0))?;
            let activity = work.open(&permissions::PLAN_READ, activity)?;
            let row = people::find_employment(work.tx(), institution, employment, work.today())?;
            let unit_id = row.ok_or(Error::NotFound)?.unit_id;
            let unit = people::find_unit(work.tx(), institution, unit_id)?.ok_or(Error::NotFound)?;
            take_part(work, &activity, &unit, activity.yearly_target, "")
        })
        .await
        .map(drop)
}
