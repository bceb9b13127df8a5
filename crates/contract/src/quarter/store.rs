//! All SQL of a quarter's figures and their evidence.

use kernel::{
    EmploymentId, Error, FileId, FinancialYear, InstitutionId, PAGE_ROWS, Page, PageKey, PersonId, Quantity,
    Quarter, Timestamp, ToValue,
};
use platform::store::Tx;
use platform::work::Guarded;

use super::model::{EvidenceRow, FigureRow, QuarterId, QuarterRow, State, WaitingRow};
use crate::terms::model::{TermsId, TermsRow};

/// Columns of a set of figures with its institution.
macro_rules! quarter {
    ($condition:literal) => {
        concat!(
            "SELECT quarter.institution_id, institution.name AS institution_name,
            CASE WHEN institution.kind = 'council' THEN institution.region_code END AS region_code,
            quarter.id, quarter.year, quarter.quarter, quarter.number, quarter.corrects_id, quarter.terms_id, quarter.state,
            quarter.late, quarter.submitted_at, quarter.submitted_by_id, quarter.submitted_by_name, quarter.answer,
            quarter.answered_at, quarter.answered_by_id, quarter.answered_by_name,
            quarter.appeal, quarter.appealed_at, quarter.appealed_by_name,
            quarter.decision, quarter.decided_at, quarter.decided_by_name, quarter.version,
            (SELECT score.score FROM contract_score score WHERE score.institution_id = quarter.institution_id
                AND score.year = quarter.year AND score.quarter_id = quarter.id) AS score
        FROM contract_quarter quarter
        JOIN people_institution institution ON institution.id = quarter.institution_id
        WHERE quarter.institution_id = $1 AND ",
            $condition
        )
    };
}

