//! What people do with an agreement: begin it, fill it, answer it, sign it. Used by pages, the command line and the
//! demonstration year alike. Read `begin`, `edit`, `decide`, `sign`; SQL is in `store.rs`, judgement in `rules.rs`.

mod begin;
mod decide;
mod edit;
mod frame;
mod sign;
mod unanswered;
mod weights;

use kernel::{Day, Error};
use people::seat::Answers;
use platform::work::{Permit, Work};

use super::model::{AgreementId, AgreementRow, Party};
use super::rules::{self, Step};
use super::store;
use crate::permissions;

pub use begin::begin_plan;
pub use decide::{
    approve_agreement, reject_sub_task, reject_task, return_agreement, rollback_agreement, submit_agreement,
};
pub use edit::{add_sub_task, add_task, edit_sub_task, edit_task, remove_sub_task, remove_task};
pub use frame::{TypedFrame, frame_sub_task, frame_task};
pub use sign::{sign_agreement, text_to_sign};
pub(crate) use unanswered::{answer_missed, signature_missed};
pub use weights::set_weights;

/// What the history says a thing is.
pub(super) const SUBJECT: &str = "performance.agreement";

/// Kinds of due dates; each is a words key too. The two signatures are two kinds, because each is closed by itself.
pub(super) const OWED_SUBMIT: &str = "performance.agreement.submit";
pub(super) const OWED_ANSWER: &str = "performance.agreement.approve";
pub(super) const OWED_OWN_SIGNATURE: &str = "performance.agreement.sign_own";
pub(super) const OWED_STAFF_SIGNATURE: &str = "performance.agreement.sign_staff";

/// What the employee may do once every level above let its day pass.
pub(super) const OWED_START: &str = "performance.agreement.start";

/// The agreement, when the actor may see it.
fn open(work: &Work<'_>, id: AgreementId) -> Result<AgreementRow, Error> {
    let row = store::find(work.tx(), work.institution()?, id, work.today())?;
    work.open(&permissions::AGREEMENT_READ, row)
}

/// The same, unless it is no longer the version the actor looked at.
fn open_as_seen(work: &Work<'_>, id: AgreementId, seen: i64) -> Result<AgreementRow, Error> {
    let row = open(work, id)?;
    if row.version == seen { Ok(row) } else { Err(Error::Stale) }
}

/// On which side of the agreement the actor stands, with leave to change what is on that side.
fn take_side(work: &Work<'_>, row: &AgreementRow) -> Result<(Party, Permit), Error> {
    if work.may(&permissions::AGREEMENT_EDIT, row) {
        return Ok((Party::Employee, work.permit(&permissions::AGREEMENT_EDIT, row)?));
    }
    Ok((Party::Supervisor, work.permit(&permissions::AGREEMENT_ASSIGN, row)?))
}

fn step_of(party: Party) -> Step {
    match party {
        Party::Employee => Step::Edit,
        Party::Supervisor => Step::Assign,
    }
}

/// Who answers for the supervisor's side: the supervisor of the day, of a head of institution the seat above.
pub(super) fn answers(work: &Work<'_>, row: &AgreementRow) -> Result<Answers, Error> {
    let (institution, above) = (row.institution_id, row.seat_above.as_ref());
    people::seat::answers(work.tx(), institution, row.supervisor_id, above, work.today())
}

/// The same, without whom nothing can be answered.
fn somebody_answers(work: &Work<'_>, row: &AgreementRow) -> Result<Answers, Error> {
    let answers = answers(work, row)?;
    match (answers.is_somebody(), &row.seat_above) {
        (true, _) => Ok(answers),
        (false, Some(_)) => Err(rules::Refusal::NoSeat.into()),
        (false, None) => Err(rules::Refusal::NoSupervisor.into()),
    }
}

/// May the actor approve today? Pages and the action ask the same.
pub fn check_approver(work: &Work<'_>, row: &AgreementRow) -> Result<(), Error> {
    let Some(second) = rules::late_approver(row, work.today()) else { return Ok(()) };
    let holds = [Some(second), row.escalated_id];
    let stands = work.person()?.stands_for().any(|id| holds.contains(&Some(id)));
    if stands { Ok(()) } else { Err(rules::Refusal::SecondLevelApproves.into()) }
}

/// The day by which an answer is in time. Setting: `answer_days`.
fn answer_due(work: &Work<'_>, row: &AgreementRow) -> Result<Day, Error> {
    Ok(rules::answer_due(work.today(), work.setting(row.year, "answer_days")?))
}
