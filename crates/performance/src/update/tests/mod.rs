//! Tests of updates, fastest first: rules, actions on both engines, pages. This file holds the updates they start from.

mod actions;
mod marks;
mod pages;
mod rules;
mod season;

use kernel::{Actor, Error};
use people::testing::{Fixture, Someone};
use platform::testing::TestStore;

use super::actions::{agree_update, begin_update, countersign_update, open, save_details, submit_update};
use super::model::{Cause, Kind, Sheet, State, TypedDetails, UpdateId};
use super::{store as sql, text};
use crate::agreement::model::{AgreementId, PlannedTask};
use crate::agreement::tests::{approve, begun, people, plan, sign, submit};
use crate::agreement::text::hash;

/// The clock of these tests stands in the mid-year window.
pub const IN_SEASON: &str = "2026-12-10T08:00:00Z";

/// People, and the employee's signed agreement of 2026/27.
pub fn signed(store: &TestStore) -> (Fixture, AgreementId) {
    let people = people(store);
    let id = begun(store, &people.employee);
    submit(store, &people, id).expect("submitted");
    approve(store, &people, id).expect("approved");
    sign(store, &people.employee, id).expect("signed");
    sign(store, &people.supervisor, id).expect("signed");
    store.at(IN_SEASON);
    (people, id)
}

pub fn begin(store: &TestStore, who: &Someone, id: AgreementId, kind: Kind) -> Result<UpdateId, Error> {
    let cause = match kind {
        Kind::MidYear => Cause::Season,
        Kind::Extraordinary => Cause::Budget,
    };
    store.work(&who.actor(), move |work| begin_update(work, id, kind, cause))
}

pub fn sheet(store: &TestStore, actor: &Actor, id: UpdateId) -> Sheet {
    store.read(actor, move |work| sql::sheet(work.tx(), open(work, id)?)).expect("an update to see")
}

pub fn version(store: &TestStore, who: &Someone, id: UpdateId) -> i64 {
    sheet(store, &who.actor(), id).update.version
}

pub fn details(effective_on: &str) -> TypedDetails {
    TypedDetails {
        progress: "Nusu ya vipindi vimefundishwa.".into(),
        factors: "Vitabu vilichelewa.".into(),
        support: "Vitabu 40 vitaletwa Januari.".into(),
        reason: "Darasa la VI limegawanywa.".into(),
        effective_on: effective_on.into(),
    }
}

pub fn tell(store: &TestStore, who: &Someone, id: UpdateId, effective_on: &str) {
    let (seen, typed) = (version(store, who, id), details(effective_on));
    store.work(&who.actor(), move |work| save_details(work, id, seen, &typed)).expect("details");
}

/// Submits it with the text as it stands.
pub fn hand_over(store: &TestStore, who: &Someone, id: UpdateId) -> Result<State, Error> {
    let text = text::render(&sheet(store, &who.actor(), id)).expect("a text");
    store.work(&who.actor(), move |work| submit_update(work, id, &hash(&text)))
}

pub fn agree(store: &TestStore, who: &Someone, id: UpdateId) -> Result<State, Error> {
    let seen = sheet(store, &who.actor(), id).update.text_hash.unwrap_or_default();
    store.work(&who.actor(), move |work| agree_update(work, id, &seen))
}

pub fn consent(store: &TestStore, who: &Someone, id: UpdateId) -> Result<State, Error> {
    let seen = sheet(store, &who.actor(), id).update.text_hash.unwrap_or_default();
    store.work(&who.actor(), move |work| countersign_update(work, id, &seen))
}

pub fn tasks(store: &TestStore, who: &Someone, id: AgreementId) -> Vec<PlannedTask> {
    plan(store, &who.actor(), id).tasks
}

/// The table of weights as a form would send it: of tasks, and of the first task's sub-tasks.
pub fn weights(tasks: &[PlannedTask], of_tasks: [&str; 2], of_first: [&str; 2]) -> Vec<(String, String)> {
    let mut typed: Vec<(String, String)> = tasks
        .iter()
        .zip(of_tasks)
        .map(|(branch, weight)| (format!("task-{}", branch.task.id), weight.to_owned()))
        .collect();
    let first = tasks.first().expect("a task");
    typed.extend(
        first
            .sub_tasks
            .iter()
            .zip(of_first)
            .map(|(row, weight)| (format!("sub-task-{}", row.id), weight.to_owned())),
    );
    typed
}
