//! Every action of the area and who may do it: the only place where its policy is written.
//! Which state a row must be in is each feature's `rules.rs`. Source: performance.md 4.3.

mod judgement;
mod plan;
mod redress;

use kernel::{Action, Relation, Role, Who, Within};

pub use judgement::*;
pub use plan::*;
pub use redress::*;

/// The supervisor of the day, the supervisor's supervisor where the first stays silent, and whoever further up it has gone
/// to because nobody below answered.
const ABOVE: &[Who] =
    &[Who::Is(Relation::Supervisor), Who::Is(Relation::SecondLevel), Who::Is(Relation::Escalated)];
/// The auditor reads somebody's file once a reason was stated that this employee sees. Source: performance.md 4.3.
const AUDITOR: Who = Who::Stated(Role::Auditor, Within::Institution);
/// Who reads how somebody was judged: the parties, and those who answer for the institution's appraisals.
const JUDGED: &[Who] = &[
    Who::Is(Relation::Owner),
    Who::Left,
    Who::Is(Relation::Supervisor),
    Who::Is(Relation::SecondLevel),
    Who::Is(Relation::Escalated),
    Who::Holds(Role::HeadOfInstitution, Within::Institution),
    Who::Holds(Role::Hr, Within::Institution),
    AUDITOR,
];

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
    &AGREEMENT_FRAME,
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
    &UPDATE_SET_ASIDE,
    &UPDATE_COUNTERSIGN,
    &UPDATE_OPEN,
    // report
    &REPORT_OWN,
    &REPORT_SUBMIT,
    &REPORT_AMEND,
    &REPORT_READ,
    &REPORT_LIST,
    &REPORT_VERIFY,
    &REPORT_QUERY,
    &REPORT_RELEASE,
    &TEAM_LIST,
    // appraisal
    &APPRAISAL_OWN,
    &APPRAISAL_TEAM,
    &APPRAISAL_READ,
    &APPRAISAL_OPEN,
    &APPRAISAL_REOPEN,
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
    &PROBATION_KEEP,
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
    &APPEAL_VACATE,
    &APPEAL_LAPSE,
    &APPEAL_SEND,
    &APPEAL_CARRY,
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
    &ORPHAN_LINK,
    &ORPHAN_UNLINK,
    // head
    &HEAD_LIST,
    &HEAD_WORK,
];
