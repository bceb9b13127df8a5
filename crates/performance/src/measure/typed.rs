//! What people type about a measure, judged all at once: complaints stand at their fields.

use kernel::{Day, Error, FieldErrors, Reason};

use super::model::{Decision, FollowUp, Kind, Recommended, Sort};

/// Longest text, in characters. PROPOSED.
const LONGEST_TEXT: usize = 1000;
const LONGEST_SUBJECT: usize = 120;
const LONGEST_LETTER: usize = 60;

/// Fields as they came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    pub kind: String,
    pub subject: String,
    pub text: String,
    pub verdict: String,
    pub letter: String,
    pub due_on: String,
}

fn bounded(errors: &mut FieldErrors, name: &str, text: &str, most: usize) -> String {
    let text = text.trim();
    if text.chars().count() > most {
        errors.push(name, Reason::new("platform-field-too-long").with("most", most));
    }
    text.to_owned()
}

fn required(errors: &mut FieldErrors, name: &str, text: &str, most: usize) -> String {
    if text.trim().is_empty() {
        errors.add(name, "platform-field-missing");
    }
    bounded(errors, name, text, most)
}

/// What is recommended: a course needs its subject, everything its reason.
pub fn recommended(typed: &Typed) -> Result<Recommended, Error> {
    let mut errors = FieldErrors::default();
    let kind = Kind::from_code(&typed.kind);
    if kind.is_none() {
        errors.add("kind", "platform-field-choose");
    }
    let subject = bounded(&mut errors, "subject", &typed.subject, LONGEST_SUBJECT);
    if matches!(kind, Some(Kind::ShortCourse | Kind::LongCourse)) && subject.is_empty() {
        errors.add("subject", "performance-measure-subject-missing");
    }
    let text = required(&mut errors, "text", &typed.text, LONGEST_TEXT);
    errors.check()?;
    let kind = kind.ok_or_else(|| Error::field("kind", "platform-field-choose"))?;
    Ok(Recommended { kind, subject, text })
}

/// One text that must be there: the employee's word, a comment.
pub fn said(name: &str, text: &str) -> Result<String, Error> {
    let mut errors = FieldErrors::default();
    let text = required(&mut errors, name, text, LONGEST_TEXT);
    errors.check()?;
    Ok(text)
}

/// A decision: what is declined needs a reason, a sanction always does; what is approved needs a day not yet past.
pub fn decision(typed: &Typed, kind: Kind, today: Day) -> Result<Decision, Error> {
    let mut errors = FieldErrors::default();
    let approves = match typed.verdict.as_str() {
        "approve" => Some(true),
        "decline" => Some(false),
        _ => {
            errors.add("verdict", "platform-field-choose");
            None
        }
    };
    let reason = bounded(&mut errors, "text", &typed.text, LONGEST_TEXT);
    if (approves == Some(false) || kind.sort() == Sort::Sanction) && reason.is_empty() {
        errors.add("text", "performance-measure-reason-missing");
    }
    let letter = bounded(&mut errors, "letter", &typed.letter, LONGEST_LETTER);
    let written = typed.due_on.trim();
    let due_on = Day::parse_written(written);
    if approves == Some(true) {
        match due_on {
            None if written.is_empty() => errors.add("due_on", "platform-field-missing"),
            None => errors.add("due_on", "platform-field-not-a-day"),
            Some(day) if day < today => errors.add("due_on", "performance-measure-due-past"),
            Some(_) => {}
        }
    }
    errors.check()?;
    let approves = approves.ok_or_else(|| Error::field("verdict", "platform-field-choose"))?;
    Ok(Decision { approves, reason, letter, due_on: due_on.filter(|_| approves) })
}

/// What became of it: what was not done needs to say why.
pub fn follow_up(typed: &Typed) -> Result<FollowUp, Error> {
    let mut errors = FieldErrors::default();
    let done = match typed.verdict.as_str() {
        "done" => Some(true),
        "not_done" => Some(false),
        _ => {
            errors.add("verdict", "platform-field-choose");
            None
        }
    };
    let note = bounded(&mut errors, "text", &typed.text, LONGEST_TEXT);
    if done == Some(false) && note.is_empty() {
        errors.add("text", "performance-measure-reason-missing");
    }
    errors.check()?;
    let done = done.ok_or_else(|| Error::field("verdict", "platform-field-choose"))?;
    Ok(FollowUp { done, note })
}
