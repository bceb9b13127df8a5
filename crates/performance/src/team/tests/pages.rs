//! A head of section looks at the team.

use platform::testing::TestApp;

use crate::report::tests::fixture::{PERIODS, done, on_each_school};

#[test]
fn a_supervisor_sees_each_person_with_plan_report_light_and_what_waits() {
    on_each_school(|school| {
        let app = TestApp::new(school.store, vec![crate::area()], people::identity::identify);
        school.send(school.new_report(1, "2026-08-24", vec![done(PERIODS, 40_000)])).unwrap();
        let people = &school.people;
        let page = app.signed_in(people.institution, people.supervisor.employment).get("/team");
        let text = page.text();
        for words in ["Mwinukwe", "Tumbwike", "Umesainiwa", "Hajaanza", "Imetumwa", "Jambo 1", "Haihitajiki"] {
            assert!(text.contains(words), "{words}: {text}");
        }
        let nobody = app.signed_in(people.institution, people.employee.employment).get("/team");
        assert!(nobody.text().contains("Hakuna mtumishi unayemsimamia leo."), "{}", nobody.text());
    });
}
