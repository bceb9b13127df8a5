//! Tried, taken, refused: on SQLite and on PostgreSQL.

use std::io::Write as _;

use kernel::{Actor, Language, Place};
use ui::Words;

use super::*;
use crate::import::{Import, Progress, Report, command};
use crate::testing::{TestStore, on_each_db};

fn import(store: &TestStore, text: &[u8]) -> Import {
    let file = store.directory.path().join("sheet");
    std::fs::write(&file, text).unwrap();
    Import {
        kind: &HOLIDAYS,
        scope: scope(),
        file,
        file_name: "siku.csv".into(),
        progress: Progress::default(),
    }
}

fn attempt(store: &TestStore, text: &[u8]) -> Report {
    let import = import(store, text);
    store.runtime.block_on(import.attempt(&store.desk(&Actor::System))).unwrap()
}

fn take(store: &TestStore, text: &[u8]) -> Report {
    let import = import(store, text);
    let id = kernel::uuid::Uuid::from_u128(7);
    store.runtime.block_on(import.take(&store.desk(&Actor::System), id, |_, _| Ok(()))).unwrap()
}

fn kept(store: &TestStore) -> i64 {
    store.tx(|tx| Ok(tx.one::<CountRow>(&COUNT_HOLIDAYS, &[])?.count)).unwrap()
}

fn counts(report: &Report) -> (i64, i64, i64, i64, i64) {
    (report.rows, report.added, report.changed, report.unchanged, report.problem_count)
}

fn keys(report: &Report) -> Vec<(i64, &str, &str)> {
    report
        .findings
        .iter()
        .map(|finding| (finding.row, finding.column.as_str(), finding.key.as_str()))
        .collect()
}

const GOOD: &[u8] = b"Tarehe,Jina\n2031-01-01,Mwaka mpya\n2031-04-26,Muungano\n";

#[test]
fn a_dry_run_says_what_would_happen_and_changes_nothing() {
    on_each_db(|store| {
        assert_eq!(counts(&attempt(store, GOOD)), (2, 2, 0, 0, 0));
        assert_eq!(kept(store), 0);
    });
}

#[test]
fn a_clean_file_is_taken_whole_and_again_without_change() {
    on_each_db(|store| {
        assert_eq!(counts(&take(store, GOOD)), (2, 2, 0, 0, 0));
        assert_eq!(kept(store), 2);
        assert_eq!(counts(&take(store, GOOD)), (2, 0, 0, 2, 0));
        let changed = b"Jina,Tarehe\nSikukuu,2031-01-01\n";
        assert_eq!(counts(&take(store, changed)), (1, 0, 1, 0, 0));
        assert_eq!(kept(store), 2);
    });
}

#[test]
fn one_bad_row_and_nothing_is_taken() {
    on_each_db(|store| {
        let report =
            take(store, b"Tarehe,Jina\n2031-01-01,a\n\n31/31/2031,b\n2031-01-02,#REF!\n2031-01-03,a,b,c\n2031-01-04,a\x01b\n2031-01-05,a\xe2\x80\xaeb\n");
        assert_eq!(
            keys(&report),
            [
                (4, "Tarehe", "test-import-not-a-day"),
                (5, "Jina", "platform-import-cell-failed"),
                (6, "", "platform-import-cells-beyond"),
                (7, "Jina", "platform-import-cell-unseen"),
                (8, "Jina", "platform-import-cell-unseen"),
            ]
        );
        assert_eq!(kept(store), 0);
    });
}

#[test]
fn what_only_the_end_shows_also_stops_it() {
    on_each_db(|store| {
        let rows: String = (1..=13).map(|day| format!("2031-01-{day:02},a\n")).collect();
        let report = take(store, format!("Tarehe,Jina\n{rows}").as_bytes());
        assert_eq!(keys(&report), [(3, "Jina", "test-import-late")]);
        assert_eq!(kept(store), 0);
    });
}

#[test]
fn headings_are_judged_before_rows() {
    let store = TestStore::sqlite();
    let report = attempt(&store, b"Tarehe,tarehe ,Umri\nx,y,z\n");
    assert_eq!(
        keys(&report),
        [
            (0, "", "platform-import-column-missing"),
            (0, "", "platform-import-column-repeated"),
            (0, "", "platform-import-column-unknown"),
        ]
    );
    assert_eq!((report.problem_count, report.warning_count, report.rows), (2, 1, 1));
    assert_eq!(keys(&attempt(&store, b"Tarehe,Jina\n")), [(0, "", "platform-import-no-rows")]);
}

#[test]
fn an_unreadable_file_is_a_report_with_its_line() {
    let store = TestStore::sqlite();
    assert_eq!(
        keys(&take(&store, b"Tarehe,Jina\n2031-01-01,Ren\xe9\n")),
        [(2, "", "platform-sheet-not-utf8")]
    );
    assert_eq!(keys(&attempt(&store, b"%PDF-1.4")), [(0, "", "platform-sheet-not-a-sheet")]);
}

