//! The institution's console: the whole or one unit with what is below it, the people behind a number, and who is stuck on
//! whom. Counts are added up as they stand when the page is asked for.

use askama::Template;
use axum::response::Response;
use kernel::{Day, EmploymentId, Error, FinancialYear, PageKey, UnitId};
use people::UnitRow;
use platform::http::{Failure, Path, Routes, Visit, link};
use platform::work::{Guarded, Work};
use ui::{Choice, FormState, Light, Link, Shell};

use super::model::{Lacks, OfficeRow, OwedRow, PersonRow, StuckRow};
use super::store::{self, Asked};
use crate::permissions::{INSTITUTION_READ, PEOPLE_LIST, STUCK_LIST, UNIT_READ};
use crate::rollup::actions::{Shows, add_up, counted_week};
use crate::rollup::hide::{Blank, blanks};
use crate::rollup::model::{Kept, Line, Tally};
use crate::rollup::view::LineView;

pub fn routes() -> Routes {
    Routes::new()
        .get("/institution", &INSTITUTION_READ, whole)
        .get("/institution/units/{unit}", &UNIT_READ, unit)
        .get("/institution/people", &PEOPLE_LIST, people_list)
        .get("/institution/stuck", &STUCK_LIST, stuck)
        .get("/institution/stuck/{employment}", &STUCK_LIST, stuck_of)
}

#[derive(Template)]
#[template(path = "institution/show.html")]
struct ShowPage<'a> {
    shell: Shell<'a>,
    caption: String,
    first: String,
    past: bool,
    /// From how many marks on a mean is shown, in words.
    hidden: String,
    whole: LineView,
    lines: Vec<LineView>,
    week: String,
    previous: Link,
    next: Link,
    /// What is not whole, each with the list of those behind it; no link for who may not see names.
    lacking: Vec<(String, String)>,
    stuck: bool,
    see_plan: bool,
}

/// The year asked for, never one that has not begun.
pub(crate) fn year_of(visit: &Visit) -> FinancialYear {
    let now = visit.app().clock.now().day().financial_year();
    visit.query("year").and_then(|year| year.parse().ok()).map_or(now, |year: FinancialYear| year.min(now))
}

async fn whole(visit: Visit) -> Result<Response, Failure> {
    let year = year_of(&visit);
    let name = visit.person()?.institution_name.clone();
    let sums_of = visit
        .report(move |work| {
            work.permit(&INSTITUTION_READ, &kernel::Place::institution(work.institution()?))?;
            let units = people::list_units(work.tx(), work.institution()?)?;
            sums(work, &name, &units, year)
        })
        .await?;
    let shell = visit.shell("oversight-institution-title");
    page(&visit, shell, year, &sums_of, None)
}

async fn unit(visit: Visit, Path(id): Path<UnitId>) -> Result<Response, Failure> {
    let year = year_of(&visit);
    let (row, mut sums) = visit
        .report(move |work| {
            let units = people::list_units(work.tx(), work.institution()?)?;
            let found = units.iter().find(|unit| unit.id == id).cloned();
            let row: UnitRow = work.open(&UNIT_READ, found.map(Guarded::new))?;
            Ok((row, sums(work, "", &units, year)?))
        })
        .await?;
    sums.kept = below(&sums.kept, id.0);
    let mut shell = visit.shell_titled(row.name.clone());
    if visit.could(&INSTITUTION_READ) {
        shell.crumbs = vec![Link::new("/institution", shell.t("oversight-institution-title"))];
    }
    page(&visit, shell, year, &sums, Some(&row))
}

/// What a console shows: the lines, and what of them is due.
struct Sums {
    kept: Vec<(Kept, Blank)>,
    shows: Shows,
}

fn sums(work: &Work<'_>, name: &str, units: &[UnitRow], year: FinancialYear) -> Result<Sums, Error> {
    let added = add_up(work.tx(), (work.institution()?, name), units, year, work.today())?;
    let kept = added.lines;
    // Of the whole tree, so that a unit's own page shows no more than the page above it.
    let shows = Shows::read(work, year, added.due_days)?;
    let tree: Vec<_> = kept.iter().map(|line| (line.level, line.tally.marked)).collect();
    let kept = kept.into_iter().zip(blanks(&tree, shows.least)).collect();
    Ok(Sums { kept, shows })
}

/// A unit and what follows it as long as it is deeper.
fn below(kept: &[(Kept, Blank)], unit: kernel::uuid::Uuid) -> Vec<(Kept, Blank)> {
    let Some(start) = kept.iter().position(|(line, _)| line.unit_id == unit) else { return Vec::new() };
    let (_, rest) = kept.split_at(start);
    let level = rest.first().map_or(0, |(line, _)| line.level);
    let deeper = |line: &&(Kept, Blank)| line.0.level > level;
    rest.iter().take(1).chain(rest.iter().skip(1).take_while(deeper)).cloned().collect()
}

