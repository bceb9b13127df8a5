//! Judging a year, or the part of it that ends with a supervisor, a probation or an employment.

use kernel::{Action, Relation, Role, Who, Within};

use super::{ABOVE, AUDITOR, JUDGED};

// appraisal

/// One's own appraisal: the page that says what comes next.
pub const APPRAISAL_OWN: Action =
    Action { name: "performance.appraisal.own", who: &[Who::SignedIn, Who::Left] };
/// The appraisals of the people one supervises.
pub const APPRAISAL_TEAM: Action = Action { name: "performance.appraisal.team", who: &[Who::SignedIn] };
pub const APPRAISAL_READ: Action = Action { name: "performance.appraisal.read", who: JUDGED };
/// The program opens the season for all; whoever signs during it need not wait for the next day.
pub const APPRAISAL_OPEN: Action = Action {
    name: "performance.appraisal.open",
    who: &[Who::Is(Relation::Owner), Who::Is(Relation::Supervisor)],
};
/// Somebody who was to leave stays: the program finds that, nobody else.
pub const APPRAISAL_REOPEN: Action = Action { name: "performance.appraisal.reopen", who: &[] };
pub const APPRAISAL_SELF: Action =
    Action { name: "performance.appraisal.self", who: &[Who::Is(Relation::Owner), Who::Left] };
/// The second level may take over what a silent supervisor has left. Source: performance.md 1.4, 6.1 (10).
pub const APPRAISAL_SUPERVISE: Action = Action { name: "performance.appraisal.supervise", who: ABOVE };
pub const APPRAISAL_DISCUSS: Action = Action { name: "performance.appraisal.discuss", who: ABOVE };
pub const APPRAISAL_AGREE: Action =
    Action { name: "performance.appraisal.agree", who: &[Who::Is(Relation::Owner), Who::Left] };
pub const APPRAISAL_DISPUTE: Action =
    Action { name: "performance.appraisal.dispute", who: &[Who::Is(Relation::Owner), Who::Left] };
/// The head of institution only where there is no second level; the rules see to that.
pub const APPRAISAL_COUNTERSIGN: Action = Action {
    name: "performance.appraisal.countersign",
    who: &[
        Who::Is(Relation::SecondLevel),
        Who::Is(Relation::Escalated),
        Who::Holds(Role::HeadOfInstitution, Within::Institution),
    ],
};
pub const APPRAISAL_LIST: Action = Action {
    name: "performance.appraisal.list",
    who: &[
        Who::Holds(Role::HeadOfInstitution, Within::Institution),
        Who::Holds(Role::Hr, Within::Institution),
        Who::Holds(Role::Coordinator, Within::Institution),
        Who::Holds(Role::Auditor, Within::Institution),
    ],
};
/// Announces marks; nobody who publishes can change one.
pub const APPRAISAL_PUBLISH: Action = Action {
    name: "performance.appraisal.publish",
    who: &[
        Who::Holds(Role::HeadOfInstitution, Within::Institution),
        Who::Holds(Role::Hr, Within::Institution),
    ],
};

// mark

/// One's own mark, and what it would be if the year ended today.
pub const MARK_OWN: Action = Action { name: "performance.mark.own", who: &[Who::SignedIn, Who::Left] };
pub const MARK_READ: Action = Action { name: "performance.mark.read", who: JUDGED };
/// Pakua alama: the institution's marks of a year as a file.
pub const MARK_EXPORT: Action = Action {
    name: "performance.mark.export",
    who: &[
        Who::Holds(Role::HeadOfInstitution, Within::Institution),
        Who::Holds(Role::Hr, Within::Institution),
        AUDITOR,
    ],
};

// period

