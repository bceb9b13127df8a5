//! Errors become answers here, once: status, page and log line. People see a reference number, never a cause.

use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use kernel::{Error, Reason};
use ui::Link;

use super::visit::Visit;

/// What a handler's `?` turns an error into.
#[derive(Debug)]
pub struct Failure(pub Error);

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

/// The error on its way from a handler to the guard, which knows the reader.
#[derive(Clone)]
pub(super) struct Failed(pub std::sync::Arc<Error>);

impl Failed {
    pub fn response(error: Error) -> Response {
        let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
        response.extensions_mut().insert(Self(std::sync::Arc::new(error)));
        response
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        Failed::response(self.0)
    }
}

fn status(error: &Error) -> StatusCode {
    match error {
        Error::NotFound => StatusCode::NOT_FOUND,
        Error::SignedOut => StatusCode::UNAUTHORIZED,
        Error::Denied => StatusCode::FORBIDDEN,
        Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Error::Refused(_) | Error::Stale => StatusCode::CONFLICT,
        Error::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The page of an error. A reader who is not signed in and asked for a page is sent to sign in and comes back.
pub(super) fn error_page(visit: &Visit, error: &Error) -> Response {
    if matches!(error, Error::SignedOut) && !visit.changes() {
        let back =
            super::Fields::from_pairs([("next".to_owned(), visit.shell_titled(String::new()).path)]).encode();
        if let Ok(response) = visit.go(&format!("/sign-in?{back}"), "") {
            return response;
        }
    }
    if let Error::Internal(cause) = error {
        tracing::error!(cause, reference = visit.reference(), "internal error");
    }
    let (title, reasons): (&str, Vec<Reason>) = match error {
        Error::NotFound => ("platform-error-not-found", vec![Reason::new("platform-error-not-found-text")]),
        Error::SignedOut => {
            ("platform-error-signed-out", vec![Reason::new("platform-error-signed-out-text")])
        }
        Error::Denied => ("platform-error-denied", vec![Reason::new("platform-error-denied-text")]),
        Error::Invalid(errors) => {
            ("platform-error-invalid", errors.0.iter().map(|error| error.reason.clone()).collect())
        }
        Error::Refused(reason) => ("platform-error-refused", vec![reason.clone()]),
        Error::Stale => ("platform-error-stale", vec![Reason::new("platform-error-stale-text")]),
        Error::Busy => ("platform-error-busy", vec![Reason::new("platform-error-busy-text")]),
        Error::Internal(_) => (
            "platform-error-internal",
            vec![Reason::new("platform-error-internal-text").with("reference", visit.reference())],
        ),
    };
    let next = match error {
        Error::SignedOut => ("/sign-in", "platform-sign-in"),
        _ => ("/", "platform-to-home"),
    };
    page(visit, status(error), title, &reasons, next)
}

/// The page for a form that another website sent: it is not the reader's role that stands against it.
pub(super) fn foreign_page(visit: &Visit) -> Response {
    let reason = Reason::new("platform-error-foreign-text");
    page(visit, StatusCode::FORBIDDEN, "platform-error-refused", &[reason], ("/", "platform-to-home"))
}

fn page(
    visit: &Visit,
    status: StatusCode,
    title: &str,
    reasons: &[Reason],
    (to, text): (&str, &str),
) -> Response {
    let shell = visit.shell(title);
    let paragraphs = reasons.iter().map(|reason| shell.reason(reason).into_owned()).collect();
    let next = Link::new(to, shell.t(text));
    match shell.message_page(paragraphs, Some(next), visit.typed()) {
        Ok(html) => (status, Html(html)).into_response(),
        Err(cause) => {
            tracing::error!(%cause, "the error page itself failed");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
