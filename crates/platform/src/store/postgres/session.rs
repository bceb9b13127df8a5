//! One connection, driven by the thread that uses it: it connects when first needed and again when the server has let go.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use kernel::Error;
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinHandle;
use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, Config, NoTls};

use super::super::Engine;
use super::super::statement::Statement;
use super::super::tx::{Connection, Tally, Tx, describe};

const TRIES: usize = 5;
/// A day as text and a day beside a moment mean here what they mean on SQLite, whatever the server is set to.
const SPEAKS: &str = "SET datestyle = 'ISO'; SET timezone = 'UTC'";

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
    stage: Cell<Stage>,
    /// Another unit was in this one's way: run again, it sees what that one wrote.
    crossed: Cell<bool>,
    prepared: RefCell<HashMap<(&'static str, usize), tokio_postgres::Statement>>,
}

/// How far the transaction of the present unit is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Wanted; BEGIN goes out together with the first statement, so that both cost one wait.
    Asked {
        writes: bool,
    },
    /// BEGIN was sent, no answer came.
    Unanswered,
    Begun,
}

impl Session {
    pub fn new(config: Arc<Config>, tally: Arc<Tally>) -> Result<Self, Error> {
        let runtime = Builder::new_current_thread().enable_all().build().map_err(Error::internal)?;
        Ok(Self { config, runtime, link: None, tally })
    }

    /// One unit in one transaction, run again when another was in its way.
    pub fn unit<T>(&mut self, writes: bool, unit: &dyn Fn(&Tx<'_>) -> Result<T, Error>) -> Result<T, Error> {
        let mut result = self.once(writes, unit);
        for _ in 1..TRIES {
            if result.is_ok() || self.link.as_ref().is_none_or(|link| !link.crossed.get()) {
                break;
            }
            result = self.once(writes, unit);
        }
        result
    }

    /// On a connection the server closed while nobody used it the unit runs again, on a new one: nothing was done on it.
    fn once<T>(&mut self, writes: bool, unit: &dyn Fn(&Tx<'_>) -> Result<T, Error>) -> Result<T, Error> {
        let result = self.attempt(writes, unit);
        if self.link.as_ref().is_none_or(|link| link.stage.get() != Stage::Unanswered) {
            return result;
        }
        self.disconnect();
        self.attempt(writes, unit)
    }

    fn attempt<T>(&mut self, writes: bool, unit: &dyn Fn(&Tx<'_>) -> Result<T, Error>) -> Result<T, Error> {
        let link = match self.link.take() {
            Some(link) => link,
            None => self.connect()?,
        };
        let link = self.link.insert(link);
        link.stage.set(Stage::Asked { writes });
        link.crossed.set(false);
        let tx = Tx::new(Connection::Postgres { link, runtime: &self.runtime }, &self.tally);
        let result = catch_unwind(AssertUnwindSafe(|| unit(&tx)))
            .unwrap_or_else(|_| Err(Error::internal("a unit of work panicked")));
        // COMMIT of a failed transaction answers ROLLBACK without an error, but then the unit itself had failed.
        let end = if result.is_ok() { "COMMIT" } else { "ROLLBACK" };
        let ended = match link.stage.get() {
            Stage::Begun if writes => self.runtime.block_on(link.client.batch_execute(end)),
            Stage::Begun => {
                self.runtime.block_on(link.send(end));
                Ok(())
            }
            Stage::Asked { .. } | Stage::Unanswered => Ok(()),
        };
        if let Err(cause) = ended {
            // What state the connection is in is not known: the next unit gets a new one.
            self.disconnect();
            return result.and(Err(Error::internal(describe(&cause))));
        }
        result
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
            let driver = spawn(drive);
            client.batch_execute(SPEAKS).await.map_err(|cause| Error::internal(describe(&cause)))?;
            Ok(Link {
                client,
                driver,
                stage: Cell::new(Stage::Unanswered),
                crossed: Cell::new(false),
                prepared: RefCell::default(),
            })
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
    /// Runs a statement of the unit; the first one behind BEGIN.
    pub async fn run<T>(&self, statement: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
        let Stage::Asked { writes } = self.stage.get() else { return statement.await };
        let begin = if writes { "BEGIN" } else { "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" };
        self.stage.set(Stage::Unanswered);
        let begin = async {
            let begun = self.client.batch_execute(begin).await;
            begun.map_err(|cause| Error::internal(describe(&cause)))?;
            self.stage.set(Stage::Begun);
            Ok(())
        };
        // Polled in this order, so they are sent in this order.
        let (begun, result) = futures_util::future::join(begin, statement).await;
        begun.and(result)
    }

    /// Sends the end of a read without waiting for the answer: there is nothing it could change.
    async fn send(&self, end: &str) {
        let mut answer = std::pin::pin!(self.client.batch_execute(end));
        drop(futures_util::poll!(answer.as_mut()));
        // The task that drives the connection writes it out now; the answer is read with the next unit's.
        tokio::task::yield_now().await;
    }

    /// What a failed statement comes to. A deadlock, and a key that another unit has taken since this one asked for it, say
    /// that the two crossed; a key that is taken however often the unit runs is a fault of ours.
    pub fn fault(&self, statement: &Statement, cause: &tokio_postgres::Error) -> Error {
        let deadlock = matches!(
            cause.code(),
            Some(&SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::T_R_DEADLOCK_DETECTED)
        );
        if deadlock || cause.code() == Some(&SqlState::UNIQUE_VIOLATION) {
            self.crossed.set(true);
        }
        if deadlock {
            return Error::Busy;
        }
        Error::internal(format!("{}: {}", statement.name, describe(cause)))
    }

    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The statement, prepared once on this connection.
    pub async fn prepared(&self, statement: &Statement) -> Result<tokio_postgres::Statement, Error> {
        self.prepared_text(statement, statement.sql(Engine::Postgres)).await
    }

    /// The same of a text that stands for the statement: many rows of its INSERT. The length tells the two apart.
    pub async fn prepared_text(
        &self,
        statement: &Statement,
        text: &str,
    ) -> Result<tokio_postgres::Statement, Error> {
        let key = (statement.name, text.len());
        if let Some(known) = self.prepared.borrow().get(&key) {
            return Ok(known.clone());
        }
        let fresh = self.client.prepare(text).await.map_err(|cause| self.fault(statement, &cause))?;
        self.prepared.borrow_mut().insert(key, fresh.clone());
        Ok(fresh)
    }
}
