//! All SQL of the sealed log. Its tables are one log for the whole program: positions know no institution.
//! Reading events anew for checking goes by position, a bounded stretch at a time.

use std::collections::HashMap;

use kernel::uuid::{Builder, Uuid};
use kernel::{Error, EventId, InstitutionId, Timestamp};

use super::head::{Head, Note};
use super::model::{EventRow, Hash};
use super::rules::Edge;
use crate::store::Tx;

crate::statements! {
    SIZE = "SELECT size FROM platform_seal_log WHERE id = 1";
    ADVANCE = "UPDATE platform_seal_log SET size = $2 WHERE id = 1 AND size = $1";
    INSERT_LEAF = "INSERT INTO platform_seal_leaf (position, institution_id, event_id, hash) VALUES ($1, $2, $3, $4)";
    INSERT_NODE = "INSERT INTO platform_seal_node (level, place, hash) VALUES ($1, $2, $3)";
    INSERT_HEAD = "INSERT INTO platform_seal_head (size, root, at, key, signature) VALUES ($1, $2, $3, $4, $5)";
    NEWEST = "SELECT size, root, at, key, signature FROM platform_seal_head WHERE size > 0 ORDER BY size DESC LIMIT 1";
    HEADS = "SELECT size, root, at, key, signature FROM platform_seal_head WHERE size > $1 ORDER BY size LIMIT $2";
    LEAVES = "SELECT position AS place, hash FROM platform_seal_leaf
        WHERE position >= $1 AND position < $2 ORDER BY position";
    NODES = "SELECT place, hash FROM platform_seal_node
        WHERE level = $3 AND place >= $1 AND place < $2 ORDER BY place";
    BEYOND = "SELECT position AS place, hash FROM platform_seal_leaf WHERE position >= $1 ORDER BY position LIMIT 1";
    FIND_LEAF = "SELECT position AS place, hash FROM platform_seal_leaf WHERE institution_id = $1 AND event_id = $2";
    FIND_EVENT = "SELECT institution_id, id, at, actor_id, actor_name, acting_for_id, action, subject_kind, subject_id,
        about_id, before, after FROM platform_event WHERE institution_id = $1 AND id = $2";
    /// Where a page of so many events after an id ends.
    PAGE_END = "SELECT id FROM platform_event WHERE id > $1 ORDER BY id LIMIT 1 OFFSET $2";
    /// Events after an id and up to another that the log does not have, oldest first, all institutions.
    UNSEALED = "SELECT e.institution_id, e.id, e.at, e.actor_id, e.actor_name, e.acting_for_id, e.action, e.subject_kind,
        e.subject_id, e.about_id, e.before, e.after FROM platform_event e
        WHERE e.id > $1 AND e.id <= $2 AND NOT EXISTS (SELECT 1 FROM platform_seal_leaf l
            WHERE l.institution_id = e.institution_id AND l.event_id = e.id)
        ORDER BY e.id LIMIT $3";
    /// The names of the same events.
    UNSEALED_NAMES = "SELECT e.institution_id, e.id FROM platform_event e
        WHERE e.id > $1 AND e.id <= $2 AND NOT EXISTS (SELECT 1 FROM platform_seal_leaf l
            WHERE l.institution_id = e.institution_id AND l.event_id = e.id)
        ORDER BY e.id LIMIT $3";
    /// The first event that the log does not have although it should, by its moment; or whose moment, or that inside its id,
    /// cannot be: it has not come yet.
    OVERDUE = "SELECT e.institution_id, e.id FROM platform_event e
        WHERE e.id >= $1 AND (e.at < $2 OR e.at > $3 OR e.id > $4) AND NOT EXISTS (SELECT 1 FROM platform_seal_leaf l
            WHERE l.institution_id = e.institution_id AND l.event_id = e.id)
        ORDER BY e.id LIMIT 1";
    COUNT_EVENTS = "SELECT CAST(COUNT(*) AS {{int}}) AS size FROM platform_event e WHERE e.id >= $1";
    FIND_NAMED = "SELECT institution_id, event_id AS id FROM platform_seal_leaf WHERE position = $1";
    /// Leaves with their events as they stand now; an institution given leaves the others' events unread.
    STRETCH = "SELECT l.position, l.institution_id, l.event_id, l.hash, e.at, e.actor_id, e.actor_name, e.acting_for_id,
        e.action, e.subject_kind, e.subject_id, e.about_id, e.before, e.after
        FROM platform_seal_leaf l LEFT JOIN platform_event e
            ON e.institution_id = l.institution_id AND e.id = l.event_id
            AND (CAST($3 AS {{uuid}}) IS NULL OR e.institution_id = CAST($3 AS {{uuid}}))
        WHERE l.position >= $1 AND l.position < $2 ORDER BY l.position";
    LISTENER = "SELECT position FROM platform_listener WHERE name = $1";
    BEGIN_LISTENING = "INSERT INTO platform_listener (name, position) VALUES ($1, 0) ON CONFLICT (name) DO NOTHING";
    MOVE_ON = "UPDATE platform_listener SET position = $3 WHERE name = $1 AND position = $2";
}

