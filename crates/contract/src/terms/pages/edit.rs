//! Editing a draft: the weights and promises of the whole, and how one target is measured.

use askama::Template;
use axum::response::Response;
use kernel::{Error, FieldErrors, Quantity, Weight};
use platform::http::{Failure, Fields, Path, PathPair, Visit};
use ui::{FormState, Shell};

use super::super::actions::{self, Whole};
use super::super::model::{Lines, TargetRow, TermsId, TermsRow};
use super::super::rules::{MOST_EVIDENCE, MOST_INDICATOR, MOST_TEXT, MOST_UNIT};
use super::super::store;
use super::crumb;
use crate::pages::{answer, returned};
use crate::permissions;

/// The draft with its lines.
async fn read(visit: &Visit, id: TermsId) -> Result<(TermsRow, Lines), Error> {
    visit
        .read(move |work| {
            let row = store::find(work.tx(), work.institution()?, id)?;
            let row = work.open(&permissions::TERMS_EDIT, row)?;
            let lines = store::lines(work.tx(), row.institution_id, row.id)?;
            Ok((row, lines))
        })
        .await
}

#[derive(Template)]
#[template(path = "terms/whole.html")]
struct WholePage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: TermsRow,
    lines: Lines,
    sum: String,
}

impl WholePage<'_> {
    fn weight_name(&self, code: &str) -> String {
        weight_name(code)
    }
}

fn weight_name(code: &str) -> String {
    format!("weight-{code}")
}

async fn whole_page(visit: &Visit, id: TermsId, form: Option<FormState>) -> Result<WholePage<'_>, Error> {
    let (row, lines) = read(visit, id).await?;
    let mut shell = visit.shell("contract-terms-whole-title");
    shell.kicker = shell.year(row.year).into_owned();
    shell.crumbs = vec![crumb(&shell, &row)];
    let form = form.unwrap_or_else(|| {
        let filled = FormState::new()
            .with("promised", row.promised.clone())
            .with("evidence_rules", row.evidence_rules.clone())
            .with("version", row.version.to_string());
        lines.objectives.iter().fold(filled, |form, objective| {
            let weight = if objective.weight.0 == 0 { String::new() } else { objective.weight.to_string() };
            form.with(weight_name(&objective.code), weight)
        })
    });
    shell.refused = form.is_refused();
    Ok(WholePage { sum: lines.weight().to_string(), form, row, lines, shell })
}

/// `/contract/terms/{id}/weights`.
pub(super) async fn whole_form(visit: Visit, Path(id): Path<TermsId>) -> Result<Response, Failure> {
    visit.page(&whole_page(&visit, id, None).await?)
}

fn typed_whole(lines: &Lines, fields: &Fields) -> Result<Whole, Error> {
    let mut errors = FieldErrors::default();
    let mut weights = Vec::new();
    for objective in &lines.objectives {
        let weight =
            fields.read::<Weight>(&weight_name(&objective.code), "platform-field-not-a-number", &mut errors);
        weights.push((objective.code.clone(), weight.unwrap_or_default()));
    }
    let promised = fields.bounded("promised", MOST_TEXT, &mut errors);
    let evidence_rules = fields.bounded("evidence_rules", MOST_TEXT, &mut errors);
    errors.check()?;
    Ok(Whole { weights, promised, evidence_rules })
}

pub(super) async fn save_whole(
    visit: Visit,
    Path(id): Path<TermsId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let version = fields.version()?;
    let (row, lines) = read(&visit, id).await?;
    let saved = match typed_whole(&lines, &fields) {
        Ok(whole) => visit.write(move |work| actions::save_whole(work, id, version, &whole)).await,
        Err(error) => Err(error),
    };
    match saved {
        Ok(()) => visit.go(&actions::path(&row), "contract-terms-edit-done"),
        Err(error) => {
            let again = returned(&visit, &fields, error)?;
            let form = renewed(again.form, &fields, &row, again.stale);
            answer(&visit, &whole_page(&visit, id, Some(form)).await?, again.stale)
        }
    }
}

/// What was typed comes back on the newest version where somebody was quicker.
fn renewed(form: FormState, fields: &Fields, row: &TermsRow, stale: bool) -> FormState {
    if !stale {
        return form;
    }
    let complaint = form.error("").unwrap_or_default().to_owned();
    let typed = fields.pairs().iter().filter(|(name, _)| name != "version").cloned();
    let mut fresh = FormState::from_pairs(typed).with("version", row.version.to_string());
    fresh.complain("", complaint);
    fresh
}

#[derive(Template)]
#[template(path = "terms/target.html")]
struct TargetPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: TermsRow,
    target: TargetRow,
    only: bool,
}

