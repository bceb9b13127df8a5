//! All SQL of excusing, and nothing else.

use kernel::{Day, Error, InstitutionId};
use people::seat_above;
use platform::store::Tx;
use platform::work::Guarded;

use super::model::ExcusableRow;
use crate::agreement::model::{SubTaskId, SubTaskState};

platform::statements! {
    /// One sub-task with its owner's place, the supervisors of the day, and the states that decide.
    FIND = concat!("
        SELECT c.id, c.institution_id, c.agreement_id, a.employment_id, e.name, e.unit_path, t.title AS task_title,
               c.title, c.state, c.reason, c.version, a.state AS agreement_state,
               EXISTS (SELECT 1 FROM performance_report_line l WHERE l.institution_id = c.institution_id AND l.sub_task_id = c.id
                   AND l.status = 'completed') AS ticked,
               p.state AS appraisal_state, s.supervisor_id, u.supervisor_id AS second_level_id,",
        seat_above!("e", "s"),
        "FROM performance_sub_task c
        JOIN performance_task t ON t.institution_id = c.institution_id AND t.id = c.task_id
        JOIN performance_agreement a ON a.institution_id = c.institution_id AND a.id = c.agreement_id
        JOIN people_employment e ON e.institution_id = a.institution_id AND e.id = a.employment_id
        LEFT JOIN people_supervision s ON s.institution_id = e.institution_id AND s.employment_id = e.id
             AND s.from_on <= $3 AND (s.to_on IS NULL OR s.to_on >= $3)
        LEFT JOIN people_supervision u ON u.institution_id = e.institution_id AND u.employment_id = s.supervisor_id
             AND u.from_on <= $3 AND (u.to_on IS NULL OR u.to_on >= $3)
        LEFT JOIN performance_appraisal p ON p.institution_id = a.institution_id AND p.agreement_id = a.id
        WHERE c.institution_id = $1 AND c.id = $2");

    SAVE = "
        UPDATE performance_sub_task SET state = $3, reason = $4, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $5";
}

pub fn find(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: SubTaskId,
    today: Day,
) -> Result<Option<Guarded<ExcusableRow>>, Error> {
    Ok(tx.opt::<ExcusableRow>(&FIND, &[&institution, &id, &today])?.map(Guarded::new))
}

/// Stale when somebody changed it meanwhile.
pub fn save(
    tx: &Tx<'_>,
    row: &ExcusableRow,
    state: SubTaskState,
    reason: &str,
    seen: i64,
) -> Result<(), Error> {
    tx.change(&SAVE, &[&row.institution_id, &row.id, &state, &reason, &seen])
}
