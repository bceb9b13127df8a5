//! The form that ends an employment: last day and reason.

use askama::Template;
use axum::response::Response;
use kernel::{Day, EmploymentId, Error, FieldErrors};
use platform::http::{Failure, Fields, Path, Visit};
use platform::work::Guarded;
use ui::{FormState, Link, Shell};

use crate::employee::actions;
use crate::employee::model::EmploymentRow;
use crate::employee::store;
use crate::pages::{again, home, today};
use crate::permissions;
use crate::supervision;

#[derive(Template)]
#[template(path = "employee/end.html")]
struct EndPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: EmploymentRow,
    /// How many stand below and go to the next level up.
    below: usize,
    /// The last day on record, while it can be taken back.
    keeps: Option<Day>,
}

async fn find(visit: &Visit, id: EmploymentId) -> Result<(EmploymentRow, usize), Error> {
    let (home, today) = (home(visit)?, today(visit));
    visit
        .read(move |work| {
            let found = store::find(work.tx(), home, id, today)?;
            let row = work.open(&permissions::EMPLOYEE_END, found.map(Guarded::new))?;
            let below = supervision::store::list_below(work.tx(), home, id)?.len();
            Ok((row, below))
        })
        .await
}

fn page(visit: &Visit, form: FormState, row: EmploymentRow, below: usize) -> EndPage<'_> {
    let mut shell = visit.shell("people-employee-end");
    shell.refused = form.is_refused();
    shell.crumbs = vec![Link::new(format!("/people/{}", row.id), row.name.clone())];
    let keeps = row.ends_on.filter(|last| *last >= today(visit));
    EndPage { shell, form, row, below, keeps }
}

pub async fn form(visit: Visit, Path(id): Path<EmploymentId>) -> Result<Response, Failure> {
    let (row, below) = find(&visit, id).await?;
    let form = FormState::new().with("version", row.version.to_string());
    visit.page(&page(&visit, form, row, below))
}

fn typed(fields: &Fields) -> Result<(i64, Day, String), Error> {
    let mut errors = FieldErrors::default();
    let last = fields.day("last", &mut errors);
    if fields.optional("last").is_none() {
        errors.add("last", "platform-field-missing");
    }
    let reason = fields.required("reason", 300, &mut errors);
    match last {
        Some(last) if errors.is_empty() => Ok((fields.version()?, last, reason)),
        _ => Err(Error::Invalid(errors)),
    }
}

pub async fn end(visit: Visit, Path(id): Path<EmploymentId>, fields: Fields) -> Result<Response, Failure> {
    let home = home(&visit)?;
    let done = match typed(&fields) {
        Ok((version, last, reason)) => {
            visit.write(move |work| actions::end_employee(work, home, id, version, last, &reason)).await
        }
        Err(error) => Err(error),
    };
    answer(visit, id, &fields, done, "people-employee-end-done").await
}

/// Takes a last day back that has not passed.
pub async fn keep(visit: Visit, Path(id): Path<EmploymentId>, fields: Fields) -> Result<Response, Failure> {
    let home = home(&visit)?;
    let (version, reason) = (fields.version()?, fields.text("keep_reason").to_owned());
    let done = visit.write(move |work| actions::keep_employee(work, home, id, version, &reason)).await;
    answer(visit, id, &fields, done, "people-employee-keep-done").await
}

async fn answer(
    visit: Visit,
    id: EmploymentId,
    fields: &Fields,
    done: Result<(), Error>,
    words: &str,
) -> Result<Response, Failure> {
    match done {
        Ok(()) => visit.go(&format!("/people/{id}"), words),
        Err(error) => {
            let again = again(&visit, fields, error)?;
            let (row, below) = find(&visit, id).await?;
            let mut page = page(&visit, again.form, row, below);
            if again.stale {
                page.form = FormState::new()
                    .with("last", fields.text("last"))
                    .with("reason", fields.text("reason"))
                    .with("keep_reason", fields.text("keep_reason"))
                    .with("version", page.row.version.to_string());
                page.form.complain("", visit.app().words.text(visit.language, "people-stale"));
                return visit.page_stale(&page);
            }
            visit.page_again(&page)
        }
    }
}
