//! The nation, a region, an institution, a unit: one page and one statement or two each. A secretariat begins at its own
//! region and sees what lies below it.

use askama::Template;
use axum::response::Response;
use kernel::{Error, FinancialYear, InstitutionId, Place, Timestamp, UnitId};
use people::institution::{InstitutionRow, RegionRow};
use platform::http::{Failure, Path, PathPair, Routes, Visit};
use platform::work::{Guarded, Target};
use ui::{Link, Shell};

use crate::institution::{link, year_of};
use crate::permissions::{NATION_READ, REGION_OWN, REGION_READ};
use crate::rollup::actions::due;
use crate::rollup::model::{Due, Line, SumRow, Tally};
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

#[derive(Template)]
#[template(path = "nation/show.html")]
struct ShowPage<'a> {
    shell: Shell<'a>,
    caption: String,
    first: String,
    past: bool,
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
    whole: Tally,
    lines: Vec<(Line, String)>,
    made_at: Option<Timestamp>,
    due: Due,
    /// Words key of what a line is.
    first: &'static str,
}

fn oldest(rows: &[SumRow]) -> Option<Timestamp> {
    rows.iter().map(|row| row.made_at).min()
}

fn total(rows: &[SumRow]) -> Tally {
    rows.iter().fold(Tally::default(), |mut sum, row| {
        sum.add(&row.line().tally);
        sum
    })
}

async fn nation(visit: Visit) -> Result<Response, Failure> {
    let year = year_of(&visit);
    let (regions, rest, due) = visit
        .read(move |work| {
            let tx = work.tx();
            let rows = (store::list_regions(tx, year)?, store::list_institutions(tx, year, None)?);
            Ok((rows.0, rows.1, due(work, year)?))
        })
        .await?;
    let shell = visit.shell("oversight-nation-title");
    let mut whole = total(&regions);
    let others = total(&rest);
    whole.add(&others);
    let asked = asked(&visit, year);
    let mut lines: Vec<_> = regions
        .iter()
        .map(|row| (row.line(), link(&format!("/nation/regions/{}", row.code), &[("year", &asked)])))
        .collect();
    if !rest.is_empty() {
        let name = shell.t("oversight-nation-no-region").into_owned();
        let line = Line { id: String::new(), name, level: 0, tally: others };
        lines.push((line, link(&format!("/nation/regions/{NO_REGION}"), &[("year", &asked)])));
    }
    let made_at = oldest(&regions).into_iter().chain(oldest(&rest)).min();
    let shown =
        Shown { path: "/nation".into(), whole, lines, made_at, due, first: "oversight-nation-region" };
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
    let (found, rows, due) = visit
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
            Ok((found, rows, due(work, year)?))
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
            let line = row.line();
            let href = link(&format!("/nation/institutions/{}", line.id), &[("year", &asked)]);
            (line, href)
        })
        .collect();
    let shown = Shown {
        path: format!("/nation/regions/{code}"),
        whole: total(&rows),
        lines,
        made_at: oldest(&rows),
        due,
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
) -> Result<(InstitutionRow, Vec<SumRow>, Due), Error> {
    visit
        .read(move |work| {
            let found = people::find_institution(work.tx(), id)?.map(|row| {
                Guarded::new(Numbers { institution: Some(row.id), region: row.region_code.clone(), of: row })
            });
            let row = work.open(&REGION_READ, found)?.of;
            Ok((row, store::list_units(work.tx(), id, year)?, due(work, year)?))
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
    let (row, rows, due) = read(&visit, id, year).await?;
    let shell = back(&visit, &row, visit.shell_titled(row.name.clone()));
    let (path, asked) = (format!("/nation/institutions/{id}"), asked(&visit, year));
    let (whole, lines) = below(&rows, 0, &path, &asked);
    let shown =
        Shown { path, whole, lines, made_at: oldest(&rows), due, first: "oversight-institution-unit" };
    page(&visit, shell, year, shown)
}

async fn unit(
    visit: Visit,
    PathPair(id, unit): PathPair<InstitutionId, UnitId>,
) -> Result<Response, Failure> {
    let year = year_of(&visit);
    let (row, rows, due) = read(&visit, id, year).await?;
    let start = rows.iter().position(|found| found.id == Some(unit.0)).ok_or(Error::NotFound)?;
    let name = rows.get(start).map(|found| found.name.clone()).unwrap_or_default();
    let mut shell = back(&visit, &row, visit.shell_titled(name));
    let path = format!("/nation/institutions/{id}");
    shell.crumbs.push(Link::new(path.clone(), row.name.clone()));
    let asked = asked(&visit, year);
    let (whole, lines) = below(&rows, start, &path, &asked);
    let shown = Shown {
        path: format!("{path}/units/{unit}"),
        whole,
        lines,
        made_at: oldest(&rows),
        due,
        first: "oversight-institution-unit",
    };
    page(&visit, shell, year, shown)
}

/// The line at a place, and all that follow it as long as they are deeper, one level up.
fn below(rows: &[SumRow], start: usize, path: &str, asked: &str) -> (Tally, Vec<(Line, String)>) {
    let Some(whole) = rows.get(start) else { return (Tally::default(), Vec::new()) };
    let deeper = rows.iter().skip(start + 1).take_while(|row| row.level > whole.level);
    let lines = deeper
        .map(|row| {
            let mut line = row.line();
            line.level = usize::try_from(row.level - whole.level).unwrap_or_default();
            let href = link(&format!("{path}/units/{}", line.id), &[("year", asked)]);
            (line, href)
        })
        .collect();
    (whole.line().tally, lines)
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
    let whole = Line { id: String::new(), name: String::new(), level: 0, tally: shown.whole };
    let page = ShowPage {
        caption: shell.title.clone(),
        first: shell.t(shown.first).into_owned(),
        past,
        whole: LineView::new(&shell, &whole, String::new(), shown.due),
        lines: shown
            .lines
            .iter()
            .map(|(line, href)| LineView::new(&shell, line, href.clone(), shown.due))
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
