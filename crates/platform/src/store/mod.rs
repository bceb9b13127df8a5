//! One door to both engines. Business code runs in synchronous units of work; statements are static text.
//! Read in this order: `statement`, `row`, `tx`, then the two engines `sqlite` and `postgres`, then `migrate`.
//! No statement of any area stands here.

mod dialect;
mod migrate;
mod postgres;
mod row;
mod sqlite;
mod statement;
mod tx;

#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use kernel::{Error, InstitutionId};

pub use dialect::Engine;
pub use migrate::{MIGRATIONS, Migration};
pub use postgres::PostgresStore;
pub use row::{FromRow, Row};
pub use sqlite::SqliteStore;
pub use statement::{Declared, Statement, statements};
pub use tx::Tx;

/// The store of one running program. Cheap to clone.
#[derive(Clone)]
pub struct Store(Arc<Kind>);

enum Kind {
    Sqlite(SqliteStore),
    Postgres(PostgresStore),
}

impl Store {
    /// Opens (and makes) the embedded database in a file. Acknowledged writes are on disk.
    pub fn sqlite(file: &Path) -> Result<Self, Error> {
        Ok(Self(Arc::new(Kind::Sqlite(SqliteStore::open(file)?))))
    }

    /// Connects to PostgreSQL by its address; connections are opened when needed.
    pub fn postgres(address: &str) -> Result<Self, Error> {
        Ok(Self(Arc::new(Kind::Postgres(PostgresStore::open(address)?))))
    }

    pub fn engine(&self) -> Engine {
        match &*self.0 {
            Kind::Sqlite(_) => Engine::Sqlite,
            Kind::Postgres(_) => Engine::Postgres,
        }
    }

    /// A short read that sees one state of the data. On SQLite it runs on the calling thread: bounded reads only.
    pub async fn read<T, F>(&self, unit: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Fn(&Tx<'_>) -> Result<T, Error> + Send + 'static,
    {
        match &*self.0 {
            Kind::Sqlite(store) => store.read(&unit),
            Kind::Postgres(store) => store.unit(false, unit).await,
        }
    }

    /// A read that may take long (exports, roll-ups): never on a thread that serves requests.
    pub async fn report<T, F>(&self, unit: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Fn(&Tx<'_>) -> Result<T, Error> + Send + 'static,
    {
        match &*self.0 {
            Kind::Sqlite(_) => {
                let store = self.clone();
                let run = move || match &*store.0 {
                    Kind::Sqlite(sqlite) => sqlite.read(&unit),
                    Kind::Postgres(_) => Err(Error::internal("the engine changed under a report")),
                };
                tokio::task::spawn_blocking(run).await.map_err(Error::internal)?
            }
            Kind::Postgres(store) => store.unit(false, unit).await,
        }
    }

    /// One unit of work: all of it or nothing, durable when it answers Ok. It may run twice on PostgreSQL (when another was in
    /// its way), so it has no effect outside the store.
    pub async fn write<T, F>(&self, unit: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Fn(&Tx<'_>) -> Result<T, Error> + Send + 'static,
    {
        match &*self.0 {
            Kind::Sqlite(store) => store.write(unit).await,
            Kind::Postgres(store) => store.unit(true, unit).await,
        }
    }

    /// Runs a unit of work of one institution as if it were written, and undoes it: for dry runs. Nobody who writes waits for it:
    /// SQLite's one writer is left alone, PostgreSQL undoes a transaction.
    pub async fn attempt<T, F>(&self, institution: InstitutionId, unit: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Fn(&Tx<'_>) -> Result<T, Error> + Send + 'static,
    {
        match &*self.0 {
            Kind::Sqlite(_) => {
                let store = self.clone();
                let run = move || match &*store.0 {
                    Kind::Sqlite(sqlite) => sqlite.attempt(institution, &unit),
                    Kind::Postgres(_) => Err(Error::internal("the engine changed under a dry run")),
                };
                tokio::task::spawn_blocking(run).await.map_err(Error::internal)?
            }
            Kind::Postgres(store) => {
                let kept = Arc::new(Mutex::new(None));
                let result = Arc::clone(&kept);
                let undone = store
                    .unit(true, move |tx| -> Result<(), Error> {
                        let outcome = unit(tx);
                        *result.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
                        // Any error rolls the unit back; this one is not shown to anybody.
                        Err(Error::Stale)
                    })
                    .await;
                match (kept.lock().unwrap_or_else(PoisonError::into_inner).take(), undone) {
                    (Some(outcome), Err(Error::Stale)) => outcome,
                    (_, Err(cause)) => Err(cause),
                    (_, Ok(())) => Err(Error::internal("a tried unit was kept")),
                }
            }
        }
    }

    /// Brings the schema to this program's; refuses one made by a newer program. Answers what was applied.
    pub async fn migrate(&self) -> Result<Vec<String>, Error> {
        migrate::migrate(self).await
    }

    /// The names of the statements that ran since the last call; the first call begins the counting. For tests of how
    /// often a page asks.
    pub fn ran(&self) -> Vec<&'static str> {
        match &*self.0 {
            Kind::Sqlite(store) => store.tally.take(),
            Kind::Postgres(store) => store.tally.take(),
        }
    }

    /// Ok when the schema is exactly this program's.
    pub async fn check_schema(&self) -> Result<(), Error> {
        migrate::check(self).await
    }
}
