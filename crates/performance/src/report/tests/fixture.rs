//! A signed plan of the fixture's employee, written straight into the tables: what an agreement goes through before it is
//! signed has its own tests.

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, FinancialYear, InstitutionId, Quantity, Timestamp, Week};
use people::testing::Fixture;
use platform::store::Tx;
use platform::testing::{TestStore, at, on_each_db};

use crate::agreement::model::{AgreementId, Mode, SubTaskId};
use crate::report::actions;
use crate::report::model::{Line, LineStatus, NewLine, NewReport, ReportId, Sent, WeekLineRow};

platform::statements! {
    AGREEMENT = "INSERT INTO performance_agreement
        (institution_id, id, employment_id, year, state, reason, employee_signed_at, supervisor_signed_at,
         started_at, version)
        VALUES ($1, $2, $3, $4, $5, '', $6, $6, $6, 1)";
    TASK = "INSERT INTO performance_task
        (institution_id, id, agreement_id, position, title, weight, origin, priority, starts_on, ends_on, state, reason, version)
        VALUES ($1, $2, $3, 1, 'Kufundisha Hisabati Darasa la V', 10000, 'proposed', 'medium', $4, $5, 'proposed', '', 1)";
    SUB_TASK = "INSERT INTO performance_sub_task
        (institution_id, id, agreement_id, task_id, position, title, weight, indicator, unit_of_measure, mode, target, resources,
         starts_on, ends_on, state, reason, actual, version)
        VALUES ($1, $2, $3, $4, $5, $6, 2500, 'kiashiria', $7, $8, $9, '', $10, $11, 'running', '', 0, 1)";
    APPRAISAL = "INSERT INTO performance_appraisal
        (institution_id, id, agreement_id, employment_id, year, state, employee_comment, supervisor_comment, dispute,
         countersign_comment, version) VALUES ($1, $2, $3, $4, $5, $6, '', '', '', '', 1)";
    EXCUSE = "UPDATE performance_sub_task SET state = 'excused' WHERE institution_id = $1 AND id = $2";
    SIGN = "UPDATE performance_agreement SET employee_signed_at = $3, supervisor_signed_at = $3, started_at = $3
        WHERE institution_id = $1 AND id = $2";
    TARGET = "UPDATE performance_sub_task SET target = $3 WHERE institution_id = $1 AND id = $2";
    REACHED = "SELECT actual, completed_on, state FROM performance_sub_task WHERE institution_id = $1 AND id = $2";
    ACTING = "INSERT INTO people_acting (institution_id, id, absent_id, acting_id, from_on, to_on, letter, version)
        VALUES ($1, $2, $3, $4, $5, $6, 'KUMB/1', 1)";
    EVENTS = "SELECT action, before, after FROM platform_event WHERE institution_id = $1 AND subject_id = $2 ORDER BY id";
    DEADLINES = "SELECT kind, owed_by_id, due_on, outcome FROM platform_deadline
        WHERE institution_id = $1 AND subject_id = $2 ORDER BY made_at, id";
    COUNT = "SELECT COUNT(*) AS reports FROM performance_report WHERE institution_id = $1";
}

platform::row! {
    pub struct Reached { pub actual: Quantity, pub completed_on: Option<Day>, pub state: String }
    pub struct EventRow { pub action: String, pub before: Option<serde_json::Value>, pub after: Option<serde_json::Value> }
    pub struct DeadlineRow { pub kind: String, pub owed_by_id: EmploymentId, pub due_on: Day, pub outcome: Option<String> }
    pub struct CountRow { pub reports: i64 }
}

/// The four sub-tasks of the plan.
pub const PERIODS: u128 = 1;
pub const EXAMS: u128 = 2;
pub const SYLLABUS: u128 = 3;
pub const LATER: u128 = 4;

pub fn sub_task(number: u128) -> SubTaskId {
    SubTaskId(id(300 + number))
}

pub fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 | number)
}

pub fn report(number: u128) -> ReportId {
    ReportId(id(1000 + number))
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn week(text: &str) -> Week {
    day(text).week()
}

/// An institution with its people and the employee's plan of 2026/27, signed on 1 July.
pub struct School<'s> {
    pub store: &'s TestStore,
    pub people: Fixture,
    pub agreement: AgreementId,
}

/// The clock stands on Friday 4 September 2026.
pub const FRIDAY: &str = "2026-09-04T12:00:00Z";

