//! From the nation to a section in three clicks, numbers only, and only for the nation's own officers.

use axum::http::StatusCode;
use kernel::{Actor, Role};
use people::testing::Above;

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

#[test]
fn a_secretariat_sees_its_own_region_and_no_other() {
    with_app(|app, people| {
        let above = app.store.tx(Above::insert).unwrap();
        app.store.runtime.block_on(keep(&app.store.desk(&Actor::System))).unwrap();
        let far = above.far_director.person.institution;
        for seat in [&above.secretary, &above.organiser] {
            let seat = browser(app, seat);
            let page = seat.get("/region");
            assert_eq!(page.status, StatusCode::OK, "{}", page.body);
            let council = format!("/nation/institutions/{}", people.institution);
            assert!(page.body.contains(&format!("href=\"{council}\"")), "{}", page.body);
            assert!(!page.body.contains("Mbali"), "{}", page.body);
            let unit = format!("{council}/units/{}", people.academics.id);
            for path in [council, unit, format!("/nation/regions/{}", people::testing::REGION)] {
                let answer = seat.get(&path);
                assert_eq!(answer.status, StatusCode::OK, "{path}");
                assert!(!answer.body.contains("href=\"/nation\"") && !answer.body.contains("[["), "{path}");
            }
            for path in ["/nation/regions/98".into(), format!("/nation/institutions/{far}")] {
                assert_eq!(seat.get(&path).status, StatusCode::NOT_FOUND, "{path}");
            }
            for path in ["/nation/regions/none", "/nation/regions/77x"] {
                assert_eq!(seat.get(path).status, StatusCode::NOT_FOUND, "{path}");
            }
            assert_eq!(seat.get("/nation").status, StatusCode::FORBIDDEN);
        }
        for other in [&people.director, &above.far_director, &above.second_planner] {
            assert_eq!(browser(app, other).get("/region").status, StatusCode::FORBIDDEN, "{}", other.name);
        }
    });
}
