//! A signed head: how many leaves the log has, their root, when, and by whose key; and the same as text that people can
//! print and publish. The signature is over the text above it.

use std::fmt;
use std::str::FromStr;

use ed25519_dalek::{Signature, VerifyingKey};
use kernel::{Error, Timestamp};

use super::model::{Hash, hex, unhex_array};

/// First line of the text.
const TITLE: &str = "tija-seal-1";

/// Kichwa kilichotiwa saini: the log as it stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Leaves.
    pub size: u64,
    pub root: Hash,
    pub at: Timestamp,
    /// Public key of whoever signed.
    pub key: [u8; 32],
}

/// A head with its signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Note {
    pub head: Head,
    pub signature: [u8; 64],
}

impl Head {
    /// What is signed: five lines, each ended by a line feed.
    pub fn text(&self) -> String {
        let Self { size, root, at, key } = self;
        format!("{TITLE}\nsize {size}\nroot {root}\nat {at}\nkey {}\n", hex(key))
    }
}

impl Note {
    /// Is it signed by the key that it names? Whether that key is to be trusted is `Keys`'.
    pub fn is_signed(&self) -> bool {
        VerifyingKey::from_bytes(&self.head.key).is_ok_and(|key| {
            key.verify_strict(self.head.text().as_bytes(), &Signature::from_bytes(&self.signature)).is_ok()
        })
    }
}

impl fmt::Display for Note {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{}signature {}", self.head.text(), hex(&self.signature))
    }
}

impl FromStr for Note {
    type Err = Error;

    /// Reads what was printed; lines after the signature are passed over.
    fn from_str(text: &str) -> Result<Self, Error> {
        let mut lines = text.lines().map(str::trim);
        let title = lines.next() == Some(TITLE);
        let mut value = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ').map(str::to_owned);
        let read = |title: bool| {
            title.then_some(())?;
            let head = Head {
                size: value("size")?.parse().ok()?,
                root: value("root")?.parse().ok()?,
                at: value("at")?.parse().ok()?,
                key: unhex_array(&value("key")?)?,
            };
            Some(Self { head, signature: unhex_array(&value("signature")?)? })
        };
        let mut read = read;
        read(title).ok_or_else(|| Error::internal("not a head as `tija seal` prints it"))
    }
}
