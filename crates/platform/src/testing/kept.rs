//! Stores that begin as a long fixture leaves them: the first test of a test program that asks for one fills it, every other
//! gets a copy. What another test program filled is never used, so a change of the fixture is always seen.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use rusqlite::Connection;
use tempfile::TempDir;

use super::{TestStore, cluster, fill as begin, runtime};
use crate::clock::Ids;
use crate::store::Store;

/// Ids of the copies begin here, above those that any fixture used up.
const FIRST_ID: u64 = 1 << 32;

/// A SQLite store as `fill` leaves it, kept under `name` in the folder of builds until this test program is built anew.
pub fn kept_sqlite(name: &str, fill: &dyn Fn(&TestStore)) -> TestStore {
    let shelf = shelf();
    fs::create_dir_all(&shelf).expect("a shelf");
    let file = shelf.join(of_this_program(name));
    let lock = File::create(shelf.join(format!("{name}.lock"))).expect("a lock");
    lock.lock().expect("the lock");
    if !file.exists() {
        older(&shelf, name).for_each(|old| fs::remove_file(old).expect("what an older program filled goes"));
        let store = TestStore::sqlite();
        fill(&store);
        let unfinished = shelf.join(format!("{name}.unfinished"));
        let _ = fs::remove_file(&unfinished);
        // Not a copy of the file: what was committed last may still stand in the log beside it.
        let connection = Connection::open(store.directory.path().join("tija.db")).expect("the store");
        let whole = connection.execute("VACUUM INTO ?1", [unfinished.to_str().expect("a path")]);
        whole.expect("a whole copy");
        fs::rename(&unfinished, &file).expect("a new name");
    }
    drop(lock);
    let (runtime, directory) = (runtime(), TempDir::new().expect("a folder"));
    let copy = directory.path().join("tija.db");
    fs::copy(&file, &copy).expect("a copy");
    continued(Store::sqlite(&copy).expect("a store"), runtime, directory)
}

/// A PostgreSQL store as `fill` leaves it, kept for as long as the tests' server lives.
pub fn kept_postgres(name: &str, fill: &dyn Fn(&TestStore)) -> TestStore {
    let template = of_this_program(name);
    cluster::ensure_template(&template, |address| {
        let runtime = runtime();
        let store = Store::postgres(address).expect("a store");
        runtime.block_on(begin(&store));
        fill(&TestStore::around(store, runtime, TempDir::new().expect("a folder")));
    });
    let store = Store::postgres(&cluster::url(&cluster::create_database(Some(&template)))).expect("a store");
    continued(store, runtime(), TempDir::new().expect("a folder"))
}

fn continued(store: Store, runtime: tokio::runtime::Runtime, directory: TempDir) -> TestStore {
    TestStore { ids: Ids::sequential_from(FIRST_ID), ..TestStore::around(store, runtime, directory) }
}

/// What one build of a test program filled: its file's size and time tell builds apart.
fn of_this_program(name: &str) -> String {
    let program = std::env::current_exe().and_then(fs::metadata).expect("this program's file");
    let built = program.modified().expect("its time").duration_since(UNIX_EPOCH).expect("a time after 1970");
    format!("{name}_{}_{}", program.len(), built.as_millis())
}

fn shelf() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/test-stores")
}

fn older(shelf: &Path, name: &str) -> impl Iterator<Item = PathBuf> {
    let begins = format!("{name}_");
    let found = fs::read_dir(shelf).expect("the shelf").flatten().map(|entry| entry.path());
    found.filter(move |path| path.file_name().is_some_and(|file| file.to_string_lossy().starts_with(&begins)))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use kernel::FinancialYear;

    use super::*;
    use crate::setting;

    fn told(store: &TestStore) -> bool {
        store
            .tx(|tx| setting::settings(tx, FinancialYear::starting(0)))
            .expect("settings")
            .text("told")
            .is_ok()
    }

    /// Filled once; what one test then does the next does not see.
    #[test]
    fn a_kept_store_is_filled_once_and_every_copy_is_a_tests_own() {
        let name = format!("kept{}", std::process::id());
        for kept in [kept_sqlite, kept_postgres] {
            let filled = Cell::new(0);
            let fill = |_: &TestStore| filled.set(filled.get() + 1);
            let first = kept(&name, &fill);
            let tell = |tx: &crate::store::Tx<'_>| {
                setting::put(tx, FinancialYear::starting(0), "told", "yes", "a test")
            };
            first.tx(tell).expect("a setting");
            assert!(told(&first));
            assert!(!told(&kept(&name, &fill)), "a copy saw what another test did");
            assert_eq!(filled.get(), 1);
        }
        let shelf = shelf();
        older(&shelf, &name).for_each(|file| fs::remove_file(file).expect("it goes"));
        fs::remove_file(shelf.join(format!("{name}.lock"))).expect("it goes");
    }
}
