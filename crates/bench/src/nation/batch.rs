//! Rows gathered table by table, and the quickest ordinary way of each engine to take many: prepared inserts in one
//! transaction on SQLite, COPY on PostgreSQL. Foreign keys are checked once at the end, not row by row.

use std::path::Path;
use std::pin::pin;

use bytes::Bytes;
use futures_util::SinkExt;
use rusqlite::Connection;

use crate::cell::Cell;
use crate::{Outcome, floor};

/// Makes a row of anything that is a cell.
macro_rules! cells {
    ($($value:expr),+ $(,)?) => { vec![$($crate::cell::Cell::from($value)),+] };
}
pub(super) use cells;

/// A table with the columns that are written.
#[derive(Debug)]
pub struct Table {
    pub name: &'static str,
    pub columns: &'static str,
}

/// The rows of one institution, in the order in which tables may be filled.
#[derive(Default)]
pub struct Batch {
    tables: Vec<(&'static Table, Vec<Vec<Cell>>)>,
}

impl Batch {
    pub fn put(&mut self, table: &'static Table, row: Vec<Cell>) {
        match self.tables.iter_mut().find(|(known, _)| std::ptr::eq(*known, table)) {
            Some((_, rows)) => rows.push(row),
            None => self.tables.push((table, vec![row])),
        }
    }

    /// Rows of all tables.
    pub fn len(&self) -> u64 {
        self.tables.iter().map(|(_, rows)| u64::try_from(rows.len()).unwrap_or_default()).sum()
    }
}

/// Where batches go.
pub enum Sink {
    Sqlite(Box<Connection>),
    Postgres(tokio_postgres::Client),
}

impl Sink {
    pub fn sqlite(file: &Path) -> Outcome<Self> {
        let connection = Connection::open(file)?;
        connection.execute_batch(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -262144;
             PRAGMA locking_mode = EXCLUSIVE; BEGIN",
        )?;
        Ok(Self::Sqlite(Box::new(connection)))
    }

    pub async fn postgres(address: &str) -> Outcome<Self> {
        let client = floor::connect(address).await?;
        // Only the owner of the server may; without it the load is slower and the rows are the same.
        drop(client.batch_execute("SET session_replication_role = replica").await);
        Ok(Self::Postgres(client))
    }

    pub async fn take(&mut self, batch: &Batch) -> Outcome<()> {
        for (table, rows) in &batch.tables {
            match self {
                Self::Sqlite(connection) => insert(connection, table, rows)?,
                Self::Postgres(client) => copy(client, table, rows).await?,
            }
        }
        Ok(())
    }

    /// Ends the load. A reference to nothing is a fault of the generator: the load fails with the table's name.
    pub async fn close(&mut self) -> Outcome<()> {
        match self {
            Self::Sqlite(connection) => {
                connection.execute_batch("COMMIT")?;
                let mut check = connection.prepare("PRAGMA foreign_key_check")?;
                let mut found = check.query([])?;
                match found.next()? {
                    Some(row) => {
                        Err(format!("a row of {} refers to nothing", row.get::<_, String>(0)?).into())
                    }
                    None => Ok(()),
                }
            }
            Self::Postgres(client) => Ok(client.batch_execute("VACUUM ANALYZE").await?),
        }
    }
}

fn insert(connection: &Connection, table: &Table, rows: &[Vec<Cell>]) -> Outcome<()> {
    let places: Vec<String> =
        (1..=table.columns.split(',').count()).map(|number| format!("?{number}")).collect();
    let text = format!("INSERT INTO {} ({}) VALUES ({})", table.name, table.columns, places.join(", "));
    let mut statement = connection.prepare_cached(&text)?;
    for row in rows {
        statement
            .execute(rusqlite::params_from_iter(row))
            .map_err(|cause| format!("{}: {cause}", table.name))?;
    }
    Ok(())
}

/// COPY in parts of about a megabyte.
async fn copy(client: &tokio_postgres::Client, table: &Table, rows: &[Vec<Cell>]) -> Outcome<()> {
    let sink =
        client.copy_in::<_, Bytes>(&format!("COPY {} ({}) FROM STDIN", table.name, table.columns)).await?;
    let mut sink = pin!(sink);
    let mut text = String::new();
    for row in rows {
        for (nth, cell) in row.iter().enumerate() {
            if nth > 0 {
                text.push('\t');
            }
            cell.copy_into(&mut text)?;
        }
        text.push('\n');
        if text.len() > 1_000_000 {
            sink.send(Bytes::from(std::mem::take(&mut text))).await?;
        }
    }
    sink.send(Bytes::from(text)).await?;
    sink.finish().await.map_err(|cause| format!("{}: {cause:?}", table.name))?;
    Ok(())
}
