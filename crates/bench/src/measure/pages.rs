//! Pages over HTTP against the real program on loopback: requests a second, the slowest in a hundred, CPU of the program
//! a request, beside the CPU of the bare drivers running the same statements as the page.

use std::time::Duration;

use kernel::Week;
use tokio::task::JoinSet;

use crate::floor::{self, Prepared, Step};
use crate::load::{Load, Plan, get, instant};
use crate::nation::{self, Client, Seat, token_hash};
use crate::program::Server;
use crate::{Outcome, cell::Cell, load, number, usage};

use super::Bench;

/// Connections of the load.
const CONNECTIONS: usize = 16;
/// Different people who ask, so that not one page of the database answers all.
const CLIENTS: usize = 2000;

/// A page with the statements it runs for a client.
pub(super) struct Page {
    pub name: &'static str,
    pub path: &'static str,
    pub steps: fn(Client) -> Outcome<Vec<Step>>,
}

pub(super) const WEEK: Page =
    Page { name: "my week", path: "/my-week", steps: |client| week_steps(client, nation::today().week()) };
pub(super) const TEAM: Page = Page { name: "team list", path: "/team", steps: team_steps };

impl Bench<'_> {
    pub(super) async fn pages(&mut self, server: &Server) -> Outcome<()> {
        let staff = self.nation.sample(CLIENTS, |member| matches!(member.seat, Seat::Staff(_)));
        let heads = self.nation.sample(CLIENTS, |member| matches!(member.seat, Seat::SectionHead(_)));
        for (page, clients) in [(WEEK, staff), (TEAM, heads)] {
            self.page(server, &page, clients).await?;
        }
        Ok(())
    }

    async fn page(&mut self, server: &Server, page: &Page, clients: Vec<Client>) -> Outcome<()> {
        let requests: Vec<Vec<u8>> =
            clients.iter().map(|client| get(page.path, Some(&client.token()))).collect();
        let plan = Plan { connections: CONNECTIONS, time: self.time / 3, status: 200 };
        let ask = move |nth: usize| requests.get(nth % requests.len()).cloned();
        // Once to warm up, then counted.
        load::run(server.address, plan, ask.clone()).await?;
        let before = server.cpu()?;
        let load = load::run(server.address, Plan { time: self.time, ..plan }, ask).await?;
        let used = server.cpu()?.saturating_sub(before);
        let floor = self.floor(page, &clients).await?;
        self.add(format!("{}: requests", page.name), "1/s", load.per_second())?;
        self.add(format!("{}: half of the answers within", page.name), "ms", load.percentile(50))?;
        self.add(format!("{}: p99", page.name), "ms", load.percentile(99))?;
        self.add(
            format!("{}: bytes of an answer", page.name),
            "kB",
            number(load.body_bytes / load.latencies.len().max(1)) / 1e3,
        )?;
        let line = self.line(format!("{}: CPU of the program a request", page.name), "us", each(used, &load));
        self.figures.add(line.floor(floor))
    }

    /// CPU microseconds a page's statements cost the bare drivers.
    async fn floor(&self, page: &Page, clients: &[Client]) -> Outcome<f64> {
        let mut all = Vec::new();
        for client in clients.iter().copied() {
            let mut steps = guard_steps(client)?;
            steps.extend((page.steps)(client)?);
            all.push(steps);
        }
        floor_cpu(&self.place, all, self.time).await
    }
}

fn each(used: Duration, load: &Load) -> f64 {
    used.as_secs_f64() * 1e6 / number(load.latencies.len().max(1))
}

