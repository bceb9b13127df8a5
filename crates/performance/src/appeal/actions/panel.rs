//! What a panel does: it is chosen, one proposes a decision and the others vote; more than half decide.
//! A panel of one decides by proposing. A panel that lets its last day pass loses the case to the next level.

use kernel::{EmploymentId, Error, InstitutionId};
use platform::deadline::Passed;
use platform::holiday::working_day;
use platform::work::{Permit, Saved, Work};
use serde_json::{Value, json};

use super::levels::{Reached, begin_level, ladder_of, terms};
use super::owed::On;
use super::{
    OWES_ACCEPT, OWES_ANSWER, OWES_APPOINT, OWES_DECIDE, WAITS, after, after_told, event, inputs_of,
    open_case,
};
use crate::appeal::ladder::{COMMITTEE_SIZE, Ladder};
use crate::appeal::model::{
    AppealId, COMMISSION, Came, Case, ItemRow, MemberRow, Outcome, Ruling, Seat, Sitting, Turn, Verdict,
    Vote, contested,
};
use crate::appeal::rules::{self, Refused, Step, Tally};
use crate::appeal::store::{self, Ended};
use crate::mark::{self, Reissued};
use crate::permissions;

pub(super) fn ladder(work: &Work<'_>, case: &Case) -> Result<Ladder, Error> {
    let row = &case.row;
    // Who sits on this level bars nobody from it; who sat below does.
    let below: Vec<MemberRow> =
        case.members.iter().filter(|member| member.level < row.level).cloned().collect();
    ladder_of(work, row.institution_id, row.appraisal_id, row.employment_id, row.year, &below)
}

/// The seat from which somebody speaks: their own, or that of the person they act for.
pub(super) fn seat<'c>(work: &Work<'_>, case: &'c Case, ladder: &Ladder) -> Result<&'c MemberRow, Error> {
    let person = work.person()?;
    let member = person
        .stands_for()
        .find_map(|employment| case.sitting().find(|member| member.employment_id == employment))
        .ok_or(Error::Denied)?;
    // A kaimu who has to do with the mark does not decide in the absent person's place.
    if member.employment_id != person.employment && ladder.is_barred(person.employment) {
        return Err(Refused::Barred.into());
    }
    Ok(member)
}

/// Teua kamati: three members by their check numbers; the head of institution sits with them unless barred. Where nobody who
/// fits a seat is free of the mark, another sits there for a written `reason`.
pub fn appoint_committee(
    work: &Work<'_>,
    id: AppealId,
    version: i64,
    chosen: &[(Seat, String)],
    reason: &str,
) -> Result<Saved<()>, Error> {
    let institution = work.institution()?;
    let listed = work.open(&permissions::APPEAL_APPOINT, store::listed(work.tx(), institution, id)?)?;
    let permit = work.permit(&permissions::APPEAL_APPOINT, &listed)?;
    let case = whole(work, institution, id)?;
    let (level, state) = rules::next(case.row.level, case.row.state, Step::Appoint, case.row.level)?;
    let ladder = ladder(work, &case)?;
    if ladder.is_barred(work.person()?.employment) {
        return Err(Refused::OwnOffice.into());
    }
    let recused: Vec<EmploymentId> = case
        .members
        .iter()
        .filter(|member| member.state == Sitting::Recused)
        .map(|member| member.employment_id)
        .collect();
    let mut members: Vec<(Seat, EmploymentId)> = Vec::new();
    let mut errors = kernel::FieldErrors::default();
    let (reason, mut misfits) = (reason.trim(), 0_usize);
    for (seat, number) in chosen {
        let found =
            people::employee::find_by_check_number(work.tx(), institution, number.trim(), work.today())?;
        let misfit = match &found {
            Some(row) => {
                let roles = store::roles(work.tx(), institution, row.id)?;
                rules::misfit(*seat, &roles, &row.cadre, &case.row.cadre)
            }
            None => None,
        };
        misfits += usize::from(misfit.is_some());
        match found.map(|row| row.id) {
            None => errors.add(seat.code(), "performance-appeal-refused-nobody"),
            // One sentence for every bar: it does not tell whose case it is.
            Some(employment) if ladder.is_barred(employment) || recused.contains(&employment) => {
                errors.add(seat.code(), "performance-appeal-refused-barred");
            }
            Some(employment) if members.iter().any(|(_, other)| *other == employment) => {
                errors.add(seat.code(), "performance-appeal-refused-twice");
            }
            Some(employment) => {
                if let Some(lacks) = misfit.filter(|_| reason.is_empty()) {
                    errors.add(seat.code(), lacks);
                }
                members.push((*seat, employment));
            }
        }
    }
    rules::check_optional("reason", reason, &mut errors);
    errors.check()?;
    let reason = Some(reason).filter(|_| misfits > 0);
    if members.len() != COMMITTEE_SIZE {
        return Err(Refused::NotFound.into());
    }
    let head = ladder.head.filter(|head| !ladder.is_barred(*head) && !recused.contains(head));
    if let Some(head) = head.filter(|head| members.iter().all(|(_, member)| member != head)) {
        members.push((Seat::Head, head));
    }
    store::save_state(work.tx(), &case.row, version, level, state)?;
    work.settle(OWES_APPOINT, id.0)?;
    store::drop_members(work.tx(), &case.row)?;
    store::save_panel_reason(work.tx(), &case.row, reason.unwrap_or_default())?;
    for (seat, employment) in &members {
        store::insert_member(work.tx(), institution, id, level, *employment, *seat)?;
        owe_decision(work, &case, *employment)?;
    }
    let told: Vec<Value> = members
        .iter()
        .map(|(seat, employment)| json!({"seat": seat.code(), "employment": employment.to_string()}))
        .collect();
    work.save(permit, event(&case.row).after(after(level, state, json!({"members": told, "reason": reason}))))
}

