//! What becomes of an appraisal whose next step nobody took: it goes up level by level. When the last level was silent too,
//! what was said in time stands and the file goes on, so that HR can publish it; silence itself is never turned into marks.
//! Source: performance.md 1.4, 6.3; docs/decisions (silence).

use kernel::Error;
use platform::deadline::Passed;
use platform::work::{Saved, Work};
use serde_json::json;

use super::{
    Due, OWES_AGREE, OWES_COUNTERSIGN, OWES_DISCUSS, OWES_SELF, OWES_SUPERVISE, calendar_of, owe_deciding,
    owe_publishing, ratings_json, sheet_of, state_event,
};
use crate::appraisal::model::{AppraisalId, Column, Sheet, Stands, State};
use crate::appraisal::rules::Step;
use crate::appraisal::store;
use crate::{permissions, silence};

const SUBJECT: &str = "performance.appraisal";

/// Nobody assessed: the employee's own column stands. Without one there is nothing that could, and the file is stuck.
/// Whoever could not assess yet was not silent: where the employee's own day was put off, the supervisor has the days any
/// answer has from then.
pub(crate) fn assessment_missed(work: &Work<'_>, passed: &Passed) -> Result<Saved<()>, Error> {
    let sheet = find(work, passed)?;
    let row = &sheet.appraisal;
    let waits_until = calendar_of(work, row)?.self_rating.closes_on;
    let due_on = waits_until.plus_days(work.setting(row.year, "answer_days")?);
    if row.state == State::Open && passed.level == 0 && passed.due_on < due_on {
        let permit = work.permit(&permissions::SILENCE_RAISE, row)?;
        work.put_off(passed.institution_id, passed.id, passed.due_on, due_on)?;
        return Ok(work.already_done(permit));
    }
    go_up(work, passed, |sheet| match sheet.appraisal.state {
        State::SelfRated => stand(work, passed, sheet, Stands::Own, OWES_SUPERVISE),
        _ => silence::actions::stick(work, passed, SUBJECT),
    })
}

/// Nobody held the discussion: the supervisor's column is put to the employee, who may still dispute it.
pub(crate) fn discussion_missed(work: &Work<'_>, passed: &Passed) -> Result<Saved<()>, Error> {
    go_up(work, passed, |sheet| match sheet.appraisal.state {
        State::SupervisorRated => stand(work, passed, sheet, Stands::Supervisor, OWES_DISCUSS),
        _ => silence::actions::stick(work, passed, SUBJECT),
    })
}

/// Nobody countersigned, or decided the dispute: the agreed column stands as it was written. The employee may appeal.
pub(crate) fn countersign_missed(work: &Work<'_>, passed: &Passed) -> Result<Saved<()>, Error> {
    go_up(work, passed, |sheet| match sheet.appraisal.state {
        State::Agreed | State::Disputed | State::Discussed => {
            stand(work, passed, sheet, Stands::Agreed, OWES_COUNTERSIGN)
        }
        _ => silence::actions::stick(work, passed, SUBJECT),
    })
}

/// The employee did not answer the agreed column: the second level is asked to countersign without it (decision 0005).
pub(crate) fn answer_missed(work: &Work<'_>, passed: &Passed) -> Result<Saved<()>, Error> {
    let sheet = find(work, passed)?;
    let row = &sheet.appraisal;
    let permit = work.permit(&permissions::SILENCE_RAISE, row)?;
    if row.state == State::Discussed {
        let calendar = calendar_of(work, row)?;
        owe_deciding(work, row, &calendar)?;
    }
    Ok(work.already_done(permit))
}

/// One level up, or, above the last level, what is done then.
fn go_up(
    work: &Work<'_>,
    passed: &Passed,
    at_the_end: impl Fn(&Sheet) -> Result<Saved<()>, Error>,
) -> Result<Saved<()>, Error> {
    match silence::actions::raise(work, passed, SUBJECT)? {
        Some(raised) => Ok(raised),
        None => at_the_end(&find(work, passed)?),
    }
}

fn find(work: &Work<'_>, passed: &Passed) -> Result<Sheet, Error> {
    let id = AppraisalId(passed.subject_id);
    let found = store::find(work.tx(), passed.institution_id, id, work.today())?;
    sheet_of(work, work.open(&permissions::SILENCE_STAND, found)?)
}

/// Writes what stands into the agreed column, and lets the file go on.
fn stand(
    work: &Work<'_>,
    passed: &Passed,
    sheet: &Sheet,
    stands: Stands,
    owed: &'static str,
) -> Result<Saved<()>, Error> {
    let row = &sheet.appraisal;
    let column = match stands {
        Stands::Own => Column::SelfRating,
        Stands::Supervisor => Column::Supervisor,
        Stands::Agreed => Column::Agreed,
    };
    let Some(ratings) = silence::rules::whole_column(sheet, column) else {
        return silence::actions::stick(work, passed, SUBJECT);
    };
    let permit = work.permit(&permissions::SILENCE_STAND, row)?;
    let state = if stands == Stands::Supervisor { State::Discussed } else { State::Countersigned };
    store::save_ratings(work.tx(), row, Column::Agreed, &ratings)?;
    store::save_stands(work.tx(), row, state, stands, work.now())?;
    for kind in [owed, OWES_SELF, OWES_AGREE] {
        work.miss_in(row.institution_id, kind, row.id.0)?;
    }
    let calendar = calendar_of(work, row)?;
    if stands == Stands::Supervisor {
        Due::of(row).owe_own(work, &calendar, OWES_AGREE, Step::Agree)?;
    } else {
        owe_publishing(work, row, &calendar)?;
    }
    let after = json!({"state": state.code(), "stands": stands.code(), "agreed": ratings_json(&ratings)});
    let mut before = silence::actions::silent(work, passed)?;
    before.insert("state".into(), json!(row.state.code()));
    work.save(permit, state_event(row).before(before.into()).after(after))
}
