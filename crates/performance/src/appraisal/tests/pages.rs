//! The circle through the pages, as people press and type: next steps, drafts, refusals, both versions, both languages.

use people::audit::actions::state_reason;
use people::audit::model::NewAudit;
use people::testing::Someone;
use platform::testing::{Answer, Browser, TestApp, TestStore};

use super::made::{
    COUNTERSIGN_SEASON, Circle, DISCUSSION_SEASON, PUBLISH_SEASON, SELF_SEASON, SUPERVISOR_SEASON, circle,
};
use crate::appraisal::form::{self, SEND};
use crate::appraisal::model::{AppraisalId, State};
use crate::appraisal::rules::Rubric;

fn app(store: &TestStore) -> TestApp<'_> {
    TestApp::new(store, vec![people::area(), crate::area()], people::identity::identify)
}

fn browser<'a>(app: &'a TestApp<'a>, circle: &Circle, who: &Someone) -> Browser<'a> {
    app.signed_in(circle.people.institution, who.employment)
}

fn rubric() -> Rubric {
    Rubric { steps: vec![20, 40, 60, 80, 100], fine_tune: 10, reason_below: 40, reason_above: 95 }
}

/// The example's column as a browser sends it, with the version of the page it came from.
fn column(
    store: &TestStore,
    circle: &Circle,
    who: &Someone,
    id: AppraisalId,
    page: &Answer,
) -> Vec<(String, String)> {
    let mut pairs = form::pairs(&circle.ratings(&circle.sheet(store, who, id)), &rubric());
    pairs.push((String::from("version"), page.value_of("version").expect("a version on the page")));
    pairs
}

fn post(browser: &Browser<'_>, path: &str, pairs: &[(String, String)]) -> Answer {
    let pairs: Vec<(&str, &str)> =
        pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(path, &pairs)
}

fn sent(pairs: &[(String, String)]) -> Vec<(String, String)> {
    [pairs, &[(SEND.to_owned(), String::from("yes"))]].concat()
}

#[track_caller]
fn has(answer: &Answer, wanted: &str) {
    let text = answer.text();
    assert!(text.contains(wanted), "{} has no {wanted:?}: {text}", answer.status);
    assert!(!text.contains("[["), "a key without words: {text}");
}

/// One appraisal on its way through the pages.
struct Journey<'a> {
    store: &'a TestStore,
    circle: &'a Circle,
    app: &'a TestApp<'a>,
    id: AppraisalId,
}

