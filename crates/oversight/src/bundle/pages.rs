//! The pages of bundles: ask for one, watch it, take it away. They work without JavaScript: the page of a running bundle
//! asks for itself again.

use askama::Template;
use axum::body::Body;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, REFRESH};
use axum::response::{IntoResponse as _, Response};
use futures_util::TryStreamExt as _;
use kernel::{Error, FieldErrors, FinancialYear, Language, Place, Reason};
use performance::paper::Kind;
use platform::http::{Failure, Fields, Path, Routes, Visit};
use platform::work::Event;
use serde_json::json;
use ui::{Choice, FormState, Light, Link, Shell};

use super::job::{self, All};
use super::model::{BundleId, BundleRow, KINDS, State};
use super::{store, zip};
use crate::permissions::{PAPER_BUNDLE, PAPER_TAKE};

pub fn routes() -> Routes {
    Routes::new()
        .get("/papers", &PAPER_BUNDLE, list)
        .post("/papers", &PAPER_BUNDLE, begin)
        .get("/papers/bundles/{id}", &PAPER_BUNDLE, show)
        .post("/papers/bundles/{id}", &PAPER_BUNDLE, again)
        .get("/papers/bundles/{id}/file", &PAPER_TAKE, download)
}

struct Line {
    id: BundleId,
    name: String,
    when: String,
    state: State,
    light: Light,
    done: i64,
    total: i64,
}

#[derive(Template)]
#[template(path = "bundle/list.html")]
struct ListPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    kinds: Vec<Choice>,
    years: Vec<Choice>,
    languages: Vec<Choice>,
    lines: Vec<Line>,
    has_engine: bool,
}

#[derive(Template)]
#[template(path = "bundle/show.html")]
struct ShowPage<'a> {
    shell: Shell<'a>,
    row: BundleRow,
    state: State,
    light: Light,
    percent: i64,
    has_engine: bool,
}

fn light(state: State) -> Light {
    match state {
        State::Done => Light::Green,
        State::Running => Light::Grey,
        State::Stopped => Light::Red,
    }
}

fn name(shell: &Shell<'_>, row: &BundleRow) -> String {
    let kind = shell.kc("oversight-paper-kind", row.kind.code());
    let language = shell.kc("oversight-paper-language", row.language.code());
    format!("{kind}, {}, {language}", row.year)
}

async fn list_page<'v>(visit: &'v Visit, form: FormState) -> Result<ListPage<'v>, Error> {
    let (rows, engine, now) = visit
        .read(|work| {
            let institution = work.institution()?;
            work.permit(&PAPER_BUNDLE, &Place::institution(institution))?;
            Ok((store::list(work.tx(), institution)?, work.tx().engine(), work.now()))
        })
        .await?;
    let mut shell = visit.shell("oversight-bundle-title");
    shell.refused = form.is_refused();
    let lines = rows.iter().map(|row| {
        let state = job::standing(row, engine, now);
        Line {
            id: row.id,
            name: name(&shell, row),
            when: shell.time(row.made_at),
            state,
            light: light(state),
            done: row.done,
            total: row.total,
        }
    });
    let today = now.day().financial_year();
    let kinds = KINDS.map(|kind| Choice::new(kind.code(), shell.kc("oversight-paper-kind", kind.code())));
    let years = [today, today.previous()].map(|year| Choice::new(year.slug(), year.to_string()));
    let languages = Language::ALL
        .map(|language| Choice::new(language.code(), shell.kc("oversight-paper-language", language.code())));
    Ok(ListPage {
        lines: lines.collect(),
        kinds: kinds.into(),
        years: years.into(),
        languages: languages.into(),
        has_engine: visit.app().press.is_there(),
        form,
        shell,
    })
}

async fn list(visit: Visit) -> Result<Response, Failure> {
    let today = visit.app().clock.now().day().financial_year();
    let form = FormState::new()
        .with("kind", Kind::Agreement.code())
        .with("year", today.slug())
        .with("language", visit.language.code());
    visit.page(&list_page(&visit, form).await?)
}

