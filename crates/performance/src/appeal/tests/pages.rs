//! The pages as people press and type: filing, answering, deciding, choosing a committee, both languages, what comes back.

use people::testing::Someone;
use platform::testing::{Answer, Browser, TestApp, TestStore};

use super::made::{Court, PDF, court};

fn app(store: &TestStore) -> TestApp<'_> {
    TestApp::new(store, vec![people::area(), crate::area()], people::identity::identify)
}

fn browser<'a>(app: &'a TestApp<'a>, court: &Court, who: &Someone) -> Browser<'a> {
    app.signed_in(court.circle.people.institution, who.employment)
}

#[track_caller]
fn has(answer: &Answer, wanted: &str) {
    let text = answer.text();
    assert!(text.contains(wanted), "{} has no {wanted:?}: {text}", answer.status);
    assert!(!text.contains("[["), "a key without words: {text}");
}

fn hidden(answer: &Answer, name: &str) -> String {
    answer.value_of(name).unwrap_or_else(|| panic!("no {name} on the page: {}", answer.text()))
}

/// Files the appeal through its page; answers the case's path.
fn file(app: &TestApp<'_>, court: &Court) -> String {
    let teacher = browser(app, court, &court.circle.people.employee);
    let own = teacher.get(&format!("/marks/{}", court.appraisal));
    has(&own, "unaweza kukata rufaa hadi 24 Agosti 2026");
    let path = format!("/marks/{}/appeal", court.appraisal);
    let form = teacher.get(&path);
    has(&form, "Rufaa haiwezi kushusha alama yako");
    let (id, version, key) = (hidden(&form, "appeal_id"), hidden(&form, "version"), court.aids().key());
    let names = [format!("ground.{key}"), format!("text.{key}"), format!("evidence.{key}")];
    let half = [
        ("appeal_id", id.as_str()),
        ("version", &version),
        ("line", &key),
        (names[0].as_str(), ""),
        (names[1].as_str(), "Zana mbili hazikuhesabiwa"),
    ];
    let again = teacher.post_files(&path, &half, &[]);
    assert_eq!(again.status, 422);
    has(&again, "Chagua sababu ya rufaa.");
    has(&again, "Zana mbili hazikuhesabiwa");
    assert_eq!(hidden(&again, "appeal_id"), id, "a second sending must be the same case");
    let mut whole = half;
    whole[3] = (names[0].as_str(), "evidence");
    let sent = teacher.post_files(&path, &whole, &[(&names[2], "barua.pdf", PDF)]);
    assert_eq!(sent.location, format!("/appeals/{id}?done=performance-appeal-file-done"), "{}", sent.text());
    // The same sending again leads to the same case.
    let twice = teacher.post_files(&path, &whole, &[]);
    assert_eq!(twice.location, sent.location);
    assert_eq!(teacher.get(&path).location, format!("/appeals/{id}"));
    format!("/appeals/{id}")
}

