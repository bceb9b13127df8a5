//! All SQL of the appeal. Marks are written by `mark`; people, roles and events are only read here.
//! Who may see a case is decided by whoever opens it: cases come guarded.

mod around;

mod suggest;

use kernel::{Day, EmploymentId, Error, FileId, FinancialYear, InstitutionId, PAGE_ROWS, Page, Timestamp};
use platform::store::Tx;
use platform::work::Guarded;

use super::model::{
    AppealId, AppealRow, Came, Case, Contested, CountRow, FileRow, Ground, ItemRow, LevelRow, ListedRow,
    MemberRow, MineRow, Outcome, Ruling, Seat, Side, Sitting, State, Vote,
};
use crate::appraisal::model::AppraisalId;
use crate::silence::store::open_until;

pub use around::{
    NameRow, RaterRow, above, audited, events, hashes, item_names, list_vacated, officers, published, raters,
    reports, roles,
};

/// The columns and joins of the officers' list.
macro_rules! listed {
    ($filter:literal) => {
        concat!(
            "SELECT a.id, a.institution_id, a.employment_id, a.appraisal_id, a.year, a.number, a.level, a.state, e.cadre, a.made_at,
                l.decide_due_on, a.version
            FROM performance_appeal a
            JOIN people_employment e ON e.institution_id = a.institution_id AND e.id = a.employment_id
            JOIN performance_appeal_level l ON l.institution_id = a.institution_id AND l.appeal_id = a.id AND l.level = a.level
            WHERE a.institution_id = $1 AND ",
            $filter
        )
    };
}

pub use suggest::{holders, of_cadre};

