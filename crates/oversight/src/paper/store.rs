//! All SQL of issued papers. A paper's row is never changed.

use kernel::uuid::Uuid;
use kernel::{Error, InstitutionId, Language, Timestamp};
use performance::paper::{Kind, Standing};
use platform::store::Tx;

use super::model::{BodyRow, NewPaper, PaperId, PaperRow};

/// Papers of one thing that its page lists, newest first; each state gives at most one in each language.
const MOST_LISTED: i64 = 20;

macro_rules! paper {
    ($condition:literal) => {
        concat!(
            "SELECT id, institution_id, kind, subject_id, about_id, year, basis, language, code, file_name, initials,
              sha256, size, issued_at, issued_by
            FROM oversight_paper WHERE institution_id = $1 AND ",
            $condition
        )
    };
}

platform::statements! {
    FIND = paper!("id = $2");
    ISSUED = paper!("kind = $2 AND subject_id = $3 AND language = $4 AND basis = $5");
    LIST = paper!("kind = $2 AND subject_id = $3 ORDER BY issued_at DESC, id DESC LIMIT $4");
    BODY = "SELECT body FROM oversight_paper WHERE institution_id = $1 AND id = $2";
    FIND_CODE = "SELECT institution_id, paper_id FROM oversight_paper_code WHERE code = $1";
    INSERT = "INSERT INTO oversight_paper (institution_id, id, kind, subject_id, about_id, year, basis, language, code,
          file_name, initials, sha256, size, body, issued_at, issued_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        ON CONFLICT (institution_id, kind, subject_id, language, basis) DO NOTHING";
    INSERT_CODE = "INSERT INTO oversight_paper_code (code, institution_id, paper_id) VALUES ($1, $2, $3)";
}

platform::row! {
    struct CodeRow { institution_id: InstitutionId, paper_id: PaperId }
}

pub fn find(tx: &Tx<'_>, institution: InstitutionId, id: PaperId) -> Result<Option<PaperRow>, Error> {
    tx.opt(&FIND, &[&institution, &id])
}

/// The paper of this state in this language.
pub fn issued(
    tx: &Tx<'_>,
    institution: InstitutionId,
    kind: Kind,
    subject: Uuid,
    language: Language,
    basis: &str,
) -> Result<Option<PaperRow>, Error> {
    tx.opt(&ISSUED, &[&institution, &kind, &subject, &language, &basis])
}

/// Every paper of a thing, newest first.
pub fn list(
    tx: &Tx<'_>,
    institution: InstitutionId,
    kind: Kind,
    subject: Uuid,
) -> Result<Vec<PaperRow>, Error> {
    tx.all(&LIST, &[&institution, &kind, &subject, &MOST_LISTED])
}

pub fn body(tx: &Tx<'_>, institution: InstitutionId, id: PaperId) -> Result<Vec<u8>, Error> {
    tx.one::<BodyRow>(&BODY, &[&institution, &id]).map(|row| row.body)
}

/// The paper of a code, of whatever institution. Two statements whether there is one or not, so that the time an answer
/// takes tells nothing.
pub fn find_by_code(tx: &Tx<'_>, code: &str) -> Result<Option<PaperRow>, Error> {
    let found: Option<CodeRow> = tx.opt(&FIND_CODE, &[&code])?;
    let nobody = CodeRow { institution_id: InstitutionId(Uuid::nil()), paper_id: PaperId(Uuid::nil()) };
    let CodeRow { institution_id, paper_id } = found.unwrap_or(nobody);
    find(tx, institution_id, paper_id)
}

/// Keeps a paper with its code; false when this state has one already in this language.
pub fn insert(
    tx: &Tx<'_>,
    id: PaperId,
    new: &NewPaper,
    standing: &Standing,
    (file_name, initials): (&str, &str),
    (now, by): (Timestamp, &str),
) -> Result<bool, Error> {
    let size = i64::try_from(new.body.len()).map_err(Error::internal)?;
    let made = tx.run(
        &INSERT,
        &[
            &new.institution,
            &id,
            &new.kind,
            &new.subject,
            &standing.about,
            &standing.year,
            &new.basis,
            &new.language,
            &new.code,
            &file_name,
            &initials,
            &new.sha256,
            &size,
            &new.body,
            &now,
            &by,
        ],
    )?;
    if made == 0 {
        return Ok(false);
    }
    tx.run(&INSERT_CODE, &[&new.code, &new.institution, &id])?;
    Ok(true)
}
