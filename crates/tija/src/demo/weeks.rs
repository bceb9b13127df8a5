//! A year of weekly reports: sent in time or late, left out, queried and amended, verified by whoever supervises that day.
//! How much somebody has done by a week is in `progress`; nothing about marks is here.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Day, Error, Timestamp, Week};
use performance::report::actions::{query_report, submit_report, verify_reports};
use performance::report::model::{Blocker, NewReport, ReportId, SeenReport};

use super::chance::{between, happens, one_of};
use super::progress::Course;
use super::stage::{Member, Stage, together};
use super::years::moment;
use super::{cases, cast, council};

const NOTES: &[&str] = &[
    "Kazi zimeendelea kama zilivyopangwa.",
    "Wiki ilikuwa na wateja wengi kuliko kawaida.",
    "Nimeshirikiana na wenzangu wa kituo kumaliza kazi zilizobaki.",
    "Siku mbili za wiki nilikuwa kwenye mafunzo kazini.",
    "Tumefanya kikao kifupi cha kupanga wiki ijayo.",
    "Mvua zilichelewesha baadhi ya kazi za nje.",
];
const QUERIES: &[&str] = &[
    "Tafadhali fafanua kiasi ulichoandika: kinatofautiana na daftari la ofisi.",
    "Tafadhali eleza kilichochelewesha kazi hii na lini itakamilika.",
    "Naomba uambatishe au utaje kumbukumbu ya kazi hii.",
];
const ANSWERS: &[&str] = &[
    "Nimehakiki daftari; kiasi nilichoandika ni sahihi na kumbukumbu ipo ofisini.",
    "Nimerekebisha maelezo. Kazi ilichelewa kwa siku mbili na sasa imeendelea.",
    "Kumbukumbu ya kazi imewekwa kwenye jalada la ofisi.",
];
const BLOCKERS: &[(Blocker, &str)] = &[
    (Blocker::Network, "Mtandao ulikatika siku mbili."),
    (Blocker::Transport, "Gari la ofisi lilikuwa kwenye matengenezo."),
    (Blocker::Tools, "Karatasi na wino viliisha kabla ya mwisho wa wiki."),
    (Blocker::Money, "Fedha za safari hazijatolewa."),
    (Blocker::Weather, "Barabara ya kijijini haikupitika kwa sababu ya mvua."),
    (Blocker::People, "Mwenzangu yuko likizo; nimefanya kazi za watu wawili."),
];

/// One person's year of reports: what they do, and how far they have said they are.
pub struct Reporter {
    pub member: Member,
    pub courses: Vec<Course>,
}

/// A report that its supervisor has not answered yet.
struct Waiting {
    seen: SeenReport,
    number: String,
    sent_at: Timestamp,
}

/// Which weeks of a year are reported, and what is left open at its end.
pub struct Span {
    pub first: Week,
    pub last: Week,
    /// The year goes on: the last weeks wait for people's answers.
    pub runs: bool,
}

/// Everybody's reports of a span of weeks; answers those that nobody inside the institution has verified.
pub async fn report(
    stage: &Stage,
    reporters: &mut [Reporter],
    span: &Span,
) -> Result<Vec<SeenReport>, Error> {
    let mut waiting = Vec::new();
    let mut week = span.first;
    while week <= span.last {
        let sendings: Vec<Sending> =
            reporters.iter_mut().filter_map(|reporter| sending(stage, reporter, week, span)).collect();
        together(sendings.iter().map(|sending| send(stage, sending))).await?;
        let queried = query(stage, &sendings, week, span).await?;
        for sending in sendings {
            let (version, sent_at) = match queried.get(&sending.member.number) {
                Some(Query::Answered { version, at }) => (*version, *at),
                Some(Query::Open) => continue,
                None => (1, sending.at),
            };
            let seen = SeenReport { id: sending.report.id, version };
            waiting.push(Waiting { seen, number: sending.member.number, sent_at });
        }
        if !(span.runs && week == span.last) {
            verify(stage, &mut waiting, week, span).await?;
        }
        week = week.next();
    }
    Ok(waiting.into_iter().map(|report| report.seen).collect())
}

