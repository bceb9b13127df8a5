//! Takes a plan sheet row by row: adds what is new, changes what differs, leaves the rest. An activity stands in as many
//! rows as it has budget lines; its own fields are those of its first row, and later rows may repeat or omit them.

use std::collections::HashMap;

use kernel::{Error, FieldErrors, FinancialYear, Money, Reason, Refusal as _};
use platform::import::{Findings, ImportScope, Importer, Outcome, WholeFile};
use platform::sheet::{Mark, SheetRow};
use platform::work::{Event, Work};
use serde_json::{Value, json};

use super::headings::{Headings, record, says_otherwise};
use super::reading::{self, Named, PlanRowRead, UnitNames};
use crate::activity::actions::told;
use crate::activity::rules::{self, MOST_LINES};
use crate::activity::{ActivityId, BudgetLine, Details, TargetRow, store};
use crate::plan::{self, PlanRow};

/// An activity met in this file.
struct Open {
    id: ActivityId,
    mark: Mark,
    /// A short print of what its first row says, to find rows that contradict it.
    print: Details,
    /// Lines the database holds, until this file has said its own.
    held: Vec<BudgetLine>,
    /// Which of the held lines the file has named.
    claimed: Vec<i64>,
    lines: usize,
    /// Changed since its last event, and what it was before: one event tells of a whole activity, not of each line.
    touched: bool,
    before: Option<Value>,
    /// One of its rows was counted as a change.
    counted: bool,
}

impl Open {
    /// What was spent goes with the project and the budget code, wherever the file puts them; with lines alike in both, in
    /// their order. What the file has no column for stays as it was.
    fn claim(&mut self, row: &SheetRow<'_>, line: &mut BudgetLine) {
        let (projects, codes) = (row.has("project"), row.has("gfs_code"));
        let alike = |held: &&BudgetLine| {
            (!projects || held.project == line.project) && (!codes || held.gfs_code == line.gfs_code)
        };
        let Some(held) = self.unclaimed().find(alike).cloned() else { return };
        self.claimed.push(held.line);
        line.spent = held.spent;
        if !projects {
            line.project = held.project;
        }
        if !codes {
            line.gfs_code = held.gfs_code;
        }
        if !row.has("amount") {
            line.amount = held.amount;
        }
    }

    /// Held lines that the file has not named so far.
    fn unclaimed(&self) -> impl Iterator<Item = &BudgetLine> {
        self.held.iter().filter(|held| !self.claimed.contains(&held.line))
    }

    /// Its budget lines change; unless it is new or already changed, they are all that changes.
    fn touch(&mut self) {
        if !self.touched {
            self.touched = true;
            self.before =
                Some(json!({ "lines": self.held.iter().map(BudgetLine::to_json).collect::<Vec<_>>() }));
        }
    }
}

/// One pass over one plan sheet.
pub(super) struct PlanImporter {
    scope: ImportScope,
    /// As it was when the sheet began.
    plan: Option<PlanRow>,
    units: UnitNames,
    headings: Option<Headings>,
    activities: HashMap<String, Open>,
    added: i64,
    held_before: i64,
    /// A file without any column of money takes no budget line away.
    speaks_of_money: bool,
    /// The activity whose rows are passing by.
    current: String,
}

impl PlanImporter {
    pub fn new(scope: ImportScope) -> Self {
        Self {
            scope,
            plan: None,
            units: UnitNames::new(Vec::new()),
            headings: None,
            activities: HashMap::new(),
            added: 0,
            held_before: 0,
            speaks_of_money: false,
            current: String::new(),
        }
    }

    fn year(&self) -> Result<FinancialYear, Error> {
        self.scope.year.ok_or_else(|| Error::internal("a plan import without its year"))
    }

