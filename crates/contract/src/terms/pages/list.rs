//! The contracts of the institutions one stands above: a region's councils, or the nation's institutions.

use askama::Template;
use axum::response::Response;
use kernel::{FinancialYear, PageKey};
use platform::http::{Failure, Visit, link};
use ui::{Light, Link, Shell};

use super::super::model::{ListedRow, State};
use super::super::store;
use crate::pages::year_of;

struct Line {
    name: String,
    href: String,
    light: Light,
    state: String,
    /// Which version runs, where that is not the one whose state is told.
    in_force: String,
    verified: i64,
    waiting: bool,
    score: String,
}

#[derive(Template)]
#[template(path = "terms/list.html")]
struct ListPage<'a> {
    shell: Shell<'a>,
    year: FinancialYear,
    previous: Link,
    after: Link,
    lines: Vec<Line>,
    next: String,
}

fn line(shell: &Shell<'_>, row: ListedRow) -> Line {
    let (light, code) = match row.state {
        None => (Light::Grey, "none"),
        Some(state @ (State::Draft | State::Replaced)) => (Light::Grey, state.code()),
        Some(state @ (State::Submitted | State::Agreed)) => (Light::Yellow, state.code()),
        Some(state @ State::Returned) => (Light::Red, state.code()),
        Some(state @ State::Signed) => (Light::Green, state.code()),
    };
    let below = row.in_force.zip(row.number).filter(|(force, number)| force < number);
    let state = match below {
        Some((_, number)) => shell.t1(&format!("contract-terms-addendum-{code}"), "number", number),
        None => shell.kc("contract-terms-state", code),
    };
    Line {
        state: state.into_owned(),
        in_force: below
            .map(|(force, _)| shell.tn("contract-terms-in-force", force).into_owned())
            .unwrap_or_default(),
        href: row.terms_id.map(|id| format!("/contracts/{}/{id}", row.institution_id)).unwrap_or_default(),
        light,
        verified: row.verified,
        waiting: row.submitted > 0,
        score: row.score.map_or_else(|| "-".to_owned(), |score| score.to_string()),
        name: row.name,
    }
}

/// `/contracts`: of the secretary's region; the nation's seat sees all institutions, by name.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let year = year_of(&visit);
    let after = PageKey::parse(visit.query("after"));
    let page = visit
        .read(move |work| {
            let person = work.person()?;
            let national = person.holds(kernel::Role::National);
            // Who holds no national seat sees their region's councils; a region of nobody finds nothing.
            let region = if national { None } else { Some(person.region.clone().unwrap_or_default()) };
            store::list_below(work.tx(), year, region.as_deref(), &after)
        })
        .await?;
    let next = page.next(|last| {
        let after = PageKey::after(&last.name, last.institution_id.0);
        link("/contracts", &[("year", &year.slug()), ("after", &after)])
    });
    let mut shell = visit.shell("contract-terms-list-title");
    shell.kicker = shell.year(year).into_owned();
    let of = |year: FinancialYear| Link::new(format!("/contracts?year={}", year.slug()), year.to_string());
    let page = ListPage {
        year,
        previous: of(year.previous()),
        after: of(year.next()),
        lines: page.rows.into_iter().map(|row| line(&shell, row)).collect(),
        next,
        shell,
    };
    visit.page(&page)
}
