//! One sub-task of a draft: changed, ended, added, or left as it is.

use askama::Template;
use axum::response::Response;
use kernel::uuid::Uuid;
use kernel::{Error, Refusal as _, Weight};
use people::Again;
use platform::http::{Failure, Fields, PathPair, Visit};
use ui::{Choice, FormState, NoticeKind, Shell};

use super::super::model::{Act, ChangeRow, Sheet, TypedChange, UpdateId};
use super::super::{actions, compare, rules};
use super::{mend, show};
use crate::agreement::model::{Mode, SubTaskId, SubTaskRow, TaskId, TaskRow, TypedSubTask};

#[derive(Template)]
#[template(path = "update/sub_task.html")]
struct ChangePage<'a> {
    shell: Shell<'a>,
    form: FormState,
    task: &'a TaskRow,
    /// As it stands today.
    now: &'a SubTaskRow,
    /// Why it cannot be ended; empty when it can.
    no_end: String,
    is_ended: bool,
    is_changed: bool,
    action: String,
    drop: String,
    back: String,
    version: i64,
    stale: bool,
    warning: NoticeKind,
}

/// The form of a new sub-task is that of the agreement.
#[derive(Template)]
#[template(path = "agreement/sub_task.html")]
struct NewPage<'a> {
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

async fn read(visit: &Visit, id: UpdateId) -> Result<Sheet, Error> {
    visit.read(move |work| actions::open_draft_sheet(work, id)).await
}

fn filled(row: &ChangeRow) -> FormState {
    FormState::new()
        .with("weight", row.weight.to_string())
        .with("target", row.target.to_string())
        .with("indicator", row.indicator.as_str())
        .with("resources", row.resources.as_str())
        .with("starts_on", ui::short_day(row.starts_on))
        .with("ends_on", ui::short_day(row.ends_on))
}

async fn change_page(
    visit: &Visit,
    id: UpdateId,
    sub_task: SubTaskId,
    mended: Option<Again>,
) -> Result<Response, Failure> {
    let today = visit.app().clock.now().day();
    let sheet = read(visit, id).await?;
    let found = sheet.tasks.iter().find_map(|branch| {
        branch.sub_tasks.iter().find(|row| row.id == sub_task && compare::runs(row)).map(|row| (branch, row))
    });
    let (branch, now) = found.ok_or(Error::NotFound)?;
    let written = compare::of(&sheet.changes, sub_task.0);
    let is_ended = written.is_some_and(|change| change.act == Act::End);
    let wished = written.filter(|_| !is_ended).cloned().unwrap_or_else(|| ChangeRow::of_sub_task(now));
    let Again { form, stale } = mended.unwrap_or_else(|| Again { form: filled(&wished), stale: false });
    let mut shell = super::shell(visit, "performance-update-sub-task-title", &sheet.update);
    shell.refused = form.is_refused();
    let ending = ChangeRow { act: Act::End, ..ChangeRow::of_sub_task(now) };
    let no_end = rules::check_change(&sheet, &ending, today).err();
    let page = ChangePage {
        task: &branch.task,
        now,
        no_end: no_end.map(|refusal| shell.reason(refusal.reason()).into_owned()).unwrap_or_default(),
        is_ended,
        is_changed: written.is_some(),
        action: format!("/updates/{id}/sub-tasks/{sub_task}"),
        drop: format!("/updates/{id}/drop/{sub_task}"),
        back: format!("/updates/{id}"),
        version: sheet.update.version,
        stale,
        warning: NoticeKind::Warning,
        form,
        shell,
    };
    visit.form_page(&page, page.form.is_refused(), stale)
}

/// `/updates/{id}/sub-tasks/{sub}`.
pub async fn edit_form(
    visit: Visit,
    PathPair(id, sub): PathPair<UpdateId, SubTaskId>,
) -> Result<Response, Failure> {
    change_page(&visit, id, sub, None).await
}

