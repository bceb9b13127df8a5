//! Every statement of the feature on both engines, with its empty and its edge cases.

use kernel::{FileId, FinancialYear, PageKey, Quantity};

use super::fixture::{
    EXAMS, LATER, PERIODS, SYLLABUS, day, done, id, on_each_school, report, sub_task, week,
};
use crate::agreement::model::State;
use crate::permissions::REPORT_READ;
use crate::report::model::{LineStatus, NewEvidence, NewReport, ReportState};
use crate::report::store;

const MONDAY: &str = "2026-08-31";

#[test]
fn a_week_is_found_with_its_agreement_supervisors_and_settings_before_and_after_it_is_sent() {
    on_each_school(|school| {
        let (institution, employee) = (school.institution(), school.people.employee.employment);
        let find = || {
            school
                .store
                .read(&school.people.employee.actor(), move |work| {
                    let year = FinancialYear::starting(2026);
                    let row =
                        store::find_week(work.tx(), institution, employee, year, week(MONDAY), work.today())?;
                    work.open(&REPORT_READ, row)
                })
                .unwrap()
        };
        let row = find();
        assert_eq!(row.agreement_state, Some(State::Signed));
        assert_eq!(row.started_at, Some(platform::testing::at("2026-07-01T08:00:00Z")));
        assert_eq!(row.supervisor_id, Some(school.people.supervisor.employment));
        assert_eq!(row.second_level_id, Some(school.people.head.employment));
        assert_eq!((row.answer_days, row.yellow_margin, row.red_margin), (Some(7), Some(5), Some(25)));
        assert_eq!((row.report_id, row.version, row.appraisal_state), (None, None, None));
        school.send(school.new_report(1, MONDAY, Vec::new())).unwrap();
        school.begin_appraisal("open");
        let row = find();
        assert_eq!((row.report_id, row.version), (Some(report(1)), Some(1)));
        assert_eq!((row.report_state, row.late), (Some(ReportState::Sent), Some(false)));
        assert_eq!(row.appraisal_state.as_deref(), Some("open"));
    });
}

#[test]
fn the_lines_of_a_week_are_what_runs_and_what_the_report_speaks_of() {
    on_each_school(|school| {
        let (institution, agreement) = (school.institution(), school.agreement);
        let list = |report, monday: &'static str| {
            school
                .store
                .tx(move |tx| store::list_week_lines(tx, institution, agreement, report, week(monday)))
                .unwrap()
        };
        let ids =
            |rows: &[crate::report::model::WeekLineRow]| rows.iter().map(|row| row.id).collect::<Vec<_>>();
        assert_eq!(ids(&list(None, MONDAY)), [sub_task(PERIODS), sub_task(EXAMS), sub_task(SYLLABUS)]);
        assert_eq!(ids(&list(None, "2027-01-04")).len(), 4);
        // After its end an unfinished sub-task stays.
        assert_eq!(ids(&list(None, "2027-07-05")).len(), 4);
        school.send(school.new_report(1, "2026-08-24", vec![done(SYLLABUS, 40_000)])).unwrap();
        school.send(school.new_report(2, MONDAY, vec![done(EXAMS, 2_000)])).unwrap();
        school.excuse(EXAMS);
        let rows = list(Some(report(2)), MONDAY);
        let exams = rows.iter().find(|row| row.id == sub_task(EXAMS)).unwrap();
        assert_eq!((exams.quantity, exams.status), (Some(Quantity(2_000)), Some(LineStatus::InProgress)));
        let syllabus = rows.iter().find(|row| row.id == sub_task(SYLLABUS)).unwrap();
        assert_eq!((syllabus.reached_before, syllabus.quantity), (Some(Quantity(40_000)), None));
        assert_eq!(ids(&list(None, MONDAY)), [sub_task(PERIODS), sub_task(SYLLABUS)]);
    });
}

#[test]
fn a_report_its_lines_and_its_files_are_read_back_as_they_were_sent() {
    on_each_school(|school| {
        let evidence =
            vec![NewEvidence { name: "picha.png".into(), bytes: b"\x89PNG\r\n\x1a\n..".to_vec().into() }];
        let new = NewReport {
            evidence,
            note: "Wiki nzuri".into(),
            ..school.new_report(1, MONDAY, vec![done(PERIODS, 3_000)])
        };
        school.send(new).unwrap();
        let institution = school.institution();
        let (row, lines, files) = school
            .store
            .read(&school.people.head.actor(), move |work| {
                let (tx, today) = (work.tx(), work.today());
                let row = work.open(&REPORT_READ, store::find(tx, institution, report(1), today)?)?;
                Ok((
                    row,
                    store::list_lines(tx, institution, report(1))?,
                    store::list_evidence(tx, institution, report(1))?,
                ))
            })
            .unwrap();
        assert_eq!(
            (row.note.as_str(), row.week, row.year),
            ("Wiki nzuri", day(MONDAY), FinancialYear::starting(2026))
        );
        assert_eq!(row.supervisor_id, Some(school.people.supervisor.employment));
        assert_eq!(lines.len(), 1);
        assert_eq!((lines[0].quantity, lines[0].actual), (Quantity(3_000), Quantity(3_000)));
        assert_eq!(files.len(), 1);
        assert_eq!((files[0].media_type.as_str(), files[0].size), ("image/png", 10));
        let file = files[0].file_id;
        let place = |file: FileId| {
            school
                .store
                .tx(move |tx| Ok(store::find_file_place(tx, institution, file, day("2026-09-04"))?.is_some()))
                .unwrap()
        };
        assert!(place(file) && !place(FileId(id(5))));
        let dropped = NewReport {
            seen_version: Some(1),
            dropped_evidence: vec![file],
            ..school.new_report(1, MONDAY, vec![done(PERIODS, 3_000)])
        };
        school.send(dropped).unwrap();
        assert!(!place(file));
    });
}

