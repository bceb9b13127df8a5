//! The pages of an import: send a sheet, watch it being tried, read the report, take it. One set for every kind; they
//! work without JavaScript, the page of a running import asks for itself again.

use askama::Template;
use axum::http::HeaderValue;
use axum::http::header::REFRESH;
use axum::response::Response;
use kernel::{Error, FieldErrors, FinancialYear, Place, Reason, Refusal as _};
use ui::{Choice, FormState, Light, Link, Shell};

use super::importer::ImportKind;
use super::job::{self, Arrived};
use super::report::Finding;
use super::store::{self, ImportId, ImportRow, RecentRow, State};
use super::upload::{READ_AT_MOST, Sheet, SheetUpload};
use crate::http::{Failure, Fields, Path, Routes, Visit};
use crate::sheet::{Cell, CsvSheet, MOST_BYTES, XlsxSheet};

/// The pages of one kind of import; an area adds them to its routes.
pub fn routes(kind: &'static ImportKind) -> Routes {
    let (action, paths) = (kind.action, kind.paths);
    Routes::new()
        .get(paths.form, action, move |visit: Visit| form(kind, visit))
        .post_up_to(paths.form, action, READ_AT_MOST, move |visit: Visit, sent: SheetUpload| {
            receive(kind, visit, sent)
        })
        .get(paths.template, action, move |visit: Visit, format: Path<String>| template(kind, visit, format))
        .get(paths.show, action, move |visit: Visit, id: Path<ImportId>| show(kind, visit, id))
        .post(paths.take, action, move |visit: Visit, id: Path<ImportId>| take(kind, visit, id))
        .post(paths.retry, action, move |visit: Visit, id: Path<ImportId>| retry(kind, visit, id))
}

#[derive(Template)]
#[template(path = "import/form.html")]
struct FormPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    kind: &'static ImportKind,
    years: Vec<Choice>,
    recent: Vec<RecentLine>,
    most_megabytes: u64,
}

struct RecentLine {
    row: RecentRow,
    href: String,
    light: Light,
    state: State,
}

#[derive(Template)]
#[template(path = "import/show.html")]
struct ShowPage<'a> {
    shell: Shell<'a>,
    row: ImportRow,
    /// What to show: a job that died is shown as failed.
    state: State,
    light: Light,
    done: i64,
    total: i64,
    percent: i64,
    findings: Vec<FindingLine>,
    unkept: i64,
    again: &'static str,
    take: String,
    retry: String,
}

struct FindingLine {
    row: i64,
    column: String,
    warning: bool,
    text: String,
    mend: String,
}

fn light(state: State) -> Light {
    match state {
        State::Taken => Light::Green,
        State::Refused | State::Failed => Light::Red,
        State::Tried => Light::Yellow,
        State::Trying | State::Taking | State::Replaced => Light::Grey,
    }
}

fn address(pattern: &str, id: ImportId) -> String {
    pattern.replace("{id}", &id.to_string())
}

/// Last year, this year and the next, as choices.
fn years(today: FinancialYear) -> Vec<Choice> {
    [today.next(), today, today.previous()]
        .iter()
        .map(|year| Choice::new(year.slug(), year.to_string()))
        .collect()
}

async fn form(kind: &'static ImportKind, visit: Visit) -> Result<Response, Failure> {
    let today = visit.app().clock.now().day().financial_year();
    let form = FormState::new().with("year", today.slug());
    let page = form_page(kind, &visit, form).await?;
    visit.page(&page)
}

async fn form_page<'v>(
    kind: &'static ImportKind,
    visit: &'v Visit,
    form: FormState,
) -> Result<FormPage<'v>, Error> {
    let (recent, engine, now) = visit
        .read(move |work| {
            let institution = work.institution()?;
            work.permit(kind.action, &Place::institution(institution))?;
            Ok((store::list_recent(work.tx(), institution, kind.kind)?, work.tx().engine(), work.now()))
        })
        .await?;
    let line = |row: RecentRow| {
        let state = job::standing(row.state, job::is_alive(row.id, row.beat_at, engine, now));
        RecentLine { href: address(kind.paths.show, row.id), light: light(state), state, row }
    };
    let years = if kind.by_year { years(now.day().financial_year()) } else { Vec::new() };
    let mut shell = visit.shell(kind.title);
    shell.refused = form.is_refused();
    let most_megabytes = MOST_BYTES / 1024 / 1024;
    Ok(FormPage { shell, form, kind, years, recent: recent.into_iter().map(line).collect(), most_megabytes })
}

async fn receive(kind: &'static ImportKind, visit: Visit, sent: SheetUpload) -> Result<Response, Failure> {
    let mut errors = FieldErrors::default();
    let year = sent.fields.read::<FinancialYear>("year", "platform-field-choose", &mut errors);
    if kind.by_year && year.is_none() && errors.is_empty() && !matches!(sent.sheet, Sheet::TooLarge) {
        errors.add("year", "platform-field-choose");
    }
    match &sent.sheet {
        Sheet::Arrived { .. } => {}
        Sheet::None => errors.add("sheet", "platform-import-no-file"),
        Sheet::TooLarge => errors.push("sheet", crate::sheet::SheetFault::TooLarge.reason()),
    }
    let (file_name, stored) = match sent.sheet {
        Sheet::Arrived { file_name, stored } if errors.is_empty() => (file_name, stored),
        _ => return again(kind, &visit, &sent.fields, &errors).await,
    };
    let arrived =
        Arrived { file_name, stored_as: stored.name().to_owned(), year: year.filter(|_| kind.by_year) };
    let person = visit.person()?.clone();
    let id = job::receive(&visit.desk(), &visit.app().data, kind, &person, arrived, stored).await?;
    visit.go(&address(kind.paths.show, id), "")
}

