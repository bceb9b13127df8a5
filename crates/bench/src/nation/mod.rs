//! A nation of invented public servants, the same one each time: how many institutions, who supervises whom, whose session
//! is which. Read: `layout`, `batch`, then what is written: `people`, `plans`, `years`. How fast is measured elsewhere.

mod batch;
mod layout;
mod people;
mod plans;
mod signed;
mod tables;
mod years;

use kernel::uuid::Uuid;
use kernel::{Day, FinancialYear, Timestamp, Week};
use sha2::{Digest, Sha256};

use crate::Outcome;
use crate::chance::{Of, id};

pub use batch::{Batch, Sink};
pub use layout::{Layout, Member, Seat};
pub use people::{began, check_number, full_name, name, seat_of_director};

/// The moment at which everything is measured: a Wednesday in the first half of the financial year 2026/27.
pub const NOW: &str = "2026-10-21T06:00:00Z";
/// Sub-tasks of each of the four tasks of a plan; about fifteen are usual. Source: performance.md 7.
pub const SUB_TASKS: [u64; 4] = [4, 4, 4, 3];
/// Weeks of the current year that have been reported, up to last week.
pub const REPORTED_WEEKS: usize = 4;
/// Events that a person's two years leave, at least.
const EVENTS_EACH: u64 = 7;
/// Codes of the regions as the program ships them.
const REGIONS: [&str; 26] = [
    "11", "21", "23", "25", "27", "30", "31", "33", "35", "37", "39", "41", "43", "45", "47", "50", "51",
    "53", "54", "55", "57", "59", "61", "63", "65", "67",
];

/// The region an institution lies in.
pub fn region(institution: u64) -> &'static str {
    usize::try_from(institution)
        .ok()
        .and_then(|nth| REGIONS.get(nth % REGIONS.len()))
        .copied()
        .unwrap_or("11")
}

/// The whole nation.
#[derive(Debug, Clone, Copy)]
pub struct Nation {
    pub people: u64,
    pub institutions: u64,
    /// Events of each person beyond those of the two years, so that the log is as long as was asked for.
    pub more_events: u64,
}

impl Nation {
    /// So many people in institutions of `each`, with a log of at least so many events.
    pub fn of(people: u64, each: u64, events: u64) -> Self {
        let more_events = events.div_ceil(people.max(1)).saturating_sub(EVENTS_EACH);
        Self { people, institutions: (people / each.max(1)).max(1), more_events }
    }

    /// The numbers of an institution's people.
    pub fn members(&self, institution: u64) -> std::ops::Range<u64> {
        let size = self.people / self.institutions;
        let begin = institution * size;
        let end = if institution + 1 == self.institutions { self.people } else { begin + size };
        begin..end
    }

    pub fn layout(&self, institution: u64) -> Layout {
        Layout::of(institution, self.members(institution))
    }

    /// Writes everybody and everything of them.
    pub async fn write(&self, sink: &mut Sink) -> Outcome<u64> {
        let mut rows = 0;
        for institution in 0..self.institutions {
            let mut batch = Batch::default();
            let layout = self.layout(institution);
            people::write(&mut batch, &layout);
            plans::write(&mut batch, &layout);
            years::write(&mut batch, &layout, self.more_events)?;
            rows += batch.len();
            sink.take(&batch).await?;
        }
        sink.close().await?;
        Ok(rows)
    }

    /// The institutions of the region in which the first lies.
    pub fn of_first_region(&self) -> impl Iterator<Item = u64> {
        (0..self.institutions).filter(|institution| region(*institution) == region(0))
    }

    /// Everybody of one kind, at most so many, spread over the institutions.
    pub fn sample(&self, wanted: usize, is_wanted: impl Fn(&Member) -> bool) -> Vec<Client> {
        let of_each = wanted.div_ceil(usize::try_from(self.institutions).unwrap_or(usize::MAX)).max(1);
        let mut found = Vec::new();
        for institution in 0..self.institutions {
            let layout = self.layout(institution);
            let some = layout.members.iter().filter(|member| is_wanted(member)).take(of_each);
            found.extend(some.map(|member| Client { institution, number: member.number }));
            if found.len() >= wanted {
                break;
            }
        }
        found
    }
}

/// Somebody who uses the program during a measurement.
#[derive(Debug, Clone, Copy)]
pub struct Client {
    pub institution: u64,
    pub number: u64,
}

impl Client {
    pub fn institution_id(&self) -> Uuid {
        id(Of::Institution, self.institution, 0)
    }

    pub fn employment(&self) -> Uuid {
        id(Of::Employment, self.number, 0)
    }

    /// This year's agreement.
    pub fn agreement(&self) -> Uuid {
        self.agreement_of(current_year())
    }

    pub fn agreement_of(&self, year: FinancialYear) -> Uuid {
        agreement(self.number, year)
    }

    /// This year's sub-tasks, in the order of the plan.
    pub fn sub_tasks(&self) -> Vec<Uuid> {
        (0..SUB_TASKS.iter().sum()).map(|nth| sub_task(self.number, current_year(), nth)).collect()
    }

    /// What the browser's cookie holds.
    pub fn token(&self) -> String {
        let digest = Sha256::digest(format!("bench session {}", self.number));
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// The hash under which a session is found.
pub fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

pub fn now() -> Timestamp {
    NOW.parse().unwrap_or_else(|_| Timestamp::from_millis(0))
}

pub fn today() -> Day {
    now().day()
}

pub fn current_year() -> FinancialYear {
    today().financial_year()
}

/// The year whose appraisals are countersigned: its marks can be computed.
pub fn finished_year() -> FinancialYear {
    current_year().previous()
}

/// Weeks that nobody has reported yet, oldest first: what submissions are measured with.
pub fn unsent_weeks() -> Vec<Week> {
    let reported = i64::try_from(REPORTED_WEEKS).unwrap_or_default();
    let until = today().week().monday().plus_days(-7 * reported).week();
    let first = current_year().first_day().plus_days(14).week();
    std::iter::successors(Some(first), |week| Some(week.next())).take_while(|week| *week < until).collect()
}

fn year_number(year: FinancialYear) -> u64 {
    u64::try_from(year.start_year()).unwrap_or_default()
}

fn agreement(person: u64, year: FinancialYear) -> Uuid {
    id(Of::Agreement, person, year_number(year))
}

fn sub_task(person: u64, year: FinancialYear, nth: u64) -> Uuid {
    id(Of::SubTask, person, year_number(year) * 100 + nth)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_belongs_to_exactly_one_institution() {
        for people in [60, 1_000, 2_345, 20_000] {
            let nation = Nation::of(people, 1_000, 0);
            let all: Vec<u64> = (0..nation.institutions).flat_map(|number| nation.members(number)).collect();
            assert_eq!(all, (0..people).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_weeks_to_report_lie_before_those_already_reported() {
        let weeks = unsent_weeks();
        assert!(weeks.len() >= 8, "{weeks:?}");
        assert_eq!(weeks.last().unwrap().next().monday().to_string(), "2026-09-21");
    }
}
