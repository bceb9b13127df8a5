use axum::http::StatusCode;
use kernel::Language;
use platform::Area;
use platform::area::no_reference;
use platform::testing::{Answer, TestApp, TestStore, on_each_db};

use crate::employee;
use crate::identity::{self, testing};
use crate::testing::Fixture;

fn area() -> Area {
    Area {
        name: "people",
        actions: &[],
        routes: identity::pages::routes,
        words: &[
            (Language::Sw, include_str!("../../../words/sw.ftl")),
            (Language::En, include_str!("../../../words/en.ftl")),
        ],
        navigation: &[],
        on_passed: &[],
        notices: &[],
        reference: no_reference,
        reference_texts: &[],
    }
}

fn with_app(test: impl Fn(&TestApp<'_>, &Fixture)) {
    on_each_db(|store: &TestStore| {
        let people = store.tx(Fixture::insert).unwrap();
        test(&TestApp::new(store, vec![area()], identity::identify), &people);
    });
}

fn sign_in(app: &TestApp<'_>, check_number: &str, password: &str) -> Answer {
    app.outsider()
        .post("/sign-in", &[("check_number", check_number), ("password", password), ("next", "/my-week")])
}

fn code_for(app: &TestApp<'_>, people: &Fixture) -> String {
    let (institution, employee) = (people.institution, people.employee.employment);
    app.store
        .work(&people.hr.actor(), move |work| {
            let row = employee::find(work.tx(), institution, employee, work.today())?.unwrap();
            identity::make_activation(work, &row)
        })
        .unwrap()
}

#[test]
fn a_person_activates_with_a_code_once_and_then_signs_in() {
    with_app(|app, people| {
        let code = code_for(app, people);
        let number = people.employee.check_number;
        let fields = [
            ("check_number", number),
            ("code", code.as_str()),
            ("password", "embe kiti mvua"),
            ("password_again", "embe kiti mvua"),
        ];
        let first = app.outsider().post("/activate", &fields);
        assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text());
        assert!(
            first.cookies.iter().any(|cookie| cookie.starts_with("tija=") && cookie.contains("HttpOnly"))
        );
        assert_eq!(app.outsider().post("/activate", &fields).status, StatusCode::UNPROCESSABLE_ENTITY);
        let inside = sign_in(app, number, "embe kiti mvua");
        assert_eq!((inside.status, inside.location.as_str()), (StatusCode::SEE_OTHER, "/my-week"));
        assert_eq!(sign_in(app, number, "embe kiti mvuo").status, StatusCode::UNPROCESSABLE_ENTITY);
    });
}

#[test]
fn the_answer_is_the_same_whether_the_person_exists_or_not() {
    with_app(|app, people| {
        testing::give_password(app.store, people.employee.person_id);
        // The number of the request in the footer differs each time.
        let told = |number| {
            let answer = sign_in(app, number, "si sahihi kabisa");
            (answer.status, answer.text().split("Namba ya ombi").next().map(str::to_owned))
        };
        let wrong = told(people.employee.check_number);
        assert!(wrong.1.as_ref().is_some_and(|text| text.contains("si sahihi")));
        assert_eq!(wrong, told("99999999"));
        assert_eq!(wrong, told(people.colleague.check_number));
    });
}

#[test]
fn guessing_is_slowed_down_and_the_owner_is_back_within_five_minutes() {
    with_app(|app, people| {
        testing::give_password(app.store, people.employee.person_id);
        let number = people.employee.check_number;
        for _ in 0..12 {
            sign_in(app, number, "kisio lingine tu");
        }
        let turned = sign_in(app, number, testing::PASSWORD);
        assert_eq!(turned.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(turned.text().contains("Subiri sekunde"), "{}", turned.text());
        app.store.clock.set(app.store.clock.now().plus_seconds(300));
        assert_eq!(sign_in(app, number, testing::PASSWORD).status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn what_was_typed_stays_but_never_the_password() {
    with_app(|app, _| {
        let again = sign_in(app, "12 34", "siri yangu kubwa");
        assert!(again.body.contains("value=\"12 34\""), "{}", again.body);
        assert!(!again.body.contains("siri yangu"));
    });
}

#[test]
fn a_request_from_another_site_is_refused_and_nobody_is_sent_to_another_host() {
    with_app(|app, people| {
        testing::give_password(app.store, people.employee.person_id);
        let fields = [
            ("check_number", people.employee.check_number),
            ("password", testing::PASSWORD),
            ("next", "//elsewhere.example/x"),
        ];
        assert_eq!(app.outsider().post("/sign-in", &fields).location, "/");
        let signed_in = app.signed_in(people.institution, people.employee.employment);
        assert_eq!(signed_in.get("/sign-in?next=https://elsewhere.example").location, "/");
    });
}

#[test]
fn signing_out_ends_the_session_on_the_server() {
    with_app(|app, people| {
        let browser = app.signed_in(people.institution, people.employee.employment);
        assert_eq!(browser.get("/password").status, StatusCode::OK);
        assert_eq!(browser.post("/sign-out", &[]).location, "/sign-in");
        assert!(browser.get("/password").location.starts_with("/sign-in?next="));
    });
}

#[test]
fn another_password_needs_the_present_one_and_ends_all_sessions() {
    with_app(|app, people| {
        testing::give_password(app.store, people.employee.person_id);
        let browser = app.carrying(&sign_in(app, people.employee.check_number, testing::PASSWORD));
        let change = |current| {
            browser.post(
                "/password",
                &[
                    ("current", current),
                    ("password", "mpya kabisa leo"),
                    ("password_again", "mpya kabisa leo"),
                ],
            )
        };
        assert_eq!(change("si hii nywila").status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(change(testing::PASSWORD).status, StatusCode::SEE_OTHER);
        assert!(browser.get("/password").location.starts_with("/sign-in"));
        assert_eq!(
            sign_in(app, people.employee.check_number, "mpya kabisa leo").status,
            StatusCode::SEE_OTHER
        );
    });
}