async fn again(
    kind: &'static ImportKind,
    visit: &Visit,
    fields: &Fields,
    errors: &FieldErrors,
) -> Result<Response, Failure> {
    let page = form_page(kind, visit, visit.form(fields, errors)).await?;
    visit.page_again(&page)
}

/// An empty sheet with the right headings, in the reader's language.
async fn template(
    kind: &'static ImportKind,
    visit: Visit,
    Path(format): Path<String>,
) -> Result<Response, Failure> {
    let heading: Vec<Cell<'_>> = kind
        .columns
        .iter()
        .map(|column| Cell::Text(if visit.language == kernel::Language::Sw { column.sw } else { column.en }))
        .collect();
    let name = format!("{}.{format}", kind.kind);
    match format.as_str() {
        "csv" => {
            let mut sheet = CsvSheet::new(Vec::new())?;
            sheet.row(&heading)?;
            visit.download(&name, "text/csv; charset=utf-8", sheet.finish()?)
        }
        "xlsx" => {
            let mut sheet = XlsxSheet::new(kind.kind)?;
            sheet.row(&heading)?;
            let media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            visit.download(&name, media_type, sheet.finish()?)
        }
        _ => Err(Error::NotFound.into()),
    }
}

async fn find(kind: &'static ImportKind, visit: &Visit, id: ImportId) -> Result<(ImportRow, State), Error> {
    visit
        .read(move |work| {
            let row = work.open(kind.action, store::find(work.tx(), work.institution()?, kind.kind, id)?)?;
            let alive = job::is_alive(row.id, row.beat_at, work.tx().engine(), work.now());
            let state = job::standing(row.state, alive);
            Ok((row, state))
        })
        .await
}

async fn show(
    kind: &'static ImportKind,
    visit: Visit,
    Path(id): Path<ImportId>,
) -> Result<Response, Failure> {
    let (row, state) = find(kind, &visit, id).await?;
    let mut shell = visit.shell(kind.title);
    shell.crumbs = vec![Link::new(kind.paths.form, shell.t(kind.title))];
    shell.wide = true;
    let year = row.year.map(|year| format!(", {}", shell.year(year))).unwrap_or_default();
    shell.kicker = format!("{}{year}", row.file_name);
    let (done, total) = job::how_far(&row);
    let findings: Vec<Finding> = serde_json::from_value(row.problems.clone()).map_err(Error::internal)?;
    let kept = i64::try_from(findings.len()).unwrap_or(i64::MAX);
    let findings = findings
        .into_iter()
        .map(|finding| FindingLine {
            text: finding.text(shell.words, shell.language).into_owned(),
            mend: finding.mend(shell.words, shell.language).into_owned(),
            row: finding.row,
            column: finding.column,
            warning: finding.warning,
        })
        .collect();
    let page = ShowPage {
        shell,
        state,
        light: light(state),
        done,
        total,
        percent: done.saturating_mul(100).checked_div(total).unwrap_or(0).clamp(0, 100),
        findings,
        unkept: row.problem_count.saturating_add(row.warning_count).saturating_sub(kept),
        again: kind.paths.form,
        take: address(kind.paths.take, id),
        retry: address(kind.paths.retry, id),
        row,
    };
    let mut response = visit.page(&page)?;
    if matches!(state, State::Trying | State::Taking) {
        response.headers_mut().insert(REFRESH, HeaderValue::from_static("2"));
    }
    Ok(response)
}

async fn take(
    kind: &'static ImportKind,
    visit: Visit,
    Path(id): Path<ImportId>,
) -> Result<Response, Failure> {
    let (row, state) = find(kind, &visit, id).await?;
    match state {
        State::Tried => job::go_on(&visit.desk(), &visit.app().data, kind, row, State::Taking).await?,
        // A second press of the button finds the work begun or done.
        State::Taking | State::Taken => {}
        State::Trying | State::Refused | State::Failed | State::Replaced => {
            return Err(Error::Refused(Reason::new("platform-import-not-ready")).into());
        }
    }
    visit.go(&address(kind.paths.show, id), "")
}

async fn retry(
    kind: &'static ImportKind,
    visit: Visit,
    Path(id): Path<ImportId>,
) -> Result<Response, Failure> {
    let (row, state) = find(kind, &visit, id).await?;
    match state {
        State::Failed => job::go_on(&visit.desk(), &visit.app().data, kind, row, State::Trying).await?,
        State::Trying => {}
        State::Tried | State::Refused | State::Taking | State::Taken | State::Replaced => {
            return Err(Error::Refused(Reason::new("platform-import-not-ready")).into());
        }
    }
    visit.go(&address(kind.paths.show, id), "")
}
