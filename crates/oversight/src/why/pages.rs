//! The page that asks what is not seen, and answers. It changes nothing, so the question stands in the address.

use askama::Template;
use axum::response::Response;
use kernel::{Error, Reason, Refusal as _, could};
use people::permissions::EMPLOYEE_LIST;
use performance::appraisal::actions::{calendar, standing};
use performance::report::rules::year_of;
use platform::http::{Failure, Routes, Visit};
use platform::work::Work;
use ui::{Choice, FormState, Shell};

use super::rules::{Question, Reader, about_mark, about_somebody, about_week};
use super::store;
use crate::permissions::WHY;

/// Digits of a check number at most, with room for slips.
const NUMBER_MOST: usize = 20;

pub fn routes() -> Routes {
    Routes::new().get("/why", &WHY, show)
}

#[derive(Template)]
#[template(path = "why/show.html")]
struct WhyPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    questions: Vec<Choice>,
    answer: Option<Reason>,
}

fn answer(work: &Work<'_>, question: Question, number: &str) -> Result<Reason, Error> {
    let (person, today) = (work.person()?, work.today());
    let (institution, week) = (person.institution, today.week().previous());
    match question {
        Question::Team | Question::Reports => {
            let acting = store::acting(work.tx(), institution, person.employment)?;
            let reads_people = could(&EMPLOYEE_LIST, work.actor());
            let reader = Reader { employment: person.employment, reads_people, acting, today, week };
            let found = store::person(work.tx(), institution, number)?;
            let found = match found {
                Some((id, mut found)) => {
                    found.standing = store::standing(work.tx(), institution, id, year_of(week), week)?;
                    Some(found)
                }
                None => None,
            };
            Ok(about_somebody(question, &reader, found.as_ref()))
        }
        Question::Week => {
            let (week, own) = (today.week(), person.employment);
            Ok(about_week(&store::standing(work.tx(), institution, own, year_of(week), week)?))
        }
        Question::Mark => {
            let year = today.financial_year().previous();
            let found = store::standing(work.tx(), institution, person.employment, year, week)?;
            let opens_on = calendar(work, year)?.self_rating.opens_on;
            let refusal = standing(work, year)?.err();
            let reason = refusal.map(|refusal| refusal.reason());
            Ok(about_mark(&found, year, opens_on, reason, today))
        }
    }
}

async fn show(visit: Visit) -> Result<Response, Failure> {
    let asked = visit.query("about").map(str::to_owned);
    let number = visit.query("check_number").map(str::trim).unwrap_or_default().to_owned();
    let mut shell = visit.shell("oversight-why-title");
    let mut form = FormState::new().with("about", asked.as_deref().unwrap_or_default());
    form = form.with("check_number", &number);
    let question = asked.as_deref().and_then(Question::from_code);
    let ready = question.filter(|question| !question.names_somebody() || !number.is_empty());
    let sent = visit.query("ask").is_some();
    if sent && question.is_none() {
        form.complain("about", shell.t("oversight-why-choose").into_owned());
    }
    if sent && question.is_some_and(Question::names_somebody) && number.is_empty() {
        form.complain("check_number", shell.t("oversight-why-number-missing").into_owned());
    }
    let of_oneself = question.is_some_and(|question| !question.names_somebody()) && !number.is_empty();
    if of_oneself {
        form.complain("check_number", shell.t("oversight-why-number-own").into_owned());
    }
    if number.chars().count() > NUMBER_MOST {
        form.complain("check_number", shell.t("oversight-why-number-long").into_owned());
    }
    let ready = ready.filter(|_| !of_oneself && number.chars().count() <= NUMBER_MOST);
    let answer = match ready {
        Some(question) => Some(visit.read(move |work| answer(work, question, &number)).await?),
        None => None,
    };
    shell.refused = form.is_refused();
    let questions = Question::ALL
        .iter()
        .map(|question| Choice::new(question.code(), shell.kc("oversight-why-about", question.code())))
        .collect();
    visit.page(&WhyPage { shell, form, questions, answer })
}
