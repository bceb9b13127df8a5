//! Issuing a paper: what it says is read, the engine sets it, and what came out is kept for ever. The same state of the same
//! thing is issued once in each language; whoever asks again gets the same bytes.

use kernel::uuid::Uuid;
use kernel::{Error, InstitutionId, Language};
use performance::paper::{self, Draft, Kind, Standing};
use platform::clock::random_bytes;
use platform::http::App;
use platform::work::{Desk, Event, Saved, Work};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use ui::Shell;
use ui::paper::{Code, Issue};

use super::model::{NewPaper, PaperId, PaperRow};
use super::{rules, store};
use crate::permissions::PAPER_ISSUE;

/// Which paper is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    pub institution: InstitutionId,
    pub kind: Kind,
    pub subject: Uuid,
    pub language: Language,
}

/// The paper as it would be printed now.
pub fn draft(work: &Work<'_>, app: &App, wanted: Wanted) -> Result<Draft, Error> {
    let shell = Shell::new(&app.words, wanted.language, String::new());
    paper::draft(work, wanted.institution, wanted.kind, wanted.subject, &shell)
}

/// The paper, issued now unless it was before.
pub async fn issue(app: &App, desk: &Desk, wanted: Wanted) -> Result<PaperId, Error> {
    let program = app.clone();
    let (draft, known) = desk
        .report(move |work| {
            let draft = draft(work, &program, wanted)?;
            let Wanted { institution, kind, subject, language } = wanted;
            let known = store::issued(work.tx(), institution, kind, subject, language, &draft.basis)?;
            Ok((draft, known))
        })
        .await?;
    if let Some(known) = known {
        return Ok(known.id);
    }
    let new = set(app, desk, wanted, &draft).await?;
    desk.write(move |work| keep(work, &new)).await
}

/// Sets the draft as a PDF with a code of its own.
async fn set(app: &App, desk: &Desk, wanted: Wanted, draft: &Draft) -> Result<NewPaper, Error> {
    let code = rules::new_code(random_bytes::<16>()?);
    let issue = printed(app, wanted.language, &code, desk.clock.now().day());
    let body = app.press.print(draft.paper.description(&issue)?).await?;
    Ok(NewPaper {
        institution: wanted.institution,
        kind: wanted.kind,
        subject: wanted.subject,
        language: wanted.language,
        code,
        basis: draft.basis.clone(),
        sha256: Sha256::digest(&body).to_vec(),
        body,
    })
}

/// What the issue adds to a paper: its day, its code, and how anybody confirms it.
fn printed(app: &App, language: Language, code: &str, on: kernel::Day) -> Issue {
    let shell = Shell::new(&app.words, language, String::new());
    let text = rules::shown_code(code);
    let page = format!("{}/verify", app.address);
    let words = [
        shell.t1("oversight-paper-issued-on", "day", shell.day(on)),
        shell.t1("oversight-paper-how-to-verify", "address", page.as_str()),
    ];
    let code = Code {
        label: shell.t("oversight-paper-code").into_owned(),
        words: words.into_iter().map(std::borrow::Cow::into_owned).collect(),
        address: format!("{page}?code={text}"),
        alt: shell.t1("oversight-paper-qr", "code", text.as_str()).into_owned(),
        text,
    };
    // A number must stand between: the sentence is cut where it stands.
    let pages = shell.t2("oversight-paper-pages", "page", "\u{1}", "pages", "\u{1}").into_owned();
    let mut parts = pages.split('\u{1}').map(str::to_owned);
    let pages = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    Issue::new(on, pages, code)
}

/// Keeps a paper that was set. Whoever sets the same at the same moment gets the one that was kept first.
pub fn keep(work: &Work<'_>, new: &NewPaper) -> Result<Saved<PaperId>, Error> {
    let standing = paper::open(work, new.institution, new.kind, new.subject)?;
    let permit = work.permit(&PAPER_ISSUE, &standing.place)?;
    let id: PaperId = work.new_id();
    let file_name = file_name(new, &standing);
    let initials = rules::initials(&standing.name);
    let by = work.actor().person().map_or("Tija", |person| person.name.as_str());
    if !store::insert(work.tx(), id, new, &standing, (&file_name, &initials), (work.now(), by))? {
        let NewPaper { institution, kind, subject, language, basis, .. } = new;
        let first = store::issued(work.tx(), *institution, *kind, *subject, *language, basis)?;
        let first = first.ok_or_else(|| Error::internal("a paper that is and is not there"))?;
        return Ok(work.already_done(permit).with(first.id));
    }
    let hash: String = new.sha256.iter().map(|byte| format!("{byte:02x}")).collect();
    let told = json!({
        "kind": new.kind.code(), "language": new.language.code(), "code": rules::shown_code(&new.code), "sha256": hash,
    });
    let mut event = Event::on("oversight.paper", id.0).after(told);
    if standing.in_history {
        event = event.about(standing.about);
    }
    Ok(work.save(permit, event)?.with(id))
}

/// `mkataba-90000025-2025-26-sw.pdf`: Swahili as the kinds are named there, for whoever keeps many of them.
fn file_name(new: &NewPaper, standing: &Standing) -> String {
    let kind = match new.kind {
        Kind::Agreement => "mkataba",
        Kind::Review => "mapitio",
        Kind::Appraisal => "tathmini",
        Kind::Result => "matokeo",
        Kind::Decision0 => "uamuzi-mapitio",
        Kind::Decision1 => "uamuzi-ngazi-1",
        Kind::Decision2 => "uamuzi-ngazi-2",
        Kind::CaseFile => "faili-la-rufaa",
    };
    format!("{kind}-{}-{}-{}.pdf", standing.check_number, standing.year.slug(), new.language.code())
}

/// An issued paper, for those who may read what it is about.
pub fn open(work: &Work<'_>, institution: InstitutionId, id: PaperId) -> Result<PaperRow, Error> {
    let row = store::find(work.tx(), institution, id)?.ok_or(Error::NotFound)?;
    paper::open(work, institution, row.kind, row.subject_id)?;
    Ok(row)
}

/// Its bytes, as they were issued.
pub fn body(work: &Work<'_>, row: &PaperRow) -> Result<Vec<u8>, Error> {
    let body = store::body(work.tx(), row.institution_id, row.id)?;
    if Sha256::digest(&body).as_slice() == row.sha256 {
        Ok(body)
    } else {
        Err(Error::internal(format!("the paper {} is no longer what was issued", row.id)))
    }
}
