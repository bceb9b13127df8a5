//! What people do with weekly reports: send or amend one, verify many, query one. Each is one unit of work.
//! Which week, line or state is allowed is decided in `rules`; who may is in `permissions`.

use std::collections::BTreeSet;

use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId, Timestamp, Week};
use people::absence::rules::{covers_week, days_of};
use platform::deadline::Deadline;
use platform::outage::lost_days;
use platform::store::Tx;
use platform::work::{Event, Saved, Work};
use serde_json::{Value, json};

use super::model::{
    Line, LineStatus, NewReport, ReportId, ReportRow, ReportState, SeenReport, Sending, Sent, Verified,
    WeekLineRow, WeekRow,
};
use super::rules::{self, Act, Refusal};
use super::store::{self, Answer, Opening};
use crate::agreement::model::AgreementId;
use crate::appraisal::model::AppraisalRow;
use crate::permissions;

/// What a supervisor owes once a report was sent.
pub const VERIFY_DUE: &str = "performance.report.verify";
/// What an employee owes once a report was queried.
pub const ANSWER_DUE: &str = "performance.report.answer";

/// Sends a week, or amends its unverified report. The same id with the same words is the same sending: it succeeds and
/// changes nothing. Late is marked, never refused.
pub fn submit_report(work: &Work<'_>, new: &NewReport) -> Result<Saved<Sent>, Error> {
    if new.evidence.len() > rules::EVIDENCE_FILES {
        return Err(Error::field("evidence", "performance-report-evidence-many"));
    }
    let judged = Judged::new(work, new)?;
    if let Some((report, version)) = judged.stored() {
        return judged.amend(report, version);
    }
    if let Some(saved) = judged.send()? {
        return Ok(saved);
    }
    // The same week arrived at the same moment and came first: seen now, it is the same sending, or one to be amended.
    let judged = Judged::new(work, new)?;
    let (report, version) = judged.stored().ok_or(Refusal::IdTaken)?;
    judged.amend(report, version)
}

fn due_days_missing() -> Error {
    Error::internal("the setting weekly_due_days_after_sunday is missing")
}

/// Was the employee away with leave all week? Then nothing was owed, and nothing is late.
fn was_away(
    work: &Work<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    week: Week,
) -> Result<bool, Error> {
    let (from, to) = (week.monday(), week.sunday());
    let spans = people::absence::list_spans(work.tx(), institution, employment, from, to)?;
    Ok(covers_week(&days_of(&spans), week))
}

/// Writes the day on which each target was reached beside what nobody ticked as completed by then, and takes it back from
/// what no longer stands at its target. After every change of what was reported or planned.
pub fn mark_reached(tx: &Tx<'_>, institution: InstitutionId, agreement: AgreementId) -> Result<(), Error> {
    store::clear_reached_on(tx, institution, agreement)?;
    let rows = store::list_reaching(tx, institution, agreement)?;
    for weeks in rows.chunk_by(|one, other| one.id == other.id) {
        let Some(first) = weeks.first() else { continue };
        let step = |row: &store::ReachingRow| rules::Step {
            week: row.week.week(),
            sent_at: row.sent_at,
            quantity: row.quantity,
        };
        let steps: Vec<_> = weeks.iter().map(step).collect();
        if let Some(day) = rules::reached_on(first.mode, first.target, first.ends_on, &steps) {
            store::save_reached_on(tx, institution, first.id, day)?;
        }
    }
    Ok(())
}

/// A sending that the rules accepted, on its way into the store.
struct Judged<'a> {
    work: &'a Work<'a>,
    new: &'a NewReport,
    institution: InstitutionId,
    agreement: AgreementId,
    row: WeekRow,
    late: bool,
    written_at: Option<Timestamp>,
    known: Vec<WeekLineRow>,
    lines: Vec<Line>,
    note: String,
}

