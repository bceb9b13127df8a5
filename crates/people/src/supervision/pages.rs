//! The pages of supervision: who has no supervisor, who supervises whom, and the form that changes one.

use askama::Template;
use axum::response::Response;
use kernel::{EmploymentId, Error, FieldErrors, Page, PageKey};
use platform::http::{Failure, Fields, Path, Routes, Visit};
use platform::work::Guarded;
use ui::{FormState, Link, Shell};

use super::actions::{self, Change};
use super::model::{Interval, MemberRow, NamedInterval, TeamRow, UnsupervisedRow, VacantRow};
use super::{many, store};
use crate::choice::{self, ChoiceRow};
use crate::employee::pages::named;
use crate::employee::{self, Candidate, EmploymentRow};
use crate::pages::{again, home, link, today};
use crate::permissions::{CHOICE_CONFIRM, SUPERVISION_CHANGE, SUPERVISION_LIST};
use crate::unit::Heads;

/// Rows of the list of those without a supervisor.
const UNSUPERVISED_MOST: i64 = 100;

pub fn routes() -> Routes {
    Routes::new()
        .get("/people/supervisors", &SUPERVISION_LIST, list)
        .get(many::PATH, &SUPERVISION_CHANGE, many::form)
        .post(many::PATH, &SUPERVISION_CHANGE, many::change)
        .get("/people/{id}/team", &SUPERVISION_LIST, team)
        .get("/people/{id}/supervisor", &SUPERVISION_CHANGE, form)
        .post("/people/{id}/supervisor", &SUPERVISION_CHANGE, change)
}

#[derive(Template)]
#[template(path = "supervision/list.html")]
struct ListPage<'a> {
    shell: Shell<'a>,
    unsupervised: Vec<UnsupervisedRow>,
    more: bool,
    vacant: Vec<VacantRow>,
    /// Wishes that the ones named have accepted, or left unanswered.
    wishes: Vec<ChoiceRow>,
    teams: Vec<TeamRow>,
    may_change: bool,
    next: String,
    first: String,
}

async fn list(visit: Visit) -> Result<Response, Failure> {
    let (home, today) = (home(&visit)?, today(&visit));
    let key = PageKey::parse(visit.query("after"));
    let paged = key != PageKey::default();
    let may_confirm = visit.could(&CHOICE_CONFIRM);
    let (unsupervised, vacant, wishes, teams) = visit
        .read(move |work| {
            let unsupervised = match paged {
                true => Page { rows: Vec::new(), more: false },
                false => store::list_unsupervised(work.tx(), home, today, UNSUPERVISED_MOST)?,
            };
            let vacant = match paged {
                true => Vec::new(),
                false => store::list_vacant(work.tx(), home, today, UNSUPERVISED_MOST)?,
            };
            let wishes = match paged || !may_confirm {
                true => Vec::new(),
                false => choice::store::list_waiting(work.tx(), home)?,
            };
            Ok((unsupervised, vacant, wishes, store::list_teams(work.tx(), home, today, &key)?))
        })
        .await?;
    let Page { rows: unsupervised, more } = unsupervised;
    let path = "/people/supervisors";
    let next = teams.next(|last| link(path, &[("after", &PageKey::after(&last.name, last.id.0))]));
    let teams = teams.rows;
    let mut shell = visit.shell("people-supervision-list-title");
    shell.wide = true;
    shell.crumbs = vec![Link::new("/people", shell.t("people-employee-list-title"))];
    let may_change = visit.could(&SUPERVISION_CHANGE);
    let first = if paged { path.to_owned() } else { String::new() };
    visit.page(&ListPage { shell, unsupervised, more, vacant, wishes, teams, may_change, next, first })
}

#[derive(Template)]
#[template(path = "supervision/team.html")]
struct TeamPage<'a> {
    shell: Shell<'a>,
    rows: Vec<MemberRow>,
    may_change: bool,
    /// Where they all go to somebody else.
    move_href: String,
    next: String,
    first: String,
}

