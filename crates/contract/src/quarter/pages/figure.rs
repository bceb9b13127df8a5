//! The institution's side: beginning a quarter, the figure and evidence of one target, handing over, correcting.

use askama::Template;
use axum::response::Response;
use kernel::{Error, FieldErrors, FinancialYear, Quantity, Quarter, Reason};
use platform::holiday;
use platform::http::{Failure, Fields, Path, PathPair, UPLOAD_LIMIT, Upload, Visit};
use ui::{FormState, Link, Shell};

use super::super::model::{EvidenceRow, FigureRow, NewFigure, QuarterId, QuarterRow};
use super::super::rules::{self, MOST_NOTE};
use super::super::{actions, store};
use super::answer;
use crate::pages::{amount, returned};
use crate::permissions;

fn address(row: &QuarterRow) -> String {
    format!("/contracts/{}/quarters/{}", row.institution_id, row.id)
}

#[derive(Template)]
#[template(path = "quarter/start.html")]
struct StartPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    year: FinancialYear,
    quarter: Quarter,
    opens: String,
    closes: String,
    opened: bool,
}

async fn start_page(
    visit: &Visit,
    year: FinancialYear,
    quarter: Quarter,
    form: FormState,
) -> Result<Result<StartPage<'_>, String>, Error> {
    let (newest, (window, due_on), today) = visit
        .read(move |work| {
            let institution = work.institution()?;
            let rows = store::list_year(work.tx(), institution, year)?;
            let newest = rows.into_iter().find(|row| row.quarter == quarter);
            let window = work.windows(year)?.get(rules::window(quarter))?.clone();
            let due_on = holiday::working_day(work.tx(), institution, window.closes_on)?;
            Ok((newest, (window, due_on), work.today()))
        })
        .await?;
    if let Some(newest) = newest {
        return Ok(Err(address(&newest)));
    }
    let mut shell = visit.shell_titled(String::new());
    shell.title = shell.kc("contract-quarter-title", &quarter.to_string()).into_owned();
    shell.kicker = shell.year(year).into_owned();
    shell.crumbs =
        vec![Link::new(format!("/contract?year={}", year.slug()), shell.t("contract-terms-title"))];
    shell.refused = form.is_refused();
    Ok(Ok(StartPage {
        opens: shell.day(window.opens_on),
        closes: shell.day(due_on),
        opened: window.has_opened(today),
        form,
        year,
        quarter,
        shell,
    }))
}

/// `/contract/{year}/{quarter}`: the newest set of the quarter, or beginning one.
pub(super) async fn start(
    visit: Visit,
    PathPair(year, quarter): PathPair<FinancialYear, Quarter>,
) -> Result<Response, Failure> {
    match start_page(&visit, year, quarter, FormState::new()).await? {
        Ok(page) => visit.page(&page),
        Err(address) => visit.go(&address, ""),
    }
}

pub(super) async fn begin(
    visit: Visit,
    PathPair(year, quarter): PathPair<FinancialYear, Quarter>,
) -> Result<Response, Failure> {
    let institution = visit.person()?.institution;
    match visit.write(move |work| actions::begin_quarter(work, year, quarter)).await {
        Ok(id) => visit.go(&format!("/contracts/{institution}/quarters/{id}"), ""),
        Err(error) => {
            let again = returned(&visit, &Fields::default(), error)?;
            match start_page(&visit, year, quarter, again.form).await? {
                Ok(page) => crate::pages::answer(&visit, &page, again.stale),
                Err(address) => visit.go(&address, ""),
            }
        }
    }
}

#[derive(Template)]
#[template(path = "quarter/figure.html")]
struct FigurePage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: QuarterRow,
    figure: FigureRow,
    files: Vec<EvidenceRow>,
}

impl FigurePage<'_> {
    fn amount(&self, quantity: &Option<Quantity>) -> String {
        amount(&self.shell, *quantity, &self.figure.unit_of_measure)
    }
}

