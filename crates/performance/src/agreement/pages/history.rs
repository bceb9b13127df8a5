//! The history of a plan, in words: what happened, to which task, why, and what a field was before.

use kernel::{Day, Reason, Timestamp};
use platform::history::Entry;
use serde_json::Value;
use ui::Shell;

use crate::silence;

/// One line of the history.
pub(super) struct Line {
    pub at: Timestamp,
    pub who: String,
    pub what: String,
    pub note: String,
}

/// What happened, with the task it happened to, the reason given and what was changed.
pub(super) fn line(shell: &Shell<'_>, entry: &Entry) -> Line {
    if let Some(silence::Said { what, note }) = silence::event(shell, entry) {
        return Line { at: entry.at, who: entry.actor_name.clone(), what, note };
    }
    let (before, after) = (entry.before.as_ref(), entry.after.as_ref());
    let thing = ["/sub_task/title", "/task/title"]
        .into_iter()
        .find_map(|path| text(after, path).or_else(|| text(before, path)));
    let what = what(shell, entry);
    Line {
        at: entry.at,
        who: match entry.acting_for_id {
            Some(_) => shell.t1("performance-agreement-acting", "name", &entry.actor_name).into_owned(),
            None => entry.actor_name.clone(),
        },
        what: thing.map_or(what.clone(), |thing| format!("{what}: {thing}")),
        note: note(shell, before, after),
    }
}

fn what(shell: &Shell<'_>, entry: &Entry) -> String {
    let verb = entry.action.rsplit('.').next().unwrap_or_default();
    let change = match (verb, &entry.before, &entry.after) {
        ("edit" | "assign", None, Some(_)) => "added",
        ("edit" | "assign", Some(_), None) => "removed",
        ("reject", _, Some(after)) if after.get("sub_task").is_some() => "reject-sub-task",
        _ => verb,
    };
    // What other rooms do to a plan (a reminder, a link) has words of its own.
    if entry.action.starts_with("performance.agreement.") {
        shell.kc("performance-agreement", &format!("{change}-event")).into_owned()
    } else {
        people::event_words(shell, &entry.action, None, None).0
    }
}

fn note(shell: &Shell<'_>, before: Option<&Value>, after: Option<&Value>) -> String {
    let reason = text(after, "/reason").unwrap_or_default();
    match text(after, "/voided/0/name") {
        Some(name) => {
            let end = if reason.ends_with(['.', '!', '?']) { "" } else { "." };
            format!("{reason}{end} {}", shell.t1("performance-agreement-signature-void", "name", name))
        }
        None if reason.is_empty() => changes(shell, before, after),
        None => reason,
    }
}

/// The fields of a task or sub-task that a change can touch, as events keep them, each with its words.
const FIELDS: [(&str, &str); 12] = [
    ("title", "performance-agreement-task-title"),
    ("activity", "performance-agreement-activity"),
    ("weight", "performance-agreement-weight"),
    ("priority", "performance-agreement-priority"),
    ("indicator", "performance-agreement-indicator"),
    ("mode", "performance-agreement-mode"),
    ("unit", "performance-agreement-unit"),
    ("baseline", "performance-agreement-baseline"),
    ("target", "performance-agreement-target"),
    ("resources", "performance-agreement-resources"),
    ("starts_on", "performance-agreement-starts-on"),
    ("ends_on", "performance-agreement-ends-on"),
];

/// "Tarehe ya kumaliza: 30/06/2027, badala ya 31/03/2027." for each field that is not what it was.
fn changes(shell: &Shell<'_>, before: Option<&Value>, after: Option<&Value>) -> String {
    let of = |event: Option<&Value>| {
        event.and_then(|event| event.get("sub_task").or_else(|| event.get("task"))).cloned()
    };
    let (Some(before), Some(after)) = (of(before), of(after)) else { return String::new() };
    let lines = FIELDS.iter().filter_map(|(field, words)| {
        let (old, new) = (before.get(field)?, after.get(field)?);
        (old != new).then(|| {
            let (old, new) = (shown(shell, field, old), shown(shell, field, new));
            let sentence = Reason::new("performance-agreement-changed-field")
                .with("field", shell.t(words))
                .with("old", old)
                .with("new", new);
            shell.reason(sentence).into_owned()
        })
    });
    lines.collect::<Vec<_>>().join(" ")
}

fn shown(shell: &Shell<'_>, field: &str, value: &Value) -> String {
    let written = value.as_str().unwrap_or_default();
    match field {
        "priority" | "mode" => shell.kc(&format!("performance-agreement-{field}"), written).into_owned(),
        "weight" => format!("{written}%"),
        "starts_on" | "ends_on" => {
            written.parse::<Day>().map_or_else(|_| written.to_owned(), |day| shell.short_day(day))
        }
        _ if written.is_empty() => "-".to_owned(),
        _ => written.to_owned(),
    }
}

fn text(event: Option<&Value>, path: &str) -> Option<String> {
    event?.pointer(path)?.as_str().map(str::to_owned)
}
