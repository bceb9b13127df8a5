//! Whole use cases of sending, amending, verifying and querying, on both engines, by a clock that stands still.

use kernel::{Error, FinancialYear, Quantity};
use platform::testing::TestApp;

use super::fixture::{
    EXAMS, FRIDAY, LATER, PERIODS, SYLLABUS, School, day, done, on_each_school, report, sub_task, week,
};
use crate::report::actions::{self, ANSWER_DUE, VERIFY_DUE};
use crate::report::model::{
    Blocker, NewEvidence, NewLine, NewReport, ReportId, SeenReport, Sending, Verified,
};

const MONDAY: &str = "2026-08-31";

fn refused(error: Error) -> &'static str {
    match error {
        Error::Refused(reason) => reason.key,
        other => panic!("{other}"),
    }
}

fn seen(number: u128, version: i64) -> SeenReport {
    SeenReport { id: report(number), version }
}

impl School<'_> {
    fn verify(&self, number: u128, version: i64) -> Result<Verified, Error> {
        let seen = [seen(number, version)];
        self.store.work(&self.people.supervisor.actor(), move |work| actions::verify_reports(work, &seen))
    }

    fn query(&self, number: u128, version: i64, text: &'static str) -> Result<(), Error> {
        let seen = seen(number, version);
        self.store.work(&self.people.supervisor.actor(), move |work| actions::query_report(work, seen, text))
    }

    fn due_weeks(&self) -> Vec<String> {
        let (institution, employee) = (self.institution(), self.people.employee.employment);
        let weeks = self.store.read(&self.people.employee.actor(), move |work| {
            actions::due_weeks(work.tx(), institution, employee, work.today())
        });
        weeks.unwrap().iter().map(|(week, _)| week.monday().to_string()).collect()
    }
}

#[test]
fn a_sent_week_is_stored_added_up_owed_to_the_supervisor_and_written_down() {
    on_each_school(|school| {
        let lines = vec![done(PERIODS, 12_000), done(EXAMS, 1_500), done(SYLLABUS, 20_000)];
        let sent = school.send(school.new_report(1, MONDAY, lines)).unwrap();
        assert_eq!(sent.sending, Sending::New { late: false });
        assert_eq!(school.reached(PERIODS).actual, Quantity(12_000));
        assert_eq!(school.reached(EXAMS).actual, Quantity(1_500));
        assert_eq!(school.reached(SYLLABUS).actual, Quantity(20_000));
        assert_eq!(school.reached(LATER).actual, Quantity(0));
        let owed = school.deadlines(report(1));
        assert_eq!(owed.len(), 1);
        let first = owed.first().unwrap();
        assert_eq!(
            (first.kind.as_str(), first.owed_by_id),
            (VERIFY_DUE, school.people.supervisor.employment)
        );
        assert_eq!((first.due_on, &first.outcome), (day("2026-09-11"), &None));
        let events = school.events(report(1));
        assert_eq!(events.len(), 1);
        let event = events.first().unwrap();
        assert_eq!(event.action, "performance.report.submit");
        let after = event.after.as_ref().unwrap();
        assert_eq!(after.pointer("/lines/0/quantity").unwrap(), "12");
        assert_eq!(after.pointer("/late").unwrap(), false);
    });
}

#[test]
fn quantities_add_up_over_weeks_and_percents_follow_the_latest_week() {
    on_each_school(|school| {
        school
            .send(school.new_report(1, "2026-08-31", vec![done(PERIODS, 5_000), done(SYLLABUS, 30_000)]))
            .unwrap();
        // An older week, sent later, does not push the percent back.
        school
            .send(school.new_report(2, "2026-08-24", vec![done(PERIODS, 7_000), done(SYLLABUS, 20_000)]))
            .unwrap();
        assert_eq!(school.reached(PERIODS).actual, Quantity(12_000));
        assert_eq!(school.reached(SYLLABUS).actual, Quantity(30_000));
    });
}