impl<'a> Judged<'a> {
    fn new(work: &'a Work<'a>, new: &'a NewReport) -> Result<Self, Error> {
        let (tx, institution, today) = (work.tx(), work.institution()?, work.today());
        let year = rules::year_of(new.week);
        let row = store::find_week(tx, institution, new.employment, year, new.week, today)?;
        let row = work.open(&permissions::REPORT_SUBMIT, row)?;
        rules::judge_week(new.week, today, row.agreement_state, row.appraisal_state.as_deref())?;
        let days = row.due_days.ok_or_else(due_days_missing)?;
        let due_on = new.week.due_on(days);
        let written_at = rules::written_at(new.written_at, new.week, work.now());
        let done_on = written_at.map_or(today, Timestamp::day);
        // Only what would be late asks whether they were away, or the program was down.
        let late = done_on > due_on
            && rules::is_owed(new.week, row.started_at)
            && !was_away(work, institution, new.employment, new.week)?
            && done_on > rules::due_on(new.week, days, &lost_days(tx, due_on, done_on)?);
        let agreement = row.agreement_id.ok_or(Refusal::NoAgreement { year })?;
        let known = store::list_week_lines(tx, institution, agreement, row.report_id, new.week)?;
        let note = rules::judge_note("note", &new.note)?;
        let lines = rules::judge_lines(&known, &new.lines, new.week, today)?;
        Ok(Self { work, new, institution, agreement, row, late, written_at, known, lines, note })
    }

    /// The week's report as it is stored, with its version.
    fn stored(&self) -> Option<(ReportId, i64)> {
        self.row.report_id.zip(self.row.version)
    }

    /// None: another sending of this week came first.
    fn send(&self) -> Result<Option<Saved<Sent>>, Error> {
        let (work, tx, new, late) = (self.work, self.work.tx(), self.new, self.late);
        let permit = work.permit(&permissions::REPORT_SUBMIT, &self.row)?;
        let opening = Opening {
            id: new.id,
            agreement: self.agreement,
            employment: new.employment,
            week: new.week,
            late,
            note: &self.note,
            sent_at: work.now(),
            written_at: self.written_at,
        };
        if !store::insert(tx, self.institution, &opening)? {
            return Ok(None);
        }
        store::insert_lines(tx, self.institution, new.id, &self.lines)?;
        let mut adds = rules::only_adds(&self.known, &self.lines);
        for line in self.lines.iter().filter(|line| line.quantity.0 != 0) {
            adds = adds && store::add_reached(tx, self.institution, line.sub_task, line.quantity)?;
        }
        if !adds {
            store::save_reached(tx, self.institution, self.agreement, new.id, false)?;
            mark_reached(tx, self.institution, self.agreement)?;
        }
        let files = self.attach(new.id)?;
        self.owe_verification(new.id)?;
        let event = Event::on("performance.report", new.id.0).about(new.employment);
        let event = event.after(self.snapshot(Some(late), &self.lines, &self.note, &files));
        Ok(Some(work.save(permit, event)?.with(Sent { report: new.id, sending: Sending::New { late } })))
    }

    fn amend(&self, report: ReportId, version: i64) -> Result<Saved<Sent>, Error> {
        let (work, tx, new) = (self.work, self.work.tx(), self.new);
        let before = self.row.note.as_deref().unwrap_or_default();
        if new.id == report && new.seen_version != Some(version) && self.is_the_same(report, before)? {
            let permit = work.permit(&permissions::REPORT_SUBMIT, &self.row)?;
            return Ok(work.already_done(permit).with(Sent { report, sending: Sending::Again }));
        }
        let state = self.row.report_state.ok_or_else(|| Error::internal("a report without a state"))?;
        let next = rules::step(state, Act::Amend)?;
        if new.seen_version != Some(version) {
            return Err(Error::Stale);
        }
        let permit = work.permit(&permissions::REPORT_AMEND, &self.row)?;
        store::save_amended(tx, self.institution, report, next, &self.note, version)?;
        store::insert_lines(tx, self.institution, report, &self.lines)?;
        store::save_reached(tx, self.institution, self.agreement, report, true)?;
        mark_reached(tx, self.institution, self.agreement)?;
        let names = |files: Vec<_>| {
            files.into_iter().map(|file: super::model::EvidenceRow| file.name).collect::<Vec<_>>()
        };
        let files_before = names(store::list_evidence(tx, self.institution, report)?);
        for file in &new.dropped_evidence {
            store::delete_evidence(tx, self.institution, report, *file)?;
        }
        self.attach(report)?;
        let files_after = names(store::list_evidence(tx, self.institution, report)?);
        if state == ReportState::Queried {
            work.settle(ANSWER_DUE, report.0)?;
            self.owe_verification(report)?;
        }
        let stored: Vec<Line> = self.known.iter().filter_map(rules::stored_line).collect();
        let event = Event::on("performance.report", report.0)
            .about(new.employment)
            .before(self.snapshot(None, &stored, before, &files_before))
            .after(self.snapshot(None, &self.lines, &self.note, &files_after));
        Ok(work.save(permit, event)?.with(Sent { report, sending: Sending::Amended }))
    }

