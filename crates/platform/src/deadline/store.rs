//! All SQL of due dates. A row is dealt with once: the column `dealt_at` is compared and set by the unit that does it.

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId, Timestamp};

use super::model::{OwedBy, Own, Passed};
use crate::store::{Engine, Tx};

crate::statements! {
    INSERT = "INSERT INTO platform_deadline
        (institution_id, id, kind, subject_id, owed_institution_id, owed_by_id, owed_role, about_id, note, path, year, made_at,
            opens_on, due_on, level, from_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    SETTLE = "UPDATE platform_deadline SET closed_at = $4,
        outcome = CASE WHEN due_on >= $5 THEN 'met' ELSE 'late' END
        WHERE institution_id = $1 AND subject_id = $2 AND kind = $3 AND closed_at IS NULL
          AND (CAST($6 AS {{uuid}}) IS NULL OR owed_by_id = $6)";
    DROP = "UPDATE platform_deadline SET closed_at = $4, outcome = 'dropped'
        WHERE institution_id = $1 AND subject_id = $2 AND kind = $3 AND closed_at IS NULL";
    /// What the same kind of row takes the place of: what had passed was late, the rest does not count.
    REPLACE = "UPDATE platform_deadline SET closed_at = $4, outcome = CASE WHEN due_on >= $5 THEN 'dropped' ELSE 'late' END
        WHERE institution_id = $1 AND subject_id = $2 AND kind = $3 AND closed_at IS NULL";
    /// What has not passed moves; nobody gets fewer days than any answer has.
    HAND_OVER = "UPDATE platform_deadline SET owed_by_id = $4, due_on = CASE WHEN due_on < $5 THEN $5 ELSE due_on END
        WHERE owed_institution_id = $1 AND owed_by_id = $3 AND closed_at IS NULL AND due_on >= $6 AND NOT (kind LIKE $7 OR kind LIKE $8) AND level <= $9
          AND (about_id = $2 OR (CAST($2 AS {{uuid}}) IS NULL AND (about_id IS NULL OR about_id <> owed_by_id)))";
    /// What went up one level from whoever stood below, and waits there still.
    RISEN = "SELECT institution_id, id, kind, subject_id, owed_institution_id, owed_by_id, about_id, note, path, year, due_on, level
        FROM platform_deadline
        WHERE owed_institution_id = $1 AND owed_by_id = $3 AND about_id = $2 AND level = 1 AND closed_at IS NULL
          AND NOT (kind LIKE $4 OR kind LIKE $5)
        ORDER BY due_on, id";
    /// What went up to whoever supervises from now on is simply theirs.
    SETTLE_RISEN = "UPDATE platform_deadline SET level = 0, from_id = NULL
        WHERE owed_institution_id = $1 AND owed_by_id = $3 AND about_id = $2 AND level = 1 AND closed_at IS NULL";
    /// It answers what it closed: what was answered at the same moment is not owed anew.
    LAPSE = "UPDATE platform_deadline SET closed_at = $5, outcome = 'late'
        WHERE owed_institution_id = $1 AND owed_by_id = $3 AND closed_at IS NULL AND due_on < $4 AND NOT (kind LIKE $6 OR kind LIKE $7) AND level <= $8
          AND (about_id = $2 OR (CAST($2 AS {{uuid}}) IS NULL AND (about_id IS NULL OR about_id <> owed_by_id)))
        RETURNING institution_id, id, kind, subject_id, owed_institution_id, owed_by_id, about_id, note, path, year, due_on, level";
    /// What HR was asked for want of a supervisor goes to the one who is named; nobody's silence is counted.
    TAKE_FROM_HR = "UPDATE platform_deadline SET owed_by_id = $3, owed_role = NULL, dealt_at = NULL,
            due_on = CASE WHEN due_on < $4 THEN $4 ELSE due_on END
        WHERE institution_id = $1 AND owed_institution_id = $1 AND about_id = $2 AND owed_role = 'hr' AND closed_at IS NULL
          AND NOT (kind LIKE $5 OR kind LIKE $6 OR kind LIKE $7)";
    LIST_OWN = "SELECT id, kind FROM platform_deadline
        WHERE owed_institution_id = $1 AND owed_by_id = $2 AND closed_at IS NULL AND institution_id = $1 AND about_id = $2 ORDER BY id";
    MOVE_DAY = "UPDATE platform_deadline SET due_on = $3, dealt_at = NULL
        WHERE institution_id = $1 AND due_on = $2 AND closed_at IS NULL";
    PUT_OFF = "UPDATE platform_deadline SET due_on = $4, dealt_at = NULL
        WHERE institution_id = $1 AND id = $2 AND due_on = $3 AND closed_at IS NULL";
    MISS = "UPDATE platform_deadline SET closed_at = $4, outcome = 'missed'
        WHERE institution_id = $1 AND subject_id = $2 AND kind = $3 AND closed_at IS NULL";
    CLOSE_ONE = "UPDATE platform_deadline SET closed_at = $4, outcome = $3
        WHERE institution_id = $1 AND id = $2 AND closed_at IS NULL";
    DROP_OF = "UPDATE platform_deadline SET closed_at = $5, outcome = 'dropped'
        WHERE institution_id = $1 AND subject_id = $2 AND kind = $3 AND owed_by_id = $4 AND closed_at IS NULL";
    KEEP_OWED = "UPDATE platform_deadline SET note = note
        WHERE institution_id = $1 AND subject_id = $2 AND kind = $3 AND closed_at IS NULL";
    /// Of every institution: the engine's round, in the order of its index. Not what was due on a lost day and has still to
    /// move.
    LIST_PASSED = "SELECT institution_id, id, kind, subject_id, owed_institution_id, owed_by_id, about_id, note, path, year, due_on, level
        FROM platform_deadline
        WHERE closed_at IS NULL AND dealt_at IS NULL AND due_on < $1 AND (due_on, institution_id, id) > ($2, $3, $4)
          AND NOT EXISTS (SELECT 1 FROM platform_outage_day lost WHERE lost.day = platform_deadline.due_on AND lost.done_at IS NULL)
        ORDER BY due_on, institution_id, id LIMIT $5";
    DEAL = "UPDATE platform_deadline SET dealt_at = $3
        WHERE institution_id = $1 AND id = $2 AND closed_at IS NULL AND dealt_at IS NULL AND due_on < $4";
}

/// A row as it is written.
pub(super) struct NewDue<'a> {
    pub id: Uuid,
    pub kind: &'a str,
    pub subject: Uuid,
    pub owed_by: (InstitutionId, OwedBy),
    pub about: Option<EmploymentId>,
    pub note: &'a str,
    pub path: &'a str,
    pub year: FinancialYear,
    pub made_at: Timestamp,
    pub opens_on: Option<Day>,
    pub due_on: Day,
    pub level: i64,
    pub from: Option<EmploymentId>,
}

