//! The sealer: finds committed events that the log does not have, numbers them, adds them and signs the new head.
//! Writers know nothing of it. Any number of sealers may run, and one may die at any point. Nothing is signed over a log that
//! no longer contains the newest head this program has seen (`kept`).

use std::time::Duration;

use kernel::Error;
use kernel::uuid::Uuid;
use tokio::sync::watch;

use super::head::{Head, Note};
use super::key::Keys;
use super::leaf::Leaf;
use super::rules::Edge;
use super::store::{self, Addition};
use crate::clock::Clock;
use crate::store::Store;

/// Events of one round: their leaves go in by one short unit of work, so that people's writes hardly wait for it.
const ROUND: usize = 512;
/// Events looked through at a time: a look at everything is many short reads.
const PAGE: i64 = 4_096;
/// Between two looks while the program serves.
const PAUSE: Duration = Duration::from_secs(5);

/// How far back a look goes, and every how many looks. Ids are UUIDv7 made when a unit of work begins, and a unit that
/// takes long commits ids older than those sealed meanwhile; so no look may only ask for what is newer than the newest.
/// Most units take milliseconds: every look goes back a minute. Imports take minutes, clocks of several instances differ:
/// every minute one goes back two hours. Whatever came later still (restored by hand, a clock that was turned) is found by
/// looking at everything: at the start and once a day. What none of them has sealed, `tija verify` names.
const LOOKS: [(u64, Option<i64>); 3] = [(17_280, None), (12, Some(7_200)), (1, Some(60))];

/// Mtia muhuri.
#[derive(Clone)]
pub struct Sealer {
    store: Store,
    clock: Clock,
    keys: Keys,
    sealed: watch::Sender<u64>,
}

/// What a look at one page of events found.
struct Looked {
    /// What to add, and the edge afterwards.
    found: Option<(Addition, Edge)>,
    /// From where to look on; None at the end.
    next: Option<Uuid>,
}

impl Sealer {
    pub fn new(store: Store, clock: Clock, keys: Keys) -> Self {
        Self { store, clock, keys, sealed: watch::Sender::new(0) }
    }

    /// Wakes whoever listens when the log has grown; holds its size.
    pub fn watch(&self) -> watch::Receiver<u64> {
        self.sealed.subscribe()
    }

    /// Seals whatever is not sealed, however old. Answers how many events.
    pub async fn seal_all(&self) -> Result<u64, Error> {
        self.seal_after(Uuid::nil()).await
    }

    /// Seals on and on. Never ends: drop it. A unit of work under way is finished or undone by the store.
    pub async fn run(&self) {
        let mut pulse = tokio::time::interval(PAUSE);
        pulse.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        for look in 0_u64.. {
            pulse.tick().await;
            let reach =
                LOOKS.iter().find(|(every, _)| look.is_multiple_of(*every)).and_then(|(_, back)| *back);
            let after =
                reach.map_or(Uuid::nil(), |back| store::oldest_id(self.clock.now().plus_seconds(-back)));
            match self.seal_after(after).await {
                Ok(0) => {}
                Ok(count) => tracing::debug!(count, "events sealed"),
                Err(error) => tracing::error!(%error, "events could not be sealed; they wait"),
            }
        }
    }

    async fn seal_after(&self, after: Uuid) -> Result<u64, Error> {
        let (mut after, mut edge, mut count) = (after, None, 0);
        loop {
            let looked = self.look(after, edge.clone()).await?;
            if let Some((addition, new_edge)) = looked.found {
                let (leaves, note) = (addition.leaves.len(), addition.note);
                let size = note.head.size;
                match self.store.write(move |tx| store::append(tx, &addition)).await {
                    Ok(()) => {}
                    // Another sealer was quicker: what it sealed is no longer found.
                    Err(Error::Stale | Error::Busy) => continue,
                    Err(other) => return Err(other),
                }
                count += u64::try_from(leaves).map_err(Error::internal)?;
                edge = Some(new_edge);
                self.keep(note).await?;
                self.sealed.send_replace(size);
            }
            match looked.next {
                Some(next) => after = next,
                None => {
                    // Another server's heads are kept here too, or ours would be ever older than the log.
                    if count == 0 {
                        self.keep_newest().await?;
                    }
                    return Ok(count);
                }
            }
        }
    }

    fn kept(&self) -> Result<Option<Note>, Error> {
        self.keys.kept().map_or(Ok(None), |kept| kept.read())
    }