    /// Nothing in the stored report differs from what arrived: words, lines, and the files by name and size. An amendment
    /// names only the files it adds or drops.
    fn is_the_same(&self, report: ReportId, note: &str) -> Result<bool, Error> {
        if note != self.note || !rules::says_the_same(&self.known, &self.lines) {
            return Ok(false);
        }
        let evidence = store::list_evidence(self.work.tx(), self.institution, report)?;
        if self.new.dropped_evidence.iter().any(|file| evidence.iter().any(|held| held.file_id == *file)) {
            return Ok(false);
        }
        let stored: Vec<(String, i64)> = evidence.into_iter().map(|file| (file.name, file.size)).collect();
        let sent: Vec<(String, i64)> = self
            .new
            .evidence
            .iter()
            .map(|file| (file.name.clone(), i64::try_from(file.bytes.len()).unwrap_or(i64::MAX)))
            .collect();
        let is_held = |file| count(&stored, file) >= count(&sent, file);
        Ok(sent.iter().all(is_held) && (self.new.seen_version.is_some() || stored.len() == sent.len()))
    }

    /// Stores the files that came along; answers their names.
    fn attach(&self, report: ReportId) -> Result<Vec<String>, Error> {
        for file in &self.new.evidence {
            let id = platform::files::store(self.work, "evidence", &file.name, &file.bytes)?;
            store::insert_evidence(self.work.tx(), self.institution, report, id)?;
        }
        Ok(self.new.evidence.iter().map(|file| file.name.clone()).collect())
    }

    /// The supervisor has so many days from today. The head of institution has none, and nobody owes.
    fn owe_verification(&self, report: ReportId) -> Result<(), Error> {
        let week = self.new.week;
        let Some(supervisor) = self.row.supervisor_id else { return Ok(()) };
        let days =
            self.row.answer_days.ok_or_else(|| Error::internal("the setting answer_days is missing"))?;
        self.work.owe(Deadline {
            kind: VERIFY_DUE,
            subject: report.0,
            owed_by: supervisor.into(),
            about: Some(self.row.employment_id),
            note: deadline_note(&self.row.name, week),
            path: format!("/reports/{report}"),
            year: rules::year_of(week),
            due_on: self.work.today().plus_days(days),
        })
    }

    /// What the history keeps of a report: enough to read it without the tables.
    fn snapshot(&self, late: Option<bool>, lines: &[Line], note: &str, files: &[String]) -> Value {
        let lines: Vec<Value> = lines
            .iter()
            .map(|line| {
                let row = self.known.iter().find(|row| row.id == line.sub_task);
                let mut shown = json!({
                    "sub_task": line.sub_task.to_string(),
                    "title": row.map(|row| row.title.as_str()),
                    "status": line.status.code(),
                });
                if let Value::Object(fields) = &mut shown {
                    let mut put = |name: &str, value: Value| fields.insert(name.to_owned(), value);
                    if line.status != LineStatus::Unchanged {
                        put("quantity", line.quantity.to_string().into());
                    }
                    if let Some(day) = line.completed_on {
                        put("completed_on", day.to_string().into());
                    }
                    if line.blocker != super::model::Blocker::None {
                        put("blocker", line.blocker.code().into());
                    }
                    if !line.text.is_empty() {
                        put("text", line.text.as_str().into());
                    }
                }
                shown
            })
            .collect();
        json!({ "week": self.new.week.monday().to_string(), "late": late, "note": note, "lines": lines, "files": files })
    }
}