/// CPU microseconds of this process for each list of steps, run one transaction each, again and again: on SQLite by one
/// thread, on PostgreSQL by as many connections as the pages' load has.
pub(super) async fn floor_cpu(
    place: &crate::program::Place,
    all: Vec<Vec<Step>>,
    time: Duration,
) -> Outcome<f64> {
    let Some(address) = &place.database else {
        let connection = floor::open(&place.file(), false)?;
        all.iter().try_for_each(|steps| floor::run_sqlite(&connection, steps, false).map(drop))?;
        let (began, before) = (instant(), usage::own_cpu()?);
        let mut count = 0;
        for steps in all.iter().cycle() {
            floor::run_sqlite(&connection, steps, false)?;
            count += 1;
            if began.elapsed() > time {
                break;
            }
        }
        return Ok(usage::own_cpu()?.saturating_sub(before).as_secs_f64() * 1e6 / number(count));
    };
    let names: Vec<_> =
        all.first().map(|steps| steps.iter().map(|step| step.statement).collect()).unwrap_or_default();
    let all = std::sync::Arc::new(all);
    let mut connections = Vec::new();
    for _ in 0..CONNECTIONS {
        connections.push(Prepared::connect(address, &names).await?);
    }
    let (began, before) = (instant(), usage::own_cpu()?);
    let mut running = JoinSet::new();
    for (first, connection) in connections.into_iter().enumerate() {
        let all = std::sync::Arc::clone(&all);
        running.spawn(async move {
            let mut count = 0;
            for steps in all.iter().cycle().skip(first * 97) {
                connection.run(steps, false).await?;
                count += 1;
                if began.elapsed() > time {
                    break;
                }
            }
            Ok::<_, crate::Fault>(count)
        });
    }
    let mut count = 0;
    while let Some(some) = running.join_next().await {
        count += some??;
    }
    Ok(usage::own_cpu()?.saturating_sub(before).as_secs_f64() * 1e6 / number(count))
}

/// What stands in front of every page: whose session it is, and who that is today.
fn guard_steps(client: Client) -> Outcome<Vec<Step>> {
    Ok(vec![
        Step::new("session::FIND", vec![token_hash(&client.token()).into(), nation::now().into()])?,
        Step::new(
            "employee::store::STANDING",
            vec![client.institution_id().into(), client.employment().into(), nation::today().into()],
        )?,
    ])
}

pub(super) fn year() -> Cell {
    i64::from(nation::current_year().start_year()).into()
}

/// The statements of the week's page, for a week without a report.
pub(super) fn week_steps(client: Client, week: Week) -> Outcome<Vec<Step>> {
    let (institution, employment) = (Cell::from(client.institution_id()), Cell::from(client.employment()));
    let (monday, sunday) = (Cell::from(week.monday()), Cell::from(week.sunday()));
    let today = Cell::from(nation::today());
    let first = Cell::from(nation::current_year().first_day());
    let agreement = Cell::from(client.agreement());
    Ok(vec![
        Step::new(
            "report::store::FIND_WEEK",
            vec![institution.clone(), employment.clone(), year(), monday.clone(), today.clone()],
        )?,
        Step::new(
            "report::store::LIST_WEEK_LINES",
            vec![institution.clone(), agreement, Cell::Null, monday.clone(), sunday],
        )?,
        Step::new(
            "report::store::LIST_WEEK_MARKS",
            vec![
                institution.clone(),
                employment.clone(),
                nation::today().week().monday().into(),
                first.clone(),
                today.clone(),
            ],
        )?,
        Step::new("absence::store::LIST_SPANS", vec![institution, employment, first, today])?,
    ])
}

/// The statements of the first page of a team.
pub(super) fn team_steps(client: Client) -> Outcome<Vec<Step>> {
    let (institution, supervisor) = (Cell::from(client.institution_id()), Cell::from(client.employment()));
    let today = Cell::from(nation::today());
    let last_week = Cell::from(nation::today().week().previous().monday());
    let (asked, rows) = (Cell::from(kernel::PAGE_ROWS + 1), Cell::from(kernel::PAGE_ROWS));
    Ok(vec![
        Step::new("setting::SETTINGS", vec![year()])?,
        Step::new(
            "team::store::LIST_MEMBERS",
            vec![
                institution.clone(),
                supervisor.clone(),
                today.clone(),
                year(),
                last_week,
                Cell::Null,
                Cell::Null,
                asked,
                year(),
            ],
        )?,
        Step::new(
            "team::store::LIST_PACES",
            vec![institution, supervisor, today, year(), Cell::Null, Cell::Null, rows],
        )?,
    ])
}
