//! The rows of the exports, as they are read. What they mean is in docs/export.md.

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, FinancialYear, Marks, Money, Quantity, Timestamp, Weight};
use serde_json::Value;

use crate::appraisal::model::AppraisalId;

platform::row! {
    pub struct MarkLine {
        pub check_number: String,
        pub r: Marks,
        pub b: Option<Marks>,
        pub m: Option<Marks>,
        pub o: Marks,
        pub band: i64,
        pub formula: String,
    }

    pub struct Institution {
        pub code: String,
        pub name: String,
    }

    pub struct Objective {
        pub code: String,
        pub title: String,
    }

    pub struct Target {
        pub code: String,
        pub title: String,
        pub objective: String,
    }

    pub struct Activity {
        pub code: String,
        pub title: String,
        pub target: String,
        pub cost_centre: String,
        pub sub_vote: String,
        pub owner_unit: Option<String>,
        pub indicator: String,
        pub unit_of_measure: String,
        pub baseline: Option<Quantity>,
        pub yearly_target: Option<Quantity>,
        pub quarter_1: Option<Quantity>,
        pub quarter_2: Option<Quantity>,
        pub quarter_3: Option<Quantity>,
        pub quarter_4: Option<Quantity>,
    }

    pub struct BudgetLine {
        pub activity: String,
        pub line: i64,
        pub project: String,
        pub gfs_code: String,
        pub amount: Option<Money>,
        pub spent: Money,
    }

    pub struct Plan {
        pub state: String,
        pub approved_at: Option<Timestamp>,
    }

    pub struct Employee {
        pub agreement_id: Uuid,
        pub employment_id: EmploymentId,
        pub check_number: String,
        pub unit: String,
        pub post: String,
        pub cadre: String,
        pub year: FinancialYear,
        pub agreement_state: String,
        pub submitted_at: Option<Timestamp>,
        pub approved_at: Option<Timestamp>,
        pub employee_signed_at: Option<Timestamp>,
        pub supervisor_signed_at: Option<Timestamp>,
        pub appraisal_id: Option<AppraisalId>,
        pub appraisal_state: Option<String>,
        pub employee_comment: Option<String>,
        pub supervisor_comment: Option<String>,
        pub dispute: Option<String>,
        pub countersign_comment: Option<String>,
        pub published_at: Option<Timestamp>,
        pub formula: Option<String>,
        pub inputs: Option<Value>,
        pub r: Option<Marks>,
        pub b: Option<Marks>,
        pub m: Option<Marks>,
        pub o: Option<Marks>,
        pub band: Option<i64>,
    }

    pub struct PlannedLine {
        pub agreement_id: Uuid,
        pub task_id: Uuid,
        pub task_title: String,
        pub task_weight: Weight,
        pub task_state: String,
        pub origin: String,
        pub priority: String,
        pub activity: Option<String>,
        pub id: Option<Uuid>,
        pub title: Option<String>,
        pub weight: Option<Weight>,
        pub indicator: Option<String>,
        pub unit_of_measure: Option<String>,
        pub mode: Option<String>,
        pub baseline: Option<Quantity>,
        pub target: Option<Quantity>,
        pub resources: Option<String>,
        pub starts_on: Option<Day>,
        pub ends_on: Option<Day>,
        pub state: Option<String>,
        pub actual: Option<Quantity>,
        pub completed_on: Option<Day>,
        pub counted: Option<Quantity>,
        pub counted_reason: Option<String>,
        pub self_quality: Option<i64>,
        pub supervisor_quality: Option<i64>,
        pub agreed_quality: Option<i64>,
        pub self_reason: Option<String>,
        pub supervisor_reason: Option<String>,
        pub agreed_reason: Option<String>,
    }

    pub struct Rated {
        pub agreement_id: Uuid,
        pub item: i64,
        pub self_mark: Option<i64>,
        pub supervisor_mark: Option<i64>,
        pub agreed_mark: Option<i64>,
    }

    pub struct ReportLine {
        pub agreement_id: Uuid,
        pub report_id: Uuid,
        pub week: Day,
        pub state: String,
        pub late: bool,
        pub note: String,
        pub query: String,
        pub sent_at: Timestamp,
        pub written_at: Option<Timestamp>,
        pub verified_at: Option<Timestamp>,
        pub sub_task_id: Option<Uuid>,
        pub quantity: Option<Quantity>,
        pub status: Option<String>,
        pub completed_on: Option<Day>,
        pub blocker: Option<String>,
        pub text: Option<String>,
    }
}
