//! All SQL about handovers of work.

use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId, PAGE_ROWS, Page, Timestamp};
use platform::store::Tx;
use platform::work::Guarded;

use super::model::{
    CandidateRow, HandoverId, HandoverRow, LeavingRow, LineRow, ListedRow, NewPart, PartId, PartRow,
    StayingRow,
};
use crate::agreement::model::AgreementId;
use crate::silence::store::raised_joins;
use crate::update::model::UpdateId;

/// Sub-tasks of one plan, or people under one supervisor: more than there are.
const MOST: i64 = 500;

/// What is still to be done of an agreement's work.
macro_rules! open_work {
    () => {
        "c.state = 'running' AND c.completed_on IS NULL AND c.ended_on IS NULL"
    };
}

/// The day on which the supervisors of `e` are asked for: today, or the last day once that has passed.
macro_rules! supervised {
    ($line:literal, $today:literal) => {
        concat!(
            $line,
            ".from_on <= CASE WHEN e.ends_on < ",
            $today,
            " THEN e.ends_on ELSE ",
            $today,
            " END AND (",
            $line,
            ".to_on IS NULL OR ",
            $line,
            ".to_on >= CASE WHEN e.ends_on < ",
            $today,
            " THEN e.ends_on ELSE ",
            $today,
            " END)"
        )
    };
}

macro_rules! lines {
    ($from:literal, $filter:expr) => {
        concat!(
            "SELECT c.id, c.task_id, t.title AS task, a.code AS activity_code, t.priority, t.weight AS task_weight, c.title,
                c.weight, c.indicator, c.unit_of_measure, c.mode, c.target, c.actual, c.resources, c.ends_on,
                l.part_id, taker.name AS to_name, p.note AS reason, p.named_by
            FROM ", $from, "
            JOIN performance_task t ON t.institution_id = c.institution_id AND t.id = c.task_id
            LEFT JOIN planning_activity a ON a.institution_id = t.institution_id AND a.id = t.activity_id
            LEFT JOIN people_employment taker ON taker.institution_id = p.institution_id AND taker.id = p.to_id
            WHERE ", $filter, " ORDER BY t.position, c.task_id, c.position, c.id LIMIT $3"
        )
    };
}

