//! How the institution's people are led, asked of whoever knows: plans, weekly reports and appraisals belong to a higher
//! area, which the binary hands to `area(..)`. Shown beside the score, never scored. Source: performance.md 3.4.

use std::sync::OnceLock;

use kernel::{Day, Error, FinancialYear, InstitutionId};
use platform::store::Tx;

/// Counts of one institution's year, up to a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GovernanceFigures {
    /// Employees of the year, and those whose plan was approved.
    pub staff: i64,
    pub with_plan: i64,
    /// Weekly reports that were due, and those sent.
    pub weeks_due: i64,
    pub weeks_sent: i64,
    /// Appraisals opened, and those the supervisor wrote by the last day of the window.
    pub appraisals: i64,
    pub on_time: i64,
    /// Appeals that changed a mark.
    pub appeals_upheld: i64,
}

/// Asks for them in at most two statements.
pub type Governance = fn(&Tx<'_>, InstitutionId, FinancialYear, Day) -> Result<GovernanceFigures, Error>;

static SOURCE: OnceLock<Governance> = OnceLock::new();

/// Called once, by `area`; a second call changes nothing.
pub(crate) fn wire(source: Governance) {
    SOURCE.get_or_init(|| source);
}

pub(crate) fn of(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    today: Day,
) -> Result<GovernanceFigures, Error> {
    SOURCE
        .get()
        .map_or_else(|| Ok(GovernanceFigures::default()), |source| source(tx, institution, year, today))
}
