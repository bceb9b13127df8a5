//! Every action that looks across areas, with who may.

use kernel::{Action, Role, Who, Within};

const HR: Who = Who::Holds(Role::Hr, Within::Institution);
const HEAD: Who = Who::Holds(Role::HeadOfInstitution, Within::Institution);
const UNIT_HEAD: Who = Who::Holds(Role::HeadOfUnit, Within::Unit);
const COORDINATOR: Who = Who::Holds(Role::Coordinator, Within::Institution);
const PLANNER: Who = Who::Holds(Role::Planner, Within::Institution);
const AUDITOR: Who = Who::Holds(Role::Auditor, Within::Institution);
const NATIONAL: Who = Who::Holds(Role::National, Within::Nation);

kernel::actions! {
/// What waits for oneself.
pub const HOME: Action = Action { name: "oversight.home.read", who: &[Who::SignedIn] };
pub const HELP: Action = Action { name: "oversight.help.read", who: &[Who::Anyone] };
pub const PRIVACY: Action = Action { name: "oversight.privacy.read", who: &[Who::Anyone] };

// consoles of one institution: numbers of units, never a name
pub const INSTITUTION_READ: Action = Action {
    name: "oversight.institution.read",
    who: &[HR, HEAD, COORDINATOR, PLANNER, AUDITOR],
};
/// One unit and what is below it: also for its own head.
pub const UNIT_READ: Action =
    Action { name: "oversight.unit.read", who: &[HR, HEAD, COORDINATOR, PLANNER, AUDITOR, UNIT_HEAD] };
/// Who is behind a number: those who must help, and the head of the unit. Source: performance.md 4.3, 6.1 (14: no public lists).
pub const PEOPLE_LIST: Action =
    Action { name: "oversight.people.list", who: &[HR, HEAD, COORDINATOR, UNIT_HEAD] };
/// Who is stuck on whom.
pub const STUCK_LIST: Action = Action { name: "oversight.stuck.list", who: &[HR, HEAD, COORDINATOR] };

// the nation: numbers only
pub const NATION_READ: Action = Action { name: "oversight.nation.read", who: &[NATIONAL] };

/// Keeping the sums of consoles is the program's own work.
pub const ROLLUP_KEEP: Action = Action { name: "oversight.rollup.keep", who: &[] };
}
