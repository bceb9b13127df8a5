//! Rows of everybody's two years: the current one with a signed agreement and some weeks of reports, the finished one with
//! a countersigned appraisal whose mark has not been computed. Due dates stand where the program would have put them.

use kernel::uuid::Uuid;
use kernel::{Day, FinancialYear, Timestamp, Week};

use super::batch::{Batch, cells};
use super::people::full_name;
use super::plans::{TITLES, activity};
use super::signed::{Head, SubTask, text};
use super::tables::{
    AGREEMENT, APPRAISAL, ATTRIBUTE, DEADLINE, EVENT, LINE, RATING, REPORT, SIGNATURE, SUB_TASK, TASK,
};
use super::{
    Layout, Member, REPORTED_WEEKS, SUB_TASKS, agreement, current_year, finished_year, sub_task, today,
    year_number,
};
use crate::Outcome;
use crate::cell::Cell;
use crate::chance::{Chance, Of, id};

/// Items of the nine factors. Source: performance.md 3.2.
const ITEMS: i64 = 23;
/// Lines of a weekly report: most sub-tasks stand still in most weeks.
const LINES: i64 = 4;

/// The first number of an event beyond those of the two years: no year's own numbers come so far.
const MORE_EVENTS: u64 = 10_000_000;

/// One person in one year.
struct Writer<'a> {
    batch: &'a mut Batch,
    chance: Chance,
    institution: Uuid,
    institution_number: u64,
    number: u64,
    employment: Uuid,
    supervisor: Option<Uuid>,
    name: String,
    year: FinancialYear,
    agreement: Uuid,
    nth: u64,
}

pub fn write(batch: &mut Batch, layout: &Layout, more_events: u64) -> Outcome<()> {
    for member in &layout.members {
        let mut finished = Writer::new(batch, layout, member, finished_year());
        finished.more_events(more_events);
        finished.finished()?;
        Writer::new(batch, layout, member, current_year()).current()?;
    }
    Ok(())
}

fn at(day: Day, hours: i64) -> Timestamp {
    day.starts_at().plus_seconds(hours * 3600)
}

impl<'a> Writer<'a> {
    fn new(batch: &'a mut Batch, layout: &Layout, member: &Member, year: FinancialYear) -> Self {
        Self {
            batch,
            chance: Chance::new(member.number << 16 ^ year_number(year)),
            institution: id(Of::Institution, layout.institution, 0),
            institution_number: layout.institution,
            number: member.number,
            employment: id(Of::Employment, member.number, 0),
            supervisor: member.supervisor.map(|number| id(Of::Employment, number, 0)),
            name: full_name(member.number),
            year,
            agreement: agreement(member.number, year),
            nth: year_number(year) * 1000,
        }
    }

    /// A number no other row of this person has in its table.
    fn next(&mut self) -> u64 {
        self.nth += 1;
        self.nth
    }

    fn new_id(&mut self, of: Of) -> Uuid {
        let nth = self.next();
        id(of, self.number, nth)
    }

    fn event(&mut self, at: Timestamp, action: &'static str, kind: &'static str, subject: Uuid) {
        let own = self.new_id(Of::Event);
        self.put_event(own, at, action, kind, subject);
    }

