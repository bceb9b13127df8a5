//! Sessions on the server: a random token in a cookie, its hash in the database. Who the session is, people knows.

use kernel::{AccountId, EmploymentId, Error, InstitutionId, Timestamp};
use sha2::{Digest, Sha256};

use crate::clock::random_bytes;
use crate::store::Tx;

/// Length of a session; then one signs in again.
const SESSION_SECONDS: i64 = 12 * 3600;

crate::statements! {
    INSERT = "INSERT INTO platform_session (token_hash, account_id, institution_id, employment_id, expires_at)
        VALUES ($1, $2, $3, $4, $5)";
    FIND = "SELECT account_id, institution_id, employment_id, above_id FROM platform_session
        WHERE token_hash = $1 AND expires_at > $2";
    SIT = "UPDATE platform_session SET above_id = $2 WHERE token_hash = $1";
    TURN = "UPDATE platform_session SET institution_id = $2, employment_id = $3, above_id = NULL WHERE token_hash = $1";
    END = "DELETE FROM platform_session WHERE token_hash = $1";
    END_ALL = "DELETE FROM platform_session WHERE account_id = $1";
    SWEEP = "DELETE FROM platform_session WHERE expires_at < $1";
}

crate::row! {
    /// A live session.
    pub struct Session {
        pub account_id: AccountId,
        pub institution_id: InstitutionId,
        pub employment_id: EmploymentId,
        /// The institution above which they sit, as they asked for; that they still may is looked at anew each time.
        pub above_id: Option<InstitutionId>,
    }
}

/// What the browser's cookie holds; never stored, never logged.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    pub fn from_cookie(text: &str) -> Option<Self> {
        (text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| Self(text.to_owned()))
    }

    pub fn reveal(&self) -> &str {
        &self.0
    }

    fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }
}

/// A fresh token of 256 random bits.
pub fn new_token() -> Result<Token, Error> {
    let bytes: [u8; 32] = random_bytes()?;
    Ok(Token(bytes.iter().map(|byte| format!("{byte:02x}")).collect()))
}

/// Opens a session under a token made before the unit of work.
pub fn start(
    tx: &Tx<'_>,
    token: &Token,
    now: Timestamp,
    account: AccountId,
    institution: InstitutionId,
    employment: EmploymentId,
) -> Result<(), Error> {
    tx.run(&SWEEP, &[&now])?;
    let expires_at = now.plus_seconds(SESSION_SECONDS);
    tx.run(&INSERT, &[&token.hash(), &account, &institution, &employment, &expires_at])?;
    Ok(())
}

pub fn find(tx: &Tx<'_>, token: &Token, now: Timestamp) -> Result<Option<Session>, Error> {
    tx.opt(&FIND, &[&token.hash(), &now])
}

/// Takes the seat above an institution, or leaves it (None).
pub fn sit(tx: &Tx<'_>, token: &Token, above: Option<InstitutionId>) -> Result<(), Error> {
    tx.change(&SIT, &[&token.hash(), &above])
}

/// From now on the session is another employment of the same person.
pub fn turn(
    tx: &Tx<'_>,
    token: &Token,
    institution: InstitutionId,
    employment: EmploymentId,
) -> Result<(), Error> {
    tx.change(&TURN, &[&token.hash(), &institution, &employment])
}

pub fn end(tx: &Tx<'_>, token: &Token) -> Result<(), Error> {
    tx.run(&END, &[&token.hash()]).map(drop)
}

/// Signs an account out everywhere: after a new activation or a changed password.
pub fn end_all(tx: &Tx<'_>, account: AccountId) -> Result<(), Error> {
    tx.run(&END_ALL, &[&account]).map(drop)
}
