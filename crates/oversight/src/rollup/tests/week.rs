//! Whose report counts for the counted week: at the edge of two years, and over absences that meet.

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, FinancialYear, InstitutionId, PageKey, Timestamp};
use people::absence::actions::record_absence;
use people::absence::{Kind, NewAbsence};
use people::testing::Fixture;
use performance::report::rules::year_of;
use platform::testing::{TestStore, at, on_each_db};

use super::super::actions::{add_up, counted_week};
use crate::institution::model::Lacks;
use crate::institution::store::{Asked, list_lacking};

platform::statements! {
    AGREEMENT = "INSERT INTO performance_agreement
        (institution_id, id, employment_id, year, state, reason, employee_signed_at, supervisor_signed_at,
         started_at, version)
        VALUES ($1, $2, $3, $4, 'signed', '', $5, $5, $5, 1)";
    REPORT = "INSERT INTO performance_report
        (institution_id, id, agreement_id, employment_id, week, state, late, note, query, sent_at, version)
        VALUES ($1, $2, $2, $3, $4, 'sent', $5, '', '', $6, 1)";
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn sign(store: &TestStore, home: InstitutionId, who: EmploymentId, number: u128, year: i32, moment: &str) {
    let (id, year, moment): (_, _, Timestamp) =
        (Uuid::from_u128(number), FinancialYear::starting(year), at(moment));
    store.tx(move |tx| tx.run(&AGREEMENT, &[&home, &id, &who, &year, &moment])).unwrap();
}

/// What the console counts of reports on a day, and who stands in the list behind it.
fn counted(store: &TestStore, home: InstitutionId, today: &str) -> ((i64, i64), Vec<EmploymentId>) {
    let today = day(today);
    store
        .tx(move |tx| {
            let year = today.financial_year();
            let whole = add_up(tx, (home, ""), &[], year, today)?.lines.remove(0).tally;
            let week = counted_week(today);
            let asked = Asked {
                institution: home,
                today,
                year: year_of(week),
                unit_path: None,
                lacks: Lacks::Report,
                monday: week.monday(),
                key: PageKey::default(),
            };
            let lacking = list_lacking(tx, &asked)?.rows.into_iter().map(|row| row.id).collect();
            Ok(((whole.reports_owed, whole.reports_sent), lacking))
        })
        .unwrap()
}

#[test]
fn a_week_that_began_in_june_is_counted_by_the_agreement_of_the_year_that_ended() {
    on_each_db(|store| {
        let people = store.tx(Fixture::insert).unwrap();
        let (home, who, other) =
            (people.institution, people.employee.employment, people.colleague.employment);
        sign(store, home, who, 1, 2025, "2025-07-20T08:00:00Z");
        sign(store, home, other, 2, 2025, "2025-07-20T08:00:00Z");
        // Both have signed the new year's too; the week of Monday 29 June is not its week.
        sign(store, home, who, 3, 2026, "2026-07-02T08:00:00Z");
        sign(store, home, other, 4, 2026, "2026-07-02T08:00:00Z");
        let (id, monday, sent) = (Uuid::from_u128(1), day("2026-06-29"), at("2026-07-03T08:00:00Z"));
        store.tx(move |tx| tx.run(&REPORT, &[&home, &id, &who, &monday, &false, &sent])).unwrap();
        assert_eq!(counted(store, home, "2026-07-08"), ((2, 1), vec![other]));
    });
}

#[test]
fn a_week_of_leave_and_sickness_that_meet_is_owed_by_nobody() {
    on_each_db(|store| {
        let people = store.tx(Fixture::insert).unwrap();
        let (home, who, other) =
            (people.institution, people.employee.employment, people.colleague.employment);
        sign(store, home, who, 1, 2026, "2026-07-20T08:00:00Z");
        sign(store, home, other, 2, 2026, "2026-07-20T08:00:00Z");
        let spans = [
            (who, Kind::Leave, "2026-08-22", "2026-08-26"),
            (who, Kind::Sick, "2026-08-27", "2026-09-01"),
            // Four days only.
            (other, Kind::Leave, "2026-08-24", "2026-08-27"),
        ];
        for (whose, kind, from, to) in spans {
            let away = NewAbsence {
                kind,
                from_on: day(from),
                to_on: day(to),
                letter: "HW/UT/7".into(),
                venue: String::new(),
                note: String::new(),
            };
            store.work(&people.hr.actor(), move |work| record_absence(work, home, whose, &away)).unwrap();
        }
        assert_eq!(counted(store, home, "2026-09-01"), ((1, 0), vec![other]));
    });
}
