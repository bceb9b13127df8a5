//! The pages of a handover of work: named by the supervisor, read by the leaver and HR, taken by the employee.

use axum::http::StatusCode;
use kernel::uuid::Uuid;
use platform::testing::TestApp;

use super::{leaving, on_each_db, opened, owed};
use crate::appraisal::tests::made::{circle, goes_on_by_key};

platform::statements! {
    AGREEMENT = "INSERT INTO performance_agreement (institution_id, id, employment_id, year, state, reason, version)
        VALUES ($1, $2, $3, $4, 'signed', '', 1)";
    HANDOVER = "INSERT INTO performance_handover (institution_id, id, agreement_id, open, version)
        VALUES ($1, $2, $2, FALSE, 1)";
}

#[test]
fn the_supervisor_names_on_the_page_and_the_employee_takes_it() {
    on_each_db(|store| {
        let (circle, id) = opened(store);
        let people = &circle.people;
        let app = TestApp::new(store, vec![people::area(), crate::area()], people::identity::identify);
        let as_of = |who: &people::testing::Someone| app.signed_in(people.institution, who.employment);
        let (boss, employee) = (as_of(&people.supervisor), as_of(&people.employee));
        let path = format!("/handovers/{id}");
        let page = boss.get(&path);
        assert!(page.status == StatusCode::OK && !page.body.contains("[["), "{}", page.text());
        assert!(page.body.contains(people.employee.check_number), "the team is suggested");
        let both = [circle.sub_task(2, 0, 0).to_string(), circle.sub_task(2, 0, 1).to_string()];
        let mut fields = vec![("version", "1"), ("to", ""), ("note", "")];
        fields.extend(both.iter().map(|id| ("sub_tasks", id.as_str())));
        let bad = boss.post(&path, &fields);
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", bad.text());
        assert!(
            bad.text().contains("Andika sababu") && bad.body.matches("checked").count() == 2,
            "{}",
            bad.body
        );
        fields[1].1 = people.employee.check_number;
        let done = boss.post(&path, &fields);
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
        fields[2].1 = "Aanze na vipindi.";
        let late = boss.post(&path, &fields);
        assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
        let text = late.text();
        assert!(text.contains("Mtu mwingine amebadilisha taarifa hizi"), "{text}");
        assert!(late.body.contains("Aanze na vipindi."), "what was typed is not lost: {text}");
        for who in [&people.colleague, &people.hr, &people.head] {
            let seen = as_of(who).get(&path);
            assert!(seen.text().contains(&people.employee.name), "{}: {}", who.name, seen.text());
            assert!(
                !seen.body.contains("<form method=\"post\" action=\"/handovers"),
                "nothing is left to name"
            );
        }
        assert!(as_of(&people.hr).get("/handovers").text().contains(&people.colleague.name));
        assert_eq!(
            employee.get(&path).status,
            StatusCode::NOT_FOUND,
            "the leaver's other work is not theirs"
        );
        let part = owed(store, &circle, &people.employee)[0].1.clone();
        let page = employee.get(&part);
        assert!(page.status == StatusCode::OK && !page.body.contains("[["), "{}", page.text());
        assert!(page.text().contains("227"), "{}", page.text());
        assert_eq!(as_of(&people.colleague).get(&part).status, StatusCode::NOT_FOUND);
        let taken = employee.post(&part, &[("version", "1")]);
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
        assert!(employee.get(&part).body.contains("/updates/"), "the way to the draft");
        let twice = employee.post(&part, &[("version", "2")]);
        assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", twice.text());
    });
}

#[test]
fn nothing_is_listed_before_it_is_opened() {
    on_each_db(|store| {
        let circle = leaving(store);
        let people = &circle.people;
        let app = TestApp::new(store, vec![people::area(), crate::area()], people::identity::identify);
        let list = app.signed_in(people.institution, people.hr.employment).get("/handovers");
        assert!(list.text().contains("Hakuna makabidhiano"), "{}", list.text());
        let employee = app.signed_in(people.institution, people.employee.employment);
        assert_ne!(employee.get("/handovers").status, StatusCode::OK);
    });
}

#[test]
fn hr_sees_every_handover_by_pages() {
    on_each_db(|store| {
        let people = circle(store).people;
        let app = TestApp::new(store, vec![people::area(), crate::area()], people::identity::identify);
        let (home, leaver) = (people.institution, people.colleague.employment);
        goes_on_by_key(&app.signed_in(home, people.hr.employment), "/handovers", |numbers| {
            store
                .tx(move |tx| {
                    numbers.clone().try_for_each(|number| {
                        let (id, year) = (Uuid::from_u128(number), 1900 + i64::try_from(number).unwrap());
                        tx.run(&AGREEMENT, &[&home, &id, &leaver, &year])?;
                        tx.run(&HANDOVER, &[&home, &id]).map(drop)
                    })
                })
                .unwrap();
        });
    });
}
