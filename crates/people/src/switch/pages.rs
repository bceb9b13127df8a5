//! The button beside each other employment; the list itself stands on one's own page.

use axum::response::Response;
use kernel::{EmploymentId, Error};
use platform::http::{Failure, Path, Routes, Visit};

use super::actions::open_employment;
use crate::permissions::SWITCH_OPEN;

pub fn routes() -> Routes {
    Routes::new().post("/me/employments/{id}/open", &SWITCH_OPEN, open)
}

async fn open(visit: Visit, Path(id): Path<EmploymentId>) -> Result<Response, Failure> {
    let (_, token) = visit.session().cloned().ok_or(Error::SignedOut)?;
    visit.write(move |work| open_employment(work, &token, id)).await?;
    visit.go("/", "people-switch-open-done")
}