async fn figure_page<'v>(
    visit: &'v Visit,
    id: QuarterId,
    code: &str,
    form: Option<FormState>,
) -> Result<FigurePage<'v>, Error> {
    let (row, figures, files) = visit
        .read(move |work| {
            let institution = work.institution()?;
            let row = store::find(work.tx(), institution, id)?;
            let row = work.open(&permissions::QUARTER_EDIT, row)?;
            let figures = store::list_figures(work.tx(), institution, id)?;
            let files = store::list_evidence(work.tx(), institution, id)?;
            Ok((row, figures, files))
        })
        .await?;
    let figure = figures.into_iter().find(|figure| figure.code == code).ok_or(Error::NotFound)?;
    let mut shell = visit.shell_titled(format!("{} {}", figure.code, figure.title));
    shell.kicker = shell.kc("contract-quarter-title", &row.quarter.to_string()).into_owned();
    shell.crumbs = vec![Link::new(address(&row), shell.t("contract-quarter-figures"))];
    let form = form.unwrap_or_else(|| {
        FormState::new()
            .with("actual", figure.actual.map(|amount| amount.to_string()).unwrap_or_default())
            .with("note", figure.note.clone().unwrap_or_default())
    });
    shell.refused = form.is_refused();
    let files = files.into_iter().filter(|file| file.code == code).collect();
    Ok(FigurePage { shell, form, row, figure, files })
}

/// `/contract/figures/{id}/{code}`.
pub(super) async fn form(
    visit: Visit,
    PathPair(id, code): PathPair<QuarterId, String>,
) -> Result<Response, Failure> {
    visit.page(&figure_page(&visit, id, &code, None).await?)
}

fn typed(code: &str, upload: &Upload) -> Result<NewFigure, Error> {
    let (fields, mut errors) = (&upload.fields, FieldErrors::default());
    if upload.too_large.is_some() {
        let most = UPLOAD_LIMIT / (1024 * 1024);
        errors.push("evidence", Reason::new("contract-quarter-evidence-too-large").with("most", most));
    }
    let new = NewFigure {
        code: code.to_owned(),
        actual: fields.read::<Quantity>("actual", "platform-field-not-a-number", &mut errors),
        note: fields.bounded("note", MOST_NOTE, &mut errors),
        files: upload.files.iter().map(|file| (file.name.clone(), file.bytes.to_vec())).collect(),
        dropped: fields.all("drop_evidence").filter_map(|id| id.parse().ok()).collect(),
    };
    errors.check()?;
    Ok(new)
}

pub(super) async fn save(
    visit: Visit,
    PathPair(id, code): PathPair<QuarterId, String>,
    upload: Upload,
) -> Result<Response, Failure> {
    let (institution, version) = (visit.person()?.institution, upload.fields.version()?);
    let saved = match typed(&code, &upload) {
        Ok(new) => visit.write(move |work| actions::save_figure(work, id, version, &new)).await,
        Err(error) => Err(error),
    };
    match saved {
        Ok(()) => visit.go(&format!("/contracts/{institution}/quarters/{id}"), "contract-quarter-save-done"),
        Err(error) => {
            let again = returned(&visit, &upload.fields, error)?;
            let page = figure_page(&visit, id, &code, Some(again.form)).await?;
            crate::pages::answer(&visit, &page, again.stale)
        }
    }
}

pub(super) async fn submit(
    visit: Visit,
    Path(id): Path<QuarterId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (institution, version) = (visit.person()?.institution, fields.version()?);
    let done = visit.write(move |work| actions::submit_quarter(work, id, version)).await;
    answer::stepped(&visit, (institution, id), &fields, ("contract-quarter-submit-done", done)).await
}

pub(super) async fn correct(
    visit: Visit,
    Path(id): Path<QuarterId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let institution = visit.person()?.institution;
    match visit.write(move |work| actions::correct_quarter(work, id)).await {
        Ok(new) => {
            visit.go(&format!("/contracts/{institution}/quarters/{new}"), "contract-quarter-correct-done")
        }
        Err(error) => {
            let outcome = ("contract-quarter-correct-done", Err(error));
            answer::stepped(&visit, (institution, id), &fields, outcome).await
        }
    }
}
