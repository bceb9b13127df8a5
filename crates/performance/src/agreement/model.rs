//! The types of an agreement: its states, its tasks and sub-tasks, and what a person types about them.
//! No decision is made here. Source: performance.md 1.1, 4.5.

use kernel::{Day, EmploymentId, FinancialYear, InstitutionId, Place, Quantity, Seat, Timestamp, Weight};
use platform::work::Target;

use crate::unsigned::rules::due_on;

kernel::id!(
    /// Mkataba wa utendaji kazi: one employee's agreement of one year.
    AgreementId
);
kernel::id!(
    /// Kazi: a task of the plan.
    TaskId
);
kernel::id!(
    /// Kazi ndogo: a sub-task.
    SubTaskId
);
kernel::id!(
    /// Sahihi: one party's signature.
    SignatureId
);
kernel::id!(
    /// Shughuli: the institution's activity a task serves; the row is planning's.
    ActivityId
);

kernel::codes! {
    /// Where the agreement stands. Source: performance.md 1.1 (PROPOSED).
    pub enum State {
        /// Rasimu.
        Draft = "draft",
        /// Umewasilishwa.
        Submitted = "submitted",
        /// Umerudishwa.
        Returned = "returned",
        /// Umeidhinishwa: the text is fixed, signatures are awaited.
        Approved = "approved",
        /// Umesainiwa na pande zote mbili.
        Signed = "signed",
    }
}

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

kernel::codes! {
    /// Upande wa mkataba: a side of the agreement.
    pub enum Party {
        Employee = "employee",
        Supervisor = "supervisor",
    }
}

platform::row! {
    /// One agreement with its owner's place and, of the day asked for, the supervisor and the second level.
    pub struct AgreementRow {
        pub id: AgreementId,
        pub institution_id: InstitutionId,
        pub institution_name: String,
        pub employment_id: EmploymentId,
        pub year: FinancialYear,
        pub state: State,
        /// Why it was returned or its approval taken back; empty otherwise.
        pub reason: String,
        /// SHA-256 of the exact text, once approved.
        pub text_hash: Option<Vec<u8>>,
        pub submitted_at: Option<Timestamp>,
        pub approved_at: Option<Timestamp>,
        pub employee_signed_at: Option<Timestamp>,
        pub supervisor_signed_at: Option<Timestamp>,
        pub version: i64,
        /// The employee's name.
        pub name: String,
        pub check_number: String,
        pub unit_path: String,
        pub unit_name: String,
        pub workstation_name: String,
        pub post_title: String,
        /// First day of the employment.
        pub starts_on: Day,
        /// Last day of the employment.
        pub ends_on: Option<Day>,
        pub supervisor_id: Option<EmploymentId>,
        pub supervisor_name: Option<String>,
        pub supervisor_check_number: Option<String>,
        pub supervisor_post: Option<String>,
        pub second_level_id: Option<EmploymentId>,
        /// Of a head of institution, whom nobody inside it supervises: the seat above, which signs with them.
        pub seat_above: Option<Seat>,
        /// Somebody could answer today: a supervisor, of a head of institution whoever holds the seat above.
        pub answered: bool,
        /// Last day of the window for signing: month, day, years after the one in which the financial year begins.
        pub signing_month: Option<i64>,
        pub signing_day: Option<i64>,
        pub signing_offset: Option<i64>,
        /// Days somebody who joins in the year has for the plan.
        pub joiner_days: Option<i64>,
        /// Who holds it because nobody below answered, and how it came to them; see [`crate::silence`].
        pub escalated_id: Option<EmploymentId>,
        pub escalated_name: Option<String>,
        pub silent_name: Option<String>,
        pub escalated_due_on: Option<Day>,
        pub escalated_open: bool,
        pub escalated_stuck: bool,
    }
}
crate::silence::model::raised_row!(AgreementRow);

impl Target for AgreementRow {
    fn place(&self) -> Place {
        Place {
            institution: Some(self.institution_id),
            unit_path: Some(self.unit_path.clone()),
            owner: Some(self.employment_id),
            supervisor: self.supervisor_id,
            second_level: self.second_level_id,
            above: self.seat_above.clone(),
            escalated: self.escalated_id,
            ..Place::default()
        }
    }
}

/// Who has signed so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Signed {
    pub employee: bool,
    pub supervisor: bool,
    /// Every level above let its day pass: what they owe holds the employee up no longer.
    pub unanswered: bool,
}

impl Signed {
    pub fn has(self, party: Party) -> bool {
        match party {
            Party::Employee => self.employee,
            Party::Supervisor => self.supervisor,
        }
    }
}

impl AgreementRow {
    pub fn signed(&self) -> Signed {
        Signed {
            employee: self.employee_signed_at.is_some(),
            supervisor: self.supervisor_signed_at.is_some(),
            unanswered: self.raised().is_some_and(|raised| raised.stuck),
        }
    }

