//! An agreement's updates, and beginning one: the mid-year review in its window, any other for a cause.

use askama::Template;
use axum::response::Response;
use kernel::{Error, Refusal as _};
use platform::http::{Failure, Fields, Path, Visit};
use ui::{Choice, FormState, Link, Shell};

use super::super::model::{Cause, GroundRow, Kind, ListedRow};
use super::super::{actions, rules, store};
use super::{light, mend};
use crate::agreement::model::AgreementId;
use crate::permissions;

#[derive(Template)]
#[template(path = "update/list.html")]
struct ListPage<'a> {
    shell: Shell<'a>,
    ground: GroundRow,
    rows: Vec<ListedRow>,
    form: FormState,
    causes: Vec<Choice>,
    action: String,
    /// May the reader begin one at all?
    begins: bool,
    /// Why no mid-year review, and why no other update, can begin today; empty when it can.
    no_review: String,
    no_change: String,
}

impl ListPage<'_> {
    fn light(&self, row: &ListedRow) -> ui::Light {
        light(row.state)
    }
}

async fn page(visit: &Visit, id: AgreementId, form: FormState) -> Result<Response, Failure> {
    let (ground, rows, begins, season, today) = visit
        .read(move |work| {
            let ground = actions::open_ground(work, id)?;
            let begins = work.may(&permissions::UPDATE_BEGIN, &ground);
            let season = work.windows(ground.year)?.get("mid_year")?.clone();
            let rows = store::list(work.tx(), ground.institution_id, id)?;
            Ok((ground, rows, begins, season, work.today()))
        })
        .await?;
    let mut shell = visit.shell("performance-update-list-title");
    shell.kicker = format!("{}, {}", ground.name, shell.year(ground.year));
    shell.crumbs = vec![Link::new(format!("/agreements/{id}"), shell.t("performance-agreement-title"))];
    shell.refused = form.is_refused();
    let why = |kind, cause| {
        let judged = rules::check_beginning(&ground, kind, cause, today, &season);
        judged.err().map(|refusal| shell.reason(refusal.reason()).into_owned()).unwrap_or_default()
    };
    let (no_review, no_change) = (why(Kind::MidYear, Cause::Season), why(Kind::Extraordinary, Cause::Budget));
    let causes = Cause::ALL
        .iter()
        .filter(|cause| **cause != Cause::Season)
        .map(|cause| Choice::new(cause.code(), shell.kc("performance-update-cause", cause.code())))
        .collect();
    let action = format!("/agreements/{id}/updates");
    let page = ListPage { shell, ground, rows, form, causes, action, begins, no_review, no_change };
    visit.form_page(&page, page.form.is_refused(), false)
}

/// `/agreements/{id}/updates`.
pub async fn list(visit: Visit, Path(id): Path<AgreementId>) -> Result<Response, Failure> {
    page(&visit, id, FormState::new()).await
}

pub async fn begin(visit: Visit, Path(id): Path<AgreementId>, fields: Fields) -> Result<Response, Failure> {
    let kind = Kind::from_code(fields.text("kind")).ok_or(Error::NotFound)?;
    let cause = match kind {
        Kind::MidYear => Some(Cause::Season),
        Kind::Extraordinary => Cause::from_code(fields.text("cause")).filter(|cause| *cause != Cause::Season),
    };
    let begun = match cause {
        Some(cause) => visit.write(move |work| actions::begin_update(work, id, kind, cause)).await,
        None => Err(Error::field("cause", "performance-update-refused-cause")),
    };
    match begun {
        Ok(update) => visit.go(&format!("/updates/{update}/details"), "performance-update-begin-done"),
        Err(error) => page(&visit, id, mend(&visit, &fields, error)?.form).await,
    }
}
