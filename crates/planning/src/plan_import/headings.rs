//! Objectives and targets as a plan sheet repeats them in row after row: met once, added when new, retitled when the file
//! says otherwise than the plan, and told when the file contradicts itself.

use std::collections::HashMap;

use kernel::{Error, FinancialYear, InstitutionId, Place, Reason};
use platform::import::Findings;
use platform::sheet::{Mark, SheetRow};
use platform::work::{Event, Work};
use serde_json::{Value, json};

use super::reading::PlanRowRead;
use crate::activity::{ObjectiveId, ObjectiveRow, TargetId, TargetRow, store};
use crate::permissions;

/// Writes an event of the import.
pub(super) fn record(work: &Work<'_>, institution: InstitutionId, event: Event) -> Result<(), Error> {
    let permit = work.permit(&permissions::PLAN_IMPORT, &Place::institution(institution))?;
    work.save(permit, event).map(drop)
}

/// Both say something, and not the same.
pub(super) fn says_otherwise(first: &str, second: &str) -> bool {
    !first.is_empty() && !second.is_empty() && first != second
}

fn told(code: &str, title: &str) -> Value {
    json!({ "code": code, "title": title })
}

/// An objective or target met in this file.
struct Met<R> {
    row: R,
    mark: Mark,
    /// Title given in this file so far; empty when no row has given one.
    said: String,
}

impl<R> Met<R> {
    fn new(row: R, at: &SheetRow<'_>) -> Self {
        Self { row, mark: at.mark(), said: String::new() }
    }

    /// Takes in what one more row says of the title; true when that is news to the plan, which held `held`.
    fn hear(
        &mut self,
        said: &str,
        held: &str,
        at: &SheetRow<'_>,
        (column, code): (&str, &str),
        findings: &mut Findings,
    ) -> bool {
        if says_otherwise(&self.said, said) {
            let reason =
                Reason::new("planning-import-differs").with("code", code).with("first", self.mark.number);
            findings.problem(at, column, reason);
            return false;
        }
        if !self.said.is_empty() || said.is_empty() {
            return false;
        }
        said.clone_into(&mut self.said);
        said != held
    }
}

/// The objectives and targets of one year, as far as this file has named them.
pub(super) struct Headings {
    institution: InstitutionId,
    year: FinancialYear,
    objectives: HashMap<String, Met<ObjectiveRow>>,
    targets: HashMap<String, Met<TargetRow>>,
}

impl Headings {
    pub fn new(institution: InstitutionId, year: FinancialYear) -> Self {
        Self { institution, year, objectives: HashMap::new(), targets: HashMap::new() }
    }

    /// The row's objective.
    pub fn objective(
        &mut self,
        work: &Work<'_>,
        at: &SheetRow<'_>,
        read: &PlanRowRead,
        findings: &mut Findings,
    ) -> Result<ObjectiveId, Error> {
        let code = &read.objective_code;
        if !self.objectives.contains_key(code) {
            let row = self.find_or_add_objective(work, at, read, findings)?;
            self.objectives.insert(code.clone(), Met::new(row, at));
        }
        let Some(met) = self.objectives.get_mut(code) else {
            return Err(Error::internal("an objective was lost"));
        };
        let held = met.row.title.clone();
        if met.hear(&read.objective, &held, at, ("objective", code), findings) {
            store::save_objective(work.tx(), &met.row, &read.objective, met.row.version)?;
            met.row.title.clone_from(&read.objective);
            let event = Event::on("planning.objective", met.row.id.0);
            record(
                work,
                self.institution,
                event.before(told(code, &held)).after(told(code, &read.objective)),
            )?;
        }
        Ok(met.row.id)
    }

    fn find_or_add_objective(
        &self,
        work: &Work<'_>,
        at: &SheetRow<'_>,
        read: &PlanRowRead,
        findings: &mut Findings,
    ) -> Result<ObjectiveRow, Error> {
        let code = &read.objective_code;
        if let Some(found) = store::find_objective_by_code(work.tx(), self.institution, self.year, code)? {
            return Ok(found);
        }
        if read.objective.is_empty() {
            findings.problem(
                at,
                "objective",
                Reason::new("planning-import-title-missing").with("code", code),
            );
        }
        let new = ObjectiveRow {
            institution_id: self.institution,
            id: work.new_id::<ObjectiveId>(),
            year: self.year,
            code: code.clone(),
            title: read.objective.clone(),
            version: 1,
        };
        store::insert_objective(work.tx(), &new)?;
        let event = Event::on("planning.objective", new.id.0).after(told(code, &new.title));
        record(work, self.institution, event)?;
        Ok(new)
    }

    /// The row's target, below its objective.
    pub fn target(
        &mut self,
        work: &Work<'_>,
        at: &SheetRow<'_>,
        read: &PlanRowRead,
        objective: ObjectiveId,
        findings: &mut Findings,
    ) -> Result<TargetRow, Error> {
        let code = &read.target_code;
        if !self.targets.contains_key(code) {
            let row = self.find_or_add_target(work, at, read, objective, findings)?;
            self.targets.insert(code.clone(), Met::new(row, at));
        }
        let Some(met) = self.targets.get_mut(code) else { return Err(Error::internal("a target was lost")) };
        let held = met.row.title.clone();
        if met.hear(&read.target, &held, at, ("target", code), findings) {
            store::save_target(work.tx(), &met.row, &read.target, met.row.version)?;
            met.row.title.clone_from(&read.target);
            let event = Event::on("planning.target", met.row.id.0);
            record(work, self.institution, event.before(told(code, &held)).after(told(code, &read.target)))?;
        }
        Ok(met.row.clone())
    }

    fn find_or_add_target(
        &self,
        work: &Work<'_>,
        at: &SheetRow<'_>,
        read: &PlanRowRead,
        objective: ObjectiveId,
        findings: &mut Findings,
    ) -> Result<TargetRow, Error> {
        let code = &read.target_code;
        if let Some(found) = store::find_target_by_code(work.tx(), self.institution, self.year, code)? {
            return Ok(found);
        }
        if read.target.is_empty() {
            findings.problem(at, "target", Reason::new("planning-import-title-missing").with("code", code));
        }
        let new = TargetRow {
            institution_id: self.institution,
            id: work.new_id::<TargetId>(),
            year: self.year,
            objective_id: objective,
            objective_code: read.objective_code.clone(),
            code: code.clone(),
            title: read.target.clone(),
            version: 1,
        };
        store::insert_target(work.tx(), &new)?;
        let event = Event::on("planning.target", new.id.0).after(told(code, &new.title));
        record(work, self.institution, event)?;
        Ok(new)
    }
}
