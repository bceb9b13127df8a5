//! The head of an institution through a year, with the seat above as supervisor: the same steps, rules and texts as
//! everybody's. On both engines, and through the pages.

mod flow;
mod judged;
mod pages;

use kernel::{EmploymentId, InstitutionId};
use people::testing::{Above, Fixture, Someone};
use platform::testing::TestStore;

/// The director in the employee's place, and the secretary above the council in the supervisor's.
struct Council {
    people: Fixture,
    above: Above,
    /// The secretary in the seat.
    seated: Someone,
}

fn council(store: &TestStore, people: Fixture) -> Council {
    let above = store.tx(Above::insert).unwrap();
    let (secretary, institution) = (above.secretary.clone(), people.institution);
    let seated = store.tx(move |tx| secretary.above(tx, institution)).unwrap();
    let people = Fixture {
        employee: people.director.clone(),
        supervisor: seated.clone(),
        head: people.hr.clone(),
        ..people
    };
    Council { people, above, seated }
}

/// What waits for somebody where they work: kind and path.
fn owed(store: &TestStore, institution: InstitutionId, who: EmploymentId) -> Vec<(String, String)> {
    let rows = ::people::testing::waits(store, institution, who);
    rows.into_iter().map(|row| (row.kind, row.path)).collect()
}
