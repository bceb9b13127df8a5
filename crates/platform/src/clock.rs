//! The only place that asks what time it is, and the only one that makes ids and chance.
//! Tests, training and the demo year set the clock by hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use kernel::uuid::{Builder, Uuid};
use kernel::{Error, Timestamp};

/// Where moments come from. Cheap to clone.
#[derive(Clone)]
pub struct Clock(Arc<Source>);

enum Source {
    /// The machine's clock, moved by so many milliseconds.
    Machine { shift: i64 },
    /// Stands still until it is set.
    Fixed(AtomicI64),
}

fn machine_millis() -> i64 {
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

impl Clock {
    pub fn machine() -> Self {
        Self(Arc::new(Source::Machine { shift: 0 }))
    }

    /// Runs on from this moment: for training and browser tests.
    pub fn starting_at(moment: Timestamp) -> Self {
        Self(Arc::new(Source::Machine { shift: moment.millis().saturating_sub(machine_millis()) }))
    }

    pub fn fixed(moment: Timestamp) -> Self {
        Self(Arc::new(Source::Fixed(AtomicI64::new(moment.millis()))))
    }

    /// Turns a fixed clock; the machine's clock does not turn.
    pub fn set(&self, moment: Timestamp) {
        if let Source::Fixed(millis) = &*self.0 {
            millis.store(moment.millis(), Ordering::Relaxed);
        }
    }

    /// Is this the machine's own time? Only then does a gap in it mean that the program was down.
    pub fn is_real(&self) -> bool {
        matches!(&*self.0, Source::Machine { shift: 0 })
    }

    pub fn now(&self) -> Timestamp {
        match &*self.0 {
            Source::Machine { shift } => Timestamp::from_millis(machine_millis().saturating_add(*shift)),
            Source::Fixed(millis) => Timestamp::from_millis(millis.load(Ordering::Relaxed)),
        }
    }
}

/// Where ids come from. Cheap to clone.
#[derive(Clone)]
pub struct Ids(Arc<Option<AtomicU64>>);

impl Ids {
    pub fn random() -> Self {
        Self(Arc::new(None))
    }

    /// 1, 2, 3 ...: for tests and for a demo that comes out the same each time.
    pub fn sequential() -> Self {
        Self::sequential_from(1)
    }

    /// The same, for a store that others have begun: their ids lie below `first`.
    pub fn sequential_from(first: u64) -> Self {
        Self(Arc::new(Some(AtomicU64::new(first))))
    }

    /// A UUIDv7 of this moment.
    pub fn new_id(&self, now: Timestamp) -> Uuid {
        let mut chance = [0_u8; 10];
        match &*self.0 {
            Some(next) => {
                let number = next.fetch_add(1, Ordering::Relaxed).to_be_bytes();
                for (byte, value) in chance.iter_mut().skip(2).zip(number) {
                    *byte = value;
                }
            }
            None => {
                if let Err(cause) = getrandom::fill(&mut chance) {
                    // The zeros that stay collide, so the insert fails loudly instead of giving a guessable id.
                    tracing::error!(%cause, "no randomness for ids");
                }
            }
        }
        let millis = u64::try_from(now.millis()).unwrap_or_default();
        Builder::from_unix_timestamp_millis(millis, &chance).into_uuid()
    }
}

/// Unguessable bytes for tokens and codes.
pub fn random_bytes<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0_u8; N];
    getrandom::fill(&mut bytes).map_err(Error::internal)?;
    Ok(bytes)
}
