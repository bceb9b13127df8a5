//! All SQL of weekly reports, and nothing else. What a sub-task has reached is recomputed here from its lines, in the
//! same unit of work as the sending; which week or line is allowed is decided in `rules`.

mod reached;
mod waiting;

use std::collections::BTreeSet;

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, Error, FileId, FinancialYear, InstitutionId, Timestamp, Week};
use people::seat_above;
use platform::store::Tx;
use platform::work::Guarded;

use super::model::{
    DutyRow, EvidenceRow, FilePlaceRow, Line, LineRow, QueriedRow, ReportId, ReportRow, ReportState,
    SentWeeks, WeekLineRow, WeekMarkRow, WeekRow,
};
use crate::agreement::model::AgreementId;
use crate::silence::store::{raised_columns, raised_joins};

pub use reached::{ReachingRow, add_reached, clear_reached_on, list_reaching, save_reached, save_reached_on};
pub use waiting::{list_waiting, list_waiting_lines};

platform::statements! {
    /// An employee's week: owner's place today, the agreement of the year, the report where there is one.
    FIND_WEEK = "
        SELECT e.institution_id, e.id AS employment_id, e.name, e.unit_path, s.supervisor_id, b.name AS supervisor_name,
               u.supervisor_id AS second_level_id, a.id AS agreement_id, a.state AS agreement_state,
               a.started_at,
               p.state AS appraisal_state, r.id AS report_id, r.state AS report_state, r.late, r.note, r.query, r.sent_at, r.written_at,
               r.verified_at, r.version,
               (SELECT CAST(n.value AS {{int}}) FROM platform_setting n
                WHERE n.key = 'answer_days' AND n.from_year <= $3 ORDER BY n.from_year DESC LIMIT 1) AS answer_days,
               (SELECT CAST(n.value AS {{int}}) FROM platform_setting n
                WHERE n.key = 'traffic_yellow_margin' AND n.from_year <= $3 ORDER BY n.from_year DESC LIMIT 1) AS yellow_margin,
               (SELECT CAST(n.value AS {{int}}) FROM platform_setting n
                WHERE n.key = 'traffic_red_margin' AND n.from_year <= $3 ORDER BY n.from_year DESC LIMIT 1) AS red_margin,
               (SELECT CAST(n.value AS {{int}}) FROM platform_setting n
                WHERE n.key = 'weekly_due_days_after_sunday' AND n.from_year <= $3 ORDER BY n.from_year DESC LIMIT 1) AS due_days
        FROM people_employment e
        LEFT JOIN people_supervision s ON s.institution_id = e.institution_id AND s.employment_id = e.id
             AND s.from_on <= $5 AND (s.to_on IS NULL OR s.to_on >= $5)
        LEFT JOIN people_supervision u ON u.institution_id = e.institution_id AND u.employment_id = s.supervisor_id
             AND u.from_on <= $5 AND (u.to_on IS NULL OR u.to_on >= $5)
        LEFT JOIN people_employment b ON b.institution_id = e.institution_id AND b.id = s.supervisor_id
        LEFT JOIN performance_agreement a ON a.institution_id = e.institution_id AND a.employment_id = e.id AND a.year = $3
        LEFT JOIN performance_appraisal p ON p.institution_id = e.institution_id AND p.agreement_id = a.id
        LEFT JOIN performance_report r ON r.institution_id = e.institution_id AND r.agreement_id = a.id AND r.week = $4
        WHERE e.institution_id = $1 AND e.id = $2";

    /// Sub-tasks that ran in the week: begun by its Sunday (overdue ones with them), not completed before it, so that a week
    /// sent after the one that completed them can still say what it did; and all that the report speaks of.
    LIST_WEEK_LINES = "
        SELECT c.id, t.title AS task_title, c.title, c.indicator, c.unit_of_measure, c.mode, c.target, c.actual,
               c.starts_on, c.ends_on, c.state, c.completed_on AS sub_task_completed_on,
               CASE WHEN c.mode = 'percent' THEN
                    (SELECT x.quantity FROM performance_report_line x
                     JOIN performance_report y ON y.institution_id = x.institution_id AND y.id = x.report_id
                     WHERE x.institution_id = $1 AND x.sub_task_id = c.id AND x.status <> 'unchanged' AND y.week < $4
                     ORDER BY y.week DESC LIMIT 1) END AS reached_before,
               l.quantity, l.status, l.completed_on, l.blocker, l.text
        FROM performance_sub_task c
        JOIN performance_task t ON t.institution_id = c.institution_id AND t.id = c.task_id
        LEFT JOIN performance_report_line l
             ON l.institution_id = c.institution_id AND l.report_id = $3 AND l.sub_task_id = c.id
        WHERE c.institution_id = $1 AND c.agreement_id = $2
          AND (l.sub_task_id IS NOT NULL OR (c.starts_on <= $5
               AND (c.state = 'running' OR (c.state = 'completed' AND c.completed_on >= $4))
               AND (c.ended_on IS NULL OR c.ended_on >= $4)))
        ORDER BY t.position, t.id, c.position, c.id";

    /// The weeks an employee sent last, and beside them, without a state, the days on which the program was down.
    LIST_WEEK_MARKS = "
        SELECT week AS day, state FROM (SELECT week, state FROM performance_report
            WHERE institution_id = $1 AND employment_id = $2 AND week <= $3 ORDER BY week DESC LIMIT 8) sent
        UNION ALL SELECT day, NULL FROM platform_outage_day WHERE day >= $4 AND day <= $5";

    /// The duty to report of one employee: agreements signed by both, each with the weeks already sent, and these with every
    /// absence of the two years: one read for the page everybody lands on.
    LIST_DUTIES = "
        SELECT a.year,
               a.started_at,
               (SELECT CAST(n.value AS {{int}}) FROM platform_setting n
                WHERE n.key = 'weekly_due_days_after_sunday' AND n.from_year <= a.year ORDER BY n.from_year DESC LIMIT 1) AS due_days,
               (SELECT MIN(c.starts_on) FROM performance_sub_task c
                WHERE c.institution_id = $1 AND c.agreement_id = a.id AND c.state = 'running' AND c.ended_on IS NULL) AS first_start,
               r.week, x.from_on AS absent_from, x.to_on AS absent_to
        FROM performance_agreement a
        LEFT JOIN performance_appraisal p ON p.institution_id = a.institution_id AND p.agreement_id = a.id
        LEFT JOIN performance_report r ON r.institution_id = a.institution_id AND r.agreement_id = a.id
        LEFT JOIN people_absence x ON x.institution_id = a.institution_id AND x.employment_id = a.employment_id
             AND x.state = 'agreed' AND x.to_on >= $5
        WHERE a.institution_id = $1 AND a.employment_id = $2 AND a.year IN ($3, $4) AND a.state = 'signed'
          AND a.started_at IS NOT NULL AND (p.state IS NULL OR p.state = 'open')";

    /// One report with its owner's place and the supervisors of the day.
    FIND = concat!("
        SELECT r.id, r.institution_id, r.agreement_id, r.employment_id, a.year, r.week, r.state, r.late, r.note, r.query,
               r.sent_at, r.written_at, r.verified_at, r.verified_by_name, r.version, e.name, o.title AS post_title, e.unit_path,
               s.supervisor_id, u.supervisor_id AS second_level_id,",
        seat_above!("e", "s"),
        ", p.state AS appraisal_state,",
        raised_columns!(),
        ", (SELECT CAST(n.value AS {{int}}) FROM platform_setting n WHERE n.key = 'traffic_yellow_margin'
                AND n.from_year <= a.year ORDER BY n.from_year DESC LIMIT 1) AS yellow_margin,
            (SELECT CAST(n.value AS {{int}}) FROM platform_setting n WHERE n.key = 'traffic_red_margin'
                AND n.from_year <= a.year ORDER BY n.from_year DESC LIMIT 1) AS red_margin
        FROM performance_report r
        JOIN performance_agreement a ON a.institution_id = r.institution_id AND a.id = r.agreement_id
        JOIN people_employment e ON e.institution_id = r.institution_id AND e.id = r.employment_id
        JOIN people_post o ON o.institution_id = e.institution_id AND o.id = e.post_id
        LEFT JOIN people_supervision s ON s.institution_id = e.institution_id AND s.employment_id = e.id
             AND s.from_on <= $3 AND (s.to_on IS NULL OR s.to_on >= $3)
        LEFT JOIN people_supervision u ON u.institution_id = e.institution_id AND u.employment_id = s.supervisor_id
             AND u.from_on <= $3 AND (u.to_on IS NULL OR u.to_on >= $3)
        LEFT JOIN performance_appraisal p ON p.institution_id = r.institution_id AND p.agreement_id = r.agreement_id",
        raised_joins!("r.institution_id", "r.id"),
        "WHERE r.institution_id = $1 AND r.id = $2"
    );

    /// The lines of one report, in the order of the plan.
    LIST_LINES = "
        SELECT l.report_id, l.sub_task_id, t.title AS task_title, c.title, c.unit_of_measure, c.mode, c.target, c.actual,
               c.starts_on, c.ends_on, c.state, l.quantity, l.status, l.completed_on, l.blocker, l.text
        FROM performance_report_line l
        JOIN performance_sub_task c ON c.institution_id = l.institution_id AND c.id = l.sub_task_id
        JOIN performance_task t ON t.institution_id = c.institution_id AND t.id = c.task_id
        WHERE l.institution_id = $1 AND l.report_id = $2
        ORDER BY t.position, t.id, c.position, c.id";

    /// Names and sizes of a report's files, never their bodies.
    LIST_EVIDENCE = "
        SELECT v.file_id, f.name, f.media_type, f.size
        FROM performance_evidence v
        JOIN platform_file f ON f.institution_id = v.institution_id AND f.id = v.file_id
        WHERE v.institution_id = $1 AND v.report_id = $2
        ORDER BY v.file_id";

    /// Whose report a file belongs to.
    FIND_FILE_PLACE = concat!("
        SELECT v.file_id, r.institution_id, r.employment_id, e.unit_path, s.supervisor_id, u.supervisor_id AS second_level_id,",
        seat_above!("e", "s"),
        ", (SELECT d.owed_by_id FROM platform_deadline d WHERE d.institution_id = r.institution_id AND d.subject_id = r.id
                  AND d.level > 0 ORDER BY d.id DESC LIMIT 1) AS escalated_id
        FROM performance_evidence v
        JOIN performance_report r ON r.institution_id = v.institution_id AND r.id = v.report_id
        JOIN people_employment e ON e.institution_id = r.institution_id AND e.id = r.employment_id
        LEFT JOIN people_supervision s ON s.institution_id = e.institution_id AND s.employment_id = e.id
             AND s.from_on <= $3 AND (s.to_on IS NULL OR s.to_on >= $3)
        LEFT JOIN people_supervision u ON u.institution_id = e.institution_id AND u.employment_id = s.supervisor_id
             AND u.from_on <= $3 AND (u.to_on IS NULL OR u.to_on >= $3)
        WHERE v.institution_id = $1 AND v.file_id = $2");

    /// A new report; nothing when the week or the id already has one. Waits for one that is just being written.
    INSERT = "
        INSERT INTO performance_report (institution_id, id, agreement_id, employment_id, week, state, late, note, query, sent_at,
            written_at, version)
        VALUES ($1, $2, $3, $4, $5, 'sent', $6, $7, '', $8, $9, 1)
        ON CONFLICT DO NOTHING";

    /// An amended report, if it is still as its author saw it. It keeps the day on which the week was first sent.
    SAVE_AMENDED = "
        UPDATE performance_report SET state = $3, note = $4, query = '', version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $5";

    /// The supervisor's answer, if the report is still as they saw it.
    LIST_QUERIED = "
        SELECT r.id, r.week, r.query, r.version FROM performance_report r
        WHERE r.institution_id = $1 AND r.agreement_id = $2 AND r.state = 'queried' ORDER BY r.week";

    SAVE_ANSWER = "
        UPDATE performance_report SET state = $3, query = $4, verified_at = $5, verified_by_id = $6, verified_by_name = $7,
            version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $8";

    INSERT_LINE = "
        INSERT INTO performance_report_line (institution_id, report_id, sub_task_id, quantity, status, completed_on, blocker, text)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    DELETE_LINES = "DELETE FROM performance_report_line WHERE institution_id = $1 AND report_id = $2";

    INSERT_EVIDENCE = "INSERT INTO performance_evidence (institution_id, report_id, file_id) VALUES ($1, $2, $3)";

    DELETE_EVIDENCE = "DELETE FROM performance_evidence WHERE institution_id = $1 AND report_id = $2 AND file_id = $3";
}

