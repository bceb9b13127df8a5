//! All SQL of measures, and nothing else.

use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId, PAGE_ROWS, Page, Person, Timestamp};
use people::seat_above;
use platform::store::Tx;
use platform::work::Guarded;

use super::model::{
    CommentRow, CountRow, Decision, ListedRow, MeasureCommentId, MeasureId, MeasureRow, NeedRow, Recommended,
    State,
};
use crate::appraisal::model::{AppraisalId, AppraisalRow};
use crate::silence::store::open_until;

/// Measures of one appraisal, and comments on one measure: a wall, not a page.
const MOST: i64 = 100;

platform::statements! {
    INSERT = "INSERT INTO performance_measure (institution_id, id, appraisal_id, employment_id, year, sort, kind, subject, text,
            state, recommended_by_id, recommended_at, hearing_due_on, hearing, decision, letter, outcome, recommended_by, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '', '', '', '', $14, 1)";
    SAME = "SELECT CAST(COUNT(*) AS {{int}}) AS count FROM performance_measure
        WHERE institution_id = $1 AND appraisal_id = $2 AND kind = $3 AND subject = $4
          AND state IN ('recommended', 'hearing', 'heard')";
    FIND = concat!("SELECT m.id, m.institution_id, m.appraisal_id, m.employment_id, m.year, m.kind, m.subject, m.text, m.state,
            m.recommended_by_id, m.recommended_by AS recommended_by_name, m.recommended_at, m.hearing_due_on,",
        open_until!("m.institution_id", "m.id", "'performance.measure.hear'"),
        " AS hear_by, m.hearing, m.heard_at,
            m.decided_by AS decided_by_name, m.decided_at, m.decision, m.letter, m.due_on,
            m.followed_by AS followed_by_name, m.followed_at, m.outcome, m.version,
            e.name, e.check_number, e.unit_path, s.supervisor_id, s2.supervisor_id AS second_level_id,",
        seat_above!("e", "s"),
        ", a.state AS appraisal_state,
            EXISTS (SELECT 1 FROM performance_appeal p WHERE p.institution_id = m.institution_id
                AND p.appraisal_id = m.appraisal_id AND p.state IN ('committee', 'hearing', 'outside')) AS contested,
            (SELECT MAX(own.due_on) FROM performance_appeal p
                JOIN platform_deadline own ON own.institution_id = p.institution_id AND own.subject_id = p.id
                    AND own.kind = 'performance.appeal.accept' AND own.closed_at IS NULL
                WHERE p.institution_id = m.institution_id AND p.appraisal_id = m.appraisal_id) AS further_by,
            (SELECT MIN(k.published_at) FROM performance_mark k WHERE k.institution_id = m.institution_id
                AND k.appraisal_id = m.appraisal_id
                AND NOT EXISTS (SELECT 1 FROM performance_appeal p WHERE p.institution_id = m.institution_id
                    AND p.appraisal_id = m.appraisal_id)) AS unappealed_since,
            (SELECT MIN(k.published_at) FROM performance_mark k WHERE k.institution_id = m.institution_id
                AND k.appraisal_id = m.appraisal_id) AS published_at,
            (SELECT MAX(k.version) FROM performance_mark k WHERE k.institution_id = m.institution_id
                AND k.appraisal_id = m.appraisal_id) AS mark_version
        FROM performance_measure m
        JOIN performance_appraisal a ON a.institution_id = m.institution_id AND a.id = m.appraisal_id
        JOIN people_employment e ON e.institution_id = m.institution_id AND e.id = m.employment_id
        LEFT JOIN people_supervision s ON s.institution_id = m.institution_id AND s.employment_id = m.employment_id
            AND s.from_on <= $3 AND (s.to_on IS NULL OR s.to_on >= $3)
        LEFT JOIN people_supervision s2 ON s2.institution_id = s.institution_id AND s2.employment_id = s.supervisor_id
            AND s2.from_on <= $3 AND (s2.to_on IS NULL OR s2.to_on >= $3)
        WHERE m.institution_id = $1 AND m.id = $2");
    OF_APPRAISAL = "SELECT m.id, e.name, u.name AS unit_name, m.year, m.kind, m.subject, m.state, m.due_on
        FROM performance_measure m
        JOIN people_employment e ON e.institution_id = m.institution_id AND e.id = m.employment_id
        JOIN people_unit u ON u.institution_id = e.institution_id AND u.id = e.unit_id
        WHERE m.institution_id = $1 AND m.appraisal_id = $2 ORDER BY m.id LIMIT $3";
    OF_EMPLOYEE = "SELECT m.id, e.name, u.name AS unit_name, m.year, m.kind, m.subject, m.state, m.due_on
        FROM performance_measure m
        JOIN people_employment e ON e.institution_id = m.institution_id AND e.id = m.employment_id
        JOIN people_unit u ON u.institution_id = e.institution_id AND u.id = e.unit_id
        WHERE m.institution_id = $1 AND m.employment_id = $2 AND (CAST($3 AS {{uuid}}) IS NULL OR m.id < $3)
        ORDER BY m.id DESC LIMIT $4";
    LIST = "SELECT m.id, e.name, u.name AS unit_name, m.year, m.kind, m.subject, m.state, m.due_on
        FROM performance_measure m
        JOIN people_employment e ON e.institution_id = m.institution_id AND e.id = m.employment_id
        JOIN people_unit u ON u.institution_id = e.institution_id AND u.id = e.unit_id
        WHERE m.institution_id = $1 AND m.year = $2 AND (CAST($3 AS {{text}}) IS NULL OR m.state = $3)
          AND (CAST($4 AS {{uuid}}) IS NULL OR m.id < $4)
        ORDER BY m.id DESC LIMIT $5";
    COUNT = "SELECT sort, state, CAST(COUNT(*) AS {{int}}) AS count FROM performance_measure
        WHERE institution_id = $1 AND year = $2 GROUP BY sort, state ORDER BY sort, state";
    COMMENTS = "SELECT e.name AS by_name, c.text, c.at FROM performance_measure_comment c
        JOIN people_employment e ON e.institution_id = c.institution_id AND e.id = c.by_id
        WHERE c.institution_id = $1 AND c.measure_id = $2 ORDER BY c.id LIMIT $3";
    INSERT_COMMENT = "INSERT INTO performance_measure_comment (institution_id, id, measure_id, by_id, text, at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    SAVE_HEARD = "UPDATE performance_measure SET state = $4, hearing = $5, heard_at = $6, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    SAVE_DECIDED = "UPDATE performance_measure SET state = $4, decided_by_id = $5, decided_at = $6, decision = $7, letter = $8,
            due_on = $9, decided_by = $10, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    SAVE_FOLLOWED = "UPDATE performance_measure SET state = $4, followed_by_id = $5, followed_at = $6, outcome = $7,
            followed_by = $8, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    SAVE_STATE = "UPDATE performance_measure SET state = $4, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    /// A subject is told of courses only, where it names the course: of the other kinds it may tell of a person.
    NEEDS = "SELECT m.kind, CASE WHEN m.kind IN ('short_course', 'long_course') THEN m.subject ELSE '' END AS subject, e.cadre, u.name AS unit_name, CAST(COUNT(*) AS {{int}}) AS count,
            CAST(COUNT(DISTINCT m.employment_id) AS {{int}}) AS people
        FROM performance_measure m
        JOIN people_employment e ON e.institution_id = m.institution_id AND e.id = m.employment_id
        JOIN people_unit u ON u.institution_id = e.institution_id AND u.id = e.unit_id
        WHERE m.institution_id = $1 AND m.year = $2 AND m.sort = 'development'
          AND m.state IN ('recommended', 'approved', 'done', 'not_done')
        GROUP BY m.kind, CASE WHEN m.kind IN ('short_course', 'long_course') THEN m.subject ELSE '' END, e.cadre, u.name";
}

