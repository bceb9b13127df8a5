//! One's own data and everything that was ever written about oneself, by whom and when.

use askama::Template;
use axum::response::Response;
use kernel::{Error, EventId};
use platform::history::Readable;
use platform::http::{Failure, Visit};
use ui::{Light, Shell};

use crate::absence;
use crate::employee::model::{ContactRow, EmploymentRow};
use crate::employee::store;
use crate::pages::{self, Line, home, link, today};
use crate::supervision::{self, NamedInterval};
use crate::switch::store::{OtherRow, list_others};

#[derive(Template)]
#[template(path = "employee/own.html")]
struct OwnPage<'a> {
    shell: Shell<'a>,
    row: EmploymentRow,
    contact: ContactRow,
    intervals: Vec<NamedInterval>,
    roles: Vec<String>,
    acting: Vec<String>,
    /// Where else this person works or has worked.
    others: Vec<OtherRow>,
    /// Whoever works here may ask for another supervisor.
    asks: bool,
    lines: Vec<Line>,
    next: String,
    first: String,
}

pub async fn show(visit: Visit) -> Result<Response, Failure> {
    let (home, today) = (home(&visit)?, today(&visit));
    let person = visit.person()?.clone();
    let (own, who) = (person.employment, person.person);
    let before: Option<EventId> = visit.query("before").and_then(|text| text.parse().ok());
    let (row, contact, intervals, others, events) = visit
        .read(move |work| {
            let tx = work.tx();
            let row = store::find(tx, home, own, today)?.ok_or(Error::NotFound)?;
            let contact = store::find_contact(tx, row.person_id)?.ok_or(Error::NotFound)?;
            let intervals = supervision::list_history(tx, home, own)?;
            let events = absence::actions::history_about(work, &row, before, Readable::default())?;
            let others = list_others(tx, who, own, today)?;
            Ok((row, contact, intervals, others, events))
        })
        .await?;
    let shell = visit.shell("people-employee-own-title");
    let names = |role| pages::role_name(&shell, role);
    visit.page(&OwnPage {
        roles: person.roles.iter().map(|grant| names(grant.role)).collect(),
        acting: person.acting_for.iter().map(|absent| absent.name.clone()).collect(),
        lines: pages::own_history(&shell, &events.rows),
        first: if before.is_some() { "/me".to_owned() } else { String::new() },
        next: events.next(|last| link("/me", &[("before", &last.id.to_string())])),
        row,
        contact,
        intervals,
        others,
        asks: person.left_on.is_none(),
        shell,
    })
}
