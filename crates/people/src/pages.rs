//! What the pages of this area share: a form that comes back, choices of selects, links with queries, lines of history.
//! What a form means is its feature's business.

use askama::Template;
use axum::response::Response;
use kernel::{Day, Error, FieldErrors, InstitutionId, Role, Timestamp};
use platform::history::Entry;
pub(crate) use platform::http::link;
use platform::http::{Failure, Fields, Visit};
use serde_json::{Map, Value};
use ui::{Choice, FormState, Shell};

use crate::unit::{UnitRow, WorkstationRow};

pub(crate) fn today(visit: &Visit) -> Day {
    visit.app().clock.now().day()
}

/// The reader's institution; every page of this area stays inside it.
pub(crate) fn home(visit: &Visit) -> Result<InstitutionId, Error> {
    visit.person().map(|person| person.institution)
}

/// A form on its way back to the person who typed it.
pub struct Again {
    pub form: FormState,
    /// Somebody else changed the row meanwhile.
    pub stale: bool,
}

/// What an action refused, put into the form it came from: complaints at their fields, a refusal at the whole form.
/// What no form can mend goes on as it is.
pub fn again(visit: &Visit, fields: &Fields, error: Error) -> Result<Again, Error> {
    match error {
        Error::Invalid(errors) => Ok(Again { form: visit.form(fields, &errors), stale: false }),
        Error::Refused(reason) => {
            let mut form = visit.form(fields, &FieldErrors::default());
            let is_there = fields.pairs().iter().any(|(name, _)| name == reason.field);
            form.complain(
                if is_there { reason.field } else { "" },
                visit.app().words.reason(visit.language, &reason),
            );
            Ok(Again { form, stale: false })
        }
        Error::Stale => {
            let mut form = visit.form(fields, &FieldErrors::default());
            form.complain("", visit.app().words.text(visit.language, "people-stale"));
            Ok(Again { form, stale: true })
        }
        other => Err(other),
    }
}

/// The answer to a form that came back: 409 where somebody was quicker, 422 otherwise.
pub fn answer_again(visit: &Visit, page: &impl Template, stale: bool) -> Result<Response, Failure> {
    visit.form_page(page, true, stale)
}

/// A field that somebody else changed meanwhile, as it is now and as it was typed.
pub(crate) struct Difference {
    pub label: String,
    pub theirs: String,
    pub typed: String,
}

