//! The page of acting: who stands in for whom, the form that appoints, and the button that ends an appointment.

use askama::Template;
use axum::response::Response;
use kernel::{Day, Error, FieldErrors, PageKey};
use platform::http::{Failure, Fields, Path, Routes, Visit};
use ui::{FormState, Light, Link, Shell};

use super::actions;
use super::model::{ActingId, ActingRow, NewActing};
use super::store;
use crate::employee::pages::named;
use crate::employee::{self, Candidate};
use crate::pages::{again, home, link, today};
use crate::permissions::{ACTING_ADD, ACTING_END, ACTING_LIST};

pub fn routes() -> Routes {
    Routes::new().get("/people/acting", &ACTING_LIST, list).post("/people/acting", &ACTING_ADD, add).post(
        "/people/acting/{id}/end",
        &ACTING_END,
        end,
    )
}

struct Line {
    row: ActingRow,
    light: Light,
    /// `ahead`, `now`, `over`: the last part of the words key.
    state: &'static str,
    may_end: bool,
}

#[derive(Template)]
#[template(path = "acting/list.html")]
struct ListPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    lines: Vec<Line>,
    candidates: Vec<Candidate>,
    may_add: bool,
    next: String,
    first: String,
}

fn line(row: ActingRow, today: Day, may_end: bool) -> Line {
    let (light, state) = if row.to_on < today {
        (Light::Grey, "over")
    } else if row.from_on > today {
        (Light::Yellow, "ahead")
    } else {
        (Light::Green, "now")
    };
    Line { may_end: may_end && state != "over", light, state, row }
}

async fn page(visit: &Visit, form: FormState) -> Result<ListPage<'_>, Error> {
    let (home, today) = (home(visit)?, today(visit));
    let key = PageKey::parse(visit.query("after"));
    let paged = key != PageKey::default();
    let (found, candidates) = visit
        .read(move |work| {
            let found = store::list(work.tx(), home, &key)?;
            Ok((found, employee::store::list_candidates(work.tx(), home, today)?))
        })
        .await?;
    let next = found.next(|last| {
        link("/people/acting", &[("after", &PageKey::after(&last.to_on.to_string(), last.id.0))])
    });
    let mut shell = visit.shell("people-acting-title");
    shell.wide = true;
    shell.refused = form.is_refused();
    shell.crumbs = vec![Link::new("/people", shell.t("people-employee-list-title"))];
    let may_end = visit.could(&ACTING_END);
    Ok(ListPage {
        lines: found.rows.into_iter().map(|row| line(row, today, may_end)).collect(),
        candidates,
        may_add: visit.could(&ACTING_ADD),
        first: if paged { "/people/acting".to_owned() } else { String::new() },
        next,
        form,
        shell,
    })
}

async fn list(visit: Visit) -> Result<Response, Failure> {
    visit.page(&page(&visit, FormState::new()).await?)
}

/// The typed days; who acts for whom is looked up in the unit of work.
fn days(fields: &Fields) -> Result<(Day, Day), FieldErrors> {
    let mut errors = FieldErrors::default();
    for name in ["absent", "acting", "from", "to", "letter"] {
        if fields.text(name).is_empty() {
            errors.add(name, "platform-field-missing");
        }
    }
    let (from_on, to_on) = (fields.day("from", &mut errors), fields.day("to", &mut errors));
    match (from_on, to_on) {
        (Some(from_on), Some(to_on)) if errors.is_empty() => Ok((from_on, to_on)),
        _ => Err(errors),
    }
}

async fn add(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let home = home(&visit)?;
    let sent = fields.clone();
    let added = match days(&fields) {
        Ok((from_on, to_on)) => {
            visit
                .write(move |work| {
                    let who = |field: &'static str| {
                        named(work, home, field, sent.text(field))?
                            .ok_or_else(|| Error::field(field, "platform-field-missing"))
                    };
                    let (absent, acting) = (who("absent")?, who("acting")?);
                    let letter = sent.text("letter").to_owned();
                    actions::add_acting(work, home, &NewActing { absent, acting, from_on, to_on, letter })
                })
                .await
        }
        Err(errors) => Err(Error::Invalid(errors)),
    };
    match added {
        Ok(_) => visit.go("/people/acting", "people-acting-add-done"),
        Err(error) => {
            let form = again(&visit, &fields, error)?.form;
            visit.page_again(&page(&visit, form).await?)
        }
    }
}

async fn end(visit: Visit, Path(id): Path<ActingId>, fields: Fields) -> Result<Response, Failure> {
    let (home, version) = (home(&visit)?, fields.version()?);
    visit.write(move |work| actions::end_acting(work, home, id, version)).await?;
    visit.go("/people/acting", "people-acting-end-done")
}