pub async fn edit(
    visit: Visit,
    PathPair(id, sub): PathPair<UpdateId, SubTaskId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let seen = fields.version()?;
    let text = |name| fields.text(name).to_owned();
    let typed = TypedChange {
        weight: text("weight"),
        indicator: text("indicator"),
        target: text("target"),
        resources: text("resources"),
        starts_on: text("starts_on"),
        ends_on: text("ends_on"),
    };
    match visit.write(move |work| actions::change_sub_task(work, id, seen, sub, &typed)).await {
        Ok(()) => visit.go(&format!("/updates/{id}"), "performance-update-save-done"),
        Err(error) => change_page(&visit, id, sub, Some(mend(&visit, &fields, error)?)).await,
    }
}

/// `/updates/{id}/sub-tasks/{sub}/end`.
pub async fn end(
    visit: Visit,
    PathPair(id, sub): PathPair<UpdateId, SubTaskId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let seen = fields.version()?;
    match visit.write(move |work| actions::end_sub_task(work, id, seen, sub)).await {
        Ok(()) => visit.go(&format!("/updates/{id}"), "performance-update-save-done"),
        Err(error) => show::show_again(&visit, id, error).await,
    }
}

/// `/updates/{id}/drop/{item}`.
pub async fn drop_one(
    visit: Visit,
    PathPair(id, item): PathPair<UpdateId, Uuid>,
    fields: Fields,
) -> Result<Response, Failure> {
    let seen = fields.version()?;
    match visit.write(move |work| actions::drop_change(work, id, seen, item)).await {
        Ok(()) => visit.go(&format!("/updates/{id}"), "performance-update-drop-done"),
        Err(error) => show::show_again(&visit, id, error).await,
    }
}

async fn new_page(
    visit: &Visit,
    id: UpdateId,
    task: TaskId,
    mended: Option<Again>,
) -> Result<Response, Failure> {
    let sheet = read(visit, id).await?;
    let after = compare::running(&rules::plan_after(&sheet));
    let branch = after.iter().find(|branch| branch.task.id == task).ok_or(Error::NotFound)?;
    let starts_on = sheet.update.effective_on.max(branch.task.starts_on);
    let Again { form, stale } = mended.unwrap_or_else(|| Again {
        form: FormState::new()
            .with("mode", Mode::Quantity.code())
            .with("starts_on", ui::short_day(starts_on))
            .with("ends_on", ui::short_day(branch.task.ends_on)),
        stale: false,
    });
    let mut shell = super::shell(visit, "performance-agreement-sub-task-new-title", &sheet.update);
    shell.refused = form.is_refused();
    let others = branch.sub_task_weight();
    let typed: Weight = form.value("weight").parse().unwrap_or_default();
    let page = NewPage {
        task: &branch.task,
        modes: Mode::ALL
            .iter()
            .map(|mode| {
                Choice::new(mode.code(), shell.kc("performance-agreement-mode", mode.code()))
                    .hint(shell.kc("performance-agreement-mode-hint", mode.code()))
            })
            .collect(),
        action: format!("/updates/{id}/tasks/{task}/sub-tasks"),
        back: format!("/updates/{id}"),
        version: sheet.update.version,
        others,
        total: (others + typed).to_string(),
        current: None,
        remove: None,
        warning: NoticeKind::Warning,
        draft: format!("update-{id}-{task}-new"),
        form,
        shell,
    };
    visit.form_page(&page, page.form.is_refused(), stale)
}

/// `/updates/{id}/tasks/{task}/sub-tasks/new`.
pub async fn new_form(
    visit: Visit,
    PathPair(id, task): PathPair<UpdateId, TaskId>,
) -> Result<Response, Failure> {
    new_page(&visit, id, task, None).await
}

/// `/updates/{id}/tasks/{task}/sub-tasks`: to the update, or straight to the next one.
pub async fn add(
    visit: Visit,
    PathPair(id, task): PathPair<UpdateId, TaskId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let seen = fields.version()?;
    let text = |name| fields.text(name).to_owned();
    let typed = TypedSubTask {
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
    };
    let another = fields.text("then") == "another";
    match visit.write(move |work| actions::add_sub_task(work, id, seen, task, &typed)).await {
        Ok(()) if another => {
            visit.go(&format!("/updates/{id}/tasks/{task}/sub-tasks/new"), "performance-update-save-done")
        }
        Ok(()) => visit.go(&format!("/updates/{id}"), "performance-update-save-done"),
        Err(error) => new_page(&visit, id, task, Some(mend(&visit, &fields, error)?)).await,
    }
}
