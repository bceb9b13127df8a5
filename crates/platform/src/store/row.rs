//! Rows: a struct names its columns once, in the order of the SELECT; debug builds check that they agree.

use std::borrow::Cow;

use kernel::uuid::Uuid;
use kernel::{Day, Error, FromValue, Kind, Timestamp, Value};
use rusqlite::types::ValueRef;
use tokio_postgres::types::{FromSql, Type};

/// One row of an answer, of either engine.
pub enum Row<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a tokio_postgres::Row),
}

/// A struct that can be read from a row; made by `row!`.
pub trait FromRow: Sized {
    const COLUMNS: &'static [&'static str];
    fn from_row(row: &Row<'_>) -> Result<Self, Error>;
}

impl Row<'_> {
    /// The cell at this position.
    pub fn cell<T: FromValue>(&self, index: usize) -> Result<T, Error> {
        match self {
            Row::Sqlite(row) => {
                let raw = row.get_ref(index).map_err(Error::internal)?;
                T::from_value(from_sqlite(raw, T::KIND)?)
            }
            Row::Postgres(row) => T::from_value(from_postgres(row, index, T::KIND)?),
        }
    }

    /// In debug builds: do the SELECT's columns match the struct's fields?
    pub fn check(&self, columns: &[&str]) -> Result<(), Error> {
        if !cfg!(debug_assertions) {
            return Ok(());
        }
        let found: Vec<&str> = match self {
            Row::Sqlite(row) => row.as_ref().column_names().collect(),
            Row::Postgres(row) => row.columns().iter().map(tokio_postgres::Column::name).collect(),
        };
        if found == columns {
            Ok(())
        } else {
            Err(Error::internal(format!("columns {found:?} do not match the fields {columns:?}")))
        }
    }
}

fn from_sqlite(raw: ValueRef<'_>, kind: Kind) -> Result<Value<'_>, Error> {
    let text = |bytes| std::str::from_utf8(bytes).map_err(Error::internal);
    Ok(match (kind, raw) {
        (_, ValueRef::Null) => Value::Null,
        (Kind::Int, ValueRef::Integer(number)) => Value::Int(number),
        (Kind::Bool, ValueRef::Integer(number)) => Value::Bool(number != 0),
        (Kind::Text, ValueRef::Text(bytes)) => Value::Text(Cow::Borrowed(text(bytes)?)),
        (Kind::Bytes, ValueRef::Blob(bytes)) => Value::Bytes(Cow::Borrowed(bytes)),
        (Kind::Uuid, ValueRef::Blob(bytes)) => Value::Uuid(Uuid::from_slice(bytes).map_err(Error::internal)?),
        (Kind::Timestamp, ValueRef::Text(bytes)) => Value::Timestamp(text(bytes)?.parse()?),
        (Kind::Day, ValueRef::Text(bytes)) => Value::Day(text(bytes)?.parse::<Day>()?),
        (Kind::Json, ValueRef::Text(bytes)) => {
            Value::Json(crate::json::read(bytes).map_err(Error::internal)?)
        }
        (kind, raw) => {
            return Err(Error::internal(format!("a {} cell where {kind:?} was expected", raw.data_type())));
        }
    })
}

/// JSONB as it travels: one version byte, then the text.
struct Jsonb(serde_json::Value);

impl<'a> FromSql<'a> for Jsonb {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        let text = raw.get(1..).ok_or("an empty JSONB cell")?;
        Ok(Self(serde_json::from_slice(text)?))
    }
    fn accepts(kind: &Type) -> bool {
        *kind == Type::JSONB
    }
}

fn from_postgres(row: &tokio_postgres::Row, index: usize, kind: Kind) -> Result<Value<'_>, Error> {
    fn cell<'a, T: FromSql<'a>>(row: &'a tokio_postgres::Row, index: usize) -> Result<Option<T>, Error> {
        row.try_get(index).map_err(Error::internal)
    }
    let value = match kind {
        Kind::Int => cell::<i64>(row, index)?.map(Value::Int),
        Kind::Bool => cell::<bool>(row, index)?.map(Value::Bool),
        Kind::Text => cell::<&str>(row, index)?.map(|text| Value::Text(Cow::Borrowed(text))),
        Kind::Bytes => cell::<&[u8]>(row, index)?.map(|bytes| Value::Bytes(Cow::Borrowed(bytes))),
        Kind::Uuid => cell::<Uuid>(row, index)?.map(Value::Uuid),
        Kind::Timestamp => {
            cell::<chrono::DateTime<chrono::Utc>>(row, index)?.map(|at| Value::Timestamp(Timestamp::from(at)))
        }
        Kind::Day => cell::<chrono::NaiveDate>(row, index)?.map(|date| Value::Day(Day::from_date(date))),
        Kind::Json => cell::<Jsonb>(row, index)?.map(|json| Value::Json(json.0)),
    };
    Ok(value.unwrap_or(Value::Null))
}

/// Declares a row struct: `row! { pub struct PlanRow { pub id: PlanId, pub state: State } }`.
#[macro_export]
macro_rules! row {
    ($($(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[$fmeta:meta])* $fvis:vis $field:ident: $type:ty),+ $(,)? })+) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Clone, PartialEq)]
            $vis struct $name { $($(#[$fmeta])* $fvis $field: $type),+ }

            impl $crate::store::FromRow for $name {
                const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),+];
                fn from_row(row: &$crate::store::Row<'_>) -> Result<Self, ::kernel::Error> {
                    row.check(Self::COLUMNS)?;
                    let mut columns = 0_usize..;
                    let mut next = move || columns.next().unwrap_or_default();
                    Ok(Self { $($field: row.cell(next())?),+ })
                }
            }
        )+
    };
}
