//! The types of an update: its kinds, causes and states, the row with its owner's place, what it would change, and its
//! signatures. No decision is made here. Source: performance.md 1.3.

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, FinancialYear, InstitutionId, Place, Quantity, Seat, Timestamp, Weight};
use platform::work::Target;

use crate::agreement::model as agreement;
use crate::agreement::model::{
    ActivityId, AgreementId, Mode, Party, PlannedTask, Priority, SubTaskRow, TaskId, TaskRow,
};

kernel::id!(
    /// Mapitio au mabadiliko ya mpango: one update of one agreement.
    UpdateId
);
kernel::id!(
    /// Sahihi on an update.
    UpdateSignatureId
);

kernel::codes! {
    /// Aina ya kuhuisha.
    pub enum Kind {
        /// Mapitio ya nusu mwaka; may change nothing.
        MidYear = "midyear",
        /// Mabadiliko ya dharura, at any time, for a cause.
        Extraordinary = "extraordinary",
    }
}

kernel::codes! {
    /// Why a plan is updated outside the season. Source: performance.md 1.3 (b).
    pub enum Cause {
        /// Msimu wa mapitio: the cause of a mid-year review.
        Season = "season",
        Transfer = "transfer",
        NewSupervisor = "supervisor",
        /// Leave, sickness or study of more than 28 days.
        Absence = "absence",
        Budget = "budget",
        /// Disaster or emergency duty.
        Emergency = "emergency",
        Post = "post",
    }
}

kernel::codes! {
    /// Where an update stands. Source: performance.md 1.3 (PROPOSED).
    pub enum State {
        /// Rasimu.
        Draft = "draft",
        /// Imewasilishwa: signed by who proposes, waits for the other side.
        Submitted = "submitted",
        /// Imerudishwa with a reason, to be mended.
        Returned = "returned",
        /// Imekataliwa with a reason.
        Declined = "declined",
        /// Imeondolewa by who proposed it.
        Withdrawn = "withdrawn",
        /// Imekubaliwa by both sides; waits for the second level.
        Agreed = "agreed",
        /// Imeanza kutumika.
        Applied = "applied",
    }
}

impl State {
    /// May still lead to a new version.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Submitted | Self::Returned | Self::Agreed)
    }
}

kernel::codes! {
    /// In which capacity an update is signed.
    pub enum Signer {
        Employee = "employee",
        Supervisor = "supervisor",
        SecondLevel = "second_level",
    }
}

impl From<Party> for Signer {
    fn from(party: Party) -> Self {
        match party {
            Party::Employee => Self::Employee,
            Party::Supervisor => Self::Supervisor,
        }
    }
}

kernel::codes! {
    /// What a change is about.
    pub enum Thing {
        Task = "task",
        SubTask = "sub_task",
    }
}

kernel::codes! {
    /// What is done to it.
    pub enum Act {
        Add = "add",
        Change = "change",
        End = "end",
    }
}

/// The other side of an agreement.
pub fn other(party: Party) -> Party {
    match party {
        Party::Employee => Party::Supervisor,
        Party::Supervisor => Party::Employee,
    }
}

platform::row! {
    /// A signed agreement as an update begins on it: whose it is, and what stands in the way.
    pub struct GroundRow {
        pub agreement_id: AgreementId,
        pub institution_id: InstitutionId,
        pub employment_id: EmploymentId,
        pub year: FinancialYear,
        pub state: agreement::State,
        pub name: String,
        pub unit_path: String,
        pub supervisor_id: Option<EmploymentId>,
        pub second_level_id: Option<EmploymentId>,
        /// Of a head of institution, whom nobody inside it supervises: the seat above.
        pub seat_above: Option<Seat>,
        pub appraisal_state: Option<String>,
        /// Updates that may still lead to a new version: 0 or 1.
        pub open: i64,
        /// Mid-year reviews that were applied: 0 or 1.
        pub reviewed: i64,
        /// Until when a side still owes that the review begins: the window's last day as a working day, or later for who was
        /// away on it.
        pub review_by: Option<Day>,
    }

    /// A signed agreement without a mid-year review, of which nobody owes one yet.
    pub struct UnreviewedRow {
        pub agreement_id: AgreementId,
        pub employment_id: EmploymentId,
        pub year: FinancialYear,
        pub name: String,
        pub supervisor_id: Option<EmploymentId>,
        pub seat_above: Option<Seat>,
    }
}

