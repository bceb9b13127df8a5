//! The pages before one is inside: sign in, activate, sign out; and changing the password.

use askama::Template;
use axum::response::Response;
use kernel::{Error, FieldErrors, Reason};
use platform::http::{Failure, Fields, Routes, Visit, local};
use ui::{FormState, Shell};

use super::actions::{self, Turned};
use super::rules;
use crate::{employee, permissions};

pub fn routes() -> Routes {
    Routes::new()
        .get("/sign-in", &permissions::SIGN_IN_FORM, sign_in_form)
        .post("/sign-in", &permissions::SIGN_IN_FORM, sign_in)
        .get("/activate", &permissions::ACTIVATE_FORM, activate_form)
        .post("/activate", &permissions::ACTIVATE_FORM, activate)
        .post("/sign-out", &permissions::SIGN_OUT, sign_out)
        .get("/password", &permissions::PASSWORD_CHANGE, password_form)
        .post("/password", &permissions::PASSWORD_CHANGE, change_password)
}

#[derive(Template)]
#[template(path = "identity/sign_in.html")]
struct SignInPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    next: String,
}

#[derive(Template)]
#[template(path = "identity/activate.html")]
struct ActivatePage<'a> {
    shell: Shell<'a>,
    form: FormState,
}

#[derive(Template)]
#[template(path = "identity/password.html")]
struct PasswordPage<'a> {
    shell: Shell<'a>,
    form: FormState,
}

/// Only the check number comes back into a form; a password never does.
fn kept(fields: &Fields) -> Fields {
    Fields::from_pairs([("check_number".to_owned(), fields.text("check_number").to_owned())])
}

async fn sign_in_form(visit: Visit) -> Result<Response, Failure> {
    let next = local(visit.query("next").unwrap_or("/")).to_owned();
    if visit.person().is_ok() {
        return visit.go(&next, "");
    }
    visit.page(&SignInPage { shell: visit.shell("people-identity-sign-in"), form: FormState::new(), next })
}

fn turned(field: &str, turned: Turned, wrong: &'static str) -> FieldErrors {
    let mut errors = FieldErrors::default();
    errors.push(
        field,
        match turned {
            Turned::Wrong => Reason::new(wrong),
            Turned::Wait(seconds) => Reason::new("people-identity-wait").with("seconds", seconds),
            Turned::NotYet(day) => Reason::new("people-identity-not-yet").with("day", ui::short_day(day)),
        },
    );
    errors
}

async fn sign_in(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let next = local(fields.optional("next").unwrap_or("/")).to_owned();
    let check_number: String =
        fields.text("check_number").chars().filter(|letter| !letter.is_whitespace()).collect();
    let mut errors = FieldErrors::default();
    fields.required("check_number", 20, &mut errors);
    fields.required("password", rules::LONGEST_PASSWORD, &mut errors);
    if errors.is_empty() {
        // The password is taken as typed: leading and trailing spaces are part of it.
        let typed = fields.all("password").next().unwrap_or_default().to_owned();
        match actions::sign_in(&visit, &check_number, typed).await? {
            Ok(token) => return visit.sign_in_answer(&token, &next),
            Err(reason) => errors = turned("check_number", reason, "people-identity-sign-in-wrong"),
        }
    }
    let form = visit.form(&kept(&fields), &errors);
    visit.page_again(&SignInPage { shell: refused(&visit, "people-identity-sign-in"), form, next })
}

async fn activate_form(visit: Visit) -> Result<Response, Failure> {
    visit.page(&ActivatePage { shell: visit.shell("people-identity-activate"), form: FormState::new() })
}

async fn activate(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let check_number: String =
        fields.text("check_number").chars().filter(|letter| !letter.is_whitespace()).collect();
    let mut errors = FieldErrors::default();
    fields.required("check_number", 20, &mut errors);
    fields.required("code", 20, &mut errors);
    let typed = |name| fields.all(name).next().unwrap_or_default();
    rules::check_password(&check_number, typed("password"), typed("password_again"), &mut errors);
    if errors.is_empty() {
        match actions::activate(&visit, &check_number, fields.text("code"), typed("password").to_owned())
            .await
        {
            Ok(Ok(token)) => return visit.sign_in_answer(&token, "/?done=people-identity-activate-done"),
            Ok(Err(reason)) => errors = turned("code", reason, "people-identity-activate-wrong"),
            // Somebody used the same code at the same moment.
            Err(Error::Stale) => errors = turned("code", Turned::Wrong, "people-identity-activate-wrong"),
            Err(other) => return Err(other.into()),
        }
    }
    let form = visit.form(&kept(&fields), &errors);
    visit.page_again(&ActivatePage { shell: refused(&visit, "people-identity-activate"), form })
}

async fn sign_out(visit: Visit) -> Result<Response, Failure> {
    actions::sign_out(&visit).await?;
    visit.sign_out_answer("/sign-in")
}

async fn password_form(visit: Visit) -> Result<Response, Failure> {
    visit.page(&PasswordPage { shell: visit.shell("people-identity-password-title"), form: FormState::new() })
}

async fn change_password(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let typed = |name| fields.all(name).next().unwrap_or_default();
    let mut errors = FieldErrors::default();
    match actions::confirm(&visit, typed("current")).await {
        Ok(()) => {}
        Err(Error::Invalid(found)) => {
            found.0.into_iter().for_each(|error| errors.push("current", error.reason));
        }
        Err(other) => return Err(other.into()),
    }
    let person = visit.person()?;
    let (institution, employment) = (person.institution, person.employment);
    let own =
        visit.read(move |work| employee::find(work.tx(), institution, employment, work.today())).await?;
    let own = own.map(|row| row.check_number).unwrap_or_default();
    rules::check_password(&own, typed("password"), typed("password_again"), &mut errors);
    if errors.is_empty() {
        actions::change_password(&visit, typed("password").to_owned()).await?;
        return visit.sign_out_answer("/sign-in?done=people-identity-password-done");
    }
    let form = visit.form(&Fields::default(), &errors);
    visit.page_again(&PasswordPage { shell: refused(&visit, "people-identity-password-title"), form })
}

/// The frame of a form that comes back with complaints: the window's title says so.
fn refused<'v>(visit: &'v Visit, title: &str) -> Shell<'v> {
    let mut shell = visit.shell(title);
    shell.refused = true;
    shell
}
