//! All SQL of the appraisal. Agreements, tasks and sub-tasks are read here and written elsewhere.
//! Who may see a row is decided by whoever opens it: rows come guarded.

mod unopened;

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId, PAGE_ROWS, Page, PageKey, Timestamp};
use people::{seat_above, seat_answered};
use platform::store::Tx;
use platform::work::Guarded;

use super::model::{
    AppraisalId, AppraisalRow, Column, CountRow, ItemRow, LineRating, LineRow, ListedRow, Ratings, Stands,
    State, TeamRow, UnopenedRow,
};
use crate::silence::store::{open_until, raised_columns, raised_joins};

pub use unopened::{unopened, unopened_of};

/// The columns and joins of an appraisal with its owner's place; `$3` is the day whose supervisor is meant.
macro_rules! appraisal {
    ($filter:literal) => {
        concat!(
            "SELECT a.id, a.institution_id, a.agreement_id, a.employment_id, a.year, a.state,
                a.employee_comment, a.supervisor_comment, a.dispute, a.countersign_comment,
                a.self_rated_at, a.supervisor_rated_at, a.agreed_at, a.countersigned_at, a.published_at, a.stands, a.version,
                e.name, e.check_number, e.unit_path, e.starts_on, e.ends_on, u.name AS unit_name, p.title AS post_title,
                s.supervisor_id, se.name AS supervisor_name, s2.supervisor_id AS second_level_id, s2e.name AS second_level_name,",
            seat_above!("e", "s"),
            ",",
            seat_answered!("e", "s", "$3"),
            ", EXISTS (SELECT 1 FROM people_supervision x
                    WHERE x.institution_id = a.institution_id AND x.supervisor_id = a.employment_id
                      AND x.from_on <= CAST(CAST(a.year + 1 AS {{text}}) || '-06-30' AS {{date}})
                      AND (x.to_on IS NULL OR x.to_on >= CAST(CAST(a.year AS {{text}}) || '-07-01' AS {{date}}))) AS has_staff,",
            open_until!("a.institution_id", "a.id", "'performance.appraisal.self', 'performance.appraisal.agree'"),
            " AS own_due_on,",
            open_until!(
                "a.institution_id",
                "a.id",
                "CASE a.state WHEN 'open' THEN 'performance.appraisal.self' WHEN 'self_rated' THEN 'performance.appraisal.supervise'
                    WHEN 'supervisor_rated' THEN 'performance.appraisal.discuss' WHEN 'discussed' THEN 'performance.appraisal.agree'
                    ELSE 'performance.appraisal.countersign' END"
            ),
            " AS due_on,",
            raised_columns!(),
            "FROM performance_appraisal a
            JOIN people_employment e ON e.institution_id = a.institution_id AND e.id = a.employment_id
            JOIN people_unit u ON u.institution_id = e.institution_id AND u.id = e.unit_id
            JOIN people_post p ON p.institution_id = e.institution_id AND p.id = e.post_id
            LEFT JOIN people_supervision s ON s.institution_id = a.institution_id AND s.employment_id = a.employment_id
                AND s.from_on <= $3 AND (s.to_on IS NULL OR s.to_on >= $3)
            LEFT JOIN people_employment se ON se.institution_id = s.institution_id AND se.id = s.supervisor_id
            LEFT JOIN people_supervision s2 ON s2.institution_id = s.institution_id AND s2.employment_id = s.supervisor_id
                AND s2.from_on <= $3 AND (s2.to_on IS NULL OR s2.to_on >= $3)
            LEFT JOIN people_employment s2e ON s2e.institution_id = s2.institution_id AND s2e.id = s2.supervisor_id",
            raised_joins!("a.institution_id", "a.id"),
            "WHERE a.institution_id = $1 AND ",
            $filter
        )
    };
}

