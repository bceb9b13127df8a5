//! SQL of tasks and sub-tasks. It reads planning's activities and writes only performance_task and performance_sub_task;
//! progress on sub-tasks is written by the report's store.

use kernel::{Error, FinancialYear, InstitutionId, Weight};
use platform::store::Tx;

use crate::agreement::model::{
    ActivityId, ActivityRow, AgreementId, AgreementRow, NewSubTask, NewTask, Origin, PlannedTask, SubTaskId,
    SubTaskRow, TaskId, TaskRow,
};

/// Rows that no plan reaches; they bound the lists of one plan. Rejected tasks stay, so it is more than a plan may hold.
const MOST_ROWS: i64 = 2000;
/// Activities offered while one types; any other is found by its code.
const MOST_ACTIVITIES: i64 = 200;

/// Columns and joins of a task.
macro_rules! task {
    ($condition:literal) => {
        concat!(
            "SELECT task.id, task.agreement_id, task.position, task.activity_id, activity.code AS activity_code,
              activity.title AS activity_title, task.title, task.weight, task.origin, task.priority, task.starts_on,
              task.ends_on, task.state, task.reason, task.version
            FROM performance_task task
            LEFT JOIN planning_activity activity
              ON activity.institution_id = task.institution_id AND activity.id = task.activity_id
            WHERE task.institution_id = $1 AND ",
            $condition
        )
    };
}

/// Columns of a sub-task.
macro_rules! sub_task {
    ($condition:literal) => {
        concat!(
            "SELECT id, task_id, agreement_id, position, title, weight, indicator, unit_of_measure, mode, baseline, target,
              resources, starts_on, ends_on, state, reason, actual, completed_on, ended_on, version
            FROM performance_sub_task WHERE institution_id = $1 AND ",
            $condition
        )
    };
}

platform::statements! {
    LIST_TASKS = task!("task.agreement_id = $2 ORDER BY task.position, task.id LIMIT $3");
    FIND_TASK = task!("task.id = $2");
    LIST_SUB_TASKS = sub_task!("agreement_id = $2 ORDER BY task_id, position, id LIMIT $3");
    FIND_SUB_TASK = sub_task!("id = $2");
    LIST_SUB_TASKS_OF_TASK = sub_task!("task_id = $2 ORDER BY position, id LIMIT $3");
    INSERT_TASK = "INSERT INTO performance_task (institution_id, id, agreement_id, position, activity_id, title, weight,
          origin, priority, starts_on, ends_on, state, reason, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'proposed', '', 1)";
    SAVE_TASK = "UPDATE performance_task SET activity_id = $4, title = $5, weight = $6, priority = $7, starts_on = $8,
          ends_on = $9, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    SAVE_TASK_WEIGHT = "UPDATE performance_task SET weight = $4, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    SAVE_SUB_TASK_WEIGHT = "UPDATE performance_sub_task SET weight = $4, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    REJECT_TASK = "UPDATE performance_task SET state = 'rejected', reason = $4, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    REJECT_SUB_TASKS = "UPDATE performance_sub_task SET state = 'rejected', version = version + 1
        WHERE institution_id = $1 AND task_id = $2 AND state = 'proposed'";
    REJECT_SUB_TASK = "UPDATE performance_sub_task SET state = 'rejected', reason = $4, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3 AND state = 'proposed'";
    DELETE_TASK = "DELETE FROM performance_task WHERE institution_id = $1 AND id = $2 AND version = $3";
    DELETE_SUB_TASKS = "DELETE FROM performance_sub_task WHERE institution_id = $1 AND task_id = $2";
    INSERT_SUB_TASK = "INSERT INTO performance_sub_task (institution_id, id, agreement_id, task_id, position, title, weight,
          indicator, unit_of_measure, mode, baseline, target, resources, starts_on, ends_on, state, reason, actual, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'proposed', '', 0, 1)";
    SAVE_SUB_TASK = "UPDATE performance_sub_task SET title = $4, weight = $5, indicator = $6, unit_of_measure = $7,
          mode = $8, baseline = $9, target = $10, resources = $11, starts_on = $12, ends_on = $13, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    DELETE_SUB_TASK = "DELETE FROM performance_sub_task WHERE institution_id = $1 AND id = $2 AND version = $3";
    START_SUB_TASKS = "UPDATE performance_sub_task SET state = 'running', version = version + 1
        WHERE institution_id = $1 AND agreement_id = $2 AND state = 'proposed'";
    FIND_ACTIVITY = "SELECT id, code, title FROM planning_activity
        WHERE institution_id = $1 AND year = $2 AND code = UPPER(CAST($3 AS {{text}}))";
    LIST_ACTIVITIES = "SELECT activity.id, activity.code, activity.title
        FROM planning_activity activity
        LEFT JOIN people_unit owner
          ON owner.institution_id = activity.institution_id AND owner.id = activity.owner_unit_id
        WHERE activity.institution_id = $1 AND activity.year = $2
        ORDER BY CASE
            WHEN owner.path IS NOT NULL AND (owner.path = SUBSTR(CAST($3 AS {{text}}), 1, LENGTH(owner.path))
              OR CAST($3 AS {{text}}) = SUBSTR(owner.path, 1, LENGTH(CAST($3 AS {{text}})))) THEN 0
            WHEN EXISTS (SELECT 1 FROM planning_part part
              JOIN people_unit unit ON unit.institution_id = part.institution_id AND unit.id = part.unit_id
              WHERE part.institution_id = activity.institution_id AND part.activity_id = activity.id
                AND unit.path = SUBSTR(CAST($3 AS {{text}}), 1, LENGTH(unit.path))) THEN 1
            ELSE 2 END, activity.code
        LIMIT $4";
}

