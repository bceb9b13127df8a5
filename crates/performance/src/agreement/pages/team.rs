//! The plans of those one supervises, with where each stands; and opening a blank one to give tasks in it.

use askama::Template;
use axum::response::Response;
use kernel::{Day, EmploymentId, FinancialYear, PageKey};
use platform::http::{Failure, Fields, Path, Visit, link};
use ui::{Link, Shell};

use super::super::model::{Beginning, Party, State, TeamPlanRow};
use super::super::{actions, store};
use super::{late, light, today, year_asked};
use crate::unsigned::rules::due_on;

/// One line of the list with its words.
struct TeamLine {
    row: TeamPlanRow,
    light: ui::Light,
    state: String,
    /// The day by which it had to be signed, once that has passed.
    due: String,
}

impl TeamLine {
    /// Only a signed plan can be reviewed and updated.
    fn is_signed(&self) -> bool {
        self.row.state == Some(State::Signed)
    }
}

#[derive(Template)]
#[template(path = "agreement/team.html")]
struct TeamPage<'a> {
    shell: Shell<'a>,
    rows: Vec<TeamLine>,
    year: String,
    next: String,
    first: String,
    others: Vec<Link>,
}

/// `/team/plans?year=..&after=..`.
pub async fn list(visit: Visit) -> Result<Response, Failure> {
    let current = today(&visit).financial_year();
    let year = year_asked(&visit, current)?;
    let after = PageKey::parse(visit.query("after"));
    let first =
        if after == PageKey::default() { String::new() } else { format!("/team/plans?year={}", year.slug()) };
    let (found, closes_on, joiner_days) = visit
        .read(move |work| {
            let (institution, employment) = (work.institution()?, work.person()?.employment);
            let found =
                store::list_team_plans(work.tx(), institution, employment, work.today(), year, &after)?;
            let closes_on = work.windows(year)?.get("agreement")?.closes_on;
            Ok((found, closes_on, work.setting(year, "joiner_plan_days")?))
        })
        .await?;
    let mut shell = visit.shell("performance-agreement-team-title");
    shell.kicker = shell.year(year).into_owned();
    let next = found.next(|last| {
        let after = PageKey::after(&last.name, last.employment_id.0);
        link("/team/plans", &[("year", &year.slug()), ("after", &after)])
    });
    let page = TeamPage {
        rows: found
            .rows
            .into_iter()
            .map(|row| {
                let due = due_on(closes_on, row.starts_on, joiner_days);
                let late = due < today(&visit) && !row.away;
                line(&shell, row, late.then_some(due))
            })
            .collect(),
        year: year.slug(),
        next,
        first,
        others: [current.next(), current, current.previous()]
            .into_iter()
            .filter(|other| *other != year)
            .map(|other| Link::new(format!("/team/plans?year={}", other.slug()), shell.year(other)))
            .collect(),
        shell,
    };
    visit.page(&page)
}

fn line(shell: &Shell<'_>, row: TeamPlanRow, passed: Option<Day>) -> TeamLine {
    let stem = "performance-agreement-team-state";
    let code = match row.state {
        None => "none",
        Some(State::Approved) if row.signed_by(Party::Supervisor) => "waits-for-employee",
        Some(State::Approved) => "waits-for-you",
        Some(state) => state.code(),
    };
    TeamLine {
        light: row.state.map_or(ui::Light::Red, light),
        state: shell.kc(stem, code).into_owned(),
        due: passed.map_or_else(String::new, |day| late(shell, day)),
        row,
    }
}

/// `/team/plans/{employment}/begin`: a blank plan, then the first task from above.
pub async fn begin(
    visit: Visit,
    Path(employment): Path<EmploymentId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let year: FinancialYear = fields.text("year").parse()?;
    let id = visit.write(move |work| actions::begin_plan(work, employment, year, &Beginning::Blank)).await?;
    visit.go(&format!("/agreements/{id}/tasks/new"), "performance-agreement-team-begin-done")
}
