//! The list of contracts that end soon.

use askama::Template;
use axum::response::Response;
use kernel::{Day, PageKey};
use platform::http::{Failure, Routes, Visit};
use ui::{Light, Link, Shell};

use super::rules::{self, DAYS_AHEAD};
use super::store::{self, EndingRow};
use crate::pages::{home, link, today};
use crate::permissions::ENDING_LIST;

pub fn routes() -> Routes {
    Routes::new().get(super::PATH, &ENDING_LIST, list)
}

#[derive(Template)]
#[template(path = "ending/list.html")]
struct ListPage<'a> {
    shell: Shell<'a>,
    rows: Vec<EndingRow>,
    today: Day,
    days: i64,
    next: String,
    first: String,
}

impl ListPage<'_> {
    fn light(&self, row: &EndingRow) -> Light {
        rules::light(row.contract_ends_on, self.today)
    }

    fn said(&self, row: &EndingRow) -> String {
        let shell = &self.shell;
        match row.contract_ends_on {
            None => shell.t("people-ending-unwritten").into_owned(),
            Some(last) if last < self.today => {
                shell.t1("people-ending-passed", "day", shell.day(last)).into_owned()
            }
            Some(last) => shell.t1("people-ending-soon", "day", shell.day(last)).into_owned(),
        }
    }
}

async fn list(visit: Visit) -> Result<Response, Failure> {
    let (home, today) = (home(&visit)?, today(&visit));
    let key = PageKey::parse(visit.query("after"));
    let first = if key == PageKey::default() { String::new() } else { super::PATH.to_owned() };
    let page =
        visit.read(move |work| store::list(work.tx(), home, today.plus_days(DAYS_AHEAD), &key)).await?;
    let next = page.next(|last| link(super::PATH, &[("after", &store::key(last))]));
    let mut shell = visit.shell("people-ending-title");
    shell.crumbs = vec![Link::new("/people", shell.t("people-employee-list-title"))];
    visit.page(&ListPage { shell, rows: page.rows, today, days: DAYS_AHEAD, next, first })
}
