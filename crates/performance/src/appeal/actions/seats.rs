//! A seat becomes empty: who sits there stands down, or leaves the institution. A committee is filled up again; over what
//! one sat alone the successor in the office sits, or the case goes to the next level.

use kernel::Error;
use platform::round::{self, Done, LOOK};
use platform::work::{Desk, Saved, Work};
use serde_json::json;

use super::levels::{Reached, begin_level, terms};
use super::owed::On;
use super::panel::{carried_without, conclude, ladder, lose, owe_decision, seat};
use super::{OWES_DECIDE, after_told, event, open_case};
use crate::appeal::ladder::Ladder;
use crate::appeal::model::{
    AppealId, Came, Case, MemberRow, Outcome, Seat, Sitting, State, Turn, Vacated, Verdict,
};
use crate::appeal::rules::{self, Step};
use crate::appeal::store;
use crate::permissions;

/// How long ago somebody left whose seat is still looked for, in days: longer than any level lasts.
const LONGEST: i64 = 400;

/// Jitoe: a member of a committee leaves a seat to be filled; who sits alone leaves the case to the next level.
pub fn recuse(work: &Work<'_>, id: AppealId, version: i64, reason: &str) -> Result<Saved<()>, Error> {
    let case = open_case(work, id)?;
    let permit = work.permit(&permissions::APPEAL_RECUSE, &Turn(&case))?;
    let ladder = ladder(work, &case)?;
    let member = seat(work, &case, &ladder)?;
    rules::required("recuse_reason", reason)?;
    let why = (Sitting::Recused, reason.trim());
    if let Some(verdict) = leave_majority(work, &case, member, why)? {
        return conclude(work, &case, version, permit, &verdict);
    }
    let (level, state) = empty(work, (&case, version), &ladder, member, why)?;
    let told = after_told(&case.row, (level, state), json!({"reason": why.1}));
    work.save(permit, event(&case.row).after(told))
}

/// The program's round: seats of those who have left since. Doing it twice does nothing twice.
pub async fn vacate_left(desk: &Desk) -> Result<Done, Error> {
    let left = |work: &Work<'_>| {
        store::list_vacated(work.tx(), work.today().plus_days(-LONGEST), work.today(), LOOK)
    };
    let unit = |work: &Work<'_>, seat: &Vacated| match vacate(work, seat) {
        // The panel decided meanwhile.
        Err(Error::NotFound | Error::Refused(_)) => Err(Error::Stale),
        vacated => Ok(vacated?.with(1)),
    };
    let name = |seat: &Vacated| format!("performance.appeal {}", seat.appeal_id);
    Ok(round::each(desk, desk.read(left).await?, name, unit).await)
}

fn vacate(work: &Work<'_>, vacated: &Vacated) -> Result<Saved<()>, Error> {
    let found = store::find(work.tx(), vacated.institution_id, vacated.appeal_id)?;
    let case = work.open(&permissions::APPEAL_VACATE, found)?;
    let permit = work.permit(&permissions::APPEAL_VACATE, &case)?;
    let ladder = ladder(work, &case)?;
    let member = case.sitting().find(|member| member.employment_id == vacated.employment_id);
    let member = member.ok_or(Error::NotFound)?;
    let row = &case.row;
    let why = (Sitting::Left, "");
    if let Some(verdict) = leave_majority(work, &case, member, why)? {
        return conclude(work, &case, row.version, permit, &verdict);
    }
    let successor = ladder.decider(row.level).filter(|successor| *successor != member.employment_id);
    let (level, state) = match (member.seat, successor) {
        (Seat::Decider, Some(successor)) => {
            store::save_state(work.tx(), row, row.version, row.level, row.state)?;
            store::save_vacant(work.tx(), row, member.employment_id, why)?;
            work.drop_due_in(row.institution_id, OWES_DECIDE, row.id.0)?;
            store::insert_member(work.tx(), row.institution_id, row.id, row.level, successor, Seat::Decider)?;
            owe_decision(work, &case, successor)?;
            (row.level, row.state)
        }
        _ => empty(work, (&case, row.version), &ladder, member, why)?,
    };
    let told = json!({"seat": member.seat.code(), "employment": member.employment_id.to_string()});
    work.save(permit, event(row).after(after_told(row, (level, state), told)))
}

/// The head sits beside three: where those who stay have agreed on what is proposed, the head's going decides. Answers what.
fn leave_majority(
    work: &Work<'_>,
    case: &Case,
    member: &MemberRow,
    why: (Sitting, &str),
) -> Result<Option<Verdict>, Error> {
    if member.seat != Seat::Head {
        return Ok(None);
    }
    let carried = carried_without(work, case, member.employment_id)?;
    if carried.is_some() {
        store::save_vacant(work.tx(), &case.row, member.employment_id, why)?;
    }
    Ok(carried)
}

/// Nobody sits there any more; answers the case's new level and state.
fn empty(
    work: &Work<'_>,
    (case, version): (&Case, i64),
    ladder: &Ladder,
    member: &MemberRow,
    (sitting, reason): (Sitting, &str),
) -> Result<(i64, State), Error> {
    let row = &case.row;
    let higher = ladder.reached(row.level.saturating_add(1));
    let (level, state) = rules::next(row.level, row.state, Step::Recuse, higher)?;
    // The head of institution sits beside the three who were chosen: without the head they still are a committee.
    let state = if member.seat == Seat::Head { row.state } else { state };
    store::save_state(work.tx(), row, version, level, state)?;
    store::save_vacant(work.tx(), row, member.employment_id, (sitting, reason))?;
    work.drop_due_of(row.institution_id, OWES_DECIDE, row.id.0, member.employment_id)?;
    if level != row.level {
        let (outcome, came) = match sitting {
            Sitting::Left => (Outcome::Left, Came::Left),
            _ => (Outcome::Recused, Came::Recused),
        };
        lose(work, case, outcome)?;
        begin_level(work, &Reached::of(case, ladder, level, came))?;
    } else if state == State::Committee {
        unseat(work, case, ladder)?;
    }
    Ok((level, state))
}

/// A committee that is one short waits for its third member; what it had proposed falls.
fn unseat(work: &Work<'_>, case: &Case, ladder: &Ladder) -> Result<(), Error> {
    let row = &case.row;
    store::save_proposal(work.tx(), row, None, None, "", false)?;
    store::save_rulings(work.tx(), row, &[])?;
    work.drop_due_in(row.institution_id, OWES_DECIDE, row.id.0)?;
    let terms = terms(work, work.today().financial_year())?;
    let last = case.now().map_or(work.today(), |level| level.decide_due_on);
    On::of(case).ask_for_committee(work, ladder, (terms.appoint_by(work.today()).min(last), last))
}