#[test]
fn an_appeal_goes_through_the_pages_from_the_mark_to_the_new_mark() {
    let store = TestStore::sqlite();
    let court = court(&store);
    let app = app(&store);
    let people = &court.circle.people;
    let case = file(&app, &court);
    let teacher = browser(&app, &court, &people.employee);
    has(&teacher.get(&case), "inasubiri uamuzi, kabla au ifikapo 25 Agosti 2026");
    has(&teacher.get(&format!("/marks/{}", court.appraisal)), "Tazama rufaa yako");
    has(&teacher.get("/my-appeals"), "Wewe ni mrufani");

    let supervisor = browser(&app, &court, &people.supervisor);
    let page = supervisor.get(&case);
    has(&page, "soma rufaa na uamue kila kinachopingwa");
    has(&page, "barua.pdf");
    let decide = format!("{case}/decide");
    let version = hidden(&supervisor.get(&decide), "version");
    let wrong = [
        ("version", version.as_str()),
        ("result.1", "changed"),
        ("quality.1", "mia"),
        ("reason.1", "Zana zipo"),
        ("reason", "Daftari limesomwa"),
    ];
    let again = supervisor.post(&decide, &wrong);
    assert_eq!(again.status, 422);
    has(&again, "Andika namba kamili kati ya 0 na 100.");
    assert_eq!(again.value_of("quality.1").as_deref(), Some("mia"));
    let mut right = wrong;
    right[2] = ("quality.1", "90");
    right[0] = ("version", "99");
    let stale = supervisor.post(&decide, &right);
    assert_eq!(stale.status, 409);
    has(&stale, "Rufaa hii imebadilika tangu ulipofungua ukurasa");
    assert_eq!(stale.value_of("quality.1").as_deref(), Some("90"));
    right[0] = ("version", &version);
    let done = supervisor.post(&decide, &right);
    assert!(done.location.starts_with(&case), "{}", done.text());

    let page = teacher.get(&case);
    has(&page, "Imekubaliwa");
    has(&page, "Alama imehesabiwa upya: toleo la 2");
    has(&page, "unaweza kwenda ngazi inayofuata hadi 25 Agosti 2026");
    let mark = format!("/marks/{}", court.appraisal);
    let shown = teacher.get(&mark);
    has(&shown, "85.61");
    has(&shown, "Uamuzi wa rufaa (Mapitio ya msimamizi)");
    has(&teacher.get(&format!("{mark}?version=1")), "85.43");
    has(&teacher.in_english().get(&case), "The mark was computed again: version 2");
}

#[test]
fn the_second_level_and_the_respondent_each_see_one_next_step() {
    let store = TestStore::sqlite();
    let court = court(&store);
    let app = app(&store);
    let people = &court.circle.people;
    let case = file(&app, &court);
    let supervisor = browser(&app, &court, &people.supervisor);
    let version = hidden(&supervisor.get(&case), "version");
    let confirm = [
        ("version", version.as_str()),
        ("result.1", "confirmed"),
        ("reason.1", "Zana zilikuwa sita"),
        ("reason", "Daftari limesomwa"),
    ];
    supervisor.post(&format!("{case}/decide"), &confirm);
    let teacher = browser(&app, &court, &people.employee);
    let version = hidden(&teacher.get(&case), "version");
    let empty = teacher.post(&format!("{case}/further"), &[("version", &version), ("statement", "")]);
    assert_eq!(empty.status, 422);
    let on = teacher.post(&format!("{case}/further"), &[("version", &version), ("statement", "Bado")]);
    assert!(on.location.starts_with(&case), "{}", on.text());

    let page = supervisor.get(&case);
    has(&page, "toa majibu yako kabla au ifikapo 24 Agosti 2026");
    let version = hidden(&page, "version");
    let answered = supervisor.post_files(
        &format!("{case}/answer"),
        &[("version", &version), ("answer", "Niliona zana sita")],
        &[("evidence", "daftari.pdf", PDF)],
    );
    assert!(answered.location.starts_with(&case), "{}", answered.text());
    let head = browser(&app, &court, &people.head).in_english();
    let page = head.get(&case);
    has(&page, "Niliona zana sita");
    has(&page, "read the appeal and decide each contested item");
    has(&head.get(&format!("{case}/decide")), "Zana zilikuwa sita");
}

#[test]
fn officers_see_that_there_are_cases_but_not_whose_and_everybody_else_sees_nothing() {
    let store = TestStore::sqlite();
    let court = court(&store);
    let app = app(&store);
    let people = &court.circle.people;
    let case = file(&app, &court);
    let hr = browser(&app, &court, &people.hr);
    let list = hr.get("/appeals");
    has(&list, "Rufaa namba");
    assert!(!list.text().contains(&people.employee.name), "the list names the appellant");
    for who in [&people.hr, &people.director, &people.colleague, &people.auditor, &people.planner] {
        assert_eq!(browser(&app, &court, who).get(&case).status, 404, "{}", who.name);
    }
    assert_eq!(hr.get(&format!("{case}/outside")).status, 404);
    assert_eq!(browser(&app, &court, &people.colleague).get("/appeals").status, 403);
    let auditor = browser(&app, &court, &people.auditor);
    has(&auditor.get(&format!("{case}/audit")), "Sababu ya kusoma rufaa hii");
    assert_eq!(auditor.post(&format!("{case}/audit"), &[("reason", "")]).status, 422);
    auditor.post(&format!("{case}/audit"), &[("reason", "Malalamiko")]);
    has(&auditor.get(&format!("{case}/audit")), "Zana mbili hazikuhesabiwa");
}