#[test]
fn the_same_sending_twice_is_one_report_and_succeeds_both_times() {
    on_each_school(|school| {
        let evidence =
            vec![NewEvidence { name: "maazimio.pdf".into(), bytes: b"%PDF-1.7 maazimio".to_vec().into() }];
        let new = NewReport { evidence, ..school.new_report(1, MONDAY, vec![done(PERIODS, 12_000)]) };
        assert_eq!(school.send(new.clone()).unwrap().sending, Sending::New { late: false });
        assert_eq!(school.send(new).unwrap().sending, Sending::Again);
        assert_eq!(school.reached(PERIODS).actual, Quantity(12_000));
        assert_eq!(school.count_reports(), 1);
        assert_eq!(school.events(report(1)).len(), 1);
        assert_eq!(school.deadlines(report(1)).len(), 1);
    });
}

#[test]
fn a_week_sent_after_the_monday_is_marked_late_and_never_refused() {
    on_each_school(|school| {
        // Monday 7 September, 23:59 in Tanzania, then one minute later.
        school.store.at("2026-09-07T20:59:00Z");
        let sent = school.send(school.new_report(1, "2026-08-31", Vec::new())).unwrap();
        assert_eq!(sent.sending, Sending::New { late: false });
        school.store.at("2026-09-07T21:00:00Z");
        let sent = school.send(school.new_report(2, "2026-08-24", Vec::new())).unwrap();
        assert_eq!(sent.sending, Sending::New { late: true });
    });
}

#[test]
fn a_week_written_in_time_without_a_network_is_not_late_and_both_moments_are_shown() {
    on_each_school(|school| {
        school.store.at("2026-09-10T09:00:00Z");
        let written = Some("2026-09-06T17:00:00Z".parse().unwrap());
        let sent = school.send(NewReport {
            written_at: written,
            ..school.new_report(1, "2026-08-31", vec![done(PERIODS, 12_000)])
        });
        assert_eq!(sent.unwrap().sending, Sending::New { late: false });
        let app = TestApp::new(school.store, vec![crate::area()], people::identity::identify);
        let supervisor = app.signed_in(school.institution(), school.people.supervisor.employment);
        let page = supervisor.get(&format!("/reports/{}", report(1))).text();
        assert!(page.contains("Iliandikwa bila mtandao, kwa saa ya kifaa 6 Septemba 2026"), "{page}");
        assert!(page.contains("10 Septemba 2026"), "{page}");
        // Written late it is late, however it came.
        let sent = school.send(NewReport {
            written_at: Some("2026-09-09T17:00:00Z".parse().unwrap()),
            ..school.new_report(2, "2026-08-24", Vec::new())
        });
        assert_eq!(sent.unwrap().sending, Sending::New { late: true });
    });
}

#[test]
fn a_monday_on_which_the_program_was_down_is_nobodys_last_day() {
    on_each_school(|school| {
        let employee = school.people.employee.employment;
        let institution = school.institution();
        let due = |today: &str| {
            let today = day(today);
            school
                .store
                .tx(move |tx| super::super::actions::due_weeks(tx, institution, employee, today))
                .unwrap()
        };
        school.store.at("2026-09-08T08:00:00Z");
        let last =
            |today| due(today).into_iter().find(|(week, _)| week.monday() == day("2026-08-31")).unwrap().1;
        assert_eq!(last("2026-09-08"), day("2026-09-07"));
        let outage = platform::outage::Outage {
            from_at: "2026-09-07T05:00:00Z".parse().unwrap(),
            to_at: "2026-09-07T14:00:00Z".parse().unwrap(),
            reason: "Umeme".into(),
        };
        let now = "2026-09-08T05:00:00Z".parse().unwrap();
        school.store.tx(move |tx| platform::outage::record(tx, &outage, now)).unwrap();
        assert_eq!(last("2026-09-08"), day("2026-09-08"), "Tuesday instead, and not red before");
        let sent = school.send(school.new_report(1, "2026-08-31", Vec::new())).unwrap();
        assert_eq!(sent.sending, Sending::New { late: false });
        // The week before was due a week earlier, when the program ran; and Tuesday ends.
        let sent = school.send(school.new_report(2, "2026-08-24", Vec::new())).unwrap();
        assert_eq!(sent.sending, Sending::New { late: true });
    });
}

