//! The router made of all areas' routes, platform's own few, and the server that runs it.

use std::net::SocketAddr;

use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use kernel::{Action, Error, Language, Who};
use tokio::net::TcpListener;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};

use super::guard::{self, Guarding};
use super::visit::Visit;
use super::{App, Failure, Path, Routes};

/// Choosing a language.
pub const LANGUAGE: Action = Action { name: "platform.language.choose", who: &[Who::Anyone] };
/// Is the program alive: for whoever watches it.
pub const HEALTH: Action = Action { name: "platform.health.read", who: &[Who::Anyone] };
const ANY_PATH: Action = Action { name: "platform.path.unknown", who: &[Who::Anyone] };

/// Platform's own actions.
pub const ACTIONS: &[&Action] = &[
    &LANGUAGE,
    &HEALTH,
    &super::export::EXPORT,
    &crate::seal::CHECK,
    &crate::seal::READ,
    &crate::deadline::DUE_PASS,
    &crate::outage::OUTAGE_EXTEND,
    &crate::notice::READ,
    &crate::mail::LIST,
    &crate::mail::RETRY,
];

/// Platform's own routes.
pub fn own_routes() -> Routes {
    Routes::new()
        .get("/language/{code}", &LANGUAGE, choose_language)
        .get("/health", &HEALTH, health)
        .and(crate::seal::routes())
        .and(crate::notice::routes())
        .and(crate::mail::routes())
}

/// Every route of the program.
pub fn all_routes(app: &App) -> Routes {
    app.areas.iter().fold(own_routes(), |routes, area| routes.and((area.routes)()))
}

pub fn router(app: &App) -> Router {
    let guarded =
        |action| middleware::from_fn_with_state(Guarding { app: app.clone(), action }, guard::guard);
    let mut router = Router::new();
    for route in all_routes(app).0 {
        router = router.route(route.path, route.handler.layer(guarded(route.action)));
    }
    router
        .fallback_service(axum::routing::any(unknown).layer(guarded(&ANY_PATH)).with_state(app.clone()))
        // An address that only takes forms is no page either; what it takes stands in the header that axum adds.
        .method_not_allowed_fallback(
            unknown.layer(guarded(&ANY_PATH)).layer(middleware::map_response(wrong_method)),
        )
        .layer(CompressionLayer::new().compress_when(packs()))
        .route("/assets/{file}", axum::routing::get(asset))
        .layer(middleware::from_fn_with_state(app.clone(), guard::around))
        .with_state(app.clone())
}

/// Which answers are packed on their way. A workbook or a ZIP is packed already: doing it twice costs time and saves nothing.
fn packs() -> impl Predicate {
    DefaultPredicate::new()
        .and(NotForContentType::const_new("application/zip"))
        .and(NotForContentType::const_new("application/vnd.openxmlformats"))
}

/// The page is the one of an unknown address.
async fn wrong_method(mut response: Response) -> Response {
    if response.status() == StatusCode::NOT_FOUND {
        *response.status_mut() = StatusCode::METHOD_NOT_ALLOWED;
    }
    response
}

async fn unknown() -> Failure {
    Failure(Error::NotFound)
}

/// Serves until the future ends, then lets running requests finish.
pub async fn serve(
    app: &App,
    listener: TcpListener,
    until: impl Future<Output = ()> + Send + 'static,
) -> Result<(), Error> {
    let service = router(app).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(until).await.map_err(Error::internal)
}

async fn asset(headers: HeaderMap, request: Request) -> Response {
    let text =
        |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok()).unwrap_or_default();
    let Some(found) = ui::find_asset(request.uri().path(), text(header::ACCEPT_ENCODING)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = if is_kept(text(header::IF_NONE_MATCH), found.etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        found.body.into_response()
    };
    let head = response.headers_mut();
    head.insert(header::CONTENT_TYPE, HeaderValue::from_static(found.content_type));
    head.insert(header::ETAG, HeaderValue::from_static(found.etag));
    head.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    head.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    if let Some(encoding) = found.encoding {
        head.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

/// Does a browser, or a cache on the way, hold this already? They compare weakly (RFC 9110, 13.1.2).
fn is_kept(held: &str, etag: &str) -> bool {
    held.split(',').map(str::trim).any(|held| held == "*" || held.strip_prefix("W/").unwrap_or(held) == etag)
}

async fn choose_language(visit: Visit, Path(language): Path<Language>) -> Result<Response, Failure> {
    let back = visit.query("back").unwrap_or("/").to_owned();
    visit.language_answer(language, &back)
}

async fn health(visit: Visit) -> Result<Response, Failure> {
    visit.app().store.check_schema().await?;
    Ok("ok\n".into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_holds_is_not_sent_again() {
        for held in ["\"a1\"", "W/\"a1\"", "\"b2\", W/\"a1\"", "*"] {
            assert!(is_kept(held, "\"a1\""), "{held}");
        }
        for other in ["", "\"b2\"", "W/\"b2\"", "a1"] {
            assert!(!is_kept(other, "\"a1\""), "{other}");
        }
    }

    #[test]
    fn what_is_packed_already_is_sent_as_it_is() {
        let packed = |media_type: &str| {
            let answer = axum::http::Response::builder().header(header::CONTENT_TYPE, media_type);
            packs().should_compress(&answer.body("x".repeat(4_000)).unwrap())
        };
        for media_type in ["text/html; charset=utf-8", "text/csv", "application/pdf", "application/json"] {
            assert!(packed(media_type), "{media_type}");
        }
        let workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        for media_type in ["application/zip", workbook, "image/jpeg"] {
            assert!(!packed(media_type), "{media_type}");
        }
    }
}
