//! The form of a task: new or changed, from below or from above. When it changed meanwhile, both versions are shown and
//! what was typed is kept.

use askama::Template;
use axum::response::Response;
use kernel::{Error, Weight};
use people::Again;
use platform::http::{Failure, Fields, Path, Visit};
use platform::work::Work;
use ui::{Choice, FormState, Link, NoticeKind, Shell};

use super::super::model::{
    ActivityRow, AgreementId, AgreementRow, Party, Plan, Priority, TaskId, TaskRow, TypedTask,
};
use super::super::{actions, rules, store};
use super::plan::Open;
use super::{mend, to_plan};
use crate::permissions;

/// Where the form leads.
#[derive(Clone, Copy)]
enum Place {
    New(AgreementId),
    Edit(TaskId),
}

/// What the form stands on.
struct Ground {
    plan: Plan,
    task: Option<TaskRow>,
    activities: Vec<ActivityRow>,
    side: Party,
}

#[derive(Template)]
#[template(path = "agreement/task.html")]
struct TaskPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    activities: &'a [ActivityRow],
    priorities: Vec<Choice>,
    action: String,
    back: String,
    /// Of the stored row; 0 for a new task.
    version: i64,
    /// Weight of the other tasks, which the live total adds.
    others: Weight,
    total: String,
    /// The stored task, when it changed meanwhile.
    current: Option<&'a TaskRow>,
    remove: Option<String>,
    warning: NoticeKind,
    draft: String,
}

/// The plan and the task, when the reader's side may change it now.
fn ground(work: &Work<'_>, place: Place) -> Result<Ground, Error> {
    let institution = work.institution()?;
    let (id, task) = match place {
        Place::New(id) => (id, None),
        Place::Edit(id) => {
            let task = store::find_task(work.tx(), institution, id)?.ok_or(Error::NotFound)?;
            (task.agreement_id, Some(task))
        }
    };
    let row = store::find(work.tx(), institution, id, work.today())?;
    let row = work.open(&permissions::AGREEMENT_READ, row)?;
    let side = side(work, &row)?;
    if let Some(task) = &task {
        rules::check_hand(task.origin, task.state, side)?;
    }
    let activities = store::list_activities(work.tx(), institution, row.year, &row.unit_path)?;
    Ok(Ground { plan: store::find_plan(work.tx(), row)?, task, activities, side })
}

/// The side from which the reader may change the plan now; the state's reason when it is closed, Denied otherwise.
pub(super) fn side(work: &Work<'_>, row: &AgreementRow) -> Result<Party, Error> {
    if let Some(side) = Open::of(work, row).side() {
        return Ok(side);
    }
    if work.may(&permissions::AGREEMENT_EDIT, row) {
        rules::step(row, rules::Step::Edit, work.today())?;
    } else if work.may(&permissions::AGREEMENT_ASSIGN, row) {
        rules::step(row, rules::Step::Assign, work.today())?;
    }
    Err(Error::Denied)
}

fn typed(fields: &Fields) -> TypedTask {
    TypedTask {
        title: fields.text("title").to_owned(),
        activity: fields.text("activity").to_owned(),
        weight: fields.text("weight").to_owned(),
        priority: fields.text("priority").to_owned(),
        starts_on: fields.text("starts_on").to_owned(),
        ends_on: fields.text("ends_on").to_owned(),
    }
}

/// The form as it is filled at first: the stored task, or the year's span and a middle priority.
fn filled(ground: &Ground) -> FormState {
    match &ground.task {
        Some(task) => FormState::new()
            .with("title", task.title.as_str())
            .with("activity", task.activity_code.clone().unwrap_or_default())
            .with("weight", task.weight.to_string())
            .with("priority", task.priority.code())
            .with("starts_on", ui::short_day(task.starts_on))
            .with("ends_on", ui::short_day(task.ends_on)),
        None => {
            let agreement = &ground.plan.agreement;
            let (first, last) = rules::span_of(agreement.year, agreement.starts_on, agreement.ends_on);
            FormState::new()
                .with("priority", Priority::Medium.code())
                .with("starts_on", ui::short_day(first))
                .with("ends_on", ui::short_day(last))
        }
    }
}

