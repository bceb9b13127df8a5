//! The page on which a supervisor excuses a sub-task, or takes the excuse back.

use askama::Template;
use axum::response::Response;
use kernel::{Error, Refusal as _};
use people::Again;
use platform::http::{Failure, Fields, Path, Routes, Visit};
use ui::{FormState, Link, Shell};

use super::actions;
use super::model::ExcusableRow;
use super::rules::{self, Step};
use crate::agreement::mend;
use crate::agreement::model::{SubTaskId, SubTaskState};
use crate::permissions;

pub fn routes() -> Routes {
    Routes::new()
        .get("/sub-tasks/{id}/excuse", &permissions::EXCUSE_GRANT, show)
        .post("/sub-tasks/{id}/excuse", &permissions::EXCUSE_GRANT, excuse)
        .post("/sub-tasks/{id}/resume", &permissions::EXCUSE_REVOKE, resume)
}

#[derive(Template)]
#[template(path = "excuse/show.html")]
struct ExcusePage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: ExcusableRow,
    is_excused: bool,
    /// Why nothing can be changed now; empty when it can.
    refusal: String,
    stale: bool,
    back: String,
}

async fn page(visit: &Visit, id: SubTaskId, form: FormState, stale: bool) -> Result<Response, Failure> {
    let row = visit.read(move |work| actions::open(work, id)).await?;
    let is_excused = row.state == SubTaskState::Excused;
    let step = if is_excused { Step::Resume } else { Step::Excuse };
    let judged = rules::judge(step, row.agreement_state, row.state, row.appraisal_state.as_deref());
    let mut shell = visit.shell("performance-excuse-title");
    shell.kicker = row.name.clone();
    shell.refused = form.is_refused();
    let refusal = judged.err().map(|refusal| shell.reason(refusal.reason()).into_owned()).unwrap_or_default();
    let back = format!("/agreements/{}", row.agreement_id);
    shell.crumbs = vec![Link::new(back.as_str(), row.name.as_str())];
    let page = ExcusePage { shell, form, row, is_excused, refusal, stale, back };
    visit.form_page(&page, page.form.is_refused(), page.stale)
}

/// `/sub-tasks/{id}/excuse`.
async fn show(visit: Visit, Path(id): Path<SubTaskId>) -> Result<Response, Failure> {
    page(&visit, id, FormState::new(), false).await
}

async fn excuse(visit: Visit, Path(id): Path<SubTaskId>, fields: Fields) -> Result<Response, Failure> {
    let (seen, reason) = (fields.version()?, fields.text("reason").to_owned());
    match visit.write(move |work| actions::excuse_sub_task(work, id, seen, &reason)).await {
        Ok(agreement) => visit.go(&format!("/agreements/{agreement}"), "performance-excuse-done"),
        Err(error) => {
            let Again { form, stale } = mend(&visit, &fields, error)?;
            page(&visit, id, form, stale).await
        }
    }
}

/// `/sub-tasks/{id}/resume`.
async fn resume(visit: Visit, Path(id): Path<SubTaskId>, fields: Fields) -> Result<Response, Failure> {
    let seen = fields.version()?;
    match visit.write(move |work| actions::resume_sub_task(work, id, seen)).await {
        Ok(agreement) => visit.go(&format!("/agreements/{agreement}"), "performance-excuse-resume-done"),
        Err(Error::Stale) => page(&visit, id, FormState::new(), true).await,
        Err(error) => Err(error.into()),
    }
}
