//! All SQL about probation reviews.

use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId, PAGE_ROWS, Page, PageKey, Timestamp};
use platform::store::Tx;
use platform::work::Guarded;

use super::model::{CandidateRow, ListedRow, ProbationId, ProbationRow, Recommendation};
use crate::team::model::PaceRow;

platform::statements! {
    /// Of every institution: the program's own round. Whose supervisor is missing waits until there is one: a review nobody
    /// owes would be asked of nobody. Whoever has a later review is owed no earlier one: left in the list, two hundred of them
    /// would keep everybody else out of it.
    LIST_CANDIDATES = "SELECT e.institution_id, e.id AS employment_id, e.name, e.starts_on, s.supervisor_id,
            COALESCE((SELECT MAX(p.months) FROM performance_probation p
             WHERE p.institution_id = e.institution_id AND p.employment_id = e.id), 0) AS reviewed
        FROM people_employment e
        JOIN people_supervision s ON s.institution_id = e.institution_id AND s.employment_id = e.id
            AND s.supervisor_id IS NOT NULL AND s.from_on <= $1 AND (s.to_on IS NULL OR s.to_on >= $1)
        WHERE e.terms = 'probation' AND e.starts_on <= $2 AND (e.ends_on IS NULL OR e.ends_on >= $1)
          AND NOT EXISTS (SELECT 1 FROM performance_probation p
            WHERE p.institution_id = e.institution_id AND p.employment_id = e.id AND p.months >= $3)
        ORDER BY e.starts_on, e.institution_id, e.id LIMIT $4";
    INSERT = "INSERT INTO performance_probation (institution_id, id, employment_id, months, due_on, state, note, reviewer, version)
        VALUES ($1, $2, $3, $4, $5, 'owed', '', '', 1) ON CONFLICT DO NOTHING";
    FIND = "SELECT p.institution_id, p.id, p.employment_id, e.name, e.check_number, e.unit_path, s.supervisor_id,
            s2.supervisor_id AS second_level_id, e.terms, e.starts_on, p.months, p.due_on, p.state, p.recommendation, p.note,
            p.reviewer, p.reviewed_at, p.version,
            EXISTS (SELECT 1 FROM platform_deadline d WHERE d.institution_id = p.institution_id AND d.subject_id = p.employment_id
                AND d.kind = 'performance.probation.decide' AND d.closed_at IS NULL) AS decides,
            (SELECT COUNT(*) FROM performance_report r
             WHERE r.institution_id = p.institution_id AND r.employment_id = p.employment_id) AS sent,
            (SELECT COUNT(*) FROM performance_report r
             WHERE r.institution_id = p.institution_id AND r.employment_id = p.employment_id AND r.late) AS late,
            (SELECT COUNT(*) FROM performance_report r
             WHERE r.institution_id = p.institution_id AND r.employment_id = p.employment_id AND r.state = 'verified') AS verified
        FROM performance_probation p
        JOIN people_employment e ON e.institution_id = p.institution_id AND e.id = p.employment_id
        LEFT JOIN people_supervision s ON s.institution_id = p.institution_id AND s.employment_id = p.employment_id
            AND s.from_on <= $3 AND (s.to_on IS NULL OR s.to_on >= $3)
        LEFT JOIN people_supervision s2 ON s2.institution_id = s.institution_id AND s2.employment_id = s.supervisor_id
            AND s2.from_on <= $3 AND (s2.to_on IS NULL OR s2.to_on >= $3)
        WHERE p.institution_id = $1 AND p.id = $2";
    LIST = "SELECT p.id, p.employment_id, e.name, e.check_number, e.terms, p.months, p.due_on, p.state, p.recommendation,
            EXISTS (SELECT 1 FROM platform_deadline d WHERE d.institution_id = p.institution_id AND d.subject_id = p.employment_id
                AND d.kind = 'performance.probation.decide' AND d.closed_at IS NULL) AS decides
        FROM performance_probation p
        JOIN people_employment e ON e.institution_id = p.institution_id AND e.id = p.employment_id
        WHERE p.institution_id = $1
          AND (CAST($2 AS {{date}}) IS NULL OR (p.due_on, p.id) < (CAST($2 AS {{date}}), CAST($3 AS {{uuid}})))
        ORDER BY p.due_on DESC, p.id DESC LIMIT $4";
    /// The running work of somebody's year, for the share that is done.
    LIST_PACES = "SELECT c.agreement_id, t.weight AS task_weight, c.weight, c.state, c.target, c.actual, c.starts_on, c.ends_on
        FROM performance_agreement a
        JOIN performance_task t ON t.institution_id = a.institution_id AND t.agreement_id = a.id AND t.state = 'proposed'
        JOIN performance_sub_task c ON c.institution_id = a.institution_id AND c.task_id = t.id AND c.ended_on IS NULL
        WHERE a.institution_id = $1 AND a.employment_id = $2 AND a.year = $3 AND a.state = 'signed'";
    SAVE = "UPDATE performance_probation SET state = 'reviewed', recommendation = $3, note = $4, reviewer = $5, reviewed_at = $6,
            version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $7";
}

/// People on probation who began by `began_by` and lack the review of so many months.
pub fn list_candidates(
    tx: &Tx<'_>,
    today: Day,
    began_by: Day,
    months: i64,
    most: i64,
) -> Result<Vec<CandidateRow>, Error> {
    tx.all(&LIST_CANDIDATES, &[&today, &began_by, &months, &most])
}

/// False when it is there already.
pub fn insert(
    tx: &Tx<'_>,
    row: &CandidateRow,
    id: ProbationId,
    months: i64,
    due_on: Day,
) -> Result<bool, Error> {
    Ok(tx.run(&INSERT, &[&row.institution_id, &id, &row.employment_id, &months, &due_on])? == 1)
}

pub fn find(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: ProbationId,
    today: Day,
) -> Result<Option<Guarded<ProbationRow>>, Error> {
    Ok(tx.opt::<ProbationRow>(&FIND, &[&institution, &id, &today])?.map(Guarded::new))
}

/// The reviews of an institution, the latest day first.
pub fn list(tx: &Tx<'_>, institution: InstitutionId, after: &PageKey) -> Result<Page<ListedRow>, Error> {
    let day: Option<Day> = after.sort_as();
    Page::read(PAGE_ROWS, |most| tx.all(&LIST, &[&institution, &day, &after.id(), &most]))
}

pub fn list_paces(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    year: FinancialYear,
) -> Result<Vec<PaceRow>, Error> {
    tx.all(&LIST_PACES, &[&institution, &employment, &year])
}

pub fn save(
    tx: &Tx<'_>,
    row: &ProbationRow,
    recommendation: Recommendation,
    (note, reviewer): (&str, &str),
    now: Timestamp,
) -> Result<(), Error> {
    tx.change(&SAVE, &[&row.institution_id, &row.id, &recommendation, &note, &reviewer, &now, &row.version])
}