platform::statements! {
    FIND = concat!("SELECT a.id, a.institution_id, a.appraisal_id, ap.agreement_id, a.employment_id, a.year, a.number, a.contested_version,
            a.respondent_id, re.name AS respondent_name, a.level, a.state, a.made_at, a.version,
            e.name, e.check_number, e.cadre, p.title AS post_title, u.name AS unit_name,
            c.o AS contested, m.version AS mark_version, m.o AS mark, m.inputs,",
        open_until!("a.institution_id", "a.id", "'performance.appeal.accept'"),
        " AS accept_by
        FROM performance_appeal a
        JOIN performance_appraisal ap ON ap.institution_id = a.institution_id AND ap.id = a.appraisal_id
        JOIN people_employment e ON e.institution_id = a.institution_id AND e.id = a.employment_id
        JOIN people_post p ON p.institution_id = e.institution_id AND p.id = e.post_id
        JOIN people_unit u ON u.institution_id = e.institution_id AND u.id = e.unit_id
        LEFT JOIN people_employment re ON re.institution_id = a.institution_id AND re.id = a.respondent_id
        JOIN performance_mark c ON c.institution_id = a.institution_id AND c.appraisal_id = a.appraisal_id
            AND c.version = a.contested_version
        JOIN performance_mark m ON m.institution_id = a.institution_id AND m.appraisal_id = a.appraisal_id
            AND m.version = (SELECT MAX(x.version) FROM performance_mark x
                WHERE x.institution_id = a.institution_id AND x.appraisal_id = a.appraisal_id)
        WHERE a.institution_id = $1 AND a.id = $2");
    LEVELS = "SELECT level, came, statement, late_reason, reached_at, answer_due_on, answer, answered_at, decide_due_on,
            proposed_by_id, proposed_at, panel_reason, reason, struck, outcome, decided_at, mark_version, would_be, next_due_on,
            send_due_on, sent_on, sent_as, answer_reference, answer_on
        FROM performance_appeal_level WHERE institution_id = $1 AND appeal_id = $2 ORDER BY level";
    MEMBERS = "SELECT m.level, m.employment_id, e.name, p.title AS post_title, m.seat, m.state, m.vote, m.note
        FROM performance_appeal_member m
        JOIN people_employment e ON e.institution_id = m.institution_id AND e.id = m.employment_id
        JOIN people_post p ON p.institution_id = e.institution_id AND p.id = e.post_id
        WHERE m.institution_id = $1 AND m.appeal_id = $2 ORDER BY m.level, m.seat, m.employment_id";
    ITEMS = "SELECT i.position, i.sub_task_id, i.item, i.factor, i.period_from, i.ground, i.text,
            COALESCE(s.title, f.item_sw,
                (SELECT MIN(n.factor_sw) FROM performance_factor_item n WHERE n.factor = i.factor), '') AS title_sw,
            COALESCE(s.title, f.item_en,
                (SELECT MIN(n.factor_en) FROM performance_factor_item n WHERE n.factor = i.factor), '') AS title_en,
            COALESCE(t.title, f.factor_sw, '') AS group_sw, COALESCE(t.title, f.factor_en, '') AS group_en,
            COALESCE(s.unit_of_measure, '') AS unit,
            r.level, r.changed, r.quality, r.counted, r.mark, r.completed_on, r.excused, r.reason
        FROM performance_appeal_item i
        LEFT JOIN performance_sub_task s ON s.institution_id = i.institution_id AND s.id = i.sub_task_id
        LEFT JOIN performance_task t ON t.institution_id = s.institution_id AND t.id = s.task_id
        LEFT JOIN performance_factor_item f ON f.item = i.item
        LEFT JOIN performance_appeal_ruling r ON r.institution_id = i.institution_id AND r.appeal_id = i.appeal_id
            AND r.position = i.position
        WHERE i.institution_id = $1 AND i.appeal_id = $2 ORDER BY i.position, r.level";
    FILES = "SELECT a.file_id, a.side, a.position, f.name, f.media_type, f.size
        FROM performance_appeal_file a
        JOIN platform_file f ON f.institution_id = a.institution_id AND f.id = a.file_id
        WHERE a.institution_id = $1 AND a.appeal_id = $2 ORDER BY a.side, a.position, a.file_id";
    OF_APPRAISAL = "SELECT id FROM performance_appeal WHERE institution_id = $1 AND appraisal_id = $2";
    LIST = listed!("(CAST($2 AS {{uuid}}) IS NULL OR a.id < $2) ORDER BY a.id DESC LIMIT $3");
    LISTED = listed!("a.id = $2");
    COUNT = "SELECT level, state, COUNT(*) AS count FROM performance_appeal
        WHERE institution_id = $1 GROUP BY level, state ORDER BY level, state";
    MINE = "SELECT a.id, a.year, a.number, a.level, a.state, a.employment_id, a.respondent_id, e.name
        FROM performance_appeal a
        JOIN people_employment e ON e.institution_id = a.institution_id AND e.id = a.employment_id
        WHERE a.institution_id = $1 AND (CAST($3 AS {{uuid}}) IS NULL OR a.id < $3) AND a.id IN (
            SELECT o.id FROM performance_appeal o WHERE o.institution_id = $1 AND o.employment_id = $2
            UNION SELECT r.id FROM performance_appeal r WHERE r.institution_id = $1 AND r.respondent_id = $2
            UNION SELECT m.appeal_id FROM performance_appeal_member m
                WHERE m.institution_id = $1 AND m.employment_id = $2 AND m.state = 'sitting')
        ORDER BY a.id DESC LIMIT $4";
    NEXT_NUMBER = "INSERT INTO performance_appeal_number (institution_id, year, last) VALUES ($1, $2, 1)
        ON CONFLICT (institution_id, year) DO UPDATE SET last = performance_appeal_number.last + 1
        RETURNING last";
    INSERT = "INSERT INTO performance_appeal (institution_id, id, appraisal_id, employment_id, year, number,
            contested_version, respondent_id, level, state, made_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)";
    INSERT_LEVEL = "INSERT INTO performance_appeal_level (institution_id, appeal_id, level, came, statement, late_reason,
            reached_at, answer_due_on, answer, decide_due_on, send_due_on, panel_reason, reason, struck, sent_as,
            answer_reference)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', $9, $10, '', '', FALSE, '', '')";
    INSERT_ITEM = "INSERT INTO performance_appeal_item (institution_id, appeal_id, position, sub_task_id, item, factor, period_from,
            ground, text)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    INSERT_MEMBER = "INSERT INTO performance_appeal_member (institution_id, appeal_id, level, employment_id, seat, state, vote, note)
        VALUES ($1, $2, $3, $4, $5, 'sitting', 'none', '')
        ON CONFLICT (institution_id, appeal_id, level, employment_id) DO UPDATE SET
            seat = excluded.seat, state = 'sitting', vote = 'none', note = ''";
    DROP_MEMBERS = "DELETE FROM performance_appeal_member
        WHERE institution_id = $1 AND appeal_id = $2 AND level = $3 AND state = 'sitting'";
    INSERT_FILE = "INSERT INTO performance_appeal_file (institution_id, appeal_id, file_id, side, position)
        VALUES ($1, $2, $3, $4, $5)";
    SAVE_STATE = "UPDATE performance_appeal SET level = $4, state = $5, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $3";
    SAVE_PANEL_REASON = "UPDATE performance_appeal_level SET panel_reason = $4
        WHERE institution_id = $1 AND appeal_id = $2 AND level = $3";
    SAVE_ANSWER = "UPDATE performance_appeal_level SET answer = $4, answered_at = $5
        WHERE institution_id = $1 AND appeal_id = $2 AND level = $3";
    SAVE_PROPOSAL = "UPDATE performance_appeal_level SET proposed_by_id = $4, proposed_at = $5, reason = $6, struck = $7
        WHERE institution_id = $1 AND appeal_id = $2 AND level = $3";
    SAVE_OUTCOME = "UPDATE performance_appeal_level SET outcome = $4, decided_at = $5, mark_version = $6, would_be = $7,
            next_due_on = $8
        WHERE institution_id = $1 AND appeal_id = $2 AND level = $3";
    SAVE_SENT = "UPDATE performance_appeal_level SET sent_on = $4, sent_as = $5, decide_due_on = $6
        WHERE institution_id = $1 AND appeal_id = $2 AND level = $3";
    SAVE_RECORDED = "UPDATE performance_appeal_level SET answer_reference = $4, answer_on = $5
        WHERE institution_id = $1 AND appeal_id = $2 AND level = $3";
    DROP_RULINGS = "DELETE FROM performance_appeal_ruling WHERE institution_id = $1 AND appeal_id = $2 AND level = $3";
    INSERT_RULING = "INSERT INTO performance_appeal_ruling (institution_id, appeal_id, level, position, changed, quality, counted,
            mark, completed_on, excused, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    CLEAR_VOTES = "UPDATE performance_appeal_member SET vote = 'none', note = ''
        WHERE institution_id = $1 AND appeal_id = $2 AND level = $3 AND state = 'sitting'";
    SAVE_VOTE = "UPDATE performance_appeal_member SET vote = $5, note = $6
        WHERE institution_id = $1 AND appeal_id = $2 AND level = $3 AND employment_id = $4";
    SAVE_VACANT = "UPDATE performance_appeal_member SET state = $6, vote = 'none', note = $5
        WHERE institution_id = $1 AND appeal_id = $2 AND level = $3 AND employment_id = $4";
}

