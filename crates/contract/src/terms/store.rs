//! All SQL of contracts and their lines. Rows are found by institution and id: a contract may be read from the
//! secretariat above, so the institution comes from the address and policy judges the row.

use kernel::{
    EmploymentId, Error, FinancialYear, InstitutionId, PAGE_ROWS, Page, PageKey, Quantity, Timestamp, Weight,
};
use platform::store::Tx;
use platform::work::Guarded;

use super::model::{Lines, ListedRow, ObjectiveRow, State, TargetRow, TermsId, TermsRow};

/// Columns of a version with its institution and the region above.
macro_rules! terms {
    ($condition:literal) => {
        concat!(
            "SELECT terms.institution_id, institution.name AS institution_name, institution.kind,
            CASE WHEN institution.kind = 'council' THEN institution.region_code END AS region_code,
            CASE WHEN institution.kind = 'council' THEN region.name END AS region_name,
            terms.id, terms.year, terms.number, terms.state, terms.reason, terms.addendum, terms.promised,
            terms.evidence_rules, terms.text_hash, terms.submitted_at, terms.submitted_by_id, terms.agreed_at,
            terms.agreed_by_name, terms.signed_at, terms.version
        FROM contract_terms terms
        JOIN people_institution institution ON institution.id = terms.institution_id
        LEFT JOIN people_region region ON region.code = institution.region_code
        WHERE terms.institution_id = $1 AND ",
            $condition
        )
    };
}