fn count(files: &[(String, i64)], wanted: &(String, i64)) -> usize {
    files.iter().filter(|file| *file == wanted).count()
}

/// Name and week, neutral in language: what a list of due dates shows.
fn deadline_note(name: &str, week: Week) -> String {
    format!("{name}, {} - {}", ui::short_day(week.monday()), ui::short_day(week.sunday()))
}

/// Verifies reports as they were read. What the employee changed meanwhile is left alone and counted; what was verified
/// already counts as done. One row that is not the actor's to verify refuses all.
pub fn verify_reports(work: &Work<'_>, reports: &[SeenReport]) -> Result<Saved<Verified>, Error> {
    let (saved, outcome) = verify_each(work, reports)?;
    Ok(saved.with(outcome))
}

fn verify_each(work: &Work<'_>, reports: &[SeenReport]) -> Result<(Saved<()>, Verified), Error> {
    let mut outcome = Verified::default();
    let mut last = None;
    for seen in reports {
        let row = open_report(work, seen.id)?;
        let permit = work.permit(&permissions::REPORT_VERIFY, &row)?;
        if row.state == ReportState::Verified {
            outcome.done += 1;
            last = Some(work.already_done(permit));
            continue;
        }
        if row.version != seen.version {
            outcome.changed += 1;
            last = Some(work.already_done(permit));
            continue;
        }
        let state = rules::step(row.state, Act::Verify)?;
        let person = work.actor().person();
        let (by, name) = (person.map(|person| person.employment), person.map(|person| person.name.as_str()));
        let answer = Answer { state, query: "", verified: Some((work.now(), by, name.unwrap_or_default())) };
        match store::save_answer(work.tx(), row.institution_id, row.id, &answer, row.version) {
            // Somebody answered, or the employee amended, at the same moment.
            Err(Error::Stale) => {
                let now = open_report(work, seen.id)?;
                let verified = now.state == ReportState::Verified;
                outcome.done += i64::from(verified);
                outcome.changed += i64::from(!verified);
                last = Some(work.already_done(permit));
                continue;
            }
            saved => saved?,
        }
        work.settle(VERIFY_DUE, row.id.0)?;
        work.drop_due(ANSWER_DUE, row.id.0)?;
        let event = Event::on("performance.report", row.id.0)
            .about(row.employment_id)
            .before(json!({ "state": row.state.code() }))
            .after(json!({ "state": state.code(), "week": row.week.to_string() }));
        last = Some(work.save(permit, event)?);
        outcome.done += 1;
    }
    let last = last.ok_or_else(|| Error::field("report", "performance-report-none-chosen"))?;
    Ok((last, outcome))
}

/// Verifies one report.
pub fn verify_report(work: &Work<'_>, seen: SeenReport) -> Result<Saved<()>, Error> {
    let row = open_report(work, seen.id)?;
    rules::step(row.state, Act::Verify)?;
    if row.version != seen.version {
        return Err(Error::Stale);
    }
    let (saved, changed) = verify_each(work, &[seen])?;
    if changed.changed > 0 { Err(Error::Stale) } else { Ok(saved.with(())) }
}

/// Asks the employee about a report; they owe an answer, the supervisor no longer owes one.
pub fn query_report(work: &Work<'_>, seen: SeenReport, text: &str) -> Result<Saved<()>, Error> {
    let row = open_report(work, seen.id)?;
    let permit = work.permit(&permissions::REPORT_QUERY, &row)?;
    let text = rules::judge_query(text)?;
    let state = rules::step(row.state, Act::Query)?;
    if !rules::appraisal_is_open(row.appraisal_state.as_deref()) {
        return Err(Refusal::SelfRatingSent.into());
    }
    if row.version != seen.version {
        return Err(Error::Stale);
    }
    let answer = Answer { state, query: &text, verified: None };
    store::save_answer(work.tx(), row.institution_id, row.id, &answer, row.version)?;
    work.settle(VERIFY_DUE, row.id.0)?;
    let week = row.week.week();
    work.owe(Deadline {
        kind: ANSWER_DUE,
        subject: row.id.0,
        owed_by: row.employment_id.into(),
        about: Some(row.employment_id),
        note: deadline_note(&row.name, week),
        path: format!("/my-week?week={}", row.week),
        year: row.year,
        due_on: work.today().plus_days(work.setting(row.year, "answer_days")?),
    })?;
    let event = Event::on("performance.report", row.id.0)
        .about(row.employment_id)
        .before(json!({ "state": row.state.code() }))
        .after(json!({ "state": state.code(), "week": row.week.to_string(), "query": text }));
    work.save(permit, event)
}

