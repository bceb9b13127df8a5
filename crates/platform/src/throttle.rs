//! Slows down guessing without locking anybody out: waits grow with failures and end by themselves.
//! Keys are hashed, so the table names nobody.

use kernel::{Error, Timestamp};
use sha2::{Digest, Sha256};

use crate::store::Tx;

/// How soon guessing is slowed down, and how much.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// Failures that cost nothing.
    pub free: i64,
    /// Seconds of the first wait; it doubles with each failure.
    pub first_wait: i64,
    /// Seconds nobody waits longer than: who mistypes, or is annoyed by somebody else, is back soon.
    pub longest_wait: i64,
}

/// Seconds after which old failures are forgotten.
const FORGET: i64 = 3600;

crate::statements! {
    FIND = "SELECT failures, last_at FROM platform_throttle WHERE key_hash = $1";
    FAIL = "INSERT INTO platform_throttle (key_hash, failures, last_at) VALUES ($1, 1, $2)
        ON CONFLICT (key_hash) DO UPDATE SET last_at = excluded.last_at,
        failures = CASE WHEN platform_throttle.last_at < $3 THEN 1 ELSE platform_throttle.failures + 1 END";
    CLEAR = "DELETE FROM platform_throttle WHERE key_hash = $1";
    SWEEP = "DELETE FROM platform_throttle WHERE last_at < $1";
}

crate::row! {
    struct Failures { failures: i64, last_at: Timestamp }
}

fn hash(key: &str) -> Vec<u8> {
    Sha256::digest(key.as_bytes()).to_vec()
}

/// Seconds still to wait after so many failures, the last of them `since` seconds ago.
pub fn wait_after(limit: Limit, failures: i64, since: i64) -> i64 {
    let beyond = failures - limit.free;
    if beyond < 0 || since >= FORGET {
        return 0;
    }
    let doublings = u32::try_from(beyond.min(10)).unwrap_or(10);
    let wait = limit.first_wait.saturating_mul(2_i64.saturating_pow(doublings)).min(limit.longest_wait);
    (wait - since).max(0)
}

/// Seconds this key still has to wait; 0 when it may try.
pub fn wait(tx: &Tx<'_>, key: &str, limit: Limit, now: Timestamp) -> Result<i64, Error> {
    let row = tx.opt::<Failures>(&FIND, &[&hash(key)])?;
    Ok(row.map_or(0, |row| wait_after(limit, row.failures, (now.millis() - row.last_at.millis()) / 1000)))
}

/// Seconds still to wait where the same thing is also guessed at from elsewhere: `own` counts the failures made here, `shared` all
/// of them. Waiting begins with the last failure made here, so that strangers can neither keep a person out nor begin their wait anew.
pub fn wait_with_strangers(
    tx: &Tx<'_>,
    own: (&str, Limit),
    shared: (&str, Limit),
    now: Timestamp,
) -> Result<i64, Error> {
    let Some(here) = tx.opt::<Failures>(&FIND, &[&hash(own.0)])? else { return Ok(0) };
    let since = (now.millis() - here.last_at.millis()) / 1000;
    let all = tx.opt::<Failures>(&FIND, &[&hash(shared.0)])?.map_or(0, |row| row.failures);
    Ok(wait_after(own.1, here.failures, since).max(wait_after(shared.1, all, since)))
}

/// Counts a failure.
pub fn fail(tx: &Tx<'_>, key: &str, now: Timestamp) -> Result<(), Error> {
    tx.run(&SWEEP, &[&now.plus_seconds(-24 * 3600)])?;
    tx.run(&FAIL, &[&hash(key), &now, &now.plus_seconds(-FORGET)]).map(drop)
}

/// Forgets the failures of a key that has shown to be right.
pub fn clear(tx: &Tx<'_>, key: &str) -> Result<(), Error> {
    tx.run(&CLEAR, &[&hash(key)]).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::testing::{at, on_each_db};

    #[test]
    fn strangers_keep_nobody_out() {
        const SHARED: Limit = Limit { free: 50, first_wait: 5, longest_wait: 60 };
        on_each_db(|store| {
            let now = at("2026-09-01T08:00:00Z");
            let wait = |own: &'static str, seconds| {
                store.tx(move |tx| {
                    wait_with_strangers(tx, (own, LIMIT), ("all", SHARED), now.plus_seconds(seconds))
                })
            };
            for stranger in 0..200 {
                let key = format!("stranger {stranger}");
                store.tx(move |tx| fail(tx, &key, now).and_then(|()| fail(tx, "all", now))).unwrap();
            }
            assert_eq!(wait("owner", 0).unwrap(), 0, "who has not failed does not wait");
            store.tx(move |tx| fail(tx, "owner", now).and_then(|()| fail(tx, "all", now))).unwrap();
            assert_eq!(wait("owner", 0).unwrap(), 60, "who mistypes while others guess waits a minute");
            let later = now.plus_seconds(59);
            store.tx(move |tx| fail(tx, "all", later)).unwrap();
            assert_eq!(wait("owner", 60).unwrap(), 0, "and not longer because they go on");
        });
    }

    const LIMIT: Limit = Limit { free: 5, first_wait: 15, longest_wait: 300 };

    #[test]
    fn waits_grow_but_never_beyond_the_longest_and_end_by_themselves() {
        assert_eq!(wait_after(LIMIT, 4, 0), 0);
        assert_eq!(wait_after(LIMIT, 5, 0), 15);
        assert_eq!(wait_after(LIMIT, 6, 10), 20);
        assert_eq!(wait_after(LIMIT, 500, 0), 300);
        assert_eq!(wait_after(LIMIT, 500, 300), 0);
        assert_eq!(wait_after(LIMIT, 500, 3600), 0);
    }
}
