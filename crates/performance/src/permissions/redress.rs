//! What follows a mark or a silence: appeals, steps up, measures, and who looks at marks.

use kernel::{Action, Relation, Role, Who, Within};

use super::{ABOVE, JUDGED};

// appeal

/// The cases one is part of.
pub const APPEAL_OWN: Action = Action { name: "performance.appeal.own", who: &[Who::SignedIn, Who::Left] };
/// Kata rufaa; the row that is tested is the mark. A supervisor may not appeal a raised mark. Source: performance.md 5.2.
pub const APPEAL_FILE: Action =
    Action { name: "performance.appeal.file", who: &[Who::Is(Relation::Owner), Who::Left] };
/// A case: its parties and whoever sits over it, nobody else. Source: performance.md 5.2.
pub const APPEAL_READ: Action = Action {
    name: "performance.appeal.read",
    who: &[Who::Is(Relation::Owner), Who::Is(Relation::Respondent), Who::Is(Relation::Panel), Who::Left],
};
pub const APPEAL_ANSWER: Action =
    Action { name: "performance.appeal.answer", who: &[Who::Is(Relation::Respondent), Who::Left] };
pub const APPEAL_DECIDE: Action =
    Action { name: "performance.appeal.decide", who: &[Who::Is(Relation::Panel)] };
pub const APPEAL_VOTE: Action = Action { name: "performance.appeal.vote", who: &[Who::Is(Relation::Panel)] };
pub const APPEAL_RECUSE: Action =
    Action { name: "performance.appeal.recuse", who: &[Who::Is(Relation::Panel)] };
pub const APPEAL_FURTHER: Action =
    Action { name: "performance.appeal.further", who: &[Who::Is(Relation::Owner), Who::Left] };
pub const APPEAL_ACCEPT: Action =
    Action { name: "performance.appeal.accept", who: &[Who::Is(Relation::Owner), Who::Left] };
pub const APPEAL_WITHDRAW: Action =
    Action { name: "performance.appeal.withdraw", who: &[Who::Is(Relation::Owner), Who::Left] };
/// That there are cases, how many and where they stand; not whose they are, nor what they say.
pub const APPEAL_LIST: Action = Action {
    name: "performance.appeal.list",
    who: &[
        Who::Holds(Role::HeadOfInstitution, Within::Institution),
        Who::Holds(Role::Hr, Within::Institution),
        Who::Holds(Role::Auditor, Within::Institution),
    ],
};
pub const APPEAL_APPOINT: Action = Action {
    name: "performance.appeal.appoint",
    who: &[
        Who::Holds(Role::HeadOfInstitution, Within::Institution),
        Who::Holds(Role::Hr, Within::Institution),
    ],
};
/// Which roles two seats of a committee take; the third takes somebody of the appellant's cadre. Source: performance.md 5.2.
pub const SEAT_HR: Role = Role::Hr;
pub const SEAT_PLANNING: Role = Role::Planner;
/// What the program must know of a case to keep the barred from its committee. No page shows a case by it.
pub const APPEAL_HANDLE: Action = Action { name: "performance.appeal.handle", who: APPEAL_APPOINT.who };
/// A panel that let its last day pass loses the case: the program does that, nobody else.
pub const APPEAL_ESCALATE: Action = Action { name: "performance.appeal.escalate", who: &[] };
/// A seat of somebody who has left the institution: the program's own.
pub const APPEAL_VACATE: Action = Action { name: "performance.appeal.vacate", who: &[] };
/// The last day to bring the file to the Commission has passed, and nobody did: the program's own.
pub const APPEAL_LAPSE: Action = Action { name: "performance.appeal.lapse", who: &[] };
/// The whole file, once the case has left the institution: HR carries it to the Commission.
pub const APPEAL_SEND: Action = Action {
    name: "performance.appeal.send",
    who: &[
        Who::Is(Relation::Owner),
        Who::Holds(Role::HeadOfInstitution, Within::Institution),
        Who::Holds(Role::Hr, Within::Institution),
        Who::Holds(Role::National, Within::Nation),
        Who::Left,
    ],
};
/// Carrying the file there by office. The head of institution does it only where every HR officer is a party to the case.
pub const APPEAL_CARRY: Action = Action {
    name: "performance.appeal.carry",
    who: &[Who::Holds(Role::Hr, Within::Institution), Who::Holds(Role::National, Within::Nation)],
};
/// What the Commission answered; the actions refuse whoever is a party to the case.
pub const APPEAL_RECORD: Action = Action {
    name: "performance.appeal.record",
    who: &[
        Who::Holds(Role::HeadOfInstitution, Within::Institution),
        Who::Holds(Role::Hr, Within::Institution),
        Who::Holds(Role::National, Within::Nation),
    ],
};
/// An auditor states a reason, which is an event of the case, and may then read it for a time.
pub const APPEAL_AUDIT: Action =
    Action { name: "performance.appeal.audit", who: &[Who::Holds(Role::Auditor, Within::Institution)] };

