//! Repeatable chance and ids: the same number of people gives the same database, row for row.
//! Nothing here is fit for secrets; the program's own chance is platform's.

use kernel::uuid::{Builder, Uuid};

/// Xorshift with a multiplication at the end (xorshift64*).
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        // Zero would stay zero for ever.
        Self(mixed(seed) | 1)
    }

    pub fn number(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// From `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high.saturating_sub(low)).unwrap_or_default().saturating_add(1);
        low.saturating_add(i64::try_from(self.number() % span).unwrap_or_default())
    }

    /// True so many times in a hundred.
    pub fn percent(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    pub fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        let last = i64::try_from(from.len()).unwrap_or_default().saturating_sub(1);
        usize::try_from(self.between(0, last))
            .ok()
            .and_then(|index| from.get(index))
            .copied()
            .unwrap_or_default()
    }
}

/// Splitmix64: spreads neighbouring numbers.
fn mixed(number: u64) -> u64 {
    let one = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let two = (one ^ (one >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let three = (two ^ (two >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    three ^ (three >> 31)
}

/// What an id is of; one number each, so that ids of different tables differ.
#[derive(Debug, Clone, Copy)]
pub enum Of {
    Institution,
    Unit,
    Workstation,
    Post,
    Person,
    Employment,
    Account,
    Plan,
    Objective,
    Target,
    Activity,
    Agreement,
    Signature,
    Task,
    SubTask,
    Report,
    Deadline,
    Event,
    Appraisal,
}

impl Of {
    fn number(self) -> u64 {
        match self {
            Self::Institution => 1,
            Self::Unit => 2,
            Self::Workstation => 3,
            Self::Post => 4,
            Self::Person => 5,
            Self::Employment => 6,
            Self::Account => 7,
            Self::Plan => 8,
            Self::Objective => 9,
            Self::Target => 10,
            Self::Activity => 11,
            Self::Agreement => 12,
            Self::Signature => 13,
            Self::Task => 14,
            Self::SubTask => 15,
            Self::Report => 16,
            Self::Deadline => 17,
            Self::Event => 18,
            Self::Appraisal => 19,
        }
    }
}

/// 2026-07-01 in milliseconds: ids of one owner lie together and rise with the owner, as UUIDv7 made in that order would.
const BEGAN_MILLIS: u64 = 1_782_864_000_000;

/// The id of the `nth` thing of its kind that belongs to `owner` (the number of a person or an institution).
pub fn id(of: Of, owner: u64, nth: u64) -> Uuid {
    let high = mixed(of.number() << 48 ^ owner << 20 ^ nth).to_be_bytes();
    let low = mixed(owner.rotate_left(32) ^ nth.rotate_left(8) ^ of.number()).to_be_bytes();
    let mut chance = [0_u8; 10];
    for (byte, value) in chance.iter_mut().zip(high.into_iter().chain(low)) {
        *byte = value;
    }
    Builder::from_unix_timestamp_millis(BEGAN_MILLIS.saturating_add(owner), &chance).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_is_the_same_each_time_and_keeps_its_bounds() {
        let draw = || {
            let mut chance = Chance::new(7);
            (0..1000).map(|_| chance.between(8, 40)).collect::<Vec<_>>()
        };
        assert_eq!(draw(), draw());
        assert!(draw().iter().all(|number| (8..=40).contains(number)));
        assert!(draw().contains(&8) && draw().contains(&40));
    }

    #[test]
    fn ids_differ_and_rise_with_their_owner() {
        let mut all = std::collections::BTreeSet::new();
        for owner in 0..200 {
            for nth in 0..50 {
                assert!(all.insert(id(Of::SubTask, owner, nth)) && all.insert(id(Of::Task, owner, nth)));
            }
        }
        assert!(id(Of::Task, 1, 900) < id(Of::Task, 2, 0));
    }
}