impl Journey<'_> {
    fn path(&self, end: &str) -> String {
        format!("/appraisals/{}/{end}", self.id)
    }

    fn browser(&self, who: &Someone) -> Browser<'_> {
        browser(self.app, self.circle, who)
    }

    /// Opens a column's form, fills it with the example's marks and presses the button that sends.
    fn send(&self, who: &Someone, form: &str) -> Answer {
        let page = self.browser(who).get(&self.path(form));
        let typed = column(self.store, self.circle, who, self.id, &page);
        post(&self.browser(who), &self.path(form), &sent(&typed))
    }

    fn the_employee_rates(&self) {
        let (employee, supervisor) = (&self.circle.people.employee, &self.circle.people.supervisor);
        let page = self.browser(employee).get(&self.path("self"));
        has(&page, "Kufundisha vipindi");
        has(&page, "152 (kipindi)");
        has(&page, "Haihusiki: mtumishi huyu hana watumishi anaowasimamia");
        let typed = column(self.store, self.circle, employee, self.id, &page);
        let answer = post(&self.browser(employee), &self.path("self"), &typed);
        assert_eq!(answer.location, format!("{}?done=performance-appraisal-draft-done", self.path("self")));
        let page = self.browser(supervisor).get(&format!("/appraisals/{}", self.id));
        has(&page, "tunasubiri mtumishi ajitathmini hadi 30 Juni 2026");
        let answer = self.send(employee, "self");
        assert_eq!(answer.location, format!("/appraisals/{}?done=performance-appraisal-self-done", self.id));
        has(&self.browser(employee).get(&answer.location), "Tathmini yako imetumwa kwa msimamizi");
    }

    fn the_supervisor_assesses_and_both_agree(&self) {
        let (employee, supervisor) = (&self.circle.people.employee, &self.circle.people.supervisor);
        self.store.at(SUPERVISOR_SEASON);
        has(&self.browser(supervisor).get("/team/appraisals"), "Inasubiri tathmini ya msimamizi");
        has(&self.browser(supervisor).get(&self.path("supervise")), "Kiasi kinachohesabiwa");
        assert_eq!(self.send(supervisor, "supervise").status, 303);
        self.store.at(DISCUSSION_SEASON);
        // Both said the same, so the agreed column is filled in already.
        assert!(self.browser(supervisor).get(&self.path("discuss")).body.contains("value=\"80\" selected"));
        let keeps_draft =
            || self.browser(supervisor).get(&self.path("discuss")).body.contains("Hifadhi rasimu");
        assert!(keeps_draft());
        assert_eq!(self.send(supervisor, "discuss").status, 303);
        assert!(!keeps_draft(), "what the employee is asked to agree to is sent whole");
        let page = self.browser(employee).get(&format!("/appraisals/{}", self.id));
        has(&page, "kisha ukubali au upinge");
        let version = page.value_of("version").unwrap();
        assert_eq!(self.browser(employee).post(&self.path("agree"), &[("version", &version)]).status, 303);
    }

    fn an_auditor_takes_the_marks_only_for_a_reason(&self, csv: &str) {
        let people = &self.circle.people;
        let marks = || self.browser(&people.auditor).get("/marks/download?year=2025-26");
        let states = |about: Option<kernel::EmploymentId>| {
            let new =
                NewAudit { about, reason: "Ukaguzi wa alama za mwaka".into(), reference: String::new() };
            self.store.work(&people.auditor.actor(), move |work| state_reason(work, &new)).unwrap();
        };
        assert_eq!(marks().status, 403);
        states(Some(people.employee.employment));
        assert_eq!(marks().status, 403, "a reason about one employee opens that employee's file");
        states(None);
        assert_eq!(marks().body, csv);
    }

    fn it_is_countersigned_and_published(&self) {
        let people = &self.circle.people;
        self.store.at(COUNTERSIGN_SEASON);
        let page = self.browser(&people.head).get(&self.path("countersign"));
        has(&page, "Alama itakayopatikana");
        has(&page, "85.43");
        let version = page.value_of("version").unwrap();
        let fields = [("version", version.as_str()), ("comment", "Sawa")];
        assert_eq!(self.browser(&people.head).post(&self.path("countersign"), &fields).status, 303);
        assert!(!self.browser(&people.employee).get(&format!("/marks/{}", self.id)).text().contains("85.43"));
        self.store.at(PUBLISH_SEASON);
        let hr = self.browser(&people.hr);
        has(&hr.get("/appraisals"), "kuna tathmini zilizothibitishwa");
        has(&hr.get("/appraisals"), "Miaka mingine: Mwaka wa fedha 2024/25");
        assert_eq!(hr.post("/appraisals/publish", &[("year", "2025/26")]).status, 303);
        has(&hr.get("/appraisals?year=2025-26&state=published"), "Mwinukwe, Zawadi Charles");
        let csv = "check_number,R,B,M,O,band,formula\n90005007,87.12,78.65,,85.43,2,F1\n";
        assert_eq!(hr.get("/marks/download?year=2025-26").body, csv);
        self.an_auditor_takes_the_marks_only_for_a_reason(csv);
    }
}

#[test]
fn the_circle_goes_through_the_pages() {
    let store = TestStore::sqlite();
    let circle = circle(&store);
    let app = app(&store);
    let employee = browser(&app, &circle, &circle.people.employee);
    store.at("2026-06-01T08:00:00Z");
    has(&employee.get("/my-appraisal"), "kujitathmini kutafunguliwa 15 Juni 2026");
    store.at(SELF_SEASON);
    has(&employee.get("/my-appraisal"), "Anza sasa");
    let answer = employee.post("/my-appraisal/start", &[("year", "2025/26")]);
    assert_eq!(answer.status, 303);
    let id = answer.location.split('/').nth(2).unwrap().parse().unwrap();
    let journey = Journey { store: &store, circle: &circle, app: &app, id };
    journey.the_employee_rates();
    journey.the_supervisor_assesses_and_both_agree();
    journey.it_is_countersigned_and_published();
    has(&employee.get("/my-mark"), "85.43");
    let file = employee.get("/my-mark?sheet=csv").body;
    assert!(file.contains("85.43") && !file.contains("Onyesha hesabu"), "{file}");
}