platform::statements! {
    FIND = appraisal!("a.id = $2");
    FIND_OF_YEAR = appraisal!("a.year = $4 AND a.employment_id = $2");
    LINES = "SELECT t.id AS task_id, t.title AS task_title, t.weight AS task_weight,
            s.id, s.title, s.weight, s.indicator, s.unit_of_measure, s.target, s.actual,
            s.starts_on, s.ends_on, s.completed_on, (s.state = 'excused' OR (s.ended_on IS NOT NULL AND s.ended_on < s.starts_on)) AS excused,
            r.counted, COALESCE(r.counted_reason, '') AS counted_reason,
            r.self_quality, COALESCE(r.self_reason, '') AS self_reason,
            r.supervisor_quality, COALESCE(r.supervisor_reason, '') AS supervisor_reason,
            r.agreed_quality, COALESCE(r.agreed_reason, '') AS agreed_reason
        FROM performance_sub_task s
        JOIN performance_task t ON t.institution_id = s.institution_id AND t.id = s.task_id
        LEFT JOIN performance_rating r ON r.institution_id = s.institution_id AND r.appraisal_id = $3 AND r.sub_task_id = s.id
        WHERE s.institution_id = $1 AND s.agreement_id = $2 AND t.state <> 'rejected'
          AND s.state IN ('running', 'completed', 'excused')
        ORDER BY t.position, t.id, s.position, s.id";
    ITEMS = "SELECT i.item, i.factor, i.factor_sw, i.factor_en, i.item_sw, i.item_en, r.self_mark, r.supervisor_mark, r.agreed_mark
        FROM performance_factor_item i
        LEFT JOIN performance_attribute r ON r.institution_id = $1 AND r.appraisal_id = $2 AND r.item = i.item
        ORDER BY i.factor, i.item";
    INSERT = "INSERT INTO performance_appraisal (institution_id, id, agreement_id, employment_id, year, state, heads,
            employee_comment, supervisor_comment, dispute, countersign_comment, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, '', '', '', '', 1)
        ON CONFLICT (institution_id, agreement_id) DO NOTHING";
    WROTE = "SELECT EXISTS (SELECT 1 FROM platform_event v WHERE v.institution_id = $1 AND v.subject_id = $2 AND v.actor_id = $3
            AND v.action IN ('performance.appraisal.supervise', 'performance.appraisal.discuss')) AS there";
    SAVE_SELF = "UPDATE performance_appraisal SET state = $4, employee_comment = $5,
            self_rated_at = CASE WHEN state = $4 THEN self_rated_at ELSE $6 END, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    SAVE_OPEN = "UPDATE performance_appraisal SET state = 'open', self_rated_at = NULL, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    SAVE_SUPERVISOR = "UPDATE performance_appraisal SET state = $4, supervisor_comment = $5,
            supervisor_rated_at = CASE WHEN state = $4 THEN supervisor_rated_at ELSE $6 END, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    SAVE_DISCUSSED = "UPDATE performance_appraisal SET state = $4, supervisor_comment = $5, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    SAVE_ANSWER = "UPDATE performance_appraisal SET state = $4, dispute = $5, agreed_at = $6, countersigned_at = $7,
            version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    SAVE_COUNTERSIGNED = "UPDATE performance_appraisal SET state = 'countersigned', countersign_comment = $4,
            countersigned_at = $5, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    /// Nobody above answered in time: what stands, and where the appraisal goes on.
    SAVE_STANDS = "UPDATE performance_appraisal SET state = $4, stands = $5,
            countersigned_at = CASE WHEN CAST($4 AS {{text}}) = 'countersigned' THEN CAST($6 AS {{ts}}) ELSE countersigned_at END, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    SAVE_PUBLISHED = "UPDATE performance_appraisal SET state = 'published', published_at = $4, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    SAVE_SELF_LINE = "INSERT INTO performance_rating (institution_id, appraisal_id, sub_task_id, counted_reason,
            self_quality, self_reason, supervisor_reason, agreed_reason)
        VALUES ($1, $2, $3, '', $4, $5, '', '')
        ON CONFLICT (institution_id, appraisal_id, sub_task_id) DO UPDATE SET
            self_quality = excluded.self_quality, self_reason = excluded.self_reason";
    SAVE_SUPERVISOR_LINE = "INSERT INTO performance_rating (institution_id, appraisal_id, sub_task_id, supervisor_quality,
            supervisor_reason, counted, counted_reason, self_reason, agreed_reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7, '', '')
        ON CONFLICT (institution_id, appraisal_id, sub_task_id) DO UPDATE SET
            supervisor_quality = excluded.supervisor_quality, supervisor_reason = excluded.supervisor_reason,
            counted = excluded.counted, counted_reason = excluded.counted_reason";
    SAVE_AGREED_LINE = "INSERT INTO performance_rating (institution_id, appraisal_id, sub_task_id, agreed_quality,
            agreed_reason, counted, counted_reason, self_reason, supervisor_reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7, '', '')
        ON CONFLICT (institution_id, appraisal_id, sub_task_id) DO UPDATE SET
            agreed_quality = excluded.agreed_quality, agreed_reason = excluded.agreed_reason,
            counted = excluded.counted, counted_reason = excluded.counted_reason";
    SAVE_SELF_ITEM = "INSERT INTO performance_attribute (institution_id, appraisal_id, item, self_mark)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT (institution_id, appraisal_id, item) DO UPDATE SET self_mark = excluded.self_mark";
    SAVE_SUPERVISOR_ITEM = "INSERT INTO performance_attribute (institution_id, appraisal_id, item, supervisor_mark)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT (institution_id, appraisal_id, item) DO UPDATE SET supervisor_mark = excluded.supervisor_mark";
    SAVE_AGREED_ITEM = "INSERT INTO performance_attribute (institution_id, appraisal_id, item, agreed_mark)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT (institution_id, appraisal_id, item) DO UPDATE SET agreed_mark = excluded.agreed_mark";
    COUNT = "SELECT state, COUNT(*) AS count FROM performance_appraisal
        WHERE institution_id = $1 AND year = $2 GROUP BY state ORDER BY state";
    /// Signed agreements without an appraisal, and the countersigned files of those who left by a day.
    COUNT_WAITING = "SELECT
            (SELECT CAST(COUNT(*) AS {{int}}) FROM performance_agreement g
             WHERE g.institution_id = $1 AND g.year = $2 AND g.state = 'signed'
               AND NOT EXISTS (SELECT 1 FROM performance_appraisal a
                 WHERE a.institution_id = g.institution_id AND a.agreement_id = g.id)) AS unopened,
            (SELECT CAST(COUNT(*) AS {{int}}) FROM performance_appraisal a
             JOIN people_employment e ON e.institution_id = a.institution_id AND e.id = a.employment_id
             WHERE a.institution_id = $1 AND a.year = $2 AND a.state = 'countersigned' AND e.ends_on <= $3) AS left_early";
    LIST = "SELECT a.id, e.name, e.check_number, u.name AS unit_name, se.name AS supervisor_name, a.state
        FROM performance_appraisal a
        JOIN people_employment e ON e.institution_id = a.institution_id AND e.id = a.employment_id
        JOIN people_unit u ON u.institution_id = e.institution_id AND u.id = e.unit_id
        LEFT JOIN people_supervision s ON s.institution_id = a.institution_id AND s.employment_id = a.employment_id
            AND s.from_on <= $3 AND (s.to_on IS NULL OR s.to_on >= $3)
        LEFT JOIN people_employment se ON se.institution_id = s.institution_id AND se.id = s.supervisor_id
        WHERE a.institution_id = $1 AND a.year = $2 AND (CAST($4 AS {{text}}) IS NULL OR a.state = $4)
          AND (CAST($5 AS {{text}}) IS NULL OR (e.name, a.id) > ($5, $6))
        ORDER BY e.name, a.id LIMIT $7";
    TEAM = "SELECT e.id AS employment_id, e.name, p.title AS post_title, a.id AS appraisal_id, a.state
        FROM people_supervision s
        JOIN people_employment e ON e.institution_id = s.institution_id AND e.id = s.employment_id
        JOIN people_post p ON p.institution_id = e.institution_id AND p.id = e.post_id
        LEFT JOIN performance_appraisal a ON a.institution_id = e.institution_id AND a.employment_id = e.id AND a.year = $4
        WHERE s.institution_id = $1 AND s.supervisor_id = $2 AND s.from_on <= $3 AND (s.to_on IS NULL OR s.to_on >= $3)
          AND (e.ends_on IS NULL OR e.ends_on >= $3)
        ORDER BY e.name, e.id LIMIT $5";
    SAVE_FACTOR_ITEM = "INSERT INTO performance_factor_item (item, factor, factor_sw, factor_en, item_sw, item_en)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (item) DO UPDATE SET factor = excluded.factor, factor_sw = excluded.factor_sw,
            factor_en = excluded.factor_en, item_sw = excluded.item_sw, item_en = excluded.item_en";
    COUNTERSIGNED = "SELECT a.id FROM performance_appraisal a
        JOIN people_employment e ON e.institution_id = a.institution_id AND e.id = a.employment_id
        WHERE a.institution_id = $1 AND a.year = $2 AND a.state = 'countersigned' AND a.id > $3
          AND (CAST($5 AS {{date}}) IS NULL OR e.ends_on <= $5)
        ORDER BY a.id LIMIT $4";
    HOLD_COUNTERSIGNED = "UPDATE performance_appraisal SET version = version
        WHERE institution_id = $1 AND id = $2 AND state = 'countersigned'";
}