async fn team(visit: Visit, Path(id): Path<EmploymentId>) -> Result<Response, Failure> {
    let (home, today) = (home(&visit)?, today(&visit));
    let key = PageKey::parse(visit.query("after"));
    let paged = key != PageKey::default();
    let (row, page) = visit
        .read(move |work| {
            let found = employee::find(work.tx(), home, id, today)?;
            let row = work.open(&SUPERVISION_LIST, found.map(Guarded::new))?;
            Ok((row, store::list_team(work.tx(), home, id, today, &key)?))
        })
        .await?;
    let path = format!("/people/{id}/team");
    let next = page.next(|last| link(&path, &[("after", &PageKey::after(&last.name, last.id.0))]));
    let mut shell = visit.shell("people-supervision-team-title");
    shell.kicker.clone_from(&row.name);
    shell.crumbs = vec![Link::new("/people/supervisors", shell.t("people-supervision-list-title"))];
    let may_change = visit.could(&SUPERVISION_CHANGE);
    let first = if paged { path } else { String::new() };
    let move_href = many::address(id);
    visit.page(&TeamPage { shell, rows: page.rows, may_change, move_href, next, first })
}

#[derive(Template)]
#[template(path = "supervision/form.html")]
struct FormPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: EmploymentRow,
    candidates: Vec<Candidate>,
    intervals: Vec<NamedInterval>,
    is_head: bool,
}

struct Known {
    row: EmploymentRow,
    open: Option<Interval>,
    intervals: Vec<NamedInterval>,
    candidates: Vec<Candidate>,
}

async fn known(visit: &Visit, id: EmploymentId) -> Result<Known, Error> {
    let home = home(visit)?;
    visit
        .read(move |work| {
            let tx = work.tx();
            let found = employee::find(tx, home, id, work.today())?;
            let row = work.open(&SUPERVISION_CHANGE, found.map(Guarded::new))?;
            Ok(Known {
                open: store::find_open(tx, home, id)?,
                intervals: store::list_history(tx, home, id)?,
                candidates: employee::store::list_candidates(tx, home, work.today())?,
                row,
            })
        })
        .await
}

fn page(visit: &Visit, form: FormState, known: Known) -> FormPage<'_> {
    let mut shell = visit.shell("people-supervision-change");
    shell.refused = form.is_refused();
    shell.crumbs = vec![Link::new(format!("/people/{}", known.row.id), known.row.name.clone())];
    let is_head = known.row.heads == Heads::Institution;
    FormPage {
        shell,
        form,
        row: known.row,
        candidates: known.candidates,
        intervals: known.intervals,
        is_head,
    }
}

fn seen(open: Option<&Interval>) -> String {
    open.map(|open| open.from_on.to_string()).unwrap_or_default()
}

async fn form(visit: Visit, Path(id): Path<EmploymentId>) -> Result<Response, Failure> {
    let known = known(&visit, id).await?;
    let form =
        FormState::new().with("seen", seen(known.open.as_ref())).with("from", ui::short_day(today(&visit)));
    visit.page(&page(&visit, form, known))
}

pub(super) fn typed(fields: &Fields) -> Result<Change, FieldErrors> {
    let mut errors = FieldErrors::default();
    let from_on = fields.day("from", &mut errors);
    if fields.optional("from").is_none() {
        errors.add("from", "platform-field-missing");
    }
    let seen = fields.optional("seen").and_then(|text| text.parse().ok());
    match from_on {
        Some(from_on) if errors.is_empty() => {
            Ok(Change { supervisor: None, from_on, reason: fields.text("reason").to_owned(), seen })
        }
        _ => Err(errors),
    }
}

async fn change(visit: Visit, Path(id): Path<EmploymentId>, fields: Fields) -> Result<Response, Failure> {
    let home = home(&visit)?;
    let check_number = fields.text("supervisor").to_owned();
    let changed = match typed(&fields) {
        Ok(wish) => {
            visit
                .write(move |work| {
                    let supervisor = named(work, home, "supervisor", &check_number)?;
                    actions::change_supervisor(work, home, id, &Change { supervisor, ..wish.clone() })
                })
                .await
        }
        Err(errors) => Err(Error::Invalid(errors)),
    };
    match changed {
        Ok(()) => visit.go(&format!("/people/{id}"), "people-supervision-change-done"),
        Err(error) => {
            let again = again(&visit, &fields, error)?;
            let known = known(&visit, id).await?;
            if again.stale {
                // What was typed stays; the table below the form shows what others saved; the form knows it now.
                let typed = fields.pairs().iter().filter(|(name, _)| name != "seen").cloned();
                let mut form = FormState::from_pairs(typed).with("seen", seen(known.open.as_ref()));
                form.complain("", visit.app().words.text(visit.language, "people-supervision-stale"));
                return visit.page_stale(&page(&visit, form, known));
            }
            visit.page_again(&page(&visit, again.form, known))
        }
    }
}
