//! In front of every route: finds who asks, refuses what their roles can never do, and turns errors into pages.

use std::net::{IpAddr, SocketAddr};
use std::panic::AssertUnwindSafe;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use kernel::{Action, Actor, Error, Language, could};

use super::respond::{Failed, error_page, foreign_page};
use super::visit::{SESSION_COOKIE, Visit, cookie};
use super::{App, export, fields};
use crate::clock::random_bytes;
use crate::session::{self, Token};

#[derive(Clone)]
pub(super) struct Guarding {
    pub app: App,
    pub action: &'static Action,
}

pub(super) async fn guard(State(guarding): State<Guarding>, mut request: Request, next: Next) -> Response {
    let peer = peer(&request);
    let visit = match Visit::begin(guarding.app, request.headers(), request.method(), request.uri(), peer) {
        Ok(visit) => visit,
        Err(cause) => return internal(&cause),
    };
    let visit = match identify(visit, request.headers()).await {
        Ok(visit) => visit,
        Err(cause) => return internal(&cause),
    };
    if visit.changes() && !same_origin(request.headers()) {
        return foreign_page(&visit);
    }
    let admitted = admit(&visit, guarding.action);
    request.extensions_mut().insert(visit.clone());
    if let Err(refused) = admitted {
        // Whose session ended while they wrote gets what they wrote back.
        if matches!(refused, Error::SignedOut) && visit.changes() {
            fields::note_typed(request, visit.app()).await;
        }
        return error_page(&visit, &refused);
    }
    let answered = if export::is_asked(&visit) {
        AssertUnwindSafe(export::answer(&visit, request, next)).catch_unwind().await
    } else {
        AssertUnwindSafe(next.run(request)).catch_unwind().await
    };
    let mut response = answered.unwrap_or_else(|_| Failed::response(Error::internal("a handler panicked")));
    match response.extensions_mut().remove::<Failed>() {
        Some(failed) => error_page(&visit, &failed.0),
        None => response,
    }
}

/// The address at the other end of the connection; none inside a test. Behind a web server on the same machine everybody would
/// be one network, and whoever guesses there would keep all others waiting: what that server says of the other end counts.
fn peer(request: &Request) -> String {
    let connected = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let Some(address) = connected.map(|ConnectInfo(address)| address.ip()) else { return String::new() };
    let forwarded = request.headers().get("x-forwarded-for").and_then(|value| value.to_str().ok());
    other_end(address, forwarded).to_string()
}

/// Only the last address was written by our own server; those before it are whatever the other end claims.
fn other_end(connected: IpAddr, forwarded: Option<&str>) -> IpAddr {
    let connected = connected.to_canonical();
    let said = forwarded
        .and_then(|addresses| addresses.rsplit(',').next())
        .and_then(|last| last.trim().parse().ok());
    network(said.filter(|_| connected.is_loopback()).unwrap_or(connected))
}

/// A line of IPv6 has more addresses than anybody could count failures of: its network asks.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6((address.to_bits() & (u128::MAX << 64)).into()),
        other @ IpAddr::V4(_) => other,
    }
}

/// Who asks: the session's employment today, or nobody.
async fn identify(mut visit: Visit, headers: &HeaderMap) -> Result<Visit, Error> {
    let Some(token) = cookie(headers, SESSION_COOKIE).and_then(Token::from_cookie) else {
        return Ok(visit);
    };
    let (identify, now) = (visit.app().identify, visit.app().clock.now());
    let wanted = token.clone();
    let actor = visit
        .app()
        .store
        .read(move |tx| match session::find(tx, &wanted, now)? {
            Some(session) => Ok(identify(tx, &session, now.day())?.map(|actor| (actor, session.account_id))),
            None => Ok(None),
        })
        .await?;
    if let Some((actor, account)) = actor {
        visit.signed_in(actor, account, token);
    }
    Ok(visit)
}

fn admit(visit: &Visit, action: &Action) -> Result<(), Error> {
    match visit.actor() {
        actor if could(action, actor) => Ok(()),
        Actor::Outsider => Err(Error::SignedOut),
        Actor::Person(_) | Actor::System => Err(Error::Denied),
    }
}

/// No tokens in forms: browsers say where a request comes from. Older ones send Origin, which must be this host.
fn same_origin(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    match (text("origin"), text("host")) {
        (None, _) => true,
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, named)| named == host),
        (Some(_), None) => false,
    }
}

fn internal(cause: &Error) -> Response {
    tracing::error!(%cause, "a request could not begin");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// Around everything: a reference number, the headers that protect a page, one log line without personal data.
pub(super) async fn around(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let started = app.clock.now();
    let reference = match random_bytes::<4>() {
        Ok(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>(),
        Err(cause) => return internal(&cause),
    };
    if let Ok(value) = HeaderValue::from_str(&reference) {
        request.headers_mut().insert(REFERENCE_HEADER, value);
    }
    let method = request.method().clone();
    let route = request.extensions().get::<axum::extract::MatchedPath>().map(|path| path.as_str().to_owned());
    let mut response = next.run(request).await;
    protect(response.headers_mut(), app.is_private());
    let milliseconds = app.clock.now().millis() - started.millis();
    let status = response.status().as_u16();
    let route = route.unwrap_or_else(|| "-".to_owned());
    if status >= 500 || method != Method::GET {
        tracing::info!(%method, route, status, milliseconds, reference, "request");
    } else {
        tracing::debug!(%method, route, status, milliseconds, reference, "request");
    }
    response
}

/// Set by `around` for the rooms further in; whatever a client sent under this name is replaced.
pub(super) const REFERENCE_HEADER: &str = "x-request-reference";

fn protect(headers: &mut HeaderMap, private: bool) {
    let fixed = [
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; \
             manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        ),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if private {
        // A year, for this name only: what else the institution serves under its domain is not ours to decide.
        let always = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, always);
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
}

/// The language a browser chose before, Swahili otherwise.
pub(super) fn language(headers: &HeaderMap) -> Language {
    cookie(headers, super::visit::LANGUAGE_COOKIE).and_then(|code| code.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_comes_back_over_tls_where_the_program_is_reached_so() {
        for (private, expected) in [(true, Some("max-age=31536000")), (false, None)] {
            let mut headers = HeaderMap::new();
            protect(&mut headers, private);
            let told = headers.get(header::STRICT_TRANSPORT_SECURITY).map(|value| value.to_str().unwrap());
            assert_eq!(told, expected);
        }
    }

    #[test]
    fn only_our_own_web_server_says_who_asks() {
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        for (connected, forwarded, peer) in [
            ("127.0.0.1", None, "127.0.0.1"),
            ("127.0.0.1", Some("196.41.1.2"), "196.41.1.2"),
            ("::1", Some("10.0.0.9, 196.41.1.2"), "196.41.1.2"),
            ("127.0.0.1", Some("nobody"), "127.0.0.1"),
            ("196.41.1.2", Some("127.0.0.1"), "196.41.1.2"),
            ("2c0f:f530:1:2:3:4:5:6", None, "2c0f:f530:1:2::"),
            ("::1", Some("2c0f:f530:1:2:ffff::9"), "2c0f:f530:1:2::"),
            ("::ffff:127.0.0.1", Some("::ffff:196.41.1.2"), "196.41.1.2"),
        ] {
            assert_eq!(other_end(ip(connected), forwarded), ip(peer), "{connected} {forwarded:?}");
        }
    }
}