#[test]
fn a_week_that_cannot_be_reported_is_refused_with_its_reason() {
    on_each_school(|school| {
        let send =
            |monday| school.send(school.new_report(1, monday, vec![done(PERIODS, 1_000)])).unwrap_err();
        assert_eq!(refused(send("2026-09-07")), "performance-report-future-week");
        assert_eq!(refused(send("2025-09-01")), "performance-report-no-agreement");
        school.begin_appraisal("self_rated");
        assert_eq!(refused(send(MONDAY)), "performance-report-self-rating-sent");
        assert_eq!(school.count_reports(), 0);
    });
}

#[test]
fn an_unverified_report_is_amended_with_its_history_kept() {
    on_each_school(|school| {
        school.send(school.new_report(1, MONDAY, vec![done(PERIODS, 12_000), done(EXAMS, 2_000)])).unwrap();
        let amended =
            NewReport { seen_version: Some(1), ..school.new_report(2, MONDAY, vec![done(PERIODS, 10_000)]) };
        let sent = school.send(amended.clone()).unwrap();
        assert_eq!((sent.report, sent.sending), (report(1), Sending::Amended));
        assert_eq!(school.reached(PERIODS).actual, Quantity(10_000));
        assert_eq!(school.reached(EXAMS).actual, Quantity(0));
        let events = school.events(report(1));
        let event = events.last().unwrap();
        assert_eq!(event.action, "performance.report.amend");
        assert_eq!(event.before.as_ref().unwrap().pointer("/lines/0/quantity").unwrap(), "12");
        assert_eq!(event.after.as_ref().unwrap().pointer("/lines/0/quantity").unwrap(), "10");
        // One verification is owed, not two.
        assert_eq!(school.deadlines(report(1)).len(), 1);
        // The version it stood on is gone.
        assert!(matches!(school.send(amended), Err(Error::Stale)));
        // The same form sent again is the same sending, also when a proxy did it: nothing more is written.
        let own =
            NewReport { seen_version: Some(2), ..school.new_report(1, MONDAY, vec![done(PERIODS, 9_000)]) };
        assert_eq!(school.send(own.clone()).unwrap().sending, Sending::Amended);
        let events = school.events(report(1)).len();
        assert_eq!(school.send(own.clone()).unwrap().sending, Sending::Again);
        assert_eq!(school.events(report(1)).len(), events);
        let other = NewReport { note: "Nyingine".into(), ..own };
        assert!(matches!(school.send(other), Err(Error::Stale)));
        // A form made before anything was sent does not overwrite what came meanwhile.
        let blind = school.new_report(3, MONDAY, vec![done(PERIODS, 99_000)]);
        assert!(matches!(school.send(blind), Err(Error::Stale)));
    });
}

#[test]
fn the_id_of_one_week_cannot_be_used_for_another() {
    on_each_school(|school| {
        school.send(school.new_report(1, MONDAY, Vec::new())).unwrap();
        let again = school.send(school.new_report(1, "2026-08-24", Vec::new())).unwrap_err();
        assert_eq!(refused(again), "performance-report-id-taken");
    });
}

#[test]
fn a_completed_sub_task_leaves_the_following_weeks_and_comes_back_when_the_line_is_amended() {
    on_each_school(|school| {
        let completed =
            NewLine { completed: true, completed_on: Some(day("2026-09-03")), ..done(EXAMS, 9_000) };
        school.send(school.new_report(1, MONDAY, vec![completed])).unwrap();
        let reached = school.reached(EXAMS);
        assert_eq!((reached.state.as_str(), reached.completed_on), ("completed", Some(day("2026-09-03"))));
        school.store.at("2026-09-11T12:00:00Z");
        let next = school.send(school.new_report(2, "2026-09-07", vec![done(EXAMS, 1_000)])).unwrap_err();
        assert_eq!(refused(next), "performance-report-not-running");
        let amended =
            NewReport { seen_version: Some(1), ..school.new_report(1, MONDAY, vec![done(EXAMS, 8_000)]) };
        school.send(amended).unwrap();
        let reached = school.reached(EXAMS);
        assert_eq!(
            (reached.state.as_str(), reached.completed_on, reached.actual),
            ("running", None, Quantity(8_000))
        );
    });
}

