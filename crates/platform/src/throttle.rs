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
    /// Whoever tries the same at the same moment waits here.
    HOLD = "INSERT INTO platform_throttle (key_hash, failures, last_at) VALUES ($1, 0, $2)
        ON CONFLICT (key_hash) DO UPDATE SET failures = platform_throttle.failures";
    GIVE_BACK = "UPDATE platform_throttle SET failures = failures - 1 WHERE key_hash = $1 AND failures > 0";
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

/// What a try is counted under.
#[derive(Debug, Clone)]
pub struct Tries {
    /// This thing from this place.
    pub own: (String, Limit),
    /// The same thing from anywhere. Waiting begins with the last failure of `own`, so that strangers can neither keep a person
    /// out nor begin their wait anew.
    pub anywhere: Option<(String, Limit)>,
    /// Anything from this place.
    pub place: Option<(String, Limit)>,
}

impl Tries {
    fn each(&self) -> impl Iterator<Item = &(String, Limit)> {
        [Some(&self.own), self.anywhere.as_ref(), self.place.as_ref()].into_iter().flatten()
    }

    fn wait(&self, tx: &Tx<'_>, now: Timestamp) -> Result<i64, Error> {
        let since = |row: &Failures| (now.millis() - row.last_at.millis()) / 1000;
        let failures = |key: &str| tx.opt::<Failures>(&FIND, &[&hash(key)]);
        let mut wait = 0;
        if let Some(here) = failures(&self.own.0)?.filter(|here| here.failures > 0) {
            wait = wait_after(self.own.1, here.failures, since(&here));
            if let Some((key, limit)) = &self.anywhere {
                let all = failures(key)?.map_or(0, |row| row.failures);
                wait = wait.max(wait_after(*limit, all, since(&here)));
            }
        }
        if let Some((key, limit)) = &self.place
            && let Some(row) = failures(key)?
        {
            wait = wait.max(wait_after(*limit, row.failures, since(&row)));
        }
        Ok(wait)
    }
}

/// Before a try: seconds still to wait, and nothing is counted; or 0, and it counts as a failure until it has shown to be
/// `right`. Judging takes a while: of many tries at once each would else be let in by what was known before them all.
pub fn begin(tx: &Tx<'_>, tries: &Tries, now: Timestamp) -> Result<i64, Error> {
    tx.run(&HOLD, &[&hash(&tries.own.0), &now])?;
    let wait = tries.wait(tx, now)?;
    if wait == 0 {
        sweep(tx, now)?;
        tries.each().try_for_each(|(key, _)| count(tx, key, now))?;
    }
    Ok(wait)
}

/// The try was right: its failures are forgotten, but of those of the place only its own.
pub fn right(tx: &Tx<'_>, tries: &Tries) -> Result<(), Error> {
    clear(tx, &tries.own.0)?;
    if let Some((key, _)) = &tries.anywhere {
        clear(tx, key)?;
    }
    if let Some((key, _)) = &tries.place {
        tx.run(&GIVE_BACK, &[&hash(key)])?;
    }
    Ok(())
}

/// Counts a failure.
pub fn fail(tx: &Tx<'_>, key: &str, now: Timestamp) -> Result<(), Error> {
    sweep(tx, now)?;
    count(tx, key, now)
}

fn sweep(tx: &Tx<'_>, now: Timestamp) -> Result<(), Error> {
    tx.run(&SWEEP, &[&now.plus_seconds(-24 * 3600)]).map(drop)
}

fn count(tx: &Tx<'_>, key: &str, now: Timestamp) -> Result<(), Error> {
    tx.run(&FAIL, &[&hash(key), &now, &now.plus_seconds(-FORGET)]).map(drop)
}

fn clear(tx: &Tx<'_>, key: &str) -> Result<(), Error> {
    tx.run(&CLEAR, &[&hash(key)]).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::testing::{at, on_each_db};

    #[test]
    fn strangers_keep_nobody_out() {
        on_each_db(|store| {
            let now = at("2026-09-01T08:00:00Z");
            let tries = |own: &str| Tries {
                own: (own.into(), LIMIT),
                anywhere: Some(("all".into(), SHARED)),
                place: None,
            };
            let at = |own: &str, seconds| {
                let tries = tries(own);
                store.tx(move |tx| begin(tx, &tries, now.plus_seconds(seconds))).unwrap()
            };
            for stranger in 0..200 {
                assert_eq!(at(&format!("stranger {stranger}"), 0), 0);
            }
            assert_eq!(at("owner", 0), 0, "who has not failed does not wait");
            assert_eq!(at("owner", 0), 60, "who mistypes while others guess waits a minute");
            assert_eq!(at("one more stranger", 59), 0);
            assert_eq!(at("owner", 60), 0, "and not longer because they go on");
        });
    }

    #[test]
    fn of_many_tries_at_once_no_more_are_let_in_than_of_as_many_in_a_row() {
        on_each_db(|store| {
            let now = at("2026-09-01T08:00:00Z");
            let own = Tries { own: ("owner".into(), LIMIT), anywhere: None, place: None };
            let one = || {
                let own = own.clone();
                store.store.write(move |tx| begin(tx, &own, now))
            };
            let all = futures_util::future::join_all((0..40).map(|_| one()));
            let waits: Vec<i64> = store.runtime.block_on(all).into_iter().map(Result::unwrap).collect();
            assert_eq!(waits.iter().filter(|wait| **wait == 0).count(), 5, "{waits:?}");
        });
    }

    #[test]
    fn a_place_waits_shortly_after_many_failures_and_never_for_those_who_were_right() {
        const PLACE: Limit = Limit { free: 20, first_wait: 5, longest_wait: 15 };
        on_each_db(|store| {
            let now = at("2026-09-01T08:00:00Z");
            let tries = |own: &str| Tries {
                own: (own.into(), LIMIT),
                anywhere: None,
                place: Some(("net".into(), PLACE)),
            };
            let at = |own: &str, seconds| {
                let tries = tries(own);
                store.tx(move |tx| begin(tx, &tries, now.plus_seconds(seconds))).unwrap()
            };
            for honest in 0..300 {
                let own = format!("honest {honest}");
                assert_eq!(at(&own, 0), 0, "{own}");
                let tries = tries(&own);
                store.tx(move |tx| right(tx, &tries)).unwrap();
            }
            for guess in 0..20 {
                assert_eq!(at(&format!("guess {guess}"), 0), 0, "{guess}");
            }
            assert_eq!(at("another", 0), 5);
            assert_eq!(at("another", 5), 0, "a wait that was told is not begun anew");
        });
    }

    const SHARED: Limit = Limit { free: 50, first_wait: 5, longest_wait: 60 };
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
