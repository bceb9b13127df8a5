//! One unit of work: who acts, when, and the three tokens without which nothing is seen or saved.
//! `Guarded` is a row you may not look into yet, `Permit` is leave to act, `Saved` is the proof that an event was written:
//! a write unit must answer `Saved`, so forgetting either is a compile error.

mod event;

use kernel::uuid::Uuid;
use kernel::{
    Action, Actor, Capacity, Day, EmploymentId, Error, InstitutionId, Person, Place, Timestamp, allows,
};

use crate::clock::{Clock, Ids};
use crate::store::{Store, Tx};

pub use event::Event;

/// A row that policy can judge.
pub trait Target {
    fn place(&self) -> Place;
}

impl Target for Place {
    fn place(&self) -> Place {
        self.clone()
    }
}

/// A row nobody has been allowed to see yet; `Work::open` unwraps it.
#[derive(Debug)]
pub struct Guarded<T>(T);

impl<T: Target> Guarded<T> {
    pub fn new(row: T) -> Self {
        Self(row)
    }
}

/// Leave to do one action in one institution; made by `Work::permit`, spent by `Work::save`.
#[derive(Debug)]
pub struct Permit {
    action: &'static Action,
    institution: InstitutionId,
    capacity: Capacity,
}

/// The proof that what was done was also written down.
#[derive(Debug)]
pub struct Saved<T>(T);

impl<T> Saved<T> {
    /// The same proof, with what the caller wants to know.
    pub fn with<U>(self, value: U) -> Saved<U> {
        Saved(value)
    }

    /// What the caller wants to know, where one unit does several things.
    pub fn value(&self) -> &T {
        &self.0
    }
}

/// Everything a unit of work needs that is not the store: who, when, ids. Made per request, command or job.
#[derive(Clone)]
pub struct Desk {
    pub store: Store,
    pub clock: Clock,
    pub ids: Ids,
    pub actor: Actor,
}

impl Desk {
    pub fn new(store: Store, clock: Clock, ids: Ids, actor: Actor) -> Self {
        Self { store, clock, ids, actor }
    }

    fn work<'t>(&'t self, tx: &'t Tx<'t>) -> Work<'t> {
        Work { tx, desk: self, now: self.clock.now() }
    }

    /// A bounded read (see [`Store::read`]).
    pub async fn read<T, F>(&self, unit: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Fn(&Work<'_>) -> Result<T, Error> + Send + 'static,
    {
        let desk = self.clone();
        self.store.read(move |tx| unit(&desk.work(tx))).await
    }

    /// A read that may take long (see [`Store::report`]).
    pub async fn report<T, F>(&self, unit: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Fn(&Work<'_>) -> Result<T, Error> + Send + 'static,
    {
        let desk = self.clone();
        self.store.report(move |tx| unit(&desk.work(tx))).await
    }

    /// A unit of work that changes something: all of it or nothing, durable when it answers.
    pub async fn write<T, F>(&self, unit: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Fn(&Work<'_>) -> Result<Saved<T>, Error> + Send + 'static,
    {
        let desk = self.clone();
        self.store.write(move |tx| unit(&desk.work(tx)).map(|saved| saved.0)).await
    }

    /// Tries a unit of work of one institution and undoes it, whatever it answers: for dry runs (see [`Store::attempt`]).
    pub async fn attempt<T, F>(&self, institution: InstitutionId, unit: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Fn(&Work<'_>) -> Result<T, Error> + Send + 'static,
    {
        let desk = self.clone();
        self.store.attempt(institution, move |tx| unit(&desk.work(tx))).await
    }
}

/// Inside one unit of work.
pub struct Work<'t> {
    tx: &'t Tx<'t>,
    desk: &'t Desk,
    now: Timestamp,
}

impl<'t> Work<'t> {
    pub fn tx(&self) -> &'t Tx<'t> {
        self.tx
    }

    /// The moment of the unit, UTC; the same from its beginning to its end.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The day in Tanzania.
    pub fn today(&self) -> Day {
        self.now.day()
    }

    pub fn new_id<I: From<Uuid>>(&self) -> I {
        I::from(self.desk.ids.new_id(self.now))
    }

    pub fn actor(&self) -> &Actor {
        &self.desk.actor
    }

    pub fn person(&self) -> Result<&Person, Error> {
        self.desk.actor.person().ok_or(Error::SignedOut)
    }

    pub fn institution(&self) -> Result<InstitutionId, Error> {
        self.person().map(|person| person.institution)
    }

    /// The row, when this actor may do this with it; NotFound otherwise, whether it is there or not.
    pub fn open<T: Target>(&self, action: &Action, row: Option<Guarded<T>>) -> Result<T, Error> {
        match row {
            Some(Guarded(row)) if self.may(action, &row) => Ok(row),
            _ => Err(Error::NotFound),
        }
    }

    /// May this actor do this with the row? The same question buttons ask.
    pub fn may(&self, action: &Action, target: &impl Target) -> bool {
        allows(action, self.actor(), &target.place()).is_some()
    }

    /// Leave to do this with the row.
    pub fn permit(&self, action: &'static Action, target: &impl Target) -> Result<Permit, Error> {
        let place = target.place();
        let capacity = allows(action, self.actor(), &place).ok_or(Error::Denied)?;
        let institution =
            place.institution.ok_or_else(|| Error::internal("an action without an institution"))?;
        Ok(Permit { action, institution, capacity })
    }

    /// Writes the event of what was done. Call it last; its answer is what a write unit must give back.
    pub fn save(&self, permit: Permit, event: Event) -> Result<Saved<()>, Error> {
        self.save_many(vec![(permit, event)])
    }

    /// The same for many events at once, each with its own leave: for sheets.
    pub fn save_many(&self, done: Vec<(Permit, Event)>) -> Result<Saved<()>, Error> {
        let acting_for = |capacity| match capacity {
            Capacity::Own => None,
            Capacity::ActingFor(absent) => Some(absent),
        };
        let events: Vec<(InstitutionId, &str, Option<EmploymentId>, Event)> = done
            .into_iter()
            .map(|(permit, event)| {
                (permit.institution, permit.action.name, acting_for(permit.capacity), event)
            })
            .collect();
        event::insert(self, &events)?;
        Ok(Saved(()))
    }

    /// The proof for a unit that found its work already done (a double send): nothing new happened, nothing is written.
    pub fn already_done(&self, _permit: Permit) -> Saved<()> {
        Saved(())
    }
}
