//! Special cases in the demonstration: a clinician whose supervisor changed in the finished year, so that the mark is weighed
//! by days, people who are away now, and somebody who leaves. A teacher who joined in May stands in the staff list.

use std::collections::BTreeMap;

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, Error};
use people::absence::actions::{agree_absence, ask_absence, record_absence};
use people::absence::{Kind, NewAbsence};
use people::employee::actions::end_employee;
use people::supervision::actions::{Change, change_supervisor};
use performance::handover::actions::{name_successor, open_handover};
use performance::handover::{HandoverId, NewPart};
use performance::period::actions::{begin_closing, close_period};
use performance::period::{Closing, PeriodId, round};

use super::cast;
use super::stage::{Member, Stage};
use super::years::{Years, moment, workday};

const RETURNED: &str = "Kituo kimepata mganga mfawidhi.";
const LENT: &str = "Kituo hakina mganga mfawidhi; mratibu anasimamia kwa muda.";
const TRANSFERRED: &str = "Uhamisho kwenda Halmashauri ya Wilaya ya Nyota.";
const HANDED_ON: &str = "Orodha ya vikundi iko ofisi ya kata.";
const NOTE: &str =
    "Huduma za wagonjwa wa nje zimeimarika. Kilichobaki: mafunzo ya watumishi wapya wa maabara.";
/// Quality of all that was judged, and the mark of every factor.
const QUALITY: i64 = 80;
const FACTOR: i64 = 4;

/// First day under the supervisor of the staff list.
fn moved_on(years: &Years) -> Day {
    years.finished.day(1, 1, 1)
}

/// Check number of somebody's supervisor on a day; None for the head of institution.
pub fn supervisor_on<'m>(stage: &Stage, member: &'m Member, day: Day) -> Option<&'m str> {
    if member.number == cast::MOVED && day < moved_on(&stage.years) {
        return Some(cast::FORMER);
    }
    member.supervisor.as_deref()
}

async fn change(stage: &Stage, to: &str, from_on: Day, on: Day, reason: &str) -> Result<(), Error> {
    let (institution, id, supervisor) =
        (stage.institution, stage.member(cast::MOVED)?.id, stage.member(to)?.id);
    let reason = reason.to_owned();
    let change = Change { supervisor: Some(supervisor), from_on, reason, seen: None };
    stage
        .act(stage.member(cast::HR)?, moment(on, 10, 0), move |work| {
            change_supervisor(work, institution, id, &change)
        })
        .await
}

/// Before the finished year: the health centre has no head yet, and the coordinator supervises.
pub async fn lend(stage: &Stage) -> Result<(), Error> {
    let on = workday(stage.years.finished.day(0, 4, 6));
    change(stage, cast::FORMER, on, on, LENT).await
}

/// In December: from the new year the head of the health centre supervises.
pub async fn give_back(stage: &Stage) -> Result<(), Error> {
    let from_on = moved_on(&stage.years);
    let to = stage.member(cast::MOVED)?.supervisor.clone().unwrap_or_default();
    change(stage, &to, from_on, workday(from_on.plus_days(-11)), RETURNED).await
}

/// The rounds of the first days of January open what the coordinator owes, and the coordinator closes the period.
pub async fn close(stage: &Stage) -> Result<(), Error> {
    let opened_on = workday(moved_on(&stage.years).plus_days(1));
    let desk = stage.system(moment(opened_on, 6, 0));
    people::handover::actions::hand_over_due(&desk).await?.whole()?;
    round::open_due(&desk).await?.whole()?;
    let (institution, id) = (stage.institution, stage.member(cast::MOVED)?.id);
    let periods =
        stage.app.store.read(move |tx| performance::period::periods_of(tx, institution, id)).await?;
    let period: PeriodId = periods
        .first()
        .copied()
        .ok_or_else(|| Error::internal("the demonstration has no period to close"))?;
    let at = moment(workday(opened_on.plus_days(5)), 14, 20);
    stage
        .act(stage.member(cast::FORMER)?, at, move |work| {
            let opened = begin_closing(work, period)?;
            let lines = opened.inputs.iter().flat_map(|inputs| &inputs.tasks).flat_map(|task| &task.subtasks);
            let closing = Closing {
                note: NOTE.to_owned(),
                lines: lines.map(|line| (line.id, (Some(QUALITY), String::new()))).collect(),
                factors: (1..=9).map(|factor| (factor, FACTOR)).collect::<BTreeMap<_, _>>(),
            };
            close_period(work, period, opened.row.version, &closing)
        })
        .await
}

