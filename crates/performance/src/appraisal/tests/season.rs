//! What happens to everybody at once: opening, publishing and computing a whole institution.

use kernel::uuid::Uuid;
use kernel::{Actor, Marks};
use platform::testing::{TestApp, TestStore, on_each_db};

use super::actions::{marks_csv, refusal, state};
use super::made::{COUNTERSIGN_SEASON, PUBLISH_SEASON, SELF_SEASON, circle, tx_work, year};
use crate::appraisal::actions::{self, Published};
use crate::appraisal::model::{AppraisalId, State};
use crate::appraisal::round;
use crate::mark;

/// The program's round; how many appraisals it opened.
fn opened(store: &TestStore) -> u64 {
    store.runtime.block_on(round::open_due(&store.desk(&Actor::System))).unwrap().whole().unwrap()
}

#[test]
fn the_program_opens_everybodys_and_hr_publishes_in_bounded_units() {
    on_each_db(|store| {
        let circle = circle(store);
        let people = circle.people.clone();
        store.at("2026-06-14T08:00:00Z");
        assert_eq!(opened(store), 0, "the day before");
        store.at("2026-06-15T00:10:00Z");
        assert_eq!(opened(store), 1);
        circle.sign(store, 2, people.colleague.employment, mark::tests::made::teacher());
        assert_eq!(opened(store), 0, "once a day");
        store.at("2026-06-16T00:10:00Z");
        assert_eq!(opened(store), 1, "who signed meanwhile");
        store.at(SELF_SEASON);
        assert_eq!(opened(store), 0);
        let employment = people.employee.employment;
        let id = store
            .work(&people.employee.actor(), move |work| actions::open_appraisal(work, year(), employment))
            .unwrap();
        circle.bring(store, id, State::Countersigned);
        store.at(COUNTERSIGN_SEASON);
        let early = store.work(&people.hr.actor(), |work| {
            actions::publish_all(work, year(), AppraisalId(Uuid::nil()), 50)
        });
        assert_eq!(refusal(early), "performance-appraisal-refused-not-yet");
        store.at(PUBLISH_SEASON);
        let published = store
            .work(&people.hr.actor(), |work| actions::publish_all(work, year(), AppraisalId(Uuid::nil()), 50))
            .unwrap();
        assert_eq!(published, Published { done: 1, left: 0, next: None });
        assert_eq!(marks_csv(store, &circle).lines().count(), 2);
    });
}

#[test]
fn whoever_is_excused_from_everything_is_published_without_a_mark() {
    on_each_db(|store| {
        let circle = circle(store);
        circle.excuse_everything(store);
        let id = circle.open(store);
        circle.bring(store, id, State::Published);
        assert_eq!(state(store, &circle, id), State::Published);
        assert_eq!(marks_csv(store, &circle).lines().count(), 1);
    });
}

#[test]
fn the_page_of_a_mark_that_is_not_there_says_why() {
    on_each_db(|store| {
        let circle = circle(store);
        let people = circle.people.clone();
        let id = circle.open(store);
        circle.bring(store, id, State::Countersigned);
        // The letter about the college comes when all columns have been sent.
        let (home, who) = (people.institution, people.employee.employment);
        let studies = people::absence::NewAbsence {
            kind: people::absence::Kind::Study,
            from_on: "2025-07-14".parse().unwrap(),
            to_on: "2026-05-29".parse().unwrap(),
            letter: "HW/UT/9".into(),
            venue: "Chuo".into(),
            note: String::new(),
        };
        let record = move |work: &platform::work::Work<'_>| {
            people::absence::actions::record_absence(work, home, who, &studies)
        };
        store.work(&people.hr.actor(), record).unwrap();
        circle.bring(store, id, State::Published);
        let app = TestApp::new(store, vec![people::area(), crate::area()], people::identity::identify);
        let page = app.signed_in(home, who).get(&format!("/marks/{id}")).text();
        assert!(page.contains("Hajatathminiwa - masomo") && !page.contains("zilisamehewa"), "{page}");
    });
}

#[test]
fn every_signed_agreement_is_computed_in_batches() {
    on_each_db(|store| {
        let circle = circle(store);
        let id = circle.open(store);
        circle.bring(store, id, State::Discussed);
        circle.sign(store, 2, circle.people.colleague.employment, mark::tests::made::teacher());
        let institution = circle.people.institution;
        let computed = tx_work(store, &circle.people.hr.actor(), move |tx| {
            let mut found = Vec::new();
            let today = "2026-08-17".parse()?;
            let count = mark::compute_all(tx, institution, year(), today, |one| {
                found.push((one.check_number, one.computed.map(|computed| computed.rounded)));
                Ok(())
            })?;
            Ok((count, found))
        });
        let expected = vec![
            (String::from("90005007"), Ok(Marks(8543))),
            (String::from("90005008"), Err(mark::NoMark::QualityMissing)),
        ];
        assert_eq!(computed, (2, expected));
    });
}

