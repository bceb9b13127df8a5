//! The plan's page as planner, head and employee see it.

use platform::testing::TestStore;

use crate::testing::{Planned, browser, year};

#[test]
fn the_planner_submits_the_head_approves_and_all_read() {
    let store = TestStore::sqlite();
    let planned = Planned::draft(&store);
    let app = planned.app();
    let (planner, head) = (browser(&app, &planned.people.planner), browser(&app, &planned.people.director));
    let employee = browser(&app, &planned.people.employee);

    let page = planner.get("/plan");
    let text = page.text();
    for wanted in [
        "Mpango wa taasisi",
        "Rasimu",
        "Huduma za jamii",
        "D2201D05",
        "TZS 354,562,550",
        "Wasilisha mpango",
        "Ongeza lengo",
    ] {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
    assert!(page.body.contains("<svg role=\"img\"") && !page.body.contains("[[planning"), "{text}");
    assert!(!employee.get("/plan").text().contains("Wasilisha mpango"));
    // In the file nothing is nothing, not a dash behind a guard.
    let file = planner.get("/plan?sheet=csv").body;
    assert!(file.contains("Utekelezaji") && !file.contains("'-"), "{file}");

    let version = page.value_of("version").unwrap();
    let sent = planner.post("/plan/years/2026-27/submit", &[("version", &version)]);
    assert_eq!(
        (sent.status.as_u16(), sent.location.as_str()),
        (303, "/plan?year=2026-27&done=planning-plan-submit-done")
    );
    assert!(planner.get(&sent.location).text().contains("Mpango umewasilishwa kwa mkuu wa taasisi."));

    let waits = head.get("/plan");
    assert!(waits.text().contains("Mpango unasubiri uamuzi wako"));
    let version = waits.value_of("version").unwrap();
    let without = head.post("/plan/years/2026-27/return", &[("version", &version), ("reason", "")]);
    assert_eq!(without.status, 422);
    assert!(without.text().contains("Andika sababu; Afisa Mipango ataisoma."), "{}", without.text());
    assert_eq!(employee.post("/plan/years/2026-27/approve", &[("version", &version)]).status, 403);
    let approved = head.post("/plan/years/2026-27/approve", &[("version", &version)]);
    assert!(head.get(&approved.location).text().contains("Umeidhinishwa"));
    let late = [("version", version.as_str()), ("reason", "Bajeti haitoshi.")];
    let late = head.post("/plan/years/2026-27/return", &late);
    assert_eq!(late.status, 409, "{}", late.text());
    assert!(late.text().contains("Mtu mwingine amebadilisha") && late.text().contains("Umeidhinishwa"));
    assert!(late.body.contains("Bajeti haitoshi."), "what was typed is not lost: {}", late.text());
    let again = head.post("/plan/years/2026-27/approve", &[("version", "3")]);
    assert_eq!(again.status, 409);
    assert!(again.text().contains("umeshaidhinishwa"), "{}", again.text());
}

#[test]
fn another_year_and_another_institution_are_empty() {
    let store = TestStore::sqlite();
    let planned = Planned::draft(&store);
    let app = planned.app();
    let text = browser(&app, &planned.people.employee).get("/plan?year=2027-28").text();
    assert!(text.contains("Hakuna mpango wa mwaka wa fedha 2027/28 bado"), "{text}");
    let stranger = browser(&app, &planned.people.stranger);
    assert!(
        stranger.get("/plan").text().contains(&format!("Hakuna mpango wa mwaka wa fedha {} bado", year()))
    );
    assert_eq!(stranger.get(&format!("/plan/activities/{}", planned.activity)).status, 404);
    assert_eq!(app.outsider().get("/plan").status, 303);
}

#[test]
fn what_nobody_carries_is_listed() {
    let store = TestStore::sqlite();
    let planned = Planned::draft(&store);
    let app = planned.app();
    let planner = browser(&app, &planned.people.planner).in_english();
    assert!(planner.get("/plan").text().contains("1 activity has nobody to carry it out"));
    let text = planner.get("/plan/orphans?year=2026-27").text();
    assert!(
        text.contains("Without a unit Open the activity and choose the unit that owns it. D2201D05"),
        "{text}"
    );
}
