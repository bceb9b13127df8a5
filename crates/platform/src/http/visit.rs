//! One request as a handler sees it: who asks, in which language, and the doors to the store and to the answer.

use std::convert::Infallible;
use std::sync::{Arc, OnceLock};

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use kernel::{AccountId, Action, Actor, Error, FieldErrors, Language, Person, could, offers};
use ui::{FormState, Link, NavItem, Notice, NoticeKind, Shell};

use super::guard::{REFERENCE_HEADER, language};
use super::respond::Failure;
use super::{App, Fields, export};
use crate::session::Token;
use crate::work::{Desk, Saved, Work};
use crate::{mail, notice};

pub(super) const SESSION_COOKIE: &str = "tija";
pub(super) const LANGUAGE_COOKIE: &str = "lugha";
/// How long a browser keeps the cookie of a session, which ends hours after it began: by a cookie that opens nothing any more
/// is told who was signed in when they wrote, and gets the words back (`fields::note_typed`).
const SESSION_COOKIE_SECONDS: i64 = 7 * 24 * 3600;

/// A request on its way through a handler. Cheap enough to clone.
#[derive(Clone)]
pub struct Visit {
    app: App,
    actor: Actor,
    session: Option<(AccountId, Token)>,
    pub language: Language,
    path: String,
    query: Vec<(String, String)>,
    /// Where a form was sent from.
    came_from: Option<String>,
    changes: bool,
    reference: String,
    peer: String,
    /// What the form said, for the page of an error: nobody writes it twice.
    typed: Arc<OnceLock<Fields>>,
}

/// The page of this program from which a browser sent a form: path and query. Another host's page is never told by it, and
/// where it leads is judged by `local` as any other address to come back to.
fn came_from(headers: &HeaderMap) -> Option<String> {
    let uri: Uri = headers.get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    uri.path_and_query().map(|path| path.as_str().to_owned())
}

impl Visit {
    pub(super) fn begin(
        app: App,
        headers: &HeaderMap,
        method: &Method,
        uri: &Uri,
        peer: String,
    ) -> Result<Self, Error> {
        let query = Fields::parse(uri.query().unwrap_or_default())?;
        let changes = !matches!(*method, Method::GET | Method::HEAD);
        let reference =
            headers.get(REFERENCE_HEADER).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Ok(Self {
            app,
            actor: Actor::Outsider,
            session: None,
            language: language(headers),
            path: uri.path().to_owned(),
            came_from: if changes { came_from(headers) } else { None },
            query,
            changes,
            reference: reference.to_owned(),
            peer,
            typed: Arc::default(),
        })
    }

    pub(super) fn note_typed(&self, fields: &Fields) {
        // A request has one body; a second reading would find the same.
        drop(self.typed.set(fields.clone()));
    }

    pub(super) fn typed(&self) -> Vec<String> {
        self.typed.get().map(|fields| fields.texts().map(str::to_owned).collect()).unwrap_or_default()
    }

    pub(super) fn signed_in(&mut self, actor: Actor, account: AccountId, token: Token) {
        self.actor = actor;
        self.session = Some((account, token));
    }

    pub(super) fn changes(&self) -> bool {
        self.changes
    }

    pub fn app(&self) -> &App {
        &self.app
    }

    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    pub fn person(&self) -> Result<&Person, Error> {
        self.actor.person().ok_or(Error::SignedOut)
    }

    pub fn session(&self) -> Option<&(AccountId, Token)> {
        self.session.as_ref()
    }

    pub fn path(&self) -> &str {
        &self.path
    }

    /// The network address that asks, for slowing down guesses only; never logged.
    pub fn peer(&self) -> &str {
        &self.peer
    }

    pub(super) fn reference(&self) -> &str {
        &self.reference
    }

    /// A value of the address's query, None when absent or empty.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(key, value)| key == name && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }

    /// The same visit as if the address had not named this field.
    pub(super) fn without_query(&self, name: &str) -> Self {
        let mut visit = self.clone();
        visit.query.retain(|(key, _)| key != name);
        visit
    }

    /// The same visit at another page of the same list; None where the address leads elsewhere.
    pub(super) fn turned_to(&self, address: &str) -> Option<Self> {
        let (path, query) = address.split_once('?')?;
        let query = Fields::parse(query).ok().filter(|query| path == self.path && *query != self.query)?;
        Some(Self { query, ..self.clone() })
    }