/// The week of one employee, with today's supervisors. None: no such employment.
pub fn find_week(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    year: FinancialYear,
    week: Week,
    today: Day,
) -> Result<Option<Guarded<WeekRow>>, Error> {
    let row = tx.opt::<WeekRow>(&FIND_WEEK, &[&institution, &employment, &year, &week.monday(), &today])?;
    Ok(row.map(Guarded::new))
}

/// What the week's report may speak of. `report` is the week's report where there is one.
pub fn list_week_lines(
    tx: &Tx<'_>,
    institution: InstitutionId,
    agreement: AgreementId,
    report: Option<ReportId>,
    week: Week,
) -> Result<Vec<WeekLineRow>, Error> {
    tx.all(&LIST_WEEK_LINES, &[&institution, &agreement, &report, &week.monday(), &week.sunday()])
}

/// What an employee sent for the last eight weeks, by their Mondays, and the days from `since` to `today` that were nobody's
/// last day.
pub fn list_week_marks(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    (since, today): (Day, Day),
) -> Result<(SentWeeks, BTreeSet<Day>), Error> {
    let (mut sent, mut lost) = (SentWeeks::new(), BTreeSet::new());
    tx.each::<WeekMarkRow>(
        &LIST_WEEK_MARKS,
        &[&institution, &employment, &today.week().monday(), &since, &today],
        |mark| {
            match mark.state {
                Some(state) => drop(sent.insert(mark.day, state)),
                None => drop(lost.insert(mark.day)),
            }
            Ok(())
        },
    )?;
    Ok((sent, lost))
}