platform::statements! {
    FIND = terms!("terms.id = $2");
    LIST_YEAR = terms!("terms.year = $2 ORDER BY terms.number DESC");
    /// Every version of the year to which one of them belongs.
    LIST_WITH = terms!("terms.year = (SELECT one.year FROM contract_terms one WHERE one.institution_id = $1 AND one.id = $2)
        ORDER BY terms.number DESC");
    /// The version in force: the newest that both have signed.
    FIND_IN_FORCE = terms!("terms.year = $2 AND terms.state = 'signed' ORDER BY terms.number DESC LIMIT 1");
    FIND_TEXT = "SELECT text FROM contract_terms WHERE institution_id = $1 AND id = $2";
    INSERT = "INSERT INTO contract_terms (institution_id, id, year, number, state, reason, addendum, promised, evidence_rules,
            agreed_by_name, version)
        VALUES ($1, $2, $3, $4, 'draft', '', $5, $6, $7, '', 1)";
    SAVE_WHOLE = "UPDATE contract_terms SET promised = $3, evidence_rules = $4, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $5";
    SAVE_SUBMITTED = "UPDATE contract_terms SET state = $3, reason = '', submitted_at = $4, submitted_by_id = $5,
        version = version + 1 WHERE institution_id = $1 AND id = $2 AND version = $6";
    SAVE_RETURNED = "UPDATE contract_terms SET state = $3, reason = $4, text = NULL, text_hash = NULL, agreed_at = NULL,
        agreed_by_name = '', version = version + 1 WHERE institution_id = $1 AND id = $2 AND version = $5";
    SAVE_AGREED = "UPDATE contract_terms SET state = $3, text = $4, text_hash = $5, agreed_at = $6, agreed_by_name = $7,
        version = version + 1 WHERE institution_id = $1 AND id = $2 AND version = $8";
    SAVE_SIGNED = "UPDATE contract_terms SET state = $3, signed_at = $4, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND version = $5";

    INSERT_OBJECTIVE = "INSERT INTO contract_objective (institution_id, terms_id, code, title, weight)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (institution_id, terms_id, code) DO NOTHING";
    SAVE_WEIGHT = "UPDATE contract_objective SET weight = $4 WHERE institution_id = $1 AND terms_id = $2 AND code = $3";
    DELETE_EMPTY_OBJECTIVES = "DELETE FROM contract_objective WHERE institution_id = $1 AND terms_id = $2
        AND NOT EXISTS (SELECT 1 FROM contract_target target WHERE target.institution_id = $1 AND target.terms_id = $2
            AND target.objective_code = contract_objective.code)";

    LIST_LINES = "SELECT target.code, target.objective_code, objective.title AS objective_title,
            objective.weight AS objective_weight, target.title, target.indicator, target.unit_of_measure, target.yearly_target,
            target.quarter_1, target.quarter_2, target.quarter_3, target.quarter_4, target.evidence
        FROM contract_target target
        JOIN contract_objective objective ON objective.institution_id = target.institution_id
            AND objective.terms_id = target.terms_id AND objective.code = target.objective_code
        WHERE target.institution_id = $1 AND target.terms_id = $2 ORDER BY target.objective_code, target.code";
    INSERT_TARGET = "INSERT INTO contract_target (institution_id, terms_id, code, objective_code, title, indicator,
            unit_of_measure, yearly_target, quarter_1, quarter_2, quarter_3, quarter_4, evidence)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        ON CONFLICT (institution_id, terms_id, code) DO NOTHING";
    SAVE_TARGET = "UPDATE contract_target SET indicator = $4, unit_of_measure = $5, yearly_target = $6, quarter_1 = $7,
            quarter_2 = $8, quarter_3 = $9, quarter_4 = $10, evidence = $11
        WHERE institution_id = $1 AND terms_id = $2 AND code = $3";
    DELETE_TARGET = "DELETE FROM contract_target WHERE institution_id = $1 AND terms_id = $2 AND code = $3";
    TOUCH = "UPDATE contract_terms SET version = version + 1 WHERE institution_id = $1 AND id = $2 AND version = $3";

    LIST_PLANNED = "SELECT objective.code AS objective_code, objective.title AS objective_title, target.code, target.title,
            activity.indicator, activity.unit_of_measure, activity.yearly_target, activity.quarter_1, activity.quarter_2,
            activity.quarter_3, activity.quarter_4
        FROM planning_objective objective
        JOIN planning_target target ON target.institution_id = objective.institution_id AND target.objective_id = objective.id
        LEFT JOIN planning_activity activity ON activity.institution_id = target.institution_id AND activity.target_id = target.id
            AND activity.code = (SELECT MIN(first.code) FROM planning_activity first WHERE first.institution_id = $1
                AND first.target_id = target.id AND first.yearly_target IS NOT NULL)
        WHERE objective.institution_id = $1 AND objective.year = $2 ORDER BY objective.code, target.code";
    /// The institutions of a region (NULL: of the nation) with their newest contract, by name.
    LIST_BELOW = "SELECT institution.id AS institution_id, institution.name, terms.id AS terms_id, terms.state, terms.number,
            (SELECT MAX(force.number) FROM contract_terms force WHERE force.institution_id = institution.id
                AND force.year = $1 AND force.state = 'signed') AS in_force,
            (SELECT COUNT(*) FROM contract_quarter sent WHERE sent.institution_id = institution.id AND sent.year = $1
                AND sent.state = 'submitted') AS submitted,
            (SELECT COUNT(*) FROM contract_quarter done WHERE done.institution_id = institution.id AND done.year = $1
                AND done.state = 'verified') AS verified,
            (SELECT score.score FROM contract_score score WHERE score.institution_id = institution.id AND score.year = $1
                ORDER BY score.quarter DESC, score.number DESC LIMIT 1) AS score
        FROM people_institution institution
        LEFT JOIN contract_terms terms ON terms.institution_id = institution.id AND terms.year = $1
            AND terms.number = (SELECT MAX(newest.number) FROM contract_terms newest
                WHERE newest.institution_id = institution.id AND newest.year = $1)
        WHERE (CAST($2 AS {{text}}) IS NULL OR (institution.kind = 'council' AND institution.region_code = $2))
          AND (CAST($3 AS {{text}}) IS NULL OR institution.name > $3
            OR (institution.name = $3 AND institution.id > CAST($4 AS {{uuid}})))
        ORDER BY institution.name, institution.id LIMIT $5";
}

