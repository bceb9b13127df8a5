//! The handle inside a unit of work: binds, runs, reads. It never begins or ends a transaction; the engines do.

use std::error::Error as _;
use std::sync::{Mutex, OnceLock, PoisonError};

use kernel::{Error, ToValue, Value};
use rusqlite::types::{ToSqlOutput, ValueRef};
use tokio_postgres::types::{IsNull, ToSql, Type};

use super::postgres::Link;
use super::sqlite::Scratch;
use super::{Engine, FromRow, Row, Statement, dialect};

/// Inside one unit of work.
pub struct Tx<'c> {
    connection: Connection<'c>,
    tally: &'c Tally,
    /// Set in a dry run on SQLite.
    scratch: Option<&'c Scratch>,
}

/// Which statements ran, by name: nothing is kept until a test asks for it once.
#[derive(Default)]
pub struct Tally(OnceLock<Mutex<Vec<&'static str>>>);

impl Tally {
    fn note(&self, statement: &Statement) {
        if let Some(ran) = self.0.get() {
            ran.lock().unwrap_or_else(PoisonError::into_inner).push(statement.name);
        }
    }

    /// What ran since the last call, in order; the first call only begins the counting.
    pub(super) fn take(&self) -> Vec<&'static str> {
        let ran = self.0.get_or_init(Mutex::default);
        std::mem::take(&mut *ran.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

pub(super) enum Connection<'c> {
    Sqlite(&'c rusqlite::Connection),
    Postgres(&'c Link),
}

type Args<'a> = [&'a dyn ToValue];

impl<'c> Tx<'c> {
    pub(super) fn new(connection: Connection<'c>, tally: &'c Tally) -> Self {
        Self { connection, tally, scratch: None }
    }

    /// The same handle for a unit that is only tried.
    pub(super) fn on(self, scratch: &'c Scratch) -> Self {
        Self { scratch: Some(scratch), ..self }
    }

    fn prepare<'s>(
        &self,
        connection: &'s rusqlite::Connection,
        statement: &Statement,
        text: &str,
    ) -> Result<rusqlite::CachedStatement<'s>, Error> {
        if let Some(scratch) = self.scratch {
            scratch.make_room(connection, text)?;
        }
        connection.prepare_cached(text).map_err(|cause| sqlite_error(statement, &cause))
    }

    pub fn engine(&self) -> Engine {
        match self.connection {
            Connection::Sqlite(_) => Engine::Sqlite,
            Connection::Postgres(_) => Engine::Postgres,
        }
    }

    /// Every row, one by one; nothing is kept.
    pub fn each<R: FromRow>(
        &self,
        statement: &Statement,
        args: &Args<'_>,
        mut use_row: impl FnMut(R) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.tally.note(statement);
        match &self.connection {
            Connection::Sqlite(connection) => {
                let mut prepared = self.prepare(connection, statement, statement.sql(Engine::Sqlite))?;
                bind(&mut prepared, args)?;
                let mut rows = prepared.raw_query();
                while let Some(row) = rows.next().map_err(|cause| sqlite_error(statement, &cause))? {
                    use_row(R::from_row(&Row::Sqlite(row))?)?;
                }
                Ok(())
            }
            Connection::Postgres(link) => link.wait(async {
                use futures_util::{TryStreamExt, pin_mut};
                let rows = link.run(query(link, statement, args)).await?;
                pin_mut!(rows);
                while let Some(row) = rows.try_next().await.map_err(|cause| link.fault(statement, &cause))? {
                    use_row(R::from_row(&Row::Postgres(&row))?)?;
                }
                Ok(())
            }),
        }
    }

    /// All rows; for lists that the statement itself bounds.
    pub fn all<R: FromRow>(&self, statement: &Statement, args: &Args<'_>) -> Result<Vec<R>, Error> {
        let mut rows = Vec::new();
        self.each(statement, args, |row| {
            rows.push(row);
            Ok(())
        })?;
        Ok(rows)
    }

    /// The first row, if there is one.
    pub fn opt<R: FromRow>(&self, statement: &Statement, args: &Args<'_>) -> Result<Option<R>, Error> {
        match &self.connection {
            Connection::Sqlite(connection) => {
                self.tally.note(statement);
                let mut prepared = self.prepare(connection, statement, statement.sql(Engine::Sqlite))?;
                bind(&mut prepared, args)?;
                let mut rows = prepared.raw_query();
                let row = rows.next().map_err(|cause| sqlite_error(statement, &cause))?;
                row.map(|row| R::from_row(&Row::Sqlite(row))).transpose()
            }
            Connection::Postgres(_) => Ok(self.all(statement, args)?.into_iter().next()),
        }
    }

    /// The one row that must be there; NotFound otherwise.
    pub fn one<R: FromRow>(&self, statement: &Statement, args: &Args<'_>) -> Result<R, Error> {
        self.opt(statement, args)?.ok_or(Error::NotFound)
    }

    /// Runs a statement; answers how many rows it touched.
    pub fn run(&self, statement: &Statement, args: &Args<'_>) -> Result<u64, Error> {
        self.run_text(statement, statement.sql(self.engine()), args)
    }

    fn run_text(&self, statement: &Statement, text: &str, args: &Args<'_>) -> Result<u64, Error> {
        self.tally.note(statement);
        match &self.connection {
            Connection::Sqlite(connection) => {
                let mut prepared = self.prepare(connection, statement, text)?;
                bind(&mut prepared, args)?;
                let touched = prepared.raw_execute().map_err(|cause| sqlite_error(statement, &cause))?;
                u64::try_from(touched).map_err(Error::internal)
            }
            Connection::Postgres(link) => link.wait(link.run(async {
                let prepared = link.prepared_text(statement, text).await?;
                let values: Vec<Bound<'_>> = args.iter().map(|arg| Bound(arg.to_value())).collect();
                link.client()
                    .execute_raw(&prepared, values.iter())
                    .await
                    .map_err(|cause| link.fault(statement, &cause))
            })),
        }
    }

    /// Runs an INSERT of one row for many rows, a hundred at a time; answers how many rows it made.
    pub fn insert_many(&self, statement: &Statement, rows: &[Vec<&dyn ToValue>]) -> Result<u64, Error> {
        let mut made = 0;
        for rows in rows.chunks(dialect::ROWS) {
            match statement.sql_of_many(self.engine()).filter(|_| rows.len() == dialect::ROWS) {
                Some(text) => made += self.run_text(statement, text, &rows.concat())?,
                None => {
                    for row in rows {
                        made += self.run(statement, row)?;
                    }
                }
            }
        }
        Ok(made)
    }

    /// Every row of a statement with `IN ({{list $n}})` as its last parameters, asked for any number of values: a hundred
    /// at a time, `fixed` being the parameters before them.
    pub fn each_of<R: FromRow>(
        &self,
        statement: &Statement,
        fixed: &Args<'_>,
        values: &Args<'_>,
        mut use_row: impl FnMut(R) -> Result<(), Error>,
    ) -> Result<(), Error> {
        for values in values.chunks(dialect::LIST) {
            let mut args = [fixed, values].concat();
            // The text asks for a hundred: the last one again does no harm.
            if let Some(last) = values.last() {
                args.resize(fixed.len() + dialect::LIST, *last);
            }
            self.each(statement, &args, &mut use_row)?;
        }
        Ok(())
    }

    /// A compare-and-set: Stale when no row had the expected version.
    pub fn change(&self, statement: &Statement, args: &Args<'_>) -> Result<(), Error> {
        if self.run(statement, args)? == 0 { Err(Error::Stale) } else { Ok(()) }
    }

    /// Tells PostgreSQL how much these tables (all of them, where none is named) hold by now. Until its own housekeeping
    /// comes round it plans as if they were as empty as before, which after a large sheet costs a hundred times the work.
    /// SQLite plans without figures here.
    pub fn refresh_statistics(&self, tables: &[&'static str]) -> Result<(), Error> {
        match self.engine() {
            Engine::Sqlite => Ok(()),
            Engine::Postgres => self.batch(&format!("ANALYZE {}", tables.join(", "))),
        }
    }

    /// Plain text without parameters: migrations and savepoints only.
    pub(crate) fn batch(&self, text: &str) -> Result<(), Error> {
        match &self.connection {
            Connection::Sqlite(connection) => connection.execute_batch(text).map_err(Error::internal),
            Connection::Postgres(link) => link.wait(link.run(async {
                link.client().batch_execute(text).await.map_err(|cause| Error::internal(describe(&cause)))
            })),
        }
    }

    /// Can this engine take the statement? For the test that prepares all of them.
    pub fn prepare_only(&self, statement: &Statement) -> Result<(), Error> {
        match &self.connection {
            Connection::Sqlite(connection) => {
                self.prepare(connection, statement, statement.sql(Engine::Sqlite)).map(drop)
            }
            Connection::Postgres(link) => link.wait(link.run(async {
                let prepared = link.client().prepare(statement.sql(Engine::Postgres)).await;
                prepared.map(drop).map_err(|cause| link.fault(statement, &cause))
            })),
        }
    }
}

/// SQLite reads `$2` as a name and numbers it by first appearance, so each parameter is bound by the number in its name.
fn bind(prepared: &mut rusqlite::CachedStatement<'_>, args: &Args<'_>) -> Result<(), Error> {
    for index in 1..=prepared.parameter_count() {
        let number: Option<usize> = prepared
            .parameter_name(index)
            .and_then(|name| name.strip_prefix('$'))
            .and_then(|text| text.parse().ok());
        let argument = number
            .and_then(|number| number.checked_sub(1))
            .and_then(|position| args.get(position))
            .ok_or_else(|| Error::internal("a parameter without an argument"))?;
        prepared.raw_bind_parameter(index, Bound(argument.to_value())).map_err(Error::internal)?;
    }
    Ok(())
}

async fn query(
    link: &Link,
    statement: &Statement,
    args: &Args<'_>,
) -> Result<tokio_postgres::RowStream, Error> {
    let prepared = link.prepared(statement).await?;
    let values: Vec<Bound<'_>> = args.iter().map(|arg| Bound(arg.to_value())).collect();
    link.client().query_raw(&prepared, values.iter()).await.map_err(|cause| link.fault(statement, &cause))
}

/// A value on its way into either engine.
#[derive(Debug)]
struct Bound<'a>(Value<'a>);

impl rusqlite::ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match &self.0 {
            Value::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Value::Int(number) => ToSqlOutput::from(*number),
            Value::Bool(flag) => ToSqlOutput::from(i64::from(*flag)),
            Value::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Value::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
            Value::Uuid(id) => ToSqlOutput::Borrowed(ValueRef::Blob(id.as_bytes())),
            Value::Timestamp(at) => ToSqlOutput::from(at.to_string()),
            Value::Day(day) => ToSqlOutput::from(day.to_string()),
            Value::Json(json) => ToSqlOutput::from(json.to_string()),
        })
    }
}

