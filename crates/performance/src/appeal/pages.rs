//! The pages of an appeal: filing it, the case as each party sees it, the panel's decision, the officers' list, the file for
//! the Commission. A handler reads, calls one action, answers; what may be done is asked of rules and policy.

mod decide;
mod file;
mod list;
mod officers;
mod outside;
mod show;
pub(crate) mod view;
pub(crate) mod whole;

use axum::response::Response;
use kernel::{Day, Error, FieldErrors};
use platform::http::{Failure, Fields, Routes, UPLOAD_LIMIT, Visit};
use platform::work::Work;
use ui::FormState;

use super::actions;
use super::model::{AppealId, State};
use crate::mark::{MarkRow, VersionRow};
use crate::permissions::{
    APPEAL_ACCEPT, APPEAL_ANSWER, APPEAL_APPOINT, APPEAL_AUDIT, APPEAL_DECIDE, APPEAL_FILE, APPEAL_FURTHER,
    APPEAL_LIST, APPEAL_OWN, APPEAL_READ, APPEAL_RECORD, APPEAL_RECUSE, APPEAL_SEND, APPEAL_VOTE,
    APPEAL_WITHDRAW,
};

pub fn routes() -> Routes {
    Routes::new()
        .get("/my-appeals", &APPEAL_OWN, list::mine)
        .get("/marks/{id}/appeal", &APPEAL_FILE, file::form)
        .post_up_to("/marks/{id}/appeal", &APPEAL_FILE, UPLOAD_LIMIT, file::send)
        .get("/appeals", &APPEAL_LIST, list::list)
        .get("/appeals/{id}", &APPEAL_READ, show::show)
        .get("/appeals/{id}/files/{file}", &APPEAL_READ, show::file)
        .post_up_to("/appeals/{id}/answer", &APPEAL_ANSWER, UPLOAD_LIMIT, show::answer)
        .post("/appeals/{id}/accept", &APPEAL_ACCEPT, show::accept)
        .post("/appeals/{id}/further", &APPEAL_FURTHER, show::further)
        .post("/appeals/{id}/withdraw", &APPEAL_WITHDRAW, show::withdraw)
        .post("/appeals/{id}/recuse", &APPEAL_RECUSE, show::recuse)
        .post("/appeals/{id}/vote", &APPEAL_VOTE, show::vote)
        .get("/appeals/{id}/decide", &APPEAL_DECIDE, decide::form)
        .post("/appeals/{id}/decide", &APPEAL_DECIDE, decide::send)
        .get("/appeals/{id}/committee", &APPEAL_APPOINT, officers::committee)
        .post("/appeals/{id}/committee", &APPEAL_APPOINT, officers::appoint)
        .get("/appeals/{id}/audit", &APPEAL_AUDIT, officers::audit)
        .post("/appeals/{id}/audit", &APPEAL_AUDIT, officers::audit_for)
        .get("/appeals/{id}/outside", &APPEAL_SEND, outside::show)
        .get("/appeals/{id}/outside/file.json", &APPEAL_SEND, outside::json)
        .get("/appeals/{id}/outside/print", &APPEAL_SEND, outside::print)
        .post("/appeals/{id}/outside/sent", &APPEAL_SEND, outside::sent)
        .get("/appeals/{id}/outside/record", &APPEAL_RECORD, decide::record_form)
        .post("/appeals/{id}/outside/record", &APPEAL_RECORD, decide::record)
}

/// What the owner of a mark can do about it: contest it until a day, or look at the case.
pub struct OwnAppeal {
    pub href: String,
    /// Words key of the link or button.
    pub text: &'static str,
    /// Words key of the sentence before it; names the day.
    pub sentence: &'static str,
    pub day: Day,
    /// Still in time, and nothing filed yet: a button.
    pub is_open: bool,
}

/// For the page of one's own mark, from what that page has read of it. None where the mark cannot be contested.
pub fn own_appeal(
    work: &Work<'_>,
    row: &MarkRow,
    versions: &[VersionRow],
) -> Result<Option<OwnAppeal>, Error> {
    if let Some(id) = versions.iter().find_map(|version| version.appeal_id) {
        return Ok(Some(OwnAppeal {
            href: format!("/appeals/{id}"),
            text: "performance-appeal-to-case",
            sentence: "performance-appeal-own-filed",
            day: work.today(),
            is_open: false,
        }));
    }
    let Some(published_at) = versions.iter().find_map(|version| version.published_at) else {
        return Ok(None);
    };
    let filing = actions::filing_from(work, row.institution_id, published_at, row.year)?;
    let appraisal = row.appraisal_id;
    let (text, sentence) = if filing.is_late {
        ("performance-appeal-file-late", "performance-appeal-own-late")
    } else {
        ("performance-appeal-file", "performance-appeal-own-open")
    };
    Ok(Some(OwnAppeal {
        href: format!("/marks/{appraisal}/appeal"),
        text,
        sentence,
        day: filing.last_day,
        is_open: !filing.is_late,
    }))
}

/// The words key of a level's name.
fn level_code(level: i64) -> &'static str {
    match level {
        0 => "0",
        1 => "1",
        2 => "2",
        _ => "3",
    }
}

/// The light beside a state: yellow waits for somebody, green is over.
fn light(state: State) -> ui::Light {
    match state {
        State::Committee | State::Hearing | State::Outside => ui::Light::Yellow,
        State::Decided | State::Closed => ui::Light::Green,
        State::Withdrawn => ui::Light::Grey,
    }
}

/// A form that comes back: what was typed, why it was not taken, and whether the case changed meanwhile.
struct Again {
    form: FormState,
    is_stale: bool,
}

impl Again {
    /// Only complaints come back; what may not be seen or is broken goes on as it is.
    fn of(visit: &Visit, fields: &Fields, cause: Error, prefix: &'static str) -> Result<Self, Error> {
        let mut errors = FieldErrors::default();
        let is_stale = matches!(cause, Error::Stale);
        match cause {
            Error::Invalid(invalid) => errors = invalid,
            Error::Refused(reason) => errors.push("", reason),
            Error::Stale => errors.add("", "performance-appeal-changed-meanwhile"),
            other => return Err(other),
        }
        let mut form = FormState::prefixed(prefix);
        // A form that comes back after a change stands on what is shown with it.
        for (name, value) in fields.pairs().iter().filter(|(name, _)| name != "version") {
            form.add(name.clone(), value.clone());
        }
        Ok(Self { form: form.with_errors(&visit.app().words, visit.language, &errors), is_stale })
    }

    fn answer(&self, visit: &Visit, page: &impl askama::Template) -> Result<Response, Failure> {
        people::answer_again(visit, page, self.is_stale)
    }
}

/// `?before=ID` of a list paged by key.
fn before(visit: &Visit) -> Result<Option<AppealId>, Error> {
    visit.query("before").map(str::parse).transpose()
}
