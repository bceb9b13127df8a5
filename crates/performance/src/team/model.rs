//! What a supervisor's list reads about each person. No decision is made here.

use kernel::{Day, EmploymentId, Quantity, Timestamp, Weight};

use crate::agreement::model::{AgreementId, State, SubTaskState};
use crate::report::model::{ReportId, ReportState};

platform::row! {
    /// Anayesimamiwa: one person of the team, with this year's plan and last week's report where there are any.
    pub struct MemberRow {
        pub id: EmploymentId,
        pub name: String,
        pub post_title: String,
        /// First day of the employment.
        pub starts_on: Day,
        pub agreement_id: Option<AgreementId>,
        pub agreement_state: Option<State>,
        /// Since when the plan of the year to which last week belongs runs.
        pub started_at: Option<Timestamp>,
        pub report_id: Option<ReportId>,
        pub report_state: Option<ReportState>,
        pub report_late: Option<bool>,
        /// What the viewer owes about this person: how many things, and the oldest due date.
        pub waiting: i64,
        pub waiting_since: Option<Day>,
    }
    /// One sub-task of a member's signed plan, as far as the light goes.
    pub struct PaceRow {
        pub agreement_id: AgreementId,
        pub task_weight: Weight,
        pub weight: Weight,
        pub state: SubTaskState,
        pub target: Quantity,
        pub actual: Quantity,
        pub starts_on: Day,
        pub ends_on: Day,
    }
}
