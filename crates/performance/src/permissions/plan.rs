//! Planning, updating and reporting: the actions of the running year.

use kernel::{Action, Relation, Role, Who, Within};

use super::{ABOVE, AUDITOR};

// agreement

/// One's own plan: the page, and starting one. The plan of somebody else is never reached by it.
pub const AGREEMENT_OWN: Action =
    Action { name: "performance.agreement.own", who: &[Who::SignedIn, Who::Left] };
/// Beginning a plan; the row that is tested is the employment it is for. A supervisor opens a blank one to assign in it.
pub const AGREEMENT_BEGIN: Action = Action {
    name: "performance.agreement.begin",
    who: &[Who::Is(Relation::Owner), Who::Is(Relation::Supervisor)],
};
pub const AGREEMENT_READ: Action = Action {
    name: "performance.agreement.read",
    who: &[
        Who::Is(Relation::Owner),
        Who::Is(Relation::Supervisor),
        Who::Is(Relation::SecondLevel),
        Who::Is(Relation::Escalated),
        Who::Holds(Role::HeadOfUnit, Within::Unit),
        Who::Holds(Role::HeadOfInstitution, Within::Institution),
        Who::Holds(Role::Hr, Within::Institution),
        Who::Holds(Role::Coordinator, Within::Institution),
        AUDITOR,
        Who::Left,
    ],
};
/// Adding, changing and removing tasks and sub-tasks of one's own plan.
pub const AGREEMENT_EDIT: Action =
    Action { name: "performance.agreement.edit", who: &[Who::Is(Relation::Owner)] };
/// A task from above, with its sub-tasks: only the supervisor of the day.
pub const AGREEMENT_ASSIGN: Action =
    Action { name: "performance.agreement.assign", who: &[Who::Is(Relation::Supervisor)] };
pub const AGREEMENT_SUBMIT: Action =
    Action { name: "performance.agreement.submit", who: &[Who::Is(Relation::Owner)] };
/// An unanswered plan goes to the supervisor's supervisor, who may then answer it. Source: performance.md 1.1 (PROPOSED).
pub const AGREEMENT_APPROVE: Action = Action { name: "performance.agreement.approve", who: ABOVE };
pub const AGREEMENT_RETURN: Action = Action { name: "performance.agreement.return", who: ABOVE };
pub const AGREEMENT_REJECT: Action = Action { name: "performance.agreement.reject", who: ABOVE };
/// Panga muda na kiashiria of what was handed over; every other field stays the employee's. Source: performance.md 4.3.
pub const AGREEMENT_FRAME: Action = Action { name: "performance.agreement.frame", who: ABOVE };
/// Ondoa idhini: until both have signed; the signature of one is void with it.
pub const AGREEMENT_ROLLBACK: Action =
    Action { name: "performance.agreement.rollback", who: &[Who::Is(Relation::Supervisor)] };
pub const AGREEMENT_SIGN: Action = Action {
    name: "performance.agreement.sign",
    who: &[Who::Is(Relation::Owner), Who::Is(Relation::Supervisor), Who::Is(Relation::Escalated)],
};

// update