fn page(
    visit: &Visit,
    mut shell: Shell<'_>,
    year: FinancialYear,
    Sums { kept, shows }: &Sums,
    unit: Option<&UnitRow>,
) -> Result<Response, Failure> {
    let today = visit.app().clock.now().day();
    let past = year != today.financial_year();
    let (head, rest) = kept.split_first().ok_or(Error::NotFound)?;
    let top = head.0.level + 1;
    let line = |shell: &Shell<'_>, (kept, blank): &(Kept, Blank), href: String| {
        let level = usize::try_from(kept.level - top).unwrap_or_default() + 1;
        let line =
            Line { id: String::new(), name: kept.name.clone(), level, tally: kept.tally, blank: *blank };
        LineView::new(shell, &line, href, shows.due)
    };
    let asked = if past { year.slug() } else { String::new() };
    let lines = rest
        .iter()
        .map(|kept| {
            line(&shell, kept, link(&format!("/institution/units/{}", kept.0.unit_id), &[("year", &asked)]))
        })
        .collect();
    let whole = line(&shell, head, String::new());
    let path =
        unit.map_or_else(|| "/institution".to_owned(), |unit| format!("/institution/units/{}", unit.id));
    let beside = |year: FinancialYear| {
        Link::new(
            link(&path, &[("year", &year.slug())]),
            shell.t1("oversight-institution-year", "year", year),
        )
    };
    let see_people = visit.could(&PEOPLE_LIST);
    let lacking = if past || !see_people { Vec::new() } else { lacking(&shell, &head.0.tally, unit) };
    let (previous, next) = (beside(year.previous()), beside(year.next()));
    let next = if past { next } else { Link::new("", "") };
    let caption = shell.t("oversight-institution-units").into_owned();
    let first = shell.t("oversight-institution-unit").into_owned();
    let week = shell.week(counted_week(today));
    shell.kicker = shell.year(year).into_owned();
    shell.wide = true;
    let hidden = shell.t1("oversight-rollup-hidden", "people", shows.least).into_owned();
    let page = ShowPage {
        caption,
        first,
        past,
        hidden,
        whole,
        lines,
        week,
        previous,
        next,
        lacking,
        stuck: !past && unit.is_none() && visit.could(&STUCK_LIST),
        see_plan: unit.is_none(),
        shell,
    };
    visit.page(&page)
}

/// Each number that is not whole, in words, with the list of those behind it.
fn lacking(shell: &Shell<'_>, tally: &Tally, unit: Option<&UnitRow>) -> Vec<(String, String)> {
    let unit = unit.map(|unit| unit.id.to_string()).unwrap_or_default();
    [
        (Lacks::Plan, tally.plans_owed - tally.plans_signed),
        (Lacks::Report, tally.reports_owed - tally.reports_sent),
        (Lacks::Account, tally.people - tally.active),
        (Lacks::Supervisor, tally.unsupervised),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(lacks, count)| {
        let text = shell.tn(&format!("oversight-lacking-{}", lacks.code()), count).into_owned();
        (text, link("/institution/people", &[("lacks", lacks.code()), ("unit", &unit)]))
    })
    .collect()
}

#[derive(Template)]
#[template(path = "institution/people.html")]
struct PeoplePage<'a> {
    shell: Shell<'a>,
    form: FormState,
    kinds: Vec<Choice>,
    units: Vec<Choice>,
    rows: Vec<PersonRow>,
    open_person: bool,
    next: String,
    first: String,
}

async fn people_list(visit: Visit) -> Result<Response, Failure> {
    let lacks = visit.query("lacks").and_then(Lacks::from_code).unwrap_or(Lacks::Plan);
    let wanted: Option<UnitId> = visit.query("unit").and_then(|text| text.parse().ok());
    let key = PageKey::parse(visit.query("after"));
    let paged = key != PageKey::default();
    let (units, page, week) = visit
        .report(move |work| {
            let (institution, today) = (work.institution()?, work.today());
            let all = people::list_units(work.tx(), institution)?;
            // The head of a unit sees it and what is below it, and nothing else.
            let units: Vec<UnitRow> = all.into_iter().filter(|unit| work.may(&PEOPLE_LIST, unit)).collect();
            let whole = work.may(&PEOPLE_LIST, &kernel::Place::institution(institution));
            let unit_path = match wanted {
                Some(id) => {
                    Some(units.iter().find(|unit| unit.id == id).ok_or(Error::NotFound)?.path.clone())
                }
                None if whole => None,
                None => Some(units.first().ok_or(Error::NotFound)?.path.clone()),
            };
            let week = counted_week(today);
            let asked = Asked {
                institution,
                today,
                year: if lacks == Lacks::Report {
                    performance::report::rules::year_of(week)
                } else {
                    today.financial_year()
                },
                unit_path,
                lacks,
                monday: week.monday(),
                key: key.clone(),
            };
            Ok((units, store::list_lacking(work.tx(), &asked)?, week))
        })
        .await?;
    let unit = wanted.map(|id| id.to_string()).unwrap_or_default();
    let at = |after: &str| {
        link("/institution/people", &[("lacks", lacks.code()), ("unit", &unit), ("after", after)])
    };
    let mut shell = visit.shell(&format!("oversight-people-title-{}", lacks.code()));
    shell.wide = true;
    if lacks == Lacks::Report {
        shell.kicker = shell.week(week);
    }
    if visit.could(&INSTITUTION_READ) {
        shell.crumbs = vec![Link::new("/institution", shell.t("oversight-institution-title"))];
    }
    let kinds = [Lacks::Plan, Lacks::Report, Lacks::Account, Lacks::Supervisor]
        .map(|lacks| Choice::new(lacks.code(), shell.kc("oversight-people-title", lacks.code())));
    visit.page(&PeoplePage {
        form: FormState::new().with("lacks", lacks.code().to_owned()).with("unit", unit.clone()),
        kinds: kinds.into(),
        units: units.iter().map(|unit| Choice::new(unit.id.to_string(), unit.name.clone())).collect(),
        open_person: visit.could(&people::permissions::EMPLOYEE_READ),
        next: page.next(|last| at(&PageKey::after(&last.name, last.id.0))),
        first: if paged { at("") } else { String::new() },
        rows: page.rows,
        shell,
    })
}