crate::row! {
    struct Size { size: i64 }
    struct Position { position: i64 }
    struct Id { id: Uuid }
    struct Placed { place: i64, hash: Hash }
    struct HeadRow { size: i64, root: Hash, at: Timestamp, key: Vec<u8>, signature: Vec<u8> }
    /// Which event.
    pub struct Named { pub institution_id: InstitutionId, pub id: EventId }
    /// A leaf and what is left of its event.
    pub struct Stretch {
        pub position: i64,
        pub institution_id: InstitutionId,
        pub event_id: EventId,
        pub hash: Hash,
        at: Option<Timestamp>,
        actor_id: Option<Uuid>,
        actor_name: Option<String>,
        acting_for_id: Option<Uuid>,
        action: Option<String>,
        subject_kind: Option<String>,
        subject_id: Option<Uuid>,
        about_id: Option<Uuid>,
        before: Option<serde_json::Value>,
        after: Option<serde_json::Value>,
    }
}

impl Stretch {
    /// The event; None when its row is gone (or was not asked for).
    pub fn event(self) -> Option<EventRow> {
        Some(EventRow {
            institution_id: self.institution_id,
            id: self.event_id,
            at: self.at?,
            actor_id: self.actor_id,
            actor_name: self.actor_name?,
            acting_for_id: self.acting_for_id,
            action: self.action?,
            subject_kind: self.subject_kind?,
            subject_id: self.subject_id?,
            about_id: self.about_id,
            before: self.before,
            after: self.after,
        })
    }
}

fn counted(number: i64) -> Result<u64, Error> {
    u64::try_from(number).map_err(Error::internal)
}

pub fn count(number: u64) -> Result<i64, Error> {
    i64::try_from(number).map_err(Error::internal)
}

impl HeadRow {
    fn note(self) -> Result<Note, Error> {
        let wrong =
            |_| Error::internal(format!("the signed head of {} leaves holds no key or signature", self.size));
        let head = Head {
            size: counted(self.size)?,
            root: self.root,
            at: self.at,
            key: self.key.try_into().map_err(wrong)?,
        };
        Ok(Note { head, signature: self.signature.try_into().map_err(wrong)? })
    }
}

/// Leaves of the log.
pub fn size(tx: &Tx<'_>) -> Result<u64, Error> {
    counted(tx.one::<Size>(&SIZE, &[])?.size)
}

/// The newest signed head.
pub fn newest_head(tx: &Tx<'_>) -> Result<Option<Note>, Error> {
    tx.opt::<HeadRow>(&NEWEST, &[])?.map(HeadRow::note).transpose()
}

/// Heads of more than so many leaves, smallest first.
pub fn heads(tx: &Tx<'_>, above: u64, most: i64) -> Result<Vec<Note>, Error> {
    tx.all::<HeadRow>(&HEADS, &[&count(above)?, &most])?.into_iter().map(HeadRow::note).collect()
}

/// The last id of a page of so many events; None when there are fewer.
pub fn page_end(tx: &Tx<'_>, after: Uuid, events: i64) -> Result<Option<Uuid>, Error> {
    Ok(tx.opt::<Id>(&PAGE_END, &[&after, &(events - 1)])?.map(|row| row.id))
}

