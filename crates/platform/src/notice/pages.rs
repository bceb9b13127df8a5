//! One's own notices, newest first. Opening one marks it as read and goes where it leads.

use askama::Template;
use axum::response::Response;
use kernel::{Action, Day, EventId, Timestamp, Who};
use ui::{NavGroup, Shell};

use super::{actions, store};
use crate::area::NavLink;
use crate::http::{Failure, Fields, Path, Routes, Visit};

/// One's own notices; nobody else's are reached by it.
pub const READ: Action = Action { name: "platform.notice.read", who: &[Who::SignedIn, Who::Left] };

/// Its place in the navigation, where the number of those unread stands.
pub const NAV: NavLink = NavLink {
    action: &READ,
    group: NavGroup::Own,
    href: "/notices",
    text: "platform-notice-title",
    order: 88,
};

pub fn routes() -> Routes {
    Routes::new().get("/notices", &READ, list).post("/notices/read", &READ, read_all).post(
        "/notices/{id}/open",
        &READ,
        open,
    )
}

#[derive(Template)]
#[template(path = "notice/list.html")]
struct ListPage<'a> {
    shell: Shell<'a>,
    rows: Vec<Row>,
    /// The newest shown, where something on the page is new.
    newest: Option<EventId>,
    next: String,
    first: String,
}

struct Row {
    id: EventId,
    text: String,
    at: Timestamp,
    is_new: bool,
}

async fn list(visit: Visit) -> Result<Response, Failure> {
    let before: Option<EventId> = visit.query("before").and_then(|text| text.parse().ok());
    let page = visit
        .read(move |work| {
            let person = work.person()?;
            store::list(work.tx(), person.institution, person.employment, before)
        })
        .await?;
    let shell = visit.shell("platform-notice-title");
    let told = |kind: &str| {
        let lines = visit.app().areas.iter().flat_map(|area| area.notices);
        lines.into_iter().find(|line| line.text == kind).map_or("platform-notice-other", |line| line.text)
    };
    let row = |row: &super::model::NoticeRow| Row {
        id: row.id,
        text: match row.what.as_str() {
            "" => shell.t1(told(&row.kind), "name", shell.noted(&row.note)).into_owned(),
            what => {
                let what =
                    what.parse::<Day>().map_or_else(|_| shell.t(what).into_owned(), |day| shell.day(day));
                shell.t2(told(&row.kind), "name", shell.noted(&row.note), "what", what).into_owned()
            }
        },
        at: row.at,
        is_new: row.read_at.is_none(),
    };
    let next = page.next(|row| format!("/notices?before={}", row.id));
    let rows = page.rows;
    let newest = rows.first().filter(|_| rows.iter().any(|row| row.read_at.is_none())).map(|row| row.id);
    visit.page(&ListPage {
        rows: rows.iter().map(row).collect(),
        newest,
        next,
        first: if before.is_some() { NAV.href.to_owned() } else { String::new() },
        shell,
    })
}

async fn read_all(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let (person, now) = (visit.person()?.clone(), visit.app().clock.now());
    // Without the newest seen nothing was seen.
    if let Ok(newest) = fields.text("newest").parse::<EventId>() {
        visit.app().store.write(move |tx| actions::read_notices(tx, &person, newest, now)).await?;
    }
    visit.go(NAV.href, "platform-notice-read-done")
}

async fn open(visit: Visit, Path(id): Path<EventId>) -> Result<Response, Failure> {
    let (person, now) = (visit.person()?.clone(), visit.app().clock.now());
    let path = visit.app().store.write(move |tx| actions::open_notice(tx, &person, id, now)).await?;
    visit.go(&path, "")
}