/// The tasks of an agreement in order, each with its sub-tasks: two statements.
pub fn list_branches(
    tx: &Tx<'_>,
    institution: InstitutionId,
    agreement: AgreementId,
) -> Result<Vec<PlannedTask>, Error> {
    let tasks = tx.all::<TaskRow>(&LIST_TASKS, &[&institution, &agreement, &MOST_ROWS])?;
    let mut branches: Vec<PlannedTask> =
        tasks.into_iter().map(|task| PlannedTask { task, sub_tasks: Vec::new() }).collect();
    tx.each::<SubTaskRow>(&LIST_SUB_TASKS, &[&institution, &agreement, &MOST_ROWS], |sub_task| {
        if let Some(branch) = branches.iter_mut().find(|branch| branch.task.id == sub_task.task_id) {
            branch.sub_tasks.push(sub_task);
        }
        Ok(())
    })?;
    Ok(branches)
}

/// All sub-tasks of an agreement, by task and position.
pub fn list_sub_tasks(
    tx: &Tx<'_>,
    institution: InstitutionId,
    agreement: AgreementId,
) -> Result<Vec<SubTaskRow>, Error> {
    tx.all(&LIST_SUB_TASKS, &[&institution, &agreement, &MOST_ROWS])
}

pub fn find_task(tx: &Tx<'_>, institution: InstitutionId, id: TaskId) -> Result<Option<TaskRow>, Error> {
    tx.opt(&FIND_TASK, &[&institution, &id])
}

pub fn find_sub_task(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: SubTaskId,
) -> Result<Option<SubTaskRow>, Error> {
    tx.opt(&FIND_SUB_TASK, &[&institution, &id])
}

pub fn list_sub_tasks_of(
    tx: &Tx<'_>,
    institution: InstitutionId,
    task: TaskId,
) -> Result<Vec<SubTaskRow>, Error> {
    tx.all(&LIST_SUB_TASKS_OF_TASK, &[&institution, &task, &MOST_ROWS])
}

/// Where a new task is put.
#[derive(Debug, Clone, Copy)]
pub struct Seat {
    pub institution: InstitutionId,
    pub agreement: AgreementId,
    pub position: i64,
}

pub fn insert_task(
    tx: &Tx<'_>,
    seat: Seat,
    id: TaskId,
    task: &NewTask,
    activity: Option<ActivityId>,
    origin: Origin,
) -> Result<(), Error> {
    tx.run(
        &INSERT_TASK,
        &[
            &seat.institution,
            &id,
            &seat.agreement,
            &seat.position,
            &activity,
            &task.title,
            &task.weight,
            &origin,
            &task.priority,
            &task.starts_on,
            &task.ends_on,
        ],
    )?;
    Ok(())
}

