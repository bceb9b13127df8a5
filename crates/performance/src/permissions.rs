//! Every action of the area and who may do it: the only place where its policy is written.
//! Which state a row must be in is each feature's `rules.rs`. Source: performance.md 4.3.

use kernel::{Action, Relation, Role, Who, Within};

/// The supervisor of the day, the supervisor's supervisor where the first stays silent, and whoever further up it has gone
/// to because nobody below answered.
const ABOVE: &[Who] =
    &[Who::Is(Relation::Supervisor), Who::Is(Relation::SecondLevel), Who::Is(Relation::Escalated)];
/// The auditor reads somebody's file once a reason was stated that this employee sees. Source: performance.md 4.3.
const AUDITOR: Who = Who::Stated(Role::Auditor, Within::Institution);
/// Who reads how somebody was judged: the parties, and those who answer for the institution's appraisals.
const JUDGED: &[Who] = &[
    Who::Is(Relation::Owner),
    Who::Is(Relation::Supervisor),
    Who::Is(Relation::SecondLevel),
    Who::Is(Relation::Escalated),
    Who::Holds(Role::HeadOfInstitution, Within::Institution),
    Who::Holds(Role::Hr, Within::Institution),
    AUDITOR,
];

// agreement

/// One's own plan: the page, and starting one. The plan of somebody else is never reached by it.
pub const AGREEMENT_OWN: Action = Action { name: "performance.agreement.own", who: &[Who::SignedIn] };
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
/// Ondoa idhini: while nobody, or not yet both, have signed.
pub const AGREEMENT_ROLLBACK: Action =
    Action { name: "performance.agreement.rollback", who: &[Who::Is(Relation::Supervisor)] };
pub const AGREEMENT_SIGN: Action = Action {
    name: "performance.agreement.sign",
    who: &[Who::Is(Relation::Owner), Who::Is(Relation::Supervisor), Who::Is(Relation::Escalated)],
};

// update

/// An update of a signed agreement and the versions it makes; those who may see the agreement.
pub const UPDATE_READ: Action = Action {
    name: "performance.update.read",
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
    ],
};
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
/// A change of the last days of the year needs the second level's consent too. Source: performance.md 1.3 (f).
pub const UPDATE_COUNTERSIGN: Action = Action {
    name: "performance.update.countersign",
    who: &[Who::Is(Relation::SecondLevel), Who::Is(Relation::Escalated)],
};

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
/// My team: those one supervises today, and those of a person one acts for.
pub const TEAM_LIST: Action = Action { name: "performance.team.list", who: &[Who::Is(Relation::Supervisor)] };

// appraisal

/// One's own appraisal: the page that says what comes next.
pub const APPRAISAL_OWN: Action = Action { name: "performance.appraisal.own", who: &[Who::SignedIn] };
/// The appraisals of the people one supervises.
pub const APPRAISAL_TEAM: Action = Action { name: "performance.appraisal.team", who: &[Who::SignedIn] };
pub const APPRAISAL_READ: Action = Action { name: "performance.appraisal.read", who: JUDGED };
/// HR opens the season for all; an employee or a supervisor need not wait for HR.
pub const APPRAISAL_OPEN: Action = Action {
    name: "performance.appraisal.open",
    who: &[
        Who::Is(Relation::Owner),
        Who::Is(Relation::Supervisor),
        Who::Holds(Role::Hr, Within::Institution),
    ],
};
pub const APPRAISAL_SELF: Action =
    Action { name: "performance.appraisal.self", who: &[Who::Is(Relation::Owner)] };
/// The second level may take over what a silent supervisor has left. Source: performance.md 1.4, 6.1 (10).
pub const APPRAISAL_SUPERVISE: Action = Action { name: "performance.appraisal.supervise", who: ABOVE };
pub const APPRAISAL_DISCUSS: Action = Action { name: "performance.appraisal.discuss", who: ABOVE };
pub const APPRAISAL_AGREE: Action =
    Action { name: "performance.appraisal.agree", who: &[Who::Is(Relation::Owner)] };
pub const APPRAISAL_DISPUTE: Action =
    Action { name: "performance.appraisal.dispute", who: &[Who::Is(Relation::Owner)] };
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

// excuse

/// Kusamehe kazi ndogo that could not be done, with a reason; nobody excuses themselves. Source: performance.md 1.2.
pub const EXCUSE_GRANT: Action =
    Action { name: "performance.excuse.grant", who: &[Who::Is(Relation::Supervisor)] };
pub const EXCUSE_REVOKE: Action =
    Action { name: "performance.excuse.revoke", who: &[Who::Is(Relation::Supervisor)] };

// reminder

/// The program itself, before anything counts as zero.
pub const REMINDER_SEND: Action = Action { name: "performance.reminder.send", who: &[] };

// mark

