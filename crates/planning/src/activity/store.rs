//! All SQL about objectives, targets, activities and their budget lines.

use kernel::{Error, FinancialYear, InstitutionId, Money};
use platform::store::Tx;
use platform::work::Guarded;

use super::model::{
    ActivityId, ActivityRow, BudgetLine, Details, ObjectiveId, ObjectiveRow, TargetId, TargetRow,
};

/// Columns of an objective.
macro_rules! objective {
    ($condition:literal) => {
        concat!(
            "SELECT institution_id, id, year, code, title, version FROM planning_objective
        WHERE institution_id = $1 AND ",
            $condition
        )
    };
}

/// Columns of a target with its objective's code.
macro_rules! target {
    ($condition:literal) => {
        concat!(
            "SELECT target.institution_id, target.id, target.year, target.objective_id, objective.code AS objective_code,
            target.code, target.title, target.version
        FROM planning_target target
        JOIN planning_objective objective ON objective.institution_id = target.institution_id AND objective.id = target.objective_id
        WHERE target.institution_id = $1 AND ",
            $condition
        )
    };
}

/// Columns of an activity with its target's code and its owner.
macro_rules! activity {
    ($condition:literal) => {
        concat!(
            "SELECT activity.institution_id, activity.id, activity.year, activity.target_id, target.code AS target_code,
            activity.code, activity.title, activity.cost_centre, activity.sub_vote, activity.owner_unit_id,
            owner.name AS owner_name, owner.path AS owner_path, activity.indicator, activity.unit_of_measure,
            activity.baseline, activity.yearly_target, activity.quarter_1, activity.quarter_2, activity.quarter_3,
            activity.quarter_4, activity.version, plan.state AS plan_state
        FROM planning_activity activity
        JOIN planning_target target ON target.institution_id = activity.institution_id AND target.id = activity.target_id
        LEFT JOIN people_unit owner ON owner.institution_id = activity.institution_id AND owner.id = activity.owner_unit_id
        LEFT JOIN planning_plan plan ON plan.institution_id = activity.institution_id AND plan.year = activity.year
        WHERE activity.institution_id = $1 AND ",
            $condition
        )
    };
}

platform::statements! {
    FIND_OBJECTIVE = objective!("id = $2");
    FIND_OBJECTIVE_BY_CODE = objective!("year = $2 AND code = $3");
    INSERT_OBJECTIVE = "INSERT INTO planning_objective (institution_id, id, year, code, title, version)
        VALUES ($1, $2, $3, $4, $5, 1)";
    SAVE_OBJECTIVE = "UPDATE planning_objective SET title = $3, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $4";
    DELETE_OBJECTIVE = "DELETE FROM planning_objective WHERE institution_id = $1 AND id = $2 AND version = $3";
    COUNT_TARGETS = "SELECT COUNT(*) AS count FROM planning_target WHERE institution_id = $1 AND objective_id = $2";

    FIND_TARGET = target!("target.id = $2");
    FIND_TARGET_BY_CODE = target!("target.year = $2 AND target.code = $3");
    INSERT_TARGET = "INSERT INTO planning_target (institution_id, id, year, objective_id, code, title, version)
        VALUES ($1, $2, $3, $4, $5, $6, 1)";
    SAVE_TARGET = "UPDATE planning_target SET title = $3, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $4";
    DELETE_TARGET = "DELETE FROM planning_target WHERE institution_id = $1 AND id = $2 AND version = $3";
    COUNT_ACTIVITIES = "SELECT COUNT(*) AS count FROM planning_activity WHERE institution_id = $1 AND target_id = $2";

    FIND_ACTIVITY = activity!("activity.id = $2");
    FIND_ACTIVITY_BY_CODE = activity!("activity.year = $2 AND activity.code = $3");
    LIST_YEAR = activity!("activity.year = $2 ORDER BY activity.code");
    INSERT_ACTIVITY = "INSERT INTO planning_activity (institution_id, id, year, target_id, code, title, cost_centre, sub_vote,
            owner_unit_id, indicator, unit_of_measure, baseline, yearly_target, quarter_1, quarter_2, quarter_3, quarter_4, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 1)";
    SAVE_ACTIVITY = "UPDATE planning_activity SET code = $3, title = $4, cost_centre = $5, sub_vote = $6, owner_unit_id = $7,
            indicator = $8, unit_of_measure = $9, baseline = $10, yearly_target = $11, quarter_1 = $12, quarter_2 = $13,
            quarter_3 = $14, quarter_4 = $15, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $16";
    DELETE_ACTIVITY = "DELETE FROM planning_activity WHERE institution_id = $1 AND id = $2 AND version = $3";
    COUNT_PARTS = "SELECT COUNT(*) AS count FROM planning_part WHERE institution_id = $1 AND activity_id = $2";

    LIST_LINES = "SELECT line, project, gfs_code, amount, spent FROM planning_budget_line
        WHERE institution_id = $1 AND activity_id = $2 ORDER BY line";
    LIST_LINES_OF_YEAR = "SELECT line.activity_id, line.line, line.project, line.gfs_code
        FROM planning_activity activity
        JOIN planning_budget_line line ON line.institution_id = activity.institution_id AND line.activity_id = activity.id
        WHERE activity.institution_id = $1 AND activity.year = $2 ORDER BY activity.code, line.line";
    SAVE_LINE = "INSERT INTO planning_budget_line (institution_id, activity_id, line, project, gfs_code, amount, spent)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (institution_id, activity_id, line) DO UPDATE
        SET project = excluded.project, gfs_code = excluded.gfs_code, amount = excluded.amount, spent = excluded.spent";
    DELETE_LINES_AFTER = "DELETE FROM planning_budget_line WHERE institution_id = $1 AND activity_id = $2 AND line > $3";
}