pub(super) fn owe_decision(work: &Work<'_>, case: &Case, owed_by: EmploymentId) -> Result<(), Error> {
    let due_on = case.now().map_or(work.today(), |level| level.decide_due_on);
    On::of(case).owe(work, OWES_DECIDE, owed_by, due_on)
}

/// The case whatever the reader may see of it, for an action that was permitted by what may be seen of it.
fn whole(work: &Work<'_>, institution: InstitutionId, id: AppealId) -> Result<Case, Error> {
    work.open(&permissions::APPEAL_HANDLE, store::find(work.tx(), institution, id)?)
}

/// Amua: proposes a decision. Whoever sits alone has decided by it.
pub fn decide(work: &Work<'_>, id: AppealId, version: i64, verdict: &Verdict) -> Result<Saved<()>, Error> {
    let case = open_case(work, id)?;
    let permit = work.permit(&permissions::APPEAL_DECIDE, &Turn(&case))?;
    let row = &case.row;
    rules::next(row.level, row.state, Step::Decide, row.level)?;
    let member = seat(work, &case, &ladder(work, &case)?)?;
    let items = contested(&store::items(work.tx(), row.institution_id, id)?);
    let late = case.now().is_some_and(|level| !level.late_reason.is_empty());
    rules::check_verdict(verdict, &items, &inputs_of(row)?, late)?;
    let rulings: &[Ruling] = if verdict.struck { &[] } else { &verdict.rulings };
    store::save_proposal(
        work.tx(),
        row,
        Some(member.employment_id),
        Some(work.now()),
        verdict.reason.trim(),
        verdict.struck,
    )?;
    store::save_rulings(work.tx(), row, rulings)?;
    store::save_vote(work.tx(), row, member.employment_id, Vote::Agrees, "")?;
    let votes: Vec<Vote> = case
        .sitting()
        .map(|other| if other.employment_id == member.employment_id { Vote::Agrees } else { Vote::None })
        .collect();
    if rules::tally(&votes) == Tally::Carried {
        return conclude(work, &case, version, permit, verdict);
    }
    owe_votes(work, &case, Some(member.employment_id))?;
    store::save_state(work.tx(), row, version, row.level, row.state)?;
    let told = json!({"proposed": verdict_json(verdict)});
    work.save(permit, event(row).after(after(row.level, row.state, told)))
}

/// A proposal was made, or has fallen: all owe their word anew but whoever made it.
fn owe_votes(work: &Work<'_>, case: &Case, proposer: Option<EmploymentId>) -> Result<(), Error> {
    let (row, id) = (&case.row, case.row.id.0);
    if let Some(proposer) = proposer {
        work.settle_of(row.institution_id, OWES_DECIDE, id, proposer)?;
    }
    work.replace_due_in(row.institution_id, OWES_DECIDE, id)?;
    let mut others = case.sitting().filter(|member| Some(member.employment_id) != proposer);
    others.try_for_each(|member| owe_decision(work, case, member.employment_id))
}