async fn form_page(visit: &Visit, place: Place, mended: Option<Again>) -> Result<Response, Failure> {
    let ground = visit.read(move |work| ground(work, place)).await?;
    let agreement = &ground.plan.agreement;
    let Again { form, stale } = mended.unwrap_or_else(|| Again { form: filled(&ground), stale: false });
    let title = match (&ground.task, ground.side) {
        (Some(_), _) => "performance-agreement-task-edit-title",
        (None, Party::Employee) => "performance-agreement-task-new-title",
        (None, Party::Supervisor) => "performance-agreement-task-assign-title",
    };
    let mut shell = visit.shell(title);
    shell.kicker = format!("{}, {}", agreement.name, shell.year(agreement.year));
    shell.refused = form.is_refused();
    let back = format!("/agreements/{}", agreement.id);
    shell.crumbs = vec![Link::new(back.as_str(), shell.t("performance-agreement-title"))];
    let itself = ground.task.as_ref().map(|task| task.id);
    let others: Weight = ground
        .plan
        .standing()
        .filter(|other| Some(other.task.id) != itself)
        .map(|other| other.task.weight)
        .sum();
    let typed_weight: Weight = form.value("weight").parse().unwrap_or_default();
    let version = ground.task.as_ref().map_or(0, |task| task.version);
    let page = TaskPage {
        activities: &ground.activities,
        priorities: Priority::ALL
            .iter()
            .map(|priority| {
                Choice::new(priority.code(), shell.kc("performance-agreement-priority", priority.code()))
            })
            .collect(),
        action: itself.map_or_else(|| format!("{back}/tasks"), |id| format!("/tasks/{id}")),
        version,
        others,
        total: (others + typed_weight).to_string(),
        current: ground.task.as_ref().filter(|_| stale),
        remove: itself.map(|id| format!("/tasks/{id}/remove")),
        warning: NoticeKind::Warning,
        draft: itself
            .map_or_else(|| format!("task-new-{}", agreement.id), |id| format!("task-{id}-{version}")),
        back,
        form,
        shell,
    };
    visit.form_page(&page, page.form.is_refused(), stale)
}

/// `/agreements/{id}/tasks/new`.
pub async fn new_form(visit: Visit, Path(id): Path<AgreementId>) -> Result<Response, Failure> {
    form_page(&visit, Place::New(id), None).await
}

/// `/agreements/{id}/tasks`: then on to its sub-tasks, for a task without them is not whole; a task from above the
/// employee breaks down.
pub async fn add(visit: Visit, Path(id): Path<AgreementId>, fields: Fields) -> Result<Response, Failure> {
    let task = typed(&fields);
    let added = visit.write(move |work| actions::add_task(work, id, &task)).await;
    match added {
        Ok((task, Party::Employee)) => {
            visit.go(&format!("/tasks/{task}/sub-tasks/new"), "performance-agreement-task-add-done")
        }
        Ok((_, Party::Supervisor)) => {
            visit.go(&format!("/agreements/{id}"), "performance-agreement-task-assign-done")
        }
        Err(error) => form_page(&visit, Place::New(id), Some(mend(&visit, &fields, error)?)).await,
    }
}

/// `/tasks/{id}`.
pub async fn edit_form(visit: Visit, Path(id): Path<TaskId>) -> Result<Response, Failure> {
    form_page(&visit, Place::Edit(id), None).await
}

pub async fn edit(visit: Visit, Path(id): Path<TaskId>, fields: Fields) -> Result<Response, Failure> {
    let (seen, task) = (fields.version()?, typed(&fields));
    match visit.write(move |work| actions::edit_task(work, id, seen, &task)).await {
        Ok(agreement) => to_plan(&visit, agreement, "performance-agreement-task-save-done"),
        Err(error) => form_page(&visit, Place::Edit(id), Some(mend(&visit, &fields, error)?)).await,
    }
}

/// `/tasks/{id}/remove`.
pub async fn remove(visit: Visit, Path(id): Path<TaskId>, fields: Fields) -> Result<Response, Failure> {
    let seen = fields.version()?;
    match visit.write(move |work| actions::remove_task(work, id, seen)).await {
        Ok(agreement) => to_plan(&visit, agreement, "performance-agreement-task-remove-done"),
        // What was to be removed is not what was looked at: the form shows it as it is now.
        Err(Error::Stale) => form_page(&visit, Place::Edit(id), None).await,
        Err(error) => Err(error.into()),
    }
}
