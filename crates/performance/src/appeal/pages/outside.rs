//! A case on its way to the Commission: the whole file as JSON and as a page to print, that it was sent, and what came back.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use kernel::{Day, Error, FieldErrors};
use platform::http::{Failure, Fields, Path, Visit};
use ui::{FormState, Link, Shell};

use super::Again;
use super::view::{self, ItemView, LevelView};
use super::whole::{EventView, MarkView, ReportView, WholeView};
use crate::appeal::model::{AppealId, AppealRow, Case, FileRow, LevelRow, State};
use crate::appeal::{actions, file, form as typed, store};

#[derive(Template)]
#[template(path = "appeal/outside.html")]
struct OutsidePage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: AppealRow,
    number: String,
    /// Last day to bring the file to the Commission, and the day by which it is expected to answer.
    send_by: Day,
    answer_by: Day,
    sent_on: Option<Day>,
    sent_as: String,
    answer_reference: String,
    answer_on: Option<Day>,
    is_open: bool,
    records: bool,
    files: Vec<FileRow>,
}

fn page<'v>(
    visit: &'v Visit,
    case: Case,
    files: Vec<FileRow>,
    records: bool,
    again: Option<&Again>,
) -> Result<OutsidePage<'v>, Error> {
    let mut shell = visit.shell("performance-appeal-outside");
    let number = case.row.case_number();
    shell.kicker = format!("{}, {}", case.row.name, shell.year(case.row.year));
    let back = if records { "/appeals" } else { "/my-appeals" };
    let key = if records { "performance-appeal-list" } else { "performance-appeal-mine" };
    shell.crumbs = vec![Link::new(back, shell.t(key))];
    let level: &LevelRow = case.now().ok_or(Error::NotFound)?;
    let form = again.map_or_else(|| as_sent(level), |again| again.form.clone());
    shell.refused = form.is_refused();
    Ok(OutsidePage {
        send_by: level.send_due_on.unwrap_or(level.decide_due_on),
        answer_by: level.decide_due_on,
        sent_on: level.sent_on,
        sent_as: level.sent_as.clone(),
        answer_reference: level.answer_reference.clone(),
        answer_on: level.answer_on,
        is_open: case.row.state == State::Outside,
        row: case.row,
        records,
        number,
        files,
        shell,
        form,
    })
}

/// What was written down of the sending, to correct it.
fn as_sent(level: &LevelRow) -> FormState {
    match level.sent_on {
        Some(on) => {
            FormState::new().with("reference", level.sent_as.as_str()).with("sent_on", ui::short_day(on))
        }
        None => FormState::new(),
    }
}

type Found = (Case, Vec<FileRow>, bool);

async fn find(visit: &Visit, id: AppealId) -> Result<Found, Error> {
    visit
        .read(move |work| {
            let case = actions::open_outside(work, id)?;
            let files = store::files(work.tx(), case.row.institution_id, id)?;
            let records = actions::records(work, &case)?;
            Ok((case, files, records))
        })
        .await
}

pub async fn show(visit: Visit, Path(id): Path<AppealId>) -> Result<Response, Failure> {
    let (case, files, records) = find(&visit, id).await?;
    visit.page(&page(&visit, case, files, records, None)?)
}

pub async fn sent(visit: Visit, Path(id): Path<AppealId>, fields: Fields) -> Result<Response, Failure> {
    let version = fields.version()?;
    let reference = fields.text("reference").to_owned();
    let mut errors = FieldErrors::default();
    let on = typed::day(&fields, "sent_on", &mut errors);
    let outcome = match on.filter(|_| errors.is_empty()) {
        Some(on) => visit.write(move |work| actions::send_case(work, id, version, on, &reference)).await,
        None => Err(Error::Invalid(errors)),
    };
    match outcome {
        Ok(()) => visit.go(&format!("/appeals/{id}/outside"), "performance-appeal-send-done"),
        Err(cause) => {
            let again = Again::of(&visit, &fields, cause, "f")?;
            let (case, files, records) = find(&visit, id).await?;
            again.answer(&visit, &page(&visit, case, files, records, Some(&again))?)
        }
    }
}

pub async fn json(visit: Visit, Path(id): Path<AppealId>) -> Result<Response, Failure> {
    let (whole, number) = visit
        .report(move |work| {
            let case = actions::open_outside(work, id)?;
            Ok((file::whole(work, &case)?, case.row.case_number()))
        })
        .await?;
    let body = serde_json::to_vec_pretty(&whole).map_err(Error::internal)?;
    let name = format!("{}.json", number.replace('/', "-"));
    visit.download(&name, "application/json", body)
}

#[derive(Template)]
#[template(path = "appeal/print.html")]
struct PrintPage<'a> {
    shell: Shell<'a>,
    row: AppealRow,
    number: String,
    institution: String,
    items: Vec<ItemView>,
    levels: Vec<LevelView>,
    files: Vec<FileRow>,
    marks: Vec<MarkView>,
    factor_names: BTreeMap<i64, String>,
    reports: Vec<ReportView>,
    events: Vec<EventView>,
}

impl PrintPage<'_> {
    fn factor_name(&self, factor: &i64) -> &str {
        self.factor_names.get(factor).map_or("", String::as_str)
    }
}

pub async fn print(visit: Visit, Path(id): Path<AppealId>) -> Result<Response, Failure> {
    let (case, items, files, whole, names, today) = visit
        .report(move |work| {
            let case = actions::open_outside(work, id)?;
            let institution = case.row.institution_id;
            let items = store::items(work.tx(), institution, id)?;
            let files = store::files(work.tx(), institution, id)?;
            let whole = file::whole(work, &case)?;
            Ok((case, items, files, whole, store::item_names(work.tx())?, work.today()))
        })
        .await?;
    let mut shell = visit.shell("performance-appeal-print");
    shell.kicker = format!("{}, {}", case.row.name, shell.year(case.row.year));
    shell.crumbs = vec![Link::new(format!("/appeals/{id}/outside"), shell.t("performance-appeal-outside"))];
    let inputs = actions::inputs_of(&case.row)?;
    let whole = WholeView::of(&shell, &whole)?;
    let factor_names = names
        .into_iter()
        .map(|row| {
            let name = match shell.language {
                kernel::Language::Sw => row.factor_sw,
                kernel::Language::En => row.factor_en,
            };
            (row.factor, name)
        })
        .collect();
    let page = PrintPage {
        number: case.row.case_number(),
        institution: whole.institution,
        items: view::items(&shell, &case, &items, &files, &inputs, false),
        levels: view::levels(&shell, &case, today),
        marks: whole.marks,
        reports: whole.reports,
        events: whole.events,
        factor_names,
        files,
        row: case.row,
        shell,
    };
    visit.page(&page)
}
