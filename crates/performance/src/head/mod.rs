//! Wakuu wa taasisi: what the seat above judges. The list of heads it may sit above, with what waits for it, and the work of
//! the one above whom it sits. Taking the seat is people's; every step is the same as any supervisor's, in its own room.

mod pages;
mod store;

#[cfg(test)]
mod tests;

pub use pages::routes;

use platform::http::Visit;

/// Where a supervisor's list is for this reader: from the seat above an institution it is the head's work.
pub(crate) fn list_of(visit: &Visit, own: &'static str) -> &'static str {
    let seated = visit.person().is_ok_and(|person| person.seated.is_some());
    if seated { people::seat::WORK } else { own }
}
