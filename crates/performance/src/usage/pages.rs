//! How one mark was used, and HR's form for another use.

use askama::Template;
use axum::response::Response;
use platform::http::{Failure, Fields, Path, Routes, Visit};
use ui::{Choice, FormState, Link, Shell};

use super::model::{Purpose, TypedUse, UseRow};
use super::{actions, store};
use crate::appraisal::model::AppraisalId;
use crate::mark::MarkRow;
use crate::permissions::{MARK_READ, MARK_USE};

pub fn routes() -> Routes {
    Routes::new().get("/marks/{id}/uses", &MARK_READ, show).post("/marks/{id}/uses", &MARK_USE, log)
}

#[derive(Template)]
#[template(path = "usage/show.html")]
struct UsesPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: MarkRow,
    uses: Vec<UseRow>,
    purposes: Vec<Choice>,
    can_log: bool,
}

async fn page(visit: &Visit, id: AppraisalId, form: FormState) -> Result<Response, Failure> {
    let (row, uses, can_log) = visit
        .read(move |work| {
            let row = actions::open_mark(work, id)?;
            let uses = store::of_mark(work.tx(), row.institution_id, id)?;
            let usable = actions::usable(&row, work.person()?.employment).is_ok();
            let can_log = usable && work.may(&MARK_USE, &row);
            Ok((row, uses, can_log))
        })
        .await?;
    let mut shell = visit.shell("performance-usage-title");
    shell.kicker = format!("{}, {}", row.name, shell.year(row.year));
    shell.crumbs = vec![Link::new(format!("/marks/{id}"), shell.t("performance-mark-title"))];
    shell.refused = form.is_refused();
    let purposes = Purpose::ALL
        .iter()
        .map(|purpose| {
            let name = shell.kc("performance-usage-purpose", purpose.code()).into_owned();
            Choice::new(purpose.code(), name)
        })
        .collect();
    let page = UsesPage { shell, form, row, uses, purposes, can_log };
    visit.form_page(&page, page.form.is_refused(), false)
}

async fn show(visit: Visit, Path(id): Path<AppraisalId>) -> Result<Response, Failure> {
    page(&visit, id, FormState::new()).await
}

async fn log(visit: Visit, Path(id): Path<AppraisalId>, fields: Fields) -> Result<Response, Failure> {
    let text = |name: &str| fields.text(name).to_owned();
    let typed = TypedUse {
        purpose: text("purpose"),
        decision: text("decision"),
        letter: text("letter"),
        used_on: text("used_on"),
    };
    match visit.write(move |work| actions::log_use(work, id, &typed)).await {
        Ok(()) => visit.go(&format!("/marks/{id}/uses"), "performance-mark-use-done"),
        Err(error) => page(&visit, id, people::again(&visit, &fields, error)?.form).await,
    }
}
