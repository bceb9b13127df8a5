//! All SQL of updates: the row, its changes and signatures. What an applied one writes into the plan is in `version`.

use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId, Timestamp};
use people::seat_above;
use platform::store::Tx;
use platform::work::Guarded;

use super::model::{
    Cause, ChangeRow, Details, GroundRow, Kind, ListedRow, Sheet, SignatureRow, Signer, State, UnreviewedRow,
    UpdateId, UpdateRow, UpdateSignatureId,
};
use crate::agreement::model::{AgreementId, Party};
use crate::agreement::store::list_branches;
use crate::silence::store::{raised_columns, raised_joins};

/// Updates of one agreement that its page lists; a year has a handful.
const MOST_LISTED: i64 = 50;
/// More changes than a plan has rows.
const MOST_CHANGES: i64 = 2000;

platform::statements! {
    GROUND = concat!("SELECT agreement.id AS agreement_id, agreement.institution_id, agreement.employment_id, agreement.year,
          agreement.state, employment.name, employment.unit_path, line.supervisor_id,
          above.supervisor_id AS second_level_id,",
        seat_above!("employment", "line"),
        ", appraisal.state AS appraisal_state,
          (SELECT COUNT(*) FROM performance_update x WHERE x.institution_id = $1 AND x.agreement_id = agreement.id
            AND x.state IN ('draft', 'submitted', 'returned', 'agreed')) AS open,
          (SELECT COUNT(*) FROM performance_update x WHERE x.institution_id = $1 AND x.agreement_id = agreement.id
            AND x.state = 'applied' AND x.kind = 'midyear') AS reviewed,
          (SELECT MAX(due.due_on) FROM platform_deadline due WHERE due.institution_id = $1 AND due.subject_id = agreement.id
            AND due.kind IN ('performance.update.review', 'performance.update.review_staff')
            AND due.closed_at IS NULL) AS review_by
        FROM performance_agreement agreement
        JOIN people_employment employment
          ON employment.institution_id = agreement.institution_id AND employment.id = agreement.employment_id
        LEFT JOIN people_supervision line
          ON line.institution_id = agreement.institution_id AND line.employment_id = agreement.employment_id
          AND line.from_on <= $2 AND (line.to_on IS NULL OR line.to_on >= $2)
        LEFT JOIN people_supervision above
          ON above.institution_id = line.institution_id AND above.employment_id = line.supervisor_id
          AND above.from_on <= $2 AND (above.to_on IS NULL OR above.to_on >= $2)
        LEFT JOIN performance_appraisal appraisal
          ON appraisal.institution_id = agreement.institution_id AND appraisal.agreement_id = agreement.id
        WHERE agreement.institution_id = $1 AND agreement.id = $3");
    FIND = concat!("SELECT u.id, u.institution_id, institution.name AS institution_name, u.agreement_id,
          agreement.state AS agreement_state, agreement.version AS agreement_version, agreement.employment_id,
          agreement.year, u.kind, u.cause, u.proposer, u.state, u.progress, u.factors, u.support, u.reason,
          u.effective_on, u.answer, u.text, u.text_hash, u.begun_at, u.submitted_at, u.employee_signed_at,
          u.supervisor_signed_at, u.second_level_signed_at, u.applied_at, u.number, u.version,
          employment.name, employment.check_number, employment.unit_path, unit.name AS unit_name,
          workstation.name AS workstation_name, post.title AS post_title, employment.starts_on, employment.ends_on,
          line.supervisor_id, supervisor.name AS supervisor_name,
          supervisor.check_number AS supervisor_check_number, supervisor_post.title AS supervisor_post,
          above.supervisor_id AS second_level_id, second.name AS second_level_name,",
        seat_above!("employment", "line"),
        ", appraisal.state AS appraisal_state, newest.number AS last_number,
          newest.effective_on AS last_effective_on,
          (SELECT MAX(due.due_on) FROM platform_deadline due WHERE due.institution_id = $1 AND due.subject_id = u.id
            AND due.kind = 'performance.update.mend' AND due.closed_at IS NULL) AS mend_by,
          (SELECT CAST(s.value AS {{int}}) FROM platform_setting s WHERE s.key = 'answer_days'
            AND s.from_year <= agreement.year ORDER BY s.from_year DESC LIMIT 1) AS answer_days,
          (SELECT CAST(s.value AS {{int}}) FROM platform_setting s WHERE s.key = 'update_back_days'
            AND s.from_year <= agreement.year ORDER BY s.from_year DESC LIMIT 1) AS back_days,
          (SELECT CAST(s.value AS {{int}}) FROM platform_setting s WHERE s.key = 'update_last_days'
            AND s.from_year <= agreement.year ORDER BY s.from_year DESC LIMIT 1) AS last_days,",
        raised_columns!(),
        "FROM performance_update u
        JOIN performance_agreement agreement
          ON agreement.institution_id = u.institution_id AND agreement.id = u.agreement_id
        JOIN people_institution institution ON institution.id = u.institution_id
        JOIN people_employment employment
          ON employment.institution_id = u.institution_id AND employment.id = agreement.employment_id
        JOIN people_unit unit ON unit.institution_id = employment.institution_id AND unit.id = employment.unit_id
        JOIN people_workstation workstation
          ON workstation.institution_id = employment.institution_id AND workstation.id = employment.workstation_id
        JOIN people_post post ON post.institution_id = employment.institution_id AND post.id = employment.post_id
        LEFT JOIN people_supervision line
          ON line.institution_id = u.institution_id AND line.employment_id = agreement.employment_id
          AND line.from_on <= $2 AND (line.to_on IS NULL OR line.to_on >= $2)
        LEFT JOIN people_employment supervisor
          ON supervisor.institution_id = line.institution_id AND supervisor.id = line.supervisor_id
        LEFT JOIN people_post supervisor_post
          ON supervisor_post.institution_id = supervisor.institution_id AND supervisor_post.id = supervisor.post_id
        LEFT JOIN people_supervision above
          ON above.institution_id = line.institution_id AND above.employment_id = line.supervisor_id
          AND above.from_on <= $2 AND (above.to_on IS NULL OR above.to_on >= $2)
        LEFT JOIN people_employment second
          ON second.institution_id = above.institution_id AND second.id = above.supervisor_id
        LEFT JOIN performance_appraisal appraisal
          ON appraisal.institution_id = u.institution_id AND appraisal.agreement_id = u.agreement_id
        LEFT JOIN performance_plan_version newest
          ON newest.institution_id = u.institution_id AND newest.agreement_id = u.agreement_id
          AND newest.number = (SELECT MAX(x.number) FROM performance_plan_version x
            WHERE x.institution_id = $1 AND x.agreement_id = u.agreement_id)",
        raised_joins!("u.institution_id", "u.id"),
        "WHERE u.institution_id = $1 AND u.id = $3"
    );
    /// Signed agreements of people who work here on a day, without a mid-year review that was handed over or is owed.
    UNREVIEWED = concat!("SELECT agreement.id AS agreement_id, agreement.employment_id, agreement.year, employment.name,
          line.supervisor_id,",
        seat_above!("employment", "line"),
        "FROM performance_agreement agreement
        JOIN people_employment employment
          ON employment.institution_id = agreement.institution_id AND employment.id = agreement.employment_id
        LEFT JOIN people_supervision line
          ON line.institution_id = agreement.institution_id AND line.employment_id = agreement.employment_id
          AND line.from_on <= $4 AND (line.to_on IS NULL OR line.to_on >= $4)
        WHERE agreement.institution_id = $1 AND agreement.year = $2 AND agreement.state = 'signed'
          AND agreement.started_at < $7 AND (CAST($3 AS {{uuid}}) IS NULL OR agreement.employment_id > $3)
          AND employment.starts_on <= $4 AND (employment.ends_on IS NULL OR employment.ends_on >= $4)
          AND NOT EXISTS (SELECT 1 FROM performance_update u WHERE u.institution_id = $1
            AND u.agreement_id = agreement.id AND u.kind = 'midyear' AND u.state NOT IN ('draft', 'withdrawn', 'declined'))
          AND NOT EXISTS (SELECT 1 FROM platform_deadline due WHERE due.institution_id = $1
            AND due.subject_id = agreement.id AND due.kind = $5 AND due.closed_at IS NULL)
        ORDER BY agreement.employment_id LIMIT $6");
    /// Begun or got back by the employee and not handed over: while it is open nobody else may propose.
    HELD_BY_EMPLOYEE = "SELECT id FROM performance_update WHERE institution_id = $1 AND agreement_id = $2
          AND proposer = 'employee' AND state IN ('draft', 'returned') LIMIT 1";
    LIST = "SELECT id, kind, cause, proposer, state, effective_on, begun_at, applied_at, number FROM performance_update
        WHERE institution_id = $1 AND agreement_id = $2 ORDER BY id DESC LIMIT $3";
    LIST_CHANGES = "SELECT c.item_id, c.task_id, c.thing, c.act, c.position, c.title, c.weight, c.activity_id,
          activity.code AS activity_code, activity.title AS activity_title, c.priority, c.indicator, c.unit_of_measure,
          c.mode, c.baseline, c.target, c.resources, c.starts_on, c.ends_on, c.old_weight, c.old_indicator, c.old_target,
          c.old_resources, c.old_starts_on, c.old_ends_on
        FROM performance_update_change c
        LEFT JOIN planning_activity activity
          ON activity.institution_id = c.institution_id AND activity.id = c.activity_id
        WHERE c.institution_id = $1 AND c.update_id = $2 ORDER BY c.position, c.item_id LIMIT $3";
    LIST_SIGNATURES = "SELECT signature.capacity, signature.signer_name, absent.name AS acting_for_name,
          signature.text_hash, signature.signed_at
        FROM performance_update_signature signature
        LEFT JOIN people_employment absent
          ON absent.institution_id = signature.institution_id AND absent.id = signature.acting_for_id
        WHERE signature.institution_id = $1 AND signature.update_id = $2 ORDER BY signature.signed_at, signature.id LIMIT 20";
    INSERT = "INSERT INTO performance_update (institution_id, id, agreement_id, kind, cause, proposer, state, progress,
          factors, support, reason, effective_on, answer, begun_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, 'draft', '', '', '', '', $7, '', $8, 1) ON CONFLICT DO NOTHING";
    SAVE_DETAILS = "UPDATE performance_update SET state = 'draft', progress = $4, factors = $5, support = $6, reason = $7,
          effective_on = $8, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    TOUCH = "UPDATE performance_update SET state = 'draft', version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    SAVE_SUBMITTED = "UPDATE performance_update SET state = 'submitted', answer = '', text = $4, text_hash = $5,
          submitted_at = $6, employee_signed_at = CASE WHEN proposer = 'employee' THEN CAST($6 AS {{ts}}) ELSE NULL END,
          supervisor_signed_at = CASE WHEN proposer = 'supervisor' THEN CAST($6 AS {{ts}}) ELSE NULL END, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    SAVE_AGREED = "UPDATE performance_update SET state = $4,
          employee_signed_at = COALESCE(employee_signed_at, $5),
          supervisor_signed_at = COALESCE(supervisor_signed_at, $5), version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    SAVE_COUNTERSIGNED = "UPDATE performance_update SET state = $4, second_level_signed_at = $5, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    SAVE_APPLIED = "UPDATE performance_update SET applied_at = $3, number = $4 WHERE institution_id = $1 AND id = $2";
    SAVE_CLOSED = "UPDATE performance_update SET state = $4, answer = $5, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    SAVE_RETURNED = "UPDATE performance_update SET state = 'returned', answer = $4, text = NULL, text_hash = NULL,
          submitted_at = NULL, employee_signed_at = NULL, supervisor_signed_at = NULL, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    DELETE_CHANGE = "DELETE FROM performance_update_change WHERE institution_id = $1 AND update_id = $2 AND item_id = $3";
    DELETE_CHANGES_OF_TASK = "DELETE FROM performance_update_change
        WHERE institution_id = $1 AND update_id = $2 AND task_id = $3";
    INSERT_CHANGE = "INSERT INTO performance_update_change (institution_id, update_id, item_id, task_id, thing, act, position,
          title, weight, activity_id, priority, indicator, unit_of_measure, mode, baseline, target, resources, starts_on,
          ends_on, old_weight, old_indicator, old_target, old_resources, old_starts_on, old_ends_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
          $24, $25)";
    INSERT_SIGNATURE = "INSERT INTO performance_update_signature
          (institution_id, id, update_id, signer_id, signer_name, acting_for_id, capacity, text_hash, text, signed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
}

platform::row! {
    struct HeldRow { id: UpdateId }
}

/// A signed agreement as an update begins on it, with the supervision of `today`.
pub fn ground(
    tx: &Tx<'_>,
    institution: InstitutionId,
    agreement: AgreementId,
    today: Day,
) -> Result<Option<Guarded<GroundRow>>, Error> {
    Ok(tx.opt::<GroundRow>(&GROUND, &[&institution, &today, &agreement])?.map(Guarded::new))
}

pub fn find(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: UpdateId,
    today: Day,
) -> Result<Option<Guarded<UpdateRow>>, Error> {
    Ok(tx.opt::<UpdateRow>(&FIND, &[&institution, &today, &id])?.map(Guarded::new))
}

/// The next agreements of a year, running since before a moment, of which a review is asked on a day; `due` is the kind of what
/// the employee owes then.
pub fn list_unreviewed(
    tx: &Tx<'_>,
    (institution, year, due): (InstitutionId, FinancialYear, &str),
    after: Option<EmploymentId>,
    (today, before): (Day, Timestamp),
    limit: i64,
) -> Result<Vec<UnreviewedRow>, Error> {
    tx.all(&UNREVIEWED, &[&institution, &year, &after, &today, &due, &limit, &before])
}

/// Does the employee keep the supervisor from proposing?
pub fn is_held_by_employee(
    tx: &Tx<'_>,
    institution: InstitutionId,
    agreement: AgreementId,
) -> Result<bool, Error> {
    Ok(tx.opt::<HeldRow>(&HELD_BY_EMPLOYEE, &[&institution, &agreement])?.is_some())
}

/// An agreement's updates, newest first.
pub fn list(
    tx: &Tx<'_>,
    institution: InstitutionId,
    agreement: AgreementId,
) -> Result<Vec<ListedRow>, Error> {
    tx.all(&LIST, &[&institution, &agreement, &MOST_LISTED])
}

/// The update with the plan as it runs and its changes: three statements.
pub fn sheet(tx: &Tx<'_>, update: UpdateRow) -> Result<Sheet, Error> {
    let tasks = list_branches(tx, update.institution_id, update.agreement_id)?;
    let changes = tx.all(&LIST_CHANGES, &[&update.institution_id, &update.id, &MOST_CHANGES])?;
    Ok(Sheet { update, tasks, changes })
}

pub fn list_signatures(tx: &Tx<'_>, row: &UpdateRow) -> Result<Vec<SignatureRow>, Error> {
    tx.all(&LIST_SIGNATURES, &[&row.institution_id, &row.id])
}

/// A draft to be begun.
#[derive(Debug)]
pub struct NewUpdate {
    pub id: UpdateId,
    pub kind: Kind,
    pub cause: Cause,
    pub proposer: Party,
    pub effective_on: Day,
    pub at: Timestamp,
}

/// A new draft. False when another update was begun at the same moment.
pub fn insert(tx: &Tx<'_>, ground: &GroundRow, new: &NewUpdate) -> Result<bool, Error> {
    let written = tx.run(
        &INSERT,
        &[
            &ground.institution_id,
            &new.id,
            &ground.agreement_id,
            &new.kind,
            &new.cause,
            &new.proposer,
            &new.effective_on,
            &new.at,
        ],
    )?;
    Ok(written == 1)
}

pub fn save_details(tx: &Tx<'_>, row: &UpdateRow, details: &Details) -> Result<(), Error> {
    tx.change(
        &SAVE_DETAILS,
        &[
            &row.institution_id,
            &row.id,
            &row.version,
            &details.progress,
            &details.factors,
            &details.support,
            &details.reason,
            &details.effective_on,
        ],
    )
}

/// Counts the version up, and makes a returned update a draft again.
pub fn touch(tx: &Tx<'_>, row: &UpdateRow) -> Result<(), Error> {
    tx.change(&TOUCH, &[&row.institution_id, &row.id, &row.version])
}

/// Puts a change in the place of whatever was written about the item.
pub fn put_change(tx: &Tx<'_>, row: &UpdateRow, change: &ChangeRow) -> Result<(), Error> {
    drop_change(tx, row, change)?;
    tx.run(
        &INSERT_CHANGE,
        &[
            &row.institution_id,
            &row.id,
            &change.item_id,
            &change.task_id,
            &change.thing,
            &change.act,
            &change.position,
            &change.title,
            &change.weight,
            &change.activity_id,
            &change.priority,
            &change.indicator,
            &change.unit_of_measure,
            &change.mode,
            &change.baseline,
            &change.target,
            &change.resources,
            &change.starts_on,
            &change.ends_on,
            &change.old_weight,
            &change.old_indicator,
            &change.old_target,
            &change.old_resources,
            &change.old_starts_on,
            &change.old_ends_on,
        ],
    )?;
    Ok(())
}

pub fn drop_change(tx: &Tx<'_>, row: &UpdateRow, change: &ChangeRow) -> Result<(), Error> {
    tx.run(&DELETE_CHANGE, &[&row.institution_id, &row.id, &change.item_id])?;
    Ok(())
}

/// A task and all of its sub-tasks: as they stand.
pub fn drop_changes_of_task(tx: &Tx<'_>, row: &UpdateRow, change: &ChangeRow) -> Result<(), Error> {
    tx.run(&DELETE_CHANGES_OF_TASK, &[&row.institution_id, &row.id, &change.task_id])?;
    Ok(())
}

/// Submitted: the text is fixed, and who proposes has signed it.
pub fn save_submitted(
    tx: &Tx<'_>,
    row: &UpdateRow,
    text: &str,
    hash: &[u8],
    at: Timestamp,
) -> Result<(), Error> {
    tx.change(&SAVE_SUBMITTED, &[&row.institution_id, &row.id, &row.version, &text, &hash, &at])
}

/// Both sides have signed.
pub fn save_agreed(tx: &Tx<'_>, row: &UpdateRow, state: State, at: Timestamp) -> Result<(), Error> {
    tx.change(&SAVE_AGREED, &[&row.institution_id, &row.id, &row.version, &state, &at])
}

/// The second level has signed too.
pub fn save_countersigned(tx: &Tx<'_>, row: &UpdateRow, state: State, at: Timestamp) -> Result<(), Error> {
    tx.change(&SAVE_COUNTERSIGNED, &[&row.institution_id, &row.id, &row.version, &state, &at])
}

/// Declined or withdrawn, with the reason.
pub fn save_closed(tx: &Tx<'_>, row: &UpdateRow, state: State, answer: &str) -> Result<(), Error> {
    tx.change(&SAVE_CLOSED, &[&row.institution_id, &row.id, &row.version, &state, &answer])
}

/// Back to who proposes; what they signed is no longer the text.
pub fn save_returned(tx: &Tx<'_>, row: &UpdateRow, answer: &str) -> Result<(), Error> {
    tx.change(&SAVE_RETURNED, &[&row.institution_id, &row.id, &row.version, &answer])
}

/// A signature to be written.
#[derive(Debug)]
pub struct NewSignature<'a> {
    pub id: UpdateSignatureId,
    pub signer: kernel::EmploymentId,
    /// With the capacity, where they sign from the seat above the institution.
    pub signer_name: &'a str,
    pub acting_for: Option<kernel::EmploymentId>,
    pub capacity: Signer,
    pub text: &'a str,
    pub text_hash: &'a [u8],
    pub at: Timestamp,
}

pub fn insert_signature(tx: &Tx<'_>, row: &UpdateRow, signature: &NewSignature<'_>) -> Result<(), Error> {
    tx.run(
        &INSERT_SIGNATURE,
        &[
            &row.institution_id,
            &signature.id,
            &row.id,
            &signature.signer,
            &signature.signer_name,
            &signature.acting_for,
            &signature.capacity,
            &signature.text_hash,
            &signature.text,
            &signature.at,
        ],
    )?;
    Ok(())
}

/// When it was applied, and the version it made.
pub fn save_applied(tx: &Tx<'_>, row: &UpdateRow, at: Timestamp, number: Option<i64>) -> Result<(), Error> {
    tx.run(&SAVE_APPLIED, &[&row.institution_id, &row.id, &at, &number])?;
    Ok(())
}
