//! The stores and actions about people, on both engines.

use kernel::{Actor, Day, Error, InstitutionId, PageKey, Role};
use platform::testing::{TestStore, on_each_db};
use platform::work::Work;

use crate::acting::{self, NewActing};
use crate::employee::actions::{Edit, NewEmployee, SeatChoice, create_employee, edit_employee, end_employee};
use crate::employee::store::Search;
use crate::employee::{self, EmploymentRow, rules};
use crate::role::actions::{grant_role, revoke_role};
use crate::supervision::{self, actions::Change, actions::change_supervisor};
use crate::testing::{Fixture, Someone};
use crate::unit::Heads;

const TODAY: &str = "2026-09-01";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn fixture(store: &TestStore) -> Fixture {
    store.tx(Fixture::insert).unwrap()
}

fn row(store: &TestStore, home: InstitutionId, someone: &Someone) -> EmploymentRow {
    let id = someone.employment;
    store.tx(move |tx| employee::find(tx, home, id, day(TODAY))).unwrap().unwrap()
}

fn details(check_number: &str) -> employee::Details {
    let fields = [
        ("check_number", check_number),
        ("first_name", "Rukia"),
        ("surname", "Kapilime"),
        ("sex", "F"),
        ("cadre", "Mwalimu"),
        ("salary_scale", "TGTS C.1"),
        ("start_date", "2026-09-01"),
    ];
    let get = |name: &str| fields.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value);
    rules::read_details(get, day(TODAY)).unwrap()
}

fn newcomer(fixture: &Fixture, check_number: &str) -> NewEmployee {
    NewEmployee {
        details: details(check_number),
        seat: SeatChoice {
            unit_id: fixture.academics.id,
            workstation_id: fixture.school,
            post: "Mwalimu".into(),
            heads: Heads::Nothing,
        },
        supervisor: Some(fixture.supervisor.employment),
    }
}

fn complaint(result: Result<impl std::fmt::Debug, Error>) -> String {
    match result.unwrap_err() {
        Error::Invalid(errors) => {
            errors.0.iter().map(|error| format!("{}={}", error.field, error.reason.key)).collect()
        }
        Error::Refused(reason) => reason.key.to_owned(),
        other => other.to_string(),
    }
}

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
            let rows = store.tx(move |tx| employee::store::list(tx, home, day(TODAY), &search)).unwrap();
            rows.into_iter().map(|row| row.name).collect()
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

fn edit(people: &Fixture, row: &EmploymentRow, person_version: i64) -> Edit {
    Edit {
        details: employee::Details { phone: "0712345678".into(), ..details("90005007") },
        seat: SeatChoice {
            unit_id: people.education.id,
            workstation_id: people.headquarters,
            post: "Mwalimu Mkuu".into(),
            heads: Heads::Nothing,
        },
        version: row.version,
        person_version,
    }
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

fn change(to: &Someone, from: &str) -> Change {
    Change {
        supervisor: Some(to.employment),
        from_on: day(from),
        reason: "Barua ya uhamisho wa ndani".into(),
        seen: None,
    }
}

#[test]
fn a_supervisor_changes_from_a_day_and_both_days_are_right() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, id) = (people.institution, people.employee.employment);
        let to_head = change(&people.head, "2026-09-07");
        store.work(&people.hr.actor(), move |work| change_supervisor(work, home, id, &to_head)).unwrap();
        let on = |text: &'static str| {
            store.tx(move |tx| employee::find(tx, home, id, day(text))).unwrap().unwrap().supervisor_id
        };
        assert_eq!(on("2026-09-06"), Some(people.supervisor.employment));
        assert_eq!(on("2026-09-07"), Some(people.head.employment));
        let history = store.tx(move |tx| supervision::list_history(tx, home, id)).unwrap();
        let days: Vec<_> =
            history.iter().map(|row| (row.from_on.to_string(), row.to_on.map(|to| to.to_string()))).collect();
        assert_eq!(days, [("2026-09-07".into(), None), ("2020-01-01".into(), Some("2026-09-06".into()))]);
        let events = store.tx(move |tx| platform::history::about(tx, home, id, None)).unwrap();
        assert_eq!(events[0].action, "people.supervision.change");
    });
}