#[test]
fn the_file_for_the_commission_is_there_to_print_and_to_download() {
    let store = TestStore::sqlite();
    let court = court(&store);
    let app = app(&store);
    let people = &court.circle.people;
    let case = file(&app, &court);
    let institution = people.institution;
    let id = case.trim_start_matches("/appeals/").parse().unwrap();
    for moment in ["2026-09-30T08:00:00Z", "2026-10-30T08:00:00Z"] {
        store.at(moment);
        let escalate = move |work: &platform::work::Work<'_>| {
            crate::appeal::actions::escalate_appeal(work, institution, id)
        };
        store.work(&kernel::Actor::System, escalate).unwrap();
    }
    let hr = browser(&app, &court, &people.hr);
    let choose = format!("{case}/committee");
    let page = hr.get(&choose);
    let version = hidden(&page, "version");
    let barred = [
        ("version", version.as_str()),
        ("hr", people.hr.check_number),
        ("planning", people.planner.check_number),
        ("peer", people.head.check_number),
    ];
    let again = hr.post(&choose, &barred);
    assert_eq!(again.status, 422);
    has(&again, "Mtu huyu hawezi kuamua rufaa hii");
    assert_eq!(again.value_of("peer").as_deref(), Some(people.head.check_number));
    let mut right = barred;
    right[3] = ("peer", people.colleague.check_number);
    assert_eq!(hr.post(&choose, &right).location, "/appeals?done=performance-appeal-appoint-done");
    has(&browser(&app, &court, &people.colleague).get(&case), "soma rufaa na uamue");

    store.at("2026-12-30T08:00:00Z");
    store
        .work(&kernel::Actor::System, move |work| {
            crate::appeal::actions::escalate_appeal(work, institution, id)
        })
        .unwrap();
    // Sessions end after hours: on another day HR signs in again.
    let hr = browser(&app, &court, &people.hr);
    has(&hr.get(&format!("{case}/outside")), "fungua faili lote");
    let print = hr.get(&format!("{case}/outside/print"));
    for wanted in ["85.43", "Zana mbili hazikuhesabiwa", "Rufaa ilikatwa", "barua.pdf"] {
        has(&print, wanted);
    }
    assert!(
        !print.text().contains("performance.appeal") && !print.text().contains("{\""),
        "{}",
        print.text()
    );
    let json = hr.get(&format!("{case}/outside/file.json"));
    assert_eq!(json.media_type, "application/json");
    assert!(json.body.contains("tija-appeal-1"));
    let version = hidden(&hr.get(&format!("{case}/outside")), "version");
    let sent = [("version", version.as_str()), ("reference", "HM/12"), ("sent_on", "30/12/2026")];
    let done = hr.post(&format!("{case}/outside/sent"), &sent);
    assert!(done.location.contains("performance-appeal-send-done"), "{}", done.text());
    let record = format!("{case}/outside/record");
    let version = hidden(&hr.get(&record), "version");
    let answer = [
        ("version", version.as_str()),
        ("reference", "TUME/7"),
        ("answer_on", "30/12/2026"),
        ("result.1", "changed"),
        ("quality.1", "90"),
        ("reason.1", "Zana zipo"),
        ("reason", "Rufaa imekubaliwa"),
    ];
    let done = hr.post(&record, &answer);
    assert!(done.location.contains("performance-appeal-record-done"), "{}", done.text());
    let teacher = browser(&app, &court, &people.employee).in_english();
    has(&teacher.get(&case), "The Commission answered on 30 December 2026, reference TUME/7.");
}
