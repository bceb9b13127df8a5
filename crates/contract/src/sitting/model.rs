//! A sitting and its list, as types.

use kernel::{Day, FinancialYear, InstitutionId, Place, Timestamp};
use platform::work::Target;

use crate::terms::model::{State, TermsId};

kernel::id!(
    /// Kikao cha kusaini.
    SittingId
);

platform::row! {
    /// Kikao, of the secretariat that calls it.
    pub struct SittingRow {
        pub institution_id: InstitutionId,
        pub region_code: Option<String>,
        pub region_name: Option<String>,
        pub id: SittingId,
        pub year: FinancialYear,
        pub held_on: Day,
        pub place: String,
        pub closed_at: Option<Timestamp>,
        pub version: i64,
    }
    /// One invited institution with its newest contract and who has signed it.
    pub struct InvitedRow {
        pub invited_id: InstitutionId,
        pub name: String,
        pub terms_id: Option<TermsId>,
        pub number: Option<i64>,
        pub state: Option<State>,
        pub text_hash: Option<Vec<u8>>,
        pub head_name: Option<String>,
        pub head_post: Option<String>,
        pub head_at: Option<Timestamp>,
        pub above_name: Option<String>,
        pub above_at: Option<Timestamp>,
    }
    /// An institution that can be invited.
    pub struct CouncilRow {
        pub id: InstitutionId,
        pub name: String,
    }
    /// A sitting to which an institution is invited, as its own people see it.
    pub struct CalledRow {
        pub held_on: Day,
        pub place: String,
        pub closed_at: Option<Timestamp>,
    }
}

impl Target for SittingRow {
    fn place(&self) -> Place {
        Place { region: self.region_code.clone(), ..Place::institution(self.institution_id) }
    }
}