#[test]
fn supervision_never_turns_in_a_circle_and_never_leaves_the_institution() {
    on_each_db(|store| {
        let people = fixture(store);
        let home = people.institution;
        let attempt = |of: &Someone, change: Change| {
            let id = of.employment;
            complaint(store.work(&people.hr.actor(), move |work| change_supervisor(work, home, id, &change)))
        };
        let from = "2026-09-07";
        assert_eq!(attempt(&people.head, change(&people.employee, from)), "people-supervision-refused-cycle");
        assert_eq!(
            attempt(&people.employee, change(&people.employee, from)),
            "people-supervision-refused-oneself"
        );
        assert_eq!(
            attempt(&people.employee, change(&people.supervisor, from)),
            "people-supervision-refused-same"
        );
        assert_eq!(
            attempt(&people.employee, change(&people.stranger, from)),
            "supervisor=people-supervision-problem-unknown"
        );
        assert_eq!(
            attempt(&people.employee, change(&people.head, "2020-01-01")),
            "people-supervision-refused-past"
        );
        let nobody = Change { supervisor: None, ..change(&people.head, from) };
        assert_eq!(attempt(&people.employee, nobody), "supervisor=people-supervision-problem-missing");
        let no_reason = Change { reason: "  ".into(), ..change(&people.head, from) };
        assert_eq!(attempt(&people.employee, no_reason), "reason=people-supervision-problem-reason-missing");
        let old = Change { seen: Some(day("2019-01-01")), ..change(&people.head, from) };
        assert_eq!(attempt(&people.employee, old), Error::Stale.to_string());
    });
}

#[test]
fn when_a_supervisor_leaves_their_people_go_one_level_up_the_day_after() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, id, employee_id) =
            (people.institution, people.supervisor.employment, people.employee.employment);
        let end = move |work: &Work<'_>| end_employee(work, home, id, 1, day("2026-09-30"), "Amestaafu");
        store.work(&people.hr.actor(), end).unwrap();
        let on = |text: &'static str| {
            store
                .tx(move |tx| employee::find(tx, home, employee_id, day(text)))
                .unwrap()
                .unwrap()
                .supervisor_id
        };
        assert_eq!(on("2026-09-30"), Some(id));
        assert_eq!(on("2026-10-01"), Some(people.head.employment));
        // Ended on the last day, not before.
        let actor =
            |text: &'static str| store.tx(move |tx| employee::actor(tx, home, id, day(text))).unwrap();
        assert!(actor("2026-09-30").is_some() && actor("2026-10-01").is_none());
        let unsupervised = store
            .tx(move |tx| supervision::store::list_unsupervised(tx, home, day("2026-10-01"), 10))
            .unwrap();
        assert_eq!(unsupervised, []);
    });
}

#[test]
fn whoever_loses_the_head_of_institution_is_named_as_without_a_supervisor() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, id) = (people.institution, people.director.employment);
        let end = move |work: &Work<'_>| end_employee(work, home, id, 1, day("2026-08-31"), "Amehamishwa");
        store.work(&people.hr.actor(), end).unwrap();
        let rows =
            store.tx(move |tx| supervision::store::list_unsupervised(tx, home, day(TODAY), 10)).unwrap();
        let names: Vec<_> = rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names.len(), 4);
        assert!(rows.iter().all(|row| row.gone_name.as_deref() == Some("Mkonde, Neema Yusuf")), "{names:?}");
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
fn the_page_of_supervisors_counts_their_people() {
    on_each_db(|store| {
        let people = fixture(store);
        let home = people.institution;
        let teams = store
            .tx(move |tx| supervision::store::list_teams(tx, home, day(TODAY), &PageKey::default()))
            .unwrap();
        let counts: Vec<_> = teams.iter().map(|row| (row.name.as_str(), row.people)).collect();
        assert_eq!(
            counts,
            [("Mapundile, Theresia", 1), ("Mkonde, Neema Yusuf", 4), ("Nyimbote, Method Gabriel", 2)]
        );
        let pairs = store
            .tx(move |tx| {
                let mut count = 0;
                supervision::store::each_open(tx, home, |_, _| count += 1)?;
                Ok(count)
            })
            .unwrap();
        assert_eq!(pairs, 7);
    });
}

