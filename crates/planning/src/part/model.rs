//! A unit's part of an activity, as types.

use kernel::{FinancialYear, InstitutionId, Place, Quantity, UnitId};
use platform::work::Target;

use crate::activity::ActivityId;

kernel::id!(
    /// Sehemu ya shughuli: a unit's part of an activity.
    PartId
);

platform::row! {
    /// One unit's part, with its activity and the unit's place in the tree.
    pub struct PartRow {
        pub institution_id: InstitutionId,
        pub id: PartId,
        pub year: FinancialYear,
        pub activity_id: ActivityId,
        pub activity_code: String,
        pub activity_title: String,
        pub unit_id: UnitId,
        pub unit_name: String,
        pub unit_path: String,
        /// Its share of the yearly target; None: not counted.
        pub quantity: Option<Quantity>,
        pub unit_of_measure: String,
        pub note: String,
        pub version: i64,
    }
    /// An activity somebody may take part in.
    pub struct Offer {
        pub id: ActivityId,
        pub code: String,
        pub title: String,
        pub owner_name: Option<String>,
        pub yearly_target: Option<Quantity>,
        pub unit_of_measure: String,
    }
}

impl Target for PartRow {
    fn place(&self) -> Place {
        Place { unit_path: Some(self.unit_path.clone()), ..Place::institution(self.institution_id) }
    }
}