/// A report on its way.
struct Sending {
    member: Member,
    report: NewReport,
    at: Timestamp,
}

/// What became of a supervisor's question.
enum Query {
    Open,
    Answered { version: i64, at: Timestamp },
}

/// A week's number, for chance.
fn occasion_of(week: Week) -> i64 {
    Day::new(2000, 1, 3).map_or(0, |first| first.days_until(week.monday()) / 7)
}

/// Weeks from this one to the last of the span.
fn weeks_left(week: Week, span: &Span) -> i64 {
    week.monday().days_until(span.last.monday()) / 7
}

/// What somebody sends for a week; None when they leave it out.
fn sending(stage: &Stage, reporter: &mut Reporter, week: Week, span: &Span) -> Option<Sending> {
    let (member, occasion) = (&reporter.member, occasion_of(week));
    let number = member.number.as_str();
    let weak = cast::WEAK.contains(&number);
    let last = weeks_left(week, span);
    let at = sent_at(number, week, !span.runs && last < 2);
    let is_missing = span.runs && last == 0 && cast::MISSING.contains(&number);
    let must = number == cast::TEACHER || (span.runs && last <= 1 && cast::QUERIED.contains(&number));
    let leaves_out = !must && happens(if weak { 30 } else { 2 }, number, occasion, "missing");
    if is_missing || leaves_out || !stage.years.has_come(at) {
        return None;
    }
    let id = ReportId::from(stage.app.ids.new_id(at));
    let mut report = NewReport::unchanged(id, member.id, week);
    // The last week of December is quiet for most; the teacher's numbers must all be told.
    let quiet = number != cast::TEACHER
        && happens(if is_christmas(week) { 60 } else { 4 }, number, occasion, "quiet");
    if !quiet {
        let said_on = at.day().min(week.sunday());
        report.lines = reporter.courses.iter_mut().filter_map(|course| course.line(week, said_on)).collect();
    }
    if happens(3, number, occasion, "blocker")
        && let Some(line) = report.lines.iter_mut().find(|line| !line.completed)
    {
        let at = usize::try_from(between(0, 5, number, occasion, "which")).unwrap_or_default();
        if let Some((blocker, text)) = BLOCKERS.get(at) {
            (line.blocker, line.text) = (*blocker, (*text).to_owned());
        }
    }
    if happens(20, number, occasion, "note") {
        report.note = one_of(NOTES, number, occasion, "note text").to_owned();
    }
    Some(Sending { member: reporter.member.clone(), report, at })
}

fn is_christmas(week: Week) -> bool {
    (0..7).any(|day| {
        let day = week.monday().plus_days(day);
        (day.month(), day.day_of_month()) == (12, 25)
    })
}

/// Friday afternoon, now and then the weekend or Monday, and some after Monday, which is late.
fn sent_at(number: &str, week: Week, in_time: bool) -> Timestamp {
    let occasion = occasion_of(week);
    let minute = between(0, 59, number, occasion, "minute");
    let late = if cast::WEAK.contains(&number) { 25 } else { 5 };
    let day = match in_time {
        // Her last work is done on 26 June, which in some years is a Saturday.
        true if number == cast::TEACHER => 5,
        true => 4,
        false if happens(late, number, occasion, "late") => between(8, 10, number, occasion, "late day"),
        false if happens(85, number, occasion, "friday") => 4,
        false => between(5, 7, number, occasion, "day"),
    };
    moment(week.monday().plus_days(day), 15, minute)
}

async fn send(stage: &Stage, sending: &Sending) -> Result<(), Error> {
    let report = sending.report.clone();
    stage.act(&sending.member, sending.at, move |work| submit_report(work, &report)).await.map(drop)
}

