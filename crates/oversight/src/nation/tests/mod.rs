//! From the nation to a section in three clicks, numbers only, and only for the nation's own officers.

use axum::http::StatusCode;
use kernel::{Actor, Role};

use crate::institution::tests::{browser, with_app};
use crate::rollup::actions::keep;

#[test]
fn three_clicks_lead_from_the_nation_to_a_section() {
    with_app(|app, people| {
        let (home, hr) = (people.institution, people.hr.employment);
        app.store
            .work(&Actor::System, move |work| {
                people::role::actions::grant_role(work, home, hr, Role::National)
            })
            .unwrap();
        app.store.runtime.block_on(keep(&app.store.desk(&Actor::System))).unwrap();
        let officer = browser(app, &people.hr);
        let mut page = officer.get("/nation");
        let clicks = [
            format!("/nation/regions/{}", people::testing::REGION),
            format!("/nation/institutions/{home}"),
            format!("/nation/institutions/{home}/units/{}", people.academics.id),
        ];
        for click in clicks {
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.body.contains(&format!("href=\"{click}\"")), "{click}: {}", page.body);
            page = officer.get(&click);
        }
        assert!(page.body.contains("Taaluma") && !page.body.contains("[["), "{}", page.body);
        let main = page.body.split_once("<main").map(|(_, main)| main).unwrap();
        assert!(!main.contains(&people.employee.name) && !main.contains("/people"), "{main}");
        for path in ["/nation?year=2025-26", "/nation/regions/none", "/nation"] {
            let answer = officer.get(path);
            assert!(answer.status == StatusCode::OK && !answer.body.contains("[["), "{path}");
            let english = browser(app, &people.hr).in_english().get(path);
            assert!(!english.body.contains("[["), "{path}");
        }
        assert_eq!(officer.get("/nation/regions/77x").status, StatusCode::NOT_FOUND);
        for other in [&people.director, &people.stranger, &people.auditor] {
            assert_eq!(browser(app, other).get("/nation").status, StatusCode::FORBIDDEN, "{}", other.name);
        }
    });
}
