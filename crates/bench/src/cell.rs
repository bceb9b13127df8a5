//! One cell on its way into either engine by the raw drivers: bound to a statement, or written as COPY text.
//! The program's own binding is platform's and is not used here: this is the floor it is compared with.

use std::borrow::Cow;
use std::fmt::Write as _;

use bytes::BytesMut;
use kernel::uuid::Uuid;
use kernel::{Day, Timestamp};
use rusqlite::types::{ToSqlOutput, ValueRef};
use tokio_postgres::types::{IsNull, ToSql, Type};

use crate::Fault;

/// A value both engines take.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Null,
    Int(i64),
    Bool(bool),
    Text(Cow<'static, str>),
    Bytes(Vec<u8>),
    Uuid(Uuid),
    At(Timestamp),
    Day(Day),
    /// JSON as text.
    Json(String),
}

macro_rules! from {
    ($($type:ty => $variant:ident),+) => { $(
        impl From<$type> for Cell {
            fn from(value: $type) -> Self {
                Self::$variant(value.into())
            }
        }
    )+ };
}
from!(i64 => Int, bool => Bool, &'static str => Text, String => Text, Vec<u8> => Bytes, Uuid => Uuid, Timestamp => At, Day => Day);

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl rusqlite::ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Self::Int(number) => ToSqlOutput::from(*number),
            Self::Bool(flag) => ToSqlOutput::from(i64::from(*flag)),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
            Self::Uuid(id) => ToSqlOutput::Borrowed(ValueRef::Blob(id.as_bytes())),
            Self::At(at) => ToSqlOutput::from(at.to_string()),
            Self::Day(day) => ToSqlOutput::from(day.to_string()),
            Self::Json(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        })
    }
}

impl ToSql for Cell {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Fault> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(number) if *kind == Type::INT4 => i32::try_from(*number)?.to_sql(kind, out),
            Self::Int(number) => number.to_sql(kind, out),
            Self::Bool(flag) => flag.to_sql(kind, out),
            Self::Text(text) => text.as_ref().to_sql(kind, out),
            Self::Bytes(bytes) => bytes.to_sql(kind, out),
            Self::Uuid(id) => id.to_sql(kind, out),
            Self::At(at) => at.to_utc().to_sql(kind, out),
            Self::Day(day) => day.to_date().to_sql(kind, out),
            Self::Json(text) => {
                // One version byte, then the text.
                out.extend_from_slice(&[1]);
                out.extend_from_slice(text.as_bytes());
                Ok(IsNull::No)
            }
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    tokio_postgres::types::to_sql_checked!();
}

impl Cell {
    /// As PostgreSQL's COPY reads it in its text format.
    pub fn copy_into(&self, out: &mut String) -> Result<(), std::fmt::Error> {
        match self {
            Self::Null => out.push_str("\\N"),
            Self::Int(number) => write!(out, "{number}")?,
            Self::Bool(flag) => out.push(if *flag { 't' } else { 'f' }),
            Self::Text(text) => escape(text, out),
            Self::Bytes(bytes) => {
                out.push_str("\\\\x");
                bytes.iter().try_for_each(|byte| write!(out, "{byte:02x}"))?;
            }
            Self::Uuid(id) => write!(out, "{id}")?,
            Self::At(at) => write!(out, "{at}")?,
            Self::Day(day) => write!(out, "{day}")?,
            Self::Json(text) => escape(text, out),
        }
        Ok(())
    }
}

fn escape(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copied(cell: &Cell) -> String {
        let mut out = String::new();
        cell.copy_into(&mut out).unwrap();
        out
    }

    #[test]
    fn copy_text_keeps_tabs_and_backslashes_inside_their_cell() {
        assert_eq!(copied(&Cell::from("a\tb\\c\nd")), "a\\tb\\\\c\\nd");
        assert_eq!(copied(&Cell::Bytes(vec![0, 255])), "\\\\x00ff");
        assert_eq!(copied(&Cell::Null), "\\N");
    }
}