    fn put_event(
        &mut self,
        own: Uuid,
        at: Timestamp,
        action: &'static str,
        kind: &'static str,
        subject: Uuid,
    ) {
        let after = Cell::Json(format!(r#"{{"year": "{}", "state": "done"}}"#, self.year));
        let mut row = cells![
            self.institution,
            own,
            at,
            self.employment,
            self.name.clone(),
            action,
            kind,
            subject,
            self.employment
        ];
        row.push(after);
        self.batch.put(&EVENT, row);
    }

    /// A history longer than two years leave.
    fn more_events(&mut self, count: u64) {
        for nth in 0..count {
            let own = id(Of::Event, self.number, MORE_EVENTS + nth);
            let sent = at(self.year.first_day().plus_days(i64::try_from(nth % 360).unwrap_or_default()), 15);
            let subject = self.agreement;
            self.put_event(own, sent, "performance.report.submit", "performance.report", subject);
        }
    }

    fn deadline(
        &mut self,
        kind: &'static str,
        subject: Uuid,
        path: String,
        made: Day,
        outcome: Option<&'static str>,
    ) {
        let Some(supervisor) = self.supervisor else { return };
        let own = self.new_id(Of::Deadline);
        let due = made.plus_days(7);
        let closed =
            outcome.map(|outcome| at(if outcome == "met" { due.plus_days(-2) } else { due.plus_days(3) }, 9));
        let year = i64::from(self.year.start_year());
        let row = cells![
            self.institution,
            own,
            kind,
            subject,
            self.institution,
            supervisor,
            self.employment,
            self.name.clone(),
            path,
            year,
            at(made, 8),
            due,
            closed,
            outcome,
        ];
        self.batch.put(&DEADLINE, row);
    }

    /// The agreement, signed by both ten days into the year, with its tasks and sub-tasks; answers what each has reached.
    fn agreement(&mut self, sub_tasks: &[SubTask]) -> Outcome<()> {
        let begins = self.year.first_day();
        let text = self.signed(sub_tasks)?;
        let hash = super::token_hash(&text);
        let year = i64::from(self.year.start_year());
        let row = cells![
            self.institution,
            self.agreement,
            self.employment,
            year,
            "signed",
            "",
            text.clone(),
            hash.clone(),
            at(begins.plus_days(5), 9),
            at(begins.plus_days(7), 9),
            at(begins.plus_days(8), 9),
            at(begins.plus_days(9), 9),
            self.supervisor,
            at(begins.plus_days(9), 9),
            4_i64,
        ];
        self.batch.put(&AGREEMENT, row);
        for (nth, capacity, signer) in
            [(0, "employee", Some(self.employment)), (1, "supervisor", self.supervisor)]
        {
            let Some(signer) = signer else { continue };
            let own = id(Of::Signature, self.number, year_number(self.year) * 2 + nth);
            let signed = at(begins.plus_days(8), 9);
            let row = cells![
                self.institution,
                own,
                self.agreement,
                signer,
                self.name.clone(),
                capacity,
                hash.clone(),
                text.clone(),
                signed
            ];
            self.batch.put(&SIGNATURE, row);
        }
        let activities = self.year == current_year();
        for (task, _) in (0_u64..).zip(SUB_TASKS) {
            let own = self.task(task);
            let serves = activities.then(|| activity(self.institution_number, self.number + task));
            let position = i64::try_from(task)?;
            let title = self.chance.pick(TITLES);
            let row = cells![
                self.institution,
                own,
                self.agreement,
                position,
                serves,
                title,
                2500_i64,
                "proposed",
                "medium",
                begins,
                self.year.last_day(),
                "proposed",
                "",
                1_i64,
            ];
            self.batch.put(&TASK, row);
        }
        for sub_task in sub_tasks {
            let row = cells![
                self.institution,
                sub_task.id,
                self.agreement,
                self.task(sub_task.task),
                sub_task.position,
                sub_task.title.clone(),
                sub_task.weight,
                "Idadi iliyokamilika kwa ubora uliokubaliwa",
                "idadi",
                "quantity",
                0_i64,
                sub_task.target,
                "Usafiri na vitendea kazi",
                begins,
                self.year.last_day(),
                sub_task.state,
                "",
                sub_task.actual,
                sub_task.completed_on,
                1_i64,
            ];
            self.batch.put(&SUB_TASK, row);
        }
        self.event(
            at(begins.plus_days(5), 9),
            "performance.agreement.submit",
            "performance.agreement",
            self.agreement,
        );
        self.event(
            at(begins.plus_days(8), 9),
            "performance.agreement.sign",
            "performance.agreement",
            self.agreement,
        );
        Ok(())
    }

    fn task(&self, nth: u64) -> Uuid {
        id(Of::Task, self.number, year_number(self.year) * 10 + nth)
    }

    fn signed(&self, sub_tasks: &[SubTask]) -> Outcome<String> {
        let head = Head {
            number: self.agreement,
            institution: self.institution_number + 1,
            employee: &self.name,
            year: self.year,
        };
        text(&head, sub_tasks)
    }

    fn sub_tasks(&mut self) -> Vec<SubTask> {
        let mut all = Vec::new();
        for (task, count) in (0_u64..).zip(SUB_TASKS) {
            for position in 0..count {
                let nth = u64::try_from(all.len()).unwrap_or_default();
                // Weights in a task come to 10,000 basis points: the last takes what is left.
                let share = 10_000 / i64::try_from(count).unwrap_or(1);
                let last = position + 1 == count;
                let rest = 10_000 - share * i64::try_from(count.saturating_sub(1)).unwrap_or_default();
                all.push(SubTask {
                    id: sub_task(self.number, self.year, nth),
                    task,
                    position: i64::try_from(position).unwrap_or_default(),
                    title: format!("{} ({})", self.chance.pick(TITLES), nth + 1),
                    weight: if last { rest } else { share },
                    target: self.chance.between(12, 200) * 1000,
                    actual: 0,
                    state: "running",
                    completed_on: None,
                });
            }
        }
        all
    }

    fn current(mut self) -> Outcome<()> {
        let mut sub_tasks = self.sub_tasks();
        let first = today().week().monday().plus_days(-7 * i64::try_from(REPORTED_WEEKS)?);
        let mut reports = Vec::new();
        for nth in 0..REPORTED_WEEKS {
            let monday = first.plus_days(7 * i64::try_from(nth)?);
            let is_last = nth + 1 == REPORTED_WEEKS;
            // Some have not sent last week's report yet.
            if !(is_last && self.chance.percent(15)) {
                reports.push((monday, is_last, self.lines(&mut sub_tasks)));
            }
        }
        self.agreement(&sub_tasks)?;
        for (monday, is_last, lines) in reports {
            self.report(monday.week(), is_last, lines);
        }
        Ok(())
    }

    fn lines(&mut self, sub_tasks: &mut [SubTask]) -> Vec<(Uuid, i64)> {
        let step = usize::try_from(self.chance.between(2, 4)).unwrap_or(2);
        let few = usize::try_from(LINES).unwrap_or_default();
        let mut lines = Vec::new();
        for sub_task in sub_tasks.iter_mut().step_by(step).take(few) {
            let quantity = self.chance.between(1, 4) * 1000;
            sub_task.actual += quantity;
            lines.push((sub_task.id, quantity));
        }
        lines
    }

    fn report(&mut self, week: Week, is_last: bool, lines: Vec<(Uuid, i64)>) {
        let report = self.new_id(Of::Report);
        let state = if is_last && self.chance.percent(60) { "sent" } else { "verified" };
        let verified = (state == "verified").then(|| at(week.due_on(1).plus_days(1), 9));
        let verifier = verified.and(self.supervisor);
        let sent = at(week.sunday().plus_days(-1), 12);
        let row = cells![
            self.institution,
            report,
            self.agreement,
            self.employment,
            week.monday(),
            state,
            false,
            "",
            "",
            sent,
            verified,
            verifier,
            if verified.is_some() { 2_i64 } else { 1_i64 },
        ];
        self.batch.put(&REPORT, row);
        for (sub_task, quantity) in lines {
            let row =
                cells![self.institution, report, sub_task, quantity, "in_progress", None::<Day>, "none", ""];
            self.batch.put(&LINE, row);
        }
        self.deadline(
            "performance.report.verify",
            report,
            format!("/reports/{report}"),
            week.sunday(),
            verified.map(|_| "met"),
        );
        self.event(sent, "performance.report.submit", "performance.report", report);
    }

    fn finished(mut self) -> Outcome<()> {
        let mut sub_tasks = self.sub_tasks();
        for sub_task in &mut sub_tasks {
            sub_task.actual = sub_task.target * self.chance.between(60, 110) / 100;
            if self.chance.percent(80) {
                sub_task.state = "completed";
                sub_task.completed_on = Some(self.year.last_day().plus_days(-self.chance.between(1, 90)));
            }
        }
        self.agreement(&sub_tasks)?;
        let closed = self.year.last_day();
        let appraisal = id(Of::Appraisal, self.number, year_number(self.year));
        let year = i64::from(self.year.start_year());
        let row = cells![
            self.institution,
            appraisal,
            self.agreement,
            self.employment,
            year,
            "countersigned",
            "",
            "",
            "",
            "",
            at(closed.plus_days(-20), 9),
            at(closed.plus_days(-15), 9),
            at(closed.plus_days(-8), 9),
            at(closed.plus_days(-2), 9),
            6_i64,
        ];
        self.batch.put(&APPRAISAL, row);
        for sub_task in &sub_tasks {
            let quality = self.chance.between(2, 5) * 20;
            let row =
                cells![self.institution, appraisal, sub_task.id, "", quality, quality, quality, "", "", ""];
            self.batch.put(&RATING, row);
        }
        for item in 1..=ITEMS {
            let mark = self.chance.between(2, 5);
            self.batch.put(&ATTRIBUTE, cells![self.institution, appraisal, item, mark, mark, mark]);
        }
        for nth in 0..4_i64 {
            let outcome = if self.chance.percent(85) { "met" } else { "late" };
            let made = self.year.first_day().plus_days(30 + 60 * nth);
            self.deadline(
                "performance.report.verify",
                appraisal,
                format!("/appraisals/{appraisal}"),
                made,
                Some(outcome),
            );
        }
        Ok(())
    }
}
