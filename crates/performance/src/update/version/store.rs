//! All SQL of the versions of a plan, and of what a new one writes into it.

use kernel::{Day, Error, InstitutionId};
use platform::store::Tx;

use crate::agreement::model::{PlannedTask, SubTaskRow, TaskRow};
use crate::update::model::{UpdateId, UpdateRow};

platform::statements! {
    INSERT_VERSION = "INSERT INTO performance_plan_version (institution_id, agreement_id, number, effective_on, update_id)
        VALUES ($1, $2, $3, $4, $5)";
    INSERT_VERSION_LINE = "INSERT INTO performance_plan_version_line (institution_id, agreement_id, number, item_id, thing,
          title, weight, indicator, target, starts_on, ends_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    APPLY_AGREEMENT = "UPDATE performance_agreement SET version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3 AND state = 'signed'";
    APPLY_TASK = "UPDATE performance_task SET weight = $4, starts_on = $5, ends_on = $6, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    APPLY_SUB_TASK = "UPDATE performance_sub_task SET weight = $4, indicator = $5, target = $6, resources = $7, starts_on = $8,
          ends_on = $9, ended_on = $10, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    APPLY_NEW_TASK = "INSERT INTO performance_task (institution_id, id, agreement_id, position, activity_id, title, weight,
          origin, priority, starts_on, ends_on, state, reason, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'proposed', '', 1)";
    APPLY_NEW_SUB_TASK = "INSERT INTO performance_sub_task (institution_id, id, agreement_id, task_id, position, title, weight,
          indicator, unit_of_measure, mode, baseline, target, resources, starts_on, ends_on, state, reason, actual, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'running', '', 0, 1)";
}

/// Writes down what a version of the plan says: the tasks and sub-tasks that run in it.
pub fn insert(
    tx: &Tx<'_>,
    row: &UpdateRow,
    number: i64,
    effective_on: Day,
    update: Option<UpdateId>,
    running: &[PlannedTask],
) -> Result<(), Error> {
    let (institution, agreement) = (row.institution_id, row.agreement_id);
    tx.run(&INSERT_VERSION, &[&institution, &agreement, &number, &effective_on, &update])?;
    for branch in running {
        let task = &branch.task;
        tx.run(
            &INSERT_VERSION_LINE,
            &[
                &institution,
                &agreement,
                &number,
                &task.id,
                &"task",
                &task.title,
                &task.weight,
                &"",
                &0_i64,
                &task.starts_on,
                &task.ends_on,
            ],
        )?;
        for line in &branch.sub_tasks {
            tx.run(
                &INSERT_VERSION_LINE,
                &[
                    &institution,
                    &agreement,
                    &number,
                    &line.id,
                    &"sub_task",
                    &line.title,
                    &line.weight,
                    &line.indicator,
                    &line.target,
                    &line.starts_on,
                    &line.ends_on,
                ],
            )?;
        }
    }
    Ok(())
}

/// The agreement counts its version up, so that whoever looks at the plan sees that it changed.
pub fn apply_agreement(tx: &Tx<'_>, row: &UpdateRow) -> Result<(), Error> {
    tx.change(&APPLY_AGREEMENT, &[&row.institution_id, &row.agreement_id, &row.agreement_version])
}

pub fn apply_task(tx: &Tx<'_>, institution: InstitutionId, task: &TaskRow) -> Result<(), Error> {
    tx.change(
        &APPLY_TASK,
        &[&institution, &task.id, &task.version, &task.weight, &task.starts_on, &task.ends_on],
    )
}

pub fn apply_sub_task(tx: &Tx<'_>, institution: InstitutionId, row: &SubTaskRow) -> Result<(), Error> {
    tx.change(
        &APPLY_SUB_TASK,
        &[
            &institution,
            &row.id,
            &row.version,
            &row.weight,
            &row.indicator,
            &row.target,
            &row.resources,
            &row.starts_on,
            &row.ends_on,
            &row.ended_on,
        ],
    )
}

pub fn apply_new_task(tx: &Tx<'_>, institution: InstitutionId, task: &TaskRow) -> Result<(), Error> {
    tx.run(
        &APPLY_NEW_TASK,
        &[
            &institution,
            &task.id,
            &task.agreement_id,
            &task.position,
            &task.activity_id,
            &task.title,
            &task.weight,
            &task.origin,
            &task.priority,
            &task.starts_on,
            &task.ends_on,
        ],
    )?;
    Ok(())
}

pub fn apply_new_sub_task(tx: &Tx<'_>, institution: InstitutionId, row: &SubTaskRow) -> Result<(), Error> {
    tx.run(
        &APPLY_NEW_SUB_TASK,
        &[
            &institution,
            &row.id,
            &row.agreement_id,
            &row.task_id,
            &row.position,
            &row.title,
            &row.weight,
            &row.indicator,
            &row.unit_of_measure,
            &row.mode,
            &row.baseline,
            &row.target,
            &row.resources,
            &row.starts_on,
            &row.ends_on,
        ],
    )?;
    Ok(())
}
