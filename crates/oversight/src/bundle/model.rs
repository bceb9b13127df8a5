//! The types of a bundle. Its papers are rows of their own; a bundle only counts them.

use kernel::{EmploymentId, FinancialYear, InstitutionId, Language, Place, Timestamp};
use performance::paper::Kind;
use platform::work::Target;

kernel::id!(
    /// Fungu la karatasi.
    BundleId
);

kernel::codes! {
    /// Where a bundle stands.
    pub enum State {
        /// Zinatolewa.
        Running = "running",
        /// Zimetolewa zote.
        Done = "done",
        /// Imesimama: an error, or the server ended. It can go on.
        Stopped = "stopped",
    }
}

/// The kinds that are asked for by the year: each employee has one of them.
pub const KINDS: [Kind; 3] = [Kind::Agreement, Kind::Appraisal, Kind::Result];

platform::row! {
    pub struct BundleRow {
        pub id: BundleId,
        pub institution_id: InstitutionId,
        pub kind: Kind,
        pub year: FinancialYear,
        pub language: Language,
        pub state: State,
        pub total: i64,
        pub done: i64,
        /// Papers that could not be set; the log says why.
        pub failed: i64,
        pub beat_at: Timestamp,
        pub made_by_id: EmploymentId,
        pub made_at: Timestamp,
        pub version: i64,
    }
}

impl Target for BundleRow {
    fn place(&self) -> Place {
        Place::institution(self.institution_id)
    }
}
