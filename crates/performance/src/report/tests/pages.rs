//! People at the pages: a teacher sends a week, the supervisor answers, strangers see nothing.

use kernel::Language;
use platform::testing::{Answer, TestApp};

use super::fixture::{EXAMS, PERIODS, SYLLABUS, School, done, on_each_school, report, sub_task};
use crate::report::rules::field;

const WEEK: &str = "/my-week?week=2026-08-31";
const PDF: &[u8] = b"%PDF-1.7 maazimio ya kazi";

fn with_app(test: impl Fn(&School<'_>, &TestApp<'_>)) {
    on_each_school(|school| {
        let app = TestApp::new(school.store, vec![crate::area()], people::identity::identify);
        test(school, &app);
    });
}

/// The hidden fields of the page as a browser would send them back, and what is typed.
fn post_week(
    app: &TestApp<'_>,
    school: &School<'_>,
    page: &Answer,
    typed: &[(String, &str)],
    files: &[(&str, &str, &[u8])],
) -> Answer {
    let hidden = ["report_id", "week", "employment"]
        .map(|name| (name.to_owned(), page.value_of(name).unwrap_or_default()));
    let version = page.body.rfind("name=\"version\"").map(|at| {
        let tag = page.body[at..].split('>').next().unwrap_or_default().to_owned();
        tag.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
    });
    let mut fields: Vec<(&str, &str)> =
        hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let version = version.unwrap_or_default();
    fields.push(("version", &version));
    let lines = [PERIODS, EXAMS, SYLLABUS].map(|number| sub_task(number).to_string());
    fields.extend(lines.iter().map(|id| ("line", id.as_str())));
    fields.extend(typed.iter().map(|(name, value)| (name.as_str(), *value)));
    let people = &school.people;
    app.signed_in(people.institution, people.employee.employment).post_files("/my-week", &fields, files)
}

fn typed(part: &str, number: u128, value: &'static str) -> (String, &'static str) {
    (field(part, sub_task(number)), value)
}

#[test]
fn a_teacher_sees_the_week_with_her_running_sub_tasks_and_sends_it() {
    with_app(|school, app| {
        let people = &school.people;
        let teacher = app.signed_in(people.institution, people.employee.employment);
        let page = teacher.get("/my-week");
        assert_eq!(page.status, 200, "{}", page.text());
        let text = page.text();
        for words in [
            "Jumatatu 31 Agosti - Jumapili 6 Septemba 2026",
            "Kufundisha vipindi",
            "Hadi sasa 0 kati ya 160 (kipindi)",
            "Kumaliza mtaala",
            "Hakuna mabadiliko wiki hii",
        ] {
            assert!(text.contains(words), "{words}: {text}");
        }
        assert!(!text.contains("Kuandaa michezo") && !page.body.contains("[["), "{text}");
        let sent = post_week(
            app,
            school,
            &page,
            &[
                typed("quantity", PERIODS, "12"),
                typed("text", PERIODS, "Sehemu na desimali"),
                typed("blocker", EXAMS, "tools"),
            ],
            &[("evidence", "maazimio.pdf", PDF)],
        );
        assert_eq!(sent.status, 303, "{}", sent.text());
        assert_eq!(sent.location, "/my-week?week=2026-08-31&done=performance-report-submit-done");
        let after = teacher.get(&sent.location);
        let text = after.text();
        assert!(
            text.contains("Taarifa ya wiki imetumwa.") && text.contains("Hadi sasa 12 kati ya 160"),
            "{text}"
        );
        assert!(text.contains("maazimio.pdf") && text.contains("Tuma marekebisho"), "{text}");
        assert_eq!(after.value_of("version").as_deref(), Some("1"));
    });
}

#[test]
fn the_same_form_sent_twice_is_answered_the_same_way_twice() {
    with_app(|school, app| {
        let people = &school.people;
        let page = app.signed_in(people.institution, people.employee.employment).get(WEEK);
        let send = || {
            post_week(
                app,
                school,
                &page,
                &[typed("quantity", PERIODS, "12")],
                &[("evidence", "maazimio.pdf", PDF)],
            )
        };
        let (first, second) = (send(), send());
        assert_eq!((first.status, &first.location), (second.status, &second.location));
        assert_eq!(school.count_reports(), 1);
    });
}

