//! All SQL of the agreement. It reads people's and planning's tables, and writes only performance_agreement, _task,
//! _sub_task and _signature; progress on sub-tasks is written by the report's store.

use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId, Timestamp, Weight};
use platform::store::Tx;
use platform::work::Guarded;

use super::model::{
    ActivityId, ActivityRow, AgreementId, AgreementRow, BeginnerRow, CadreRow, NewSubTask, NewTask, Origin, Party, Plan,
    PlannedTask, SignatureId, SignatureRow, State, SubTaskId, SubTaskRow, TaskId, TaskRow, TeamPlanRow, TemplateRow,
};

/// Rows that no plan reaches; they bound the lists of one plan. Rejected tasks stay, so it is more than a plan may hold.
const MOST_ROWS: i64 = 2000;
/// Activities offered while one types; any other is found by its code.
const MOST_ACTIVITIES: i64 = 200;

/// Columns and joins of an agreement as of the day `$2`.
macro_rules! agreement {
    ($condition:literal) => {
        concat!(
            "SELECT agreement.id, agreement.institution_id, institution.name AS institution_name, agreement.employment_id,
              agreement.year, agreement.state, agreement.reason, agreement.text_hash, agreement.submitted_at,
              agreement.approved_at, agreement.employee_signed_at, agreement.supervisor_signed_at, agreement.version,
              employment.name, employment.check_number, employment.unit_path, unit.name AS unit_name,
              workstation.name AS workstation_name, post.title AS post_title, employment.starts_on, employment.ends_on,
              line.supervisor_id, supervisor.name AS supervisor_name,
              supervisor.check_number AS supervisor_check_number, supervisor_post.title AS supervisor_post,
              above.supervisor_id AS second_level_id
            FROM performance_agreement agreement
            JOIN people_institution institution ON institution.id = agreement.institution_id
            JOIN people_employment employment
              ON employment.institution_id = agreement.institution_id AND employment.id = agreement.employment_id
            JOIN people_unit unit ON unit.institution_id = employment.institution_id AND unit.id = employment.unit_id
            JOIN people_workstation workstation
              ON workstation.institution_id = employment.institution_id AND workstation.id = employment.workstation_id
            JOIN people_post post ON post.institution_id = employment.institution_id AND post.id = employment.post_id
            LEFT JOIN people_supervision line
              ON line.institution_id = agreement.institution_id AND line.employment_id = agreement.employment_id
              AND line.from_on <= $2 AND (line.to_on IS NULL OR line.to_on >= $2)
            LEFT JOIN people_employment supervisor
              ON supervisor.institution_id = line.institution_id AND supervisor.id = line.supervisor_id
            LEFT JOIN people_post supervisor_post
              ON supervisor_post.institution_id = supervisor.institution_id AND supervisor_post.id = supervisor.post_id
            LEFT JOIN people_supervision above
              ON above.institution_id = line.institution_id AND above.employment_id = line.supervisor_id
              AND above.from_on <= $2 AND (above.to_on IS NULL OR above.to_on >= $2)
            WHERE agreement.institution_id = $1 AND ",
            $condition
        )
    };
}

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
              resources, starts_on, ends_on, state, reason, actual, completed_on, version
            FROM performance_sub_task WHERE institution_id = $1 AND ",
            $condition
        )
    };
}

