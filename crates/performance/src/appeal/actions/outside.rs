//! The Commission: the whole file leaves the institution, and what comes back is recorded and applied by the same rule.
//! Who hears the case there, and in which system, is not Tija's business.

use kernel::{Day, Error};
use platform::work::{Saved, Work};
use serde_json::json;

use super::panel::settle_mark;
use super::{OWES_SEND, after, event, inputs_of};
use crate::appeal::model::{AppealId, COMMISSION, Case, Verdict, contested};
use crate::appeal::rules::{self, Step};
use crate::appeal::store;
use crate::permissions;

/// A case that has left the institution, for its appellant and for HR, who carries it there; NotFound before that.
pub fn open_outside(work: &Work<'_>, id: AppealId) -> Result<Case, Error> {
    let case = work.open(&permissions::APPEAL_SEND, store::find(work.tx(), work.institution()?, id)?)?;
    if case.row.level < COMMISSION { Err(Error::NotFound) } else { Ok(case) }
}

/// Records that the file was sent, when and under which reference.
pub fn send_case(
    work: &Work<'_>,
    id: AppealId,
    version: i64,
    on: Day,
    reference: &str,
) -> Result<Saved<()>, Error> {
    let case = open_outside(work, id)?;
    let permit = work.permit(&permissions::APPEAL_SEND, &case)?;
    let (level, state) = rules::next(case.row.level, case.row.state, Step::Send, case.row.level)?;
    rules::required("reference", reference)?;
    check_past("sent_on", on, work.today())?;
    store::save_state(work.tx(), &case.row, version, level, state)?;
    store::save_sent(work.tx(), &case.row, on, reference.trim())?;
    work.settle(OWES_SEND, id.0)?;
    let told = json!({"sent_on": on.to_string(), "reference": reference.trim()});
    work.save(permit, event(&case.row).after(after(level, state, told)))
}

/// Jibu la Tume: the letter's reference and day, and what it says about each item.
pub fn record_answer(
    work: &Work<'_>,
    id: AppealId,
    version: i64,
    reference: &str,
    on: Day,
    verdict: &Verdict,
) -> Result<Saved<()>, Error> {
    let case = open_outside(work, id)?;
    let permit = work.permit(&permissions::APPEAL_RECORD, &case)?;
    let row = &case.row;
    let (level, state) = rules::next(row.level, row.state, Step::Record, row.level)?;
    rules::required("reference", reference)?;
    check_past("answer_on", on, work.today())?;
    let items = contested(&store::items(work.tx(), row.institution_id, id)?);
    rules::check_verdict(verdict, &items, &inputs_of(row)?, false)?;
    store::save_rulings(work.tx(), row, &verdict.rulings)?;
    store::save_proposal(work.tx(), row, None, None, verdict.reason.trim(), false)?;
    store::save_recorded(work.tx(), row, reference.trim(), on)?;
    let mut told = settle_mark(work, &case, verdict, None)?;
    store::save_state(work.tx(), row, version, level, state)?;
    work.drop_due(OWES_SEND, id.0)?;
    if let Some(told) = told.as_object_mut() {
        told.insert(String::from("reference"), json!(reference.trim()));
        told.insert(String::from("answer_on"), json!(on.to_string()));
    }
    work.save(permit, event(row).after(after(level, state, told)))
}

/// A letter bears no day that has not come.
fn check_past(field: &str, on: Day, today: Day) -> Result<(), Error> {
    if on > today { Err(Error::field(field, "performance-appeal-invalid-future")) } else { Ok(()) }
}