    async fn keep(&self, note: Note) -> Result<(), Error> {
        let Some(kept) = self.keys.kept().cloned() else { return Ok(()) };
        tokio::task::spawn_blocking(move || kept.keep(&note)).await.map_err(Error::internal)?
    }

    /// Keeps the newest head when another server has gone on. A head that nobody we trust signed is never kept: it would stop
    /// the sealing for good.
    async fn keep_newest(&self) -> Result<(), Error> {
        if self.keys.kept().is_none() {
            return Ok(());
        }
        let (kept, trusted) = (self.kept()?, self.keys.trusted().to_vec());
        let newest = self
            .store
            .report(move |tx| {
                let size = store::size(tx)?;
                contains(tx, size, kept.as_ref())?;
                let ours = |note: &Note| trusted.contains(&note.head.key) && note.is_signed();
                let newer = |note: &Note| kept.is_none_or(|kept| note.head.size > kept.head.size);
                let newest = store::newest_head(tx)?.filter(newer).filter(ours);
                if newest.is_some() {
                    sound_edge(tx, size)?;
                }
                Ok(newest)
            })
            .await?;
        match newest {
            Some(note) => self.keep(note).await,
            None => Ok(()),
        }
    }

    /// Reads and hashes outside the writer. Nothing is kept: who dies here has done nothing.
    async fn look(&self, after: Uuid, edge: Option<Edge>) -> Result<Looked, Error> {
        let (keys, clock) = (self.keys.clone(), self.clock.clone());
        // Before the database: a head is committed before it is kept, so what is read afterwards holds it.
        let kept = self.kept()?;
        self.store
            .report(move |tx| {
                let end = store::page_end(tx, after, PAGE)?;
                let (events, last) = store::unsealed(tx, after, end.unwrap_or(Uuid::max()), ROUND)?;
                let next = last.or(end);
                if events.is_empty() {
                    return Ok(Looked { found: None, next });
                }
                let from = store::size(tx)?;
                let mut edge = match &edge {
                    Some(edge) if edge.size() == from => edge.clone(),
                    _ => {
                        contains(tx, from, kept.as_ref())?;
                        sound_edge(tx, from)?
                    }
                };
                let (mut leaves, mut nodes) = (Vec::with_capacity(events.len()), Vec::new());
                for event in &events {
                    let hash = Leaf::of(edge.size(), event).hash();
                    leaves.push((event.institution_id, event.id, hash));
                    edge.push(hash, |level, place, root| nodes.push((level, place, root)));
                }
                let head = Head { size: edge.size(), root: edge.root(), at: clock.now(), key: keys.public() };
                let addition = Addition { from, leaves, nodes, note: keys.sign(head) };
                Ok(Looked { found: Some((addition, edge)), next })
            })
            .await
    }
}

/// Does the log still begin with the head that was kept? Somebody with the database alone can take heads away and set the
/// size back; signing what is then there would make their history ours.
fn contains(tx: &crate::store::Tx<'_>, size: u64, kept: Option<&Note>) -> Result<(), Error> {
    let Some(Note { head, .. }) = kept else { return Ok(()) };
    let way_on = "run `tija verify`; docs/operate.md says what to do after a restored backup";
    if head.size > size {
        return Err(Error::internal(format!(
            "the sealed log was cut off: it has {size} leaves, and a head over {} was signed; {way_on}",
            head.size
        )));
    }
    if store::Tiles::new(tx).root(head.size)? == head.root {
        return Ok(());
    }
    Err(Error::internal(format!(
        "the sealed log was rewritten: it no longer contains the head of {} leaves that was kept; {way_on}",
        head.size
    )))
}

/// The edge, when it is still what was signed: nothing is added to a log that was tampered with at its end.
fn sound_edge(tx: &crate::store::Tx<'_>, size: u64) -> Result<Edge, Error> {
    let edge = store::edge(tx, size)?;
    let signed = store::newest_head(tx)?
        .map_or((0, super::rules::empty_root()), |note| (note.head.size, note.head.root));
    if (size, edge.root()) == signed {
        return Ok(edge);
    }
    Err(Error::internal("the end of the sealed log is not what was signed; run `tija verify`"))
}

#[cfg(test)]
pub(super) mod testing {
    use super::*;

    impl Sealer {
        /// One prepared round, for tests of two sealers and of dying between.
        pub async fn prepared(&self) -> Addition {
            self.look(Uuid::nil(), None).await.unwrap().found.unwrap().0
        }
    }
}