/// Nakubaliana au sikubaliani, with a reason for disagreeing.
pub fn vote(work: &Work<'_>, id: AppealId, version: i64, vote: Vote, note: &str) -> Result<Saved<()>, Error> {
    let case = open_case(work, id)?;
    let permit = work.permit(&permissions::APPEAL_VOTE, &Turn(&case))?;
    let row = &case.row;
    rules::next(row.level, row.state, Step::Decide, row.level)?;
    let level = case.now().ok_or(Error::NotFound)?;
    if level.proposed_by_id.is_none() {
        return Err(Refused::NoProposal.into());
    }
    let member = seat(work, &case, &ladder(work, &case)?)?;
    if vote == Vote::Disagrees {
        rules::required("vote_note", note)?;
    }
    store::save_vote(work.tx(), row, member.employment_id, vote, note.trim())?;
    let votes: Vec<Vote> = case
        .sitting()
        .map(|other| if other.employment_id == member.employment_id { vote } else { other.vote })
        .collect();
    let told = json!({"vote": vote.code(), "note": note.trim()});
    match rules::tally(&votes) {
        Tally::Carried => return conclude(work, &case, version, permit, &proposed(work, &case)?),
        Tally::Fallen => {
            store::save_proposal(work.tx(), row, None, None, "", false)?;
            store::save_rulings(work.tx(), row, &[])?;
            owe_votes(work, &case, None)?;
        }
        // Who has voted owes no more: should the others let the day pass, that is not theirs.
        Tally::Open => work.settle_of(row.institution_id, OWES_DECIDE, id.0, member.employment_id)?,
    }
    store::save_state(work.tx(), row, version, row.level, row.state)?;
    work.save(permit, event(row).after(after(row.level, row.state, told)))
}

/// What is proposed on the level.
fn proposed(work: &Work<'_>, case: &Case) -> Result<Verdict, Error> {
    let (row, level) = (&case.row, case.now().ok_or(Error::NotFound)?);
    let rows = store::items(work.tx(), row.institution_id, row.id)?;
    let rulings = rows.iter().filter(|item| item.level == Some(row.level));
    Ok(Verdict {
        rulings: rulings.filter_map(ItemRow::ruling).collect(),
        reason: level.reason.clone(),
        struck: level.struck,
    })
}

/// What is proposed, where those who stay when one goes carry it.
pub(super) fn carried_without(
    work: &Work<'_>,
    case: &Case,
    gone: EmploymentId,
) -> Result<Option<Verdict>, Error> {
    let stay = case.sitting().filter(|member| member.employment_id != gone);
    let votes: Vec<Vote> = stay.map(|member| member.vote).collect();
    let is_proposed = case.now().is_some_and(|level| level.proposed_by_id.is_some());
    let carried = is_proposed && rules::tally(&votes) == Tally::Carried;
    carried.then(|| proposed(work, case)).transpose()
}

/// The decision stands: the mark is computed again where something changed, and the appellant may go on.
pub(super) fn conclude(
    work: &Work<'_>,
    case: &Case,
    version: i64,
    permit: Permit,
    verdict: &Verdict,
) -> Result<Saved<()>, Error> {
    let row = &case.row;
    let (level, state) = rules::next(row.level, row.state, Step::Decide, row.level)?;
    let higher = level.saturating_add(1);
    let terms = terms(work, work.today().financial_year())?;
    let next_due_on = (level < COMMISSION)
        .then(|| working_day(work.tx(), row.institution_id, terms.file_by(higher, work.today())))
        .transpose()?;
    let told = settle_mark(work, case, verdict, next_due_on)?;
    store::save_state(work.tx(), row, version, level, state)?;
    // By the row's institution: the program itself may have emptied the seat that decided.
    work.settle_in(row.institution_id, OWES_DECIDE, row.id.0)?;
    work.drop_due_in(row.institution_id, OWES_ANSWER, row.id.0)?;
    if let Some(due_on) = next_due_on {
        On::of(case).owe_own(work, OWES_ACCEPT, row.employment_id, due_on)?;
    }
    work.save(permit, event(row).after(after(level, state, told)))
}