    /// Started by the employee alone, because nobody above answered.
    pub fn is_unapproved(&self) -> bool {
        self.state == State::Signed && self.approved_at.is_none()
    }

    /// The day by which both had to sign, when it has passed without that. Source: performance.md 1.6, 4.5.
    pub fn late_since(&self, today: Day) -> Option<Day> {
        let number = |value: i64| u32::try_from(value).ok();
        let offset = i32::try_from(self.signing_offset?).ok()?;
        let closes_on = self.year.day(offset, number(self.signing_month?)?, number(self.signing_day?)?);
        let due = due_on(closes_on, self.starts_on, self.joiner_days?);
        (self.state != State::Signed && due < today).then_some(due)
    }
}

platform::row! {
    /// An employment for which a plan may be begun: whose, where, until when, and of which cadre.
    pub struct BeginnerRow {
        pub id: EmploymentId,
        pub institution_id: InstitutionId,
        pub name: String,
        pub unit_path: String,
        pub cadre: String,
        pub starts_on: Day,
        pub ends_on: Option<Day>,
        pub supervisor_id: Option<EmploymentId>,
        pub second_level_id: Option<EmploymentId>,
        pub seat_above: Option<Seat>,
        pub answered: bool,
    }
}

impl Target for BeginnerRow {
    fn place(&self) -> Place {
        Place {
            institution: Some(self.institution_id),
            unit_path: Some(self.unit_path.clone()),
            owner: Some(self.id),
            supervisor: self.supervisor_id,
            second_level: self.second_level_id,
            above: self.seat_above.clone(),
            ..Place::default()
        }
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
    /// One signature: who signed which text, when, and for whom they acted.
    pub struct SignatureRow {
        pub capacity: Party,
        pub signer_id: EmploymentId,
        pub signer_name: String,
        pub acting_for_name: Option<String>,
        pub text_hash: Vec<u8>,
        pub signed_at: Timestamp,
    }
}

platform::row! {
    /// One line of a cadre's template, in both languages.
    pub struct TemplateRow {
        pub cadre_code: String,
        pub task_no: i64,
        pub cadre_sw: String,
        pub cadre_en: String,
        pub task_sw: String,
        pub task_en: String,
        pub task_weight: Weight,
        /// Repeated for each subject and class.
        pub per_class: bool,
        pub sub_sw: String,
        pub sub_en: String,
        pub sub_weight: Weight,
        pub indicator_sw: String,
        pub indicator_en: String,
        pub unit_sw: String,
        pub unit_en: String,
        pub mode: Mode,
        pub target: Quantity,
    }
}

platform::row! {
    /// A cadre for which there is a template.
    pub struct CadreRow {
        pub cadre_code: String,
        pub cadre_sw: String,
        pub cadre_en: String,
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

platform::row! {
    /// One line of a supervisor's list of plans: somebody they supervise, with the year's agreement where there is one.
    pub struct TeamPlanRow {
        pub employment_id: EmploymentId,
        pub name: String,
        pub post_title: String,
        pub agreement_id: Option<AgreementId>,
        pub state: Option<State>,
        pub employee_signed_at: Option<Timestamp>,
        pub supervisor_signed_at: Option<Timestamp>,
        /// Weights of the tasks that stand.
        pub weight: Option<Weight>,
        /// How many of those they supervise have no signed agreement of the year.
        pub unsigned_below: i64,
    }
}

impl TeamPlanRow {
    pub fn signed_by(&self, party: Party) -> bool {
        match party {
            Party::Employee => self.employee_signed_at.is_some(),
            Party::Supervisor => self.supervisor_signed_at.is_some(),
        }
    }
}

/// A whole plan: the agreement, its tasks in order, and the sub-tasks of each.
#[derive(Debug, Clone)]
pub struct Plan {
    pub agreement: AgreementRow,
    pub tasks: Vec<PlannedTask>,
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

impl Plan {
    /// Tasks that were not rejected.
    pub fn standing(&self) -> impl Iterator<Item = &PlannedTask> {
        self.tasks.iter().filter(|task| task.stands())
    }

    /// The weights of the tasks that stand; a whole is 100 %.
    pub fn weight(&self) -> Weight {
        self.standing().map(|task| task.task.weight).sum()
    }

    pub fn task(&self, id: TaskId) -> Option<&PlannedTask> {
        self.tasks.iter().find(|task| task.task.id == id)
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

/// A subject taught in a class: one row of the teacher's form. Source: performance.md 2.4.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SubjectClass {
    pub subject: String,
    pub class: String,
    /// Share of the plan; empty shares what is left evenly.
    pub weight: String,
}

/// How a plan begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beginning {
    Blank,
    /// Kiolezo cha kada, in the language chosen.
    Template {
        cadre: String,
        language: kernel::Language,
        classes: Vec<SubjectClass>,
    },
    /// Nakili kutoka mwaka jana.
    LastYear,
    /// Branches made elsewhere: an imported or demonstration plan.
    Branches(Vec<NewBranch>),
}
