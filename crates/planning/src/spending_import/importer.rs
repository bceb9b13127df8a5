//! Takes a sheet of spending row by row: finds the budget line each row speaks of and keeps the new sums until all rows are known;
//! then one event tells of each activity.

use std::collections::BTreeMap;

use kernel::{Error, FieldErrors, FinancialYear, Money, Reason, Refusal as _};
use platform::import::{Findings, ImportScope, Importer, Outcome, WholeFile};
use platform::sheet::{Mark, SheetRow};
use platform::work::Work;

use crate::activity::actions::record_spending;
use crate::activity::{ActivityRow, BudgetLine, code, store};
use crate::plan;
use crate::plan_import::number;

/// An activity met in this file.
struct Met {
    row: ActivityRow,
    lines: Vec<BudgetLine>,
    /// The row that spoke of each line.
    said: Vec<Option<Mark>>,
    changed: bool,
}

/// One pass over one sheet of spending.
pub(super) struct SpendingImporter {
    scope: ImportScope,
    /// The plan cannot take spending: said once, rows are only counted.
    closed: bool,
    /// By code; None: the plan has no such activity.
    activities: BTreeMap<String, Option<Met>>,
}

impl SpendingImporter {
    pub fn new(scope: ImportScope) -> Self {
        Self { scope, closed: false, activities: BTreeMap::new() }
    }

    fn year(&self) -> Result<FinancialYear, Error> {
        self.scope.year.ok_or_else(|| Error::internal("spending without its year"))
    }

    fn met(&mut self, work: &Work<'_>, code: &str) -> Result<Option<&mut Met>, Error> {
        if !self.activities.contains_key(code) {
            let (institution, year) = (self.scope.institution, self.year()?);
            let met = match store::find_by_code(work.tx(), institution, year, code)? {
                None => None,
                Some(row) => {
                    let lines = store::list_lines(work.tx(), institution, row.id)?;
                    let said = lines.iter().map(|_| None).collect();
                    Some(Met { row, lines, said, changed: false })
                }
            };
            self.activities.insert(code.to_owned(), met);
        }
        Ok(self.activities.get_mut(code).and_then(Option::as_mut))
    }
}

impl Met {
    /// Which lines a row may mean: those of its GFS code and, where it names one, its project.
    fn meant(&self, row: &SheetRow<'_>) -> Vec<usize> {
        let project = row.optional("project").map(|project| code::reference(project).unwrap_or_default());
        let gfs_code = code::reference(row.get("gfs_code")).unwrap_or_default();
        let means = |line: &BudgetLine| {
            line.gfs_code == gfs_code && project.as_ref().is_none_or(|project| line.project == *project)
        };
        self.lines.iter().enumerate().filter(|(_, line)| means(line)).map(|(place, _)| place).collect()
    }

    /// The lines there are, for whoever wrote another: `4340/26312113; 22010105`.
    fn written(&self) -> String {
        let written = |line: &BudgetLine| match line.project.is_empty() {
            true => line.gfs_code.clone(),
            false => format!("{}/{}", line.project, line.gfs_code),
        };
        self.lines.iter().map(written).collect::<Vec<_>>().join("; ")
    }

    fn take(&mut self, row: &SheetRow<'_>, place: usize, spent: Money, findings: &mut Findings) -> Outcome {
        let (Some(line), Some(said)) = (self.lines.get_mut(place), self.said.get_mut(place)) else {
            return Outcome::Unchanged;
        };
        if let Some(first) = said {
            let reason = Reason::new("planning-spending-twice").with("first", first.number);
            findings.problem(row, "gfs_code", reason);
            return Outcome::Unchanged;
        }
        *said = Some(row.mark());
        if spent == line.spent {
            return Outcome::Unchanged;
        }
        if spent < line.spent {
            let reason = Reason::new("planning-spending-less").with("before", ui::money(line.spent));
            findings.warning(row, "spent", reason);
        }
        if let Some(amount) = line.amount.filter(|amount| spent > *amount) {
            let reason = Reason::new("planning-spending-over").with("amount", ui::money(amount));
            findings.warning(row, "spent", reason);
        }
        line.spent = spent;
        self.changed = true;
        Outcome::Changed
    }
}

impl Importer for SpendingImporter {
    fn start(&mut self, work: &Work<'_>, findings: &mut Findings) -> Result<(), Error> {
        let (institution, year) = (self.scope.institution, self.year()?);
        let state =
            plan::store::find(work.tx(), institution, year)?.map_or(plan::State::Draft, |plan| plan.state);
        if let Err(refusal) = plan::rules::under_way(state, year) {
            self.closed = true;
            findings.problem(&WholeFile, "", refusal.reason());
        }
        Ok(())
    }

    fn row(
        &mut self,
        work: &Work<'_>,
        row: &SheetRow<'_>,
        findings: &mut Findings,
    ) -> Result<Outcome, Error> {
        if self.closed {
            return Ok(Outcome::Unchanged);
        }
        let mut errors = FieldErrors::default();
        let spent = number::<Money>(row, "spent", &mut errors);
        if spent.is_some_and(|spent| spent.0 < 0) {
            errors.add("spent", "planning-activity-negative");
        }
        if spent.is_none() && errors.is_empty() {
            errors.add("spent", "planning-import-number-wrong");
        }
        let wrong = !errors.is_empty();
        findings.complaints(row, errors);
        let code = row.get("activity_code").trim().to_uppercase();
        let year = self.year()?;
        let Some(met) = self.met(work, &code)? else {
            let reason = Reason::new("planning-spending-activity-unknown").with("year", year);
            findings.problem(row, "activity_code", reason);
            return Ok(Outcome::Unchanged);
        };
        let meant = met.meant(row);
        match (meant.as_slice(), spent) {
            ([place], Some(spent)) if !wrong => Ok(met.take(row, *place, spent, findings)),
            ([_], _) => Ok(Outcome::Unchanged),
            (meant, _) => {
                let key = if meant.is_empty() {
                    "planning-spending-line-unknown"
                } else {
                    "planning-spending-line-several"
                };
                let reason = Reason::new(key).with("code", &code).with("lines", met.written());
                findings.problem(row, "gfs_code", reason);
                Ok(Outcome::Unchanged)
            }
        }
    }

    fn finish(&mut self, work: &Work<'_>, _: &mut Findings) -> Result<(), Error> {
        for met in std::mem::take(&mut self.activities).into_values().flatten().filter(|met| met.changed) {
            let spent: Vec<Money> = met.lines.iter().map(|line| line.spent).collect();
            record_spending(work, &met.row, &spent, met.row.version)?;
        }
        Ok(())
    }
}
