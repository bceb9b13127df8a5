//! What excusing looks at: one sub-task with its owner's place and how far the year has come. No decision is made here.

use kernel::{EmploymentId, InstitutionId, Place, Seat};
use platform::work::Target;

use crate::agreement::model::{AgreementId, State, SubTaskId, SubTaskState};

platform::row! {
    /// One sub-task, with the supervisors of the day asked for.
    pub struct ExcusableRow {
        pub id: SubTaskId,
        pub institution_id: InstitutionId,
        pub agreement_id: AgreementId,
        pub employment_id: EmploymentId,
        /// The employee's.
        pub name: String,
        pub unit_path: String,
        pub task_title: String,
        pub title: String,
        pub state: SubTaskState,
        pub reason: String,
        pub version: i64,
        pub agreement_state: State,
        /// A report says that it is completed.
        pub ticked: bool,
        /// State of the appraisal; None: it has not begun.
        pub appraisal_state: Option<String>,
        pub supervisor_id: Option<EmploymentId>,
        pub second_level_id: Option<EmploymentId>,
        /// Of a head of institution, whom nobody inside it supervises: the seat above.
        pub seat_above: Option<Seat>,
    }
}

impl Target for ExcusableRow {
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
