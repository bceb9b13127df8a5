//! SQL of the reports that wait for somebody's answer: those of the people they supervise, and what rose to them.

use kernel::{Day, EmploymentId, Error, InstitutionId, Page, PageKey};
use platform::store::Tx;

use crate::report::model::{LineRow, WaitingRow};

/// Reports on one page of the supervisor's list: each is shown with its lines.
const WAITING_ROWS: i64 = 20;

/// One page of the reports that wait for `$2` or for those they act for: of the people they supervise, and what rose to them
/// because a supervisor was silent. `$4` and `$5` are the day and id of the last row before it.
/// The seat above a head owes nothing for the head's weeks, so that whoever owes an answer works here.
macro_rules! waiting_page {
    () => {
        "
        WITH seat AS (
            SELECT CAST($2 AS {{uuid}}) AS id
            UNION SELECT k.absent_id FROM people_acting k
            WHERE k.institution_id = $1 AND k.acting_id = $2 AND k.from_on <= $3 AND k.to_on >= $3
        ), mine AS (
            SELECT r.id, r.week
            FROM seat
            JOIN people_supervision s ON s.institution_id = $1 AND s.supervisor_id = seat.id
                 AND s.from_on <= $3 AND (s.to_on IS NULL OR s.to_on >= $3)
            JOIN performance_report r ON r.institution_id = s.institution_id AND r.employment_id = s.employment_id AND r.state = 'sent'
            WHERE s.employment_id <> $2
            UNION SELECT r.id, r.week
            FROM seat CROSS JOIN platform_deadline d CROSS JOIN performance_report r
            WHERE d.owed_institution_id = $1 AND d.owed_by_id = seat.id AND d.closed_at IS NULL AND d.institution_id = $1
              AND d.kind = 'performance.report.verify'
              AND r.institution_id = d.institution_id AND r.id = d.subject_id AND r.state = 'sent' AND r.employment_id <> $2
        ), waiting AS (
            SELECT mine.id, COALESCE((SELECT MIN(d.due_on) FROM platform_deadline d WHERE d.institution_id = $1
                AND d.subject_id = mine.id AND d.kind = 'performance.report.verify' AND d.closed_at IS NULL), mine.week) AS due_on
            FROM mine
        ), page AS (
            SELECT w.id, w.due_on FROM waiting w
            WHERE CAST($4 AS {{date}}) IS NULL OR w.due_on > $4 OR (w.due_on = $4 AND w.id > CAST($5 AS {{uuid}}))
            ORDER BY w.due_on, w.id LIMIT $6
        )"
    };
}

platform::statements! {
    /// Reports that wait for somebody's answer: oldest deadline first, one page.
    LIST_WAITING = concat!(waiting_page!(), "
        SELECT r.id, r.employment_id, e.name, o.title AS post_title, r.week, r.late, r.note, r.written_at, r.sent_at, r.version,
               page.due_on,
               (SELECT COUNT(*) FROM performance_evidence f WHERE f.institution_id = $1 AND f.report_id = r.id) AS evidence
        FROM page CROSS JOIN performance_report r
        JOIN people_employment e ON e.institution_id = r.institution_id AND e.id = r.employment_id
        JOIN people_post o ON o.institution_id = e.institution_id AND o.id = e.post_id
        WHERE r.institution_id = $1 AND r.id = page.id
        ORDER BY page.due_on, page.id");

    /// The lines that say something, of the same page of waiting reports.
    LIST_WAITING_LINES = concat!(waiting_page!(), "
        SELECT l.report_id, l.sub_task_id, t.title AS task_title, c.title, c.unit_of_measure, c.mode, c.target, c.actual,
               c.starts_on, c.ends_on, c.state, l.quantity, l.status, l.completed_on, l.blocker, l.text
        FROM page CROSS JOIN performance_report_line l
        JOIN performance_sub_task c ON c.institution_id = l.institution_id AND c.id = l.sub_task_id
        JOIN performance_task t ON t.institution_id = c.institution_id AND t.id = c.task_id
        WHERE l.institution_id = $1 AND l.report_id = page.id
        ORDER BY l.report_id, t.position, t.id, c.position, c.id");
}

/// A page of the reports that wait for somebody's answer.
pub fn list_waiting(
    tx: &Tx<'_>,
    institution: InstitutionId,
    supervisor: EmploymentId,
    today: Day,
    after: &PageKey,
) -> Result<Page<WaitingRow>, Error> {
    let due_on: Option<Day> = after.sort_as();
    Page::read(WAITING_ROWS, |most| {
        tx.all(&LIST_WAITING, &[&institution, &supervisor, &today, &due_on, &after.id(), &most])
    })
}

/// The lines of that page that say something, by report.
pub fn list_waiting_lines(
    tx: &Tx<'_>,
    institution: InstitutionId,
    supervisor: EmploymentId,
    today: Day,
    after: &PageKey,
) -> Result<Vec<LineRow>, Error> {
    let due_on: Option<Day> = after.sort_as();
    tx.all(&LIST_WAITING_LINES, &[&institution, &supervisor, &today, &due_on, &after.id(), &WAITING_ROWS])
}
