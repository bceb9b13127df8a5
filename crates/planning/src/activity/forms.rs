//! What the forms of the plan's lines send, read into types; and the forms filled from what is stored.
//! What must hold between the fields is rules' business.

use kernel::{FieldErrors, Money, Quantity, UnitId};
use platform::http::Fields;
use ui::FormState;

use super::code;
use super::model::{ActivityRow, BudgetLine, Details};
use super::rules::{self, MOST_INDICATOR, MOST_TITLE, MOST_UNIT};

/// Empty budget lines offered below the filled ones.
const SPARE_LINES: usize = 3;

pub const QUARTERS: [&str; 4] = ["quarter_1", "quarter_2", "quarter_3", "quarter_4"];

/// The title of an objective or target.
pub fn title(fields: &Fields, errors: &mut FieldErrors) -> String {
    fields.required("title", MOST_TITLE, errors)
}

fn quantity(fields: &Fields, name: &str, errors: &mut FieldErrors) -> Option<Quantity> {
    fields.read(name, "platform-field-not-a-number", errors)
}

fn reference(fields: &Fields, name: &str, errors: &mut FieldErrors) -> String {
    code::reference(fields.text(name)).unwrap_or_else(|| {
        errors.add(name, "planning-activity-reference-wrong");
        String::new()
    })
}

/// An activity and its budget lines below a target, as typed.
pub fn activity(fields: &Fields, target_code: &str, errors: &mut FieldErrors) -> (Details, Vec<BudgetLine>) {
    let details = Details {
        code: rules::activity_code("code", fields.text("code"), target_code, errors),
        title: title(fields, errors),
        cost_centre: reference(fields, "cost_centre", errors),
        sub_vote: reference(fields, "sub_vote", errors),
        owner: fields.read::<UnitId>("owner", "platform-field-choose", errors),
        indicator: fields.bounded("indicator", MOST_INDICATOR, errors),
        unit_of_measure: fields.bounded("unit_of_measure", MOST_UNIT, errors),
        baseline: quantity(fields, "baseline", errors),
        yearly_target: quantity(fields, "yearly_target", errors),
        quarters: QUARTERS.map(|name| quantity(fields, name, errors)),
    };
    (details, lines(fields, errors))
}

/// Budget lines typed under `project_1`, `gfs_code_1`, `amount_1` ..; empty ones are left out, the rest close up. What was
/// spent on a line comes along hidden.
fn lines(fields: &Fields, errors: &mut FieldErrors) -> Vec<BudgetLine> {
    let mut lines = Vec::new();
    for number in 1..=rules::MOST_LINES {
        let names = ["project", "gfs_code", "amount", "spent"].map(|name| format!("{name}_{number}"));
        let [project, gfs_code, amount, spent] = &names;
        if [project, gfs_code, amount].iter().all(|name| fields.text(name).is_empty()) {
            continue;
        }
        let line = i64::try_from(lines.len()).unwrap_or(i64::MAX).saturating_add(1);
        lines.push(BudgetLine {
            line,
            project: reference(fields, project, errors),
            gfs_code: reference(fields, gfs_code, errors),
            amount: money(fields, amount, errors),
            spent: money(fields, spent, errors).unwrap_or_default(),
        });
    }
    lines
}

/// Shillings, never less than none.
pub fn money(fields: &Fields, name: &str, errors: &mut FieldErrors) -> Option<Money> {
    let amount = fields.read::<Money>(name, "platform-field-not-a-number", errors);
    if amount.is_some_and(|amount| amount.0 < 0) {
        errors.add(name, "planning-activity-negative");
    }
    amount
}

/// Money as a person types it: no cents where there are none.
pub fn shillings(amount: Money) -> String {
    let text = amount.to_string();
    text.strip_suffix(".00").map_or(text.clone(), str::to_owned)
}

/// Numbers of the budget lines a form shows: what is there, and some to spare.
pub fn line_numbers(form: &FormState) -> Vec<usize> {
    let last = (1..=rules::MOST_LINES)
        .rev()
        .find(|number| {
            ["project", "gfs_code", "amount"]
                .iter()
                .any(|name| !form.value(&format!("{name}_{number}")).is_empty())
        })
        .unwrap_or(0);
    (1..=last.saturating_add(SPARE_LINES).min(rules::MOST_LINES)).collect()
}

/// The form of an activity as it stands.
pub fn filled(row: &ActivityRow, lines: &[BudgetLine]) -> FormState {
    let shown =
        |quantity: Option<Quantity>| quantity.map(|quantity| quantity.to_string()).unwrap_or_default();
    let details = row.details();
    let mut form = FormState::new()
        .with("code", &row.code)
        .with("title", &row.title)
        .with("cost_centre", &row.cost_centre)
        .with("sub_vote", &row.sub_vote)
        .with("owner", row.owner_unit_id.map(|unit| unit.to_string()).unwrap_or_default())
        .with("indicator", &row.indicator)
        .with("unit_of_measure", &row.unit_of_measure)
        .with("baseline", shown(row.baseline))
        .with("yearly_target", shown(row.yearly_target));
    for (name, quantity) in QUARTERS.iter().zip(details.quarters) {
        form.add(*name, shown(quantity));
    }
    for line in lines {
        form.add(format!("project_{}", line.line), &line.project);
        form.add(format!("gfs_code_{}", line.line), &line.gfs_code);
        form.add(format!("amount_{}", line.line), line.amount.map(shillings).unwrap_or_default());
        form.add(format!("spent_{}", line.line), shillings(line.spent));
    }
    form
}
