//! Durable submissions of weekly reports: the program's action in its unit of work at 1, 8, 64 and 256 clients at once, and
//! over HTTP, beside the bare drivers that commit the same statements one by one. Answered means on disk, for both.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use kernel::{EmploymentId, Quantity, Week};
use performance::agreement::model::SubTaskId;
use performance::report::actions;
use performance::report::model::{NewLine, NewReport, ReportId};
use platform::clock::Ids;
use platform::work::Desk;
use tokio::task::JoinSet;

use crate::floor::{self, Prepared, Step};
use crate::load::{Plan, form, instant};
use crate::nation::{self, Client, Seat};
use crate::program::Server;
use crate::table::Aim;
use crate::{Outcome, cell::Cell, load, number, rate, usage};

use super::pages::week_steps;
use super::{Bench, desk};

/// Of a plan's sub-tasks so many moved this week; the others stand still.
const MOVED: usize = 3;
const CLIENTS: usize = 20_000;
/// How many times SQLite's one-by-one rate 64 clients should reach.
const AIM: f64 = 50.0;

/// Somebody, a week not yet reported, and what they report.
#[derive(Clone)]
struct Task {
    /// Position of the client among all.
    position: usize,
    client: Client,
    week: Week,
    moved: usize,
}

/// Every client's every open week, each given out once.
struct Tasks {
    clients: Vec<Client>,
    weeks: Vec<Week>,
    next: AtomicUsize,
}

impl Tasks {
    fn next(&self, moved: usize) -> Option<Task> {
        let nth = self.next.fetch_add(1, Ordering::Relaxed);
        let week = *self.weeks.get(nth / self.clients.len())?;
        let position = nth % self.clients.len();
        let client = *self.clients.get(position)?;
        Some(Task { position, client, week, moved })
    }

    fn clients(&self) -> &[Client] {
        &self.clients
    }
}

impl Bench<'_> {
    pub(super) async fn submissions(&mut self) -> Outcome<()> {
        let clients = self.nation.sample(CLIENTS, |member| matches!(member.seat, Seat::Staff(_)));
        let tasks = Arc::new(Tasks { clients, weeks: nation::unsent_weeks(), next: AtomicUsize::new(0) });
        let (floor, cpu) = self.one_by_one(&tasks).await?;
        self.add("submission, bare driver: CPU", "us CPU", cpu)?;
        let store = self.store()?;
        let mut desks = Vec::new();
        for client in tasks.clients() {
            desks.push(desk(&store, *client).await?);
        }
        let desks = Arc::new(desks);
        for (clients, moved) in [(1, MOVED), (8, MOVED), (64, MOVED), (256, MOVED), (64, 0)] {
            let (rate, cpu) = self.submit(&tasks, &desks, clients, moved).await?;
            let what = if moved == 0 { ", nothing changed" } else { "" };
            let mut line =
                self.line(format!("submissions, {clients} clients{what}"), "1/s", rate).floor(floor);
            if clients == 64 && moved > 0 && self.place.database.is_none() {
                line = line.aim(Aim::RatioAtLeast(AIM));
            }
            self.figures.add(line)?;
            if clients == 64 {
                self.add(format!("submissions, 64 clients{what}: CPU"), "us CPU", cpu)?;
            }
        }
        drop((desks, store));
        self.over_http(&tasks, floor).await
    }

    /// The action, by so many at once; answers the rate and the CPU of each.
    async fn submit(
        &self,
        tasks: &Arc<Tasks>,
        desks: &Arc<Vec<Desk>>,
        clients: usize,
        moved: usize,
    ) -> Outcome<(f64, f64)> {
        let (time, done, mut running) = (self.time, Arc::new(AtomicUsize::new(0)), JoinSet::new());
        let (began, before) = (instant(), usage::own_cpu()?);
        for _ in 0..clients {
            let (tasks, desks, done) = (Arc::clone(tasks), Arc::clone(desks), Arc::clone(&done));
            running.spawn(async move {
                while began.elapsed() < time {
                    let Some(task) = tasks.next(moved) else { break };
                    let Some(desk) = desks.get(task.position) else { break };
                    let report = new_report(&task);
                    desk.write(move |work| actions::submit_report(work, &report)).await?;
                    done.fetch_add(1, Ordering::Relaxed);
                }
                Ok::<_, crate::Fault>(())
            });
        }
        while let Some(ended) = running.join_next().await {
            ended??;
        }
        let (count, took) = (done.load(Ordering::Relaxed), began.elapsed());
        let used = usage::own_cpu()?.saturating_sub(before);
        Ok((rate(count, took), used.as_secs_f64() * 1e6 / number(count.max(1))))
    }

    /// The bare driver on one connection, a commit for each; answers the rate and the CPU of each.
    async fn one_by_one(&self, tasks: &Tasks) -> Outcome<(f64, f64)> {
        let names = submission_steps(&Task {
            position: 0,
            client: *tasks.clients().first().ok_or("nobody")?,
            week: nation::today().week(),
            moved: MOVED,
        })?;
        let names: Vec<_> = names.iter().map(|step| step.statement).collect();
        let postgres = match &self.place.database {
            Some(address) => Some(Prepared::connect(address, &names).await?),
            None => None,
        };
        let sqlite = match &self.place.database {
            Some(_) => None,
            None => Some(floor::open(&self.place.file(), true)?),
        };
        let (began, before, mut count) = (instant(), usage::own_cpu()?, 0);
        while began.elapsed() < self.time {
            let Some(task) = tasks.next(MOVED) else { break };
            let steps = submission_steps(&task)?;
            match (&sqlite, &postgres) {
                (Some(connection), _) => floor::run_sqlite(connection, &steps, true)?,
                (None, Some(prepared)) => prepared.run(&steps, true).await?,
                (None, None) => 0,
            };
            count += 1;
        }
        let used = usage::own_cpu()?.saturating_sub(before);
        Ok((rate(count, began.elapsed()), used.as_secs_f64() * 1e6 / number(count.max(1))))
    }

    async fn over_http(&mut self, tasks: &Arc<Tasks>, floor: f64) -> Outcome<()> {
        let server = Server::start(&self.place).await?;
        let plan = Plan { connections: 64, time: self.time, status: 303 };
        let before = server.cpu()?;
        let asked = Arc::clone(tasks);
        let load =
            load::run(server.address, plan, move |_| asked.next(MOVED).map(|task| request(&task))).await?;
        let used = server.cpu()?.saturating_sub(before);
        let line = self.line("submissions over HTTP, 64 clients", "1/s", load.per_second()).floor(floor);
        self.figures.add(line)?;
        self.add("submissions over HTTP: p99", "ms", load.percentile(99))?;
        let each = used.as_secs_f64() * 1e6 / number(load.latencies.len().max(1));
        self.add("submissions over HTTP: CPU of the program", "us CPU", each)
    }
}