platform::row! {
    struct Id { id: AppealId }

}

pub fn find(tx: &Tx<'_>, institution: InstitutionId, id: AppealId) -> Result<Option<Guarded<Case>>, Error> {
    let Some(row) = tx.opt::<AppealRow>(&FIND, &[&institution, &id])? else { return Ok(None) };
    let levels = tx.all::<LevelRow>(&LEVELS, &[&institution, &id])?;
    let members = tx.all::<MemberRow>(&MEMBERS, &[&institution, &id])?;
    Ok(Some(Guarded::new(Case { row, levels, members })))
}

/// What is contested, with every level's rulings.
pub fn items(tx: &Tx<'_>, institution: InstitutionId, id: AppealId) -> Result<Vec<ItemRow>, Error> {
    tx.all(&ITEMS, &[&institution, &id])
}

pub fn files(tx: &Tx<'_>, institution: InstitutionId, id: AppealId) -> Result<Vec<FileRow>, Error> {
    tx.all(&FILES, &[&institution, &id])
}

/// The case against an appraisal's mark, if there is one.
pub fn of_appraisal(
    tx: &Tx<'_>,
    institution: InstitutionId,
    appraisal: AppraisalId,
) -> Result<Option<AppealId>, Error> {
    Ok(tx.opt::<Id>(&OF_APPRAISAL, &[&institution, &appraisal])?.map(|row| row.id))
}

/// Cases of an institution, newest first.
pub fn list(
    tx: &Tx<'_>,
    institution: InstitutionId,
    before: Option<AppealId>,
) -> Result<Page<ListedRow>, Error> {
    Page::read(PAGE_ROWS, |most| tx.all(&LIST, &[&institution, &before, &most]))
}

