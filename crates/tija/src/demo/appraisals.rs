//! The appraisals of the finished year: opened by the program, published by HR, rated by both sides, agreed or disputed,
//! countersigned. The teacher's marks are those of the worked example; everybody else's follow from how diligent they are.

use std::collections::BTreeMap;

use kernel::uuid::Uuid;
use kernel::{Day, Error, Timestamp};
use performance::appraisal::actions::{
    agree, countersign, discuss, dispute, open_sheet, own_sheet, publish_all, rate_self, supervise,
};
use performance::appraisal::model::{AppraisalId, LineRating, Ratings, Sending, Sheet};
use performance::appraisal::round;
use platform::work::Work;

use super::chance::{between, one_of};
use super::region::Around;
use super::stage::{Member, Stage, together};
use super::weeks::Span;
use super::years::{Years, moment, workday};
use super::{cast, head, teacher};

/// Appraisals published in one unit.
const AT_ONCE: i64 = 50;

const DISPUTE: &str = "Ubora wa huduma za uuguzi haukuzingatia zamu za usiku nilizofanya peke yangu.";
const DECISION: &str = "Nimepitia daftari la zamu: alama ya ubora imepandishwa kwa pointi tano.";
const OWN_COMMENTS: &[&str] = &[
    "Nimetekeleza kazi nyingi nilizopangiwa; nitaongeza kasi mwaka ujao.",
    "Changamoto kubwa ilikuwa vitendea kazi; ninaomba viboreshwe.",
    "Ninashukuru kwa ushirikiano wa msimamizi na wenzangu.",
];
const COMMENTS: &[&str] = &[
    "Ameonesha juhudi na nidhamu ya kazi. Aendelee hivyo.",
    "Ubora wa kazi ni mzuri; aongeze kasi ya kuwasilisha taarifa.",
    "Anahitaji mafunzo kazini ili kuboresha baadhi ya maeneo.",
];
const FAIR: &str = "Alama inalingana na kumbukumbu za ofisi.";

/// Somebody's appraisal.
struct File<'s> {
    member: &'s Member,
    supervisor: &'s Member,
    id: AppraisalId,
}

/// From the opening in June to the publication in August.
pub async fn hold(stage: &Stage, around: &Around, span: &Span) -> Result<(), Error> {
    let years = &stage.years;
    let year = years.finished;
    let hr = stage.member(cast::HR)?;
    let opened_on = year.day(1, 6, 15);
    round::open_due(&stage.system(moment(opened_on, 0, 10))).await?.whole()?;
    let files = files(stage, moment(opened_on, 15, 0)).await?;
    // The last reports come first: the year's numbers are those of the reports.
    let rated_on = workday(year.day(1, 6, 29).max(span.last.monday().plus_days(7)));
    let rate = |file: &File<'_>| file.member.number != cast::SILENT;
    together(files.iter().filter(|file| rate(file)).map(|file| rate_own(stage, file, at(rated_on, 1, file))))
        .await?;
    let judged_on = workday(year.day(1, 7, 2).max(rated_on.plus_days(2)));
    together(files.iter().map(|file| judge(stage, file, at(judged_on, late(file, 9), file)))).await?;
    let met_on = workday(year.day(1, 7, 16));
    together(files.iter().map(|file| meet(stage, file, at(met_on, 8, file)))).await?;
    together(files.iter().map(|file| answer(stage, file, at(met_on.plus_days(9), 3, file)))).await?;
    let confirmed_on = workday(year.day(1, 8, 3));
    together(files.iter().map(|file| confirm(stage, file, at(confirmed_on, 6, file)))).await?;
    head::judge(stage, around, span).await?;
    publish(stage, hr, workday(year.day(1, 8, 16))).await
}

/// Slow supervisors judge a few days after the window.
fn late(file: &File<'_>, days: i64) -> i64 {
    if cast::SLOW.contains(&file.supervisor.number.as_str()) { days + 8 } else { days }
}

/// A working moment within so many days from this one.
fn at(day: Day, days: i64, file: &File<'_>) -> Timestamp {
    let number = file.member.number.as_str();
    let matter = day.to_string();
    moment(
        workday(day.plus_days(between(0, days, number, 0, &matter))),
        10,
        between(0, 59, number, 1, &matter),
    )
}

async fn files(stage: &Stage, at: Timestamp) -> Result<Vec<File<'_>>, Error> {
    let year = stage.years.finished;
    let found =
        stage.members().filter(|member| member.starts_on <= year.last_day()).map(|member| async move {
            let Some(supervisor) = member.supervisor.as_deref() else { return Ok(None) };
            let sheet = stage.look(member, at, move |work| own_sheet(work, year)).await?;
            let supervisor = stage.member(supervisor)?;
            Ok(sheet.map(|sheet| File { member, supervisor, id: sheet.appraisal.id }))
        });
    Ok(together(found).await?.into_iter().flatten().collect())
}

/// Who writes the marks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Own,
    Supervisor,
    Both,
}