platform::statements! {
    FIND = agreement!("agreement.id = $3");
    FIND_OF = agreement!("agreement.employment_id = $3 AND agreement.year = $4");
    FIND_BEGINNER = "SELECT employment.id, employment.institution_id, employment.name, employment.unit_path,
          employment.cadre, employment.starts_on, employment.ends_on, line.supervisor_id,
          above.supervisor_id AS second_level_id
        FROM people_employment employment
        LEFT JOIN people_supervision line
          ON line.institution_id = employment.institution_id AND line.employment_id = employment.id
          AND line.from_on <= $2 AND (line.to_on IS NULL OR line.to_on >= $2)
        LEFT JOIN people_supervision above
          ON above.institution_id = line.institution_id AND above.employment_id = line.supervisor_id
          AND above.from_on <= $2 AND (above.to_on IS NULL OR above.to_on >= $2)
        WHERE employment.institution_id = $1 AND employment.id = $3";
    INSERT = "INSERT INTO performance_agreement (institution_id, id, employment_id, year, state, reason, version)
        VALUES ($1, $2, $3, $4, $5, '', 1) ON CONFLICT (institution_id, employment_id, year) DO NOTHING";
    TOUCH = "UPDATE performance_agreement SET state = $3, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $4";
    SAVE_SUBMITTED = "UPDATE performance_agreement
        SET state = 'submitted', reason = '', submitted_at = $3, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $4";
    SAVE_RETURNED = "UPDATE performance_agreement
        SET state = $3, reason = $4, text = NULL, text_hash = NULL, approved_at = NULL, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $5";
    SAVE_APPROVED = "UPDATE performance_agreement
        SET state = 'approved', reason = '', text = $3, text_hash = $4, approved_at = $5, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $6";
    SAVE_EMPLOYEE_SIGNED = "UPDATE performance_agreement
        SET state = $3, employee_signed_at = $4, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $5";
    SAVE_SUPERVISOR_SIGNED = "UPDATE performance_agreement
        SET state = $3, supervisor_signed_at = $4, supervisor_signed_id = $5, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $6";
    FIND_TEXT = "SELECT text FROM performance_agreement WHERE institution_id = $1 AND id = $2 AND text IS NOT NULL";
    INSERT_SIGNATURE = "INSERT INTO performance_signature
        (institution_id, id, agreement_id, signer_id, acting_for_id, capacity, text_hash, text, signed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    LIST_SIGNATURES = "SELECT signature.capacity, signature.signer_id, signer.name AS signer_name,
          absent.name AS acting_for_name, signature.text_hash, signature.signed_at
        FROM performance_signature signature
        JOIN people_employment signer
          ON signer.institution_id = signature.institution_id AND signer.id = signature.signer_id
        LEFT JOIN people_employment absent
          ON absent.institution_id = signature.institution_id AND absent.id = signature.acting_for_id
        WHERE signature.institution_id = $1 AND signature.agreement_id = $2 ORDER BY signature.signed_at LIMIT 2";
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
    DELETE_TEMPLATES = "DELETE FROM performance_template";
    INSERT_TEMPLATE = "INSERT INTO performance_template (cadre_code, task_no, sub_no, cadre_sw, cadre_en, task_sw, task_en,
          task_weight, per_class, sub_sw, sub_en, sub_weight, indicator_sw, indicator_en, unit_sw, unit_en, mode, target)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)";
    LIST_TEMPLATE = "SELECT cadre_code, task_no, cadre_sw, cadre_en, task_sw, task_en, task_weight, per_class, sub_sw,
          sub_en, sub_weight, indicator_sw, indicator_en, unit_sw, unit_en, mode, target
        FROM performance_template WHERE cadre_code = $1 ORDER BY task_no, sub_no";
    LIST_CADRES = "SELECT cadre_code, MIN(cadre_sw) AS cadre_sw, MIN(cadre_en) AS cadre_en
        FROM performance_template GROUP BY cadre_code ORDER BY 2, 1";
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
    LIST_TEAM_PLANS = "SELECT employment.id AS employment_id, employment.name, post.title AS post_title,
          agreement.id AS agreement_id, agreement.state, agreement.employee_signed_at, agreement.supervisor_signed_at,
          (SELECT CAST(SUM(task.weight) AS {{int}}) FROM performance_task task
            WHERE task.institution_id = agreement.institution_id AND task.agreement_id = agreement.id
              AND task.state = 'proposed') AS weight
        FROM people_supervision line
        JOIN people_employment employment
          ON employment.institution_id = line.institution_id AND employment.id = line.employment_id
        JOIN people_post post ON post.institution_id = employment.institution_id AND post.id = employment.post_id
        LEFT JOIN performance_agreement agreement
          ON agreement.institution_id = employment.institution_id AND agreement.employment_id = employment.id
          AND agreement.year = $4
        WHERE line.institution_id = $1 AND line.from_on <= $3 AND (line.to_on IS NULL OR line.to_on >= $3)
          AND (line.supervisor_id = $2 OR line.supervisor_id IN (SELECT acting.absent_id FROM people_acting acting
            WHERE acting.institution_id = $1 AND acting.acting_id = $2 AND acting.from_on <= $3 AND acting.to_on >= $3))
          AND employment.id <> $2 AND (employment.ends_on IS NULL OR employment.ends_on >= $3)
          AND (CAST($5 AS {{text}}) IS NULL OR (employment.name, employment.id) > ($5, CAST($6 AS {{uuid}})))
        ORDER BY employment.name, employment.id LIMIT $7";
    LIST_YEARS = "SELECT year FROM performance_agreement
        WHERE institution_id = $1 AND employment_id = $2 ORDER BY year DESC LIMIT 50";
}

