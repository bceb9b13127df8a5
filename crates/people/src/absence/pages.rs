//! The pages of absence: one's own with the form that asks, one absence with what can be done about it, and HR's list with
//! the form that records.

use askama::Template;
use axum::response::Response;
use kernel::{Day, Error, FieldErrors, PageKey};
use platform::http::{Failure, Fields, Path, Routes, Visit};
use ui::{Choice, FormState, Light, Link, Shell};

use super::model::{AbsenceId, AbsenceRow, Kind, ListedRow, NewAbsence, NoteRow, State};
use super::{actions, rules, store};
use crate::employee::pages::named;
use crate::employee::{self, Candidate};
use crate::pages::{self, Line, again, answer_again, coded, home, link, today};
use crate::permissions::{
    ABSENCE_AGREE, ABSENCE_ASK, ABSENCE_CANCEL, ABSENCE_CHANGE, ABSENCE_DECLINE, ABSENCE_LIST, ABSENCE_OWN,
    ABSENCE_READ, ABSENCE_RECORD, ABSENCE_STUDY, ABSENCE_WITHDRAW,
};

pub fn routes() -> Routes {
    Routes::new()
        .get("/my-absence", &ABSENCE_OWN, own)
        .post("/my-absence", &ABSENCE_ASK, ask)
        .get("/people/absence", &ABSENCE_LIST, list)
        .post("/people/absence", &ABSENCE_RECORD, record)
        .get("/absences/{id}", &ABSENCE_READ, show)
        .post("/absences/{id}/agree", &ABSENCE_AGREE, agree)
        .post("/absences/{id}/decline", &ABSENCE_DECLINE, decline)
        .post("/absences/{id}/withdraw", &ABSENCE_WITHDRAW, withdraw)
        .post("/absences/{id}/change", &ABSENCE_CHANGE, change)
        .post("/absences/{id}/cancel", &ABSENCE_CANCEL, cancel)
        .post("/absences/{id}/study", &ABSENCE_STUDY, study)
}

/// One line of a list.
struct Listed {
    row: ListedRow,
    light: Light,
    /// `asked`, `ahead`, `now`, `over`, `declined` ..: the last part of the words key.
    state: &'static str,
}

fn listed(row: ListedRow, today: Day) -> Listed {
    let (light, state) = standing(row.state, row.from_on, row.to_on, today);
    Listed { row, light, state }
}

fn standing(state: State, from_on: Day, to_on: Day, today: Day) -> (Light, &'static str) {
    match state {
        State::Asked => (Light::Yellow, "asked"),
        State::Agreed if to_on < today => (Light::Grey, "over"),
        State::Agreed if from_on > today => (Light::Green, "ahead"),
        State::Agreed => (Light::Green, "now"),
        State::Declined | State::Withdrawn | State::Cancelled => (Light::Grey, state.code()),
    }
}

#[derive(Template)]
#[template(path = "absence/own.html")]
struct OwnPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    kinds: Vec<Choice>,
    rows: Vec<Listed>,
}

async fn own_page(visit: &Visit, form: FormState) -> Result<OwnPage<'_>, Error> {
    let (home, today, employment) = (home(visit)?, today(visit), visit.person()?.employment);
    let rows = visit.read(move |work| store::list_own(work.tx(), home, employment)).await?;
    let mut shell = visit.shell("people-absence-own-title");
    shell.refused = form.is_refused();
    let asked = Kind::ALL.iter().filter(|kind| rules::may_be_asked(**kind)).map(|kind| kind.code());
    let kinds = coded(&shell, "people-absence-kind", asked);
    Ok(OwnPage { kinds, rows: rows.into_iter().map(|row| listed(row, today)).collect(), form, shell })
}

async fn own(visit: Visit) -> Result<Response, Failure> {
    visit.page(&own_page(&visit, FormState::new()).await?)
}

/// Reads kind, days and words; whose it is belongs to the caller.
fn typed(fields: &Fields) -> Result<NewAbsence, Error> {
    let mut errors = FieldErrors::default();
    let kind = Kind::from_code(fields.text("kind"));
    if kind.is_none() {
        errors.add("kind", "people-absence-problem-kind");
    }
    for name in ["from", "to"] {
        if fields.optional(name).is_none() {
            errors.add(name, "platform-field-missing");
        }
    }
    let (from_on, to_on) = (fields.day("from", &mut errors), fields.day("to", &mut errors));
    match (kind, from_on, to_on) {
        (Some(kind), Some(from_on), Some(to_on)) if errors.is_empty() => Ok(NewAbsence {
            kind,
            from_on,
            to_on,
            letter: fields.text("letter").to_owned(),
            venue: fields.text("venue").to_owned(),
            note: fields.text("note").to_owned(),
        }),
        _ => Err(Error::Invalid(errors)),
    }
}

