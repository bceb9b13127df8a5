//! Periods: the rules as tables, and the real flow of a change of supervisor, a transfer and a leaver on both engines.

pub(crate) mod flow;
mod pages;
mod rules;

use kernel::{EmploymentId, Marks, Quantity};
use people::supervision::actions::{Change, change_supervisor};
use people::testing::Someone;
use platform::testing::{TestStore, on_each_db};
use platform::work::Work;

use super::{PeriodId, round, store};
use crate::appraisal::actions;
use crate::appraisal::model::{AppraisalId, LineRating, Ratings, Sheet, State};
use crate::appraisal::tests::made::{Circle, circle, step, year};
use crate::mark::Inputs;
use crate::mark::tests::made::{day, smallest, subtask};

/// The employee's year: one sub-task of 365 in 365 days, 138 of them reported by the end of December.
pub(crate) fn changed(store: &TestStore) -> Circle {
    let circle = circle(store);
    let inputs = Inputs { factors: Vec::new(), ..smallest(subtask(100, 365, 365, 50)) };
    let colleague = circle.people.colleague.employment;
    circle.sign(store, 2, colleague, inputs);
    store.at("2025-12-19T08:00:00Z");
    let (home, head) = (circle.people.institution, circle.people.head.employment);
    let change = Change {
        supervisor: Some(head),
        from_on: day("2026-01-01"),
        reason: "Barua ya mabadiliko ya muundo".into(),
        seen: None,
    };
    store
        .work(&circle.people.hr.actor(), move |work| change_supervisor(work, home, colleague, &change))
        .unwrap();
    circle
}

/// A verified report of the colleague.
pub(crate) fn report(store: &TestStore, circle: &Circle, number: u128, week: &str, quantity: i64) {
    circle.report(store, number, circle.agreement(2), circle.sub_task(2, 0, 0), week, quantity);
}

pub(crate) fn run_round(store: &TestStore) -> u64 {
    let desk = store.desk(&kernel::Actor::System);
    store.runtime.block_on(round::open_due(&desk)).unwrap().whole().unwrap()
}

/// The colleague's periods, as they see them.
pub(crate) fn periods(store: &TestStore, circle: &Circle) -> Vec<(PeriodId, String, Option<Marks>)> {
    let (home, id) = (circle.people.institution, circle.people.colleague.employment);
    let rows = store.tx(move |tx| store::list_own(tx, home, id)).unwrap();
    rows.into_iter().map(|row| (row.id, format!("{} {}", row.from_on, row.to_on), row.mark)).collect()
}

pub(crate) fn owed(store: &TestStore, circle: &Circle, who: &Someone) -> Vec<(String, String)> {
    let (home, id) = (circle.people.institution, who.employment);
    let rows = ::people::testing::waits(store, home, id);
    rows.into_iter().map(|row| (row.kind, row.due_on.to_string())).collect()
}

/// One quality for every sub-task, one mark for every item that applies.
pub(crate) fn ratings(sheet: &Sheet, quality: i64, mark: i64) -> Ratings {
    let rating = LineRating { quality: Some(quality), ..LineRating::default() };
    Ratings {
        lines: sheet.lines.iter().map(|line| (line.id, rating.clone())).collect(),
        items: sheet.items.iter().map(|item| (item.item, mark)).collect(),
        comment: String::new(),
    }
}

/// The appraisal of somebody from beginning to end, each step by whom it falls to.
pub(crate) fn appraise(
    store: &TestStore,
    circle: &Circle,
    id: AppraisalId,
    steps: &[(State, &str, &Someone)],
    (quality, mark): (i64, i64),
) {
    for (state, moment, who) in steps {
        store.at(moment);
        let sheet = circle.sheet(store, who, id);
        let (ratings, version, state) = (ratings(&sheet, quality, mark), sheet.appraisal.version, *state);
        store.work(&who.actor(), move |work| step(work, id, version, state, &ratings)).unwrap();
    }
}

pub(crate) fn open(store: &TestStore, who: &Someone, employment: EmploymentId, moment: &str) -> AppraisalId {
    store.at(moment);
    let opening = move |work: &Work<'_>| actions::open_appraisal(work, year(), employment);
    store.work(&who.actor(), opening).unwrap()
}

pub(crate) fn each(test: impl Fn(&TestStore)) {
    on_each_db(test);
}

pub(crate) fn whole(number: i64) -> Quantity {
    Quantity(number * 1000)
}
