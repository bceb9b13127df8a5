//! Plans that were changed during the year: a mid-year review of the finished year, and of the running year one change that
//! holds and one that waits for the head teacher. Nothing about marks is here.

use kernel::{Day, Error, FinancialYear, Timestamp, Weight};
use performance::agreement::model::{AgreementId, PlannedTask};
use performance::agreement::store::find_of;
use performance::agreement::text::hash;
use performance::permissions::AGREEMENT_READ;
use performance::update::actions::{
    agree_update, begin_update, read_update, save_details, set_weights, submit_update, text_to_sign,
};
use performance::update::compare::running;
use performance::update::model::{Cause, Kind, TypedDetails, UpdateId};

use super::cast;
use super::stage::{Member, Stage};
use super::years::{moment, workday};

/// What is moved from the first task to the second.
const MOVED: Weight = Weight(500);

const REVIEW: [&str; 4] = [
    "Mada za muhula wa kwanza zimefundishwa zote na mitihani imesahihishwa kwa wakati.",
    "Darasa moja limegawanywa Januari baada ya wanafunzi kuongezeka.",
    "Mwalimu Mkuu atapanga vipindi upya na kuongeza vitabu 30.",
    "Vipindi vya darasa jipya vimeongezeka kuliko vilivyopangwa Julai.",
];
const BUDGET: [&str; 4] = [
    "",
    "",
    "Ruzuku ya robo ya pili itatumika kwanza kwa vitabu.",
    "Fedha za zana za kufundishia zimepunguzwa kwenye bajeti.",
];
const ABSENCE: [&str; 4] =
    ["", "", "", "Nitakuwa masomoni wiki sita; naomba uzito wa kazi ya kwanza upungue kwa muda uliobaki."];

/// One update as it is talked through.
struct Talk {
    kind: Kind,
    cause: Cause,
    said: [&'static str; 4],
    effective_on: Day,
    submitted: Timestamp,
}

/// The mid-year review of the finished year: proposed by the employee, agreed three days later.
pub async fn finished(stage: &Stage) -> Result<(), Error> {
    let year = stage.years.finished;
    let (who, supervisor) = (stage.member(cast::REVIEWED)?, stage.member(cast::HEAD_TEACHER)?);
    let asked_on = workday(year.day(1, 1, 12));
    let talk = Talk {
        kind: Kind::MidYear,
        cause: Cause::Season,
        said: REVIEW,
        effective_on: workday(year.day(1, 1, 19)),
        submitted: moment(asked_on, 11, 0),
    };
    let id = propose(stage, who, who, year, &talk).await?;
    agree(stage, supervisor, id, moment(asked_on.plus_days(3), 10, 30)).await
}

/// The running year: one change of the head teacher's that was agreed, and one that waits for his answer.
pub async fn current(stage: &Stage) -> Result<(), Error> {
    let (year, today) = (stage.years.current, stage.years.now.day());
    // In the last days of the year the second level must consent, and after it nothing changes.
    if today > year.last_day().plus_days(-40) {
        return Ok(());
    }
    let head_teacher = stage.member(cast::HEAD_TEACHER)?;
    let changed = stage.member(cast::CHANGED)?;
    let asked_on = today.plus_days(-20);
    let talk = Talk {
        kind: Kind::Extraordinary,
        cause: Cause::Budget,
        said: BUDGET,
        effective_on: asked_on,
        submitted: moment(asked_on, 9, 15),
    };
    let id = propose(stage, head_teacher, changed, year, &talk).await?;
    agree(stage, changed, id, moment(asked_on.plus_days(2), 16, 0)).await?;

    let waits = stage.member(cast::PROPOSES)?;
    let asked_on = today.plus_days(-3);
    let talk = Talk {
        kind: Kind::Extraordinary,
        cause: Cause::Absence,
        said: ABSENCE,
        effective_on: today.plus_days(8),
        submitted: moment(asked_on, 14, 0),
    };
    propose(stage, waits, waits, year, &talk).await.map(drop)
}

/// Begins, fills and hands over: a little weight goes from the first task to the second.
async fn propose(
    stage: &Stage,
    by: &Member,
    whose: &Member,
    year: FinancialYear,
    talk: &Talk,
) -> Result<UpdateId, Error> {
    let (employment, at) = (whose.id, talk.submitted);
    let (kind, cause) = (talk.kind, talk.cause);
    let id = stage
        .act(by, at, move |work| {
            let row = find_of(work.tx(), work.institution()?, employment, year, work.today())?;
            let row = work.open(&AGREEMENT_READ, row)?;
            begin_update(work, AgreementId(row.id.0), kind, cause)
        })
        .await?;
    let [progress, factors, support, reason] = talk.said.map(str::to_owned);
    let effective_on = ui::short_day(talk.effective_on);
    let details = TypedDetails { progress, factors, support, reason, effective_on };
    stage
        .act(by, at, move |work| {
            let seen = read_update(work, id)?.update.version;
            save_details(work, id, seen, &details)
        })
        .await?;
    stage
        .act(by, at, move |work| {
            let sheet = read_update(work, id)?;
            set_weights(work, id, sheet.update.version, &weights(&running(&sheet.tasks)))
        })
        .await?;
    stage
        .act(by, at, move |work| submit_update(work, id, &hash(&text_to_sign(&read_update(work, id)?)?)))
        .await?;
    Ok(id)
}

/// Between the first two tasks, or where there is one task between its first two sub-tasks.
fn weights(tasks: &[PlannedTask]) -> Vec<(String, String)> {
    let field = |name: &str, id: String, weight: Weight| (format!("{name}-{id}"), weight.to_string());
    let less = |weight: Weight| Weight(weight.0.saturating_sub(MOVED.0));
    let more = |weight: Weight| Weight(weight.0.saturating_add(MOVED.0));
    match tasks {
        [first, second, ..] => vec![
            field("task", first.task.id.to_string(), less(first.task.weight)),
            field("task", second.task.id.to_string(), more(second.task.weight)),
        ],
        [only] => match only.sub_tasks.as_slice() {
            [first, second, ..] => vec![
                field("sub-task", first.id.to_string(), less(first.weight)),
                field("sub-task", second.id.to_string(), more(second.weight)),
            ],
            _ => Vec::new(),
        },
        [] => Vec::new(),
    }
}

async fn agree(stage: &Stage, by: &Member, id: UpdateId, at: Timestamp) -> Result<(), Error> {
    stage
        .act(by, at, move |work| {
            let text = text_to_sign(&read_update(work, id)?)?;
            agree_update(work, id, &hash(&text))
        })
        .await
        .map(drop)
}