/// Events to seal, and the last id looked at when there may be more. A row that cannot be read was put in by hand: it keeps
/// nobody else's from being sealed, and `tija verify` names it.
pub fn unsealed(
    tx: &Tx<'_>,
    after: Uuid,
    until: Uuid,
    most: usize,
) -> Result<(Vec<EventRow>, Option<Uuid>), Error> {
    let rows = i64::try_from(most).map_err(Error::internal)?;
    let last = |count: usize, id: Option<EventId>| id.map(|id| id.0).filter(|_| count == most);
    match tx.all::<EventRow>(&UNSEALED, &[&after, &until, &rows]) {
        Ok(found) => {
            let last = last(found.len(), found.last().map(|row| row.id));
            Ok((found, last))
        }
        Err(Error::Internal(_)) => {
            let names = tx.all::<Named>(&UNSEALED_NAMES, &[&after, &until, &rows])?;
            let mut found = Vec::new();
            for name in &names {
                match find_event(tx, name.institution_id, name.id) {
                    Ok(row) => found.extend(row),
                    Err(Error::Internal(cause)) => {
                        tracing::error!(cause, event = %name.id, "an event cannot be read; run `tija verify`");
                    }
                    Err(other) => return Err(other),
                }
            }
            Ok((found, last(names.len(), names.last().map(|name| name.id))))
        }
        Err(other) => Err(other),
    }
}

/// An event that the log has not though it happened before a moment, or cannot have happened: not even by `latest`. With
/// its moment, where that can be read.
pub fn overdue(
    tx: &Tx<'_>,
    before: Timestamp,
    latest: Timestamp,
) -> Result<Option<(Named, Option<Timestamp>)>, Error> {
    let found = tx.opt::<Named>(&OVERDUE, &[&Uuid::nil(), &before, &latest, &oldest_id(latest)])?;
    Ok(found.map(|name| {
        let event = find_event(tx, name.institution_id, name.id).ok().flatten();
        (name, event.map(|event| event.at))
    }))
}

/// The smallest UUIDv7 of a moment.
pub fn oldest_id(at: Timestamp) -> Uuid {
    let millis = u64::try_from(at.millis()).unwrap_or_default();
    Builder::from_unix_timestamp_millis(millis, &[0; 10]).into_uuid()
}

/// The event whose leaf stands at a position.
pub fn named(tx: &Tx<'_>, position: u64) -> Result<Option<Named>, Error> {
    tx.opt(&FIND_NAMED, &[&count(position)?])
}

pub fn count_events(tx: &Tx<'_>) -> Result<u64, Error> {
    counted(tx.one::<Size>(&COUNT_EVENTS, &[&Uuid::nil()])?.size)
}

pub fn stretch(
    tx: &Tx<'_>,
    from: u64,
    until: u64,
    only: Option<InstitutionId>,
) -> Result<Vec<Stretch>, Error> {
    tx.all(&STRETCH, &[&count(from)?, &count(until)?, &only])
}

pub fn find_event(tx: &Tx<'_>, institution: InstitutionId, id: EventId) -> Result<Option<EventRow>, Error> {
    tx.opt(&FIND_EVENT, &[&institution, &id])
}

/// Where an event was sealed, and its leaf.
pub fn find_leaf(tx: &Tx<'_>, institution: InstitutionId, id: EventId) -> Result<Option<(u64, Hash)>, Error> {
    let found = tx.opt::<Placed>(&FIND_LEAF, &[&institution, &id])?;
    found.map(|row| Ok((counted(row.place)?, row.hash))).transpose()
}

/// The first leaf at or beyond a position.
pub fn beyond(tx: &Tx<'_>, position: u64) -> Result<Option<u64>, Error> {
    tx.opt::<Placed>(&BEYOND, &[&count(position)?])?.map(|row| counted(row.place)).transpose()
}

/// Stored subtrees of a level, or leaves (level 0), from one place up to another, with their places.
pub fn nodes(tx: &Tx<'_>, level: u32, from: u64, until: u64) -> Result<Vec<(u64, Hash)>, Error> {
    let (from, until) = (count(from)?, count(until)?);
    let rows = match level {
        0 => tx.all::<Placed>(&LEAVES, &[&from, &until])?,
        _ => tx.all::<Placed>(&NODES, &[&from, &until, &i64::from(level)])?,
    };
    rows.into_iter().map(|row| Ok((counted(row.place)?, row.hash))).collect()
}