pub fn save_task(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: TaskId,
    version: i64,
    task: &NewTask,
    activity: Option<ActivityId>,
) -> Result<(), Error> {
    tx.change(
        &SAVE_TASK,
        &[
            &institution,
            &id,
            &version,
            &activity,
            &task.title,
            &task.weight,
            &task.priority,
            &task.starts_on,
            &task.ends_on,
        ],
    )
}

pub fn save_task_weight(
    tx: &Tx<'_>,
    institution: InstitutionId,
    task: &TaskRow,
    weight: Weight,
) -> Result<(), Error> {
    tx.change(&SAVE_TASK_WEIGHT, &[&institution, &task.id, &task.version, &weight])
}

pub fn save_sub_task_weight(
    tx: &Tx<'_>,
    institution: InstitutionId,
    sub_task: &SubTaskRow,
    weight: Weight,
) -> Result<(), Error> {
    tx.change(&SAVE_SUB_TASK_WEIGHT, &[&institution, &sub_task.id, &sub_task.version, &weight])
}

/// The task and its sub-tasks stay visible; their weight is free.
pub fn reject_task(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: TaskId,
    version: i64,
    reason: &str,
) -> Result<(), Error> {
    tx.change(&REJECT_TASK, &[&institution, &id, &version, &reason])?;
    tx.run(&REJECT_SUB_TASKS, &[&institution, &id])?;
    Ok(())
}

/// One sub-task stays visible; its weight is free within its task.
pub fn reject_sub_task(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: SubTaskId,
    version: i64,
    reason: &str,
) -> Result<(), Error> {
    tx.change(&REJECT_SUB_TASK, &[&institution, &id, &version, &reason])
}

pub fn delete_task(tx: &Tx<'_>, institution: InstitutionId, id: TaskId, version: i64) -> Result<(), Error> {
    tx.run(&DELETE_SUB_TASKS, &[&institution, &id])?;
    tx.change(&DELETE_TASK, &[&institution, &id, &version])
}

pub fn insert_sub_task(
    tx: &Tx<'_>,
    seat: Seat,
    task: TaskId,
    id: SubTaskId,
    sub_task: &NewSubTask,
) -> Result<(), Error> {
    tx.run(
        &INSERT_SUB_TASK,
        &[
            &seat.institution,
            &id,
            &seat.agreement,
            &task,
            &seat.position,
            &sub_task.title,
            &sub_task.weight,
            &sub_task.indicator,
            &sub_task.unit_of_measure,
            &sub_task.mode,
            &sub_task.baseline,
            &sub_task.target,
            &sub_task.resources,
            &sub_task.starts_on,
            &sub_task.ends_on,
        ],
    )?;
    Ok(())
}

pub fn save_sub_task(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: SubTaskId,
    version: i64,
    sub_task: &NewSubTask,
) -> Result<(), Error> {
    tx.change(
        &SAVE_SUB_TASK,
        &[
            &institution,
            &id,
            &version,
            &sub_task.title,
            &sub_task.weight,
            &sub_task.indicator,
            &sub_task.unit_of_measure,
            &sub_task.mode,
            &sub_task.baseline,
            &sub_task.target,
            &sub_task.resources,
            &sub_task.starts_on,
            &sub_task.ends_on,
        ],
    )
}

pub fn delete_sub_task(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: SubTaskId,
    version: i64,
) -> Result<(), Error> {
    tx.change(&DELETE_SUB_TASK, &[&institution, &id, &version])
}

/// The sub-tasks begin to run. Answers how many.
pub(in crate::agreement) fn start_sub_tasks(tx: &Tx<'_>, row: &AgreementRow) -> Result<u64, Error> {
    tx.run(&START_SUB_TASKS, &[&row.institution_id, &row.id])
}

/// The activity of that code in the institution's plan of the year, however it was typed.
pub fn find_activity(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    code: &str,
) -> Result<Option<ActivityRow>, Error> {
    tx.opt(&FIND_ACTIVITY, &[&institution, &year, &code])
}

/// Activities to offer: first those of the unit's own branch, then those the unit takes part in, then the others.
pub fn list_activities(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    unit_path: &str,
) -> Result<Vec<ActivityRow>, Error> {
    tx.all(&LIST_ACTIVITIES, &[&institution, &year, &unit_path, &MOST_ACTIVITIES])
}
