//! Reads of the store in this process, without HTTP: the program's own functions in its own units of work, beside the bare
//! drivers running the same texts. What is compared is CPU, not time: on PostgreSQL most of the time is the server's.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use kernel::{EmploymentId, Error, InstitutionId, PageKey};
use performance::agreement::model::AgreementId;
use performance::{report, team};
use platform::session::{self, Token};
use platform::store::Store;
use platform::work::Work;
use tokio::task::JoinSet;

use crate::floor::Step;
use crate::load::instant;
use crate::nation::{self, Client, Seat, token_hash};
use crate::table::Aim;
use crate::{Outcome, number, usage};

use super::pages::{TEAM, WEEK, floor_cpu};
use super::{Bench, desk};

/// How many times the floor's CPU a read may take.
const AIM: f64 = 2.0;
const CLIENTS: usize = 500;

/// A read of the program, for one client.
type Read = fn(&Work<'_>, Client) -> Result<usize, Error>;

impl Bench<'_> {
    pub(super) async fn reads(&mut self) -> Outcome<()> {
        let staff = self.nation.sample(CLIENTS, |member| matches!(member.seat, Seat::Staff(_)));
        let heads = self.nation.sample(CLIENTS, |member| matches!(member.seat, Seat::SectionHead(_)));
        let session_steps = |client: Client| {
            Ok(vec![Step::new(
                "session::FIND",
                vec![token_hash(&client.token()).into(), nation::now().into()],
            )?])
        };
        self.read("session, one row", &staff, session, session_steps).await?;
        self.read("my week, four statements", &staff, week, WEEK.steps).await?;
        self.read("team list, three statements", &heads, members, TEAM.steps).await
    }

    async fn read(
        &mut self,
        name: &str,
        clients: &[Client],
        read: Read,
        steps: fn(Client) -> Outcome<Vec<Step>>,
    ) -> Outcome<()> {
        let all = || clients.iter().map(|client| steps(*client)).collect::<Outcome<Vec<_>>>();
        let store = self.store()?;
        let mut ours = f64::MAX;
        let mut floor = f64::MAX;
        // Twice, in turns: whatever else the machine does falls on both.
        for _ in 0..2 {
            floor = floor.min(floor_cpu(&self.place, all()?, self.time / 2).await?);
            ours = ours.min(ours_cpu(&store, clients, read, self.time / 2).await?);
        }
        let line = self.line(format!("read: {name}"), "us CPU", ours).floor(floor).aim(Aim::RatioAtMost(AIM));
        self.figures.add(line)
    }
}

/// CPU microseconds of this process for one read: one task on SQLite, sixteen on PostgreSQL, as the floor.
async fn ours_cpu(store: &Store, clients: &[Client], read: Read, time: Duration) -> Outcome<f64> {
    let mut desks = Vec::new();
    for client in clients {
        desks.push((desk(store, *client).await?, *client));
    }
    let desks = Arc::new(desks);
    let tasks = if store.engine() == platform::store::Engine::Sqlite { 1 } else { 16 };
    let (next, mut running) = (Arc::new(AtomicUsize::new(0)), JoinSet::new());
    let (began, before) = (instant(), usage::own_cpu()?);
    for _ in 0..tasks {
        let (desks, next) = (Arc::clone(&desks), Arc::clone(&next));
        running.spawn(async move {
            while began.elapsed() < time {
                let nth = next.fetch_add(1, Ordering::Relaxed);
                let Some((desk, client)) = desks.get(nth % desks.len()) else { break };
                let client = *client;
                let rows = desk.read(move |work| read(work, client)).await?;
                if rows == 0 {
                    return Err(crate::Fault::from("a read found nothing"));
                }
            }
            Ok(())
        });
    }
    while let Some(done) = running.join_next().await {
        done??;
    }
    Ok(usage::own_cpu()?.saturating_sub(before).as_secs_f64() * 1e6 / number(next.load(Ordering::Relaxed)))
}

fn session(work: &Work<'_>, client: Client) -> Result<usize, Error> {
    let token = Token::from_cookie(&client.token()).ok_or(Error::SignedOut)?;
    Ok(usize::from(session::find(work.tx(), &token, work.now())?.is_some()))
}

fn week(work: &Work<'_>, client: Client) -> Result<usize, Error> {
    let (tx, today) = (work.tx(), work.today());
    let (institution, employment) =
        (InstitutionId(client.institution_id()), EmploymentId(client.employment()));
    let year = today.financial_year();
    let facts = report::store::find_week(tx, institution, employment, year, today.week(), today)?;
    let facts = work.open(&performance::permissions::REPORT_SUBMIT, facts)?;
    let agreement = facts.agreement_id.unwrap_or(AgreementId(client.agreement()));
    let lines = report::store::list_week_lines(tx, institution, agreement, facts.report_id, today.week())?;
    let since = year.first_day();
    let (sent, _) = report::store::list_week_marks(tx, institution, employment, (since, today))?;
    let away = people::absence::list_spans(tx, institution, employment, since, today)?;
    Ok(lines.len() + sent.len() + away.len())
}

fn members(work: &Work<'_>, client: Client) -> Result<usize, Error> {
    let today = work.today();
    let year = today.financial_year();
    let settings = work.settings(year)?;
    let after = PageKey::default();
    let asked = team::store::Asked {
        institution: InstitutionId(client.institution_id()),
        supervisor: EmploymentId(client.employment()),
        today,
        year,
        after: &after,
    };
    let mut count = usize::from(settings.number("traffic_red_margin")? > 0);
    count += team::store::list_members(work.tx(), &asked, today.week().previous())?.rows.len();
    team::store::each_pace(work.tx(), &asked, |row| {
        std::hint::black_box(row);
        count += 1;
        Ok(())
    })?;
    Ok(count)
}
