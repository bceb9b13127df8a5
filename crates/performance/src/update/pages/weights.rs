//! All weights from the effective day, in the table of the agreement; here every weight is open.

use axum::response::Response;
use people::Again;
use platform::http::{Failure, Fields, Path, Visit};

use super::super::model::UpdateId;
use super::super::{actions, compare, rules};
use super::mend;
use crate::agreement::weights::{Branch, answer};

async fn page(visit: &Visit, id: UpdateId, mended: Option<Again>) -> Result<Response, Failure> {
    let sheet = visit.read(move |work| actions::open_draft_sheet(work, id)).await?;
    let running = compare::running(&rules::plan_after(&sheet));
    let branches: Vec<_> =
        running.iter().map(|planned| Branch { planned, task_open: true, sub_open: true }).collect();
    let shell = super::shell(visit, "performance-agreement-weights-title", &sheet.update);
    answer(visit, shell, &branches, (format!("/updates/{id}"), sheet.update.version), mended)
}

/// `/updates/{id}/weights`.
pub async fn form(visit: Visit, Path(id): Path<UpdateId>) -> Result<Response, Failure> {
    page(&visit, id, None).await
}

pub async fn save(visit: Visit, Path(id): Path<UpdateId>, fields: Fields) -> Result<Response, Failure> {
    let seen = fields.version()?;
    let typed: Vec<(String, String)> = fields.pairs().to_vec();
    match visit.write(move |work| actions::set_weights(work, id, seen, &typed)).await {
        Ok(()) => visit.go(&format!("/updates/{id}"), "performance-update-save-done"),
        Err(error) => page(&visit, id, Some(mend(&visit, &fields, error)?)).await,
    }
}