#[derive(Template)]
#[template(path = "institution/stuck.html")]
struct StuckPage<'a> {
    shell: Shell<'a>,
    rows: Vec<(StuckRow, i64)>,
    /// Roles that are waited for: role, what is owed, days past the oldest day.
    offices: Vec<(OfficeRow, String, String, i64)>,
    next: String,
    first: String,
}

async fn stuck(visit: Visit) -> Result<Response, Failure> {
    let key = PageKey::parse(visit.query("after"));
    let paged = key != PageKey::default();
    let (page, offices, today) = visit
        .report(move |work| {
            let (institution, today) = (work.institution()?, work.today());
            work.permit(&STUCK_LIST, &kernel::Place::institution(institution))?;
            // On every page of people alike: a file of the whole list then has them once.
            let offices = store::list_offices(work.tx(), institution, today)?;
            Ok((store::list_stuck(work.tx(), institution, today, &key)?, offices, today))
        })
        .await?;
    let path = "/institution/stuck";
    let next =
        page.next(|last| link(path, &[("after", &PageKey::after(&last.oldest.to_string(), last.id.0))]));
    let mut shell = visit.shell("oversight-stuck-title");
    shell.wide = true;
    shell.crumbs = vec![Link::new("/institution", shell.t("oversight-institution-title"))];
    let rows = page
        .rows
        .into_iter()
        .map(|row| {
            let late = late(row.oldest, today);
            (row, late)
        })
        .collect();
    let offices = offices
        .into_iter()
        .map(|row| {
            let role = shell.kc("people-role", row.role.code()).into_owned();
            let what = shell.t(&row.kind.replace('.', "-")).into_owned();
            let late = late(row.oldest, today);
            (row, role, what, late)
        })
        .collect();
    visit.page(&StuckPage {
        shell,
        rows,
        offices,
        next,
        first: if paged { path.to_owned() } else { String::new() },
    })
}

fn late(due_on: Day, today: Day) -> i64 {
    due_on.days_until(today)
}

#[derive(Template)]
#[template(path = "institution/owed.html")]
struct OwedPage<'a> {
    shell: Shell<'a>,
    rows: Vec<(OwedRow, String, i64)>,
    next: String,
    first: String,
}

async fn stuck_of(visit: Visit, Path(id): Path<EmploymentId>) -> Result<Response, Failure> {
    let key = PageKey::parse(visit.query("after"));
    let paged = key != PageKey::default();
    let (row, page, today) = visit
        .report(move |work| {
            let (institution, today) = (work.institution()?, work.today());
            let found = people::find_employment(work.tx(), institution, id, today)?;
            let row = work.open(&STUCK_LIST, found.map(Guarded::new))?;
            Ok((row, store::list_owed(work.tx(), institution, id, today, &key)?, today))
        })
        .await?;
    let path = format!("/institution/stuck/{id}");
    let next =
        page.next(|last| link(&path, &[("after", &PageKey::after(&last.due_on.to_string(), last.id))]));
    let mut shell = visit.shell("oversight-owed-title");
    shell.kicker = format!("{}, {}", row.name, row.post_title);
    shell.crumbs = vec![Link::new("/institution/stuck", shell.t("oversight-stuck-title"))];
    let rows = page
        .rows
        .into_iter()
        .map(|row| {
            let what = shell.t(&row.kind.replace('.', "-")).into_owned();
            let late = late(row.due_on, today);
            (row, what, late)
        })
        .collect();
    visit.page(&OwedPage { shell, rows, next, first: if paged { path } else { String::new() } })
}