fn report_id() -> kernel::uuid::Uuid {
    Ids::random().new_id(nation::now())
}

fn new_report(task: &Task) -> NewReport {
    let lines = task.client.sub_tasks().into_iter().take(task.moved);
    NewReport {
        lines: lines.map(|id| NewLine::done(SubTaskId(id), Quantity(1000))).collect(),
        ..NewReport::unchanged(ReportId(report_id()), EmploymentId(task.client.employment()), task.week)
    }
}

/// What the form of the week sends: every running sub-task, most of them unchanged.
fn request(task: &Task) -> Vec<u8> {
    let mut fields = vec![
        ("report_id".to_owned(), report_id().to_string()),
        ("week".to_owned(), task.week.monday().to_string()),
        ("employment".to_owned(), task.client.employment().to_string()),
        ("version".to_owned(), String::new()),
        ("note".to_owned(), String::new()),
    ];
    for (nth, id) in task.client.sub_tasks().into_iter().enumerate() {
        fields.push(("line".to_owned(), id.to_string()));
        if nth < task.moved {
            fields.push((format!("quantity-{id}"), "1".to_owned()));
        } else {
            fields.push((format!("unchanged-{id}"), "yes".to_owned()));
        }
        fields.push((format!("blocker-{id}"), "none".to_owned()));
        fields.push((format!("text-{id}"), String::new()));
    }
    form("/my-week", &task.client.token(), &fields)
}

/// The statements of one submission, with what the program binds to them.
fn submission_steps(task: &Task) -> Outcome<Vec<Step>> {
    let client = task.client;
    let (institution, employment, report) =
        (Cell::from(client.institution_id()), Cell::from(client.employment()), Cell::from(report_id()));
    let now = Cell::from(nation::now());
    let mut steps = week_steps(client, task.week)?;
    // The action does not ask which weeks were sent.
    steps.truncate(2);
    let agreement = Cell::from(client.agreement());
    let monday = Cell::from(task.week.monday());
    steps.push(Step::new(
        "report::store::INSERT",
        vec![
            institution.clone(),
            report.clone(),
            agreement,
            employment.clone(),
            monday,
            true.into(),
            "".into(),
            now.clone(),
            Cell::Null,
        ],
    )?);
    for id in client.sub_tasks().into_iter().take(task.moved) {
        let (sub_task, quantity) = (Cell::from(id), Cell::from(1000_i64));
        let line = vec![
            institution.clone(),
            report.clone(),
            sub_task.clone(),
            quantity.clone(),
            "in_progress".into(),
            Cell::Null,
            "none".into(),
            "".into(),
        ];
        steps.push(Step::new("report::store::INSERT_LINE", line)?);
        steps.push(Step::new(
            "report::store::reached::ADD_REACHED",
            vec![institution.clone(), sub_task, quantity],
        )?);
    }
    let due = vec![
        institution.clone(),
        report_id().into(),
        "performance.report.verify".into(),
        report.clone(),
        institution.clone(),
        employment.clone(),
        Cell::Null,
        employment.clone(),
        "Jina la mtumishi, 6 Julai - 12 Julai".into(),
        "/reports/1".into(),
        super::pages::year(),
        now.clone(),
        Cell::Null,
        nation::today().plus_days(7).into(),
        0_i64.into(),
        Cell::Null,
    ];
    steps.push(Step::new("deadline::store::INSERT", due)?);
    let after = Cell::Json(r#"{"week": "2026-07-20", "late": true, "note": "", "lines": [{"status": "in_progress"}], "files": []}"#.into());
    let event = vec![
        institution,
        report_id().into(),
        now,
        employment.clone(),
        "Jina la mtumishi".into(),
        Cell::Null,
        "performance.report.submit".into(),
        "performance.report".into(),
        report,
        employment,
        Cell::Null,
        after,
    ];
    steps.push(Step::new("event::INSERT", event)?);
    Ok(steps)
}
