//! What the lists behind the numbers hold. No decision is made here.

use kernel::{Day, EmploymentId, Role};
use performance::agreement::model::State;

kernel::codes! {
    /// Which people a list holds: those behind one number that is not whole.
    pub enum Lacks {
        /// Hana mpango uliosainiwa.
        Plan = "plan",
        /// Hajatuma taarifa ya wiki iliyopita.
        Report = "report",
        /// Hajawezesha akaunti.
        Account = "account",
        /// Hana msimamizi.
        Supervisor = "supervisor",
    }
}

platform::row! {
    /// Somebody on such a list.
    pub struct PersonRow {
        pub id: EmploymentId,
        pub name: String,
        pub check_number: String,
        pub post_title: String,
        pub unit_name: String,
        pub supervisor_name: Option<String>,
        pub agreement_state: Option<State>,
    }
    /// Somebody who let answers about others pass their day.
    pub struct StuckRow {
        pub id: EmploymentId,
        pub name: String,
        pub post_title: String,
        pub unit_name: String,
        pub count: i64,
        /// Whom it concerns.
        pub people: i64,
        pub oldest: Day,
        /// Works in this institution; what others owe it is for their own to follow.
        pub is_here: bool,
    }
    /// A role from whose holders answers of one kind are past their day.
    pub struct OfficeRow {
        pub role: Role,
        /// Words key with dots.
        pub kind: String,
        pub count: i64,
        pub oldest: Day,
    }
    /// One such answer.
    pub struct OwedRow {
        pub id: kernel::uuid::Uuid,
        /// Words key with dots.
        pub kind: String,
        pub about_name: String,
        pub due_on: Day,
    }
}