#[test]
fn no_change_for_the_whole_week_is_one_tap() {
    with_app(|school, app| {
        let people = &school.people;
        let teacher = app.signed_in(people.institution, people.employee.employment);
        let page = teacher.get(WEEK);
        let value = |name| page.value_of(name).unwrap();
        let (id, week, employment) = (value("report_id"), value("week"), value("employment"));
        let fields = [
            ("report_id", id.as_str()),
            ("week", &week),
            ("employment", &employment),
            ("unchanged_week", "yes"),
        ];
        let sent = teacher.post_files("/my-week", &fields, &[]);
        assert_eq!(sent.status, 303, "{}", sent.text());
        let show = teacher.get(&format!("/reports/{id}"));
        assert!(show.text().contains("Hakuna mabadiliko katika wiki hiyo."), "{}", show.text());
    });
}

#[test]
fn what_is_typed_wrong_comes_back_with_everything_kept_and_every_field_named() {
    with_app(|school, app| {
        let people = &school.people;
        let page = app.signed_in(people.institution, people.employee.employment).get(WEEK);
        let sent = post_week(
            app,
            school,
            &page,
            &[
                typed("quantity", PERIODS, "kumi na mbili"),
                typed("text", PERIODS, "Maneno yanabaki"),
                typed("completed", EXAMS, "yes"),
                typed("completed_on", EXAMS, "31/02/2026"),
                typed("quantity", SYLLABUS, "120"),
                ("note".to_owned(), "Maoni yanabaki"),
            ],
            &[],
        );
        assert_eq!(sent.status, 422);
        let text = sent.text();
        assert!(
            text.contains("Andika kiasi kwa tarakimu") && text.contains("Asilimia iwe kati ya 0 na 100."),
            "{text}"
        );
        assert!(text.contains("Maneno yanabaki") && text.contains("Maoni yanabaki"), "{text}");
        assert_eq!(sent.value_of(&field("quantity", sub_task(PERIODS))).as_deref(), Some("kumi na mbili"));
        assert_eq!(sent.value_of(&field("completed_on", sub_task(EXAMS))).as_deref(), Some("31/02/2026"));
        assert_eq!(sent.value_of("report_id"), page.value_of("report_id"));
        assert_eq!(school.count_reports(), 0);
        let unread = post_week(app, school, &page, &[typed("quantity", PERIODS, "72.5555")], &[]).text();
        assert!(unread.contains("tarakimu nyingi mno baada ya nukta"), "{unread}");
        assert!(!unread.contains("Hujaandika chochote."), "{unread}");
        let nothing = post_week(app, school, &page, &[], &[]);
        assert_eq!(nothing.status, 422);
        assert!(nothing.text().contains("Hujaandika chochote."), "{}", nothing.text());
        let file = post_week(
            app,
            school,
            &page,
            &[typed("quantity", PERIODS, "1")],
            &[("evidence", "a.pdf", b"MZ")],
        );
        assert_eq!(file.status, 422);
        assert_eq!(school.count_reports(), 0);
    });
}

#[test]
fn a_week_changed_elsewhere_comes_back_with_both_versions() {
    with_app(|school, app| {
        let people = &school.people;
        let page = app.signed_in(people.institution, people.employee.employment).get(WEEK);
        school.send(school.new_report(1, "2026-08-31", vec![done(PERIODS, 5_000)])).unwrap();
        let sent = post_week(app, school, &page, &[typed("quantity", PERIODS, "12")], &[]);
        assert_eq!(sent.status, 409);
        let text = sent.text();
        assert!(
            text.contains("imebadilishwa mahali pengine")
                && text.contains("Iliyohifadhiwa sasa: Inaendelea; 5 (kipindi)"),
            "{text}"
        );
        assert_eq!(sent.value_of(&field("quantity", sub_task(PERIODS))).as_deref(), Some("12"));
        let again = post_week(app, school, &sent, &[typed("quantity", PERIODS, "12")], &[]);
        assert_eq!(
            again.location,
            "/my-week?week=2026-08-31&done=performance-report-amend-done",
            "{}",
            again.text()
        );
    });
}

#[test]
fn weeks_that_cannot_be_reported_say_why() {
    with_app(|school, app| {
        let people = &school.people;
        let teacher = app.signed_in(people.institution, people.employee.employment);
        let future = teacher.get("/my-week?week=2026-09-14");
        assert!(future.text().contains("Wiki uliyochagua bado haijaanza."), "{}", future.text());
        let earlier = teacher.get("/my-week?week=2025-02-03");
        assert!(
            earlier.text().contains("Huna mkataba wa utendaji kazi wa mwaka wa fedha 2024/25"),
            "{}",
            earlier.text()
        );
        assert!(earlier.body.contains("href=\"/my-plan\""));
        assert_eq!(teacher.get("/my-week?week=kesho").status, 404);
        let without_plan = app.signed_in(people.institution, people.colleague.employment).get("/my-week");
        assert!(without_plan.text().contains("Huna mkataba"), "{}", without_plan.text());
        school.begin_appraisal("self_rated");
        let closed = teacher.get(WEEK);
        assert!(closed.text().contains("Tathmini ya mtumishi ya mwaka huu imeshatumwa"), "{}", closed.text());
    });
}

