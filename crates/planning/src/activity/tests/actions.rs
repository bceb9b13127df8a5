//! Lines are added, changed and removed while the plan is with its planner; on both engines.

use kernel::{Error, Money};

use crate::activity::{BudgetLine, Details, actions, store};
use crate::testing::{Planned, complaints, details, line, on_each_plan, refusal, year};

fn lines(planned: &Planned<'_>) -> Vec<BudgetLine> {
    let (institution, id) = (planned.institution(), planned.activity);
    planned.store.read(&planned.planner(), move |work| store::list_lines(work.tx(), institution, id)).unwrap()
}

#[test]
fn an_activity_is_kept_as_it_was_written() {
    on_each_plan(|planned| {
        assert_eq!(planned.row().details(), details("D2201D05"));
        assert_eq!(lines(planned), [line(1, "26312113", Some(354_562_550)), line(2, "22010105", None)]);
        assert_eq!(store::sums(&lines(planned)), (Some(Money(35_456_255_000)), Money(0)));
    });
}

#[test]
fn an_activity_is_changed_with_its_lines_and_its_owner() {
    on_each_plan(|planned| {
        let (row, unit) = (planned.row(), planned.people.education.id);
        let changed = Details { owner: Some(unit), title: "Kusaidia vijiji".into(), ..details("D2201D05") };
        let wanted = changed.clone();
        planned
            .store
            .work(&planned.planner(), move |work| {
                actions::edit_activity(work, &row, &wanted, &[line(1, "26312113", Some(5))], row.version)
            })
            .unwrap();
        let now = planned.row();
        assert_eq!(now.details(), changed);
        assert_eq!(now.owner_name.as_deref(), Some("Elimu ya Msingi"));
        assert_eq!(lines(planned), [line(1, "26312113", Some(5))]);
        let stale = planned.store.work(&planned.planner(), move |work| {
            actions::edit_activity(work, &now, &details("D2201D05"), &[], 1)
        });
        assert!(matches!(stale, Err(Error::Stale)));
    });
}

#[test]
fn codes_are_unique_in_a_year() {
    on_each_plan(|planned| {
        let (institution, objective, target) =
            (planned.institution(), planned.objective.clone(), planned.target.clone());
        let again = planned.store.work(&planned.planner(), move |work| {
            actions::create_objective(work, institution, year(), "D", "Tena")
        });
        assert_eq!(complaints(again.unwrap_err()), [("code".to_owned(), "planning-objective-code-taken")]);
        let again = planned
            .store
            .work(&planned.planner(), move |work| actions::create_target(work, &objective, "D2201", "Tena"));
        assert_eq!(complaints(again.unwrap_err()), [("code".to_owned(), "planning-target-code-taken")]);
        let again = planned.store.work(&planned.planner(), move |work| {
            actions::create_activity(work, &target, &details("D2201D05"), &[])
        });
        assert_eq!(complaints(again.unwrap_err()), [("code".to_owned(), "planning-activity-code-taken")]);
        let next = year().next();
        let other_year = planned.store.work(&planned.planner(), move |work| {
            actions::create_objective(work, institution, next, "D", "Mwaka ujao")
        });
        assert!(other_year.is_ok());
    });
}

#[test]
fn what_has_something_below_it_is_not_deleted() {
    on_each_plan(|planned| {
        let (objective, target, row) = (planned.objective.clone(), planned.target.clone(), planned.row());
        let (first, second) = (objective.clone(), target.clone());
        let refused =
            planned.store.work(&planned.planner(), move |work| actions::delete_objective(work, &first));
        assert_eq!(refusal(refused.unwrap_err()), "planning-objective-has-targets");
        let refused =
            planned.store.work(&planned.planner(), move |work| actions::delete_target(work, &second));
        assert_eq!(refusal(refused.unwrap_err()), "planning-target-has-activities");
        planned
            .store
            .work(&planned.planner(), move |work| {
                actions::delete_activity(work, &row)?;
                actions::delete_target(work, &target)?;
                actions::delete_objective(work, &objective)
            })
            .unwrap();
        assert!(lines(planned).is_empty());
    });
}

#[test]
fn nothing_changes_while_the_head_decides_or_after() {
    on_each_plan(|planned| {
        planned.submit().unwrap();
        let edit = |planned: &Planned<'_>| {
            let row = planned.row();
            let edited = planned.store.work(&planned.planner(), move |work| {
                actions::edit_activity(work, &row, &details("D2201D05"), &[], row.version)
            });
            refusal(edited.unwrap_err())
        };
        assert_eq!(edit(planned), "planning-plan-waits-for-head");
        planned.approve().unwrap();
        assert_eq!(edit(planned), "planning-plan-approved-already");
    });
}

#[test]
fn spending_is_recorded_once_the_plan_is_approved() {
    on_each_plan(|planned| {
        let spend = |planned: &Planned<'_>| {
            let row = planned.row();
            planned.store.work(&planned.planner(), move |work| {
                actions::record_spending(work, &row, &[Money(1_000), Money(2_000)], row.version)
            })
        };
        assert_eq!(refusal(spend(planned).unwrap_err()), "planning-plan-not-approved");
        planned.submit().unwrap();
        planned.approve().unwrap();
        spend(planned).unwrap();
        assert_eq!(store::sums(&lines(planned)).1, Money(3_000));
    });
}

#[test]
fn only_planners_of_the_institution_touch_lines() {
    on_each_plan(|planned| {
        for someone in [
            &planned.people.director,
            &planned.people.head,
            &planned.people.employee,
            &planned.people.stranger,
        ] {
            let row = planned.row();
            let tried =
                planned.store.work(&someone.actor(), move |work| actions::delete_activity(work, &row));
            assert!(matches!(tried, Err(Error::Denied)), "{}", someone.name);
        }
    });
}

#[test]
fn an_owner_of_another_institution_is_unknown() {
    on_each_plan(|planned| {
        let row = planned.row();
        let elsewhere = Details { owner: Some(kernel::UnitId(planned.activity.0)), ..details("D2201D05") };
        let tried = planned.store.work(&planned.planner(), move |work| {
            actions::edit_activity(work, &row, &elsewhere, &[], row.version)
        });
        assert_eq!(complaints(tried.unwrap_err()), [("owner".to_owned(), "planning-activity-owner-unknown")]);
    });
}