/// One's own mark, and what it would be if the year ended today.
pub const MARK_OWN: Action = Action { name: "performance.mark.own", who: &[Who::SignedIn] };
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
pub const PERIOD_OWN: Action = Action { name: "performance.period.own", who: &[Who::SignedIn] };
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
        Who::Holds(Role::Auditor, Within::Institution),
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
pub const PERIOD_LIST: Action = Action {
    name: "performance.period.list",
    who: &[Who::Holds(Role::Hr, Within::Institution), Who::Holds(Role::Auditor, Within::Institution)],
};

// probation

/// A review of somebody on probation: the parties and HR.
pub const PROBATION_READ: Action = Action {
    name: "performance.probation.read",
    who: &[
        Who::Is(Relation::Owner),
        Who::Is(Relation::Supervisor),
        Who::Is(Relation::SecondLevel),
        Who::Holds(Role::Hr, Within::Institution),
    ],
};
pub const PROBATION_LIST: Action =
    Action { name: "performance.probation.list", who: &[Who::Holds(Role::Hr, Within::Institution)] };
/// The supervisor recommends, the next level where the first is silent; HR decides on the employment itself.
pub const PROBATION_REVIEW: Action = Action { name: "performance.probation.review", who: ABOVE };
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
    ],
};
pub const HANDOVER_LIST: Action = Action {
    name: "performance.handover.list",
    who: &[Who::Holds(Role::HeadOfInstitution, Within::Institution), Who::Holds(Role::Hr, Within::Institution)],
};
/// Mteue mpokeaji: the supervisor of the last day, the next level where the first is silent.
pub const HANDOVER_NAME: Action = Action { name: "performance.handover.name", who: ABOVE };
/// What one was named for, and putting it into one's own plan.
pub const HANDOVER_TAKE: Action =
    Action { name: "performance.handover.take", who: &[Who::Is(Relation::Owner)] };
/// The program opens what is owed; nobody else.
pub const HANDOVER_OPEN: Action = Action { name: "performance.handover.open", who: &[] };

// appeal

/// The cases one is part of.
pub const APPEAL_OWN: Action = Action { name: "performance.appeal.own", who: &[Who::SignedIn] };
/// Kata rufaa; the row that is tested is the mark. A supervisor may not appeal a raised mark. Source: performance.md 5.2.
pub const APPEAL_FILE: Action = Action { name: "performance.appeal.file", who: &[Who::Is(Relation::Owner)] };
/// A case: its parties and whoever sits over it, nobody else. Source: performance.md 5.2.
pub const APPEAL_READ: Action = Action {
    name: "performance.appeal.read",
    who: &[Who::Is(Relation::Owner), Who::Is(Relation::Respondent), Who::Is(Relation::Panel)],
};
pub const APPEAL_ANSWER: Action =
    Action { name: "performance.appeal.answer", who: &[Who::Is(Relation::Respondent)] };
pub const APPEAL_DECIDE: Action =
    Action { name: "performance.appeal.decide", who: &[Who::Is(Relation::Panel)] };
pub const APPEAL_VOTE: Action = Action { name: "performance.appeal.vote", who: &[Who::Is(Relation::Panel)] };
pub const APPEAL_RECUSE: Action =
    Action { name: "performance.appeal.recuse", who: &[Who::Is(Relation::Panel)] };
pub const APPEAL_FURTHER: Action =
    Action { name: "performance.appeal.further", who: &[Who::Is(Relation::Owner)] };
pub const APPEAL_ACCEPT: Action =
    Action { name: "performance.appeal.accept", who: &[Who::Is(Relation::Owner)] };
