//! A circle made for tests: the invented council, with the teacher of the worked example and a signed agreement.
//! Agreements and reports are written straight into their tables: their own features have their own tests.

use kernel::uuid::Uuid;
use kernel::{Actor, Day, EmploymentId, Error, FinancialYear, Quantity};
use people::absence::actions::record_absence;
use people::absence::{Kind, NewAbsence};
use people::testing::{Fixture, Someone};
use platform::sheet::next_page;
use platform::store::Tx;
use platform::testing::{Browser, TestStore};
use platform::work::Work;

use crate::appraisal::actions;
use crate::appraisal::model::{AppraisalId, Column, LineRating, Ratings, Sending, Sheet, State};
use crate::mark::Inputs;
use crate::mark::tests::made::teacher;

platform::statements! {
    AGREEMENT = "INSERT INTO performance_agreement (institution_id, id, employment_id, year, state, reason, version)
        VALUES ($1, $2, $3, $4, 'signed', '', 1)";
    TASK = "INSERT INTO performance_task (institution_id, id, agreement_id, position, title, weight, origin, priority,
            starts_on, ends_on, state, reason, version)
        VALUES ($1, $2, $3, $4, $5, $6, 'proposed', 'medium', $7, $8, 'proposed', '', 1)";
    SUB_TASK = "INSERT INTO performance_sub_task (institution_id, id, agreement_id, task_id, position, title, weight, indicator,
            unit_of_measure, mode, target, resources, starts_on, ends_on, state, reason, actual, completed_on, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'Kiashiria', $8, 'quantity', $9, '', $10, $11, $12, '', $13, $14, 1)";
    REPORT = "INSERT INTO performance_report (institution_id, id, agreement_id, employment_id, week, state, late, note, query, sent_at, version)
        VALUES ($1, $2, $3, $4, $5, 'verified', FALSE, '', '', $6, 1)";
    REPORT_LINE = "INSERT INTO performance_report_line (institution_id, report_id, sub_task_id, quantity, status, blocker, text)
        VALUES ($1, $2, $3, $4, 'in_progress', 'none', 'Vipindi vimefundishwa')";
    DEADLINE = "INSERT INTO platform_deadline (institution_id, id, kind, subject_id, owed_institution_id, owed_by_id, about_id,
            note, path, year, made_at, due_on, closed_at, outcome)
        VALUES ($1, $2, 'performance.report.verify', $2, $1, $3, $4, '', '/', $5, $6, $7, $6, $8)";
    EXCUSE = "UPDATE performance_sub_task SET state = 'excused' WHERE institution_id = $1 AND agreement_id = $2";
}

pub const SELF_SEASON: &str = "2026-06-20T08:00:00Z";
pub const SUPERVISOR_SEASON: &str = "2026-07-06T08:00:00Z";
pub const DISCUSSION_SEASON: &str = "2026-07-20T08:00:00Z";
pub const COUNTERSIGN_SEASON: &str = "2026-08-05T08:00:00Z";
pub const PUBLISH_SEASON: &str = "2026-08-17T08:00:00Z";

pub fn year() -> FinancialYear {
    FinancialYear::starting(2025)
}

fn id(kind: u128, number: u128) -> Uuid {
    Uuid::from_u128(0x0198_0000_0000_7000_8000_0000_0000_0000 | (kind << 32) | number)
}

/// The council, and the agreements made in it.
#[derive(Clone)]
pub struct Circle {
    pub people: Fixture,
}

/// The council with the teacher's signed agreement of 2025/26.
pub fn circle(store: &TestStore) -> Circle {
    let people = store.tx(Fixture::insert).unwrap();
    store.tx(actions::load_factors).unwrap();
    let circle = Circle { people };
    circle.sign(store, 1, circle.people.employee.employment, teacher());
    circle
}

impl Circle {
    /// A signed agreement with the tasks of these inputs.
    pub fn sign(&self, store: &TestStore, number: u128, employment: EmploymentId, inputs: Inputs) -> Uuid {
        let institution = self.people.institution;
        store
            .tx(move |tx| {
                let agreement = id(1, number);
                tx.run(&AGREEMENT, &[&institution, &agreement, &employment, &inputs.year])?;
                for (at, task) in (0_u32..).zip(&inputs.tasks) {
                    let (task_id, position) = (id(2, number * 100 + u128::from(at)), i64::from(at));
                    let (starts_on, ends_on) = (inputs.year.first_day(), inputs.year.last_day());
                    tx.run(
                        &TASK,
                        &[
                            &institution,
                            &task_id,
                            &agreement,
                            &position,
                            &task.title,
                            &task.weight,
                            &starts_on,
                            &ends_on,
                        ],
                    )?;
                    for (place, line) in (0_u32..).zip(&task.subtasks) {
                        let line_id = id(3, number * 10_000 + u128::from(at * 100 + place));
                        let position = i64::from(place);
                        let state = if line.excused { "excused" } else { "running" };
                        tx.run(
                            &SUB_TASK,
                            &[
                                &institution,
                                &line_id,
                                &agreement,
                                &task_id,
                                &position,
                                &line.title,
                                &line.weight,
                                &line.unit,
                                &line.target,
                                &line.start,
                                &line.end,
                                &state,
                                &line.actual,
                                &line.completed_on,
                            ],
                        )?;
                    }
                }
                Ok(agreement)
            })
            .unwrap()
    }

