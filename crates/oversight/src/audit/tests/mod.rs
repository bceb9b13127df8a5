//! The auditor's desk: closed without a reason, open with one, and seen by those who answer for the institution.

use axum::http::StatusCode;

use crate::institution::tests::{browser, with_app};

#[test]
fn a_file_opens_with_a_reason_and_stays_closed_without() {
    with_app(|app, people| {
        let auditor = browser(app, &people.auditor);
        let file = format!("/audit/{}", people.employee.employment);
        assert_eq!(auditor.get(&file).status, StatusCode::NOT_FOUND);
        let post = |number: &str, reason: &str| {
            auditor.post("/audit", &[("check_number", number), ("reason", reason), ("reference", "CAG/7")])
        };
        let short = post(people.employee.check_number, "Ukaguzi");
        assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(short.body.contains("angalau herufi 15") && short.body.contains("CAG/7"), "{}", short.body);
        let unknown = post("90009999", "Ukaguzi wa alama za mwaka");
        assert!(unknown.body.contains("Hakuna mtumishi wa taasisi hii"), "{}", unknown.body);
        assert_eq!(auditor.get(&file).status, StatusCode::NOT_FOUND, "nothing was opened");
        let stated = post(people.employee.check_number, "Ukaguzi wa alama za mwaka");
        assert_eq!(stated.status, StatusCode::SEE_OTHER);
        assert!(stated.location.starts_with(&file), "{}", stated.location);
        for page in [auditor.get(&file), browser(app, &people.auditor).in_english().get(&file)] {
            assert!(page.status == StatusCode::OK && !page.body.contains("[["), "{}", page.body);
        }
        let other = format!("/audit/{}", people.colleague.employment);
        assert_eq!(auditor.get(&other).status, StatusCode::NOT_FOUND, "the reason is about one employee");
        // HR sees that it was read and why, but has no file; a day after the last the file is closed again.
        let seen = browser(app, &people.hr).get("/audit");
        assert!(
            seen.body.contains("Ukaguzi wa alama za mwaka") && !seen.body.contains(&file),
            "{}",
            seen.body
        );
        assert_eq!(browser(app, &people.hr).get(&file).status, StatusCode::FORBIDDEN);
        assert_eq!(browser(app, &people.employee).get("/audit").status, StatusCode::FORBIDDEN);
        let own = browser(app, &people.employee).get("/me");
        assert!(own.body.contains("Mkaguzi alieleza sababu ya kusoma faili"), "{}", own.body);
        app.store.at("2026-09-05T08:00:00Z");
        assert_eq!(browser(app, &people.auditor).get(&file).status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_reason_about_the_whole_institution_opens_every_file_of_it_and_none_elsewhere() {
    with_app(|app, people| {
        let auditor = browser(app, &people.auditor);
        let reason =
            [("check_number", ""), ("reason", "Ukaguzi wa mwaka wa taasisi nzima"), ("reference", "")];
        assert_eq!(auditor.post("/audit", &reason).location, "/audit?done=people-audit-state-done");
        for someone in [&people.employee, &people.colleague, &people.director] {
            let file = auditor.get(&format!("/audit/{}", someone.employment));
            assert_eq!(file.status, StatusCode::OK, "{}", someone.name);
        }
        let away = auditor.get(&format!("/audit/{}", people.stranger.employment));
        assert_eq!(away.status, StatusCode::NOT_FOUND);
    });
}