#[test]
fn a_week_sent_after_the_one_that_completed_a_sub_task_still_says_what_it_did() {
    on_each_school(|school| {
        school.store.at("2026-09-11T12:00:00Z");
        let completed =
            NewLine { completed: true, completed_on: Some(day("2026-09-09")), ..done(EXAMS, 6_000) };
        let completed = NewLine { text: "Mitatu ni ya wiki iliyopita".into(), ..completed };
        school.send(school.new_report(2, "2026-09-07", vec![completed])).unwrap();
        school.send(school.new_report(1, MONDAY, vec![done(EXAMS, 3_000)])).unwrap();
        let reached = school.reached(EXAMS);
        assert_eq!(
            (reached.state.as_str(), reached.completed_on, reached.actual),
            ("completed", Some(day("2026-09-09")), Quantity(9_000))
        );
    });
}

#[test]
fn what_is_ticked_as_completed_short_of_its_target_needs_a_word_why_and_an_amended_week_counts_once() {
    on_each_school(|school| {
        let field = format!("quantity-{}", sub_task(EXAMS));
        let complaint = |sent: Result<_, Error>| match sent.map(drop) {
            Err(Error::Invalid(errors)) => {
                let error = &errors.0[0];
                assert_eq!(
                    (error.field.as_str(), error.reason.key),
                    (&*field, "performance-report-completed-short")
                );
                error.reason.args.clone()
            }
            other => panic!("{other:?}"),
        };
        let finished = |quantity| NewLine {
            completed: true,
            completed_on: Some(day("2026-09-03")),
            ..done(EXAMS, quantity)
        };
        let nothing = NewLine { quantity: None, ..finished(0) };
        complaint(school.send(school.new_report(1, MONDAY, vec![nothing.clone()])));
        school.send(school.new_report(1, MONDAY, vec![done(EXAMS, 5_000)])).unwrap();
        // Five of this very week are replaced, not added to: 8 of 9.
        let again = |line| NewReport { seen_version: Some(1), ..school.new_report(1, MONDAY, vec![line]) };
        let args = complaint(school.send(again(finished(8_000))));
        assert_eq!(args[..2], [("reached", "8".to_owned()), ("target", "9".to_owned())]);
        school.send(again(NewLine { text: "Mtihani mmoja ulifutwa".into(), ..nothing })).unwrap();
        let reached = school.reached(EXAMS);
        assert_eq!((reached.state.as_str(), reached.actual), ("completed", Quantity(0)));
    });
}

#[test]
fn a_completion_of_an_earlier_week_is_told_in_that_week_whose_report_is_amended_or_queried_first() {
    on_each_school(|school| {
        let finished =
            |on: &str| NewLine { completed: true, completed_on: Some(day(on)), ..done(EXAMS, 9_000) };
        school.send(school.new_report(1, "2026-08-24", vec![done(PERIODS, 1_000)])).unwrap();
        school.verify(1, 1).unwrap();
        let complaint = school.send(school.new_report(2, MONDAY, vec![finished("2026-08-27")]));
        let Err(Error::Invalid(errors)) = complaint.map(drop) else { panic!("it is refused") };
        assert_eq!(errors.0[0].reason.key, "performance-report-completed-on-past");
        // Without the other's help it can always be told as of this week; with it, as it was.
        school.send(school.new_report(2, MONDAY, vec![finished("2026-08-31")])).unwrap();
        assert_eq!(school.reached(EXAMS).completed_on, Some(day("2026-08-31")));
        let undone = NewReport { seen_version: Some(1), ..school.new_report(2, MONDAY, Vec::new()) };
        school.send(undone).unwrap();
        school.query(1, 2, "Ilikamilika lini?").unwrap();
        let amended = NewReport {
            seen_version: Some(3),
            ..school.new_report(1, "2026-08-24", vec![done(PERIODS, 1_000), finished("2026-08-27")])
        };
        school.send(amended).unwrap();
        assert_eq!(school.reached(EXAMS).completed_on, Some(day("2026-08-27")));
    });
}