    /// The id of the agreement signed under this number.
    pub fn agreement(&self, number: u128) -> Uuid {
        id(1, number)
    }

    /// The id of its sub-task: which task, and which of its lines.
    pub fn sub_task(&self, number: u128, task: u128, line: u128) -> Uuid {
        id(3, number * 10_000 + task * 100 + line)
    }

    /// The colleague's appraisal from beginning to end, the marks of the example as far as the lines go.
    pub fn publish_colleague(&self, store: &TestStore) {
        let id = self.countersign_colleague(store);
        let hr = &self.people.hr;
        let version = self.sheet(store, hr, id).appraisal.version;
        store.at(PUBLISH_SEASON);
        store.work(&hr.actor(), move |work| actions::publish(work, id, version)).unwrap();
    }

    /// The same, but for the last step.
    pub fn countersign_colleague(&self, store: &TestStore) -> AppraisalId {
        let people = &self.people;
        let employment = people.colleague.employment;
        store.at(SELF_SEASON);
        let id = store
            .work(&people.colleague.actor(), move |work| actions::open_appraisal(work, year(), employment))
            .unwrap();
        let steps = [
            (State::SelfRated, SELF_SEASON, &people.colleague),
            (State::SupervisorRated, SUPERVISOR_SEASON, &people.supervisor),
            (State::Discussed, DISCUSSION_SEASON, &people.supervisor),
            (State::Agreed, DISCUSSION_SEASON, &people.colleague),
            (State::Countersigned, COUNTERSIGN_SEASON, &people.head),
        ];
        for (state, moment, who) in steps {
            let sheet = self.sheet(store, who, id);
            store.at(moment);
            let (ratings, version) = (self.ratings(&sheet), sheet.appraisal.version);
            store.work(&who.actor(), move |work| step(work, id, version, state, &ratings)).unwrap();
        }
        id
    }

    /// One verified report with a quantity for a sub-task.
    pub fn report(
        &self,
        store: &TestStore,
        number: u128,
        agreement: Uuid,
        sub_task: Uuid,
        week: &str,
        quantity: i64,
    ) {
        let (institution, employment) = (self.people.institution, self.people.employee.employment);
        let week: Day = week.parse().unwrap();
        store
            .tx(move |tx| {
                let report = id(4, number);
                tx.run(&REPORT, &[&institution, &report, &agreement, &employment, &week, &week.starts_at()])?;
                tx.run(&REPORT_LINE, &[&institution, &report, &sub_task, &Quantity(quantity * 1000)])?;
                Ok(())
            })
            .unwrap();
    }

    /// The id of the report made under this number.
    pub fn report_id(&self, number: u128) -> Uuid {
        id(4, number)
    }

    /// So many answers of a supervisor in time and so many late.
    pub fn duties(&self, store: &TestStore, supervisor: EmploymentId, met: u128, late: u128) {
        let (institution, about) = (self.people.institution, self.people.employee.employment);
        let due: Day = "2025-10-13".parse().unwrap();
        store
            .tx(move |tx| {
                for number in 0..met + late {
                    let outcome = if number < met { "met" } else { "late" };
                    tx.run(
                        &DEADLINE,
                        &[
                            &institution,
                            &id(5, number),
                            &supervisor,
                            &about,
                            &year(),
                            &due.starts_at(),
                            &due,
                            &outcome,
                        ],
                    )?;
                }
                Ok(())
            })
            .unwrap();
    }

    /// Somebody lies in hospital, as HR records it, and what they owe about themselves waits.
    pub fn ill(&self, store: &TestStore, who: &Someone, from: &str, to: &str) {
        let (home, id) = (self.people.institution, who.employment);
        let away = NewAbsence {
            kind: Kind::Sick,
            from_on: from.parse().unwrap(),
            to_on: to.parse().unwrap(),
            letter: String::from("HW/UT/9"),
            venue: String::new(),
            note: String::new(),
        };
        store.work(&self.people.hr.actor(), move |work| record_absence(work, home, id, &away)).unwrap();
    }

    /// The rounds of a day: what waits is put off first, then the silent are passed over.
    pub fn rounds(&self, store: &TestStore, day: &str) {
        store.at(&format!("{day}T06:00:00Z"));
        let desk = store.desk(&Actor::System);
        store.runtime.block_on(people::absence::deferral::defer_due(&desk)).unwrap().whole().unwrap();
        let done = store.runtime.block_on(platform::deadline::run_passed(&desk, &[crate::area()])).unwrap();
        assert_eq!(done.failed, 0, "a row failed");
    }

    pub fn excuse_everything(&self, store: &TestStore) {
        let institution = self.people.institution;
        store.tx(move |tx| tx.run(&EXCUSE, &[&institution, &id(1, 1)])).unwrap();
    }

