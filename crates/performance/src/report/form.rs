//! The form of a week: fills it from what is stored, and reads what was typed into types, complaining about every field
//! at once. Whether what was read may be sent is decided in `rules`.

use kernel::{Day, EmploymentId, Error, FieldErrors, FileId, Quantity, Reason, Week};
use platform::http::{Fields, Upload};
use ui::FormState;

use super::model::{Blocker, LineStatus, NewEvidence, NewLine, NewReport, ReportId, WeekLineRow, WeekRow};
use super::rules::{self, field};
use crate::agreement::model::SubTaskId;

/// What every ticked box sends.
pub const TICKED: &str = "yes";

/// What arrived: the report as far as it could be read, and what could not.
pub struct Typed {
    pub report: NewReport,
    pub errors: FieldErrors,
}

/// The hidden fields that say whose week it is; a form without them was not ours.
pub fn week_of(fields: &Fields) -> Result<Week, Error> {
    let day: Day = fields.text("week").parse()?;
    Ok(day.week())
}

pub fn owner_of(fields: &Fields) -> Result<EmploymentId, Error> {
    fields.text("employment").parse()
}

/// Reads a sent form.
pub fn read(upload: &Upload) -> Result<Typed, Error> {
    let fields = &upload.fields;
    let mut errors = FieldErrors::default();
    let whole_week = fields.optional("unchanged_week").is_some();
    let seen_version = fields.optional("version").map(|_| fields.version()).transpose()?;
    let lines: Vec<NewLine> = if whole_week {
        Vec::new()
    } else {
        fields.all("line").map(|id| read_line(fields, id, &mut errors)).collect::<Result<_, _>>()?
    };
    // What could not be read was written all the same.
    if errors.is_empty()
        && !whole_week
        && seen_version.is_none()
        && !lines.iter().any(|line| line.unchanged || line.says_something())
    {
        errors.add("", "performance-report-nothing-said");
    }
    if upload.too_large.is_some() {
        let most = platform::http::UPLOAD_LIMIT / (1024 * 1024);
        errors.push("evidence", Reason::new("performance-report-evidence-too-large").with("most", most));
    }
    let evidence = upload
        .files
        .iter()
        .filter(|file| file.field == "evidence")
        .map(|file| NewEvidence { name: file.name.clone(), bytes: file.bytes.clone() })
        .collect();
    let report = NewReport {
        id: fields.text("report_id").parse()?,
        employment: owner_of(fields)?,
        week: week_of(fields)?,
        seen_version,
        written_at: fields.optional("written_at").and_then(|at| at.parse().ok()),
        note: fields.text("note").to_owned(),
        lines,
        evidence,
        dropped_evidence: fields.all("drop_evidence").filter_map(|id| id.parse::<FileId>().ok()).collect(),
    };
    Ok(Typed { report, errors })
}

fn read_line(fields: &Fields, id: &str, errors: &mut FieldErrors) -> Result<NewLine, Error> {
    let sub_task: SubTaskId = id.parse()?;
    let name = |part| field(part, sub_task);
    let blocker = fields.optional(&name("blocker")).map_or(Some(Blocker::None), Blocker::from_code);
    Ok(NewLine {
        sub_task,
        unchanged: fields.optional(&name("unchanged")).is_some(),
        quantity: fields.read::<Quantity>(
            &name("quantity"),
            "performance-report-quantity-unreadable",
            errors,
        ),
        completed: fields.optional(&name("completed")).is_some(),
        completed_on: fields.day(&name("completed_on"), errors),
        blocker: blocker.ok_or_else(|| Error::field("", "platform-form-unreadable"))?,
        text: fields.text(&name("text")).to_owned(),
    })
}

/// The form as the page first shows it. What is not reported yet starts empty; in a report already sent, a sub-task
/// without a line was unchanged.
pub fn filled(fresh_id: ReportId, facts: &WeekRow, week: Week, lines: &[WeekLineRow]) -> FormState {
    let mut form = FormState::new()
        .with("report_id", facts.report_id.unwrap_or(fresh_id).to_string())
        .with("week", week.monday().to_string())
        .with("employment", facts.employment_id.to_string())
        .with("version", facts.version.map(|version| version.to_string()).unwrap_or_default())
        .with("note", facts.note.clone().unwrap_or_default());
    for row in lines {
        match rules::stored_line(row) {
            Some(line) => {
                match line.status {
                    LineStatus::Unchanged => form.add(field("unchanged", row.id), TICKED),
                    LineStatus::InProgress | LineStatus::Completed => {
                        form.add(field("quantity", row.id), line.quantity.to_string());
                    }
                }
                if line.status == LineStatus::Completed {
                    form.add(field("completed", row.id), TICKED);
                }
                if let Some(day) = line.completed_on {
                    form.add(field("completed_on", row.id), ui::short_day(day));
                }
                form.add(field("blocker", row.id), line.blocker.code());
                form.add(field("text", row.id), line.text);
            }
            None if facts.report_id.is_some() => form.add(field("unchanged", row.id), TICKED),
            None => {}
        }
    }
    form
}

/// Is anything said below the fold of this line? Then it is shown open.
pub fn is_open(form: &FormState, sub_task: SubTaskId) -> bool {
    ["completed", "completed_on", "blocker"].iter().any(|part| {
        let name = field(part, sub_task);
        let value = form.value(&name);
        form.error(&name).is_some() || !(value.is_empty() || value == Blocker::None.code())
    })
}
