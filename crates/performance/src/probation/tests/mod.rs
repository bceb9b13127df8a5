//! Probation reviews: when they are due, who writes them, and the pages, on both engines.

use axum::http::StatusCode;
use kernel::uuid::Uuid;
use kernel::{Error, PageKey};
use people::employee::actions::{Edit, SeatChoice, edit_employee};
use people::employee::{Details, Sex, Terms};
use platform::deadline::run_passed;
use platform::testing::{TestApp, TestStore, on_each_db};
use platform::work::Work;

use super::actions::{keep_probation, write_review};
use super::rules::{due, months_after};
use super::{ProbationId, Recommendation, round, store};
use crate::appraisal::tests::made::{Circle, circle, goes_on_by_key};
use crate::mark::tests::made::day;

platform::statements! {
    ON_PROBATION = "UPDATE people_employment SET terms = 'probation', starts_on = $3 WHERE institution_id = $1 AND id = $2";
    REVIEW = "INSERT INTO performance_probation (institution_id, id, employment_id, months, due_on, state, note, reviewer, version)
        VALUES ($1, $2, $3, $4, '2026-07-15', 'owed', '', '', 1)";
    SUPERVISED = "UPDATE people_supervision SET supervisor_id = $3 WHERE institution_id = $1 AND employment_id = $2";
}

#[test]
fn months_end_with_the_month() {
    for (from, months, to) in [
        ("2026-01-15", 6, "2026-07-15"),
        ("2025-08-31", 6, "2026-02-28"),
        ("2025-12-31", 12, "2026-12-31"),
        ("2024-02-29", 12, "2025-02-28"),
    ] {
        assert_eq!(months_after(day(from), months), Some(day(to)), "{from} + {months}");
    }
}

#[test]
fn a_review_is_due_shortly_before_six_and_twelve_months() {
    let start = day("2026-01-15");
    for (reviewed, today, months) in [
        (0, "2026-06-30", None),
        (0, "2026-07-01", Some(6)),
        (6, "2026-09-01", None),
        (6, "2027-01-01", Some(12)),
        (0, "2027-03-01", Some(12)),
        (12, "2027-03-01", None),
    ] {
        assert_eq!(due(start, reviewed, day(today)).map(|(months, _)| months), months, "{reviewed} {today}");
    }
}

fn run(store: &TestStore) -> u64 {
    let desk = store.desk(&kernel::Actor::System);
    store.runtime.block_on(round::open_due(&desk)).unwrap().whole().unwrap()
}

/// The employee on probation since January, with the review of six months open.
fn reviewed(store: &TestStore) -> (Circle, ProbationId) {
    let circle = circle(store);
    let (home, id) = (circle.people.institution, circle.people.employee.employment);
    store.tx(move |tx| tx.run(&ON_PROBATION, &[&home, &id, &day("2026-01-15")])).unwrap();
    store.at("2026-06-20T08:00:00Z");
    assert_eq!(run(store), 0);
    store.at("2026-07-02T08:00:00Z");
    assert_eq!((run(store), run(store)), (1, 0), "doing it twice does nothing twice");
    let rows = store.tx(move |tx| store::list(tx, home, &PageKey::default())).unwrap().rows;
    (circle, rows[0].id)
}

#[test]
fn the_supervisor_reviews_once_and_hr_reads_it() {
    on_each_db(|store| {
        let (circle, id) = reviewed(store);
        let people = &circle.people;
        let owed = {
            let (home, by) = (people.institution, people.supervisor.employment);
            people::testing::waits(store, home, by)
        };
        assert_eq!(
            (owed[0].kind.as_str(), owed[0].due_on),
            ("performance.probation.review", day("2026-07-15"))
        );
        let write = |who: &people::testing::Someone| {
            store.work(&who.actor(), move |work| {
                write_review(work, id, 1, Recommendation::Confirm, "Anafundisha vizuri na huwahi.")
            })
        };
        assert_eq!(write(&people.colleague).unwrap_err().to_string(), Error::NotFound.to_string());
        assert_eq!(write(&people.employee).unwrap_err().to_string(), Error::Denied.to_string());
        write(&people.supervisor).unwrap();
        let told = crate::appeal::tests::told::news(store, &people.employee, "performance-notice-probation-");
        assert_eq!(told, ["reviewed"]);
        let twice = write(&people.supervisor).unwrap_err().to_string();
        assert!(twice.contains("performance-probation-refused-reviewed"), "{twice}");
        store.at("2027-01-05T08:00:00Z");
        assert_eq!(run(store), 1, "and after twelve months again");
    });
}

