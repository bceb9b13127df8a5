//! The pages of the agreement: one's own plan, the supervisor's view, forms, signing, the exact text, the team's plans.
//! A handler reads, calls one action, answers; what may be done is asked of `work.may` and the rules, never decided here.

mod begin;
mod decide;
mod frame;
mod history;
mod plan;
mod sign;
mod sub_task;
mod task;
mod team;
pub(crate) mod weights;

use axum::response::Response;
use kernel::{Error, FieldErrors, FinancialYear, Language};
use people::{Again, again};
use platform::http::{Failure, Fields, Routes, Visit};
use ui::{Light, Shell};

use super::model::{AgreementId, State};
use crate::permissions::{
    AGREEMENT_APPROVE, AGREEMENT_ASSIGN, AGREEMENT_BEGIN, AGREEMENT_FRAME, AGREEMENT_OWN, AGREEMENT_READ,
    AGREEMENT_REJECT, AGREEMENT_RETURN, AGREEMENT_ROLLBACK, AGREEMENT_SIGN, AGREEMENT_SUBMIT,
};

/// Forms that both sides use are guarded by READ: which side may change what, the action asks of the row.
pub fn routes() -> Routes {
    Routes::new()
        .get("/my-plan", &AGREEMENT_OWN, plan::own)
        .get("/my-plan/template", &AGREEMENT_OWN, begin::template_form)
        .post("/my-plan/begin", &AGREEMENT_BEGIN, begin::begin)
        .get("/agreements/{id}", &AGREEMENT_READ, plan::show)
        .post("/agreements/{id}/submit", &AGREEMENT_SUBMIT, decide::submit)
        .post("/agreements/{id}/approve", &AGREEMENT_APPROVE, decide::approve)
        .get("/agreements/{id}/return", &AGREEMENT_RETURN, decide::return_form)
        .post("/agreements/{id}/return", &AGREEMENT_RETURN, decide::return_plan)
        .get("/agreements/{id}/rollback", &AGREEMENT_ROLLBACK, decide::rollback_form)
        .post("/agreements/{id}/rollback", &AGREEMENT_ROLLBACK, decide::rollback)
        .get("/agreements/{id}/sign", &AGREEMENT_SIGN, sign::sign_form)
        .post("/agreements/{id}/sign", &AGREEMENT_SIGN, sign::sign)
        .get("/agreements/{id}/text", &AGREEMENT_READ, sign::text)
        .get("/agreements/{id}/text/download", &AGREEMENT_READ, sign::download)
        .get("/agreements/{id}/weights", &AGREEMENT_READ, weights::form)
        .post("/agreements/{id}/weights", &AGREEMENT_READ, weights::save)
        .get("/agreements/{id}/tasks/new", &AGREEMENT_READ, task::new_form)
        .post("/agreements/{id}/tasks", &AGREEMENT_READ, task::add)
        .get("/tasks/{id}", &AGREEMENT_READ, task::edit_form)
        .post("/tasks/{id}", &AGREEMENT_READ, task::edit)
        .post("/tasks/{id}/remove", &AGREEMENT_READ, task::remove)
        .get("/tasks/{id}/reject", &AGREEMENT_REJECT, decide::reject_form)
        .post("/tasks/{id}/reject", &AGREEMENT_REJECT, decide::reject)
        .get("/tasks/{id}/frame", &AGREEMENT_FRAME, frame::task_form)
        .post("/tasks/{id}/frame", &AGREEMENT_FRAME, frame::task)
        .get("/tasks/{id}/sub-tasks/new", &AGREEMENT_READ, sub_task::new_form)
        .post("/tasks/{id}/sub-tasks", &AGREEMENT_READ, sub_task::add)
        .get("/sub-tasks/{id}", &AGREEMENT_READ, sub_task::edit_form)
        .post("/sub-tasks/{id}", &AGREEMENT_READ, sub_task::edit)
        .post("/sub-tasks/{id}/remove", &AGREEMENT_READ, sub_task::remove)
        .get("/sub-tasks/{id}/reject", &AGREEMENT_REJECT, decide::reject_sub_form)
        .post("/sub-tasks/{id}/reject", &AGREEMENT_REJECT, decide::reject_sub)
        .get("/sub-tasks/{id}/frame", &AGREEMENT_FRAME, frame::sub_task_form)
        .post("/sub-tasks/{id}/frame", &AGREEMENT_FRAME, frame::sub_task)
        .get("/team/plans", &AGREEMENT_ASSIGN, team::list)
        .post("/team/plans/{employment}/begin", &AGREEMENT_ASSIGN, team::begin)
}

/// The light beside a state: green is done, yellow waits for somebody, red came back.
pub(crate) fn light(state: State) -> Light {
    match state {
        State::Draft => Light::Grey,
        State::Submitted | State::Approved => Light::Yellow,
        State::Returned => Light::Red,
        State::Signed => Light::Green,
    }
}

/// "Had to be signed by 31 Julai 2026".
fn late(shell: &Shell<'_>, day: kernel::Day) -> String {
    shell.t1("performance-unsigned-since", "day", shell.day(day)).into_owned()
}

/// The year of the address, otherwise today's.
fn year_asked(visit: &Visit, today: FinancialYear) -> Result<FinancialYear, Error> {
    visit.query("year").map_or(Ok(today), str::parse)
}

fn today(visit: &Visit) -> kernel::Day {
    visit.app().clock.now().day()
}

/// Back to the plan, with what was done.
fn to_plan(visit: &Visit, agreement: AgreementId, done: &str) -> Result<Response, Failure> {
    visit.go(&format!("/agreements/{agreement}"), done)
}

/// What an action refused, put into the form it came from. That the row changed meanwhile, these pages say in a notice of
/// their own.
pub(crate) fn mend(visit: &Visit, fields: &Fields, error: Error) -> Result<Again, Error> {
    match error {
        Error::Stale => Ok(Again { form: visit.form(fields, &FieldErrors::default()), stale: true }),
        other => again(visit, fields, other),
    }
}

/// The text of a template's or window's two names.
fn pick<'t>(language: Language, sw: &'t str, en: &'t str) -> &'t str {
    match language {
        Language::Sw => sw,
        Language::En => en,
    }
}
