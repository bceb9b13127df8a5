//! What a database cell can hold, engine-neutral. The store turns these into each engine's natural type.
//! No SQL here, and no floating point: marks, weights, money and quantities are whole numbers.

use std::borrow::Cow;

use uuid::Uuid;

use crate::{Day, Error, Timestamp};

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    Null,
    Int(i64),
    Bool(bool),
    Text(Cow<'a, str>),
    Bytes(Cow<'a, [u8]>),
    Uuid(Uuid),
    Timestamp(Timestamp),
    Day(Day),
    Json(serde_json::Value),
}

/// The kind a reader expects of a cell; decides how an engine's raw cell is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Int,
    Bool,
    Text,
    Bytes,
    Uuid,
    Timestamp,
    Day,
    Json,
}

/// Something that can be bound to a statement.
pub trait ToValue {
    fn to_value(&self) -> Value<'_>;
}

/// Something that can be read from a cell.
pub trait FromValue: Sized {
    const KIND: Kind;
    fn from_value(value: Value<'_>) -> Result<Self, Error>;
}

fn mismatch(expected: &str, found: &Value<'_>) -> Error {
    Error::internal(format!("a cell holds {found:?} where {expected} was expected"))
}

macro_rules! plain {
    ($type:ty, $kind:ident, $variant:ident) => {
        impl ToValue for $type {
            fn to_value(&self) -> Value<'_> {
                Value::$variant(*self)
            }
        }
        impl FromValue for $type {
            const KIND: Kind = Kind::$kind;
            fn from_value(value: Value<'_>) -> Result<Self, Error> {
                match value {
                    Value::$variant(inner) => Ok(inner),
                    other => Err(mismatch(stringify!($kind), &other)),
                }
            }
        }
    };
}
plain!(i64, Int, Int);
plain!(bool, Bool, Bool);
plain!(Uuid, Uuid, Uuid);
plain!(Timestamp, Timestamp, Timestamp);
plain!(Day, Day, Day);

impl ToValue for str {
    fn to_value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}

impl ToValue for String {
    fn to_value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}

impl FromValue for String {
    const KIND: Kind = Kind::Text;
    fn from_value(value: Value<'_>) -> Result<Self, Error> {
        match value {
            Value::Text(text) => Ok(text.into_owned()),
            other => Err(mismatch("text", &other)),
        }
    }
}

impl ToValue for [u8] {
    fn to_value(&self) -> Value<'_> {
        Value::Bytes(Cow::Borrowed(self))
    }
}

impl ToValue for Vec<u8> {
    fn to_value(&self) -> Value<'_> {
        Value::Bytes(Cow::Borrowed(self))
    }
}

impl FromValue for Vec<u8> {
    const KIND: Kind = Kind::Bytes;
    fn from_value(value: Value<'_>) -> Result<Self, Error> {
        match value {
            Value::Bytes(bytes) => Ok(bytes.into_owned()),
            other => Err(mismatch("bytes", &other)),
        }
    }
}

impl ToValue for serde_json::Value {
    fn to_value(&self) -> Value<'_> {
        Value::Json(self.clone())
    }
}

impl FromValue for serde_json::Value {
    const KIND: Kind = Kind::Json;
    fn from_value(value: Value<'_>) -> Result<Self, Error> {
        match value {
            Value::Json(json) => Ok(json),
            other => Err(mismatch("JSON", &other)),
        }
    }
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn to_value(&self) -> Value<'_> {
        (**self).to_value()
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, ToValue::to_value)
    }
}

impl<T: FromValue> FromValue for Option<T> {
    const KIND: Kind = T::KIND;
    fn from_value(value: Value<'_>) -> Result<Self, Error> {
        match value {
            Value::Null => Ok(None),
            other => T::from_value(other).map(Some),
        }
    }
}
