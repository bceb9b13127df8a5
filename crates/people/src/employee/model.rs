//! The words of people at work: a person, an employment, what a form or a sheet says about them. No SQL, no decisions.

use kernel::{Day, EmploymentId, InstitutionId, PersonId, Place, Timestamp, UnitId};
use platform::work::Target;

use crate::unit::{Heads, PostId, WorkstationId};

kernel::codes! {
    /// Jinsi.
    pub enum Sex {
        Female = "F",
        Male = "M",
    }
}

impl Sex {
    pub fn from_written(text: &str) -> Option<Self> {
        match text.trim().to_uppercase().as_str() {
            "F" | "KE" | "FEMALE" | "MWANAMKE" => Some(Self::Female),
            "M" | "ME" | "MALE" | "MWANAUME" => Some(Self::Male),
            _ => None,
        }
    }
}

kernel::codes! {
    /// Masharti ya ajira.
    pub enum Terms {
        /// Kudumu.
        Permanent = "permanent",
        /// Majaribio.
        Probation = "probation",
        /// Mkataba.
        Contract = "contract",
    }
}

impl Terms {
    /// Reads what a sheet says, in either language; empty is permanent.
    pub fn from_written(text: &str) -> Option<Self> {
        match text.trim().to_lowercase().as_str() {
            "" | "kudumu" | "permanent" => Some(Self::Permanent),
            "majaribio" | "probation" => Some(Self::Probation),
            "mkataba" | "contract" => Some(Self::Contract),
            _ => None,
        }
    }
}

platform::row! {
    /// Mtu: what is national about an employee.
    pub struct PersonRow {
        pub id: PersonId,
        pub check_number: String,
        pub first_name: String,
        pub middle_name: String,
        pub surname: String,
        pub sex: Sex,
        pub born_on: Option<Day>,
        pub phone: String,
        pub email: String,
        pub version: i64,
    }

    /// Ajira, with its place in the tree and its supervisors on the day asked for.
    pub struct EmploymentRow {
        pub institution_id: InstitutionId,
        pub id: EmploymentId,
        pub person_id: PersonId,
        pub check_number: String,
        /// Surname, first and middle name.
        pub name: String,
        pub unit_id: UnitId,
        pub unit_path: String,
        pub unit_name: String,
        pub workstation_id: WorkstationId,
        pub workstation_name: String,
        pub post_id: PostId,
        pub post_title: String,
        pub heads: Heads,
        pub cadre: String,
        pub salary_scale: String,
        pub terms: Terms,
        pub starts_on: Day,
        /// Of somebody on contract.
        pub contract_ends_on: Option<Day>,
        pub ends_on: Option<Day>,
        pub version: i64,
        pub supervisor_id: Option<EmploymentId>,
        pub supervisor_name: Option<String>,
        pub second_level_id: Option<EmploymentId>,
    }

    /// One line of the directory.
    pub struct DirectoryRow {
        pub id: EmploymentId,
        pub check_number: String,
        pub name: String,
        pub unit_name: String,
        pub workstation_name: String,
        pub post_title: String,
        pub supervisor_name: Option<String>,
        pub ends_on: Option<Day>,
    }

    /// What fewer people see of an employee, and whether they have signed in yet.
    pub struct ContactRow {
        pub sex: Sex,
        pub born_on: Option<Day>,
        pub phone: String,
        pub email: String,
        pub activated_at: Option<Timestamp>,
    }

    /// Somebody a form offers: who heads something.
    pub struct Candidate {
        pub check_number: String,
        pub name: String,
        pub post_title: String,
    }

    /// Who works where today, by check number alone: for signing in.
    pub struct Employed {
        pub person_id: PersonId,
        pub institution_id: InstitutionId,
        pub employment_id: EmploymentId,
        pub name: String,
    }
}

impl EmploymentRow {
    pub fn runs_on(&self, day: Day) -> bool {
        self.starts_on <= day && self.ends_on.is_none_or(|last| last >= day)
    }
}

impl Target for EmploymentRow {
    fn place(&self) -> Place {
        Place {
            institution: Some(self.institution_id),
            unit_path: Some(self.unit_path.clone()),
            owner: Some(self.id),
            supervisor: self.supervisor_id,
            second_level: self.second_level_id,
            ..Place::default()
        }
    }
}

/// What a form or a sheet says about a person and the terms of the employment, read and judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// Six to twelve digits, leading zeros kept. Source: performance.md 9.3.
    pub check_number: String,
    pub first_name: String,
    /// May be empty.
    pub middle_name: String,
    pub surname: String,
    pub sex: Sex,
    pub born_on: Option<Day>,
    /// `0712345678`, or empty.
    pub phone: String,
    /// May be empty.
    pub email: String,
    pub cadre: String,
    pub salary_scale: String,
    pub terms: Terms,
    pub starts_on: Day,
    /// Mwisho wa mkataba: of somebody on contract. Source: performance.md 4.4 (contract end as closing date).
    pub contract_ends_on: Option<Day>,
}

impl Details {
    /// The name as lists sort it: surname, then the others.
    pub fn name(&self) -> String {
        let given = format!("{} {}", self.first_name, self.middle_name);
        format!("{}, {}", self.surname, given.trim())
    }
}

/// Where in the institution somebody works, and as what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    pub unit_id: UnitId,
    pub unit_path: String,
    pub workstation_id: WorkstationId,
    pub post_id: PostId,
    pub heads: Heads,
}
