//! How e-mail fares, for those who look after it: whether it is set up, what waits, what could not be delivered and why. What
//! letters say is not shown.

use askama::Template;
use axum::response::Response;
use kernel::uuid::Uuid;
use kernel::{Error, Place, Timestamp};
use ui::{NavGroup, Shell};

use super::model::{Settings, State, TroubledRow};
use super::permissions::{LIST, RETRY};
use super::store;
use crate::area::NavLink;
use crate::http::{Failure, Routes, Visit};
use crate::work::{Event, Saved, Work};

pub const NAV: NavLink = NavLink {
    action: &LIST,
    group: NavGroup::Institution,
    href: "/mail",
    text: "platform-mail-title",
    order: 80,
};

pub fn routes() -> Routes {
    Routes::new().get("/mail", &LIST, list).post("/mail/retry", &RETRY, retry)
}

#[derive(Template)]
#[template(path = "mail/list.html")]
struct MailPage<'a> {
    shell: Shell<'a>,
    settings: Option<&'a Settings>,
    quiet_until: Option<Timestamp>,
    waiting: i64,
    sent: i64,
    failed: i64,
    rows: Vec<TroubledRow>,
    next: String,
    first: String,
}

async fn list(visit: Visit) -> Result<Response, Failure> {
    let before: Option<Uuid> = visit.query("before").and_then(|text| text.parse().ok());
    let (counts, page, quiet_until) = visit
        .read(move |work| {
            let (tx, home) = (work.tx(), work.institution()?);
            let page = store::list_troubled(tx, home, before)?;
            Ok((store::count(tx, home)?, page, super::quiet_until(tx, home, work.now())?))
        })
        .await?;
    let count = |state| counts.iter().find(|row| row.state == state).map_or(0, |row| row.count);
    visit.page(&MailPage {
        shell: visit.shell("platform-mail-title"),
        settings: visit.app().mailer.as_ref().map(super::Mailer::settings),
        quiet_until,
        waiting: count(State::Waiting),
        sent: count(State::Sent),
        failed: count(State::Failed),
        next: page.next(|row| format!("/mail?before={}", row.id)),
        rows: page.rows,
        first: if before.is_some() { NAV.href.to_owned() } else { String::new() },
    })
}

/// Letters that were given up wait again.
fn retry_letters(work: &Work<'_>) -> Result<Saved<()>, Error> {
    let home = work.institution()?;
    let permit = work.permit(&RETRY, &Place::institution(home))?;
    match store::save_again(work.tx(), home, work.now())? {
        0 => Ok(work.already_done(permit)),
        count => {
            let after = serde_json::json!({ "letters": count });
            work.save(permit, Event::on("platform.mail", home.0).after(after))
        }
    }
}

async fn retry(visit: Visit) -> Result<Response, Failure> {
    visit.write(retry_letters).await?;
    visit.go(NAV.href, "platform-mail-retry-done")
}
