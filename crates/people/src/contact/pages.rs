//! The form where somebody says where and how often e-mail reaches them.

use askama::Template;
use axum::response::Response;
use kernel::{Error, FieldErrors, Language};
use platform::http::{Failure, Fields, Routes, Visit};
use ui::{Choice, FormState, Link, Shell};

use super::actions;
use super::model::{ChoiceRow, Digest, Typed};
use crate::pages::{Again, Difference, again, coded, differences};
use crate::permissions::CONTACT_CHANGE;

pub fn routes() -> Routes {
    Routes::new().get("/me/mail", &CONTACT_CHANGE, form).post("/me/mail", &CONTACT_CHANGE, save)
}

#[derive(Template)]
#[template(path = "contact/form.html")]
struct ContactPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    digests: Vec<Choice>,
    languages: Vec<Choice>,
    /// Does this program send e-mail at all?
    sends: bool,
    /// What somebody else (or one oneself elsewhere) saved meanwhile, beside what was typed.
    differences: Vec<Difference>,
}

fn page(visit: &Visit, form: FormState) -> ContactPage<'_> {
    let mut shell = visit.shell("people-contact-title");
    shell.crumbs = vec![Link::new("/me", shell.t("people-employee-own-title"))];
    shell.refused = form.is_refused();
    ContactPage {
        digests: coded(&shell, "people-digest", Digest::ALL.iter().map(|digest| digest.code())),
        languages: coded(&shell, "people-language", Language::ALL.iter().map(|language| language.code())),
        sends: visit.app().mailer.is_some(),
        differences: Vec::new(),
        form,
        shell,
    }
}

fn written(row: &ChoiceRow) -> Vec<(&'static str, String)> {
    vec![
        ("email", row.email.clone()),
        ("digest", row.digest().code().to_owned()),
        ("language", row.language().code().to_owned()),
        ("person_version", row.person_version.to_string()),
        ("version", row.version.to_string()),
    ]
}

async fn form(visit: Visit) -> Result<Response, Failure> {
    let row = visit.read(actions::read_choice).await?;
    visit.page(&page(&visit, FormState::from_pairs(written(&row))))
}

fn typed(fields: &Fields) -> Result<Typed, Error> {
    let mut errors = FieldErrors::default();
    let digest = Digest::from_code(fields.text("digest"));
    let language = fields.text("language").parse::<Language>().ok();
    if digest.is_none() {
        errors.add("digest", "platform-field-choose");
    }
    if language.is_none() {
        errors.add("language", "platform-field-choose");
    }
    let email = fields.text("email").to_owned();
    let seen = |name: &str| fields.text(name).parse::<i64>().map_err(|_| Error::Stale);
    match (digest, language) {
        (Some(digest), Some(language)) => {
            Ok(Typed { email, digest, language, seen: (seen("person_version")?, seen("version")?) })
        }
        _ => Err(Error::Invalid(errors)),
    }
}

async fn save(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let done = match typed(&fields) {
        Ok(typed) => visit.write(move |work| actions::change_contact(work, &typed)).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => visit.go("/me", "people-contact-change-done"),
        Err(error) => {
            let Again { form, stale } = again(&visit, &fields, error)?;
            if !stale {
                return visit.page_again(&page(&visit, form));
            }
            stale_page(&visit, &fields, &visit.read(actions::read_choice).await?)
        }
    }
}

/// What was typed stays, what holds now stands beside it, and the form now knows the newest version.
fn stale_page(visit: &Visit, fields: &Fields, row: &ChoiceRow) -> Result<Response, Failure> {
    let now = written(row);
    let versions = now.iter().filter(|(name, _)| name.ends_with("version")).cloned();
    let typed = fields.pairs().iter().filter(|(name, _)| !name.ends_with("version")).cloned();
    let mut form = FormState::from_pairs(typed);
    versions.for_each(|(name, value)| form.add(name, value));
    form.complain("", visit.app().words.text(visit.language, "people-stale"));
    let mut page = page(visit, form);
    page.differences = differences(&page.shell, fields, &now, &[&page.digests, &page.languages]);
    visit.page_stale(&page)
}
