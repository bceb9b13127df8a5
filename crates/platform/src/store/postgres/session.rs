//! One connection, driven by the thread that uses it: it connects when first needed and again when the server has let go.

use std::cell::RefCell;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use kernel::Error;
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinHandle;
use tokio_postgres::{Client, Config, NoTls};

use super::super::Engine;
use super::super::statement::Statement;
use super::super::tx::{Connection, Tally, Tx, describe, postgres_error};

const TRIES: usize = 5;

/// A connection's thread holds one.
pub struct Session {
    config: Arc<Config>,
    runtime: Runtime,
    link: Option<Link>,
    tally: Arc<Tally>,
}

/// An open connection and the statements it has prepared, by their names in the catalogue.
pub struct Link {
    client: Client,
    driver: JoinHandle<()>,
    prepared: RefCell<HashMap<&'static str, tokio_postgres::Statement>>,
}

impl Session {
    pub fn new(config: Arc<Config>, tally: Arc<Tally>) -> Result<Self, Error> {
        let runtime = Builder::new_current_thread().enable_all().build().map_err(Error::internal)?;
        Ok(Self { config, runtime, link: None, tally })
    }

    /// One unit in one transaction, tried again when the server found it in the way of another.
    pub fn unit<T>(&mut self, writes: bool, unit: &dyn Fn(&Tx<'_>) -> Result<T, Error>) -> Result<T, Error> {
        for _ in 1..TRIES {
            match self.once(writes, unit) {
                Err(Error::Busy) => {}
                settled => return settled,
            }
        }
        self.once(writes, unit)
    }

    fn once<T>(&mut self, writes: bool, unit: &dyn Fn(&Tx<'_>) -> Result<T, Error>) -> Result<T, Error> {
        let begin = if writes { "BEGIN" } else { "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" };
        self.begin(begin)?;
        let Self { runtime, link: Some(link), tally, .. } = self else {
            return Err(Error::internal("no connection"));
        };
        let command = |text: &str| {
            runtime
                .block_on(link.client.batch_execute(text))
                .map_err(|cause| Error::internal(describe(&cause)))
        };
        let tx = Tx::new(Connection::Postgres { link, runtime }, tally);
        let result = catch_unwind(AssertUnwindSafe(|| unit(&tx)))
            .unwrap_or_else(|_| Err(Error::internal("a unit of work panicked")));
        // COMMIT of a failed transaction answers ROLLBACK without an error, but then the unit itself had failed.
        let ended = command(if result.is_ok() { "COMMIT" } else { "ROLLBACK" });
        if ended.is_err() {
            // What state the connection is in is not known: the next unit gets a new one.
            self.disconnect();
        }
        match (result, ended) {
            (Ok(value), Ok(())) => Ok(value),
            (Err(refused), _) => Err(refused),
            (Ok(_), Err(cause)) => Err(cause),
        }
    }

    /// Begins a transaction. A connection the server closed while nobody used it is replaced, once: nothing was done on it.
    fn begin(&mut self, begin: &str) -> Result<(), Error> {
        if let Some(link) = &self.link {
            if self.runtime.block_on(link.client.batch_execute(begin)).is_ok() {
                return Ok(());
            }
            self.disconnect();
        }
        let link = self.connect()?;
        let begun = self.runtime.block_on(link.client.batch_execute(begin));
        self.link = Some(link);
        begun.map_err(|cause| Error::internal(describe(&cause)))
    }

    fn connect(&self) -> Result<Link, Error> {
        self.runtime.block_on(async {
            let (client, connection) =
                self.config.connect(NoTls).await.map_err(|cause| Error::internal(describe(&cause)))?;
            let drive = async move {
                if let Err(cause) = connection.await {
                    tracing::warn!(cause = describe(&cause), "a connection to PostgreSQL ended");
                }
            };
            Ok(Link { client, driver: spawn(drive), prepared: RefCell::default() })
        })
    }

    /// Says goodbye to the server, if it still listens.
    fn disconnect(&mut self) {
        if let Some(Link { client, driver, .. }) = self.link.take() {
            drop(client);
            // An end that failed was told where the connection is driven.
            drop(self.runtime.block_on(driver));
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.disconnect();
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "driven by this thread's own runtime; joined when the connection is let go"
)]
fn spawn(drive: impl Future<Output = ()> + Send + 'static) -> JoinHandle<()> {
    tokio::spawn(drive)
}

impl Link {
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The statement, prepared once on this connection.
    pub async fn prepared(&self, statement: &Statement) -> Result<tokio_postgres::Statement, Error> {
        if let Some(known) = self.prepared.borrow().get(statement.name) {
            return Ok(known.clone());
        }
        let fresh = self
            .client
            .prepare(statement.sql(Engine::Postgres))
            .await
            .map_err(|cause| postgres_error(statement, &cause))?;
        self.prepared.borrow_mut().insert(statement.name, fresh.clone());
        Ok(fresh)
    }
}
