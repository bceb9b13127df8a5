//! The types of a due date. No decision is made here.

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, FinancialYear, InstitutionId, Role};

/// Whose it is to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwedBy {
    Person(EmploymentId),
    /// Whoever holds a role: HR of the institution, the nation's seat anywhere. All of them see it until one answers; it
    /// counts in nobody's duty and goes up to nobody.
    Role(Role),
}

impl From<EmploymentId> for OwedBy {
    fn from(employment: EmploymentId) -> Self {
        Self::Person(employment)
    }
}

impl OwedBy {
    pub(super) fn person(self) -> Option<EmploymentId> {
        match self {
            Self::Person(employment) => Some(employment),
            Self::Role(_) => None,
        }
    }

    pub(super) fn role(self) -> Option<Role> {
        match self {
            Self::Person(_) => None,
            Self::Role(role) => Some(role),
        }
    }
}

/// A due date in the making.
#[derive(Debug, Clone)]
pub struct Deadline {
    /// `area.thing.verb` of what is owed; also its words key with hyphens.
    pub kind: &'static str,
    pub subject: Uuid,
    pub owed_by: OwedBy,
    pub about: Option<EmploymentId>,
    /// What the list shows beside the kind: a name, a week.
    pub note: String,
    /// Where one acts.
    pub path: String,
    pub year: FinancialYear,
    pub due_on: Day,
}

crate::row! {
    /// What somebody owes about themselves.
    pub(super) struct Own {
        pub id: Uuid,
        pub kind: String,
    }
    /// A due date whose day has passed, as the engine finds it.
    pub struct Passed {
        pub institution_id: InstitutionId,
        pub id: Uuid,
        pub kind: String,
        pub subject_id: Uuid,
        /// Where who owes it works.
        pub owed_institution_id: InstitutionId,
        /// None: whoever holds a role.
        pub owed_by_id: Option<EmploymentId>,
        pub about_id: Option<EmploymentId>,
        pub note: String,
        pub path: String,
        pub year: FinancialYear,
        pub due_on: Day,
        pub level: i64,
    }
}
