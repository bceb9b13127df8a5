//! Figures of a quarter as types. Quantities in thousandths, reached since 1 July. Source: performance.md 1.6, 3.4.

use kernel::{
    EmploymentId, FileId, FinancialYear, InstitutionId, Marks, PersonId, Place, Quantity, Quarter, Timestamp,
};
use platform::work::Target;

use crate::terms::model::TermsId;

kernel::id!(
    /// Takwimu za robo mwaka: one set of figures.
    QuarterId
);

kernel::codes! {
    /// Hali ya takwimu. PROPOSED.
    pub enum State {
        /// Rasimu.
        Draft = "draft",
        /// Zimewasilishwa.
        Submitted = "submitted",
        /// Zimeulizwa, with a reason.
        Queried = "queried",
        /// Zimekatiwa rufaa: the institution holds the query to be wrong.
        Appealed = "appealed",
        /// Zimethibitishwa: only these count.
        Verified = "verified",
        /// A later correction was verified.
        Replaced = "replaced",
    }
}

platform::row! {
    /// Takwimu, with their institution.
    pub struct QuarterRow {
        pub institution_id: InstitutionId,
        pub institution_name: String,
        pub region_code: Option<String>,
        pub id: QuarterId,
        pub year: FinancialYear,
        pub quarter: Quarter,
        /// Set of the quarter, from 1.
        pub number: i64,
        pub corrects_id: Option<QuarterId>,
        pub terms_id: TermsId,
        pub state: State,
        pub late: bool,
        pub submitted_at: Option<Timestamp>,
        pub submitted_by_id: Option<EmploymentId>,
        pub submitted_by_name: String,
        pub answer: String,
        pub answered_at: Option<Timestamp>,
        pub answered_by_id: Option<PersonId>,
        pub answered_by_name: String,
        /// Why the head holds the query to be wrong; empty while nobody appealed.
        pub appeal: String,
        pub appealed_at: Option<Timestamp>,
        pub appealed_by_name: String,
        /// The reasons of whoever decided the appeal.
        pub decision: String,
        pub decided_at: Option<Timestamp>,
        pub decided_by_name: String,
        pub version: i64,
        /// What the institution scored with these figures, once they were verified.
        pub score: Option<Marks>,
    }
    /// A target with what was reached of it.
    pub struct FigureRow {
        pub code: String,
        pub objective_code: String,
        pub title: String,
        pub indicator: String,
        pub unit_of_measure: String,
        pub yearly_target: Option<Quantity>,
        pub milestone: Option<Quantity>,
        pub evidence: String,
        pub actual: Option<Quantity>,
        pub note: Option<String>,
        pub files: i64,
    }
    /// Ushahidi.
    pub struct EvidenceRow {
        pub code: String,
        pub file_id: FileId,
        pub name: String,
        pub size: i64,
    }
    /// What waits for verification.
    pub struct WaitingRow {
        pub institution_id: InstitutionId,
        pub institution_name: String,
        pub id: QuarterId,
        pub year: FinancialYear,
        pub quarter: Quarter,
        pub number: i64,
        pub state: State,
        pub late: bool,
        pub submitted_at: Timestamp,
    }
}

impl Target for QuarterRow {
    fn place(&self) -> Place {
        Place { region: self.region_code.clone(), ..Place::institution(self.institution_id) }
    }
}

/// What was typed of one target.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewFigure {
    pub code: String,
    pub actual: Option<Quantity>,
    pub note: String,
    /// Name and bytes of each file sent along.
    pub files: Vec<(String, Vec<u8>)>,
    pub dropped: Vec<FileId>,
}