impl Target for GroundRow {
    fn place(&self) -> Place {
        Place {
            institution: Some(self.institution_id),
            unit_path: Some(self.unit_path.clone()),
            owner: Some(self.employment_id),
            supervisor: self.supervisor_id,
            second_level: self.second_level_id,
            above: self.seat_above.clone(),
            ..Place::default()
        }
    }
}

platform::row! {
    /// One update with its owner's place, the supervisors of the day, and the dated settings its rules read.
    pub struct UpdateRow {
        pub id: UpdateId,
        pub institution_id: InstitutionId,
        pub institution_name: String,
        pub agreement_id: AgreementId,
        pub agreement_state: agreement::State,
        pub agreement_version: i64,
        pub employment_id: EmploymentId,
        pub year: FinancialYear,
        pub kind: Kind,
        pub cause: Cause,
        pub proposer: Party,
        pub state: State,
        pub progress: String,
        pub factors: String,
        pub support: String,
        pub reason: String,
        pub effective_on: Day,
        pub answer: String,
        pub text: Option<String>,
        pub text_hash: Option<Vec<u8>>,
        pub begun_at: Timestamp,
        pub submitted_at: Option<Timestamp>,
        pub employee_signed_at: Option<Timestamp>,
        pub supervisor_signed_at: Option<Timestamp>,
        pub second_level_signed_at: Option<Timestamp>,
        pub applied_at: Option<Timestamp>,
        pub number: Option<i64>,
        pub version: i64,
        pub name: String,
        pub check_number: String,
        pub unit_path: String,
        pub unit_name: String,
        pub workstation_name: String,
        pub post_title: String,
        pub starts_on: Day,
        pub ends_on: Option<Day>,
        pub supervisor_id: Option<EmploymentId>,
        pub supervisor_name: Option<String>,
        pub supervisor_check_number: Option<String>,
        pub supervisor_post: Option<String>,
        pub second_level_id: Option<EmploymentId>,
        pub second_level_name: Option<String>,
        pub seat_above: Option<Seat>,
        pub appraisal_state: Option<String>,
        /// The newest version of the plan, and from which day it holds; None while there is only what was signed.
        pub last_number: Option<i64>,
        pub last_effective_on: Option<Day>,
        /// By which day a returned one is to be put right.
        pub mend_by: Option<Day>,
        pub answer_days: i64,
        pub back_days: i64,
        pub last_days: i64,
        /// Who holds it because nobody below answered, and how it came to them; see [`crate::silence`].
        pub escalated_id: Option<EmploymentId>,
        pub escalated_name: Option<String>,
        pub silent_name: Option<String>,
        pub escalated_due_on: Option<Day>,
        pub escalated_open: bool,
        pub escalated_stuck: bool,
    }
}
crate::silence::model::raised_row!(UpdateRow);

