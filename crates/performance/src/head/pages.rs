//! The heads one may sit above, and the work of the one above whom one sits.

use askama::Template;
use axum::response::Response;
use kernel::{Error, FinancialYear, PageKey, Week};
use people::seat::{HeadRow, WORK};
use platform::http::{Failure, Routes, Visit, link};
use ui::{Light, Shell};

use super::store::{self, ChangeRow, ListedRow, OpenMeasureRow, PlanRow, SentRow};
use crate::agreement::light;
use crate::agreement::model::State;
use crate::appraisal::model as appraisal;
use crate::permissions::{HEAD_LIST, HEAD_WORK};

pub fn routes() -> Routes {
    Routes::new().get("/heads", &HEAD_LIST, list).get(WORK, &HEAD_WORK, work)
}

#[derive(Template)]
#[template(path = "head/list.html")]
struct ListPage<'a> {
    shell: Shell<'a>,
    year: FinancialYear,
    rows: Vec<ListedRow>,
    next: String,
}

impl ListPage<'_> {
    fn plan(&self, row: &ListedRow) -> (Light, String) {
        plan(&self.shell, row.plan)
    }

    /// State and year of the newest appraisal.
    fn appraisal(&self, row: &ListedRow) -> String {
        match (row.appraisal, row.appraisal_year) {
            (Some(state), Some(year)) => format!("{}, {year}", appraisal(&self.shell, state)),
            _ => "-".to_owned(),
        }
    }
}

fn plan(shell: &Shell<'_>, state: Option<State>) -> (Light, String) {
    match state {
        Some(state) => (light(state), shell.kc("performance-agreement-state", state.code()).into_owned()),
        None => (Light::Grey, shell.t("performance-head-no-plan").into_owned()),
    }
}

fn appraisal(shell: &Shell<'_>, state: appraisal::State) -> String {
    shell.kc("performance-appraisal-state", state.code()).into_owned()
}

/// `/heads`.
async fn list(visit: Visit) -> Result<Response, Failure> {
    let year = visit.app().clock.now().day().financial_year();
    let after = PageKey::parse(visit.query("after"));
    let seat = people::seat::rules::held(visit.person()?).ok_or(Error::Denied)?;
    let page = visit
        .read(move |work| store::list(work.tx(), (&seat, work.institution()?), (year, work.today()), &after))
        .await?;
    let next =
        page.next(|last| link("/heads", &[("after", &PageKey::after(&last.name, last.institution_id.0))]));
    let mut shell = visit.shell("performance-head-title");
    shell.kicker = shell.year(year).into_owned();
    visit.page(&ListPage { shell, year, rows: page.rows, next })
}

#[derive(Template)]
#[template(path = "head/work.html")]
struct WorkPage<'a> {
    shell: Shell<'a>,
    /// None: nobody heads the institution today.
    head: Option<HeadRow>,
    plans: Vec<PlanRow>,
    updates: Vec<ChangeRow>,
    measures: Vec<OpenMeasureRow>,
    reports: Vec<SentRow>,
}

impl WorkPage<'_> {
    fn plan(&self, row: &PlanRow) -> (Light, String) {
        plan(&self.shell, Some(row.state))
    }

    fn appraisal(&self, state: &appraisal::State) -> String {
        appraisal(&self.shell, *state)
    }

    fn week(&self, row: &SentRow) -> String {
        self.shell.week(Week::from(row.week))
    }
}

/// `/heads/above`: only of the institution above which the reader sits.
async fn work(visit: Visit) -> Result<Response, Failure> {
    let (head, plans, updates, measures, reports) = visit
        .read(|work| {
            let (tx, institution) = (work.tx(), work.institution()?);
            let Some(head) = people::seat::find_head(tx, institution, work.today())? else {
                return Ok((None, Vec::new(), Vec::new(), Vec::new(), Vec::new()));
            };
            let id = head.id;
            Ok((
                Some(head),
                store::list_plans(tx, institution, id)?,
                store::list_updates(tx, institution, id)?,
                store::list_measures(tx, institution, id)?,
                store::list_reports(tx, institution, id)?,
            ))
        })
        .await?;
    let mut shell = match &head {
        Some(head) => visit.shell_titled(head.name.clone()),
        None => visit.shell("performance-head-none"),
    };
    shell.kicker = head.as_ref().map_or_else(String::new, |head| {
        format!("{}, {}", head.post_title, shell.institution.as_deref().unwrap_or_default())
    });
    visit.page(&WorkPage { shell, head, plans, updates, measures, reports })
}
