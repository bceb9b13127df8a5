//! Every function of the store, on both engines, with its limits and nulls.

use kernel::uuid::Uuid;
use kernel::{Error, InstitutionId, PageKey, Quantity, Weight};
use people::testing::Fixture;
use platform::store::Tx;
use platform::testing::{TestStore, at, on_each_db};
use platform::work::Guarded;

use super::{branches, day, people, uuid, year};
use crate::agreement::model::{
    ActivityId, AgreementId, AgreementRow, Origin, Party, Priority, SignatureId, State, SubTaskId,
    SubTaskState, TaskId, TaskState, TeamPlanRow,
};
use crate::agreement::store;
use crate::permissions;

const ID: AgreementId = AgreementId(Uuid::from_u128(0x77));
const TASK: TaskId = TaskId(Uuid::from_u128(0x78));
const SUB_TASK: SubTaskId = SubTaskId(Uuid::from_u128(0x79));

platform::statements! {
    INSERT_OBJECTIVE = "INSERT INTO planning_objective (institution_id, id, year, code, title, version)
        VALUES ($1, $2, $3, 'C', 'Lengo', 1)";
    INSERT_TARGET = "INSERT INTO planning_target (institution_id, id, year, objective_id, code, title, version)
        VALUES ($1, $2, $3, $2, 'C2501', 'Shabaha', 1)";
    INSERT_ACTIVITY = "INSERT INTO planning_activity (institution_id, id, year, target_id, code, title, cost_centre,
          sub_vote, owner_unit_id, indicator, unit_of_measure, version)
        VALUES ($1, $2, $3, $4, $5, 'Kusimamia ufundishaji', '', '', $6, '', '', 1)";
    INSERT_ACTING = "INSERT INTO people_acting (institution_id, id, absent_id, acting_id, from_on, to_on, letter, version)
        VALUES ($1, $2, $3, $4, $5, $6, 'K/1', 1)";
    INSERT_PART = "INSERT INTO planning_part (institution_id, id, activity_id, unit_id, note, version)
        VALUES ($1, $2, $3, $4, '', 1)";
}

/// Three activities: of another unit, of the department above the employee, and one the section takes part in.
fn activities(tx: &Tx<'_>, people: &Fixture) -> Result<(), Error> {
    let (home, target) = (people.institution, uuid(0x50));
    tx.run(&INSERT_OBJECTIVE, &[&home, &target, &year()])?;
    tx.run(&INSERT_TARGET, &[&home, &target, &year()])?;
    for (number, code, owner) in [
        (0x51, "C2501S01", Some(people.administration.id)),
        (0x52, "C2501S02", Some(people.education.id)),
        (0x53, "C2501S03", None),
    ] {
        tx.run(&INSERT_ACTIVITY, &[&home, &uuid(number), &year(), &target, &code, &owner])?;
    }
    tx.run(&INSERT_PART, &[&home, &uuid(0x54), &uuid(0x53), &people.academics.id]).map(drop)
}

/// The row behind the guard, read as the employee.
fn open(store: &TestStore, people: &Fixture) -> AgreementRow {
    let institution = people.institution;
    store
        .read(&people.employee.actor(), move |work| {
            let row = store::find(work.tx(), institution, ID, work.today())?;
            work.open(&permissions::AGREEMENT_READ, row)
        })
        .unwrap()
}

fn seat(people: &Fixture, position: i64) -> store::Seat {
    store::Seat { institution: people.institution, agreement: ID, position }
}

/// A draft with one task that serves an activity and one sub-task.
fn drafted(store: &TestStore) -> Fixture {
    let people = people(store);
    let kept = people.clone();
    store
        .tx(move |tx| {
            activities(tx, &kept)?;
            assert!(store::insert(tx, kept.institution, ID, kept.employee.employment, year())?);
            assert!(!store::insert(
                tx,
                kept.institution,
                AgreementId(uuid(9)),
                kept.employee.employment,
                year()
            )?);
            let branch = branches().remove(0);
            let activity = Some(ActivityId(uuid(0x52)));
            store::insert_task(tx, seat(&kept, 1), TASK, &branch.task, activity, Origin::Assigned)?;
            store::insert_sub_task(tx, seat(&kept, 1), TASK, SUB_TASK, &branch.sub_tasks[0])
        })
        .unwrap();
    people
}