platform::row! {
    struct Number { count: i64 }
}

/// A new measure about the person of an appraisal.
pub fn insert(
    tx: &Tx<'_>,
    id: MeasureId,
    row: &AppraisalRow,
    new: &Recommended,
    (by, state, hearing_due_on): (&Person, State, Option<Day>),
    now: Timestamp,
) -> Result<(), Error> {
    let Recommended { kind, subject, text } = new;
    tx.run(
        &INSERT,
        &[
            &row.institution_id,
            &id,
            &row.id,
            &row.employment_id,
            &row.year,
            &kind.sort(),
            kind,
            subject,
            text,
            &state,
            &by.employment,
            &now,
            &hearing_due_on,
            &by.name,
        ],
    )
    .map(drop)
}

/// Is the same already recommended and not decided?
pub fn is_there(
    tx: &Tx<'_>,
    institution: InstitutionId,
    appraisal: AppraisalId,
    new: &Recommended,
) -> Result<bool, Error> {
    let found = tx.one::<Number>(&SAME, &[&institution, &appraisal, &new.kind, &new.subject])?;
    Ok(found.count > 0)
}

pub fn find(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: MeasureId,
    today: Day,
) -> Result<Option<Guarded<MeasureRow>>, Error> {
    Ok(tx.opt::<MeasureRow>(&FIND, &[&institution, &id, &today])?.map(Guarded::new))
}

