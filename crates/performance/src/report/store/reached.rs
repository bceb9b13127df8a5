//! SQL of what sub-tasks have reached: added up from the weeks, and the weeks of those that stand at their target.

use kernel::{Day, Error, InstitutionId, Quantity, Timestamp};
use platform::store::Tx;

use crate::agreement::model::{AgreementId, Mode, SubTaskId};
use crate::report::model::ReportId;

platform::statements! {
    /// A week's quantity on top of what was reached: the short way of a new report. Nothing where the target is reached by it:
    /// from which week on is then asked the long way.
    ADD_REACHED = "
        UPDATE performance_sub_task SET actual = actual + $3 WHERE institution_id = $1 AND id = $2 AND actual + $3 < target";

    /// Takes hold of an agreement's sub-tasks, so that the sums that follow see whatever another sending has just added:
    /// PostgreSQL gives each statement its own view, and a sum would otherwise overwrite what it did not see.
    HOLD_REACHED = "
        UPDATE performance_sub_task SET actual = actual WHERE institution_id = $1 AND agreement_id = $2";

    /// Recomputes what sub-tasks have reached. Quantity: the sum of all weeks; percent: the latest week that says something.
    /// Of a new report ($4 false) only what it speaks of; of an amended one all, as it may have fallen silent. The version is
    /// that of the agreed text and stays. Source: performance.md 1.2.
    SAVE_REACHED = "
        UPDATE performance_sub_task SET
            actual = CASE WHEN mode = 'percent' THEN
                COALESCE((SELECT x.quantity FROM performance_report_line x
                    JOIN performance_report y ON y.institution_id = x.institution_id AND y.id = x.report_id
                    WHERE x.institution_id = $1 AND x.sub_task_id = performance_sub_task.id AND x.status <> 'unchanged'
                    ORDER BY y.week DESC LIMIT 1), 0)
                ELSE COALESCE((SELECT CAST(SUM(x.quantity) AS BIGINT) FROM performance_report_line x
                    WHERE x.institution_id = $1 AND x.sub_task_id = performance_sub_task.id), 0) END,
            completed_on = (SELECT MIN(x.completed_on) FROM performance_report_line x
                WHERE x.institution_id = $1 AND x.sub_task_id = performance_sub_task.id AND x.status = 'completed'),
            state = CASE WHEN EXISTS (SELECT 1 FROM performance_report_line x
                WHERE x.institution_id = $1 AND x.sub_task_id = performance_sub_task.id AND x.status = 'completed')
                THEN 'completed' ELSE 'running' END
        WHERE institution_id = $1 AND agreement_id = $2 AND state IN ('running', 'completed')
          AND ($4 OR id IN (SELECT z.sub_task_id FROM performance_report_line z
                            WHERE z.institution_id = $1 AND z.report_id = $3))";

    /// The weeks that say something of the sub-tasks of an agreement that stand at their target, in their order.
    LIST_REACHING = "
        SELECT c.id, c.mode, c.target, c.ends_on, r.week, r.sent_at, l.quantity
        FROM performance_sub_task c
        JOIN performance_report_line l ON l.institution_id = c.institution_id AND l.sub_task_id = c.id AND l.status <> 'unchanged'
        JOIN performance_report r ON r.institution_id = l.institution_id AND r.id = l.report_id
        WHERE c.institution_id = $1 AND c.agreement_id = $2 AND c.state IN ('running', 'completed') AND c.target > 0 AND c.actual >= c.target
        ORDER BY c.id, r.week";

    /// Kept on what stands at its target, also where the tick came later; what no longer does, as an amended week or a raised
    /// target has it, is taken back.
    SAVE_REACHED_ON = "
        UPDATE performance_sub_task SET completed_on = $3
        WHERE institution_id = $1 AND id = $2 AND (state = 'running' OR (state = 'completed' AND completed_on > $3))";
    CLEAR_REACHED_ON = "
        UPDATE performance_sub_task SET completed_on = NULL
        WHERE institution_id = $1 AND agreement_id = $2 AND state = 'running' AND completed_on IS NOT NULL AND actual < target";
}

platform::row! {
    /// One week of a sub-task that stands at its target.
    pub struct ReachingRow {
        pub id: SubTaskId,
        pub mode: Mode,
        pub target: Quantity,
        pub ends_on: Day,
        /// Monday of its week.
        pub week: Day,
        pub sent_at: Timestamp,
        pub quantity: Quantity,
    }
}

/// Adds a new report's quantity to its sub-task; false where its target is reached by that.
pub fn add_reached(
    tx: &Tx<'_>,
    institution: InstitutionId,
    sub_task: SubTaskId,
    quantity: Quantity,
) -> Result<bool, Error> {
    Ok(tx.run(&ADD_REACHED, &[&institution, &sub_task, &quantity])? > 0)
}

/// `whole`: also sub-tasks of which the report now says nothing, because it once did.
pub fn save_reached(
    tx: &Tx<'_>,
    institution: InstitutionId,
    agreement: AgreementId,
    report: ReportId,
    whole: bool,
) -> Result<u64, Error> {
    tx.run(&HOLD_REACHED, &[&institution, &agreement])?;
    tx.run(&SAVE_REACHED, &[&institution, &agreement, &report, &whole])
}

/// Takes back the day from whatever no longer stands at its target.
pub fn clear_reached_on(
    tx: &Tx<'_>,
    institution: InstitutionId,
    agreement: AgreementId,
) -> Result<(), Error> {
    tx.run(&CLEAR_REACHED_ON, &[&institution, &agreement]).map(drop)
}

/// The weeks of whatever stands at its target, by sub-task and week.
pub fn list_reaching(
    tx: &Tx<'_>,
    institution: InstitutionId,
    agreement: AgreementId,
) -> Result<Vec<ReachingRow>, Error> {
    tx.all(&LIST_REACHING, &[&institution, &agreement])
}

pub fn save_reached_on(
    tx: &Tx<'_>,
    institution: InstitutionId,
    sub_task: SubTaskId,
    day: Day,
) -> Result<(), Error> {
    tx.run(&SAVE_REACHED_ON, &[&institution, &sub_task, &day]).map(drop)
}
