//! What is counted: a histogram of quality marks and the sums beside it, which add up from one supervisor to the nation.
//! No figure is computed here. Source: performance.md 3.5.

use kernel::{EmploymentId, FinancialYear, InstitutionId, Place, Timestamp};
use platform::work::Target;
use serde::{Deserialize, Serialize};

/// Quality marks are whole points from 0 to 100.
pub const HIGHEST: i64 = 100;

/// How often each quality mark was given, by mark.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Histogram(Vec<i64>);

impl Histogram {
    /// A mark outside the scale is not counted.
    pub fn add(&mut self, mark: i64, count: i64) {
        let Some(at) = usize::try_from(mark).ok().filter(|_| mark <= HIGHEST) else { return };
        if self.0.len() <= at {
            self.0.resize(at + 1, 0);
        }
        if let Some(cell) = self.0.get_mut(at) {
            *cell = cell.saturating_add(count);
        }
    }

    pub fn merge(&mut self, other: &Self) {
        for (mark, count) in other.iter() {
            self.add(mark, count);
        }
    }

    /// Marks in ascending order with how often each was given; those never given may be left out.
    pub fn iter(&self) -> impl Iterator<Item = (i64, i64)> + '_ {
        (0_i64..).zip(self.0.iter().copied())
    }

    pub fn count(&self) -> i64 {
        self.0.iter().sum()
    }

    pub fn of(&self, mark: i64) -> i64 {
        usize::try_from(mark).ok().and_then(|at| self.0.get(at)).copied().unwrap_or_default()
    }
}

/// Sums over marks whose work has a quantity: what a correlation needs. Quantity in whole percent of the target.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pairs {
    pub count: i64,
    pub quantity: i64,
    pub quantity_squares: i64,
    pub quality: i64,
    pub quality_squares: i64,
    pub products: i64,
}

impl Pairs {
    /// So many marks of one quality, with the sum of their quantities and of the squares.
    pub fn add(&mut self, quality: i64, count: i64, quantity: i64, squares: i64) {
        self.count += count;
        self.quantity += quantity;
        self.quantity_squares += squares;
        self.quality += quality * count;
        self.quality_squares += quality * quality * count;
        self.products += quality * quantity;
    }

    fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.quantity += other.quantity;
        self.quantity_squares += other.quantity_squares;
        self.quality += other.quality;
        self.quality_squares += other.quality_squares;
        self.products += other.products;
    }
}

/// What the weekly reports of a group come to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reports {
    /// Report lines with a text long enough to compare.
    pub texts: i64,
    /// Of these, lines whose text the same person wrote in another week.
    pub repeated: i64,
    /// Of these, lines whose text somebody else of the same supervisor wrote too.
    pub shared: i64,
    /// Sub-tasks measured in percent that were reported often enough to compare with the calendar.
    pub percents: i64,
    /// Of these, sub-tasks whose percent only followed the calendar.
    pub followed: i64,
}

impl Reports {
    pub fn merge(&mut self, other: &Self) {
        self.texts += other.texts;
        self.repeated += other.repeated;
        self.shared += other.shared;
        self.percents += other.percents;
        self.followed += other.followed;
    }
}

/// Everything counted about one group: a supervisor's people, a sex, a cadre, a region, all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// People whose appraisal was published.
    pub people: i64,
    pub quality: Histogram,
    /// Marks both sides gave, and the sum of the employee's mark less the supervisor's.
    pub both: i64,
    pub gap: i64,
    pub pairs: Pairs,
    pub reports: Reports,
}

impl Tally {
    pub fn merge(&mut self, other: &Self) {
        self.people += other.people;
        self.quality.merge(&other.quality);
        self.both += other.both;
        self.gap += other.gap;
        self.pairs.merge(&other.pairs);
        self.reports.merge(&other.reports);
    }
}

kernel::codes! {
    /// By what people are put into groups.
    pub enum Dimension {
        All = "all",
        Sex = "sex",
        Cadre = "cadre",
        Region = "region",
    }
}

/// When a supervisor marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sittings {
    pub first_at: Timestamp,
    pub last_at: Timestamp,
    /// Most people whose marks were begun within the minutes of the setting.
    pub at_once: i64,
}

/// One supervisor's counted year.
#[derive(Debug, Clone, PartialEq)]
pub struct Supervisor {
    pub institution: InstitutionId,
    pub id: EmploymentId,
    pub year: FinancialYear,
    pub name: String,
    pub post_title: String,
    /// Who stands above the supervisor today.
    pub above: Option<EmploymentId>,
    pub tally: Tally,
    pub sittings: Sittings,
}

impl Target for Supervisor {
    fn place(&self) -> Place {
        Place {
            institution: Some(self.institution),
            owner: Some(self.id),
            supervisor: self.above,
            ..Place::default()
        }
    }
}

/// One group's counted year. `pooled` counts the small groups added up in it; 0: it is one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub dimension: Dimension,
    pub code: String,
    pub pooled: i64,
    pub tally: Tally,
    pub counted_at: Timestamp,
}