/// The marks somebody gets: weak people lower ones; people think a little better of themselves than their supervisor does.
pub fn ratings(years: &Years, sheet: &Sheet, side: Side) -> Result<Ratings, Error> {
    let number = sheet.appraisal.check_number.as_str();
    if number == cast::TEACHER {
        return teachers(years, sheet, side);
    }
    let weak = cast::WEAK.contains(&number);
    let (least, most) = match (weak, cast::is_fair(number)) {
        (true, _) => (42, 58),
        (false, true) => (54, 70),
        (false, false) => (66, 92),
    };
    let base = between(least, most, number, 0, "quality");
    let more = match side {
        Side::Own => 6,
        Side::Supervisor => 0,
        Side::Both => 2,
    };
    let lines = sheet.lines.iter().map(|line| {
        let quality = (base + more + between(-8, 8, number, 0, &line.title)).clamp(20, 100);
        let reason = if (40..=95).contains(&quality) { String::new() } else { FAIR.to_owned() };
        (line.id, LineRating { quality: Some(quality), reason, ..LineRating::default() })
    });
    let items = sheet.items.iter().map(|item| {
        let least = if weak { 2 } else { 3 };
        let mark = between(least, if weak { 4 } else { 5 }, number, item.item, "behaviour");
        let mark = if side == Side::Own { (mark + 1).min(5) } else { mark };
        (item.item, mark)
    });
    let comments = if side == Side::Own { OWN_COMMENTS } else { COMMENTS };
    Ok(Ratings {
        lines: lines.collect(),
        items: items.collect::<BTreeMap<_, _>>(),
        comment: one_of(comments, number, 0, "comment").to_owned(),
    })
}

/// The worked example's marks are the agreed ones; before the meeting she and her supervisor differ a little.
fn teachers(years: &Years, sheet: &Sheet, side: Side) -> Result<Ratings, Error> {
    let mut ratings = teacher::ratings(years, sheet)?;
    let more = match side {
        Side::Own => 5,
        Side::Supervisor => -5,
        Side::Both => 0,
    };
    for line in ratings.lines.values_mut() {
        line.quality = line.quality.map(|quality| quality + more);
    }
    Ok(ratings)
}

async fn rate_own(stage: &Stage, file: &File<'_>, at: Timestamp) -> Result<(), Error> {
    let (id, years) = (file.id, stage.years);
    let rate = move |work: &Work<'_>| {
        let sheet = open_sheet(work, id)?;
        rate_self(work, id, sheet.appraisal.version, &ratings(&years, &sheet, Side::Own)?, Sending::Sent)
    };
    stage.act(file.member, at, rate).await
}

async fn judge(stage: &Stage, file: &File<'_>, at: Timestamp) -> Result<(), Error> {
    let (id, years) = (file.id, stage.years);
    let judge = move |work: &Work<'_>| {
        let sheet = open_sheet(work, id)?;
        supervise(
            work,
            id,
            sheet.appraisal.version,
            &ratings(&years, &sheet, Side::Supervisor)?,
            Sending::Sent,
        )
    };
    stage.act(file.supervisor, at, judge).await
}

async fn meet(stage: &Stage, file: &File<'_>, at: Timestamp) -> Result<(), Error> {
    let (id, years) = (file.id, stage.years);
    let meet = move |work: &Work<'_>| {
        let sheet = open_sheet(work, id)?;
        discuss(work, id, sheet.appraisal.version, &ratings(&years, &sheet, Side::Both)?, Sending::Sent)
    };
    stage.act(file.supervisor, at, meet).await
}

async fn answer(stage: &Stage, file: &File<'_>, at: Timestamp) -> Result<(), Error> {
    let (id, disputes) = (file.id, file.member.number == cast::DISPUTES);
    let answer = move |work: &Work<'_>| {
        let version = open_sheet(work, id)?.appraisal.version;
        if disputes { dispute(work, id, version, DISPUTE) } else { agree(work, id, version) }
    };
    stage.act(file.member, at, answer).await
}

/// The second level confirms; on the dispute it decides. Where there is none, agreement was the confirmation.
async fn confirm(stage: &Stage, file: &File<'_>, at: Timestamp) -> Result<(), Error> {
    let Some(second) = file.supervisor.supervisor.as_deref() else { return Ok(()) };
    let (id, years, disputed) = (file.id, stage.years, file.member.number == cast::DISPUTES);
    let confirm = move |work: &Work<'_>| {
        let sheet = open_sheet(work, id)?;
        if !disputed {
            return countersign(work, id, sheet.appraisal.version, "", None);
        }
        let mut decided = ratings(&years, &sheet, Side::Both)?;
        for line in decided.lines.values_mut() {
            line.quality = line.quality.map(|quality| (quality + 5).min(95));
        }
        countersign(work, id, sheet.appraisal.version, DECISION, Some(&decided))
    };
    stage.act(stage.member(second)?, at, confirm).await
}

async fn publish(stage: &Stage, hr: &Member, on: Day) -> Result<(), Error> {
    let year = stage.years.finished;
    let mut after = AppraisalId(Uuid::nil());
    loop {
        let published =
            stage.act(hr, moment(on, 10, 0), move |work| publish_all(work, year, after, AT_ONCE)).await?;
        match published.next {
            Some(next) => after = next,
            None => return Ok(()),
        }
    }
}
