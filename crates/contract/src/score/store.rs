//! All SQL of scores. Rows are only added.

use kernel::{Error, FinancialYear, InstitutionId, Marks, Quarter, Timestamp};
use platform::store::Tx;
use serde_json::Value;

use super::model::ScoreRow;
use crate::quarter::QuarterRow;

platform::statements! {
    LIST = "SELECT number, quarter, quarter_id, terms_id, formula, inputs, score, made_at FROM contract_score
        WHERE institution_id = $1 AND year = $2 ORDER BY quarter DESC, number DESC";
    INSERT = "INSERT INTO contract_score (institution_id, year, number, quarter, quarter_id, terms_id, formula, inputs, score, made_at)
        VALUES ($1, $2, (SELECT COALESCE(MAX(number), 0) + 1 FROM contract_score WHERE institution_id = $1 AND year = $2),
            $3, $4, $5, $6, $7, $8, $9)";
    VERIFIED = "SELECT score FROM contract_score WHERE institution_id = $1 AND year = $2 AND quarter = 4
        ORDER BY number DESC LIMIT 1";
}

platform::row! {
    struct MarksRow { score: Marks }
}

/// Every score of a year, of the latest quarter first, the newest of each quarter first.
pub fn list(tx: &Tx<'_>, institution: InstitutionId, year: FinancialYear) -> Result<Vec<ScoreRow>, Error> {
    tx.all(&LIST, &[&institution, &year])
}

pub fn insert(
    tx: &Tx<'_>,
    of: &QuarterRow,
    formula: &str,
    inputs: &Value,
    score: Marks,
    at: Timestamp,
) -> Result<(), Error> {
    let (institution, year, quarter): (_, _, Quarter) = (of.institution_id, of.year, of.quarter);
    tx.run(&INSERT, &[&institution, &year, &quarter, &of.id, &of.terms_id, &formula, inputs, &score, &at])
        .map(drop)
}

/// I of a year, once the figures of its last quarter were verified: what a head's mark may use.
pub fn verified(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
) -> Result<Option<Marks>, Error> {
    Ok(tx.opt::<MarksRow>(&VERIFIED, &[&institution, &year])?.map(|row| row.score))
}
