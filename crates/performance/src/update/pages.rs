//! The pages of updates: an agreement's list, the side-by-side view with its one next step, the forms of a draft, signing
//! and answering. A handler reads, calls one action, answers; what may be done is asked of policy and the rules.

mod change;
mod decide;
mod details;
mod list;
mod show;
mod sign;
mod task;
mod weights;

use platform::http::{Routes, Visit};
use ui::{Light, Link, Shell};

use super::model::{State, UpdateRow};
use crate::agreement::mend;
use crate::permissions::{
    UPDATE_BEGIN, UPDATE_DECLINE, UPDATE_EDIT, UPDATE_READ, UPDATE_RETURN, UPDATE_SET_ASIDE,
};

/// Signing is guarded by READ: in which capacity somebody signs, the action asks of the row.
pub fn routes() -> Routes {
    Routes::new()
        .get("/agreements/{id}/updates", &UPDATE_READ, list::list)
        .post("/agreements/{id}/updates", &UPDATE_BEGIN, list::begin)
        .get("/updates/{id}", &UPDATE_READ, show::show)
        .get("/updates/{id}/details", &UPDATE_EDIT, details::form)
        .post("/updates/{id}/details", &UPDATE_EDIT, details::save)
        .get("/updates/{id}/weights", &UPDATE_EDIT, weights::form)
        .post("/updates/{id}/weights", &UPDATE_EDIT, weights::save)
        .get("/updates/{id}/tasks/new", &UPDATE_EDIT, task::new_form)
        .post("/updates/{id}/tasks", &UPDATE_EDIT, task::add)
        .get("/updates/{id}/tasks/{task}", &UPDATE_EDIT, task::edit_form)
        .post("/updates/{id}/tasks/{task}", &UPDATE_EDIT, task::edit)
        .post("/updates/{id}/tasks/{task}/end", &UPDATE_EDIT, task::end)
        .get("/updates/{id}/tasks/{task}/sub-tasks/new", &UPDATE_EDIT, change::new_form)
        .post("/updates/{id}/tasks/{task}/sub-tasks", &UPDATE_EDIT, change::add)
        .get("/updates/{id}/sub-tasks/{sub}", &UPDATE_EDIT, change::edit_form)
        .post("/updates/{id}/sub-tasks/{sub}", &UPDATE_EDIT, change::edit)
        .post("/updates/{id}/sub-tasks/{sub}/end", &UPDATE_EDIT, change::end)
        .post("/updates/{id}/drop/{item}", &UPDATE_EDIT, change::drop_one)
        .get("/updates/{id}/sign", &UPDATE_READ, sign::form)
        .post("/updates/{id}/sign", &UPDATE_READ, sign::sign)
        .get("/updates/{id}/text", &UPDATE_READ, sign::text)
        .get("/updates/{id}/text/download", &UPDATE_READ, sign::download)
        .get("/updates/{id}/return", &UPDATE_RETURN, decide::return_form)
        .post("/updates/{id}/return", &UPDATE_RETURN, decide::give_back)
        .get("/updates/{id}/decline", &UPDATE_DECLINE, decide::decline_form)
        .post("/updates/{id}/decline", &UPDATE_DECLINE, decide::decline)
        .post("/updates/{id}/withdraw", &UPDATE_EDIT, decide::withdraw)
        .post("/updates/{id}/set-aside", &UPDATE_SET_ASIDE, decide::set_aside)
}

/// The light beside a state: green holds, yellow waits for somebody, red did not come about.
fn light(state: State) -> Light {
    match state {
        State::Draft | State::Withdrawn => Light::Grey,
        State::Submitted | State::Agreed => Light::Yellow,
        State::Returned | State::Declined => Light::Red,
        State::Applied => Light::Green,
    }
}

/// A page about an update: whose, of which year, with the way back.
fn shell<'a>(visit: &'a Visit, title: &str, row: &UpdateRow) -> Shell<'a> {
    let mut shell = visit.shell(title);
    shell.kicker = format!("{}, {}", row.name, shell.year(row.year));
    shell.crumbs = vec![
        Link::new(
            format!("/agreements/{}/updates", row.agreement_id),
            shell.t("performance-update-list-title"),
        ),
        Link::new(format!("/updates/{}", row.id), shell.kc("performance-update-kind", row.kind.code())),
    ];
    shell
}