    /// Writes the event of an activity whose rows have passed, if they changed it.
    fn tell(&mut self, work: &Work<'_>, code: &str) -> Result<(), Error> {
        let (institution, year) = (self.scope.institution, self.year()?);
        let Some(open) = self.activities.get_mut(code).filter(|open| open.touched) else { return Ok(()) };
        open.touched = false;
        let now = store::find_by_code(work.tx(), institution, year, code)?.ok_or(Error::NotFound)?;
        let lines = store::list_lines(work.tx(), institution, open.id)?;
        let mut event = Event::on("planning.activity", open.id.0).after(told(&now.details(), &lines));
        if let Some(before) = open.before.take() {
            event = event.before(before);
        }
        record(work, institution, event)
    }

    /// The owner by name. A plan may come before the staff that makes the units: then the name is only worth a warning,
    /// and importing the same file again after the staff fills the owner in.
    fn owner(&self, row: &SheetRow<'_>, read: &mut PlanRowRead, findings: &mut Findings) {
        if read.owner_name.is_empty() {
            return;
        }
        if self.units.is_empty() {
            findings.warning(row, "owner", Reason::new("planning-import-owner-not-yet"));
            return;
        }
        match self.units.find(&read.owner_name) {
            Named::One(unit) => read.details.owner = Some(unit.id),
            Named::Several => findings.problem(row, "owner", Reason::new("planning-import-owner-several")),
            Named::None => {
                let near = self.units.like(&read.owner_name);
                findings.problem(
                    row,
                    "owner",
                    Reason::new("planning-import-owner-unknown").with("near", near),
                );
            }
        }
    }

    /// The first row of an activity: its own fields.
    fn open(
        &mut self,
        work: &Work<'_>,
        row: &SheetRow<'_>,
        target: &TargetRow,
        read: &PlanRowRead,
        findings: &mut Findings,
    ) -> Result<Outcome, Error> {
        let details = &read.details;
        let held = store::find_by_code(work.tx(), self.scope.institution, target.year, &details.code)?;
        let mut errors = FieldErrors::default();
        match &held {
            Some(held) => rules::judge(&self.merged(row, &held.details(), details), &mut errors),
            None => rules::judge(details, &mut errors),
        }
        findings.complaints(row, errors);
        let new = |id, outcome, held, before: Option<Value>| {
            let touched = outcome != Outcome::Unchanged;
            (
                outcome,
                Open {
                    id,
                    mark: row.mark(),
                    print: details.clone(),
                    held,
                    claimed: Vec::new(),
                    lines: 0,
                    touched,
                    before,
                    counted: false,
                },
            )
        };
        let (outcome, open) = match held {
            None => {
                let id: ActivityId = work.new_id();
                store::insert(work.tx(), target, id, details)?;
                self.added += 1;
                new(id, Outcome::Added, Vec::new(), None)
            }
            Some(held) => {
                let (before, lines) =
                    (held.details(), store::list_lines(work.tx(), self.scope.institution, held.id)?);
                let wanted = self.merged(row, &before, details);
                if wanted == before {
                    new(held.id, Outcome::Unchanged, lines, None)
                } else {
                    store::save(work.tx(), &held, &wanted, held.version)?;
                    let before = told(&before, &lines);
                    new(held.id, Outcome::Changed, lines, Some(before))
                }
            }
        };
        self.activities.insert(details.code.clone(), open);
        Ok(outcome)
    }

    /// What the file does not speak of stays as it is: a file without the column `Mmiliki` takes no owner away.
    fn merged(&self, row: &SheetRow<'_>, held: &Details, said: &Details) -> Details {
        let mut merged = said.clone();
        let keep = |key: &str| !row.has(key);
        // An owner that could not be looked up, because there are no units yet, takes none away either.
        if keep("owner") || (self.units.is_empty() && said.owner.is_none()) {
            merged.owner = held.owner;
        }
        for (key, field, before) in [
            ("cost_centre", &mut merged.cost_centre, &held.cost_centre),
            ("sub_vote", &mut merged.sub_vote, &held.sub_vote),
            ("indicator", &mut merged.indicator, &held.indicator),
            ("unit", &mut merged.unit_of_measure, &held.unit_of_measure),
        ] {
            if keep(key) {
                field.clone_from(before);
            }
        }
        if keep("baseline") {
            merged.baseline = held.baseline;
        }
        if keep("yearly_target") {
            merged.yearly_target = held.yearly_target;
        }
        for (place, key) in crate::activity::QUARTERS.iter().enumerate() {
            if keep(key)
                && let (Some(field), Some(before)) =
                    (merged.quarters.get_mut(place), held.quarters.get(place))
            {
                *field = *before;
            }
        }
        merged
    }