platform::row! {
    struct Wrote { there: bool }
    struct Id { id: AppraisalId }

    /// What of a year HR has still to open, and may publish before the others.
    pub struct WaitingRow {
        pub unopened: i64,
        pub left_early: i64,
    }
}

pub fn find(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: AppraisalId,
    today: Day,
) -> Result<Option<Guarded<AppraisalRow>>, Error> {
    Ok(tx.opt::<AppraisalRow>(&FIND, &[&institution, &id, &today])?.map(Guarded::new))
}

/// Somebody's appraisal of a year.
pub fn find_of_year(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    year: FinancialYear,
    today: Day,
) -> Result<Option<Guarded<AppraisalRow>>, Error> {
    Ok(tx.opt::<AppraisalRow>(&FIND_OF_YEAR, &[&institution, &employment, &today, &year])?.map(Guarded::new))
}

/// The sub-tasks of an agreement, in the order of the plan, with what an appraisal says about them.
pub fn lines(
    tx: &Tx<'_>,
    institution: InstitutionId,
    agreement: Uuid,
    appraisal: AppraisalId,
) -> Result<Vec<LineRow>, Error> {
    tx.all(&LINES, &[&institution, &agreement, &appraisal])
}

/// The 23 items with what an appraisal says about them.
pub fn items(tx: &Tx<'_>, institution: InstitutionId, appraisal: AppraisalId) -> Result<Vec<ItemRow>, Error> {
    tx.all(&ITEMS, &[&institution, &appraisal])
}

