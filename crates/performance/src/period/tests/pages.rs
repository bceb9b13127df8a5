//! The pages of periods: owed and closed by the former supervisor, seen by the employee, and the sum on the mark's page.

use axum::http::StatusCode;
use kernel::uuid::Uuid;
use platform::testing::{Browser, TestApp};

use super::{changed, each, owed, periods, report, run_round};
use crate::appraisal::tests::made::{circle, goes_on_by_key};

platform::statements! {
    STATEMENT = "INSERT INTO performance_period (institution_id, id, employment_id, year, from_on, to_on, source, judge, state, note,
            letter, mark, version)
        VALUES ($1, $2, $3, 2025, '2025-07-01', '2025-12-31', 'statement', 'Halmashauri ya Jirani', 'closed', '', 'HW/JIR/7', 7500, 1)";
}

fn whole(browser: &Browser<'_>, path: &str) -> String {
    let answer = browser.get(path);
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
    assert!(!answer.body.contains("[["), "{}", answer.text());
    answer.text()
}

#[test]
fn the_former_supervisor_closes_on_the_page_and_the_employee_reads_it() {
    each(|store| {
        let circle = changed(store);
        let people = &circle.people;
        report(store, &circle, 21, "2025-09-01", 138);
        store.at("2026-01-02T08:00:00Z");
        run_round(store);
        let app = TestApp::new(store, vec![people::area(), crate::area()], people::identity::identify);
        let as_of = |who: &people::testing::Someone| app.signed_in(people.institution, who.employment);
        let (former, employee) = (as_of(&people.supervisor), as_of(&people.colleague));
        let id = periods(store, &circle)[0].0;
        let path = format!("/periods/{id}");
        assert!(whole(&former, &path).contains("Funga kipindi"));
        whole(&former, &format!("{path}/close"));
        let bad = former.post(&format!("{path}/close"), &[("version", "1"), ("note", "Fupi")]);
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", bad.text());
        let line = circle.sub_task(2, 0, 0);
        let mut fields = vec![
            ("version".to_owned(), "1".to_owned()),
            ("note".into(), "Vipindi vimefundishwa.".into()),
            (format!("step.{line}"), "100".into()),
            (format!("reason.{line}"), "Kazi bora".into()),
        ];
        fields.extend(
            (1..=9).filter(|factor| *factor != 3).map(|factor| (format!("factor.{factor}"), "4".to_owned())),
        );
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let done = former.post(&format!("{path}/close"), &fields);
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
        let mut late = fields.clone();
        late[1].1 = "Nilisahau maandalio.";
        let twice = former.post(&format!("{path}/close"), &late);
        assert_eq!(twice.status, StatusCode::CONFLICT, "{}", twice.text());
        assert!(
            twice.body.contains("Nilisahau maandalio.") && twice.body.contains("75.00"),
            "{}",
            twice.text()
        );
        assert!(owed(store, &circle, &people.supervisor).is_empty());
        assert!(whole(&employee, "/my-periods").contains("75.00"));
        let shown = whole(&employee, &path);
        assert!(shown.contains("75.00") && shown.contains("Vipindi vimefundishwa."), "{shown}");
        assert_eq!(as_of(&people.employee).get(&path).status, StatusCode::NOT_FOUND);
        assert_eq!(employee.get(&format!("{path}/close")).status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn hr_records_a_statement_and_is_told_what_is_wrong_with_it() {
    each(|store| {
        let circle = changed(store);
        let people = &circle.people;
        let app = TestApp::new(store, vec![people::area(), crate::area()], people::identity::identify);
        let hr = app.signed_in(people.institution, people.hr.employment);
        whole(&hr, "/statements?year=2025-26");
        let mut fields = vec![
            ("employee", people.colleague.check_number),
            ("from", "01/07/2025"),
            ("to", "31/12/2025"),
            ("judge", "Halmashauri ya Jirani"),
            ("letter", "HW/JIR/7"),
            ("mark", "175"),
            ("note", ""),
        ];
        let bad = hr.post("/statements", &fields);
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", bad.text());
        assert!(bad.text().contains("kati ya 0 na 100"), "{}", bad.text());
        fields[5].1 = "75";
        assert_eq!(hr.post("/statements", &fields).status, StatusCode::SEE_OTHER);
        assert!(whole(&hr, "/statements?year=2025-26").contains("75.00"));
        let twice = hr.post("/statements", &fields);
        assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
        let supervisor = app.signed_in(people.institution, people.supervisor.employment);
        assert_ne!(supervisor.get("/statements").status, StatusCode::OK);
        // Names with marks: an auditor says why first.
        let auditor = app.signed_in(people.institution, people.auditor.employment);
        assert_ne!(auditor.get("/statements").status, StatusCode::OK);
        let reason = people::audit::model::NewAudit {
            about: None,
            reason: "Ukaguzi wa alama za mwaka".into(),
            reference: String::new(),
        };
        store
            .work(&people.auditor.actor(), move |work| people::audit::actions::state_reason(work, &reason))
            .unwrap();
        assert_eq!(auditor.get("/statements").status, StatusCode::OK);
    });
}

#[test]
fn hr_sees_every_statement_of_a_year_by_pages() {
    each(|store| {
        let people = circle(store).people;
        let app = TestApp::new(store, vec![people::area(), crate::area()], people::identity::identify);
        let (home, about) = (people.institution, people.colleague.employment);
        goes_on_by_key(&app.signed_in(home, people.hr.employment), "/statements?year=2025-26", |numbers| {
            store
                .tx(move |tx| {
                    numbers.clone().try_for_each(|number| {
                        tx.run(&STATEMENT, &[&home, &Uuid::from_u128(number), &about]).map(drop)
                    })
                })
                .unwrap();
        });
    });
}
