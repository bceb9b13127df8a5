//! The types of a use of a mark. No decision is made here.

use kernel::{Day, Timestamp};

kernel::id!(
    /// Tumizi moja la alama.
    UseId
);

kernel::codes! {
    /// For what a mark was used. Source: performance.md 1.4 (confirmation, skills, increment, promotion) and 3.1.
    pub enum Purpose {
        /// Kuthibitishwa kazini.
        Confirmation = "confirmation",
        /// Kupandishwa cheo.
        Promotion = "promotion",
        /// Tuzo.
        Award = "award",
        /// Mafunzo.
        Training = "training",
        /// Adhabu.
        Sanction = "sanction",
        Other = "other",
    }
}

platform::row! {
    /// One use of one mark.
    pub struct UseRow {
        pub id: UseId,
        pub purpose: Purpose,
        pub decision: String,
        pub letter: String,
        pub used_on: Day,
        pub mark_version: i64,
        pub used_by_name: String,
        pub recorded_at: Timestamp,
    }
}

/// What somebody typed about a use, not yet judged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedUse {
    pub purpose: String,
    pub decision: String,
    pub letter: String,
    pub used_on: String,
}

/// The same as it was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUse {
    pub purpose: Purpose,
    pub decision: String,
    pub letter: String,
    pub used_on: Day,
}
