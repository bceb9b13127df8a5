//! Why something is not seen: the sentences as a table, and the facts behind them on both engines.

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, FinancialYear};
use people::supervision::actions::{Change, change_supervisor};
use people::testing::{Fixture, Someone};
use platform::testing::{TestApp, on_each_db};

use super::rules::{
    Acting, Person, Question, Reader, Standing, Stretch, about_mark, about_somebody, about_week,
};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn who(number: u128) -> EmploymentId {
    EmploymentId(Uuid::from_u128(number))
}

fn stretch(supervisor: u128, from: &str, to: Option<&str>) -> Stretch {
    Stretch {
        from_on: day(from),
        to_on: to.map(day),
        supervisor: Some(who(supervisor)),
        supervisor_name: format!("Msimamizi {supervisor}"),
    }
}

fn reader() -> Reader {
    Reader {
        employment: who(1),
        reads_people: false,
        acting: Vec::new(),
        today: day("2026-11-20"),
        week: day("2026-11-09").week(),
    }
}

fn person(stretches: Vec<Stretch>) -> Person {
    Person { name: "Zawadi".into(), ends_on: None, stretches, standing: Standing::default() }
}

#[test]
fn each_reason_is_the_one_that_applies() {
    let team = |reader: &Reader, person: &Person| about_somebody(Question::Team, reader, Some(person)).key;
    let now = stretch(1, "2026-07-01", None);
    assert_eq!(team(&reader(), &person(vec![now.clone()])), "oversight-why-team-seen");
    let left = Person { ends_on: Some(day("2026-10-31")), ..person(vec![now]) };
    assert_eq!(team(&reader(), &left), "oversight-why-left");
    let ahead = person(vec![stretch(1, "2026-12-01", None), stretch(2, "2026-07-01", Some("2026-11-30"))]);
    assert_eq!(team(&reader(), &ahead), "oversight-why-not-yet");
    let former = person(vec![stretch(2, "2026-10-01", None), stretch(1, "2026-07-01", Some("2026-09-30"))]);
    let reason = about_somebody(Question::Team, &reader(), Some(&former));
    assert_eq!(reason.key, "oversight-why-no-longer");
    assert!(reason.args.contains(&("day", "01/10/2026".to_owned())), "{reason:?}");
    assert!(reason.args.contains(&("supervisor", "Msimamizi 2".to_owned())), "{reason:?}");
    let others = person(vec![stretch(2, "2026-07-01", None)]);
    let acting = |from: &str, to: &str| Reader {
        acting: vec![Acting {
            absent: who(2),
            absent_name: "Asha".into(),
            from_on: day(from),
            to_on: day(to),
        }],
        ..reader()
    };
    assert_eq!(team(&acting("2026-11-01", "2026-11-30"), &others), "oversight-why-team-seen");
    assert_eq!(team(&acting("2026-10-01", "2026-10-31"), &others), "oversight-why-acting-over");
    assert_eq!(team(&acting("2026-12-01", "2026-12-31"), &others), "oversight-why-acting-ahead");
    assert_eq!(team(&Reader { reads_people: true, ..reader() }, &others), "oversight-why-by-role");
}

#[test]
fn a_stranger_hears_the_same_of_somebody_and_of_nobody() {
    let others = person(vec![stretch(2, "2026-07-01", None)]);
    let gone = Person { ends_on: Some(day("2026-10-31")), ..others.clone() };
    for question in [Question::Team, Question::Reports] {
        let nobody = about_somebody(question, &reader(), None);
        assert_eq!(nobody.key, "oversight-why-unknown");
        assert_eq!(about_somebody(question, &reader(), Some(&others)), nobody);
        assert_eq!(about_somebody(question, &reader(), Some(&gone)), nobody);
    }
}

#[test]
fn a_report_that_is_missing_says_what_is_missing() {
    let own = person(vec![stretch(1, "2026-07-01", None)]);
    for (agreement, report, away, key) in [
        (None, None, false, "oversight-why-report-no-plan"),
        (Some("approved"), None, false, "oversight-why-report-unsigned"),
        (Some("signed"), None, false, "oversight-why-report-unsent"),
        (Some("signed"), None, true, "oversight-why-report-away"),
        (Some("signed"), Some("sent"), false, "oversight-why-report-waiting"),
        (Some("signed"), Some("queried"), false, "oversight-why-report-queried"),
        (Some("signed"), Some("verified"), true, "oversight-why-report-verified"),
    ] {
        let standing = Standing {
            agreement: agreement.map(Into::into),
            report: report.map(Into::into),
            away,
            appraisal: None,
        };
        let asked = Person { standing, ..own.clone() };
        assert_eq!(about_somebody(Question::Reports, &reader(), Some(&asked)).key, key);
    }
}