/// One case as the officers' list shows it.
pub fn listed(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: AppealId,
) -> Result<Option<Guarded<ListedRow>>, Error> {
    Ok(tx.opt::<ListedRow>(&LISTED, &[&institution, &id])?.map(Guarded::new))
}

pub fn count(tx: &Tx<'_>, institution: InstitutionId) -> Result<Vec<CountRow>, Error> {
    tx.all(&COUNT, &[&institution])
}

/// Cases somebody is part of, newest first.
pub fn mine(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    before: Option<AppealId>,
) -> Result<Page<MineRow>, Error> {
    Page::read(PAGE_ROWS, |most| tx.all(&MINE, &[&institution, &employment, &before, &most]))
}

/// A case about to be made.
pub struct NewCase {
    pub institution: InstitutionId,
    pub id: AppealId,
    pub appraisal: AppraisalId,
    pub appellant: EmploymentId,
    pub year: FinancialYear,
    pub contested_version: i64,
    pub respondent: Option<EmploymentId>,
    pub level: i64,
    pub state: State,
}

platform::row! {
    struct Numbered { last: i64 }
}

/// Counts up; whoever asks at the same moment waits and gets the one after.
pub fn next_number(tx: &Tx<'_>, institution: InstitutionId, year: FinancialYear) -> Result<i64, Error> {
    Ok(tx.one::<Numbered>(&NEXT_NUMBER, &[&institution, &year])?.last)
}

/// Keeps the case under the next number of its institution and year; answers the number.
pub fn insert(tx: &Tx<'_>, case: &NewCase, now: Timestamp) -> Result<i64, Error> {
    let NewCase { institution, id, appraisal, appellant, year, contested_version, respondent, level, state } =
        case;
    let number = next_number(tx, *institution, *year)?;
    let version = contested_version;
    tx.run(
        &INSERT,
        &[institution, id, appraisal, appellant, year, &number, version, respondent, level, state, &now],
    )?;
    Ok(number)
}

/// A level about to begin.
pub struct NewLevel<'l> {
    pub level: i64,
    pub came: Came,
    pub statement: &'l str,
    pub late_reason: &'l str,
    pub answer_due_on: Option<Day>,
    pub decide_due_on: Day,
    /// Of the Commission's level: the last day for the file to reach it.
    pub send_due_on: Option<Day>,
}

pub fn insert_level(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: AppealId,
    level: &NewLevel<'_>,
    now: Timestamp,
) -> Result<(), Error> {
    let NewLevel { level, came, statement, late_reason, answer_due_on, decide_due_on, send_due_on } = level;
    tx.run(
        &INSERT_LEVEL,
        &[
            &institution,
            &id,
            level,
            came,
            statement,
            late_reason,
            &now,
            answer_due_on,
            decide_due_on,
            send_due_on,
        ],
    )?;
    Ok(())
}

pub fn insert_item(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: AppealId,
    position: i64,
    contested: Contested,
    ground: Ground,
    text: &str,
) -> Result<(), Error> {
    let (sub_task, item, factor) = match contested {
        Contested::SubTask(id) | Contested::PeriodSubTask(_, id) => (Some(id), None, None),
        Contested::Item(item) => (None, Some(item), None),
        Contested::PeriodFactor(_, factor) => (None, None, Some(factor)),
    };
    let from = contested.period();
    tx.run(&INSERT_ITEM, &[&institution, &id, &position, &sub_task, &item, &factor, &from, &ground, &text])?;
    Ok(())
}

pub fn insert_member(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: AppealId,
    level: i64,
    employment: EmploymentId,
    seat: Seat,
) -> Result<(), Error> {
    tx.run(&INSERT_MEMBER, &[&institution, &id, &level, &employment, &seat])?;
    Ok(())
}

/// A committee is chosen as a whole; who stood down stays written.
pub fn save_panel_reason(tx: &Tx<'_>, case: &AppealRow, reason: &str) -> Result<(), Error> {
    tx.run(&SAVE_PANEL_REASON, &[&case.institution_id, &case.id, &case.level, &reason]).map(drop)
}

