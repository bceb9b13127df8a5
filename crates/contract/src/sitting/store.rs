//! All SQL of sittings. The list joins each invited institution's contract: only what the room sees is read of it.

use kernel::{Day, Error, FinancialYear, InstitutionId, PAGE_ROWS, Page, PageKey, Timestamp};
use platform::store::Tx;
use platform::work::Guarded;

use super::model::{CalledRow, CouncilRow, InvitedRow, SittingId, SittingRow};

/// Columns of a sitting with the region of its secretariat.
macro_rules! sitting {
    ($condition:literal) => {
        concat!(
            "SELECT sitting.institution_id, institution.region_code, region.name AS region_name, sitting.id, sitting.year,
            sitting.held_on, sitting.place, sitting.closed_at, sitting.version
        FROM contract_sitting sitting
        JOIN people_institution institution ON institution.id = sitting.institution_id
        LEFT JOIN people_region region ON region.code = institution.region_code
        WHERE sitting.institution_id = $1 AND ",
            $condition
        )
    };
}

platform::statements! {
    FIND = sitting!("sitting.id = $2");
    LIST = sitting!("(CAST($2 AS {{date}}) IS NULL OR sitting.held_on < $2 OR (sitting.held_on = $2 AND sitting.id < CAST($3 AS {{uuid}})))
        ORDER BY sitting.held_on DESC, sitting.id DESC LIMIT $4");
    INSERT = "INSERT INTO contract_sitting (institution_id, id, year, held_on, place, made_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, 1)";
    INSERT_INVITED = "INSERT INTO contract_invited (institution_id, sitting_id, invited_id) VALUES ($1, $2, $3)";
    CLOSE = "UPDATE contract_sitting SET closed_at = $3, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $4";
    LIST_COUNCILS = "SELECT id, name FROM people_institution WHERE kind = 'council' AND region_code = $1 ORDER BY name";
    LIST_INVITED = "SELECT invited.invited_id, institution.name, terms.id AS terms_id, terms.number, terms.state, terms.text_hash,
            head.signer_name AS head_name, head.signer_post AS head_post, head.signed_at AS head_at,
            above.signer_name AS above_name, above.signed_at AS above_at
        FROM contract_invited invited
        JOIN contract_sitting sitting ON sitting.institution_id = invited.institution_id AND sitting.id = invited.sitting_id
        JOIN people_institution institution ON institution.id = invited.invited_id
        LEFT JOIN contract_terms terms ON terms.institution_id = invited.invited_id AND terms.year = sitting.year
            AND terms.number = (SELECT MAX(newest.number) FROM contract_terms newest
                WHERE newest.institution_id = invited.invited_id AND newest.year = sitting.year)
        LEFT JOIN contract_signature head ON head.institution_id = terms.institution_id AND head.terms_id = terms.id
            AND head.party = 'institution'
        LEFT JOIN contract_signature above ON above.institution_id = terms.institution_id AND above.terms_id = terms.id
            AND above.party = 'authority'
        WHERE invited.institution_id = $1 AND invited.sitting_id = $2 ORDER BY institution.name, institution.id";
    LIST_CALLED = "SELECT sitting.held_on, sitting.place, sitting.closed_at FROM contract_invited invited
        JOIN contract_sitting sitting ON sitting.institution_id = invited.institution_id AND sitting.id = invited.sitting_id
        WHERE invited.invited_id = $1 AND sitting.year = $2 AND sitting.held_on >= $3 AND sitting.closed_at IS NULL
        ORDER BY sitting.held_on, sitting.id";
}

pub fn find(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: SittingId,
) -> Result<Option<Guarded<SittingRow>>, Error> {
    Ok(tx.opt(&FIND, &[&institution, &id])?.map(Guarded::new))
}

/// One page of a secretariat's sittings, newest day first.
pub fn list(tx: &Tx<'_>, institution: InstitutionId, after: &PageKey) -> Result<Page<SittingRow>, Error> {
    let day: Option<Day> = after.sort_as();
    Page::read(PAGE_ROWS, |most| tx.all(&LIST, &[&institution, &day, &after.id(), &most]))
}

pub struct NewSitting<'s> {
    pub institution: InstitutionId,
    pub id: SittingId,
    pub year: FinancialYear,
    pub held_on: Day,
    pub place: &'s str,
    pub invited: &'s [InstitutionId],
}

pub fn insert(tx: &Tx<'_>, new: &NewSitting<'_>, at: Timestamp) -> Result<(), Error> {
    tx.run(&INSERT, &[&new.institution, &new.id, &new.year, &new.held_on, &new.place, &at])?;
    for invited in new.invited {
        tx.run(&INSERT_INVITED, &[&new.institution, &new.id, invited])?;
    }
    Ok(())
}

pub fn close(tx: &Tx<'_>, row: &SittingRow, at: Timestamp) -> Result<(), Error> {
    tx.change(&CLOSE, &[&row.institution_id, &row.id, &at, &row.version])
}

/// The registered councils of a region.
pub fn list_councils(tx: &Tx<'_>, region: &str) -> Result<Vec<CouncilRow>, Error> {
    tx.all(&LIST_COUNCILS, &[&region])
}

/// The list of a sitting the reader was allowed to open.
pub fn list_invited(tx: &Tx<'_>, row: &SittingRow) -> Result<Vec<InvitedRow>, Error> {
    tx.all(&LIST_INVITED, &[&row.institution_id, &row.id])
}

/// Open sittings from a day on to which one's own institution is invited.
pub fn list_called(
    tx: &Tx<'_>,
    invited: InstitutionId,
    year: FinancialYear,
    from: Day,
) -> Result<Vec<CalledRow>, Error> {
    tx.all(&LIST_CALLED, &[&invited, &year, &from])
}