platform::statements! {
    NO_TARGET = "UPDATE performance_sub_task SET target = 0 WHERE institution_id = $1 AND agreement_id = $2";
}

#[test]
fn a_file_that_cannot_be_computed_is_told_and_holds_up_nobody() {
    on_each_db(|store| {
        let circle = circle(store);
        let people = circle.people.clone();
        circle.sign(store, 2, people.colleague.employment, mark::tests::made::teacher());
        let broken = circle.open(store);
        circle.bring(store, broken, State::Countersigned);
        let whole = circle.countersign_colleague(store);
        let (home, agreement) = (people.institution, circle.agreement(1));
        store.tx(move |tx| tx.run(&NO_TARGET, &[&home, &agreement])).unwrap();
        store.at(PUBLISH_SEASON);
        let published = store
            .work(&people.hr.actor(), |work| actions::publish_all(work, year(), AppraisalId(Uuid::nil()), 1))
            .unwrap();
        let next = published.next.unwrap();
        let other =
            store.work(&people.hr.actor(), move |work| actions::publish_all(work, year(), next, 1)).unwrap();
        assert_eq!((published.done + other.done, published.left + other.left), (1, 1));
        assert_eq!(state(store, &circle, whole), State::Published);
        let version = circle.sheet(store, &people.hr, broken).appraisal.version;
        let alone = store.work(&people.hr.actor(), move |work| actions::publish(work, broken, version));
        assert_eq!(refusal(alone), "performance-mark-refused-malformed");
        assert_eq!(state(store, &circle, broken), State::Countersigned);
    });
}

/// What the role of HR is asked to publish on the day the clock shows.
fn asked_of_hr(store: &platform::testing::TestStore, circle: &super::made::Circle) -> Vec<String> {
    let (home, today) = (circle.people.institution, store.clock.now().day());
    let rows = store.tx(move |tx| tx.all::<Asked>(&ASKED, &[&home, &today])).unwrap();
    rows.into_iter().map(|row| format!("{} {} {}", row.note, row.path, row.due_on)).collect()
}

platform::statements! {
    ASKED = "SELECT note, path, due_on FROM platform_deadline
        WHERE institution_id = $1 AND owed_role = 'hr' AND kind = 'performance.appraisal.announce' AND closed_at IS NULL
          AND (opens_on IS NULL OR opens_on <= $2) ORDER BY due_on, note";
}

platform::row! {
    struct Asked { note: String, path: String, due_on: kernel::Day }
}

#[test]
fn publishing_is_owed_once_for_everybody_and_settled_with_the_last() {
    on_each_db(|store| {
        let circle = circle(store);
        let people = circle.people.clone();
        circle.sign(store, 2, people.colleague.employment, mark::tests::made::teacher());
        let first = circle.open(store);
        circle.bring(store, first, State::Countersigned);
        circle.countersign_colleague(store);
        assert!(asked_of_hr(store, &circle).is_empty(), "nothing can be published yet");
        store.at(PUBLISH_SEASON);
        let all = ["2025/26 /appraisals?year=2025-26&state=countersigned 2026-09-30"];
        assert_eq!(asked_of_hr(store, &circle), all);
        circle.bring(store, first, State::Published);
        assert_eq!(asked_of_hr(store, &circle), all, "the colleague's still waits");
        store
            .work(&people.hr.actor(), |work| actions::publish_all(work, year(), AppraisalId(Uuid::nil()), 50))
            .unwrap();
        assert!(asked_of_hr(store, &circle).is_empty());
    });
}

#[test]
fn two_officers_who_publish_everybody_at_the_same_moment_publish_each_once() {
    on_each_db(|store| {
        let circle = circle(store);
        let people = circle.people.clone();
        circle.sign(store, 2, people.colleague.employment, mark::tests::made::teacher());
        let first = circle.open(store);
        circle.bring(store, first, State::Countersigned);
        circle.countersign_colleague(store);
        store.at(PUBLISH_SEASON);
        let hr = people.hr.actor();
        let published = store.at_once(&[hr.clone(), hr], |work, _| {
            actions::publish_all(work, year(), AppraisalId(Uuid::nil()), 50)
        });
        let done: i64 = published.iter().map(|published| published.as_ref().unwrap().done).sum();
        assert_eq!(done, 2, "{published:?}");
        assert_eq!(marks_csv(store, &circle).lines().count(), 3);
        assert!(asked_of_hr(store, &circle).is_empty());
    });
}