/// Whoever came late into the program has the review of twelve months and never one of six: they must not fill the list.
#[test]
fn who_has_a_later_review_keeps_nobody_out_of_the_list() {
    on_each_db(|store| {
        let circle = circle(store);
        let people = &circle.people;
        let (home, old, new) = (people.institution, people.employee.employment, people.colleague.employment);
        store
            .tx(move |tx| {
                tx.run(&ON_PROBATION, &[&home, &old, &day("2025-06-01")])?;
                tx.run(&ON_PROBATION, &[&home, &new, &day("2026-01-15")])
            })
            .unwrap();
        store.at("2026-07-02T08:00:00Z");
        assert_eq!(run(store), 2, "twelve months of one, six of the other");
        let today = day("2026-07-02");
        let listed = store.tx(move |tx| store::list_candidates(tx, today, today, 6, 1)).unwrap();
        assert!(listed.is_empty(), "nobody is left who could owe it");
    });
}

#[test]
fn a_review_left_unwritten_goes_up_once_and_is_written_there() {
    on_each_db(|store| {
        let (circle, id) = reviewed(store);
        let people = &circle.people;
        let waits = |who: &people::testing::Someone| {
            let (home, who, today) = (people.institution, who.employment, store.clock.now().day());
            let rows = store.tx(move |tx| people::owed::list(tx, home, who, today, 50)).unwrap();
            rows.iter().filter(|due| due.kind == "performance.probation.review" && due.mine).count()
        };
        for now in ["2026-07-16T08:00:00Z", "2026-07-30T08:00:00Z"] {
            store.at(now);
            let desk = store.desk(&kernel::Actor::System);
            let done = store.runtime.block_on(run_passed(&desk, &[crate::area()])).unwrap();
            assert_eq!(done.failed, 0);
        }
        // Stuck with the second level, whose supervisor may not write it and is not asked.
        assert_eq!((waits(&people.head), waits(&people.director)), (1, 0));
        let text = "Anafundisha vizuri na huwahi.";
        let write = move |work: &Work<'_>| write_review(work, id, 1, Recommendation::Confirm, text);
        assert!(store.work(&people.director.actor(), write).is_err());
        store.work(&people.head.actor(), write).unwrap();
        assert_eq!(waits(&people.head), 0);
    });
}

#[test]
fn whose_supervisor_is_missing_is_reviewed_once_there_is_one() {
    on_each_db(|store| {
        let circle = circle(store);
        let (home, id) = (circle.people.institution, circle.people.employee.employment);
        let supervisor = circle.people.supervisor.employment;
        store.tx(move |tx| tx.run(&ON_PROBATION, &[&home, &id, &day("2026-01-15")])).unwrap();
        let supervised = |by: Option<kernel::EmploymentId>| {
            store.tx(move |tx| tx.run(&SUPERVISED, &[&home, &id, &by])).unwrap();
        };
        supervised(None);
        store.at("2026-07-02T08:00:00Z");
        assert_eq!(run(store), 0, "a review nobody owes");
        supervised(Some(supervisor));
        assert_eq!(run(store), 1);
    });
}

#[test]
fn the_pages_show_the_figures_and_take_the_review() {
    on_each_db(|store| {
        let (circle, id) = reviewed(store);
        let people = &circle.people;
        let app = TestApp::new(store, vec![people::area(), crate::area()], people::identity::identify);
        let supervisor = app.signed_in(people.institution, people.supervisor.employment);
        let path = format!("/probations/{id}");
        let page = supervisor.get(&path);
        assert!(page.status == StatusCode::OK && !page.body.contains("[["), "{}", page.text());
        let bad = supervisor.post(&path, &[("version", "1"), ("recommendation", ""), ("note", "x")]);
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
        let silent =
            supervisor.post(&path, &[("version", "1"), ("recommendation", "confirm"), ("note", " ")]);
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        let fields = [("version", "1"), ("recommendation", "confirm"), ("note", "Anafundisha vizuri.")];
        assert_eq!(supervisor.post(&path, &fields).status, StatusCode::SEE_OTHER);
        let hr = app.signed_in(people.institution, people.hr.employment);
        let list = hr.get("/probation");
        assert!(list.text().contains("Athibitishwe kazini") && !list.body.contains("[["), "{}", list.text());
        let page = hr.get(&path);
        assert!(page.body.contains("/edit"), "HR decides on the employment: {}", page.text());
        let silent = hr.post(&format!("{path}/keep"), &[("reason", "")]);
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(silent.text().contains("Andika sababu"), "{}", silent.text());
        let own = app.signed_in(people.institution, people.employee.employment).get(&path);
        assert!(own.text().contains("Anafundisha vizuri."), "{}", own.text());
    });
}

