//! All SQL of imports: one row per uploaded sheet. The sheet itself lies in the data folder; what it fills is the areas'.

use kernel::{EmploymentId, Error, FinancialYear, InstitutionId, Place, Timestamp};
use serde_json::Value;

use super::report::Report;
use crate::store::Tx;
use crate::work::{Guarded, Target};

kernel::id!(
    /// Uingizaji: one uploaded sheet.
    ImportId
);

kernel::codes! {
    /// Hali: where an uploaded sheet is.
    pub enum State {
        /// Dry run under way.
        Trying = "trying",
        /// Nothing stands against it; waits to be taken.
        Tried = "tried",
        /// Has problems, changed nothing.
        Refused = "refused",
        Taking = "taking",
        Taken = "taken",
        /// A fault of ours stopped it.
        Failed = "failed",
        /// Its owner sent a newer file before taking this one.
        Replaced = "replaced",
    }
}

crate::statements! {
    INSERT = "INSERT INTO platform_import (institution_id, id, kind, year, file_name, stored_as, state, rows_total, rows_done,
        added, changed, unchanged, problems, problem_count, warning_count, beat_at, made_by_id, made_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, 'trying', 0, 0, 0, 0, 0, $7, 0, 0, $8, $9, $8, 1)";
    FIND = "SELECT institution_id, id, kind, year, file_name, stored_as, state, rows_total, rows_done, added, changed, unchanged,
        problems, problem_count, warning_count, beat_at, made_at, version
        FROM platform_import WHERE institution_id = $1 AND kind = $2 AND id = $3";
    LIST_RECENT = "SELECT id, year, file_name, state, added, changed, unchanged, problem_count, beat_at, made_at
        FROM platform_import WHERE institution_id = $1 AND kind = $2 ORDER BY id DESC LIMIT $3";
    BEGIN = "UPDATE platform_import SET state = $3, beat_at = $4, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $5";
    BEAT = "UPDATE platform_import SET rows_done = $3, rows_total = $4, beat_at = $5 WHERE institution_id = $1 AND id = $2";
    CLOSE = "UPDATE platform_import SET state = $3, rows_done = $4, rows_total = $4, added = $5, changed = $6, unchanged = $7,
        problems = $8, problem_count = $9, warning_count = $10, beat_at = $11, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND state <> 'replaced'";
    REPLACE = "UPDATE platform_import SET state = 'replaced', version = version + 1
        WHERE institution_id = $1 AND kind = $2 AND made_by_id = $3
          AND (state IN ('tried', 'failed') OR (state IN ('trying', 'taking') AND beat_at < $4))
        RETURNING stored_as";
}

crate::row! {
    /// One uploaded sheet with its report.
    pub struct ImportRow {
        pub institution_id: InstitutionId,
        pub id: ImportId,
        pub kind: String,
        pub year: Option<FinancialYear>,
        pub file_name: String,
        pub stored_as: String,
        pub state: State,
        pub rows_total: i64,
        pub rows_done: i64,
        pub added: i64,
        pub changed: i64,
        pub unchanged: i64,
        pub problems: Value,
        pub problem_count: i64,
        pub warning_count: i64,
        pub beat_at: Timestamp,
        pub made_at: Timestamp,
        pub version: i64,
    }
    /// One line of the list of recent imports.
    pub struct RecentRow {
        pub id: ImportId,
        pub year: Option<FinancialYear>,
        pub file_name: String,
        pub state: State,
        pub added: i64,
        pub changed: i64,
        pub unchanged: i64,
        pub problem_count: i64,
        pub beat_at: Timestamp,
        pub made_at: Timestamp,
    }
    struct StoredAs { stored_as: String }
}

impl Target for ImportRow {
    fn place(&self) -> Place {
        Place::institution(self.institution_id)
    }
}

/// A new upload, being tried.
pub struct NewImport<'a> {
    pub institution: InstitutionId,
    pub id: ImportId,
    pub kind: &'a str,
    pub year: Option<FinancialYear>,
    pub file_name: &'a str,
    pub stored_as: &'a str,
    pub made_by: EmploymentId,
    pub made_at: Timestamp,
}

pub fn insert(tx: &Tx<'_>, new: &NewImport<'_>) -> Result<(), Error> {
    let none = Value::Array(Vec::new());
    tx.run(
        &INSERT,
        &[
            &new.institution,
            &new.id,
            &new.kind,
            &new.year,
            &new.file_name,
            &new.stored_as,
            &none,
            &new.made_at,
            &new.made_by,
        ],
    )?;
    Ok(())
}

pub fn find(
    tx: &Tx<'_>,
    institution: InstitutionId,
    kind: &str,
    id: ImportId,
) -> Result<Option<Guarded<ImportRow>>, Error> {
    Ok(tx.opt::<ImportRow>(&FIND, &[&institution, &kind, &id])?.map(Guarded::new))
}

/// The latest of a kind, newest first. Whoever may import the kind may see them.
pub fn list_recent(tx: &Tx<'_>, institution: InstitutionId, kind: &str) -> Result<Vec<RecentRow>, Error> {
    const SHOWN: i64 = 10;
    tx.all(&LIST_RECENT, &[&institution, &kind, &SHOWN])
}

/// Moves an import on; Stale when somebody else has moved it.
pub fn begin(tx: &Tx<'_>, row: &ImportRow, state: State, now: Timestamp) -> Result<(), Error> {
    tx.change(&BEGIN, &[&row.institution_id, &row.id, &state, &now, &row.version])
}

/// A sign of life.
pub fn beat(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: ImportId,
    (done, total): (i64, i64),
    now: Timestamp,
) -> Result<(), Error> {
    tx.run(&BEAT, &[&institution, &id, &done, &total, &now]).map(drop)
}

/// Keeps what a pass came to; Stale when the sheet was set aside meanwhile.
pub fn close(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: ImportId,
    state: State,
    report: &Report,
    now: Timestamp,
) -> Result<(), Error> {
    let findings = serde_json::to_value(&report.findings).map_err(Error::internal)?;
    tx.change(
        &CLOSE,
        &[
            &institution,
            &id,
            &state,
            &report.rows,
            &report.added,
            &report.changed,
            &report.unchanged,
            &findings,
            &report.problem_count,
            &report.warning_count,
            &now,
        ],
    )
}

/// Sets aside what this person sent earlier and never took, and what died with its server: no sign of life since `dead`.
/// Answers the names of the files, no longer needed.
pub fn replace_waiting(
    tx: &Tx<'_>,
    institution: InstitutionId,
    kind: &str,
    made_by: EmploymentId,
    dead: Timestamp,
) -> Result<Vec<String>, Error> {
    let left: Vec<StoredAs> = tx.all(&REPLACE, &[&institution, &kind, &made_by, &dead])?;
    Ok(left.into_iter().map(|row| row.stored_as).collect())
}