#[test]
fn a_week_before_the_agreement_was_signed_is_taken_and_never_late() {
    on_each_school(|school| {
        school.sign_at("2026-08-05T08:00:00Z");
        let app = TestApp::new(school.store, vec![crate::area()], people::identity::identify);
        let teacher = app.signed_in(school.institution(), school.people.employee.employment);
        for (number, monday, is_late) in [(1, "2026-07-27", false), (2, "2026-08-03", true)] {
            let page = teacher.get(&format!("/my-week?week={monday}")).text();
            assert_eq!(
                page.contains("Muda wa kutuma taarifa ya wiki iliyoonyeshwa umepita."),
                is_late,
                "{page}"
            );
            let sent = school.send(school.new_report(number, monday, vec![done(PERIODS, 1_000)])).unwrap();
            assert_eq!(sent.sending, Sending::New { late: is_late }, "{monday}");
        }
    });
}

#[test]
fn the_day_on_which_a_week_is_late_is_a_dated_setting() {
    on_each_school(|school| {
        let (year, key) = (FinancialYear::starting(2026), "weekly_due_days_after_sunday");
        school.store.tx(move |tx| platform::setting::put(tx, year, key, "3", "Waraka")).unwrap();
        let app = TestApp::new(school.store, vec![crate::area()], people::identity::identify);
        for (number, monday, today, is_late) in
            [(1, "2026-08-31", "2026-09-09", false), (2, "2026-09-07", "2026-09-17", true)]
        {
            school.store.at(&format!("{today}T08:00:00Z"));
            let teacher = app.signed_in(school.institution(), school.people.employee.employment);
            let page = teacher.get(&format!("/my-week?week={monday}")).text();
            assert_eq!(
                page.contains("Muda wa kutuma taarifa ya wiki iliyoonyeshwa umepita."),
                is_late,
                "{page}"
            );
            let (home, who) = (school.institution(), school.people.employee.employment);
            let due = school.store.tx(move |tx| actions::due_weeks(tx, home, who, day(today))).unwrap();
            assert!(due.contains(&(week(monday), week(monday).due_on(3))), "{due:?}");
            let sent = school.send(school.new_report(number, monday, Vec::new())).unwrap();
            assert_eq!(sent.sending, Sending::New { late: is_late }, "{monday}");
        }
    });
}

#[test]
fn a_target_that_is_reached_without_a_tick_counts_as_finished_in_that_week_until_it_no_longer_is() {
    on_each_school(|school| {
        let stands = || {
            let reached = school.reached(EXAMS);
            assert_eq!(reached.state, "running");
            reached.completed_on
        };
        school.send(school.new_report(1, MONDAY, vec![done(EXAMS, 8_000)])).unwrap();
        assert_eq!(stands(), None);
        // Sent on Friday the fourth.
        let amended =
            NewReport { seen_version: Some(1), ..school.new_report(1, MONDAY, vec![done(EXAMS, 9_000)]) };
        school.send(amended).unwrap();
        assert_eq!(stands(), Some(day("2026-09-04")));
        // An earlier week that is told only now had reached it already; more does not move the day.
        school.store.at("2026-09-11T12:00:00Z");
        school.send(school.new_report(2, "2026-08-24", vec![done(EXAMS, 9_000)])).unwrap();
        assert_eq!(stands(), Some(day("2026-08-30")));
        school.send(school.new_report(3, "2026-09-07", vec![done(EXAMS, 1_000)])).unwrap();
        assert_eq!((stands(), school.reached(EXAMS).actual), (Some(day("2026-08-30")), Quantity(19_000)));
        let page = TestApp::new(school.store, vec![crate::area()], people::identity::identify);
        let page = page.signed_in(school.institution(), school.people.employee.employment).get("/my-week");
        assert!(page.text().contains("inahesabiwa kuwa imekamilika 30 Agosti 2026"), "{}", page.text());
        // An agreed update raises the target beyond all that.
        let (home, agreement) = (school.institution(), school.agreement);
        school.set_target(EXAMS, 20_000);
        school.store.tx(move |tx| actions::mark_reached(tx, home, agreement)).unwrap();
        assert_eq!(stands(), None);
    });
}

