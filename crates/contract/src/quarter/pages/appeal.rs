//! The two forms of an institution's appeal against a query: the head's grounds, and the decision of the nation's seat.

use axum::response::Response;
use kernel::InstitutionId;
use platform::http::{Failure, Fields, Path, PathPair, Visit};

use super::super::actions;
use super::super::model::QuarterId;
use super::answer::stepped;

pub(super) async fn appeal(
    visit: Visit,
    Path(id): Path<QuarterId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (institution, version) = (visit.person()?.institution, fields.version()?);
    let grounds = fields.text("grounds").to_owned();
    let done = visit.write(move |work| actions::appeal_query(work, id, version, &grounds)).await;
    stepped(&visit, (institution, id), &fields, ("contract-quarter-appeal-done", done)).await
}

pub(super) async fn decide(
    visit: Visit,
    PathPair(institution, id): PathPair<InstitutionId, QuarterId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let version = fields.version()?;
    let upheld = match fields.text("outcome") {
        "upheld" => Some(true),
        "dismissed" => Some(false),
        _ => None,
    };
    let reasons = fields.text("reasons").to_owned();
    let done = visit
        .write(move |work| actions::decide_appeal(work, institution, id, version, (upheld, &reasons)))
        .await;
    stepped(&visit, (institution, id), &fields, ("contract-quarter-decide-done", done)).await
}
