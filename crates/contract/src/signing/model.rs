//! A signature as a type: who signed is written down in full, for they may work in another institution.

use kernel::{InstitutionId, Timestamp};

use crate::terms::model::Party;

kernel::id!(
    /// Sahihi.
    SignatureId
);

platform::row! {
    /// Sahihi ya upande mmoja.
    pub struct SignatureRow {
        pub party: Party,
        pub signer_institution_id: InstitutionId,
        pub signer_name: String,
        pub signer_post: String,
        /// Whom a kaimu signed for; empty otherwise.
        pub acting_for: String,
        pub text_hash: Vec<u8>,
        pub signed_at: Timestamp,
    }
}
