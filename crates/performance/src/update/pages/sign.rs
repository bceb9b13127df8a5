//! The exact text, its SHA-256 and the signatures; and signing it, with the password given again: who proposes hands it
//! over by signing, the other side consents by signing, and so does the second level where it must.

use askama::Template;
use axum::response::Response;
use kernel::{Error, FieldErrors};
use platform::http::{Failure, Fields, Path, Visit};
use platform::work::Work;
use ui::{FormState, NoticeKind, Shell};

use super::super::model::{Sheet, SignatureRow, State, UpdateId, UpdateRow};
use super::super::rules::{self, Step};
use super::super::{actions, store};
use super::show;
use crate::agreement::text::{from_hex, hash, hex};
use crate::permissions;

/// In which way the reader may sign now.
fn step(work: &Work<'_>, sheet: &Sheet) -> Result<Option<Step>, Error> {
    let row = &sheet.update;
    let side = actions::side(work, row)?;
    let wants_second = actions::wants_second(work, sheet);
    let ways = [
        (Step::Submit, &permissions::UPDATE_SUBMIT),
        (Step::Agree, &permissions::UPDATE_AGREE),
        (Step::Countersign, &permissions::UPDATE_COUNTERSIGN),
    ];
    Ok(ways
        .into_iter()
        .find(|(step, action)| work.may(action, row) && rules::next(row, *step, side, wants_second).is_ok())
        .map(|(step, _)| step))
}

#[derive(Template)]
#[template(path = "update/sign.html")]
struct SignPage<'a> {
    shell: Shell<'a>,
    update: &'a UpdateRow,
    text: String,
    hash: String,
    /// What signing does, as a sentence, and the button's words.
    sentence: &'static str,
    button: &'static str,
    form: FormState,
    stale: bool,
    warning: NoticeKind,
}

#[derive(Template)]
#[template(path = "update/text.html")]
struct TextPage<'a> {
    shell: Shell<'a>,
    update: &'a UpdateRow,
    text: &'a str,
    hash: String,
    signatures: Vec<SignatureLine>,
}

struct SignatureLine {
    capacity: String,
    name: String,
    at: kernel::Timestamp,
}

async fn page(visit: &Visit, id: UpdateId, form: FormState, stale: bool) -> Result<Response, Failure> {
    let (sheet, step, problem) = visit
        .read(move |work| {
            let sheet = actions::read_update(work, id)?;
            let step = step(work, &sheet)?;
            let problem = rules::problems(&sheet, actions::asked_on(work, &sheet.update)).into_iter().next();
            Ok((sheet, step, problem))
        })
        .await?;
    let row = &sheet.update;
    let (Some(step), None) = (step, problem) else {
        // Not the reader's to sign, not yet whole, or no longer: the update says what the next step is.
        return visit.go(&format!("/updates/{id}"), "");
    };
    let text = actions::text_to_sign(&sheet)?;
    let mut shell = super::shell(visit, "performance-update-sign-title", row);
    shell.refused = form.is_refused();
    let (sentence, button) = match step {
        Step::Submit => ("performance-update-sign-submit-text", "performance-update-sign-submit"),
        Step::Countersign => ("performance-update-sign-second-text", "performance-update-sign-second"),
        _ => ("performance-update-sign-agree-text", "performance-update-sign-agree"),
    };
    let page = SignPage {
        update: row,
        hash: hex(&hash(&text)),
        text,
        sentence,
        button,
        form,
        stale,
        warning: NoticeKind::Warning,
        shell,
    };
    visit.form_page(&page, page.form.is_refused(), page.stale)
}

/// `/updates/{id}/sign`.
pub async fn form(visit: Visit, Path(id): Path<UpdateId>) -> Result<Response, Failure> {
    page(&visit, id, FormState::new(), false).await
}

/// The password is verified before the unit of work: hashing is slow, and a unit may run twice.
pub async fn sign(visit: Visit, Path(id): Path<UpdateId>, fields: Fields) -> Result<Response, Failure> {
    let seen = fields.text("hash").to_owned();
    // Whoever may not see it learns nothing, not even whether the password was right.
    visit.read(move |work| actions::open(work, id).map(drop)).await?;
    let signed = match people::identity::confirm(&visit, fields.text("password")).await {
        Err(error) => Err(error),
        Ok(()) => {
            visit
                .write(move |work| {
                    let seen = from_hex(&seen);
                    let sheet = actions::read_update(work, id)?;
                    match step(work, &sheet)? {
                        Some(Step::Submit) => actions::submit_update(work, id, &seen),
                        Some(Step::Countersign) => actions::countersign_update(work, id, &seen),
                        _ => actions::agree_update(work, id, &seen),
                    }
                })
                .await
        }
    };
    match signed {
        Ok(state) => {
            let done = match state {
                State::Applied => "performance-update-applied-done",
                State::Agreed => "performance-update-agreed-done",
                _ => "performance-update-submit-done",
            };
            visit.go(&format!("/updates/{id}"), done)
        }
        Err(Error::Invalid(errors)) => page(&visit, id, complaints(&visit, &errors), false).await,
        Err(Error::Stale) => page(&visit, id, FormState::new(), true).await,
        Err(error @ Error::Refused(_)) => show::show_again(&visit, id, error).await,
        Err(error) => Err(error.into()),
    }
}

/// Only the complaints: a password is never sent back.
fn complaints(visit: &Visit, errors: &FieldErrors) -> FormState {
    visit.form(&Fields::default(), errors)
}

/// `/updates/{id}/text`.
pub async fn text(visit: Visit, Path(id): Path<UpdateId>) -> Result<Response, Failure> {
    let (row, signatures) = visit
        .read(move |work| {
            let row = actions::open(work, id)?;
            let signatures = store::list_signatures(work.tx(), &row)?;
            Ok((row, signatures))
        })
        .await?;
    let text = row.text.as_deref().ok_or(Error::NotFound)?;
    let shell = super::shell(&visit, "performance-update-text-title", &row);
    visit.page(&TextPage {
        update: &row,
        text,
        hash: hex(&hash(text)),
        signatures: signature_lines(&shell, &row, &signatures),
        shell,
    })
}

/// The signatures on this text; one on a text that was returned is history.
fn signature_lines(shell: &Shell<'_>, row: &UpdateRow, signatures: &[SignatureRow]) -> Vec<SignatureLine> {
    signatures
        .iter()
        .filter(|signature| Some(&signature.text_hash) == row.text_hash.as_ref())
        .map(|signature| SignatureLine {
            capacity: shell.kc("performance-update-signer", signature.capacity.code()).into_owned(),
            name: match &signature.acting_for_name {
                Some(absent) => shell
                    .t2("performance-agreement-signed-for", "name", &signature.signer_name, "absent", absent)
                    .into_owned(),
                None => signature.signer_name.clone(),
            },
            at: signature.signed_at,
        })
        .collect()
}

/// `/updates/{id}/text/download`: the very bytes the hash is of.
pub async fn download(visit: Visit, Path(id): Path<UpdateId>) -> Result<Response, Failure> {
    let row = visit.read(move |work| actions::open(work, id)).await?;
    let text = row.text.ok_or(Error::NotFound)?;
    let name = format!("kuhuisha-{}-{}.txt", row.check_number, row.year.slug());
    visit.download(&name, "text/plain; charset=utf-8", text.into_bytes())
}
