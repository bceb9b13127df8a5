//! All SQL about periods, and about the days away that a mark takes into account.

use std::collections::BTreeMap;

use kernel::uuid::Uuid;
use kernel::{
    Day, EmploymentId, Error, FinancialYear, InstitutionId, Marks, PAGE_ROWS, Page, PageKey, Timestamp,
};
use people::absence::{Kind, Span};
use platform::store::Tx;
use platform::work::Guarded;
use serde_json::Value;

use super::model::{
    AwayRow, EndedRow, FullRow, ListedRow, NewStatement, PeriodId, PeriodRow, ReachedRow, SpanRow, State,
};
use crate::appraisal::model::AppraisalId;

/// Periods of one person: more than there are.
const ROWS: i64 = 100;

macro_rules! full {
    ($filter:literal) => {
        concat!(
            "SELECT p.institution_id, p.id, p.employment_id, g.id AS agreement_id, e.name, e.check_number, e.unit_path,
                s.supervisor_id, s2.supervisor_id AS second_level_id, p.year, p.from_on, p.to_on, p.source, p.judge_id, p.judge,
                p.state, p.note, p.letter, p.heads, p.formula, p.inputs, p.mark, p.closed_at, a.state AS appraisal_state, p.version
            FROM performance_period p
            JOIN people_employment e ON e.institution_id = p.institution_id AND e.id = p.employment_id
            LEFT JOIN performance_agreement g ON g.institution_id = p.institution_id AND g.employment_id = p.employment_id
                AND g.year = p.year
            LEFT JOIN performance_appraisal a ON a.institution_id = g.institution_id AND a.agreement_id = g.id
            LEFT JOIN people_supervision s ON s.institution_id = p.institution_id AND s.employment_id = p.employment_id
                AND s.from_on <= $3 AND (s.to_on IS NULL OR s.to_on >= $3)
            LEFT JOIN people_supervision s2 ON s2.institution_id = s.institution_id AND s2.employment_id = s.supervisor_id
                AND s2.from_on <= $3 AND (s2.to_on IS NULL OR s2.to_on >= $3)
            WHERE p.institution_id = $1 AND ",
            $filter
        )
    };
}

