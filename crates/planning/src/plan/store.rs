//! All SQL about the plan of a year and the lists its page is made of.

use kernel::{EmploymentId, Error, FinancialYear, InstitutionId, Timestamp};
use platform::store::Tx;

use super::model::{ActivityLine, HeadingLine, PlanId, PlanRow, State};

platform::statements! {
    FIND = "SELECT institution_id, id, year, state, reason, approved_at, approved_by_id, submitted_by_id, version
        FROM planning_plan WHERE institution_id = $1 AND year = $2";
    INSERT = "INSERT INTO planning_plan (institution_id, year, id, state, reason, version) VALUES ($1, $2, $3, 'draft', '', 1)";
    HOLD = "UPDATE planning_plan SET version = version WHERE institution_id = $1 AND year = $2 AND version = $3";
    SAVE_STATE = "UPDATE planning_plan SET state = $3, reason = $4, approved_at = $5, approved_by_id = $6, submitted_by_id = $7,
        version = version + 1 WHERE institution_id = $1 AND year = $2 AND version = $8";
    LIST_HEADINGS = "SELECT objective.id AS objective_id, objective.code AS objective_code, objective.title AS objective_title,
            target.id AS target_id, target.code AS target_code, target.title AS target_title
        FROM planning_objective objective
        LEFT JOIN planning_target target ON target.institution_id = objective.institution_id AND target.objective_id = objective.id
        WHERE objective.institution_id = $1 AND objective.year = $2 ORDER BY objective.code, target.code";
    LIST_ACTIVITIES = "SELECT activity.id, activity.target_id, activity.code, activity.title, activity.owner_unit_id,
            owner.name AS owner_name, budget.amount, COALESCE(budget.spent, 0) AS spent, COALESCE(taken.parts, 0) AS parts
        FROM planning_activity activity
        LEFT JOIN people_unit owner ON owner.institution_id = activity.institution_id AND owner.id = activity.owner_unit_id
        LEFT JOIN (SELECT line.activity_id, CAST(SUM(line.amount) AS BIGINT) AS amount, CAST(SUM(line.spent) AS BIGINT) AS spent
            FROM planning_budget_line line WHERE line.institution_id = $1 GROUP BY line.activity_id) budget
            ON budget.activity_id = activity.id
        LEFT JOIN (SELECT part.activity_id, COUNT(*) AS parts
            FROM planning_part part WHERE part.institution_id = $1 GROUP BY part.activity_id) taken
            ON taken.activity_id = activity.id
        WHERE activity.institution_id = $1 AND activity.year = $2 ORDER BY activity.code";
    COUNT_ACTIVITIES = "SELECT COUNT(*) AS count FROM planning_activity WHERE institution_id = $1 AND year = $2";
}

platform::row! {
    struct CountRow { count: i64 }
}

/// The plan is the institution's own affair and open to all in it: reading it needs no guard beyond the wall.
pub fn find(tx: &Tx<'_>, institution: InstitutionId, year: FinancialYear) -> Result<Option<PlanRow>, Error> {
    tx.opt(&FIND, &[&institution, &year])
}

pub fn insert(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    id: PlanId,
) -> Result<PlanRow, Error> {
    tx.run(&INSERT, &[&institution, &year, &id])?;
    tx.one(&FIND, &[&institution, &year])
}

/// Takes hold of a plan until the unit has ended, so that nothing is written into it while it is sent. Stale when that was done
/// since it was read.
pub fn hold(tx: &Tx<'_>, plan: &PlanRow) -> Result<(), Error> {
    tx.change(&HOLD, &[&plan.institution_id, &plan.year, &plan.version])
}

/// What a step leaves behind in the plan's row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    pub reason: String,
    pub approved_at: Option<Timestamp>,
    pub approved_by: Option<EmploymentId>,
    pub submitted_by: Option<EmploymentId>,
}

pub fn save_state(tx: &Tx<'_>, plan: &PlanRow, state: State, marks: &Marks) -> Result<(), Error> {
    tx.change(
        &SAVE_STATE,
        &[
            &plan.institution_id,
            &plan.year,
            &state,
            &marks.reason,
            &marks.approved_at,
            &marks.approved_by,
            &marks.submitted_by,
            &plan.version,
        ],
    )
}

/// Objectives by code, each with its targets by code; an objective without targets stands once, alone.
pub fn list_headings(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
) -> Result<Vec<HeadingLine>, Error> {
    tx.all(&LIST_HEADINGS, &[&institution, &year])
}

/// Every activity of the year by code. A council has some hundreds; the year is the bound.
pub fn list_activities(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
) -> Result<Vec<ActivityLine>, Error> {
    tx.all(&LIST_ACTIVITIES, &[&institution, &year])
}

pub fn count_activities(tx: &Tx<'_>, institution: InstitutionId, year: FinancialYear) -> Result<i64, Error> {
    Ok(tx.one::<CountRow>(&COUNT_ACTIVITIES, &[&institution, &year])?.count)
}
