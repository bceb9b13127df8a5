//! The form of a sub-task: what is measured, how much, by when. When it changed meanwhile, both versions are shown.

use askama::Template;
use axum::response::Response;
use kernel::{Error, Weight};
use people::Again;
use platform::http::{Failure, Fields, Path, Visit};
use platform::work::Work;
use ui::{Choice, FormState, Link, NoticeKind, Shell};

use super::super::model::{
    AgreementRow, Mode, SubTaskId, SubTaskRow, SubTaskState, TaskId, TaskRow, TypedSubTask,
};
use super::super::{actions, rules, store};
use super::{mend, task, to_plan};
use crate::permissions;

#[derive(Clone, Copy)]
enum Place {
    New(TaskId),
    Edit(SubTaskId),
}

struct Ground {
    agreement: AgreementRow,
    task: TaskRow,
    siblings: Vec<SubTaskRow>,
    sub_task: Option<SubTaskRow>,
}

#[derive(Template)]
#[template(path = "agreement/sub_task.html")]
struct SubTaskPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    task: &'a TaskRow,
    modes: Vec<Choice>,
    action: String,
    back: String,
    version: i64,
    others: Weight,
    total: String,
    current: Option<&'a SubTaskRow>,
    remove: Option<String>,
    warning: NoticeKind,
    draft: String,
}

fn ground(work: &Work<'_>, place: Place) -> Result<Ground, Error> {
    let institution = work.institution()?;
    let (id, sub_task) = match place {
        Place::New(id) => (id, None),
        Place::Edit(id) => {
            let sub_task = store::find_sub_task(work.tx(), institution, id)?.ok_or(Error::NotFound)?;
            (sub_task.task_id, Some(sub_task))
        }
    };
    let task = store::find_task(work.tx(), institution, id)?.ok_or(Error::NotFound)?;
    let row = store::find(work.tx(), institution, task.agreement_id, work.today())?;
    let agreement = work.open(&permissions::AGREEMENT_READ, row)?;
    rules::check_sub_hand(task.origin, task.state, task::side(work, &agreement)?)?;
    if let Some(sub_task) = &sub_task {
        rules::check_sub_standing(task.state, sub_task.state)?;
    }
    let siblings = store::list_sub_tasks_of(work.tx(), institution, id)?;
    Ok(Ground { agreement, task, siblings, sub_task })
}

fn typed(fields: &Fields) -> TypedSubTask {
    let text = |name| fields.text(name).to_owned();
    TypedSubTask {
        title: text("title"),
        weight: text("weight"),
        indicator: text("indicator"),
        unit_of_measure: text("unit"),
        mode: text("mode"),
        baseline: text("baseline"),
        target: text("target"),
        resources: text("resources"),
        starts_on: text("starts_on"),
        ends_on: text("ends_on"),
    }
}

fn filled(ground: &Ground) -> FormState {
    match &ground.sub_task {
        Some(sub_task) => FormState::new()
            .with("title", sub_task.title.as_str())
            .with("weight", sub_task.weight.to_string())
            .with("indicator", sub_task.indicator.as_str())
            .with("unit", sub_task.unit_of_measure.as_str())
            .with("mode", sub_task.mode.code())
            .with("baseline", sub_task.baseline.map(|baseline| baseline.to_string()).unwrap_or_default())
            .with("target", sub_task.target.to_string())
            .with("resources", sub_task.resources.as_str())
            .with("starts_on", ui::short_day(sub_task.starts_on))
            .with("ends_on", ui::short_day(sub_task.ends_on)),
        None => FormState::new()
            .with("mode", Mode::Quantity.code())
            .with("starts_on", ui::short_day(ground.task.starts_on))
            .with("ends_on", ui::short_day(ground.task.ends_on)),
    }
}