platform::statements! {
    /// Days away of the people whose agreements lie between two ids, both included.
    ABSENCES = "SELECT g.id AS agreement_id, x.from_on, x.to_on, (x.kind = 'suspension') AS excluded
        FROM performance_agreement g
        JOIN people_absence x ON x.institution_id = g.institution_id AND x.employment_id = g.employment_id
        WHERE g.institution_id = $1 AND g.year = $2 AND g.state = 'signed' AND g.id >= $3 AND g.id <= $4
          AND x.state = 'agreed' AND x.from_on <= $6 AND x.to_on >= $5
        ORDER BY g.id, x.from_on";
    /// Periods of the same people, judged or still owed.
    JUDGED = "SELECT g.id AS agreement_id, p.from_on, p.to_on, p.judge, p.mark, p.inputs
        FROM performance_agreement g
        JOIN performance_period p ON p.institution_id = g.institution_id AND p.employment_id = g.employment_id AND p.year = g.year
        WHERE g.institution_id = $1 AND g.year = $2 AND g.state = 'signed' AND g.id >= $3 AND g.id <= $4 AND p.state <> 'merged'
        ORDER BY g.id, p.from_on, p.id";
    FIND = full!("p.id = $2");
    CLOSED = "SELECT after FROM platform_event
        WHERE institution_id = $1 AND subject_id = $2 AND action = 'performance.period.close' ORDER BY id DESC LIMIT 1";
    LIST_OWN = "SELECT p.id, e.name, e.check_number, p.year, p.from_on, p.to_on, p.source, p.judge, p.state, p.mark
        FROM performance_period p
        JOIN people_employment e ON e.institution_id = p.institution_id AND e.id = p.employment_id
        WHERE p.institution_id = $1 AND p.employment_id = $2 AND p.state <> 'merged'
        ORDER BY p.from_on DESC LIMIT $3";
    LIST_STATEMENTS = "SELECT p.id, e.name, e.check_number, p.year, p.from_on, p.to_on, p.source, p.judge, p.state, p.mark
        FROM performance_period p
        JOIN people_employment e ON e.institution_id = p.institution_id AND e.id = p.employment_id
        WHERE p.institution_id = $1 AND p.year = $2 AND p.source = 'statement'
          AND (CAST($3 AS {{text}}) IS NULL OR e.name > $3 OR (e.name = $3 AND p.id > CAST($4 AS {{uuid}})))
        ORDER BY e.name, p.id LIMIT $5";
    /// Of every institution: the program's own round. `$5` is today: only those whose supervisor leaves with them are looked at
    /// ahead. What lasted until whoever was supervised left is the appraisal's.
    LIST_ENDED = "SELECT s.institution_id, s.employment_id, g.id AS agreement_id, g.year, e.name, e.starts_on, o.heads, s.to_on,
            j.id AS judge_id, j.name AS judge,
            (SELECT MAX(p.to_on) FROM performance_period p
             WHERE p.institution_id = s.institution_id AND p.employment_id = s.employment_id AND p.year = g.year
               AND p.source = 'supervisor' AND p.state <> 'merged' AND p.to_on < s.to_on) AS judged_to
        FROM people_supervision s
        JOIN performance_agreement g ON g.institution_id = s.institution_id AND g.employment_id = s.employment_id
            AND g.year = $1 AND g.state = 'signed'
        JOIN people_employment e ON e.institution_id = s.institution_id AND e.id = s.employment_id
        JOIN people_post o ON o.institution_id = e.institution_id AND o.id = e.post_id
        JOIN people_employment j ON j.institution_id = s.institution_id AND j.id = s.supervisor_id
        LEFT JOIN performance_appraisal a ON a.institution_id = g.institution_id AND a.agreement_id = g.id
        WHERE s.to_on >= $2 AND s.to_on <= $3 AND (s.to_on < $5 OR j.ends_on <= s.to_on)
          AND (e.ends_on IS NULL OR s.to_on < e.ends_on)
          AND (a.state IS NULL OR a.state IN ('open', 'self_rated'))
          AND NOT EXISTS (SELECT 1 FROM performance_period p
            WHERE p.institution_id = s.institution_id AND p.employment_id = s.employment_id AND p.year = g.year
              AND p.judge_id = s.supervisor_id AND p.to_on = s.to_on)
        ORDER BY s.to_on, s.institution_id, s.employment_id LIMIT $4 OFFSET $6";
    INSERT = "INSERT INTO performance_period (institution_id, id, employment_id, year, from_on, to_on, source, judge_id, judge,
            state, heads, note, letter, version)
        VALUES ($1, $2, $3, $4, $5, $6, 'supervisor', $7, $8, $9, $10, '', '', 1) ON CONFLICT DO NOTHING";
    INSERT_STATEMENT = "INSERT INTO performance_period (institution_id, id, employment_id, year, from_on, to_on, source, judge_id,
            judge, state, note, letter, mark, closed_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, 'statement', NULL, $7, 'closed', $8, $9, $10, $11, 1)";
    CLOSE = "UPDATE performance_period SET state = 'closed', note = $3, formula = $4, inputs = $5, mark = $6, closed_at = $7,
            version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $8";
    /// What the reports of weeks that began by a day say each sub-task had reached.
    REACHED = "SELECT c.id,
            CASE WHEN c.mode = 'percent' THEN
                COALESCE((SELECT x.quantity FROM performance_report_line x
                    JOIN performance_report y ON y.institution_id = x.institution_id AND y.id = x.report_id
                    WHERE x.institution_id = $1 AND x.sub_task_id = c.id AND x.status <> 'unchanged' AND y.week <= $3
                    ORDER BY y.week DESC LIMIT 1), 0)
            ELSE COALESCE((SELECT CAST(SUM(x.quantity) AS BIGINT) FROM performance_report_line x
                    JOIN performance_report y ON y.institution_id = x.institution_id AND y.id = x.report_id
                    WHERE x.institution_id = $1 AND x.sub_task_id = c.id AND y.week <= $3), 0) END AS actual
        FROM performance_sub_task c WHERE c.institution_id = $1 AND c.agreement_id = $2 ORDER BY c.id";
    SPANS = "SELECT from_on, to_on, source FROM performance_period
        WHERE institution_id = $1 AND employment_id = $2 AND year = $3 AND state <> 'merged' ORDER BY from_on";
    APPRAISED = "SELECT a.state FROM performance_agreement g
        JOIN performance_appraisal a ON a.institution_id = g.institution_id AND a.agreement_id = g.id
        WHERE g.institution_id = $1 AND g.employment_id = $2 AND g.year = $3";
    /// One employment's days, with a row for each absence that touches the year.
    STANDING = "SELECT e.starts_on, e.ends_on, x.kind, x.from_on, x.to_on
        FROM people_employment e
        LEFT JOIN people_absence x ON x.institution_id = e.institution_id AND x.employment_id = e.id AND x.state = 'agreed'
            AND x.from_on <= $4 AND x.to_on >= $3
        WHERE e.institution_id = $1 AND e.id = $2 ORDER BY x.from_on";
    /// Of every institution: periods whose judge has left, and that somebody still owes.
    LIST_GONE = "SELECT p.institution_id, p.id
        FROM performance_period p
        JOIN people_employment j ON j.institution_id = p.institution_id AND j.id = p.judge_id
        WHERE p.state = 'owed' AND j.ends_on < $1
          AND EXISTS (SELECT 1 FROM platform_deadline d
            WHERE d.institution_id = p.institution_id AND d.subject_id = p.id AND d.kind = 'performance.period.close'
              AND d.closed_at IS NULL)
        ORDER BY p.institution_id, p.id LIMIT $2";
    /// Of every institution: periods asked for ahead of a last day that has changed since.
    LIST_UNENDED = "SELECT p.institution_id, p.id
        FROM performance_period p
        WHERE p.state = 'owed' AND p.source = 'supervisor' AND p.to_on >= $1
          AND NOT EXISTS (SELECT 1 FROM people_supervision s
            WHERE s.institution_id = p.institution_id AND s.employment_id = p.employment_id AND s.supervisor_id = p.judge_id
              AND s.to_on = p.to_on)
        ORDER BY p.institution_id, p.id LIMIT $2";
    DELETE_OWED = "DELETE FROM performance_period WHERE institution_id = $1 AND id = $2 AND state = 'owed'";
    /// Of every institution: appraisals of a year that began early for somebody who was to leave and does not by $2.
    /// $3 is the first day on which everybody rates themselves; whoever leaves on a later day of the year ($5 its last) does so
    /// around that one, and theirs is opened anew once only.
    LIST_STAYING = "SELECT a.institution_id, a.id
        FROM performance_appraisal a
        JOIN people_employment e ON e.institution_id = a.institution_id AND e.id = a.employment_id
        WHERE a.year = $1 AND a.state IN ('open', 'self_rated') AND (e.ends_on IS NULL OR e.ends_on > $2)
          AND (a.state = 'self_rated' OR EXISTS (SELECT 1 FROM platform_deadline d
            WHERE d.institution_id = a.institution_id AND d.subject_id = a.id AND d.kind = 'performance.appraisal.self'
              AND d.closed_at IS NULL AND d.due_on < CASE WHEN e.ends_on < $5 THEN e.ends_on ELSE $3 END))
        ORDER BY a.institution_id, a.id LIMIT $4";
    /// Of every institution: people whose employment ends within the year before it is over, and whose appraisal has not begun.
    /// By key: whoever is not assessed stays in the list, and must not keep those after them waiting.
    LIST_LEAVING = "SELECT e.ends_on, g.institution_id, g.id AS agreement_id, g.employment_id
        FROM people_employment e
        JOIN performance_agreement g ON g.institution_id = e.institution_id AND g.employment_id = e.id
            AND g.year = $1 AND g.state = 'signed'
        WHERE e.ends_on >= $2 AND e.ends_on <= $3 AND (e.ends_on, g.institution_id, g.id) > ($5, $6, $7)
          AND NOT EXISTS (SELECT 1 FROM performance_appraisal a
            WHERE a.institution_id = g.institution_id AND a.agreement_id = g.id)
        ORDER BY e.ends_on, g.institution_id, g.id LIMIT $4";
}

