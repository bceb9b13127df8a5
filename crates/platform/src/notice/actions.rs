//! What people do with their notices: open one, or say that they have read all they saw. That somebody has read a notice is
//! theirs alone, so it is no event.

use kernel::{Error, EventId, Person, Timestamp};

use super::store;
use crate::store::Tx;

/// Marks one of somebody's own notices as read; answers where it leads.
pub fn open_notice(tx: &Tx<'_>, person: &Person, id: EventId, now: Timestamp) -> Result<String, Error> {
    let notice = store::find(tx, person.institution, person.employment, id)?.ok_or(Error::NotFound)?;
    store::read_one(tx, person.institution, person.employment, id, now)?;
    Ok(notice.path)
}

/// Marks as read whatever is not newer than the newest that was seen.
pub fn read_notices(tx: &Tx<'_>, person: &Person, newest: EventId, now: Timestamp) -> Result<(), Error> {
    store::read_all(tx, person.institution, person.employment, newest, now)
}
