//! Progress of activities from the sub-tasks of signed agreements.

use kernel::{Day, Error, FinancialYear, InstitutionId};
use planning::{ActivityId, ActivityProgress, Served};
use platform::store::Tx;

platform::statements! {
    /// Each sub-task counts by its share of its employee's year (task weight by sub-task weight), as far as its quantity
    /// goes and never beyond its target; excused and rejected ones drop out. Basis points.
    LIST = "SELECT t.activity_id AS activity,
            CAST(SUM(t.weight * c.weight * CASE WHEN c.actual >= c.target THEN 10000
                ELSE c.actual * 10000 / c.target END) / SUM(t.weight * c.weight) AS {{int}}) AS progress,
            CAST(COUNT(DISTINCT t.id) AS {{int}}) AS tasks
        FROM performance_agreement a
        JOIN performance_task t ON t.institution_id = a.institution_id AND t.agreement_id = a.id
        JOIN performance_sub_task c ON c.institution_id = t.institution_id AND c.task_id = t.id
        WHERE a.institution_id = $1 AND a.year = $2 AND a.state = 'signed' AND t.activity_id IS NOT NULL
          AND t.state <> 'rejected' AND c.state NOT IN ('rejected', 'excused') AND c.target > 0
          AND t.weight > 0 AND c.weight > 0
        GROUP BY t.activity_id";
    /// Of the same tasks, the units of those who carry them.
    LIST_SERVED = "SELECT DISTINCT t.activity_id AS activity, e.unit_path
        FROM performance_agreement a
        JOIN people_employment e ON e.institution_id = a.institution_id AND e.id = a.employment_id
        JOIN performance_task t ON t.institution_id = a.institution_id AND t.agreement_id = a.id
        WHERE a.institution_id = $1 AND a.year = $2 AND a.state = 'signed' AND t.activity_id IS NOT NULL
          AND t.state <> 'rejected' AND t.weight > 0 AND (e.ends_on IS NULL OR e.ends_on >= $3)";
    COUNT_NAMING = "SELECT CAST(COUNT(*) AS {{int}}) AS tasks FROM performance_task
        WHERE institution_id = $1 AND activity_id = $2";
}

platform::row! {
    struct ServedRow { activity: ActivityId, unit_path: String }
    struct CountRow { tasks: i64 }
    struct ProgressRow { activity: ActivityId, progress: i64, tasks: i64 }
}

/// Progress of every activity of a year that any signed task serves. Source: performance.md 2.5 rule 2 (PROPOSED).
pub fn of_activities(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
) -> Result<Vec<ActivityProgress>, Error> {
    let rows = tx.all::<ProgressRow>(&LIST, &[&institution, &year])?;
    Ok(rows
        .into_iter()
        .map(|row| ActivityProgress { activity: row.activity, progress: row.progress, tasks: row.tasks })
        .collect())
}

/// Whose people serve which activities of a year, without those who have left. Source: performance.md 2.5 rule 1.
pub fn served(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    today: Day,
) -> Result<Vec<Served>, Error> {
    let rows = tx.all::<ServedRow>(&LIST_SERVED, &[&institution, &year, &today])?;
    Ok(rows.into_iter().map(|row| Served { activity: row.activity, unit_path: row.unit_path }).collect())
}

/// Tasks of any plan, signed or not, rejected or not, that name an activity.
pub fn naming(tx: &Tx<'_>, institution: InstitutionId, activity: ActivityId) -> Result<i64, Error> {
    Ok(tx.one::<CountRow>(&COUNT_NAMING, &[&institution, &activity])?.tasks)
}