#[test]
fn a_tick_that_comes_later_than_the_week_that_reached_the_target_makes_nothing_late() {
    on_each_school(|school| {
        school.send(school.new_report(1, MONDAY, vec![done(EXAMS, 9_000)])).unwrap();
        school.store.at("2026-09-11T12:00:00Z");
        let tick = NewLine {
            quantity: None,
            completed: true,
            completed_on: Some(day("2026-09-10")),
            ..done(EXAMS, 0)
        };
        school.send(school.new_report(2, "2026-09-07", vec![tick])).unwrap();
        let reached = school.reached(EXAMS);
        assert_eq!((reached.state.as_str(), reached.completed_on), ("completed", Some(day("2026-09-04"))));
    });
}

#[test]
fn an_excused_sub_task_keeps_what_was_reported_when_the_week_is_amended() {
    on_each_school(|school| {
        school.send(school.new_report(1, MONDAY, vec![done(PERIODS, 4_000), done(EXAMS, 2_000)])).unwrap();
        school.excuse(EXAMS);
        let amended =
            NewReport { seen_version: Some(1), ..school.new_report(1, MONDAY, vec![done(PERIODS, 5_000)]) };
        school.send(amended).unwrap();
        assert_eq!(
            (school.reached(EXAMS).actual, school.reached(EXAMS).state.as_str()),
            (Quantity(2_000), "excused")
        );
        assert_eq!(school.reached(PERIODS).actual, Quantity(5_000));
    });
}

#[test]
fn a_verified_report_stands_and_a_query_opens_it_again() {
    on_each_school(|school| {
        school.send(school.new_report(1, MONDAY, vec![done(PERIODS, 12_000)])).unwrap();
        assert_eq!(school.verify(1, 1).unwrap(), Verified { done: 1, changed: 0 });
        assert_eq!(school.deadlines(report(1)).first().unwrap().outcome.as_deref(), Some("met"));
        let amended =
            NewReport { seen_version: Some(2), ..school.new_report(1, MONDAY, vec![done(PERIODS, 9_000)]) };
        assert_eq!(refused(school.send(amended.clone()).unwrap_err()), "performance-report-already-verified");
        assert!(matches!(school.query(1, 2, " "), Err(Error::Invalid(_))));
        school.query(1, 2, "Vipindi 12 vilifanyika lini?").unwrap();
        let owed = school.deadlines(report(1));
        let answer = owed.iter().find(|due| due.kind == ANSWER_DUE).unwrap();
        assert_eq!(
            (answer.owed_by_id, answer.due_on),
            (school.people.employee.employment, day("2026-09-11"))
        );
        assert_eq!(refused(school.query(1, 3, "Tena?").unwrap_err()), "performance-report-already-queried");
        let answered = NewReport { seen_version: Some(3), ..amended };
        assert_eq!(school.send(answered).unwrap().sending, Sending::Amended);
        let owed = school.deadlines(report(1));
        assert_eq!(owed.iter().find(|due| due.kind == ANSWER_DUE).unwrap().outcome.as_deref(), Some("met"));
        assert_eq!(owed.iter().filter(|due| due.kind == VERIFY_DUE && due.outcome.is_none()).count(), 1);
        school.verify(1, 4).unwrap();
        let actions: Vec<String> = school.events(report(1)).into_iter().map(|event| event.action).collect();
        assert_eq!(
            actions,
            [
                "performance.report.submit",
                "performance.report.verify",
                "performance.report.query",
                "performance.report.amend",
                "performance.report.verify",
            ]
        );
    });
}

