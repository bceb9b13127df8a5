//! Between a column's form and its marks: reading what was typed, and filling the form again.
//! Field names are those of `rules::line_field` and `item_field`. What is judged wrong is judged in rules.

use std::collections::BTreeMap;

use kernel::uuid::Uuid;
use kernel::{Error, FieldErrors, Quantity};
use platform::http::Fields;
use ui::FormState;

use super::model::{Column, LineRating, Ratings, Sending, Sheet, State};
use super::rules::{Rubric, item_field, line_field, prefill};

/// The button that sends carries this name; a draft's does not.
pub const SEND: &str = "send";

pub fn sending(fields: &Fields) -> Sending {
    if fields.text(SEND).is_empty() { Sending::Draft } else { Sending::Sent }
}

/// What was typed. Texts that are no numbers are complained about at their fields.
pub fn read(fields: &Fields, rubric: &Rubric) -> Result<Ratings, Error> {
    let mut errors = FieldErrors::default();
    let mut ratings = Ratings { comment: fields.text("comment").to_owned(), ..Ratings::default() };
    for (name, value) in fields.pairs() {
        match name.split_once('.') {
            Some(("step", key)) => {
                if let Ok(sub_task) = key.parse::<Uuid>() {
                    ratings.lines.insert(sub_task, read_line(fields, sub_task, rubric, &mut errors));
                }
            }
            Some(("item", key)) => {
                if let (Ok(item), false) = (key.parse::<i64>(), value.trim().is_empty()) {
                    // Anything that is no number is outside the scale, and is complained about as such.
                    ratings.items.insert(item, value.trim().parse().unwrap_or(-1));
                }
            }
            _ => {}
        }
    }
    errors.check()?;
    Ok(ratings)
}

fn read_line(fields: &Fields, sub_task: Uuid, rubric: &Rubric, errors: &mut FieldErrors) -> LineRating {
    let name = |part| line_field(part, sub_task);
    let step: Option<i64> = fields.read(&name("step"), "performance-appraisal-invalid-quality", errors);
    let tune: Option<i64> = fields.read(&name("tune"), "performance-appraisal-invalid-tune", errors);
    let quality = step.and_then(|step| rubric.quality(step, tune.unwrap_or(0)));
    if step.is_some() && quality.is_none() {
        errors.push(
            name("tune"),
            kernel::Reason::new("performance-appraisal-invalid-tune-range").with("most", rubric.fine_tune),
        );
    }
    let counted: Option<Quantity> =
        fields.read(&name("counted"), "performance-appraisal-invalid-counted", errors);
    LineRating {
        quality,
        reason: fields.text(&name("reason")).to_owned(),
        counted,
        counted_reason: fields.text(&name("counted_reason")).to_owned(),
    }
}

/// What a column holds now; the agreed column before the meeting holds what both said alike.
pub fn held(sheet: &Sheet, column: Column) -> Ratings {
    let fresh = column == Column::Agreed
        && sheet.appraisal.state == State::SupervisorRated
        && sheet.lines.iter().all(|line| line.agreed_quality.is_none())
        && sheet.items.iter().all(|item| item.agreed_mark.is_none());
    let lines = sheet.lines.iter().filter(|line| !line.excused).map(|line| {
        let quality =
            if fresh { prefill(line.self_quality, line.supervisor_quality) } else { line.quality(column) };
        let reason = if fresh && quality.is_some() {
            line.supervisor_reason.clone()
        } else {
            line.reason(column).to_owned()
        };
        let counted = Some(line.quantity()).filter(|_| column != Column::SelfRating);
        (line.id, LineRating { quality, reason, counted, counted_reason: line.counted_reason.clone() })
    });
    let items = sheet.items.iter().filter_map(|item| {
        let mark = if fresh { prefill(item.self_mark, item.supervisor_mark) } else { item.mark(column) };
        mark.map(|mark| (item.item, mark))
    });
    let comment = match column {
        Column::SelfRating => sheet.appraisal.employee_comment.clone(),
        Column::Supervisor | Column::Agreed => sheet.appraisal.supervisor_comment.clone(),
    };
    Ratings { lines: lines.collect::<BTreeMap<_, _>>(), items: items.collect(), comment }
}

/// The form filled with marks.
pub fn filled(ratings: &Ratings, rubric: &Rubric) -> FormState {
    FormState::from_pairs(pairs(ratings, rubric))
}

/// The fields as a browser would send them; also how the demonstration and tests fill a form.
pub fn pairs(ratings: &Ratings, rubric: &Rubric) -> Vec<(String, String)> {
    let mut pairs = vec![(String::from("comment"), ratings.comment.clone())];
    for (sub_task, rating) in &ratings.lines {
        let mut add = |part, value: String| pairs.push((line_field(part, *sub_task), value));
        let step = rating.quality.and_then(|quality| rubric.nearest(quality));
        let tune = rating.quality.zip(step).map(|(quality, step)| quality.saturating_sub(step));
        add("step", step.map_or_else(String::new, |step| step.to_string()));
        add("tune", tune.filter(|tune| *tune != 0).map_or_else(String::new, |tune| tune.to_string()));
        add("reason", rating.reason.clone());
        add("counted", rating.counted.map_or_else(String::new, |counted| counted.to_string()));
        add("counted_reason", rating.counted_reason.clone());
    }
    pairs.extend(ratings.items.iter().map(|(item, mark)| (item_field(*item), mark.to_string())));
    pairs
}
