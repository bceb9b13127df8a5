//! The institution's plan of one financial year, as types.

use kernel::{EmploymentId, FinancialYear, InstitutionId, Money, Place, Timestamp, UnitId};
use platform::work::Target;

use crate::activity::{ActivityId, ObjectiveId, TargetId};

kernel::id!(
    /// Mpango wa taasisi wa mwaka: one institution's plan of one year.
    PlanId
);

kernel::codes! {
    /// Hali ya mpango. Source: performance.md 1.1 (Submit, Approve and Return are real verbs; the states PROPOSED).
    pub enum State {
        /// Rasimu.
        Draft = "draft",
        /// Umewasilishwa, waits for the head of institution.
        Submitted = "submitted",
        /// Umeidhinishwa.
        Approved = "approved",
        /// Umerudishwa, with a reason.
        Returned = "returned",
    }
}

platform::row! {
    /// Mpango.
    pub struct PlanRow {
        pub institution_id: InstitutionId,
        pub id: PlanId,
        pub year: FinancialYear,
        pub state: State,
        pub reason: String,
        pub approved_at: Option<Timestamp>,
        pub approved_by_id: Option<EmploymentId>,
        pub submitted_by_id: Option<EmploymentId>,
        pub version: i64,
    }
    /// One target below its objective, or an objective that has none, as the plan's page needs them.
    pub struct HeadingLine {
        pub objective_id: ObjectiveId,
        pub objective_code: String,
        pub objective_title: String,
        pub target_id: Option<TargetId>,
        pub target_code: Option<String>,
        pub target_title: Option<String>,
    }
    /// One activity with its money and how many units have taken part in it.
    pub struct ActivityLine {
        pub id: ActivityId,
        pub target_id: TargetId,
        pub code: String,
        pub title: String,
        pub owner_unit_id: Option<UnitId>,
        pub owner_name: Option<String>,
        /// None when no line gives an amount.
        pub amount: Option<Money>,
        pub spent: Money,
        pub parts: i64,
    }
}

impl Target for PlanRow {
    fn place(&self) -> Place {
        Place::institution(self.institution_id)
    }
}
