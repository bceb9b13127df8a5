//! The types of tasks and sub-tasks: as they are kept, as the rules accepted them, and what a person types about them.
//! No decision is made here. Source: performance.md 1.1.

use kernel::{Day, Quantity, Weight};

use crate::agreement::model::AgreementId;

kernel::id!(
    /// Kazi: a task of the plan.
    TaskId
);
kernel::id!(
    /// Kazi ndogo: a sub-task.
    SubTaskId
);
kernel::id!(
    /// Shughuli: the institution's activity a task serves; the row is planning's.
    ActivityId
);

kernel::codes! {
    /// From where a task came.
    pub enum Origin {
        /// Imegawiwa na msimamizi.
        Assigned = "assigned",
        /// Imependekezwa na mtumishi.
        Proposed = "proposed",
        /// Kutoka kwenye kiolezo cha kada.
        Template = "template",
        /// Imenakiliwa kutoka mwaka jana.
        Copied = "copied",
    }
}

kernel::codes! {
    /// Kipaumbele.
    pub enum Priority {
        Low = "low",
        Medium = "medium",
        High = "high",
        Critical = "critical",
    }
}

kernel::codes! {
    /// A rejected task stays visible; its weight is free. Source: performance.md 1.1 (PROPOSED).
    pub enum TaskState {
        Proposed = "proposed",
        Rejected = "rejected",
    }
}

kernel::codes! {
    /// What a sub-task has come to. From `running` on it is the weekly report's business.
    pub enum SubTaskState {
        Proposed = "proposed",
        Rejected = "rejected",
        Running = "running",
        Completed = "completed",
        Excused = "excused",
    }
}

kernel::codes! {
    /// How a sub-task is measured: counted in units, or as percent reached.
    pub enum Mode {
        Quantity = "quantity",
        Percent = "percent",
    }
}

platform::row! {
    /// One task with the activity it serves.
    pub struct TaskRow {
        pub id: TaskId,
        pub agreement_id: AgreementId,
        pub position: i64,
        pub activity_id: Option<ActivityId>,
        pub activity_code: Option<String>,
        pub activity_title: Option<String>,
        pub title: String,
        /// Share of the plan.
        pub weight: Weight,
        pub origin: Origin,
        pub priority: Priority,
        pub starts_on: Day,
        pub ends_on: Day,
        pub state: TaskState,
        /// Why it was rejected.
        pub reason: String,
        pub version: i64,
    }
}

platform::row! {
    /// One sub-task. `actual` and `completed_on` are written by the weekly report.
    pub struct SubTaskRow {
        pub id: SubTaskId,
        pub task_id: TaskId,
        pub agreement_id: AgreementId,
        pub position: i64,
        pub title: String,
        /// Share of its task.
        pub weight: Weight,
        /// Kiashiria.
        pub indicator: String,
        /// Kipimo (kizio).
        pub unit_of_measure: String,
        pub mode: Mode,
        pub baseline: Option<Quantity>,
        pub target: Quantity,
        /// Rasilimali zilizokubaliwa (OPRAS 2.5).
        pub resources: String,
        pub starts_on: Day,
        pub ends_on: Day,
        pub state: SubTaskState,
        pub reason: String,
        /// Sum of what the reports that stand say.
        pub actual: Quantity,
        pub completed_on: Option<Day>,
        /// Last day it ran, when an update ended it; its weight is then 0. Source: performance.md 1.3.
        pub ended_on: Option<Day>,
        pub version: i64,
    }
}

platform::row! {
    /// An activity of the institution's plan that a task can serve.
    pub struct ActivityRow {
        pub id: ActivityId,
        pub code: String,
        pub title: String,
    }
}

/// A task with its sub-tasks.
#[derive(Debug, Clone)]
pub struct PlannedTask {
    pub task: TaskRow,
    pub sub_tasks: Vec<SubTaskRow>,
}

impl PlannedTask {
    pub fn stands(&self) -> bool {
        self.task.state == TaskState::Proposed
    }

    /// The weights of its sub-tasks; a whole is 100 %.
    pub fn sub_task_weight(&self) -> Weight {
        self.sub_tasks
            .iter()
            .filter(|sub_task| sub_task.state != SubTaskState::Rejected)
            .map(|sub_task| sub_task.weight)
            .sum()
    }
}

/// A task as the rules accepted it, before it has an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTask {
    pub title: String,
    /// Code of the activity it serves; None serves none.
    pub activity_code: Option<String>,
    pub weight: Weight,
    pub priority: Priority,
    pub starts_on: Day,
    pub ends_on: Day,
}

/// A sub-task as the rules accepted it, before it has an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSubTask {
    pub title: String,
    pub weight: Weight,
    pub indicator: String,
    pub unit_of_measure: String,
    pub mode: Mode,
    pub baseline: Option<Quantity>,
    pub target: Quantity,
    pub resources: String,
    pub starts_on: Day,
    pub ends_on: Day,
}

/// A task with its sub-tasks, ready to be written: from a template, last year, or a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBranch {
    pub task: NewTask,
    pub origin: Origin,
    pub sub_tasks: Vec<NewSubTask>,
}

/// What a person typed about a task, not yet judged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedTask {
    pub title: String,
    pub activity: String,
    pub weight: String,
    pub priority: String,
    pub starts_on: String,
    pub ends_on: String,
}

/// What a person typed about a sub-task, not yet judged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedSubTask {
    pub title: String,
    pub weight: String,
    pub indicator: String,
    pub unit_of_measure: String,
    pub mode: String,
    pub baseline: String,
    pub target: String,
    pub resources: String,
    pub starts_on: String,
    pub ends_on: String,
}