#[test]
fn ones_own_week_and_mark_say_where_they_stand() {
    let standing = |agreement: Option<&str>, appraisal: Option<&str>| Standing {
        agreement: agreement.map(Into::into),
        appraisal: appraisal.map(Into::into),
        ..Standing::default()
    };
    for (agreement, appraisal, key) in [
        (None, None, "oversight-why-week-no-plan"),
        (Some("draft"), None, "oversight-why-week-unsigned"),
        (Some("signed"), Some("self_rated"), "oversight-why-week-rated"),
        (Some("signed"), Some("open"), "oversight-why-week-open"),
    ] {
        assert_eq!(about_week(&standing(agreement, appraisal)).key, key);
    }
    let (year, opens_on) = (FinancialYear::starting(2025), day("2026-06-15"));
    for (agreement, appraisal, today, key) in [
        (Some("signed"), None, "2026-06-01", "oversight-why-mark-later"),
        (Some("signed"), None, "2026-06-20", "oversight-why-mark-not-begun"),
        (None, None, "2026-06-20", "oversight-why-mark-no-plan"),
        (Some("signed"), Some("disputed"), "2026-08-01", "oversight-why-mark-second-level"),
        (Some("signed"), Some("published"), "2026-08-20", "oversight-why-mark-published"),
    ] {
        let reason = about_mark(&standing(agreement, appraisal), year, opens_on, None, day(today));
        assert_eq!(reason.key, key);
    }
    let joiner = kernel::Reason::new("performance-not-assessed-joiner");
    let said = about_mark(&standing(None, None), year, opens_on, Some(joiner.clone()), day("2026-06-20"));
    assert_eq!(said, joiner);
}

#[test]
fn the_page_answers_from_the_facts() {
    on_each_db(|store| {
        let people = store.tx(Fixture::insert).unwrap();
        let (home, id, head) = (people.institution, people.employee.employment, people.head.employment);
        let change = Change {
            supervisor: Some(head),
            from_on: day("2026-09-07"),
            reason: "Mabadiliko".into(),
            seen: None,
        };
        store.work(&people.hr.actor(), move |work| change_supervisor(work, home, id, &change)).unwrap();
        store.at("2026-09-16T08:00:00Z");
        let areas = vec![people::area(), performance::area(), crate::area()];
        let app = TestApp::new(store, areas, people::identity::identify);
        let asks = |someone: &Someone, about: &str, number: &str| {
            let browser = app.signed_in(home, someone.employment);
            let answer = browser.get(&format!("/why?ask=yes&about={about}&check_number={number}"));
            assert_eq!(answer.status, 200, "{}", answer.text());
            assert!(!answer.body.contains("[["), "{}", answer.text());
            answer.text()
        };
        let number = people.employee.check_number;
        let former = asks(&people.supervisor, "team", number);
        assert!(former.contains("07/09/2026") && former.contains("Mapundile"), "{former}");
        assert!(asks(&people.head, "reports", number).contains("hana mpango"));
        let stranger = asks(&people.colleague, "team", number);
        assert!(!stranger.contains("Mwinukwe"), "{stranger}");
        assert!(stranger.contains("humsimamii"), "{stranger}");
        assert!(asks(&people.colleague, "team", "90009999").contains("humsimamii"));
        assert!(asks(&people.employee, "week", "").contains("mpango"));
        assert!(asks(&people.employee, "mark", "").contains("2025/26"));
        // These two are about oneself: a number beside them is refused at its field, not passed over in silence.
        for about in ["week", "mark"] {
            let refused = asks(&people.supervisor, about, number);
            assert!(
                refused.contains("hujibiwa kuhusu wewe mwenyewe") && !refused.contains("2025/26"),
                "{refused}"
            );
        }
        let missing = asks(&people.head, "team", "");
        assert!(missing.contains("Andika cheki namba"), "{missing}");
    });
}