platform::statements! {
    /// Of every institution: the program's own round.
    LIST_LEAVING = concat!("SELECT g.institution_id, g.id AS agreement_id, g.employment_id, g.year, e.name, s.supervisor_id
        FROM people_employment e
        JOIN performance_agreement g ON g.institution_id = e.institution_id AND g.employment_id = e.id
            AND g.year = $1 AND g.state = 'signed'
        JOIN people_supervision s ON s.institution_id = e.institution_id AND s.employment_id = e.id
            AND s.supervisor_id IS NOT NULL AND ", supervised!("s", "$4"), "
        WHERE e.ends_on >= $2 AND e.ends_on <= $3
          AND NOT EXISTS (SELECT 1 FROM performance_handover h
            WHERE h.institution_id = g.institution_id AND h.agreement_id = g.id)
          AND EXISTS (SELECT 1 FROM performance_sub_task c
            WHERE c.institution_id = g.institution_id AND c.agreement_id = g.id AND ", open_work!(), ")
        ORDER BY e.ends_on, g.institution_id, g.id LIMIT $5");
    /// Of every institution: whoever stays after all, before anybody was named.
    LIST_STAYING = "SELECT h.institution_id, h.id
        FROM performance_handover h
        JOIN performance_agreement g ON g.institution_id = h.institution_id AND g.id = h.agreement_id
        JOIN people_employment e ON e.institution_id = g.institution_id AND e.id = g.employment_id
        WHERE h.open AND (e.ends_on IS NULL OR e.ends_on > $1)
          AND NOT EXISTS (SELECT 1 FROM performance_handover_part p
            WHERE p.institution_id = h.institution_id AND p.handover_id = h.id)
        ORDER BY h.institution_id, h.id LIMIT $2";
    INSERT = "INSERT INTO performance_handover (institution_id, id, agreement_id, open, version)
        VALUES ($1, $2, $3, TRUE, 1) ON CONFLICT DO NOTHING";
    DELETE = "DELETE FROM performance_handover WHERE institution_id = $1 AND id = $2";
    FIND = concat!("SELECT h.institution_id, h.id, h.agreement_id, g.employment_id, g.year, e.name, e.check_number, e.unit_path,
            e.ends_on, s.supervisor_id, s2.supervisor_id AS second_level_id, raised.owed_by_id AS escalated_id,
            h.version
        FROM performance_handover h
        JOIN performance_agreement g ON g.institution_id = h.institution_id AND g.id = h.agreement_id
        JOIN people_employment e ON e.institution_id = g.institution_id AND e.id = g.employment_id
        LEFT JOIN people_supervision s ON s.institution_id = e.institution_id AND s.employment_id = e.id AND ",
            supervised!("s", "$3"), "
        LEFT JOIN people_supervision s2 ON s2.institution_id = s.institution_id AND s2.employment_id = s.supervisor_id AND ",
            supervised!("s2", "$3"),
        raised_joins!("h.institution_id", "h.id"),
        "WHERE h.institution_id = $1 AND h.id = $2");
    LIST_LINES = lines!("performance_sub_task c
            LEFT JOIN performance_handover_line l ON l.institution_id = c.institution_id AND l.sub_task_id = c.id
            LEFT JOIN performance_handover_part p ON p.institution_id = l.institution_id AND p.id = l.part_id",
        concat!("c.institution_id = $1 AND c.agreement_id = $2 AND (l.part_id IS NOT NULL OR (", open_work!(), "))"));
    LIST_PART_LINES = lines!("performance_handover_line l
            JOIN performance_handover_part p ON p.institution_id = l.institution_id AND p.id = l.part_id
            JOIN performance_sub_task c ON c.institution_id = l.institution_id AND c.id = l.sub_task_id",
        "l.institution_id = $1 AND l.part_id = $2");
    CANDIDATES = "SELECT e.check_number, e.name, post.title AS post_title
        FROM people_supervision s
        JOIN people_employment e ON e.institution_id = s.institution_id AND e.id = s.employment_id
        JOIN people_post post ON post.institution_id = e.institution_id AND post.id = e.post_id
        WHERE s.institution_id = $1 AND s.supervisor_id = $2 AND s.from_on <= $3 AND (s.to_on IS NULL OR s.to_on >= $3)
          AND e.id <> $4 AND (e.ends_on IS NULL OR e.ends_on > $3)
        ORDER BY e.name, e.id LIMIT $5";
    INSERT_PART = "INSERT INTO performance_handover_part (institution_id, id, handover_id, to_id, note, named_by, named_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1)";
    INSERT_LINE = "INSERT INTO performance_handover_line (institution_id, sub_task_id, part_id) VALUES ($1, $2, $3)";
    TOUCH = "UPDATE performance_handover SET open = $4, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    FIND_PART = "SELECT p.institution_id, p.id, p.handover_id, h.agreement_id, e.name AS from_name, g.year, p.to_id, p.note,
            p.named_by, p.named_at, own.id AS own_agreement_id, own.state AS own_state, p.update_id, u.state AS update_state,
            p.version
        FROM performance_handover_part p
        JOIN performance_handover h ON h.institution_id = p.institution_id AND h.id = p.handover_id
        JOIN performance_agreement g ON g.institution_id = h.institution_id AND g.id = h.agreement_id
        JOIN people_employment e ON e.institution_id = g.institution_id AND e.id = g.employment_id
        LEFT JOIN performance_agreement own ON own.institution_id = p.institution_id AND own.employment_id = p.to_id
            AND own.year = g.year
        LEFT JOIN performance_update u ON u.institution_id = p.institution_id AND u.id = p.update_id
        WHERE p.institution_id = $1 AND p.id = $2 AND p.to_id IS NOT NULL";
    SAVE_TAKEN = "UPDATE performance_handover_part SET update_id = $4, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    LIST = concat!("SELECT h.id, e.name, e.check_number, e.ends_on, boss.name AS supervisor,
            (SELECT COUNT(*) FROM performance_sub_task c
             WHERE c.institution_id = h.institution_id AND c.agreement_id = h.agreement_id AND ", open_work!(), "
               AND NOT EXISTS (SELECT 1 FROM performance_handover_line l
                 WHERE l.institution_id = c.institution_id AND l.sub_task_id = c.id)) AS open,
            (SELECT COUNT(*) FROM performance_handover_part p
             JOIN performance_handover_line l ON l.institution_id = p.institution_id AND l.part_id = p.id
             WHERE p.institution_id = h.institution_id AND p.handover_id = h.id) AS named
        FROM performance_handover h
        JOIN performance_agreement g ON g.institution_id = h.institution_id AND g.id = h.agreement_id
        JOIN people_employment e ON e.institution_id = g.institution_id AND e.id = g.employment_id
        LEFT JOIN people_supervision s ON s.institution_id = e.institution_id AND s.employment_id = e.id AND ",
            supervised!("s", "$2"), "
        LEFT JOIN people_employment boss ON boss.institution_id = s.institution_id AND boss.id = s.supervisor_id
        WHERE h.institution_id = $1 AND (CAST($3 AS {{uuid}}) IS NULL OR h.id < $3)
        ORDER BY h.id DESC LIMIT $4");
}

/// People of a year who leave by `last` with open work, about whom nothing was opened.
pub fn list_leaving(
    tx: &Tx<'_>,
    year: FinancialYear,
    (last, today): (Day, Day),
    most: i64,
) -> Result<Vec<LeavingRow>, Error> {
    tx.all(&LIST_LEAVING, &[&year, &year.first_day(), &last, &today, &most])
}

/// Handovers opened for somebody whose last day is now later than `last`, or gone.
pub fn list_staying(tx: &Tx<'_>, last: Day, most: i64) -> Result<Vec<StayingRow>, Error> {
    tx.all(&LIST_STAYING, &[&last, &most])
}

/// False when it is there already.
pub fn insert(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: HandoverId,
    agreement: AgreementId,
) -> Result<bool, Error> {
    Ok(tx.run(&INSERT, &[&institution, &id, &agreement])? == 1)
}

pub fn delete(tx: &Tx<'_>, row: &StayingRow) -> Result<(), Error> {
    tx.change(&DELETE, &[&row.institution_id, &row.id])
}

pub fn find(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: HandoverId,
    today: Day,
) -> Result<Option<Guarded<HandoverRow>>, Error> {
    Ok(tx.opt::<HandoverRow>(&FIND, &[&institution, &id, &today])?.map(Guarded::new))
}

pub fn list_lines(tx: &Tx<'_>, row: &HandoverRow) -> Result<Vec<LineRow>, Error> {
    tx.all(&LIST_LINES, &[&row.institution_id, &row.agreement_id, &MOST])
}

pub fn list_part_lines(tx: &Tx<'_>, row: &PartRow) -> Result<Vec<LineRow>, Error> {
    tx.all(&LIST_PART_LINES, &[&row.institution_id, &row.id, &MOST])
}

/// Who else works under a supervisor and stays.
pub fn candidates(
    tx: &Tx<'_>,
    institution: InstitutionId,
    supervisor: EmploymentId,
    leaver: EmploymentId,
    today: Day,
) -> Result<Vec<CandidateRow>, Error> {
    tx.all(&CANDIDATES, &[&institution, &supervisor, &today, &leaver, &MOST])
}

/// Writes one part with its lines; Stale when one of them was named meanwhile.
pub fn insert_part(
    tx: &Tx<'_>,
    row: &HandoverRow,
    id: PartId,
    (to, new): (Option<EmploymentId>, &NewPart),
    (by, now): (&str, Timestamp),
) -> Result<(), Error> {
    let institution = row.institution_id;
    tx.run(&INSERT_PART, &[&institution, &id, &row.id, &to, &new.note, &by, &now])?;
    for sub_task in &new.sub_tasks {
        tx.run(&INSERT_LINE, &[&institution, sub_task, &id])?;
    }
    Ok(())
}

/// Counts the version up; `open`: somebody is still to be named.
pub fn touch(tx: &Tx<'_>, row: &HandoverRow, open: bool) -> Result<(), Error> {
    tx.change(&TOUCH, &[&row.institution_id, &row.id, &row.version, &open])
}

pub fn find_part(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: PartId,
) -> Result<Option<Guarded<PartRow>>, Error> {
    Ok(tx.opt::<PartRow>(&FIND_PART, &[&institution, &id])?.map(Guarded::new))
}

pub fn save_taken(tx: &Tx<'_>, part: &PartRow, update: UpdateId) -> Result<(), Error> {
    tx.change(&SAVE_TAKEN, &[&part.institution_id, &part.id, &part.version, &update])
}

/// The handovers of an institution, newest first, from before one of them.
pub fn list(
    tx: &Tx<'_>,
    institution: InstitutionId,
    today: Day,
    before: Option<HandoverId>,
) -> Result<Page<ListedRow>, Error> {
    Page::read(PAGE_ROWS, |most| tx.all(&LIST, &[&institution, &today, &before, &most]))
}