#[test]
fn an_agreement_is_found_by_id_and_by_year_with_those_who_supervise_that_day() {
    on_each_db(|store| {
        let people = drafted(store);
        let row = open(store, &people);
        assert_eq!((row.id, row.year, row.state, row.version), (ID, year(), State::Draft, 1));
        assert_eq!(row.institution_name, "Halmashauri ya Wilaya ya Mfano");
        assert_eq!(
            (row.unit_name.as_str(), row.workstation_name.as_str()),
            ("Taaluma", "Shule ya Msingi Mfano")
        );
        assert_eq!(row.supervisor_id, Some(people.supervisor.employment));
        assert_eq!(row.supervisor_check_number.as_deref(), Some("90005006"));
        assert_eq!(row.supervisor_post.as_deref(), Some("Mkuu wa Sehemu ya Taaluma"));
        assert_eq!(row.second_level_id, Some(people.head.employment));
        let (home, away, employment) =
            (people.institution, people.other_institution, people.employee.employment);
        let found = |institution: InstitutionId, year| {
            let row: Option<Guarded<AgreementRow>> = store
                .tx(move |tx| store::find_of(tx, institution, employment, year, day("2026-09-01")))
                .unwrap();
            row.is_some()
        };
        assert!(found(home, year()));
        assert!(!found(home, year().next()));
        assert!(!found(away, year()), "the wall between institutions");
        assert!(store.tx(move |tx| store::find(tx, away, ID, day("2026-09-01"))).unwrap().is_none());
        let next = year().next();
        let years = move |who| store.tx(move |tx| store::list_years(tx, home, who, next)).unwrap();
        assert_eq!(years(employment), (vec![year()], Some(day("2027-04-01"))));
        assert_eq!(years(people.colleague.employment), (Vec::new(), Some(day("2027-04-01"))));
    });
}

#[test]
fn a_beginner_is_found_with_cadre_and_supervisors() {
    on_each_db(|store| {
        let people = people(store);
        let (institution, employment) = (people.institution, people.employee.employment);
        let row = store
            .read(&people.supervisor.actor(), move |work| {
                let row = store::find_beginner(work.tx(), institution, employment, work.today())?;
                work.open(&permissions::AGREEMENT_BEGIN, row)
            })
            .unwrap();
        assert_eq!((row.cadre.as_str(), row.starts_on, row.ends_on), ("Mwalimu", day("2020-01-01"), None));
        assert_eq!(row.supervisor_id, Some(people.supervisor.employment));
        assert_eq!(row.second_level_id, Some(people.head.employment));
    });
}

#[test]
fn each_change_of_state_counts_the_version_and_a_stale_one_changes_nothing() {
    on_each_db(|store| {
        let people = drafted(store);
        let now = at("2026-09-01T08:00:00Z");
        let first = open(store, &people);
        let row = first.clone();
        store.tx(move |tx| store::save_state(tx, &row, State::Draft)).unwrap();
        let row = first.clone();
        assert!(matches!(store.tx(move |tx| store::save_submitted(tx, &row, now)), Err(Error::Stale)));
        let row = open(store, &people);
        store.tx(move |tx| store::save_submitted(tx, &row, now)).unwrap();
        let row = open(store, &people);
        assert_eq!((row.state, row.submitted_at, row.version), (State::Submitted, Some(now), 3));
        store.tx(move |tx| store::save_returned(tx, &row, State::Returned, "Rekebisha.")).unwrap();
        let row = open(store, &people);
        assert_eq!((row.state, row.reason.as_str()), (State::Returned, "Rekebisha."));
        let unfixed = row.clone();
        assert_eq!(store.tx(move |tx| store::find_text(tx, &unfixed)).unwrap(), None);
        store.tx(move |tx| store::save_approved(tx, &row, "MKATABA", &[1, 2, 3], now)).unwrap();
        let row = open(store, &people);
        assert_eq!((row.state, row.text_hash.as_deref()), (State::Approved, Some([1, 2, 3].as_slice())));
        let fixed = row.clone();
        assert_eq!(store.tx(move |tx| store::find_text(tx, &fixed)).unwrap().as_deref(), Some("MKATABA"));
        store.tx(move |tx| store::save_returned(tx, &row, State::Draft, "Imesahaulika.")).unwrap();
        let row = open(store, &people);
        assert_eq!((row.text_hash.clone(), row.approved_at), (None, None));
        assert_eq!(store.tx(move |tx| store::find_text(tx, &row)).unwrap(), None);
    });
}