#[test]
fn many_are_verified_at_once_and_what_changed_meanwhile_is_left_alone() {
    on_each_school(|school| {
        for (number, monday) in [(1, "2026-08-31"), (2, "2026-08-24"), (3, "2026-08-17")] {
            school.send(school.new_report(number, monday, vec![done(PERIODS, 1_000)])).unwrap();
        }
        let amended = NewReport {
            seen_version: Some(1),
            ..school.new_report(2, "2026-08-24", vec![done(PERIODS, 2_000)])
        };
        school.send(amended).unwrap();
        let all = [seen(1, 1), seen(2, 1), seen(3, 1)];
        let verified = school
            .store
            .work(&school.people.supervisor.actor(), move |work| actions::verify_reports(work, &all));
        assert_eq!(verified.unwrap(), Verified { done: 2, changed: 1 });
        // A second press changes nothing and is no error.
        assert_eq!(school.verify(1, 1).unwrap(), Verified { done: 1, changed: 0 });
        assert_eq!(school.events(report(1)).len(), 2);
        let none =
            school.store.work(&school.people.supervisor.actor(), |work| actions::verify_reports(work, &[]));
        assert!(matches!(none, Err(Error::Invalid(_))));
    });
}

#[test]
fn only_the_supervisor_of_the_day_or_who_acts_for_them_may_verify() {
    on_each_school(|school| {
        school.send(school.new_report(1, MONDAY, vec![done(PERIODS, 1_000)])).unwrap();
        let verify = |actor: &kernel::Actor| {
            school.store.work(actor, move |work| actions::verify_reports(work, &[seen(1, 1)]))
        };
        let people = &school.people;
        assert!(matches!(verify(&people.employee.actor()), Err(Error::Denied)));
        assert!(matches!(verify(&people.head.actor()), Err(Error::Denied)));
        for stranger in [&people.colleague, &people.hr, &people.director, &people.stranger] {
            assert!(matches!(verify(&stranger.actor()), Err(Error::NotFound)), "{}", stranger.name);
        }
        let send_for_another =
            NewReport::unchanged(ReportId(super::fixture::id(77)), people.employee.employment, week(MONDAY));
        let sent = school
            .store
            .work(&people.supervisor.actor(), move |work| actions::submit_report(work, &send_for_another));
        assert!(matches!(sent, Err(Error::NotFound)));
    });
}

#[test]
fn who_acts_for_the_supervisor_verifies_in_their_place() {
    on_each_school(|school| {
        let mut school =
            School { store: school.store, people: school.people.clone(), agreement: school.agreement };
        school.colleague_acts_for_supervisor();
        school.send(school.new_report(1, MONDAY, vec![done(PERIODS, 1_000)])).unwrap();
        let verified = school
            .store
            .work(&school.people.colleague.actor(), move |work| actions::verify_reports(work, &[seen(1, 1)]));
        assert_eq!(verified.unwrap().done, 1);
    });
}

#[test]
fn what_is_sent_wrong_names_the_fields_and_changes_nothing() {
    on_each_school(|school| {
        let wrong = vec![
            NewLine { blocker: Blocker::Other, ..done(PERIODS, 1_000) },
            NewLine { completed: true, ..done(EXAMS, 9_000) },
        ];
        let Err(Error::Invalid(errors)) = school.send(school.new_report(1, MONDAY, wrong)) else {
            panic!("it is wrong");
        };
        let fields: Vec<&str> = errors.0.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(
            fields,
            [format!("text-{}", sub_task(PERIODS)), format!("completed_on-{}", sub_task(EXAMS))]
        );
        let bad = vec![NewEvidence { name: "virusi.pdf".into(), bytes: b"MZ".to_vec().into() }];
        let sent = school
            .send(NewReport { evidence: bad, ..school.new_report(1, MONDAY, vec![done(PERIODS, 1_000)]) });
        assert!(matches!(sent, Err(Error::Invalid(_))));
        assert_eq!((school.count_reports(), school.reached(PERIODS).actual), (0, Quantity(0)));
    });
}

#[test]
fn the_weeks_that_are_owed_shrink_with_every_sending() {
    on_each_school(|school| {
        assert_eq!(school.due_weeks(), ["2026-08-31", "2026-08-24", "2026-08-17", "2026-08-10"]);
        school.send(school.new_report(1, "2026-08-24", Vec::new())).unwrap();
        assert_eq!(school.due_weeks(), ["2026-08-31", "2026-08-17", "2026-08-10", "2026-08-03"]);
        school.begin_appraisal("self_rated");
        assert!(school.due_weeks().is_empty());
        school.store.at(FRIDAY);
    });
}
