//! The nation, a region, an institution, a unit: one page and one statement or two each. A secretariat begins at its own
//! region and sees what lies below it.

use askama::Template;
use axum::response::Response;
use kernel::{Error, FinancialYear, InstitutionId, Place, Timestamp, UnitId};
use people::institution::{InstitutionRow, RegionRow};
use platform::http::{Failure, Path, PathPair, Routes, Visit, link};
use platform::work::{Guarded, Target};
use ui::{Link, Shell};

use crate::institution::year_of;
use crate::permissions::{NATION_READ, REGION_OWN, REGION_READ};
use crate::rollup::actions::Shows;
use crate::rollup::hide::{Blank, blank, blanks};
use crate::rollup::model::{Line, SumRow, Tally};
use crate::rollup::store;
use crate::rollup::view::LineView;

/// Where institutions without a region are listed.
const NO_REGION: &str = "none";

pub fn routes() -> Routes {
    Routes::new()
        .get("/nation", &NATION_READ, nation)
        .get("/region", &REGION_OWN, own_region)
        .get("/nation/regions/{region}", &REGION_READ, region)
        .get("/nation/institutions/{institution}", &REGION_READ, institution)
        .get("/nation/institutions/{institution}/units/{unit}", &REGION_READ, unit)
}

/// Numbers of a region, or of an institution in it: they reach up to the region's secretariat.
struct Numbers<T> {
    of: T,
    institution: Option<InstitutionId>,
    region: Option<String>,
}

impl<T> Target for Numbers<T> {
    fn place(&self) -> Place {
        Place { institution: self.institution, region: self.region.clone(), ..Place::default() }
    }
}

/// What a line is below an institution.
const UNIT: &str = "oversight-institution-unit";

#[derive(Template)]
#[template(path = "nation/show.html")]
struct ShowPage<'a> {
    shell: Shell<'a>,
    caption: String,
    first: String,
    /// Its lines are units.
    units: bool,
    past: bool,
    /// From how many marks on a mean is shown, in words.
    hidden: String,
    whole: LineView,
    lines: Vec<LineView>,
    /// When the oldest of the numbers was counted; empty when there are none.
    made_at: String,
    previous: Link,
    next: Link,
}

/// What all these pages are made of: the whole, and its lines with where each leads.
struct Shown {
    path: String,
    whole: (Tally, Blank),
    lines: Vec<(Line, String)>,
    made_at: Option<Timestamp>,
    shows: Shows,
    /// Words key of what a line is.
    first: &'static str,
}

fn oldest(rows: &[SumRow]) -> Option<Timestamp> {
    rows.iter().map(|row| row.made_at).min()
}

/// The sum of institutions; of marks only where one has enough of them, as in a region's row.
fn total(rows: &[SumRow], least: i64) -> Tally {
    rows.iter().fold(Tally::default(), |mut sum, row| {
        sum.add(&row.tally().without_few(least));
        sum
    })
}

async fn nation(visit: Visit) -> Result<Response, Failure> {
    let year = year_of(&visit);
    let (regions, rest, shows) = visit
        .read(move |work| {
            let tx = work.tx();
            let shows = Shows::read(work, year, None)?;
            let regions = store::list_regions(tx, year, shows.least)?;
            Ok((regions, store::list_institutions(tx, year, None)?, shows))
        })
        .await?;
    let shell = visit.shell("oversight-nation-title");
    let others = total(&rest, shows.least);
    let mut whole = others;
    regions.iter().for_each(|row| whole.add(&row.tally()));
    let asked = asked(&visit, year);
    let mut lines: Vec<_> = regions
        .iter()
        .map(|row| {
            (
                row.line(shows.sum(&row.tally())),
                link(&format!("/nation/regions/{}", row.code), &[("year", &asked)]),
            )
        })
        .collect();
    if !rest.is_empty() {
        let name = shell.t("oversight-nation-no-region").into_owned();
        let line = Line { id: String::new(), name, level: 0, tally: others, blank: shows.sum(&others) };
        lines.push((line, link(&format!("/nation/regions/{NO_REGION}"), &[("year", &asked)])));
    }
    let made_at = oldest(&regions).into_iter().chain(oldest(&rest)).min();
    let whole = (whole, shows.sum(&whole));
    let shown =
        Shown { path: "/nation".into(), whole, lines, made_at, shows, first: "oversight-nation-region" };
    page(&visit, shell, year, shown)
}