#[test]
fn a_form_kept_on_a_shared_device_is_not_sent_for_another_person() {
    with_app(|school, app| {
        let people = &school.people;
        let page = app.signed_in(people.institution, people.employee.employment).get(WEEK);
        let value = |name| page.value_of(name).unwrap();
        let (id, week, employment) = (value("report_id"), value("week"), value("employment"));
        let fields = [
            ("report_id", id.as_str()),
            ("week", &week),
            ("employment", &employment),
            ("unchanged_week", "yes"),
        ];
        let other = app.signed_in(people.institution, people.colleague.employment).post_files(
            "/my-week",
            &fields,
            &[],
        );
        assert_eq!(other.status, 403);
        assert_eq!(app.outsider().post_files("/my-week", &fields, &[]).status, 401);
        assert_eq!(school.count_reports(), 0);
    });
}

#[test]
fn the_supervisor_judges_from_the_list_and_verifies_many() {
    with_app(|school, app| {
        for (number, monday) in [(1, "2026-08-31"), (2, "2026-08-24")] {
            school.send(school.new_report(number, monday, vec![done(PERIODS, 12_000)])).unwrap();
        }
        let people = &school.people;
        let supervisor = app.signed_in(people.institution, people.supervisor.employment);
        let list = supervisor.get("/reports");
        let text = list.text();
        assert!(
            text.contains("Mwinukwe") && text.contains("12 (kipindi)") && text.contains("24 / 160 (15%)"),
            "{text}"
        );
        assert!(text.contains("Jibu ifikapo 11 Septemba 2026"), "{text}");
        assert!(text.contains("Wiki iliyoripotiwa") && !text.contains("Iliandikwa bila mtandao"), "{text}");
        // The file of the same page: each row says whose it is and of which week, under one line of headings.
        let file = supervisor.get("/reports?sheet=csv").body;
        let headings = "Mtumishi,Wiki,Kazi ndogo,";
        assert_eq!(file.matches(headings).count(), 1, "{file}");
        for line in file.trim_start_matches('\u{feff}').lines().skip(1).filter(|line| !line.is_empty()) {
            let whose = "\"Mwinukwe, Zawadi Charles\",Jumatatu ";
            assert!(line.starts_with(whose) && line.contains(" 2026,"), "{file}");
        }
        assert!(!list.body.contains("[["), "{text}");
        let none = supervisor.post("/reports/verify", &[]);
        assert_eq!(none.status, 422);
        assert!(none.text().contains("Chagua angalau taarifa moja"), "{}", none.text());
        let (first, second) = (format!("{}.1", report(1)), format!("{}.1", report(2)));
        let done = supervisor.post("/reports/verify", &[("report", &first), ("report", &second)]);
        assert_eq!(done.location, "/reports?done=performance-report-verify-done", "{}", done.text());
        assert!(
            supervisor.get(&done.location).text().contains("Hakuna taarifa inayosubiri uthibitisho wako.")
        );
    });
}

#[test]
fn a_percent_is_what_was_reached_and_a_report_kept_by_the_device_says_so() {
    with_app(|school, app| {
        let mut new = school.new_report(1, "2026-08-31", vec![done(SYLLABUS, 37_000)]);
        new.written_at = Some("2026-09-02T18:00:00Z".parse().unwrap());
        school.send(new).unwrap();
        let people = &school.people;
        let list = app.signed_in(people.institution, people.supervisor.employment).get("/reports").text();
        assert!(list.contains("Ilifikia 37% mwisho wa wiki"), "{list}");
        assert!(list.contains("Iliandikwa bila mtandao"), "{list}");
    });
}

