//! Taking and leaving the seat: two buttons. The list they stand in belongs to the area that knows what waits.

use axum::response::Response;
use kernel::{Error, InstitutionId, Seat};
use platform::http::{Failure, Fields, Routes, Visit};
use platform::session::Token;
use ui::Shell;

use super::{LIST, WORK, actions};
use crate::permissions::{SEAT_LEAVE, SEAT_TAKE};

pub fn routes() -> Routes {
    Routes::new().post("/heads/take", &SEAT_TAKE, take).post("/heads/leave", &SEAT_LEAVE, leave)
}

/// Who stands above a head of institution, as pages name them. Source: performance.md 4.2.
pub fn above(shell: &Shell<'_>, seat: &Seat) -> String {
    let key = match seat {
        Seat::Region(_) => "people-seat-above-region",
        Seat::Nation => "people-seat-above-nation",
    };
    shell.t(key).into_owned()
}

fn token(visit: &Visit) -> Result<Token, Error> {
    visit.session().map(|(_, token)| token.clone()).ok_or(Error::SignedOut)
}

async fn take(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let token = token(&visit)?;
    let institution: InstitutionId = fields.text("institution").parse().map_err(|_| Error::NotFound)?;
    visit.write(move |work| actions::take_seat(work, &token, institution)).await?;
    visit.go(WORK, "people-seat-take-done")
}

async fn leave(visit: Visit) -> Result<Response, Failure> {
    let token = token(&visit)?;
    visit.write(move |work| actions::leave_seat(work, &token)).await?;
    visit.go(LIST, "people-seat-leave-done")
}
