//! What can be wrong with a sealed history, each with the sentence that `tija verify` says.

use std::fmt;

use kernel::{EventId, InstitutionId, Timestamp};

/// What is wrong first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The row says something else than when it was sealed.
    Changed {
        at: Row,
    },
    /// A row that was sealed at another position stands here.
    Moved {
        at: Row,
        sealed_at: u64,
    },
    /// The event's row is gone.
    Dropped {
        at: Row,
    },
    /// The row can no longer be read, as it could when it was sealed.
    Garbled {
        at: Row,
        why: String,
    },
    /// The row says that it happened long after it was sealed.
    Ahead {
        at: Row,
        moment: Timestamp,
        sealed: Timestamp,
    },
    /// The log's own row is gone.
    LeafGone {
        position: u64,
    },
    /// What stands here cannot be read at all.
    Unreadable {
        position: u64,
        why: String,
    },
    /// Row and leaf agree with each other, but not with the signed head: both were rewritten, somewhere in this range.
    NotAsSigned {
        from: u64,
        until: u64,
    },
    /// A stored subtree is not the root of its leaves.
    Subtree {
        level: u32,
        place: u64,
    },
    BadSignature {
        size: u64,
    },
    UnknownKey {
        size: u64,
        key: String,
    },
    /// A leaf beyond the end that the log says it has.
    Beyond {
        position: u64,
        size: u64,
    },
    /// A signed head has more leaves than the log.
    Shortened {
        signed: u64,
        left: u64,
    },
    /// The last leaves are under no head.
    Unsigned {
        from: u64,
        until: u64,
    },
    /// A head kept elsewhere is not of this log.
    NotOurs {
        size: u64,
    },
    /// An event that the log does not have.
    NotSealed {
        institution: InstitutionId,
        event: EventId,
        /// None: its moment cannot be read.
        happened: Option<Timestamp>,
    },
}

/// Where it is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    pub position: u64,
    pub institution: InstitutionId,
    pub event: EventId,
}

impl fmt::Display for Row {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "position {}: event {} of institution {}", self.position, self.event, self.institution)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed { at } => write!(out, "{at} was changed after it was sealed"),
            Self::Moved { at, sealed_at } => {
                write!(out, "{at} was reordered: it was sealed at position {sealed_at}")
            }
            Self::Dropped { at } => write!(out, "{at} was dropped after it was sealed"),
            Self::Garbled { at, why } => {
                write!(out, "{at} was changed after it was sealed: it cannot be read: {why}")
            }
            Self::Ahead { at, moment, sealed } => {
                write!(
                    out,
                    "{at} is not what happened: it is of {moment}, and was sealed at {sealed}, before that"
                )
            }
            Self::LeafGone { position } => {
                write!(out, "position {position}: its row of the sealed log was dropped")
            }
            Self::Unreadable { position, why } => {
                write!(out, "position {position}: the row cannot be read: {why}")
            }
            Self::NotAsSigned { from, until } => write!(
                out,
                "positions {from} to {}: the log was rewritten: its leaves do not lead to the head signed over {until} of them",
                until - 1
            ),
            Self::Subtree { level, place } => {
                write!(out, "the stored subtree {level}/{place} is not the root of its leaves")
            }
            Self::BadSignature { size } => write!(out, "the signature of the head of {size} leaves is wrong"),
            Self::UnknownKey { size, key } => {
                write!(out, "the head of {size} leaves is signed by {key}, which is not trusted")
            }
            Self::Beyond { position, size } => {
                write!(
                    out,
                    "position {position}: a leaf stands beyond the end of the log, which says it has {size}"
                )
            }
            Self::Shortened { signed, left } => {
                write!(out, "position {left}: the log was cut off here: a head signed {signed} leaves")
            }
            Self::Unsigned { from, until } => {
                write!(out, "positions {from} to {}: leaves without a signed head", until - 1)
            }
            Self::NotOurs { size } => write!(
                out,
                "the log no longer contains the head of {size} leaves that was kept: it was rewritten"
            ),
            Self::NotSealed { institution, event, happened } => {
                write!(out, "no position: event {event} of institution {institution}, of ")?;
                match happened {
                    Some(moment) => write!(out, "{moment}")?,
                    None => out.write_str("a moment that cannot be read")?,
                }
                out.write_str(", is not in the log")
            }
        }
    }
}