#[test]
fn a_query_is_read_by_the_employee_and_answered() {
    with_app(|school, app| {
        school.send(school.new_report(1, "2026-08-31", vec![done(PERIODS, 12_000)])).unwrap();
        let people = &school.people;
        let supervisor = app.signed_in(people.institution, people.supervisor.employment);
        let path = format!("/reports/{}", report(1));
        let show = supervisor.get(&path);
        assert!(show.text().contains("Tuma hoja") && !show.body.contains("[["), "{}", show.text());
        let query = format!("{path}/query");
        let empty = supervisor.post(&query, &[("version", "1"), ("query", " ")]);
        assert_eq!(empty.status, 422);
        assert!(empty.text().contains("Andika unachotaka mtumishi akieleze."), "{}", empty.text());
        let sent = supervisor.post(&query, &[("version", "1"), ("query", "Vipindi vya lini?")]);
        assert_eq!(sent.location, "/reports?done=performance-report-query-done", "{}", sent.text());
        let stale = supervisor.post(&format!("{path}/verify"), &[("version", "1")]);
        assert_eq!(stale.status, 409);
        let page = app.signed_in(people.institution, people.employee.employment).get(WEEK);
        assert!(
            page.text().contains("Nyimbote, Method Gabriel amehoji Vipindi vya lini?"),
            "{}",
            page.text()
        );
        let amended = post_week(app, school, &page, &[typed("quantity", PERIODS, "11")], &[]);
        assert!(amended.location.ends_with("performance-report-amend-done"), "{}", amended.text());
        let history = supervisor.get(&path).text();
        assert!(history.contains("Kufundisha vipindi: 12, Inaendelea → 11, Inaendelea"), "{history}");
        assert!(history.contains("Vipindi vya lini?"), "{history}");
    });
}

#[test]
fn a_question_that_comes_after_somebody_verified_is_told_so_and_kept() {
    with_app(|school, app| {
        school.send(school.new_report(1, "2026-08-31", vec![done(PERIODS, 12_000)])).unwrap();
        let people = &school.people;
        let supervisor = app.signed_in(people.institution, people.supervisor.employment);
        let path = format!("/reports/{}", report(1));
        let verified = supervisor.post(&format!("{path}/verify"), &[("version", "1")]);
        assert_eq!(verified.location, "/reports?done=performance-report-verify-done", "{}", verified.text());
        let late =
            supervisor.post(&format!("{path}/query"), &[("version", "1"), ("query", "Vipindi vya lini?")]);
        assert_eq!(late.status, 409);
        let text = late.text();
        let told = format!("{} amethibitisha taarifa hii baada ya wewe kuifungua.", people.supervisor.name);
        assert!(text.contains(&told) && !text.contains("Mtumishi amebadilisha"), "{text}");
        assert!(late.body.contains("Vipindi vya lini?"), "{text}");
        // Where a question already stands, the second one is not lost either.
        let now = late.value_of("version").unwrap();
        let asked = [("version", now.as_str()), ("query", "Ushahidi uko wapi?")];
        let query = format!("{path}/query");
        assert!(supervisor.post(&query, &asked).location.ends_with("query-done"));
        let twice = supervisor.post(&query, &[("version", now.as_str()), ("query", "Na vitabu?")]);
        assert!(twice.status == 422 || twice.status == 409, "{}", twice.text());
        assert!(twice.body.contains("Na vitabu?") && !twice.body.contains("[["), "{}", twice.text());
    });
}

