//! The page of a paper: issue it, take it away, or look at it as a page to print. Where the engine is not there, it says
//! so in one sentence and the page to print remains.

use askama::Template;
use axum::response::Response;
use kernel::uuid::Uuid;
use kernel::{Error, Language};
use performance::paper::{Kind, Standing};
use platform::http::{Failure, Fields, Path, PathPair, Routes, Visit};
use ui::paper::{Block, Cell, Paper, Side, Table};
use ui::{Link, Shell};

use super::actions::{self, Wanted};
use super::model::{PaperId, PaperRow};
use super::{rules, store};
use crate::permissions::PAPER_ISSUE;

pub fn routes() -> Routes {
    Routes::new()
        .get("/papers/{kind}/{subject}", &PAPER_ISSUE, show)
        .post("/papers/{kind}/{subject}", &PAPER_ISSUE, issue)
        .get("/papers/{kind}/{subject}/print", &PAPER_ISSUE, print)
        .get("/papers/file/{id}", &PAPER_ISSUE, download)
}

/// One issued paper on the list.
struct Line {
    id: PaperId,
    code: String,
    when: String,
    by: String,
    language: String,
    size: i64,
    /// Shows what stands today.
    is_current: bool,
    hash: String,
}

#[derive(Template)]
#[template(path = "paper/show.html")]
struct PaperPage<'a> {
    shell: Shell<'a>,
    path: String,
    lines: Vec<Line>,
    /// Languages in which the state of today is not issued yet.
    wanted: Vec<Language>,
    has_engine: bool,
    /// Why there is nothing to issue yet.
    missing: String,
}

#[derive(Template)]
#[template(path = "paper/print.html")]
struct PrintPage<'a> {
    shell: Shell<'a>,
    paper: Paper,
}

impl PrintPage<'_> {
    /// Cells, each with whether its column is one of numbers, which stand at the right and on one line.
    fn with_sides<'c>(&self, table: &Table, cells: &'c [Cell]) -> Vec<(&'c Cell, bool)> {
        let mut columns = table.align.iter();
        let side = |cell: &'c Cell| {
            let first = columns.next();
            columns.by_ref().take(usize::from(cell.span).saturating_sub(1)).for_each(drop);
            (cell, cell.span == 1 && matches!(first, Some(Side::Right)))
        };
        cells.iter().map(side).collect()
    }

    /// What the table at this place is of: the heading it stands below, or the paper's title.
    fn heading_above(&self, place: &usize) -> &str {
        let above = self.paper.blocks.iter().take(*place).rev();
        let mut headings = above.filter_map(|block| match block {
            Block::Heading { text, .. } => Some(text.as_str()),
            Block::Text { .. } | Block::Facts { .. } | Block::Table(_) => None,
        });
        headings.next().unwrap_or(&self.paper.title)
    }
}

fn line(shell: &Shell<'_>, row: &PaperRow, basis: Option<&str>) -> Line {
    Line {
        id: row.id,
        code: rules::shown_code(&row.code),
        when: shell.time(row.issued_at),
        by: row.issued_by.clone(),
        language: shell.kc("oversight-paper-language", row.language.code()).into_owned(),
        size: (row.size + 1023) / 1024,
        is_current: basis == Some(row.basis.as_str()),
        hash: row.sha256.iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}

/// The page of the thing itself.
fn way_back(shell: &Shell<'_>, kind: Kind, subject: Uuid) -> Link {
    let (href, key) = match kind {
        Kind::Agreement => (format!("/agreements/{subject}"), "oversight-paper-kind-agreement"),
        Kind::Review => (format!("/updates/{subject}"), "oversight-paper-kind-review"),
        Kind::Appraisal | Kind::Result => (format!("/marks/{subject}"), "oversight-paper-of-mark"),
        Kind::Decision0 | Kind::Decision1 | Kind::Decision2 => {
            (format!("/appeals/{subject}"), "oversight-paper-of-appeal")
        }
        Kind::CaseFile => (format!("/appeals/{subject}/outside"), "oversight-paper-of-appeal"),
    };
    Link::new(href, shell.t(key))
}

async fn show(visit: Visit, PathPair(kind, subject): PathPair<Kind, Uuid>) -> Result<Response, Failure> {
    let (standing, rows): (Standing, Vec<PaperRow>) = visit
        .read(move |work| {
            let institution = work.institution()?;
            let standing = performance::paper::open(work, institution, kind, subject)?;
            Ok((standing, store::list(work.tx(), institution, kind, subject)?))
        })
        .await?;
    let mut shell = visit.shell(&format!("oversight-paper-kind-{}", kind.code()));
    shell.kicker = format!("{}, {}", standing.name, shell.year(standing.year));
    shell.crumbs = vec![way_back(&shell, kind, subject)];
    let basis = standing.basis.as_deref();
    let has = |language| rows.iter().any(|row| row.language == language && basis == Some(row.basis.as_str()));
    let wanted = Language::ALL.into_iter().filter(|language| basis.is_some() && !has(*language)).collect();
    let missing = match basis {
        Some(_) => String::new(),
        None => shell.t(&format!("performance-paper-{}-missing", kind.code())).into_owned(),
    };
    let lines = rows.iter().map(|row| line(&shell, row, basis)).collect();
    let path = format!("/papers/{}/{subject}", kind.code());
    visit.page(&PaperPage { path, lines, wanted, has_engine: visit.app().press.is_there(), missing, shell })
}

fn wanted(visit: &Visit, kind: Kind, subject: Uuid, language: &str) -> Result<Wanted, Error> {
    let institution = visit.person()?.institution;
    Ok(Wanted { institution, kind, subject, language: language.parse()? })
}

async fn issue(
    visit: Visit,
    PathPair(kind, subject): PathPair<Kind, Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let wanted = wanted(&visit, kind, subject, fields.text("language"))?;
    actions::issue(visit.app(), &visit.desk(), wanted).await?;
    visit.go(&format!("/papers/{}/{subject}", kind.code()), "oversight-paper-issue-done")
}

async fn print(visit: Visit, PathPair(kind, subject): PathPair<Kind, Uuid>) -> Result<Response, Failure> {
    let wanted = wanted(&visit, kind, subject, visit.query("language").unwrap_or(visit.language.code()))?;
    let app = visit.app().clone();
    let draft = visit.report(move |work| actions::draft(work, &app, wanted)).await?;
    let mut shell = visit.shell_titled(draft.paper.title.clone());
    shell.kicker = draft.paper.kicker.clone();
    shell.crumbs = vec![Link::new(
        format!("/papers/{}/{subject}", kind.code()),
        shell.t(&format!("oversight-paper-kind-{}", kind.code())),
    )];
    visit.page(&PrintPage { paper: draft.paper, shell })
}

async fn download(visit: Visit, Path(id): Path<PaperId>) -> Result<Response, Failure> {
    let (row, body) = visit
        .report(move |work| {
            let row = actions::open(work, work.institution()?, id)?;
            let body = actions::body(work, &row)?;
            Ok((row, body))
        })
        .await?;
    visit.download(&row.file_name, "application/pdf", body)
}
