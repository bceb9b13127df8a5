//! The words of the sealed log: a hash, and an event as a row. What an event is as bytes stands in `leaf`.

use std::fmt;
use std::str::FromStr;

use kernel::uuid::Uuid;
use kernel::{
    EmploymentId, Error, EventId, FromValue, InstitutionId, Kind, Place, Timestamp, ToValue, Value,
};

use crate::work::Target;

/// Alama ya hesabu: a SHA-256 sum.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Hash(pub [u8; 32]);

/// Bytes as small hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let digit = |value: u8| DIGITS.get(usize::from(value)).copied().unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The bytes of hexadecimal digits; None for anything else.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = text.chars().map(|letter| letter.to_digit(16)).collect();
    let pairs = digits.filter(|digits| digits.len() % 2 == 0)?;
    pairs
        .chunks(2)
        .map(|pair| u8::try_from(pair.iter().fold(0, |value, digit| value * 16 + digit)).ok())
        .collect()
}

/// The bytes of so many hexadecimal digits.
pub fn unhex_array<const N: usize>(text: &str) -> Option<[u8; N]> {
    unhex(text)?.try_into().ok()
}

impl fmt::Display for Hash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&hex(&self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl FromStr for Hash {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        unhex_array(text).map(Self).ok_or_else(|| Error::internal("not a SHA-256 sum in hexadecimal digits"))
    }
}

impl ToValue for Hash {
    fn to_value(&self) -> Value<'_> {
        self.0.as_slice().to_value()
    }
}

impl FromValue for Hash {
    const KIND: Kind = Kind::Bytes;
    fn from_value(value: Value<'_>) -> Result<Self, Error> {
        let bytes = Vec::<u8>::from_value(value)?;
        bytes.try_into().map(Self).map_err(|_| Error::internal("a sum that is not 32 bytes long"))
    }
}

crate::row! {
    /// One event with all its columns.
    pub struct EventRow {
        pub institution_id: InstitutionId,
        pub id: EventId,
        pub at: Timestamp,
        pub actor_id: Option<Uuid>,
        pub actor_name: String,
        pub acting_for_id: Option<Uuid>,
        pub action: String,
        pub subject_kind: String,
        pub subject_id: Uuid,
        pub about_id: Option<Uuid>,
        pub before: Option<serde_json::Value>,
        pub after: Option<serde_json::Value>,
    }
}

impl Target for EventRow {
    /// An event belongs to whom it is about.
    fn place(&self) -> Place {
        Place { owner: self.about_id.map(EmploymentId), ..Place::institution(self.institution_id) }
    }
}