platform::row! {
    struct StateRow { state: String }

    struct SaidRow { after: Option<Value> }

    struct StandingRow {
        starts_on: Day,
        ends_on: Option<Day>,
        kind: Option<Kind>,
        from_on: Option<Day>,
        to_on: Option<Day>,
    }

    /// A period nobody can close any more.
    pub struct GoneRow {
        pub institution_id: InstitutionId,
        pub id: PeriodId,
    }

    /// An appraisal opened early for somebody who stays.
    pub struct StayingRow {
        pub institution_id: InstitutionId,
        pub id: AppraisalId,
    }

    /// Somebody who leaves before the year ends.
    pub struct LeavingRow {
        pub ends_on: Day,
        pub institution_id: InstitutionId,
        pub agreement_id: Uuid,
        pub employment_id: EmploymentId,
    }
}

pub fn absences(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    first: Uuid,
    last: Uuid,
) -> Result<Vec<AwayRow>, Error> {
    tx.all(&ABSENCES, &[&institution, &year, &first, &last, &year.first_day(), &year.last_day()])
}

pub fn judged(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    first: Uuid,
    last: Uuid,
) -> Result<Vec<PeriodRow>, Error> {
    tx.all(&JUDGED, &[&institution, &year, &first, &last])
}

pub fn find(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: PeriodId,
    today: Day,
) -> Result<Option<Guarded<FullRow>>, Error> {
    Ok(tx.opt::<FullRow>(&FIND, &[&institution, &id, &today])?.map(Guarded::new))
}

