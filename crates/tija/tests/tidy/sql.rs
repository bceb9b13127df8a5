//! Where SQL may stand, what a crate may write, and the wall between institutions.

use platform::store::{MIGRATIONS, statements};

use crate::source::{all, none};

// Linking the areas is what fills the catalogue of statements.
use tija as _;

#[test]
fn sql_stands_in_stores_only() {
    let mut complaints = Vec::new();
    for file in all(".rs") {
        let allowed = file.name() == "store.rs"
            || file.path.contains("/store/")
            || file.area() == "platform"
            || file.is_test();
        if !allowed && file.area() != "bench" && file.text.contains("statements! {") {
            complaints.push(format!("{}: statements stand in store.rs", file.path));
        }
    }
    none(&complaints);
}

/// `people` of `people::employee::store::FIND`.
fn owner(name: &str) -> &str {
    name.split("::").next().unwrap_or_default()
}

/// The tables a statement writes.
fn written(sql: &str) -> Vec<String> {
    let words: Vec<&str> = sql.split_whitespace().collect();
    let mut tables = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let next = |ahead: usize| words.get(index + ahead).map(|table| table.trim_matches('(').to_owned());
        match word.to_uppercase().as_str() {
            "INSERT" | "DELETE" => tables.extend(next(2)),
            "UPDATE" if words.get(index.wrapping_sub(1)).is_none_or(|before| *before != "DO") => {
                tables.extend(next(1))
            }
            _ => {}
        }
    }
    tables
}

#[test]
fn a_crate_writes_only_its_own_tables() {
    let mut complaints = Vec::new();
    for statement in statements() {
        let crate_name = owner(statement.name);
        for table in written(statement.text) {
            if !table.starts_with(&format!("{crate_name}_")) {
                complaints.push(format!("{}: {crate_name} must not write {table}", statement.name));
            }
        }
    }
    none(&complaints);
}

/// Tables that an institution owns: those with the column.
fn owned_tables() -> Vec<String> {
    let mut tables = Vec::new();
    for migration in MIGRATIONS {
        for text in migration.text.split("CREATE TABLE ").skip(1) {
            let (name, rest) = text.split_once(' ').expect("a table's name");
            let body = rest.split("{{strict}}").next().unwrap_or_default();
            if body.trim_start_matches(['(', '\n', ' ']).starts_with("institution_id") {
                tables.push(name.to_owned());
            }
        }
    }
    assert!(tables.len() > 20, "the migrations were not understood");
    tables
}

/// Statements that look across institutions on purpose, and why.
const ACROSS: &[(&str, &str)] = &[
    (
        "people::identity::store::FIND_CODE",
        "a person's code, found before anybody is signed in: it says for which employment it opens the account",
    ),
    (
        "people::identity::store::FIND",
        "signing in begins with a check number; the institution is what it finds",
    ),
    (
        "people::employee::store::EMPLOYED",
        "a person may be employed by one institution at a time in the country",
    ),
    (
        "contract::terms::store::LIST_BELOW",
        "the seat above institutions lists them: a secretariat its councils, the nation all; policy is Within::Region, Nation",
    ),
    ("contract::quarter::store::LIST_WAITING", "the nation's seat verifies the figures of all institutions"),
    (
        "contract::sitting::store::LIST_CALLED",
        "an institution sees the sittings to which another, the secretariat, invites it",
    ),
    ("contract::signing::store::SITTING_OF", "the same, of the day on which somebody signs"),
    (
        "performance::head::store::LIST",
        "the seat above institutions lists their heads; policy is Within::Region, Nation",
    ),
    (
        "people::switch::store::LIST",
        "somebody's own other employments, wherever they are: by the person who asks",
    ),
    (
        "people::seat::store::NATION_HELD",
        "whether anybody anywhere else holds the nation's seat: a yes or a no, never who",
    ),
    ("platform::seal::store::PAGE_END", "the sealed log is one for the whole program"),
    ("platform::seal::store::UNSEALED", "the sealed log is one for the whole program"),
    ("platform::seal::store::UNSEALED_NAMES", "the sealed log is one for the whole program"),
    ("platform::seal::store::OVERDUE", "the sealed log is one for the whole program"),
    ("platform::seal::store::COUNT_EVENTS", "the sealed log is one for the whole program"),
    ("platform::seal::store::STRETCH", "the sealed log is one for the whole program"),
    ("people::staff_import::store::EMPLOYED", "the same question for a hundred check numbers of a sheet"),
    ("oversight::rollup::store::REGIONS", "the nation's console: sums of whole institutions, never a person"),
    ("oversight::rollup::store::INSTITUTIONS", "the same, an institution a line"),
    (
        "platform::deadline::store::LIST_PASSED",
        "the engine's round finds what has passed everywhere; each row is then dealt with in its institution",
    ),
    (
        "platform::mail::store::LIST_DUE",
        "the program's own round sends what is due everywhere; each letter is then claimed in its institution",
    ),
    ("performance::period::store::LIST_GONE", "the same round, of those who have left"),
    ("performance::period::store::LIST_LEAVING", "the same round, of those who leave"),
    ("performance::period::store::LIST_STAYING", "the same round, of those who stay after all"),
    ("performance::period::store::LIST_UNENDED", "the same round, of supervisors who stay after all"),
    (
        "performance::handover::store::LIST_LEAVING",
        "the same round, of those whose work is to be handed over",
    ),
    ("performance::handover::store::LIST_STAYING", "the same round, of those who stay after all"),
    (
        "performance::probation::store::LIST_CANDIDATES",
        "the same round, of reviews of probation that have come",
    ),
    (
        "performance::period::store::LIST_ENDED",
        "the program's own round opens what former supervisors owe everywhere; each period is then made in its institution",
    ),
    ("platform::mail::store::FORGET", "letters that have ended are forgotten everywhere at once"),
    (
        "oversight::fairness::store::WAITING",
        "the program's own round counts what was published everywhere; each row is then counted in its institution",
    ),
    (
        "oversight::fairness::store::OF_NATION",
        "the nation's figures are the institutions' sums put together; small groups go before anything is kept",
    ),
    (
        "people::absence::store::LIST_DEFERRED",
        "the program's own round puts off what passed inside an absence everywhere; each row is then moved in its institution",
    ),
    (
        "performance::appeal::store::around::VACATED",
        "the same round, of seats over appeals whose holders have left; each is then dealt with in its institution",
    ),
    (
        "people::handover::store::LIST_SUCCEEDED",
        "the same round, of heads who have left something behind; each is then handed over in its institution",
    ),
    (
        "people::handover::store::LIST_DUE",
        "the program's own round does what has fallen due everywhere; each row is then done in its institution",
    ),
];

#[test]
fn every_statement_on_an_institutions_table_names_the_institution() {
    let tables = owned_tables();
    let mut complaints = Vec::new();
    for statement in statements() {
        let touched = statement.text.split(|letter: char| !(letter.is_alphanumeric() || letter == '_'));
        let owned = touched.clone().any(|word| tables.iter().any(|table| table == word));
        let across = ACROSS.iter().any(|(name, _)| *name == statement.name);
        let names_none = owned && !statement.text.contains("institution_id");
        if names_none && !across && !statement.name.contains("::tests::") {
            complaints.push(format!("{}: no institution_id", statement.name));
        }
        let names_it = statement.text.contains("institution_id = $")
            || statement.text.contains("INSERT INTO")
            || statement.text.contains("institution_id = CAST($");
        if owned && !names_it && !across && !statement.name.contains("::tests::") {
            complaints.push(format!("{}: institution_id is not bound to a parameter", statement.name));
        }
    }
    none(&complaints);
}
