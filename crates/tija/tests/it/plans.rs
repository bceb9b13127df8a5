//! How SQLite would find the rows of every statement: whole-table scans are listed in a file that people review.

use platform::store::{Engine, statements};
use platform::testing::TestStore;
use tija as _;

use crate::written::must_equal;

#[test]
fn scans_of_whole_tables_are_the_reviewed_ones() {
    let store = TestStore::sqlite();
    let connection =
        rusqlite::Connection::open(store.directory.path().join("tija.db")).expect("the database");
    let mut lines = Vec::new();
    for statement in statements().into_iter().filter(|statement| !statement.name.contains("::tests::")) {
        let text = format!("EXPLAIN QUERY PLAN {}", statement.sql(Engine::Sqlite));
        let mut prepared = connection.prepare(&text).expect(statement.name);
        let steps = prepared
            .raw_query()
            .mapped(|row| row.get::<_, String>(3))
            .collect::<Result<Vec<_>, _>>()
            .expect("a plan");
        // A scan that uses an index in order and stops at a limit is not one of the whole table.
        for step in steps.iter().filter(|step| {
            step.starts_with("SCAN ") && !step.contains("CONSTANT ROW") && !step.contains("SUBQUERY")
        }) {
            lines.push(format!("{}: {step}", statement.name));
        }
    }
    must_equal("scans.txt", &(lines.join("\n") + "\n"));
}

/// A year's closed due dates are many times its open ones: consoles and rounds must not read them.
#[test]
fn what_an_institution_has_open_is_read_without_what_was_closed() {
    let store = TestStore::sqlite();
    let connection =
        rusqlite::Connection::open(store.directory.path().join("tija.db")).expect("the database");
    for name in [
        "oversight::rollup::store::OVERDUE",
        "oversight::institution::store::LIST_STUCK",
        "oversight::institution::store::LIST_OFFICES",
        "oversight::institution::store::LIST_OWED",
        "platform::deadline::store::LIST_OWN",
        "platform::deadline::store::MOVE_DAY",
    ] {
        let statement = statements().into_iter().find(|statement| statement.name == name).expect(name);
        let text = format!("EXPLAIN QUERY PLAN {}", statement.sql(Engine::Sqlite));
        let mut prepared = connection.prepare(&text).expect(name);
        let steps: Vec<String> =
            prepared.raw_query().mapped(|row| row.get(3)).collect::<Result<_, _>>().expect("a plan");
        let by_day = |step: &String| step.contains("USING INDEX platform_deadline_open (institution_id=?");
        assert!(steps.iter().any(by_day), "{name}: {steps:?}");
    }
}
