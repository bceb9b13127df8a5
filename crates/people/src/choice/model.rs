//! The words of choosing a supervisor. No SQL, no decisions.

use kernel::{Day, EmploymentId, InstitutionId, Place};
use platform::work::Target;

kernel::id!(
    /// Ombi la msimamizi: one wish.
    ChoiceId
);

kernel::codes! {
    /// Where a wish stands. Open are the first three.
    pub enum State {
        /// Inamsubiri aliyechaguliwa.
        Asked = "asked",
        /// Aliyechaguliwa hakujibu hadi siku yake; inamsubiri Afisa Utumishi.
        Unanswered = "unanswered",
        /// Amekubali; inamsubiri Afisa Utumishi.
        Accepted = "accepted",
        /// Imethibitishwa: the supervision has changed.
        Confirmed = "confirmed",
        /// Imekataliwa.
        Declined = "declined",
        /// Imeondolewa na mwombaji.
        Withdrawn = "withdrawn",
    }
}

impl State {
    /// Somebody still owes an answer.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Asked | Self::Unanswered | Self::Accepted)
    }

    /// HR may confirm: the one chosen has accepted, or has let the day pass.
    pub fn waits_for_hr(self) -> bool {
        matches!(self, Self::Unanswered | Self::Accepted)
    }
}

platform::row! {
    /// One wish with everybody it concerns.
    pub struct ChoiceRow {
        pub institution_id: InstitutionId,
        pub id: ChoiceId,
        pub employment_id: EmploymentId,
        pub name: String,
        pub check_number: String,
        pub unit_path: String,
        pub chosen_id: EmploymentId,
        pub chosen_name: String,
        /// Who supervises now, or from a day that is already set.
        pub supervisor_name: Option<String>,
        pub reason: String,
        pub state: State,
        /// Why it was declined.
        pub answer: String,
        pub made_on: Day,
        pub version: i64,
    }
}

/// The chosen one stands where a supervisor does: it is they who accept.
impl Target for ChoiceRow {
    fn place(&self) -> Place {
        Place {
            institution: Some(self.institution_id),
            unit_path: Some(self.unit_path.clone()),
            owner: Some(self.employment_id),
            supervisor: Some(self.chosen_id),
            ..Place::default()
        }
    }
}

/// A wish to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewChoice {
    pub chosen: EmploymentId,
    pub reason: String,
}
