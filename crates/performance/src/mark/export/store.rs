//! All SQL of the exports. Employees come in batches by their agreements' ids, everything else streams.

use kernel::uuid::Uuid;
use kernel::{Error, FinancialYear, InstitutionId};
use platform::store::Tx;

use super::rows::{
    Activity, BudgetLine, Employee, Institution, MarkLine, Objective, Plan, PlannedLine, Rated, ReportLine,
    Target,
};

platform::statements! {
    MARKS = "SELECT e.check_number, m.r, m.b, m.m, m.o, m.band, m.formula
        FROM performance_mark m
        JOIN people_employment e ON e.institution_id = m.institution_id AND e.id = m.employment_id
        WHERE m.institution_id = $1 AND m.year = $2 AND m.published_at IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM performance_mark l
            WHERE l.institution_id = m.institution_id AND l.appraisal_id = m.appraisal_id AND l.version > m.version)
        ORDER BY e.check_number, m.appraisal_id";
    INSTITUTION = "SELECT code, name FROM people_institution WHERE id = $1";
    PLAN = "SELECT state, approved_at FROM planning_plan WHERE institution_id = $1 AND year = $2";
    OBJECTIVES = "SELECT code, title FROM planning_objective WHERE institution_id = $1 AND year = $2 ORDER BY code";
    TARGETS = "SELECT t.code, t.title, o.code AS objective FROM planning_target t
        JOIN planning_objective o ON o.institution_id = t.institution_id AND o.id = t.objective_id
        WHERE t.institution_id = $1 AND t.year = $2 ORDER BY t.code";
    ACTIVITIES = "SELECT a.code, a.title, t.code AS target, a.cost_centre, a.sub_vote, u.name AS owner_unit, a.indicator,
            a.unit_of_measure, a.baseline, a.yearly_target, a.quarter_1, a.quarter_2, a.quarter_3, a.quarter_4
        FROM planning_activity a
        JOIN planning_target t ON t.institution_id = a.institution_id AND t.id = a.target_id
        LEFT JOIN people_unit u ON u.institution_id = a.institution_id AND u.id = a.owner_unit_id
        WHERE a.institution_id = $1 AND a.year = $2 ORDER BY a.code";
    BUDGET_LINES = "SELECT a.code AS activity, b.line, b.project, b.gfs_code, b.amount, b.spent
        FROM planning_budget_line b
        JOIN planning_activity a ON a.institution_id = b.institution_id AND a.id = b.activity_id
        WHERE b.institution_id = $1 AND a.year = $2 ORDER BY a.code, b.line";
    EMPLOYEES = "SELECT g.id AS agreement_id, g.employment_id, e.check_number, u.name AS unit, p.title AS post, e.cadre, g.year,
            g.state AS agreement_state, g.submitted_at, g.approved_at, g.employee_signed_at, g.supervisor_signed_at,
            a.id AS appraisal_id, a.state AS appraisal_state, a.employee_comment, a.supervisor_comment, a.dispute,
            a.countersign_comment, a.published_at, m.formula, m.inputs, m.r, m.b, m.m, m.o, m.band
        FROM performance_agreement g
        JOIN people_employment e ON e.institution_id = g.institution_id AND e.id = g.employment_id
        JOIN people_unit u ON u.institution_id = e.institution_id AND u.id = e.unit_id
        JOIN people_post p ON p.institution_id = e.institution_id AND p.id = e.post_id
        LEFT JOIN performance_appraisal a ON a.institution_id = g.institution_id AND a.agreement_id = g.id
        LEFT JOIN performance_mark m ON m.institution_id = a.institution_id AND m.appraisal_id = a.id
            AND m.version = (SELECT MAX(l.version) FROM performance_mark l
                WHERE l.institution_id = a.institution_id AND l.appraisal_id = a.id)
        WHERE g.institution_id = $1 AND g.year = $2 AND g.id > $3
        ORDER BY g.id LIMIT $4";
    PLANNED_LINES = "SELECT t.agreement_id, t.id AS task_id, t.title AS task_title, t.weight AS task_weight, t.state AS task_state,
            t.origin, t.priority, c.code AS activity, s.id, s.title, s.weight, s.indicator, s.unit_of_measure, s.mode,
            s.baseline, s.target, s.resources, s.starts_on, s.ends_on, s.state, s.actual, s.completed_on,
            r.counted, r.counted_reason, r.self_quality, r.supervisor_quality, r.agreed_quality,
            r.self_reason, r.supervisor_reason, r.agreed_reason
        FROM performance_task t
        LEFT JOIN planning_activity c ON c.institution_id = t.institution_id AND c.id = t.activity_id
        LEFT JOIN performance_sub_task s ON s.institution_id = t.institution_id AND s.task_id = t.id
        LEFT JOIN performance_appraisal a ON a.institution_id = t.institution_id AND a.agreement_id = t.agreement_id
        LEFT JOIN performance_rating r ON r.institution_id = a.institution_id AND r.appraisal_id = a.id AND r.sub_task_id = s.id
        JOIN performance_agreement g ON g.institution_id = t.institution_id AND g.id = t.agreement_id
        WHERE t.institution_id = $1 AND g.year = $2 AND t.agreement_id >= $3 AND t.agreement_id <= $4
        ORDER BY t.agreement_id, t.position, t.id, s.position, s.id";
    RATED = "SELECT a.agreement_id, x.item, x.self_mark, x.supervisor_mark, x.agreed_mark
        FROM performance_appraisal a
        JOIN performance_attribute x ON x.institution_id = a.institution_id AND x.appraisal_id = a.id
        WHERE a.institution_id = $1 AND a.year = $2 AND a.agreement_id >= $3 AND a.agreement_id <= $4
        ORDER BY a.agreement_id, x.item";
    REPORT_LINES = "SELECT r.agreement_id, r.id AS report_id, r.week, r.state, r.late, r.note, r.query, r.sent_at, r.written_at,
            r.verified_at, l.sub_task_id, l.quantity, l.status, l.completed_on, l.blocker, l.text
        FROM performance_report r
        JOIN performance_agreement g ON g.institution_id = r.institution_id AND g.id = r.agreement_id
        LEFT JOIN performance_report_line l ON l.institution_id = r.institution_id AND l.report_id = r.id
        WHERE r.institution_id = $1 AND g.year = $2 AND r.agreement_id >= $3 AND r.agreement_id <= $4
        ORDER BY r.agreement_id, r.week, r.id, l.sub_task_id";
}

