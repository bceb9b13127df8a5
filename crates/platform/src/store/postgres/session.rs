//! One connection, driven by the thread that uses it: it connects when first needed and again when the server has let go.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use kernel::Error;
use tokio_postgres::config::TargetSessionAttrs;
use tokio_postgres::error::SqlState;
use tokio_postgres::tls::NoTlsStream;
use tokio_postgres::{Client, Config, NoTls, SimpleQueryMessage};

use super::super::Engine;
use super::super::statement::Statement;
use super::super::tx::{Connection, Tally, Tx, describe};
use super::wire::{self, Place, Turn, Wire};

const TRIES: usize = 5;
/// A day as text and a day beside a moment mean here what they mean on SQLite, whatever the server is set to.
const SPEAKS: &str = "SET datestyle = 'ISO'; SET timezone = 'UTC'";

/// A connection's thread holds one.
pub struct Session {
    config: Arc<Config>,
    link: Option<Link>,
    tally: Arc<Tally>,
}

/// An open connection and the statements it has prepared, by their names in the catalogue.
pub struct Link {
    client: Client,
    /// None once it has ended.
    driver: RefCell<Option<Driver>>,
    turn: Arc<Turn>,
    stage: Cell<Stage>,
    /// Another unit was in this one's way: run again, it sees what that one wrote.
    crossed: Cell<bool>,
    prepared: RefCell<HashMap<(&'static str, usize), tokio_postgres::Statement>>,
}

type Driver = tokio_postgres::Connection<Wire, NoTlsStream>;

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
    pub fn new(config: Arc<Config>, tally: Arc<Tally>) -> Self {
        Self { config, link: None, tally }
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
        let tx = Tx::new(Connection::Postgres(link), &self.tally);
        let result = catch_unwind(AssertUnwindSafe(|| unit(&tx)))
            .unwrap_or_else(|_| Err(Error::internal("a unit of work panicked")));
        // COMMIT of a failed transaction answers ROLLBACK without an error, but then the unit itself had failed.
        let end = if result.is_ok() { "COMMIT" } else { "ROLLBACK" };
        let ended = match link.stage.get() {
            Stage::Begun if writes => link.wait(link.client.batch_execute(end)),
            Stage::Begun => {
                link.send(end);
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
        let unreachable = |cause: io::Error| Error::internal(format!("error connecting to server: {cause}"));
        let mut failed = None;
        for place in Place::list(&self.config).map_err(unreachable)? {
            let turn = Arc::<Turn>::default();
            let opened = place.dial(&self.config, &turn).map_err(unreachable);
            match opened.and_then(|socket| Link::open(&self.config, socket, turn)) {
                Ok(link) => return Ok(link),
                Err(cause) => failed = Some(cause),
            }
        }
        Err(failed.unwrap_or_else(|| Error::internal("the address of the database names no host")))
    }

    /// Says goodbye to the server, if it still listens.
    fn disconnect(&mut self) {
        if let Some(Link { client, prepared, driver, turn, .. }) = self.link.take() {
            drop((prepared, client));
            if let Some(driver) = driver.into_inner() {
                // Whatever it comes to: nothing is asked on this connection any more.
                drop(wire::run(&turn, |_| {}, driver));
            }
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.disconnect();
    }
}

impl Link {
    /// Signs in at the server behind this socket and says what dates and moments mean.
    fn open(config: &Config, socket: Wire, turn: Arc<Turn>) -> Result<Self, Error> {
        let fault = |cause: tokio_postgres::Error| Error::internal(describe(&cause));
        let (client, driver) = wire::run(&turn, |_| {}, config.connect_raw(socket, NoTls)).map_err(fault)?;
        let link = Self {
            client,
            driver: RefCell::new(Some(driver)),
            turn,
            stage: Cell::new(Stage::Unanswered),
            crossed: Cell::new(false),
            prepared: RefCell::default(),
        };
        link.wait(link.client.batch_execute(SPEAKS)).map_err(fault)?;
        if link.is_wanted(config.get_target_session_attrs()).map_err(fault)? {
            Ok(link)
        } else {
            Err(Error::internal("the server is not of the kind target_session_attrs asks for"))
        }
    }

    /// A copy of the database that only reads is no place for whoever asks for one that writes, and the reverse.
    fn is_wanted(&self, wanted: TargetSessionAttrs) -> Result<bool, tokio_postgres::Error> {
        if wanted == TargetSessionAttrs::Any {
            return Ok(true);
        }
        let answer = self.wait(self.client.simple_query("SHOW transaction_read_only"))?;
        let only_reads = answer
            .iter()
            .any(|message| matches!(message, SimpleQueryMessage::Row(row) if row.get(0) == Some("on")));
        Ok(only_reads == (wanted == TargetSessionAttrs::ReadOnly))
    }

    /// Runs what asks the server something, and the connection beside it, on this thread.
    pub fn wait<T>(&self, asking: impl Future<Output = T>) -> T {
        wire::run(&self.turn, |context| self.drive(context), asking)
    }

    fn drive(&self, context: &mut Context<'_>) {
        let mut driver = self.driver.borrow_mut();
        let Some(running) = driver.as_mut() else { return };
        if let Poll::Ready(ended) = Pin::new(running).poll(context) {
            if let Err(cause) = ended {
                tracing::warn!(cause = describe(&cause), "a connection to PostgreSQL ended");
            }
            // Whoever still waits for an answer is told that none will come.
            *driver = None;
        }
    }

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

    /// Sends the end of a read without waiting for the answer, which is read with the next unit's: there is nothing it could
    /// change.
    fn send(&self, end: &str) {
        let mut answer = std::pin::pin!(self.client.batch_execute(end));
        let mut context = Context::from_waker(std::task::Waker::noop());
        drop(answer.as_mut().poll(&mut context));
        self.drive(&mut context);
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
