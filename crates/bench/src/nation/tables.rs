//! The tables of people's years that the generator fills, with their columns in the order it writes them.

use super::batch::Table;

pub static AGREEMENT: Table = Table {
    name: "performance_agreement",
    columns: "institution_id, id, employment_id, year, state, reason, text, text_hash, submitted_at, approved_at, \
        employee_signed_at, supervisor_signed_at, supervisor_signed_id, started_at, version",
};
pub static SIGNATURE: Table = Table {
    name: "performance_signature",
    columns: "institution_id, id, agreement_id, signer_id, signer_name, capacity, text_hash, text, signed_at",
};
pub static TASK: Table = Table {
    name: "performance_task",
    columns: "institution_id, id, agreement_id, position, activity_id, title, weight, origin, priority, starts_on, ends_on, \
        state, reason, version",
};
pub static SUB_TASK: Table = Table {
    name: "performance_sub_task",
    columns: "institution_id, id, agreement_id, task_id, position, title, weight, indicator, unit_of_measure, mode, baseline, \
        target, resources, starts_on, ends_on, state, reason, actual, completed_on, version",
};
pub static REPORT: Table = Table {
    name: "performance_report",
    columns: "institution_id, id, agreement_id, employment_id, week, state, late, note, query, sent_at, verified_at, \
        verified_by_id, version",
};
pub static LINE: Table = Table {
    name: "performance_report_line",
    columns: "institution_id, report_id, sub_task_id, quantity, status, completed_on, blocker, text",
};
pub static APPRAISAL: Table = Table {
    name: "performance_appraisal",
    columns: "institution_id, id, agreement_id, employment_id, year, state, employee_comment, supervisor_comment, dispute, \
        countersign_comment, self_rated_at, supervisor_rated_at, agreed_at, countersigned_at, version",
};
pub static RATING: Table = Table {
    name: "performance_rating",
    columns: "institution_id, appraisal_id, sub_task_id, counted_reason, self_quality, supervisor_quality, agreed_quality, \
        self_reason, supervisor_reason, agreed_reason",
};
pub static ATTRIBUTE: Table = Table {
    name: "performance_attribute",
    columns: "institution_id, appraisal_id, item, self_mark, supervisor_mark, agreed_mark",
};
pub static DEADLINE: Table = Table {
    name: "platform_deadline",
    columns: "institution_id, id, kind, subject_id, owed_institution_id, owed_by_id, about_id, note, path, year, made_at, due_on, closed_at, outcome",
};
pub static EVENT: Table = Table {
    name: "platform_event",
    columns: "institution_id, id, at, actor_id, actor_name, action, subject_kind, subject_id, about_id, after",
};
