//! All SQL of the team page: two statements for a page of people, however many sub-tasks they have.

use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId, PAGE_ROWS, Page, PageKey, Week};
use platform::store::Tx;

use super::model::{MemberRow, PaceRow};
use crate::report::rules::year_of;

platform::statements! {
    /// Those whom somebody, or the person they act for, supervises today, by name; with plan, last report and what waits.
    LIST_MEMBERS = "
        WITH seat AS (
            SELECT CAST($2 AS {{uuid}}) AS id
            UNION SELECT k.absent_id FROM people_acting k
            WHERE k.institution_id = $1 AND k.acting_id = $2 AND k.from_on <= $3 AND k.to_on >= $3
        ), member AS (
            SELECT e.id, e.name, e.starts_on, o.title AS post_title, seat.id AS seat_id
            FROM seat
            JOIN people_supervision s ON s.institution_id = $1 AND s.supervisor_id = seat.id
                 AND s.from_on <= $3 AND (s.to_on IS NULL OR s.to_on >= $3)
            JOIN people_employment e ON e.institution_id = s.institution_id AND e.id = s.employment_id
                 AND e.starts_on <= $3 AND (e.ends_on IS NULL OR e.ends_on >= $3)
            JOIN people_post o ON o.institution_id = e.institution_id AND o.id = e.post_id
            WHERE s.employment_id <> $2
              AND (CAST($6 AS {{text}}) IS NULL OR e.name > $6 OR (e.name = $6 AND e.id > CAST($7 AS {{uuid}})))
            ORDER BY e.name, e.id LIMIT $8
        ), owed AS (
            SELECT d.owed_by_id, d.about_id, COUNT(*) AS waiting, MIN(d.due_on) AS waiting_since
            FROM seat CROSS JOIN platform_deadline d
            WHERE d.owed_institution_id = $1 AND d.owed_by_id = seat.id AND d.closed_at IS NULL AND d.institution_id = $1
            GROUP BY d.owed_by_id, d.about_id
        )
        SELECT m.id, m.name, m.post_title, m.starts_on, a.id AS agreement_id, a.state AS agreement_state,
               v.started_at,
               r.id AS report_id, r.state AS report_state, r.late AS report_late,
               COALESCE(w.waiting, 0) AS waiting, w.waiting_since
        FROM member m
        LEFT JOIN performance_agreement a ON a.institution_id = $1 AND a.employment_id = m.id AND a.year = $4
        LEFT JOIN performance_agreement v ON v.institution_id = $1 AND v.employment_id = m.id AND v.year = $9
             AND v.state = 'signed'
        LEFT JOIN performance_report r ON r.institution_id = $1 AND r.employment_id = m.id AND r.week = $5
        LEFT JOIN owed w ON w.owed_by_id = m.seat_id AND w.about_id = m.id
        ORDER BY m.name, m.id";

    /// The sub-tasks of the signed plans of the same page of people.
    LIST_PACES = "
        WITH seat AS (
            SELECT CAST($2 AS {{uuid}}) AS id
            UNION SELECT k.absent_id FROM people_acting k
            WHERE k.institution_id = $1 AND k.acting_id = $2 AND k.from_on <= $3 AND k.to_on >= $3
        ), member AS (
            SELECT e.id
            FROM seat
            JOIN people_supervision s ON s.institution_id = $1 AND s.supervisor_id = seat.id
                 AND s.from_on <= $3 AND (s.to_on IS NULL OR s.to_on >= $3)
            JOIN people_employment e ON e.institution_id = s.institution_id AND e.id = s.employment_id
                 AND e.starts_on <= $3 AND (e.ends_on IS NULL OR e.ends_on >= $3)
            WHERE s.employment_id <> $2
              AND (CAST($5 AS {{text}}) IS NULL OR e.name > $5 OR (e.name = $5 AND e.id > CAST($6 AS {{uuid}})))
            ORDER BY e.name, e.id LIMIT $7
        )
        SELECT c.agreement_id, t.weight AS task_weight, c.weight, c.state, c.target, c.actual, c.starts_on, c.ends_on
        FROM member m
        JOIN performance_agreement a ON a.institution_id = $1 AND a.employment_id = m.id AND a.year = $4 AND a.state = 'signed'
        JOIN performance_task t ON t.institution_id = $1 AND t.agreement_id = a.id AND t.state = 'proposed'
        JOIN performance_sub_task c ON c.institution_id = $1 AND c.task_id = t.id AND c.agreement_id = a.id
          AND c.ended_on IS NULL";
}

/// Whose team, on which day, and which page of it.
pub struct Asked<'a> {
    pub institution: InstitutionId,
    pub supervisor: EmploymentId,
    pub today: Day,
    pub year: FinancialYear,
    pub after: &'a PageKey,
}

/// A page of the team. `last_week` is the week whose report is shown.
pub fn list_members(tx: &Tx<'_>, asked: &Asked<'_>, last_week: Week) -> Result<Page<MemberRow>, Error> {
    Page::read(PAGE_ROWS, |most| {
        tx.all(
            &LIST_MEMBERS,
            &[
                &asked.institution,
                &asked.supervisor,
                &asked.today,
                &asked.year,
                &last_week.monday(),
                &asked.after.sort(),
                &asked.after.id(),
                &most,
                &year_of(last_week),
            ],
        )
    })
}

/// Gives every sub-task of that page's plans to `use_row`; nothing is kept.
pub fn each_pace(
    tx: &Tx<'_>,
    asked: &Asked<'_>,
    use_row: impl FnMut(PaceRow) -> Result<(), Error>,
) -> Result<(), Error> {
    tx.each(
        &LIST_PACES,
        &[
            &asked.institution,
            &asked.supervisor,
            &asked.today,
            &asked.year,
            &asked.after.sort(),
            &asked.after.id(),
            &PAGE_ROWS,
        ],
        use_row,
    )
}