platform::row! {
    struct CountRow { count: i64 }
    /// Where an activity's money comes from, without the money.
    pub struct LineOfYear { pub activity_id: ActivityId, pub line: i64, pub project: String, pub gfs_code: String }
}

pub fn find_objective(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: ObjectiveId,
) -> Result<Option<Guarded<ObjectiveRow>>, Error> {
    Ok(tx.opt::<ObjectiveRow>(&FIND_OBJECTIVE, &[&institution, &id])?.map(Guarded::new))
}

/// For writing only: whoever adds to a plan must know what stands in it.
pub fn find_objective_by_code(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    code: &str,
) -> Result<Option<ObjectiveRow>, Error> {
    tx.opt(&FIND_OBJECTIVE_BY_CODE, &[&institution, &year, &code])
}

pub fn insert_objective(tx: &Tx<'_>, row: &ObjectiveRow) -> Result<(), Error> {
    tx.run(&INSERT_OBJECTIVE, &[&row.institution_id, &row.id, &row.year, &row.code, &row.title]).map(drop)
}

pub fn save_objective(tx: &Tx<'_>, row: &ObjectiveRow, title: &str, version: i64) -> Result<(), Error> {
    tx.change(&SAVE_OBJECTIVE, &[&row.institution_id, &row.id, &title, &version])
}

pub fn delete_objective(tx: &Tx<'_>, row: &ObjectiveRow) -> Result<(), Error> {
    tx.change(&DELETE_OBJECTIVE, &[&row.institution_id, &row.id, &row.version])
}

pub fn count_targets(tx: &Tx<'_>, row: &ObjectiveRow) -> Result<i64, Error> {
    Ok(tx.one::<CountRow>(&COUNT_TARGETS, &[&row.institution_id, &row.id])?.count)
}

pub fn find_target(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: TargetId,
) -> Result<Option<Guarded<TargetRow>>, Error> {
    Ok(tx.opt::<TargetRow>(&FIND_TARGET, &[&institution, &id])?.map(Guarded::new))
}

/// For writing only.
pub fn find_target_by_code(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    code: &str,
) -> Result<Option<TargetRow>, Error> {
    tx.opt(&FIND_TARGET_BY_CODE, &[&institution, &year, &code])
}

pub fn insert_target(tx: &Tx<'_>, row: &TargetRow) -> Result<(), Error> {
    let TargetRow { institution_id, id, year, objective_id, code, title, .. } = row;
    tx.run(&INSERT_TARGET, &[institution_id, id, year, objective_id, code, title]).map(drop)
}

pub fn save_target(tx: &Tx<'_>, row: &TargetRow, title: &str, version: i64) -> Result<(), Error> {
    tx.change(&SAVE_TARGET, &[&row.institution_id, &row.id, &title, &version])
}

pub fn delete_target(tx: &Tx<'_>, row: &TargetRow) -> Result<(), Error> {
    tx.change(&DELETE_TARGET, &[&row.institution_id, &row.id, &row.version])
}