pub(super) fn insert(tx: &Tx<'_>, institution: InstitutionId, new: &NewDue<'_>) -> Result<(), Error> {
    let (works_in, owed_by) = &new.owed_by;
    let (person, role) = (owed_by.person(), owed_by.role());
    let row: [&dyn kernel::ToValue; 16] = [
        &institution,
        &new.id,
        &new.kind,
        &new.subject,
        works_in,
        &person,
        &role,
        &new.about,
        &new.note,
        &new.path,
        &new.year,
        &new.made_at,
        &new.opens_on,
        &new.due_on,
        &new.level,
        &new.from,
    ];
    tx.run(&INSERT, &row).map(drop)
}

/// What is owed on a subject under a kind.
pub(super) type Owed<'a> = (InstitutionId, Uuid, &'a str);

/// Closes it in time or late, for all who owe it or for one of them.
pub(super) fn settle(
    tx: &Tx<'_>,
    (institution, subject, kind): Owed<'_>,
    owed_by: Option<EmploymentId>,
    (now, today): (Timestamp, Day),
) -> Result<(), Error> {
    let row: [&dyn kernel::ToValue; 6] = [&institution, &subject, &kind, &now, &today, &owed_by];
    if tx.run(&SETTLE, &row)? == 0 && tx.engine() == Engine::Postgres {
        // Nothing owed; or a handover, for which this unit has waited, closed it and owes it anew in a row that only a second
        // look sees. SQLite has one writer.
        tx.run(&SETTLE, &row)?;
    }
    Ok(())
}

pub(super) fn drop_due(
    tx: &Tx<'_>,
    (institution, subject, kind): Owed<'_>,
    now: Timestamp,
) -> Result<(), Error> {
    tx.run(&DROP, &[&institution, &subject, &kind, &now]).map(drop)
}

pub(super) fn replace(
    tx: &Tx<'_>,
    (institution, subject, kind): Owed<'_>,
    now: Timestamp,
    today: Day,
) -> Result<(), Error> {
    tx.run(&REPLACE, &[&institution, &subject, &kind, &now, &today]).map(drop)
}

pub(super) fn drop_due_of(
    tx: &Tx<'_>,
    (institution, subject, kind): Owed<'_>,
    owed_by: EmploymentId,
    now: Timestamp,
) -> Result<(), Error> {
    tx.run(&DROP_OF, &[&institution, &subject, &kind, &owed_by, &now]).map(drop)
}

pub(super) fn miss(tx: &Tx<'_>, (institution, subject, kind): Owed<'_>, now: Timestamp) -> Result<(), Error> {
    tx.run(&MISS, &[&institution, &subject, &kind, &now]).map(drop)
}

