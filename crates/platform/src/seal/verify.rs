//! Checking the whole log against the history: every event read anew in the order of its position, every head against the
//! leaves below it. Names the first thing that is wrong. Reads in bounded stretches; keeps nothing but the tree's edge.

use futures_util::StreamExt;
use kernel::{Error, InstitutionId, Timestamp};

use super::fault::{Fault, Row};
use super::head::Note;
use super::leaf::Leaf;
use super::model::Hash;
use super::rules::Edge;
use super::store::{self, Stretch};
use crate::store::{Store, Tx};

/// Events of one stretch; a multiple of 256, so that stored subtrees are checked as they fill.
const STRETCH: u64 = 2_048;
const HEADS: i64 = 256;

/// What to check.
#[derive(Debug, Clone)]
pub struct Scope {
    /// Public keys whose heads are believed.
    pub trusted: Vec<[u8; 32]>,
    /// Only this institution's events are read anew; the log is proven whole all the same.
    pub institution: Option<InstitutionId>,
    /// Events before it are not read anew; the stored tree below it is proven by the heads above.
    pub from: u64,
    /// Heads kept elsewhere that the log must still contain.
    pub anchors: Vec<Note>,
    /// Events that happened before it must be sealed by now.
    pub sealed_before: Timestamp,
    /// An event sealed more than so many seconds after its moment is told as late.
    pub late_after_seconds: i64,
    /// Stretches read at once.
    pub workers: usize,
}

/// A sound log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Events read anew and right.
    pub events: u64,
    pub size: u64,
    pub heads: u64,
    /// Events that wait to be sealed; none of them for long.
    pub waiting: u64,
    /// Events sealed long after their moment, and the first of them: after a standstill, or put in later by hand.
    pub late: u64,
    pub first_late: Option<u64>,
}

/// The outer error is that checking itself failed.
pub type Outcome = Result<Result<Found, Fault>, Error>;

/// Checks everything; see [`Fault`] for what it finds.
pub async fn verify(store: &Store, scope: &Scope, mut progress: impl FnMut(u64, u64)) -> Outcome {
    // One moment: what the log says of itself, what stands beyond that, and how many events there are.
    let (size, beyond, events) = store
        .report(|tx| {
            let size = store::size(tx)?;
            Ok((size, store::beyond(tx, size)?, store::count_events(tx)?))
        })
        .await?;
    let from = scope.anchors.iter().map(|note| note.head.size).fold(scope.from.min(size), u64::min);
    let edge = match store.report(move |tx| store::edge(tx, from)).await {
        Ok(edge) => edge,
        Err(Error::Internal(why)) => return Ok(Err(Fault::Unreadable { position: from, why })),
        Err(other) => return Err(other),
    };
    let mut walk = Walk::new(store, scope, edge, size);
    if let Err(fault) = walk.anchors(scope) {
        return Ok(Err(fault));
    }
    // Such a leaf would pass its event off as sealed, though nothing that is signed covers it.
    if let Some(position) = beyond {
        return Ok(Err(Fault::Beyond { position, size }));
    }
    // The first stretch may begin anywhere; the others begin at multiples.
    let ends = |start: u64| start - start % STRETCH + STRETCH;
    let starts =
        std::iter::successors(Some(from), |start| Some(ends(*start))).take_while(|start| *start < size);
    let only = scope.institution;
    let reads = futures_util::stream::iter(starts).map(|start| {
        let until = size.min(ends(start));
        store.report(move |tx| Ok(read(tx, start, until, only)))
    });
    let mut reads = std::pin::pin!(reads.buffered(scope.workers.max(1)));
    while let Some(part) = reads.next().await {
        if let Err(fault) = walk.take(part?).await? {
            return Ok(Err(fault));
        }
        progress(walk.edge.size(), size);
    }
    if let Err(fault) = walk.end().await? {
        return Ok(Err(fault));
    }
    let mut found = walk.found;
    found.waiting = events.saturating_sub(size);
    if found.waiting > 0 || from > 0 || scope.institution.is_some() {
        let before = scope.sealed_before;
        let latest = before.plus_seconds(scope.late_after_seconds);
        if let Some((name, happened)) = store.report(move |tx| store::overdue(tx, before, latest)).await? {
            let (institution, event) = (name.institution_id, name.id);
            return Ok(Err(Fault::NotSealed { institution, event, happened }));
        }
    }
    Ok(Ok(found))
}

/// One stretch, read and hashed: leaves as stored with their events' moments, up to the first that is wrong.
struct Part {
    leaves: Vec<(Hash, Option<Moments>)>,
    fault: Option<Fault>,
}