pub fn on_each_school(test: impl Fn(&School<'_>)) {
    on_each_db(|store| test(&School::new(store)));
}

impl<'s> School<'s> {
    pub fn new(store: &'s TestStore) -> Self {
        let people = store.tx(Fixture::insert).unwrap();
        store.at(FRIDAY);
        let agreement = AgreementId(id(100));
        let school = Self { store, people, agreement };
        let (institution, employee) = (school.people.institution, school.people.employee.employment);
        store.tx(move |tx| insert_plan(tx, institution, agreement, employee)).unwrap();
        school
    }

    pub fn institution(&self) -> InstitutionId {
        self.people.institution
    }

    pub fn new_report(&self, number: u128, monday: &str, lines: Vec<NewLine>) -> NewReport {
        let employee = self.people.employee.employment;
        NewReport { lines, ..NewReport::unchanged(report(number), employee, week(monday)) }
    }

    pub fn send(&self, report: NewReport) -> Result<Sent, kernel::Error> {
        self.store.work(&self.people.employee.actor(), move |work| actions::submit_report(work, &report))
    }

    pub fn reached(&self, number: u128) -> Reached {
        let institution = self.institution();
        self.store.tx(move |tx| tx.one(&REACHED, &[&institution, &sub_task(number)])).unwrap()
    }

    pub fn events(&self, subject: ReportId) -> Vec<EventRow> {
        let institution = self.institution();
        self.store.tx(move |tx| tx.all(&EVENTS, &[&institution, &subject])).unwrap()
    }

    pub fn deadlines(&self, subject: ReportId) -> Vec<DeadlineRow> {
        let institution = self.institution();
        self.store.tx(move |tx| tx.all(&DEADLINES, &[&institution, &subject])).unwrap()
    }

    pub fn count_reports(&self) -> i64 {
        let institution = self.institution();
        self.store.tx(move |tx| tx.one::<CountRow>(&COUNT, &[&institution])).unwrap().reports
    }

    pub fn begin_appraisal(&self, state: &'static str) {
        let (institution, agreement, employee) =
            (self.institution(), self.agreement, self.people.employee.employment);
        let year = FinancialYear::starting(2026);
        self.store
            .tx(move |tx| tx.run(&APPRAISAL, &[&institution, &id(900), &agreement, &employee, &year, &state]))
            .unwrap();
    }

    pub fn excuse(&self, number: u128) {
        let institution = self.institution();
        self.store.tx(move |tx| tx.run(&EXCUSE, &[&institution, &sub_task(number)])).unwrap();
    }

    pub fn sign_at(&self, moment: &str) {
        let (institution, agreement, moment) = (self.institution(), self.agreement, at(moment));
        self.store.tx(move |tx| tx.run(&SIGN, &[&institution, &agreement, &moment])).unwrap();
    }

    pub fn set_target(&self, number: u128, target: i64) {
        let institution = self.institution();
        let (id, target) = (sub_task(number), Quantity(target));
        self.store.tx(move |tx| tx.run(&TARGET, &[&institution, &id, &target])).unwrap();
    }

    /// The colleague acts for the supervisor in September.
    pub fn colleague_acts_for_supervisor(&mut self) {
        let institution = self.institution();
        let (absent, acting) = (self.people.supervisor.employment, self.people.colleague.employment);
        let person = self
            .store
            .tx(move |tx| {
                tx.run(
                    &ACTING,
                    &[&institution, &id(800), &absent, &acting, &day("2026-09-01"), &day("2026-09-30")],
                )?;
                people::employee::actor(tx, institution, acting, day("2026-09-04"))
            })
            .unwrap();
        self.people.colleague.person = person.unwrap();
    }
}

pub fn insert_plan(
    tx: &Tx<'_>,
    institution: InstitutionId,
    agreement: AgreementId,
    employee: EmploymentId,
) -> Result<(), kernel::Error> {
    let signed: Timestamp = at("2026-07-01T08:00:00Z");
    let (first, last) = (day("2026-07-01"), day("2027-06-30"));
    let year = FinancialYear::starting(2026);
    tx.run(&AGREEMENT, &[&institution, &agreement, &employee, &year, &"signed", &signed])?;
    let task = Uuid::from_u128(agreement.0.as_u128() + 100);
    tx.run(&TASK, &[&institution, &task, &agreement, &first, &last])?;
    let sub_tasks = [
        (PERIODS, "Kufundisha vipindi", "kipindi", Mode::Quantity, 160_000, first),
        (EXAMS, "Kutunga mitihani", "mtihani", Mode::Quantity, 9_000, first),
        (SYLLABUS, "Kumaliza mtaala", "asilimia", Mode::Percent, 100_000, first),
        (LATER, "Kuandaa michezo", "mchezo", Mode::Quantity, 4_000, day("2027-01-04")),
    ];
    for (number, title, unit, mode, target, starts) in sub_tasks {
        let position = i64::try_from(number).unwrap_or_default();
        let sub_task = SubTaskId(Uuid::from_u128(agreement.0.as_u128() + 200 + number));
        tx.run(
            &SUB_TASK,
            &[
                &institution,
                &sub_task,
                &agreement,
                &task,
                &position,
                &title,
                &unit,
                &mode,
                &Quantity(target),
                &starts,
                &last,
            ],
        )?;
    }
    Ok(())
}

pub fn done(number: u128, thousandths: i64) -> NewLine {
    NewLine::done(sub_task(number), Quantity(thousandths))
}

pub fn stored(number: u128, quantity: i64) -> Line {
    Line {
        sub_task: sub_task(number),
        quantity: Quantity(quantity),
        status: LineStatus::InProgress,
        completed_on: None,
        blocker: crate::report::model::Blocker::None,
        text: String::new(),
    }
}

/// A running sub-task as the page would know it, without a store.
pub fn known(number: u128, mode: Mode) -> WeekLineRow {
    WeekLineRow {
        id: sub_task(number),
        task_title: "Kazi".into(),
        title: "Kazi ndogo".into(),
        indicator: String::new(),
        unit_of_measure: "kipindi".into(),
        mode,
        target: Quantity(100_000),
        actual: Quantity(0),
        starts_on: day("2026-07-01"),
        ends_on: day("2027-06-30"),
        state: crate::agreement::model::SubTaskState::Running,
        sub_task_completed_on: None,
        reached_before: None,
        quantity: None,
        status: None,
        completed_on: None,
        blocker: None,
        text: None,
    }
}
