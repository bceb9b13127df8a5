//! What the program does by the clock alone, in rounds, whichever server runs them: rows are each a unit of their own, so that
//! a restart or a second server does nothing twice, and one that fails is logged, left for the next round, and stops no other.

use kernel::Error;

use crate::work::{Desk, Saved, Work};

/// Rows of one look at most: people's units come between.
pub const LOOK: i64 = 200;

/// What one step of a round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Done {
    pub dealt: u64,
    /// Rows (of a pass: institutions) that failed; they are tried again in the next round.
    pub failed: u64,
}

impl Done {
    /// How much was done, where nothing failed.
    pub fn whole(self) -> Result<u64, Error> {
        match self.failed {
            0 => Ok(self.dealt),
            failed => Err(Error::internal(format!("{failed} rows of a round failed; the log says which"))),
        }
    }

    /// Counts how a row's unit, or what else is one of many in a round, ended; answers how much it did.
    pub fn count(&mut self, name: &str, ended: Result<u64, Error>) -> u64 {
        match ended {
            Ok(dealt) => {
                self.dealt = self.dealt.saturating_add(dealt);
                return dealt;
            }
            // Answered meanwhile, or another server was quicker.
            Err(Error::Stale) => {}
            Err(error) => {
                self.failed = self.failed.saturating_add(1);
                tracing::error!(%error, row = name, "a row of the round failed; it is tried again in the next");
            }
        }
        0
    }
}

impl std::ops::Add for Done {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            dealt: self.dealt.saturating_add(other.dealt),
            failed: self.failed.saturating_add(other.failed),
        }
    }
}

/// Each of these rows; `name` says in the log which one failed, `unit` answers how much it did.
pub async fn each<R: Send + 'static>(
    desk: &Desk,
    rows: Vec<R>,
    name: impl Fn(&R) -> String,
    unit: impl Fn(&Work<'_>, &R) -> Result<Saved<u64>, Error> + Clone + Send + 'static,
) -> Done {
    let mut done = Done::default();
    deal(desk, &mut done, rows, &name, &unit).await;
    done
}

/// All that `look` finds, a look after another until one finds nothing: it is told how many rows to pass over, those of which
/// nothing was done and which it finds again.
pub async fn all<R: Send + 'static>(
    desk: &Desk,
    look: impl Fn(&Work<'_>, i64) -> Result<Vec<R>, Error> + Clone + Send + 'static,
    name: impl Fn(&R) -> String,
    unit: impl Fn(&Work<'_>, &R) -> Result<Saved<u64>, Error> + Clone + Send + 'static,
) -> Result<Done, Error> {
    let (mut done, mut left) = (Done::default(), 0_i64);
    loop {
        let look = look.clone();
        let rows = desk.read(move |work| look(work, left)).await?;
        if rows.is_empty() {
            return Ok(done);
        }
        left = left.saturating_add(deal(desk, &mut done, rows, &name, &unit).await);
    }
}

/// Answers of how many rows nothing was done.
async fn deal<R: Send + 'static>(
    desk: &Desk,
    done: &mut Done,
    rows: Vec<R>,
    name: &impl Fn(&R) -> String,
    unit: &(impl Fn(&Work<'_>, &R) -> Result<Saved<u64>, Error> + Clone + Send + 'static),
) -> i64 {
    let mut left = 0_i64;
    for row in rows {
        let (named, unit) = (name(&row), unit.clone());
        let ended = desk.write(move |work| unit(work, &row)).await;
        left = left.saturating_add(i64::from(done.count(&named, ended) == 0));
    }
    left
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use kernel::uuid::Uuid;
    use kernel::{Actor, InstitutionId, Place};

    use super::*;
    use crate::deadline::DUE_PASS;
    use crate::testing::TestStore;

    /// Two at a look, taken out of the list when they are done with: three fails, four is another server's, of five nothing is
    /// to be done.
    #[test]
    fn what_fails_stops_no_other_and_is_looked_at_once_a_round() {
        let store = TestStore::sqlite();
        let list = Arc::new(Mutex::new(vec![3_u64, 4, 5, 6, 7, 8, 9]));
        let looks = Arc::new(Mutex::new(Vec::new()));
        let (from, looked, dealt) = (list.clone(), looks.clone(), list.clone());
        let look = move |_: &Work<'_>, left: i64| {
            looked.lock().unwrap().push(left);
            let rows: Vec<u64> =
                from.lock().unwrap().iter().skip(usize::try_from(left).unwrap()).take(2).copied().collect();
            Ok(rows)
        };
        let unit = move |work: &Work<'_>, row: &u64| {
            let permit = work.permit(&DUE_PASS, &Place::institution(InstitutionId(Uuid::nil())))?;
            match row {
                3 => return Err(Error::internal("a broken row")),
                4 => return Err(Error::Stale),
                5 => return Ok(work.already_done(permit).with(0)),
                _ => dealt.lock().unwrap().retain(|known| known != row),
            }
            Ok(work.already_done(permit).with(1))
        };
        let desk = store.desk(&Actor::System);
        let done = store.runtime.block_on(all(&desk, look, u64::to_string, unit)).unwrap();
        assert_eq!(done, Done { dealt: 4, failed: 1 });
        assert!(done.whole().is_err());
        assert_eq!(*list.lock().unwrap(), [3, 4, 5]);
        assert_eq!(*looks.lock().unwrap(), [0, 2, 3, 3, 3]);
    }
}
