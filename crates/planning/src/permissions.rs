//! Every action on plans, with who may: the only place in this area where policy is written.
//! Source of the roles: performance.md 4.3. In which state of a plan an action makes sense is the features' rules.

use kernel::{Action, Role, Who, Within};

const PLANNER: Who = Who::Holds(Role::Planner, Within::Institution);
const HEAD: Who = Who::Holds(Role::HeadOfInstitution, Within::Institution);
const UNIT_HEAD: Who = Who::Holds(Role::HeadOfUnit, Within::Unit);

// plan
/// Everybody in an institution may read its plan: their own tasks come from it. PROPOSED.
pub const PLAN_READ: Action = Action { name: "planning.plan.read", who: &[Who::SignedIn] };
pub const PLAN_SUBMIT: Action = Action { name: "planning.plan.submit", who: &[PLANNER] };
pub const PLAN_APPROVE: Action = Action { name: "planning.plan.approve", who: &[HEAD] };
pub const PLAN_RETURN: Action = Action { name: "planning.plan.return", who: &[HEAD] };
pub const PLAN_COPY: Action = Action { name: "planning.plan.copy", who: &[PLANNER] };
pub const PLAN_IMPORT: Action = Action { name: "planning.plan.import", who: &[PLANNER] };

// lines of the plan
pub const OBJECTIVE_CREATE: Action = Action { name: "planning.objective.create", who: &[PLANNER] };
pub const OBJECTIVE_EDIT: Action = Action { name: "planning.objective.edit", who: &[PLANNER] };
pub const OBJECTIVE_DELETE: Action = Action { name: "planning.objective.delete", who: &[PLANNER] };
pub const TARGET_CREATE: Action = Action { name: "planning.target.create", who: &[PLANNER] };
pub const TARGET_EDIT: Action = Action { name: "planning.target.edit", who: &[PLANNER] };
pub const TARGET_DELETE: Action = Action { name: "planning.target.delete", who: &[PLANNER] };
pub const ACTIVITY_CREATE: Action = Action { name: "planning.activity.create", who: &[PLANNER] };
pub const ACTIVITY_EDIT: Action = Action { name: "planning.activity.edit", who: &[PLANNER] };
pub const ACTIVITY_DELETE: Action = Action { name: "planning.activity.delete", who: &[PLANNER] };
pub const ACTIVITY_RECORD_SPENDING: Action =
    Action { name: "planning.activity.record_spending", who: &[PLANNER] };
/// A sheet of what was spent on the lines of the plan.
pub const SPENDING_IMPORT: Action = Action { name: "planning.spending.import", who: &[PLANNER] };

// parts
pub const PART_LIST: Action = Action { name: "planning.part.list", who: &[Who::SignedIn] };
/// The head of a unit, for that unit and those below it; the head of institution for any.
pub const PART_TAKE: Action = Action { name: "planning.part.take", who: &[UNIT_HEAD, HEAD] };
pub const PART_EDIT: Action = Action { name: "planning.part.edit", who: &[UNIT_HEAD, HEAD] };
pub const PART_LEAVE: Action = Action { name: "planning.part.leave", who: &[UNIT_HEAD, HEAD] };

pub const ALL: &[&Action] = &[
    &PLAN_READ,
    &PLAN_SUBMIT,
    &PLAN_APPROVE,
    &PLAN_RETURN,
    &PLAN_COPY,
    &PLAN_IMPORT,
    &OBJECTIVE_CREATE,
    &OBJECTIVE_EDIT,
    &OBJECTIVE_DELETE,
    &TARGET_CREATE,
    &TARGET_EDIT,
    &TARGET_DELETE,
    &ACTIVITY_CREATE,
    &ACTIVITY_EDIT,
    &ACTIVITY_DELETE,
    &ACTIVITY_RECORD_SPENDING,
    &SPENDING_IMPORT,
    &PART_LIST,
    &PART_TAKE,
    &PART_EDIT,
    &PART_LEAVE,
];
