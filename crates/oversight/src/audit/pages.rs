//! The pages of the auditor's desk: what was stated with the form that states, and the file of an employee.

use askama::Template;
use axum::response::Response;
use kernel::{EmploymentId, Error, FieldErrors, Week};
use people::EmploymentRow;
use people::audit::actions::state_reason;
use people::audit::model::{AuditId, AuditRow, NewAudit};
use people::permissions::{AUDIT_LIST, AUDIT_READ, AUDIT_STATE};
use platform::http::{Failure, Fields, Path, Routes, Visit, link};
use platform::work::Guarded;
use ui::{FormState, Link, Shell};

use super::store::{self, WeekRow, YearRow};

pub fn routes() -> Routes {
    Routes::new().get("/audit", &AUDIT_LIST, list).post("/audit", &AUDIT_STATE, state).get(
        "/audit/{employment}",
        &AUDIT_READ,
        file,
    )
}

#[derive(Template)]
#[template(path = "audit/list.html")]
struct ListPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    may_state: bool,
    rows: Vec<Line>,
    next: String,
    first: String,
}

struct Line {
    row: AuditRow,
    /// The file, while the reason counts and is the reader's own; empty otherwise.
    href: String,
}

async fn page(visit: &Visit, form: FormState) -> Result<ListPage<'_>, Error> {
    let older: Option<AuditId> = visit.query("after").and_then(|id| id.parse().ok());
    let reader = visit.person()?.employment;
    let (page, today) = visit
        .read(move |work| {
            let institution = work.institution()?;
            work.permit(&AUDIT_LIST, &kernel::Place::institution(institution))?;
            Ok((people::audit::store::list(work.tx(), institution, older)?, work.today()))
        })
        .await?;
    let next = page.next(|last| link("/audit", &[("after", &last.id.to_string())]));
    let mut shell = visit.shell("oversight-audit-title");
    shell.wide = true;
    shell.refused = form.is_refused();
    Ok(ListPage {
        may_state: visit.could(&AUDIT_STATE),
        rows: page
            .rows
            .into_iter()
            .map(|row| {
                let is_open = row.until_on >= today && row.auditor_id == reader;
                let about = row.about_id.filter(|_| is_open);
                Line { href: about.map(|id| format!("/audit/{id}")).unwrap_or_default(), row }
            })
            .collect(),
        next,
        first: if older.is_some() { "/audit".to_owned() } else { String::new() },
        form,
        shell,
    })
}

async fn list(visit: Visit) -> Result<Response, Failure> {
    visit.page(&page(&visit, FormState::new()).await?)
}

async fn state(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let sent = fields.clone();
    let stated = visit
        .write(move |work| {
            let number = sent.text("check_number");
            let about = match number.is_empty() {
                true => None,
                false => Some(
                    people::employee::find_by_check_number(
                        work.tx(),
                        work.institution()?,
                        number,
                        work.today(),
                    )?
                    .ok_or_else(|| Error::field("check_number", "oversight-audit-problem-unknown"))?
                    .id,
                ),
            };
            let new = NewAudit {
                about,
                reason: sent.text("reason").to_owned(),
                reference: sent.text("reference").to_owned(),
            };
            Ok(state_reason(work, &new)?.with(about))
        })
        .await;
    match stated {
        Ok(Some(about)) => visit.go(&format!("/audit/{about}"), "people-audit-state-done"),
        Ok(None) => visit.go("/audit", "people-audit-state-done"),
        Err(Error::Invalid(errors)) => {
            visit.page_again(&page(&visit, typed(&visit, &fields, &errors)).await?)
        }
        Err(error) => Err(error.into()),
    }
}

fn typed(visit: &Visit, fields: &Fields, errors: &FieldErrors) -> FormState {
    visit.form(fields, errors)
}

#[derive(Template)]
#[template(path = "audit/file.html")]
struct FilePage<'a> {
    shell: Shell<'a>,
    row: EmploymentRow,
    years: Vec<YearRow>,
    weeks: Vec<(WeekRow, String)>,
}

async fn file(visit: Visit, Path(id): Path<EmploymentId>) -> Result<Response, Failure> {
    let (row, years, weeks) = visit
        .read(move |work| {
            let (tx, institution) = (work.tx(), work.institution()?);
            let found = people::find_employment(tx, institution, id, work.today())?;
            let row: EmploymentRow = work.open(&AUDIT_READ, found.map(Guarded::new))?;
            let years = store::list_years(tx, institution, id)?;
            Ok((row, years, store::list_weeks(tx, institution, id)?))
        })
        .await?;
    let mut shell = visit.shell_titled(row.name.clone());
    shell.kicker = format!("{}, {}", row.post_title, row.unit_name);
    shell.crumbs = vec![Link::new("/audit", shell.t("oversight-audit-title"))];
    let weeks = weeks
        .into_iter()
        .map(|row| {
            let week = shell.week(Week::from(row.week));
            (row, week)
        })
        .collect();
    visit.page(&FilePage { shell, row, years, weeks })
}