/// Who answers a report on a day: the supervisor, or whoever acts for them, but nobody about themselves.
fn answers<'s>(stage: &'s Stage, number: &str, day: Day) -> Result<Option<&'s Member>, Error> {
    let Some(supervisor) = cases::supervisor_on(stage, stage.member(number)?, day) else { return Ok(None) };
    let (from_on, to_on) = council::absence(&stage.years);
    if supervisor != cast::ABSENT || day < from_on || to_on < day {
        return stage.member(supervisor).map(Some);
    }
    if number == cast::ACTING { Ok(None) } else { stage.member(cast::ACTING).map(Some) }
}

/// Supervisors ask about some reports, and people answer by amending them; in the last weeks of a running year some
/// questions still wait.
async fn query(
    stage: &Stage,
    sendings: &[Sending],
    week: Week,
    span: &Span,
) -> Result<BTreeMap<String, Query>, Error> {
    let (last, occasion) = (weeks_left(week, span), occasion_of(week));
    let stays_open = span.runs && last == 1;
    let asked_on = week.monday().plus_days(7);
    let mut pairs = Vec::new();
    for sending in sendings.iter().filter(|sending| sending.at.day() < asked_on) {
        let number = sending.member.number.as_str();
        let by_part = stays_open && cast::QUERIED.contains(&number);
        let is_asked = by_part || (last > 2 && happens(2, number, occasion, "query"));
        if is_asked && let Some(supervisor) = answers(stage, number, asked_on)? {
            pairs.push((sending, supervisor));
        }
    }
    let rounds = pairs.into_iter().map(|(sending, supervisor)| async move {
        let number = sending.member.number.as_str();
        let asked_at = moment(asked_on, 10, between(0, 59, number, occasion, "asked"));
        let text = one_of(QUERIES, number, occasion, "question");
        let seen = SeenReport { id: sending.report.id, version: 1 };
        stage.act(supervisor, asked_at, move |work| query_report(work, seen, text)).await?;
        if stays_open {
            return Ok((number.to_owned(), Query::Open));
        }
        let at = moment(asked_on.plus_days(2), 16, between(0, 59, number, occasion, "answered"));
        let note = one_of(ANSWERS, number, occasion, "answer").to_owned();
        let amended = NewReport { seen_version: Some(2), note, ..sending.report.clone() };
        stage.act(&sending.member, at, move |work| submit_report(work, &amended)).await?;
        Ok((number.to_owned(), Query::Answered { version: 3, at }))
    });
    Ok(together(rounds).await?.into_iter().collect())
}

/// Every supervisor verifies what has come, on the Tuesday after the week; some put it off to the next.
async fn verify(stage: &Stage, waiting: &mut Vec<Waiting>, week: Week, span: &Span) -> Result<(), Error> {
    let (on, occasion) = (week.monday().plus_days(8), occasion_of(week));
    let mut rounds: BTreeMap<String, Vec<Waiting>> = BTreeMap::new();
    let mut kept = Vec::new();
    for report in waiting.drain(..) {
        let by = answers(stage, &report.number, on)?;
        match by {
            Some(by) if report.sent_at < moment(on, 8, 0) => {
                rounds.entry(by.number.clone()).or_default().push(report)
            }
            _ => kept.push(report),
        }
    }
    let last = weeks_left(week, span);
    let late = |number: &str| match cast::SLOW.contains(&number) {
        true => 25,
        // Lately only the slow have something lying about for long.
        false if span.runs && last <= 2 => 0,
        false => 4,
    };
    let puts_off: BTreeSet<String> = rounds
        .keys()
        .filter(|number| last > 0 && happens(late(number), number, occasion, "put off"))
        .cloned()
        .collect();
    let mut units = Vec::new();
    for (number, reports) in rounds {
        let at = moment(on, 9, between(0, 59, &number, occasion, "verified"));
        if puts_off.contains(&number) || !stage.years.has_come(at) {
            kept.extend(reports);
            continue;
        }
        let seen: Vec<SeenReport> = reports.iter().map(|report| report.seen).collect();
        let supervisor = stage.member(&number)?;
        units.push(stage.act(supervisor, at, move |work| verify_reports(work, &seen)));
    }
    together(units).await?;
    *waiting = kept;
    Ok(())
}
