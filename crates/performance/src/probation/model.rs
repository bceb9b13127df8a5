//! The words of a probation review. No SQL, no decisions.

use kernel::{Day, EmploymentId, InstitutionId, Place, Timestamp};
use people::employee::Terms;
use platform::work::Target;

kernel::id!(
    /// Mapitio ya majaribio: one review of one employment.
    ProbationId
);

kernel::codes! {
    /// Pendekezo la msimamizi.
    pub enum Recommendation {
        /// Athibitishwe kazini.
        Confirm = "confirm",
        /// Aongezewe muda wa majaribio.
        Extend = "extend",
        /// Asithibitishwe.
        End = "end",
    }
}

kernel::codes! {
    /// Where a review stands.
    pub enum State {
        /// Inamsubiri msimamizi.
        Owed = "owed",
        /// Imeandikwa.
        Reviewed = "reviewed",
    }
}

platform::row! {
    /// One review with the place of whom it is about, and what the reports say so far.
    pub struct ProbationRow {
        pub institution_id: InstitutionId,
        pub id: ProbationId,
        pub employment_id: EmploymentId,
        pub name: String,
        pub check_number: String,
        pub unit_path: String,
        pub supervisor_id: Option<EmploymentId>,
        pub second_level_id: Option<EmploymentId>,
        pub terms: Terms,
        pub starts_on: Day,
        pub months: i64,
        pub due_on: Day,
        pub state: State,
        pub recommendation: Option<Recommendation>,
        pub note: String,
        pub reviewer: String,
        pub reviewed_at: Option<Timestamp>,
        pub version: i64,
        /// HR still owes what becomes of the employment.
        pub decides: bool,
        /// Weekly reports sent, sent late, and verified.
        pub sent: i64,
        pub late: i64,
        pub verified: i64,
    }

    /// One line of HR's list.
    pub struct ListedRow {
        pub id: ProbationId,
        pub employment_id: EmploymentId,
        pub name: String,
        pub check_number: String,
        pub terms: Terms,
        pub months: i64,
        pub due_on: Day,
        pub state: State,
        pub recommendation: Option<Recommendation>,
        /// HR still owes what becomes of the employment.
        pub decides: bool,
    }

    /// Somebody on probation for whom a review may be due.
    pub struct CandidateRow {
        pub institution_id: InstitutionId,
        pub employment_id: EmploymentId,
        pub name: String,
        pub starts_on: Day,
        pub supervisor_id: EmploymentId,
        /// The later of the reviews there are; 0: none.
        pub reviewed: i64,
    }
}

impl Target for ProbationRow {
    fn place(&self) -> Place {
        Place {
            institution: Some(self.institution_id),
            unit_path: Some(self.unit_path.clone()),
            owner: Some(self.employment_id),
            supervisor: self.supervisor_id,
            second_level: self.second_level_id,
            ..Place::default()
        }
    }
}
