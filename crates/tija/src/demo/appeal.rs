//! The finished year's one appeal: the review dismisses it, the second level upholds it, and the mark is computed again.
//! Steps that would lie after the demonstration's moment are not taken. Source: performance.md 9.4.

use kernel::uuid::Uuid;
use kernel::{Error, Timestamp};
use performance::appeal::actions::{accept, answer, contested_mark, decide, file_appeal, further, open_case};
use performance::appeal::model::{AppealId, Contested, Ground, NewAppeal, NewItem, Ruling, Verdict};
use performance::appraisal::actions::own_sheet;
use platform::work::Work;

use super::cast;
use super::stage::{Member, Stage};
use super::years::{moment, workday};

const TEXT: &str = "Kazi hii ilikaguliwa na Mthibiti Ubora wa Shule na kusifiwa; taarifa yake ipo ofisini lakini haikuzingatiwa.";
const STATEMENT: &str = "Naomba alama ya ubora ipitiwe upya kwa kuzingatia taarifa ya ukaguzi.";
const DISMISSED: &str = "Alama ilitolewa kwa niliyoyaona; taarifa ya ukaguzi ilihusu muhula mmoja tu.";
const NOT_CONTENT: &str =
    "Taarifa ya ukaguzi inahusu mwaka mzima; ukurasa wa tatu unaonesha mihula yote miwili.";
const ANSWER: &str = "Sikuwa nimeona ukurasa wa tatu wa taarifa nilipotathmini.";
const UPHELD: &str =
    "Taarifa ya ukaguzi inahusu mwaka mzima na inaonesha ubora wa juu kuliko alama iliyotolewa.";

/// From the filing, two days after publication, to the appellant who is content.
pub async fn hold(stage: &Stage) -> Result<(), Error> {
    let year = stage.years.finished;
    let appellant = stage.member(cast::APPEALS)?;
    let supervisor = above(stage, appellant)?;
    let second = above(stage, supervisor)?;
    let published = workday(year.day(1, 8, 16));
    let at = |days: i64, hour: i64| moment(workday(published.plus_days(days)), hour, 0);
    let begins = at(2, 9);
    if !stage.years.has_come(begins) {
        return Ok(());
    }
    let id: AppealId = stage.app.ids.new_id(begins).into();
    let new = new_appeal(stage, appellant, id, begins).await?;
    stage.act(appellant, begins, move |work| file_appeal(work, &new)).await?;
    let steps =
        [(supervisor, at(6, 10)), (appellant, at(8, 9)), (supervisor, at(10, 11)), (second, at(16, 14))];
    for (number, (who, at)) in steps.into_iter().chain([(appellant, at(20, 8))]).enumerate() {
        if !stage.years.has_come(at) {
            return Ok(());
        }
        let step = move |work: &Work<'_>| {
            let version = open_case(work, id)?.row.version;
            match number {
                0 => decide(work, id, version, &verdict(None, DISMISSED)),
                1 => further(work, id, version, NOT_CONTENT),
                2 => answer(work, id, version, ANSWER, &[]),
                3 => decide(work, id, version, &verdict(Some(95), UPHELD)),
                _ => accept(work, id, version),
            }
        };
        stage.act(who, at, step).await?;
    }
    Ok(())
}

fn above<'s>(stage: &'s Stage, member: &Member) -> Result<&'s Member, Error> {
    let number = member.supervisor.as_deref();
    stage.member(number.ok_or_else(|| Error::internal("the appellant has nobody above"))?)
}

/// The first sub-task that counted, by its quality.
async fn new_appeal(
    stage: &Stage,
    appellant: &Member,
    id: AppealId,
    at: Timestamp,
) -> Result<NewAppeal, Error> {
    let year = stage.years.finished;
    let (appraisal, seen_version, sub_task) = stage
        .look(appellant, at, move |work| {
            let sheet = own_sheet(work, year)?.ok_or(Error::NotFound)?;
            let (version, inputs) = contested_mark(work, sheet.appraisal.id)?;
            let lines = inputs.tasks.iter().flat_map(|task| &task.subtasks);
            let line: Uuid = lines
                .filter(|line| !line.excused && line.actual.0 > 0)
                .map(|line| line.id)
                .next()
                .ok_or(Error::NotFound)?;
            Ok((sheet.appraisal.id, version, line))
        })
        .await?;
    Ok(NewAppeal {
        id,
        appraisal,
        seen_version,
        statement: STATEMENT.to_owned(),
        late_reason: String::new(),
        items: vec![NewItem {
            contested: Contested::SubTask(sub_task),
            ground: Some(Ground::Evidence),
            text: TEXT.to_owned(),
            files: Vec::new(),
        }],
    })
}

fn verdict(quality: Option<i64>, reason: &str) -> Verdict {
    let ruling = Ruling {
        position: 1,
        changed: quality.is_some(),
        quality,
        reason: reason.to_owned(),
        ..Ruling::default()
    };
    Verdict { rulings: vec![ruling], reason: reason.to_owned(), struck: false }
}