async fn form_page(visit: &Visit, place: Place, mended: Option<Again>) -> Result<Response, Failure> {
    let ground = visit.read(move |work| ground(work, place)).await?;
    let Again { form, stale } = mended.unwrap_or_else(|| Again { form: filled(&ground), stale: false });
    let mut shell = visit.shell(match place {
        Place::New(_) => "performance-agreement-sub-task-new-title",
        Place::Edit(_) => "performance-agreement-sub-task-edit-title",
    });
    shell.kicker = format!("{}, {}", ground.agreement.name, shell.year(ground.agreement.year));
    shell.refused = form.is_refused();
    let back = format!("/agreements/{}", ground.agreement.id);
    shell.crumbs = vec![Link::new(back.as_str(), shell.t("performance-agreement-title"))];
    let itself = ground.sub_task.as_ref().map(|sub_task| sub_task.id);
    let others: Weight = ground
        .siblings
        .iter()
        .filter(|other| Some(other.id) != itself && other.state != SubTaskState::Rejected)
        .map(|other| other.weight)
        .sum();
    let typed_weight: Weight = form.value("weight").parse().unwrap_or_default();
    let version = ground.sub_task.as_ref().map_or(0, |sub_task| sub_task.version);
    let page = SubTaskPage {
        task: &ground.task,
        modes: Mode::ALL
            .iter()
            .map(|mode| {
                Choice::new(mode.code(), shell.kc("performance-agreement-mode", mode.code()))
                    .hint(shell.kc("performance-agreement-mode-hint", mode.code()))
            })
            .collect(),
        action: itself
            .map_or_else(|| format!("/tasks/{}/sub-tasks", ground.task.id), |id| format!("/sub-tasks/{id}")),
        version,
        others,
        total: (others + typed_weight).to_string(),
        current: ground.sub_task.as_ref().filter(|_| stale),
        remove: itself.map(|id| format!("/sub-tasks/{id}/remove")),
        warning: NoticeKind::Warning,
        draft: itself.map_or_else(
            || format!("sub-task-new-{}", ground.task.id),
            |id| format!("sub-task-{id}-{version}"),
        ),
        back: format!("{back}#task-{}", ground.task.id),
        form,
        shell,
    };
    visit.form_page(&page, page.form.is_refused(), stale)
}

/// `/tasks/{id}/sub-tasks/new`.
pub async fn new_form(visit: Visit, Path(id): Path<TaskId>) -> Result<Response, Failure> {
    form_page(&visit, Place::New(id), None).await
}

/// `/tasks/{id}/sub-tasks`: to the plan, or straight to the next one.
pub async fn add(visit: Visit, Path(id): Path<TaskId>, fields: Fields) -> Result<Response, Failure> {
    let sub_task = typed(&fields);
    let another = fields.text("then") == "another";
    let added = visit
        .write(move |work| {
            let agreement =
                store::find_task(work.tx(), work.institution()?, id)?.ok_or(Error::NotFound)?.agreement_id;
            Ok(actions::add_sub_task(work, id, &sub_task)?.with(agreement))
        })
        .await;
    match added {
        Ok(_) if another => {
            visit.go(&format!("/tasks/{id}/sub-tasks/new"), "performance-agreement-sub-task-save-done")
        }
        Ok(agreement) => to_plan(&visit, agreement, "performance-agreement-sub-task-save-done"),
        Err(error) => form_page(&visit, Place::New(id), Some(mend(&visit, &fields, error)?)).await,
    }
}

/// `/sub-tasks/{id}`.
pub async fn edit_form(visit: Visit, Path(id): Path<SubTaskId>) -> Result<Response, Failure> {
    form_page(&visit, Place::Edit(id), None).await
}

pub async fn edit(visit: Visit, Path(id): Path<SubTaskId>, fields: Fields) -> Result<Response, Failure> {
    let (seen, sub_task) = (fields.version()?, typed(&fields));
    match visit.write(move |work| actions::edit_sub_task(work, id, seen, &sub_task)).await {
        Ok(agreement) => to_plan(&visit, agreement, "performance-agreement-sub-task-save-done"),
        Err(error) => form_page(&visit, Place::Edit(id), Some(mend(&visit, &fields, error)?)).await,
    }
}

/// `/sub-tasks/{id}/remove`.
pub async fn remove(visit: Visit, Path(id): Path<SubTaskId>, fields: Fields) -> Result<Response, Failure> {
    let seen = fields.version()?;
    match visit.write(move |work| actions::remove_sub_task(work, id, seen)).await {
        Ok(agreement) => to_plan(&visit, agreement, "performance-agreement-sub-task-remove-done"),
        // What was to be removed is not what was looked at: the form shows it as it is now.
        Err(Error::Stale) => form_page(&visit, Place::Edit(id), None).await,
        Err(error) => Err(error.into()),
    }
}
