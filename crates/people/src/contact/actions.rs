//! Somebody says where and how often e-mail reaches them. The address is written once for the country, with the person.

use kernel::Error;
use platform::work::{Event, Guarded, Saved, Work};
use serde_json::{Map, Value};

use super::model::{ChoiceRow, Typed};
use super::store;
use crate::employee::{self, EmploymentRow, rules};
use crate::permissions::CONTACT_CHANGE;

fn own(work: &Work<'_>) -> Result<EmploymentRow, Error> {
    let person = work.person()?;
    let row = employee::find(work.tx(), person.institution, person.employment, work.today())?;
    work.open(&CONTACT_CHANGE, row.map(Guarded::new))
}

/// What holds for the reader.
pub fn read_choice(work: &Work<'_>) -> Result<ChoiceRow, Error> {
    let person = work.person()?;
    store::find(work.tx(), person.institution, person.employment, person.person)?.ok_or(Error::NotFound)
}

/// Keeps address and choice; nothing is written when nothing changes.
pub fn change_contact(work: &Work<'_>, typed: &Typed) -> Result<Saved<()>, Error> {
    let row = own(work)?;
    let permit = work.permit(&CONTACT_CHANGE, &row)?;
    let known = read_choice(work)?;
    let typed = Typed { email: typed.email.trim().to_lowercase(), ..typed.clone() };
    let reachable = rules::is_email(&typed.email) && platform::mail::is_address(&typed.email);
    if !typed.email.is_empty() && !reachable {
        return Err(Error::field("email", "people-employee-problem-email"));
    }
    if typed.seen != (known.person_version, known.version) {
        return Err(Error::Stale);
    }
    let (mut before, mut after) = (Map::new(), Map::new());
    let mut note = |name: &str, was: &str, is: &str| {
        if was != is {
            before.insert(name.to_owned(), Value::from(was));
            after.insert(name.to_owned(), Value::from(is));
        }
    };
    note("email", &known.email, &typed.email);
    note("digest", known.digest().code(), typed.digest.code());
    note("language", known.language().code(), typed.language.code());
    if after.is_empty() {
        return Ok(work.already_done(permit));
    }
    if known.email != typed.email {
        store::save_email(work.tx(), row.person_id, &typed)?;
    }
    store::save(work.tx(), row.institution_id, row.id, &typed)?;
    let event = Event::on("people.employment", row.id.0)
        .about(row.id)
        .before(Value::Object(before))
        .after(Value::Object(after));
    work.save(permit, event)
}
