//! The tasks that serve no activity, with the form that links those of signed plans, and those that were linked by it.

use askama::Template;
use axum::response::Response;
use kernel::{Error, FieldErrors, FinancialYear, PageKey};
use people::{again, answer_again};
use platform::http::{Failure, Fields, Path, Routes, Visit, link};
use ui::{FormState, Link, Shell};

use super::actions::{link_tasks, unlink_task};
use super::store::{self, LinkedRow, OrphanRow};
use crate::agreement::model::{ActivityRow, TaskId};
use crate::agreement::store::list_activities;
use crate::permissions::{ORPHAN_LINK, ORPHAN_LIST, ORPHAN_UNLINK};

const ORPHANS: &str = "/plan/orphan-tasks";
const LINKED: &str = "/plan/linked-tasks";

pub fn routes() -> Routes {
    Routes::new()
        .get(ORPHANS, &ORPHAN_LIST, list)
        .post(ORPHANS, &ORPHAN_LINK, link_ticked)
        .get(LINKED, &ORPHAN_UNLINK, list_linked)
        .post("/plan/linked-tasks/{id}/unlink", &ORPHAN_UNLINK, unlink)
}

#[derive(Template)]
#[template(path = "orphan/list.html")]
struct ListPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    year: FinancialYear,
    rows: Vec<OrphanRow>,
    /// This page of the list: a form that is refused comes back to it.
    action: String,
    /// What signed tasks can be linked to; empty for those who only read.
    activities: Vec<ActivityRow>,
    /// Where what was linked is taken back; empty for those who only read.
    linked_href: String,
    next: String,
    first: String,
}

impl ListPage<'_> {
    /// The id of a row's box; the first is where the summary of errors leads.
    fn tick_id(&self, row: &OrphanRow) -> String {
        let first = self.rows.iter().find(|row| row.signed).map(|row| row.id);
        if first == Some(row.id) { self.form.id("tasks") } else { format!("task-{}", row.id) }
    }
}

#[derive(Template)]
#[template(path = "orphan/linked.html")]
struct LinkedPage<'a> {
    shell: Shell<'a>,
    year: FinancialYear,
    rows: Vec<LinkedRow>,
    next: String,
    first: String,
}

/// A page of one of the two lists of a year; from its beginning where `after` is empty.
fn at(path: &str, year: FinancialYear, after: &str) -> String {
    link(path, &[("year", &year.slug()), ("after", after)])
}

async fn page(visit: &Visit, form: FormState, year: FinancialYear) -> Result<ListPage<'_>, Error> {
    let after = PageKey::parse(visit.query("after"));
    let paged = after != PageKey::default();
    let links = visit.could(&ORPHAN_LINK);
    let (found, activities) = visit
        .read(move |work| {
            let (tx, institution) = (work.tx(), work.institution()?);
            let found = store::list(tx, institution, year, &after, work.today())?;
            let activities = match links && found.rows.iter().any(|row| row.signed) {
                true => list_activities(tx, institution, year, "")?,
                false => Vec::new(),
            };
            Ok((found, activities))
        })
        .await?;
    let mut shell = visit.shell("performance-orphan-title");
    shell.kicker = shell.year(year).into_owned();
    shell.refused = form.is_refused();
    shell.crumbs =
        vec![Link::new(format!("/plan/orphans?year={}", year.slug()), shell.t("performance-orphan-back"))];
    Ok(ListPage {
        linked_href: if visit.could(&ORPHAN_UNLINK) { at(LINKED, year, "") } else { String::new() },
        next: found.next(|last| at(ORPHANS, year, &PageKey::after(&last.name, last.id.0))),
        first: if paged { at(ORPHANS, year, "") } else { String::new() },
        action: at(ORPHANS, year, visit.query("after").unwrap_or_default()),
        rows: found.rows,
        shell,
        form,
        year,
        activities,
    })
}

fn year_of(visit: &Visit, asked: Option<&str>) -> FinancialYear {
    let this_year = visit.app().clock.now().day().financial_year();
    asked.and_then(|text| text.parse().ok()).unwrap_or(this_year)
}

async fn list(visit: Visit) -> Result<Response, Failure> {
    let year = year_of(&visit, visit.query("year"));
    visit.page(&page(&visit, FormState::new(), year).await?)
}

async fn link_ticked(visit: Visit, fields: Fields) -> Result<Response, Failure> {
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
        Ok(()) => visit.go(&at(ORPHANS, year, ""), "performance-orphan-link-done"),
        Err(error) => {
            let again = again(&visit, &fields, error)?;
            let page = page(&visit, again.form, year).await?;
            if page.activities.is_empty() {
                // Nothing is left to link here: the list says so.
                return visit.go(&page.action, "");
            }
            answer_again(&visit, &page, again.stale)
        }
    }
}

async fn list_linked(visit: Visit) -> Result<Response, Failure> {
    let year = year_of(&visit, visit.query("year"));
    let after = PageKey::parse(visit.query("after"));
    let first = if after == PageKey::default() { String::new() } else { at(LINKED, year, "") };
    let page =
        visit.read(move |work| store::list_linked(work.tx(), work.institution()?, year, &after)).await?;
    let mut shell = visit.shell("performance-orphan-linked");
    shell.kicker = shell.year(year).into_owned();
    shell.crumbs = vec![Link::new(at(ORPHANS, year, ""), shell.t("performance-orphan-title"))];
    let next = page.next(|last| at(LINKED, year, &PageKey::after(&last.name, last.id.0)));
    visit.page(&LinkedPage { shell, year, rows: page.rows, next, first })
}

async fn unlink(visit: Visit, Path(id): Path<TaskId>, fields: Fields) -> Result<Response, Failure> {
    let year = year_of(&visit, fields.optional("year"));
    visit.write(move |work| unlink_task(work, id)).await?;
    visit.go(&at(LINKED, year, ""), "performance-orphan-unlink-done")
}
