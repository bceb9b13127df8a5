//! The floor: the program's own SQL texts, taken from its catalogue, run by the drivers with nothing between. Every cell
//! that comes back is fetched into an owned value of the driver's own. Nothing of platform's store is used but the texts.

use std::sync::OnceLock;

use futures_util::TryStreamExt;
use kernel::uuid::Uuid;
use platform::store::{Engine, Statement, statements};
use rusqlite::Connection;
use tokio_postgres::types::Type;
use tokio_postgres::{Client, NoTls};

use crate::Outcome;
use crate::cell::Cell;

/// One statement with what is bound to it, in the order of its numbers.
pub struct Step {
    pub statement: &'static Statement,
    pub args: Vec<Cell>,
}

impl Step {
    /// A statement of the catalogue by the end of its name, such as `report::store::FIND_WEEK`.
    pub fn new(name: &str, args: Vec<Cell>) -> Outcome<Self> {
        Ok(Self { statement: statement(name)?, args })
    }
}

/// The one statement whose name ends so.
pub fn statement(name: &str) -> Outcome<&'static Statement> {
    static CATALOGUE: OnceLock<Vec<&'static Statement>> = OnceLock::new();
    let ends_so = |statement: &&&'static Statement| {
        statement.name.strip_suffix(name).is_some_and(|before| before.ends_with("::"))
    };
    let mut found = CATALOGUE.get_or_init(statements).iter().filter(ends_so).copied();
    match (found.next(), found.next()) {
        (Some(only), None) => Ok(only),
        (None, _) => Err(format!("the catalogue has no statement {name}").into()),
        (Some(_), Some(_)) => Err(format!("the catalogue has several statements {name}").into()),
    }
}

/// A connection set as the program sets its own.
pub fn open(file: &std::path::Path, writes: bool) -> Outcome<Connection> {
    let connection = Connection::open(file)?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(100);
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -8192; PRAGMA mmap_size = 2147418112;",
    )?;
    if !writes {
        connection.execute_batch("PRAGMA query_only = ON")?;
    }
    Ok(connection)
}

/// Runs the steps in one transaction; answers how many rows came back.
pub fn run_sqlite(connection: &Connection, steps: &[Step], writes: bool) -> Outcome<u64> {
    connection.prepare_cached(if writes { "BEGIN IMMEDIATE" } else { "BEGIN" })?.execute([])?;
    let rows =
        steps.iter().try_fold(0, |rows, step| Ok::<_, crate::Fault>(rows + step_sqlite(connection, step)?));
    connection.prepare_cached(if writes && rows.is_ok() { "COMMIT" } else { "ROLLBACK" })?.execute([])?;
    rows
}

fn step_sqlite(connection: &Connection, step: &Step) -> Outcome<u64> {
    let mut prepared = connection.prepare_cached(step.statement.sql(Engine::Sqlite))?;
    for index in 1..=prepared.parameter_count() {
        let number = prepared.parameter_name(index).and_then(|name| name.strip_prefix('$'));
        let position =
            number.and_then(|text| text.parse::<usize>().ok()).and_then(|number| number.checked_sub(1));
        let cell = position.and_then(|position| step.args.get(position)).ok_or(step.statement.name)?;
        prepared.raw_bind_parameter(index, cell)?;
    }
    let columns = prepared.column_count();
    let mut rows = prepared.raw_query();
    let mut count = 0;
    let mut kept = Vec::with_capacity(columns);
    while let Some(row) = rows.next()? {
        kept.clear();
        for column in 0..columns {
            kept.push(row.get::<_, rusqlite::types::Value>(column)?);
        }
        std::hint::black_box(&kept);
        count += 1;
    }
    Ok(count)
}

/// A connection whose work is driven beside the caller until it is dropped.
pub async fn connect(address: &str) -> Outcome<Client> {
    let (client, connection) = tokio_postgres::connect(address, NoTls).await?;
    #[expect(clippy::disallowed_methods, reason = "the driver's own task; it ends with the client")]
    drop(tokio::spawn(connection));
    Ok(client)
}

/// A connection with the steps' statements prepared, in their order.
pub struct Prepared {
    client: Client,
    statements: Vec<(&'static str, tokio_postgres::Statement)>,
}

impl Prepared {
    pub async fn connect(address: &str, names: &[&'static Statement]) -> Outcome<Self> {
        let client = connect(address).await?;
        let mut prepared = Vec::new();
        for statement in names {
            prepared.push((statement.name, client.prepare(statement.sql(Engine::Postgres)).await?));
        }
        Ok(Self { client, statements: prepared })
    }

    /// Runs the steps in one transaction; answers how many rows came back.
    pub async fn run(&self, steps: &[Step], writes: bool) -> Outcome<u64> {
        let begin = if writes { "BEGIN" } else { "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" };
        self.client.batch_execute(begin).await?;
        let mut count = 0;
        for step in steps {
            count += self.step(step).await?;
        }
        self.client.batch_execute("COMMIT").await?;
        Ok(count)
    }

    async fn step(&self, step: &Step) -> Outcome<u64> {
        let found = self.statements.iter().find(|(name, _)| *name == step.statement.name);
        let (_, prepared) = found.ok_or(step.statement.name)?;
        if prepared.columns().is_empty() {
            return Ok(self.client.execute_raw(prepared, step.args.iter()).await?);
        }
        let found = self.client.query_raw(prepared, step.args.iter()).await?;
        let mut found = std::pin::pin!(found);
        let mut count = 0;
        while let Some(row) = found.try_next().await? {
            for (index, column) in row.columns().iter().enumerate() {
                fetch(&row, index, column.type_())?;
            }
            count += 1;
        }
        Ok(count)
    }
}

fn fetch(row: &tokio_postgres::Row, index: usize, kind: &Type) -> Outcome<()> {
    match *kind {
        Type::INT8 => drop(std::hint::black_box(row.try_get::<_, Option<i64>>(index)?)),
        Type::INT4 => drop(std::hint::black_box(row.try_get::<_, Option<i32>>(index)?)),
        Type::BOOL => drop(std::hint::black_box(row.try_get::<_, Option<bool>>(index)?)),
        Type::UUID => drop(std::hint::black_box(row.try_get::<_, Option<Uuid>>(index)?)),
        Type::BYTEA => drop(std::hint::black_box(row.try_get::<_, Option<Vec<u8>>>(index)?)),
        _ => drop(std::hint::black_box(row.try_get::<_, Option<Owned>>(index)?)),
    }
    Ok(())
}

/// Any other cell as the bytes that came.
struct Owned(#[expect(dead_code, reason = "held, not looked at")] Vec<u8>);

impl<'a> tokio_postgres::types::FromSql<'a> for Owned {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Result<Self, crate::Fault> {
        Ok(Self(raw.to_vec()))
    }
    fn accepts(_: &Type) -> bool {
        true
    }
}
