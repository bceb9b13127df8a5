//! Every action on institutions and people, with who may: the only place in this area where policy is written.
//! Source of the roles: performance.md 4.3. Whether a particular change makes sense is decided by the features' rules.

use kernel::{Action, Relation, Role, Who, Within};

const HR: Who = Who::Holds(Role::Hr, Within::Institution);
const HEAD: Who = Who::Holds(Role::HeadOfInstitution, Within::Institution);
const UNIT_HEAD: Who = Who::Holds(Role::HeadOfUnit, Within::Unit);
const PLANNER: Who = Who::Holds(Role::Planner, Within::Institution);
const COORDINATOR: Who = Who::Holds(Role::Coordinator, Within::Institution);
const AUDITOR: Who = Who::Holds(Role::Auditor, Within::Institution);
const SYSTEM_ADMIN: Who = Who::Holds(Role::SystemAdmin, Within::Institution);

kernel::actions! {
// institution
/// Only the program itself (the command line) makes institutions; no page does.
pub const INSTITUTION_CREATE: Action = Action { name: "people.institution.create", who: &[] };

// unit
pub const UNIT_LIST: Action =
    Action { name: "people.unit.list", who: &[HR, HEAD, PLANNER, COORDINATOR, AUDITOR, SYSTEM_ADMIN] };
pub const UNIT_CREATE: Action = Action { name: "people.unit.create", who: &[HR] };
pub const UNIT_RENAME: Action = Action { name: "people.unit.rename", who: &[HR] };
pub const WORKSTATION_CREATE: Action = Action { name: "people.workstation.create", who: &[HR] };
pub const WORKSTATION_EDIT: Action = Action { name: "people.workstation.edit", who: &[HR] };

// employee
pub const EMPLOYEE_LIST: Action =
    Action { name: "people.employee.list", who: &[HR, HEAD, COORDINATOR, AUDITOR, SYSTEM_ADMIN] };
pub const EMPLOYEE_READ: Action = Action {
    name: "people.employee.read",
    who: &[
        HR,
        HEAD,
        UNIT_HEAD,
        COORDINATOR,
        AUDITOR,
        SYSTEM_ADMIN,
        Who::Is(Relation::Owner),
        Who::Is(Relation::Supervisor),
        Who::Is(Relation::SecondLevel),
        Who::Left,
    ],
};
/// Birth date, telephone and e-mail are seen by fewer people than the directory is.
pub const EMPLOYEE_READ_CONTACT: Action = Action {
    name: "people.employee.read_contact",
    who: &[HR, SYSTEM_ADMIN, Who::Is(Relation::Owner), Who::Is(Relation::Supervisor), Who::Left],
};
pub const EMPLOYEE_CREATE: Action = Action { name: "people.employee.create", who: &[HR] };
pub const EMPLOYEE_EDIT: Action = Action { name: "people.employee.edit", who: &[HR] };
pub const EMPLOYEE_END: Action = Action { name: "people.employee.end", who: &[HR] };
/// A last day that has not passed is taken back.
pub const EMPLOYEE_KEEP: Action = Action { name: "people.employee.keep", who: &[HR] };
/// One's own data and history.
pub const EMPLOYEE_OWN: Action = Action { name: "people.employee.own", who: &[Who::SignedIn, Who::Left] };

// audit
/// An auditor says why somebody's file is read; the employee sees it.
pub const AUDIT_STATE: Action = Action { name: "people.audit.state", who: &[AUDITOR] };
/// What auditors have stated: themselves, and those who answer for the institution.
pub const AUDIT_LIST: Action = Action { name: "people.audit.list", who: &[AUDITOR, HR, HEAD] };
/// The file of one employee, once a reason was stated.
pub const AUDIT_READ: Action =
    Action { name: "people.audit.read", who: &[Who::Stated(Role::Auditor, Within::Institution)] };

// contact
/// Where and how often one is reached by e-mail: one's own.
pub const CONTACT_CHANGE: Action =
    Action { name: "people.contact.change", who: &[Who::Is(Relation::Owner), Who::Left] };

// staff import
pub const STAFF_IMPORT: Action = Action { name: "people.staff.import", who: &[HR] };

// supervision
pub const SUPERVISION_LIST: Action =
    Action { name: "people.supervision.list", who: &[HR, HEAD, COORDINATOR, AUDITOR] };
pub const SUPERVISION_CHANGE: Action = Action { name: "people.supervision.change", who: &[HR] };
/// What somebody owes goes to the next supervisor: with the change itself, or by the program's round on its day.
pub const DUE_HAND_OVER: Action = Action { name: "people.due.hand_over", who: &[HR] };
/// A day inside an absence gives way to one after it. The program does that, nobody else.
pub const DUE_DEFER: Action = Action { name: "people.due.defer", who: &[] };

// holiday
/// Whoever has due dates may know the days that do not count.
pub const HOLIDAY_LIST: Action = Action { name: "people.holiday.list", who: &[Who::SignedIn, Who::Left] };
/// The calendar is the nation's, the due dates of an institution are HR's; the system administrator enters what is
/// proclaimed. Source: performance.md 4.3.
pub const HOLIDAY_CHANGE: Action = Action {
    name: "people.holiday.change",
    who: &[HR, SYSTEM_ADMIN, Who::Holds(Role::National, Within::Nation)],
};

// choice
/// One's own supervisors, and naming another.
pub const CHOICE_OWN: Action = Action { name: "people.choice.own", who: &[Who::SignedIn] };
pub const CHOICE_ASK: Action = Action { name: "people.choice.ask", who: &[Who::Is(Relation::Owner)] };
/// A wish: who made it, who is named in it (who stands where a supervisor does), and HR.
pub const CHOICE_READ: Action = Action {
    name: "people.choice.read",
    who: &[HR, Who::Is(Relation::Owner), Who::Is(Relation::Supervisor)],
};
/// Wishes in somebody's history: their supervisor is the last who should read there that another was wished for.
pub const CHOICE_HISTORY: Action =
    Action { name: "people.choice.history", who: &[HR, Who::Is(Relation::Owner)] };
pub const CHOICE_ACCEPT: Action =
    Action { name: "people.choice.accept", who: &[Who::Is(Relation::Supervisor)] };
pub const CHOICE_DECLINE: Action =
    Action { name: "people.choice.decline", who: &[HR, Who::Is(Relation::Supervisor)] };
pub const CHOICE_WITHDRAW: Action =
    Action { name: "people.choice.withdraw", who: &[Who::Is(Relation::Owner)] };
/// The day of the one named passed without an answer. The program finds that, nobody else.
pub const CHOICE_PASS: Action = Action { name: "people.choice.pass", who: &[] };
/// The second consent; nobody gives it about themselves: `choice::rules`.
pub const CHOICE_CONFIRM: Action = Action { name: "people.choice.confirm", who: &[HR] };

// acting
pub const ACTING_LIST: Action = Action { name: "people.acting.list", who: &[HR, HEAD, AUDITOR] };
pub const ACTING_ADD: Action = Action { name: "people.acting.add", who: &[HR] };
pub const ACTING_END: Action = Action { name: "people.acting.end", who: &[HR] };

// contracts that end
pub const ENDING_LIST: Action = Action { name: "people.ending.list", who: &[HR] };

// absence
/// One's own absences, and asking for leave or permission.
pub const ABSENCE_OWN: Action = Action { name: "people.absence.own", who: &[Who::SignedIn, Who::Left] };
pub const ABSENCE_ASK: Action = Action { name: "people.absence.ask", who: &[Who::Is(Relation::Owner)] };
/// Kinds differ in their readers: `absence::actions::reading` names the action for each.
pub const ABSENCE_READ: Action = Action {
    name: "people.absence.read",
    who: &[HR, Who::Is(Relation::Owner), Who::Is(Relation::Supervisor), Who::Is(Relation::SecondLevel), Who::Left],
};
/// Suspension: visible to HR and to whom it is about. Source: performance.md 4.4.
pub const ABSENCE_READ_CLOSED: Action =
    Action { name: "people.absence.read_closed", who: &[HR, Who::Is(Relation::Owner), Who::Left] };
/// Leave is agreed by the supervisor, or by the next level where the first is silent.
pub const ABSENCE_AGREE: Action = Action {
    name: "people.absence.agree",
    who: &[Who::Is(Relation::Supervisor), Who::Is(Relation::SecondLevel)],
};
pub const ABSENCE_DECLINE: Action = Action { name: "people.absence.decline", who: ABSENCE_AGREE.who };
pub const ABSENCE_WITHDRAW: Action =
    Action { name: "people.absence.withdraw", who: &[Who::Is(Relation::Owner)] };
pub const ABSENCE_LIST: Action = Action { name: "people.absence.list", who: &[HR] };
/// HR registers leave (performance.md 4.3); nobody their own: `absence::rules`.
pub const ABSENCE_RECORD: Action = Action { name: "people.absence.record", who: &[HR] };
pub const ABSENCE_CHANGE: Action = Action { name: "people.absence.change", who: &[HR] };
pub const ABSENCE_CANCEL: Action = Action { name: "people.absence.cancel", who: &[HR] };
/// The plan of studies, and reports about them.
pub const ABSENCE_STUDY: Action = Action { name: "people.absence.study", who: &[Who::Is(Relation::Owner)] };

// role
pub const ROLE_LIST: Action = Action { name: "people.role.list", who: &[HR, SYSTEM_ADMIN, AUDITOR] };
/// Nobody grants to themselves: `role::rules`.
pub const ROLE_GRANT: Action = Action { name: "people.role.grant", who: &[HR, SYSTEM_ADMIN] };
pub const ROLE_REVOKE: Action = Action { name: "people.role.revoke", who: &[HR, SYSTEM_ADMIN] };

// seat
/// Sitting above an institution as its head's supervisor: Katibu Tawala wa Mkoa over the councils of the region, the
/// nation's seat over all others; `seat::rules` keep each to its own. Source: performance.md 4.2.
pub const SEAT_TAKE: Action = Action {
    name: "people.seat.take",
    who: &[
        Who::Holds(Role::HeadOfInstitution, Within::Region),
        Who::Holds(Role::National, Within::Nation),
    ],
};
pub const SEAT_LEAVE: Action = Action { name: "people.seat.leave", who: &[Who::Seated] };

// identity
pub const SIGN_IN_FORM: Action = Action { name: "people.account.sign_in_form", who: &[Who::Anyone] };
pub const ACTIVATE_FORM: Action = Action { name: "people.account.activate_form", who: &[Who::Anyone] };
/// Done by the person who has just shown who they are.
pub const SIGN_IN: Action = Action { name: "people.account.sign_in", who: &[Who::SignedIn, Who::Left] };
pub const SIGN_OUT: Action = Action { name: "people.account.sign_out", who: &[Who::SignedIn, Who::Seated, Who::Left] };
pub const ACTIVATE: Action = Action { name: "people.account.activate", who: &[Who::SignedIn, Who::Left] };
/// Another employment of the same person: what was left is still theirs to answer about.
pub const SWITCH_OPEN: Action = Action { name: "people.account.switch", who: &[Who::SignedIn, Who::Left] };
pub const PASSWORD_CHANGE: Action = Action { name: "people.account.change_password", who: &[Who::SignedIn, Who::Left] };
pub const ACTIVATION_MAKE: Action = Action { name: "people.account.make_activation", who: &[HR] };
/// Only the program itself.
pub const ACTIVATE_FOR_DEMO: Action = Action { name: "people.account.activate_for_demo", who: &[] };
}
