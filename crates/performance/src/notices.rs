//! Which events of this area are told to the employee they are about, in which words. People review this table: what somebody
//! did themselves, what is only a draft, and what everybody is told by a due date alone, is not here.
//! Source: performance.md 6.1 (14: calm notices), 6.1 (16: feedback as an obligation).

use kernel::{Action, EmploymentId};
use platform::notice::{Told, nothing_besides, who_did_it, whom_it_is_about};
use platform::seal::EventRow;

use crate::permissions::{
    AGREEMENT_APPROVE, AGREEMENT_ASSIGN, AGREEMENT_BEGIN, AGREEMENT_FRAME, AGREEMENT_REJECT,
    AGREEMENT_RETURN, AGREEMENT_ROLLBACK, AGREEMENT_SIGN, APPEAL_ESCALATE, APPEAL_RECORD, APPEAL_RECUSE,
    APPEAL_VACATE, APPRAISAL_COUNTERSIGN, APPRAISAL_DISCUSS, APPRAISAL_PUBLISH, APPRAISAL_REOPEN,
    APPRAISAL_SUPERVISE, EXCUSE_GRANT, EXCUSE_REVOKE, HANDOVER_NAME, HANDOVER_OPEN, MARK_USE, MEASURE_DECIDE,
    MEASURE_FOLLOW, MEASURE_RECOMMEND, MEASURE_WITHDRAW, ORPHAN_LINK, ORPHAN_UNLINK, PERIOD_CLOSE,
    PERIOD_STATE, PROBATION_KEEP, PROBATION_REVIEW, REMINDER_SEND, REPORT_QUERY, REPORT_VERIFY,
    SILENCE_RAISE, SILENCE_STAND, SILENCE_STICK, UPDATE_AGREE, UPDATE_COUNTERSIGN, UPDATE_DECLINE,
    UPDATE_RETURN, UPDATE_SET_ASIDE, UPDATE_SUBMIT,
};

const PLAN: &str = "/agreements/{subject}";
const UPDATE: &str = "/updates/{subject}";
const REPORT: &str = "/reports/{subject}";
const SUB_TASK: &str = "/my-plan";
const WEEK: &str = "/my-week";
const APPRAISAL: &str = "/appraisals/{subject}";
const PERIOD: &str = "/periods/{subject}";
const MEASURE: &str = "/measures/{subject}";
const APPEAL: &str = "/appeals/{subject}";
/// What can go up is of several rooms, each with a page named after the kind.
const SILENT: &str = "/{kind}s/{subject}";

const fn told(action: &'static Action, text: &'static str, topic: &'static str, path: &'static str) -> Told {
    Told {
        action,
        text,
        named: who_did_it,
        what: nothing_besides,
        topic,
        path,
        by_mail: true,
        whom: whom_it_is_about,
    }
}

/// A judgement that is only kept as a draft is nobody else's yet.
fn once_sent(event: &EventRow) -> Vec<EmploymentId> {
    let draft = event.after.as_ref().is_some_and(|after| after.get("draft").is_some());
    if draft { Vec::new() } else { whom_it_is_about(event) }
}

/// Where nobody takes the work, the event is the leaver's and its page nobody's.
fn who_takes(event: &EventRow) -> Vec<EmploymentId> {
    let named =
        event.after.as_ref().is_some_and(|after| after.get("to").is_some_and(serde_json::Value::is_string));
    if named { whom_it_is_about(event) } else { Vec::new() }
}

/// Silence is told to both: whom it keeps waiting, and who was silent. Source: performance.md 1.1, 6.1 (16).
fn both(event: &EventRow) -> Vec<EmploymentId> {
    let silent = event.before.as_ref().and_then(|before| before.get("owed_by_id")?.as_str()?.parse().ok());
    whom_it_is_about(event).into_iter().chain(silent.map(EmploymentId)).collect()
}

/// About whom or what it was, as the list of what waits named it.
fn note_of_due(event: &EventRow) -> String {
    let note = event.before.as_ref().and_then(|before| before.get("note")?.as_str());
    note.unwrap_or_default().to_owned()
}