/// An agreement by its id, with the supervision of `today`.
pub fn find(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: AgreementId,
    today: Day,
) -> Result<Option<Guarded<AgreementRow>>, Error> {
    Ok(tx.opt::<AgreementRow>(&FIND, &[&institution, &today, &id])?.map(Guarded::new))
}

/// An employee's agreement of a year.
pub fn find_of(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    year: FinancialYear,
    today: Day,
) -> Result<Option<Guarded<AgreementRow>>, Error> {
    Ok(tx.opt::<AgreementRow>(&FIND_OF, &[&institution, &today, &employment, &year])?.map(Guarded::new))
}

pub fn find_beginner(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    today: Day,
) -> Result<Option<Guarded<BeginnerRow>>, Error> {
    Ok(tx.opt::<BeginnerRow>(&FIND_BEGINNER, &[&institution, &today, &employment])?.map(Guarded::new))
}

/// A new draft. False when the employee already has an agreement of that year.
pub fn insert(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: AgreementId,
    employment: EmploymentId,
    year: FinancialYear,
) -> Result<bool, Error> {
    Ok(tx.run(&INSERT, &[&institution, &id, &employment, &year, &State::Draft])? == 1)
}

/// Puts the agreement in a state and counts its version up, so that whoever decides about it sees that it changed.
pub fn save_state(tx: &Tx<'_>, row: &AgreementRow, state: State) -> Result<(), Error> {
    tx.change(&TOUCH, &[&row.institution_id, &row.id, &state, &row.version])
}

pub fn save_submitted(tx: &Tx<'_>, row: &AgreementRow, at: Timestamp) -> Result<(), Error> {
    tx.change(&SAVE_SUBMITTED, &[&row.institution_id, &row.id, &at, &row.version])
}

/// Returned, or its approval taken back, with the reason.
pub fn save_returned(tx: &Tx<'_>, row: &AgreementRow, state: State, reason: &str) -> Result<(), Error> {
    tx.change(&SAVE_RETURNED, &[&row.institution_id, &row.id, &state, &reason, &row.version])
}

/// Approved: the text is fixed from now on.
pub fn save_approved(tx: &Tx<'_>, row: &AgreementRow, text: &str, hash: &[u8], at: Timestamp) -> Result<(), Error> {
    tx.change(&SAVE_APPROVED, &[&row.institution_id, &row.id, &text, &hash, &at, &row.version])
}

/// One party's signature on the agreement itself.
pub fn save_signed(
    tx: &Tx<'_>,
    row: &AgreementRow,
    state: State,
    party: Party,
    signer: EmploymentId,
    at: Timestamp,
) -> Result<(), Error> {
    match party {
        Party::Employee => {
            tx.change(&SAVE_EMPLOYEE_SIGNED, &[&row.institution_id, &row.id, &state, &at, &row.version])
        }
        Party::Supervisor => {
            tx.change(&SAVE_SUPERVISOR_SIGNED, &[&row.institution_id, &row.id, &state, &at, &signer, &row.version])
        }
    }
}

platform::row! {
    struct TextRow { text: String }
    struct YearRow { year: FinancialYear }
}

/// The exact text, once approved.
pub fn find_text(tx: &Tx<'_>, row: &AgreementRow) -> Result<Option<String>, Error> {
    Ok(tx.opt::<TextRow>(&FIND_TEXT, &[&row.institution_id, &row.id])?.map(|row| row.text))
}

/// A signature to be written.
#[derive(Debug)]
pub struct NewSignature<'a> {
    pub id: SignatureId,
    pub signer: EmploymentId,
    pub acting_for: Option<EmploymentId>,
    pub capacity: Party,
    pub text: &'a str,
    pub text_hash: &'a [u8],
    pub at: Timestamp,
}

pub fn insert_signature(tx: &Tx<'_>, row: &AgreementRow, signature: &NewSignature<'_>) -> Result<(), Error> {
    tx.run(
        &INSERT_SIGNATURE,
        &[
            &row.institution_id,
            &signature.id,
            &row.id,
            &signature.signer,
            &signature.acting_for,
            &signature.capacity,
            &signature.text_hash,
            &signature.text,
            &signature.at,
        ],
    )?;
    Ok(())
}

