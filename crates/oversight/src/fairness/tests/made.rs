//! A published year written straight into the areas' tables: their own features have their own tests.

use kernel::uuid::Uuid;
use kernel::{Day, FinancialYear, InstitutionId, Quantity, Timestamp, Weight};
use people::testing::{Fixture, Someone};
use platform::testing::{TestStore, at};

use crate::fairness::rules::Limits;

platform::statements! {
    AGREEMENT = "INSERT INTO performance_agreement (institution_id, id, employment_id, year, state, reason, version)
        VALUES ($1, $2, $3, $4, 'signed', '', 1)";
    TASK = "INSERT INTO performance_task (institution_id, id, agreement_id, position, title, weight, origin, priority,
            starts_on, ends_on, state, reason, version)
        VALUES ($1, $2, $3, 1, 'Kazi', $4, 'proposed', 'medium', $5, $6, 'proposed', '', 1)";
    SUB_TASK = "INSERT INTO performance_sub_task (institution_id, id, agreement_id, task_id, position, title, weight, indicator,
            unit_of_measure, mode, target, resources, starts_on, ends_on, state, reason, actual, version)
        VALUES ($1, $2, $3, $4, $5, 'Kazi ndogo', $6, 'Kiashiria', 'asilimia', 'percent', $7, '', $8, $9, 'running', '', $10, 1)";
    APPRAISAL = "INSERT INTO performance_appraisal (institution_id, id, agreement_id, employment_id, year, state,
            employee_comment, supervisor_comment, dispute, countersign_comment, version)
        VALUES ($1, $2, $3, $4, $5, $6, '', '', '', '', 1)";
    RATING = "INSERT INTO performance_rating (institution_id, appraisal_id, sub_task_id, counted_reason, self_quality,
            supervisor_quality, self_reason, supervisor_reason, agreed_reason)
        VALUES ($1, $2, $3, '', $4, $5, '', '', '')";
    EVENT = "INSERT INTO platform_event (institution_id, id, at, actor_id, actor_name, action, subject_kind, subject_id)
        VALUES ($1, $2, $3, $4, 'Jaribio', $5, 'performance.appraisal', $6)";
    REPORT = "INSERT INTO performance_report (institution_id, id, agreement_id, employment_id, week, state, late, note, query, sent_at, version)
        VALUES ($1, $2, $3, $4, $5, 'verified', FALSE, $7, '', $6, 1)";
    LINE = "INSERT INTO performance_report_line (institution_id, report_id, sub_task_id, quantity, status, blocker, text)
        VALUES ($1, $2, $3, $4, 'in_progress', 'none', $5)";
}

pub fn limits() -> Limits {
    Limits {
        small_group: 5,
        least_cell: 10,
        median_gap: 15,
        hundreds: 50,
        self_gap: 20,
        burst_people: 10,
        burst_minutes: 10,
        same_text: 30,
        calendar: 50,
        correlation_marks: 30,
        text_letters: 15,
        calendar_reports: 4,
        calendar_days: 90,
        calendar_margin: 100,
    }
}

pub fn year() -> FinancialYear {
    FinancialYear::starting(2025)
}

fn id(kind: u128, number: u128) -> Uuid {
    Uuid::from_u128(0x0198_0000_0000_7000_8000_0000_0000_0000 | (kind << 32) | number)
}

/// Somebody's year: how good they and their supervisor found each of their sub-tasks, and the percent reached.
pub struct Judged<'a> {
    pub number: u128,
    pub person: &'a Someone,
    pub rater: &'a Someone,
    pub begun: &'a str,
    pub marks: &'a [(i64, i64, i64)],
}