#[test]
fn a_report_and_its_files_are_for_the_parties_only() {
    with_app(|school, app| {
        let people = &school.people;
        let page = app.signed_in(people.institution, people.employee.employment).get(WEEK);
        post_week(
            app,
            school,
            &page,
            &[typed("quantity", PERIODS, "12")],
            &[("evidence", "maazimio.pdf", PDF)],
        );
        let id = page.value_of("report_id").unwrap();
        let report = format!("/reports/{id}");
        let show = app.signed_in(people.institution, people.supervisor.employment).get(&report);
        let file = show.body.split("href=\"/files/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        let file = format!("/files/{file}");
        for party in [&people.employee, &people.supervisor, &people.head] {
            let browser = app.signed_in(people.institution, party.employment);
            assert_eq!(browser.get(&report).status, 200, "{}", party.name);
            let found = browser.get(&file);
            assert_eq!(
                (found.status.as_u16(), found.media_type.as_str()),
                (200, "application/pdf"),
                "{}",
                party.name
            );
            assert_eq!(found.body.as_bytes(), PDF);
        }
        for other in [&people.colleague, &people.hr, &people.director, &people.planner] {
            let browser = app.signed_in(people.institution, other.employment);
            assert_eq!((browser.get(&report).status, browser.get(&file).status).0, 404, "{}", other.name);
            assert_eq!(browser.get(&file).status, 404, "{}", other.name);
        }
        let stranger = app.signed_in(people.other_institution, people.stranger.employment);
        assert_eq!(stranger.get(&report).status, 404);
        assert_eq!(stranger.post(&format!("{report}/verify"), &[("version", "1")]).status, 404);
    });
}

#[test]
fn every_page_stands_in_both_languages() {
    with_app(|school, app| {
        school.send(school.new_report(1, "2026-08-31", vec![done(PERIODS, 12_000)])).unwrap();
        let people = &school.people;
        let path = format!("/reports/{}", report(1));
        for language in Language::ALL {
            for (someone, path) in [
                (&people.employee, "/my-week"),
                (&people.employee, "/my-week?week=2026-08-24"),
                (&people.employee, path.as_str()),
                (&people.supervisor, "/reports"),
                (&people.supervisor, path.as_str()),
                (&people.supervisor, "/team"),
                (&people.employee, "/team"),
            ] {
                let browser = app.signed_in(people.institution, someone.employment);
                let browser = if language == Language::En { browser.in_english() } else { browser };
                let page = browser.get(path);
                assert_eq!(page.status, 200, "{path} {}", page.text());
                assert!(!page.body.contains("[["), "{path} {}", page.text());
                assert!(page.body.contains(&format!("<html lang=\"{}\"", language.code())));
                assert!(page.body.len() < 60_000, "{path} {}", page.body.len());
            }
        }
    });
}

#[test]
fn a_late_week_says_so_before_and_after_it_is_sent() {
    with_app(|school, app| {
        let people = &school.people;
        let teacher = app.signed_in(people.institution, people.employee.employment);
        let page = teacher.get("/my-week?week=2026-08-17");
        assert!(page.text().contains("itaonyeshwa kuwa imechelewa"), "{}", page.text());
        // "This week" is the running one, and nothing else.
        assert!(page.text().contains("Kiasi cha wiki iliyoonyeshwa"), "{}", page.text());
        assert!(!page.body.contains("wiki hii"), "{}", page.text());
        let running = teacher.get("/my-week").text();
        assert!(running.contains("Kiasi cha wiki hii") && !running.contains("iliyoonyeshwa"), "{running}");
        let ahead = teacher.get("/my-week?week=2026-09-07").text();
        assert!(ahead.contains("Wiki uliyochagua bado haijaanza."), "{ahead}");
        let sent = post_week(app, school, &page, &[typed("quantity", PERIODS, "3")], &[]);
        assert_eq!(
            sent.location,
            "/my-week?week=2026-08-17&done=performance-report-submit-late-done",
            "{}",
            sent.text()
        );
        assert_eq!(school.events(id_on(&page)).len(), 1);
    });
}

fn id_on(page: &Answer) -> crate::report::model::ReportId {
    page.value_of("report_id").unwrap().parse().unwrap()
}

#[test]
fn the_workers_script_is_served_to_who_is_signed_in() {
    with_app(|school, app| {
        let people = &school.people;
        let script = app.signed_in(people.institution, people.employee.employment).get("/worker.js");
        assert_eq!(
            (script.status.as_u16(), script.media_type.as_str()),
            (200, "text/javascript; charset=utf-8")
        );
        assert!(script.body.contains("indexedDB"));
    });
}

#[test]
fn files_too_large_are_refused_and_everything_typed_is_kept() {
    with_app(|school, app| {
        let page = app.signed_in(school.people.institution, school.people.employee.employment).get(WEEK);
        let large = vec![7_u8; 13 * 1024 * 1024];
        let sent = post_week(
            app,
            school,
            &page,
            &[typed("quantity", PERIODS, "12"), typed("text", PERIODS, "Nimefundisha sehemu")],
            &[("evidence", "picha.jpg", &large)],
        );
        assert_eq!(sent.status, 422, "{}", sent.text());
        assert!(sent.text().contains("yanazidi MB 12"), "{}", sent.text());
        assert!(sent.body.contains("govuk-file-upload--error"), "the field is named");
        assert!(sent.body.contains("Nimefundisha sehemu") && sent.body.contains("value=\"12\""));
        assert_eq!(school.count_reports(), 0);
    });
}

#[test]
fn an_upload_without_end_is_cut_off_and_still_keeps_what_stood_before_the_files() {
    with_app(|school, app| {
        let page = app.signed_in(school.people.institution, school.people.employee.employment).get(WEEK);
        let huge = vec![7_u8; 70 * 1024 * 1024];
        let sent = post_week(
            app,
            school,
            &page,
            &[typed("text", PERIODS, "Nimefundisha sehemu")],
            &[("evidence", "filamu.mp4", &huge)],
        );
        assert_eq!(sent.status, 422, "{}", sent.text());
        assert!(sent.text().contains("yanazidi MB 12") && sent.body.contains("Nimefundisha sehemu"));
    });
}