/// Makes the next version of the mark, or says that the former stands; keeps how the level ended.
pub(super) fn settle_mark(
    work: &Work<'_>,
    case: &Case,
    verdict: &Verdict,
    next_due_on: Option<kernel::Day>,
) -> Result<Value, Error> {
    let row = &case.row;
    let items = contested(&store::items(work.tx(), row.institution_id, row.id)?);
    let changes = rules::changes(verdict, &items);
    let reissued = if changes.is_empty() {
        None
    } else {
        let inputs = mark::changed(&inputs_of(row)?, &changes)?;
        Some(mark::reissue(work, row.institution_id, row.appraisal_id, row.mark, &inputs)?)
    };
    let (mark_version, would_be) = match reissued {
        Some(Reissued::Stands { version, .. }) => (Some(version), None),
        Some(Reissued::FormerStands { would_be }) => (None, Some(would_be)),
        None => (None, None),
    };
    let outcome = rules::outcome(verdict, would_be.is_some());
    store::save_outcome(work.tx(), row, &Ended { outcome, mark_version, would_be, next_due_on }, work.now())?;
    let mark = match reissued {
        Some(Reissued::Stands { mark, .. }) => mark,
        _ => row.mark,
    };
    Ok(json!({
        "outcome": outcome.code(), "decision": verdict_json(verdict), "mark_before": row.mark.to_string(),
        "mark": mark.to_string(), "mark_version": mark_version, "would_be": would_be.map(|mark| mark.to_string()),
    }))
}

fn verdict_json(verdict: &Verdict) -> Value {
    let rulings: Vec<Value> = verdict
        .rulings
        .iter()
        .map(|ruling| {
            json!({
                "position": ruling.position, "changed": ruling.changed, "quality": ruling.quality,
                "counted": ruling.counted.map(|counted| counted.to_string()), "mark": ruling.mark,
                "completed_on": ruling.completed_on.map(|day| day.to_string()), "excused": ruling.excused, "reason": ruling.reason,
            })
        })
        .collect();
    json!({"rulings": rulings, "reason": verdict.reason, "struck": verdict.struck})
}

/// The level a panel has lost ends.
pub(super) fn lose(work: &Work<'_>, case: &Case, outcome: Outcome) -> Result<(), Error> {
    let ended = Ended { outcome, mark_version: None, would_be: None, next_due_on: None };
    store::save_outcome(work.tx(), &case.row, &ended, work.now())?;
    let (institution, subject) = (case.row.institution_id, case.row.id.0);
    work.drop_due_in(institution, OWES_ANSWER, subject)?;
    work.drop_due_in(institution, WAITS, subject)?;
    for kind in [OWES_DECIDE, OWES_APPOINT] {
        match outcome {
            Outcome::Missed => work.miss_in(institution, kind, subject)?,
            _ => work.drop_due_in(institution, kind, subject)?,
        }
    }
    Ok(())
}

/// The panel's last day has passed: what it owed is closed as missed, and the case moves to the next level. Run by the
/// program itself; a case that has moved meanwhile is refused, so running twice does nothing twice.
pub fn escalate_appeal(
    work: &Work<'_>,
    institution: InstitutionId,
    id: AppealId,
) -> Result<Saved<()>, Error> {
    let found = store::find(work.tx(), institution, id)?;
    let case = work.open(&permissions::APPEAL_ESCALATE, found)?;
    let permit = work.permit(&permissions::APPEAL_ESCALATE, &case)?;
    let row = &case.row;
    let ladder = ladder_of(work, institution, row.appraisal_id, row.employment_id, row.year, &case.members)?;
    let higher = ladder.reached(row.level.saturating_add(1));
    let (level, state) = rules::next(row.level, row.state, Step::Escalate, higher)?;
    // A holiday proclaimed since then moves the last day on.
    let due_on = working_day(work.tx(), institution, case.now().ok_or(Error::NotFound)?.decide_due_on)?;
    rules::check_due(due_on, work.today())?;
    store::save_state(work.tx(), row, row.version, level, state)?;
    lose(work, &case, Outcome::Missed)?;
    begin_level(work, &Reached::of(&case, &ladder, level, Came::Missed))?;
    work.save(permit, event(row).after(after_told(row, (level, state), json!({}))))
}

/// What a panel, or whoever was to choose it, owed has passed: the case moves on its level's last day, and not before.
pub(crate) fn decision_missed(work: &Work<'_>, passed: &Passed) -> Result<Saved<()>, Error> {
    escalate_appeal(work, passed.institution_id, AppealId(passed.subject_id))
}
