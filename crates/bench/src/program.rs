//! The real program, run as a process of its own: this file started again with the program's own command line, so that
//! CPU and memory are the program's alone. `bench program serve` is exactly `tija serve`.

use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::load::{Connection, get, instant};
use crate::usage::{self, Memory};
use crate::{Outcome, nation};

/// Where the program keeps its data during a measurement.
#[derive(Debug, Clone)]
pub struct Place {
    pub data: PathBuf,
    /// PostgreSQL's address; None is the embedded database.
    pub database: Option<String>,
}

impl Place {
    pub fn engine(&self) -> &'static str {
        if self.database.is_some() { "postgres" } else { "sqlite" }
    }

    pub fn file(&self) -> PathBuf {
        self.data.join("tija.db")
    }

    fn command(&self, arguments: &[&str]) -> Outcome<Command> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("program").args(arguments).env("TIJA_DATA", &self.data).env("TIJA_CLOCK", nation::NOW);
        command.env("TIJA_DATABASE", self.database.as_deref().unwrap_or_default());
        command.stdin(Stdio::null()).stdout(Stdio::null());
        Ok(command)
    }

    /// Runs one command to its end; answers how long it took and the most memory it held.
    pub fn run(&self, arguments: &[&str]) -> Outcome<(Duration, Memory)> {
        let began = instant();
        let mut child = self.command(arguments)?.stderr(Stdio::piped()).spawn()?;
        let mut memory = Memory::default();
        let status = loop {
            if let Ok(now) = usage::memory(child.id()) {
                memory = memory.or_more(now);
            }
            match child.try_wait()? {
                Some(status) => break status,
                None => std::thread::sleep(Duration::from_millis(5)),
            }
        };
        let took = began.elapsed();
        if !status.success() {
            let mut said = String::new();
            if let Some(mut stderr) = child.stderr.take() {
                std::io::Read::read_to_string(&mut stderr, &mut said)?;
            }
            return Err(format!("`tija {}` failed: {said}", arguments.join(" ")).into());
        }
        Ok((took, memory))
    }
}

/// The program serving; ended when dropped.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    /// From its start until it answered that it is well.
    pub ready_after: Duration,
}

impl Server {
    pub async fn start(place: &Place) -> Outcome<Self> {
        let address = free_address()?;
        let began = instant();
        let log = std::fs::File::options().create(true).append(true).open(place.data.join("serve.log"))?;
        let child = place.command(&["serve"])?.env("TIJA_LISTEN", address.to_string()).stderr(log).spawn()?;
        let mut server = Self { child, address, ready_after: Duration::ZERO };
        while began.elapsed() < Duration::from_secs(60) {
            if server.is_well().await {
                server.ready_after = began.elapsed();
                return Ok(server);
            }
            if let Some(status) = server.child.try_wait()? {
                return Err(format!("the program ended: {status}").into());
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        Err("the program did not answer within a minute".into())
    }

    async fn is_well(&self) -> bool {
        let Ok(mut connection) = Connection::open(self.address).await else { return false };
        connection.ask(&get("/health", None)).await.is_ok_and(|answer| answer.status == 200)
    }

    pub fn cpu(&self) -> Outcome<Duration> {
        usage::cpu(self.child.id())
    }

    pub fn memory(&self) -> Outcome<Memory> {
        usage::memory(self.child.id())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// An address nobody listens on now.
fn free_address() -> Outcome<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}
