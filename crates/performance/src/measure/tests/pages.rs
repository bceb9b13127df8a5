//! The pages as people press and type, and who finds them at all.

use people::testing::Someone;
use platform::testing::{Answer, Browser, TestApp, TestStore};

use super::actions::APPEALS_OVER;
use crate::appraisal::model::State as Appraisal;
use crate::appraisal::tests::made::{Circle, PUBLISH_SEASON, SUPERVISOR_SEASON, circle};

fn app(store: &TestStore) -> TestApp<'_> {
    TestApp::new(store, vec![people::area(), crate::area()], people::identity::identify)
}

fn browser<'a>(app: &'a TestApp<'a>, circle: &Circle, who: &Someone) -> Browser<'a> {
    app.signed_in(circle.people.institution, who.employment)
}

#[track_caller]
fn has(answer: &Answer, wanted: &str) {
    let text = answer.text();
    assert!(text.contains(wanted), "{} has no {wanted:?}: {text}", answer.status);
    assert!(!text.contains("[["), "a key without words: {text}");
}

#[test]
fn a_sanction_goes_through_the_pages_with_the_employee_heard() {
    let store = TestStore::sqlite();
    let circle = circle(&store);
    let id = circle.open(&store);
    circle.bring(&store, id, Appraisal::SupervisorRated);
    store.at(SUPERVISOR_SEASON);
    let app = app(&store);
    let people = &circle.people;
    let supervisor = browser(&app, &circle, &people.supervisor);
    let path = format!("/appraisals/{id}/measures");
    has(&supervisor.get(&format!("/appraisals/{id}")), "Tuzo, hatua za maendeleo na adhabu");
    has(&supervisor.get(&path), "Adhabu haiamuliwi kabla mtumishi hajapewa siku 14 za kujieleza");
    let again =
        supervisor.post(&path, &[("kind", "short_course"), ("subject", ""), ("text", "Sababu yangu")]);
    assert_eq!(again.status, 422);
    has(&again, "Andika somo la mafunzo");
    has(&again, "Sababu yangu");
    let sent =
        supervisor.post(&path, &[("kind", "written_warning"), ("subject", ""), ("text", "Vipindi 40.")]);
    let measure = sent.location.split('?').next().unwrap().to_owned();
    assert!(measure.starts_with("/measures/"), "{}", sent.text());

    let employee = browser(&app, &circle, &people.employee);
    let page = employee.get(&measure);
    has(&page, "Jieleze kuhusu pendekezo la adhabu");
    has(&employee.get("/my-measures"), "Onyo la maandishi");
    let version = page.value_of("version").unwrap();
    let empty = employee.post(&format!("{measure}/hear"), &[("version", &version), ("hearing", " ")]);
    assert_eq!(empty.status, 422);
    let heard =
        employee.post(&format!("{measure}/hear"), &[("version", &version), ("hearing", "Nilikuwa likizo.")]);
    assert!(heard.location.ends_with("done=performance-measure-hear-done"), "{}", heard.text());
    let stale = employee.post(&format!("{measure}/hear"), &[("version", &version), ("hearing", "Tena.")]);
    assert_eq!(stale.status, 409);
    has(&stale, "Pendekezo hili limebadilika baada ya wewe kulifungua.");
    assert!(stale.body.contains("Tena."), "what was typed is not lost: {}", stale.text());

    circle.bring(&store, id, Appraisal::Published);
    store.at(PUBLISH_SEASON);
    let director = browser(&app, &circle, &people.director);
    has(&director.get("/measures?year=2025-26"), "Amejieleza, inasubiri uamuzi");
    let page = director.get(&measure);
    has(&page, "Nilikuwa likizo.");
    let version = page.value_of("version").unwrap();
    let half = [("version", version.as_str()), ("verdict", "approve"), ("text", ""), ("due_on", "")];
    let again = director.post(&format!("{measure}/decide"), &half);
    assert_eq!(again.status, 422);
    has(&again, "Andika sababu: mtumishi anapaswa kuijua.");
    let whole =
        [("version", version.as_str()), ("verdict", "approve"), ("text", "Soma."), ("due_on", "31/12/2026")];
    let early = director.post(&format!("{measure}/decide"), &whole);
    assert_eq!(early.status, 422);
    has(&early, "Mtumishi anaweza kukata rufaa dhidi ya alama hii hadi 24/08/2026.");
    store.at(APPEALS_OVER);
    let (director, employee) =
        (browser(&app, &circle, &people.director), browser(&app, &circle, &people.employee));
    let decided = director.post(&format!("{measure}/decide"), &whole);
    assert!(decided.location.ends_with("done=performance-measure-decide-done"), "{}", decided.text());
    has(&employee.get(&measure), "Imekubaliwa");
    // In time nothing warns; five days after its day it is late, wherever it is listed.
    let in_time = employee.get("/my-measures");
    assert!(!in_time.body.contains("tija-light--yellow") && !in_time.text().contains("imechelewa"));
    store.at("2027-01-05T06:00:00Z");
    let later = browser(&app, &circle, &people.employee);
    for path in [&measure, "/my-measures"] {
        has(&later.get(path), "Imekubaliwa, imechelewa siku 5");
    }
    assert!(later.get("/my-measures").body.contains("tija-light--red"));
    store.at(APPEALS_OVER);
    let (supervisor_again, director, employee) = (
        browser(&app, &circle, &people.supervisor),
        browser(&app, &circle, &people.director),
        browser(&app, &circle, &people.employee),
    );
    // Whoever decides or follows on an older page gets back what was typed, with what the measure is now.
    let late = [
        ("version", version.as_str()),
        ("verdict", "decline"),
        ("text", "Hapana, asome kwanza."),
        ("letter", "HW/9"),
        ("due_on", ""),
    ];
    let stale = director.post(&format!("{measure}/decide"), &late);
    assert_eq!(stale.status, 409);
    has(&stale, "Pendekezo hili limebadilika baada ya wewe kulifungua.");
    has(&stale, "Imekubaliwa");
    assert!(stale.body.contains("Hapana, asome kwanza.") && stale.body.contains("HW/9"), "{}", stale.text());
    let supervisor = supervisor_again;
    let version = supervisor.get(&measure).value_of("version").unwrap();
    let follow = |text: &str| {
        let fields = [("version", version.as_str()), ("verdict", "done"), ("text", text)];
        supervisor.post(&format!("{measure}/follow"), &fields)
    };
    assert!(follow("Amesoma.").location.ends_with("done=performance-measure-follow-done"));
    let stale = follow("Amesoma siku mbili.");
    assert_eq!(stale.status, 409);
    has(&stale, "Pendekezo hili limebadilika baada ya wewe kulifungua.");
    assert!(stale.body.contains("Amesoma siku mbili."), "{}", stale.text());
    has(&employee.get(&format!("/marks/{id}/uses")), "Adhabu");

    // The stranger finds nothing, a colleague neither.
    for other in [&people.colleague, &people.planner] {
        assert_eq!(browser(&app, &circle, other).get(&measure).status, 404, "{}", other.name);
    }
    let stranger = app.signed_in(people.other_institution, people.stranger.employment);
    assert_eq!(stranger.get(&measure).status, 404);
}

