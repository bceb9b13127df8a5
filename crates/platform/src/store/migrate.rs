//! The schema: one ordered list of texts for both engines, forward only, checksummed, each in its transaction.
//! A schema made by a newer program is refused; a changed text of an applied migration is refused too.

use kernel::Error;
use sha2::{Digest, Sha256};

use super::dialect::render;
use super::{Engine, Store, Tx};

/// One step of the schema.
pub struct Migration {
    pub name: &'static str,
    pub text: &'static str,
}

macro_rules! migrations {
    ($($name:literal),+ $(,)?) => {
        &[$(Migration { name: $name, text: include_str!(concat!("../../../../migrations/", $name, ".sql")) }),+]
    };
}

/// All steps, oldest first.
pub const MIGRATIONS: &[Migration] =
    migrations!["0001_platform", "0002_people", "0003_planning", "0004_performance", "0005_oversight"];

crate::statements! {
    APPLIED = "SELECT name, checksum FROM platform_migration ORDER BY name";
    RECORD = "INSERT INTO platform_migration (name, checksum) VALUES ($1, $2)";
}

crate::row! {
    struct Applied { name: String, checksum: String }
}

const OWN_TABLE: &str = "CREATE TABLE IF NOT EXISTS platform_migration (name {{text}} NOT NULL PRIMARY KEY, checksum {{text}} NOT NULL) {{strict}}";

/// What SQLite's planner is told about sizes: the shape of a nation of institutions with a thousand people each. SQLite
/// gathers nothing by itself, and without it takes an institution for ten rows: a team's page then read every sub-task of
/// the institution for each person (measured: 740 ms instead of 2). PostgreSQL analyses by itself. Indexes that are not
/// there are passed over.
const SHAPE: &str = include_str!("shape.csv");

fn tell_shape(tx: &Tx<'_>) -> Result<(), Error> {
    if tx.engine() != Engine::Sqlite {
        return Ok(());
    }
    // The table of statistics exists once something was analysed; the second time the planner reads it again.
    let mut text = "ANALYZE sqlite_schema; DELETE FROM sqlite_stat1;".to_owned();
    for line in SHAPE.lines().skip(1) {
        let row = line.replace(',', "', '");
        text.push_str(&format!("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('{row}');"));
    }
    text.push_str("ANALYZE sqlite_schema;");
    tx.batch(&text)
}

fn checksum(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// What is still to be applied; an error when the database is ahead of this program or tells another story.
fn pending(applied: &[Applied]) -> Result<&'static [Migration], Error> {
    for (index, row) in applied.iter().enumerate() {
        match MIGRATIONS.get(index) {
            None => {
                return Err(Error::internal(format!(
                    "the database was made by a newer program (it has {}); use that program or a newer one",
                    row.name
                )));
            }
            Some(own) if own.name != row.name || checksum(own.text) != row.checksum => {
                return Err(Error::internal(format!(
                    "migration {} differs from what the database was made with",
                    row.name
                )));
            }
            Some(_) => {}
        }
    }
    Ok(MIGRATIONS.get(applied.len()..).unwrap_or_default())
}

pub async fn migrate(store: &Store) -> Result<Vec<String>, Error> {
    let engine = store.engine();
    store.write(move |tx| tx.batch(&render(OWN_TABLE, engine))).await?;
    store
        .write(move |tx: &Tx<'_>| {
            let applied = tx.all::<Applied>(&APPLIED, &[])?;
            let mut names = Vec::new();
            for migration in pending(&applied)? {
                tx.batch(&render(migration.text, engine))
                    .map_err(|cause| Error::internal(format!("{}: {cause}", migration.name)))?;
                tx.run(&RECORD, &[&migration.name, &checksum(migration.text)])?;
                names.push(migration.name.to_owned());
            }
            tell_shape(tx)?;
            Ok(names)
        })
        .await
}

pub async fn check(store: &Store) -> Result<(), Error> {
    let left = store.read(|tx| Ok(pending(&tx.all::<Applied>(&APPLIED, &[])?)?.len())).await;
    match left {
        Ok(0) => Ok(()),
        Ok(_) => Err(Error::internal("the database is older than this program: run `tija migrate`")),
        Err(cause) => Err(cause),
    }
}
