//! Every action on contracts of institutions, with who may: the only place in this area where policy is written.
//! Source of the roles: performance.md 4.2, 4.3. Which of the two seats above an institution is meant, and in which state
//! an action makes sense, is the features' rules.

use kernel::{Action, Role, Who, Within};

const PLANNER: Who = Who::Holds(Role::Planner, Within::Institution);
const HEAD: Who = Who::Holds(Role::HeadOfInstitution, Within::Institution);
/// Katibu Tawala wa Mkoa, over the councils of the region.
const SECRETARY: Who = Who::Holds(Role::HeadOfInstitution, Within::Region);
/// The secretariat's planning officer, who prepares a sitting and shows its list in the room.
const SECRETARIAT: Who = Who::Holds(Role::Planner, Within::Region);
/// Ofisi ya Rais - UTUMISHI, Performance Contracting Division.
const NATIONAL: Who = Who::Holds(Role::National, Within::Nation);

/// Who reads the contract of an institution they may answer for: its officers, and the seats above it.
const READERS: &[Who] = &[
    PLANNER,
    HEAD,
    Who::Holds(Role::Hr, Within::Institution),
    Who::Holds(Role::Coordinator, Within::Institution),
    Who::Holds(Role::Auditor, Within::Institution),
    SECRETARY,
    SECRETARIAT,
    NATIONAL,
];

kernel::actions! {
// terms
/// The contract of one's own institution: everybody's work serves it, so everybody in it may read it. PROPOSED.
pub const TERMS_OWN: Action = Action { name: "contract.terms.own", who: &[Who::SignedIn] };
pub const TERMS_READ: Action = Action { name: "contract.terms.read", who: READERS };
/// The contracts of the institutions one stands above.
pub const TERMS_LIST: Action =
    Action { name: "contract.terms.list", who: &[SECRETARY, SECRETARIAT, NATIONAL] };
pub const TERMS_BEGIN: Action = Action { name: "contract.terms.begin", who: &[PLANNER] };
pub const TERMS_EDIT: Action = Action { name: "contract.terms.edit", who: &[PLANNER] };
pub const TERMS_SUBMIT: Action = Action { name: "contract.terms.submit", who: &[PLANNER, HEAD] };
/// Kuanza nyongeza: a signed contract changes only by its next version. Source: performance.md 4.5.
pub const TERMS_AMEND: Action = Action { name: "contract.terms.amend", who: &[PLANNER, HEAD] };
pub const TERMS_AGREE: Action = Action { name: "contract.terms.agree", who: &[SECRETARY, NATIONAL] };
pub const TERMS_RETURN: Action = Action { name: "contract.terms.return", who: &[SECRETARY, NATIONAL] };
/// The head for the institution, the seat above it for the Government.
pub const TERMS_SIGN: Action = Action { name: "contract.terms.sign", who: &[HEAD, SECRETARY, NATIONAL] };

// sitting
pub const SITTING_LIST: Action = Action { name: "contract.sitting.list", who: &[SECRETARY, SECRETARIAT] };
pub const SITTING_CALL: Action = Action { name: "contract.sitting.call", who: &[SECRETARY, SECRETARIAT] };
pub const SITTING_CLOSE: Action = Action { name: "contract.sitting.close", who: &[SECRETARY, SECRETARIAT] };

// quarter
pub const QUARTER_READ: Action = Action { name: "contract.quarter.read", who: READERS };
pub const QUARTER_EDIT: Action = Action { name: "contract.quarter.edit", who: &[PLANNER, HEAD] };
pub const QUARTER_SUBMIT: Action = Action { name: "contract.quarter.submit", who: &[PLANNER, HEAD] };
/// Of figures already sent: a new set that points to the old.
pub const QUARTER_CORRECT: Action = Action { name: "contract.quarter.correct", who: &[PLANNER, HEAD] };
/// What waits for verification in the whole country.
pub const QUARTER_LIST: Action = Action { name: "contract.quarter.list", who: &[NATIONAL] };
pub const QUARTER_VERIFY: Action = Action { name: "contract.quarter.verify", who: &[NATIONAL] };
pub const QUARTER_QUERY: Action = Action { name: "contract.quarter.query", who: &[NATIONAL] };
/// Kukata rufaa dhidi ya hoja. Source: performance.md 5.2, "head of institution appeals to PO-PSMGG".
pub const QUARTER_APPEAL: Action = Action { name: "contract.quarter.appeal", who: &[HEAD] };
/// Kuamua rufaa ya taasisi: another officer of the same seat than who queried.
pub const QUARTER_DECIDE: Action = Action { name: "contract.quarter.decide", who: &[NATIONAL] };

// score
/// The score of one's own institution.
pub const SCORE_OWN: Action = Action { name: "contract.score.own", who: &[Who::SignedIn] };
pub const SCORE_READ: Action = Action { name: "contract.score.read", who: READERS };
}
