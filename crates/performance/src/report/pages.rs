//! The pages of weekly reports: `week` is the employee's, `answer` the supervisor's. Here are the routes, and the files and
//! the script that both need. No decision about a report is made here.

mod answer;
mod week;

use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::{Error, FileId};
use platform::files;
use platform::http::{Failure, Path, Routes, UPLOAD_READ, Visit};

use super::store;
use crate::permissions;

/// The routes of the feature.
pub fn routes() -> Routes {
    Routes::new()
        .get("/my-week", &permissions::REPORT_OWN, week::show)
        .post_up_to("/my-week", &permissions::REPORT_SUBMIT, UPLOAD_READ, week::submit)
        .get("/worker.js", &permissions::REPORT_OWN, worker)
        .get("/reports", &permissions::REPORT_LIST, answer::list)
        .post("/reports/verify", &permissions::REPORT_VERIFY, answer::verify_chosen)
        .get("/reports/{id}", &permissions::REPORT_READ, answer::show)
        .post("/reports/{id}/verify", &permissions::REPORT_VERIFY, answer::verify)
        .post("/reports/{id}/query", &permissions::REPORT_QUERY, answer::query)
        .get("/files/{id}", &permissions::REPORT_READ, file)
}

/// Ushahidi: a file for the parties of the report it belongs to, to keep and never to show inside a page.
async fn file(visit: Visit, Path(id): Path<FileId>) -> Result<Response, Failure> {
    let found = visit
        .read(move |work| {
            let place = store::find_file_place(work.tx(), work.institution()?, id, work.today())?;
            let place = work.open(&permissions::REPORT_READ, place)?;
            files::find(work.tx(), place.institution_id, place.file_id)?.ok_or(Error::NotFound)
        })
        .await?;
    visit.download(&found.name, &found.media_type, found.body)
}

/// The script of the week's page, under an address whose scope is the whole site: as a worker it answers without a network.
async fn worker(_: Visit) -> Result<Response, Failure> {
    let asset = ui::find_asset(ui::asset("week.js"), "").ok_or(Error::NotFound)?;
    let headers = [(header::CONTENT_TYPE, asset.content_type), (header::CACHE_CONTROL, "no-cache")];
    Ok((headers, asset.body).into_response())
}
