//! Who somebody is: accounts, sign-in by check number and password, one-time activation codes that HR prints.
//! Read: `rules`, `password`, `actions`, `pages`. Sessions themselves are platform's; roles are `employee::actor`.

mod actions;
pub mod pages;
mod password;
pub mod rules;
mod store;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;

use kernel::{Actor, Day, Error, Role};
use platform::session::Session;
use platform::store::Tx;

pub(crate) use actions::judge_code;
pub use actions::{activate_for_demo, confirm, make_activation, make_activations};
pub use password::hash;

/// Who a session belongs to today: what platform asks before every page.
pub fn identify(tx: &Tx<'_>, session: &Session, today: Day) -> Result<Option<Actor>, Error> {
    let Some(mut person) = crate::employee::actor(tx, session.institution_id, session.employment_id, today)?
    else {
        return Ok(None);
    };
    if let Some(above) = session.above_id
        && let Some(seated) = crate::seat::seated(tx, &person, above)?
    {
        return Ok(Some(Actor::Person(Box::new(seated))));
    }
    if person.holds(Role::Auditor) {
        person.reasons =
            crate::audit::store::list_counting(tx, session.institution_id, session.employment_id, today)?;
    }
    Ok(Some(Actor::Person(Box::new(person))))
}
