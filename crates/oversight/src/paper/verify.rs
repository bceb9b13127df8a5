//! Thibitisha karatasi: whoever holds a paper asks whether it is ours. The page says which kind of paper, whose institution,
//! which year, when it was issued and whether a newer one stands, and compares a file or its SHA-256 with what was issued.
//! Of the person it says initials, never a name, a number or a mark.

use askama::Template;
use axum::response::Response;
use kernel::{Error, FieldErrors, Reason};
use platform::http::{Failure, Fields, Routes, UPLOAD_READ, Upload, Visit};
use platform::throttle::{self, Limit};
use platform::work::Work;
use sha2::{Digest as _, Sha256};
use ui::{FormState, NoticeKind, Shell};

use super::model::PaperRow;
use super::{rules, store};
use crate::permissions::PAPER_VERIFY;

/// Unknown codes from one network. A code is not found by trying (54 bits), so this only keeps the page calm; people who
/// mistype are told by the check sign and cost nothing.
const UNKNOWN: Limit = Limit { free: 20, first_wait: 5, longest_wait: 60 };

pub fn routes() -> Routes {
    Routes::new().get("/verify", &PAPER_VERIFY, show).post_up_to(
        "/verify",
        &PAPER_VERIFY,
        UPLOAD_READ,
        compare,
    )
}

/// What is said about a paper.
struct Verdict {
    kind: NoticeKind,
    text: String,
    paper: Option<Known>,
}

/// All that the public page says.
struct Known {
    kind: String,
    institution: String,
    year: String,
    issued: String,
    language: String,
    initials: String,
    code: String,
}

#[derive(Template)]
#[template(path = "paper/verify.html")]
struct VerifyPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    verdict: Option<Verdict>,
}

/// What the database knows of a code.
struct Found {
    row: PaperRow,
    institution: String,
    /// What it shows still stands.
    is_current: bool,
    /// Of the other papers about the same thing: in the other language, or of an earlier state.
    others: Vec<Vec<u8>>,
}

fn find(work: &Work<'_>, code: &str) -> Result<Option<Found>, Error> {
    let Some(row) = store::find_by_code(work.tx(), code)? else { return Ok(None) };
    let institution = people::find_institution(work.tx(), row.institution_id)?.ok_or(Error::NotFound)?;
    // What has gone since, or says something else now, is no longer what the paper shows.
    let is_current = match performance::paper::open(work, row.institution_id, row.kind, row.subject_id) {
        Ok(standing) => standing.basis.as_deref() == Some(row.basis.as_str()),
        Err(Error::NotFound) => false,
        Err(cause) => return Err(cause),
    };
    let same = store::list(work.tx(), row.institution_id, row.kind, row.subject_id)?;
    let others = same.into_iter().filter(|other| other.id != row.id).map(|other| other.sha256).collect();
    Ok(Some(Found { institution: institution.name, is_current, row, others }))
}

/// The paper of a typed code, with what it costs to ask.
async fn ask(visit: &Visit, typed: &str) -> Result<Option<Found>, Error> {
    let code = rules::read_code(typed).ok_or_else(|| Error::field("code", "oversight-verify-mistyped"))?;
    let (key, now) = (format!("verify:{}", visit.peer()), visit.app().clock.now());
    let asked = key.clone();
    let wait = visit.app().store.read(move |tx| throttle::wait(tx, &asked, UNKNOWN, now)).await?;
    if wait > 0 {
        return Err(Error::Refused(Reason::new("oversight-verify-wait").with("seconds", wait)));
    }
    let found = visit.system_desk().read(move |work| find(work, &code)).await?;
    if found.is_none() {
        visit.app().store.write(move |tx| throttle::fail(tx, &key, now)).await?;
    }
    Ok(found)
}

fn known(shell: &Shell<'_>, found: &Found) -> Known {
    let row = &found.row;
    Known {
        kind: shell.kc("oversight-paper-kind", row.kind.code()).into_owned(),
        institution: found.institution.clone(),
        year: shell.year(row.year).into_owned(),
        issued: shell.time(row.issued_at),
        language: shell.kc("oversight-paper-language", row.language.code()).into_owned(),
        initials: row.initials.clone(),
        code: rules::shown_code(&row.code),
    }
}

fn verdict(shell: &Shell<'_>, found: Option<&Found>, hash: Option<&[u8]>) -> Verdict {
    let (kind, key) = match (found, hash) {
        (None, _) => (NoticeKind::Error, "oversight-verify-unknown"),
        (Some(found), Some(hash)) if found.others.iter().any(|other| other == hash) => {
            (NoticeKind::Warning, "oversight-verify-other")
        }
        (Some(found), Some(hash)) if found.row.sha256 != hash => {
            (NoticeKind::Error, "oversight-verify-differs")
        }
        (Some(found), _) if !found.is_current => (NoticeKind::Warning, "oversight-verify-older"),
        (Some(_), Some(_)) => (NoticeKind::Success, "oversight-verify-same"),
        (Some(_), None) => (NoticeKind::Success, "oversight-verify-known"),
    };
    Verdict { kind, text: shell.t(key).into_owned(), paper: found.map(|found| known(shell, found)) }
}

fn page(visit: &Visit, form: FormState, answer: Result<Verdict, Error>) -> Result<Response, Failure> {
    let mut shell = visit.shell("oversight-verify-title");
    match answer {
        Ok(verdict) => visit.page(&VerifyPage { shell, form, verdict: Some(verdict) }),
        Err(Error::Invalid(errors)) => {
            let form = form.with_errors(shell.words, shell.language, &errors);
            shell.refused = true;
            visit.page_again(&VerifyPage { shell, form, verdict: None })
        }
        Err(cause) => Err(cause.into()),
    }
}

async fn show(visit: Visit) -> Result<Response, Failure> {
    let shell = visit.shell("oversight-verify-title");
    let Some(typed) = visit.query("code").map(str::to_owned) else {
        return visit.page(&VerifyPage { shell, form: FormState::new(), verdict: None });
    };
    let form = FormState::new().with("code", typed.clone());
    let answer = ask(&visit, &typed).await.map(|found| verdict(&shell, found.as_ref(), None));
    page(&visit, form, answer)
}

/// The hash to compare: of the file that was sent, or as it was typed. None when neither was given.
fn hash(upload: &Upload) -> Result<Option<Vec<u8>>, Error> {
    let mut errors = FieldErrors::default();
    if upload.too_large.is_some() {
        errors.add("file", "oversight-verify-too-large");
        return Err(Error::Invalid(errors));
    }
    if let Some(file) = upload.files.iter().find(|file| file.field == "file") {
        return Ok(Some(Sha256::digest(&file.bytes).to_vec()));
    }
    let Some(typed) = upload.fields.optional("hash") else { return Ok(None) };
    let read = rules::read_hash(typed);
    if read.is_none() {
        errors.add("hash", "oversight-verify-hash-wrong");
        return Err(Error::Invalid(errors));
    }
    Ok(read)
}

async fn compare(visit: Visit, upload: Upload) -> Result<Response, Failure> {
    let fields: &Fields = &upload.fields;
    let form = FormState::from_pairs(fields.pairs().iter().cloned());
    let shell = visit.shell("oversight-verify-title");
    let answer = async {
        let mut errors = FieldErrors::default();
        fields.required("code", 40, &mut errors);
        if !errors.is_empty() {
            return Err(Error::Invalid(errors));
        }
        let hash = hash(&upload)?;
        let found = ask(&visit, fields.text("code")).await?;
        Ok(verdict(&shell, found.as_ref(), hash.as_deref()))
    };
    let answer = answer.await;
    page(&visit, form, answer)
}
