//! The pages of choosing a supervisor: one's own supervisors with the form that asks, and one wish with its answers.

use askama::Template;
use axum::response::Response;
use kernel::Error;
use platform::http::{Failure, Fields, Path, Routes, Visit};
use ui::{FormState, Light, Link, Shell};

use super::actions;
use super::model::{ChoiceId, ChoiceRow, NewChoice, State};
use super::rules::{Act, step};
use super::store;
use crate::employee::pages::named;
use crate::employee::{self, Candidate, EmploymentRow};
use crate::pages::{again, answer_again, home, today};
use crate::permissions::{
    CHOICE_ACCEPT, CHOICE_ASK, CHOICE_CONFIRM, CHOICE_DECLINE, CHOICE_OWN, CHOICE_READ, CHOICE_WITHDRAW,
};
use crate::seat;
use crate::supervision::{self, NamedInterval};
use crate::unit::Heads;

pub fn routes() -> Routes {
    Routes::new()
        .get("/my-supervisor", &CHOICE_OWN, own)
        .post("/my-supervisor", &CHOICE_ASK, ask)
        .get("/supervisor-wishes/{id}", &CHOICE_READ, show)
        .post("/supervisor-wishes/{id}/accept", &CHOICE_ACCEPT, accept)
        .post("/supervisor-wishes/{id}/decline", &CHOICE_DECLINE, decline)
        .post("/supervisor-wishes/{id}/withdraw", &CHOICE_WITHDRAW, withdraw)
        .post("/supervisor-wishes/{id}/confirm", &CHOICE_CONFIRM, confirm)
}

fn light(state: State) -> Light {
    match state {
        State::Asked | State::Unanswered | State::Accepted => Light::Yellow,
        State::Confirmed => Light::Green,
        State::Declined | State::Withdrawn => Light::Grey,
    }
}

#[derive(Template)]
#[template(path = "choice/own.html")]
struct OwnPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: EmploymentRow,
    wishes: Vec<ChoiceRow>,
    intervals: Vec<NamedInterval>,
    candidates: Vec<Candidate>,
    may_ask: bool,
    /// Who stands above a head of institution; empty for everybody else.
    seat: String,
}

impl OwnPage<'_> {
    fn light(&self, state: &State) -> Light {
        light(*state)
    }

    /// May still be taken back: nobody has answered, or HR has not.
    fn waits(&self, state: &State) -> bool {
        state.is_open()
    }
}

async fn own_page(visit: &Visit, form: FormState) -> Result<OwnPage<'_>, Error> {
    let (home, today, id) = (home(visit)?, today(visit), visit.person()?.employment);
    let (row, wishes, intervals, candidates, above) = visit
        .read(move |work| {
            let tx = work.tx();
            let row = employee::find(tx, home, id, today)?.ok_or(Error::NotFound)?;
            let wishes = store::list_own(tx, home, id)?;
            let intervals = supervision::list_history(tx, home, id)?;
            if row.heads == Heads::Institution {
                let institution = crate::find_institution(tx, home)?.ok_or(Error::NotFound)?;
                return Ok((row, wishes, intervals, Vec::new(), Some(seat::rules::above(&institution))));
            }
            Ok((row, wishes, intervals, employee::store::list_candidates(tx, home, today)?, None))
        })
        .await?;
    let mut shell = visit.shell("people-choice-own-title");
    shell.refused = form.is_refused();
    shell.crumbs = vec![Link::new("/me", shell.t("people-employee-own-title"))];
    let may_ask = above.is_none() && !wishes.iter().any(|wish| wish.state.is_open());
    let seat = above.map_or_else(String::new, |seat| seat::above(&shell, &seat));
    Ok(OwnPage { shell, form, row, wishes, intervals, candidates, may_ask, seat })
}

async fn own(visit: Visit) -> Result<Response, Failure> {
    visit.page(&own_page(&visit, FormState::new()).await?)
}