/// The duties of this and the last year, as the edge of two years may hold unsent weeks of both.
pub fn list_duties(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    year: FinancialYear,
) -> Result<Vec<DutyRow>, Error> {
    let last_year = year.previous();
    tx.all(&LIST_DUTIES, &[&institution, &employment, &year, &last_year, &last_year.first_day()])
}

pub fn find(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: ReportId,
    today: Day,
) -> Result<Option<Guarded<ReportRow>>, Error> {
    Ok(tx.opt::<ReportRow>(&FIND, &[&institution, &id, &today])?.map(Guarded::new))
}

pub fn list_lines(tx: &Tx<'_>, institution: InstitutionId, report: ReportId) -> Result<Vec<LineRow>, Error> {
    tx.all(&LIST_LINES, &[&institution, &report])
}

pub fn list_evidence(
    tx: &Tx<'_>,
    institution: InstitutionId,
    report: ReportId,
) -> Result<Vec<EvidenceRow>, Error> {
    tx.all(&LIST_EVIDENCE, &[&institution, &report])
}

pub fn find_file_place(
    tx: &Tx<'_>,
    institution: InstitutionId,
    file: FileId,
    today: Day,
) -> Result<Option<Guarded<FilePlaceRow>>, Error> {
    Ok(tx.opt::<FilePlaceRow>(&FIND_FILE_PLACE, &[&institution, &file, &today])?.map(Guarded::new))
}