async fn region(visit: Visit, Path(code): Path<String>) -> Result<Response, Failure> {
    region_page(&visit, &code).await
}

async fn own_region(visit: Visit) -> Result<Response, Failure> {
    let code = visit.person()?.region.clone().ok_or(Error::NotFound)?;
    region_page(&visit, &code).await
}

async fn region_page(visit: &Visit, code: &str) -> Result<Response, Failure> {
    let year = year_of(visit);
    let wanted = code.to_owned();
    let (found, rows, shows) = visit
        .read(move |work| {
            let regions = people::institution::list_regions(work.tx())?;
            let found: Option<RegionRow> = regions.into_iter().find(|region| region.code == wanted);
            if found.is_none() && wanted != NO_REGION {
                return Err(Error::NotFound);
            }
            let code = found.as_ref().map(|region| region.code.clone());
            let numbers = Numbers { of: found, institution: None, region: code.clone() };
            let found = work.open(&REGION_READ, Some(Guarded::new(numbers)))?.of;
            let rows = store::list_institutions(work.tx(), year, code.as_deref())?;
            Ok((found, rows, Shows::read(work, year, None)?))
        })
        .await?;
    let mut shell = match &found {
        Some(region) => visit.shell_titled(region.name.clone()),
        None => visit.shell("oversight-nation-no-region"),
    };
    shell.crumbs = above(visit);
    let asked = asked(visit, year);
    let lines = rows
        .iter()
        .map(|row| {
            let line = row.line(blank(row.marked, shows.least));
            let href = link(&format!("/nation/institutions/{}", line.id), &[("year", &asked)]);
            (line, href)
        })
        .collect();
    let whole = total(&rows, shows.least);
    let shown = Shown {
        path: format!("/nation/regions/{code}"),
        whole: (whole, shows.sum(&whole)),
        lines,
        made_at: oldest(&rows),
        shows,
        first: "oversight-nation-institution",
    };
    page(visit, shell, year, shown)
}

/// The nation's page, for whom it opens.
fn above(visit: &Visit) -> Vec<Link> {
    let nation = visit.could(&NATION_READ);
    nation.then(|| Link::new("/nation", visit.shell("oversight-nation-title").title)).into_iter().collect()
}

async fn read(
    visit: &Visit,
    id: InstitutionId,
    year: FinancialYear,
) -> Result<(InstitutionRow, Vec<SumRow>, Shows), Error> {
    visit
        .read(move |work| {
            let found = people::find_institution(work.tx(), id)?.map(|row| {
                Guarded::new(Numbers { institution: Some(row.id), region: row.region_code.clone(), of: row })
            });
            let row = work.open(&REGION_READ, found)?.of;
            Ok((row, store::list_units(work.tx(), id, year)?, Shows::read(work, year, None)?))
        })
        .await
}

fn back<'v>(visit: &'v Visit, row: &InstitutionRow, mut shell: Shell<'v>) -> Shell<'v> {
    let region = row.region_code.as_deref().unwrap_or(NO_REGION);
    shell.crumbs = above(visit);
    shell.crumbs.push(Link::new(format!("/nation/regions/{region}"), shell.t("oversight-nation-region")));
    shell
}

