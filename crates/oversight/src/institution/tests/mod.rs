//! The institution's console: who sees numbers, who sees names, and that lists hold whom the numbers count.

use axum::http::StatusCode;
use kernel::Role;
use people::testing::{Fixture, Someone};
use platform::deadline::{Deadline, OwedBy};
use platform::testing::{Answer, Browser, TestApp, TestStore, on_each_db};
use platform::work::Work;

use crate::permissions::ROLLUP_KEEP;

/// The consoles with the areas they read.
pub(crate) fn with_app(test: impl Fn(&TestApp<'_>, &Fixture)) {
    on_each_db(|store| {
        let people = store.tx(Fixture::insert).unwrap();
        let areas =
            vec![crate::area(), people::area(), planning::area(performance::TASKS), performance::area()];
        store.runtime.block_on(platform::reference::load(&store.store, &areas)).unwrap();
        let app = TestApp::new(store, areas, people::identity::identify);
        test(&app, &people);
    });
}

pub(crate) fn browser<'a>(app: &'a TestApp<'a>, someone: &Someone) -> Browser<'a> {
    app.signed_in(someone.person.institution, someone.employment)
}

fn whole(answer: &Answer) {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert!(!answer.body.contains("[["), "a word is missing: {}", answer.body);
}

/// The supervisor let an answer about the employee pass its day.
fn let_pass(store: &TestStore, people: &Fixture) {
    let_pass_by(store, people, "performance.report.verify", people.supervisor.employment.into());
}

fn let_pass_by(store: &TestStore, people: &Fixture, kind: &'static str, by: OwedBy) {
    let_pass_from(store, people, people.institution, (kind, by));
}

fn let_pass_from(
    store: &TestStore,
    people: &Fixture,
    works_in: kernel::InstitutionId,
    (kind, by): (&'static str, OwedBy),
) {
    let (home, about) = (people.institution, people.employee.employment);
    let owing = move |work: &Work<'_>| {
        work.owe_from(
            home,
            works_in,
            Deadline {
                kind,
                subject: work.new_id(),
                owed_by: by,
                about: Some(about),
                note: String::new(),
                path: "/".into(),
                year: work.today().financial_year(),
                due_on: work.today().plus_days(-11),
            },
        )?;
        Ok(work.already_done(work.permit(&ROLLUP_KEEP, &kernel::Place::institution(home))?))
    };
    store.work(&kernel::Actor::System, owing).unwrap();
}

#[test]
fn every_page_is_whole_in_both_languages() {
    with_app(|app, people| {
        let_pass(app.store, people);
        let supervisor = people.supervisor.employment;
        for path in [
            "/institution".to_owned(),
            "/institution?year=2025-26".to_owned(),
            format!("/institution/units/{}", people.education.id),
            "/institution/people".to_owned(),
            "/institution/people?lacks=report".to_owned(),
            "/institution/people?lacks=account".to_owned(),
            format!("/institution/people?lacks=supervisor&unit={}", people.academics.id),
            "/institution/stuck".to_owned(),
            format!("/institution/stuck/{supervisor}"),
        ] {
            whole(&browser(app, &people.hr).get(&path));
            whole(&browser(app, &people.hr).in_english().get(&path));
        }
    });
}

#[test]
fn numbers_lead_to_the_people_behind_them_and_to_whom_they_wait_for() {
    with_app(|app, people| {
        let_pass(app.store, people);
        let hr = browser(app, &people.hr);
        let page = hr.get("/institution");
        // Everybody signs, the head with the seat above; nobody has, and nobody has an account.
        assert!(page.body.contains("Watumishi 8 hawana mpango uliosainiwa"), "{}", page.body);
        assert!(page.body.contains("Watumishi 8 hawajawezesha akaunti"), "{}", page.body);
        assert!(page.body.contains("Jibu 1 limepita muda wake"), "{}", page.body);
        assert!(!page.body.contains(&people.employee.name), "numbers, no names");
        let list = hr.get("/institution/people?lacks=plan").body;
        assert!(list.contains(people.employee.check_number) && list.contains(people.director.check_number));
        let account = hr.get("/institution/people?lacks=account").body;
        assert!(account.contains(people.director.check_number));
        let stuck = hr.get("/institution/stuck").body;
        assert!(stuck.contains(&people.supervisor.name) && stuck.contains("siku"), "{stuck}");
        let owed = hr.get(&format!("/institution/stuck/{}", people.supervisor.employment)).body;
        assert!(owed.contains(&people.employee.name), "{owed}");
    });
}

#[test]
fn what_role_holders_let_pass_is_told_by_role_and_is_in_the_file_once() {
    with_app(|app, people| {
        let hr = browser(app, &people.hr);
        assert!(!hr.get("/institution/stuck").body.contains("Afisa Utumishi</th>"));
        let_pass_by(app.store, people, "people.choice.confirm", OwedBy::Role(Role::Hr));
        let page = hr.get("/institution/stuck");
        whole(&page);
        assert!(
            page.body.contains("Afisa Utumishi</th>") && page.body.contains("Hakuna anayesubiriwa kwa jina")
        );
        whole(&browser(app, &people.hr).in_english().get("/institution/stuck"));
        assert!(
            hr.get("/institution").body.contains("href=\"/institution/stuck\">Jibu 1 limepita muda wake")
        );
        let_pass(app.store, people);
        let file = hr.get("/institution/stuck?sheet=csv").body;
        assert_eq!(file.matches("Afisa Utumishi").count(), 1, "{file}");
        assert!(file.contains(&people.supervisor.name), "{file}");
    });
}

/// The number leads to a list of as many, and the list to no page that is not there.
#[test]
fn what_a_role_or_somebody_elsewhere_owes_is_counted_at_the_whole_and_listed_without_a_dead_link() {
    with_app(|app, people| {
        let (store, elsewhere) = (app.store, &people.stranger);
        let_pass(store, people);
        let_pass_by(store, people, "people.choice.confirm", OwedBy::Role(Role::Hr));
        let owed = ("performance.appraisal.supervise", elsewhere.employment.into());
        let_pass_from(store, people, people.other_institution, owed);
        let hr = browser(app, &people.hr);
        let page = hr.get("/institution").body;
        assert!(page.contains("Majibu 3 yamepita muda wake"), "{page}");
        // At the unit of who owes it: only the supervisor's.
        let unit = hr.get(&format!("/institution/units/{}?sheet=csv", people.education.id)).body;
        assert!(unit.lines().any(|line| line.starts_with("Taaluma,") && line.contains(",1,")), "{unit}");
        let stuck = hr.get("/institution/stuck").body;
        let link = |id| format!("href=\"/institution/stuck/{id}\"");
        assert!(stuck.contains(&link(people.supervisor.employment)), "{stuck}");
        assert!(stuck.contains(&elsewhere.name) && !stuck.contains(&link(elsewhere.employment)), "{stuck}");
    });
}

#[test]
fn the_head_of_a_unit_sees_that_unit_and_what_is_below_it_only() {
    with_app(|app, people| {
        let head = browser(app, &people.head);
        whole(&head.get(&format!("/institution/units/{}", people.education.id)));
        whole(&head.get(&format!("/institution/units/{}", people.academics.id)));
        let other = head.get(&format!("/institution/units/{}", people.office.id));
        assert_eq!(other.status, StatusCode::NOT_FOUND);
        assert_eq!(head.get("/institution").status, StatusCode::FORBIDDEN);
        let own = head.get("/institution/people?lacks=account").body;
        assert!(own.contains(people.employee.check_number) && !own.contains(people.hr.check_number));
        let far = head.get(&format!("/institution/people?lacks=account&unit={}", people.office.id));
        assert_eq!(far.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn an_auditor_sees_numbers_but_no_list_of_names_and_an_employee_neither() {
    with_app(|app, people| {
        let auditor = browser(app, &people.auditor);
        let page = auditor.get("/institution");
        whole(&page);
        assert!(!page.body.contains("/institution/people") && !page.body.contains("/institution/stuck"));
        for path in ["/institution/people", "/institution/stuck"] {
            assert_eq!(auditor.get(path).status, StatusCode::FORBIDDEN, "{path}");
            assert_eq!(browser(app, &people.employee).get(path).status, StatusCode::FORBIDDEN, "{path}");
        }
        assert_eq!(browser(app, &people.employee).get("/institution").status, StatusCode::FORBIDDEN);
    });
}

#[test]
fn another_institutions_hr_finds_nothing_of_this_one() {
    with_app(|app, people| {
        let stranger = browser(app, &people.stranger);
        let unit = stranger.get(&format!("/institution/units/{}", people.education.id));
        assert_eq!(unit.status, StatusCode::NOT_FOUND);
        let owed = stranger.get(&format!("/institution/stuck/{}", people.supervisor.employment));
        assert_eq!(owed.status, StatusCode::NOT_FOUND);
        let list = stranger.get("/institution/people?lacks=account").body;
        assert!(!list.contains(&people.employee.name));
    });
}

#[test]
fn what_is_seen_can_be_taken_as_a_file_and_that_is_written_down() {
    with_app(|app, people| {
        let hr = browser(app, &people.hr);
        let page = hr.get("/institution/people?lacks=account");
        assert!(
            page.body.contains("href=\"/institution/people?lacks=account&amp;sheet=csv\""),
            "{}",
            page.body
        );
        let file = hr.get("/institution/people?lacks=account&sheet=csv");
        assert_eq!(file.media_type, "text/csv; charset=utf-8");
        let lines: Vec<_> = file.body.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines.len(), 9, "a heading and eight people: {}", file.body);
        assert!(lines[0].starts_with("Jina,Cheki namba,"), "{}", lines[0]);
        assert!(lines.iter().any(|line| line.contains(people.employee.check_number)));
        let sheet = hr.get("/institution/people?lacks=account&sheet=xlsx");
        assert!(sheet.media_type.contains("spreadsheetml"), "{}", sheet.media_type);
        // Who may not see the page gets no file of it, and a page without a table is no file.
        let refused = browser(app, &people.employee).get("/institution/people?sheet=csv");
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert_eq!(hr.get("/help?sheet=csv").status, StatusCode::NOT_FOUND);
        let home = people.institution;
        let taken = app
            .store
            .tx(move |tx| platform::history::on_subject(tx, home, home.0, None))
            .unwrap()
            .into_iter()
            .filter(|entry| entry.action == "platform.page.export")
            .map(|entry| entry.after.unwrap()["rows"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>();
        assert_eq!(taken, ["8", "8"]);
    });
}
