//! The types of issued papers.

use kernel::uuid::Uuid;
use kernel::{EmploymentId, FinancialYear, InstitutionId, Language, Timestamp};
use performance::paper::Kind;

kernel::id!(
    /// Karatasi iliyotolewa.
    PaperId
);

platform::row! {
    /// An issued paper without its bytes.
    pub struct PaperRow {
        pub id: PaperId,
        pub institution_id: InstitutionId,
        pub kind: Kind,
        pub subject_id: Uuid,
        pub about_id: EmploymentId,
        pub year: FinancialYear,
        pub basis: String,
        pub language: Language,
        pub code: String,
        pub file_name: String,
        pub initials: String,
        pub sha256: Vec<u8>,
        pub size: i64,
        pub issued_at: Timestamp,
        pub issued_by: String,
    }

    /// A paper's bytes.
    pub struct BodyRow {
        pub body: Vec<u8>,
    }
}

/// A paper about to be kept.
#[derive(Debug, Clone)]
pub struct NewPaper {
    pub institution: InstitutionId,
    pub kind: Kind,
    pub subject: Uuid,
    pub language: Language,
    pub code: String,
    pub basis: String,
    pub sha256: Vec<u8>,
    pub body: Vec<u8>,
}
