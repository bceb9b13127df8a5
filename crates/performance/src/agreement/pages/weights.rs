//! All weights of a plan in one table: tasks up to 100, the sub-tasks of each up to 100, with totals that run along while
//! one types and come from the server otherwise.

use askama::Template;
use axum::response::Response;
use kernel::Weight;
use people::Again;
use platform::http::{Failure, Fields, Path, Visit};
use ui::{FormState, Link, NoticeKind, Shell};

use super::super::model::{AgreementId, Party, Plan, SubTaskState};
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

fn groups(plan: &Plan, side: Party, form: &FormState) -> Vec<WeightGroup> {
    plan.standing()
        .map(|branch| {
            let task = &branch.task;
            let sub_open = rules::check_sub_hand(task.origin, task.state, side).is_ok();
            let sub_tasks: Vec<WeightLine> = branch
                .sub_tasks
                .iter()
                .filter(|sub_task| sub_task.state != SubTaskState::Rejected)
                .map(|sub_task| WeightLine {
                    field: WeightOf::SubTask(sub_task.id).field(),
                    title: sub_task.title.clone(),
                    weight: sub_task.weight,
                    open: sub_open,
                })
                .collect();
            WeightGroup {
                name: format!("sub-{}", task.id),
                total: total(sub_tasks.iter(), form),
                task: WeightLine {
                    field: WeightOf::Task(task.id).field(),
                    title: task.title.clone(),
                    weight: task.weight,
                    open: rules::check_hand(task.origin, task.state, side).is_ok(),
                },
                sub_tasks,
            }
        })
        .collect()
}

/// The sum of what the form shows: typed where it is open, stored where it is not.
fn total<'l>(lines: impl Iterator<Item = &'l WeightLine>, form: &FormState) -> String {
    let sum: Weight = lines
        .map(|line| if line.open { form.value(&line.field).parse().unwrap_or_default() } else { line.weight })
        .sum();
    sum.to_string()
}

async fn form_page(visit: &Visit, id: AgreementId, mended: Option<Again>) -> Result<Response, Failure> {
    let (plan, side) = visit
        .read(move |work| {
            let row = store::find(work.tx(), work.institution()?, id, work.today())?;
            let row = work.open(&permissions::AGREEMENT_READ, row)?;
            let side = task::side(work, &row)?;
            Ok((store::find_plan(work.tx(), row)?, side))
        })
        .await?;
    let again = mended.is_some();
    let Again { form, stale } = mended.unwrap_or_else(|| Again { form: filled(&plan), stale: false });
    let mut shell = visit.shell("performance-agreement-weights-title");
    shell.kicker = format!("{}, {}", plan.agreement.name, shell.year(plan.agreement.year));
    shell.refused = form.is_refused();
    let back = format!("/agreements/{id}");
    shell.crumbs = vec![Link::new(back.as_str(), shell.t("performance-agreement-title"))];
    let groups = groups(&plan, side, &form);
    let page = WeightsPage {
        total: total(groups.iter().map(|group| &group.task), &form),
        groups,
        action: format!("{back}/weights"),
        back,
        version: plan.agreement.version,
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

fn filled(plan: &Plan) -> FormState {
    plan.standing().fold(FormState::new(), |form, branch| {
        let form = form.with(WeightOf::Task(branch.task.id).field(), branch.task.weight.to_string());
        branch.sub_tasks.iter().fold(form, |form, sub_task| {
            form.with(WeightOf::SubTask(sub_task.id).field(), sub_task.weight.to_string())
        })
    })
}

/// `/agreements/{id}/weights`.
pub async fn form(visit: Visit, Path(id): Path<AgreementId>) -> Result<Response, Failure> {
    form_page(&visit, id, None).await
}

pub async fn save(visit: Visit, Path(id): Path<AgreementId>, fields: Fields) -> Result<Response, Failure> {
    let seen = fields.version()?;
    let typed: Vec<(String, String)> = fields.pairs().to_vec();
    match visit.write(move |work| actions::set_weights(work, id, seen, &typed)).await {
        Ok(()) => visit.go(&format!("/agreements/{id}"), "performance-agreement-weights-done"),
        Err(error) => form_page(&visit, id, Some(mend(&visit, &fields, error)?)).await,
    }
}