async fn target_page<'v>(
    visit: &'v Visit,
    id: TermsId,
    code: &str,
    form: Option<FormState>,
) -> Result<TargetPage<'v>, Error> {
    let (row, lines) = read(visit, id).await?;
    let only = lines.targets.len() == 1;
    let target = lines.targets.into_iter().find(|target| target.code == code).ok_or(Error::NotFound)?;
    let mut shell = visit.shell("contract-target-edit-title");
    shell.kicker = format!("{} {}", target.code, target.title);
    shell.crumbs = vec![crumb(&shell, &row)];
    let amount = |quantity: Option<Quantity>| quantity.map(|amount| amount.to_string()).unwrap_or_default();
    let form = form.unwrap_or_else(|| {
        FormState::new()
            .with("indicator", target.indicator.clone())
            .with("unit_of_measure", target.unit_of_measure.clone())
            .with("yearly_target", amount(target.yearly_target))
            .with("quarter_1", amount(target.quarter_1))
            .with("quarter_2", amount(target.quarter_2))
            .with("quarter_3", amount(target.quarter_3))
            .with("quarter_4", amount(target.quarter_4))
            .with("evidence", target.evidence.clone())
            .with("version", row.version.to_string())
    });
    shell.refused = form.is_refused();
    Ok(TargetPage { shell, form, row, target, only })
}

/// `/contract/terms/{id}/{code}`.
pub(super) async fn target_form(
    visit: Visit,
    PathPair(id, code): PathPair<TermsId, String>,
) -> Result<Response, Failure> {
    visit.page(&target_page(&visit, id, &code, None).await?)
}

fn typed_target(code: &str, fields: &Fields) -> Result<TargetRow, Error> {
    let mut errors = FieldErrors::default();
    let amount = |name: &str, errors: &mut FieldErrors| {
        fields.read::<Quantity>(name, "platform-field-not-a-number", errors)
    };
    let target = TargetRow {
        code: code.to_owned(),
        objective_code: String::new(),
        title: String::new(),
        yearly_target: amount("yearly_target", &mut errors),
        quarter_1: amount("quarter_1", &mut errors),
        quarter_2: amount("quarter_2", &mut errors),
        quarter_3: amount("quarter_3", &mut errors),
        quarter_4: amount("quarter_4", &mut errors),
        indicator: fields.required("indicator", MOST_INDICATOR, &mut errors),
        unit_of_measure: fields.required("unit_of_measure", MOST_UNIT, &mut errors),
        evidence: fields.bounded("evidence", MOST_EVIDENCE, &mut errors),
    };
    errors.check()?;
    Ok(target)
}

pub(super) async fn save_target(
    visit: Visit,
    PathPair(id, code): PathPair<TermsId, String>,
    fields: Fields,
) -> Result<Response, Failure> {
    let version = fields.version()?;
    let (row, _) = read(&visit, id).await?;
    let saved = match typed_target(&code, &fields) {
        Ok(target) => visit.write(move |work| actions::save_target(work, id, version, &target)).await,
        Err(error) => Err(error),
    };
    match saved {
        Ok(()) => visit.go(&actions::path(&row), "contract-terms-edit-done"),
        Err(error) => {
            let again = returned(&visit, &fields, error)?;
            let form = renewed(again.form, &fields, &row, again.stale);
            answer(&visit, &target_page(&visit, id, &code, Some(form)).await?, again.stale)
        }
    }
}

pub(super) async fn remove_target(
    visit: Visit,
    PathPair(id, code): PathPair<TermsId, String>,
    fields: Fields,
) -> Result<Response, Failure> {
    let version = fields.version()?;
    let (row, _) = read(&visit, id).await?;
    let removed = code.clone();
    match visit.write(move |work| actions::remove_target(work, id, version, &removed)).await {
        Ok(()) => visit.go(&actions::path(&row), "contract-target-remove-done"),
        Err(error) => {
            let again = returned(&visit, &fields, error)?;
            let mut page = target_page(&visit, id, &code, None).await?;
            page.form.complain("", again.form.error("").unwrap_or_default().to_owned());
            page.shell.refused = true;
            answer(&visit, &page, again.stale)
        }
    }
}

pub(super) async fn copy(visit: Visit, Path(id): Path<TermsId>, fields: Fields) -> Result<Response, Failure> {
    let version = fields.version()?;
    let (row, _) = read(&visit, id).await?;
    visit.write(move |work| actions::copy_again(work, id, version)).await?;
    visit.go(&actions::path(&row), "contract-terms-copy-done")
}
