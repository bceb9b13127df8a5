//! One row of a plan sheet read into types, with every complaint under its column. What the plan already holds is the
//! importer's business.

use std::str::FromStr;

use kernel::{FieldErrors, Money, Quantity, Reason};
use people::unit::{UnitRow, tidy};
use platform::sheet::SheetRow;

use crate::activity::code;
use crate::activity::rules::{self, MOST_INDICATOR, MOST_TITLE, MOST_UNIT};
use crate::activity::{BudgetLine, Details};

/// What a row says.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct PlanRowRead {
    pub objective_code: String,
    /// Empty: the row does not say.
    pub objective: String,
    pub target_code: String,
    pub target: String,
    /// Without owner: the name is looked up by the importer.
    pub details: Details,
    pub owner_name: String,
    /// None: the row speaks of no money.
    pub line: Option<BudgetLine>,
}

fn text(row: &SheetRow<'_>, key: &'static str, most: usize, errors: &mut FieldErrors) -> String {
    let text = tidy(row.get(key));
    if text.chars().count() > most {
        errors.push(key, Reason::new("planning-import-too-long").with("most", most));
    }
    text
}

fn reference(row: &SheetRow<'_>, key: &'static str, errors: &mut FieldErrors) -> String {
    code::reference(row.get(key)).unwrap_or_else(|| {
        errors.add(key, "planning-import-reference-wrong");
        String::new()
    })
}

/// A number as people write it: `1,800`, `90%` of a unit of percent, `TZS 4,500,000/=`.
pub(crate) fn number<T: FromStr>(
    row: &SheetRow<'_>,
    key: &'static str,
    errors: &mut FieldErrors,
) -> Option<T> {
    let cell = row.optional(key)?;
    let bare =
        cell.trim_start_matches("TZS").trim_start_matches("TSh").trim_end_matches("/=").trim_end_matches('%');
    let value = bare.trim().parse().ok();
    if value.is_none() {
        errors.add(key, "planning-import-number-wrong");
    }
    value
}

pub(super) fn read(row: &SheetRow<'_>, errors: &mut FieldErrors) -> PlanRowRead {
    let objective_code = rules::objective_code("objective_code", row.get("objective_code"), errors);
    let target_code = rules::target_code("target_code", row.get("target_code"), &objective_code, errors);
    let activity_code = rules::activity_code("activity_code", row.get("activity_code"), &target_code, errors);
    let details = Details {
        code: activity_code,
        title: text(row, "activity", MOST_TITLE, errors),
        cost_centre: reference(row, "cost_centre", errors),
        sub_vote: reference(row, "sub_vote", errors),
        owner: None,
        indicator: text(row, "indicator", MOST_INDICATOR, errors),
        unit_of_measure: text(row, "unit", MOST_UNIT, errors),
        baseline: number::<Quantity>(row, "baseline", errors),
        yearly_target: number::<Quantity>(row, "yearly_target", errors),
        quarters: crate::activity::QUARTERS.map(|key| number::<Quantity>(row, key, errors)),
    };
    PlanRowRead {
        objective: text(row, "objective", MOST_TITLE, errors),
        target: text(row, "target", MOST_TITLE, errors),
        owner_name: tidy(row.get("owner")),
        line: line(row, errors),
        objective_code,
        target_code,
        details,
    }
}

fn line(row: &SheetRow<'_>, errors: &mut FieldErrors) -> Option<BudgetLine> {
    let keys = ["project", "gfs_code", "amount"];
    if keys.iter().all(|key| row.get(key).is_empty()) {
        return None;
    }
    let amount = number::<Money>(row, "amount", errors);
    if amount.is_some_and(|amount| amount.0 < 0) {
        errors.add("amount", "planning-activity-negative");
    }
    Some(BudgetLine {
        line: 0,
        project: reference(row, "project", errors),
        gfs_code: reference(row, "gfs_code", errors),
        amount,
        spent: Money::default(),
    })
}

/// The units of an institution by the names people write: `Mipango`, or `Mipango / Ufuatiliaji` for a section.
pub(super) struct UnitNames {
    names: Vec<(String, UnitRow)>,
}

/// What a name leads to.
#[derive(Debug, PartialEq)]
pub(super) enum Named<'u> {
    One(&'u UnitRow),
    /// Two sections of that name: say whose.
    Several,
    None,
}

impl UnitNames {
    pub fn new(units: Vec<UnitRow>) -> Self {
        let full = |unit: &UnitRow| {
            let above = unit.parent_id.and_then(|parent| units.iter().find(|other| other.id == parent));
            above.map_or_else(|| unit.name.clone(), |above| format!("{} / {}", above.name, unit.name))
        };
        Self { names: units.iter().map(|unit| (fold(&full(unit)), unit.clone())).collect() }
    }

    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    pub fn find(&self, name: &str) -> Named<'_> {
        let wanted = fold(name);
        let exact = |(full, unit): &&(String, UnitRow)| *full == wanted || fold(&unit.name) == wanted;
        let mut found = self.names.iter().filter(exact);
        match (found.next(), found.next()) {
            (None, _) => Named::None,
            (Some((_, unit)), None) => Named::One(unit),
            // A department before a section of the same name.
            (Some(_), Some(_)) => {
                let mut tops = self.names.iter().filter(exact).filter(|(_, unit)| unit.parent_id.is_none());
                match (tops.next(), tops.next()) {
                    (Some((_, unit)), None) => Named::One(unit),
                    _ => Named::Several,
                }
            }
        }
    }

    /// Names that share a word with the one not found, to choose from; all departments when none does.
    pub fn like(&self, name: &str) -> String {
        let words: Vec<String> = name.split_whitespace().map(fold).filter(|word| word.len() > 2).collect();
        let near: Vec<&str> = self
            .names
            .iter()
            .filter(|(_, unit)| words.iter().any(|word| fold(&unit.name).contains(word.as_str())))
            .map(|(_, unit)| unit.name.as_str())
            .collect();
        let tops = || {
            self.names.iter().filter(|(_, unit)| unit.parent_id.is_none()).map(|(_, unit)| unit.name.as_str())
        };
        let shown: Vec<&str> =
            if near.is_empty() { tops().take(8).collect() } else { near.into_iter().take(8).collect() };
        shown.join("; ")
    }
}

fn fold(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
