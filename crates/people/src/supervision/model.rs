//! The words of supervision: who supervises whom, from which day to which. No SQL, no decisions.

use kernel::{Day, EmploymentId};

/// Written by the program as the reason when somebody's supervisor leaves: a words key, shown in the reader's language.
pub const VACANT: &str = "people-supervision-reason-vacant";

/// The same where somebody comes to head the institution: whoever the former head supervised is theirs from that day.
pub const SUCCESSOR: &str = "people-supervision-reason-successor";

/// Letters in a reason at most. PROPOSED.
pub const REASON_MOST: usize = 300;

platform::row! {
    /// One stretch under one supervisor; both days belong to it.
    pub struct Interval {
        pub from_on: Day,
        /// Last day; None is open.
        pub to_on: Option<Day>,
        /// None: the head of the institution.
        pub supervisor_id: Option<EmploymentId>,
    }

    /// The same with the supervisor's name, for people to read.
    pub struct NamedInterval {
        pub from_on: Day,
        pub to_on: Option<Day>,
        pub supervisor_id: Option<EmploymentId>,
        pub supervisor_name: Option<String>,
        pub reason: String,
    }

    /// One line of the page of supervisors.
    pub struct TeamRow {
        pub id: EmploymentId,
        pub name: String,
        pub post_title: String,
        pub unit_name: String,
        /// How many they supervise today.
        pub people: i64,
        pub supervisor_name: Option<String>,
    }

    /// Somebody supervised, and since when.
    pub struct MemberRow {
        pub id: EmploymentId,
        pub check_number: String,
        pub name: String,
        pub post_title: String,
        pub from_on: Day,
        /// First day of their last interval, planned or under way: what a form has seen.
        pub last_from_on: Day,
    }

    /// Somebody whose supervisor left and whom the next level up supervises since.
    pub struct VacantRow {
        pub id: EmploymentId,
        pub check_number: String,
        pub name: String,
        pub unit_name: String,
        pub supervisor_name: String,
        pub from_on: Day,
    }

    /// Somebody without a supervisor who works here.
    pub struct UnsupervisedRow {
        pub id: EmploymentId,
        pub check_number: String,
        pub name: String,
        pub post_title: String,
        pub unit_name: String,
        /// The supervisor who left, when there was one.
        pub gone_name: Option<String>,
    }
}

impl NamedInterval {
    /// Where the program itself moved somebody: the words key that says why.
    pub fn by_program(&self) -> bool {
        [VACANT, SUCCESSOR].contains(&self.reason.as_str())
    }
}
