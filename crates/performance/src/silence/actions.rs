//! What the engine runs when an answer's day has passed: one level up the supervision line; above the head of institution
//! there is nobody, and the thing is stuck for HR and the coordinator to see. Both run in the unit that took the row.

use kernel::{Error, Place, Seat};
use people::seat::rules::title;
use platform::deadline::{OnPassed, Passed};
use platform::work::{Event, Saved, Work};
use serde_json::{Map, Value, json};

use crate::{agreement, appeal, appraisal, measure, permissions, update};

/// Each kind of due date that does not simply stay late, with what is done about it.
pub const ON_PASSED: &[(&str, OnPassed)] = &[
    ("performance.agreement.approve", agreement::actions::answer_missed),
    ("performance.agreement.sign_staff", agreement::actions::signature_missed),
    ("performance.update.answer", raise_or_stick),
    ("performance.update.countersign", raise_or_stick),
    ("performance.update.review", update::round::own_review_missed),
    ("performance.update.review_staff", update::round::staff_review_missed),
    ("performance.report.verify", raise_or_stick),
    ("performance.handover.name", raise_or_stick),
    ("performance.probation.review", raise_once_or_stick),
    ("performance.measure.follow.reward", raise_once_or_stick),
    ("performance.measure.follow.development", raise_once_or_stick),
    ("performance.measure.follow.sanction", raise_once_or_stick),
    ("performance.measure.decide.reward", measure::actions::decision_missed),
    ("performance.measure.decide.development", measure::actions::decision_missed),
    ("performance.measure.decide.sanction", measure::actions::decision_missed),
    ("people.absence.answer", raise_once_or_stick),
    ("performance.appraisal.supervise", appraisal::actions::assessment_missed),
    ("performance.appraisal.discuss", appraisal::actions::discussion_missed),
    ("performance.appraisal.agree", appraisal::actions::answer_missed),
    ("performance.appraisal.countersign", appraisal::actions::countersign_missed),
    ("performance.appeal.decide", appeal::actions::decision_missed),
    ("performance.appeal.appoint", appeal::actions::decision_missed),
    ("performance.appeal.wait", appeal::actions::decision_missed),
    ("performance.appeal.send", appeal::actions::sending_missed),
];

/// The thing itself stays as it is (a plan without the update, a report as it was sent): only whose answer is owed changes.
/// Source: performance.md 1.2, 1.3.
fn raise_or_stick(work: &Work<'_>, passed: &Passed) -> Result<Saved<()>, Error> {
    match raise(work, passed, subject_of(passed))? {
        Some(raised) => Ok(raised),
        None => stick(work, passed, subject_of(passed)),
    }
}

/// For what the first and the second level may answer, and nobody above them. Leave that nobody agreed does not count as
/// leave, so a request is no less urgent than a plan. Source: performance.md 6.3.
fn raise_once_or_stick(work: &Work<'_>, passed: &Passed) -> Result<Saved<()>, Error> {
    if passed.level > 0 { stick(work, passed, subject_of(passed)) } else { raise_or_stick(work, passed) }
}

/// Of `area.thing.verb` what the history calls the thing.
fn subject_of(passed: &Passed) -> &'static str {
    let known = ON_PASSED.iter().map(|(kind, _)| *kind).find(|kind| *kind == passed.kind).unwrap_or_default();
    let end = known.match_indices('.').nth(1).map_or(known.len(), |(at, _)| at);
    known.get(..end).unwrap_or_default()
}

/// Pandisha: the one above gets the usual days; who let it pass has missed it for good, and that counts in their duty M,
/// unless they were on leave on that day.
/// What an employee owes about themselves goes nowhere: it is late, and never refused. None: nobody stands further up.
/// Source: performance.md 1.1, 1.4, 3.3, 4.4, 6.3 (PROPOSED).
pub(crate) fn raise(
    work: &Work<'_>,
    passed: &Passed,
    subject: &'static str,
) -> Result<Option<Saved<()>>, Error> {
    let place = Place::institution(passed.institution_id);
    let permit = work.permit(&permissions::SILENCE_RAISE, &place)?;
    let Some(about) = passed.about_id.filter(|about| Some(*about) != passed.owed_by_id) else {
        return Ok(Some(work.already_done(permit)));
    };
    let (tx, institution, today) = (work.tx(), passed.institution_id, work.today());
    // Above the seat there is nobody.
    let Some(from) = passed.owed_by_id else { return Ok(None) };
    let Some(upper) = people::supervision::above(tx, institution, from, Some(about), today)? else {
        return Ok(None);
    };
    let days = work.setting(passed.year, "answer_days")?;
    let away = people::absence::was_away(tx, institution, from, passed.due_on)?;
    let due_on = work.raise(passed, upper.id, days, away)?;
    let after =
        json!({ "owed_by": upper.name, "due_on": due_on.to_string(), "due": passed.kind, "away": away });
    let silent = silent(work, passed)?.into();
    let event = Event::on(subject, passed.subject_id).about(about).before(silent).after(after);
    work.save(permit, event).map(Some)
}

/// Kukwama: the last level let its day pass. It stays owed, and counts as unanswered.
pub(crate) fn stick(work: &Work<'_>, passed: &Passed, subject: &'static str) -> Result<Saved<()>, Error> {
    let permit = work.permit(&permissions::SILENCE_STICK, &Place::institution(passed.institution_id))?;
    let event = Event::on(subject, passed.subject_id)
        .before(silent(work, passed)?.into())
        .after(json!({ "due": passed.kind }));
    work.save(
        permit,
        match passed.about_id {
            Some(about) => event.about(about),
            None => event,
        },
    )
}

/// A seat that nobody in particular holds: a secretary's post is owed at the secretariat, the nation's seat where the thing is.
fn seat(passed: &Passed) -> Seat {
    let elsewhere = passed.owed_institution_id != passed.institution_id;
    if elsewhere { Seat::Region(String::new()) } else { Seat::Nation }
}

/// Who let which day pass, as the history keeps it: the name is read there, and the notice goes to the id.
pub(crate) fn silent(work: &Work<'_>, passed: &Passed) -> Result<Map<String, Value>, Error> {
    let due_on = ("due_on", passed.due_on.to_string());
    let note = ("note", passed.note.clone());
    let said = match passed.owed_by_id {
        Some(id) => {
            let row = people::employee::find(work.tx(), passed.owed_institution_id, id, work.today())?;
            let name = row.map(|row| row.name).unwrap_or_default();
            vec![("owed_by", name), ("owed_by_id", id.to_string()), due_on, note]
        }
        None => vec![("owed_by", title(&seat(passed)).to_owned()), due_on, note],
    };
    Ok(said.into_iter().map(|(key, value)| (key.to_owned(), Value::String(value))).collect())
}
