//! The words of the organisation tree: units, places, posts and what a post heads. No SQL, no decisions.

use kernel::{InstitutionId, Place, UnitId};
use platform::work::Target;

kernel::id!(
    /// Kituo cha kazi: a place of work.
    WorkstationId
);
kernel::id!(
    /// Cheo: a post in a unit.
    PostId
);

kernel::codes! {
    /// What the holder of a post heads (mkuu wa). Source: performance.md 4.1, 4.2.
    pub enum Heads {
        Nothing = "nothing",
        /// Taasisi.
        Institution = "institution",
        /// Idara au kitengo.
        Department = "department",
        /// Sehemu.
        Section = "section",
        /// Kituo cha kazi.
        Workstation = "workstation",
    }
}

impl Heads {
    /// Reads what a sheet says, in either language; empty is nothing.
    pub fn from_written(text: &str) -> Option<Self> {
        Some(match written(text).as_str() {
            "" | "hapana" | "no" | "nothing" => Self::Nothing,
            "taasisi" | "institution" => Self::Institution,
            "idara" | "kitengo" | "department" | "unit" => Self::Department,
            "sehemu" | "section" => Self::Section,
            "kituo" | "kituo_cha_kazi" | "workstation" => Self::Workstation,
            _ => return None,
        })
    }
}

kernel::codes! {
    /// A department, or a section below one. A unit (kitengo) is a department with a flag. Source: performance.md 4.1.
    pub enum UnitKind {
        /// Idara (au kitengo).
        Department = "department",
        /// Sehemu.
        Section = "section",
    }
}

kernel::codes! {
    /// Aina ya kituo cha kazi.
    pub enum WorkstationKind {
        /// Ofisi.
        Office = "office",
        /// Shule ya msingi.
        PrimarySchool = "primary_school",
        /// Shule ya sekondari.
        SecondarySchool = "secondary_school",
        /// Zahanati.
        Dispensary = "dispensary",
        /// Kituo cha afya.
        HealthCentre = "health_centre",
        /// Hospitali.
        Hospital = "hospital",
        /// Ofisi ya kata.
        WardOffice = "ward_office",
        /// Ofisi ya kijiji au mtaa.
        VillageOffice = "village_office",
    }
}

impl WorkstationKind {
    /// Reads what a sheet says, in either language; empty is an office.
    pub fn from_written(text: &str) -> Option<Self> {
        let text = written(text);
        Some(match text.as_str() {
            "" | "ofisi" => Self::Office,
            "shule_ya_msingi" => Self::PrimarySchool,
            "shule_ya_sekondari" => Self::SecondarySchool,
            "zahanati" => Self::Dispensary,
            "kituo_cha_afya" => Self::HealthCentre,
            "hospitali" => Self::Hospital,
            "ofisi_ya_kata" => Self::WardOffice,
            "ofisi_ya_kijiji" | "ofisi_ya_mtaa" => Self::VillageOffice,
            other => return Self::from_code(other),
        })
    }
}

/// `Shule ya Msingi` and `shule-ya-msingi` are one word.
fn written(text: &str) -> String {
    text.trim().to_lowercase().replace([' ', '-'], "_")
}

platform::row! {
    /// Idara, kitengo au sehemu.
    pub struct UnitRow {
        pub institution_id: InstitutionId,
        pub id: UnitId,
        pub parent_id: Option<UnitId>,
        pub kind: UnitKind,
        pub is_unit: bool,
        pub name: String,
        pub path: String,
        pub version: i64,
    }

    /// Kituo cha kazi.
    pub struct WorkstationRow {
        pub institution_id: InstitutionId,
        pub id: WorkstationId,
        pub name: String,
        pub kind: WorkstationKind,
        pub version: i64,
    }

    /// Cheo, in its unit.
    pub struct PostRow {
        pub id: PostId,
        pub unit_id: UnitId,
        pub title: String,
        pub heads: Heads,
    }
}

impl UnitRow {
    /// The path of a unit below `parent` (none: at the top).
    pub fn path_below(parent: Option<&Self>, id: UnitId) -> String {
        format!("{}{id}/", parent.map_or("/", |unit| unit.path.as_str()))
    }

    /// `Idara`, `Kitengo` or `Sehemu`: the last part of the words key.
    pub fn kind_code(&self) -> &'static str {
        kind_code(self.kind, self.is_unit)
    }
}

pub(super) fn kind_code(kind: UnitKind, is_unit: bool) -> &'static str {
    match (kind, is_unit) {
        (UnitKind::Department, true) => "unit",
        (UnitKind::Department, false) => "department",
        (UnitKind::Section, _) => "section",
    }
}

impl Target for WorkstationRow {
    fn place(&self) -> Place {
        Place::institution(self.institution_id)
    }
}

impl Target for UnitRow {
    fn place(&self) -> Place {
        Place { unit_path: Some(self.path.clone()), ..Place::institution(self.institution_id) }
    }
}

/// Text of a name with single spaces; the same name typed twice is one name.
pub fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