platform::row! {
    struct LineRow {
        code: String,
        objective_code: String,
        objective_title: String,
        objective_weight: Weight,
        title: String,
        indicator: String,
        unit_of_measure: String,
        yearly_target: Option<Quantity>,
        quarter_1: Option<Quantity>,
        quarter_2: Option<Quantity>,
        quarter_3: Option<Quantity>,
        quarter_4: Option<Quantity>,
        evidence: String,
    }
    struct TextRow { text: Option<String> }
    /// One target of the plan with the first activity that measures it.
    pub struct PlannedRow {
        pub objective_code: String,
        pub objective_title: String,
        pub code: String,
        pub title: String,
        pub indicator: Option<String>,
        pub unit_of_measure: Option<String>,
        pub yearly_target: Option<Quantity>,
        pub quarter_1: Option<Quantity>,
        pub quarter_2: Option<Quantity>,
        pub quarter_3: Option<Quantity>,
        pub quarter_4: Option<Quantity>,
    }
}

pub fn find(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: TermsId,
) -> Result<Option<Guarded<TermsRow>>, Error> {
    Ok(tx.opt(&FIND, &[&institution, &id])?.map(Guarded::new))
}

/// Every version of a year, newest first. Of one's own institution, where everybody may read it.
pub fn list_year(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
) -> Result<Vec<TermsRow>, Error> {
    tx.all(&LIST_YEAR, &[&institution, &year])
}

/// The same, found by one of them; each may be looked into only where policy lets the reader.
pub fn list_with(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: TermsId,
) -> Result<Vec<Guarded<TermsRow>>, Error> {
    Ok(tx.all::<TermsRow>(&LIST_WITH, &[&institution, &id])?.into_iter().map(Guarded::new).collect())
}

pub fn find_in_force(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
) -> Result<Option<TermsRow>, Error> {
    tx.opt(&FIND_IN_FORCE, &[&institution, &year])
}

pub fn find_text(tx: &Tx<'_>, row: &TermsRow) -> Result<Option<String>, Error> {
    Ok(tx.opt::<TextRow>(&FIND_TEXT, &[&row.institution_id, &row.id])?.and_then(|row| row.text))
}

/// What a new version begins with.
pub struct NewTerms<'t> {
    pub institution: InstitutionId,
    pub id: TermsId,
    pub year: FinancialYear,
    pub number: i64,
    pub addendum: &'t str,
    pub promised: &'t str,
    pub evidence_rules: &'t str,
}

pub fn insert(tx: &Tx<'_>, new: &NewTerms<'_>) -> Result<(), Error> {
    let NewTerms { institution, id, year, number, addendum, promised, evidence_rules } = new;
    tx.run(&INSERT, &[institution, id, year, number, addendum, promised, evidence_rules]).map(drop)
}

pub fn save_whole(tx: &Tx<'_>, row: &TermsRow, promised: &str, evidence_rules: &str) -> Result<(), Error> {
    tx.change(&SAVE_WHOLE, &[&row.institution_id, &row.id, &promised, &evidence_rules, &row.version])
}

pub fn save_submitted(
    tx: &Tx<'_>,
    row: &TermsRow,
    state: State,
    at: Timestamp,
    by: Option<EmploymentId>,
) -> Result<(), Error> {
    tx.change(&SAVE_SUBMITTED, &[&row.institution_id, &row.id, &state, &at, &by, &row.version])
}

pub fn save_returned(tx: &Tx<'_>, row: &TermsRow, state: State, reason: &str) -> Result<(), Error> {
    tx.change(&SAVE_RETURNED, &[&row.institution_id, &row.id, &state, &reason, &row.version])
}

pub fn save_agreed(
    tx: &Tx<'_>,
    row: &TermsRow,
    state: State,
    (text, hash): (&str, &[u8]),
    (at, by): (Timestamp, &str),
) -> Result<(), Error> {
    tx.change(&SAVE_AGREED, &[&row.institution_id, &row.id, &state, &text, &hash, &at, &by, &row.version])
}

pub fn save_signed(tx: &Tx<'_>, row: &TermsRow, state: State, at: Option<Timestamp>) -> Result<(), Error> {
    tx.change(&SAVE_SIGNED, &[&row.institution_id, &row.id, &state, &at, &row.version])
}

