//! Browsers against the real app in memory: they get and post as people do, without a network.

use std::path::PathBuf;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use futures_util::StreamExt;
use http_body_util::BodyExt;
use kernel::{AccountId, EmploymentId, InstitutionId};
use tower::ServiceExt;

use super::TestStore;
use crate::area::Area;
use crate::http::{App, Identify, Parts, router, words};
use crate::mail::Mailer;
use crate::notice::Listener;
use crate::press::Press;
use crate::seal::{Keys, Sealer};
use crate::session;

const SAME: &str = "same-origin";

/// The whole app over a test's store.
pub struct TestApp<'s> {
    pub app: App,
    pub store: &'s TestStore,
    router: Router,
}

/// One person's browser.
pub struct Browser<'a> {
    app: &'a TestApp<'a>,
    cookies: Vec<String>,
    /// From where a form is sent, as browsers say.
    site: &'static str,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub cookies: Vec<String>,
    pub media_type: String,
    /// The methods that the address takes, where it does not take this one.
    pub allow: String,
    pub body: String,
}

impl<'s> TestApp<'s> {
    /// Without an engine of papers.
    pub fn new(store: &'s TestStore, areas: Vec<Area>, identify: Identify) -> Self {
        Self::with_engine(store, areas, identify, store.directory.path().join("no-engine"))
    }

    /// With the engine of papers at this path.
    pub fn with_engine(store: &'s TestStore, areas: Vec<Area>, identify: Identify, engine: PathBuf) -> Self {
        Self::made(store, areas, identify, (engine, None))
    }

    /// With a mail server.
    pub fn with_mailer(
        store: &'s TestStore,
        areas: Vec<Area>,
        identify: Identify,
        mailer: Option<Mailer>,
    ) -> Self {
        Self::made(store, areas, identify, (store.directory.path().join("no-engine"), mailer))
    }

    fn made(
        store: &'s TestStore,
        areas: Vec<Area>,
        identify: Identify,
        (engine, mailer): (PathBuf, Option<Mailer>),
    ) -> Self {
        let app = App::new(Parts {
            store: store.store.clone(),
            clock: store.clock.clone(),
            ids: store.ids.clone(),
            words: words(&areas),
            areas,
            identify,
            data: store.directory.path().to_owned(),
            keys: crate::seal::Keys::of_seed([7; 32]),
            press: Press::new(engine),
            address: "https://tija.test".to_owned(),
            mailer,
        });
        Self { router: router(&app), app, store }
    }

    /// Seals what was done and makes its notices, as the running program does within seconds; answers how many events were
    /// heard.
    pub fn hear(&self) -> u64 {
        let sealer = Sealer::new(self.app.store.clone(), self.app.clock.clone(), Keys::of_seed([7; 32]));
        self.store.runtime.block_on(async {
            sealer.seal_all().await.expect("a sealed history");
            Listener::new(&self.app).catch_up().await.expect("notices")
        })
    }

    /// Somebody who has not signed in.
    pub fn outsider(&self) -> Browser<'_> {
        Browser { app: self, cookies: Vec::new(), site: SAME }
    }

    /// A browser that keeps the cookies an answer set.
    pub fn carrying(&self, answer: &Answer) -> Browser<'_> {
        let kept = answer.cookies.iter().filter_map(|cookie| cookie.split(';').next()).map(str::to_owned);
        Browser { app: self, cookies: kept.collect(), site: SAME }
    }

    /// Somebody signed in with this employment; the sign-in page itself has its own tests.
    pub fn signed_in(&self, institution: InstitutionId, employment: EmploymentId) -> Browser<'_> {
        let token = session::new_token().expect("a token");
        let (kept, now, account) = (token.clone(), self.store.clock.now(), AccountId(employment.0));
        self.store
            .tx(move |tx| session::start(tx, &kept, now, account, institution, employment))
            .expect("a session");
        Browser { app: self, cookies: vec![format!("tija={}", token.reveal())], site: SAME }
    }
}

