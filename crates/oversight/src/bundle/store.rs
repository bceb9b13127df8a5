//! All SQL of bundles.

use kernel::uuid::Uuid;
use kernel::{EmploymentId, Error, FinancialYear, InstitutionId, Language, Timestamp};
use performance::paper::Kind;
use platform::store::Tx;
use platform::work::Guarded;

use super::model::{BundleId, BundleRow, State};
use crate::paper::model::PaperId;

/// Bundles that the page lists, newest first.
const MOST_LISTED: i64 = 20;

macro_rules! bundle {
    ($condition:literal) => {
        concat!(
            "SELECT id, institution_id, kind, year, language, state, total, done, failed, beat_at, made_by_id, made_at, version
            FROM oversight_bundle WHERE institution_id = $1 AND ",
            $condition
        )
    };
}

platform::statements! {
    FIND = bundle!("id = $2");
    LIST = bundle!("id > $3 ORDER BY id DESC LIMIT $2");
    INSERT = "INSERT INTO oversight_bundle (institution_id, id, kind, year, language, state, total, done, failed, beat_at,
          made_by_id, made_at, version)
        VALUES ($1, $2, $3, $4, $5, 'running', $6, 0, 0, $7, $8, $7, 1)";
    AGAIN = "UPDATE oversight_bundle SET state = 'running', done = 0, failed = 0, beat_at = $3, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $4";
    BEAT = "UPDATE oversight_bundle SET done = $3, failed = $4, beat_at = $5 WHERE institution_id = $1 AND id = $2";
    CLOSE = "UPDATE oversight_bundle SET state = $3, beat_at = $4, version = version + 1 WHERE institution_id = $1 AND id = $2";
    BODIES = "SELECT p.id, p.code, p.file_name, p.body FROM oversight_paper p
        WHERE p.institution_id = $1 AND p.kind = $2 AND p.year = $3 AND p.language = $4 AND p.id > $5
          AND NOT EXISTS (SELECT 1 FROM oversight_paper n WHERE n.institution_id = p.institution_id AND n.kind = p.kind
            AND n.subject_id = p.subject_id AND n.language = p.language AND n.id > p.id)
        ORDER BY p.id LIMIT $6";
}

platform::row! {
    /// One paper on its way into the file.
    pub struct PaperBody {
        pub id: PaperId,
        pub code: String,
        pub file_name: String,
        pub body: Vec<u8>,
    }
}

pub fn find(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: BundleId,
) -> Result<Option<Guarded<BundleRow>>, Error> {
    Ok(tx.opt::<BundleRow>(&FIND, &[&institution, &id])?.map(Guarded::new))
}

pub fn list(tx: &Tx<'_>, institution: InstitutionId) -> Result<Vec<BundleRow>, Error> {
    tx.all(&LIST, &[&institution, &MOST_LISTED, &Uuid::nil()])
}

/// A bundle about to be made.
#[derive(Debug, Clone, Copy)]
pub struct NewBundle {
    pub institution: InstitutionId,
    pub id: BundleId,
    pub kind: Kind,
    pub year: FinancialYear,
    pub language: Language,
    pub total: i64,
    pub made_by: EmploymentId,
}

pub fn insert(tx: &Tx<'_>, new: &NewBundle, now: Timestamp) -> Result<(), Error> {
    let NewBundle { institution, id, kind, year, language, total, made_by } = new;
    tx.run(&INSERT, &[institution, id, kind, year, language, total, &now, made_by]).map(drop)
}

/// Begins a bundle that stopped once more; Stale when somebody else has.
pub fn again(tx: &Tx<'_>, row: &BundleRow, now: Timestamp) -> Result<(), Error> {
    tx.change(&AGAIN, &[&row.institution_id, &row.id, &now, &row.version])
}

pub fn beat(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: BundleId,
    (done, failed): (i64, i64),
    now: Timestamp,
) -> Result<(), Error> {
    tx.run(&BEAT, &[&institution, &id, &done, &failed, &now]).map(drop)
}

pub fn close(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: BundleId,
    state: State,
    now: Timestamp,
) -> Result<(), Error> {
    tx.run(&CLOSE, &[&institution, &id, &state, &now]).map(drop)
}

/// The newest paper of everything of a kind, a few at a time in the order of their ids.
pub fn bodies(tx: &Tx<'_>, row: &BundleRow, after: PaperId, limit: i64) -> Result<Vec<PaperBody>, Error> {
    tx.all(&BODIES, &[&row.institution_id, &row.kind, &row.year, &row.language, &after, &limit])
}
