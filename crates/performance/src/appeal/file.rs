//! Faili la rufaa: everything about a case in one JSON object, for the Commission: each number of each version of the mark,
//! the year behind it, what is contested, every answer and decision, and every event. Field by field: docs/export.md.
//! The printable page is made from the same object. Files people attached go beside it; here stand their fingerprints.

use kernel::{Day, Error};
use platform::work::Work;
use serde_json::{Value, json};

use super::model::{Case, FileRow, ItemRow, LevelRow, MemberRow};
use super::store;
use crate::mark;

/// Named in the file, raised when a field changes its meaning.
pub const FORMAT: &str = "tija-appeal-1";

/// The whole file of a case. Long: run it as a report.
pub fn whole(work: &Work<'_>, case: &Case) -> Result<Value, Error> {
    let (tx, row) = (work.tx(), &case.row);
    let institution = people::find_institution(tx, row.institution_id)?.ok_or(Error::NotFound)?;
    let items = store::items(tx, row.institution_id, row.id)?;
    let files = store::files(tx, row.institution_id, row.id)?;
    let hashes = store::hashes(tx, row.institution_id, row.id)?;
    let marks = mark::kept(tx, row.institution_id, row.appraisal_id)?;
    let year = mark::employee_year(tx, row.institution_id, row.year, row.agreement_id, work.today())?;
    let events = store::events(tx, row)?;
    let marks: Vec<Value> = marks
        .into_iter()
        .map(|mark| {
            json!({
                "version": mark.version, "formula": mark.formula, "R": mark.r.to_string(),
                "B": mark.b.map(|mark| mark.to_string()), "M": mark.m.map(|mark| mark.to_string()),
                "O": mark.o.to_string(), "band": mark.band, "computed_at": mark.computed_at.to_string(),
                "inputs": mark.inputs,
            })
        })
        .collect();
    let file = |file: &FileRow| {
        let hash = hashes.iter().find(|hash| hash.file_id == file.file_id);
        let hex = hash.map(|hash| hash.sha256.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
        json!({
            "id": file.file_id.to_string(), "side": file.side.code(), "item": file.position, "name": file.name,
            "media_type": file.media_type, "size": file.size, "sha256": hex,
        })
    };
    let events: Vec<Value> = events
        .into_iter()
        .map(|event| {
            json!({
                "id": event.id.to_string(), "at": event.at.to_string(), "who": event.actor_name, "action": event.action,
                "subject_kind": event.subject_kind, "subject": event.subject_id.to_string(),
                "before": event.before, "after": event.after,
            })
        })
        .collect();
    Ok(json!({
        "format": FORMAT, "appeal": row.id.to_string(), "number": row.case_number(), "year": row.year.to_string(), "made_on": work.today().to_string(),
        "institution": {"code": institution.code, "name": institution.name},
        "appellant": {"name": row.name, "check_number": row.check_number, "post": row.post_title, "cadre": row.cadre,
            "unit": row.unit_name},
        "respondent": row.respondent_name, "level": row.level, "state": row.state.code(),
        "filed_at": row.made_at.to_string(), "contested_version": row.contested_version,
        "contested_mark": row.contested.to_string(), "mark": row.mark.to_string(), "mark_version": row.mark_version,
        "marks": marks, "items": contested(&items), "files": files.iter().map(file).collect::<Vec<_>>(),
        "levels": case.levels.iter().map(|level| level_json(level, case, &items)).collect::<Vec<_>>(),
        "employee": year, "events": events,
    }))
}

fn contested(items: &[ItemRow]) -> Vec<Value> {
    items
        .chunk_by(|one, other| one.position == other.position)
        .filter_map(|rows| rows.first())
        .map(|row| {
            json!({
                "item": row.position, "period_from": row.period_from.map(|day| day.to_string()), "factor": row.factor, "subtask": row.sub_task_id.map(|id| id.to_string()), "factor_item": row.item,
                "title": row.title_sw, "of": row.group_sw, "ground": row.ground.code(), "text": row.text,
            })
        })
        .collect()
}

fn level_json(level: &LevelRow, case: &Case, items: &[ItemRow]) -> Value {
    let day = |day: Option<Day>| day.map(|day| day.to_string());
    let at = |moment: Option<kernel::Timestamp>| moment.map(|moment| moment.to_string());
    let rulings: Vec<Value> = items
        .iter()
        .filter(|row| row.level == Some(level.level))
        .filter_map(ItemRow::ruling)
        .map(|ruling| {
            json!({
                "item": ruling.position, "changed": ruling.changed, "quality": ruling.quality,
                "counted": ruling.counted.map(|counted| counted.to_string()), "mark": ruling.mark,
                "completed_on": day(ruling.completed_on), "excused": ruling.excused, "reason": ruling.reason,
            })
        })
        .collect();
    let members: Vec<Value> =
        case.members.iter().filter(|member| member.level == level.level).map(member_json).collect();
    json!({
        "level": level.level, "came": level.came.code(), "reached_at": level.reached_at.to_string(),
        "statement": level.statement, "late_reason": level.late_reason, "answer_due_on": day(level.answer_due_on),
        "answer": level.answer, "answered_at": at(level.answered_at), "decide_due_on": level.decide_due_on.to_string(),
        "members": members, "outcome": level.outcome.map(|outcome| outcome.code()), "decided_at": at(level.decided_at),
        "reason": level.reason, "rulings": rulings, "mark_version": level.mark_version,
        "would_be": level.would_be.map(|mark| mark.to_string()), "next_due_on": day(level.next_due_on),
        "send_due_on": day(level.send_due_on), "sent_on": day(level.sent_on), "sent_as": level.sent_as, "answer_reference": level.answer_reference,
        "answer_on": day(level.answer_on),
    })
}

fn member_json(member: &MemberRow) -> Value {
    json!({
        "name": member.name, "post": member.post_title, "seat": member.seat.code(), "state": member.state.code(),
        "vote": member.vote.code(), "note": member.note,
    })
}
