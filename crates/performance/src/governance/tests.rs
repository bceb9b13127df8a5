//! Weeks due and sent over a year: the edges of the year, leave, and what is sent without being due.

use kernel::FinancialYear;
use people::absence::actions::record_absence;
use people::absence::{Kind, NewAbsence};

use super::rules::{Counted, Duty};
use crate::report::tests::fixture::{PERIODS, day, done, on_each_school, week};

fn duty(started_on: &str) -> Duty {
    Duty { started_on: Some(day(started_on)), ..Duty::default() }
}

#[test]
fn a_year_has_the_weeks_whose_monday_lies_in_it() {
    let year = FinancialYear::starting(2025);
    let whole = Counted::new(year, day("2026-09-01"));
    // Wednesday 1 July 2025 lies in a week of the year before; Monday 29 June 2026 begins one of this year.
    assert_eq!((whole.first, whole.last), (week("2025-07-07"), week("2026-06-29")));
    assert_eq!(whole.due(&duty("2025-07-01")), 52);
    assert_eq!(whole.due(&duty("2026-06-20")), 3);
    for (today, expected) in [("2025-07-12", 0), ("2025-07-13", 1), ("2026-07-04", 51), ("2026-07-05", 52)] {
        assert_eq!(Counted::new(year, day(today)).due(&duty("2025-07-01")), expected, "{today}");
    }
    let left = Duty { employed_until: Some(day("2026-06-30")), ..duty("2026-06-20") };
    assert_eq!(whole.due(&left), 2);
}

#[test]
fn leave_owes_nothing_and_what_is_sent_for_it_stands_for_nothing_else() {
    on_each_school(|school| {
        school.sign_at("2026-08-05T08:00:00Z");
        let (home, who) = (school.institution(), school.people.employee.employment);
        // Leave until Wednesday and sickness from Thursday: one week without a day at work.
        for (kind, from, to) in
            [(Kind::Leave, "2026-08-10", "2026-08-12"), (Kind::Sick, "2026-08-13", "2026-08-14")]
        {
            let away = NewAbsence {
                kind,
                from_on: day(from),
                to_on: day(to),
                letter: "HW/UT/7".into(),
                venue: String::new(),
                note: String::new(),
            };
            school
                .store
                .work(&school.people.hr.actor(), move |work| record_absence(work, home, who, &away))
                .unwrap();
        }
        // Before the signature, for the week of leave, one that was due, and this week, which has not ended.
        for (number, monday) in [(1, "2026-07-27"), (2, "2026-08-10"), (3, "2026-08-17"), (4, "2026-08-31")] {
            school.send(school.new_report(number, monday, vec![done(PERIODS, 1_000)])).unwrap();
        }
        let year = FinancialYear::starting(2026);
        let figures = school.store.tx(move |tx| super::figures(tx, home, year, day("2026-09-04"))).unwrap();
        assert_eq!((figures.weeks_due, figures.weeks_sent), (3, 1));
    });
}