/// The newest published mark of each person.
pub fn each_mark(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    use_row: impl FnMut(MarkLine) -> Result<(), Error>,
) -> Result<(), Error> {
    tx.each(&MARKS, &[&institution, &year], use_row)
}

pub fn institution(tx: &Tx<'_>, institution: InstitutionId) -> Result<Institution, Error> {
    tx.one(&INSTITUTION, &[&institution])
}

pub fn plan(tx: &Tx<'_>, institution: InstitutionId, year: FinancialYear) -> Result<Option<Plan>, Error> {
    tx.opt(&PLAN, &[&institution, &year])
}

pub fn each_objective(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    use_row: impl FnMut(Objective) -> Result<(), Error>,
) -> Result<(), Error> {
    tx.each(&OBJECTIVES, &[&institution, &year], use_row)
}

pub fn each_target(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    use_row: impl FnMut(Target) -> Result<(), Error>,
) -> Result<(), Error> {
    tx.each(&TARGETS, &[&institution, &year], use_row)
}

pub fn each_activity(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    use_row: impl FnMut(Activity) -> Result<(), Error>,
) -> Result<(), Error> {
    tx.each(&ACTIVITIES, &[&institution, &year], use_row)
}

pub fn each_budget_line(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    use_row: impl FnMut(BudgetLine) -> Result<(), Error>,
) -> Result<(), Error> {
    tx.each(&BUDGET_LINES, &[&institution, &year], use_row)
}

/// Employees with an agreement of the year, after this agreement's id.
pub fn employees(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    after: Uuid,
    limit: i64,
) -> Result<Vec<Employee>, Error> {
    tx.all(&EMPLOYEES, &[&institution, &year, &after, &limit])
}

pub fn planned_lines(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    first: Uuid,
    last: Uuid,
) -> Result<Vec<PlannedLine>, Error> {
    tx.all(&PLANNED_LINES, &[&institution, &year, &first, &last])
}

pub fn rated(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    first: Uuid,
    last: Uuid,
) -> Result<Vec<Rated>, Error> {
    tx.all(&RATED, &[&institution, &year, &first, &last])
}

pub fn report_lines(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    first: Uuid,
    last: Uuid,
) -> Result<Vec<ReportLine>, Error> {
    tx.all(&REPORT_LINES, &[&institution, &year, &first, &last])
}