pub fn lines(tx: &Tx<'_>, institution: InstitutionId, id: TermsId) -> Result<Lines, Error> {
    let mut lines = Lines::default();
    tx.each::<LineRow>(&LIST_LINES, &[&institution, &id], |row| {
        if lines.objectives.last().is_none_or(|last| last.code != row.objective_code) {
            lines.objectives.push(ObjectiveRow {
                code: row.objective_code.clone(),
                title: row.objective_title,
                weight: row.objective_weight,
            });
        }
        lines.targets.push(TargetRow {
            code: row.code,
            objective_code: row.objective_code,
            title: row.title,
            indicator: row.indicator,
            unit_of_measure: row.unit_of_measure,
            yearly_target: row.yearly_target,
            quarter_1: row.quarter_1,
            quarter_2: row.quarter_2,
            quarter_3: row.quarter_3,
            quarter_4: row.quarter_4,
            evidence: row.evidence,
        });
        Ok(())
    })?;
    Ok(lines)
}

/// Adds what is not there yet; what is there stays as it was edited.
pub fn insert_lines(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: TermsId,
    lines: &Lines,
) -> Result<(), Error> {
    for ObjectiveRow { code, title, weight } in &lines.objectives {
        tx.run(&INSERT_OBJECTIVE, &[&institution, &id, code, title, weight])?;
    }
    for target in &lines.targets {
        tx.run(
            &INSERT_TARGET,
            &[
                &institution,
                &id,
                &target.code,
                &target.objective_code,
                &target.title,
                &target.indicator,
                &target.unit_of_measure,
                &target.yearly_target,
                &target.quarter_1,
                &target.quarter_2,
                &target.quarter_3,
                &target.quarter_4,
                &target.evidence,
            ],
        )?;
    }
    Ok(())
}

pub fn save_weight(tx: &Tx<'_>, row: &TermsRow, code: &str, weight: Weight) -> Result<(), Error> {
    tx.run(&SAVE_WEIGHT, &[&row.institution_id, &row.id, &code, &weight]).map(drop)
}

pub fn save_target(tx: &Tx<'_>, row: &TermsRow, target: &TargetRow) -> Result<(), Error> {
    touch(tx, row)?;
    tx.run(
        &SAVE_TARGET,
        &[
            &row.institution_id,
            &row.id,
            &target.code,
            &target.indicator,
            &target.unit_of_measure,
            &target.yearly_target,
            &target.quarter_1,
            &target.quarter_2,
            &target.quarter_3,
            &target.quarter_4,
            &target.evidence,
        ],
    )
    .map(drop)
}

/// Removes a target, and its objective when nothing is left below it.
pub fn delete_target(tx: &Tx<'_>, row: &TermsRow, code: &str) -> Result<(), Error> {
    touch(tx, row)?;
    tx.run(&DELETE_TARGET, &[&row.institution_id, &row.id, &code])?;
    tx.run(&DELETE_EMPTY_OBJECTIVES, &[&row.institution_id, &row.id]).map(drop)
}

/// A line was changed: whoever edits an older state of the contract is told so.
pub fn touch(tx: &Tx<'_>, row: &TermsRow) -> Result<(), Error> {
    tx.change(&TOUCH, &[&row.institution_id, &row.id, &row.version])
}

/// The targets of the year's plan, each with the first of its activities that is measured.
pub fn list_planned(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
) -> Result<Vec<PlannedRow>, Error> {
    tx.all(&LIST_PLANNED, &[&institution, &year])
}

/// One page of the institutions below a seat; `region` None: the whole nation.
pub fn list_below(
    tx: &Tx<'_>,
    year: FinancialYear,
    region: Option<&str>,
    after: &PageKey,
) -> Result<Page<ListedRow>, Error> {
    Page::read(PAGE_ROWS, |most| tx.all(&LIST_BELOW, &[&year, &region, &after.sort(), &after.id(), &most]))
}
