//! What an auditor does before reading: says why.

use kernel::{Error, FieldErrors, Place, Reason};
use platform::work::{Event, Guarded, Saved, Work};
use serde_json::json;

use super::model::{AuditId, NewAudit};
use super::store;
use crate::employee;
use crate::permissions::AUDIT_STATE;
use crate::unit::tidy;

/// Letters that a reason has at least: a word is none. PROPOSED.
const REASON_LEAST: usize = 15;
const REASON_MOST: usize = 500;
const REFERENCE_MOST: usize = 100;

/// Soma kwa sababu: opens the file of one employee, or of the whole institution, to this auditor for the setting
/// `audit_days`. The employee's own history shows who read and why; a reason for the whole stands in the institution's.
pub fn state_reason(work: &Work<'_>, new: &NewAudit) -> Result<Saved<AuditId>, Error> {
    let (person, today) = (work.person()?, work.today());
    let institution = person.institution;
    let new = NewAudit { reason: tidy(&new.reason), reference: tidy(&new.reference), ..new.clone() };
    judge(&new)?;
    let place = match new.about {
        Some(about) => {
            let found = employee::find(work.tx(), institution, about, today)?.map(Guarded::new);
            work.open(&AUDIT_STATE, found)?;
            Place::institution(institution)
        }
        None => Place::institution(institution),
    };
    let permit = work.permit(&AUDIT_STATE, &place)?;
    let id: AuditId = work.new_id();
    let days = work.setting(today.financial_year(), "audit_days")?;
    let until_on = today.plus_days(days);
    store::insert(work.tx(), institution, (id, person.employment), &new, (work.now(), until_on))?;
    let mut event = Event::on("people.audit", id.0).after(json!({
        "reason": new.reason,
        "letter": new.reference,
        "to": until_on.to_string(),
    }));
    if let Some(about) = new.about {
        event = event.about(about);
    }
    Ok(work.save(permit, event)?.with(id))
}

fn judge(new: &NewAudit) -> Result<(), Error> {
    let mut errors = FieldErrors::default();
    let letters = new.reason.chars().count();
    if letters < REASON_LEAST {
        errors.push("reason", Reason::new("people-audit-problem-short").with("least", REASON_LEAST));
    }
    for (field, letters, most) in
        [("reason", letters, REASON_MOST), ("reference", new.reference.chars().count(), REFERENCE_MOST)]
    {
        if letters > most {
            errors.push(field, Reason::new("platform-field-too-long").with("most", most));
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(Error::Invalid(errors)) }
}
