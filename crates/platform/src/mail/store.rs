//! All SQL about letters. Whoever sends one claims it first: the number of tries is compared and set, and its next time put
//! forward, so that a server that dies while sending leaves a letter that is tried again later, and two never send one.

use kernel::uuid::Uuid;
use kernel::{Error, InstitutionId, PAGE_ROWS, Page, Timestamp};

use super::model::{CountRow, DueRow, NewMail, TroubledRow};
use crate::store::Tx;

crate::statements! {
    INSERT = "INSERT INTO platform_mail (institution_id, id, employment_id, kind, day, to_name, to_address, subject, body,
        state, attempts, next_at, problem, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', 0, $10, '', $10)
        ON CONFLICT (institution_id, employment_id, kind, day) DO NOTHING";
    /// Of every institution: the program's own round.
    LIST_DUE = "SELECT institution_id, id, to_name, to_address, subject, body, attempts FROM platform_mail
        WHERE state = 'waiting' AND next_at <= $1 ORDER BY next_at, id LIMIT $2";
    CLAIM = "UPDATE platform_mail SET attempts = attempts + 1, next_at = $4
        WHERE institution_id = $1 AND id = $2 AND attempts = $3 AND state = 'waiting'";
    PUT_OFF = "UPDATE platform_mail SET next_at = $3 WHERE institution_id = $1 AND id = $2 AND state = 'waiting'";
    SENT = "UPDATE platform_mail SET state = 'sent', ended_at = $3, body = '', problem = ''
        WHERE institution_id = $1 AND id = $2";
    TROUBLED = "UPDATE platform_mail SET problem = $3 WHERE institution_id = $1 AND id = $2";
    FAILED = "UPDATE platform_mail SET state = 'failed', ended_at = $3, problem = $4
        WHERE institution_id = $1 AND id = $2";
    AGAIN = "UPDATE platform_mail SET state = 'waiting', attempts = 0, next_at = $2, ended_at = NULL
        WHERE institution_id = $1 AND state = 'failed'";
    LIST_TROUBLED = "SELECT id, to_name, to_address, state, attempts, next_at, problem FROM platform_mail
        WHERE institution_id = $1 AND state IN ('failed', 'waiting') AND problem <> ''
          AND (CAST($2 AS {{uuid}}) IS NULL OR id < $2)
        ORDER BY id DESC LIMIT $3";
    COUNT = "SELECT state, CAST(COUNT(*) AS {{int}}) AS count FROM platform_mail
        WHERE institution_id = $1 GROUP BY state ORDER BY state";
    /// Of every institution: letters that have ended, whatever came of them, are not kept.
    FORGET = "DELETE FROM platform_mail WHERE ended_at < $1";
}

/// Puts a letter among those that wait; false when one of its kind was made for that person and day.
pub fn insert(tx: &Tx<'_>, mail: &NewMail) -> Result<bool, Error> {
    let NewMail { institution_id, employment_id, kind, day, letter, at } = mail;
    let made = tx.run(
        &INSERT,
        &[
            institution_id,
            &letter.id,
            employment_id,
            kind,
            day,
            &letter.to_name,
            &letter.to_address,
            &letter.subject,
            &letter.body,
            at,
        ],
    )?;
    Ok(made > 0)
}

/// The first letters whose time has come.
pub(super) fn list_due(tx: &Tx<'_>, now: Timestamp, most: i64) -> Result<Vec<DueRow>, Error> {
    tx.all(&LIST_DUE, &[&now, &most])
}

/// Takes a letter to send it; Stale when another server has it.
pub(super) fn claim(tx: &Tx<'_>, row: &DueRow, next_at: Timestamp) -> Result<(), Error> {
    tx.change(&CLAIM, &[&row.institution_id, &row.id, &row.attempts, &next_at])
}

/// Leaves a letter for later without a try.
pub(super) fn put_off(tx: &Tx<'_>, row: &DueRow, until: Timestamp) -> Result<(), Error> {
    tx.run(&PUT_OFF, &[&row.institution_id, &row.id, &until]).map(drop)
}

pub(super) fn save_sent(tx: &Tx<'_>, row: &DueRow, now: Timestamp) -> Result<(), Error> {
    tx.run(&SENT, &[&row.institution_id, &row.id, &now]).map(drop)
}

/// Keeps what the server said; the letter is tried again at its time.
pub(super) fn save_problem(tx: &Tx<'_>, row: &DueRow, problem: &str) -> Result<(), Error> {
    tx.run(&TROUBLED, &[&row.institution_id, &row.id, &problem]).map(drop)
}

pub(super) fn save_failed(tx: &Tx<'_>, row: &DueRow, now: Timestamp, problem: &str) -> Result<(), Error> {
    tx.run(&FAILED, &[&row.institution_id, &row.id, &now, &problem]).map(drop)
}

/// Letters that were given up wait again; answers how many.
pub(super) fn save_again(tx: &Tx<'_>, institution: InstitutionId, now: Timestamp) -> Result<u64, Error> {
    tx.run(&AGAIN, &[&institution, &now])
}

/// Letters with a problem, newest first.
pub(super) fn list_troubled(
    tx: &Tx<'_>,
    institution: InstitutionId,
    before: Option<Uuid>,
) -> Result<Page<TroubledRow>, Error> {
    Page::read(PAGE_ROWS, |most| tx.all(&LIST_TROUBLED, &[&institution, &before, &most]))
}

/// How many letters of each state there are; none of a state, no row.
pub(super) fn count(tx: &Tx<'_>, institution: InstitutionId) -> Result<Vec<CountRow>, Error> {
    tx.all(&COUNT, &[&institution])
}

/// Forgets letters that ended before a moment.
pub(super) fn forget(tx: &Tx<'_>, before: Timestamp) -> Result<u64, Error> {
    tx.run(&FORGET, &[&before])
}