async fn ask(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let asked = match typed(&fields) {
        Ok(new) => visit.write(move |work| actions::ask_absence(work, &new)).await,
        Err(error) => Err(error),
    };
    match asked {
        Ok(_) => visit.go("/my-absence", "people-absence-ask-done"),
        Err(error) => {
            let form = again(&visit, &fields, error)?.form;
            visit.page_again(&own_page(&visit, form).await?)
        }
    }
}

#[derive(Template)]
#[template(path = "absence/list.html")]
struct ListPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    kinds: Vec<Choice>,
    rows: Vec<Listed>,
    candidates: Vec<Candidate>,
    next: String,
    first: String,
}

async fn list_page(visit: &Visit, form: FormState) -> Result<ListPage<'_>, Error> {
    let (home, today) = (home(visit)?, today(visit));
    let key = PageKey::parse(visit.query("after"));
    let paged = key != PageKey::default();
    let (found, candidates) = visit
        .read(move |work| {
            let found = store::list(work.tx(), home, &key)?;
            Ok((found, employee::store::list_candidates(work.tx(), home, today)?))
        })
        .await?;
    let next = found.next(|last| {
        link("/people/absence", &[("after", &PageKey::after(&last.to_on.to_string(), last.id.0))])
    });
    let mut shell = visit.shell("people-absence-list-title");
    shell.wide = true;
    shell.refused = form.is_refused();
    shell.crumbs = vec![Link::new("/people", shell.t("people-employee-list-title"))];
    Ok(ListPage {
        kinds: coded(&shell, "people-absence-kind", Kind::ALL.iter().map(|kind| kind.code())),
        rows: found.rows.into_iter().map(|row| listed(row, today)).collect(),
        candidates,
        first: if paged { "/people/absence".to_owned() } else { String::new() },
        next,
        form,
        shell,
    })
}

async fn list(visit: Visit) -> Result<Response, Failure> {
    visit.page(&list_page(&visit, FormState::new()).await?)
}

async fn record(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let home = home(&visit)?;
    let sent = fields.clone();
    let recorded = match typed(&fields) {
        Ok(new) => {
            visit
                .write(move |work| {
                    let who = named(work, home, "employee", sent.text("employee"))?
                        .ok_or_else(|| Error::field("employee", "platform-field-missing"))?;
                    actions::record_absence(work, home, who, &new)
                })
                .await
        }
        Err(error) => Err(error),
    };
    match recorded {
        Ok(_) => visit.go("/people/absence", "people-absence-record-done"),
        Err(error) => {
            let form = again(&visit, &fields, error)?.form;
            visit.page_again(&list_page(&visit, form).await?)
        }
    }
}

/// What the reader may do with this absence.
struct Buttons {
    answer: bool,
    withdraw: bool,
    change: bool,
    cancel: bool,
    study: bool,
}

#[derive(Template)]
#[template(path = "absence/show.html")]
struct ShowPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: AbsenceRow,
    light: Light,
    state: &'static str,
    days: i64,
    closed: bool,
    may: Buttons,
    notes: Vec<NoteRow>,
    lines: Vec<Line>,
}

