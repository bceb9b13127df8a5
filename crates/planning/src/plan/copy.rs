//! Nakili mpango wa mwaka jana: what an institution does again is not typed again. Objectives, targets, activities with
//! their owners and indicators, and the budget lines' codes go over; money, targets of quantity and milestones are the new
//! year's own and stay empty. What the new year already has is left as it is.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Error, FinancialYear, InstitutionId, Money, Place};
use platform::work::{Event, Saved, Work};
use serde_json::json;

use super::actions::ensure_editable;
use super::model::PlanRow;
use super::rules::PlanRefusal;
use super::store;
use crate::activity::{self, BudgetLine, Details, ObjectiveId, ObjectiveRow, TargetRow};
use crate::permissions;

/// What was added.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Copied {
    pub objectives: i64,
    pub targets: i64,
    pub activities: i64,
}

/// Copies the plan of the year before into the draft of `year`.
pub fn copy_plan(
    work: &Work<'_>,
    institution: InstitutionId,
    year: FinancialYear,
) -> Result<Saved<Copied>, Error> {
    let permit = work.permit(&permissions::PLAN_COPY, &Place::institution(institution))?;
    if store::list_headings(work.tx(), institution, year.previous())?.is_empty() {
        return Err(PlanRefusal::NothingToCopy { year: year.previous() }.into());
    }
    let plan = ensure_editable(work, institution, year)?;
    let mut copied = Copied::default();
    let targets = copy_headings(work, &plan, &mut copied)?;
    copy_activities(work, &plan, &targets, &mut copied)?;
    if copied == Copied::default() {
        return Err(PlanRefusal::AllCopied { year }.into());
    }
    let event = Event::on("planning.plan", plan.id.0).after(json!({
        "from": year.previous().to_string(), "year": year.to_string(),
        "objectives": copied.objectives, "targets": copied.targets, "activities": copied.activities,
    }));
    Ok(work.save(permit, event)?.with(copied))
}

fn record(work: &Work<'_>, plan: &PlanRow, event: Event) -> Result<(), Error> {
    let permit = work.permit(&permissions::PLAN_COPY, plan)?;
    work.save(permit, event).map(drop)
}

/// Objectives and targets; answers the new year's targets by code.
fn copy_headings(
    work: &Work<'_>,
    plan: &PlanRow,
    copied: &mut Copied,
) -> Result<BTreeMap<String, TargetRow>, Error> {
    let (institution, year) = (plan.institution_id, plan.year);
    let mut objectives: BTreeMap<String, ObjectiveId> = BTreeMap::new();
    let mut targets = BTreeMap::new();
    let target = |id, objective_id, objective_code: &str, code: &str, title: &str| TargetRow {
        institution_id: institution,
        id,
        year,
        objective_id,
        objective_code: objective_code.to_owned(),
        code: code.to_owned(),
        title: title.to_owned(),
        version: 1,
    };
    for held in store::list_headings(work.tx(), institution, year)? {
        if let (Some(id), Some(code), Some(title)) = (held.target_id, &held.target_code, &held.target_title) {
            let row = target(id, held.objective_id, &held.objective_code, code, title);
            targets.insert(code.clone(), row);
        }
        objectives.insert(held.objective_code, held.objective_id);
    }
    for old in store::list_headings(work.tx(), institution, year.previous())? {
        let objective_id = match objectives.get(&old.objective_code) {
            Some(id) => *id,
            None => {
                let row = ObjectiveRow {
                    institution_id: institution,
                    id: work.new_id(),
                    year,
                    code: old.objective_code.clone(),
                    title: old.objective_title.clone(),
                    version: 1,
                };
                activity::store::insert_objective(work.tx(), &row)?;
                let after = json!({ "code": row.code, "title": row.title });
                record(work, plan, Event::on("planning.objective", row.id.0).after(after))?;
                copied.objectives = copied.objectives.saturating_add(1);
                objectives.insert(row.code, row.id);
                row.id
            }
        };
        let (Some(code), Some(title)) = (old.target_code, old.target_title) else { continue };
        if targets.contains_key(&code) {
            continue;
        }
        let row = target(work.new_id(), objective_id, &old.objective_code, &code, &title);
        activity::store::insert_target(work.tx(), &row)?;
        let after = json!({ "code": code, "title": title });
        record(work, plan, Event::on("planning.target", row.id.0).after(after))?;
        copied.targets = copied.targets.saturating_add(1);
        targets.insert(code, row);
    }
    Ok(targets)
}

fn copy_activities(
    work: &Work<'_>,
    plan: &PlanRow,
    targets: &BTreeMap<String, TargetRow>,
    copied: &mut Copied,
) -> Result<(), Error> {
    let (institution, year) = (plan.institution_id, plan.year);
    let held: BTreeSet<String> =
        store::list_activities(work.tx(), institution, year)?.into_iter().map(|row| row.code).collect();
    let mut lines: BTreeMap<_, Vec<BudgetLine>> = BTreeMap::new();
    for old in activity::store::list_lines_of_year(work.tx(), institution, year.previous())? {
        lines.entry(old.activity_id).or_default().push(BudgetLine {
            line: old.line,
            project: old.project,
            gfs_code: old.gfs_code,
            amount: None,
            spent: Money(0),
        });
    }
    for old in activity::store::list_year(work.tx(), institution, year.previous())? {
        let Some(target) = targets.get(&old.target_code).filter(|_| !held.contains(&old.code)) else {
            continue;
        };
        let details = Details { baseline: None, yearly_target: None, quarters: [None; 4], ..old.details() };
        let id = work.new_id();
        activity::store::insert(work.tx(), target, id, &details)?;
        let lines = lines.remove(&old.id).unwrap_or_default();
        for line in &lines {
            activity::store::save_line(work.tx(), institution, id, line)?;
        }
        let after = activity::actions::told(&details, &lines);
        record(work, plan, Event::on("planning.activity", id.0).after(after))?;
        copied.activities = copied.activities.saturating_add(1);
    }
    Ok(())
}
