//! What happens when two act at the same moment: nothing is lost, counted twice or answered twice, on both engines.

use kernel::{Error, Quantity};

use super::fixture::{EXAMS, PERIODS, SYLLABUS, done, on_each_school, report};
use crate::report::actions;
use crate::report::model::{NewReport, SeenReport, Sending, Verified};

const MONDAY: &str = "2026-08-31";

fn seen(number: u128, version: i64) -> SeenReport {
    SeenReport { id: report(number), version }
}

#[test]
fn the_same_sending_arriving_at_once_from_two_requests_is_one_report() {
    on_each_school(|school| {
        let new = school.new_report(1, MONDAY, vec![done(PERIODS, 12_000), done(SYLLABUS, 10_000)]);
        let desk = school.store.desk(&school.people.employee.actor());
        let send = |new: NewReport| {
            let desk = desk.clone();
            async move { desk.write(move |work| actions::submit_report(work, &new)).await }
        };
        let answers = school.store.runtime.block_on(async {
            let tasks: Vec<_> = (0..8).map(|_| school.store.runtime.spawn(send(new.clone()))).collect();
            let mut answers = Vec::new();
            for task in tasks {
                answers.push(task.await.unwrap());
            }
            answers
        });
        let news = answers
            .iter()
            .filter(|sent| matches!(sent.as_ref().unwrap().sending, Sending::New { .. }))
            .count();
        assert_eq!(news, 1, "{answers:?}");
        assert_eq!(school.count_reports(), 1);
        assert_eq!(school.reached(PERIODS).actual, Quantity(12_000));
        assert_eq!(school.deadlines(report(1)).len(), 1);
    });
}

#[test]
fn several_weeks_sent_at_the_same_moment_add_up() {
    on_each_school(|school| {
        let desk = school.store.desk(&school.people.employee.actor());
        let mondays = ["2026-07-27", "2026-08-03", "2026-08-10", "2026-08-17", "2026-08-24", "2026-08-31"];
        school.store.runtime.block_on(async {
            let tasks: Vec<_> = (1_u128..)
                .zip(mondays)
                .map(|(number, monday)| {
                    // Every second one names a percent too, and so takes the way that adds up anew.
                    let mut lines = vec![done(PERIODS, 1_000), done(EXAMS, 500)];
                    if number % 2 == 0 {
                        lines.push(done(SYLLABUS, i64::try_from(number).unwrap() * 10_000));
                    }
                    let (desk, new) = (desk.clone(), school.new_report(number, monday, lines));
                    school.store.runtime.spawn(async move {
                        desk.write(move |work| actions::submit_report(work, &new)).await
                    })
                })
                .collect();
            for task in tasks {
                task.await.unwrap().unwrap();
            }
        });
        assert_eq!(school.reached(PERIODS).actual, Quantity(6_000));
        assert_eq!(school.reached(EXAMS).actual, Quantity(3_000));
        assert_eq!(school.reached(SYLLABUS).actual, Quantity(60_000));
    });
}

#[test]
fn two_who_verify_at_the_same_moment_make_one_verification() {
    on_each_school(|school| {
        school.send(school.new_report(1, MONDAY, vec![done(PERIODS, 1_000)])).unwrap();
        let desk = school.store.desk(&school.people.supervisor.actor());
        let answers: Vec<Result<Verified, Error>> = school.store.runtime.block_on(async {
            let tasks: Vec<_> = (0..6)
                .map(|_| {
                    let desk = desk.clone();
                    school.store.runtime.spawn(async move {
                        desk.write(move |work| actions::verify_reports(work, &[seen(1, 1)])).await
                    })
                })
                .collect();
            let mut answers = Vec::new();
            for task in tasks {
                answers.push(task.await.unwrap());
            }
            answers
        });
        assert!(
            answers.iter().all(|answer| *answer.as_ref().unwrap() == Verified { done: 1, changed: 0 }),
            "{answers:?}"
        );
        assert_eq!(school.events(report(1)).len(), 2);
    });
}

#[test]
fn an_amendment_and_a_verification_at_the_same_moment_never_both_stand_on_the_same_version() {
    on_each_school(|school| {
        school.send(school.new_report(1, MONDAY, vec![done(PERIODS, 1_000)])).unwrap();
        let (employee, supervisor) = (
            school.store.desk(&school.people.employee.actor()),
            school.store.desk(&school.people.supervisor.actor()),
        );
        let amended =
            NewReport { seen_version: Some(1), ..school.new_report(1, MONDAY, vec![done(PERIODS, 7_000)]) };
        let (sent, verified) = school.store.runtime.block_on(async {
            let sending = school.store.runtime.spawn(async move {
                employee.write(move |work| actions::submit_report(work, &amended)).await
            });
            let verifying = school.store.runtime.spawn(async move {
                supervisor.write(move |work| actions::verify_report(work, seen(1, 1))).await
            });
            (sending.await.unwrap(), verifying.await.unwrap())
        });
        assert!(sent.is_ok() != verified.is_ok(), "{sent:?} {verified:?}");
    });
}
