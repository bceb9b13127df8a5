//! Dry runs that nobody waits for. A unit that is only tried runs on a connection of its own that cannot write to the database:
//! before its first write to a table a temporary table of the same name, holding the institution's rows, takes the table's place,
//! and SQLite looks for a name among temporary tables first. The rest is read where it is, all of it as it was at one moment.
//! Foreign keys are not checked here: a temporary table cannot point outside.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::Path;

use kernel::{Error, InstitutionId};
use rusqlite::{Connection, OpenFlags, OptionalExtension};

use super::configure;

/// Tables that a unit only adds to and never reads: their rows, which may be millions, are not copied.
const ONLY_ADDED_TO: [&str; 1] = ["platform_event"];

/// Which tables have been replaced so far.
pub(in crate::store) struct Scratch {
    institution: InstitutionId,
    tables: RefCell<BTreeSet<String>>,
}

/// A connection on which a unit can be tried.
pub(super) fn open(file: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    configure(&connection)?;
    // A hundred thousand tried rows belong on disk.
    connection.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA temp_store = FILE;")?;
    Ok(connection)
}

impl Scratch {
    pub(super) fn of(institution: InstitutionId) -> Self {
        Self { institution, tables: RefCell::default() }
    }

    /// Before a statement runs: the table it writes to, if it writes, is one of ours.
    pub(in crate::store) fn make_room(&self, connection: &Connection, statement: &str) -> Result<(), Error> {
        match written_table(statement) {
            Some(table) if !self.tables.borrow().contains(table) => {
                self.replace(connection, table)
                    .map_err(|cause| Error::internal(format!("a dry run's {table}: {cause}")))?;
                self.tables.borrow_mut().insert(table.to_owned());
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn replace(&self, connection: &Connection, table: &str) -> rusqlite::Result<()> {
        let made: String = connection.query_row(
            "SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = ?1",
            [table],
            |row| row.get(0),
        )?;
        connection.execute_batch(&made.replacen("TABLE", "TEMP TABLE", 1))?;
        if !ONLY_ADDED_TO.contains(&table) {
            self.copy_rows(connection, table)?;
        }
        let mut indexes = connection.prepare(
            "SELECT sql FROM main.sqlite_schema WHERE type = 'index' AND tbl_name = ?1 AND sql IS NOT NULL",
        )?;
        let indexes: Vec<String> =
            indexes.query_map([table], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        for index in indexes {
            connection.execute_batch(&index.replacen("INDEX ", "INDEX temp.", 1))?;
        }
        Ok(())
    }

    /// The institution's rows; of a national table all.
    fn copy_rows(&self, connection: &Connection, table: &str) -> rusqlite::Result<()> {
        let owned: Option<i64> = connection
            .query_row(
                "SELECT 1 FROM pragma_table_info(?1, 'main') WHERE name = 'institution_id'",
                [table],
                |row| row.get(0),
            )
            .optional()?;
        let all = format!("INSERT INTO temp.{table} SELECT * FROM main.{table}");
        match owned {
            None => connection.execute(&all, []),
            Some(_) => connection.execute(
                &format!("{all} WHERE institution_id = ?1"),
                [self.institution.0.as_bytes().as_slice()],
            ),
        }
        .map(drop)
    }
}

/// The table that a statement writes to: `INSERT INTO x`, `UPDATE x`, `DELETE FROM x`, also behind a WITH.
fn written_table(statement: &str) -> Option<&str> {
    let mut words = statement.split_ascii_whitespace();
    let mut first = words.next()?;
    if first.eq_ignore_ascii_case("SELECT") {
        return None;
    }
    loop {
        let name = match first {
            "INSERT" | "DELETE" => words.nth(1),
            "UPDATE" => words.next(),
            _ => {
                first = words.next()?;
                continue;
            }
        };
        return name.map(|name| name.split('(').next().unwrap_or(name));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_a_statement_writes_to_is_found() {
        for (statement, table) in [
            ("SELECT a FROM b WHERE c = 'UPDATE d'", None),
            ("INSERT INTO people_person (id) VALUES ($1)", Some("people_person")),
            ("INSERT INTO people_person(id) VALUES ($1)", Some("people_person")),
            ("UPDATE people_person SET a = $1", Some("people_person")),
            ("DELETE FROM people_person\n WHERE a = $1", Some("people_person")),
            ("WITH x AS (SELECT 1) UPDATE people_person SET a = 1", Some("people_person")),
            ("WITH RECURSIVE above (id) AS (SELECT 1) SELECT id FROM above", None),
        ] {
            assert_eq!(written_table(statement), table, "{statement}");
        }
    }
}