pub fn count_activities(tx: &Tx<'_>, row: &TargetRow) -> Result<i64, Error> {
    Ok(tx.one::<CountRow>(&COUNT_ACTIVITIES, &[&row.institution_id, &row.id])?.count)
}

pub fn find(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: ActivityId,
) -> Result<Option<Guarded<ActivityRow>>, Error> {
    Ok(tx.opt::<ActivityRow>(&FIND_ACTIVITY, &[&institution, &id])?.map(Guarded::new))
}

/// For writing only.
pub(crate) fn find_by_code(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    code: &str,
) -> Result<Option<ActivityRow>, Error> {
    tx.opt(&FIND_ACTIVITY_BY_CODE, &[&institution, &year, &code])
}

/// Every activity of a year by code. A council has some hundreds; the year is the bound.
pub(crate) fn list_year(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
) -> Result<Vec<ActivityRow>, Error> {
    tx.all(&LIST_YEAR, &[&institution, &year])
}

/// The budget lines of a year's activities, without their money.
pub(crate) fn list_lines_of_year(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
) -> Result<Vec<LineOfYear>, Error> {
    tx.all(&LIST_LINES_OF_YEAR, &[&institution, &year])
}

pub fn insert(tx: &Tx<'_>, target: &TargetRow, id: ActivityId, details: &Details) -> Result<(), Error> {
    let [first, second, third, fourth] = &details.quarters;
    tx.run(
        &INSERT_ACTIVITY,
        &[
            &target.institution_id,
            &id,
            &target.year,
            &target.id,
            &details.code,
            &details.title,
            &details.cost_centre,
            &details.sub_vote,
            &details.owner,
            &details.indicator,
            &details.unit_of_measure,
            &details.baseline,
            &details.yearly_target,
            first,
            second,
            third,
            fourth,
        ],
    )
    .map(drop)
}

pub fn save(tx: &Tx<'_>, row: &ActivityRow, details: &Details, version: i64) -> Result<(), Error> {
    let [first, second, third, fourth] = &details.quarters;
    tx.change(
        &SAVE_ACTIVITY,
        &[
            &row.institution_id,
            &row.id,
            &details.code,
            &details.title,
            &details.cost_centre,
            &details.sub_vote,
            &details.owner,
            &details.indicator,
            &details.unit_of_measure,
            &details.baseline,
            &details.yearly_target,
            first,
            second,
            third,
            fourth,
            &version,
        ],
    )
}

pub fn delete(tx: &Tx<'_>, row: &ActivityRow) -> Result<(), Error> {
    delete_lines_after(tx, row.institution_id, row.id, 0)?;
    tx.change(&DELETE_ACTIVITY, &[&row.institution_id, &row.id, &row.version])
}

pub fn count_parts(tx: &Tx<'_>, row: &ActivityRow) -> Result<i64, Error> {
    Ok(tx.one::<CountRow>(&COUNT_PARTS, &[&row.institution_id, &row.id])?.count)
}

/// An activity's budget lines in their order. Bounded by `rules::MOST_LINES`.
pub fn list_lines(
    tx: &Tx<'_>,
    institution: InstitutionId,
    activity: ActivityId,
) -> Result<Vec<BudgetLine>, Error> {
    tx.all(&LIST_LINES, &[&institution, &activity])
}

pub fn save_line(
    tx: &Tx<'_>,
    institution: InstitutionId,
    activity: ActivityId,
    line: &BudgetLine,
) -> Result<(), Error> {
    let BudgetLine { line, project, gfs_code, amount, spent } = line;
    tx.run(&SAVE_LINE, &[&institution, &activity, line, project, gfs_code, amount, spent]).map(drop)
}

/// Removes the lines after the last that stays.
pub fn delete_lines_after(
    tx: &Tx<'_>,
    institution: InstitutionId,
    activity: ActivityId,
    last: i64,
) -> Result<u64, Error> {
    tx.run(&DELETE_LINES_AFTER, &[&institution, &activity, &last])
}

/// Planned and spent together; planned is None when no line gives an amount.
pub fn sums(lines: &[BudgetLine]) -> (Option<Money>, Money) {
    let amounts: Vec<Money> = lines.iter().filter_map(|line| line.amount).collect();
    let amount = (!amounts.is_empty()).then(|| amounts.into_iter().sum());
    (amount, lines.iter().map(|line| line.spent).sum())
}