pub fn of_appraisal(
    tx: &Tx<'_>,
    institution: InstitutionId,
    appraisal: AppraisalId,
) -> Result<Vec<ListedRow>, Error> {
    tx.all(&OF_APPRAISAL, &[&institution, &appraisal, &MOST])
}

/// One person's, newest first.
pub fn of_employee(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    before: Option<MeasureId>,
) -> Result<Page<ListedRow>, Error> {
    Page::read(PAGE_ROWS, |most| tx.all(&OF_EMPLOYEE, &[&institution, &employment, &before, &most]))
}

/// The institution's of a year, newest first, of one state or of all.
pub fn list(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    state: Option<State>,
    before: Option<MeasureId>,
) -> Result<Page<ListedRow>, Error> {
    Page::read(PAGE_ROWS, |most| tx.all(&LIST, &[&institution, &year, &state, &before, &most]))
}

pub fn count(tx: &Tx<'_>, institution: InstitutionId, year: FinancialYear) -> Result<Vec<CountRow>, Error> {
    tx.all(&COUNT, &[&institution, &year])
}

pub fn comments(tx: &Tx<'_>, institution: InstitutionId, id: MeasureId) -> Result<Vec<CommentRow>, Error> {
    tx.all(&COMMENTS, &[&institution, &id, &MOST])
}

pub fn insert_comment(
    tx: &Tx<'_>,
    row: &MeasureRow,
    id: MeasureCommentId,
    by: EmploymentId,
    text: &str,
    now: Timestamp,
) -> Result<(), Error> {
    tx.run(&INSERT_COMMENT, &[&row.institution_id, &id, &row.id, &by, &text, &now]).map(drop)
}

/// Each of these is Stale when somebody was quicker.
pub fn save_heard(
    tx: &Tx<'_>,
    row: &MeasureRow,
    seen: i64,
    state: State,
    text: &str,
    now: Timestamp,
) -> Result<(), Error> {
    tx.change(&SAVE_HEARD, &[&row.institution_id, &row.id, &seen, &state, &text, &now])
}

pub fn save_decided(
    tx: &Tx<'_>,
    row: &MeasureRow,
    seen: i64,
    (state, by): (State, &Person),
    decision: &Decision,
    now: Timestamp,
) -> Result<(), Error> {
    let Decision { reason, letter, due_on, .. } = decision;
    tx.change(
        &SAVE_DECIDED,
        &[
            &row.institution_id,
            &row.id,
            &seen,
            &state,
            &by.employment,
            &now,
            reason,
            letter,
            due_on,
            &by.name,
        ],
    )
}

pub fn save_followed(
    tx: &Tx<'_>,
    row: &MeasureRow,
    seen: i64,
    (state, by): (State, &Person),
    note: &str,
    now: Timestamp,
) -> Result<(), Error> {
    tx.change(
        &SAVE_FOLLOWED,
        &[&row.institution_id, &row.id, &seen, &state, &by.employment, &now, &note, &by.name],
    )
}

pub fn save_withdrawn(tx: &Tx<'_>, row: &MeasureRow, seen: i64) -> Result<(), Error> {
    tx.change(&SAVE_STATE, &[&row.institution_id, &row.id, &seen, &State::Withdrawn])
}

/// Development measures wanted in a year, by kind, subject, cadre and unit; without names, and as small as they are: `training`
/// puts small groups together. Every group once, because a total of some would be no total.
pub fn each_need(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    each: impl FnMut(NeedRow) -> Result<(), Error>,
) -> Result<(), Error> {
    tx.each(&NEEDS, &[&institution, &year], each)
}
