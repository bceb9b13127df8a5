//! Recognition in the finished year: what supervisors recommended with their people's appraisals, one driver heard before he was
//! warned, the director's decisions, what became of them, and one later use of a mark. Steps that would lie after the
//! demonstration's moment are not taken.

use kernel::{Error, Timestamp};
use performance::appraisal::actions::own_sheet;
use performance::appraisal::model::AppraisalId;
use performance::measure::actions::{
    comment_measure, decide_measure, follow_measure, hear_measure, open, recommend_measure,
};
use performance::measure::model::MeasureId;
use performance::measure::typed::Typed;
use performance::usage::actions::log_use;
use performance::usage::model::TypedUse;
use platform::work::Work;

use super::cast;
use super::stage::{Member, Stage};
use super::years::{moment, workday};

const HEARD: &str = "Gari lilikuwa gereji kwa miezi miwili; safari zilizobaki nilizifanya zote.";
const COMMENT: &str = "Naomba nakala ya ratiba ya matengenezo iwekwe kwenye faili hili.";
const NOTED: &str = "Maelezo ya gereji yamezingatiwa; onyo linahusu safari ambazo hazikuandikwa.";

/// Whom, what (kind, subject), why; what the director says, and whether it has been carried out.
const RECOMMENDED: &[(&str, &str, &str, &str, &str, &str)] = &[
    (
        cast::TEACHER,
        "commendation",
        "",
        "Amefundisha vipindi vyote na kuongoza mashindano ya hisabati ya kata.",
        "approve",
        "done",
    ),
    (
        "90000027",
        "short_course",
        "Upimaji endelevu wa wanafunzi",
        "Anaratibu taaluma shuleni.",
        "approve",
        "",
    ),
    (
        "90000028",
        "short_course",
        "Upimaji endelevu wa wanafunzi",
        "Darasa lake lina wanafunzi 70.",
        "approve",
        "",
    ),
    (
        "90000029",
        "short_course",
        "Ufundishaji wa kusoma darasa la kwanza",
        "Anapangiwa darasa la kwanza.",
        "",
        "",
    ),
    (
        "90000039",
        "short_course",
        "Huduma ya dharura kwa wajawazito",
        "Zamu za usiku huwa peke yake.",
        "approve",
        "not_done",
    ),
    ("90000040", "long_course", "Stashahada ya juu ya uuguzi", "Anasimamia wauguzi wapya.", "decline", ""),
    ("90000042", "coaching", "", "Anahitaji kuelekezwa kazini kwa miezi mitatu.", "approve", ""),
    (
        cast::SILENT,
        "spoken_warning",
        "",
        "Safari kumi na mbili hazikuandikwa kwenye daftari la gari.",
        "approve",
        "",
    ),
];

pub async fn hold(stage: &Stage) -> Result<(), Error> {
    let year = stage.years.finished;
    let director = stage.member(cast::DIRECTOR)?;
    let met = workday(year.day(1, 7, 27));
    let published = workday(year.day(1, 8, 16));
    for (number, kind, subject, text, says, outcome) in RECOMMENDED.iter().copied() {
        let member = stage.member(number)?;
        let Some(supervisor) = member.supervisor.as_deref() else { continue };
        let supervisor = stage.member(supervisor)?;
        let Some(appraisal) = appraisal_of(stage, member, moment(met, 9, 0)).await? else { continue };
        let new = Typed { kind: kind.into(), subject: subject.into(), text: text.into(), ..Typed::default() };
        let id: MeasureId = stage
            .act(supervisor, moment(met, 15, 0), move |work| recommend_measure(work, appraisal, &new))
            .await?;
        if kind.ends_with("warning") {
            let at = moment(workday(met.plus_days(6)), 11, 0);
            stage.act(member, at, move |work| hear_measure(work, id, seen(work, id)?, HEARD)).await?;
            stage.act(member, at, move |work| comment_measure(work, id, COMMENT)).await?;
        }
        // A warning waits until nobody may appeal any more.
        let decided = workday(published.plus_days(if kind.ends_with("warning") { 10 } else { 5 }));
        let decision = Typed {
            verdict: says.into(),
            text: if says == "approve" && !kind.ends_with("warning") { String::new() } else { NOTED.into() },
            letter: format!("HWM/UT/{}/{}", number.trim_start_matches('9'), year.start_year() + 1),
            due_on: ui::short_day(year.day(1, 10, 30)),
            ..Typed::default()
        };
        let at = moment(decided, 10, 0);
        if says.is_empty() || !stage.years.has_come(at) {
            continue;
        }
        stage.act(director, at, move |work| decide_measure(work, id, seen(work, id)?, &decision)).await?;
        let follow_up = Typed {
            verdict: outcome.into(),
            text: if outcome == "done" {
                String::new()
            } else {
                "Chuo kimeahirisha kozi hadi Januari.".into()
            },
            ..Typed::default()
        };
        let at = moment(workday(decided.plus_days(30)), 14, 0);
        if !outcome.is_empty() && stage.years.has_come(at) {
            stage
                .act(supervisor, at, move |work| follow_measure(work, id, seen(work, id)?, &follow_up))
                .await?;
        }
    }
    promote(stage).await
}

/// HR writes down that the mark was used for a promotion.
async fn promote(stage: &Stage) -> Result<(), Error> {
    let year = stage.years.finished;
    let used_on = workday(year.day(1, 9, 21));
    let (member, at) = (stage.member(cast::TEACHER)?, moment(used_on, 9, 30));
    if !stage.years.has_come(at) {
        return Ok(());
    }
    let Some(appraisal) = appraisal_of(stage, member, at).await? else { return Ok(()) };
    let typed = TypedUse {
        purpose: "promotion".into(),
        decision: "Amependekezwa kupandishwa kuwa Mwalimu Daraja la II C".into(),
        letter: format!("TSC/KP/{}/118", used_on.year()),
        used_on: ui::short_day(used_on),
    };
    stage.act(stage.member(cast::HR)?, at, move |work| log_use(work, appraisal, &typed)).await
}

fn seen(work: &Work<'_>, id: MeasureId) -> Result<i64, Error> {
    open(work, id).map(|row| row.version)
}

async fn appraisal_of(stage: &Stage, member: &Member, at: Timestamp) -> Result<Option<AppraisalId>, Error> {
    let year = stage.years.finished;
    let sheet = stage.look(member, at, move |work| own_sheet(work, year)).await?;
    Ok(sheet.map(|sheet| sheet.appraisal.id))
}
