//! A plan nobody answers: one level up, further up, and at last the employee's own signature.

use people::supervision::actions::{Change, change_supervisor};
use platform::testing::on_each_db;
use platform::work::Work;

use super::{duty, is_not_there, noticed, owed, round, told};
use crate::agreement::actions::{approve_agreement, return_agreement, sign_agreement, text_to_sign};
use crate::agreement::model::{AgreementId, State};
use crate::agreement::tests::{begun, people, plan, sign, submit, version, year};
use crate::agreement::text::hash;

#[test]
fn an_unanswered_plan_goes_to_the_second_level_who_answers_and_signs_for_the_silent() {
    on_each_db(|store| {
        let people = people(store);
        let id = begun(store, &people.employee);
        submit(store, &people, id).unwrap();
        store.at("2026-09-08T12:00:00Z");
        assert_eq!(round(store).dealt, 0);
        store.at("2026-09-09T06:00:00Z");
        round(store);
        let names = (&people.supervisor.name, &people.head.name);
        // Both see it, with whom and by when; the employee's history tells it too.
        assert_eq!(
            owed(store, &people, &people.supervisor),
            [format!("agreement.approve now with {}, 2026-09-16", names.1)]
        );
        assert_eq!(
            owed(store, &people, &people.head),
            [format!("agreement.approve from {}, 2026-09-16", names.0)]
        );
        assert_eq!(told(store, &people, &people.employee), ["raise"]);
        let row = plan(store, &people.employee.actor(), id).agreement;
        let raised = row.raised().unwrap();
        assert_eq!((raised.silent_name.as_ref(), &raised.holder_name), (Some(names.0), names.1));
        assert!(!raised.stuck);
        assert_eq!(row.state, State::Submitted, "never approved by silence");

        let seen = version(store, &people.head.actor(), id);
        store.work(&people.head.actor(), move |work| approve_agreement(work, id, seen)).unwrap();
        sign(store, &people.employee, id).unwrap();
        assert_eq!(sign(store, &people.head, id).unwrap(), State::Signed);
        assert!(plan(store, &people.employee.actor(), id).agreement.raised().is_none());
        // The silent one's first answer is missed for good; the signature was given in time by another.
        assert_eq!(duty(store, &people, &people.supervisor, year()), (2, 1));
        assert_eq!(duty(store, &people, &people.head, year()), (1, 1));
    });
}

#[test]
fn what_went_up_comes_down_to_the_next_supervisor_who_was_never_asked() {
    on_each_db(|store| {
        let people = people(store);
        let id = begun(store, &people.employee);
        submit(store, &people, id).unwrap();
        store.at("2026-09-09T06:00:00Z");
        round(store);
        assert_eq!(owed(store, &people, &people.head).len(), 1);
        // The next supervisor stands below the silent one.
        let (home, employee, next) =
            (people.institution, people.employee.employment, people.colleague.employment);
        let change = Change {
            supervisor: Some(next),
            from_on: "2026-09-09".parse().unwrap(),
            reason: "Muundo mpya".into(),
            seen: None,
        };
        let changing = move |work: &Work<'_>| change_supervisor(work, home, employee, &change);
        store.work(&people.hr.actor(), changing).unwrap();
        assert_eq!(owed(store, &people, &people.colleague), ["agreement.approve, 2026-09-16"]);
        assert!(owed(store, &people, &people.head).is_empty());
        assert!(owed(store, &people, &people.supervisor).is_empty(), "never back to who was silent");
        // Silent too: to their own second level, who has their own days.
        store.at("2026-09-17T06:00:00Z");
        round(store);
        assert_eq!(owed(store, &people, &people.supervisor).len(), 1);
    });
}

#[test]
fn above_the_second_level_only_whom_it_has_reached_may_answer() {
    on_each_db(|store| {
        let people = people(store);
        let id = begun(store, &people.employee);
        submit(store, &people, id).unwrap();
        let answer = |by: &people::testing::Someone| {
            let seen = version(store, &people.employee.actor(), id);
            store.work(&by.actor(), move |work| return_agreement(work, id, seen, "Punguza kazi"))
        };
        is_not_there(answer(&people.director));
        store.at("2026-09-09T06:00:00Z");
        round(store);
        is_not_there(answer(&people.director));
        store.at("2026-09-17T06:00:00Z");
        round(store);
        answer(&people.director).unwrap();
        assert_eq!(duty(store, &people, &people.supervisor, year()), (1, 0));
        assert_eq!(duty(store, &people, &people.head, year()), (1, 0));
        assert_eq!(duty(store, &people, &people.director, year()), (1, 1));
        assert_eq!(told(store, &people, &people.employee), ["raise", "raise"]);
    });
}