/// What a new report row needs beyond its lines.
pub struct Opening<'a> {
    pub id: ReportId,
    pub agreement: AgreementId,
    pub employment: EmploymentId,
    pub week: Week,
    pub late: bool,
    pub note: &'a str,
    pub sent_at: Timestamp,
    pub written_at: Option<Timestamp>,
}

/// False: the week has a report, perhaps one that arrived at the same moment, or the id is taken by another week.
pub fn insert(tx: &Tx<'_>, institution: InstitutionId, report: &Opening<'_>) -> Result<bool, Error> {
    let rows = tx.run(
        &INSERT,
        &[
            &institution,
            &report.id,
            &report.agreement,
            &report.employment,
            &report.week.monday(),
            &report.late,
            &report.note,
            &report.sent_at,
            &report.written_at,
        ],
    )?;
    Ok(rows == 1)
}

/// Takes the amended text, and drops the lines that `insert_lines` then writes anew.
pub fn save_amended(
    tx: &Tx<'_>,
    institution: InstitutionId,
    report: ReportId,
    state: ReportState,
    note: &str,
    version: i64,
) -> Result<(), Error> {
    tx.change(&SAVE_AMENDED, &[&institution, &report, &state, &note, &version])?;
    tx.run(&DELETE_LINES, &[&institution, &report])?;
    Ok(())
}

