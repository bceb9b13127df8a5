//! What is said about the year so far: progress, factors, support, the reason of a change and the day it holds from.

use askama::Template;
use axum::response::Response;
use kernel::Day;
use people::Again;
use platform::http::{Failure, Fields, Path, Visit};
use ui::{FormState, NoticeKind, Shell};

use super::super::model::{Kind, TypedDetails, UpdateId, UpdateRow};
use super::super::{actions, rules};
use super::mend;

#[derive(Template)]
#[template(path = "update/details.html")]
struct DetailsPage<'a> {
    shell: Shell<'a>,
    update: UpdateRow,
    form: FormState,
    first: Day,
    last: Day,
    is_review: bool,
    stale: bool,
    warning: NoticeKind,
}

fn filled(row: &UpdateRow) -> FormState {
    FormState::new()
        .with("progress", row.progress.as_str())
        .with("factors", row.factors.as_str())
        .with("support", row.support.as_str())
        .with("reason", row.reason.as_str())
        .with("effective_on", ui::short_day(row.effective_on))
}

async fn page(visit: &Visit, id: UpdateId, mended: Option<Again>) -> Result<Response, Failure> {
    let (row, first) = visit
        .read(move |work| {
            let row = actions::open_draft(work, id)?;
            let first = rules::first_effective_day(&row, work.today());
            Ok((row, first))
        })
        .await?;
    let Again { form, stale } = mended.unwrap_or_else(|| Again { form: filled(&row), stale: false });
    let mut shell = super::shell(visit, "performance-update-details-title", &row);
    shell.refused = form.is_refused();
    let page = DetailsPage {
        first,
        last: rules::last_effective_day(&row),
        is_review: row.kind == Kind::MidYear,
        stale,
        warning: NoticeKind::Warning,
        update: row,
        form,
        shell,
    };
    visit.form_page(&page, page.form.is_refused(), stale)
}

/// `/updates/{id}/details`.
pub async fn form(visit: Visit, Path(id): Path<UpdateId>) -> Result<Response, Failure> {
    page(&visit, id, None).await
}

pub async fn save(visit: Visit, Path(id): Path<UpdateId>, fields: Fields) -> Result<Response, Failure> {
    let seen = fields.version()?;
    let text = |name| fields.text(name).to_owned();
    let typed = TypedDetails {
        progress: text("progress"),
        factors: text("factors"),
        support: text("support"),
        reason: text("reason"),
        effective_on: text("effective_on"),
    };
    match visit.write(move |work| actions::save_details(work, id, seen, &typed)).await {
        Ok(()) => visit.go(&format!("/updates/{id}"), "performance-update-save-done"),
        Err(error) => page(&visit, id, Some(mend(&visit, &fields, error)?)).await,
    }
}
