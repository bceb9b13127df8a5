//! Whoever is in hospital on their day was told that it waits: nothing that follows silence happens before the new day.

use platform::testing::on_each_db;

use super::{duty, owed};
use crate::appraisal::actions;
use crate::appraisal::model::{Sending, State};
use crate::appraisal::tests::made::{SELF_SEASON, circle, step, year};
use crate::measure::actions as measures;
use crate::measure::typed::Typed;

fn refused<T: std::fmt::Debug>(outcome: Result<T, kernel::Error>) -> &'static str {
    match outcome {
        Err(kernel::Error::Refused(reason)) => reason.key,
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn nobody_assesses_without_the_column_of_who_is_ill_and_the_supervisor_has_their_days_afterwards() {
    on_each_db(|store| {
        let circle = circle(store);
        let people = circle.people.clone();
        let id = circle.open(store);
        store.at(SELF_SEASON);
        circle.ill(store, &people.employee, "2026-06-25", "2026-07-15");
        circle.rounds(store, "2026-07-01");
        // Six days were lost, and 21 July is a Tuesday.
        assert_eq!(owed(store, &people, &people.employee), ["appraisal.self, 2026-07-21"]);
        let sheet = circle.sheet(store, &people.supervisor, id);
        let (ratings, version) = (circle.ratings(&sheet), sheet.appraisal.version);
        store.at("2026-07-06T08:00:00Z");
        let early = ratings.clone();
        let early = store.work(&people.supervisor.actor(), move |work| {
            actions::supervise(work, id, version, &early, Sending::Sent)
        });
        assert_eq!(refused(early), "performance-appraisal-refused-self-missing");
        // Their own day was 15 July: it begins anew when the employee's is over, and nobody above is asked.
        circle.rounds(store, "2026-07-16");
        assert_eq!(owed(store, &people, &people.supervisor), ["appraisal.supervise, 2026-07-28"]);
        assert_eq!(duty(store, &people, &people.supervisor, year()), (0, 0));
        store.at("2026-07-21T08:00:00Z");
        store
            .work(&people.employee.actor(), move |work| step(work, id, version, State::SelfRated, &ratings))
            .unwrap();
    });
}

#[test]
fn nobody_countersigns_without_the_answer_of_who_is_ill() {
    on_each_db(|store| {
        let circle = circle(store);
        let people = circle.people.clone();
        let id = circle.open(store);
        circle.bring(store, id, State::Discussed);
        circle.ill(store, &people.employee, "2026-07-28", "2026-08-06");
        circle.rounds(store, "2026-08-01");
        assert_eq!(owed(store, &people, &people.employee), ["appraisal.agree, 2026-08-10"]);
        let version = circle.sheet(store, &people.head, id).appraisal.version;
        let countersign =
            move |work: &platform::work::Work<'_>| actions::countersign(work, id, version, "", None);
        store.at("2026-08-10T08:00:00Z");
        let early = store.work(&people.head.actor(), countersign);
        assert_eq!(refused(early), "performance-appraisal-refused-answer-missing");
        store.at("2026-08-11T08:00:00Z");
        store.work(&people.head.actor(), countersign).unwrap();
    });
}

#[test]
fn nobody_is_punished_unheard_while_they_are_ill() {
    on_each_db(|store| {
        let circle = circle(store);
        let people = circle.people.clone();
        let appraisal = circle.open(store);
        circle.bring(store, appraisal, State::Published);
        store.at("2026-08-18T08:00:00Z");
        let typed = |kind: &str, verdict: &str| Typed {
            kind: kind.into(),
            text: "Vipindi 40 havikufundishwa.".into(),
            verdict: verdict.into(),
            letter: "HW/T.40/7".into(),
            due_on: "31/12/2026".into(),
            ..Typed::default()
        };
        let warning = typed("written_warning", "");
        let id = store
            .work(&people.supervisor.actor(), move |work| {
                measures::recommend_measure(work, appraisal, &warning)
            })
            .unwrap();
        // Fourteen days to be heard, until 1 September.
        circle.ill(store, &people.employee, "2026-08-25", "2026-10-01");
        circle.rounds(store, "2026-09-02");
        assert_eq!(owed(store, &people, &people.employee), ["measure.hear, 2026-10-08"]);
        let approval = typed("", "approve");
        let decide = move |work: &platform::work::Work<'_>| measures::decide_measure(work, id, 1, &approval);
        store.at("2026-09-03T08:00:00Z");
        let early = store.work(&people.director.actor(), decide.clone());
        assert_eq!(refused(early), "performance-measure-refused-must-be-heard");
        // The head's days begin when the employee's end.
        circle.rounds(store, "2026-10-02");
        assert_eq!(duty(store, &people, &people.director, year()).0, 0);
        store.at("2026-10-09T08:00:00Z");
        store.work(&people.director.actor(), decide).unwrap();
    });
}

#[test]
fn a_letter_written_after_the_leave_takes_the_silence_out_of_m() {
    on_each_db(|store| {
        let circle = circle(store);
        let people = circle.people.clone();
        let id = circle.open(store);
        circle.bring(store, id, State::SelfRated);
        circle.rounds(store, "2026-07-17");
        let (home, who) = (people.institution, people.supervisor.employment);
        let counted = || {
            let today = store.clock.now().day();
            let kinds =
                store.tx(move |tx| crate::duty::store::list_by_kind(tx, home, who, year(), today)).unwrap();
            let unmet = crate::duty::store::list_unmet;
            let first = kernel::PageKey::default();
            let listed = store.tx(move |tx| unmet(tx, home, who, year(), today, &first)).unwrap().rows.len();
            (kinds.iter().map(|row| row.due - row.met).sum::<i64>(), listed)
        };
        assert_eq!(counted(), (1, 1), "the assessment was missed");
        // From hospital one brings the letter afterwards.
        circle.ill(store, &people.supervisor, "2026-07-10", "2026-07-16");
        assert_eq!(counted(), (0, 0));
    });
}