async fn begin(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    if !visit.app().press.is_there() {
        return Err(Error::Refused(Reason::new("platform-press-missing")).into());
    }
    let mut errors = FieldErrors::default();
    let kind = fields.read::<Kind>("kind", "platform-field-choose", &mut errors);
    let year = fields.read::<FinancialYear>("year", "platform-field-choose", &mut errors);
    let language = fields.read::<Language>("language", "platform-field-choose", &mut errors);
    for (name, missing) in
        [("kind", kind.is_none()), ("year", year.is_none()), ("language", language.is_none())]
    {
        if missing && fields.optional(name).is_none() {
            errors.add(name, "platform-field-choose");
        }
    }
    let (Some(kind), Some(year), Some(language)) = (kind.filter(|kind| KINDS.contains(kind)), year, language)
    else {
        if errors.is_empty() {
            errors.add("kind", "platform-field-choose");
        }
        let page = list_page(&visit, visit.form(&fields, &errors)).await?;
        return visit.page_again(&page);
    };
    let all = All { institution: visit.person()?.institution, kind, year, language };
    let id = job::begin(visit.app(), &visit.desk(), all).await?;
    visit.go(&format!("/papers/bundles/{id}"), "")
}

/// The bundle, and the state to show.
async fn find(visit: &Visit, id: BundleId) -> Result<(BundleRow, State), Error> {
    visit
        .read(move |work| {
            let row = work.open(&PAPER_BUNDLE, store::find(work.tx(), work.institution()?, id)?)?;
            let state = job::standing(&row, work.tx().engine(), work.now());
            Ok((row, state))
        })
        .await
}

async fn show(visit: Visit, Path(id): Path<BundleId>) -> Result<Response, Failure> {
    let (row, state) = find(&visit, id).await?;
    let mut shell = visit.shell("oversight-bundle-title");
    shell.kicker = name(&shell, &row);
    shell.crumbs = vec![Link::new("/papers", shell.t("oversight-bundle-title"))];
    let percent =
        (row.done + row.failed).saturating_mul(100).checked_div(row.total).unwrap_or(100).clamp(0, 100);
    let has_engine = visit.app().press.is_there();
    let page = ShowPage { light: light(state), percent, has_engine, row, state, shell };
    let mut response = visit.page(&page)?;
    if state == State::Running {
        response.headers_mut().insert(REFRESH, HeaderValue::from_static("2"));
    }
    Ok(response)
}

async fn again(visit: Visit, Path(id): Path<BundleId>) -> Result<Response, Failure> {
    let (row, state) = find(&visit, id).await?;
    if state == State::Running {
        return Err(Error::Refused(Reason::new("oversight-bundle-running")).into());
    }
    job::again(visit.app(), &visit.desk(), row).await?;
    visit.go(&format!("/papers/bundles/{id}"), "")
}

async fn download(visit: Visit, Path(id): Path<BundleId>) -> Result<Response, Failure> {
    let (row, state) = find(&visit, id).await?;
    if state != State::Done {
        return Err(Error::Refused(Reason::new("oversight-bundle-not-done")).into());
    }
    // As with every list that leaves the house.
    let (bundle, taken) =
        (row.id, json!({"kind": row.kind.code(), "year": row.year.to_string(), "papers": row.done}));
    visit
        .write(move |work| {
            let permit = work.permit(&PAPER_TAKE, &Place::institution(work.institution()?))?;
            work.save(permit, Event::on("oversight.bundle", bundle.0).after(taken.clone()))
        })
        .await?;
    let file = format!("{}-{}-{}.zip", row.kind.code(), row.year.slug(), row.language.code());
    // An error in the middle ends the connection: the browser sees a broken download, not a short file.
    let pieces = zip::pieces(visit.desk(), row).map_err(|error| {
        tracing::error!(%error, "a bundle could not be sent to its end");
        std::io::Error::other("a bundle could not be sent to its end")
    });
    let headers = [
        (CONTENT_TYPE, "application/zip".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{file}\"")),
    ];
    Ok((headers, Body::from_stream(pieces)).into_response())
}
