//! The list, the seat taken, the head's work and the plan, as they are seen; in both languages.

use axum::http::StatusCode;
use people::identity::testing::{PASSWORD, give_password};
use people::identity::{self};
use people::testing::{Above, Fixture};
use platform::testing::{Browser, TestApp, TestStore, on_each_db};

use crate::agreement::model::AgreementId;
use crate::agreement::tests::{begun, people as with_templates, submit};

struct Pages<'s> {
    app: TestApp<'s>,
    people: Fixture,
    above: Above,
    plan: AgreementId,
}

/// The director's plan waits for an answer.
fn pages(store: &TestStore) -> Pages<'_> {
    let people = with_templates(store);
    let above = store.tx(Above::insert).unwrap();
    let people = Fixture { employee: people.director.clone(), ..people };
    let plan = begun(store, &people.director);
    submit(store, &people, plan).unwrap();
    give_password(store, above.secretary.person_id);
    let app = TestApp::new(store, vec![people::area(), crate::area()], identity::identify);
    Pages { app, people, above, plan }
}

impl Pages<'_> {
    fn secretary(&self) -> Browser<'_> {
        self.app.signed_in(self.above.secretariat, self.above.secretary.employment)
    }

    fn seated(&self) -> Browser<'_> {
        let browser = self.secretary();
        let taken = browser.post("/heads/take", &[("institution", &self.people.institution.to_string())]);
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
        browser
    }
}

#[test]
fn the_list_names_each_head_and_what_waits_and_the_seat_shows_that_heads_work() {
    on_each_db(|store| {
        let pages = pages(store);
        for english in [false, true] {
            let browser = if english { pages.secretary().in_english() } else { pages.secretary() };
            let list = browser.get("/heads");
            assert_eq!(list.status, StatusCode::OK);
            let text = list.text();
            for name in [&pages.people.director.name, &pages.above.second_director.name] {
                assert!(text.contains(name.as_str()), "{text}");
            }
            // The council of another region, and their own secretariat, are not theirs to judge.
            assert!(!text.contains(&pages.above.far_director.name) && !list.body.contains("[["), "{text}");
            assert!(!text.contains(&pages.above.secretary.name) || !list.body.contains("MFANO-RS"));
        }
        let browser = pages.seated().in_english();
        let work = browser.get("/heads/above");
        assert_eq!(work.status, StatusCode::OK);
        assert!(work.text().contains(&pages.people.director.name) && !work.body.contains("[["));
        assert!(work.text().contains("You are acting as the authority above the head of"));
        let plan = browser.get(&format!("/agreements/{}", pages.plan));
        assert_eq!(plan.status, StatusCode::OK);
        assert!(
            plan.body.contains(&format!("/agreements/{}/approve", pages.plan)) && !plan.body.contains("[[")
        );
        // Nothing else of the council: neither lists nor anybody's pages.
        for path in ["/", "/my-plan", "/appraisals", "/people", "/my-mark", "/heads", "/appeals"] {
            let answer = browser.get(path);
            assert_ne!(answer.status, StatusCode::OK, "{path}");
        }
    });
}

#[test]
fn the_seat_approves_and_signs_with_the_secretarys_own_password() {
    on_each_db(|store| {
        let pages = pages(store);
        let browser = pages.seated();
        let path = format!("/agreements/{}", pages.plan);
        let version = browser.get(&path).value_of("version").unwrap();
        let done = browser.post(&format!("{path}/approve"), &[("version", &version)]);
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
        let form = browser.get(&format!("{path}/sign"));
        let hash = form.value_of("hash").unwrap();
        let wrong = browser.post(&format!("{path}/sign"), &[("hash", &hash), ("password", "si hii kabisa")]);
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let done = browser.post(&format!("{path}/sign"), &[("hash", &hash), ("password", PASSWORD)]);
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
        let text = browser.get(&format!("{path}/text"));
        assert!(
            text.text().contains("Katibu Tawala wa Mkoa, Sekretarieti ya Mkoa wa Mfano"),
            "{}",
            text.text()
        );
        // Back at their own desk the plan is nobody's they know.
        browser.post("/heads/leave", &[]);
        assert_eq!(browser.get(&path).status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_director_reads_who_answers_and_where_nobody_is_registered_that_too() {
    on_each_db(|store| {
        let people = with_templates(store);
        let app = TestApp::new(store, vec![people::area(), crate::area()], identity::identify);
        let director = app.signed_in(people.institution, people.director.employment);
        let told = |browser: &Browser<'_>| browser.get("/my-plan").text();
        assert!(told(&director).contains("hakuna aliyesajiliwa kwenye mfumo"), "{}", told(&director));
        begun(store, &people.director);
        assert!(told(&director).contains("hakuna aliyesajiliwa kwenye mfumo"));
        let english = app.signed_in(people.institution, people.director.employment).in_english();
        assert!(told(&english).contains("Nobody registered in the system acts for"), "{}", told(&english));
        store.tx(Above::insert).unwrap();
        let page = director.get("/my-plan");
        assert!(
            page.body.contains("/submit") && !page.text().contains("hakuna aliyesajiliwa"),
            "{}",
            page.text()
        );
        assert!(!page.body.contains("[["));
    });
}

#[test]
fn nobody_takes_a_seat_they_do_not_hold_and_nonsense_is_not_found() {
    on_each_db(|store| {
        let pages = pages(store);
        let council = pages.people.institution.to_string();
        let director = pages.app.signed_in(pages.people.institution, pages.people.director.employment);
        assert_eq!(director.get("/heads").status, StatusCode::FORBIDDEN);
        assert_eq!(director.post("/heads/take", &[("institution", &council)]).status, StatusCode::FORBIDDEN);
        let secretary = pages.secretary();
        for wrong in ["", "x", "00000000-0000-0000-0000-000000000001"] {
            let answer = secretary.post("/heads/take", &[("institution", wrong)]);
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{wrong}");
        }
        assert_eq!(secretary.get("/heads/above").status, StatusCode::FORBIDDEN);
        let verifier = &pages.above.verifier;
        let national = pages.app.signed_in(verifier.person.institution, verifier.employment);
        assert_eq!(national.post("/heads/take", &[("institution", &council)]).status, StatusCode::NOT_FOUND);
        let list = national.get("/heads").text();
        assert!(
            list.contains(&pages.above.secretary.name) && !list.contains(&pages.people.director.name),
            "{list}"
        );
    });
}
