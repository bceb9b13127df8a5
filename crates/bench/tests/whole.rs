//! The bench runs to its end on a nation of a few: what it measures with goes by the program's own statements and tables, and
//! a change of one of these would else break it unseen. Papers are left out: without optimisation they take a minute.
#![expect(clippy::expect_used, reason = "a test that cannot start its bench fails loudly")]

use std::process::Command;

const PARTS: [&str; 7] = ["pages", "reads", "submissions", "marks", "seal", "region", "import"];
/// One row of each part, by its beginning.
const ROWS: [&str; 7] = [
    "my week: CPU",
    "read: team",
    "submissions, 64",
    "marks computed",
    "events verified",
    "drill-down, section",
    "import",
];

#[test]
fn every_part_runs_to_its_end() {
    runs_to_its_end("sqlite", "");
}

#[test]
fn every_part_runs_to_its_end_on_postgresql() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tools/test-postgres.sh");
    let own = std::process::id().to_string();
    let made = Command::new("sh").args([script, "database", &own]).output().expect("a database");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    runs_to_its_end("postgres", String::from_utf8_lossy(&made.stdout).trim());
}

fn runs_to_its_end(engine: &str, database: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut bench = Command::new(env!("CARGO_BIN_EXE_bench"));
    bench.args(["--people", "120", "--each", "40", "--seconds", "0", "--engine", engine, "--folder"]);
    bench.arg(folder.path()).env("TIJA_BENCH_POSTGRES", database);
    for part in PARTS {
        bench.args(["--only", part]);
    }
    let out = bench.output().expect("the bench");
    let (said, failed) = (String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    assert!(out.status.success(), "{failed}");
    for row in ROWS {
        assert!(said.lines().any(|line| line.starts_with(row)), "no row {row}: {said}");
    }
}
