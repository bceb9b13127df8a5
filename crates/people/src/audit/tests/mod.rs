//! A reason opens a file for some days, stands in the employee's history, and is needed.

use kernel::Day;
use platform::testing::on_each_db;

use super::actions::state_reason;
use super::model::NewAudit;
use super::store;
use crate::tests::{complaint, day, fixture};

fn reason(about: Option<kernel::EmploymentId>, text: &str) -> NewAudit {
    NewAudit { about, reason: text.to_owned(), reference: "CAG/12".to_owned() }
}

#[test]
fn a_stated_reason_counts_for_three_days_and_the_employee_sees_it() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, auditor, about) =
            (people.institution, people.auditor.employment, people.employee.employment);
        let new = reason(Some(about), "  Ukaguzi wa alama za idara,  hoja 7 ");
        store.work(&people.auditor.actor(), move |work| state_reason(work, &new)).unwrap();
        let counting = |on: Day| store.tx(move |tx| store::list_counting(tx, home, auditor, on)).unwrap();
        assert_eq!(counting(day("2026-09-04")), [Some(about)]);
        assert_eq!(counting(day("2026-09-05")), []);
        let seen = store.tx(move |tx| platform::history::about(tx, home, about, None)).unwrap();
        let told = seen.iter().find(|entry| entry.action == "people.audit.state").unwrap();
        assert_eq!(told.actor_name, people.auditor.name);
        assert_eq!(told.after.as_ref().unwrap()["reason"], "Ukaguzi wa alama za idara, hoja 7");
        let rows = store.tx(move |tx| store::list(tx, home, None)).unwrap().rows;
        assert_eq!((rows.len(), rows[0].about_name.as_deref()), (1, Some(people.employee.name.as_str())));
    });
}

#[test]
fn a_word_is_no_reason_and_only_an_auditor_states_one() {
    on_each_db(|store| {
        let people = fixture(store);
        let about = Some(people.employee.employment);
        let short = reason(about, "Ukaguzi");
        let told = complaint(store.work(&people.auditor.actor(), move |work| state_reason(work, &short)));
        assert_eq!(told, "reason=people-audit-problem-short");
        for other in [&people.hr, &people.director, &people.employee, &people.stranger] {
            let new = reason(about, "Sababu ndefu ya kutosha");
            assert!(
                store.work(&other.actor(), move |work| state_reason(work, &new)).is_err(),
                "{}",
                other.name
            );
        }
    });
}
