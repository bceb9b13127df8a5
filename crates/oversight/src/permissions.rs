//! Every action that looks across areas, with who may.

use kernel::{Action, Relation, Role, Who, Within};

const HR: Who = Who::Holds(Role::Hr, Within::Institution);
const HEAD: Who = Who::Holds(Role::HeadOfInstitution, Within::Institution);
const UNIT_HEAD: Who = Who::Holds(Role::HeadOfUnit, Within::Unit);
const COORDINATOR: Who = Who::Holds(Role::Coordinator, Within::Institution);
const PLANNER: Who = Who::Holds(Role::Planner, Within::Institution);
const AUDITOR: Who = Who::Holds(Role::Auditor, Within::Institution);
const SECRETARY: Who = Who::Holds(Role::HeadOfInstitution, Within::Region);
const SECRETARIAT_PLANNER: Who = Who::Holds(Role::Planner, Within::Region);
const SECRETARIAT_COORDINATOR: Who = Who::Holds(Role::Coordinator, Within::Region);
const NATIONAL: Who = Who::Holds(Role::National, Within::Nation);

kernel::actions! {
/// What waits for oneself.
pub const HOME: Action = Action { name: "oversight.home.read", who: &[Who::SignedIn, Who::Seated, Who::Left] };
pub const HELP: Action = Action { name: "oversight.help.read", who: &[Who::Anyone] };
pub const PRIVACY: Action = Action { name: "oversight.privacy.read", who: &[Who::Anyone] };

/// Why something is not seen; what is said follows from what the reader may know.
pub const WHY: Action = Action { name: "oversight.why.ask", who: &[Who::SignedIn, Who::Left] };

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
/// A region and what is below it: also for the secretariat that stands above its councils.
pub const REGION_READ: Action = Action {
    name: "oversight.region.read",
    who: &[NATIONAL, SECRETARY, SECRETARIAT_PLANNER, SECRETARIAT_COORDINATOR],
};
/// The region of one's own secretariat.
pub const REGION_OWN: Action = Action {
    name: "oversight.region.own",
    who: &[SECRETARY, SECRETARIAT_PLANNER, SECRETARIAT_COORDINATOR],
};

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
    who: &[HEAD, HR, AUDITOR],
};
/// The nation's figures, without institutions and without small groups.
pub const FAIRNESS_NATION: Action =
    Action { name: "oversight.fairness.nation", who: &[NATIONAL] };

/// Keeping the sums of consoles is the program's own work.
pub const ROLLUP_KEEP: Action = Action { name: "oversight.rollup.keep", who: &[] };

/// Kutoa na kuchukua karatasi. The thing a paper is about is opened first, by its own area's policy; this only lets through
/// whoever could be allowed there.
pub const PAPER_ISSUE: Action = Action {
    name: "oversight.paper.issue",
    who: &[
        Who::Is(Relation::Owner),
        Who::Is(Relation::Supervisor),
        Who::Is(Relation::SecondLevel),
        Who::Is(Relation::Respondent),
        Who::Is(Relation::Panel),
        UNIT_HEAD,
        HEAD,
        HR,
        COORDINATOR,
        AUDITOR,
        Who::Left,
    ],
};
/// Karatasi za mwaka: those of the whole institution at once.
pub const PAPER_BUNDLE: Action = Action { name: "oversight.paper.bundle", who: &[HR, HEAD] };
/// Chukua karatasi za mwaka: the same file in hand.
pub const PAPER_TAKE: Action = Action { name: "oversight.paper.take", who: &[HR, HEAD] };
/// Thibitisha karatasi: whoever holds one.
pub const PAPER_VERIFY: Action = Action { name: "oversight.paper.verify", who: &[Who::Anyone] };
}
