//! Lists: one's own measures with how one's marks were used, and the institution's of a year.

use askama::Template;
use axum::response::Response;
use kernel::uuid::Uuid;
use kernel::{Error, FinancialYear};
use platform::http::{Failure, Visit, link};
use ui::{Link, Shell};

use super::{Line, asked, lines, other_years, year_of};
use crate::measure::model::{CountRow, MeasureId, Sort, State};
use crate::measure::store;
use crate::permissions::TRAINING_LIST;
use crate::usage::model::UseRow;

#[derive(Template)]
#[template(path = "measure/own.html")]
struct OwnPage<'a> {
    shell: Shell<'a>,
    lines: Vec<Line>,
    uses: Vec<UseRow>,
    next: String,
}

#[derive(Template)]
#[template(path = "measure/list.html")]
struct ListPage<'a> {
    shell: Shell<'a>,
    year: FinancialYear,
    counts: Vec<StateCount>,
    state: Option<State>,
    lines: Vec<Line>,
    next: String,
    has_training: bool,
    others: Vec<Link>,
}

/// How many measures of each sort stand in a state.
struct StateCount {
    state: State,
    of_sorts: [(Sort, i64); 3],
}

impl ListPage<'_> {
    fn is_shown(&self, state: &State) -> bool {
        self.state == Some(*state)
    }
}

fn by_state(rows: &[CountRow]) -> Vec<StateCount> {
    let of = |state: State, sort: Sort| -> i64 {
        rows.iter().filter(|row| row.state == state && row.sort == sort).map(|row| row.count).sum()
    };
    State::ALL
        .iter()
        .map(|state| StateCount {
            state: *state,
            of_sorts: [Sort::Reward, Sort::Development, Sort::Sanction].map(|sort| (sort, of(*state, sort))),
        })
        .filter(|count| count.of_sorts.iter().any(|(_, count)| *count > 0))
        .collect()
}

fn before(visit: &Visit) -> Result<Option<MeasureId>, Error> {
    let read = |text: &str| Uuid::try_parse(text).map(MeasureId).map_err(|_| Error::NotFound);
    visit.query("before").map(read).transpose()
}

pub async fn own(visit: Visit) -> Result<Response, Failure> {
    let before = before(&visit)?;
    let (page, uses) = visit
        .read(move |work| {
            let (institution, own) = (work.institution()?, work.person()?.employment);
            let page = store::of_employee(work.tx(), institution, own, before)?;
            Ok((page, crate::usage::store::of_employee(work.tx(), institution, own)?))
        })
        .await?;
    let shell = visit.shell("performance-measure-own-title");
    let next = page.next(|last| format!("/my-measures?before={}", last.id));
    visit.page(&OwnPage { next, lines: lines(&visit, &shell, page.rows), uses, shell })
}

pub async fn list(visit: Visit) -> Result<Response, Failure> {
    let (asked, before) = (asked(&visit)?, before(&visit)?);
    let state = match visit.query("state") {
        Some(code) => Some(State::from_code(code).ok_or(Error::NotFound)?),
        None => None,
    };
    let (year, counts, page) = visit
        .read(move |work| {
            let (institution, year) = (work.institution()?, year_of(work, asked));
            let counts = store::count(work.tx(), institution, year)?;
            Ok((year, counts, store::list(work.tx(), institution, year, state, before)?))
        })
        .await?;
    let mut shell = visit.shell("performance-measure-list-title");
    shell.kicker = shell.year(year).into_owned();
    let next = page.next(|last| {
        let (state, before) = (state.map_or("", State::code), last.id.to_string());
        link("/measures", &[("year", &year.slug()), ("state", state), ("before", &before)])
    });
    visit.page(&ListPage {
        next,
        counts: by_state(&counts),
        lines: lines(&visit, &shell, page.rows),
        has_training: visit.could(&TRAINING_LIST),
        others: other_years(&shell, "/measures", year),
        shell,
        year,
        state,
    })
}