#[test]
fn a_kaimu_acts_from_the_first_day_to_the_last_and_hr_may_end_it_early() {
    on_each_db(|store| {
        let people = fixture(store);
        let home = people.institution;
        let new = NewActing {
            absent: people.head.employment,
            acting: people.supervisor.employment,
            from_on: day("2026-09-05"),
            to_on: day("2026-09-20"),
            letter: "  KMB/12/2026 ".into(),
        };
        let again = new.clone();
        let id = store
            .work(&people.hr.actor(), move |work| acting::actions::add_acting(work, home, &new))
            .unwrap();
        let stand_in = people.supervisor.employment;
        let roles = |text: &'static str| {
            let person = store.tx(move |tx| employee::actor(tx, home, stand_in, day(text))).unwrap().unwrap();
            person
                .acting_for
                .iter()
                .flat_map(|other| other.roles.iter().map(|grant| grant.role))
                .collect::<Vec<_>>()
        };
        assert_eq!(roles("2026-09-04"), []);
        assert_eq!(roles("2026-09-05"), [Role::HeadOfUnit]);
        assert_eq!(roles("2026-09-20"), [Role::HeadOfUnit]);
        assert_eq!(roles("2026-09-21"), []);
        let refused =
            store.work(&people.hr.actor(), move |work| acting::actions::add_acting(work, home, &again));
        assert_eq!(complaint(refused), "people-acting-refused-overlap");
        store.at("2026-09-10T08:00:00Z");
        store.work(&people.hr.actor(), move |work| acting::actions::end_acting(work, home, id, 1)).unwrap();
        assert_eq!(roles("2026-09-10"), []);
        let rows = store.tx(move |tx| acting::store::list(tx, home, None)).unwrap();
        assert_eq!(
            (rows.len(), rows[0].to_on, rows[0].letter.as_str()),
            (1, day("2026-09-09"), "KMB/12/2026")
        );
        let key = Some((rows[0].to_on, rows[0].id));
        assert!(store.tx(move |tx| acting::store::list(tx, home, key)).unwrap().is_empty());
        for someone in [&people.head, &people.supervisor] {
            let about = someone.employment;
            let events = store.tx(move |tx| platform::history::about(tx, home, about, None)).unwrap();
            assert_eq!(events.len(), 2);
        }
        store.at("2026-09-01T08:00:00Z");
    });
}

#[test]
fn a_role_is_granted_by_another_takes_effect_at_once_and_stands_in_the_history() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, id, own) = (people.institution, people.colleague.employment, people.hr.employment);
        store.work(&people.hr.actor(), move |work| grant_role(work, home, id, Role::Coordinator)).unwrap();
        let person = store.tx(move |tx| employee::actor(tx, home, id, day(TODAY))).unwrap().unwrap();
        assert!(person.holds(Role::Coordinator));
        let oneself = store.work(&people.hr.actor(), move |work| grant_role(work, home, own, Role::Planner));
        assert_eq!(complaint(oneself), "people-role-refused-oneself");
        let director = store.work(&people.director.actor(), move |work| grant_role(work, home, id, Role::Hr));
        assert!(matches!(director, Err(Error::NotFound)));
        let stranger = store.work(&people.stranger.actor(), move |work| grant_role(work, home, id, Role::Hr));
        assert!(matches!(stranger, Err(Error::NotFound)));
        store.work(&people.hr.actor(), move |work| revoke_role(work, home, id, Role::Coordinator)).unwrap();
        let events = store.tx(move |tx| platform::history::about(tx, home, id, None)).unwrap();
        let actions: Vec<_> = events.iter().map(|event| event.action.as_str()).collect();
        assert_eq!(actions, ["people.role.revoke", "people.role.grant"]);
        let holders = store.tx(move |tx| crate::role::store::list(tx, home, day(TODAY))).unwrap();
        assert_eq!(holders.len(), 3);
    });
}

#[test]
fn nobody_gives_themselves_power_by_a_post_a_letter_or_a_gentle_supervisor() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, own) = (people.institution, people.hr.employment);
        let mut headship = edit(&people, &row(store, home, &people.hr), 1);
        headship.seat = SeatChoice {
            unit_id: people.administration.id,
            workstation_id: people.headquarters,
            post: "Mkuu wa Idara".into(),
            heads: Heads::Department,
        };
        let raised = store.work(&people.hr.actor(), move |work| edit_employee(work, home, own, &headship));
        assert_eq!(complaint(raised), "people-employee-refused-oneself-heads");
        let change = change(&people.planner, "2026-09-07");
        let chosen = store.work(&people.hr.actor(), move |work| change_supervisor(work, home, own, &change));
        assert_eq!(complaint(chosen), "people-supervision-refused-own");
        let letter = NewActing {
            absent: people.director.employment,
            acting: own,
            from_on: day(TODAY),
            to_on: day("2026-09-30"),
            letter: "KMB/1".into(),
        };
        let appointed =
            store.work(&people.hr.actor(), move |work| acting::actions::add_acting(work, home, &letter));
        assert_eq!(complaint(appointed), "people-acting-refused-own");
    });
}

#[test]
fn the_program_itself_acts_without_an_employment() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, id) = (people.institution, people.colleague.employment);
        store.work(&Actor::System, move |work| grant_role(work, home, id, Role::SystemAdmin)).unwrap();
    });
}
