//! Lists of appraisals: the supervisor's people, and the institution's with counts per state for HR and the head.

use askama::Template;
use axum::response::Response;
use kernel::uuid::Uuid;
use kernel::{EmploymentId, Error, FinancialYear, PageKey, Place};
use platform::http::{Failure, Fields, Visit, link};
use ui::{Light, Link, Shell};

use super::{asked, light, other_years, year_asked};
use crate::appraisal::actions;
use crate::appraisal::model::{AppraisalId, CountRow, ListedRow, State, TeamRow};
use crate::appraisal::store;
use crate::permissions;

/// Appraisals published in one unit of work; longer seasons take several.
const UNIT: i64 = 100;

#[derive(Template)]
#[template(path = "appraisal/team.html")]
struct TeamPage<'a> {
    shell: Shell<'a>,
    year: FinancialYear,
    rows: Vec<TeamRow>,
    can_start: bool,
    others: Vec<Link>,
}

impl TeamPage<'_> {
    fn light(&self, state: &State) -> Light {
        light(*state)
    }
}

#[derive(Template)]
#[template(path = "appraisal/list.html")]
struct ListPage<'a> {
    shell: Shell<'a>,
    year: FinancialYear,
    counts: Vec<CountRow>,
    unopened: i64,
    rows: Vec<ListedRow>,
    state: Option<State>,
    next: String,
    opens_on: String,
    publishes_on: String,
    has_opened: bool,
    /// The whole institution's appraisals, not only the list of them.
    can_read: bool,
    can_publish: bool,
    can_export: bool,
    /// May read what supervisors of former stations stated.
    statements: bool,
    /// May read the reviews of probation.
    reviews: bool,
    /// May read the handovers of work.
    handovers: bool,
    others: Vec<Link>,
}

impl ListPage<'_> {
    fn light(&self, state: &State) -> Light {
        light(*state)
    }

    fn is_shown(&self, state: &State) -> bool {
        self.state == Some(*state)
    }
}

pub async fn team(visit: Visit) -> Result<Response, Failure> {
    let asked = asked(&visit)?;
    let (year, rows, can_start) = visit
        .read(move |work| {
            let (year, calendar) = year_asked(work, asked)?;
            let person = work.person()?;
            let mut rows = Vec::new();
            for employment in person.stands_for() {
                rows.extend(store::team(work.tx(), person.institution, employment, work.today(), year)?);
            }
            Ok((year, rows, calendar.self_rating.has_opened(work.today())))
        })
        .await?;
    let mut shell = visit.shell("performance-appraisal-team-title");
    shell.kicker = shell.year(year).into_owned();
    visit.page(&TeamPage {
        others: other_years(&shell, "/team/appraisals", year),
        shell,
        year,
        rows,
        can_start,
    })
}

/// A supervisor opens the appraisal of somebody they supervise.
pub async fn start(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let year: FinancialYear = fields.text("year").parse().map_err(|_| Error::NotFound)?;
    let employment: EmploymentId = fields.text("employment").parse()?;
    let id = visit.write(move |work| actions::open_appraisal(work, year, employment)).await?;
    visit.go(&format!("/appraisals/{id}"), "performance-appraisal-open-done")
}

pub async fn list(visit: Visit) -> Result<Response, Failure> {
    let asked = asked(&visit)?;
    let state = match visit.query("state") {
        Some(code) => Some(State::from_code(code).ok_or(Error::NotFound)?),
        None => None,
    };
    let from = PageKey::parse(visit.query("after"));
    let (year, counts, waiting, page, (opening, publishing), (today, can_read)) = visit
        .read(move |work| {
            let ((year, calendar), institution) = (year_asked(work, asked)?, work.institution()?);
            let counts = store::count(work.tx(), institution, year)?;
            let left_by = calendar.leavers_by(year, work.today());
            let waiting = store::count_waiting(work.tx(), institution, year, left_by)?;
            let page = store::list(work.tx(), institution, year, work.today(), state, &from)?;
            let can_read = work.may(&permissions::APPRAISAL_READ, &Place::institution(institution));
            let windows = (calendar.self_rating, calendar.publish);
            Ok((year, counts, waiting, page, windows, (work.today(), can_read)))
        })
        .await?;
    let next = page.next(|last| {
        let (state, after) = (state.map_or("", State::code), PageKey::after(&last.name, last.id.0));
        link("/appraisals", &[("year", &year.slug()), ("state", state), ("after", &after)])
    });
    let countersigned = counts.iter().any(|row| row.state == State::Countersigned && row.count > 0);
    let published = counts.iter().any(|row| row.state == State::Published && row.count > 0);
    let mut shell = visit.shell("performance-appraisal-list-title");
    shell.kicker = shell.year(year).into_owned();
    // An auditor may, once a reason about the whole institution was stated.
    let house = Place::institution(visit.person()?.institution);
    let may_export = kernel::allows(&permissions::MARK_EXPORT, visit.actor(), &house).is_some();
    visit.page(&ListPage {
        others: other_years(&shell, "/appraisals", year),
        opens_on: shell.day(opening.opens_on),
        publishes_on: shell.day(publishing.opens_on),
        can_read,
        has_opened: opening.has_opened(today),
        // Whoever left before the year ended does not wait for everybody's window.
        can_publish: (waiting.left_early > 0 || (countersigned && publishing.has_opened(today)))
            && visit.could(&permissions::APPRAISAL_PUBLISH),
        statements: visit.could(&permissions::PERIOD_LIST),
        reviews: visit.could(&permissions::PROBATION_LIST),
        handovers: visit.could(&permissions::HANDOVER_LIST),
        can_export: published && may_export,
        shell,
        year,
        counts,
        unopened: waiting.unopened,
        rows: page.rows,
        state,
        next,
    })
}

fn year_of(fields: &Fields) -> Result<FinancialYear, Error> {
    fields.text("year").parse().map_err(|_| Error::NotFound)
}

pub async fn publish_all(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let year = year_of(&fields)?;
    let mut after = Some(AppraisalId(Uuid::nil()));
    let mut left = 0;
    while let Some(from) = after {
        let published = visit.write(move |work| actions::publish_all(work, year, from, UNIT)).await?;
        left += published.left;
        after = published.next;
    }
    let path = format!("/appraisals?year={}", year.slug());
    if left == 0 {
        return visit.go(&path, "performance-appraisal-publish-done");
    }
    visit.go(&format!("{path}&state={}", State::Countersigned.code()), "performance-appraisal-publish-left")
}
