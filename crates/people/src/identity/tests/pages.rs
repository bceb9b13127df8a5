use axum::http::StatusCode;
use kernel::{EmploymentId, Language};
use platform::Area;
use platform::area::no_reference;
use platform::testing::{Answer, TestApp, TestStore, on_each_db};
use platform::work::Work;

use crate::employee;
use crate::employee::actions::end_employee;
use crate::identity::{self, testing};
use crate::testing::Fixture;
use crate::tests::day;

platform::statements! {
    COMES_BACK = "INSERT INTO people_employment (institution_id, id, person_id, check_number, name, unit_id, unit_path,
            workstation_id, post_id, cadre, salary_scale, terms, starts_on, ends_on, version)
        SELECT institution_id, $3, person_id, check_number, name, unit_id, unit_path, workstation_id, post_id, cadre,
            salary_scale, terms, $4, NULL, 1
        FROM people_employment WHERE institution_id = $1 AND id = $2";
    NEWEST = "SELECT employment_id FROM platform_session ORDER BY expires_at DESC LIMIT 1";
}

platform::row! {
    struct SignedIn { employment_id: EmploymentId }
}

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
fn of_many_guesses_at_once_only_the_free_ones_are_judged() {
    with_app(|app, people| {
        testing::give_password(app.store, people.employee.person_id);
        let number = people.employee.check_number;
        let told: Vec<String> = std::thread::scope(|scope| {
            let begun: Vec<_> =
                (0..20).map(|_| scope.spawn(|| sign_in(app, number, "kisio lingine tu").text())).collect();
            begun.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert_eq!(told.iter().filter(|text| !text.contains("Subiri sekunde")).count(), 5);
    });
}

#[test]
fn a_right_password_before_a_signature_forgets_the_wrong_ones() {
    with_app(|app, people| {
        testing::give_password(app.store, people.employee.person_id);
        let browser = app.signed_in(people.institution, people.employee.employment);
        // The new password is too short, so none of them changes anything.
        let confirm = |current: &str| {
            let fields = [("current", current), ("password", "fupi"), ("password_again", "fupi")];
            let page = browser.post("/password", &fields);
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            page.text()
        };
        assert!(confirm("kisio lingine tu").contains("Nywila si sahihi"));
        for _ in 0..2 {
            (0..3).for_each(|_| drop(confirm("kisio lingine tu")));
            let right = confirm(testing::PASSWORD);
            assert!(!right.contains("mara nyingi") && !right.contains("Nywila si sahihi"), "{right}");
        }
        (0..5).for_each(|_| drop(confirm("kisio lingine tu")));
        assert!(confirm(testing::PASSWORD).contains("mara nyingi"));
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

#[test]
fn who_leaves_signs_in_before_and_after_the_last_day() {
    with_app(|app, people| {
        let (home, id) = (people.institution, people.employee.employment);
        testing::give_password(app.store, people.employee.person_id);
        let end = move |work: &Work<'_>| end_employee(work, home, id, 1, day("2026-09-30"), "Amestaafu");
        app.store.work(&people.hr.actor(), end).unwrap();
        let enters = || sign_in(app, people.employee.check_number, testing::PASSWORD);
        for moment in ["2026-09-01T08:00:00Z", "2026-09-30T08:00:00Z", "2027-03-01T08:00:00Z"] {
            app.store.at(moment);
            assert_eq!(enters().status, StatusCode::SEE_OTHER, "{moment}");
        }
        // Whoever works again signs in to that, from its first day.
        let new = EmploymentId(kernel::uuid::Uuid::from_u128(77));
        app.store.tx(move |tx| tx.run(&COMES_BACK, &[&home, &id, &new, &day("2027-03-02")])).unwrap();
        for (moment, expected) in [("2027-03-01T09:00:00Z", id), ("2027-03-02T09:00:00Z", new)] {
            app.store.at(moment);
            assert_eq!(enters().status, StatusCode::SEE_OTHER);
            let session = app.store.tx(|tx| tx.one::<SignedIn>(&NEWEST, &[])).unwrap();
            assert_eq!(session.employment_id, expected, "{moment}");
        }
    });
}

#[test]
fn who_has_left_gets_a_new_code_where_they_worked_last() {
    on_each_db(|store: &TestStore| {
        let people = store.tx(Fixture::insert).unwrap();
        let app = TestApp::new(store, vec![crate::area()], identity::identify);
        let (home, id) = (people.institution, people.employee.employment);
        let end = move |work: &Work<'_>| end_employee(work, home, id, 1, day("2026-09-30"), "Amestaafu");
        store.work(&people.hr.actor(), end).unwrap();
        store.at("2026-10-10T08:00:00Z");
        let hr = app.signed_in(home, people.hr.employment);
        let path = format!("/people/{id}");
        assert!(hr.get(&path).body.contains(&format!("{path}/code")));
        let slip = hr.post(&format!("{path}/code"), &[]);
        assert_eq!(slip.status, StatusCode::OK, "{}", slip.text());
        // Once they work elsewhere, the account is not this HR's to open.
        let new = EmploymentId(kernel::uuid::Uuid::from_u128(77));
        store.tx(move |tx| tx.run(&COMES_BACK, &[&home, &id, &new, &day("2026-10-11")])).unwrap();
        store.at("2026-10-12T08:00:00Z");
        let hr = app.signed_in(home, people.hr.employment);
        let refused = hr.post(&format!("{path}/code"), &[]);
        assert!(refused.text().contains("ajira nyingine"), "{}", refused.text());
    });
}

#[test]
fn a_code_of_the_station_before_does_not_open_the_account_at_the_next() {
    on_each_db(|store: &TestStore| {
        let people = store.tx(Fixture::insert).unwrap();
        let app = TestApp::new(store, vec![crate::area()], identity::identify);
        let (home, id) = (people.institution, people.employee.employment);
        let end = move |work: &Work<'_>| end_employee(work, home, id, 1, day("2026-09-30"), "Amehama");
        store.work(&people.hr.actor(), end).unwrap();
        let new = EmploymentId(kernel::uuid::Uuid::from_u128(77));
        store.tx(move |tx| tx.run(&COMES_BACK, &[&home, &id, &new, &day("2026-10-06")])).unwrap();
        store.at("2026-10-02T08:00:00Z");
        let codes = |id: EmploymentId| {
            let made = store.work(&people.hr.actor(), move |work| {
                let row = employee::find(work.tx(), home, id, work.today())?.unwrap();
                identity::judge_code(work, &row)?;
                identity::make_activation(work, &row)
            });
            made.unwrap()
        };
        let used = |code: &str| {
            let fields = [
                ("check_number", people.employee.check_number),
                ("code", code),
                ("password", "embe kiti mvua"),
                ("password_again", "embe kiti mvua"),
            ];
            app.outsider().post("/activate", &fields)
        };
        let before = codes(id);
        store.at("2026-10-07T08:00:00Z");
        assert_eq!(
            used(&before).status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "the station before opens nothing"
        );
        // The next station may print its own before the first day, and it is good from then on.
        store.at("2026-10-03T08:00:00Z");
        let next = codes(new);
        assert!(used(&next).text().contains("Ajira yako inaanza"));
        store.at("2026-10-07T08:00:00Z");
        assert_eq!(used(&next).status, StatusCode::SEE_OTHER);
    });
}

platform::statements! {
    BEGINS = "UPDATE people_employment SET starts_on = $3 WHERE institution_id = $1 AND id = $2";
}

#[test]
fn a_code_used_before_the_first_day_says_which_day_and_stays_good() {
    with_app(|app, people| {
        let (home, id) = (people.institution, people.employee.employment);
        app.store.tx(move |tx| tx.run(&BEGINS, &[&home, &id, &day("2026-09-07")])).unwrap();
        let code = code_for(app, people);
        let fields = [
            ("check_number", people.employee.check_number),
            ("code", code.as_str()),
            ("password", "embe kiti mvua"),
            ("password_again", "embe kiti mvua"),
        ];
        for _ in 0..8 {
            let early = app.outsider().post("/activate", &fields);
            assert!(early.text().contains("Ajira yako inaanza"), "{}", early.text());
        }
        app.store.at("2026-09-07T08:00:00Z");
        assert_eq!(app.outsider().post("/activate", &fields).status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn the_windows_title_says_that_a_form_was_refused() {
    with_app(|app, people| {
        let titled = |page: &Answer| page.body.contains("<title>Hitilafu: ");
        assert!(!titled(&app.outsider().get("/sign-in")));
        let refused = sign_in(app, "99999999", "si hii");
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(titled(&refused), "{}", refused.body);
        let activate = app.outsider().post("/activate", &[("check_number", ""), ("code", "")]);
        assert!(titled(&activate), "{}", activate.body);
        let employee = app.signed_in(people.institution, people.employee.employment);
        let password = employee.post("/password", &[("old", ""), ("password", "a")]);
        assert!(titled(&password), "{}", password.body);
    });
}