#[test]
fn officers_write_a_use_down_and_take_training_needs_away() {
    let store = TestStore::sqlite();
    let circle = circle(&store);
    let id = circle.open(&store);
    circle.bring(&store, id, Appraisal::Published);
    store.at(PUBLISH_SEASON);
    let app = app(&store);
    let people = &circle.people;
    let supervisor = browser(&app, &circle, &people.supervisor);
    let path = format!("/appraisals/{id}/measures");
    supervisor.post(&path, &[("kind", "short_course"), ("subject", "=Excel"), ("text", "Takwimu za shule.")]);
    let hr = browser(&app, &circle, &people.hr);
    let training = hr.get("/measures/training?year=2025-26");
    has(&training, "Mafunzo ya muda mfupi: =Excel");
    // One person: neither the cadre nor the unit says who.
    has(&training, "Kada mbalimbali");
    assert!(
        !training.text().contains("Taaluma") && !training.text().contains("Mwalimu"),
        "{}",
        training.text()
    );
    let csv = hr.get("/measures/training?year=2025-26&sheet=csv");
    assert_eq!(csv.status, 200);
    assert!(csv.body.contains("Mafunzo ya muda mfupi: =Excel"), "{}", csv.body);
    assert_eq!(browser(&app, &circle, &people.employee).get("/measures/training").status, 403);

    let uses = format!("/marks/{id}/uses");
    let again =
        hr.post(&uses, &[("purpose", "promotion"), ("decision", ""), ("letter", ""), ("used_on", "leo")]);
    assert_eq!(again.status, 422);
    let whole = [
        ("purpose", "promotion"),
        ("decision", "Amepandishwa"),
        ("letter", "KP/1"),
        ("used_on", "17/08/2026"),
    ];
    assert!(hr.post(&uses, &whole).location.ends_with("done=performance-mark-use-done"));
    let employee = browser(&app, &circle, &people.employee);
    has(&employee.get(&uses), "Kupandishwa cheo: Amepandishwa");
    has(&employee.get("/my-measures"), "KP/1");
    has(&employee.get(&format!("/marks/{id}")), "Matumizi ya alama");
    has(&employee.get("/my-mark"), "Tuzo na hatua zangu");
}
