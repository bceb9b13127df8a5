//! The steps of answering: submit and approve by one button; return, reject and taking back by a form that asks why.

use askama::Template;
use axum::response::Response;
use kernel::{Action, Error};
use platform::http::{Failure, Fields, Path, Visit};
use ui::{FormState, Light, Link, NoticeKind, Shell};

use super::super::model::{AgreementId, AgreementRow, SubTaskId, TaskId};
use super::super::rules::{self, Step};
use super::super::{actions, store};
use super::{mend, plan};
use crate::permissions;

/// `/agreements/{id}/submit`.
pub async fn submit(visit: Visit, Path(id): Path<AgreementId>, fields: Fields) -> Result<Response, Failure> {
    let seen = fields.version()?;
    match visit.write(move |work| actions::submit_agreement(work, id, seen)).await {
        Ok(()) => visit.go(&format!("/agreements/{id}"), "performance-agreement-submit-done"),
        Err(error) => plan::show_again(&visit, id, error).await,
    }
}

/// `/agreements/{id}/approve`.
pub async fn approve(visit: Visit, Path(id): Path<AgreementId>, fields: Fields) -> Result<Response, Failure> {
    let seen = fields.version()?;
    match visit.write(move |work| actions::approve_agreement(work, id, seen)).await {
        Ok(()) => visit.go(&format!("/agreements/{id}/sign"), "performance-agreement-approve-done"),
        Err(error) => plan::show_again(&visit, id, error).await,
    }
}

#[derive(Template)]
#[template(path = "agreement/reason.html")]
struct ReasonPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    /// What will happen, as a sentence.
    explanation: String,
    label: String,
    button: String,
    action: String,
    back: String,
    version: i64,
    /// Where the plan stands now.
    standing: String,
    light: Light,
    /// Can the step still be taken? Otherwise what was typed is only shown.
    open: bool,
    stale: bool,
    warning: NoticeKind,
}

/// One of the steps that ask for a reason.
#[derive(Clone, Copy)]
enum Asking {
    Return,
    Rollback,
    Reject(TaskId),
    RejectSub(SubTaskId),
}

impl Asking {
    fn stem(self) -> &'static str {
        match self {
            Self::Return => "performance-agreement-return",
            Self::Rollback => "performance-agreement-rollback",
            Self::Reject(_) => "performance-agreement-reject",
            Self::RejectSub(_) => "performance-agreement-reject-sub-task",
        }
    }

    fn step(self) -> Step {
        match self {
            Self::Return => Step::Return,
            Self::Rollback => Step::Rollback,
            Self::Reject(_) | Self::RejectSub(_) => Step::Reject,
        }
    }

    fn policy(self) -> &'static Action {
        match self {
            Self::Return => &permissions::AGREEMENT_RETURN,
            Self::Rollback => &permissions::AGREEMENT_ROLLBACK,
            Self::Reject(_) | Self::RejectSub(_) => &permissions::AGREEMENT_REJECT,
        }
    }
}

/// What the form speaks of: the agreement, for a rejection the task or sub-task, and the version that will be sent back.
struct Asked {
    row: AgreementRow,
    thing: Option<String>,
    version: i64,
    open: bool,
}

/// `fresh`: nothing has been typed yet, so a step that the state does not allow is refused before somebody writes a reason.
async fn asked(visit: &Visit, id: AgreementId, asking: Asking, fresh: bool) -> Result<Asked, Error> {
    visit
        .read(move |work| {
            let row = store::find(work.tx(), work.institution()?, id, work.today())?;
            let row = work.open(asking.policy(), row)?;
            let next = rules::step(&row, asking.step(), work.today());
            let open = next.is_ok();
            if fresh {
                next?;
            }
            let (tx, institution) = (work.tx(), row.institution_id);
            let thing = match asking {
                Asking::Reject(task) => {
                    let task = store::find_task(tx, institution, task)?.ok_or(Error::NotFound)?;
                    Some((task.title, task.version))
                }
                Asking::RejectSub(sub_task) => {
                    let sub_task = store::find_sub_task(tx, institution, sub_task)?.ok_or(Error::NotFound)?;
                    Some((sub_task.title, sub_task.version))
                }
                Asking::Return | Asking::Rollback => None,
            };
            let (thing, version) =
                thing.map_or((None, row.version), |(title, version)| (Some(title), version));
            Ok(Asked { row, thing, version, open })
        })
        .await
}

