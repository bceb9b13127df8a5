//! A second-level supervisor's page: the supervisors below, by name and never by rank, beside the institution; and one's own.

use askama::Template;
use axum::response::Response;
use kernel::{Error, FinancialYear};
use platform::http::{Failure, Visit};
use platform::work::Work;
use ui::{Link, Shell};

use super::view::{Row, spread_chart};
use super::{asked, other_years, year_of};
use crate::fairness::gather::limits;
use crate::fairness::model::{Group, Supervisor};
use crate::fairness::rules::{Limits, figures, notes, shows_whole, without_usual};
use crate::fairness::store;
use crate::permissions;

#[derive(Template)]
#[template(path = "fairness/line.html")]
struct LinePage<'a> {
    shell: Shell<'a>,
    rows: Vec<Row>,
    usual: Option<Row>,
    limits: Limits,
    chart: String,
    counted_at: String,
    /// One's own page, where one has marked others.
    own: String,
    has_institution: bool,
    /// The institution's figures are left out.
    is_few: bool,
    others: Vec<Link>,
}

/// What one unit reads.
struct Found {
    year: FinancialYear,
    limits: Limits,
    whole: Option<Group>,
    below: Vec<Supervisor>,
    own: Option<Supervisor>,
    /// The institution may stand beside them.
    shows_whole: bool,
}

/// The supervisors whose figures somebody sees: those below by name, and their own.
pub fn in_sight(
    work: &Work<'_>,
    year: FinancialYear,
) -> Result<(Vec<Supervisor>, Option<Supervisor>), Error> {
    let (person, tx) = (work.person()?, work.tx());
    let institution = person.institution;
    let mut below = Vec::new();
    for above in person.stands_for() {
        below.extend(store::line_below(tx, institution, year, above, work.today())?);
    }
    // Whoever acts for two sees nobody twice, and never themselves as somebody below.
    below.retain(|row| row.id != person.employment && work.may(&permissions::FAIRNESS_READ, row));
    below.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    below.dedup_by_key(|row| row.id);
    let own = store::find(tx, institution, year, person.employment, work.today())?;
    let own = own.map(|row| work.open(&permissions::FAIRNESS_READ, Some(row))).transpose()?;
    Ok((below, own))
}

/// May this reader see the whole institution's figures beside these?
pub fn may_see_whole(
    whole: Option<&Group>,
    (below, own): (&[Supervisor], Option<&Supervisor>),
    limits: &Limits,
) -> bool {
    let known = below.iter().chain(own).map(|supervisor| supervisor.tally.people).sum();
    whole.is_some_and(|whole| shows_whole(whole.tally.people, known, limits))
}

fn read(work: &Work<'_>, asked: Option<FinancialYear>) -> Result<Found, Error> {
    let (person, tx) = (work.person()?, work.tx());
    // The figures of the institution are not the seat's above it, which judges its head only.
    if person.seated.is_some() {
        return Err(Error::NotFound);
    }
    let (institution, year) = (person.institution, year_of(work, asked));
    let (below, own) = in_sight(work, year)?;
    let (limits, whole) = (limits(tx, year)?, store::whole(tx, institution, year)?);
    let shows_whole = may_see_whole(whole.as_ref(), (&below, own.as_ref()), &limits);
    Ok(Found { year, limits, whole, below, own, shows_whole })
}

/// The supervisors as rows, with what is worth talking about.
fn rows(found: &Found) -> Vec<Row> {
    let usual = found.whole.as_ref().map(|whole| figures(&whole.tally, &found.limits));
    let row = |supervisor: &Supervisor| {
        let mut row = Row::new(supervisor.name.clone(), &supervisor.tally, &found.limits);
        row.href = format!("/fairness/supervisors/{}?year={}", supervisor.id, found.year.slug());
        if let Some(usual) = &usual {
            let notes = notes(&row.figures, &supervisor.sittings, usual, &found.limits);
            row.notes = if found.shows_whole { notes } else { without_usual(notes) };
        }
        row
    };
    found.below.iter().map(row).collect()
}

pub async fn show(visit: Visit) -> Result<Response, Failure> {
    let asked = asked(&visit)?;
    let found = visit.read(move |work| read(work, asked)).await?;
    let mut shell = visit.shell("oversight-fairness-line-title");
    shell.kicker = shell.year(found.year).into_owned();
    shell.wide = true;
    let rows = rows(&found);
    let name = shell.t("oversight-fairness-institution").into_owned();
    let shown = found.whole.as_ref().filter(|_| found.shows_whole);
    let usual = shown.map(|whole| Row::new(name, &whole.tally, &found.limits));
    visit.page(&LinePage {
        chart: if rows.is_empty() { String::new() } else { spread_chart(&shell, &rows, usual.as_ref()) },
        counted_at: found.whole.as_ref().map_or_else(String::new, |whole| shell.time(whole.counted_at)),
        own: found.own.map_or_else(String::new, |own| {
            format!("/fairness/supervisors/{}?year={}", own.id, found.year.slug())
        }),
        is_few: found.whole.is_some() && usual.is_none(),
        has_institution: visit.could(&permissions::FAIRNESS_INSTITUTION),
        others: other_years(&shell, "/fairness/supervisors", found.year),
        limits: found.limits,
        shell,
        rows,
        usual,
    })
}
