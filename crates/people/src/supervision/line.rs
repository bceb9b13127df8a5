//! The supervision line of a day, followed upwards: who stands above somebody and is there to answer.

use kernel::{Day, EmploymentId, Error, InstitutionId};
use platform::store::Tx;

use crate::employee;

/// More levels between an employee and the head of institution there never are.
const LEVELS: usize = 30;

/// Msimamizi wa ngazi ya juu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upper {
    pub id: EmploymentId,
    pub name: String,
}

/// The first above `from` who works here on the day and is not the one it concerns; None above the head of institution.
/// Source: performance.md 4.4, vacant post: it goes to the next level up.
pub fn above(
    tx: &Tx<'_>,
    institution: InstitutionId,
    from: EmploymentId,
    about: Option<EmploymentId>,
    day: Day,
) -> Result<Option<Upper>, Error> {
    let mut at = from;
    for _ in 0..LEVELS {
        let Some(row) = employee::find(tx, institution, at, day)? else { return Ok(None) };
        let Some(upper) = row.supervisor_id else { return Ok(None) };
        let found = employee::find(tx, institution, upper, day)?;
        match found {
            Some(found) if found.runs_on(day) && about != Some(upper) && upper != from => {
                return Ok(Some(Upper { id: upper, name: found.name }));
            }
            _ => at = upper,
        }
    }
    Ok(None)
}
