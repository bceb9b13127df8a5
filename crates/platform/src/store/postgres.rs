//! PostgreSQL: a pooled connection on a blocking thread, one transaction a unit, tried again on serialization failure.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::str::FromStr;

use deadpool_postgres::{Manager, ManagerConfig, Pool, RecyclingMethod};
use kernel::Error;
use tokio_postgres::NoTls;

use super::Tx;
use super::tx::{self, describe};

/// Connections at most; each unit holds one and a blocking thread.
const CONNECTIONS: usize = 16;
const TRIES: usize = 5;

/// A PostgreSQL server.
pub struct PostgresStore {
    pool: Pool,
}

impl PostgresStore {
    pub fn open(address: &str) -> Result<Self, Error> {
        let config = tokio_postgres::Config::from_str(address).map_err(Error::internal)?;
        let manager =
            Manager::from_config(config, NoTls, ManagerConfig { recycling_method: RecyclingMethod::Fast });
        let pool = Pool::builder(manager).max_size(CONNECTIONS).build().map_err(Error::internal)?;
        Ok(Self { pool })
    }

    /// Runs one unit in one transaction. Reads see one state of the data and may not write.
    pub async fn unit<T, F>(&self, writes: bool, unit: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Fn(&Tx<'_>) -> Result<T, Error> + Send + 'static,
    {
        let client = self.pool.get().await.map_err(Error::internal)?;
        let runtime = tokio::runtime::Handle::current();
        let run = move || {
            for _ in 1..TRIES {
                match once(&client, &runtime, writes, &unit) {
                    Err(Error::Busy) => {}
                    settled => return settled,
                }
            }
            once(&client, &runtime, writes, &unit)
        };
        tokio::task::spawn_blocking(run).await.map_err(Error::internal)?
    }
}

fn once<T>(
    client: &deadpool_postgres::Client,
    runtime: &tokio::runtime::Handle,
    writes: bool,
    unit: &dyn Fn(&Tx<'_>) -> Result<T, Error>,
) -> Result<T, Error> {
    let begin = if writes { "BEGIN" } else { "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" };
    let command = |text: &str| {
        runtime.block_on(client.batch_execute(text)).map_err(|cause| Error::internal(describe(&cause)))
    };
    command(begin)?;
    let tx = Tx(tx::Connection::Postgres { client, runtime });
    let result = catch_unwind(AssertUnwindSafe(|| unit(&tx)))
        .unwrap_or_else(|_| Err(Error::internal("a unit of work panicked")));
    match result {
        Ok(value) => {
            // COMMIT of a failed transaction answers ROLLBACK without an error, but then the unit itself had failed.
            command("COMMIT")?;
            Ok(value)
        }
        Err(refused) => {
            command("ROLLBACK")?;
            Err(refused)
        }
    }
}
