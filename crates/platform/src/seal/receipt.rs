//! A receipt: one event, its leaf, the proof that it is in the log, and the signed head the proof leads to. Whoever holds
//! it can check it without us (docs/seal.md, tools/verify-receipt.py); we check it here for those who would rather ask.

use kernel::uuid::Uuid;
use kernel::{Error, EventId, InstitutionId, Reason};
use serde::{Deserialize, Serialize};

use super::head::{Head, Note};
use super::leaf::Leaf;
use super::model::{EventRow, Hash, hex, unhex, unhex_array};
use super::rules::{inclusion_proof, root_of_inclusion};
use super::store::{self, Tiles};
use crate::json;
use crate::store::Tx;

/// Names the form of the file.
pub const FORMAT: &str = "tija-receipt-1";

/// Stakabadhi: the file as JSON.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    pub format: String,
    pub position: u64,
    /// What the leaf says, for people.
    pub event: Told,
    /// The leaf's bytes in hexadecimal digits.
    pub leaf: String,
    /// Sums from the leaf's sibling up.
    pub proof: Vec<String>,
    pub head: SignedHead,
}

/// The event with its names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    pub institution_id: String,
    pub id: String,
    pub at: String,
    pub actor_id: Option<String>,
    pub actor_name: String,
    pub acting_for_id: Option<String>,
    pub action: String,
    pub subject_kind: String,
    pub subject_id: String,
    pub about_id: Option<String>,
    #[serde(deserialize_with = "json::optional")]
    pub before: Option<serde_json::Value>,
    #[serde(deserialize_with = "json::optional")]
    pub after: Option<serde_json::Value>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedHead {
    pub size: u64,
    pub root: String,
    pub at: String,
    pub key: String,
    pub signature: String,
}

/// Why a receipt is not confirmed, in the order of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// No receipt of ours.
    Unreadable,
    /// What it tells people is not what its leaf says.
    TellsOtherwise,
    /// The proof does not lead to the head.
    ProofFails,
    /// The head is signed by a key that is not ours.
    UnknownKey,
    BadSignature,
    /// All of it holds, but our log no longer contains it.
    LogDiffers,
    /// The log contains it, but the history now says something else.
    RowDiffers,
}

impl Refusal {
    pub fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::TellsOtherwise => "tells-otherwise",
            Self::ProofFails => "proof-fails",
            Self::UnknownKey => "unknown-key",
            Self::BadSignature => "bad-signature",
            Self::LogDiffers => "log-differs",
            Self::RowDiffers => "row-differs",
        }
    }
}

impl From<&EventRow> for Told {
    fn from(row: &EventRow) -> Self {
        let written = |id: Option<Uuid>| id.map(|id| id.to_string());
        Self {
            institution_id: row.institution_id.to_string(),
            id: row.id.to_string(),
            at: row.at.to_string(),
            actor_id: written(row.actor_id),
            actor_name: row.actor_name.clone(),
            acting_for_id: written(row.acting_for_id),
            action: row.action.clone(),
            subject_kind: row.subject_kind.clone(),
            subject_id: row.subject_id.to_string(),
            about_id: written(row.about_id),
            before: row.before.clone(),
            after: row.after.clone(),
        }
    }
}

impl From<&Note> for SignedHead {
    fn from(note: &Note) -> Self {
        let Head { size, root, at, key } = note.head;
        Self {
            size,
            root: root.to_string(),
            at: at.to_string(),
            key: hex(&key),
            signature: hex(&note.signature),
        }
    }
}

impl SignedHead {
    fn note(&self) -> Option<Note> {
        let head = Head {
            size: self.size,
            root: self.root.parse().ok()?,
            at: self.at.parse().ok()?,
            key: unhex_array(&self.key)?,
        };
        Some(Note { head, signature: unhex_array(&self.signature)? })
    }
}

impl Receipt {
    /// For an event that is sealed; None while it waits for the sealer.
    pub fn make(tx: &Tx<'_>, event: &EventRow) -> Result<Option<Self>, Error> {
        let Some((position, stored)) = store::find_leaf(tx, event.institution_id, event.id)? else {
            return Ok(None);
        };
        let Some(note) = store::newest_head(tx)? else { return Ok(None) };
        let leaf = Leaf::of(position, event);
        if leaf.hash() != stored {
            tracing::error!(position, "a row was changed after it was sealed; run `tija verify`");
            return Err(Error::Refused(Reason::new("platform-receipt-refused-row-differs")));
        }
        let mut tiles = Tiles::new(tx);
        let proof = inclusion_proof(position, note.head.size, &mut |level, place| tiles.node(level, place))?;
        Ok(Some(Self {
            format: FORMAT.to_owned(),
            position,
            event: event.into(),
            leaf: hex(&leaf.0),
            proof: proof.iter().map(Hash::to_string).collect(),
            head: (&note).into(),
        }))
    }

    /// From a file that somebody sent.
    pub fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        let receipt: Self = serde_json::from_slice(bytes).map_err(|_| Refusal::Unreadable)?;
        if receipt.format == FORMAT { Ok(receipt) } else { Err(Refusal::Unreadable) }
    }

    pub fn json(&self) -> Result<Vec<u8>, Error> {
        let mut text = serde_json::to_vec_pretty(self).map_err(Error::internal)?;
        text.push(b'\n');
        Ok(text)
    }

    /// Does it hold by itself? Needs only the public keys.
    pub fn holds(&self, trusted: &[[u8; 32]]) -> Result<Note, Refusal> {
        let leaf = Leaf(unhex(&self.leaf).ok_or(Refusal::Unreadable)?);
        let (position, row) = leaf.read().ok_or(Refusal::Unreadable)?;
        let note = self.head.note().ok_or(Refusal::Unreadable)?;
        if position != self.position || self.event != Told::from(&row) {
            return Err(Refusal::TellsOtherwise);
        }
        let proof: Option<Vec<Hash>> = self.proof.iter().map(|sum| sum.parse().ok()).collect();
        let proof = proof.ok_or(Refusal::Unreadable)?;
        if root_of_inclusion(leaf.hash(), position, note.head.size, &proof) != Some(note.head.root) {
            return Err(Refusal::ProofFails);
        }
        if !trusted.contains(&note.head.key) {
            return Err(Refusal::UnknownKey);
        }
        if note.is_signed() { Ok(note) } else { Err(Refusal::BadSignature) }
    }

    /// Does it hold, and does our log still agree? A log that was rewritten whole is caught by any receipt given before.
    pub fn agrees(&self, tx: &Tx<'_>, trusted: &[[u8; 32]]) -> Result<Result<(), Refusal>, Error> {
        let note = match self.holds(trusted) {
            Ok(note) => note,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let (institution, id): (InstitutionId, EventId) =
            (self.event.institution_id.parse()?, self.event.id.parse()?);
        let contains = store::size(tx)? >= note.head.size
            && store::find_leaf(tx, institution, id)?.is_some_and(|(position, _)| position == self.position)
            && Tiles::new(tx).root(note.head.size).is_ok_and(|root| root == note.head.root);
        if !contains {
            return Ok(Err(Refusal::LogDiffers));
        }
        let same = |row: EventRow| hex(&Leaf::of(self.position, &row).0) == self.leaf;
        let stands = store::find_event(tx, institution, id)?.is_some_and(same);
        Ok(if stands { Ok(()) } else { Err(Refusal::RowDiffers) })
    }
}
