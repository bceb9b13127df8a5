//! Returning and declining by a form that asks why, and taking a proposal back by one button.

use askama::Template;
use axum::response::Response;
use kernel::{Action, Error};
use platform::http::{Failure, Fields, Path, Visit};
use ui::{FormState, Light, NoticeKind, Shell};

use super::super::actions;
use super::super::model::UpdateId;
use super::super::rules::{self, Step};
use super::{mend, show};
use crate::permissions;

/// The form is the one in which an agreement is returned.
#[derive(Template)]
#[template(path = "agreement/reason.html")]
struct ReasonPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    explanation: String,
    label: String,
    button: String,
    action: String,
    back: String,
    version: i64,
    standing: String,
    light: Light,
    open: bool,
    stale: bool,
    warning: NoticeKind,
}

#[derive(Clone, Copy)]
enum Asking {
    Return,
    Decline,
}

impl Asking {
    fn stem(self) -> &'static str {
        match self {
            Self::Return => "performance-update-return",
            Self::Decline => "performance-update-decline",
        }
    }

    fn step(self) -> Step {
        match self {
            Self::Return => Step::Return,
            Self::Decline => Step::Decline,
        }
    }

    fn policy(self) -> &'static Action {
        match self {
            Self::Return => &permissions::UPDATE_RETURN,
            Self::Decline => &permissions::UPDATE_DECLINE,
        }
    }

    fn verb(self) -> &'static str {
        match self {
            Self::Return => "return",
            Self::Decline => "decline",
        }
    }
}

async fn page(
    visit: &Visit,
    id: UpdateId,
    asking: Asking,
    form: FormState,
    stale: bool,
) -> Result<Response, Failure> {
    // Whoever has typed a reason gets it back, even where the step has become impossible meanwhile.
    let fresh = form.value("reason").is_empty() && !form.is_refused();
    let (row, open) = visit
        .read(move |work| {
            let row = actions::open(work, id)?;
            let next = if work.may(asking.policy(), &row) {
                rules::next(&row, asking.step(), actions::side(work, &row)?, false).map_err(Error::from)
            } else {
                Err(Error::NotFound)
            };
            match next {
                Err(cause) if fresh => Err(cause),
                next => Ok((row, next.is_ok())),
            }
        })
        .await?;
    let stem = asking.stem();
    let mut shell = super::shell(visit, &format!("{stem}-title"), &row);
    shell.refused = form.is_refused();
    let back = format!("/updates/{id}");
    let page = ReasonPage {
        explanation: shell.t(&format!("{stem}-text")).into_owned(),
        label: shell.t("performance-agreement-reason").into_owned(),
        button: shell.t(stem).into_owned(),
        action: format!("{back}/{}", asking.verb()),
        back,
        version: row.version,
        standing: shell.kc("performance-update-state", row.state.code()).into_owned(),
        light: super::light(row.state),
        open,
        stale,
        warning: NoticeKind::Warning,
        form,
        shell,
    };
    visit.form_page(&page, page.form.is_refused(), page.stale)
}

async fn answer(
    visit: &Visit,
    id: UpdateId,
    asking: Asking,
    fields: &Fields,
    result: Result<(), Error>,
) -> Result<Response, Failure> {
    match result {
        Ok(()) => visit.go(&format!("/updates/{id}"), &format!("{}-done", asking.stem())),
        Err(error) => {
            let mended = mend(visit, fields, error)?;
            page(visit, id, asking, mended.form, mended.stale).await
        }
    }
}

/// `/updates/{id}/return`.
pub async fn return_form(visit: Visit, Path(id): Path<UpdateId>) -> Result<Response, Failure> {
    page(&visit, id, Asking::Return, FormState::new(), false).await
}

pub async fn give_back(visit: Visit, Path(id): Path<UpdateId>, fields: Fields) -> Result<Response, Failure> {
    let (seen, reason) = (fields.version()?, fields.text("reason").to_owned());
    let result = visit.write(move |work| actions::return_update(work, id, seen, &reason)).await;
    answer(&visit, id, Asking::Return, &fields, result).await
}

/// `/updates/{id}/decline`.
pub async fn decline_form(visit: Visit, Path(id): Path<UpdateId>) -> Result<Response, Failure> {
    page(&visit, id, Asking::Decline, FormState::new(), false).await
}

pub async fn decline(visit: Visit, Path(id): Path<UpdateId>, fields: Fields) -> Result<Response, Failure> {
    let (seen, reason) = (fields.version()?, fields.text("reason").to_owned());
    let result = visit.write(move |work| actions::decline_update(work, id, seen, &reason)).await;
    answer(&visit, id, Asking::Decline, &fields, result).await
}

/// `/updates/{id}/withdraw`.
pub async fn withdraw(visit: Visit, Path(id): Path<UpdateId>, fields: Fields) -> Result<Response, Failure> {
    let seen = fields.version()?;
    match visit.write(move |work| actions::withdraw_update(work, id, seen)).await {
        Ok(()) => visit.go(&format!("/updates/{id}"), "performance-update-withdraw-done"),
        Err(error) => show::show_again(&visit, id, error).await,
    }
}

/// `/updates/{id}/set-aside`.
pub async fn set_aside(visit: Visit, Path(id): Path<UpdateId>, fields: Fields) -> Result<Response, Failure> {
    let seen = fields.version()?;
    match visit.write(move |work| actions::set_aside_update(work, id, seen)).await {
        Ok(()) => visit.go(&format!("/updates/{id}"), "performance-update-set-aside-done"),
        Err(error) => show::show_again(&visit, id, error).await,
    }
}