    /// The row's budget line, the next of its activity.
    fn line(
        &mut self,
        work: &Work<'_>,
        row: &SheetRow<'_>,
        code: &str,
        line: Option<BudgetLine>,
        findings: &mut Findings,
    ) -> Result<Outcome, Error> {
        let institution = self.scope.institution;
        let Some(open) = self.activities.get_mut(code) else {
            return Err(Error::internal("an activity was lost"));
        };
        let Some(mut line) = line else { return Ok(Outcome::Unchanged) };
        open.lines += 1;
        if open.lines > MOST_LINES {
            findings.problem(
                row,
                "activity_code",
                Reason::new("planning-import-too-many-lines").with("most", MOST_LINES),
            );
            return Ok(Outcome::Unchanged);
        }
        line.line = i64::try_from(open.lines).map_err(Error::internal)?;
        open.claim(row, &mut line);
        let held = open.held.iter().find(|held| held.line == line.line);
        if held.is_some_and(|held| held.is_planned_like(&line) && held.spent == line.spent) {
            return Ok(Outcome::Unchanged);
        }
        let outcome = if held.is_some() { Outcome::Changed } else { Outcome::Added };
        open.touch();
        store::save_line(work.tx(), institution, open.id, &line)?;
        Ok(outcome)
    }
}

/// The columns in which a later row of an activity contradicts its first.
fn contradictions(first: &Details, later: &Details) -> Vec<&'static str> {
    let mut found = Vec::new();
    for (key, first, later) in [
        ("activity", &first.title, &later.title),
        ("cost_centre", &first.cost_centre, &later.cost_centre),
        ("sub_vote", &first.sub_vote, &later.sub_vote),
        ("indicator", &first.indicator, &later.indicator),
        ("unit", &first.unit_of_measure, &later.unit_of_measure),
    ] {
        if says_otherwise(first, later) {
            found.push(key);
        }
    }
    let amounts = [
        ("baseline", first.baseline, later.baseline),
        ("yearly_target", first.yearly_target, later.yearly_target),
    ];
    let quarters = crate::activity::QUARTERS.iter().zip(first.quarters.iter().zip(later.quarters));
    let quarters = quarters.map(|(key, (first, later))| (*key, *first, later));
    found.extend(
        amounts
            .into_iter()
            .chain(quarters)
            .filter(|(_, first, later)| later.is_some() && first != later)
            .map(|(key, ..)| key),
    );
    if later.owner.is_some() && first.owner != later.owner {
        found.push("owner");
    }
    found
}

/// Which line a row is of, told by its own outcome and that of its line.
fn together(row: Outcome, line: Outcome) -> Outcome {
    match (row, line) {
        (Outcome::Added, _) => Outcome::Added,
        (Outcome::Unchanged, other) => other,
        (Outcome::Changed, _) => Outcome::Changed,
    }
}

impl Importer for PlanImporter {
    fn start(&mut self, work: &Work<'_>, findings: &mut Findings) -> Result<(), Error> {
        let (institution, year) = (self.scope.institution, self.year()?);
        self.headings = Some(Headings::new(institution, year));
        let plan = plan::actions::ensure(work, institution, year)?;
        if let Err(refusal) = plan::rules::editable(plan.state, year) {
            findings.problem(&WholeFile, "", refusal.reason());
        }
        self.plan = Some(plan);
        self.held_before = plan::store::count_activities(work.tx(), institution, year)?;
        self.units = UnitNames::new(people::unit::list_units(work.tx(), institution)?);
        Ok(())
    }