/// HR confirms the employee by other terms of the employment.
fn confirm(store: &TestStore, circle: &Circle) {
    let people = &circle.people;
    let (home, id, today) = (people.institution, people.employee.employment, store.clock.now().day());
    let row = store.tx(move |tx| people::find_employment(tx, home, id, today)).unwrap().unwrap();
    let edit = Edit {
        details: Details {
            check_number: row.check_number.clone(),
            first_name: "Neema".into(),
            middle_name: "Asha".into(),
            surname: "Mwinuka".into(),
            sex: Sex::Female,
            born_on: None,
            phone: "0712345678".into(),
            email: String::new(),
            cadre: row.cadre.clone(),
            salary_scale: row.salary_scale.clone(),
            terms: Terms::Permanent,
            starts_on: row.starts_on,
            contract_ends_on: None,
        },
        seat: SeatChoice {
            unit_id: row.unit_id,
            workstation_id: row.workstation_id,
            post: row.post_title.clone(),
            heads: row.heads,
        },
        version: row.version,
        person_version: 1,
    };
    let changed = store.work(&people.hr.actor(), move |work| edit_employee(work, home, id, &edit)).unwrap();
    assert!(changed);
}

/// What waits for whoever holds the role of HR.
fn hr_owes(store: &TestStore, circle: &Circle) -> Vec<(String, String)> {
    let (home, hr, today) = (circle.people.institution, circle.people.hr.employment, store.clock.now().day());
    let rows = store.tx(move |tx| people::owed::list(tx, home, hr, today, 50)).unwrap();
    let decide = rows.into_iter().filter(|due| due.kind == "performance.probation.decide");
    decide.map(|due| (due.note, due.due_on.to_string())).collect()
}

#[test]
fn hr_owes_a_decision_after_the_review_until_the_terms_change_or_a_reason_says_why_not() {
    on_each_db(|store| {
        let (circle, id) = reviewed(store);
        let people = &circle.people;
        assert!(hr_owes(store, &circle).is_empty());
        let text = "Anafundisha vizuri na huwahi.";
        let write = move |work: &Work<'_>| write_review(work, id, 1, Recommendation::Extend, text);
        store.work(&people.supervisor.actor(), write).unwrap();
        let name = people.employee.name.clone();
        assert_eq!(hr_owes(store, &circle), [(name, "2026-07-09".to_owned())]);
        let keep = |who: &people::testing::Someone, why: &'static str| {
            store.work(&who.actor(), move |work| keep_probation(work, id, why))
        };
        assert!(matches!(keep(&people.supervisor, "Bado"), Err(Error::Denied)));
        assert!(matches!(keep(&people.hr, " "), Err(Error::Invalid(_))));
        keep(&people.hr, "Vyeti havijathibitishwa").unwrap();
        assert!(hr_owes(store, &circle).is_empty());
        let again = keep(&people.hr, "Tena").unwrap_err().to_string();
        assert!(again.contains("performance-probation-refused-decided"), "{again}");
        let told = crate::appeal::tests::told::news(store, &people.employee, "performance-notice-probation-");
        assert_eq!(told, ["reviewed", "kept"]);
        // After twelve months once more; this time the terms change.
        store.at("2027-01-05T08:00:00Z");
        assert_eq!(run(store), 1);
        let home = people.institution;
        let second = store.tx(move |tx| store::list(tx, home, &PageKey::default())).unwrap().rows[0].id;
        let write = move |work: &Work<'_>| write_review(work, second, 1, Recommendation::Confirm, text);
        store.work(&people.supervisor.actor(), write).unwrap();
        assert_eq!(hr_owes(store, &circle).len(), 1);
        confirm(store, &circle);
        assert!(hr_owes(store, &circle).is_empty());
    });
}

#[test]
fn hr_sees_every_review_by_pages() {
    on_each_db(|store| {
        let people = circle(store).people;
        let app = TestApp::new(store, vec![people::area(), crate::area()], people::identity::identify);
        let (home, about) = (people.institution, people.employee.employment);
        goes_on_by_key(&app.signed_in(home, people.hr.employment), "/probation", |numbers| {
            store
                .tx(move |tx| {
                    numbers.clone().try_for_each(|number| {
                        let (id, months) = (Uuid::from_u128(number), i64::try_from(number).unwrap());
                        tx.run(&REVIEW, &[&home, &id, &about, &months]).map(drop)
                    })
                })
                .unwrap();
        });
    });
}
