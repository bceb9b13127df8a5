//! What pages say about a thing that has gone up: a sentence while it waits there, and the words of its history.

use platform::history::Entry;
use ui::{Arg, Shell};

use super::model::Raised;

/// One line of the history in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub what: String,
    pub note: String,
}

/// "Juma hakujibu hadi siku yake; sasa liko kwa Asha": empty while nobody was silent.
pub fn note(shell: &Shell<'_>, raised: Option<&Raised>) -> String {
    let Some(raised) = raised else { return String::new() };
    let holder = Arg::from(raised.holder_name.as_str());
    let day = Arg::from(shell.day(raised.due_on));
    match (&raised.silent_name, raised.stuck) {
        (_, true) => shell.ta("performance-silence-stuck", &[("holder", holder), ("day", day)]),
        (Some(silent), false) => shell.ta(
            "performance-silence-raised",
            &[("silent", Arg::from(silent.as_str())), ("holder", holder), ("day", day)],
        ),
        (None, false) => shell.ta("performance-silence-handed", &[("holder", holder), ("day", day)]),
    }
    .into_owned()
}

/// The words of an event of this room; None of any other.
pub fn event(shell: &Shell<'_>, entry: &Entry) -> Option<Said> {
    let verb = entry.action.strip_prefix("performance.silence.")?;
    let text = |json: &Option<serde_json::Value>, name: &str| {
        json.as_ref().and_then(|json| json.get(name)?.as_str().map(str::to_owned)).unwrap_or_default()
    };
    let what = shell.kc("performance-silence", &format!("{verb}-event")).into_owned();
    let silent = text(&entry.before, "owed_by");
    let note = match verb {
        "raise" => {
            let holder = text(&entry.after, "owed_by");
            let away = entry.after.as_ref().is_some_and(|after| after.get("away") == Some(&true.into()));
            let key =
                if away { "performance-silence-event-away" } else { "performance-silence-event-raised" };
            shell.t2(key, "silent", silent.as_str(), "holder", holder.as_str()).into_owned()
        }
        "stick" => shell.t1("performance-silence-event-stuck", "silent", silent.as_str()).into_owned(),
        _ => shell.kc("performance-silence-stands", &text(&entry.after, "stands")).into_owned(),
    };
    Some(Said { what, note })
}
