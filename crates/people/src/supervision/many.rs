//! One form that changes the supervisor of many at once: of a team, or of those whom the next level up supervises because a
//! post is vacant. For a kaimu or a successor who takes a team over, and for a unit that is moved.

use std::fmt;
use std::str::FromStr;

use askama::Template;
use axum::response::Response;
use kernel::{Day, EmploymentId, Error, FieldErrors, PageKey, Reason};
use platform::http::{Failure, Fields, Visit};
use platform::work::{Guarded, Saved, Work};
use ui::{Choice, FormState, Link, Shell};

use super::actions::{Change, change_supervisor};
use super::pages::typed;
use super::store;
use crate::employee::pages::named;
use crate::employee::{self, Candidate};
use crate::pages::{again, home, link, today};
use crate::permissions::SUPERVISION_CHANGE;

/// The page of a team, and of the vacant posts.
pub const PATH: &str = "/people/supervisors/move";
/// People shown at once; whoever has more moves them in turns.
const MOST: i64 = 100;

#[derive(Template)]
#[template(path = "supervision/many.html")]
struct ManyPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    people: Vec<Choice>,
    candidates: Vec<Candidate>,
    /// Whose team it is; empty: those of vacant posts.
    of: String,
    /// The name of whose team it is.
    from_whom: String,
}

async fn page(visit: &Visit, form: FormState, of: Option<EmploymentId>) -> Result<ManyPage<'_>, Error> {
    let (home, today) = (home(visit)?, today(visit));
    let (from_whom, people, candidates) = visit
        .read(move |work| {
            let tx = work.tx();
            let candidates = employee::store::list_candidates(tx, home, today)?;
            let choice = |one: Ticked, name: &str, check_number: &str, post: &str| {
                Choice::new(one.to_string(), format!("{name}, {check_number}")).hint(post.to_owned())
            };
            let Some(id) = of else {
                let rows = store::list_vacant(tx, home, today, MOST)?;
                let people = rows
                    .iter()
                    .map(|row| {
                        choice(Ticked(row.id, row.from_on), &row.name, &row.check_number, &row.unit_name)
                    })
                    .collect();
                return Ok((String::new(), people, candidates));
            };
            let found = employee::find(tx, home, id, today)?;
            let row = work.open(&SUPERVISION_CHANGE, found.map(Guarded::new))?;
            let team = store::list_team(tx, home, id, today, &PageKey::default())?;
            let people = team
                .rows
                .iter()
                .map(|row| {
                    choice(Ticked(row.id, row.last_from_on), &row.name, &row.check_number, &row.post_title)
                })
                .collect();
            Ok((row.name, people, candidates))
        })
        .await?;
    let mut shell = visit.shell("people-supervision-many");
    shell.kicker.clone_from(&from_whom);
    shell.refused = form.is_refused();
    shell.crumbs = vec![Link::new("/people/supervisors", shell.t("people-supervision-list-title"))];
    let of = of.map(|id| id.to_string()).unwrap_or_default();
    Ok(ManyPage { shell, form, people, candidates, of, from_whom })
}

fn whose(text: Option<&str>) -> Option<EmploymentId> {
    text.and_then(|text| text.parse().ok())
}

pub async fn form(visit: Visit) -> Result<Response, Failure> {
    let form = FormState::new().with("from", ui::short_day(today(&visit)));
    visit.page(&page(&visit, form, whose(visit.query("of"))).await?)
}

/// Somebody who was ticked, and the first day of the interval the form has seen.
#[derive(Debug, Clone, Copy)]
struct Ticked(EmploymentId, Day);

impl fmt::Display for Ticked {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}", self.0, self.1)
    }
}

impl FromStr for Ticked {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let (id, day) = text.split_once(':').ok_or(Error::NotFound)?;
        Ok(Self(id.parse()?, day.parse().map_err(|_| Error::NotFound)?))
    }
}

/// Who of them it was that the whole was refused for, and why.
fn refused(work: &Work<'_>, id: EmploymentId, error: Error) -> Result<Error, Error> {
    let why = match error {
        Error::Refused(reason) => reason,
        Error::Stale => Reason::new("people-supervision-many-stale"),
        other => return Ok(other),
    };
    let row = employee::find(work.tx(), work.institution()?, id, work.today())?.ok_or(Error::NotFound)?;
    let mut errors = FieldErrors::default();
    errors.push("people", Reason::new("people-supervision-many-refused").with("name", row.name));
    errors.push("people", why);
    Ok(Error::Invalid(errors))
}

/// All of them or none.
fn move_all(
    work: &Work<'_>,
    people: &[Ticked],
    check_number: &str,
    wish: &Change,
) -> Result<Saved<()>, Error> {
    let home = work.institution()?;
    let supervisor = named(work, home, "supervisor", check_number)?;
    let mut last = None;
    for Ticked(id, seen) in people {
        let change = Change { supervisor, seen: Some(*seen), ..wish.clone() };
        match change_supervisor(work, home, *id, &change) {
            Ok(saved) => last = Some(saved),
            Err(error) => return Err(refused(work, *id, error)?),
        }
    }
    last.ok_or_else(|| Error::field("people", "people-supervision-many-nobody"))
}

pub async fn change(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let of = whose(fields.optional("of"));
    let people: Vec<Ticked> = fields.all("people").filter_map(|text| text.parse().ok()).collect();
    let check_number = fields.text("supervisor").to_owned();
    let mut errors = FieldErrors::default();
    if people.is_empty() {
        errors.add("people", "people-supervision-many-nobody");
    }
    let moved = match (typed(&fields), errors.is_empty()) {
        (Ok(wish), true) => visit.write(move |work| move_all(work, &people, &check_number, &wish)).await,
        (Ok(_), false) => Err(Error::Invalid(errors)),
        (Err(more), _) => {
            errors.0.extend(more.0);
            Err(Error::Invalid(errors))
        }
    };
    match moved {
        Ok(()) => visit.go("/people/supervisors", "people-supervision-many-done"),
        Err(error) => {
            let again = again(&visit, &fields, error)?;
            visit.page_again(&page(&visit, again.form, of).await?)
        }
    }
}

/// Where the team of somebody is moved.
pub fn address(of: EmploymentId) -> String {
    link(PATH, &[("of", &of.to_string())])
}
