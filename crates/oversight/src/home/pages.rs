//! The landing page.

use askama::Template;
use axum::response::Response;
use kernel::{Day, Error, Week};
use platform::http::{Failure, Routes, Visit};
use platform::work::Work;
use ui::{Light, Shell};

use super::rules::{Waits, gathered, in_order, urgency};
use crate::permissions;

/// Things shown at most; the rest is behind the lists they belong to.
const SHOWN: i64 = 50;

pub fn routes() -> Routes {
    Routes::new().get("/", &permissions::HOME, show)
}

#[derive(Template)]
#[template(path = "home/show.html")]
struct HomePage<'a> {
    shell: Shell<'a>,
    rows: Vec<Row>,
    /// Whom the reader acts for.
    acting_for: Vec<String>,
    /// What the reader let pass and what is now with somebody above them.
    risen: Vec<Row>,
}

struct Row {
    what: String,
    note: String,
    path: String,
    due_on: Day,
    light: Light,
    late_days: i64,
    /// Whom it came from, or where it went, as a sentence; empty otherwise.
    other: String,
}

/// What waits for who asks and for those they act for, oldest due date first; and what went up from them.
pub(crate) fn gather(work: &Work<'_>) -> Result<(Vec<Waits>, Vec<Waits>), Error> {
    let person = work.person()?;
    let (tx, institution, today) = (work.tx(), person.institution, work.today());
    let mut rows = people::owed::list(tx, institution, person.employment, today, SHOWN)?;
    for absent in &person.acting_for {
        rows.extend(people::owed::list_carried(tx, institution, (absent, person.employment), today, SHOWN)?);
    }
    let (mut all, mut risen) = (Vec::new(), Vec::new());
    for row in rows {
        let list = if row.mine { &mut all } else { &mut risen };
        let waits = Waits {
            what: row.kind.replace('.', "-"),
            note: row.note,
            others: 0,
            week: None,
            path: row.path,
            due_on: row.due_on,
            other: row.other_name.unwrap_or_default(),
        };
        // Whoever owes a thing themselves and by a role (a head who plans) reads it once.
        if !list.contains(&waits) {
            list.push(waits);
        }
    }
    // Nothing more is planned or reported after the last day; what is owed about one's mark still is.
    if person.left_on.is_some() {
        return Ok((gathered(all), in_order(risen)));
    }
    for (week, due_on) in performance::report::actions::due_weeks(
        work.tx(),
        person.institution,
        person.employment,
        work.today(),
    )? {
        all.push(Waits {
            what: "oversight-home-week".to_owned(),
            note: String::new(),
            others: 0,
            week: Some(week.monday()),
            path: format!("/my-week?week={}", week.monday()),
            due_on,
            other: String::new(),
        });
    }
    for unsigned in performance::unsigned::waiting(work)? {
        all.push(Waits {
            what: unsigned.what.to_owned(),
            note: unsigned.name,
            others: unsigned.others,
            week: None,
            path: unsigned.path.to_owned(),
            due_on: unsigned.due_on,
            other: String::new(),
        });
    }
    if let Some(ending) = people::ending::waiting(work)? {
        all.push(Waits {
            what: "people-ending-waits".to_owned(),
            note: ending.name,
            others: ending.others,
            week: None,
            path: people::ending::PATH.to_owned(),
            due_on: ending.due_on,
            other: String::new(),
        });
    }
    Ok((gathered(all), in_order(risen)))
}

async fn show(visit: Visit) -> Result<Response, Failure> {
    if visit.person()?.seated.is_some() {
        return visit.go(people::seat::WORK, "");
    }
    let today = visit.app().clock.now().day();
    let (waits, risen) = visit.read(gather).await?;
    let mut shell = visit.shell("oversight-home-title");
    shell.kicker = shell.long_day(today);
    let rows = waits.into_iter().map(|waits| row(&shell, waits, "oversight-home-from", today)).collect();
    let risen = risen.into_iter().map(|waits| row(&shell, waits, "oversight-home-now-with", today)).collect();
    let acting_for = visit.person()?.acting_for.iter().map(|absent| absent.name.clone()).collect();
    visit.page(&HomePage { shell, rows, acting_for, risen })
}

/// One line; `other` is the words key of what is said about whoever else it concerns.
fn row(shell: &Shell<'_>, waits: Waits, other: &str, today: Day) -> Row {
    Row {
        what: shell.t(&waits.what).into_owned(),
        other: match waits.other.as_str() {
            "" => String::new(),
            name => shell.t1(other, "name", name).into_owned(),
        },
        note: match waits.week {
            Some(monday) => shell.week(Week::from(monday)),
            None if waits.others > 0 => shell
                .t2("oversight-home-others", "name", shell.noted(&waits.note), "count", waits.others)
                .into_owned(),
            None => shell.noted(&waits.note),
        },
        path: waits.path,
        due_on: waits.due_on,
        light: urgency(waits.due_on, today),
        late_days: waits.due_on.days_until(today).max(0),
    }
}