    /// Everything a unit of work needs, for actions run outside the request's own units.
    pub fn desk(&self) -> Desk {
        Desk::new(self.app.store.clone(), self.app.clock.clone(), self.app.ids.clone(), self.actor.clone())
    }

    /// The desk of the program itself: for what must be looked up or done before anybody has signed in.
    pub fn system_desk(&self) -> Desk {
        Desk { actor: Actor::System, ..self.desk() }
    }

    /// See [`Desk::read`].
    pub async fn read<T, F>(&self, unit: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Fn(&Work<'_>) -> Result<T, Error> + Send + 'static,
    {
        self.desk().read(unit).await
    }

    /// See [`Desk::report`].
    pub async fn report<T, F>(&self, unit: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Fn(&Work<'_>) -> Result<T, Error> + Send + 'static,
    {
        self.desk().report(unit).await
    }

    /// See [`Desk::write`].
    pub async fn write<T, F>(&self, unit: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Fn(&Work<'_>) -> Result<Saved<T>, Error> + Send + 'static,
    {
        self.desk().write(unit).await
    }

    /// Could the reader do this to some row? For links; a row's own buttons ask `work.may`.
    pub fn could(&self, action: &Action) -> bool {
        could(action, &self.actor)
    }

    /// The frame of a page under a title given by its words key.
    pub fn shell(&self, title: &str) -> Shell<'_> {
        self.shell_titled(self.app.words.text(self.language, title).into_owned())
    }

    /// The frame of a page whose title is data (a name, a code).
    pub fn shell_titled(&self, title: String) -> Shell<'_> {
        let mut shell = Shell::new(&self.app.words, self.language, title);
        let query =
            Fields::from_pairs(self.query.iter().filter(|(name, _)| name != "done").cloned()).encode();
        shell.path = match (&self.came_from, query.is_empty()) {
            // A page that answers a form has no address of its own: coming back means the page with the form.
            (Some(before), _) => before.clone(),
            (_, true) => self.path.clone(),
            (_, false) => format!("{}?{query}", self.path),
        };
        // Lists go on from a key, whichever way they run.
        shell.continued = ["after", "before"].iter().any(|name| self.query(name).is_some());
        shell.request_id.clone_from(&self.reference);
        if let Actor::Person(person) = &self.actor {
            let seated = person.seated.as_ref();
            shell.person = Some(seated.map_or(&person.name, |seated| &seated.name).clone());
            shell.seat = seated.map(|_| {
                let institution = [("institution", ui::Arg::from(person.institution_name.as_str()))];
                self.app.words.text_with(self.language, "ui-seat-sits", &institution).into_owned()
            });
            shell.left = person.left_on.map(|day| shell.t1("ui-left-on", "day", shell.day(day)).into_owned());
            shell.institution = Some(person.institution_name.clone());
            shell.navigation = self.navigation(person.unread);
            shell.unread = person.unread;
        }
        shell.notice = self.query("done").filter(|key| key.ends_with("-done")).and_then(|key| {
            let text = self.app.words.text(self.language, key);
            (!text.starts_with("[[")).then(|| Notice { kind: NoticeKind::Success, text: text.into_owned() })
        });
        shell.footer = vec![
            Link::new("/help", self.app.words.text(self.language, "platform-help")),
            Link::new("/privacy", self.app.words.text(self.language, "platform-privacy")),
            Link::new("/receipts", self.app.words.text(self.language, "platform-receipt-title")),
        ];
        shell
    }

    fn navigation(&self, unread: i64) -> Vec<NavItem> {
        let own = [&notice::NAV, &mail::NAV];
        let mut links: Vec<_> = self.app.areas.iter().flat_map(|area| area.navigation).chain(own).collect();
        links.sort_by_key(|link| link.order);
        links
            .into_iter()
            .filter(|link| offers(link.action, &self.actor))
            .map(|link| NavItem {
                group: link.group,
                href: link.href.to_owned(),
                text: self.app.words.text(self.language, link.text).into_owned(),
                count: if link.href == notice::NAV.href { unread } else { 0 },
            })
            .collect()
    }

    /// What was typed, with the complaints about it in the reader's language.
    pub fn form(&self, fields: &Fields, errors: &FieldErrors) -> FormState {
        FormState::from_pairs(fields.pairs().iter().cloned()).with_errors(
            &self.app.words,
            self.language,
            errors,
        )
    }

    /// 200 with a page.
    pub fn page(&self, page: &impl Template) -> Result<Response, Failure> {
        let html = page.render().map_err(Error::internal)?;
        Ok(Html(export::with_links(self, html)).into_response())
    }

    /// 422 with the page of a form that needs mending.
    pub fn page_again(&self, page: &impl Template) -> Result<Response, Failure> {
        form_page(StatusCode::UNPROCESSABLE_ENTITY, page)
    }

    /// 409 with a page that shows both versions of what changed meanwhile.
    pub fn page_stale(&self, page: &impl Template) -> Result<Response, Failure> {
        form_page(StatusCode::CONFLICT, page)
    }

    /// The page of a form: as it is asked for, 422 where it comes back to be mended, 409 where somebody was quicker.
    pub fn form_page(&self, page: &impl Template, refused: bool, stale: bool) -> Result<Response, Failure> {
        match (stale, refused) {
            (true, _) => self.page_stale(page),
            (false, true) => self.page_again(page),
            (false, false) => self.page(page),
        }
    }

    /// 303 to a page that then says what was done; `done` is a words key that ends in `-done`, or empty.
    pub fn go(&self, path: &str, done: &str) -> Result<Response, Failure> {
        let joint = if path.contains('?') { '&' } else { '?' };
        let location = if done.is_empty() { path.to_owned() } else { format!("{path}{joint}done={done}") };
        redirect(&location)
    }

    /// A file to keep.
    pub fn download(&self, name: &str, media_type: &str, body: Vec<u8>) -> Result<Response, Failure> {
        let safe: String =
            name.chars().filter(|letter| letter.is_ascii_alphanumeric() || "-_.".contains(*letter)).collect();
        let headers = [
            (header::CONTENT_TYPE, media_type.to_owned()),
            (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{safe}\"")),
        ];
        Ok((headers, body).into_response())
    }

    /// The answer that signs a browser in.
    pub fn sign_in_answer(&self, token: &Token, to: &str) -> Result<Response, Failure> {
        self.answer_with(redirect(to)?, SESSION_COOKIE, token.reveal(), SESSION_COOKIE_SECONDS)
    }

    /// The answer that signs a browser out.
    pub fn sign_out_answer(&self, to: &str) -> Result<Response, Failure> {
        self.answer_with(redirect(to)?, SESSION_COOKIE, "", 0)
    }

    /// The answer that keeps a language.
    pub fn language_answer(&self, language: Language, to: &str) -> Result<Response, Failure> {
        self.answer_with(redirect(to)?, LANGUAGE_COOKIE, language.code(), 365 * 24 * 3600)
    }

    fn answer_with(
        &self,
        mut response: Response,
        name: &str,
        value: &str,
        seconds: i64,
    ) -> Result<Response, Failure> {
        let text = cookie_text(name, value, seconds, self.app.is_private());
        let value = HeaderValue::from_str(&text).map_err(Error::internal)?;
        response.headers_mut().append(header::SET_COOKIE, value);
        Ok(response)
    }
}

/// A form that comes back, with its summary of what to mend.
fn form_page(status: StatusCode, page: &impl Template) -> Result<Response, Failure> {
    let html = page.render().map_err(Error::internal)?;
    Ok((status, Html(ui::name_errors(&html))).into_response())
}

/// A path of this site, or the first page: never another host.
pub fn local(path: &str) -> &str {
    let inside = path.starts_with('/')
        && !path.starts_with("//")
        && !path.bytes().any(|byte| byte == b'\\' || byte.is_ascii_control());
    if inside { path } else { "/" }
}

fn redirect(location: &str) -> Result<Response, Failure> {
    let location = HeaderValue::from_str(local(location)).map_err(Error::internal)?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response())
}

/// `private`: a browser sends it over TLS only. Not where people reach the program by plain HTTP (a demonstration): there it
/// would keep no cookie at all.
fn cookie_text(name: &str, value: &str, seconds: i64, private: bool) -> String {
    let secure = if private { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}

pub(super) fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        match parts.extensions.get::<Self>() {
            Some(visit) => Ok(visit.clone()),
            // Every route is made by `Routes` and guarded, so a visit is always there.
            None => unreachable!("a route without a guard"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_for_tls_only_where_people_reach_us_so() {
        assert_eq!(
            cookie_text("tija", "x", 0, true),
            "tija=x; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure"
        );
        assert_eq!(cookie_text("tija", "x", 0, false), "tija=x; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    }
}