/// Where what was typed differs from what holds: `now` are field names with what a fresh form would show, values that are
/// codes are shown as their choices. Versions are nobody's to read.
pub(crate) fn differences(
    shell: &Shell<'_>,
    fields: &Fields,
    now: &[(&'static str, String)],
    choices: &[&Vec<Choice>],
) -> Vec<Difference> {
    let shown = |value: &str| {
        let found = choices.iter().flat_map(|list| list.iter()).find(|choice| choice.value == value);
        found.map_or_else(|| value.to_owned(), |choice| choice.text.clone())
    };
    let differs = |(name, value): &(&'static str, String)| {
        let typed = fields.text(name);
        (!name.ends_with("version") && typed != value).then(|| Difference {
            label: shell.t(&format!("people-field-{}", name.replace('_', "-"))).into_owned(),
            theirs: shown(value),
            typed: shown(typed),
        })
    };
    now.iter().filter_map(differs).collect()
}

/// Units by name, a section after its department's name.
pub(crate) fn unit_choices(units: &[UnitRow]) -> Vec<Choice> {
    let named = |unit: &UnitRow| match units.iter().find(|above| Some(above.id) == unit.parent_id) {
        Some(above) => format!("{} / {}", above.name, unit.name),
        None => unit.name.clone(),
    };
    let mut choices: Vec<Choice> =
        units.iter().map(|unit| Choice::new(unit.id.to_string(), named(unit))).collect();
    choices.sort_by(|one, other| one.text.cmp(&other.text));
    choices
}

pub(crate) fn workstation_choices(places: &[WorkstationRow]) -> Vec<Choice> {
    places.iter().map(|place| Choice::new(place.id.to_string(), place.name.clone())).collect()
}

/// Choices of a closed list, in words.
pub(crate) fn coded(
    shell: &Shell<'_>,
    stem: &str,
    codes: impl IntoIterator<Item = &'static str>,
) -> Vec<Choice> {
    codes.into_iter().map(|code| Choice::new(code, shell.kc(stem, code))).collect()
}

pub(crate) fn role_name(shell: &Shell<'_>, role: Role) -> String {
    shell.kc("people-role", role.code()).into_owned()
}

/// One line of a history as people read it.
pub(crate) struct Line {
    pub at: Timestamp,
    pub when: String,
    pub who: String,
    pub what: String,
    pub note: String,
    /// Where whom it is about takes a receipt; empty for other readers.
    pub receipt: String,
}

/// Events as lines: the action in words, and what was before and after where this program knows how to say it. Fields
/// named in `hidden` are left out.
pub(crate) fn history(shell: &Shell<'_>, entries: &[Entry], hidden: &[&str]) -> Vec<Line> {
    let line = |entry: &Entry| Line {
        at: entry.at,
        when: shell.time(entry.at),
        who: match entry.acting_for_id {
            Some(_) => shell.t1("people-history-acting", "name", entry.actor_name.as_str()).into_owned(),
            None => entry.actor_name.clone(),
        },
        what: action(shell, &entry.action),
        note: note(shell, &entry.action, (entry.before.as_ref(), entry.after.as_ref()), hidden),
        receipt: String::new(),
    };
    entries.iter().map(line).collect()
}

/// The same for whom it is about, who may take a receipt of each; not of what is kept closed, which is about nobody.
pub(crate) fn own_history(shell: &Shell<'_>, entries: &[Entry]) -> Vec<Line> {
    let mut lines = history(shell, entries, &[]);
    let closed = |entry: &Entry| {
        let kind = entry.after.as_ref().and_then(|after| after.get("kind")).and_then(Value::as_str);
        entry.subject_kind == "people.absence" && kind == Some(crate::absence::rules::CLOSED.code())
    };
    for (line, entry) in lines.iter_mut().zip(entries).filter(|(_, entry)| !closed(entry)) {
        line.receipt = format!("/receipts/{}", entry.id);
    }
    lines
}

/// The words of an action: its own for the history, those of the notice it gives, or those of its button.
fn action(shell: &Shell<'_>, name: &str) -> String {
    let key = name.replace(['.', '_'], "-");
    let known = ["-event", "-done", ""].into_iter().map(|end| format!("{key}{end}"));
    let found = known.into_iter().find(|key| shell.words.has(shell.language, key));
    found.map_or_else(|| name.to_owned(), |key| shell.t(&key).into_owned())
}

/// What an event says, from its own pieces: the action, and what was before and after.
pub fn event_words(
    shell: &Shell<'_>,
    name: &str,
    before: Option<&Value>,
    after: Option<&Value>,
) -> (String, String) {
    (action(shell, name), note(shell, name, (before, after), &[]))
}

fn note(
    shell: &Shell<'_>,
    action: &str,
    (before, after): (Option<&Value>, Option<&Value>),
    hidden: &[&str],
) -> String {
    let empty = Map::new();
    let before = before.and_then(Value::as_object).unwrap_or(&empty);
    let after = after.and_then(Value::as_object).unwrap_or(&empty);
    let names = before.keys().chain(after.keys().filter(|name| !before.contains_key(*name)));
    let said = names.filter_map(|name| {
        let label = format!("people-field-{}", name.replace('_', "-"));
        if hidden.contains(&name.as_str()) || !shell.words.has(shell.language, &label) {
            return None;
        }
        let value = |said: &Map<String, Value>| cell(shell, action, name, said.get(name));
        let (was, is) = (value(before), value(after));
        let change = match (was.is_empty(), is.is_empty()) {
            (true, true) => return None,
            (true, false) => is,
            (false, true) => format!("{was} → -"),
            // What stayed says which one was changed.
            (false, false) if was == is => is,
            (false, false) => format!("{was} → {is}"),
        };
        Some(format!("{}: {change}", shell.t(&label)))
    });
    said.collect::<Vec<_>>().join("; ")
}

/// A value as people read it: days and codes in words, those of this area and of the area that wrote the event. A code that has no
/// words there is nobody's to read.
fn cell(shell: &Shell<'_>, action: &str, name: &str, value: Option<&Value>) -> String {
    let Some(text) = value.and_then(Value::as_str) else { return String::new() };
    if let Ok(day) = text.parse::<Day>() {
        return shell.day(day);
    }
    let name = name.replace('_', "-");
    let writer = action.split('.').take(2).collect::<Vec<_>>().join("-");
    let keys = [format!("people-{name}-{text}"), format!("{writer}-{name}-{text}"), text.to_owned()];
    match keys.iter().find(|key| shell.words.has(shell.language, key)) {
        Some(key) => shell.t(key).into_owned(),
        None if !action.starts_with("people.") && is_code(text) => String::new(),
        None => text.to_owned(),
    }
}

/// `mid_year`: how programs write, not people.
fn is_code(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}