platform::statements! {
    FIND = quarter!("quarter.id = $2");
    LIST_YEAR = quarter!("quarter.year = $2 ORDER BY quarter.quarter, quarter.number DESC");
    FIND_BY_FILE = quarter!("quarter.id = (SELECT evidence.quarter_id FROM contract_evidence evidence
        WHERE evidence.institution_id = $1 AND evidence.file_id = $2 ORDER BY evidence.quarter_id LIMIT 1)");
    INSERT = "INSERT INTO contract_quarter (institution_id, id, year, quarter, number, corrects_id, terms_id, state, late,
            submitted_by_name, answer, answered_by_name, appeal, appealed_by_name, decision, decided_by_name, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'draft', $8, '', '', '', '', '', '', '', 1)";
    SAVE_SUBMITTED = "UPDATE contract_quarter SET state = $3, late = $4, submitted_at = $5, submitted_by_id = $6,
            submitted_by_name = $7, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $8";
    SAVE_ANSWERED = "UPDATE contract_quarter SET state = $3, answer = $4, answered_at = $5, answered_by_id = $6,
            answered_by_name = $7, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $8";
    SAVE_APPEALED = "UPDATE contract_quarter SET state = $3, appeal = $4, appealed_at = $5, appealed_by_name = $6,
            version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $7";
    SAVE_DECIDED = "UPDATE contract_quarter SET state = $3, decision = $4, decided_at = $5, decided_by_name = $6,
            version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $7";
    SAVE_STATE = "UPDATE contract_quarter SET state = $3, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $4";
    SAVE_REPLACED = "UPDATE contract_quarter SET state = 'replaced', version = version + 1
        WHERE institution_id = $1 AND year = $2 AND quarter = $3 AND number < $4 AND state IN ('queried', 'verified')";
    /// What is not handed in yet is counted by the contract that has come into force. Figures are kept by their codes.
    FOLLOW_TERMS = "UPDATE contract_quarter SET terms_id = $3, version = version + 1
        WHERE institution_id = $1 AND year = $2 AND state = 'draft' AND terms_id <> $3";
    TOUCH = "UPDATE contract_quarter SET version = version + 1 WHERE institution_id = $1 AND id = $2 AND version = $3";

    LIST_FIGURES = "SELECT target.code, target.objective_code, target.title, target.indicator, target.unit_of_measure,
            target.yearly_target,
            CASE quarter.quarter WHEN 1 THEN target.quarter_1 WHEN 2 THEN target.quarter_2 WHEN 3 THEN target.quarter_3
                ELSE target.quarter_4 END AS milestone,
            target.evidence, figure.actual, figure.note,
            (SELECT COUNT(*) FROM contract_evidence evidence WHERE evidence.institution_id = $1 AND evidence.quarter_id = $2
                AND evidence.code = target.code) AS files
        FROM contract_quarter quarter
        JOIN contract_target target ON target.institution_id = quarter.institution_id AND target.terms_id = quarter.terms_id
        LEFT JOIN contract_figure figure ON figure.institution_id = quarter.institution_id AND figure.quarter_id = quarter.id
            AND figure.code = target.code
        WHERE quarter.institution_id = $1 AND quarter.id = $2 ORDER BY target.objective_code, target.code";
    SAVE_FIGURE = "INSERT INTO contract_figure (institution_id, quarter_id, code, actual, note) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (institution_id, quarter_id, code) DO UPDATE SET actual = excluded.actual, note = excluded.note";
    COPY_FIGURES = "INSERT INTO contract_figure (institution_id, quarter_id, code, actual, note)
        SELECT institution_id, $3, code, actual, note FROM contract_figure WHERE institution_id = $1 AND quarter_id = $2";
    COPY_EVIDENCE = "INSERT INTO contract_evidence (institution_id, quarter_id, file_id, code)
        SELECT institution_id, $3, file_id, code FROM contract_evidence WHERE institution_id = $1 AND quarter_id = $2";
    LIST_EVIDENCE = "SELECT evidence.code, evidence.file_id, file.name, file.size
        FROM contract_evidence evidence
        JOIN platform_file file ON file.institution_id = evidence.institution_id AND file.id = evidence.file_id
        WHERE evidence.institution_id = $1 AND evidence.quarter_id = $2 ORDER BY evidence.code, evidence.file_id";
    INSERT_EVIDENCE = "INSERT INTO contract_evidence (institution_id, quarter_id, file_id, code) VALUES ($1, $2, $3, $4)";
    DELETE_EVIDENCE = "DELETE FROM contract_evidence WHERE institution_id = $1 AND quarter_id = $2 AND code = $3 AND file_id = $4";

    /// What waits in the whole country, oldest first.
    LIST_WAITING = "SELECT quarter.institution_id,
            (SELECT institution.name FROM people_institution institution WHERE institution.id = quarter.institution_id) AS institution_name,
            quarter.id, quarter.year, quarter.quarter, quarter.number, quarter.state, quarter.late, quarter.submitted_at
        FROM contract_quarter quarter
        WHERE quarter.state IN ('submitted', 'appealed')
          AND (CAST($1 AS {{ts}}) IS NULL OR quarter.submitted_at > $1
            OR (quarter.submitted_at = $1 AND quarter.id > CAST($2 AS {{uuid}})))
        ORDER BY quarter.submitted_at, quarter.id LIMIT $3";
}

pub fn find(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: QuarterId,
) -> Result<Option<Guarded<QuarterRow>>, Error> {
    Ok(tx.opt(&FIND, &[&institution, &id])?.map(Guarded::new))
}

/// Every set of a year, by quarter, the newest of each first. Of an institution the reader may read.
pub fn list_year(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
) -> Result<Vec<QuarterRow>, Error> {
    tx.all(&LIST_YEAR, &[&institution, &year])
}

/// The set to which a file was attached first.
pub fn find_by_file(
    tx: &Tx<'_>,
    institution: InstitutionId,
    file: FileId,
) -> Result<Option<Guarded<QuarterRow>>, Error> {
    Ok(tx.opt(&FIND_BY_FILE, &[&institution, &file])?.map(Guarded::new))
}

pub struct NewQuarter {
    pub institution: InstitutionId,
    pub id: QuarterId,
    pub year: FinancialYear,
    pub quarter: Quarter,
    pub number: i64,
    pub corrects: Option<QuarterId>,
    pub terms: TermsId,
}

pub fn insert(tx: &Tx<'_>, new: &NewQuarter) -> Result<(), Error> {
    let NewQuarter { institution, id, year, quarter, number, corrects, terms } = new;
    tx.run(&INSERT, &[institution, id, year, quarter, number, corrects, terms, &false]).map(drop)
}