// silence

/// Kupandisha: what nobody answered goes one level up. The program does that, nobody else. Source: performance.md 1.1, 6.3.
pub const SILENCE_RAISE: Action = Action { name: "performance.silence.raise", who: &[] };
/// The last level let its day pass: nobody stands further up.
pub const SILENCE_STICK: Action = Action { name: "performance.silence.stick", who: &[] };
/// What stands where every level was silent. Source: performance.md 1.4 (never zero because a supervisor was silent).
pub const SILENCE_STAND: Action = Action { name: "performance.silence.stand", who: &[] };

// measure

/// What was recommended about oneself, and how one's marks were used.
pub const MEASURE_OWN: Action = Action { name: "performance.measure.own", who: &[Who::SignedIn, Who::Left] };
/// A reward, development measure or sanction with all that was said about it. Source: performance.md 3.2 section 8.
pub const MEASURE_READ: Action = Action { name: "performance.measure.read", who: JUDGED };
pub const MEASURE_RECOMMEND: Action = Action { name: "performance.measure.recommend", who: ABOVE };
/// The employee's word before a sanction is decided. Source: performance.md 6.1 (22).
pub const MEASURE_HEAR: Action =
    Action { name: "performance.measure.hear", who: &[Who::Is(Relation::Owner), Who::Left] };
pub const MEASURE_COMMENT: Action =
    Action { name: "performance.measure.comment", who: &[Who::Is(Relation::Owner), Who::Left] };
pub const MEASURE_WITHDRAW: Action = Action { name: "performance.measure.withdraw", who: ABOVE };
/// Always a person: the actions refuse the program.
pub const MEASURE_DECIDE: Action = Action {
    name: "performance.measure.decide",
    who: &[Who::Holds(Role::HeadOfInstitution, Within::Institution), Who::Is(Relation::Above)],
};
pub const MEASURE_FOLLOW: Action = Action {
    name: "performance.measure.follow",
    who: &[
        Who::Is(Relation::Supervisor),
        Who::Is(Relation::SecondLevel),
        Who::Holds(Role::Hr, Within::Institution),
    ],
};
pub const MEASURE_LIST: Action = Action {
    name: "performance.measure.list",
    who: &[
        Who::Holds(Role::HeadOfInstitution, Within::Institution),
        Who::Holds(Role::Hr, Within::Institution),
    ],
};
/// Training needs without names, for those who plan for them.
pub const TRAINING_LIST: Action = Action {
    name: "performance.training.list",
    who: &[
        Who::Holds(Role::HeadOfInstitution, Within::Institution),
        Who::Holds(Role::Hr, Within::Institution),
        Who::Holds(Role::Planner, Within::Institution),
    ],
};

// usage

/// Writing down for which decision a mark was used. Source: performance.md 6.2 (4).
pub const MARK_USE: Action = Action {
    name: "performance.mark.use",
    who: &[
        Who::Holds(Role::HeadOfInstitution, Within::Institution),
        Who::Holds(Role::Hr, Within::Institution),
    ],
};

// orphan

/// Tasks that serve no activity: for those who prepare and approve the institution's plan.
pub const ORPHAN_LIST: Action = Action {
    name: "performance.orphan.list",
    who: &[
        Who::Holds(Role::Planner, Within::Institution),
        Who::Holds(Role::HeadOfInstitution, Within::Institution),
    ],
};
/// Linking what was signed without an activity. It weighs nothing in a mark.
pub const ORPHAN_LINK: Action =
    Action { name: "performance.orphan.link", who: &[Who::Holds(Role::Planner, Within::Institution)] };
/// Takes back what the planner linked; what was signed with an activity is nobody's to change.
pub const ORPHAN_UNLINK: Action = Action { name: "performance.orphan.unlink", who: ORPHAN_LINK.who };
