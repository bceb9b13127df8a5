//! The exact text with its SHA-256 and signatures, and signing it with the password given again.

use askama::Template;
use axum::response::Response;
use kernel::{Error, InstitutionId};
use platform::fixed_text;
use platform::http::{Failure, Fields, PathPair, Routes, Visit};
use ui::{FormState, Shell};

use super::actions::{self, Seen};
use super::model::SignatureRow;
use super::store;
use crate::pages::returned;
use crate::permissions;
use crate::terms::actions::path;
use crate::terms::model::{State, TermsId, TermsRow};
use crate::terms::{self, crumb};

pub fn routes() -> Routes {
    Routes::new()
        .get("/contracts/{institution}/{id}/text", &permissions::TERMS_READ, text)
        .get("/contracts/{institution}/{id}/text/download", &permissions::TERMS_READ, download)
        .get("/contracts/{institution}/{id}/sign", &permissions::TERMS_SIGN, form)
        .post("/contracts/{institution}/{id}/sign", &permissions::TERMS_SIGN, sign)
}

type Of = (InstitutionId, TermsId);

/// The fixed text of a contract, with who has signed it.
struct Fixed {
    row: TermsRow,
    text: String,
    signatures: Vec<SignatureRow>,
}

async fn read(visit: &Visit, action: &'static kernel::Action, (institution, id): Of) -> Result<Fixed, Error> {
    visit
        .read(move |work| {
            let row = work.open(action, terms::store::find(work.tx(), institution, id)?)?;
            let text = terms::store::find_text(work.tx(), &row)?.ok_or(Error::NotFound)?;
            let signatures = store::list(work.tx(), institution, id)?;
            Ok(Fixed { row, text, signatures })
        })
        .await
}

#[derive(Template)]
#[template(path = "signing/text.html")]
struct TextPage<'a> {
    shell: Shell<'a>,
    base: String,
    fixed: Fixed,
    hash: String,
}

impl TextPage<'_> {
    fn hex(&self, hash: &[u8]) -> String {
        fixed_text::hex(hash)
    }
}

#[derive(Template)]
#[template(path = "signing/sign.html")]
struct SignPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    base: String,
    text: String,
    hash: String,
    own: bool,
}

fn shell<'v>(visit: &'v Visit, title: &str, row: &TermsRow) -> Shell<'v> {
    let mut shell = visit.shell(title);
    shell.kicker = format!("{}, {}", row.institution_name, shell.year(row.year));
    shell.crumbs = vec![crumb(&shell, row)];
    shell
}

/// `/contracts/{institution}/{id}/text`.
async fn text(
    visit: Visit,
    PathPair(institution, id): PathPair<InstitutionId, TermsId>,
) -> Result<Response, Failure> {
    let fixed = read(&visit, &permissions::TERMS_READ, (institution, id)).await?;
    let hash = fixed_text::hex(&fixed_text::hash(&fixed.text));
    let shell = shell(&visit, "contract-signing-text-title", &fixed.row);
    visit.page(&TextPage { shell, base: path(&fixed.row), fixed, hash })
}

/// The very bytes the hash is of.
async fn download(
    visit: Visit,
    PathPair(institution, id): PathPair<InstitutionId, TermsId>,
) -> Result<Response, Failure> {
    let fixed = read(&visit, &permissions::TERMS_READ, (institution, id)).await?;
    let name = format!("mkataba-wa-taasisi-{}-{}.txt", fixed.row.year.slug(), fixed.row.number);
    visit.download(&name, "text/plain; charset=utf-8", fixed.text.into_bytes())
}

async fn sign_page(visit: &Visit, of: Of, form: FormState, again: Option<bool>) -> Result<Response, Failure> {
    let fixed = read(visit, &permissions::TERMS_SIGN, of).await?;
    let own = visit.person()?.institution == fixed.row.institution_id;
    if fixed.row.state != State::Agreed {
        // Nothing waits for a signature any more: the contract says what the next step is.
        return visit.go(&path(&fixed.row), "");
    }
    let mut shell = shell(visit, "contract-signing-sign", &fixed.row);
    shell.refused = form.is_refused();
    let hash = fixed_text::hex(&fixed_text::hash(&fixed.text));
    let page = SignPage { shell, form, base: path(&fixed.row), text: fixed.text, hash, own };
    visit.form_page(&page, again.is_some(), again.unwrap_or_default())
}

async fn form(
    visit: Visit,
    PathPair(institution, id): PathPair<InstitutionId, TermsId>,
) -> Result<Response, Failure> {
    sign_page(&visit, (institution, id), FormState::new(), None).await
}

/// The password is verified before the unit of work: hashing is slow, and a unit may run twice.
async fn sign(
    visit: Visit,
    PathPair(institution, id): PathPair<InstitutionId, TermsId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let seen = Seen { institution, terms: id, hash: fixed_text::from_hex(fields.text("hash")) };
    let signed = match people::identity::confirm(&visit, fields.text("password")).await {
        Ok(()) => visit.write(move |work| actions::sign_terms(work, &seen)).await,
        Err(error) => Err(error),
    };
    match signed {
        Ok(state) => {
            let done = match state {
                State::Signed => "contract-signing-both-done",
                State::Draft | State::Submitted | State::Returned | State::Agreed | State::Replaced => {
                    "contract-signing-sign-done"
                }
            };
            visit.go(&format!("/contracts/{institution}/{id}"), done)
        }
        Err(error) => {
            let again = returned(&visit, &fields, error)?;
            sign_page(&visit, (institution, id), again.form, Some(again.stale)).await
        }
    }
}