/// The text an employee would sign now.
fn alone(
    store: &platform::testing::TestStore,
    people: &people::testing::Fixture,
    id: AgreementId,
) -> Option<String> {
    store
        .read(&people.employee.actor(), move |work| {
            let row = crate::agreement::store::find(work.tx(), work.institution()?, id, work.today())?;
            text_to_sign(work, &work.open(&crate::permissions::AGREEMENT_READ, row)?)
        })
        .unwrap()
}

#[test]
fn when_every_level_was_silent_the_employee_starts_alone_and_it_is_not_an_approval() {
    on_each_db(|store| {
        let people = people(store);
        let id = begun(store, &people.employee);
        submit(store, &people, id).unwrap();
        for (day, stuck) in [("2026-09-09", false), ("2026-09-17", false), ("2026-09-25", true)] {
            store.at(&format!("{day}T06:00:00Z"));
            assert_eq!(alone(store, &people, id), None, "{day}");
            round(store);
            let raised = plan(store, &people.employee.actor(), id).agreement.raised().unwrap();
            assert_eq!(raised.stuck, stuck, "{day}");
        }
        assert_eq!(told(store, &people, &people.employee), ["raise", "raise", "stick"]);
        let all = ["raised", "raised", "stuck"].map(|verb| format!("{verb} /agreements"));
        assert_eq!(noticed(store, &people.employee), all);
        assert_eq!(owed(store, &people, &people.employee), ["agreement.start, 2026-10-02"]);
        let text = alone(store, &people, id).unwrap();
        assert!(text.contains("haujaidhinishwa"), "{text}");
        // Nobody else can sign what nobody approved.
        let seen = hash(&text);
        let by_supervisor = seen.clone();
        let refused =
            store.work(&people.supervisor.actor(), move |work| sign_agreement(work, id, &by_supervisor));
        assert!(refused.is_err(), "{refused:?}");
        let state =
            store.work(&people.employee.actor(), move |work| sign_agreement(work, id, &seen)).unwrap();
        assert_eq!(state, State::Signed);
        let row = plan(store, &people.employee.actor(), id).agreement;
        assert!(row.is_unapproved() && row.supervisor_signed_at.is_none() && row.raised().is_none());
        assert!(owed(store, &people, &people.employee).is_empty());
        assert!(owed(store, &people, &people.director).is_empty());
        for silent in [&people.supervisor, &people.head, &people.director] {
            assert_eq!(duty(store, &people, silent, year()), (1, 0), "{}", silent.name);
        }
    });
}

#[test]
fn an_answer_of_the_last_level_before_the_employee_starts_closes_that_way() {
    on_each_db(|store| {
        let people = people(store);
        let id = begun(store, &people.employee);
        submit(store, &people, id).unwrap();
        for day in ["2026-09-09", "2026-09-17", "2026-09-25"] {
            store.at(&format!("{day}T06:00:00Z"));
            round(store);
        }
        let seen = version(store, &people.director.actor(), id);
        store.work(&people.director.actor(), move |work| approve_agreement(work, id, seen)).unwrap();
        assert_eq!(owed(store, &people, &people.employee), ["agreement.sign_own, 2026-10-02"]);
        assert_eq!(sign(store, &people.employee, id).unwrap(), State::Approved);
        // The supervisor's signature is then silent up to the last level: the approved plan runs.
        for day in ["2026-10-05", "2026-10-13", "2026-10-21"] {
            store.at(&format!("{day}T06:00:00Z"));
            round(store);
        }
        let row = plan(store, &people.employee.actor(), id).agreement;
        assert_eq!((row.state, row.is_unapproved()), (State::Signed, false));
        assert_eq!(told(store, &people, &people.employee).last().map(String::as_str), Some("stand"));
        // Nothing could be reported until it ran, so no week before is owed, however early the employee signed.
        store.at("2026-10-28T06:00:00Z");
        let (home, own) = (people.institution, people.employee.employment);
        let duties = store.tx(move |tx| crate::report::store::list_duties(tx, home, own, year())).unwrap();
        let weeks = crate::report::rules::unsent_weeks(&duties, "2026-10-28".parse().unwrap(), 50);
        let mondays: Vec<_> = weeks.iter().map(|week| week.monday().to_string()).collect();
        assert_eq!(mondays, ["2026-10-26", "2026-10-19"]);
    });
}
