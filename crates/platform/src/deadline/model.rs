//! The types of a due date. No decision is made here.

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, FinancialYear, InstitutionId};

/// A due date in the making.
#[derive(Debug, Clone)]
pub struct Deadline {
    /// `area.thing.verb` of what is owed; also its words key with hyphens.
    pub kind: &'static str,
    pub subject: Uuid,
    pub owed_by: EmploymentId,
    pub about: Option<EmploymentId>,
    /// What the list shows beside the kind: a name, a week.
    pub note: String,
    /// Where one acts.
    pub path: String,
    pub year: FinancialYear,
    pub due_on: Day,
}

crate::row! {
    /// One line of what waits for somebody.
    pub struct Waiting {
        pub id: Uuid,
        pub kind: String,
        pub note: String,
        pub path: String,
        pub due_on: Day,
    }
    /// A due date whose day has passed, as the engine finds it.
    pub struct Passed {
        pub institution_id: InstitutionId,
        pub id: Uuid,
        pub kind: String,
        pub subject_id: Uuid,
        /// Where who owes it works.
        pub owed_institution_id: InstitutionId,
        pub owed_by_id: EmploymentId,
        pub about_id: Option<EmploymentId>,
        pub note: String,
        pub path: String,
        pub year: FinancialYear,
        pub due_on: Day,
        pub level: i64,
    }
    /// What is open past its day although everything that happens by itself has happened: for whoever follows up.
    pub struct Stuck {
        pub id: Uuid,
        pub kind: String,
        pub subject_id: Uuid,
        pub owed_by_id: EmploymentId,
        pub about_id: Option<EmploymentId>,
        pub note: String,
        pub path: String,
        pub year: FinancialYear,
        pub due_on: Day,
        pub level: i64,
    }
    /// How many answers fell due from a person in a year, and how many came in time.
    pub struct Duty {
        pub due: i64,
        pub met: i64,
    }
}
