//! Judges what people type about an update, all complaints at once. Pure. Tasks and sub-tasks are judged as the agreement
//! judges them; whether the update as a whole may be submitted is `rules.rs`.

use kernel::{Day, FieldErrors, Reason};

use super::model::{ChangeRow, Details, TypedChange, TypedDetails};
use crate::agreement::model::{SubTaskRow, TaskRow, TypedSubTask};
use crate::agreement::typed::{LONGEST_TEXT, check_sub_task};

/// What is said about the year so far; a draft may still be empty.
pub fn check_details(typed: &TypedDetails) -> Result<Details, FieldErrors> {
    let mut errors = FieldErrors::default();
    let mut text = |field: &'static str, typed: &str| {
        let typed = typed.trim();
        if typed.chars().count() > LONGEST_TEXT {
            errors.push(field, Reason::new("performance-agreement-too-long").with("most", LONGEST_TEXT));
        }
        typed.to_owned()
    };
    let (progress, factors) = (text("progress", &typed.progress), text("factors", &typed.factors));
    let (support, reason) = (text("support", &typed.support), text("reason", &typed.reason));
    let effective_on = Day::parse_written(&typed.effective_on);
    match effective_on {
        Some(effective_on) if errors.is_empty() => {
            Ok(Details { progress, factors, support, reason, effective_on })
        }
        Some(_) => Err(errors),
        None => {
            errors.add("effective_on", "performance-agreement-date-wrong");
            Err(errors)
        }
    }
}

/// The sub-task as it would be, beside what it is.
pub fn check_change(typed: &TypedChange, row: &SubTaskRow, task: &TaskRow) -> Result<ChangeRow, FieldErrors> {
    let whole = TypedSubTask {
        title: row.title.clone(),
        weight: typed.weight.clone(),
        indicator: typed.indicator.clone(),
        unit_of_measure: row.unit_of_measure.clone(),
        mode: row.mode.code().to_owned(),
        baseline: row.baseline.map(|baseline| baseline.to_string()).unwrap_or_default(),
        target: typed.target.clone(),
        resources: typed.resources.clone(),
        starts_on: typed.starts_on.clone(),
        ends_on: typed.ends_on.clone(),
    };
    let new = check_sub_task(&whole, task.starts_on, task.ends_on)?;
    Ok(ChangeRow {
        weight: new.weight,
        indicator: new.indicator,
        target: new.target,
        resources: new.resources,
        starts_on: new.starts_on,
        ends_on: new.ends_on,
        ..ChangeRow::of_sub_task(row)
    })
}
