//! The words of institutions and of the shipped reference data. No SQL, no decisions.

use kernel::{InstitutionId, Place};
use platform::work::Target;

kernel::codes! {
    /// Aina ya taasisi. Source: performance.md 4.1.
    pub enum InstitutionKind {
        /// Halmashauri.
        Council = "council",
        /// Sekretarieti ya mkoa.
        Region = "region",
        /// Wizara.
        Ministry = "ministry",
        /// Wakala, chuo, bodi.
        Agency = "agency",
    }
}

impl InstitutionKind {
    /// Also takes the council kinds of the reference data: CC, MC, TC, DC.
    pub fn from_written(text: &str) -> Option<Self> {
        match text.trim() {
            "CC" | "MC" | "TC" | "DC" => Some(Self::Council),
            other => Self::from_code(&other.to_lowercase()),
        }
    }
}

platform::row! {
    /// Taasisi.
    pub struct InstitutionRow {
        pub id: InstitutionId,
        /// What the command line calls it: `NJOMBE-TC`.
        pub code: String,
        pub name: String,
        pub kind: InstitutionKind,
        pub region_code: Option<String>,
    }

    /// Mkoa.
    pub struct RegionRow {
        pub code: String,
        pub name: String,
        /// Fungu: the vote of its secretariat; `vote_inferred` when no source states it.
        pub vote: String,
        pub vote_inferred: bool,
    }

    /// Halmashauri.
    pub struct CouncilRow {
        pub name: String,
        pub kind: String,
        pub region_code: String,
    }
}

impl Target for InstitutionRow {
    fn place(&self) -> Place {
        Place::institution(self.id)
    }
}
