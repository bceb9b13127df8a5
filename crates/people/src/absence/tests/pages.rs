//! The pages of absence: asking, answering, recording; complaints at their fields; nobody sees what is not theirs.

use axum::http::StatusCode;

use crate::tests::{browser, show, whole, with_app};

#[test]
fn an_employee_asks_and_the_supervisor_agrees_on_the_page() {
    with_app(|app, people| {
        let (employee, supervisor) = (browser(app, &people.employee), browser(app, &people.supervisor));
        whole(&employee.get("/my-absence"));
        let bad = employee.post("/my-absence", &[("kind", "leave"), ("from", "kesho"), ("to", "")]);
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", show(&bad));
        assert!(bad.body.contains("kesho"), "what was typed stays");
        let asked = [("kind", "leave"), ("from", "07/09/2026"), ("to", "04/10/2026"), ("note", "Ya mwaka")];
        assert_eq!(employee.post("/my-absence", &asked).status, StatusCode::SEE_OTHER);
        let again = employee.post("/my-absence", &asked);
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = employee.get("/my-absence");
        assert!(whole(&page).contains("Inasubiri jibu"), "{}", show(&page));
        let path =
            page.body.split("href=\"/absences/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        let path = format!("/absences/{path}");
        assert!(whole(&supervisor.get(&path)).contains("Ya mwaka"));
        let without = supervisor.post(&format!("{path}/decline"), &[("version", "1"), ("answer", "")]);
        assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(
            supervisor.post(&format!("{path}/agree"), &[("version", "1")]).status,
            StatusCode::SEE_OTHER
        );
        assert!(whole(&employee.get(&path)).contains("Imekubaliwa"));
        let late =
            supervisor.post(&format!("{path}/decline"), &[("version", "1"), ("answer", "Mitihani ipo")]);
        assert_eq!(late.status, StatusCode::CONFLICT);
        let text = late.text();
        assert!(
            text.contains("Mtu mwingine amebadilisha taarifa hizi") && text.contains("Imekubaliwa"),
            "{text}"
        );
        assert!(late.body.contains("Mitihani ipo"), "what was typed is not lost: {text}");
        assert_eq!(browser(app, &people.colleague).get(&path).status, StatusCode::NOT_FOUND);
        assert_eq!(browser(app, &people.stranger).get(&path).status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn hr_records_on_the_page_and_others_do_not_reach_it() {
    with_app(|app, people| {
        let hr = browser(app, &people.hr);
        whole(&hr.get("/people/absence"));
        let fields = [
            ("employee", people.employee.check_number),
            ("kind", "suspension"),
            ("from", "07/09/2026"),
            ("to", "06/12/2026"),
            ("letter", ""),
        ];
        let bad = hr.post("/people/absence", &fields);
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bad.text().contains("Andika namba ya barua"), "{}", show(&bad));
        let mut fields = fields;
        fields[4].1 = "HW/UTU/20/2026";
        assert_eq!(hr.post("/people/absence", &fields).status, StatusCode::SEE_OTHER);
        let list = hr.get("/people/absence");
        assert!(whole(&list).contains("Kusimamishwa kazi"));
        let id = list.body.split("href=\"/absences/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        let path = format!("/absences/{id}");
        whole(&hr.get(&path));
        for other in [&people.supervisor, &people.head, &people.director] {
            assert_eq!(browser(app, other).get(&path).status, StatusCode::NOT_FOUND);
        }
        assert_ne!(browser(app, &people.supervisor).get("/people/absence").status, StatusCode::OK);
        // It stands in the history of whom it is about, for them and for HR, and for nobody else.
        let told = "Kusimamishwa kazi";
        let employee = browser(app, &people.employee);
        let own = employee.get("/me");
        assert!(whole(&own).contains("HW/UTU/20/2026") && own.text().contains(told), "{}", show(&own));
        let page = format!("/people/{}", people.employee.employment);
        let read = whole(&hr.get(&page));
        assert!(read.contains("HW/UTU/20/2026") && read.contains(told), "{read}");
        for other in [&people.supervisor, &people.head, &people.director] {
            let seen = browser(app, other).get(&page);
            assert_eq!(seen.status, StatusCode::OK, "{}", other.name);
            assert!(
                !seen.text().contains("HW/UTU/20/2026") && !seen.text().contains(told),
                "{}",
                show(&seen)
            );
        }
        let receipts = own.body.split("href=\"/receipts/").skip(1);
        for receipt in receipts.filter_map(|rest| rest.split('"').next()) {
            let status = employee.get(&format!("/receipts/{receipt}")).status;
            assert_ne!(status, StatusCode::NOT_FOUND, "no link leads nowhere");
        }
        let change = [("version", "1"), ("to", "01/11/2026"), ("letter", "HW/UTU/21/2026")];
        assert_eq!(hr.post(&format!("{path}/change"), &change).status, StatusCode::SEE_OTHER);
        let stale = hr.post(&format!("{path}/cancel"), &[("version", "1"), ("answer", "Kosa")]);
        assert_eq!(stale.status, StatusCode::CONFLICT);
    });
}

#[test]
fn whose_days_they_are_is_told_what_others_did_about_them_but_a_suspension_makes_no_notice() {
    with_app(|app, people| {
        let (employee, supervisor) = (browser(app, &people.employee), browser(app, &people.supervisor));
        let hr = browser(app, &people.hr);
        for (first, last, answer) in
            [("05/10/2026", "16/10/2026", "agree"), ("02/11/2026", "06/11/2026", "decline")]
        {
            let asked = [("kind", "leave"), ("from", first), ("to", last), ("note", "")];
            assert_eq!(employee.post("/my-absence", &asked).status, 303);
            let list = employee.get("/my-absence").body;
            let id = list.split("/absences/").nth(1).unwrap().split('"').next().unwrap().to_owned();
            let page = supervisor.get(&format!("/absences/{id}"));
            let version = page.value_of("version").unwrap();
            let fields = [("version", version.as_str()), ("answer", "Mitihani ipo")];
            let done = supervisor.post(&format!("/absences/{id}/{answer}"), &fields);
            assert_eq!(done.status, 303, "{answer}: {}", done.text());
        }
        for kind in ["sick", "suspension"] {
            let day = if kind == "sick" { "01/12/2026" } else { "08/12/2026" };
            let fields = [
                ("employee", people.employee.check_number),
                ("kind", kind),
                ("from", day),
                ("to", day),
                ("letter", "HW/1"),
                ("venue", ""),
                ("note", ""),
            ];
            let done = hr.post("/people/absence", &fields);
            assert_eq!(done.status, 303, "{kind}: {}", done.text());
        }
        app.hear();
        let told = whole(&employee.get("/notices"));
        for wanted in ["amekubali ombi lako la likizo", "amekataa ombi lako la likizo"] {
            assert!(told.contains(wanted), "{told}");
        }
        assert_eq!(told.matches("ameandika siku zako za kutokuwepo kazini").count(), 1, "{told}");
    });
}
