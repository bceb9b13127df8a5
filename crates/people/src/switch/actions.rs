//! Opening another employment of one's own. That something waits there stands among what waits here (`owed`).

use kernel::{EmploymentId, Error, Place};
use platform::session::{self, Token};
use platform::work::{Event, Saved, Work};
use serde_json::json;

use super::store;
use crate::permissions::SWITCH_OPEN;

/// Fungua ajira nyingine: from now on the session is the person in that employment. NotFound for one that is not theirs.
pub fn open_employment(work: &Work<'_>, token: &Token, id: EmploymentId) -> Result<Saved<()>, Error> {
    let person = work.person()?;
    let permit = work.permit(&SWITCH_OPEN, &Place::institution(person.institution))?;
    let rows = store::list_others(work.tx(), person.person, person.employment, work.today())?;
    let other = rows.into_iter().find(|row| row.id == id).ok_or(Error::NotFound)?;
    session::turn(work.tx(), token, other.institution_id, other.id)?;
    let after = json!({ "institution": other.institution_name });
    work.save(permit, Event::on("people.employment", id.0).about(person.employment).after(after))
}