pub fn drop_members(tx: &Tx<'_>, case: &AppealRow) -> Result<(), Error> {
    tx.run(&DROP_MEMBERS, &[&case.institution_id, &case.id, &case.level])?;
    Ok(())
}

pub fn insert_file(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: AppealId,
    file: FileId,
    side: Side,
    position: i64,
) -> Result<(), Error> {
    tx.run(&INSERT_FILE, &[&institution, &id, &file, &side, &position])?;
    Ok(())
}

/// Stale when somebody was quicker.
pub fn save_state(
    tx: &Tx<'_>,
    case: &AppealRow,
    version: i64,
    level: i64,
    state: State,
) -> Result<(), Error> {
    tx.change(&SAVE_STATE, &[&case.institution_id, &case.id, &version, &level, &state])
}

pub fn save_answer(tx: &Tx<'_>, case: &AppealRow, answer: &str, now: Timestamp) -> Result<(), Error> {
    tx.run(&SAVE_ANSWER, &[&case.institution_id, &case.id, &case.level, &answer, &now])?;
    Ok(())
}

/// What is proposed on the level the case stands on, or that nothing is any more.
pub fn save_proposal(
    tx: &Tx<'_>,
    case: &AppealRow,
    by: Option<EmploymentId>,
    at: Option<Timestamp>,
    reason: &str,
    struck: bool,
) -> Result<(), Error> {
    tx.run(&SAVE_PROPOSAL, &[&case.institution_id, &case.id, &case.level, &by, &at, &reason, &struck])?;
    tx.run(&CLEAR_VOTES, &[&case.institution_id, &case.id, &case.level])?;
    Ok(())
}

pub fn save_rulings(tx: &Tx<'_>, case: &AppealRow, rulings: &[Ruling]) -> Result<(), Error> {
    tx.run(&DROP_RULINGS, &[&case.institution_id, &case.id, &case.level])?;
    for ruling in rulings {
        let Ruling { position, changed, quality, counted, mark, completed_on, excused, reason } = ruling;
        tx.run(
            &INSERT_RULING,
            &[
                &case.institution_id,
                &case.id,
                &case.level,
                position,
                changed,
                quality,
                counted,
                mark,
                completed_on,
                excused,
                &reason.trim(),
            ],
        )?;
    }
    Ok(())
}

/// How a level ended.
pub struct Ended {
    pub outcome: Outcome,
    pub mark_version: Option<i64>,
    pub would_be: Option<kernel::Marks>,
    pub next_due_on: Option<Day>,
}

pub fn save_outcome(tx: &Tx<'_>, case: &AppealRow, ended: &Ended, now: Timestamp) -> Result<(), Error> {
    let Ended { outcome, mark_version, would_be, next_due_on } = ended;
    tx.run(
        &SAVE_OUTCOME,
        &[&case.institution_id, &case.id, &case.level, outcome, &now, mark_version, would_be, next_due_on],
    )?;
    Ok(())
}

/// When the file left, and by when an answer is expected.
pub fn save_sent(
    tx: &Tx<'_>,
    case: &AppealRow,
    (on, reference): (Day, &str),
    answer_by: Day,
) -> Result<(), Error> {
    tx.run(&SAVE_SENT, &[&case.institution_id, &case.id, &case.level, &on, &reference, &answer_by])?;
    Ok(())
}

pub fn save_recorded(tx: &Tx<'_>, case: &AppealRow, reference: &str, on: Day) -> Result<(), Error> {
    tx.run(&SAVE_RECORDED, &[&case.institution_id, &case.id, &case.level, &reference, &on])?;
    Ok(())
}

pub fn save_vote(
    tx: &Tx<'_>,
    case: &AppealRow,
    employment: EmploymentId,
    vote: Vote,
    note: &str,
) -> Result<(), Error> {
    tx.run(&SAVE_VOTE, &[&case.institution_id, &case.id, &case.level, &employment, &vote, &note])?;
    Ok(())
}

pub fn save_vacant(
    tx: &Tx<'_>,
    case: &AppealRow,
    employment: EmploymentId,
    (state, reason): (Sitting, &str),
) -> Result<(), Error> {
    tx.run(&SAVE_VACANT, &[&case.institution_id, &case.id, &case.level, &employment, &reason, &state])?;
    Ok(())
}
