//! The pages of sittings: the secretariat's list, calling one, one sitting with signing for the secretary, and the room's
//! screen. The screen asks again by a header, so it needs no script; a link stops it.

use askama::Template;
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use kernel::{Error, FieldErrors, FinancialYear, InstitutionId, PageKey};
use platform::fixed_text;
use platform::http::{Failure, Fields, Path, Routes, Visit, link};
use ui::{Choice, FormState, Light, Link, Shell};

use super::actions::{self, Called};
use super::model::{InvitedRow, SittingId, SittingRow};
use super::rules::{self, MOST_PLACE, Standing, Tally};
use super::store;
use crate::pages::{answer, returned, year_of};
use crate::permissions;
use crate::signing::Seen;

/// Seconds after which the room's screen asks again. PROPOSED.
const SCREEN_SECONDS: &str = "5";

pub fn routes() -> Routes {
    Routes::new()
        .get("/sittings", &permissions::SITTING_LIST, list)
        .get("/sittings/new", &permissions::SITTING_CALL, new_form)
        .post("/sittings/new", &permissions::SITTING_CALL, call)
        .get("/sittings/{id}", &permissions::SITTING_LIST, show)
        .post("/sittings/{id}/sign", &permissions::TERMS_SIGN, sign)
        .post("/sittings/{id}/close", &permissions::SITTING_CLOSE, close)
        .get("/sittings/{id}/screen", &permissions::SITTING_LIST, screen)
}

#[derive(Template)]
#[template(path = "sitting/list.html")]
struct ListPage<'a> {
    shell: Shell<'a>,
    rows: Vec<SittingRow>,
    next: String,
}

async fn list(visit: Visit) -> Result<Response, Failure> {
    let after = PageKey::parse(visit.query("after"));
    let page = visit.read(move |work| store::list(work.tx(), work.institution()?, &after)).await?;
    let next = page
        .next(|last| link("/sittings", &[("after", &PageKey::after(&last.held_on.to_string(), last.id.0))]));
    visit.page(&ListPage { shell: visit.shell("contract-sitting-list-title"), rows: page.rows, next })
}

#[derive(Template)]
#[template(path = "sitting/form.html")]
struct FormPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    year: FinancialYear,
    councils: Vec<Choice>,
}

async fn form_page(
    visit: &Visit,
    year: FinancialYear,
    form: Option<FormState>,
) -> Result<FormPage<'_>, Error> {
    let region = visit.person()?.region.clone().unwrap_or_default();
    let rows = visit.read(move |work| store::list_councils(work.tx(), &region)).await?;
    let mut shell = visit.shell("contract-sitting-call-title");
    shell.kicker = shell.year(year).into_owned();
    shell.crumbs = vec![Link::new("/sittings", shell.t("contract-sitting-list-title"))];
    // Everybody is invited unless the secretary says otherwise.
    let form = form.unwrap_or_else(|| {
        let today = ui::short_day(visit.app().clock.now().day());
        rows.iter().fold(FormState::new().with("held_on", today), |form, row| {
            form.with("invited", row.id.to_string())
        })
    });
    shell.refused = form.is_refused();
    let councils = rows.into_iter().map(|row| Choice::new(row.id.to_string(), row.name)).collect();
    Ok(FormPage { shell, form, year, councils })
}

async fn new_form(visit: Visit) -> Result<Response, Failure> {
    visit.page(&form_page(&visit, year_of(&visit), None).await?)
}

async fn call(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let year: FinancialYear =
        fields.text("year").parse().map_err(|_| Error::field("", "platform-form-unreadable"))?;
    let mut errors = FieldErrors::default();
    let typed = Called {
        held_on: fields.day("held_on", &mut errors),
        place: fields.bounded("place", MOST_PLACE, &mut errors),
        invited: fields.all("invited").filter_map(|id| id.parse().ok()).collect(),
    };
    let done = match errors.check() {
        Ok(()) => visit.write(move |work| actions::call_sitting(work, year, &typed)).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(id) => visit.go(&format!("/sittings/{id}"), "contract-sitting-call-done"),
        Err(error) => {
            let again = returned(&visit, &fields, error)?;
            answer(&visit, &form_page(&visit, year, Some(again.form)).await?, again.stale)
        }
    }
}

/// One line of the list.
struct Line {
    name: String,
    href: String,
    light: Light,
    state: String,
    head: String,
    head_at: String,
    above_at: String,
    /// What its box sends: institution, contract and the hash that was shown; empty when it cannot be signed now.
    seen: String,
}

fn line(shell: &Shell<'_>, row: &InvitedRow) -> Line {
    let standing = rules::standing(row);
    let time = |at: Option<kernel::Timestamp>| {
        at.map_or_else(String::new, |at| {
            let (hour, minute) = at.clock_time();
            format!("{hour:02}:{minute:02}")
        })
    };
    let seen = match (row.terms_id, &row.text_hash) {
        (Some(terms), Some(hash)) if rules::waits_above(row) => {
            format!("{}~{terms}~{}", row.invited_id, fixed_text::hex(hash))
        }
        _ => String::new(),
    };
    let head = match (&row.head_post, &row.head_name) {
        (Some(post), Some(name)) => format!("{post}: {name}"),
        _ => String::new(),
    };
    Line {
        name: row.name.clone(),
        href: row.terms_id.map(|id| format!("/contracts/{}/{id}", row.invited_id)).unwrap_or_default(),
        light: match standing {
            Standing::NotReady => Light::Red,
            Standing::Waits => Light::Grey,
            Standing::HeadSigned | Standing::AboveSigned => Light::Yellow,
            Standing::Whole => Light::Green,
        },
        state: shell.kc("contract-sitting-standing", standing.code()).into_owned(),
        head,
        head_at: time(row.head_at),
        above_at: time(row.above_at),
        seen,
    }
}

