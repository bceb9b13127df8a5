//! Every action that looks across areas, with who may.

use kernel::{Action, Relation, Role, Who, Within};

/// What waits for oneself.
pub const HOME: Action = Action { name: "oversight.home.read", who: &[Who::SignedIn] };
pub const HELP: Action = Action { name: "oversight.help.read", who: &[Who::Anyone] };
pub const PRIVACY: Action = Action { name: "oversight.privacy.read", who: &[Who::Anyone] };

// fairness

/// Usawa wa tathmini: one's own figures and those of the supervisors one supervises. Source: performance.md 3.5.
pub const FAIRNESS_LINE: Action =
    Action { name: "oversight.fairness.line", who: &[Who::Is(Relation::Supervisor)] };
/// The figures of one supervisor: whoever stands above, and the supervisor. Nobody else sees them by name.
pub const FAIRNESS_READ: Action = Action {
    name: "oversight.fairness.read",
    who: &[Who::Is(Relation::Owner), Who::Is(Relation::Supervisor)],
};
/// The institution's figures, without names.
pub const FAIRNESS_INSTITUTION: Action = Action {
    name: "oversight.fairness.institution",
    who: &[
        Who::Holds(Role::HeadOfInstitution, Within::Institution),
        Who::Holds(Role::Hr, Within::Institution),
        Who::Holds(Role::Auditor, Within::Institution),
    ],
};
/// The nation's figures, without institutions and without small groups.
pub const FAIRNESS_NATION: Action =
    Action { name: "oversight.fairness.nation", who: &[Who::Holds(Role::National, Within::Nation)] };

pub const ALL: &[&Action] =
    &[&HOME, &HELP, &PRIVACY, &FAIRNESS_LINE, &FAIRNESS_READ, &FAIRNESS_INSTITUTION, &FAIRNESS_NATION];