#[test]
fn signatures_are_kept_one_for_each_side() {
    on_each_db(|store| {
        let people = drafted(store);
        let now = at("2026-09-01T08:00:00Z");
        let (employee, supervisor, head) =
            (people.employee.employment, people.supervisor.employment, people.head.employment);
        let row = open(store, &people);
        let sign = move |tx: &Tx<'_>, row: &AgreementRow, number: u128, capacity, acting_for| {
            let signer = if capacity == Party::Employee { employee } else { supervisor };
            let signature = store::NewSignature {
                id: SignatureId(uuid(number)),
                signer,
                signer_name: "Nyimbote, Method Gabriel",
                acting_for,
                capacity,
                text: "MKATABA",
                text_hash: &[1, 2, 3],
                at: now,
            };
            store::insert_signature(tx, row, &signature)
        };
        let first = row.clone();
        store
            .tx(move |tx| {
                sign(tx, &first, 1, Party::Employee, None)?;
                store::save_signed(tx, &first, State::Approved, Party::Employee, employee, now)
            })
            .unwrap();
        let second = open(store, &people);
        assert!(second.signed().has(Party::Employee) && !second.signed().has(Party::Supervisor));
        let signed = second.clone();
        store
            .tx(move |tx| {
                sign(tx, &signed, 2, Party::Supervisor, Some(head))?;
                store::save_signed(tx, &signed, State::Signed, Party::Supervisor, supervisor, now)
            })
            .unwrap();
        assert_eq!(open(store, &people).state, State::Signed);
        let kept = second.clone();
        let signatures = store.tx(move |tx| store::list_signatures(tx, &kept)).unwrap();
        let mut names: Vec<_> =
            signatures.iter().map(|one| (one.capacity, one.acting_for_name.as_deref())).collect();
        names.sort();
        assert_eq!(names, [(Party::Employee, None), (Party::Supervisor, Some("Mapundile, Theresia"))]);
        assert!(store.tx(move |tx| sign(tx, &second, 3, Party::Employee, None)).is_err());
    });
}

#[test]
fn a_plan_comes_whole_with_tasks_activities_and_sub_tasks_in_order() {
    on_each_db(|store| {
        let people = drafted(store);
        let kept = people.clone();
        store
            .tx(move |tx| {
                let branch = branches().remove(1);
                store::insert_task(
                    tx,
                    seat(&kept, 2),
                    TaskId(uuid(1)),
                    &branch.task,
                    None,
                    Origin::Proposed,
                )?;
                store::insert_sub_task(tx, seat(&kept, 2), TASK, SubTaskId(uuid(2)), &branch.sub_tasks[1])
            })
            .unwrap();
        let row = open(store, &people);
        let plan = store.tx(move |tx| store::find_plan(tx, row.clone())).unwrap();
        assert_eq!(plan.tasks.len(), 2);
        let (first, second) = (&plan.tasks[0], &plan.tasks[1]);
        assert_eq!(first.task.activity_code.as_deref(), Some("C2501S02"));
        assert_eq!((first.task.origin, first.task.priority), (Origin::Assigned, Priority::Medium));
        assert_eq!(first.sub_tasks.iter().map(|sub| sub.position).collect::<Vec<_>>(), [1, 2]);
        assert_eq!((second.task.activity_id, second.sub_tasks.len()), (None, 0));
        let sub_task = &first.sub_tasks[0];
        assert_eq!(
            (sub_task.target, sub_task.baseline, sub_task.actual),
            (Quantity(160_000), None, Quantity(0))
        );
        assert_eq!((sub_task.state, sub_task.completed_on), (SubTaskState::Proposed, None));
        let institution = people.institution;
        assert_eq!(store.tx(move |tx| store::list_sub_tasks(tx, institution, ID)).unwrap().len(), 2);
        assert_eq!(store.tx(move |tx| store::list_sub_tasks_of(tx, institution, TASK)).unwrap().len(), 2);
        let away = people.other_institution;
        assert_eq!(store.tx(move |tx| store::find_task(tx, away, TASK)).unwrap(), None);
        assert_eq!(store.tx(move |tx| store::find_sub_task(tx, away, SUB_TASK)).unwrap(), None);
    });
}