/// False when somebody else opened it meanwhile.
pub fn insert(tx: &Tx<'_>, id: AppraisalId, row: &UnopenedRow, year: FinancialYear) -> Result<bool, Error> {
    let made = tx.run(
        &INSERT,
        &[&row.institution_id, &id, &row.agreement_id, &row.employment_id, &year, &State::Open, &row.heads],
    )?;
    Ok(made == 1)
}

/// Writes one column's marks; the appraisal itself is saved by the caller, which also guards its version.
pub fn save_ratings(tx: &Tx<'_>, row: &AppraisalRow, column: Column, ratings: &Ratings) -> Result<(), Error> {
    for (sub_task, rating) in &ratings.lines {
        save_line(tx, row, column, *sub_task, rating)?;
    }
    let statement = match column {
        Column::SelfRating => &SAVE_SELF_ITEM,
        Column::Supervisor => &SAVE_SUPERVISOR_ITEM,
        Column::Agreed => &SAVE_AGREED_ITEM,
    };
    for (item, mark) in &ratings.items {
        tx.run(statement, &[&row.institution_id, &row.id, item, mark])?;
    }
    Ok(())
}

fn save_line(
    tx: &Tx<'_>,
    row: &AppraisalRow,
    column: Column,
    sub_task: Uuid,
    rating: &LineRating,
) -> Result<(), Error> {
    let LineRating { quality, reason, counted, counted_reason } = rating;
    match column {
        Column::SelfRating => {
            tx.run(&SAVE_SELF_LINE, &[&row.institution_id, &row.id, &sub_task, quality, reason])?
        }
        Column::Supervisor => tx.run(
            &SAVE_SUPERVISOR_LINE,
            &[&row.institution_id, &row.id, &sub_task, quality, reason, counted, counted_reason],
        )?,
        Column::Agreed => tx.run(
            &SAVE_AGREED_LINE,
            &[&row.institution_id, &row.id, &sub_task, quality, reason, counted, counted_reason],
        )?,
    };
    Ok(())
}

/// The employee's column: a draft keeps the state, sending changes it.
pub fn save_self(
    tx: &Tx<'_>,
    row: &AppraisalRow,
    version: i64,
    state: State,
    comment: &str,
    now: Timestamp,
) -> Result<(), Error> {
    tx.change(&SAVE_SELF, &[&row.institution_id, &row.id, &version, &state, &comment, &now])
}

/// Back to the employee, with what they wrote as their draft.
pub fn save_open(tx: &Tx<'_>, row: &AppraisalRow) -> Result<(), Error> {
    tx.change(&SAVE_OPEN, &[&row.institution_id, &row.id, &row.version])
}

/// The supervisor's column.
pub fn save_supervisor(
    tx: &Tx<'_>,
    row: &AppraisalRow,
    version: i64,
    state: State,
    comment: &str,
    now: Timestamp,
) -> Result<(), Error> {
    tx.change(&SAVE_SUPERVISOR, &[&row.institution_id, &row.id, &version, &state, &comment, &now])
}

/// The agreed column, written down after the meeting.
pub fn save_discussed(
    tx: &Tx<'_>,
    row: &AppraisalRow,
    version: i64,
    state: State,
    comment: &str,
) -> Result<(), Error> {
    tx.change(&SAVE_DISCUSSED, &[&row.institution_id, &row.id, &version, &state, &comment])
}