#[test]
fn waiting_reports_are_listed_by_due_day_and_paged_by_key_with_their_lines() {
    on_each_school(|school| {
        // Twenty-two weeks, each sent a day after the other, so that the due days differ.
        let mondays: Vec<_> =
            std::iter::successors(Some(week("2026-07-06")), |week| Some(week.next())).take(22).collect();
        for (number, monday) in (1_u128..).zip(&mondays) {
            let moment = day("2026-12-01").plus_days(i64::try_from(number).unwrap()).starts_at();
            school.store.clock.set(moment);
            let monday = monday.monday().to_string();
            let line = if number == 2 { Vec::new() } else { vec![done(PERIODS, 1_000)] };
            school.send(school.new_report(number, &monday, line)).unwrap();
        }
        let (institution, today) = (school.institution(), day("2026-12-30"));
        let list = |supervisor, after: PageKey| {
            school
                .store
                .tx(move |tx| {
                    let rows = store::list_waiting(tx, institution, supervisor, today, &after)?;
                    let lines = store::list_waiting_lines(tx, institution, supervisor, today, &after)?;
                    Ok((rows.rows, lines))
                })
                .unwrap()
        };
        let supervisor = school.people.supervisor.employment;
        let (rows, lines) = list(supervisor, PageKey::default());
        assert_eq!((rows.len(), lines.len()), (20, 19));
        assert!(rows.is_sorted_by_key(|row| row.due_on));
        assert!(lines.iter().all(|line| rows.iter().any(|row| row.id == line.report_id)));
        let last = rows.last().unwrap();
        let key = PageKey::parse(Some(&PageKey::after(&last.due_on.to_string(), last.id.0)));
        let (rest, lines) = list(supervisor, key);
        assert_eq!((rest.len(), lines.len()), (2, 2));
        assert!(rest.iter().all(|row| row.due_on > last.due_on));
        for other in [school.people.head.employment, school.people.employee.employment] {
            assert!(list(other, PageKey::default()).0.is_empty());
        }
    });
}

#[test]
fn an_answer_needs_the_version_that_was_read() {
    on_each_school(|school| {
        school.send(school.new_report(1, MONDAY, Vec::new())).unwrap();
        let institution = school.institution();
        let answer = |version| {
            school.store.tx(move |tx| {
                let answer = store::Answer { state: ReportState::Queried, query: "Eleza", verified: None };
                store::save_answer(tx, institution, report(1), &answer, version)
            })
        };
        assert!(matches!(answer(2), Err(kernel::Error::Stale)));
        assert!(answer(1).is_ok());
        let amended = school
            .store
            .tx(move |tx| store::save_amended(tx, institution, report(1), ReportState::Sent, "Mpya", 1));
        assert!(matches!(amended, Err(kernel::Error::Stale)));
    });
}

#[test]
fn sent_weeks_and_duties_are_those_of_the_one_employee() {
    on_each_school(|school| {
        school.send(school.new_report(1, "2026-08-24", Vec::new())).unwrap();
        let (institution, employee) = (school.institution(), school.people.employee.employment);
        let ((weeks, _), (none, _), duties) = school
            .store
            .tx(move |tx| {
                let (year, since) = (FinancialYear::starting(2026), day("2026-07-01"));
                Ok((
                    store::list_week_marks(tx, institution, employee, (since, day(MONDAY)))?,
                    store::list_week_marks(tx, institution, employee, (since, day("2026-08-17")))?,
                    store::list_duties(tx, institution, employee, year)?,
                ))
            })
            .unwrap();
        assert_eq!((weeks.len(), weeks.keys().next(), none.len()), (1, Some(&day("2026-08-24")), 0));
        assert_eq!(
            (duties.len(), duties[0].week, duties[0].first_start),
            (1, Some(day("2026-08-24")), Some(day("2026-07-01")))
        );
        assert!(!duties.is_empty());
    });
}

#[test]
fn adding_one_by_one_comes_to_the_same_as_adding_up_anew() {
    on_each_school(|school| {
        for (number, monday) in [(1, "2026-08-10"), (2, "2026-08-17"), (3, "2026-08-24")] {
            let quantity = i64::try_from(number).unwrap() * 1_250;
            school
                .send(school.new_report(number, monday, vec![done(PERIODS, quantity), done(EXAMS, 500)]))
                .unwrap();
        }
        let added = (school.reached(PERIODS).actual, school.reached(EXAMS).actual);
        let (institution, agreement) = (school.institution(), school.agreement);
        let touched = school
            .store
            .tx(move |tx| store::save_reached(tx, institution, agreement, report(1), true))
            .unwrap();
        assert_eq!(touched, 4);
        assert_eq!((school.reached(PERIODS).actual, school.reached(EXAMS).actual), added);
        assert_eq!(added, (Quantity(7_500), Quantity(1_500)));
        assert_eq!(school.reached(LATER).actual, Quantity(0));
        let touched = school
            .store
            .tx(move |tx| store::add_reached(tx, institution, sub_task(77), Quantity(1)))
            .unwrap();
        assert!(!touched);
        let missing =
            school.store.tx(move |tx| Ok(store::find(tx, institution, report(77), day(MONDAY))?.is_none()));
        assert!(missing.unwrap());
    });
}
