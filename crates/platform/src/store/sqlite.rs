//! SQLite: read-only connections for reads, one writer thread that runs the waiting units in one transaction.
//! Each unit has its own savepoint; the group commits once (synchronous=FULL), and only then is anybody answered.
//! Measured reason: 225 durable commits a second one by one, 44,000 at 64 clients grouped (architecture.md).

mod checkpoint;
mod scratch;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use kernel::{Error, InstitutionId};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use tokio::sync::oneshot;

use super::Tx;
use super::tx::{self, Tally};

use checkpoint::Log;
pub(super) use scratch::Scratch;

/// Units of one group at most: bounds how long the first waits for the last.
const GROUP: usize = 256;
const STATEMENTS_KEPT: usize = 500;

/// The embedded database.
pub struct SqliteStore {
    file: PathBuf,
    idle: Mutex<Vec<Connection>>,
    pub(super) tally: Arc<Tally>,
    writer: Sender<Box<dyn Job>>,
}

/// A unit waiting for the writer: run inside its savepoint, then answered when the group is on disk.
trait Job: Send {
    /// True when the unit wants to be kept.
    fn run(&mut self, tx: &Tx<'_>) -> bool;
    fn answer(self: Box<Self>, committed: Result<(), String>);
}

struct Unit<T, F> {
    unit: F,
    result: Option<Result<T, Error>>,
    reply: oneshot::Sender<Result<T, Error>>,
}

impl<T: Send, F: Fn(&Tx<'_>) -> Result<T, Error> + Send> Job for Unit<T, F> {
    fn run(&mut self, tx: &Tx<'_>) -> bool {
        let result = catch_unwind(AssertUnwindSafe(|| (self.unit)(tx)))
            .unwrap_or_else(|_| Err(Error::internal("a unit of work panicked")));
        let keep = result.is_ok();
        self.result = Some(result);
        keep
    }

    fn answer(self: Box<Self>, committed: Result<(), String>) {
        let result = match (committed, self.result) {
            (Ok(()), Some(result)) => result,
            (Err(_), Some(Err(refused))) => Err(refused),
            (Err(cause), _) => Err(Error::Internal(cause)),
            (Ok(()), None) => Err(Error::internal("a unit of work was not run")),
        };
        // Whoever asked may have gone away; the work stands all the same.
        drop(self.reply.send(result));
    }
}

fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    // Plans do not depend on bound values; otherwise each new value of a parameter that meets a partial index compiles the
    // statement anew (measured: two of eight statements of every imported row).
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8192; PRAGMA mmap_size = 2147418112;",
    )
}

fn command(connection: &Connection, text: &str) -> rusqlite::Result<()> {
    connection.prepare_cached(text)?.execute([]).map(drop)
}

fn open_writer(file: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(file)?;
    // Checkpoints are made by hand: SQLite's own would make the commit that reaches the limit wait for its two syncs.
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864;
         PRAGMA wal_autocheckpoint = 0;",
    )?;
    configure(&connection)?;
    Ok(connection)
}

/// A connection beside the writer's.
fn open_another(file: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    configure(&connection)?;
    Ok(connection)
}

impl SqliteStore {
    pub fn open(file: &Path) -> Result<Self, Error> {
        let mut connection = open_writer(file).map_err(Error::internal)?;
        let mut log = Log::watch(&mut connection, open_another(file).map_err(Error::internal)?)?;
        let (writer, waiting) = channel();
        let tally = Arc::new(Tally::default());
        let noting = Arc::clone(&tally);
        std::thread::Builder::new()
            .name("store-writer".into())
            .spawn(move || write_groups(&connection, &mut log, &waiting, &noting))
            .map_err(Error::internal)?;
        Ok(Self { file: file.to_owned(), idle: Mutex::new(Vec::new()), tally, writer })
    }

    pub fn read<T>(&self, unit: &dyn Fn(&Tx<'_>) -> Result<T, Error>) -> Result<T, Error> {
        let connection = self.take()?;
        let result = catch_unwind(AssertUnwindSafe(|| {
            command(&connection, "BEGIN").map_err(Error::internal)?;
            unit(&Tx::new(tx::Connection::Sqlite(&connection), &self.tally))
        }));
        let ended = command(&connection, "ROLLBACK").is_ok();
        if ended {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        }
        result.unwrap_or_else(|_| Err(Error::internal("a read panicked")))
    }

    pub async fn write<T, F>(&self, unit: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Fn(&Tx<'_>) -> Result<T, Error> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        self.writer
            .send(Box::new(Unit { unit, result: None, reply }))
            .map_err(|_| Error::internal("the writer has stopped"))?;
        answer.await.map_err(|_| Error::internal("the writer has stopped"))?
    }

    /// Runs a unit as if it were written; nothing of it stays, and no writer waits for it.
    pub fn attempt<T>(
        &self,
        institution: InstitutionId,
        unit: &dyn Fn(&Tx<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let connection = scratch::open(&self.file).map_err(Error::internal)?;
        let scratch = Scratch::of(institution);
        let result = catch_unwind(AssertUnwindSafe(|| {
            command(&connection, "BEGIN").map_err(Error::internal)?;
            unit(&Tx::new(tx::Connection::Sqlite(&connection), &self.tally).on(&scratch))
        }));
        // The connection's temporary tables go with it.
        result.unwrap_or_else(|_| Err(Error::internal("a dry run panicked")))
    }

    fn take(&self) -> Result<Connection, Error> {
        if let Some(connection) = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop() {
            return Ok(connection);
        }
        let connection = open_another(&self.file).map_err(Error::internal)?;
        connection.execute_batch("PRAGMA query_only = ON").map_err(Error::internal)?;
        Ok(connection)
    }
}

/// The writer's life: wait for a unit, take all that wait with it, run them, commit once, answer all.
fn write_groups(connection: &Connection, log: &mut Log, waiting: &Receiver<Box<dyn Job>>, tally: &Tally) {
    while let Ok(first) = waiting.recv() {
        let mut group = vec![first];
        while group.len() < GROUP {
            match waiting.try_recv() {
                Ok(next) => group.push(next),
                Err(_) => break,
            }
        }
        let committed = run_group(connection, &mut group, tally).map_err(|cause| cause.to_string());
        if committed.is_err() && !connection.is_autocommit() {
            drop(connection.execute_batch("ROLLBACK"));
        }
        for job in group {
            job.answer(committed.clone());
        }
        log.tend(connection);
    }
}

fn run_group(connection: &Connection, group: &mut [Box<dyn Job>], tally: &Tally) -> rusqlite::Result<()> {
    // IMMEDIATE: a deferred transaction that upgrades fails at once when somebody else writes.
    command(connection, "BEGIN IMMEDIATE")?;
    let tx = Tx::new(tx::Connection::Sqlite(connection), tally);
    for job in group {
        command(connection, "SAVEPOINT unit")?;
        if !job.run(&tx) {
            command(connection, "ROLLBACK TO unit")?;
        }
        command(connection, "RELEASE unit")?;
    }
    command(connection, "COMMIT")?;
    Ok(())
}
