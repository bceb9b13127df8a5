//! The exact text, its SHA-256 and the signatures; and signing it, with the password given again.

use askama::Template;
use axum::response::Response;
use kernel::{Error, FieldErrors};
use platform::http::{Failure, Fields, Path, Visit};
use ui::{FormState, Link, NoticeKind, Shell};

use super::super::model::{AgreementId, AgreementRow, SignatureRow, State};
use super::super::rules::Refusal;
use super::super::{actions, store, text as exact};
use super::plan::Open;
use crate::permissions;

/// The fixed text of an agreement, with who has signed it.
struct Fixed {
    row: AgreementRow,
    open: Open,
    text: Option<String>,
    signatures: Vec<SignatureRow>,
}

async fn read(visit: &Visit, id: AgreementId) -> Result<Fixed, Error> {
    visit
        .read(move |work| {
            let row = store::find(work.tx(), work.institution()?, id, work.today())?;
            let row = work.open(&permissions::AGREEMENT_READ, row)?;
            Ok(Fixed {
                open: Open::of(work, &row),
                text: actions::text_to_sign(work, &row)?,
                signatures: store::list_signatures(work.tx(), &row)?,
                row,
            })
        })
        .await
}

/// A signature as it is shown.
struct SignatureLine {
    capacity: String,
    name: String,
    at: kernel::Timestamp,
}

#[derive(Template)]
#[template(path = "agreement/text.html")]
struct TextPage<'a> {
    shell: Shell<'a>,
    agreement: &'a AgreementRow,
    text: &'a str,
    hash: String,
    signatures: Vec<SignatureLine>,
    may_sign: bool,
}

#[derive(Template)]
#[template(path = "agreement/sign.html")]
struct SignPage<'a> {
    shell: Shell<'a>,
    agreement: &'a AgreementRow,
    text: &'a str,
    hash: String,
    form: FormState,
    own: bool,
    stale: bool,
    warning: NoticeKind,
}

fn shell<'a>(visit: &'a Visit, title: &str, fixed: &Fixed) -> Shell<'a> {
    let mut shell = visit.shell(title);
    shell.kicker = format!("{}, {}", fixed.row.name, shell.year(fixed.row.year));
    shell.crumbs =
        vec![Link::new(format!("/agreements/{}", fixed.row.id), shell.t("performance-agreement-title"))];
    shell
}

fn signature_lines(shell: &Shell<'_>, signatures: &[SignatureRow]) -> Vec<SignatureLine> {
    signatures
        .iter()
        .map(|signature| SignatureLine {
            capacity: shell.kc("performance-agreement-party", signature.capacity.code()).into_owned(),
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

/// `/agreements/{id}/text`.
pub async fn text(visit: Visit, Path(id): Path<AgreementId>) -> Result<Response, Failure> {
    let fixed = read(&visit, id).await?;
    let text = fixed.text.as_ref().ok_or_else(|| Error::from(Refusal::NotApproved))?;
    let shell = shell(&visit, "performance-agreement-text-title", &fixed);
    visit.page(&TextPage {
        agreement: &fixed.row,
        text,
        hash: exact::hex(&exact::hash(text)),
        signatures: signature_lines(&shell, &fixed.signatures),
        may_sign: fixed.open.sign,
        shell,
    })
}

/// `/agreements/{id}/text/download`: the very bytes the hash is of.
pub async fn download(visit: Visit, Path(id): Path<AgreementId>) -> Result<Response, Failure> {
    let fixed = read(&visit, id).await?;
    let text = fixed.text.ok_or(Error::NotFound)?;
    let name = format!("mkataba-{}-{}.txt", fixed.row.check_number, fixed.row.year.slug());
    visit.download(&name, "text/plain; charset=utf-8", text.into_bytes())
}

/// `/agreements/{id}/sign`.
pub async fn sign_form(visit: Visit, Path(id): Path<AgreementId>) -> Result<Response, Failure> {
    sign_page(&visit, id, FormState::new(), false).await
}

async fn sign_page(
    visit: &Visit,
    id: AgreementId,
    form: FormState,
    stale: bool,
) -> Result<Response, Failure> {
    let fixed = read(visit, id).await?;
    let text = match &fixed.text {
        Some(text) if fixed.open.sign => text,
        // Not the reader's to sign, or no longer: the plan says what the next step is.
        _ => return visit.go(&format!("/agreements/{id}"), ""),
    };
    let mut shell = shell(visit, "performance-agreement-sign-title", &fixed);
    shell.refused = form.is_refused();
    let page = SignPage {
        agreement: &fixed.row,
        text,
        hash: exact::hex(&exact::hash(text)),
        form,
        own: fixed.open.own,
        stale,
        warning: NoticeKind::Warning,
        shell,
    };
    visit.form_page(&page, page.form.is_refused(), page.stale)
}

/// The password is verified before the unit of work: hashing is slow, and a unit may run twice.
pub async fn sign(visit: Visit, Path(id): Path<AgreementId>, fields: Fields) -> Result<Response, Failure> {
    let seen = fields.text("hash").to_owned();
    let mut signed = people::identity::confirm(&visit, fields.text("password")).await;
    let mut state = State::Approved;
    if signed.is_ok() {
        let answer =
            visit.write(move |work| actions::sign_agreement(work, id, &exact::from_hex(&seen))).await;
        signed = answer.map(|reached| state = reached);
    }
    match signed {
        Ok(()) => {
            let done = match state {
                State::Signed => "performance-agreement-sign-both-done",
                State::Draft | State::Submitted | State::Returned | State::Approved => {
                    "performance-agreement-sign-done"
                }
            };
            visit.go(&format!("/agreements/{id}"), done)
        }
        Err(Error::Invalid(errors)) => sign_page(&visit, id, complaints(&visit, &errors), false).await,
        Err(Error::Stale) => sign_page(&visit, id, FormState::new(), true).await,
        Err(error @ Error::Refused(_)) => super::plan::show_again(&visit, id, error).await,
        Err(error) => Err(error.into()),
    }
}

/// Only the complaints: a password is never sent back.
fn complaints(visit: &Visit, errors: &FieldErrors) -> FormState {
    visit.form(&Fields::default(), errors)
}
