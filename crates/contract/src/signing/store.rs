//! All SQL of signatures.

use kernel::{EmploymentId, Error, FinancialYear, InstitutionId, Timestamp};
use platform::store::Tx;

use super::model::{SignatureId, SignatureRow};
use crate::sitting::model::SittingId;
use crate::terms::model::{Party, TermsId};

platform::statements! {
    LIST = "SELECT party, signer_institution_id, signer_name, signer_post, acting_for, text_hash, signed_at
        FROM contract_signature WHERE institution_id = $1 AND terms_id = $2 ORDER BY signed_at, party";
    INSERT = "INSERT INTO contract_signature (institution_id, terms_id, party, id, signer_institution_id, signer_id, signer_name,
            signer_post, acting_for, text_hash, sitting_institution_id, sitting_id, signed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    DELETE = "DELETE FROM contract_signature WHERE institution_id = $1 AND terms_id = $2";
    /// The open sitting of a day to which an institution is invited.
    SITTING_OF = "SELECT sitting.institution_id, sitting.id FROM contract_invited invited
        JOIN contract_sitting sitting ON sitting.institution_id = invited.institution_id AND sitting.id = invited.sitting_id
        WHERE invited.invited_id = $1 AND sitting.year = $2 AND sitting.held_on = $3 AND sitting.closed_at IS NULL
        ORDER BY sitting.id LIMIT 1";
}

platform::row! {
    struct SittingIdRow { institution_id: InstitutionId, id: SittingId }
}

/// The signatures of a version the reader was allowed to open.
pub fn list(tx: &Tx<'_>, institution: InstitutionId, terms: TermsId) -> Result<Vec<SignatureRow>, Error> {
    tx.all(&LIST, &[&institution, &terms])
}

pub struct NewSignature<'s> {
    pub id: SignatureId,
    pub party: Party,
    pub signer_institution: InstitutionId,
    pub signer: EmploymentId,
    pub signer_name: &'s str,
    pub signer_post: &'s str,
    pub acting_for: &'s str,
    pub text_hash: &'s [u8],
    pub sitting: Option<(InstitutionId, SittingId)>,
    pub at: Timestamp,
}

pub fn insert(
    tx: &Tx<'_>,
    institution: InstitutionId,
    terms: TermsId,
    new: &NewSignature<'_>,
) -> Result<(), Error> {
    let (of, sitting) = (new.sitting.map(|(of, _)| of), new.sitting.map(|(_, id)| id));
    tx.run(
        &INSERT,
        &[
            &institution,
            &terms,
            &new.party,
            &new.id,
            &new.signer_institution,
            &new.signer,
            &new.signer_name,
            &new.signer_post,
            &new.acting_for,
            &new.text_hash,
            &of,
            &sitting,
            &new.at,
        ],
    )
    .map(drop)
}

/// The text they were given to was returned.
pub fn delete(tx: &Tx<'_>, institution: InstitutionId, terms: TermsId) -> Result<(), Error> {
    tx.run(&DELETE, &[&institution, &terms]).map(drop)
}

pub fn find_sitting_of(
    tx: &Tx<'_>,
    invited: InstitutionId,
    year: FinancialYear,
    on: kernel::Day,
) -> Result<Option<(InstitutionId, SittingId)>, Error> {
    let row = tx.opt::<SittingIdRow>(&SITTING_OF, &[&invited, &year, &on])?;
    Ok(row.map(|row| (row.institution_id, row.id)))
}
