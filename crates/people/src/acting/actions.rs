//! What HR does with acting: appoints a kaimu by letter, and ends the appointment early.

use kernel::{EmploymentId, Error, FieldErrors, InstitutionId, Place};
use platform::work::{Event, Saved, Work};
use serde_json::{Value, json};

use super::model::{ActingId, ActingRow, NewActing};
use super::rules::{self, LETTER_MOST, Refusal};
use super::store;
use crate::employee::actions::by;
use crate::employee::{self, EmploymentRow};
use crate::permissions;
use crate::unit::tidy;

/// Both see it in their own history; the last event's proof is answered.
fn save_both(
    work: &Work<'_>,
    institution: InstitutionId,
    id: ActingId,
    action: &'static kernel::Action,
    people: [EmploymentId; 2],
    (before, after): (Option<Value>, Value),
) -> Result<Saved<()>, Error> {
    let [absent, acting] = people;
    let event = |about| {
        let event = Event::on("people.acting", id.0).about(about).after(after.clone());
        match &before {
            Some(before) => event.before(before.clone()),
            None => event,
        }
    };
    let place = Place::institution(institution);
    work.save(work.permit(action, &place)?, event(absent))?;
    work.save(work.permit(action, &place)?, event(acting))
}

fn known(work: &Work<'_>, institution: InstitutionId, new: &NewActing) -> Result<[EmploymentRow; 2], Error> {
    let mut errors = FieldErrors::default();
    let absent = employee::find(work.tx(), institution, new.absent, new.from_on)?;
    let acting = employee::find(work.tx(), institution, new.acting, new.from_on)?;
    if absent.is_none() {
        errors.add("absent", "people-acting-problem-unknown");
    }
    if acting.is_none() {
        errors.add("acting", "people-acting-problem-unknown");
    }
    let letter = new.letter.chars().count();
    if letter == 0 {
        errors.add("letter", "people-acting-problem-letter-missing");
    }
    if letter > LETTER_MOST {
        errors.push("letter", kernel::Reason::new("people-employee-problem-long").with("most", LETTER_MOST));
    }
    match (absent, acting) {
        (Some(absent), Some(acting)) if errors.is_empty() => Ok([absent, acting]),
        _ => Err(Error::Invalid(errors)),
    }
}

/// Appoints somebody to act for somebody else. The absent person's employment may have ended: their post is vacant.
pub fn add_acting(
    work: &Work<'_>,
    institution: InstitutionId,
    new: &NewActing,
) -> Result<Saved<ActingId>, Error> {
    work.permit(&permissions::ACTING_ADD, &Place::institution(institution))?;
    let new = NewActing { letter: tidy(&new.letter), ..new.clone() };
    let [absent, acting] = known(work, institution, &new)?;
    if by(work) == Some(new.acting) {
        return Err(Refusal::Own.into());
    }
    employee::store::hold(work.tx(), &absent)?;
    rules::judge(&new, &store::list_for(work.tx(), institution, new.absent)?, work.today())?;
    if !acting.runs_on(new.from_on) || !acting.runs_on(new.to_on) {
        return Err(Refusal::Away { name: acting.name }.into());
    }
    let id: ActingId = work.new_id();
    store::insert(work.tx(), institution, id, &new)?;
    let after = json!({
        "absent": absent.name,
        "acting": acting.name,
        "from": new.from_on.to_string(),
        "to": new.to_on.to_string(),
        "letter": new.letter,
    });
    let people = [new.absent, new.acting];
    Ok(save_both(work, institution, id, &permissions::ACTING_ADD, people, (None, after))?.with(id))
}

/// Ends an appointment with yesterday, or before its first day when that has not come.
pub fn end_acting(
    work: &Work<'_>,
    institution: InstitutionId,
    id: ActingId,
    version: i64,
) -> Result<Saved<()>, Error> {
    work.permit(&permissions::ACTING_END, &Place::institution(institution))?;
    let row: ActingRow = store::find(work.tx(), institution, id)?.ok_or(Error::NotFound)?;
    let last = rules::end(row.from_on, row.to_on, work.today().plus_days(-1))?;
    store::save_end(work.tx(), institution, id, last, version)?;
    let before = json!({ "to": row.to_on.to_string() });
    let after = json!({ "absent": row.absent_name, "acting": row.acting_name, "to": last.to_string() });
    let people = [row.absent_id, row.acting_id];
    save_both(work, institution, id, &permissions::ACTING_END, people, (Some(before), after))
}
