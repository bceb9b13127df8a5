//! The file for the Commission as its page and its paper show it: what the one JSON object says, as texts.

use std::collections::BTreeMap;

use kernel::{Day, Error, Timestamp};
use serde_json::Value;
use ui::Shell;

use crate::mark::{self, Explanation, Inputs};

/// One version of the mark with its calculation.
pub struct MarkView {
    pub version: i64,
    pub when: String,
    pub explanation: Explanation,
}

pub struct ReportLine {
    pub title: String,
    pub quantity: String,
    pub text: String,
}

pub struct ReportView {
    pub week: String,
    pub state: String,
    pub lines: Vec<ReportLine>,
}

pub struct EventView {
    pub when: String,
    pub who: String,
    pub what: String,
    pub details: String,
}

/// All of it.
pub struct WholeView {
    pub institution: String,
    pub marks: Vec<MarkView>,
    pub reports: Vec<ReportView>,
    /// Name and SHA-256.
    pub files: Vec<(String, String)>,
    pub events: Vec<EventView>,
}

impl WholeView {
    pub fn of(shell: &Shell<'_>, whole: &Value) -> Result<Self, Error> {
        let files = list(whole, "files").iter().map(|file| (text(file, "name"), text(file, "sha256")));
        Ok(Self {
            institution: whole.get("institution").map_or_else(String::new, |value| text(value, "name")),
            marks: marks(shell, whole)?,
            reports: reports(shell, whole),
            files: files.collect(),
            events: events(shell, whole),
        })
    }
}

fn text(value: &Value, name: &str) -> String {
    match value.get(name) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn when(shell: &Shell<'_>, value: &Value, name: &str) -> String {
    text(value, name).parse::<Timestamp>().map_or_else(|_| String::new(), |at| shell.time(at))
}

/// What the file says of each version of the mark, computed again: the page shows every step.
fn marks(shell: &Shell<'_>, whole: &Value) -> Result<Vec<MarkView>, Error> {
    let versions = list(whole, "marks").iter().map(|mark| {
        let stored = mark.get("inputs").cloned().unwrap_or_default();
        let inputs: Inputs = serde_json::from_value(stored).map_err(Error::internal)?;
        let computed =
            mark::compute(&inputs).map_err(|cause| Error::internal(format!("a stored mark: {cause:?}")))?;
        Ok(MarkView {
            version: mark.get("version").and_then(Value::as_i64).unwrap_or_default(),
            when: when(shell, mark, "computed_at"),
            explanation: mark::explain(&inputs, &computed),
        })
    });
    versions.collect()
}

fn reports(shell: &Shell<'_>, whole: &Value) -> Vec<ReportView> {
    let none = Value::Null;
    let employee = whole.get("employee").unwrap_or(&none);
    let titles: BTreeMap<String, String> = employee
        .get("agreement")
        .map(|agreement| list(agreement, "tasks"))
        .unwrap_or_default()
        .iter()
        .flat_map(|task| list(task, "subtasks"))
        .map(|line| (text(line, "id"), text(line, "title")))
        .collect();
    let line = |line: &Value| ReportLine {
        title: titles.get(&text(line, "subtask")).cloned().unwrap_or_default(),
        quantity: text(line, "quantity"),
        text: text(line, "text"),
    };
    list(employee, "reports")
        .iter()
        .map(|report| ReportView {
            week: text(report, "week")
                .parse::<Day>()
                .map_or_else(|_| String::new(), |day| shell.short_day(day)),
            state: shell.kc("performance-mark-report", &text(report, "state")).into_owned(),
            lines: list(report, "lines").iter().map(line).collect(),
        })
        .collect()
}

fn events(shell: &Shell<'_>, whole: &Value) -> Vec<EventView> {
    list(whole, "events")
        .iter()
        .map(|event| {
            let (what, details) =
                people::event_words(shell, &text(event, "action"), event.get("before"), event.get("after"));
            EventView { when: when(shell, event, "at"), who: text(event, "who"), what, details }
        })
        .collect()
}
