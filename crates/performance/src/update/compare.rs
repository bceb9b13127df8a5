//! What an update would make of a plan, and the two side by side: the plan of the day beside the plan from the effective
//! day. Pure; whether it may be so is decided in `rules`. Source: performance.md 1.3.

use kernel::uuid::Uuid;
use kernel::{Day, Weight};

use super::model::{Act, ChangeRow, Thing};
use crate::agreement::model::{
    AgreementId, Origin, Party, PlannedTask, SubTaskId, SubTaskRow, SubTaskState, TaskRow, TaskState,
};

/// Does it still run: neither rejected nor ended?
pub fn runs(row: &SubTaskRow) -> bool {
    row.state != SubTaskState::Rejected && row.ended_on.is_none()
}

/// The tasks and sub-tasks that run: what weights are counted among.
pub fn running(tasks: &[PlannedTask]) -> Vec<PlannedTask> {
    tasks
        .iter()
        .filter(|branch| branch.stands() && branch.task.weight.0 > 0)
        .map(|branch| PlannedTask {
            task: branch.task.clone(),
            sub_tasks: branch.sub_tasks.iter().filter(|row| runs(row)).cloned().collect(),
        })
        .collect()
}

/// The change written about an item, if any.
pub fn of(changes: &[ChangeRow], item: Uuid) -> Option<&ChangeRow> {
    changes.iter().find(|change| change.item_id == item)
}

/// The plan with the changes in it. What ends has weight 0 and ran until the day before the effective day.
pub fn after(
    agreement: AgreementId,
    proposer: Party,
    tasks: &[PlannedTask],
    changes: &[ChangeRow],
    effective_on: Day,
) -> Vec<PlannedTask> {
    let mut found: Vec<PlannedTask> = tasks.to_vec();
    for branch in &mut found {
        if let Some(change) = of(changes, branch.task.id.0) {
            branch.task.weight = change.weight;
            branch.task.starts_on = change.starts_on;
            branch.task.ends_on = change.ends_on;
        }
        for row in &mut branch.sub_tasks {
            if let Some(change) = of(changes, row.id.0) {
                apply(row, change, effective_on);
            }
        }
    }
    let added = |thing| changes.iter().filter(move |change| change.act == Act::Add && change.thing == thing);
    found.extend(
        added(Thing::Task)
            .map(|change| PlannedTask { task: new_task(agreement, proposer, change), sub_tasks: Vec::new() }),
    );
    for change in added(Thing::SubTask) {
        if let Some(branch) = found.iter_mut().find(|branch| branch.task.id == change.task_id) {
            branch.sub_tasks.push(new_sub_task(agreement, change));
        }
    }
    found
}

fn apply(row: &mut SubTaskRow, change: &ChangeRow, effective_on: Day) {
    row.weight = change.weight;
    row.indicator.clone_from(&change.indicator);
    row.target = change.target;
    row.resources.clone_from(&change.resources);
    row.starts_on = change.starts_on;
    row.ends_on = change.ends_on;
    if change.act == Act::End {
        row.ended_on = Some(effective_on.plus_days(-1));
    }
}

fn new_task(agreement: AgreementId, proposer: Party, change: &ChangeRow) -> TaskRow {
    TaskRow {
        id: change.task_id,
        agreement_id: agreement,
        position: change.position,
        activity_id: change.activity_id,
        activity_code: change.activity_code.clone(),
        activity_title: change.activity_title.clone(),
        title: change.title.clone(),
        weight: change.weight,
        origin: match proposer {
            Party::Employee => Origin::Proposed,
            Party::Supervisor => Origin::Assigned,
        },
        priority: change.priority,
        starts_on: change.starts_on,
        ends_on: change.ends_on,
        state: TaskState::Proposed,
        reason: String::new(),
        version: 0,
    }
}

fn new_sub_task(agreement: AgreementId, change: &ChangeRow) -> SubTaskRow {
    SubTaskRow {
        id: SubTaskId(change.item_id),
        task_id: change.task_id,
        agreement_id: agreement,
        position: change.position,
        title: change.title.clone(),
        weight: change.weight,
        indicator: change.indicator.clone(),
        unit_of_measure: change.unit_of_measure.clone(),
        mode: change.mode,
        baseline: change.baseline,
        target: change.target,
        resources: change.resources.clone(),
        starts_on: change.starts_on,
        ends_on: change.ends_on,
        state: SubTaskState::Running,
        reason: String::new(),
        actual: kernel::Quantity(0),
        completed_on: None,
        ended_on: None,
        version: 0,
    }
}

