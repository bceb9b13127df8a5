//! The contract of an institution for a year, as types. Amounts: weights in basis points, quantities in thousandths.
//! Source: performance.md 3.4, 4.5.

use kernel::{EmploymentId, FinancialYear, InstitutionId, Place, Quantity, Quarter, Seat, Timestamp, Weight};
use people::institution::InstitutionKind;
use platform::work::Target;

kernel::id!(
    /// Toleo la mkataba: one version of an institution's contract of one year.
    TermsId
);

kernel::codes! {
    /// Hali ya mkataba. PROPOSED (performance.md 4.5 names the draft, both signatures and the addendum).
    pub enum State {
        /// Rasimu.
        Draft = "draft",
        /// Umewasilishwa: waits for the seat above.
        Submitted = "submitted",
        /// Umerudishwa, with a reason.
        Returned = "returned",
        /// Umekubaliwa: the text is fixed and waits for signatures.
        Agreed = "agreed",
        /// Umesainiwa na pande zote mbili.
        Signed = "signed",
        /// Umefuatwa na nyongeza: a later version was signed.
        Replaced = "replaced",
    }
}

kernel::codes! {
    /// Upande wa mkataba.
    pub enum Party {
        /// Taasisi: its head.
        Institution = "institution",
        /// Mamlaka ya juu: the seat above it.
        Authority = "authority",
    }
}

kernel::codes! {
    /// Which seat stands above an institution. Source: performance.md 4.2.
    pub enum Authority {
        /// Katibu Tawala wa Mkoa, above a council.
        Region = "region",
        /// Katibu Mkuu Kiongozi, through the seat of PO-PSMGG, above everybody else. PROPOSED.
        Nation = "nation",
    }
}

platform::row! {
    /// Toleo la mkataba, with its institution.
    pub struct TermsRow {
        pub institution_id: InstitutionId,
        pub institution_name: String,
        pub kind: InstitutionKind,
        /// Of a council: code and name of the region whose secretariat stands above it.
        pub region_code: Option<String>,
        pub region_name: Option<String>,
        pub id: TermsId,
        pub year: FinancialYear,
        /// Version, from 1.
        pub number: i64,
        pub state: State,
        pub reason: String,
        pub addendum: String,
        pub promised: String,
        pub evidence_rules: String,
        pub text_hash: Option<Vec<u8>>,
        pub submitted_at: Option<Timestamp>,
        pub submitted_by_id: Option<EmploymentId>,
        pub agreed_at: Option<Timestamp>,
        pub agreed_by_name: String,
        pub signed_at: Option<Timestamp>,
        pub version: i64,
    }
    /// Lengo.
    pub struct ObjectiveRow {
        pub code: String,
        pub title: String,
        pub weight: Weight,
    }
    /// Shabaha.
    pub struct TargetRow {
        pub code: String,
        pub objective_code: String,
        pub title: String,
        pub indicator: String,
        pub unit_of_measure: String,
        pub yearly_target: Option<Quantity>,
        pub quarter_1: Option<Quantity>,
        pub quarter_2: Option<Quantity>,
        pub quarter_3: Option<Quantity>,
        pub quarter_4: Option<Quantity>,
        /// Which evidence is owed; empty: none.
        pub evidence: String,
    }
    /// An institution with its newest contract of a year, as those above it see them together.
    pub struct ListedRow {
        pub institution_id: InstitutionId,
        pub name: String,
        pub terms_id: Option<TermsId>,
        pub state: Option<State>,
        /// Its version.
        pub number: Option<i64>,
        /// The version that both have signed; another than the newest while an addendum is on its way.
        pub in_force: Option<i64>,
        pub submitted: i64,
        pub verified: i64,
        /// The newest score of the latest quarter verified.
        pub score: Option<kernel::Marks>,
    }
}

impl TermsRow {
    pub fn authority(&self) -> Authority {
        super::rules::authority(self.kind)
    }

    /// The same seat as policy and due dates know it.
    pub fn seat(&self) -> Seat {
        match self.authority() {
            Authority::Region => Seat::Region(self.region_code.clone().unwrap_or_default()),
            Authority::Nation => Seat::Nation,
        }
    }
}

impl Target for TermsRow {
    fn place(&self) -> Place {
        Place { region: self.region_code.clone(), ..Place::institution(self.institution_id) }
    }
}

impl TargetRow {
    /// Reached by the end of a quarter, counted since 1 July.
    pub fn milestone(&self, quarter: Quarter) -> Option<Quantity> {
        match quarter {
            Quarter::First => self.quarter_1,
            Quarter::Second => self.quarter_2,
            Quarter::Third => self.quarter_3,
            Quarter::Fourth => self.quarter_4,
        }
    }
}

/// Objectives and targets of one version, in the order of their codes.
#[derive(Debug, Clone, Default)]
pub struct Lines {
    pub objectives: Vec<ObjectiveRow>,
    pub targets: Vec<TargetRow>,
}

impl Lines {
    pub fn below<'l>(&'l self, objective: &'l ObjectiveRow) -> impl Iterator<Item = &'l TargetRow> {
        self.targets.iter().filter(|target| target.objective_code == objective.code)
    }

    pub fn weight(&self) -> Weight {
        self.objectives.iter().map(|objective| objective.weight).sum()
    }
}
