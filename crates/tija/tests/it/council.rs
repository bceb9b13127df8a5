//! The demonstration as the tests of the whole program begin with it: filled once for each engine, a copy for every test.
#![expect(clippy::expect_used, reason = "a fixture that cannot be made fails its test loudly")]

use people::identity::identify;
use platform::testing::{Browser, TestApp, TestStore, kept_postgres, kept_sqlite};
use tija::{demo, program};

/// The moment at which it is filled, and at which every test of it begins.
pub const NOW: &str = "2026-11-22T08:00:00Z";

pub fn on_sqlite() -> TestStore {
    begun(kept_sqlite("demo", &fill))
}

pub fn on_postgres() -> TestStore {
    begun(kept_postgres("demo", &fill))
}

pub fn on_each_db(test: impl Fn(&TestStore)) {
    test(&on_sqlite());
    test(&on_postgres());
}

fn begun(store: TestStore) -> TestStore {
    store.at(NOW);
    store
}

fn fill(store: &TestStore) {
    store.at(NOW);
    let app = app_with_reference(store);
    store.runtime.block_on(demo::fill(&app.app)).expect("the demonstration");
}

/// The program on an empty store, with the reference data that it loads when it starts.
pub fn app_with_reference(store: &TestStore) -> TestApp<'_> {
    let areas = program::areas();
    store.runtime.block_on(platform::reference::load(&store.store, &areas)).expect("reference data");
    TestApp::new(store, areas, identify)
}

/// The program on one of the stores above.
pub fn app(store: &TestStore) -> TestApp<'_> {
    TestApp::new(store, program::areas(), identify)
}

/// Somebody of the demonstration, signed in as they would.
pub fn person<'a>(app: &'a TestApp<'a>, number: &str) -> Browser<'a> {
    let signed =
        app.outsider().post("/sign-in", &[("check_number", number), ("password", "jua-mvua-mavuno")]);
    assert!(signed.status.is_redirection(), "{number} cannot sign in");
    app.carrying(&signed)
}
