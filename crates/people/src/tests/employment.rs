//! Taking people on, correcting what is written, the directory.

use kernel::{Error, PageKey};
use platform::testing::on_each_db;
use platform::work::Work;

use super::{TODAY, complaint, day, edit, fixture, newcomer, row};
use crate::employee;
use crate::employee::actions::{NewEmployee, create_employee, edit_employee, end_employee};
use crate::employee::store::Search;
use crate::unit::Heads;

#[test]
fn an_employment_shows_its_place_its_supervisor_and_the_second_level() {
    on_each_db(|store| {
        let people = fixture(store);
        let found = row(store, people.institution, &people.employee);
        assert_eq!(found.supervisor_id, Some(people.supervisor.employment));
        assert_eq!(found.supervisor_name.as_deref(), Some("Nyimbote, Method Gabriel"));
        assert_eq!(found.second_level_id, Some(people.head.employment));
        assert_eq!((found.unit_name.as_str(), found.post_title.as_str()), ("Taaluma", "Mwalimu"));
        assert!(found.unit_path.starts_with(&people.education.path));
        let home = people.institution;
        let by_number = store
            .tx(move |tx| employee::find_by_check_number(tx, home, "90005007", day(TODAY)))
            .unwrap()
            .unwrap();
        assert_eq!(by_number, found);
        let away = people.other_institution;
        let id = found.id;
        assert_eq!(store.tx(move |tx| employee::find(tx, away, id, day(TODAY))).unwrap(), None);
        let national = store.tx(|tx| employee::find_employed(tx, "90005007", day(TODAY))).unwrap().unwrap();
        assert_eq!((national.institution_id, national.employment_id), (people.institution, found.id));
    });
}

#[test]
fn the_directory_finds_by_name_check_number_and_unit_and_goes_on_by_key() {
    on_each_db(|store| {
        let people = fixture(store);
        let home = people.institution;
        let names = move |search: Search| -> Vec<String> {
            let page = store.tx(move |tx| employee::store::list(tx, home, day(TODAY), &search)).unwrap();
            page.rows.into_iter().map(|row| row.name).collect()
        };
        let by_text = |text: &str| names(Search { text: Some(text.to_owned()), ..Search::default() });
        assert_eq!(by_text("ZAWADI"), ["Mwinukwe, Zawadi Charles"]);
        assert_eq!(by_text("90005007"), ["Mwinukwe, Zawadi Charles"]);
        assert!(by_text("Jiranwa").is_empty() && by_text("%").is_empty() && by_text("_").is_empty());
        let education = names(Search { unit_path: Some(people.education.path.clone()), ..Search::default() });
        assert_eq!(education.len(), 4);
        let all = names(Search::default());
        assert_eq!(all.len(), 8);
        let key = PageKey(Some((all[3].clone(), kernel::uuid::Uuid::max())));
        assert_eq!(names(Search { key, ..Search::default() }), all[4..]);
    });
}

#[test]
fn hr_takes_somebody_on_and_the_history_says_so() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, new) = (people.institution, newcomer(&people, "90005100"));
        let id = store.work(&people.hr.actor(), move |work| create_employee(work, home, &new)).unwrap();
        let found = store.tx(move |tx| employee::find(tx, home, id, day(TODAY))).unwrap().unwrap();
        assert_eq!(found.name, "Kapilime, Rukia");
        assert_eq!(found.supervisor_id, Some(people.supervisor.employment));
        let events = store.tx(move |tx| platform::history::about(tx, home, id, None)).unwrap();
        assert_eq!(events.len(), 1);
        assert_eq!(events[0].action, "people.employee.create");
        assert_eq!(events[0].actor_name, people.hr.name);
    });
}

#[test]
fn only_hr_takes_people_on_and_only_into_their_own_institution() {
    on_each_db(|store| {
        let people = fixture(store);
        for someone in
            [&people.director, &people.planner, &people.employee, &people.auditor, &people.stranger]
        {
            let (home, new) = (people.institution, newcomer(&people, "90005100"));
            let refused = store.work(&someone.actor(), move |work| create_employee(work, home, &new));
            assert!(matches!(refused, Err(Error::Denied)), "{}", someone.name);
        }
    });
}

#[test]
fn a_person_has_one_employment_in_the_country_and_the_other_institution_is_not_named() {
    on_each_db(|store| {
        let people = fixture(store);
        for (check_number, expected) in [
            ("90005009", "check_number=people-employee-problem-elsewhere"),
            ("90005008", "check_number=people-employee-problem-here"),
        ] {
            let (home, new) = (people.institution, newcomer(&people, check_number));
            let refused = store.work(&people.hr.actor(), move |work| create_employee(work, home, &new));
            assert_eq!(complaint(refused), expected);
        }
    });
}