/// The employee's answer to the agreed column; without a second level, agreement is countersigned at once.
pub fn save_answer(
    tx: &Tx<'_>,
    row: &AppraisalRow,
    version: i64,
    state: State,
    dispute: &str,
    now: Timestamp,
) -> Result<(), Error> {
    let agreed_at = (state != State::Disputed).then_some(now);
    let countersigned_at = (state == State::Countersigned).then_some(now);
    tx.change(
        &SAVE_ANSWER,
        &[&row.institution_id, &row.id, &version, &state, &dispute, &agreed_at, &countersigned_at],
    )
}

pub fn save_countersigned(
    tx: &Tx<'_>,
    row: &AppraisalRow,
    version: i64,
    comment: &str,
    now: Timestamp,
) -> Result<(), Error> {
    tx.change(&SAVE_COUNTERSIGNED, &[&row.institution_id, &row.id, &version, &comment, &now])
}

/// What stands because nobody above answered in time.
pub fn save_stands(
    tx: &Tx<'_>,
    row: &AppraisalRow,
    state: State,
    stands: Stands,
    now: Timestamp,
) -> Result<(), Error> {
    tx.change(&SAVE_STANDS, &[&row.institution_id, &row.id, &row.version, &state, &stands, &now])
}

pub fn save_published(tx: &Tx<'_>, row: &AppraisalRow, version: i64, now: Timestamp) -> Result<(), Error> {
    tx.change(&SAVE_PUBLISHED, &[&row.institution_id, &row.id, &version, &now])
}

/// How many appraisals of the year are in each state.
pub fn count(tx: &Tx<'_>, institution: InstitutionId, year: FinancialYear) -> Result<Vec<CountRow>, Error> {
    tx.all(&COUNT, &[&institution, &year])
}

/// How many signed agreements have no appraisal yet, and how many countersigned files are of people who left by a day.
pub fn count_waiting(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    left_by: Day,
) -> Result<WaitingRow, Error> {
    tx.one(&COUNT_WAITING, &[&institution, &year, &left_by])
}

/// The institution's appraisals by name, of one state or of all.
pub fn list(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    today: Day,
    state: Option<State>,
    from: &PageKey,
) -> Result<Page<ListedRow>, Error> {
    Page::read(PAGE_ROWS, |most| {
        tx.all(&LIST, &[&institution, &year, &today, &state, &from.sort(), &from.id(), &most])
    })
}

/// The people somebody supervises on a day, with their appraisals of a year. A span of control is small; the limit is a wall.
pub fn team(
    tx: &Tx<'_>,
    institution: InstitutionId,
    supervisor: EmploymentId,
    today: Day,
    year: FinancialYear,
) -> Result<Vec<TeamRow>, Error> {
    tx.all(&TEAM, &[&institution, &supervisor, &today, &year, &500_i64])
}

/// Ids of what may be published, a page at a time: of those who left by a day, or of all.
pub fn countersigned(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    left_by: Option<Day>,
    (after, limit): (AppraisalId, i64),
) -> Result<Vec<AppraisalId>, Error> {
    Ok(tx
        .all::<Id>(&COUNTERSIGNED, &[&institution, &year, &after, &limit, &left_by])?
        .into_iter()
        .map(|row| row.id)
        .collect())
}

/// Takes hold of what is about to be published until this unit has ended; false when another officer was quicker.
pub fn hold_countersigned(tx: &Tx<'_>, institution: InstitutionId, id: AppraisalId) -> Result<bool, Error> {
    Ok(tx.run(&HOLD_COUNTERSIGNED, &[&institution, &id])? == 1)
}

/// One of the 23 items of the form, in both languages: shipped reference data.
pub fn save_factor_item(
    tx: &Tx<'_>,
    item: i64,
    factor: i64,
    factor_texts: [&str; 2],
    item_texts: [&str; 2],
) -> Result<(), Error> {
    let ([factor_sw, factor_en], [item_sw, item_en]) = (factor_texts, item_texts);
    tx.run(&SAVE_FACTOR_ITEM, &[&item, &factor, &factor_sw, &factor_en, &item_sw, &item_en])?;
    Ok(())
}

/// Has somebody written the supervisor's or the agreed column of an appraisal?
pub fn wrote_columns(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: AppraisalId,
    employment: EmploymentId,
) -> Result<bool, Error> {
    Ok(tx.one::<Wrote>(&WROTE, &[&institution, &id, &employment])?.there)
}
