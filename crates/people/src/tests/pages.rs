//! What people see: every page in both languages, nobody more than they may, codes printed once, words complete.

use axum::http::StatusCode;
use kernel::Language;
use platform::testing::Answer;

use super::{browser, post, typed_newcomer, whole, with_app};
use crate::area;
use crate::testing::Fixture;

platform::statements! {
    HAPPENED = "INSERT INTO platform_event (institution_id, id, at, actor_name, action, subject_kind, subject_id, about_id, after)
        VALUES ($1, $2, $3, 'Asha Mfano', $4, 'people.test', $2, $5, $6)";
}

/// Every page of the area for one employee.
fn paths(people: &Fixture) -> Vec<String> {
    let id = people.employee.employment;
    let unit = people.academics.id;
    vec![
        "/people".into(),
        "/people?q=a".into(),
        format!("/people?unit={unit}"),
        "/people?q=hakuna".into(),
        "/people/new".into(),
        "/people/codes".into(),
        format!("/people/codes?unit={unit}"),
        "/people/units".into(),
        format!("/people/units/{unit}"),
        "/people/supervisors".into(),
        "/people/acting".into(),
        "/people/roles".into(),
        format!("/people/{id}"),
        format!("/people/{id}/edit"),
        format!("/people/{id}/end"),
        format!("/people/{id}/supervisor"),
        format!("/people/{id}/roles"),
        format!("/people/{}/team", people.supervisor.employment),
        "/me".into(),
        "/imports/staff".into(),
    ]
}

#[test]
fn every_page_is_whole_in_both_languages() {
    with_app(|app, people| {
        for path in paths(people) {
            for browser in [browser(app, &people.hr), browser(app, &people.hr).in_english()] {
                whole(&browser.get(&path));
            }
        }
    });
}

