//! The page behind M of one mark, for whoever may read the mark.

use askama::Template;
use axum::response::Response;
use kernel::{Error, PageKey};
use platform::http::{Failure, Path, Routes, Visit, link};
use ui::{Light, Link, Shell};

use super::store::{self, KindRow, UnmetRow};
use crate::appraisal::model::AppraisalId;
use crate::mark::{self, Inputs};
use crate::permissions::MARK_READ;

pub fn routes() -> Routes {
    Routes::new().get("/marks/{id}/duty", &MARK_READ, show)
}

#[derive(Template)]
#[template(path = "duty/show.html")]
struct DutyPage<'a> {
    shell: Shell<'a>,
    due: i64,
    met: i64,
    /// The due dates no longer say what the mark was made of: some were withdrawn since.
    differs: bool,
    kinds: Vec<KindRow>,
    unmet: Vec<UnmetLine>,
    next: String,
    first: String,
}

struct UnmetLine {
    kind: String,
    note: String,
    due: String,
    light: Light,
    outcome: &'static str,
    answered: String,
}

/// Words of what is owed: its kind with hyphens.
fn kind_words(shell: &Shell<'_>, kind: &str) -> String {
    shell.t(&kind.replace('.', "-")).into_owned()
}

fn line(shell: &Shell<'_>, row: UnmetRow) -> UnmetLine {
    let (light, outcome) = match row.outcome.as_deref() {
        Some("late") => (Light::Yellow, "performance-duty-late"),
        Some(_) => (Light::Red, "performance-duty-missed"),
        None => (Light::Red, "performance-duty-open"),
    };
    UnmetLine {
        kind: kind_words(shell, &row.kind),
        due: shell.day(row.due_on),
        answered: row.closed_at.map(|at| shell.day(at.day())).unwrap_or_default(),
        note: shell.noted(&row.note),
        light,
        outcome,
    }
}

async fn show(visit: Visit, Path(id): Path<AppraisalId>) -> Result<Response, Failure> {
    let after = PageKey::parse(visit.query("after"));
    let paged = after != PageKey::default();
    let (row, inputs, kinds, unmet) = visit
        .read(move |work| {
            let institution = work.institution()?;
            let found = mark::find_mark(work.tx(), institution, id, work.today())?;
            let row = work.open(&MARK_READ, found)?;
            let (stored, made_at) = row.inputs.clone().zip(row.computed_at).ok_or(Error::NotFound)?;
            let inputs: Inputs = serde_json::from_value(stored).map_err(Error::internal)?;
            let (employment, year, made_on) = (row.employment_id, row.year, made_at.day());
            let kinds = store::list_by_kind(work.tx(), institution, employment, year, made_on)?;
            let unmet = store::list_unmet(work.tx(), institution, employment, year, made_on, &after)?;
            Ok((row, inputs, kinds, unmet))
        })
        .await?;
    let duty = inputs.supervisor_duty.ok_or(Error::NotFound)?;
    let mut shell = visit.shell("performance-duty-title");
    shell.kicker = format!("{}, {}", row.name, shell.year(row.year));
    shell.crumbs = vec![Link::new(format!("/marks/{id}"), shell.t("performance-mark-title"))];
    let path = format!("/marks/{id}/duty");
    let next =
        unmet.next(|last| link(&path, &[("after", &PageKey::after(&last.due_on.to_string(), last.id))]));
    let counted = |count: fn(&KindRow) -> i64| kinds.iter().map(count).sum::<i64>();
    let page = DutyPage {
        due: duty.due,
        met: duty.met,
        differs: (counted(|row| row.due), counted(|row| row.met)) != (duty.due, duty.met),
        kinds: kinds.into_iter().map(|row| KindRow { kind: kind_words(&shell, &row.kind), ..row }).collect(),
        unmet: unmet.rows.into_iter().map(|row| line(&shell, row)).collect(),
        first: if paged { path } else { String::new() },
        next,
        shell,
    };
    visit.page(&page)
}