fn new(kind: Kind, from_on: Day, to_on: Day) -> NewAbsence {
    NewAbsence { kind, from_on, to_on, letter: String::new(), venue: String::new(), note: String::new() }
}

/// Now: a teacher on leave, another who asks for it, and somebody ill whom HR has recorded.
pub async fn away(stage: &Stage) -> Result<(), Error> {
    let (today, week) = (stage.years.now.day(), stage.years.last_week().monday());
    let leave = new(Kind::Leave, week, today.plus_days(12));
    let (on_leave, supervisor) = (stage.member(cast::ON_LEAVE)?, stage.member(cast::HEAD_TEACHER)?);
    let asked_on = workday(week.plus_days(-12));
    let id = stage.act(on_leave, moment(asked_on, 9, 30), move |work| ask_absence(work, &leave)).await?;
    let agreed_on = workday(asked_on.plus_days(1));
    stage.act(supervisor, moment(agreed_on, 11, 0), move |work| agree_absence(work, id, 1)).await?;
    let asks = NewAbsence {
        note: "Kuhudhuria mahafali ya mwanangu.".to_owned(),
        ..new(Kind::Permission, today.plus_days(9), today.plus_days(10))
    };
    let at = moment(today.plus_days(-2), 12, 10);
    stage.act(stage.member(cast::ASKS)?, at, move |work| ask_absence(work, &asks)).await?;
    let holiday = new(Kind::Leave, today.plus_days(22), today.plus_days(42));
    let at = moment(today.plus_days(-1), 10, 40);
    stage.act(stage.member(cast::ASKS_LEAVE)?, at, move |work| ask_absence(work, &holiday)).await?;
    let (institution, ill): (_, EmploymentId) = (stage.institution, stage.member(cast::ILL)?.id);
    let sick = NewAbsence {
        letter: format!("HWM/UT/MG/{}/31", today.year()),
        ..new(Kind::Sick, week, today.plus_days(3))
    };
    let at = moment(week.plus_days(1), 10, 0);
    stage
        .act(stage.member(cast::HR)?, at, move |work| record_absence(work, institution, ill, &sick))
        .await
        .map(drop)
}

/// A transfer to another council: HR writes down the last day.
pub async fn leave(stage: &Stage) -> Result<(), Error> {
    let today = stage.years.now.day();
    let (institution, leaver) = (stage.institution, stage.member(cast::LEAVES)?.id);
    let last = workday(today.plus_days(9));
    let at = moment(workday(today.plus_days(-4)), 11, 20);
    stage
        .act(stage.member(cast::HR)?, at, move |work| {
            let found = people::employee::find(work.tx(), institution, leaver, work.today())?;
            let version = found.ok_or(Error::NotFound)?.version;
            end_employee(work, institution, leaver, version, last, TRANSFERRED)
        })
        .await
}

/// The supervisor names who takes the first of the leaver's open sub-tasks; the rest waits. Early in a year, when no plan
/// is signed, there is nothing to hand over.
pub async fn hand_over(stage: &Stage) -> Result<(), Error> {
    let leaver = stage.member(cast::LEAVES)?;
    let supervisor = stage.member(leaver.supervisor.as_deref().unwrap_or_default())?;
    let (institution, owed_by) = (stage.institution, supervisor.id);
    let at = stage.years.now;
    let waiting = stage
        .look(supervisor, at, move |work| {
            people::owed::list(work.tx(), institution, owed_by, work.today(), 100)
        })
        .await?;
    let owed = waiting.iter().find_map(|row| row.path.strip_prefix("/handovers/")?.parse::<Uuid>().ok());
    let Some(id) = owed.map(HandoverId::from) else { return Ok(()) };
    stage
        .act(supervisor, at, move |work| {
            let (row, lines) = open_handover(work, id)?;
            let first = lines.iter().find(|line| line.is_open()).map(|line| line.id);
            let part = NewPart {
                sub_tasks: first.into_iter().collect(),
                to: cast::TAKES_ON.to_owned(),
                note: HANDED_ON.to_owned(),
            };
            name_successor(work, id, row.version, &part)
        })
        .await
}
