//! The list of tasks that serve no activity.

use askama::Template;
use axum::response::Response;
use kernel::{FinancialYear, PAGE_ROWS, PageKey};
use platform::http::{Failure, Routes, Visit};
use ui::{Link, Shell};

use super::store::{self, OrphanRow};
use crate::permissions;

pub fn routes() -> Routes {
    Routes::new().get("/plan/orphan-tasks", &permissions::ORPHAN_LIST, list)
}

#[derive(Template)]
#[template(path = "orphan/list.html")]
struct ListPage<'a> {
    shell: Shell<'a>,
    rows: Vec<OrphanRow>,
    next: String,
}

async fn list(visit: Visit) -> Result<Response, Failure> {
    let this_year = visit.app().clock.now().day().financial_year();
    let year: FinancialYear = visit.query("year").and_then(|text| text.parse().ok()).unwrap_or(this_year);
    let after = PageKey::parse(visit.query("after"));
    let rows = visit
        .read(move |work| store::list(work.tx(), work.institution()?, year, &after, work.today()))
        .await?;
    let full = i64::try_from(rows.len()).is_ok_and(|count| count == PAGE_ROWS);
    let next = rows.last().filter(|_| full).map_or_else(String::new, |last| {
        format!("/plan/orphan-tasks?year={}&after={}", year.slug(), PageKey::after(&last.name, last.id.0))
    });
    let mut shell = visit.shell("performance-orphan-title");
    shell.kicker = shell.year(year).into_owned();
    shell.crumbs =
        vec![Link::new(format!("/plan/orphans?year={}", year.slug()), shell.t("performance-orphan-back"))];
    visit.page(&ListPage { shell, rows, next })
}
