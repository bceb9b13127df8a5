//! All weights from the effective day in one table, with totals that run along while one types.

use askama::Template;
use axum::response::Response;
use kernel::Weight;
use people::Again;
use platform::http::{Failure, Fields, Path, Visit};
use ui::{FormState, NoticeKind, Shell};

use super::super::model::UpdateId;
use super::super::{actions, compare, rules};
use super::mend;
use crate::agreement::model::PlannedTask;
use crate::agreement::typed::WeightOf;

struct WeightLine {
    field: String,
    title: String,
    weight: Weight,
    open: bool,
}

struct WeightGroup {
    name: String,
    task: WeightLine,
    sub_tasks: Vec<WeightLine>,
    total: String,
}

/// The table is that of the agreement; here every weight is open.
#[derive(Template)]
#[template(path = "agreement/weights.html")]
struct WeightsPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    groups: Vec<WeightGroup>,
    total: String,
    action: String,
    back: String,
    version: i64,
    stale: bool,
    warning: NoticeKind,
}

fn line(of: WeightOf, title: &str, weight: Weight) -> WeightLine {
    WeightLine { field: of.field(), title: title.to_owned(), weight, open: true }
}

fn total<'l>(lines: impl Iterator<Item = &'l WeightLine>, form: &FormState) -> String {
    let sum: Weight = lines.map(|line| form.value(&line.field).parse::<Weight>().unwrap_or_default()).sum();
    sum.to_string()
}

fn groups(running: &[PlannedTask], form: &FormState) -> Vec<WeightGroup> {
    running
        .iter()
        .map(|branch| {
            let sub_tasks: Vec<WeightLine> = branch
                .sub_tasks
                .iter()
                .map(|row| line(WeightOf::SubTask(row.id), &row.title, row.weight))
                .collect();
            WeightGroup {
                name: format!("sub-{}", branch.task.id),
                total: total(sub_tasks.iter(), form),
                task: line(WeightOf::Task(branch.task.id), &branch.task.title, branch.task.weight),
                sub_tasks,
            }
        })
        .collect()
}

fn filled(running: &[PlannedTask]) -> FormState {
    running.iter().fold(FormState::new(), |form, branch| {
        let form = form.with(WeightOf::Task(branch.task.id).field(), branch.task.weight.to_string());
        branch
            .sub_tasks
            .iter()
            .fold(form, |form, row| form.with(WeightOf::SubTask(row.id).field(), row.weight.to_string()))
    })
}

async fn page(visit: &Visit, id: UpdateId, mended: Option<Again>) -> Result<Response, Failure> {
    let sheet = visit.read(move |work| actions::open_draft_sheet(work, id)).await?;
    let running = compare::running(&rules::plan_after(&sheet));
    let again = mended.is_some();
    let Again { form, stale } = mended.unwrap_or_else(|| Again { form: filled(&running), stale: false });
    let mut shell = super::shell(visit, "performance-agreement-weights-title", &sheet.update);
    shell.refused = form.is_refused();
    let groups = groups(&running, &form);
    let back = format!("/updates/{id}");
    let page = WeightsPage {
        total: total(groups.iter().map(|group| &group.task), &form),
        groups,
        action: format!("{back}/weights"),
        back,
        version: sheet.update.version,
        stale,
        warning: NoticeKind::Warning,
        form,
        shell,
    };
    match (stale, again) {
        (true, _) => visit.page_stale(&page),
        (false, true) => visit.page_again(&page),
        (false, false) => visit.page(&page),
    }
}

/// `/updates/{id}/weights`.
pub async fn form(visit: Visit, Path(id): Path<UpdateId>) -> Result<Response, Failure> {
    page(&visit, id, None).await
}

pub async fn save(visit: Visit, Path(id): Path<UpdateId>, fields: Fields) -> Result<Response, Failure> {
    let seen = fields.version()?;
    let typed: Vec<(String, String)> = fields.pairs().to_vec();
    match visit.write(move |work| actions::set_weights(work, id, seen, &typed)).await {
        Ok(()) => visit.go(&format!("/updates/{id}"), "performance-update-save-done"),
        Err(error) => page(&visit, id, Some(mend(&visit, &fields, error)?)).await,
    }
}