/// Points the drafts of a year to the contract that has come into force; answers how many.
pub(crate) fn follow_terms(tx: &Tx<'_>, terms: &TermsRow) -> Result<u64, Error> {
    tx.run(&FOLLOW_TERMS, &[&terms.institution_id, &terms.year, &terms.id])
}

/// Figures and evidence of the set that is corrected.
pub fn copy(tx: &Tx<'_>, institution: InstitutionId, from: QuarterId, to: QuarterId) -> Result<(), Error> {
    tx.run(&COPY_FIGURES, &[&institution, &from, &to])?;
    tx.run(&COPY_EVIDENCE, &[&institution, &from, &to]).map(drop)
}

pub fn save_submitted(
    tx: &Tx<'_>,
    row: &QuarterRow,
    state: State,
    late: bool,
    at: Timestamp,
    (by, name): (Option<EmploymentId>, &str),
) -> Result<(), Error> {
    tx.change(&SAVE_SUBMITTED, &[&row.institution_id, &row.id, &state, &late, &at, &by, &name, &row.version])
}

pub fn save_answered(
    tx: &Tx<'_>,
    row: &QuarterRow,
    state: State,
    answer: &str,
    (at, by, name): (Timestamp, PersonId, &str),
) -> Result<(), Error> {
    let args: &[&dyn ToValue] =
        &[&row.institution_id, &row.id, &state, &answer, &at, &by, &name, &row.version];
    tx.change(&SAVE_ANSWERED, args)
}

pub fn save_appealed(
    tx: &Tx<'_>,
    row: &QuarterRow,
    state: State,
    appeal: &str,
    (at, by): (Timestamp, &str),
) -> Result<(), Error> {
    tx.change(&SAVE_APPEALED, &[&row.institution_id, &row.id, &state, &appeal, &at, &by, &row.version])
}

pub fn save_decided(
    tx: &Tx<'_>,
    row: &QuarterRow,
    state: State,
    decision: &str,
    (at, by): (Timestamp, &str),
) -> Result<(), Error> {
    tx.change(&SAVE_DECIDED, &[&row.institution_id, &row.id, &state, &decision, &at, &by, &row.version])
}

/// The appeal of a set is withdrawn: what was written stays.
pub fn save_state(tx: &Tx<'_>, row: &QuarterRow, state: State) -> Result<(), Error> {
    tx.change(&SAVE_STATE, &[&row.institution_id, &row.id, &state, &row.version])
}

/// Earlier sets of the quarter no longer count.
pub fn save_replaced(tx: &Tx<'_>, by: &QuarterRow) -> Result<(), Error> {
    tx.run(&SAVE_REPLACED, &[&by.institution_id, &by.year, &by.quarter, &by.number]).map(drop)
}

pub fn list_figures(tx: &Tx<'_>, institution: InstitutionId, id: QuarterId) -> Result<Vec<FigureRow>, Error> {
    tx.all(&LIST_FIGURES, &[&institution, &id])
}

pub fn save_figure(
    tx: &Tx<'_>,
    row: &QuarterRow,
    code: &str,
    actual: Quantity,
    note: &str,
) -> Result<(), Error> {
    tx.change(&TOUCH, &[&row.institution_id, &row.id, &row.version])?;
    tx.run(&SAVE_FIGURE, &[&row.institution_id, &row.id, &code, &actual, &note]).map(drop)
}

pub fn list_evidence(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: QuarterId,
) -> Result<Vec<EvidenceRow>, Error> {
    tx.all(&LIST_EVIDENCE, &[&institution, &id])
}

pub fn insert_evidence(tx: &Tx<'_>, row: &QuarterRow, code: &str, file: FileId) -> Result<(), Error> {
    tx.run(&INSERT_EVIDENCE, &[&row.institution_id, &row.id, &file, &code]).map(drop)
}

pub fn delete_evidence(tx: &Tx<'_>, row: &QuarterRow, code: &str, file: FileId) -> Result<(), Error> {
    tx.run(&DELETE_EVIDENCE, &[&row.institution_id, &row.id, &code, &file]).map(drop)
}

/// One page of what waits for the nation's seat.
pub fn list_waiting(tx: &Tx<'_>, after: &PageKey) -> Result<Page<WaitingRow>, Error> {
    let at: Option<Timestamp> = after.sort_as();
    Page::read(PAGE_ROWS, |most| tx.all(&LIST_WAITING, &[&at, &after.id(), &most]))
}
