//! Who sees what: a second level its supervisors by name, officers the institution without names, the nation without either.

use kernel::{Actor, Role, RoleGrant};
use people::testing::{Fixture, Someone};
use platform::testing::{TestApp, TestStore};

use super::made::{council, year};
use crate::fairness::actions;

fn filled() -> (TestStore, Fixture) {
    let store = TestStore::sqlite();
    let people = council(&store);
    let institution = people.institution;
    store.runtime.block_on(actions::count_year(&store.desk(&Actor::System), institution, year())).unwrap();
    (store, people)
}

fn app(store: &TestStore) -> TestApp<'_> {
    let areas = vec![crate::area(), people::area()];
    TestApp::new(store, areas, people::identity::identify)
}

fn body(app: &TestApp<'_>, who: &Someone, path: &str) -> (u16, String) {
    let answer = app.signed_in(who.person.institution, who.employment).get(path);
    (answer.status.as_u16(), answer.body)
}

#[test]
fn the_second_level_sees_its_supervisors_and_nobody_elses() {
    let (store, people) = filled();
    let app = app(&store);
    let (status, page) = body(&app, &people.head, "/fairness/supervisors");
    assert_eq!(status, 200);
    assert!(page.contains(&people.supervisor.name) && page.contains("60 - 80"), "{page}");
    // Three were marked: the institution less the two that the supervisor marked would be one person.
    let rest = "Takwimu za taasisi nzima hazionyeshwi";
    assert!(page.contains(rest) && !page.contains("Taasisi yote"), "{page}");
    let show = format!("/fairness/supervisors/{}?year=2025-26", people.supervisor.employment);
    let (status, page) = body(&app, &people.head, &show);
    assert_eq!(status, 200);
    assert!(page.contains("Alama 1 kati ya 5 za ubora ni 100 kamili."), "{page}");
    assert!(page.contains("Idadi ya waliotathminiwa ni 2 tu"), "a small group says so");
    assert!(page.contains(rest) && page.contains("haionyeshwi (wengine ni chini ya watu 10)"), "{page}");
    // The supervisor sees the same; the ones judged, a colleague above nobody and HR do not.
    assert_eq!(body(&app, &people.supervisor, &show).0, 200);
    for other in [&people.employee, &people.hr, &people.director, &people.auditor, &people.stranger] {
        assert_eq!(body(&app, other, &show).0, 404, "{}", other.name);
    }
    let (status, page) = body(&app, &people.employee, "/fairness/supervisors");
    assert!(status == 200 && !page.contains(&people.supervisor.name));
}

#[test]
fn officers_see_the_institution_without_names() {
    let (store, people) = filled();
    let app = app(&store);
    for officer in [&people.hr, &people.director, &people.auditor] {
        let (status, page) = body(&app, officer, "/fairness/institution");
        assert_eq!(status, 200);
        let named = [&people.supervisor, &people.employee, &people.colleague];
        assert!(named.iter().all(|who| !page.contains(&who.name)), "{}", officer.name);
        // Three people: neither a group nor the whole is shown.
        assert!(page.contains("Kuna alama zilizotangazwa, lakini za watu pungufu ya 10"), "{page}");
        assert!(!page.contains("60 - ") && !page.contains("<svg"), "{page}");
    }
    assert_eq!(body(&app, &people.employee, "/fairness/institution").0, 403);
}

#[test]
fn the_nation_is_for_its_officers_only() {
    let (store, people) = filled();
    let app = app(&store);
    for other in [&people.hr, &people.director, &people.head, &people.stranger] {
        assert_eq!(body(&app, other, "/fairness/nation").0, 403, "{}", other.name);
    }
    let mut officer = people.stranger.person.clone();
    officer.roles = vec![RoleGrant { role: Role::National, unit_path: None }];
    assert!(kernel::could(&crate::permissions::FAIRNESS_NATION, &Actor::Person(Box::new(officer))));
}

#[test]
fn a_table_is_taken_away_as_it_is_seen() {
    let (store, people) = filled();
    let app = app(&store);
    let (status, csv) = body(&app, &people.head, "/fairness/supervisors?year=2025-26&sheet=csv");
    assert_eq!(status, 200);
    let line = csv.lines().find(|line| line.contains(&people.supervisor.name)).unwrap();
    assert!(line.contains(",2,70,60 - 80,20,"), "{line}");
    assert_eq!(body(&app, &people.head, "/fairness/supervisors?year=mwaka").0, 404);
}
