//! Receipts: an employee takes one for an event about themselves; anybody has one confirmed or denied, and sees the newest
//! signed head. What makes a receipt hold is `receipt`'s.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use kernel::{Action, Error, EventId, FieldErrors, Relation, Who};
use ui::{FormState, Link, NoticeKind, Shell};

use super::head::Note;
use super::receipt::{Receipt, Refusal};
use super::store;
use crate::http::{Failure, Fields, Path, Routes, Upload, Visit};
use crate::work::Guarded;

/// Having a receipt confirmed: whoever holds one.
pub const CHECK: Action = Action { name: "platform.receipt.check", who: &[Who::Anyone] };
/// Taking a receipt: whom the event is about.
pub const READ: Action =
    Action { name: "platform.receipt.read", who: &[Who::Is(Relation::Owner), Who::Left] };

pub fn routes() -> Routes {
    Routes::new().get("/receipts", &CHECK, form).post("/receipts", &CHECK, check).get(
        "/receipts/{event}",
        &READ,
        download,
    )
}

#[derive(Template)]
#[template(path = "seal/receipts.html")]
struct ReceiptsPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    verdict: Option<Verdict>,
    newest: Option<Note>,
}

/// What is said about a receipt, with what stands in it when it could be read.
struct Verdict {
    kind: NoticeKind,
    text: String,
    receipt: Option<Receipt>,
}

async fn form(visit: Visit) -> Result<Response, Failure> {
    let shell = visit.shell("platform-receipt-title");
    let page =
        ReceiptsPage { shell, form: FormState::default(), verdict: None, newest: newest(&visit).await? };
    visit.page(&page)
}

async fn newest(visit: &Visit) -> Result<Option<Note>, Error> {
    visit.read(|work| store::newest_head(work.tx())).await
}

async fn check(visit: Visit, upload: Upload) -> Result<Response, Failure> {
    let mut shell = visit.shell("platform-receipt-title");
    let Some(file) = upload.files.iter().find(|file| file.field == "receipt") else {
        let mut errors = FieldErrors::default();
        errors.add("receipt", "platform-receipt-no-file");
        shell.refused = true;
        let form = visit.form(&Fields::default(), &errors);
        let page = ReceiptsPage { shell, form, verdict: None, newest: newest(&visit).await? };
        return visit.page_again(&page);
    };
    let (receipt, verdict) = match Receipt::read(&file.bytes) {
        Err(refusal) => (None, Err(refusal)),
        Ok(receipt) => {
            let (asked, trusted) = (receipt.clone(), visit.app().keys.trusted().to_vec());
            let verdict = visit.read(move |work| asked.agrees(work.tx(), &trusted)).await?;
            (Some(receipt), verdict)
        }
    };
    if matches!(verdict, Err(Refusal::LogDiffers | Refusal::RowDiffers)) {
        tracing::error!(
            "a receipt we once gave is no longer what the log or the history says; run `tija verify`"
        );
    }
    let (kind, text) = match verdict {
        Ok(()) => (NoticeKind::Success, shell.t("platform-receipt-sound").into_owned()),
        Err(refusal) => {
            shell.refused = true;
            (NoticeKind::Warning, shell.kc("platform-receipt-refused", refusal.code()).into_owned())
        }
    };
    // What a receipt says is shown only when it is what its leaf says.
    let receipt = receipt.filter(|_| !matches!(verdict, Err(Refusal::Unreadable | Refusal::TellsOtherwise)));
    let verdict = Some(Verdict { kind, text, receipt });
    let page = ReceiptsPage { shell, form: FormState::default(), verdict, newest: newest(&visit).await? };
    visit.page(&page)
}

async fn download(visit: Visit, Path(id): Path<EventId>) -> Result<Response, Failure> {
    let receipt = visit
        .read(move |work| {
            let found = store::find_event(work.tx(), work.institution()?, id)?;
            let event = work.open(&READ, found.map(Guarded::new))?;
            Receipt::make(work.tx(), &event)
        })
        .await?;
    let Some(receipt) = receipt else { return not_yet(&visit, id) };
    visit.download(&format!("tija-receipt-{id}.json"), "application/json", receipt.json()?)
}

/// Nothing was refused: the sealer comes to the event in a moment.
fn not_yet(visit: &Visit, id: EventId) -> Result<Response, Failure> {
    let mut shell = visit.shell("platform-receipt-not-yet-title");
    shell.crumbs = vec![Link::new("/me", shell.t("platform-receipt-to-own"))];
    let again = Link::new(format!("/receipts/{id}"), shell.t("platform-receipt-again"));
    let text = vec![shell.t("platform-receipt-not-yet").into_owned()];
    let html = shell.message_page(text, Some(again), Vec::new()).map_err(Error::internal)?;
    Ok((StatusCode::CONFLICT, Html(html)).into_response())
}