/// Where the supervisor's draft was put aside, the supervisor; otherwise the employee whose it was.
fn who_proposed(event: &EventRow) -> Vec<EmploymentId> {
    let proposer = event.before.as_ref().and_then(|before| before.get("proposer_id")?.as_str()?.parse().ok());
    proposer.map(EmploymentId).map_or_else(|| whom_it_is_about(event), |proposer| vec![proposer])
}

/// The Monday of the week a report is about.
fn which_week(event: &EventRow) -> String {
    let week = event.after.as_ref().and_then(|after| after.get("week")?.as_str());
    week.unwrap_or_default().to_owned()
}

/// What went up, as the list of what waits calls it.
fn which_due(event: &EventRow) -> String {
    let due = event.after.as_ref().and_then(|after| after.get("due")?.as_str().map(str::to_owned));
    due.map_or_else(String::new, |kind| kind.replace(['.', '_'], "-"))
}

/// A sanction is told by what is owed at once: the employee's word about it. Source: decision 0016.
fn unless_heard(event: &EventRow) -> Vec<EmploymentId> {
    let state = event.after.as_ref().and_then(|after| after.get("state")?.as_str());
    if state == Some("hearing") { Vec::new() } else { whom_it_is_about(event) }
}

/// Of a case of appeal only the appellant is told: its events stand in nobody's history, and name whom to tell.
fn the_appellant(event: &EventRow) -> Vec<EmploymentId> {
    let appellant = event.after.as_ref().and_then(|after| after.get("appellant_id")?.as_str()?.parse().ok());
    appellant.map(EmploymentId).into_iter().collect()
}

/// The sentence names nobody.
fn nobody(_: &EventRow) -> String {
    String::new()
}

/// News of one's own appeal. A letter calls it the appraisal: that there is an appeal is not for others' eyes.
const fn about_an_appeal(action: &'static Action, text: &'static str) -> Told {
    Told { whom: the_appellant, named: nobody, ..told(action, text, "performance-topic-appraisal", APPEAL) }
}

/// News of a measure, of a period or of a use of one's mark. A letter calls all of it the appraisal: what was recommended is not
/// for others' eyes.
const fn about_a_judgement(action: &'static Action, text: &'static str, path: &'static str) -> Told {
    told(action, text, "performance-topic-appraisal", path)
}

