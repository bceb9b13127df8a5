//! The pages of a quarter's figures: the institution's form, target by target with its evidence; the set as verifiers read
//! it, with the appeal of a query; what waits in the whole country.

mod answer;
mod appeal;
mod figure;

use axum::response::Response;
use kernel::{Error, FileId, InstitutionId};
use platform::files;
use platform::http::{Failure, PathPair, Routes, UPLOAD_READ, Visit};

use super::store;
use crate::permissions;

pub fn routes() -> Routes {
    Routes::new()
        .get("/contract/{year}/{quarter}", &permissions::QUARTER_EDIT, figure::start)
        .post("/contract/{year}/{quarter}/begin", &permissions::QUARTER_EDIT, figure::begin)
        .get("/contract/figures/{id}/{code}", &permissions::QUARTER_EDIT, figure::form)
        .post_up_to("/contract/figures/{id}/{code}", &permissions::QUARTER_EDIT, UPLOAD_READ, figure::save)
        .post("/contract/figures/{id}/submit", &permissions::QUARTER_SUBMIT, figure::submit)
        .post("/contract/figures/{id}/correct", &permissions::QUARTER_CORRECT, figure::correct)
        .get("/contracts/waiting", &permissions::QUARTER_LIST, answer::waiting)
        .get("/contracts/{institution}/quarters/{id}", &permissions::QUARTER_READ, answer::show)
        .post("/contracts/{institution}/quarters/{id}/verify", &permissions::QUARTER_VERIFY, answer::verify)
        .post("/contracts/{institution}/quarters/{id}/query", &permissions::QUARTER_QUERY, answer::query)
        .post("/contract/figures/{id}/appeal", &permissions::QUARTER_APPEAL, appeal::appeal)
        .post("/contracts/{institution}/quarters/{id}/decide", &permissions::QUARTER_DECIDE, appeal::decide)
        .get("/contracts/{institution}/evidence/{id}", &permissions::QUARTER_READ, evidence)
}

/// Ushahidi: a file for those who may read the figures it proves, to keep and never to show inside a page.
async fn evidence(
    visit: Visit,
    PathPair(institution, id): PathPair<InstitutionId, FileId>,
) -> Result<Response, Failure> {
    let found = visit
        .read(move |work| {
            let row = store::find_by_file(work.tx(), institution, id)?;
            work.open(&permissions::QUARTER_READ, row)?;
            files::find(work.tx(), institution, id)?.ok_or(Error::NotFound)
        })
        .await?;
    visit.download(&found.name, &found.media_type, found.body)
}
