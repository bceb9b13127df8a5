//! A plan's way: submitted, returned with a reason, submitted again, approved; on both engines.

use kernel::Error;

use crate::plan::State;
use crate::plan::actions::{approve_plan, submit_plan};
use crate::testing::{Planned, complaints, on_each_plan, refusal, year};

fn waiting(planned: &Planned<'_>, someone: &people::testing::Someone) -> Vec<String> {
    let rows = people::testing::waits(planned.store, planned.institution(), someone.employment);
    rows.into_iter().map(|row| row.kind).collect()
}

#[test]
fn a_plan_is_submitted_returned_and_approved() {
    on_each_plan(|planned| {
        planned.submit().unwrap();
        assert_eq!(planned.plan().state, State::Submitted);
        assert_eq!(waiting(planned, &planned.people.director), ["planning.plan.approve"]);

        assert_eq!(
            complaints(planned.send_back("").unwrap_err()),
            [("reason".to_owned(), "planning-plan-reason-missing")]
        );
        planned.send_back("Ongeza kiashiria cha D2201D05").unwrap();
        let returned = planned.plan();
        assert_eq!(
            (returned.state, returned.reason.as_str()),
            (State::Returned, "Ongeza kiashiria cha D2201D05")
        );
        assert!(waiting(planned, &planned.people.director).is_empty());
        assert_eq!(waiting(planned, &planned.people.planner), ["planning.plan.submit"]);

        planned.submit().unwrap();
        assert!(waiting(planned, &planned.people.planner).is_empty());
        planned.approve().unwrap();
        let approved = planned.plan();
        assert_eq!(approved.state, State::Approved);
        assert_eq!(approved.approved_by_id, Some(planned.people.director.employment));
        assert_eq!(approved.approved_at, Some(planned.store.clock.now()));
        assert!(approved.reason.is_empty());
        assert!(waiting(planned, &planned.people.director).is_empty());
        assert_eq!(refusal(planned.submit().unwrap_err()), "planning-plan-approved-already");

        // What was wrong in it is mended: the head opens it again, and approves it anew.
        planned.send_back("Lengo la robo ya pili la D2201D05 ni 12, si 21").unwrap();
        assert_eq!((planned.plan().state, planned.plan().approved_at), (State::Returned, None));
        assert_eq!(waiting(planned, &planned.people.planner), ["planning.plan.submit"]);
        planned.submit().unwrap();
        planned.approve().unwrap();
        assert_eq!(planned.plan().state, State::Approved);
    });
}

#[test]
fn only_the_planner_submits_and_only_the_head_decides() {
    on_each_plan(|planned| {
        let (institution, version) = (planned.institution(), planned.plan().version);
        let people = &planned.people;
        for someone in [&people.director, &people.hr, &people.employee, &people.head, &people.stranger] {
            let tried = planned
                .store
                .work(&someone.actor(), move |work| submit_plan(work, institution, year(), version));
            assert!(matches!(tried, Err(Error::Denied)), "{}", someone.name);
        }
        planned.submit().unwrap();
        let version = planned.plan().version;
        for someone in [&people.planner, &people.hr, &people.head, &people.stranger] {
            let tried = planned
                .store
                .work(&someone.actor(), move |work| approve_plan(work, institution, year(), version));
            assert!(matches!(tried, Err(Error::Denied)), "{}", someone.name);
        }
    });
}

#[test]
fn two_decisions_at_once_do_not_cover_each_other() {
    on_each_plan(|planned| {
        planned.submit().unwrap();
        let institution = planned.institution();
        let tried =
            planned.store.work(&planned.head(), move |work| approve_plan(work, institution, year(), 1));
        assert!(matches!(tried, Err(Error::Stale)));
    });
}

#[test]
fn a_plan_without_activities_is_not_submitted() {
    on_each_plan(|planned| {
        let row = planned.row();
        planned
            .store
            .work(&planned.planner(), move |work| crate::activity::actions::delete_activity(work, &row))
            .unwrap();
        assert_eq!(refusal(planned.submit().unwrap_err()), "planning-plan-nothing-to-submit");
    });
}

#[test]
fn a_line_written_while_the_plan_is_sent_does_not_get_into_it() {
    on_each_plan(|planned| {
        let (institution, version) = (planned.institution(), planned.plan().version);
        let answers = planned.store.at_once(&[planned.planner(), planned.planner()], move |work, number| {
            if number == 0 {
                return submit_plan(work, institution, year(), version);
            }
            std::thread::sleep(std::time::Duration::from_millis(40));
            let title = "Utawala bora uimarishwe";
            Ok(crate::activity::actions::create_objective(work, institution, year(), "Z", title)?.with(()))
        });
        assert!(answers[0].is_ok(), "{answers:?}");
        if planned.store.store.engine() == platform::store::Engine::Postgres {
            assert!(matches!(answers[1], Err(Error::Stale)), "{answers:?}");
        }
    });
}