/// The rating of the year closes its reports: a query that was not answered is the supervisor's again, who verifies what was
/// sent, or corrects what counts in the appraisal, where the employee answers. Nobody keeps a due date that nothing can meet,
/// nor is kept from rating themselves by somebody's question. The query stays with the report.
pub(crate) fn release_queries(work: &Work<'_>, row: &AppraisalRow) -> Result<(), Error> {
    let institution = row.institution_id;
    for report in store::list_queried(work.tx(), institution, row.agreement_id)? {
        let permit = work.permit(&permissions::REPORT_RELEASE, row)?;
        let answer = Answer { state: ReportState::Sent, query: &report.query, verified: None };
        store::save_answer(work.tx(), institution, report.id, &answer, report.version)?;
        work.drop_due_in(institution, ANSWER_DUE, report.id.0)?;
        if let Some(supervisor) = row.supervisor_id {
            let deadline = Deadline {
                kind: VERIFY_DUE,
                subject: report.id.0,
                owed_by: supervisor.into(),
                about: Some(row.employment_id),
                note: deadline_note(&row.name, report.week.week()),
                path: format!("/reports/{}", report.id),
                year: row.year,
                due_on: work.today().plus_days(work.setting(row.year, "answer_days")?),
            };
            work.owe_in(institution, deadline)?;
        }
        let event = Event::on("performance.report", report.id.0)
            .about(row.employment_id)
            .before(json!({ "state": ReportState::Queried.code(), "query": report.query }))
            .after(json!({ "state": ReportState::Sent.code(), "week": report.week.to_string() }));
        work.save(permit, event)?;
    }
    Ok(())
}

fn open_report(work: &Work<'_>, id: ReportId) -> Result<ReportRow, Error> {
    let row = store::find(work.tx(), work.institution()?, id, work.today())?;
    work.open(&permissions::REPORT_READ, row)
}

/// All weeks of a year that an employee has not sent, the oldest first.
pub fn unsent_of_year(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    year: FinancialYear,
    today: Day,
) -> Result<Vec<Week>, Error> {
    let duties = store::list_duties(tx, institution, employment, rules::year_of(today.week()))?;
    let weeks = rules::unsent_weeks(&duties, today, usize::MAX);
    Ok(weeks.into_iter().rev().filter(|week| rules::year_of(*week) == year).collect())
}

/// The weeks an employee has not sent, newest first, at most four, each with its last day: what the landing page shows. They
/// are computed, not stored, so that nothing has to be opened and closed every Monday for the whole nation.
pub fn due_weeks(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    today: Day,
) -> Result<Vec<(Week, Day)>, Error> {
    let year = rules::year_of(today.week());
    let duties = store::list_duties(tx, institution, employment, year)?;
    let weeks = rules::unsent_weeks(&duties, today, rules::DUE_WEEKS);
    let due = |week: Week| -> Result<(Week, i64), Error> {
        let of_year = duties.iter().find(|duty| duty.year == rules::year_of(week));
        Ok((week, of_year.and_then(|duty| duty.due_days).ok_or_else(due_days_missing)?))
    };
    let weeks: Vec<(Week, i64)> = weeks.into_iter().map(due).collect::<Result<_, _>>()?;
    // Only what would be late asks whether the program was down.
    let lost = match weeks.last().map(|(week, days)| week.due_on(*days)).filter(|due| *due < today) {
        Some(earliest) => lost_days(tx, earliest, today)?,
        None => BTreeSet::new(),
    };
    Ok(weeks.into_iter().map(|(week, days)| (week, rules::due_on(week, days, &lost))).collect())
}
