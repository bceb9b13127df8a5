//! Rufaa ya taasisi: its head holds a query to be wrong; another officer of the nation's seat decides. Upheld, the figures
//! count as they were sent; dismissed, the query stands. Source: performance.md 4.3, 5.2; decision 0017.

use kernel::{Day, Error, InstitutionId};
use platform::holiday;
use platform::work::{Saved, Work};
use serde_json::json;

use super::super::model::{QuarterId, QuarterRow};
use super::super::rules::{self, MOST_NOTE, Step};
use super::super::store;
use super::{CORRECT_DUE, by, event, judged, newest, owe_correction, owe_verifiers, own};
use crate::terms::rules::judge_text;
use crate::{permissions, score};

/// What the nation's seat owes once a query was appealed.
pub const DECIDE_DUE: &str = "contract.quarter.decide";

/// The last day on which the query of this set may be appealed; None where there is none.
pub fn last_day(work: &Work<'_>, row: &QuarterRow) -> Result<Option<Day>, Error> {
    let Some(asked) = row.answered_at else { return Ok(None) };
    let days = work.setting(row.year, "contract_appeal_days")?;
    holiday::working_day(work.tx(), row.institution_id, asked.day().plus_days(days)).map(Some)
}

/// May the newest set of a quarter be appealed today?
pub fn may_appeal(work: &Work<'_>, row: &QuarterRow) -> Result<(), Error> {
    rules::next(row.state, Step::Appeal)?;
    let last = last_day(work, row)?.ok_or(Error::NotFound)?;
    Ok(rules::may_appeal(row.appealed_at.is_some(), work.today(), last)?)
}

/// Kata rufaa: the correction is no longer owed, a decision is.
pub fn appeal_query(work: &Work<'_>, id: QuarterId, version: i64, grounds: &str) -> Result<Saved<()>, Error> {
    let row = own(work, &permissions::QUARTER_APPEAL, id, version)?;
    let permit = work.permit(&permissions::QUARTER_APPEAL, &row)?;
    let state = rules::next(row.state, Step::Appeal)?;
    newest(work, &row)?;
    may_appeal(work, &row)?;
    judge_text("grounds", grounds, MOST_NOTE)?;
    store::save_appealed(work.tx(), &row, state, grounds, (work.now(), &by(work)?))?;
    work.drop_due(CORRECT_DUE, id.0)?;
    let days = work.setting(row.year, "contract_appeal_decide_days")?;
    owe_verifiers(work, &row, DECIDE_DUE, days)?;
    let after = json!({ "state": state.code(), "grounds": grounds });
    work.save(permit, event(id, json!({ "state": row.state.code() }), after))
}

/// Amua rufaa: always with reasons, never by whoever queried.
pub fn decide_appeal(
    work: &Work<'_>,
    institution: InstitutionId,
    id: QuarterId,
    version: i64,
    (upheld, reasons): (Option<bool>, &str),
) -> Result<Saved<()>, Error> {
    let row = judged(work, &permissions::QUARTER_DECIDE, (institution, id), version)?;
    let permit = work.permit(&permissions::QUARTER_DECIDE, &row)?;
    rules::next(row.state, Step::Uphold)?;
    rules::may_decide(row.answered_by_id, work.person()?.person)?;
    let Some(upheld) = upheld else {
        return Err(Error::field("outcome", "platform-field-missing"));
    };
    judge_text("reasons", reasons, MOST_NOTE)?;
    let state = rules::next(row.state, if upheld { Step::Uphold } else { Step::Dismiss })?;
    store::save_decided(work.tx(), &row, state, reasons, (work.now(), &by(work)?))?;
    work.settle_in(institution, DECIDE_DUE, id.0)?;
    let score = if upheld {
        store::save_replaced(work.tx(), &row)?;
        Some(score::actions::make(work, &row)?)
    } else {
        owe_correction(work, &row)?;
        None
    };
    let after = json!({
        "state": state.code(), "upheld": upheld, "reasons": reasons,
        "score": score.map(|score| score.to_string()), "formula": score.map(|_| score::rules::FORMULA),
    });
    work.save(permit, event(id, json!({ "state": row.state.code() }), after))
}
