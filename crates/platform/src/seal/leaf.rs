//! An event as bytes, the same on every engine, and back. docs/seal.md describes it for those who check us.
//! What is hashed is what a row says, not how an engine stores it: JSON is written anew in one form.

use kernel::uuid::Uuid;
use kernel::{EventId, InstitutionId, Timestamp};
use serde_json::Value;

use super::model::{EventRow, Hash};
use super::rules::leaf_hash;

/// First byte of every leaf: the version of this form.
const VERSION: u8 = 1;

/// Jani: an event at its position in the log, as bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf(pub Vec<u8>);

impl Leaf {
    /// The position stands inside, so that a row put in another place is a changed leaf.
    pub fn of(position: u64, event: &EventRow) -> Self {
        let mut out = Vec::with_capacity(384);
        out.push(VERSION);
        out.extend_from_slice(&position.to_be_bytes());
        out.extend_from_slice(event.institution_id.0.as_bytes());
        out.extend_from_slice(event.id.0.as_bytes());
        out.extend_from_slice(&event.at.millis().to_be_bytes());
        put_id(&mut out, event.actor_id);
        put_text(&mut out, &event.actor_name);
        put_id(&mut out, event.acting_for_id);
        put_text(&mut out, &event.action);
        put_text(&mut out, &event.subject_kind);
        out.extend_from_slice(event.subject_id.as_bytes());
        put_id(&mut out, event.about_id);
        put_json(&mut out, event.before.as_ref());
        put_json(&mut out, event.after.as_ref());
        Self(out)
    }

    pub fn hash(&self) -> Hash {
        leaf_hash(&self.0)
    }

    /// The same leaf as if it stood elsewhere.
    pub fn moved_to(&self, position: u64) -> Self {
        let mut bytes = self.0.clone();
        for (byte, value) in bytes.iter_mut().skip(1).zip(position.to_be_bytes()) {
            *byte = value;
        }
        Self(bytes)
    }

    /// The position and the event; None when the bytes are no leaf of this form, to the last byte.
    pub fn read(&self) -> Option<(u64, EventRow)> {
        let mut from = Reader(&self.0);
        if from.array::<1>()? != [VERSION] {
            return None;
        }
        let position = u64::from_be_bytes(from.array()?);
        let event = EventRow {
            institution_id: InstitutionId(from.id()?),
            id: EventId(from.id()?),
            at: Timestamp::from_millis(i64::from_be_bytes(from.array()?)),
            actor_id: from.optional(Reader::id)?,
            actor_name: from.text()?,
            acting_for_id: from.optional(Reader::id)?,
            action: from.text()?,
            subject_kind: from.text()?,
            subject_id: from.id()?,
            about_id: from.optional(Reader::id)?,
            before: from.optional(Reader::json)?,
            after: from.optional(Reader::json)?,
        };
        // Written again it must be the same bytes: one event has one form.
        (from.0.is_empty() && Self::of(position, &event) == *self).then_some((position, event))
    }
}

fn put_id(out: &mut Vec<u8>, id: Option<Uuid>) {
    match id {
        None => out.push(0),
        Some(id) => {
            out.push(1);
            out.extend_from_slice(id.as_bytes());
        }
    }
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    // A text of 4 GiB does not fit a row of either engine.
    out.extend_from_slice(&u32::try_from(text.len()).unwrap_or(u32::MAX).to_be_bytes());
    out.extend_from_slice(text.as_bytes());
}

fn put_json(out: &mut Vec<u8>, value: Option<&Value>) {
    match value {
        None => out.push(0),
        Some(value) => {
            out.push(1);
            put_text(out, &canonical_json(value));
        }
    }
}

/// JSON in one form: no spaces, keys in the order of their UTF-8 bytes, whole numbers in plain digits, other numbers in
/// the shortest digits that give the same double, never with an exponent. PostgreSQL's JSONB keeps numbers as decimals
/// and writes them so; SQLite keeps our text.
pub fn canonical_json(value: &Value) -> String {
    let mut out = String::new();
    write_json(&mut out, value);
    out
}

fn write_json(out: &mut String, value: &Value) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Value::Number(number) => write_number(out, number),
        Value::String(text) => write_string(out, text),
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_json(out, item);
            }
            out.push(']');
        }
        Value::Object(map) => {
            let mut pairs: Vec<_> = map.iter().collect();
            pairs.sort_by_key(|(key, _)| *key);
            out.push('{');
            for (index, (key, item)) in pairs.into_iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_string(out, key);
                out.push(':');
                write_json(out, item);
            }
            out.push('}');
        }
    }
}

fn write_number(out: &mut String, number: &serde_json::Number) {
    let text = match (number.is_f64(), number.as_f64()) {
        (true, Some(0.0)) => "0".to_owned(),
        (true, Some(value)) => value.to_string(),
        _ => number.to_string(),
    };
    out.push_str(&text);
}

fn write_string(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if control < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => out.push(other),
        }
    }
    out.push('"');
}

struct Reader<'b>(&'b [u8]);

impl Reader<'_> {
    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*taken)
    }

    fn id(&mut self) -> Option<Uuid> {
        self.array().map(Uuid::from_bytes)
    }

    fn text(&mut self) -> Option<String> {
        let length = usize::try_from(u32::from_be_bytes(self.array()?)).ok()?;
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        String::from_utf8(taken.to_vec()).ok()
    }

    fn json(&mut self) -> Option<Value> {
        serde_json::from_str(&self.text()?).ok()
    }

    fn optional<T>(&mut self, read: fn(&mut Self) -> Option<T>) -> Option<Option<T>> {
        match self.array::<1>()? {
            [0] => Some(None),
            [1] => read(self).map(Some),
            _ => None,
        }
    }
}