type Fault = Box<dyn std::error::Error + Sync + Send>;

impl ToSql for Bound<'_> {
    fn to_sql(&self, kind: &Type, out: &mut bytes::BytesMut) -> Result<IsNull, Fault> {
        match (&self.0, kind) {
            (Value::Null, _) => Ok(IsNull::Yes),
            (Value::Int(number), &Type::INT4) => i32::try_from(*number)?.to_sql(kind, out),
            (Value::Int(number), &Type::INT8) => number.to_sql(kind, out),
            (Value::Bool(flag), &Type::BOOL) => flag.to_sql(kind, out),
            (Value::Text(text), &Type::TEXT | &Type::VARCHAR | &Type::UNKNOWN) => {
                text.as_ref().to_sql(kind, out)
            }
            (Value::Bytes(bytes), &Type::BYTEA) => bytes.as_ref().to_sql(kind, out),
            (Value::Uuid(id), &Type::UUID) => id.to_sql(kind, out),
            (Value::Timestamp(at), &Type::TIMESTAMPTZ) => at.to_utc().to_sql(kind, out),
            (Value::Day(day), &Type::DATE) => day.to_date().to_sql(kind, out),
            (Value::Json(json), &Type::JSONB) => {
                out.extend_from_slice(&[1]);
                out.extend_from_slice(json.to_string().as_bytes());
                Ok(IsNull::No)
            }
            (value, kind) => Err(format!("{value:?} cannot be bound to a parameter of type {kind}").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    tokio_postgres::types::to_sql_checked!();
}

fn sqlite_error(statement: &Statement, cause: &rusqlite::Error) -> Error {
    if cause.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy) {
        return Error::Busy;
    }
    Error::internal(format!("{}: {cause}", statement.name))
}

/// The server's own sentence; tokio-postgres prints only `db error` by itself. Details may hold row values: left out.
pub(super) fn describe(cause: &tokio_postgres::Error) -> String {
    match (cause.as_db_error(), cause.source()) {
        (Some(fault), _) => fault.message().to_owned(),
        // "error connecting to server" alone leaves whoever reads it to guess.
        (None, Some(why)) => format!("{cause}: {why}"),
        (None, None) => cause.to_string(),
    }
}