/// When an event happened, by its row and by what is inside its id.
struct Moments {
    at: Row,
    happened: Timestamp,
    latest: Timestamp,
}

impl Moments {
    fn of(at: Row, happened: Timestamp) -> Self {
        let inside = at.event.0.as_u128() >> 80;
        let inside = Timestamp::from_millis(i64::try_from(inside).unwrap_or(i64::MAX));
        Self { at, happened, latest: happened.max(inside) }
    }
}

/// Runs beside others, so the hashing is shared by the processors. A stretch that cannot be read is read row by row.
fn read(tx: &Tx<'_>, from: u64, until: u64, only: Option<InstitutionId>) -> Part {
    let mut part = Part { leaves: Vec::new(), fault: None };
    match store::stretch(tx, from, until, only) {
        Ok(rows) => part.check(tx, rows, from, until, only),
        Err(_) => {
            for position in from..until {
                match store::stretch(tx, position, position + 1, only) {
                    Ok(rows) => part.check(tx, rows, position, position + 1, only),
                    Err(error) => part.fault = Some(unreadable(tx, position, error)),
                }
                if part.fault.is_some() {
                    break;
                }
            }
        }
    }
    part
}

fn unreadable(tx: &Tx<'_>, position: u64, error: Error) -> Fault {
    let why = match error {
        Error::Internal(cause) => cause,
        other => other.to_string(),
    };
    match store::named(tx, position) {
        Ok(Some(name)) => {
            Fault::Garbled { at: Row { position, institution: name.institution_id, event: name.id }, why }
        }
        _ => Fault::Unreadable { position, why },
    }
}

impl Part {
    fn check(&mut self, tx: &Tx<'_>, rows: Vec<Stretch>, from: u64, until: u64, only: Option<InstitutionId>) {
        let mut rows = rows.into_iter();
        for position in from..until {
            let row = rows.next().filter(|row| u64::try_from(row.position) == Ok(position));
            let Some(row) = row else {
                self.fault = Some(Fault::LeafGone { position });
                return;
            };
            let (at, stored) =
                (Row { position, institution: row.institution_id, event: row.event_id }, row.hash);
            let asked = only.is_none_or(|only| only == row.institution_id);
            match row.event() {
                None if asked => {
                    self.fault = Some(Fault::Dropped { at });
                    return;
                }
                None => self.leaves.push((stored, None)),
                Some(event) => {
                    let leaf = Leaf::of(position, &event);
                    if leaf.hash() != stored {
                        self.fault = Some(differs(tx, at, &leaf, stored));
                        return;
                    }
                    self.leaves.push((stored, Some(Moments::of(at, event.at))));
                }
            }
        }
    }
}

/// Changed, or sealed elsewhere? Hashes the row as if it stood at every position; once, because the first fault ends it.
fn differs(tx: &Tx<'_>, at: Row, leaf: &Leaf, stored: Hash) -> Fault {
    let size = store::size(tx).unwrap_or_default();
    let own = |position: u64| {
        let sum = leaf.moved_to(position).hash();
        // The leaf came with its row, or it stayed and only the row was put elsewhere.
        sum == stored
            || matches!(store::nodes(tx, 0, position, position + 1).as_deref(), Ok([(_, there)]) if *there == sum)
    };
    let near =
        (at.position.saturating_sub(1_000)..size.min(at.position + 1_000)).find(|position| own(*position));
    let far = || (0..size).find(|position| leaf.moved_to(*position).hash() == stored);
    match near.or_else(far) {
        Some(sealed_at) => Fault::Moved { at, sealed_at },
        None => Fault::Changed { at },
    }
}

/// Folds stretches in their order and meets the heads on the way.
struct Walk<'s> {
    store: &'s Store,
    scope: &'s Scope,
    edge: Edge,
    size: u64,
    heads: std::collections::VecDeque<Note>,
    heads_read_to: u64,
    no_more_heads: bool,
    last_signed: u64,
    full: Vec<(u32, u64, Hash)>,
    found: Found,
}

impl<'s> Walk<'s> {
    fn new(store: &'s Store, scope: &'s Scope, edge: Edge, size: u64) -> Self {
        let from = edge.size();
        Self {
            store,
            scope,
            size,
            heads: std::collections::VecDeque::new(),
            heads_read_to: from,
            no_more_heads: false,
            last_signed: from,
            full: Vec::new(),
            found: Found { size, ..Found::default() },
            edge,
        }
    }