#[test]
fn tasks_and_sub_tasks_change_by_version_and_leave_together() {
    on_each_db(|store| {
        let people = drafted(store);
        let home = people.institution;
        store
            .tx(move |tx| {
                let mut branch = branches().remove(0);
                branch.task.title = "Jina jipya".into();
                store::save_task(tx, home, TASK, 1, &branch.task, None)?;
                branch.sub_tasks[0].baseline = Some(Quantity(5_000));
                store::save_sub_task(tx, home, SUB_TASK, 1, &branch.sub_tasks[0])
            })
            .unwrap();
        let task = store.tx(move |tx| store::find_task(tx, home, TASK)).unwrap().unwrap();
        assert_eq!((task.title.as_str(), task.activity_id, task.version), ("Jina jipya", None, 2));
        let sub_task = store.tx(move |tx| store::find_sub_task(tx, home, SUB_TASK)).unwrap().unwrap();
        assert_eq!((sub_task.baseline, sub_task.version), (Some(Quantity(5_000)), 2));
        let stale = store.tx(move |tx| store::save_task(tx, home, TASK, 1, &branches().remove(0).task, None));
        assert!(matches!(stale, Err(Error::Stale)));
        let stale = store
            .tx(move |tx| store::save_sub_task(tx, home, SUB_TASK, 1, &branches().remove(0).sub_tasks[0]));
        assert!(matches!(stale, Err(Error::Stale)));
        let (old_task, old_sub_task) = (task.clone(), sub_task.clone());
        store
            .tx(move |tx| {
                store::save_task_weight(tx, home, &old_task, Weight(1_234))?;
                store::save_sub_task_weight(tx, home, &old_sub_task, Weight(4_321))
            })
            .unwrap();
        assert!(matches!(
            store.tx(move |tx| store::save_task_weight(tx, home, &task, Weight(1))),
            Err(Error::Stale)
        ));
        let stale = store.tx(move |tx| store::save_sub_task_weight(tx, home, &sub_task, Weight(1)));
        assert!(matches!(stale, Err(Error::Stale)));
        assert!(matches!(
            store.tx(move |tx| store::delete_sub_task(tx, home, SUB_TASK, 2)),
            Err(Error::Stale)
        ));
        assert!(matches!(store.tx(move |tx| store::delete_task(tx, home, TASK, 2)), Err(Error::Stale)));
        assert!(
            store.tx(move |tx| store::find_sub_task(tx, home, SUB_TASK)).unwrap().is_some(),
            "rolled back"
        );
        store.tx(move |tx| store::delete_task(tx, home, TASK, 3)).unwrap();
        assert!(store.tx(move |tx| store::find_sub_task(tx, home, SUB_TASK)).unwrap().is_none());
    });
}

#[test]
fn a_rejected_task_takes_its_sub_tasks_along_and_they_never_run() {
    on_each_db(|store| {
        let people = drafted(store);
        let (home, kept) = (people.institution, people.clone());
        store
            .tx(move |tx| {
                let branch = branches().remove(1);
                store::insert_task(
                    tx,
                    seat(&kept, 2),
                    TaskId(uuid(1)),
                    &branch.task,
                    None,
                    Origin::Proposed,
                )?;
                store::insert_sub_task(
                    tx,
                    seat(&kept, 1),
                    TaskId(uuid(1)),
                    SubTaskId(uuid(2)),
                    &branch.sub_tasks[0],
                )?;
                store::reject_task(tx, home, TASK, 1, "Si jukumu lako.")
            })
            .unwrap();
        let task = store.tx(move |tx| store::find_task(tx, home, TASK)).unwrap().unwrap();
        assert_eq!((task.state, task.reason.as_str()), (TaskState::Rejected, "Si jukumu lako."));
        let (row, now) = (open(store, &people), store.clock.now());
        assert_eq!(store.tx(move |tx| store::start(tx, &row, now)).unwrap(), 1);
        let state = |id| store.tx(move |tx| store::find_sub_task(tx, home, id)).unwrap().unwrap().state;
        assert_eq!(
            (state(SUB_TASK), state(SubTaskId(uuid(2)))),
            (SubTaskState::Rejected, SubTaskState::Running)
        );
    });
}