/// What a line of the comparison is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Same,
    Added,
    Changed,
    Ended,
}

impl Mark {
    /// Its word's last part.
    pub fn code(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Ended => "ended",
        }
    }
}

/// One value before and after; equal where nothing changed, None where there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair<T> {
    pub before: Option<T>,
    pub after: Option<T>,
}

impl<T: PartialEq> Pair<T> {
    fn same(value: T) -> Self
    where
        T: Clone,
    {
        Self { before: Some(value.clone()), after: Some(value) }
    }

    pub fn is_changed(&self) -> bool {
        self.before != self.after
    }
}

/// A sub-task before and after.
#[derive(Debug, Clone)]
pub struct Line {
    /// As it will be, or is when it does not change.
    pub row: SubTaskRow,
    pub mark: Mark,
    pub weight: Pair<Weight>,
    pub indicator: Pair<String>,
    pub target: Pair<kernel::Quantity>,
    pub resources: Pair<String>,
    pub span: Pair<(Day, Day)>,
}

/// A task before and after, with its sub-tasks.
#[derive(Debug, Clone)]
pub struct Group {
    pub task: TaskRow,
    pub mark: Mark,
    pub weight: Pair<Weight>,
    pub span: Pair<(Day, Day)>,
    pub lines: Vec<Line>,
}

impl Group {
    /// Anything in it that is not as before?
    pub fn is_changed(&self) -> bool {
        self.mark != Mark::Same || self.lines.iter().any(|line| line.mark != Mark::Same)
    }
}

fn mark(change: Option<&ChangeRow>) -> Mark {
    match change.filter(|change| change.changes_something()).map(|change| change.act) {
        None => Mark::Same,
        Some(Act::Add) => Mark::Added,
        Some(Act::Change) => Mark::Changed,
        Some(Act::End) => Mark::Ended,
    }
}

/// Both plans side by side, in the order of the plan; what was over before is left out. `after` is what [`after`] gave; of
/// an update that was applied it is the plan itself, for the changes keep what was.
pub fn side_by_side(after: &[PlannedTask], changes: &[ChangeRow]) -> Vec<Group> {
    after
        .iter()
        .filter(|branch| branch.stands())
        .filter(|branch| branch.task.weight.0 > 0 || of(changes, branch.task.id.0).is_some())
        .map(|branch| {
            let change = of(changes, branch.task.id.0);
            Group {
                mark: mark(change),
                weight: weights(change, branch.task.weight),
                span: spans(change, (branch.task.starts_on, branch.task.ends_on)),
                lines: branch
                    .sub_tasks
                    .iter()
                    .filter(|row| runs(row) || of(changes, row.id.0).is_some())
                    .map(|row| line(row, of(changes, row.id.0)))
                    .collect(),
                task: branch.task.clone(),
            }
        })
        .collect()
}

fn weights(change: Option<&ChangeRow>, now: Weight) -> Pair<Weight> {
    change.map_or(Pair::same(now), |change| Pair {
        before: change.old_weight,
        after: (change.act != Act::End).then_some(change.weight),
    })
}

fn spans(change: Option<&ChangeRow>, now: (Day, Day)) -> Pair<(Day, Day)> {
    change.map_or(Pair::same(now), |change| Pair {
        before: change.old_starts_on.zip(change.old_ends_on),
        after: (change.act != Act::End).then_some((change.starts_on, change.ends_on)),
    })
}

fn line(row: &SubTaskRow, change: Option<&ChangeRow>) -> Line {
    let (indicator, target, resources) = match change {
        None => {
            (Pair::same(row.indicator.clone()), Pair::same(row.target), Pair::same(row.resources.clone()))
        }
        Some(change) => {
            let stays = change.act != Act::End;
            (
                Pair { before: change.old_indicator.clone(), after: stays.then(|| change.indicator.clone()) },
                Pair { before: change.old_target, after: stays.then_some(change.target) },
                Pair { before: change.old_resources.clone(), after: stays.then(|| change.resources.clone()) },
            )
        }
    };
    Line {
        mark: mark(change),
        weight: weights(change, row.weight),
        indicator,
        target,
        resources,
        span: spans(change, (row.starts_on, row.ends_on)),
        row: row.clone(),
    }
}