impl Target for UpdateRow {
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

platform::row! {
    /// One line of an agreement's list of updates.
    pub struct ListedRow {
        pub id: UpdateId,
        pub kind: Kind,
        pub cause: Cause,
        pub proposer: Party,
        pub state: State,
        pub effective_on: Day,
        pub begun_at: Timestamp,
        pub applied_at: Option<Timestamp>,
        pub number: Option<i64>,
    }
}

platform::row! {
    /// One task or sub-task as it would be, beside what it was. A task leaves empty what only a sub-task has.
    pub struct ChangeRow {
        pub item_id: Uuid,
        pub task_id: TaskId,
        pub thing: Thing,
        pub act: Act,
        pub position: i64,
        pub title: String,
        pub weight: Weight,
        pub activity_id: Option<ActivityId>,
        pub activity_code: Option<String>,
        pub activity_title: Option<String>,
        pub priority: Priority,
        pub indicator: String,
        pub unit_of_measure: String,
        pub mode: Mode,
        pub baseline: Option<Quantity>,
        pub target: Quantity,
        pub resources: String,
        pub starts_on: Day,
        pub ends_on: Day,
        /// None of what is new.
        pub old_weight: Option<Weight>,
        pub old_indicator: Option<String>,
        pub old_target: Option<Quantity>,
        pub old_resources: Option<String>,
        pub old_starts_on: Option<Day>,
        pub old_ends_on: Option<Day>,
    }
}

impl ChangeRow {
    /// A task as it stands, not changed yet.
    pub fn of_task(task: &TaskRow) -> Self {
        Self {
            item_id: task.id.0,
            task_id: task.id,
            thing: Thing::Task,
            act: Act::Change,
            position: task.position,
            title: task.title.clone(),
            weight: task.weight,
            activity_id: task.activity_id,
            activity_code: task.activity_code.clone(),
            activity_title: task.activity_title.clone(),
            priority: task.priority,
            indicator: String::new(),
            unit_of_measure: String::new(),
            mode: Mode::Quantity,
            baseline: None,
            target: Quantity(0),
            resources: String::new(),
            starts_on: task.starts_on,
            ends_on: task.ends_on,
            old_weight: Some(task.weight),
            old_indicator: None,
            old_target: None,
            old_resources: None,
            old_starts_on: Some(task.starts_on),
            old_ends_on: Some(task.ends_on),
        }
    }

    /// A sub-task as it stands, not changed yet.
    pub fn of_sub_task(row: &SubTaskRow) -> Self {
        Self {
            item_id: row.id.0,
            task_id: row.task_id,
            thing: Thing::SubTask,
            act: Act::Change,
            position: row.position,
            title: row.title.clone(),
            weight: row.weight,
            activity_id: None,
            activity_code: None,
            activity_title: None,
            priority: Priority::Medium,
            indicator: row.indicator.clone(),
            unit_of_measure: row.unit_of_measure.clone(),
            mode: row.mode,
            baseline: row.baseline,
            target: row.target,
            resources: row.resources.clone(),
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            old_weight: Some(row.weight),
            old_indicator: Some(row.indicator.clone()),
            old_target: Some(row.target),
            old_resources: Some(row.resources.clone()),
            old_starts_on: Some(row.starts_on),
            old_ends_on: Some(row.ends_on),
        }
    }

    /// Does it say anything but what already holds?
    pub fn changes_something(&self) -> bool {
        let sub_task = self.thing == Thing::SubTask
            && (self.old_indicator.as_ref() != Some(&self.indicator)
                || self.old_target != Some(self.target)
                || self.old_resources.as_ref() != Some(&self.resources));
        self.act != Act::Change
            || sub_task
            || self.old_weight != Some(self.weight)
            || self.old_starts_on != Some(self.starts_on)
            || self.old_ends_on != Some(self.ends_on)
    }
}

platform::row! {
    /// Who signed an update, for whom, and which text.
    pub struct SignatureRow {
        pub capacity: Signer,
        pub signer_name: String,
        pub acting_for_name: Option<String>,
        pub text_hash: Vec<u8>,
        pub signed_at: Timestamp,
    }
}

/// An update with the plan as it runs now and what it would change.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub update: UpdateRow,
    pub tasks: Vec<PlannedTask>,
    pub changes: Vec<ChangeRow>,
}

/// What a person typed about the update itself, not yet judged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedDetails {
    pub progress: String,
    pub factors: String,
    pub support: String,
    pub reason: String,
    pub effective_on: String,
}

/// The same as the rules accepted it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    pub progress: String,
    pub factors: String,
    pub support: String,
    pub reason: String,
    pub effective_on: Day,
}

/// What a person typed about a running sub-task; title, unit and way of measuring stay, so that its reports still mean the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedChange {
    pub weight: String,
    pub indicator: String,
    pub target: String,
    pub resources: String,
    pub starts_on: String,
    pub ends_on: String,
}
