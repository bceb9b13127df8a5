//! Every action that looks across areas, with who may.

use kernel::{Action, Relation, Role, Who, Within};

kernel::actions! {
    /// What waits for oneself.
    pub const HOME: Action = Action { name: "oversight.home.read", who: &[Who::SignedIn] };
    pub const HELP: Action = Action { name: "oversight.help.read", who: &[Who::Anyone] };
    pub const PRIVACY: Action = Action { name: "oversight.privacy.read", who: &[Who::Anyone] };
    /// Kutoa na kuchukua karatasi. The thing a paper is about is opened first, by its own area's policy; this only lets
    /// through whoever could be allowed there.
    pub const PAPER_ISSUE: Action = Action {
        name: "oversight.paper.issue",
        who: &[
            Who::Is(Relation::Owner),
            Who::Is(Relation::Supervisor),
            Who::Is(Relation::SecondLevel),
            Who::Is(Relation::Respondent),
            Who::Is(Relation::Panel),
            Who::Holds(Role::HeadOfUnit, Within::Unit),
            Who::Holds(Role::HeadOfInstitution, Within::Institution),
            Who::Holds(Role::Hr, Within::Institution),
            Who::Holds(Role::Coordinator, Within::Institution),
            Who::Holds(Role::Auditor, Within::Institution),
        ],
    };
    /// Karatasi za mwaka: those of the whole institution at once.
    pub const PAPER_BUNDLE: Action = Action {
        name: "oversight.paper.bundle",
        who: &[
            Who::Holds(Role::Hr, Within::Institution),
            Who::Holds(Role::HeadOfInstitution, Within::Institution),
        ],
    };
    /// Thibitisha karatasi: whoever holds one.
    pub const PAPER_VERIFY: Action = Action { name: "oversight.paper.verify", who: &[Who::Anyone] };
}
