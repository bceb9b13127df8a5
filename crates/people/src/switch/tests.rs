//! One person with two employments: each is opened, and nobody opens a stranger's.

use axum::http::StatusCode;
use kernel::uuid::Uuid;
use kernel::{EmploymentId, InstitutionId};
use platform::testing::TestStore;
use platform::work::Work;

use super::store::list_others;
use crate::employee::actions::end_employee;
use crate::testing::Fixture;
use crate::tests::{browser, day, show, whole, with_app};

platform::statements! {
    // The same person is taken on elsewhere, in the seat of somebody there.
    TAKEN_ON = "INSERT INTO people_employment (institution_id, id, person_id, check_number, name, unit_id, unit_path,
            workstation_id, post_id, cadre, salary_scale, terms, starts_on, ends_on, version)
        SELECT there.institution_id, $4, moved.person_id, moved.check_number, moved.name, there.unit_id, there.unit_path,
            there.workstation_id, there.post_id, moved.cadre, moved.salary_scale, moved.terms, $5, NULL, 1
        FROM people_employment there, people_employment moved
        WHERE there.id = $3 AND moved.institution_id = $1 AND moved.id = $2";
}

const NEW: EmploymentId = EmploymentId(Uuid::from_u128(78));

/// The employee leaves on the last of September and works where the stranger does from the first of October.
fn moved(store: &TestStore, people: &Fixture) -> InstitutionId {
    let (home, id, there) = (people.institution, people.employee.employment, people.stranger.employment);
    let end = move |work: &Work<'_>| end_employee(work, home, id, 1, day("2026-09-30"), "Amehamishwa");
    store.work(&people.hr.actor(), end).unwrap();
    let first = day("2026-10-01");
    store.tx(move |tx| tx.run(&TAKEN_ON, &[&home, &id, &there, &NEW, &first])).unwrap();
    people.stranger.person.institution
}

#[test]
fn who_was_transferred_opens_the_file_they_left_and_comes_back() {
    with_app(|app, people| {
        let there = moved(app.store, people);
        app.store.at("2026-10-05T08:00:00Z");
        let session = app.signed_in(there, NEW);
        let page = session.get("/me");
        let old = people.employee.employment;
        assert!(whole(&page).contains("Ajira zako nyingine"), "{}", show(&page));
        let opened = session.post(&format!("/me/employments/{old}/open"), &[]);
        assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", show(&opened));
        let page = session.get("/me");
        assert!(whole(&page).contains("Ajira yako hapa iliisha"), "{}", show(&page));
        // What is open to who has left is open, and no more.
        assert_eq!(session.get("/my-supervisor").status, StatusCode::FORBIDDEN);
        let back = session.post(&format!("/me/employments/{NEW}/open"), &[]);
        assert_eq!(back.status, StatusCode::SEE_OTHER);
        assert_eq!(session.get("/my-supervisor").status, StatusCode::OK);
        let history = app.store.tx(move |tx| platform::history::about(tx, there, NEW, None)).unwrap();
        assert!(history.iter().any(|event| event.action == "people.account.switch"), "{history:?}");
    });
}

#[test]
fn nobody_opens_what_is_not_theirs_nor_what_has_not_begun() {
    with_app(|app, people| {
        moved(app.store, people);
        let stranger = people.stranger.employment;
        let own = browser(app, &people.employee);
        for id in [stranger, people.colleague.employment, NEW, people.employee.employment] {
            let answer = own.post(&format!("/me/employments/{id}/open"), &[]);
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{}", show(&answer));
        }
        let (person, id) = (people.employee.person_id, people.employee.employment);
        let list =
            |on: &'static str| app.store.tx(move |tx| list_others(tx, person, id, day(on))).unwrap().len();
        assert_eq!((list("2026-09-30"), list("2026-10-01")), (0, 1));
    });
}