    /// Heads kept elsewhere: believed only when we could have signed them.
    fn anchors(&self, scope: &Scope) -> Result<(), Fault> {
        for note in &scope.anchors {
            self.signed(note)?;
            if note.head.size > self.size {
                return Err(Fault::Shortened { signed: note.head.size, left: self.size });
            }
            self.anchor_here(note)?;
        }
        Ok(())
    }

    fn anchor_here(&self, note: &Note) -> Result<(), Fault> {
        let differs = note.head.size == self.edge.size() && note.head.root != self.edge.root();
        if differs { Err(Fault::NotOurs { size: note.head.size }) } else { Ok(()) }
    }

    fn signed(&self, note: &Note) -> Result<(), Fault> {
        let size = note.head.size;
        if !self.scope.trusted.contains(&note.head.key) {
            return Err(Fault::UnknownKey { size, key: super::model::hex(&note.head.key) });
        }
        if note.is_signed() { Ok(()) } else { Err(Fault::BadSignature { size }) }
    }

    async fn next_head(&mut self) -> Result<Option<Note>, Error> {
        if self.heads.is_empty() && !self.no_more_heads {
            let above = self.heads_read_to;
            let read = self.store.report(move |tx| store::heads(tx, above, HEADS)).await?;
            self.no_more_heads = read.is_empty();
            self.heads_read_to = read.last().map_or(above, |note| note.head.size);
            self.heads.extend(read);
        }
        Ok(self.heads.front().copied())
    }

    async fn take(&mut self, part: Part) -> Result<Result<(), Fault>, Error> {
        for (leaf, moments) in part.leaves {
            let full = &mut self.full;
            let position = self.edge.size();
            self.edge.push(leaf, |level, place, root| full.push((level, place, root)));
            let next = self.next_head().await?;
            if let Some(Moments { at, happened, latest }) = moments {
                self.found.events += 1;
                let (sealed, long) = (next.as_ref().map(|note| note.head.at), self.scope.late_after_seconds);
                if sealed.is_some_and(|sealed| happened.plus_seconds(long) < sealed) {
                    self.found.late += 1;
                    self.found.first_late.get_or_insert(position);
                }
                if let Some(sealed) = sealed.filter(|sealed| sealed.plus_seconds(long) < latest) {
                    return Ok(Err(Fault::Ahead { at, moment: latest, sealed }));
                }
            }
            if let Some(note) = next.filter(|note| note.head.size == self.edge.size()) {
                if let Err(fault) = self.meet(&note) {
                    return Ok(Err(fault));
                }
                self.heads.pop_front();
            }
            for note in &self.scope.anchors {
                if let Err(fault) = self.anchor_here(note) {
                    return Ok(Err(fault));
                }
            }
        }
        match part.fault {
            Some(fault) => Ok(Err(fault)),
            None => self.subtrees().await,
        }
    }

    fn meet(&mut self, note: &Note) -> Result<(), Fault> {
        self.signed(note)?;
        if note.head.root != self.edge.root() {
            return Err(Fault::NotAsSigned { from: self.last_signed, until: note.head.size });
        }
        self.last_signed = note.head.size;
        self.found.heads += 1;
        Ok(())
    }

    /// Subtrees that filled in this stretch against those stored for proofs.
    async fn subtrees(&mut self) -> Result<Result<(), Fault>, Error> {
        let full = std::mem::take(&mut self.full);
        self.store
            .report(move |tx| {
                let mut by_level: std::collections::BTreeMap<u32, Vec<(u64, Hash)>> =
                    std::collections::BTreeMap::new();
                full.iter().for_each(|(level, place, root)| {
                    by_level.entry(*level).or_default().push((*place, *root))
                });
                for (level, filled) in by_level {
                    let ends = filled.first().zip(filled.last());
                    let Some(((first, _), (last, _))) = ends else { continue };
                    let stored = store::nodes(tx, level, *first, last + 1)?;
                    let wrong = filled.iter().find(|node| !stored.contains(node));
                    if let Some((place, _)) = wrong {
                        return Ok(Err(Fault::Subtree { level, place: *place }));
                    }
                }
                Ok(Ok(()))
            })
            .await
    }

    /// After the last leaf: is the end under a head, and is no head above it?
    async fn end(&mut self) -> Result<Result<(), Fault>, Error> {
        let (left, signed) = (self.edge.size(), self.last_signed);
        // Heads made meanwhile come with their leaves; a head without them was left behind by a cut.
        let next = self.next_head().await?;
        let now = self.store.report(store::size).await?;
        if let Some(note) = next.filter(|note| note.head.size > now) {
            return Ok(Err(Fault::Shortened { signed: note.head.size, left }));
        }
        Ok(if signed < left { Err(Fault::Unsigned { from: signed, until: left }) } else { Ok(()) })
    }
}