pub fn list_signatures(tx: &Tx<'_>, row: &AgreementRow) -> Result<Vec<SignatureRow>, Error> {
    tx.all(&LIST_SIGNATURES, &[&row.institution_id, &row.id])
}

/// The whole plan of an agreement that has been opened: two statements.
pub fn find_plan(tx: &Tx<'_>, agreement: AgreementRow) -> Result<Plan, Error> {
    let tasks = tx.all::<TaskRow>(&LIST_TASKS, &[&agreement.institution_id, &agreement.id, &MOST_ROWS])?;
    let mut branches: Vec<PlannedTask> =
        tasks.into_iter().map(|task| PlannedTask { task, sub_tasks: Vec::new() }).collect();
    tx.each::<SubTaskRow>(&LIST_SUB_TASKS, &[&agreement.institution_id, &agreement.id, &MOST_ROWS], |sub_task| {
        if let Some(branch) = branches.iter_mut().find(|branch| branch.task.id == sub_task.task_id) {
            branch.sub_tasks.push(sub_task);
        }
        Ok(())
    })?;
    Ok(Plan { agreement, tasks: branches })
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

pub fn find_sub_task(tx: &Tx<'_>, institution: InstitutionId, id: SubTaskId) -> Result<Option<SubTaskRow>, Error> {
    tx.opt(&FIND_SUB_TASK, &[&institution, &id])
}

pub fn list_sub_tasks_of(tx: &Tx<'_>, institution: InstitutionId, task: TaskId) -> Result<Vec<SubTaskRow>, Error> {
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

pub fn save_task_weight(tx: &Tx<'_>, institution: InstitutionId, task: &TaskRow, weight: Weight) -> Result<(), Error> {
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

pub fn delete_sub_task(tx: &Tx<'_>, institution: InstitutionId, id: SubTaskId, version: i64) -> Result<(), Error> {
    tx.change(&DELETE_SUB_TASK, &[&institution, &id, &version])
}

/// Both have signed: the sub-tasks begin to run. Answers how many.
pub fn start_sub_tasks(tx: &Tx<'_>, row: &AgreementRow) -> Result<u64, Error> {
    tx.run(&START_SUB_TASKS, &[&row.institution_id, &row.id])
}

pub fn delete_templates(tx: &Tx<'_>) -> Result<(), Error> {
    tx.run(&DELETE_TEMPLATES, &[]).map(drop)
}

pub fn insert_template(tx: &Tx<'_>, sub_no: i64, row: &TemplateRow) -> Result<(), Error> {
    let args: &[&dyn kernel::ToValue] = &[
        &row.cadre_code,
        &row.task_no,
        &sub_no,
        &row.cadre_sw,
        &row.cadre_en,
        &row.task_sw,
        &row.task_en,
        &row.task_weight,
        &row.per_class,
        &row.sub_sw,
        &row.sub_en,
        &row.sub_weight,
        &row.indicator_sw,
        &row.indicator_en,
        &row.unit_sw,
        &row.unit_en,
        &row.mode,
        &row.target,
    ];
    tx.run(&INSERT_TEMPLATE, args).map(drop)
}

/// The lines of a cadre's template, by task and sub-task; none when there is no such cadre.
pub fn list_template(tx: &Tx<'_>, cadre: &str) -> Result<Vec<TemplateRow>, Error> {
    tx.all(&LIST_TEMPLATE, &[&cadre])
}

pub fn list_cadres(tx: &Tx<'_>) -> Result<Vec<CadreRow>, Error> {
    tx.all(&LIST_CADRES, &[])
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

/// Those whom somebody supervises on that day, themselves or as kaimu, with their plans of the year, by name.
pub fn list_team_plans(
    tx: &Tx<'_>,
    institution: InstitutionId,
    supervisor: EmploymentId,
    today: Day,
    year: FinancialYear,
    after: &kernel::PageKey,
) -> Result<Vec<TeamPlanRow>, Error> {
    tx.all(
        &LIST_TEAM_PLANS,
        &[&institution, &supervisor, &today, &year, &after.sort(), &after.id(), &kernel::PAGE_ROWS],
    )
}

/// The years for which an employee has an agreement, newest first.
pub fn list_years(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
) -> Result<Vec<FinancialYear>, Error> {
    Ok(tx.all::<YearRow>(&LIST_YEARS, &[&institution, &employment])?.into_iter().map(|row| row.year).collect())
}
