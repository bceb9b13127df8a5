//! The words of absence: who is not at work, of which kind, from when to when, by which letter. No SQL, no decisions.

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, InstitutionId, Place, Timestamp};
use platform::work::Target;

kernel::id!(
    /// Kutokuwepo: one absence.
    AbsenceId
);

kernel::codes! {
    /// Aina ya kutokuwepo. Source: performance.md 4.4 and 8.
    pub enum Kind {
        /// Likizo.
        Leave = "leave",
        /// Ugonjwa.
        Sick = "sick",
        /// Likizo ya uzazi.
        Maternity = "maternity",
        /// Masomoni.
        Study = "study",
        /// Ruhusa.
        Permission = "permission",
        /// Kusimamishwa kazi.
        Suspension = "suspension",
        /// Kuazimwa: serves elsewhere, the home institution keeps the file.
        Secondment = "secondment",
    }
}

kernel::codes! {
    /// Where an absence stands. Only what is agreed counts.
    pub enum State {
        /// Imeombwa.
        Asked = "asked",
        /// Imekubaliwa, or recorded by HR.
        Agreed = "agreed",
        /// Imekataliwa.
        Declined = "declined",
        /// Imeondolewa na mwombaji.
        Withdrawn = "withdrawn",
        /// Imefutwa na Afisa Utumishi.
        Cancelled = "cancelled",
    }
}

platform::row! {
    /// One absence with the place of whom it is about.
    pub struct AbsenceRow {
        pub institution_id: InstitutionId,
        pub id: AbsenceId,
        pub employment_id: EmploymentId,
        pub name: String,
        pub check_number: String,
        pub unit_path: String,
        pub supervisor_id: Option<EmploymentId>,
        pub second_level_id: Option<EmploymentId>,
        pub kind: Kind,
        pub state: State,
        pub from_on: Day,
        /// Last day.
        pub to_on: Day,
        /// Number of the letter; empty of what was asked without one.
        pub letter: String,
        /// College of a study, host of a secondment.
        pub venue: String,
        pub note: String,
        /// Why it was declined or cancelled.
        pub answer: String,
        pub version: i64,
    }

    /// One line of a list.
    pub struct ListedRow {
        pub id: AbsenceId,
        pub employment_id: EmploymentId,
        pub name: String,
        pub check_number: String,
        pub kind: Kind,
        pub state: State,
        pub from_on: Day,
        pub to_on: Day,
        pub letter: String,
    }

    /// The days of one agreed absence.
    pub struct Span {
        pub employment_id: EmploymentId,
        pub kind: Kind,
        pub from_on: Day,
        pub to_on: Day,
    }

    /// What somebody on studies wrote: the plan of the studies, or how they go.
    pub struct NoteRow {
        pub id: Uuid,
        pub at: Timestamp,
        pub text: String,
    }
}

impl Target for AbsenceRow {
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

/// An absence to be asked for or recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAbsence {
    pub kind: Kind,
    pub from_on: Day,
    pub to_on: Day,
    pub letter: String,
    pub venue: String,
    pub note: String,
}
