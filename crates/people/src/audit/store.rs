//! All SQL about stated reasons. Rows are never changed or taken away.

use kernel::{Day, EmploymentId, Error, InstitutionId, PAGE_ROWS, Page, Timestamp};
use platform::store::Tx;

use super::model::{AuditId, AuditRow, NewAudit};

platform::statements! {
    INSERT = "INSERT INTO people_audit (institution_id, id, auditor_id, about_id, reason, reference, stated_at, until_on) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    COUNTING = "SELECT about_id FROM people_audit WHERE institution_id = $1 AND auditor_id = $2 AND until_on >= $3";
    /// Newest first; ids are made in the order of time.
    LIST = "SELECT stated.id, stated.auditor_id, auditor.name AS auditor_name, stated.about_id, about.name AS about_name, \
            stated.reason, stated.reference, stated.stated_at, stated.until_on \
        FROM people_audit stated \
        JOIN people_employment auditor ON auditor.institution_id = $1 AND auditor.id = stated.auditor_id \
        LEFT JOIN people_employment about ON about.institution_id = $1 AND about.id = stated.about_id \
        WHERE stated.institution_id = $1 AND (CAST($2 AS {{uuid}}) IS NULL OR stated.id < $2) \
        ORDER BY stated.id DESC LIMIT $3";
}

platform::row! {
    struct About { about_id: Option<EmploymentId> }
}

pub(super) fn insert(
    tx: &Tx<'_>,
    institution: InstitutionId,
    (id, auditor): (AuditId, EmploymentId),
    new: &NewAudit,
    (stated_at, until_on): (Timestamp, Day),
) -> Result<(), Error> {
    let NewAudit { about, reason, reference } = new;
    tx.run(&INSERT, &[&institution, &id, &auditor, about, reason, reference, &stated_at, &until_on]).map(drop)
}

/// About whom an auditor's reasons still count; None is the whole institution.
pub fn list_counting(
    tx: &Tx<'_>,
    institution: InstitutionId,
    auditor: EmploymentId,
    today: Day,
) -> Result<Vec<Option<EmploymentId>>, Error> {
    let rows = tx.all::<About>(&COUNTING, &[&institution, &auditor, &today])?;
    Ok(rows.into_iter().map(|row| row.about_id).collect())
}

/// Reasons that were stated, newest first.
pub fn list(
    tx: &Tx<'_>,
    institution: InstitutionId,
    older_than: Option<AuditId>,
) -> Result<Page<AuditRow>, Error> {
    Page::read(PAGE_ROWS, |most| tx.all(&LIST, &[&institution, &older_than, &most]))
}
