//! Accounts and activation codes: national rows, found by check number.

use kernel::{AccountId, Day, EmploymentId, Error, InstitutionId, PersonId, Timestamp};
use platform::store::Tx;

use crate::employee::EmploymentRow;

platform::statements! {
    /// With the employment of the day; without one, with the last that ended; without that, with one still to begin.
    FIND = "SELECT p.id AS person_id, a.id AS account_id, a.password_hash AS password_hash,
            e.institution_id AS institution_id, e.id AS employment_id, e.starts_on AS starts_on
        FROM people_person p
        LEFT JOIN people_account a ON a.person_id = p.id
        LEFT JOIN people_employment e ON e.person_id = p.id
        WHERE p.check_number = $1
        ORDER BY CASE WHEN e.starts_on > $2 THEN 2 WHEN e.ends_on < $2 THEN 1 ELSE 0 END, e.starts_on DESC LIMIT 1";
    HASH_OF = "SELECT password_hash FROM people_account WHERE person_id = $1";
    PUT_ACCOUNT = "INSERT INTO people_account (id, person_id, password_hash, language, activated_at, version)
        VALUES ($1, $2, $3, 'sw', $4, 1)
        ON CONFLICT (person_id) DO UPDATE SET password_hash = excluded.password_hash,
            activated_at = excluded.activated_at, version = people_account.version + 1
        RETURNING id";
    PUT_CODE = "INSERT INTO people_activation (person_id, institution_id, employment_id, code_hash, expires_at, made_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (person_id) DO UPDATE SET institution_id = excluded.institution_id,
            employment_id = excluded.employment_id, code_hash = excluded.code_hash, expires_at = excluded.expires_at,
            made_at = excluded.made_at";
    FIND_CODE = "SELECT c.code_hash, c.employment_id, e.starts_on
        FROM people_activation c
        JOIN people_employment e ON e.institution_id = c.institution_id AND e.id = c.employment_id
        WHERE c.person_id = $1 AND c.expires_at > $2";
    USE_CODE = "DELETE FROM people_activation WHERE person_id = $1 AND code_hash = $2 AND expires_at > $3";
    VOID_CODE = "DELETE FROM people_activation WHERE person_id = $1";
}

platform::row! {
    /// Whom a check number names, as far as signing in must know.
    pub struct Known {
        pub person_id: PersonId,
        pub account_id: Option<AccountId>,
        pub password_hash: Option<String>,
        pub institution_id: Option<InstitutionId>,
        pub employment_id: Option<EmploymentId>,
        /// The first day of that employment.
        pub starts_on: Option<Day>,
    }
    struct HashRow { password_hash: Option<String> }
    struct AccountRow { id: AccountId }
    /// A code that is still good.
    pub struct CodeRow {
        pub code_hash: Vec<u8>,
        /// Of whose HR it came.
        pub employment_id: EmploymentId,
        pub starts_on: Day,
    }
}

pub fn find(tx: &Tx<'_>, check_number: &str, today: Day) -> Result<Option<Known>, Error> {
    tx.opt(&FIND, &[&check_number, &today])
}

pub fn find_hash(tx: &Tx<'_>, person: PersonId) -> Result<Option<String>, Error> {
    Ok(tx.opt::<HashRow>(&HASH_OF, &[&person])?.and_then(|row| row.password_hash))
}

/// Makes the account, or gives it another password; answers its id.
pub fn put_account(
    tx: &Tx<'_>,
    id: AccountId,
    person: PersonId,
    password_hash: &str,
    now: Timestamp,
) -> Result<AccountId, Error> {
    Ok(tx.one::<AccountRow>(&PUT_ACCOUNT, &[&id, &person, &password_hash, &now])?.id)
}

pub fn put_code(
    tx: &Tx<'_>,
    employee: &EmploymentRow,
    code_hash: &[u8],
    expires_at: Timestamp,
    now: Timestamp,
) -> Result<(), Error> {
    let EmploymentRow { person_id, institution_id, id, .. } = employee;
    tx.run(&PUT_CODE, &[person_id, institution_id, id, &code_hash, &expires_at, &now]).map(drop)
}

pub fn find_code(tx: &Tx<'_>, person: PersonId, now: Timestamp) -> Result<Option<CodeRow>, Error> {
    tx.opt(&FIND_CODE, &[&person, &now])
}

/// Of two that use one code at once, one finds it gone: Stale.
pub fn use_code(tx: &Tx<'_>, person: PersonId, code: &CodeRow, now: Timestamp) -> Result<(), Error> {
    tx.change(&USE_CODE, &[&person, &code.code_hash, &now])
}

pub fn void_code(tx: &Tx<'_>, person: PersonId) -> Result<(), Error> {
    tx.run(&VOID_CODE, &[&person]).map(drop)
}
