//! The list of tasks that serve no activity, and the form that links those of signed plans.

use askama::Template;
use axum::response::Response;
use kernel::{Error, FieldErrors, FinancialYear, PAGE_ROWS, PageKey};
use people::{again, answer_again};
use platform::http::{Failure, Fields, Path, Routes, Visit};
use ui::{FormState, Link, Shell};

use super::actions::{link_tasks, unlink_task};
use super::store::{self, LinkedRow, OrphanRow};
use crate::agreement::model::{ActivityRow, TaskId};
use crate::agreement::store::list_activities;
use crate::permissions::{ORPHAN_LINK, ORPHAN_LIST, ORPHAN_UNLINK};

pub fn routes() -> Routes {
    Routes::new()
        .get("/plan/orphan-tasks", &ORPHAN_LIST, list)
        .post("/plan/orphan-tasks", &ORPHAN_LINK, link)
        .post("/plan/orphan-tasks/{id}/unlink", &ORPHAN_UNLINK, unlink)
}

#[derive(Template)]
#[template(path = "orphan/list.html")]
struct ListPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    year: FinancialYear,
    rows: Vec<OrphanRow>,
    /// What signed tasks can be linked to; empty for those who only read.
    activities: Vec<ActivityRow>,
    /// What was linked here and can be taken back; empty for those who only read.
    linked: Vec<LinkedRow>,
    next: String,
}

fn address(year: FinancialYear) -> String {
    format!("/plan/orphan-tasks?year={}", year.slug())
}

async fn page(visit: &Visit, form: FormState, year: FinancialYear) -> Result<ListPage<'_>, Error> {
    let after = PageKey::parse(visit.query("after"));
    let links = visit.could(&ORPHAN_LINK);
    let (rows, activities, linked) = visit
        .read(move |work| {
            let (tx, institution) = (work.tx(), work.institution()?);
            let rows = store::list(tx, institution, year, &after, work.today())?;
            let activities = match links && rows.iter().any(|row| row.signed) {
                true => list_activities(tx, institution, year, "")?,
                false => Vec::new(),
            };
            let linked = if links { store::list_linked(tx, institution, year)? } else { Vec::new() };
            Ok((rows, activities, linked))
        })
        .await?;
    let full = i64::try_from(rows.len()).is_ok_and(|count| count == PAGE_ROWS);
    let next = rows.last().filter(|_| full).map_or_else(String::new, |last| {
        format!("{}&after={}", address(year), PageKey::after(&last.name, last.id.0))
    });
    let mut shell = visit.shell("performance-orphan-title");
    shell.kicker = shell.year(year).into_owned();
    shell.refused = form.is_refused();
    shell.crumbs =
        vec![Link::new(format!("/plan/orphans?year={}", year.slug()), shell.t("performance-orphan-back"))];
    Ok(ListPage { shell, form, year, rows, activities, linked, next })
}

fn year_of(visit: &Visit, asked: Option<&str>) -> FinancialYear {
    let this_year = visit.app().clock.now().day().financial_year();
    asked.and_then(|text| text.parse().ok()).unwrap_or(this_year)
}

async fn list(visit: Visit) -> Result<Response, Failure> {
    let year = year_of(&visit, visit.query("year"));
    visit.page(&page(&visit, FormState::new(), year).await?)
}

async fn link(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let year = year_of(&visit, fields.optional("year"));
    let tasks: Vec<TaskId> = fields.all("tasks").filter_map(|text| text.parse().ok()).collect();
    let mut errors = FieldErrors::default();
    if tasks.is_empty() {
        errors.add("tasks", "performance-orphan-nothing");
    }
    let code = fields.required("activity", 20, &mut errors);
    let linked = match errors.check() {
        Ok(()) => visit.write(move |work| link_tasks(work, year, &tasks, &code)).await,
        Err(error) => Err(error),
    };
    match linked {
        Ok(()) => visit.go(&address(year), "performance-orphan-link-done"),
        Err(error) => {
            let again = again(&visit, &fields, error)?;
            let page = page(&visit, again.form, year).await?;
            answer_again(&visit, &page, again.stale)
        }
    }
}

async fn unlink(visit: Visit, Path(id): Path<TaskId>, fields: Fields) -> Result<Response, Failure> {
    let year = year_of(&visit, fields.optional("year"));
    visit.write(move |work| unlink_task(work, id)).await?;
    visit.go(&address(year), "performance-orphan-unlink-done")
}