impl Browser<'_> {
    /// The same browser, reading English.
    #[must_use]
    pub fn in_english(mut self) -> Self {
        self.cookies.push("lugha=en".to_owned());
        self
    }

    /// The same browser on a page of another website.
    #[must_use]
    pub fn elsewhere(mut self) -> Self {
        self.site = "cross-site";
        self
    }

    pub fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path), Body::empty())
    }

    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = serde_urlencoded::to_string(fields).expect("a form");
        self.send(
            Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded"),
            body.into(),
        )
    }

    /// Posts a form with files: `(field, file name, bytes)`.
    pub fn post_files(&self, path: &str, fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Answer {
        const LINE: &str = "----line";
        let mut body = Vec::new();
        for (name, value) in fields {
            let part =
                format!("--{LINE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        for (field, name, bytes) in files {
            let head = format!(
                "--{LINE}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{LINE}--\r\n").as_bytes());
        let request =
            Request::post(path).header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={LINE}"));
        // In pieces with pauses, as a network brings it: a reader that takes what is there never finds all of it at once.
        let pieces: Vec<_> = body.chunks(64 * 1024).map(bytes::Bytes::copy_from_slice).collect();
        let arriving = futures_util::stream::iter(pieces).then(|piece| async {
            tokio::task::yield_now().await;
            Ok::<_, std::io::Error>(piece)
        });
        self.send(request, Body::from_stream(arriving))
    }

    /// A file, byte for byte.
    pub fn bytes(&self, path: &str) -> Vec<u8> {
        let (head, bytes) = self.receive(Request::get(path), Body::empty());
        assert_eq!(head.status, StatusCode::OK, "{path}");
        bytes
    }

    fn send(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        let (head, bytes) = self.receive(request, body);
        let answer = Answer { body: String::from_utf8_lossy(&bytes).into_owned(), ..head };
        answer.leads_where_it_says();
        answer
    }

    /// The answer without its body, and the body.
    fn receive(&self, request: axum::http::request::Builder, body: Body) -> (Answer, Vec<u8>) {
        let request = request
            .header(header::HOST, "tija.test")
            .header("sec-fetch-site", self.site)
            .header(header::COOKIE, self.cookies.join("; "))
            .body(body)
            .expect("a request");
        let router = self.app.router.clone();
        self.app.store.runtime.block_on(async move {
            let response = router.oneshot(request).await.expect("an answer");
            let text = |name| {
                response
                    .headers()
                    .get(name)
                    .and_then(|value| value.to_str().ok())
                    .unwrap_or_default()
                    .to_owned()
            };
            let (status, location, media_type, allow) =
                (response.status(), text(header::LOCATION), text(header::CONTENT_TYPE), text(header::ALLOW));
            let cookies = response
                .headers()
                .get_all(header::SET_COOKIE)
                .iter()
                .filter_map(|value| value.to_str().ok())
                .map(str::to_owned)
                .collect();
            let bytes = response.into_body().collect().await.expect("a body").to_bytes();
            (Answer { status, location, cookies, media_type, allow, body: String::new() }, bytes.to_vec())
        })
    }
}

impl Answer {
    /// Every link within the page has its place there: what a summary of errors names is found in the form.
    fn leads_where_it_says(&self) {
        for link in self.body.split("href=\"#").skip(1) {
            let place = link.split('"').next().unwrap_or_default();
            let is_there = self.body.contains(&format!(" id=\"{place}\""));
            assert!(is_there, "{}: nothing is called {place}: {}", self.status, self.text());
        }
    }

    /// The page's text without tags, spaces folded: for assertions about what people read.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut inside = false;
        for letter in self.body.chars() {
            match letter {
                '<' => {
                    inside = true;
                    text.push(' ');
                }
                '>' => inside = false,
                _ if !inside => text.push(letter),
                _ => {}
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The value of a hidden or typed field on the page.
    pub fn value_of(&self, field: &str) -> Option<String> {
        let at = self.body.find(&format!("name=\"{field}\""))?;
        let start = self.body.get(..at)?.rfind('<')?;
        let tag = self.body.get(start..)?.split_once('>')?.0;
        let (_, rest) = tag.split_once("value=\"")?;
        rest.split_once('"').map(|(value, _)| value.to_owned())
    }
}
