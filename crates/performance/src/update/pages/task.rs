//! One task of a draft: its weight and days changed, ended with all that is in it, or a new one.

use askama::Template;
use axum::response::Response;
use kernel::{Error, Weight};
use people::Again;
use platform::http::{Failure, Fields, Path, PathPair, Visit};
use ui::{Choice, FormState, NoticeKind, Shell};

use super::super::model::{Act, ChangeRow, Sheet, UpdateId};
use super::super::{actions, compare, rules};
use super::{mend, show};
use crate::agreement::model::{ActivityRow, Priority, TaskId, TaskRow, TypedTask};
use crate::agreement::rules::span_of;
use crate::agreement::store::list_activities;

#[derive(Template)]
#[template(path = "update/task.html")]
struct ChangePage<'a> {
    shell: Shell<'a>,
    form: FormState,
    task: &'a TaskRow,
    is_ended: bool,
    is_changed: bool,
    others: Weight,
    total: String,
    action: String,
    drop: String,
    back: String,
    version: i64,
    stale: bool,
    warning: NoticeKind,
}

/// The form of a new task is that of the agreement.
#[derive(Template)]
#[template(path = "agreement/task.html")]
struct NewPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    activities: &'a [ActivityRow],
    priorities: Vec<Choice>,
    action: String,
    back: String,
    version: i64,
    others: Weight,
    total: String,
    current: Option<&'a TaskRow>,
    remove: Option<String>,
    warning: NoticeKind,
    draft: String,
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

/// The weights of the other tasks, as they would be.
fn others(sheet: &Sheet, but: Option<TaskId>) -> Weight {
    compare::running(&rules::plan_after(sheet))
        .iter()
        .filter(|branch| Some(branch.task.id) != but)
        .map(|branch| branch.task.weight)
        .sum()
}

async fn change_page(
    visit: &Visit,
    id: UpdateId,
    task: TaskId,
    mended: Option<Again>,
) -> Result<Response, Failure> {
    let sheet = visit.read(move |work| actions::open_draft_sheet(work, id)).await?;
    let now = sheet
        .tasks
        .iter()
        .find(|branch| branch.task.id == task && branch.stands() && branch.task.weight.0 > 0)
        .map(|branch| &branch.task)
        .ok_or(Error::NotFound)?;
    let written = compare::of(&sheet.changes, task.0);
    let is_ended = written.is_some_and(|change| change.act == Act::End);
    let wished = written.filter(|_| !is_ended).cloned().unwrap_or_else(|| ChangeRow::of_task(now));
    let Again { form, stale } = mended.unwrap_or_else(|| Again {
        form: FormState::new()
            .with("weight", wished.weight.to_string())
            .with("starts_on", ui::short_day(wished.starts_on))
            .with("ends_on", ui::short_day(wished.ends_on)),
        stale: false,
    });
    let mut shell = super::shell(visit, "performance-update-task-title", &sheet.update);
    shell.refused = form.is_refused();
    let others = others(&sheet, Some(task));
    let typed_weight: Weight = form.value("weight").parse().unwrap_or_default();
    let page = ChangePage {
        task: now,
        is_ended,
        is_changed: written.is_some(),
        others,
        total: (others + typed_weight).to_string(),
        action: format!("/updates/{id}/tasks/{task}"),
        drop: format!("/updates/{id}/drop/{task}"),
        back: format!("/updates/{id}"),
        version: sheet.update.version,
        stale,
        warning: NoticeKind::Warning,
        form,
        shell,
    };
    visit.form_page(&page, page.form.is_refused(), stale)
}

/// `/updates/{id}/tasks/{task}`.
pub async fn edit_form(
    visit: Visit,
    PathPair(id, task): PathPair<UpdateId, TaskId>,
) -> Result<Response, Failure> {
    change_page(&visit, id, task, None).await
}

pub async fn edit(
    visit: Visit,
    PathPair(id, task): PathPair<UpdateId, TaskId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (seen, typed) = (fields.version()?, typed(&fields));
    match visit.write(move |work| actions::change_task(work, id, seen, task, &typed)).await {
        Ok(()) => visit.go(&format!("/updates/{id}"), "performance-update-save-done"),
        Err(error) => change_page(&visit, id, task, Some(mend(&visit, &fields, error)?)).await,
    }
}

/// `/updates/{id}/tasks/{task}/end`.
pub async fn end(
    visit: Visit,
    PathPair(id, task): PathPair<UpdateId, TaskId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let seen = fields.version()?;
    match visit.write(move |work| actions::end_task(work, id, seen, task)).await {
        Ok(()) => visit.go(&format!("/updates/{id}"), "performance-update-save-done"),
        Err(error) => show::show_again(&visit, id, error).await,
    }
}

async fn new_page(visit: &Visit, id: UpdateId, mended: Option<Again>) -> Result<Response, Failure> {
    let (sheet, activities) = visit
        .read(move |work| {
            let sheet = actions::open_draft_sheet(work, id)?;
            let row = &sheet.update;
            let activities = list_activities(work.tx(), row.institution_id, row.year, &row.unit_path)?;
            Ok((sheet, activities))
        })
        .await?;
    let row = &sheet.update;
    let (first, last) = span_of(row.year, row.starts_on, row.ends_on);
    let Again { form, stale } = mended.unwrap_or_else(|| Again {
        form: FormState::new()
            .with("priority", Priority::Medium.code())
            .with("starts_on", ui::short_day(row.effective_on.clamp(first, last)))
            .with("ends_on", ui::short_day(last)),
        stale: false,
    });
    let mut shell = super::shell(visit, "performance-agreement-task-new-title", row);
    shell.refused = form.is_refused();
    let others = others(&sheet, None);
    let typed_weight: Weight = form.value("weight").parse().unwrap_or_default();
    let page = NewPage {
        activities: &activities,
        priorities: Priority::ALL
            .iter()
            .map(|priority| {
                Choice::new(priority.code(), shell.kc("performance-agreement-priority", priority.code()))
            })
            .collect(),
        action: format!("/updates/{id}/tasks"),
        back: format!("/updates/{id}"),
        version: row.version,
        others,
        total: (others + typed_weight).to_string(),
        current: None,
        remove: None,
        warning: NoticeKind::Warning,
        draft: format!("update-{id}-task-new"),
        form,
        shell,
    };
    visit.form_page(&page, page.form.is_refused(), stale)
}

/// `/updates/{id}/tasks/new`.
pub async fn new_form(visit: Visit, Path(id): Path<UpdateId>) -> Result<Response, Failure> {
    new_page(&visit, id, None).await
}

/// `/updates/{id}/tasks`: then its first sub-task.
pub async fn add(visit: Visit, Path(id): Path<UpdateId>, fields: Fields) -> Result<Response, Failure> {
    let (seen, typed) = (fields.version()?, typed(&fields));
    match visit.write(move |work| actions::add_task(work, id, seen, &typed)).await {
        Ok(task) => {
            visit.go(&format!("/updates/{id}/tasks/{task}/sub-tasks/new"), "performance-update-save-done")
        }
        Err(error) => new_page(&visit, id, Some(mend(&visit, &fields, error)?)).await,
    }
}
