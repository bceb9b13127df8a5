//! An institution's contract of a year as JSON: every version with its exact text, hash and signatures, the quarters'
//! figures, and the scores with every number they were computed from. Described in docs/export.md.

use std::io::Write;

use kernel::{Error, FinancialYear, InstitutionId};
use platform::fixed_text::hex;
use platform::store::Tx;
use serde_json::{Value, json};

use crate::{quarter, score, signing, terms};

/// Writes it; answers how many versions the contract has.
pub fn write_json(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    out: &mut dyn Write,
) -> Result<u64, Error> {
    let rows = terms::store::list_year(tx, institution, year)?;
    let versions = rows.iter().map(|row| version(tx, row)).collect::<Result<Vec<Value>, Error>>()?;
    let sets = quarter::store::list_year(tx, institution, year)?;
    let quarters = sets.iter().map(|row| set(tx, row)).collect::<Result<Vec<Value>, Error>>()?;
    let scores: Vec<Value> = score::store::list(tx, institution, year)?
        .into_iter()
        .map(|row| {
            json!({
                "number": row.number, "quarter": row.quarter.number(), "formula": row.formula,
                "score": row.score.to_string(), "inputs": row.inputs, "made_at": row.made_at.to_string(),
            })
        })
        .collect();
    let name = people::find_institution(tx, institution)?.map(|row| row.name);
    let whole = json!({
        "institution": name, "year": year.to_string(), "versions": versions, "quarters": quarters, "scores": scores,
    });
    serde_json::to_writer_pretty(&mut *out, &whole).map_err(Error::internal)?;
    writeln!(out).map_err(Error::internal)?;
    u64::try_from(rows.len()).map_err(Error::internal)
}

fn version(tx: &Tx<'_>, row: &terms::TermsRow) -> Result<Value, Error> {
    let lines = terms::store::lines(tx, row.institution_id, row.id)?;
    let objectives: Vec<Value> = lines
        .objectives
        .iter()
        .map(|objective| {
            let targets: Vec<Value> = lines
                .below(objective)
                .map(|target| {
                    let milestones: Vec<Option<String>> = kernel::Quarter::ALL
                        .iter()
                        .map(|quarter| target.milestone(*quarter).map(|amount| amount.to_string()))
                        .collect();
                    json!({
                        "code": target.code, "title": target.title, "indicator": target.indicator,
                        "unit": target.unit_of_measure, "evidence": target.evidence, "milestones": milestones,
                        "target": target.yearly_target.map(|amount| amount.to_string()),
                    })
                })
                .collect();
            json!({
                "code": objective.code, "title": objective.title, "weight": objective.weight.to_string(),
                "targets": targets,
            })
        })
        .collect();
    let signatures: Vec<Value> = signing::store::list(tx, row.institution_id, row.id)?
        .into_iter()
        .map(|signature| {
            json!({
                "party": signature.party.code(), "name": signature.signer_name, "post": signature.signer_post,
                "acting_for": signature.acting_for, "sha256": hex(&signature.text_hash),
                "at": signature.signed_at.to_string(),
            })
        })
        .collect();
    Ok(json!({
        "id": row.id.to_string(), "number": row.number, "state": row.state.code(), "addendum": row.addendum,
        "promised": row.promised, "evidence_rules": row.evidence_rules, "objectives": objectives,
        "text": terms::store::find_text(tx, row)?, "sha256": row.text_hash.as_deref().map(hex),
        "signatures": signatures,
    }))
}

/// What was said against a query and how it was decided; null where nobody appealed.
fn appeal(row: &quarter::QuarterRow) -> Value {
    let Some(at) = row.appealed_at else { return Value::Null };
    json!({
        "by": row.appealed_by_name, "at": at.to_string(), "grounds": row.appeal,
        "decided_by": row.decided_by_name, "decided_at": row.decided_at.map(|at| at.to_string()),
        "decision": row.decision,
    })
}

fn set(tx: &Tx<'_>, row: &quarter::QuarterRow) -> Result<Value, Error> {
    let evidence = quarter::store::list_evidence(tx, row.institution_id, row.id)?;
    let figures: Vec<Value> = quarter::store::list_figures(tx, row.institution_id, row.id)?
        .into_iter()
        .map(|figure| {
            let files: Vec<&str> = evidence
                .iter()
                .filter(|file| file.code == figure.code)
                .map(|file| file.name.as_str())
                .collect();
            json!({
                "code": figure.code, "actual": figure.actual.map(|amount| amount.to_string()),
                "note": figure.note, "evidence": files,
            })
        })
        .collect();
    Ok(json!({
        "id": row.id.to_string(), "quarter": row.quarter.number(), "number": row.number,
        "corrects": row.corrects_id.map(|id| id.to_string()), "state": row.state.code(), "late": row.late,
        "submitted_by": row.submitted_by_name, "submitted_at": row.submitted_at.map(|at| at.to_string()),
        "answered_by": row.answered_by_name, "answer": row.answer, "figures": figures, "appeal": appeal(row),
    }))
}
