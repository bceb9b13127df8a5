//! All SQL about notices.

use kernel::uuid::Uuid;
use kernel::{EmploymentId, Error, EventId, InstitutionId, PAGE_ROWS, Page, Timestamp, ToValue};

use super::model::{NewNotice, News, NoticeRow};
use crate::store::Tx;

crate::statements! {
    INSERT = "INSERT INTO platform_notice (institution_id, employment_id, id, at, kind, note, what, path)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (institution_id, employment_id, id) DO NOTHING";
    LIST = "SELECT id, at, kind, note, what, path, read_at FROM platform_notice
        WHERE institution_id = $1 AND employment_id = $2 AND (CAST($3 AS {{uuid}}) IS NULL OR id < $3)
        ORDER BY id DESC LIMIT $4";
    FIND = "SELECT id, at, kind, note, what, path, read_at FROM platform_notice
        WHERE institution_id = $1 AND employment_id = $2 AND id = $3";
    READ_ONE = "UPDATE platform_notice SET read_at = $4
        WHERE institution_id = $1 AND employment_id = $2 AND id = $3 AND read_at IS NULL";
    READ_ALL = "UPDATE platform_notice SET read_at = $4
        WHERE institution_id = $1 AND employment_id = $2 AND id <= $3 AND read_at IS NULL";
    NEWS = "SELECT id, kind FROM platform_notice
        WHERE institution_id = $1 AND employment_id = $2 AND read_at IS NULL AND mail_id IS NULL ORDER BY id LIMIT $3";
    MAILED = "UPDATE platform_notice SET mail_id = $4 WHERE institution_id = $1 AND employment_id = $2 AND id = $3";
}

/// Puts notices; those already made are left as they are.
pub fn insert_all(tx: &Tx<'_>, notices: &[NewNotice]) -> Result<(), Error> {
    let rows: Vec<Vec<&dyn ToValue>> = notices
        .iter()
        .map(|notice| -> Vec<&dyn ToValue> {
            let NewNotice { institution_id, employment_id, id, at, kind, note, what, path } = notice;
            vec![institution_id, employment_id, id, at, kind, note, what, path]
        })
        .collect();
    tx.insert_many(&INSERT, &rows).map(drop)
}

/// Somebody's notices, newest first, from before one of them.
pub(super) fn list(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    before: Option<EventId>,
) -> Result<Page<NoticeRow>, Error> {
    Page::read(PAGE_ROWS, |most| tx.all(&LIST, &[&institution, &employment, &before, &most]))
}

pub(super) fn find(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    id: EventId,
) -> Result<Option<NoticeRow>, Error> {
    tx.opt(&FIND, &[&institution, &employment, &id])
}

pub(super) fn read_one(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    id: EventId,
    now: Timestamp,
) -> Result<(), Error> {
    tx.run(&READ_ONE, &[&institution, &employment, &id, &now]).map(drop)
}

/// All up to the newest that its reader saw: what came meanwhile stays new.
pub(super) fn read_all(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    newest: EventId,
    now: Timestamp,
) -> Result<(), Error> {
    tx.run(&READ_ALL, &[&institution, &employment, &newest, &now]).map(drop)
}

/// What nobody has told this person yet, neither the program nor a letter; oldest first.
pub fn news(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    most: i64,
) -> Result<Vec<News>, Error> {
    tx.all(&NEWS, &[&institution, &employment, &most])
}

/// Notes that a letter speaks of these.
pub fn save_mailed(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    notices: &[Uuid],
    mail: Uuid,
) -> Result<(), Error> {
    notices.iter().try_for_each(|id| tx.run(&MAILED, &[&institution, &employment, id, &mail]).map(drop))
}
