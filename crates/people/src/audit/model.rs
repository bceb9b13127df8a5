//! What an auditor states. No decision is made here.

use kernel::{Day, EmploymentId, Timestamp};

kernel::id!(
    /// Sababu ya ukaguzi: one stated reason.
    AuditId
);

/// A reason as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAudit {
    /// None: the whole institution.
    pub about: Option<EmploymentId>,
    pub reason: String,
    /// Letter or case number; may be empty.
    pub reference: String,
}

platform::row! {
    /// A reason that was stated.
    pub struct AuditRow {
        pub id: AuditId,
        pub auditor_id: EmploymentId,
        pub auditor_name: String,
        pub about_id: Option<EmploymentId>,
        pub about_name: Option<String>,
        pub reason: String,
        pub reference: String,
        pub stated_at: Timestamp,
        pub until_on: Day,
    }
}
