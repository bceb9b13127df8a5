//! The words of acting: who stands in for whom, from when to when, by which letter. No SQL, no decisions.

use kernel::{Day, EmploymentId};

kernel::id!(
    /// Ukaimu: one acting appointment.
    ActingId
);

platform::row! {
    /// Ukaimu, with both names.
    pub struct ActingRow {
        pub id: ActingId,
        pub absent_id: EmploymentId,
        pub absent_name: String,
        pub acting_id: EmploymentId,
        pub acting_name: String,
        pub from_on: Day,
        /// Last day.
        pub to_on: Day,
        /// Number of the letter of appointment.
        pub letter: String,
        pub version: i64,
    }
}

/// An acting appointment to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewActing {
    pub absent: EmploymentId,
    pub acting: EmploymentId,
    pub from_on: Day,
    pub to_on: Day,
    pub letter: String,
}