pub const APPEAL_WITHDRAW: Action =
    Action { name: "performance.appeal.withdraw", who: &[Who::Is(Relation::Owner)] };
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
/// What the program must know of a case to keep the barred from its committee. No page shows a case by it.
pub const APPEAL_HANDLE: Action = Action { name: "performance.appeal.handle", who: APPEAL_APPOINT.who };
/// A panel that let its last day pass loses the case: the program does that, nobody else.
pub const APPEAL_ESCALATE: Action = Action { name: "performance.appeal.escalate", who: &[] };
/// The whole file, once the case has left the institution: HR carries it to the Commission.
pub const APPEAL_SEND: Action = Action {
    name: "performance.appeal.send",
    who: &[
        Who::Is(Relation::Owner),
        Who::Holds(Role::Hr, Within::Institution),
        Who::Holds(Role::National, Within::Nation),
    ],
};
/// What the Commission answered.
pub const APPEAL_RECORD: Action = Action {
    name: "performance.appeal.record",
    who: &[Who::Holds(Role::Hr, Within::Institution), Who::Holds(Role::National, Within::Nation)],
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
pub const MEASURE_OWN: Action = Action { name: "performance.measure.own", who: &[Who::SignedIn] };
/// A reward, development measure or sanction with all that was said about it. Source: performance.md 3.2 section 8.
pub const MEASURE_READ: Action = Action { name: "performance.measure.read", who: JUDGED };
pub const MEASURE_RECOMMEND: Action = Action { name: "performance.measure.recommend", who: ABOVE };
/// The employee's word before a sanction is decided. Source: performance.md 6.1 (22).
pub const MEASURE_HEAR: Action =
    Action { name: "performance.measure.hear", who: &[Who::Is(Relation::Owner)] };
pub const MEASURE_COMMENT: Action =
    Action { name: "performance.measure.comment", who: &[Who::Is(Relation::Owner)] };
pub const MEASURE_WITHDRAW: Action = Action { name: "performance.measure.withdraw", who: ABOVE };
/// Always a person: the actions refuse the program.
pub const MEASURE_DECIDE: Action = Action {
    name: "performance.measure.decide",
    who: &[Who::Holds(Role::HeadOfInstitution, Within::Institution)],
};
pub const MEASURE_FOLLOW: Action = Action {
    name: "performance.measure.follow",
    who: &[Who::Is(Relation::Supervisor), Who::Holds(Role::Hr, Within::Institution)],
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

/// All of them, for the policy table that people review.
pub const ALL: &[&Action] = &[
    // agreement
    &AGREEMENT_OWN,
    &AGREEMENT_BEGIN,
    &AGREEMENT_READ,
    &AGREEMENT_EDIT,
    &AGREEMENT_ASSIGN,
    &AGREEMENT_SUBMIT,
    &AGREEMENT_APPROVE,
    &AGREEMENT_RETURN,
    &AGREEMENT_REJECT,
    &AGREEMENT_ROLLBACK,
    &AGREEMENT_SIGN,
    // update
    &UPDATE_READ,
    &UPDATE_BEGIN,
    &UPDATE_EDIT,
    &UPDATE_SUBMIT,
    &UPDATE_AGREE,
    &UPDATE_RETURN,
    &UPDATE_DECLINE,
    &UPDATE_COUNTERSIGN,
    // report
    &REPORT_OWN,
    &REPORT_SUBMIT,
    &REPORT_AMEND,
    &REPORT_READ,
    &REPORT_LIST,
    &REPORT_VERIFY,
    &REPORT_QUERY,
    &TEAM_LIST,
    // appraisal
    &APPRAISAL_OWN,
    &APPRAISAL_TEAM,
    &APPRAISAL_READ,
    &APPRAISAL_OPEN,
    &APPRAISAL_SELF,
    &APPRAISAL_SUPERVISE,
    &APPRAISAL_DISCUSS,
    &APPRAISAL_AGREE,
    &APPRAISAL_DISPUTE,
    &APPRAISAL_COUNTERSIGN,
    &APPRAISAL_LIST,
    &APPRAISAL_PUBLISH,
    // excuse
    &EXCUSE_GRANT,
    &EXCUSE_REVOKE,
    // reminder
    &REMINDER_SEND,
    // mark
    &MARK_OWN,
    &MARK_READ,
    &MARK_EXPORT,
    // period
    &PERIOD_OWN,
    &PERIOD_READ,
    &PERIOD_CLOSE,
    &PERIOD_OPEN,
    &PERIOD_STATE,
    &PERIOD_LIST,
    // probation
    &PROBATION_READ,
    &PROBATION_LIST,
    &PROBATION_REVIEW,
    &PROBATION_OPEN,
    // handover
    &HANDOVER_READ,
    &HANDOVER_LIST,
    &HANDOVER_NAME,
    &HANDOVER_TAKE,
    &HANDOVER_OPEN,
    // appeal
    &APPEAL_OWN,
    &APPEAL_FILE,
    &APPEAL_READ,
    &APPEAL_ANSWER,
    &APPEAL_DECIDE,
    &APPEAL_VOTE,
    &APPEAL_RECUSE,
    &APPEAL_FURTHER,
    &APPEAL_ACCEPT,
    &APPEAL_WITHDRAW,
    &APPEAL_LIST,
    &APPEAL_APPOINT,
    &APPEAL_HANDLE,
    &APPEAL_ESCALATE,
    &APPEAL_SEND,
    &APPEAL_RECORD,
    &APPEAL_AUDIT,
    // silence
    &SILENCE_RAISE,
    &SILENCE_STICK,
    &SILENCE_STAND,
    // measure
    &MEASURE_OWN,
    &MEASURE_READ,
    &MEASURE_RECOMMEND,
    &MEASURE_HEAR,
    &MEASURE_COMMENT,
    &MEASURE_WITHDRAW,
    &MEASURE_DECIDE,
    &MEASURE_FOLLOW,
    &MEASURE_LIST,
    &TRAINING_LIST,
    // usage
    &MARK_USE,
    // orphan
    &ORPHAN_LIST,
];