pub fn insert_lines(
    tx: &Tx<'_>,
    institution: InstitutionId,
    report: ReportId,
    lines: &[Line],
) -> Result<(), Error> {
    for line in lines {
        tx.run(
            &INSERT_LINE,
            &[
                &institution,
                &report,
                &line.sub_task,
                &line.quantity,
                &line.status,
                &line.completed_on,
                &line.blocker,
                &line.text,
            ],
        )?;
    }
    Ok(())
}

pub fn insert_evidence(
    tx: &Tx<'_>,
    institution: InstitutionId,
    report: ReportId,
    file: FileId,
) -> Result<(), Error> {
    tx.run(&INSERT_EVIDENCE, &[&institution, &report, &file]).map(drop)
}

/// Parts a file from a report; the file itself stays, history names it.
pub fn delete_evidence(
    tx: &Tx<'_>,
    institution: InstitutionId,
    report: ReportId,
    file: FileId,
) -> Result<u64, Error> {
    tx.run(&DELETE_EVIDENCE, &[&institution, &report, &file])
}

/// What the supervisor answered: verified, with who and when, or queried, with what they ask.
pub struct Answer<'a> {
    pub state: ReportState,
    pub query: &'a str,
    /// When, by whom, and under which name.
    pub verified: Option<(Timestamp, Option<EmploymentId>, &'a str)>,
}

/// The reports of an agreement whose query was not answered.
pub fn list_queried(
    tx: &Tx<'_>,
    institution: InstitutionId,
    agreement: Uuid,
) -> Result<Vec<QueriedRow>, Error> {
    tx.all(&LIST_QUERIED, &[&institution, &agreement])
}

pub fn save_answer(
    tx: &Tx<'_>,
    institution: InstitutionId,
    report: ReportId,
    answer: &Answer<'_>,
    version: i64,
) -> Result<(), Error> {
    let verified_at = answer.verified.map(|(at, _, _)| at);
    let verified_by = answer.verified.and_then(|(_, by, _)| by);
    let name = answer.verified.map(|(_, _, name)| name);
    tx.change(
        &SAVE_ANSWER,
        &[&institution, &report, &answer.state, &answer.query, &verified_at, &verified_by, &name, &version],
    )
}