fn read_seen(text: &str) -> Option<Seen> {
    let mut parts = text.split('~');
    let institution: InstitutionId = parts.next()?.parse().ok()?;
    let terms = parts.next()?.parse().ok()?;
    Some(Seen { institution, terms, hash: fixed_text::from_hex(parts.next()?) })
}

#[derive(Template)]
#[template(path = "sitting/show.html")]
struct ShowPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: SittingRow,
    lines: Vec<Line>,
    tally: Tally,
    may_sign: bool,
}

#[derive(Template)]
#[template(path = "sitting/screen.html")]
struct ScreenPage<'a> {
    shell: Shell<'a>,
    row: SittingRow,
    lines: Vec<Line>,
    tally: Tally,
    held: bool,
}

async fn read(visit: &Visit, id: SittingId) -> Result<(SittingRow, Vec<InvitedRow>), Error> {
    visit
        .read(move |work| {
            let row = store::find(work.tx(), work.institution()?, id)?;
            let row = work.open(&permissions::SITTING_LIST, row)?;
            let rows = store::list_invited(work.tx(), &row)?;
            Ok((row, rows))
        })
        .await
}

fn kicker(shell: &Shell<'_>, row: &SittingRow) -> String {
    let region = row.region_name.clone().unwrap_or_default();
    format!("{}, {}", shell.t1("contract-sitting-region", "region", &region), shell.year(row.year))
}

async fn show_page(visit: &Visit, id: SittingId, form: FormState) -> Result<ShowPage<'_>, Error> {
    let (row, rows) = read(visit, id).await?;
    let mut shell = visit.shell("contract-sitting-title");
    shell.kicker = kicker(&shell, &row);
    shell.crumbs = vec![Link::new("/sittings", shell.t("contract-sitting-list-title"))];
    shell.refused = form.is_refused();
    let may_sign = row.closed_at.is_none()
        && visit.could(&permissions::TERMS_SIGN)
        && visit.person()?.holds(kernel::Role::HeadOfInstitution)
        && rows.iter().any(rules::waits_above);
    Ok(ShowPage {
        lines: rows.iter().map(|row| line(&shell, row)).collect(),
        tally: rules::tally(&rows),
        may_sign,
        row,
        form,
        shell,
    })
}

async fn show(visit: Visit, Path(id): Path<SittingId>) -> Result<Response, Failure> {
    visit.page(&show_page(&visit, id, FormState::new()).await?)
}

/// The password once; each signature covers its own hash. It is verified before the unit of work.
async fn sign(visit: Visit, Path(id): Path<SittingId>, fields: Fields) -> Result<Response, Failure> {
    let chosen: Vec<Seen> = fields.all("seen").filter_map(read_seen).collect();
    let signed = match people::identity::confirm(&visit, fields.text("password")).await {
        Ok(()) => visit.write(move |work| actions::sign_in_sitting(work, id, &chosen)).await,
        Err(error) => Err(error),
    };
    match signed {
        Ok(_) => visit.go(&format!("/sittings/{id}"), "contract-sitting-sign-done"),
        Err(error) => {
            let again = returned(&visit, &fields, error)?;
            answer(&visit, &show_page(&visit, id, again.form).await?, again.stale)
        }
    }
}

async fn close(visit: Visit, Path(id): Path<SittingId>, fields: Fields) -> Result<Response, Failure> {
    let version = fields.version()?;
    match visit.write(move |work| actions::close_sitting(work, id, version)).await {
        Ok(()) => visit.go(&format!("/sittings/{id}"), "contract-sitting-close-done"),
        Err(error) => {
            let again = returned(&visit, &fields, error)?;
            answer(&visit, &show_page(&visit, id, again.form).await?, again.stale)
        }
    }
}

/// `/sittings/{id}/screen`: large, for the wall; `?hold=1` stands still.
async fn screen(visit: Visit, Path(id): Path<SittingId>) -> Result<Response, Failure> {
    let (row, rows) = read(&visit, id).await?;
    let mut shell = visit.shell("contract-sitting-screen-title");
    shell.kicker = kicker(&shell, &row);
    shell.wide = true;
    // The wall shows the list and nothing that belongs to the person whose browser it is.
    shell.navigation = Vec::new();
    let held = row.closed_at.is_some() || visit.query("hold").is_some();
    let page = ScreenPage {
        lines: rows.iter().map(|row| line(&shell, row)).collect(),
        tally: rules::tally(&rows),
        held,
        row,
        shell,
    };
    let mut response = visit.page(&page)?;
    if !page.held {
        let refresh = HeaderName::from_static("refresh");
        response.headers_mut().insert(refresh, HeaderValue::from_static(SCREEN_SECONDS));
    }
    Ok(response)
}
