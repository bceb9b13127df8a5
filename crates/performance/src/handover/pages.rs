//! The pages of a handover of work: HR's list, the leaver's open work with the form that names who takes it, and what one was
//! named for.

use askama::Template;
use axum::response::Response;
use kernel::Error;
use people::{Again, again, answer_again};
use platform::http::{Failure, Fields, Path, Routes, Visit};
use ui::{Choice, FormState, Link, Shell};

use super::actions;
use super::model::{CandidateRow, HandoverId, HandoverRow, LineRow, ListedRow, NewPart, PartId, PartRow};
use super::{rules, store};
use crate::permissions::{HANDOVER_LIST, HANDOVER_NAME, HANDOVER_READ, HANDOVER_TAKE};

pub fn routes() -> Routes {
    Routes::new()
        .get("/handovers", &HANDOVER_LIST, list)
        .get("/handovers/{id}", &HANDOVER_READ, show)
        .post("/handovers/{id}", &HANDOVER_NAME, name)
        .get("/handed-over/{id}", &HANDOVER_TAKE, part)
        .post("/handed-over/{id}", &HANDOVER_TAKE, take)
}

#[derive(Template)]
#[template(path = "handover/list.html")]
struct ListPage<'a> {
    shell: Shell<'a>,
    rows: Vec<ListedRow>,
    next: String,
    first: String,
}

async fn list(visit: Visit) -> Result<Response, Failure> {
    let before: Option<HandoverId> = visit.query("before").map(str::parse).transpose()?;
    let page =
        visit.read(move |work| store::list(work.tx(), work.institution()?, work.today(), before)).await?;
    let next = page.next(|last| format!("/handovers?before={}", last.id));
    let first = if before.is_some() { "/handovers".to_owned() } else { String::new() };
    let mut shell = visit.shell("performance-handover-list-title");
    shell.wide = true;
    shell.crumbs = vec![Link::new("/people", shell.t("people-employee-list-title"))];
    visit.page(&ListPage { shell, rows: page.rows, next, first })
}

#[derive(Template)]
#[template(path = "handover/show.html")]
struct ShowPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: HandoverRow,
    named: Vec<LineRow>,
    /// The sub-tasks nobody is named for yet.
    open: Vec<Choice>,
    candidates: Vec<CandidateRow>,
    may_name: bool,
    /// Who is to name somebody for what is open, unless it is the reader.
    waits_for: String,
}

async fn show_page(visit: &Visit, id: HandoverId, form: FormState) -> Result<ShowPage<'_>, Error> {
    let (row, lines, candidates, may_name, awaited) = visit
        .read(move |work| {
            let (row, lines) = actions::open_handover(work, id)?;
            let may_name = work.may(&HANDOVER_NAME, &row) && lines.iter().any(LineRow::is_open);
            let candidates = match row.supervisor_id.filter(|_| may_name) {
                Some(by) => {
                    store::candidates(work.tx(), row.institution_id, by, row.employment_id, work.today())?
                }
                None => Vec::new(),
            };
            let due = (actions::NAME_DUE, id.0);
            let awaited =
                if may_name { None } else { people::owed::awaited(work.tx(), row.institution_id, due)? };
            Ok((row, lines, candidates, may_name, awaited))
        })
        .await?;
    let mut shell = visit.shell("performance-handover-title");
    shell.kicker = format!("{}, {}", row.name, shell.year(row.year));
    shell.refused = form.is_refused();
    if visit.could(&HANDOVER_LIST) {
        shell.crumbs = vec![Link::new("/handovers", shell.t("performance-handover-list-title"))];
    }
    let (open, named): (Vec<_>, Vec<_>) = lines.into_iter().partition(LineRow::is_open);
    let open = open.iter().map(|line| Choice::new(line.id.to_string(), said(&shell, line))).collect();
    let waits_for = awaited.map_or_else(String::new, |row| people::owed::waits_for(&shell, &row));
    Ok(ShowPage { shell, form, row, named, open, candidates, may_name, waits_for })
}

/// One open sub-task in a line: what, how far, until when.
fn said(shell: &Shell<'_>, line: &LineRow) -> String {
    let figures = shell.ta(
        "performance-handover-figures",
        &[
            (
                "reached",
                crate::shown::reached(shell, &line.actual, &line.target, &line.unit_of_measure).into(),
            ),
            ("end", ui::Arg::from(shell.day(line.ends_on))),
        ],
    );
    format!("{}: {}. {figures}", line.task, line.title)
}

async fn show(visit: Visit, Path(id): Path<HandoverId>) -> Result<Response, Failure> {
    visit.page(&show_page(&visit, id, FormState::new()).await?)
}

async fn name(visit: Visit, Path(id): Path<HandoverId>, fields: Fields) -> Result<Response, Failure> {
    let version = fields.version()?;
    let new = NewPart {
        sub_tasks: fields.all("sub_tasks").filter_map(|text| text.parse().ok()).collect(),
        to: fields.text("to").to_owned(),
        note: fields.text("note").to_owned(),
    };
    match visit.write(move |work| actions::name_successor(work, id, version, &new)).await {
        Ok(()) => visit.go(&format!("/handovers/{id}"), "performance-handover-name-done"),
        Err(error) => {
            let Again { form, stale } = again(&visit, &fields, error)?;
            answer_again(&visit, &show_page(&visit, id, form).await?, stale)
        }
    }
}

#[derive(Template)]
#[template(path = "handover/part.html")]
struct PartPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: PartRow,
    lines: Vec<LineRow>,
    may_take: bool,
}

impl PartPage<'_> {
    /// What is still to be done of it.
    fn rest(&self, line: &LineRow) -> kernel::Quantity {
        rules::rest(line.mode, line.target, line.actual)
    }
}

async fn part_page(visit: &Visit, id: PartId, form: FormState) -> Result<PartPage<'_>, Error> {
    let (row, lines) = visit.read(move |work| actions::open_part(work, id)).await?;
    let mut shell = visit.shell("performance-handover-part-title");
    shell.kicker = shell.year(row.year).into_owned();
    shell.refused = form.is_refused();
    shell.crumbs = vec![Link::new("/my-plan", shell.t("performance-nav-plan"))];
    let may_take = rules::judge_taking(&row).is_ok();
    Ok(PartPage { shell, form, row, lines, may_take })
}

async fn part(visit: Visit, Path(id): Path<PartId>) -> Result<Response, Failure> {
    visit.page(&part_page(&visit, id, FormState::new()).await?)
}

async fn take(visit: Visit, Path(id): Path<PartId>, fields: Fields) -> Result<Response, Failure> {
    let version = fields.version()?;
    match visit.write(move |work| actions::take_on(work, id, version)).await {
        Ok(update) => visit.go(&format!("/updates/{update}"), "performance-handover-take-done"),
        Err(error) => {
            let Again { form, stale } = again(&visit, &fields, error)?;
            answer_again(&visit, &part_page(&visit, id, form).await?, stale)
        }
    }
}