#[test]
fn every_number_of_a_mark_explains_itself() {
    let store = TestStore::sqlite();
    let circle = circle(&store);
    let id = circle.open(&store);
    circle.bring(&store, id, State::Published);
    circle.report(&store, 1, circle.agreement(1), circle.sub_task(1, 0, 2), "2025-10-06", 4);
    let app = app(&store);
    let page = browser(&app, &circle, &circle.people.employee).get(&format!("/marks/{id}"));
    for shown in [
        "s = 0.95 × (50 + 25.5 + 20) = 90.725",
        "06/10/2025: 4 (kipindi) (imethibitishwa)",
        "ilikamilika 1 Juni 2026: imechelewa siku 3; siku za nyongeza zinazoruhusiwa ni 15, d = 0.8",
        "T = (10 × 94 + 20 × 86.71875 + 40 × 90.725 + 10 × 68.25 + 20 × 93) ÷ 100 = 88.45875",
        "R = (50 × 88.45875 + 30 × 94.45 + 20 × 72.8) ÷ 100 = 87.124375",
        "B = (4.145833… − 1) × 100 ÷ (5 − 1) = 78.645833…",
        "O = (80 × 87.124375 + 20 × 78.645833…) ÷ 100 = 85.428666… → 85.43",
        "Juu ya wastani",
    ] {
        has(&page, shown);
    }
    let english = app.signed_in(circle.people.institution, circle.people.employee.employment).in_english();
    has(&english.get(&format!("/marks/{id}")), "Above average");
    has(&english.get(&format!("/appraisals/{id}")), "the appraisal is finished");
}

#[test]
fn a_refused_form_keeps_what_was_typed_and_names_each_field() {
    let store = TestStore::sqlite();
    let circle = circle(&store);
    let id = circle.open(&store);
    let app = app(&store);
    let employee = browser(&app, &circle, &circle.people.employee);
    let path = format!("/appraisals/{id}/self");
    let page = employee.get(&path);
    let line = circle.sheet(&store, &circle.people.employee, id).lines[0].id;
    let step = format!("step.{line}");
    let tune = format!("tune.{line}");
    let version = page.value_of("version").unwrap();
    let answer = employee.post(
        &path,
        &[
            (&step, "100"),
            (&tune, "-3"),
            ("comment", "Nimejitahidi sana"),
            ("version", &version),
            (SEND, "yes"),
        ],
    );
    assert_eq!(answer.status, 422);
    has(&answer, "Andika maelezo: ubora uko chini ya 40 au juu ya 95.");
    has(&answer, "Nimejitahidi sana");
    assert_eq!(answer.value_of(&tune).as_deref(), Some("-3"));
    assert_eq!(circle.sheet(&store, &circle.people.employee, id).appraisal.state, State::Open);
    let answer = employee.post(&path, &[(&step, "80"), (&tune, "15"), ("version", &version)]);
    has(&answer, "si zaidi ya 10");
    let answer = employee.post(&path, &[(&step, "80"), (&tune, "tano"), ("version", &version)]);
    has(&answer, "Andika namba kamili");
}

#[test]
fn whoever_was_overtaken_sees_both_versions() {
    let store = TestStore::sqlite();
    let circle = circle(&store);
    let id = circle.open(&store);
    let app = app(&store);
    let employee = browser(&app, &circle, &circle.people.employee);
    let path = format!("/appraisals/{id}/self");
    let first = employee.get(&path);
    let line = circle.sheet(&store, &circle.people.employee, id).lines[0].id;
    let step = format!("step.{line}");
    let version = first.value_of("version").unwrap();
    assert_eq!(employee.post(&path, &[(&step, "80"), ("version", &version)]).status, 303);
    let answer = employee.post(&path, &[(&step, "60"), ("version", &version)]);
    assert_eq!(answer.status, 409);
    has(&answer, "Tathmini hii imebadilishwa wakati ukiandika");
    has(&answer, "Kilichohifadhiwa sasa");
    // The page now carries the new version, so that sending again is a decision.
    let version = answer.value_of("version").unwrap();
    assert_eq!(employee.post(&path, &[(&step, "60"), ("version", &version)]).status, 303);
    assert_eq!(circle.sheet(&store, &circle.people.employee, id).lines[0].self_quality, Some(60));
}