    fn row(
        &mut self,
        work: &Work<'_>,
        row: &SheetRow<'_>,
        findings: &mut Findings,
    ) -> Result<Outcome, Error> {
        self.speaks_of_money = ["project", "gfs_code", "amount"].iter().any(|key| row.has(key));
        let mut errors = FieldErrors::default();
        let mut read = reading::read(row, &mut errors);
        let before = findings.problem_count();
        findings.complaints(row, errors);
        self.owner(row, &mut read, findings);
        if findings.problem_count() > before {
            return Ok(Outcome::Unchanged);
        }
        let headings = self.headings.as_mut().ok_or_else(|| Error::internal("a plan import not begun"))?;
        let objective = headings.objective(work, row, &read, findings)?;
        let target = headings.target(work, row, &read, objective, findings)?;
        let code = read.details.code.clone();
        if self.current != code {
            let passed = std::mem::replace(&mut self.current, code.clone());
            self.tell(work, &passed)?;
        }
        let own = match self.activities.get(&code) {
            Some(open) => {
                for key in contradictions(&open.print, &read.details) {
                    let reason = Reason::new("planning-import-differs")
                        .with("code", &code)
                        .with("first", open.mark.number);
                    findings.problem(row, key, reason);
                }
                Outcome::Unchanged
            }
            None => {
                if read.details.title.is_empty() {
                    findings.problem(
                        row,
                        "activity",
                        Reason::new("planning-import-title-missing").with("code", &code),
                    );
                }
                self.open(work, row, &target, &read, findings)?
            }
        };
        let line = self.line(work, row, &code, read.line, findings)?;
        let outcome = together(own, line);
        if let Some(open) = self.activities.get_mut(&code) {
            open.counted |= outcome != Outcome::Unchanged;
        }
        Ok(outcome)
    }

    fn finish(&mut self, work: &Work<'_>, findings: &mut Findings) -> Result<(), Error> {
        let institution = self.scope.institution;
        if let Some(plan) = self.plan.take() {
            plan::store::hold(work.tx(), &plan)?;
        }
        let current = std::mem::take(&mut self.current);
        self.tell(work, &current)?;
        if self.speaks_of_money {
            for (code, open) in &self.activities {
                for lost in open.unclaimed().filter(|line| line.spent != Money(0)) {
                    let reason = Reason::new("planning-import-spent-lost")
                        .with("code", code)
                        .with("line", format!("{} {}", lost.project, lost.gfs_code).trim());
                    findings.problem(&open.mark, "gfs_code", reason);
                }
            }
            let shrunk: Vec<String> = self
                .activities
                .iter()
                .filter(|(_, open)| open.held.len() > open.lines)
                .map(|(code, _)| code.clone())
                .collect();
            for code in shrunk {
                let Some(open) = self.activities.get_mut(&code) else { continue };
                open.touch();
                if !open.counted {
                    findings.changed_after_all();
                }
                let lines = open.unclaimed().map(|line| format!("{} {}", line.project, line.gfs_code));
                let lines: Vec<String> = lines.map(|line| line.trim().to_owned()).collect();
                let reason = Reason::new("planning-import-lines-go")
                    .with("code", &code)
                    .with("lines", lines.join("; "));
                findings.warning(&open.mark, "gfs_code", reason);
                let last = i64::try_from(open.lines).map_err(Error::internal)?;
                store::delete_lines_after(work.tx(), institution, open.id, last)?;
                self.tell(work, &code)?;
            }
        }
        let met = i64::try_from(self.activities.len()).map_err(Error::internal)?;
        let absent = self.held_before - (met - self.added);
        if absent > 0 {
            findings.warning(
                &WholeFile,
                "",
                Reason::new("planning-import-others-stay").with("count", absent),
            );
        }
        Ok(())
    }
}