/// Periods of one's own year that others judged.
pub const PERIOD_OWN: Action = Action { name: "performance.period.own", who: &[Who::SignedIn, Who::Left] };
/// A period: the parties, whoever judged it, and those who read marks.
pub const PERIOD_READ: Action = Action {
    name: "performance.period.read",
    who: &[
        Who::Is(Relation::Owner),
        Who::Is(Relation::Supervisor),
        Who::Is(Relation::SecondLevel),
        Who::Is(Relation::Respondent),
        Who::Holds(Role::HeadOfInstitution, Within::Institution),
        Who::Holds(Role::Hr, Within::Institution),
        AUDITOR,
        Who::Left,
    ],
};
/// Only who supervised on those days. Source: performance.md 4.4.
pub const PERIOD_CLOSE: Action =
    Action { name: "performance.period.close", who: &[Who::Is(Relation::Respondent)] };
/// The program opens what is owed; nobody else.
pub const PERIOD_OPEN: Action = Action { name: "performance.period.open", who: &[] };
/// What another institution says of somebody's days there: HR records it by letter and can change no mark.
pub const PERIOD_STATE: Action =
    Action { name: "performance.period.state", who: &[Who::Holds(Role::Hr, Within::Institution)] };
/// Names with marks: an auditor states a reason about the whole institution.
pub const PERIOD_LIST: Action =
    Action { name: "performance.period.list", who: &[Who::Holds(Role::Hr, Within::Institution), AUDITOR] };

// probation

/// A review of somebody on probation: the parties and HR.
pub const PROBATION_READ: Action = Action {
    name: "performance.probation.read",
    who: &[
        Who::Is(Relation::Owner),
        Who::Is(Relation::Supervisor),
        Who::Is(Relation::SecondLevel),
        Who::Holds(Role::Hr, Within::Institution),
        Who::Left,
    ],
};
pub const PROBATION_LIST: Action =
    Action { name: "performance.probation.list", who: &[Who::Holds(Role::Hr, Within::Institution)] };
/// The supervisor recommends, the next level where the first is silent; HR decides on the employment itself.
pub const PROBATION_REVIEW: Action = Action { name: "performance.probation.review", who: ABOVE };
/// Kuendelea na majaribio: after a review HR changes the terms, or says why they stay as they are. Never about oneself.
pub const PROBATION_KEEP: Action =
    Action { name: "performance.probation.keep", who: &[Who::Holds(Role::Hr, Within::Institution)] };
/// The program opens what is owed; nobody else.
pub const PROBATION_OPEN: Action = Action { name: "performance.probation.open", who: &[] };

// handover

/// The open work of a leaver and who takes it: the leaver, those above, HR and the head.
pub const HANDOVER_READ: Action = Action {
    name: "performance.handover.read",
    who: &[
        Who::Is(Relation::Owner),
        Who::Is(Relation::Supervisor),
        Who::Is(Relation::SecondLevel),
        Who::Is(Relation::Escalated),
        Who::Holds(Role::HeadOfInstitution, Within::Institution),
        Who::Holds(Role::Hr, Within::Institution),
        Who::Left,
    ],
};
pub const HANDOVER_LIST: Action = Action {
    name: "performance.handover.list",
    who: &[
        Who::Holds(Role::HeadOfInstitution, Within::Institution),
        Who::Holds(Role::Hr, Within::Institution),
    ],
};
/// Mteue mpokeaji: the supervisor of the last day, the next level where the first is silent.
pub const HANDOVER_NAME: Action = Action { name: "performance.handover.name", who: ABOVE };
/// What one was named for, and putting it into one's own plan.
pub const HANDOVER_TAKE: Action =
    Action { name: "performance.handover.take", who: &[Who::Is(Relation::Owner)] };
/// The program opens what is owed; nobody else.
pub const HANDOVER_OPEN: Action = Action { name: "performance.handover.open", who: &[] };

// head

/// The heads above whom one may sit: a regional secretary the directors of the region's councils, the nation's seat all
/// other heads. Source: performance.md 4.2.
pub const HEAD_LIST: Action = Action {
    name: "performance.head.list",
    who: &[Who::Holds(Role::HeadOfInstitution, Within::Region), Who::Holds(Role::National, Within::Nation)],
};
/// What the head of the institution above which one sits has in hand; each thing itself is its supervisor's.
pub const HEAD_WORK: Action = Action { name: "performance.head.work", who: &[Who::Seated] };