#[test]
fn what_was_written_too_late_is_given_back() {
    let store = TestStore::sqlite();
    let circle = circle(&store);
    let id = circle.open(&store);
    let app = app(&store);
    let employee = browser(&app, &circle, &circle.people.employee);
    let path = format!("/appraisals/{id}/self");
    let page = employee.get(&path);
    let mut typed = column(&store, &circle, &circle.people.employee, id, &page);
    typed.retain(|(name, _)| name != "comment");
    typed.push(("comment".into(), "Mwaka huu nimefundisha madarasa mawili zaidi".into()));
    circle.bring(&store, id, State::SupervisorRated);
    let late = post(&browser(&app, &circle, &circle.people.employee), &path, &sent(&typed));
    assert_eq!(late.status, 409);
    has(&late, "Mwaka huu nimefundisha madarasa mawili zaidi");
    has(&late, "Unaweza kukinakili hapa");
    // Whose session has ended gets it back too; a password is never shown.
    let gone =
        app.outsider().post(&path, &[("comment", "Maneno yangu mengi"), ("password", "jua mvua mavuno")]);
    assert_eq!(gone.status, 401);
    has(&gone, "Maneno yangu mengi");
    assert!(!gone.text().contains("jua mvua"));
}

#[test]
fn a_dispute_is_written_and_decided_on_the_pages() {
    let store = TestStore::sqlite();
    let circle = circle(&store);
    let people = circle.people.clone();
    let id = circle.open(&store);
    circle.bring(&store, id, State::Discussed);
    let app = app(&store);
    let (employee, head) = (browser(&app, &circle, &people.employee), browser(&app, &circle, &people.head));
    let page = employee.get(&format!("/appraisals/{id}"));
    let version = page.value_of("version").unwrap();
    let answer =
        employee.post(&format!("/appraisals/{id}/dispute"), &[("version", &version), ("dispute", " ")]);
    assert_eq!(answer.status, 422);
    has(&answer, "Andika sababu.");
    let answer = employee.post(
        &format!("/appraisals/{id}/dispute"),
        &[("version", &version), ("dispute", "Vipindi vya Januari")],
    );
    assert_eq!(answer.status, 303);
    let path = format!("/appraisals/{id}/countersign");
    let page = head.get(&path);
    has(&page, "Vipindi vya Januari");
    let mut typed = column(&store, &circle, &people.head, id, &page);
    typed.retain(|(name, _)| name != "comment");
    let answer = post(&head, &path, &typed);
    assert_eq!(answer.status, 422);
    typed.push((String::from("comment"), String::from("Alama zinabaki")));
    assert_eq!(post(&head, &path, &typed).status, 303);
    has(&employee.get(&format!("/appraisals/{id}")), "Alama zinabaki");
}

#[test]
fn a_wrong_state_gets_a_sentence_and_a_stranger_gets_nothing() {
    let store = TestStore::sqlite();
    let circle = circle(&store);
    let people = circle.people.clone();
    let id = circle.open(&store);
    let app = app(&store);
    let supervisor = browser(&app, &circle, &people.supervisor);
    let answer = supervisor.get(&format!("/appraisals/{id}/supervise"));
    assert_eq!(answer.status, 409);
    has(&answer, "Hatua hii itafunguliwa 01/07/2026");
    for who in [&people.colleague, &people.planner] {
        let other = browser(&app, &circle, who);
        assert_eq!(other.get(&format!("/appraisals/{id}")).status, 404, "{}", who.name);
        assert_eq!(other.get(&format!("/marks/{id}")).status, 404, "{}", who.name);
    }
    let stranger = app.signed_in(people.other_institution, people.stranger.employment);
    assert_eq!(stranger.get(&format!("/appraisals/{id}")).status, 404);
    assert_eq!(stranger.get(&format!("/marks/{id}")).status, 404);
    assert_eq!(browser(&app, &circle, &people.employee).get("/appraisals").status, 403);
}

#[test]
fn the_running_year_is_previewed_as_a_range_and_never_called_a_mark() {
    let store = TestStore::sqlite();
    let circle = circle(&store);
    store.at("2026-03-02T08:00:00Z");
    let app = app(&store);
    let page = browser(&app, &circle, &circle.people.employee).get("/my-mark");
    has(&page, "Kama mwaka ungeisha leo, 2 Machi 2026");
    has(&page, "Hii ni hesabu ya mfano, si alama");
    // Every number with its working, in the steps of the mark itself.
    has(&page, "Kila kazi ndogo hupata s = n × (50 + 30 × l ÷ 100 + 20 × d).");
    for end in ["Ubora ukiwa 20: ", "Ubora ukiwa 100: "] {
        for step in ["s = ", "T = (", "R = ("] {
            has(&page, &format!("{end}{step}"));
        }
    }
    has(&browser(&app, &circle, &circle.people.colleague).get("/my-mark"), "baada ya mkataba wako kusainiwa");
    has(
        &app.signed_in(circle.people.institution, circle.people.employee.employment)
            .in_english()
            .get("/my-mark"),
        "If the year ended today",
    );
}