async fn show_page(visit: &Visit, id: AbsenceId, form: FormState) -> Result<ShowPage<'_>, Error> {
    let (home, today) = (home(visit)?, today(visit));
    let (row, notes, events, may) = visit
        .read(move |work| {
            let row = actions::open_absence(work, home, id)?;
            let notes =
                if row.kind == Kind::Study { store::list_notes(work.tx(), &row)? } else { Vec::new() };
            let events = platform::history::on_subject(work.tx(), home, id.0, None)?;
            let (asked, agreed) = (row.state == State::Asked, row.state == State::Agreed);
            let others = employee::actions::by(work) != Some(row.employment_id);
            let answers = asked && work.may(&ABSENCE_AGREE, &row);
            let may = Buttons {
                answer: answers,
                withdraw: asked && work.may(&ABSENCE_WITHDRAW, &row),
                change: agreed && others && work.may(&ABSENCE_CHANGE, &row),
                // Whoever can answer a request has no need to take it away.
                cancel: ((asked && !answers) || agreed) && others && work.may(&ABSENCE_CANCEL, &row),
                study: agreed && row.kind == Kind::Study && work.may(&ABSENCE_STUDY, &row),
            };
            Ok((row, notes, events, may))
        })
        .await?;
    let mut shell = visit.shell("people-absence-title");
    shell.kicker = format!("{}, {}", row.name, row.check_number);
    shell.refused = form.is_refused();
    if visit.could(&ABSENCE_LIST) {
        shell.crumbs = vec![Link::new("/people/absence", shell.t("people-absence-list-title"))];
    } else if visit.person()?.employment == row.employment_id {
        shell.crumbs = vec![Link::new("/my-absence", shell.t("people-absence-own-title"))];
    }
    let (light, state) = standing(row.state, row.from_on, row.to_on, today);
    Ok(ShowPage {
        lines: pages::history(&shell, &events, &[]),
        days: row.from_on.days_until(row.to_on).saturating_add(1),
        closed: rules::is_closed(row.kind),
        form,
        row,
        light,
        state,
        may,
        notes,
        shell,
    })
}

async fn show(visit: Visit, Path(id): Path<AbsenceId>) -> Result<Response, Failure> {
    visit.page(&show_page(&visit, id, FormState::new()).await?)
}

/// Back to the absence, saying what was done or why not.
async fn back(
    visit: Visit,
    id: AbsenceId,
    fields: &Fields,
    done: Result<(), Error>,
    words: &str,
) -> Result<Response, Failure> {
    match done {
        Ok(()) => visit.go(&format!("/absences/{id}"), words),
        Err(error) => {
            let again = again(&visit, fields, error)?;
            let page = show_page(&visit, id, again.form).await?;
            answer_again(&visit, &page, again.stale)
        }
    }
}

async fn agree(visit: Visit, Path(id): Path<AbsenceId>, fields: Fields) -> Result<Response, Failure> {
    let version = fields.version()?;
    let done = visit.write(move |work| actions::agree_absence(work, id, version)).await;
    back(visit, id, &fields, done, "people-absence-agree-done").await
}

async fn decline(visit: Visit, Path(id): Path<AbsenceId>, fields: Fields) -> Result<Response, Failure> {
    let (version, why) = (fields.version()?, fields.text("answer").to_owned());
    let done = visit.write(move |work| actions::decline_absence(work, id, version, &why)).await;
    back(visit, id, &fields, done, "people-absence-decline-done").await
}

async fn withdraw(visit: Visit, Path(id): Path<AbsenceId>, fields: Fields) -> Result<Response, Failure> {
    let version = fields.version()?;
    let done = visit.write(move |work| actions::withdraw_absence(work, id, version)).await;
    back(visit, id, &fields, done, "people-absence-withdraw-done").await
}

async fn change(visit: Visit, Path(id): Path<AbsenceId>, fields: Fields) -> Result<Response, Failure> {
    let mut errors = FieldErrors::default();
    let to_on = fields.day("to", &mut errors);
    if fields.optional("to").is_none() {
        errors.add("to", "platform-field-missing");
    }
    let (version, letter) = (fields.version()?, fields.text("letter").to_owned());
    let done = match to_on {
        Some(to_on) => {
            visit.write(move |work| actions::change_absence(work, id, version, to_on, &letter)).await
        }
        None => Err(Error::Invalid(errors)),
    };
    back(visit, id, &fields, done, "people-absence-change-done").await
}

async fn cancel(visit: Visit, Path(id): Path<AbsenceId>, fields: Fields) -> Result<Response, Failure> {
    let (version, why) = (fields.version()?, fields.text("answer").to_owned());
    let done = visit.write(move |work| actions::cancel_absence(work, id, version, &why)).await;
    back(visit, id, &fields, done, "people-absence-cancel-done").await
}

async fn study(visit: Visit, Path(id): Path<AbsenceId>, fields: Fields) -> Result<Response, Failure> {
    let text = fields.text("text").to_owned();
    let done = visit.write(move |work| actions::report_study(work, id, &text)).await;
    back(visit, id, &fields, done, "people-absence-study-done").await
}