#[test]
fn the_shipped_templates_are_replaced_and_listed_by_name() {
    on_each_db(|store| {
        store.tx(crate::agreement::load_templates).unwrap();
        store.tx(crate::agreement::load_templates).unwrap();
        let cadres = store.tx(store::list_cadres).unwrap();
        assert!(cadres.len() >= 9);
        assert!(cadres.iter().any(|cadre| cadre.cadre_sw == "Mwalimu" && cadre.cadre_en == "Teacher"));
        let lines = store.tx(|tx| store::list_template(tx, "teacher")).unwrap();
        assert_eq!(lines.len(), 7);
        assert!(lines.iter().all(|line| line.per_class && line.task_weight == Weight::WHOLE));
        let copy = lines[0].clone();
        store
            .tx(move |tx| {
                store::delete_templates(tx)?;
                store::insert_template(tx, 1, &copy)
            })
            .unwrap();
        assert_eq!(store.tx(|tx| store::list_template(tx, "teacher")).unwrap(), lines[..1]);
        assert_eq!(store.tx(|tx| store::list_template(tx, "nobody")).unwrap(), []);
    });
}

#[test]
fn activities_are_found_by_code_however_typed_and_those_of_ones_own_branch_come_first() {
    on_each_db(|store| {
        let people = drafted(store);
        let (home, away, path) =
            (people.institution, people.other_institution, people.academics.path.clone());
        let list = store.tx(move |tx| store::list_activities(tx, home, year(), &path)).unwrap();
        let codes: Vec<&str> = list.iter().map(|activity| activity.code.as_str()).collect();
        assert_eq!(codes, ["C2501S02", "C2501S03", "C2501S01"]);
        let found = |institution, year, code: &'static str| {
            store.tx(move |tx| store::find_activity(tx, institution, year, code)).unwrap().map(|row| row.id)
        };
        assert_eq!(found(home, year(), "c2501s02"), Some(ActivityId(uuid(0x52))));
        assert_eq!(found(home, year().next(), "C2501S02"), None);
        assert_eq!(found(away, year(), "C2501S02"), None);
    });
}

#[test]
fn a_supervisor_sees_the_plans_of_their_own_people_by_name_page_by_page() {
    on_each_db(|store| {
        let people = drafted(store);
        let (home, supervisor, head) =
            (people.institution, people.supervisor.employment, people.head.employment);
        let list = |who, after: PageKey| -> Vec<TeamPlanRow> {
            store
                .tx(move |tx| store::list_team_plans(tx, home, who, day("2026-09-01"), year(), &after))
                .unwrap()
                .rows
        };
        let rows = list(supervisor, PageKey::default());
        let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["Mwinukwe, Zawadi Charles", "Tumbwike, Hamisi Rashid"]);
        assert_eq!((rows[0].agreement_id, rows[0].weight), (Some(ID), Some(Weight(6_000))));
        assert_eq!((rows[1].agreement_id, rows[1].state, rows[1].weight), (None, None, None));
        let key = PageKey(Some((rows[0].name.clone(), rows[0].employment_id.0)));
        assert_eq!(list(supervisor, key).len(), 1);
        assert_eq!(list(head, PageKey::default()).len(), 1);
        assert_eq!(list(people.employee.employment, PageKey::default()), []);
        let (absent, acting) = (people.supervisor.employment, people.planner.employment);
        store
            .tx(move |tx| {
                let (from, to) = (day("2026-08-25"), day("2026-09-01"));
                tx.run(&INSERT_ACTING, &[&home, &uuid(0x90), &absent, &acting, &from, &to])
            })
            .unwrap();
        assert_eq!(list(acting, PageKey::default()).len(), 2, "a kaimu sees the absent person's people");
    });
}