/// An update of a signed agreement and the versions it makes; those who may see the agreement.
pub const UPDATE_READ: Action = Action { name: "performance.update.read", who: AGREEMENT_READ.who };
/// Either side may propose, and the other must consent. Source: performance.md 1.3.
pub const UPDATE_BEGIN: Action = Action {
    name: "performance.update.begin",
    who: &[Who::Is(Relation::Owner), Who::Is(Relation::Supervisor)],
};
/// Filling and withdrawing a draft; that it is one's own is the rules' to say.
pub const UPDATE_EDIT: Action = Action {
    name: "performance.update.edit",
    who: &[Who::Is(Relation::Owner), Who::Is(Relation::Supervisor)],
};
pub const UPDATE_SUBMIT: Action = Action {
    name: "performance.update.submit",
    who: &[Who::Is(Relation::Owner), Who::Is(Relation::Supervisor)],
};
pub const UPDATE_AGREE: Action = Action {
    name: "performance.update.agree",
    who: &[Who::Is(Relation::Owner), Who::Is(Relation::Supervisor), Who::Is(Relation::Escalated)],
};
pub const UPDATE_RETURN: Action = Action {
    name: "performance.update.return",
    who: &[Who::Is(Relation::Owner), Who::Is(Relation::Supervisor), Who::Is(Relation::Escalated)],
};
/// The second level declines what only it still has to consent to.
pub const UPDATE_DECLINE: Action = Action {
    name: "performance.update.decline",
    who: &[
        Who::Is(Relation::Owner),
        Who::Is(Relation::Supervisor),
        Who::Is(Relation::SecondLevel),
        Who::Is(Relation::Escalated),
    ],
};
/// What the other side began and left; that it was left is the rules' to say.
pub const UPDATE_SET_ASIDE: Action = Action {
    name: "performance.update.set_aside",
    who: &[Who::Is(Relation::Owner), Who::Is(Relation::Supervisor)],
};
/// A change of the last days of the year needs the second level's consent too. Source: performance.md 1.3 (f).
pub const UPDATE_COUNTERSIGN: Action = Action {
    name: "performance.update.countersign",
    who: &[Who::Is(Relation::SecondLevel), Who::Is(Relation::Escalated)],
};

/// The program asks for mid-year reviews when their window opens; nobody else.
pub const UPDATE_OPEN: Action = Action { name: "performance.update.open", who: &[] };

// report

/// One's own week: the page. The week of somebody else is never reached by it.
pub const REPORT_OWN: Action = Action { name: "performance.report.own", who: &[Who::SignedIn] };
pub const REPORT_SUBMIT: Action =
    Action { name: "performance.report.submit", who: &[Who::Is(Relation::Owner)] };
pub const REPORT_AMEND: Action =
    Action { name: "performance.report.amend", who: &[Who::Is(Relation::Owner)] };
/// A report and its evidence: the parties, and an auditor with a stated reason.
pub const REPORT_READ: Action = Action {
    name: "performance.report.read",
    who: &[
        Who::Is(Relation::Owner),
        Who::Is(Relation::Supervisor),
        Who::Is(Relation::SecondLevel),
        Who::Is(Relation::Escalated),
        AUDITOR,
        Who::Left,
    ],
};
/// The list of what waits; it holds only rows of those one supervises.
pub const REPORT_LIST: Action =
    Action { name: "performance.report.list", who: &[Who::Is(Relation::Supervisor)] };
pub const REPORT_VERIFY: Action = Action {
    name: "performance.report.verify",
    who: &[Who::Is(Relation::Supervisor), Who::Is(Relation::Escalated)],
};
pub const REPORT_QUERY: Action = Action {
    name: "performance.report.query",
    who: &[Who::Is(Relation::Supervisor), Who::Is(Relation::Escalated)],
};
/// A query that the year's rating overtook goes back to the supervisor: whoever sends that rating does it by the way.
pub const REPORT_RELEASE: Action = Action {
    name: "performance.report.release",
    who: &[
        Who::Is(Relation::Owner),
        Who::Is(Relation::Supervisor),
        Who::Is(Relation::SecondLevel),
        Who::Is(Relation::Escalated),
        Who::Left,
    ],
};
/// My team: those one supervises today, and those of a person one acts for.
pub const TEAM_LIST: Action = Action { name: "performance.team.list", who: &[Who::Is(Relation::Supervisor)] };

// excuse

/// Kusamehe kazi ndogo that could not be done, with a reason; nobody excuses themselves. Source: performance.md 1.2.
pub const EXCUSE_GRANT: Action =
    Action { name: "performance.excuse.grant", who: &[Who::Is(Relation::Supervisor)] };
pub const EXCUSE_REVOKE: Action =
    Action { name: "performance.excuse.revoke", who: &[Who::Is(Relation::Supervisor)] };

// reminder

/// The program itself, before anything counts as zero.
pub const REMINDER_SEND: Action = Action { name: "performance.reminder.send", who: &[] };