#[test]
fn nobody_learns_from_a_page_that_somebody_exists() {
    with_app(|app, people| {
        let unknown = kernel::uuid::Uuid::from_u128(7);
        let id = people.employee.employment;
        // HR of another institution, a colleague, the planner: the same answer for a person and for nobody.
        for someone in [&people.stranger, &people.colleague, &people.planner] {
            let browser = browser(app, someone);
            let (there, nobody) =
                (browser.get(&format!("/people/{id}")), browser.get(&format!("/people/{unknown}")));
            assert_eq!(there.status, StatusCode::NOT_FOUND, "{}", someone.name);
            assert_eq!(there.status, nobody.status);
            let strip = |answer: &Answer| {
                answer.text().replace(&id.to_string(), "").replace(&unknown.to_string(), "")
            };
            let tail = |text: String| text.split("Namba ya ombi").next().unwrap().to_owned();
            assert_eq!(tail(strip(&there)), tail(strip(&nobody)));
        }
        for someone in [&people.employee, &people.colleague, &people.planner] {
            for path in ["/people", "/people/new", "/people/acting", "/people/supervisors", "/people/codes"] {
                assert_eq!(browser(app, someone).get(path).status, StatusCode::FORBIDDEN, "{path}");
            }
        }
        let form = browser(app, &people.stranger).get(&format!("/people/{id}/edit"));
        assert_eq!(form.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn the_supervisor_and_the_heads_above_see_an_employee_and_fewer_see_the_telephone() {
    with_app(|app, people| {
        let path = format!("/people/{}", people.employee.employment);
        for (someone, contact) in [
            (&people.supervisor, true),
            (&people.hr, true),
            (&people.employee, true),
            (&people.head, false),
            (&people.director, false),
            (&people.auditor, false),
        ] {
            let text = whole(&browser(app, someone).get(&path));
            assert_eq!(text.contains("0700000007"), contact, "{}", someone.name);
            assert_eq!(text.contains("Hariri taarifa"), someone.name == people.hr.name, "{}", someone.name);
        }
    });
}

#[test]
fn what_was_written_at_registration_does_not_tell_a_telephone_to_those_who_may_not_see_it() {
    with_app(|app, people| {
        let made = post(&browser(app, &people.hr), "/people", &typed_newcomer(people, &[]));
        for (someone, seen) in [(&people.supervisor, true), (&people.head, false), (&people.auditor, false)] {
            let path = made.location.split('?').next().unwrap();
            let text = whole(&browser(app, someone).get(path));
            assert_eq!(text.contains("0712345678"), seen, "{}: {text}", someone.name);
            assert!(text.contains("Alisajiliwa katika taasisi"));
        }
    });
}

#[test]
fn codes_are_printed_once_for_those_without_an_account() {
    with_app(|app, people| {
        let hr = browser(app, &people.hr);
        let unit = people.academics.id.to_string();
        let count = whole(&hr.get(&format!("/people/codes?unit={unit}")));
        assert!(count.contains("Watumishi 3 hawajawezesha akaunti."), "{count}");
        let slips = hr.post("/people/codes", &[("unit", &unit)]);
        let text = whole(&slips);
        assert_eq!(slips.body.matches("tija-slip").count(), 3, "{text}");
        assert!(text.contains("90005007") && text.contains("15 Septemba 2026"), "{text}");
        let one = whole(&hr.post(&format!("/people/{}/code", people.employee.employment), &[]));
        assert!(one.contains("Mwinukwe, Zawadi Charles"), "{one}");
        let planner =
            browser(app, &people.planner).post(&format!("/people/{}/code", people.employee.employment), &[]);
        assert_eq!(planner.status, StatusCode::FORBIDDEN);
        let stranger =
            browser(app, &people.stranger).post(&format!("/people/{}/code", people.employee.employment), &[]);
        assert_eq!(stranger.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn every_key_of_the_area_is_in_both_languages_and_every_refusal_has_words() {
    let words = platform::http::words(&[area()]);
    assert!(words.problems().is_empty(), "{:?}", words.problems());
    let sources = [
        include_str!("../employee/rules.rs"),
        include_str!("../supervision/rules.rs"),
        include_str!("../supervision/actions.rs"),
        include_str!("../acting/rules.rs"),
        include_str!("../acting/actions.rs"),
        include_str!("../role/rules.rs"),
        include_str!("../unit/actions.rs"),
        include_str!("../employee/actions.rs"),
        include_str!("../institution/actions.rs"),
        include_str!("../staff_import/reading.rs"),
        include_str!("../staff_import/importer.rs"),
    ];
    for source in sources {
        for text in source.split('"').filter(|text| text.starts_with("people-") && !text.contains(['{', ' ']))
        {
            for language in Language::ALL {
                assert!(words.has(language, text), "{text}");
            }
        }
    }
}

/// What an auditor's reason was, and whom somebody wished for as a supervisor, have fewer readers than the file; and a busy
/// file still has a history.
#[test]
fn a_history_tells_each_reader_what_they_may_know_of_it() {
    with_app(|app, people| {
        let (home, about, now) = (people.institution, people.employee.employment, app.store.clock.now());
        app.store
            .tx(move |tx| {
                let happened = |number: u128, action: &str| {
                    let id = kernel::uuid::Uuid::from_u128(number);
                    let after = serde_json::json!({ "reason": "Malalamiko ya siri" });
                    tx.run(&HAPPENED, &[&home, &id, &now, &action, &about, &after]).map(drop)
                };
                happened(1, "people.employee.edit")?;
                happened(2, "people.audit.state")?;
                happened(3, "people.choice.ask")?;
                (10..100).try_for_each(|number| happened(number, "performance.report.submit"))
            })
            .unwrap();
        let [edited, audited, wished] =
            ["Taarifa zake zilibadilishwa", "Mkaguzi alieleza sababu ya kusoma faili", "Aliomba msimamizi"];
        for (reader, expected) in [
            (&people.supervisor, [true, false, false]),
            (&people.head, [true, false, false]),
            (&people.auditor, [true, true, false]),
            (&people.director, [true, true, false]),
            (&people.hr, [true, true, true]),
            (&people.employee, [true, true, true]),
        ] {
            let page = browser(app, reader).get(&format!("/people/{about}")).text();
            let found = [edited, audited, wished].map(|line| page.contains(line));
            assert_eq!(found, expected, "{}: {page}", reader.name);
        }
    });
}