#[test]
fn what_is_written_about_somebody_changes_once_for_each_version() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, id) = (people.institution, people.employee.employment);
        let first = edit(&people, &row(store, home, &people.employee), 1);
        let second = first.clone();
        assert!(store.work(&people.hr.actor(), move |work| edit_employee(work, home, id, &first)).unwrap());
        let found = row(store, home, &people.employee);
        assert_eq!(
            (found.unit_name.as_str(), found.post_title.as_str(), found.version),
            ("Elimu ya Msingi", "Mwalimu Mkuu", 2)
        );
        assert_eq!((found.check_number.as_str(), found.starts_on), ("90005007", day("2020-01-01")));
        let late = store.work(&people.hr.actor(), move |work| edit_employee(work, home, id, &second));
        assert!(matches!(late, Err(Error::Stale)));
        // The same again, from the new version: nothing to do, no event.
        let again = edit(&people, &found, 2);
        assert!(!store.work(&people.hr.actor(), move |work| edit_employee(work, home, id, &again)).unwrap());
        let events = store.tx(move |tx| platform::history::about(tx, home, id, None)).unwrap();
        assert_eq!(events.len(), 1);
        assert_eq!(events[0].before.as_ref().unwrap()["post"], "Mwalimu");
    });
}

#[test]
fn nobody_may_open_an_employee_of_another_institution() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, id) = (people.institution, people.employee.employment);
        let edit = edit(&people, &row(store, home, &people.employee), 1);
        let refused = store.work(&people.stranger.actor(), move |work| edit_employee(work, home, id, &edit));
        assert!(matches!(refused, Err(Error::NotFound)));
    });
}

#[test]
fn hr_does_not_end_their_own_employment() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, id) = (people.institution, people.hr.employment);
        let end = move |work: &Work<'_>| end_employee(work, home, id, 1, day(TODAY), "Naondoka");
        assert_eq!(complaint(store.work(&people.hr.actor(), end)), "people-employee-refused-oneself-ends");
    });
}

#[test]
fn an_employee_has_a_supervisor_from_the_first_day_and_an_institution_one_head() {
    on_each_db(|store| {
        let people = fixture(store);
        let home = people.institution;
        let attempt = |new: NewEmployee| {
            complaint(store.work(&people.hr.actor(), move |work| create_employee(work, home, &new)))
        };
        let nobody = NewEmployee { supervisor: None, ..newcomer(&people, "90005100") };
        assert_eq!(attempt(nobody), "supervisor=people-supervision-problem-missing");
        let stranger =
            NewEmployee { supervisor: Some(people.stranger.employment), ..newcomer(&people, "90005100") };
        assert_eq!(attempt(stranger), "supervisor=people-supervision-problem-unknown");
        let mut head = newcomer(&people, "90005100");
        head.seat.heads = Heads::Institution;
        assert_eq!(attempt(head), "people-employee-refused-head-taken");
        let mut section = newcomer(&people, "90005100");
        section.seat.heads = Heads::Department;
        assert_eq!(attempt(section), "heads=people-employee-problem-heads-unit");
    });
}

#[test]
fn a_head_and_the_one_who_follows_are_two_heads_only_where_their_days_meet() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, old) = (people.institution, people.director.employment);
        let end = move |version, last: &'static str| {
            move |work: &Work<'_>| end_employee(work, home, old, version, day(last), "Anastaafu")
        };
        store.work(&people.hr.actor(), end(1, "2026-09-30")).unwrap();
        let mut next = newcomer(&people, "90005100");
        next.seat.heads = Heads::Institution;
        next.seat.unit_id = people.education.id;
        next.supervisor = None;
        next.details.starts_on = day("2026-10-01");
        let id = store.work(&people.hr.actor(), move |work| create_employee(work, home, &next)).unwrap();
        // Who is to come can be corrected before the first day.
        let row = store.tx(move |tx| crate::employee::find(tx, home, id, day(TODAY))).unwrap().unwrap();
        let mut telephone = edit(&people, &row, 1);
        telephone.seat.heads = Heads::Institution;
        store.work(&people.hr.actor(), move |work| edit_employee(work, home, id, &telephone)).unwrap();
        let longer = store.work(&people.hr.actor(), end(2, "2026-10-15"));
        assert_eq!(complaint(longer), "people-employee-refused-head-taken");
        store.work(&people.hr.actor(), end(2, "2026-09-25")).unwrap();
    });
}
