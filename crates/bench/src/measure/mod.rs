//! What is measured, in the order in which it is: with the program serving (start, pages, bytes), then without it
//! (reads, submissions, marks, seal, the roll-up, papers, import), because the embedded database belongs to one process.

mod bytes;
mod import;
mod marks;
mod pages;
mod papers;
mod reads;
mod region;
mod seal;
mod submissions;

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::time::Duration;

use kernel::{Actor, EmploymentId, InstitutionId};
use platform::clock::{Clock, Ids};
use platform::store::Store;
use platform::work::Desk;

use crate::load::instant;
use crate::nation::{self, Client, Nation};
use crate::program::{Place, Server};
use crate::table::{Aim, Figures, Line};
use crate::{Outcome, usage};

/// Starts of the program whose middle is told.
const STARTS: usize = 5;
/// Memory of an idle program, bytes. Aim of the first release.
const IDLE_BYTES: f64 = 60.0;

/// One engine, filled, and where its figures go.
pub struct Bench<'a> {
    pub place: Place,
    pub nation: Nation,
    pub time: Duration,
    pub figures: &'a mut Figures,
}

impl Bench<'_> {
    /// Everything, or only the parts whose name begins so.
    pub async fn run(&mut self, only: &[String]) -> Outcome<()> {
        let wanted = |part: &str| only.is_empty() || only.iter().any(|only| part.starts_with(only.as_str()));
        if wanted("start") || wanted("pages") {
            let server = self.start().await?;
            self.bytes(&server).await?;
            if wanted("pages") {
                self.pages(&server).await?;
            }
            let memory = server.memory()?;
            self.add("memory after load", "MB", usage::megabytes(memory.now))?;
            self.add("memory at most", "MB", usage::megabytes(memory.most))?;
        }
        if wanted("reads") {
            self.reads().await?;
        }
        if wanted("submissions") {
            self.submissions().await?;
        }
        if wanted("marks") {
            self.marks().await?;
        }
        if wanted("seal") {
            self.seal().await?;
        }
        if wanted("region") {
            self.region().await?;
        }
        if wanted("papers") {
            self.papers().await?;
        }
        if wanted("import") {
            self.import().await?;
        }
        Ok(())
    }

    fn line(&self, what: impl Into<String>, unit: &'static str, ours: f64) -> Line {
        Line::new(what, self.place.engine(), unit, ours)
    }

    fn add(&mut self, what: impl Into<String>, unit: &'static str, ours: f64) -> Outcome<()> {
        let line = self.line(what, unit, ours);
        self.figures.add(line)
    }

    /// The database and the tables stand already: this is the second start.
    async fn start(&mut self) -> Outcome<Server> {
        let mut times = Vec::new();
        for _ in 1..STARTS {
            times.push(Server::start(&self.place).await?.ready_after);
        }
        let server = Server::start(&self.place).await?;
        times.push(server.ready_after);
        times.sort();
        let middle = times.get(STARTS / 2).copied().unwrap_or_default();
        let line =
            self.line("start until it answers", "ms", middle.as_secs_f64() * 1e3).aim(Aim::AtMost(1000.0));
        self.figures.add(line)?;
        // What a start leaves behind is given time to settle.
        tokio::time::sleep(Duration::from_secs(1)).await;
        let memory = server.memory()?;
        let line = self.line("memory idle", "MB", usage::megabytes(memory.now)).aim(Aim::AtMost(IDLE_BYTES));
        self.figures.add(line)?;
        self.add("memory idle, without mapped files", "MB", usage::megabytes(memory.anonymous))?;
        Ok(server)
    }

    /// The program's own store, opened in this process.
    fn store(&self) -> Outcome<Store> {
        Ok(match &self.place.database {
            Some(address) => Store::postgres(address)?,
            None => Store::sqlite(&self.place.file())?,
        })
    }
}

fn clock() -> Clock {
    Clock::starting_at(nation::now())
}

/// What a client's actions run at.
async fn desk(store: &Store, client: Client) -> Outcome<Desk> {
    let (institution, employment) =
        (InstitutionId(client.institution_id()), EmploymentId(client.employment()));
    let today = nation::today();
    let person = store.read(move |tx| people::employee::actor(tx, institution, employment, today)).await?;
    let person = person.ok_or("somebody of the nation is not employed")?;
    Ok(Desk::new(store.clone(), clock(), Ids::random(), Actor::Person(Box::new(person))))
}

/// What one durable write of a page costs on this disk: what group commit shares out.
pub fn disk(folder: &Path, figures: &mut Figures) -> Outcome<()> {
    let file = folder.join("disk");
    let mut out = File::create(&file)?;
    let began = instant();
    let mut writes = 0;
    while began.elapsed() < Duration::from_secs(1) {
        out.seek(SeekFrom::Start(writes % 256 * 4096))?;
        out.write_all(&[7; 4096])?;
        out.sync_data()?;
        writes += 1;
    }
    let each = began.elapsed().as_secs_f64() * 1e3 / crate::number(usize::try_from(writes)?);
    std::fs::remove_file(file)?;
    figures.add(Line::new("disk: write 4 kB and sync", "-", "ms", each))
}