/// Stored subtrees, read a tile of 256 at a time: a proof in a log of any size needs a handful of reads.
pub struct Tiles<'t> {
    tx: &'t Tx<'t>,
    read: HashMap<(u32, u64), HashMap<u64, Hash>>,
}

impl<'t> Tiles<'t> {
    const WIDE: u64 = 256;

    pub fn new(tx: &'t Tx<'t>) -> Self {
        Self { tx, read: HashMap::new() }
    }

    pub fn node(&mut self, level: u32, place: u64) -> Result<Hash, Error> {
        let tile = place / Self::WIDE;
        let known = match self.read.entry((level, tile)) {
            std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::hash_map::Entry::Vacant(new) => {
                let from = tile * Self::WIDE;
                new.insert(nodes(self.tx, level, from, from + Self::WIDE)?.into_iter().collect())
            }
        };
        let missing = || Error::internal(format!("the sealed log has no subtree {level}/{place}"));
        known.get(&place).copied().ok_or_else(missing)
    }

    /// The root of the first `size` leaves, from stored subtrees.
    pub fn root(&mut self, size: u64) -> Result<Hash, Error> {
        super::rules::root(size, &mut |level, place| self.node(level, place))
    }
}

/// That a log of `old` leaves is the beginning of the one of `new`.
pub fn prove_consistency(tx: &Tx<'_>, old: u64, new: u64) -> Result<Vec<Hash>, Error> {
    let mut tiles = Tiles::new(tx);
    super::rules::consistency_proof(old, new, &mut |level, place| tiles.node(level, place))
}

/// The right edge of the log as it stands.
pub fn edge(tx: &Tx<'_>, size: u64) -> Result<Edge, Error> {
    let mut tiles = Tiles::new(tx);
    Edge::load(size, &mut |level, place| tiles.node(level, place))
}

/// What one round of sealing adds: all of it or nothing.
#[derive(Debug, Clone)]
pub struct Addition {
    /// Size of the log it was made for.
    pub from: u64,
    pub leaves: Vec<(InstitutionId, EventId, Hash)>,
    /// Level, place, root.
    pub nodes: Vec<(u32, u64, Hash)>,
    pub note: Note,
}

/// Stale when somebody else has sealed since: the log's size is compared and set first, so that the second of two waits
/// for the first and then finds it moved, before it has written anything.
pub fn append(tx: &Tx<'_>, addition: &Addition) -> Result<(), Error> {
    let Head { size, root, at, key } = addition.note.head;
    tx.change(&ADVANCE, &[&count(addition.from)?, &count(size)?])?;
    let leaves: Vec<_> = (count(addition.from)?..).zip(&addition.leaves).collect();
    let leaves: Vec<Vec<&dyn kernel::ToValue>> = leaves
        .iter()
        .map(|(place, (institution, event, hash))| -> Vec<&dyn kernel::ToValue> {
            vec![place, institution, event, hash]
        })
        .collect();
    tx.insert_many(&INSERT_LEAF, &leaves)?;
    for (level, place, hash) in &addition.nodes {
        tx.run(&INSERT_NODE, &[&i64::from(*level), &count(*place)?, hash])?;
    }
    tx.run(&INSERT_HEAD, &[&count(size)?, &root, &at, &key.as_slice(), &addition.note.signature.as_slice()])?;
    Ok(())
}

/// The position of the first event that a listener has not read.
pub fn position(tx: &Tx<'_>, listener: &str) -> Result<u64, Error> {
    tx.opt::<Position>(&LISTENER, &[&listener])?.map_or(Ok(0), |row| counted(row.position))
}

/// Moves a listener on; Stale when another server has read on meanwhile.
pub fn move_on(tx: &Tx<'_>, listener: &str, from: u64, to: u64) -> Result<(), Error> {
    if from == 0 {
        tx.run(&BEGIN_LISTENING, &[&listener])?;
    }
    tx.change(&MOVE_ON, &[&listener, &count(from)?, &count(to)?])
}
