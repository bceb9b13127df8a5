//! The test kit: a migrated store on each engine with a clock that stands still, and browsers against the real app.
//! It panics with a sentence where a test must fail. Fixtures of an area stand in that area.
#![expect(clippy::expect_used, clippy::panic, reason = "a test kit fails loudly")]

mod browser;
pub mod cluster;
mod engine;
mod kept;
mod owed;

use std::sync::{Arc, Barrier, Mutex};
use std::time::Duration;

use kernel::{Actor, Error, Timestamp};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use tokio::runtime::Runtime;

pub use browser::{Answer, Browser, TestApp};
pub use engine::stand_in_engine;
pub use kept::{kept_postgres, kept_sqlite};
pub use owed::Owed;

use crate::clock::{Clock, Ids};
use crate::store::{Engine, MIGRATIONS, Store, Tx};
use crate::work::{Desk, Saved, Work};

/// A store of one test, with a clock that stands still.
pub struct TestStore {
    pub store: Store,
    pub clock: Clock,
    pub ids: Ids,
    pub runtime: Runtime,
    pub directory: TempDir,
}

/// A moment written as `2026-09-01T08:00:00Z`.
pub fn at(moment: &str) -> Timestamp {
    moment.parse().expect("a moment")
}

/// Runs the test on SQLite and on PostgreSQL, each with a fresh migrated store and platform's reference data.
pub fn on_each_db(test: impl Fn(&TestStore)) {
    test(&TestStore::sqlite());
    test(&TestStore::postgres());
}

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime")
}

impl TestStore {
    fn around(store: Store, runtime: Runtime, directory: TempDir) -> Self {
        Self {
            store,
            clock: Clock::fixed(at("2026-09-01T08:00:00Z")),
            ids: Ids::sequential(),
            runtime,
            directory,
        }
    }

    /// A fresh SQLite file with schema and platform's reference data.
    pub fn sqlite() -> Self {
        let (runtime, directory) = (runtime(), TempDir::new().expect("a folder"));
        let store = Store::sqlite(&directory.path().join("tija.db")).expect("a store");
        runtime.block_on(fill(&store));
        Self::around(store, runtime, directory)
    }

    /// A fresh PostgreSQL database, copied from a template that is made once per schema.
    pub fn postgres() -> Self {
        let (runtime, directory) = (runtime(), TempDir::new().expect("a folder"));
        let template = template_name();
        cluster::ensure_template(&template, |address| {
            let store = Store::postgres(address).expect("a store");
            runtime.block_on(fill(&store));
        });
        let store =
            Store::postgres(&cluster::url(&cluster::create_database(Some(&template)))).expect("a store");
        Self::around(store, runtime, directory)
    }

    /// Turns the clock.
    pub fn at(&self, moment: &str) {
        self.clock.set(at(moment));
    }

    pub fn desk(&self, actor: &Actor) -> Desk {
        Desk::new(self.store.clone(), self.clock.clone(), self.ids.clone(), actor.clone())
    }

    /// One unit of work by this actor.
    pub fn work<T: Send + 'static>(
        &self,
        actor: &Actor,
        unit: impl Fn(&Work<'_>) -> Result<Saved<T>, Error> + Send + 'static,
    ) -> Result<T, Error> {
        self.runtime.block_on(self.desk(actor).write(unit))
    }

    /// A unit of work by each of these at the same moment, in no order; `unit` is told which of them it is. Answers what each
    /// got. On PostgreSQL all begin together, and none ends before the others have read what they read.
    pub fn at_once<T: Send + 'static>(
        &self,
        actors: &[Actor],
        unit: impl Fn(&Work<'_>, usize) -> Result<Saved<T>, Error> + Clone + Send + 'static,
    ) -> Vec<Result<T, Error>> {
        let start = (self.store.engine() == Engine::Postgres).then(|| Arc::new(Barrier::new(actors.len())));
        let begin = |(number, actor)| {
            let (desk, unit, start) = (self.desk(actor), unit.clone(), Mutex::new(start.clone()));
            self.runtime.spawn(async move {
                desk.write(move |work| {
                    // A unit that runs again waits for nobody.
                    let Some(start) = start.lock().expect("a start").take() else {
                        return unit(work, number);
                    };
                    start.wait();
                    let done = unit(work, number);
                    std::thread::sleep(Duration::from_millis(100));
                    done
                })
                .await
            })
        };
        let begun: Vec<_> = actors.iter().enumerate().map(begin).collect();
        self.runtime.block_on(async {
            futures_util::future::join_all(begun)
                .await
                .into_iter()
                .map(|done| done.expect("an end"))
                .collect()
        })
    }

    /// One read by this actor.
    pub fn read<T: Send + 'static>(
        &self,
        actor: &Actor,
        unit: impl Fn(&Work<'_>) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        self.runtime.block_on(self.desk(actor).read(unit))
    }

    /// Writes without an event: for fixtures and tests of store functions.
    pub fn tx<T: Send + 'static>(
        &self,
        unit: impl Fn(&Tx<'_>) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        self.runtime.block_on(self.store.write(unit))
    }
}

async fn fill(store: &Store) {
    store.migrate().await.expect("migrations");
    store.write(crate::reference::load_own).await.expect("reference data");
}

fn template_name() -> String {
    let mut digest = Sha256::new();
    MIGRATIONS.iter().for_each(|migration| digest.update(migration.text));
    crate::reference::texts().iter().for_each(|text| digest.update(text));
    let hex: String = digest.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    format!("template_{hex}")
}