async fn reason_page(
    visit: &Visit,
    id: AgreementId,
    asking: Asking,
    form: FormState,
    stale: bool,
) -> Result<Response, Failure> {
    let asked = asked(visit, id, asking, form.value("reason").is_empty() && !form.is_refused()).await?;
    let stem = asking.stem();
    let mut shell = visit.shell(&format!("{stem}-title"));
    shell.kicker = format!("{}, {}", asked.row.name, shell.year(asked.row.year));
    shell.refused = form.is_refused();
    let back = format!("/agreements/{id}");
    shell.crumbs = vec![Link::new(back.as_str(), asked.row.name.as_str())];
    let action = match asking {
        Asking::Return => format!("{back}/return"),
        Asking::Rollback => format!("{back}/rollback"),
        Asking::Reject(task) => format!("/tasks/{task}/reject"),
        Asking::RejectSub(sub_task) => format!("/sub-tasks/{sub_task}/reject"),
    };
    let explanation = match &asked.thing {
        Some(thing) => shell.t1(&format!("{stem}-explanation"), "task", thing),
        None => shell.t1(&format!("{stem}-explanation"), "name", &asked.row.name),
    };
    let page = ReasonPage {
        explanation: explanation.into_owned(),
        label: shell.t("performance-agreement-reason").into_owned(),
        button: shell.t(stem).into_owned(),
        action,
        back,
        version: asked.version,
        standing: shell.kc("performance-agreement-state", asked.row.state.code()).into_owned(),
        light: super::light(asked.row.state),
        open: asked.open,
        stale,
        warning: NoticeKind::Warning,
        form,
        shell,
    };
    visit.form_page(&page, page.form.is_refused(), page.stale)
}

async fn answer(
    visit: &Visit,
    id: AgreementId,
    asking: Asking,
    fields: &Fields,
    result: Result<(), Error>,
) -> Result<Response, Failure> {
    match result {
        Ok(()) => visit.go(&format!("/agreements/{id}"), &format!("{}-done", asking.stem())),
        Err(error) => {
            let mended = mend(visit, fields, error)?;
            reason_page(visit, id, asking, mended.form, mended.stale).await
        }
    }
}

/// `/agreements/{id}/return`.
pub async fn return_form(visit: Visit, Path(id): Path<AgreementId>) -> Result<Response, Failure> {
    reason_page(&visit, id, Asking::Return, FormState::new(), false).await
}

pub async fn return_plan(
    visit: Visit,
    Path(id): Path<AgreementId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (seen, reason) = (fields.version()?, fields.text("reason").to_owned());
    let result = visit.write(move |work| actions::return_agreement(work, id, seen, &reason)).await;
    answer(&visit, id, Asking::Return, &fields, result).await
}

/// `/agreements/{id}/rollback`.
pub async fn rollback_form(visit: Visit, Path(id): Path<AgreementId>) -> Result<Response, Failure> {
    reason_page(&visit, id, Asking::Rollback, FormState::new(), false).await
}

pub async fn rollback(
    visit: Visit,
    Path(id): Path<AgreementId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (seen, reason) = (fields.version()?, fields.text("reason").to_owned());
    let result = visit.write(move |work| actions::rollback_agreement(work, id, seen, &reason)).await;
    answer(&visit, id, Asking::Rollback, &fields, result).await
}

async fn agreement_of(visit: &Visit, task: TaskId) -> Result<AgreementId, Error> {
    visit
        .read(move |work| {
            let task = store::find_task(work.tx(), work.institution()?, task)?.ok_or(Error::NotFound)?;
            Ok(task.agreement_id)
        })
        .await
}

/// `/tasks/{id}/reject`.
pub async fn reject_form(visit: Visit, Path(task): Path<TaskId>) -> Result<Response, Failure> {
    let id = agreement_of(&visit, task).await?;
    reason_page(&visit, id, Asking::Reject(task), FormState::new(), false).await
}

pub async fn reject(visit: Visit, Path(task): Path<TaskId>, fields: Fields) -> Result<Response, Failure> {
    let (seen, reason) = (fields.version()?, fields.text("reason").to_owned());
    let id = agreement_of(&visit, task).await?;
    let result = visit.write(move |work| actions::reject_task(work, task, seen, &reason)).await.map(drop);
    answer(&visit, id, Asking::Reject(task), &fields, result).await
}

async fn agreement_of_sub(visit: &Visit, sub_task: SubTaskId) -> Result<AgreementId, Error> {
    visit
        .read(move |work| {
            let found = store::find_sub_task(work.tx(), work.institution()?, sub_task)?;
            Ok(found.ok_or(Error::NotFound)?.agreement_id)
        })
        .await
}

/// `/sub-tasks/{id}/reject`.
pub async fn reject_sub_form(visit: Visit, Path(sub_task): Path<SubTaskId>) -> Result<Response, Failure> {
    let id = agreement_of_sub(&visit, sub_task).await?;
    reason_page(&visit, id, Asking::RejectSub(sub_task), FormState::new(), false).await
}

pub async fn reject_sub(
    visit: Visit,
    Path(sub_task): Path<SubTaskId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (seen, reason) = (fields.version()?, fields.text("reason").to_owned());
    let id = agreement_of_sub(&visit, sub_task).await?;
    let result =
        visit.write(move |work| actions::reject_sub_task(work, sub_task, seen, &reason)).await.map(drop);
    answer(&visit, id, Asking::RejectSub(sub_task), &fields, result).await
}
