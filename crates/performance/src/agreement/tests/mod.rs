//! Tests of the agreement, fastest first: rules, store, actions, pages. This file holds the plans they start from.

mod actions;
mod pages;
mod rules;
mod store;
mod text;
mod typed;

use kernel::uuid::Uuid;
use kernel::{Actor, Day, EmploymentId, Error, FinancialYear, InstitutionId, Quantity, Weight};
use people::testing::{Fixture, Someone};
use platform::testing::TestStore;

use super::actions::{approve_agreement, begin_plan, sign_agreement, submit_agreement};
use super::model::{
    AgreementId, AgreementRow, Beginning, Mode, NewBranch, NewSubTask, NewTask, Origin, Plan, PlannedTask,
    Priority, State, SubTaskId, SubTaskRow, SubTaskState, TaskId, TaskRow, TaskState,
};
use crate::permissions;

pub fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// 2026/27, in whose second month the clock of the tests stands.
pub fn year() -> FinancialYear {
    FinancialYear::starting(2026)
}

pub fn uuid(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

/// An agreement as a row, in a state, signed by nobody.
pub fn agreement(state: State) -> AgreementRow {
    AgreementRow {
        id: AgreementId(uuid(1)),
        institution_id: InstitutionId(uuid(2)),
        institution_name: "Halmashauri ya Wilaya ya Mfano".into(),
        employment_id: EmploymentId(uuid(3)),
        year: year(),
        state,
        reason: String::new(),
        text_hash: None,
        submitted_at: None,
        approved_at: None,
        employee_signed_at: None,
        supervisor_signed_at: None,
        version: 1,
        name: "Mwinukwe, Zawadi Charles".into(),
        check_number: "90005007".into(),
        unit_path: "/a/b/".into(),
        unit_name: "Taaluma".into(),
        workstation_name: "Shule ya Msingi Mfano".into(),
        post_title: "Mwalimu".into(),
        starts_on: day("2020-01-01"),
        ends_on: None,
        supervisor_id: Some(EmploymentId(uuid(4))),
        supervisor_name: Some("Nyimbote, Method Gabriel".into()),
        supervisor_check_number: Some("90005006".into()),
        supervisor_post: Some("Mkuu wa Sehemu ya Taaluma".into()),
        second_level_id: None,
        seat_above: None,
        answered: true,
        signing_month: Some(7),
        signing_day: Some(31),
        signing_offset: Some(0),
        joiner_days: Some(30),
        last_days: 30,
        away: false,
        escalated_id: None,
        escalated_name: None,
        silent_name: None,
        escalated_due_on: None,
        escalated_open: true,
        escalated_stuck: false,
    }
}

pub fn task(number: u128, weight: i64) -> TaskRow {
    TaskRow {
        id: TaskId(uuid(100 + number)),
        agreement_id: AgreementId(uuid(1)),
        position: i64::try_from(number).expect("a position"),
        activity_id: None,
        activity_code: None,
        activity_title: None,
        title: format!("Kazi ya {number}"),
        weight: Weight(weight),
        origin: Origin::Proposed,
        priority: Priority::Medium,
        starts_on: day("2026-07-01"),
        ends_on: day("2027-06-30"),
        state: TaskState::Proposed,
        reason: String::new(),
        version: 1,
    }
}

pub fn sub_task(task: u128, number: u128, weight: i64) -> SubTaskRow {
    SubTaskRow {
        id: SubTaskId(uuid(1000 * task + number)),
        task_id: TaskId(uuid(100 + task)),
        agreement_id: AgreementId(uuid(1)),
        position: i64::try_from(number).expect("a position"),
        title: format!("Kazi ndogo ya {task}.{number}"),
        weight: Weight(weight),
        indicator: "Vipindi vilivyofundishwa".into(),
        unit_of_measure: "kipindi".into(),
        mode: Mode::Quantity,
        baseline: None,
        target: Quantity(160_000),
        resources: String::new(),
        starts_on: day("2026-07-01"),
        ends_on: day("2027-06-30"),
        state: SubTaskState::Proposed,
        reason: String::new(),
        actual: Quantity(0),
        completed_on: None,
        ended_on: None,
        version: 1,
    }
}

/// A whole plan: two tasks of 60 and 40 percent, each with two sub-tasks.
pub fn whole_plan() -> Plan {
    let branch = |number, weight| PlannedTask {
        task: task(number, weight),
        sub_tasks: vec![sub_task(number, 1, 7_000), sub_task(number, 2, 3_000)],
    };
    Plan { agreement: agreement(State::Draft), tasks: vec![branch(1, 6_000), branch(2, 4_000)] }
}

/// Branches that make a whole plan when written.
pub fn branches() -> Vec<NewBranch> {
    let sub_task = |title: &str, weight| NewSubTask {
        title: title.into(),
        weight: Weight(weight),
        indicator: "Vipindi vilivyofundishwa".into(),
        unit_of_measure: "kipindi".into(),
        mode: Mode::Quantity,
        baseline: None,
        target: Quantity(160_000),
        resources: "Vitabu vya kiada".into(),
        starts_on: day("2026-07-01"),
        ends_on: day("2027-06-30"),
    };
    let branch = |title: &str, weight| NewBranch {
        task: NewTask {
            title: title.into(),
            activity_code: None,
            weight: Weight(weight),
            priority: Priority::Medium,
            starts_on: day("2026-07-01"),
            ends_on: day("2027-06-30"),
        },
        origin: Origin::Proposed,
        sub_tasks: vec![sub_task("Kufundisha vipindi", 7_000), sub_task("Kuandaa maandalio", 3_000)],
    };
    vec![branch("Kufundisha Hisabati Darasa la V", 6_000), branch("Kufundisha Sayansi Darasa la VI", 4_000)]
}

/// The people of the fixture, with the shipped templates, in a fresh store.
pub fn people(store: &TestStore) -> Fixture {
    store
        .tx(|tx| {
            super::load_templates(tx)?;
            Fixture::insert(tx)
        })
        .expect("people")
}

/// The employee's whole draft of 2026/27.
pub fn begun(store: &TestStore, employee: &Someone) -> AgreementId {
    let employment = employee.employment;
    store
        .work(&employee.actor(), move |work| {
            begin_plan(work, employment, year(), &Beginning::Branches(branches()))
        })
        .expect("a plan")
}

/// The plan as somebody who may see it sees it.
pub fn plan(store: &TestStore, actor: &Actor, id: AgreementId) -> Plan {
    store
        .read(actor, move |work| {
            let row = super::store::find(work.tx(), work.institution()?, id, work.today())?;
            super::store::find_plan(work.tx(), work.open(&permissions::AGREEMENT_READ, row)?)
        })
        .expect("a plan to see")
}

pub fn version(store: &TestStore, actor: &Actor, id: AgreementId) -> i64 {
    plan(store, actor, id).agreement.version
}

pub fn submit(store: &TestStore, people: &Fixture, id: AgreementId) -> Result<(), Error> {
    let actor = people.employee.actor();
    let seen = version(store, &actor, id);
    store.work(&actor, move |work| submit_agreement(work, id, seen))
}

pub fn approve(store: &TestStore, people: &Fixture, id: AgreementId) -> Result<(), Error> {
    let actor = people.supervisor.actor();
    let seen = version(store, &actor, id);
    store.work(&actor, move |work| approve_agreement(work, id, seen))
}

pub fn sign(store: &TestStore, signer: &Someone, id: AgreementId) -> Result<State, Error> {
    let hash = plan(store, &signer.actor(), id).agreement.text_hash.unwrap_or_default();
    store.work(&signer.actor(), move |work| sign_agreement(work, id, &hash))
}

/// The words key of a refusal.
pub fn refusal<T: std::fmt::Debug>(answer: Result<T, Error>) -> &'static str {
    match answer {
        Err(Error::Refused(reason)) => reason.key,
        other => panic!("not refused: {other:?}"),
    }
}