/// Why the judge of a period gave the qualities that need a reason, by sub-task: as its closing says.
pub fn reasons(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: PeriodId,
) -> Result<BTreeMap<String, String>, Error> {
    let said = tx.opt::<SaidRow>(&CLOSED, &[&institution, &id])?.and_then(|row| row.after);
    let reasons = said.and_then(|mut after| after.get_mut("reasons").map(Value::take));
    reasons.map_or(Ok(BTreeMap::new()), |found| serde_json::from_value(found).map_err(Error::internal))
}

pub fn list_own(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
) -> Result<Vec<ListedRow>, Error> {
    tx.all(&LIST_OWN, &[&institution, &employment, &ROWS])
}

/// What other institutions stated of a year, by the employee's name.
pub fn list_statements(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    after: &PageKey,
) -> Result<Page<ListedRow>, Error> {
    Page::read(PAGE_ROWS, |most| {
        tx.all(&LIST_STATEMENTS, &[&institution, &year, &after.sort(), &after.id(), &most])
    })
}

/// Somebody's periods, newest first.
pub fn periods_of(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
) -> Result<Vec<PeriodId>, Error> {
    Ok(list_own(tx, institution, employment)?.into_iter().map(|row| row.id).collect())
}

/// Ended stretches of supervision in a year that no period stands for yet, those that ended first, but for the first so many.
pub fn list_ended(
    tx: &Tx<'_>,
    year: FinancialYear,
    (today, last): (Day, Day),
    (but, most): (i64, i64),
) -> Result<Vec<EndedRow>, Error> {
    tx.all(&LIST_ENDED, &[&year, &year.first_day(), &last, &most, &today, &but])
}

/// False when it is there already.
pub fn insert(
    tx: &Tx<'_>,
    id: PeriodId,
    row: &EndedRow,
    (from_on, to_on): (Day, Day),
    state: State,
) -> Result<bool, Error> {
    let EndedRow { institution_id, employment_id, year, judge_id, judge, heads, .. } = row;
    let made = tx.run(
        &INSERT,
        &[institution_id, &id, employment_id, year, &from_on, &to_on, judge_id, judge, &state, heads],
    )?;
    Ok(made == 1)
}

pub fn insert_statement(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: PeriodId,
    employment: EmploymentId,
    new: &NewStatement,
    now: Timestamp,
) -> Result<(), Error> {
    let NewStatement { from_on, to_on, judge, letter, mark, note } = new;
    let year = from_on.financial_year();
    tx.run(
        &INSERT_STATEMENT,
        &[&institution, &id, &employment, &year, from_on, to_on, judge, note, letter, mark, &now],
    )
    .map(drop)
}