/// Writes the agreement, the sub-tasks with their marks, and the events of marking and, when `state` says so, publishing.
pub fn judge(store: &TestStore, people: &Fixture, judged: &Judged<'_>, state: &'static str) {
    let Judged { number, person, rater, begun, marks } = judged;
    let (institution, number, marks) = (people.institution, *number, marks.to_vec());
    let (person, rater, begun) = (person.employment, rater.employment, at(begun));
    store
        .tx(move |tx| {
            let (agreement, task, appraisal) = (id(1, number), id(2, number), id(4, number));
            let (first, last) = (year().first_day(), year().last_day());
            tx.run(&AGREEMENT, &[&institution, &agreement, &person, &year()])?;
            tx.run(&TASK, &[&institution, &task, &agreement, &Weight::WHOLE, &first, &last])?;
            tx.run(&APPRAISAL, &[&institution, &appraisal, &agreement, &person, &year(), &state])?;
            for (position, (own, quality, percent)) in (0_i64..).zip(&marks) {
                let line = sub_task(number, u128::try_from(position).unwrap());
                let (actual, target) = (Quantity(percent * 1000), Quantity(100_000));
                tx.run(
                    &SUB_TASK,
                    &[
                        &institution,
                        &line,
                        &agreement,
                        &task,
                        &position,
                        &Weight(1000),
                        &target,
                        &first,
                        &last,
                        &actual,
                    ],
                )?;
                tx.run(&RATING, &[&institution, &appraisal, &line, own, quality])?;
            }
            let event = |n: u128, moment: Timestamp, action: &str| {
                tx.run(&EVENT, &[&institution, &id(5, number * 10 + n), &moment, &rater, &action, &appraisal])
            };
            event(0, begun, "performance.appraisal.supervise")?;
            event(1, begun.plus_seconds(60), "performance.appraisal.supervise")?;
            if state == "published" {
                event(2, begun.plus_seconds(120), "performance.appraisal.publish")?;
            }
            Ok(())
        })
        .unwrap();
}

pub fn sub_task(number: u128, position: u128) -> Uuid {
    id(3, number * 100 + position)
}

/// One week's report on the first sub-task of somebody judged.
pub fn report(
    store: &TestStore,
    institution: InstitutionId,
    (number, person): (u128, &Someone),
    (n, week): (u128, Day),
    (percent, text): (i64, &'static str),
) {
    let person = person.employment;
    store
        .tx(move |tx| {
            let report = id(6, number * 100 + n);
            let (agreement, sent) = (id(1, number), week.starts_at());
            tx.run(&REPORT, &[&institution, &report, &agreement, &person, &week, &sent, &""])?;
            tx.run(&LINE, &[&institution, &report, &sub_task(number, 0), &Quantity(percent * 1000), &text])?;
            Ok(())
        })
        .unwrap();
}

/// The council's year: the section head marked the teacher and a colleague, the head of department marked the section head.
/// The colleague's report lines repeat themselves and follow the calendar.
pub fn council(store: &TestStore) -> Fixture {
    let people = store.tx(Fixture::insert).unwrap();
    let judged = [
        Judged {
            number: 1,
            person: &people.employee,
            rater: &people.supervisor,
            begun: "2026-07-06T08:00:00Z",
            marks: &[(90, 80, 100), (70, 60, 50), (100, 100, 40)],
        },
        Judged {
            number: 2,
            person: &people.colleague,
            rater: &people.supervisor,
            begun: "2026-07-06T08:03:00Z",
            marks: &[(60, 70, 10), (50, 50, 90)],
        },
        Judged {
            number: 3,
            person: &people.supervisor,
            rater: &people.head,
            begun: "2026-07-08T08:00:00Z",
            marks: &[(75, 75, 75)],
        },
    ];
    judged.iter().for_each(|one| judge(store, &people, one, "published"));
    let first: Day = "2025-10-06".parse().unwrap();
    for (n, percent) in (0_u128..).zip([27, 29, 31, 33, 35]) {
        let week = first.plus_days(i64::try_from(n).unwrap() * 7);
        report(
            store,
            people.institution,
            (2, &people.colleague),
            (n, week),
            (percent, "Kazi imeendelea kama ilivyopangwa"),
        );
    }
    people
}