/// The area's table of notices.
pub const TOLD: &[Told] = &[
    // agreement
    told(&AGREEMENT_BEGIN, "performance-notice-plan-begun", "performance-topic-plan", PLAN),
    told(&AGREEMENT_ASSIGN, "performance-notice-task-assigned", "performance-topic-plan", PLAN),
    told(&AGREEMENT_APPROVE, "performance-notice-plan-approved", "performance-topic-plan", PLAN),
    told(&AGREEMENT_RETURN, "performance-notice-plan-returned", "performance-topic-plan", PLAN),
    told(&AGREEMENT_REJECT, "performance-notice-task-rejected", "performance-topic-plan", PLAN),
    told(&AGREEMENT_FRAME, "performance-notice-task-framed", "performance-topic-plan", PLAN),
    told(&AGREEMENT_ROLLBACK, "performance-notice-plan-rolled-back", "performance-topic-plan", PLAN),
    told(&ORPHAN_LINK, "performance-notice-task-linked", "performance-topic-plan", PLAN),
    told(&ORPHAN_UNLINK, "performance-notice-task-unlinked", "performance-topic-plan", PLAN),
    told(&AGREEMENT_SIGN, "performance-notice-plan-signed", "performance-topic-plan", PLAN),
    // update
    told(&UPDATE_SUBMIT, "performance-notice-update-submitted", "performance-topic-update", UPDATE),
    told(&UPDATE_AGREE, "performance-notice-update-agreed", "performance-topic-update", UPDATE),
    told(&UPDATE_RETURN, "performance-notice-update-returned", "performance-topic-update", UPDATE),
    told(&UPDATE_DECLINE, "performance-notice-update-declined", "performance-topic-update", UPDATE),
    told(&UPDATE_COUNTERSIGN, "performance-notice-update-countersigned", "performance-topic-update", UPDATE),
    Told {
        whom: who_proposed,
        ..told(&UPDATE_SET_ASIDE, "performance-notice-update-set-aside", "performance-topic-update", UPDATE)
    },
    // report: what went well every week waits in the program
    Told {
        by_mail: false,
        what: which_week,
        ..told(&REPORT_VERIFY, "performance-notice-report-verified", "performance-topic-report", REPORT)
    },
    Told {
        what: which_week,
        ..told(&REPORT_QUERY, "performance-notice-report-queried", "performance-topic-report", REPORT)
    },
    // excuse
    told(&EXCUSE_GRANT, "performance-notice-excuse-granted", "performance-topic-plan", SUB_TASK),
    told(&EXCUSE_REVOKE, "performance-notice-excuse-revoked", "performance-topic-plan", SUB_TASK),
    // handover: who takes the work is told, or the leaver that nobody does
    told(
        &HANDOVER_OPEN,
        "performance-notice-handover-opened",
        "performance-topic-plan",
        "/handovers/{subject}",
    ),
    Told {
        whom: who_takes,
        ..told(
            &HANDOVER_NAME,
            "performance-notice-handover-named",
            "performance-topic-plan",
            "/handed-over/{subject}",
        )
    },
    // reminder
    told(&REMINDER_SEND, "performance-notice-reminder", "performance-topic-report", WEEK),
    // silence
    Told {
        whom: both,
        named: note_of_due,
        what: which_due,
        ..told(&SILENCE_RAISE, "performance-notice-silence-raised", "performance-topic-silence", SILENT)
    },
    Told {
        whom: both,
        named: note_of_due,
        what: which_due,
        ..told(&SILENCE_STICK, "performance-notice-silence-stuck", "performance-topic-silence", SILENT)
    },
    Told {
        whom: both,
        ..told(&SILENCE_STAND, "performance-notice-silence-stood", "performance-topic-silence", SILENT)
    },
    // appraisal
    told(
        &APPRAISAL_REOPEN,
        "performance-notice-appraisal-reopened",
        "performance-topic-appraisal",
        APPRAISAL,
    ),
    Told {
        whom: once_sent,
        ..told(
            &APPRAISAL_SUPERVISE,
            "performance-notice-appraisal-rated",
            "performance-topic-appraisal",
            APPRAISAL,
        )
    },
    Told {
        whom: once_sent,
        ..told(
            &APPRAISAL_DISCUSS,
            "performance-notice-appraisal-discussed",
            "performance-topic-appraisal",
            APPRAISAL,
        )
    },
    Told {
        whom: once_sent,
        ..told(
            &APPRAISAL_COUNTERSIGN,
            "performance-notice-appraisal-countersigned",
            "performance-topic-appraisal",
            APPRAISAL,
        )
    },
    told(
        &APPRAISAL_PUBLISH,
        "performance-notice-appraisal-published",
        "performance-topic-appraisal",
        APPRAISAL,
    ),
    // period, probation
    about_a_judgement(&PERIOD_CLOSE, "performance-notice-period-closed", PERIOD),
    about_a_judgement(&PERIOD_STATE, "performance-notice-period-stated", PERIOD),
    about_a_judgement(&PROBATION_REVIEW, "performance-notice-probation-reviewed", "/probations/{subject}"),
    about_a_judgement(&PROBATION_KEEP, "performance-notice-probation-kept", "/probations/{subject}"),
    // measure, usage
    Told {
        whom: unless_heard,
        ..about_a_judgement(&MEASURE_RECOMMEND, "performance-notice-measure-recommended", MEASURE)
    },
    about_a_judgement(&MEASURE_DECIDE, "performance-notice-measure-decided", MEASURE),
    about_a_judgement(&MEASURE_FOLLOW, "performance-notice-measure-followed", MEASURE),
    about_a_judgement(&MEASURE_WITHDRAW, "performance-notice-measure-withdrawn", MEASURE),
    about_a_judgement(&MARK_USE, "performance-notice-mark-used", "/marks/{subject}/uses"),
    // appeal: what its due dates do not say
    about_an_appeal(&APPEAL_ESCALATE, "performance-notice-appeal-escalated"),
    about_an_appeal(&APPEAL_RECUSE, "performance-notice-appeal-recused"),
    about_an_appeal(&APPEAL_VACATE, "performance-notice-appeal-vacated"),
    about_an_appeal(&APPEAL_RECORD, "performance-notice-appeal-recorded"),
];