#[test]
fn an_importer_may_refuse_to_begin() {
    let store = TestStore::sqlite();
    let mut import = import(&store, GOOD);
    import.scope.institution = forbidden();
    let report = store.runtime.block_on(import.attempt(&store.desk(&Actor::System))).unwrap();
    assert_eq!(keys(&report), [(0, "", "test-import-closed")]);
}

#[test]
fn a_fault_of_ours_is_an_error_and_changes_nothing() {
    on_each_db(|store| {
        let import = import(store, b"Tarehe,Jina\n2031-01-01,a\n2031-01-02,panic\n");
        let id = kernel::uuid::Uuid::from_u128(7);
        let taken = store.runtime.block_on(import.take(&store.desk(&Actor::System), id, |_, _| Ok(())));
        assert!(matches!(taken, Err(Error::Internal(_))));
        assert_eq!(kept(store), 0);
    });
}

#[test]
fn whoever_may_not_import_changes_nothing() {
    let store = TestStore::sqlite();
    let import = import(&store, GOOD);
    let taken = store.runtime.block_on(import.take(
        &store.desk(&Actor::Outsider),
        kernel::uuid::Uuid::nil(),
        |_, _| Ok(()),
    ));
    assert!(matches!(taken, Err(Error::Denied)));
    assert_eq!(kept(&store), 0);
}

#[test]
fn a_taken_import_stands_in_the_history() {
    let store = TestStore::sqlite();
    take(&store, GOOD);
    let place = Place::institution(institution());
    assert_eq!(place.institution, Some(institution()));
    let events = store.tx(|tx| tx.all::<EventRow>(&LIST_EVENTS, &[&institution()])).unwrap();
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].action, "test.holiday.import");
    assert_eq!(events[0].after["added"], 2);
}

crate::statements! {
    LIST_EVENTS = "SELECT action, after FROM platform_event WHERE institution_id = $1";
}
crate::row! {
    struct EventRow { action: String, after: serde_json::Value }
}

#[test]
fn a_thousand_findings_are_kept_and_the_rest_counted() {
    let store = TestStore::sqlite();
    let report = attempt(&store, format!("Tarehe,Jina,Umri\n{}", "x,y,\n".repeat(1_500)).as_bytes());
    assert_eq!((report.problem_count, report.findings.len()), (1_500, 1_000));
    assert!(report.findings.iter().all(|finding| !finding.warning), "problems are worth more than warnings");
}

#[test]
fn the_command_line_tells_the_report() {
    let store = TestStore::sqlite();
    let words = Words::new(crate::http::WORDS);
    let import = import(&store, b"Tarehe,Jina\n2031-01-01,\"a\"b\n");
    let mut out = Vec::new();
    let desk = store.desk(&Actor::System);
    let run = command::run(&desk, &import, true, &words, Language::Sw, &mut out);
    assert!(!store.runtime.block_on(run).unwrap().is_clean());
    let told = String::from_utf8(out).unwrap();
    assert_eq!(
        told,
        "Tatizo: Mstari 2: Mstari wa 2: kuna maandishi baada ya alama ya nukuu inayofunga. Alama ya nukuu iliyo ndani ya \
         maandishi iandikwe mara mbili: \"\".\nIdadi ya matatizo: 1; mistari: 0. Hakuna kilichobadilika.\n"
    );
}

/// A hundred thousand rows are a bench's matter; here twenty thousand must pass within the memory of a hundred.
#[test]
fn memory_does_not_grow_with_the_rows() {
    let store = TestStore::sqlite();
    let rows = |count: i32| {
        let import = import(&store, b"");
        let mut file = std::io::BufWriter::new(std::fs::File::create(&import.file).unwrap());
        writeln!(file, "Tarehe,Jina,Aina").unwrap();
        for row in 0..count {
            writeln!(file, "2031-01-{:02},{:x>80},{:y>200}", row % 28 + 1, "", "").unwrap();
        }
        file.flush().unwrap();
        store.runtime.block_on(import.attempt(&store.desk(&Actor::System))).unwrap()
    };
    rows(100);
    let before = resident();
    let report = rows(20_000);
    assert_eq!((report.rows, report.problem_count), (20_000, 0));
    let grown = resident().saturating_sub(before);
    assert!(grown < 3 * 1024, "{grown} KiB more after reading 6 MB");
}

/// Most memory this process has had, in KiB.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

crate::statements! {
    // PostgreSQL only: what its planner believes to be in a table.
    BELIEVED = "SELECT CAST(reltuples AS BIGINT) AS count FROM pg_class WHERE relname = 'platform_holiday'";
}

#[test]
fn after_a_large_sheet_the_planner_knows_how_much_there_is() {
    let store = TestStore::postgres();
    let day: Day = "2031-01-01".parse().unwrap();
    let rows: String = (0..600).map(|ahead| format!("{},Siku\n", day.plus_days(ahead))).collect();
    let report = take(&store, format!("Tarehe,Jina\n{rows}").as_bytes());
    assert_eq!(counts(&report), (600, 600, 0, 0, 0));
    let believed = store.tx(|tx| Ok(tx.one::<CountRow>(&BELIEVED, &[])?.count)).unwrap();
    assert!(believed >= 600, "{believed}");
}
