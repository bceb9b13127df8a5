//! The sealed events as a feed: each listener keeps its position and asks for what came after it. Positions have no gaps
//! and never move, so nothing is missed and nothing comes twice but what a listener asks for twice. A listener moves on in the
//! unit that writes down what it made of what it heard.

use kernel::Error;

use super::model::EventRow;
use super::store;
use crate::store::Tx;

/// One sealed event and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Fed {
    pub position: u64,
    pub event: EventRow,
}

/// Sealed events from a position on, at most so many.
pub fn after(tx: &Tx<'_>, position: u64, most: u64) -> Result<Vec<Fed>, Error> {
    let rows = store::stretch(tx, position, position.saturating_add(most), None)?;
    rows.into_iter()
        .map(|row| {
            let position = u64::try_from(row.position).map_err(Error::internal)?;
            let gone = || Error::internal(format!("the event sealed at position {position} is gone"));
            Ok(Fed { position, event: row.event().ok_or_else(gone)? })
        })
        .collect()
}