async fn institution(visit: Visit, Path(id): Path<InstitutionId>) -> Result<Response, Failure> {
    let year = year_of(&visit);
    let (row, rows, shows) = read(&visit, id, year).await?;
    let shell = back(&visit, &row, visit.shell_titled(row.name.clone()));
    let (path, asked) = (format!("/nation/institutions/{id}"), asked(&visit, year));
    let (whole, lines) = below(&rows, 0, shows.least, (&path, &asked));
    let shown = Shown { path, whole, lines, made_at: oldest(&rows), shows, first: UNIT };
    page(&visit, shell, year, shown)
}

async fn unit(
    visit: Visit,
    PathPair(id, unit): PathPair<InstitutionId, UnitId>,
) -> Result<Response, Failure> {
    let year = year_of(&visit);
    let (row, rows, shows) = read(&visit, id, year).await?;
    let start = rows.iter().position(|found| found.id == Some(unit.0)).ok_or(Error::NotFound)?;
    let name = rows.get(start).map(|found| found.name.clone()).unwrap_or_default();
    let mut shell = back(&visit, &row, visit.shell_titled(name));
    let path = format!("/nation/institutions/{id}");
    shell.crumbs.push(Link::new(path.clone(), row.name.clone()));
    let asked = asked(&visit, year);
    let (whole, lines) = below(&rows, start, shows.least, (&path, &asked));
    let shown = Shown {
        path: format!("{path}/units/{unit}"),
        whole,
        lines,
        made_at: oldest(&rows),
        shows,
        first: UNIT,
    };
    page(&visit, shell, year, shown)
}

/// The line at a place, and all that follow it as long as they are deeper, one level up.
/// What is blank is blank of the whole tree, so that a unit's own page shows no more than the page above it.
fn below(
    rows: &[SumRow],
    start: usize,
    least: i64,
    (path, asked): (&str, &str),
) -> ((Tally, Blank), Vec<(Line, String)>) {
    let tree: Vec<_> = rows.iter().map(|row| (row.level, row.marked)).collect();
    let mut rows = rows.iter().zip(blanks(&tree, least)).skip(start);
    let Some((whole, own)) = rows.next() else { return Default::default() };
    let deeper = rows.take_while(|(row, _)| row.level > whole.level);
    let lines = deeper
        .map(|(row, blank)| {
            let mut line = row.line(blank);
            line.level = usize::try_from(row.level - whole.level).unwrap_or_default();
            let href = link(&format!("{path}/units/{}", line.id), &[("year", asked)]);
            (line, href)
        })
        .collect();
    ((whole.tally(), own), lines)
}

/// The year as links carry it: only when it is not the running one.
fn asked(visit: &Visit, year: FinancialYear) -> String {
    let now = visit.app().clock.now().day().financial_year();
    if year == now { String::new() } else { year.slug() }
}

fn page(visit: &Visit, mut shell: Shell<'_>, year: FinancialYear, shown: Shown) -> Result<Response, Failure> {
    let past = !asked(visit, year).is_empty();
    let beside = |year: FinancialYear| {
        let text = shell.t1("oversight-institution-year", "year", year);
        Link::new(link(&shown.path, &[("year", &year.slug())]), text)
    };
    let previous = beside(year.previous());
    let next = if past { beside(year.next()) } else { Link::new("", "") };
    let (tally, blank) = shown.whole;
    let whole = Line { id: String::new(), name: String::new(), level: 0, tally, blank };
    let Shows { due, least } = shown.shows;
    let page = ShowPage {
        caption: shell.title.clone(),
        first: shell.t(shown.first).into_owned(),
        units: shown.first == UNIT,
        past,
        hidden: shell.t1("oversight-rollup-hidden", "people", least).into_owned(),
        whole: LineView::new(&shell, &whole, String::new(), due),
        lines: shown
            .lines
            .iter()
            .map(|(line, href)| LineView::new(&shell, line, href.clone(), due))
            .collect(),
        made_at: shown.made_at.map(|at| shell.time(at)).unwrap_or_default(),
        previous,
        next,
        shell: {
            shell.kicker = shell.year(year).into_owned();
            shell.wide = true;
            shell
        },
    };
    visit.page(&page)
}