    /// Opens the teacher's appraisal as the teacher would.
    pub fn open(&self, store: &TestStore) -> AppraisalId {
        store.at(SELF_SEASON);
        let employment = self.people.employee.employment;
        store
            .work(&self.people.employee.actor(), move |work| {
                actions::open_appraisal(work, year(), employment)
            })
            .unwrap()
    }

    pub fn sheet(&self, store: &TestStore, who: &Someone, id: AppraisalId) -> Sheet {
        store.read(&who.actor(), move |work| actions::open_sheet(work, id)).unwrap()
    }

    /// The marks of the worked example, as a column of this sheet.
    pub fn ratings(&self, sheet: &Sheet) -> Ratings {
        let inputs = teacher();
        let qualities = inputs.tasks.iter().flat_map(|task| &task.subtasks).map(|line| line.quality);
        let lines = sheet
            .lines
            .iter()
            .zip(qualities)
            .filter_map(|(line, quality)| {
                Some((line.id, LineRating { quality: Some(quality?), ..LineRating::default() }))
            })
            .collect();
        // The factors of the example by item; what it does not name does not apply.
        let marks = [4, 4, 5, 4, 4, 4, 0, 0, 0, 0, 4, 4, 3, 4, 4, 4, 4, 4, 5, 4, 5, 5, 5];
        let items = sheet.items.iter().zip(marks).map(|(item, mark)| (item.item, mark)).collect();
        Ratings { lines, items, comment: String::from("Mwaka mzuri") }
    }

    /// The employee rates themselves on the day the clock shows, whatever its window.
    pub fn bring_late(&self, store: &TestStore, id: AppraisalId) {
        let who = &self.people.employee;
        let sheet = self.sheet(store, who, id);
        let (ratings, version) = (self.ratings(&sheet), sheet.appraisal.version);
        store.work(&who.actor(), move |work| step(work, id, version, State::SelfRated, &ratings)).unwrap();
    }

    /// Everything up to this state, in time, with the marks of the example in all three columns.
    pub fn bring(&self, store: &TestStore, id: AppraisalId, to: State) {
        let people = &self.people;
        let steps = [
            (State::SelfRated, SELF_SEASON, &people.employee),
            (State::SupervisorRated, SUPERVISOR_SEASON, &people.supervisor),
            (State::Discussed, DISCUSSION_SEASON, &people.supervisor),
            (State::Agreed, DISCUSSION_SEASON, &people.employee),
            (State::Countersigned, COUNTERSIGN_SEASON, &people.head),
            (State::Published, PUBLISH_SEASON, &people.hr),
        ];
        for (state, moment, who) in steps {
            let sheet = self.sheet(store, who, id);
            if state > to
                || sheet.appraisal.state >= state
                || (state == State::Agreed && to == State::Disputed)
            {
                continue;
            }
            store.at(moment);
            let (ratings, version) = (self.ratings(&sheet), sheet.appraisal.version);
            store.work(&who.actor(), move |work| step(work, id, version, state, &ratings)).unwrap();
        }
    }
}

pub fn step(
    work: &Work<'_>,
    id: AppraisalId,
    version: i64,
    to: State,
    ratings: &Ratings,
) -> Result<platform::work::Saved<()>, Error> {
    match to {
        State::SelfRated => actions::rate_self(work, id, version, ratings, Sending::Sent),
        State::SupervisorRated => actions::supervise(work, id, version, ratings, Sending::Sent),
        State::Discussed => actions::discuss(work, id, version, ratings, Sending::Sent),
        State::Agreed => actions::agree(work, id, version),
        State::Disputed => actions::dispute(work, id, version, "Vipindi vya Januari havikuhesabiwa"),
        State::Countersigned => actions::countersign(work, id, version, "", None),
        State::Published => actions::publish(work, id, version),
        State::Open => unreachable!("opened by open"),
    }
}

/// The qualities a column holds, in the order of the plan.
pub fn qualities(sheet: &Sheet, column: Column) -> Vec<Option<i64>> {
    sheet.lines.iter().map(|line| line.quality(column)).collect()
}

pub fn tx_work<T: Send + 'static>(
    store: &TestStore,
    actor: &Actor,
    unit: impl Fn(&Tx<'_>) -> Result<T, Error> + Send + 'static,
) -> T {
    store.read(actor, move |work| unit(work.tx())).unwrap()
}

/// A list with nothing in it yet: fifty rows are one page and lead nowhere, one row more stands on the next page, and the
/// file has them all.
pub fn goes_on_by_key(browser: &Browser<'_>, path: &str, put: impl Fn(std::ops::Range<u128>)) {
    let seen = |path: &str| {
        let page = browser.get(path).body;
        (page.matches("<th scope=\"row\"").count(), next_page(&page))
    };
    put(0..50);
    assert_eq!(seen(path), (50, None), "{path}");
    put(50..51);
    let (rows, next) = seen(path);
    assert_eq!((rows, seen(&next.unwrap())), (50, (1, None)), "{path}");
    let asks = if path.contains('?') { "&sheet=csv" } else { "?sheet=csv" };
    assert_eq!(browser.get(&format!("{path}{asks}")).body.lines().count(), 1 + 51, "{path}");
}
