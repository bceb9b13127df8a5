//! All weights of a plan in one table: tasks up to 100, the sub-tasks of each up to 100, with totals that run along while
//! one types and come from the server otherwise. An update shows its own in the same table.

use askama::Template;
use axum::response::Response;
use kernel::Weight;
use people::Again;
use platform::http::{Failure, Fields, Path, Visit};
use ui::{FormState, Link, NoticeKind, Shell};

use super::super::model::{AgreementId, PlannedTask, SubTaskState};
use super::super::typed::WeightOf;
use super::super::{actions, rules, store};
use super::{mend, task};
use crate::permissions;

/// One weight: an input where the reader may set it, a number otherwise.
struct WeightLine {
    field: String,
    title: String,
    weight: Weight,
    open: bool,
}

/// A task's weight with those of its sub-tasks.
struct WeightGroup {
    name: String,
    task: WeightLine,
    sub_tasks: Vec<WeightLine>,
    total: String,
}

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

/// A task with its sub-tasks, and which of their weights the reader may set.
pub(crate) struct Branch<'p> {
    pub planned: &'p PlannedTask,
    pub task_open: bool,
    pub sub_open: bool,
}

impl Branch<'_> {
    fn task(&self) -> WeightLine {
        let task = &self.planned.task;
        WeightLine {
            field: WeightOf::Task(task.id).field(),
            title: task.title.clone(),
            weight: task.weight,
            open: self.task_open,
        }
    }

    fn sub_tasks(&self) -> Vec<WeightLine> {
        let standing = self.planned.sub_tasks.iter().filter(|row| row.state != SubTaskState::Rejected);
        standing
            .map(|row| WeightLine {
                field: WeightOf::SubTask(row.id).field(),
                title: row.title.clone(),
                weight: row.weight,
                open: self.sub_open,
            })
            .collect()
    }

    fn group(&self, form: &FormState) -> WeightGroup {
        let sub_tasks = self.sub_tasks();
        WeightGroup {
            name: format!("sub-{}", self.planned.task.id),
            total: total(sub_tasks.iter(), form),
            task: self.task(),
            sub_tasks,
        }
    }
}

/// The sum of what the form shows: typed where it is open, stored where it is not.
fn total<'l>(lines: impl Iterator<Item = &'l WeightLine>, form: &FormState) -> String {
    let sum: Weight = lines
        .map(|line| if line.open { form.value(&line.field).parse().unwrap_or_default() } else { line.weight })
        .sum();
    sum.to_string()
}

/// The weights as they are stored.
fn filled(branches: &[Branch<'_>]) -> FormState {
    let lines = branches.iter().flat_map(|branch| std::iter::once(branch.task()).chain(branch.sub_tasks()));
    lines.fold(FormState::new(), |form, line| form.with(line.field, line.weight.to_string()))
}

/// Answers with the table of these weights; `back` is the path of what they belong to.
pub(crate) fn answer(
    visit: &Visit,
    mut shell: Shell<'_>,
    branches: &[Branch<'_>],
    (back, version): (String, i64),
    mended: Option<Again>,
) -> Result<Response, Failure> {
    let Again { form, stale } = mended.unwrap_or_else(|| Again { form: filled(branches), stale: false });
    shell.refused = form.is_refused();
    let groups: Vec<_> = branches.iter().map(|branch| branch.group(&form)).collect();
    let page = WeightsPage {
        total: total(groups.iter().map(|group| &group.task), &form),
        groups,
        action: format!("{back}/weights"),
        back,
        version,
        stale,
        warning: NoticeKind::Warning,
        form,
        shell,
    };
    visit.form_page(&page, page.form.is_refused(), stale)
}

async fn page(visit: &Visit, id: AgreementId, mended: Option<Again>) -> Result<Response, Failure> {
    let (plan, side) = visit
        .read(move |work| {
            let row = store::find(work.tx(), work.institution()?, id, work.today())?;
            let row = work.open(&permissions::AGREEMENT_READ, row)?;
            let side = task::side(work, &row)?;
            Ok((store::find_plan(work.tx(), row)?, side))
        })
        .await?;
    let branches: Vec<_> = plan
        .standing()
        .map(|planned| {
            let task = &planned.task;
            Branch {
                planned,
                task_open: rules::check_hand(task.origin, task.state, side).is_ok(),
                sub_open: rules::check_sub_hand(task.origin, task.state, side).is_ok(),
            }
        })
        .collect();
    let mut shell = visit.shell("performance-agreement-weights-title");
    shell.kicker = format!("{}, {}", plan.agreement.name, shell.year(plan.agreement.year));
    let back = format!("/agreements/{id}");
    shell.crumbs = vec![Link::new(back.as_str(), shell.t("performance-agreement-title"))];
    answer(visit, shell, &branches, (back, plan.agreement.version), mended)
}

/// `/agreements/{id}/weights`.
pub async fn form(visit: Visit, Path(id): Path<AgreementId>) -> Result<Response, Failure> {
    page(&visit, id, None).await
}

pub async fn save(visit: Visit, Path(id): Path<AgreementId>, fields: Fields) -> Result<Response, Failure> {
    let seen = fields.version()?;
    let typed: Vec<(String, String)> = fields.pairs().to_vec();
    match visit.write(move |work| actions::set_weights(work, id, seen, &typed)).await {
        Ok(()) => visit.go(&format!("/agreements/{id}"), "performance-agreement-weights-done"),
        Err(error) => page(&visit, id, Some(mend(&visit, &fields, error)?)).await,
    }
}
