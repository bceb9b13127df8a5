//! The words of a handover of work. No SQL, no decisions.

use kernel::{Day, EmploymentId, FinancialYear, InstitutionId, Place, Quantity, Timestamp, Weight};
use platform::work::Target;

use crate::agreement::model::{AgreementId, Mode, Priority, State, SubTaskId, TaskId};
use crate::update::model::{State as UpdateState, UpdateId};

kernel::id!(
    /// Makabidhiano: the open work of one agreement whose owner leaves.
    HandoverId
);
kernel::id!(
    /// Sehemu ya makabidhiano: what one person takes of it.
    PartId
);

platform::row! {
    /// One handover with the place of who leaves; the supervisors are those of the last day, once that has passed.
    pub struct HandoverRow {
        pub institution_id: InstitutionId,
        pub id: HandoverId,
        pub agreement_id: AgreementId,
        pub employment_id: EmploymentId,
        pub year: FinancialYear,
        pub name: String,
        pub check_number: String,
        pub unit_path: String,
        pub ends_on: Option<Day>,
        pub supervisor_id: Option<EmploymentId>,
        pub second_level_id: Option<EmploymentId>,
        /// Who holds it because nobody below answered.
        pub escalated_id: Option<EmploymentId>,
        pub version: i64,
    }

    /// One sub-task of the leaver: still open, or named to somebody already.
    pub struct LineRow {
        pub id: SubTaskId,
        pub task_id: TaskId,
        pub task: String,
        pub activity_code: Option<String>,
        pub priority: Priority,
        pub task_weight: Weight,
        pub title: String,
        pub weight: Weight,
        pub indicator: String,
        pub unit_of_measure: String,
        pub mode: Mode,
        pub target: Quantity,
        pub actual: Quantity,
        pub resources: String,
        pub ends_on: Day,
        pub part_id: Option<PartId>,
        /// None while nobody is named, and where nobody needs to be.
        pub to_name: Option<String>,
        pub reason: Option<String>,
        pub named_by: Option<String>,
    }

    /// What one person takes, with their place and their own agreement of the year.
    pub struct PartRow {
        pub institution_id: InstitutionId,
        pub id: PartId,
        pub handover_id: HandoverId,
        /// Whose work it was.
        pub agreement_id: AgreementId,
        pub from_name: String,
        pub year: FinancialYear,
        pub to_id: EmploymentId,
        pub note: String,
        pub named_by: String,
        pub named_at: Timestamp,
        pub own_agreement_id: Option<AgreementId>,
        pub own_state: Option<State>,
        /// The update through which it was taken, and where that stands.
        pub update_id: Option<UpdateId>,
        pub update_state: Option<UpdateState>,
        pub version: i64,
    }

    /// One line of HR's list.
    pub struct ListedRow {
        pub id: HandoverId,
        pub name: String,
        pub check_number: String,
        pub ends_on: Option<Day>,
        pub supervisor: Option<String>,
        /// Sub-tasks that nobody is named for yet.
        pub open: i64,
        pub named: i64,
    }

    /// Somebody who leaves with open work, before anything was opened about it.
    pub struct LeavingRow {
        pub institution_id: InstitutionId,
        pub agreement_id: AgreementId,
        pub employment_id: EmploymentId,
        pub year: FinancialYear,
        pub name: String,
        pub supervisor_id: EmploymentId,
    }

    /// A handover that nobody needs any more: the person stays.
    pub struct StayingRow {
        pub institution_id: InstitutionId,
        pub id: HandoverId,
    }

    /// Somebody who could take the work: under the same supervisor.
    pub struct CandidateRow {
        pub check_number: String,
        pub name: String,
        pub post_title: String,
    }
}

impl LineRow {
    pub fn is_open(&self) -> bool {
        self.part_id.is_none()
    }
}

impl PartRow {
    /// It stands in an update that is on its way or applied.
    pub fn is_taken(&self) -> bool {
        self.update_state.is_some_and(|state| state.is_open() || state == UpdateState::Applied)
    }
}

impl Target for HandoverRow {
    fn place(&self) -> Place {
        Place {
            institution: Some(self.institution_id),
            unit_path: Some(self.unit_path.clone()),
            owner: Some(self.employment_id),
            supervisor: self.supervisor_id,
            second_level: self.second_level_id,
            escalated: self.escalated_id,
            ..Place::default()
        }
    }
}

impl Target for PartRow {
    fn place(&self) -> Place {
        Place { institution: Some(self.institution_id), owner: Some(self.to_id), ..Place::default() }
    }
}

/// What a supervisor says: these sub-tasks go to this person, or to nobody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewPart {
    pub sub_tasks: Vec<SubTaskId>,
    /// Check number; empty: nobody takes them, for a reason.
    pub to: String,
    /// Advice to who takes them, or why nobody does.
    pub note: String,
}