/// What a closing came to; no mark where nothing had begun.
pub struct Closed<'c> {
    pub note: &'c str,
    pub formula: Option<&'static str>,
    pub inputs: Option<Value>,
    pub mark: Option<Marks>,
}

pub fn save_closed(tx: &Tx<'_>, row: &FullRow, closed: &Closed<'_>, now: Timestamp) -> Result<(), Error> {
    let Closed { note, formula, inputs, mark } = closed;
    tx.change(&CLOSE, &[&row.institution_id, &row.id, note, formula, inputs, mark, &now, &row.version])
}

pub fn reached(
    tx: &Tx<'_>,
    institution: InstitutionId,
    agreement: Uuid,
    day: Day,
) -> Result<Vec<ReachedRow>, Error> {
    tx.all(&REACHED, &[&institution, &agreement, &day])
}

/// Days that periods of a person's year cover.
pub fn spans(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    year: FinancialYear,
) -> Result<Vec<SpanRow>, Error> {
    tx.all(&SPANS, &[&institution, &employment, &year])
}

/// State of somebody's appraisal of a year.
pub fn appraised(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    year: FinancialYear,
) -> Result<Option<String>, Error> {
    Ok(tx.opt::<StateRow>(&APPRAISED, &[&institution, &employment, &year])?.map(|row| row.state))
}

/// First and last day of an employment, and absences.
pub type Employed = (Day, Option<Day>, Vec<Span>);

/// First and last day of an employment, and the agreed absences that touch a year.
pub fn standing(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    year: FinancialYear,
) -> Result<Option<Employed>, Error> {
    let rows =
        tx.all::<StandingRow>(&STANDING, &[&institution, &employment, &year.first_day(), &year.last_day()])?;
    let Some(first) = rows.first() else { return Ok(None) };
    let (starts_on, ends_on) = (first.starts_on, first.ends_on);
    let spans = rows.iter().filter_map(|row| {
        Some(Span { employment_id: employment, kind: row.kind?, from_on: row.from_on?, to_on: row.to_on? })
    });
    Ok(Some((starts_on, ends_on, spans.collect())))
}

/// Owed periods whose judge has left.
pub fn list_gone(tx: &Tx<'_>, today: Day, most: i64) -> Result<Vec<GoneRow>, Error> {
    tx.all(&LIST_GONE, &[&today, &most])
}

/// Periods that no stretch of supervision ends with any more.
pub fn list_unended(tx: &Tx<'_>, today: Day, most: i64) -> Result<Vec<GoneRow>, Error> {
    tx.all(&LIST_UNENDED, &[&today, &most])
}

/// Stale when it was closed meanwhile.
pub fn delete_owed(tx: &Tx<'_>, row: &GoneRow) -> Result<(), Error> {
    tx.change(&DELETE_OWED, &[&row.institution_id, &row.id])
}

/// Appraisals that began early for who does not leave by `last`; `season` is the first day of everybody's self-rating.
pub fn list_staying(
    tx: &Tx<'_>,
    year: FinancialYear,
    (last, season): (Day, Day),
    most: i64,
) -> Result<Vec<StayingRow>, Error> {
    tx.all(&LIST_STAYING, &[&year, &last, &season, &most, &year.last_day()])
}

/// Where a page of leavers ends: last day, institution, agreement.
pub type LeavingKey = (Day, InstitutionId, Uuid);

/// People who leave before the year ends, by `last` at the latest; those after a key, or from the beginning.
pub fn list_leaving(
    tx: &Tx<'_>,
    year: FinancialYear,
    last: Day,
    after: Option<LeavingKey>,
    most: i64,
) -> Result<Vec<LeavingRow>, Error> {
    let first = year.first_day();
    let (ends_on, institution, agreement) =
        after.unwrap_or((first.plus_days(-1), InstitutionId(Uuid::nil()), Uuid::nil()));
    tx.all(&LIST_LEAVING, &[&year, &first, &last, &most, &ends_on, &institution, &agreement])
}
