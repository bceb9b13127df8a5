//! How far the work on activities is, asked of whoever knows: employees' tasks belong to a higher area, which the binary
//! hands to `area(..)`. Nothing about tasks is known here.

use std::sync::OnceLock;

use kernel::{Error, FinancialYear, InstitutionId};
use platform::store::Tx;

use crate::activity::ActivityId;

/// What employees' tasks say about one activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActivityProgress {
    pub activity: ActivityId,
    /// Weighted mean of the sub-tasks that serve it, basis points. Source: performance.md 2.5 rule 2.
    pub progress: i64,
    /// Employees' tasks that serve it.
    pub tasks: i64,
}

/// Progress of every activity of a year that any task serves, in one statement.
pub type Progress = fn(&Tx<'_>, InstitutionId, FinancialYear) -> Result<Vec<ActivityProgress>, Error>;

static SOURCE: OnceLock<Progress> = OnceLock::new();

/// Called once, by `area`; a second call changes nothing.
pub(crate) fn wire(source: Progress) {
    SOURCE.get_or_init(|| source);
}

pub(crate) fn of(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
) -> Result<Vec<ActivityProgress>, Error> {
    SOURCE.get().map_or_else(|| Ok(Vec::new()), |source| source(tx, institution, year))
}
