//! The pages of public holidays: a year's list for everybody, and for those who may, the forms that add and change.

use askama::Template;
use axum::response::Response;
use kernel::{Day, Error, FieldErrors, FinancialYear, Language};
use platform::holiday::{self, Holiday};
use platform::http::{Failure, Fields, Path, Routes, Visit};
use ui::{FormState, Link, Shell};

use super::actions::{self, NAME_MOST, Proclaimed};
use crate::pages::{self, Line, again, answer_again, home, link, today};
use crate::permissions::{HOLIDAY_CHANGE, HOLIDAY_LIST};

pub fn routes() -> Routes {
    Routes::new()
        .get("/holidays", &HOLIDAY_LIST, list)
        .post("/holidays", &HOLIDAY_CHANGE, add)
        .get("/holidays/{day}", &HOLIDAY_CHANGE, form)
        .post("/holidays/{day}", &HOLIDAY_CHANGE, change)
        .post("/holidays/{day}/remove", &HOLIDAY_CHANGE, remove)
}

struct Row {
    day: Day,
    name: String,
    kind: String,
}

#[derive(Template)]
#[template(path = "holiday/list.html")]
struct ListPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    year: FinancialYear,
    rows: Vec<Row>,
    may_change: bool,
    lines: Vec<Line>,
    before: String,
    after: String,
}

fn name(shell: &Shell<'_>, row: &Holiday) -> String {
    let name = if shell.language == Language::Sw { &row.name_sw } else { &row.name_en };
    name.clone()
}

fn of_year(year: FinancialYear) -> String {
    link("/holidays", &[("year", &year.slug())])
}

async fn page(visit: &Visit, year: FinancialYear, form: FormState) -> Result<ListPage<'_>, Error> {
    let home = home(visit)?;
    let may_change = visit.could(&HOLIDAY_CHANGE);
    let (rows, events) = visit
        .read(move |work| {
            let rows = holiday::list(work.tx(), home, year.first_day(), year.last_day())?;
            let mut events = match may_change {
                true => platform::history::on_subject(work.tx(), home, home.0, None)?,
                false => Vec::new(),
            };
            events.retain(|event| event.subject_kind == actions::SUBJECT);
            Ok((rows, events))
        })
        .await?;
    let mut shell = visit.shell("people-holiday-list-title");
    shell.kicker = shell.year(year).into_owned();
    shell.refused = form.is_refused();
    let row = |row: &Holiday| Row {
        day: row.day,
        name: name(&shell, row),
        kind: shell.kc("people-holiday-kind", &row.kind).into_owned(),
    };
    Ok(ListPage {
        rows: rows.iter().map(row).collect(),
        may_change,
        lines: pages::history(&shell, &events, &[]),
        before: of_year(year.previous()),
        after: of_year(year.next()),
        form,
        year,
        shell,
    })
}

async fn list(visit: Visit) -> Result<Response, Failure> {
    let year = match visit.query("year") {
        Some(text) => text.parse::<FinancialYear>()?,
        None => today(&visit).financial_year(),
    };
    visit.page(&page(&visit, year, FormState::new()).await?)
}

fn typed(fields: &Fields) -> Result<Proclaimed, Error> {
    let mut errors = FieldErrors::default();
    let day = fields.day("day", &mut errors);
    if fields.optional("day").is_none() {
        errors.add("day", "platform-field-missing");
    }
    let name_sw = fields.required("name_sw", NAME_MOST, &mut errors);
    let name_en = fields.text("name_en").to_owned();
    match day {
        Some(day) if errors.is_empty() => Ok(Proclaimed { day, name_sw, name_en }),
        _ => Err(Error::Invalid(errors)),
    }
}

async fn add(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let home = home(&visit)?;
    let (done, day) = match typed(&fields) {
        Ok(new) => {
            let day = new.day;
            (visit.write(move |work| actions::add_holiday(work, home, &new)).await, Some(day))
        }
        Err(error) => (Err(error), None),
    };
    match (done, day) {
        (Ok(()), Some(day)) => visit.go(&of_year(day.financial_year()), "people-holiday-add-done"),
        (Ok(()), None) => Err(Error::internal("a holiday without a day was kept").into()),
        (Err(error), _) => {
            let form = again(&visit, &fields, error)?.form;
            let year = fields.text("year").parse().unwrap_or_else(|_| today(&visit).financial_year());
            visit.page_again(&page(&visit, year, form).await?)
        }
    }
}

#[derive(Template)]
#[template(path = "holiday/form.html")]
struct FormPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: Holiday,
}

async fn form_page(visit: &Visit, day: Day, form: Option<FormState>) -> Result<FormPage<'_>, Error> {
    let home = home(visit)?;
    let row = visit.read(move |work| holiday::find(work.tx(), home, day)?.ok_or(Error::NotFound)).await?;
    let mut shell = visit.shell("people-holiday-change");
    shell.kicker = name(&shell, &row);
    shell.crumbs = vec![Link::new(of_year(day.financial_year()), shell.t("people-holiday-list-title"))];
    let form = form.unwrap_or_else(|| {
        FormState::new()
            .with("day", ui::short_day(day))
            .with("name_sw", row.name_sw.clone())
            .with("name_en", row.name_en.clone())
            .with("version", row.version.to_string())
    });
    shell.refused = form.is_refused();
    Ok(FormPage { form, row, shell })
}

async fn form(visit: Visit, Path(day): Path<Day>) -> Result<Response, Failure> {
    visit.page(&form_page(&visit, day, None).await?)
}

/// What was typed comes back on the newest version, below what others have written.
async fn answer(visit: &Visit, day: Day, fields: &Fields, error: Error) -> Result<Response, Failure> {
    let again = again(visit, fields, error)?;
    let mut page = form_page(visit, day, Some(again.form)).await?;
    if again.stale {
        let typed = fields.pairs().iter().filter(|(name, _)| name != "version").cloned();
        page.form = FormState::from_pairs(typed).with("version", page.row.version.to_string());
        page.form.complain("", visit.app().words.text(visit.language, "people-stale"));
        return visit.page_stale(&page);
    }
    visit.page_again(&page)
}

async fn change(visit: Visit, Path(day): Path<Day>, fields: Fields) -> Result<Response, Failure> {
    let (home, seen) = (home(&visit)?, fields.version()?);
    let done = match typed(&fields) {
        Ok(new) => {
            let to = new.day;
            let change = move |work: &platform::work::Work<'_>| {
                Ok(actions::change_holiday(work, home, day, seen, &new)?.with(to))
            };
            visit.write(change).await
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(to) => visit.go(&of_year(to.financial_year()), "people-holiday-change-done"),
        Err(error) => answer(&visit, day, &fields, error).await,
    }
}

async fn remove(visit: Visit, Path(day): Path<Day>, fields: Fields) -> Result<Response, Failure> {
    let (home, seen) = (home(&visit)?, fields.version()?);
    match visit.write(move |work| actions::remove_holiday(work, home, day, Some(seen))).await {
        Ok(()) => visit.go(&of_year(day.financial_year()), "people-holiday-remove-done"),
        Err(error) => {
            let again = again(&visit, &fields, error)?;
            let mut page = form_page(&visit, day, None).await?;
            page.form.complain("", visit.app().words.text(visit.language, "people-stale"));
            page.shell.refused = true;
            answer_again(&visit, &page, again.stale)
        }
    }
}