async fn ask(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let home = home(&visit)?;
    let sent = fields.clone();
    let asked = visit
        .write(move |work| {
            let chosen = named(work, home, "supervisor", sent.text("supervisor"))?
                .ok_or_else(|| Error::field("supervisor", "people-supervision-problem-missing"))?;
            actions::ask_choice(work, &NewChoice { chosen, reason: sent.text("reason").to_owned() })
        })
        .await;
    match asked {
        Ok(_) => visit.go("/my-supervisor", "people-choice-ask-done"),
        Err(error) => {
            let form = again(&visit, &fields, error)?.form;
            visit.page_again(&own_page(&visit, form).await?)
        }
    }
}

/// What the reader may do with a wish.
struct Buttons {
    accept: bool,
    decline: bool,
    withdraw: bool,
    confirm: bool,
}

#[derive(Template)]
#[template(path = "choice/show.html")]
struct ShowPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: ChoiceRow,
    light: Light,
    may: Buttons,
}

async fn show_page(visit: &Visit, id: ChoiceId, form: FormState) -> Result<ShowPage<'_>, Error> {
    let (row, may) = visit
        .read(move |work| {
            let row = actions::open_choice(work, id)?;
            let open = row.state.is_open();
            let by = employee::actions::by(work);
            let party = by == Some(row.employment_id) || by == Some(row.chosen_id);
            let may = Buttons {
                accept: step(row.state, Act::Accept).is_ok() && work.may(&CHOICE_ACCEPT, &row),
                decline: open && work.may(&CHOICE_DECLINE, &row),
                withdraw: open && work.may(&CHOICE_WITHDRAW, &row),
                confirm: row.state.waits_for_hr() && !party && work.may(&CHOICE_CONFIRM, &row),
            };
            Ok((row, may))
        })
        .await?;
    let mut shell = visit.shell("people-choice-title");
    shell.kicker = format!("{}, {}", row.name, row.check_number);
    shell.crumbs = if visit.person()?.employment == row.employment_id {
        vec![Link::new("/my-supervisor", shell.t("people-choice-own-title"))]
    } else if visit.could(&CHOICE_CONFIRM) {
        vec![Link::new("/people/supervisors", shell.t("people-supervision-list-title"))]
    } else {
        Vec::new()
    };
    shell.refused = form.is_refused();
    Ok(ShowPage { light: light(row.state), shell, form, row, may })
}

async fn show(visit: Visit, Path(id): Path<ChoiceId>) -> Result<Response, Failure> {
    visit.page(&show_page(&visit, id, FormState::new()).await?)
}

async fn back(
    visit: Visit,
    id: ChoiceId,
    fields: &Fields,
    done: Result<(), Error>,
    words: &str,
) -> Result<Response, Failure> {
    match done {
        Ok(()) => visit.go(&format!("/supervisor-wishes/{id}"), words),
        Err(error) => {
            let again = again(&visit, fields, error)?;
            let page = show_page(&visit, id, again.form).await?;
            answer_again(&visit, &page, again.stale)
        }
    }
}

async fn accept(visit: Visit, Path(id): Path<ChoiceId>, fields: Fields) -> Result<Response, Failure> {
    let version = fields.version()?;
    let done = visit.write(move |work| actions::accept_choice(work, id, version)).await;
    back(visit, id, &fields, done, "people-choice-accept-done").await
}

async fn decline(visit: Visit, Path(id): Path<ChoiceId>, fields: Fields) -> Result<Response, Failure> {
    let (version, why) = (fields.version()?, fields.text("answer").to_owned());
    let done = visit.write(move |work| actions::decline_choice(work, id, version, &why)).await;
    back(visit, id, &fields, done, "people-choice-decline-done").await
}

async fn withdraw(visit: Visit, Path(id): Path<ChoiceId>, fields: Fields) -> Result<Response, Failure> {
    let version = fields.version()?;
    let done = visit.write(move |work| actions::withdraw_choice(work, id, version)).await;
    back(visit, id, &fields, done, "people-choice-withdraw-done").await
}

async fn confirm(visit: Visit, Path(id): Path<ChoiceId>, fields: Fields) -> Result<Response, Failure> {
    let version = fields.version()?;
    let done = visit.write(move |work| actions::confirm_choice(work, id, version)).await;
    back(visit, id, &fields, done, "people-choice-confirm-done").await
}
