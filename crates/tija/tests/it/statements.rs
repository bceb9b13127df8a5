//! Every statement of the program is understood by both engines.

use platform::store::statements;
use platform::testing::on_each_db;
use tija as _;

#[test]
fn both_engines_take_every_statement() {
    on_each_db(|store| {
        let complaints = store
            .tx(|tx| {
                let prepared =
                    statements().into_iter().filter(|statement| !statement.name.contains("::tests::"));
                Ok(prepared
                    .filter_map(|statement| tx.prepare_only(statement).err().map(|error| error.to_string()))
                    .collect::<Vec<_>>())
            })
            .expect("a unit of work");
        assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
    });
}

#[test]
fn statement_names_are_unique() {
    let mut names: Vec<&str> = statements().iter().map(|statement| statement.name).collect();
    let count = names.len();
    assert!(count > 100, "the catalogue is not linked in");
    names.dedup();
    assert_eq!(names.len(), count);
}
