//! How far the work on activities is, asked of whoever knows: employees' tasks belong to a higher area, which the binary
//! hands to `area(..)`. Nothing about tasks is known here.

use std::sync::OnceLock;

use kernel::{Day, Error, FinancialYear, InstitutionId};
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

/// People of a unit have tasks that serve an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    pub activity: ActivityId,
    /// Of the people's own unit: a section's path begins with its department's.
    pub unit_path: String,
}

/// Does somebody of the unit or of a section below it work on the activity? Source: performance.md 2.5 rule 1.
pub fn works_on(served: &[Served], activity: ActivityId, unit_path: &str) -> bool {
    served.iter().any(|one| one.activity == activity && one.unit_path.starts_with(unit_path))
}

/// Whose people, at work on a day, serve which activities of a year, by signed tasks: each unit once for each activity.
pub type ServedOn = fn(&Tx<'_>, InstitutionId, FinancialYear, Day) -> Result<Vec<Served>, Error>;

/// What is asked of whoever knows employees' tasks.
#[derive(Debug, Clone, Copy)]
pub struct Tasks {
    /// Progress of every activity of a year that any signed task serves, in one statement.
    pub progress: fn(&Tx<'_>, InstitutionId, FinancialYear) -> Result<Vec<ActivityProgress>, Error>,
    pub served: ServedOn,
    /// How many tasks name an activity, signed or not.
    pub naming: fn(&Tx<'_>, InstitutionId, ActivityId) -> Result<i64, Error>,
}

static SOURCE: OnceLock<Tasks> = OnceLock::new();

/// Called once, by `area`; a second call changes nothing.
pub(crate) fn wire(source: Tasks) {
    SOURCE.get_or_init(|| source);
}

pub(crate) fn of(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
) -> Result<Vec<ActivityProgress>, Error> {
    SOURCE.get().map_or_else(|| Ok(Vec::new()), |source| (source.progress)(tx, institution, year))
}

pub(crate) fn served(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    today: Day,
) -> Result<Vec<Served>, Error> {
    SOURCE.get().map_or_else(|| Ok(Vec::new()), |source| (source.served)(tx, institution, year, today))
}

/// Tasks that name an activity: none of them may be left without it.
pub(crate) fn naming(tx: &Tx<'_>, institution: InstitutionId, activity: ActivityId) -> Result<i64, Error> {
    SOURCE.get().map_or(Ok(0), |source| (source.naming)(tx, institution, activity))
}