/// Closes one row nobody answered, as `missed` or `dropped`; Stale when it was closed meanwhile.
pub(super) fn close_one(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: Uuid,
    outcome: &str,
    now: Timestamp,
) -> Result<(), Error> {
    tx.change(&CLOSE_ONE, &[&institution, &id, &outcome, &now])
}

/// What one person owes about an employee (None: about anybody but themselves), without the kinds like a pattern, and with
/// what came up to them from below only where it rose no further than `up_to`.
#[derive(Clone, Copy)]
pub(super) struct OwedAbout {
    pub institution: InstitutionId,
    pub about: Option<EmploymentId>,
    pub from: EmploymentId,
    pub without: [&'static str; 2],
    pub up_to: i64,
}

/// What came to somebody about an employee because the level below was silent.
pub(super) fn list_risen(tx: &Tx<'_>, owed: OwedAbout) -> Result<Vec<Passed>, Error> {
    let OwedAbout { institution, about, from, without: [but, nor], .. } = owed;
    tx.all(&RISEN, &[&institution, &about, &from, &but, &nor])
}

pub(super) fn settle_risen(
    tx: &Tx<'_>,
    (institution, about, holder): (InstitutionId, EmploymentId, EmploymentId),
) -> Result<(), Error> {
    tx.run(&SETTLE_RISEN, &[&institution, &about, &holder]).map(drop)
}

/// Closes those whose day has passed as late; answers them, the oldest first.
pub(super) fn lapse(tx: &Tx<'_>, owed: OwedAbout, today: Day, now: Timestamp) -> Result<Vec<Passed>, Error> {
    let OwedAbout { institution, about, from, without: [but, nor], up_to } = owed;
    let mut closed: Vec<Passed> =
        tx.all(&LAPSE, &[&institution, &about, &from, &today, &now, &but, &nor, &up_to])?;
    closed.sort_by_key(|row| (row.due_on, row.id));
    Ok(closed)
}

/// Gives those whose day is still to come to another, with at least until `least`; answers how many.
pub(super) fn hand_over(
    tx: &Tx<'_>,
    owed: OwedAbout,
    to: EmploymentId,
    (least, today): (Day, Day),
) -> Result<u64, Error> {
    let OwedAbout { institution, about, from, without: [but, nor], up_to } = owed;
    tx.run(&HAND_OVER, &[&institution, &about, &from, &to, &least, &today, &but, &nor, &up_to])
}

/// Gives what HR was asked about somebody without a supervisor to the one they have now; answers how many.
pub(super) fn take_from_hr(
    tx: &Tx<'_>,
    (institution, about, to): (InstitutionId, EmploymentId, EmploymentId),
    least: Day,
    [one, two, three]: [&'static str; 3],
) -> Result<u64, Error> {
    tx.run(&TAKE_FROM_HR, &[&institution, &about, &to, &least, &one, &two, &three])
}

/// All that somebody owes about themselves.
pub(super) fn list_own(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
) -> Result<Vec<Own>, Error> {
    tx.all(&LIST_OWN, &[&institution, &employment])
}

pub(super) fn move_day(tx: &Tx<'_>, institution: InstitutionId, from: Day, to: Day) -> Result<u64, Error> {
    tx.run(&MOVE_DAY, &[&institution, &from, &to])
}

/// Moves one; Stale when it was answered or moved meanwhile.
pub(super) fn put_off(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: Uuid,
    from: Day,
    to: Day,
) -> Result<(), Error> {
    tx.change(&PUT_OFF, &[&institution, &id, &from, &to])
}

/// Is something owed on this subject under a kind? For what is owed once, however often its cause comes. It stays owed until
/// this unit has ended: whoever closes it at the same moment waits, and then sees what this unit wrote.
pub fn keep_owed(tx: &Tx<'_>, institution: InstitutionId, kind: &str, subject: Uuid) -> Result<bool, Error> {
    Ok(tx.run(&KEEP_OWED, &[&institution, &subject, &kind])? > 0)
}

/// Where the engine goes on: the day, the institution and the id of the last row it looked at.
pub(super) type Place = (Day, InstitutionId, Uuid);

/// What has passed and was not dealt with, over all institutions, after a place.
pub(super) fn list_passed(
    tx: &Tx<'_>,
    today: Day,
    (day, institution, id): Place,
    limit: i64,
) -> Result<Vec<Passed>, Error> {
    tx.all(&LIST_PASSED, &[&today, &day, &institution, &id, &limit])
}

/// Takes a row for this unit: Stale when it was answered, moved, or taken by another server meanwhile.
pub(super) fn deal(tx: &Tx<'_>, row: &Passed, now: Timestamp, today: Day) -> Result<(), Error> {
    tx.change(&DEAL, &[&row.institution_id, &row.id, &now, &today])
}
