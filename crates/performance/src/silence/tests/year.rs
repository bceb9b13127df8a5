//! A whole financial year by real actions under a turned clock, with supervisors who never do anything: every diligent
//! employee ends with a full mark, and who was silent with a duty mark of zero. Source: issue 3, part 3; performance.md 6.3.

use std::collections::BTreeMap;

use kernel::uuid::Uuid;
use kernel::{Day, Error, FinancialYear, Marks, Quantity};
use people::owed::OwedRow;
use people::testing::{Fixture, Someone};
use platform::testing::{TestStore, on_each_db};

use super::round;
use crate::agreement::actions as plans;
use crate::agreement::model::{AgreementId, Beginning, State as PlanState};
use crate::agreement::tests::{branches, people as with_templates, plan, version};
use crate::agreement::text::hash;
use crate::appraisal::actions;
use crate::appraisal::model::{AppraisalId, LineRating, Ratings, Sending, Sheet, Stands};
use crate::mark::Inputs;
use crate::report::actions::{submit_report, verify_report};
use crate::report::model::{NewLine, NewReport, ReportId, SeenReport};

/// The mark of whoever was diligent.
const FULL: Marks = Marks(10_000);

fn year() -> FinancialYear {
    FinancialYear::starting(2026)
}

platform::statements! {
    MARK = "SELECT m.inputs, m.o, m.m FROM performance_mark m
        WHERE m.institution_id = $1 AND m.appraisal_id = $2 ORDER BY m.version DESC LIMIT 1";
    APPRAISALS = "SELECT id, employment_id FROM performance_appraisal WHERE institution_id = $1 ORDER BY id";
}

platform::row! {
    struct MarkRow { inputs: serde_json::Value, o: Marks, m: Option<Marks> }
    struct AppraisalOf { id: AppraisalId, employment_id: kernel::EmploymentId }
}

fn mark(store: &TestStore, people: &Fixture, id: AppraisalId) -> MarkRow {
    let home = people.institution;
    store.tx(move |tx| tx.one::<MarkRow>(&MARK, &[&home, &id])).unwrap()
}

/// What a published mark was computed from.
pub fn inputs(store: &TestStore, people: &Fixture, id: AppraisalId) -> Inputs {
    serde_json::from_value(mark(store, people, id).inputs).unwrap()
}

/// Who answers what.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Above {
    /// What has gone up to them, and nothing before.
    Raised,
    Nobody,
}

/// One employee's diligence.
struct Diligent<'p> {
    who: &'p Someone,
    plan: Option<AgreementId>,
    weeks: i64,
}

fn waiting(store: &TestStore, people: &Fixture, who: &Someone) -> Vec<OwedRow> {
    let (home, id, today) = (people.institution, who.employment, store.clock.now().day());
    let rows = store.tx(move |tx| people::owed::list(tx, home, id, today, 200)).unwrap();
    rows.into_iter().filter(|row| row.mine).collect()
}

/// The id in a path such as `/reports/{id}`.
fn subject(row: &OwedRow) -> Uuid {
    row.path.split('/').nth(2).unwrap().parse().unwrap()
}

fn best(sheet: &Sheet) -> Ratings {
    let line = || LineRating {
        quality: Some(100),
        reason: String::from("Kazi zote zimekamilika"),
        ..LineRating::default()
    };
    Ratings {
        lines: sheet.lines.iter().map(|row| (row.id, line())).collect(),
        items: sheet.items.iter().map(|item| (item.item, 5)).collect(),
        comment: String::new(),
    }
}

fn sheet(store: &TestStore, who: &Someone, id: AppraisalId) -> Sheet {
    store.read(&who.actor(), move |work| actions::open_sheet(work, id)).unwrap()
}

/// Somebody above answers one thing, well.
fn answer(store: &TestStore, who: &Someone, row: &OwedRow) {
    let (actor, id) = (who.actor(), subject(row));
    let done: Result<(), Error> = match row.kind.trim_start_matches("performance.") {
        "agreement.approve" => {
            let id = AgreementId(id);
            let seen = version(store, &actor, id);
            store.work(&actor, move |work| plans::approve_agreement(work, id, seen))
        }
        "agreement.sign_staff" => sign(store, who, AgreementId(id)).map(drop),
        "report.verify" => {
            let seen = SeenReport { id: ReportId(id), version: 1 };
            store.work(&actor, move |work| verify_report(work, seen))
        }
        "appraisal.supervise" => fill(store, who, AppraisalId(id), actions::supervise),
        "appraisal.discuss" => fill(store, who, AppraisalId(id), actions::discuss),
        "appraisal.countersign" => {
            let id = AppraisalId(id);
            let version = sheet(store, who, id).appraisal.version;
            store.work(&actor, move |work| actions::countersign(work, id, version, "", None))
        }
        other => panic!("nobody expected {other}"),
    };
    done.unwrap();
}

type Fill = fn(
    &platform::work::Work<'_>,
    AppraisalId,
    i64,
    &Ratings,
    Sending,
) -> Result<platform::work::Saved<()>, Error>;

fn fill(store: &TestStore, who: &Someone, id: AppraisalId, step: Fill) -> Result<(), Error> {
    let sheet = sheet(store, who, id);
    let (ratings, version) = (best(&sheet), sheet.appraisal.version);
    store.work(&who.actor(), move |work| step(work, id, version, &ratings, Sending::Sent))
}

fn sign(store: &TestStore, who: &Someone, id: AgreementId) -> Result<PlanState, Error> {
    let text = store.read(&who.actor(), move |work| {
        let row = crate::agreement::store::find(work.tx(), work.institution()?, id, work.today())?;
        plans::text_to_sign(work, &work.open(&crate::permissions::AGREEMENT_READ, row)?)
    })?;
    let seen = hash(&text.unwrap_or_default());
    store.work(&who.actor(), move |work| plans::sign_agreement(work, id, &seen))
}

impl Diligent<'_> {
    /// One day: whatever waits for them, their week on Fridays, their own rating in June.
    fn day(&mut self, store: &TestStore, people: &Fixture, today: Day) {
        let (actor, employment) = (self.who.actor(), self.who.employment);
        if self.plan.is_none() && today >= year().first_day().plus_days(2) {
            let id = store
                .work(&actor, move |work| {
                    plans::begin_plan(work, employment, year(), &Beginning::Branches(branches()))
                })
                .unwrap();
            let seen = version(store, &actor, id);
            store.work(&actor, move |work| plans::submit_agreement(work, id, seen)).unwrap();
            self.plan = Some(id);
        }
        for row in waiting(store, people, self.who) {
            let id = subject(&row);
            match row.kind.trim_start_matches("performance.") {
                "agreement.sign_own" | "agreement.start" => {
                    sign(store, self.who, AgreementId(id)).unwrap();
                }
                "appraisal.agree" => {
                    let id = AppraisalId(id);
                    let version = sheet(store, self.who, id).appraisal.version;
                    store.work(&actor, move |work| actions::agree(work, id, version)).unwrap();
                }
                _ => {}
            }
        }
        let Some(plan_id) = self.plan else { return };
        let rates_self = year().last_day().plus_days(-2);
        if today.weekday() == 4 && today < rates_self {
            self.report(store, plan_id, today);
        }
        if today == rates_self {
            let id =
                store.work(&actor, move |work| actions::open_appraisal(work, year(), employment)).unwrap();
            fill(store, self.who, id, actions::rate_self).unwrap();
        }
    }

    /// The week's share of all sub-tasks, until the targets are reached.
    fn report(&mut self, store: &TestStore, id: AgreementId, today: Day) {
        let (actor, employment) = (self.who.actor(), self.who.employment);
        let plan = plan(store, &actor, id);
        if plan.agreement.state != PlanState::Signed {
            return;
        }
        let lines = plan
            .tasks
            .iter()
            .flat_map(|branch| &branch.sub_tasks)
            .filter(|row| row.actual < row.target)
            .map(|row| NewLine::done(row.id, Quantity(4_000)))
            .collect();
        let report_id = ReportId(store.ids.new_id(store.clock.now()));
        let week = today.week();
        let report = NewReport { lines, ..NewReport::unchanged(report_id, employment, week) };
        store.work(&actor, move |work| submit_report(work, &report)).unwrap();
        self.weeks += 1;
    }
}

/// The year from its first day until everything is published; answers each diligent person's appraisal.
fn live(store: &TestStore, people: &Fixture, above: Above) -> BTreeMap<kernel::EmploymentId, AppraisalId> {
    store.tx(actions::load_factors).unwrap();
    // The supervisor is diligent about their own work and silent about everybody else's.
    let mut diligent: Vec<Diligent<'_>> = [&people.employee, &people.colleague, &people.supervisor]
        .into_iter()
        .map(|who| Diligent { who, plan: None, weeks: 0 })
        .collect();
    let last = Day::new(2027, 9, 20).unwrap();
    let mut today = year().first_day();
    while today <= last {
        store.at(&format!("{today}T06:00:00Z"));
        round(store);
        for one in &mut diligent {
            one.day(store, people, today);
        }
        if above == Above::Raised {
            for who in [&people.head, &people.director] {
                let rows = waiting(store, people, who);
                let is_last = who.employment == people.director.employment;
                for row in rows.iter().filter(|row| is_last || row.other_name.is_some()) {
                    answer(store, who, row);
                }
            }
        }
        if today >= Day::new(2027, 8, 16).unwrap() {
            let all = move |work: &platform::work::Work<'_>| {
                actions::publish_all(work, year(), AppraisalId(Uuid::nil()), 100)
            };
            store.work(&people.hr.actor(), all).unwrap();
        }
        today = today.plus_days(1);
    }
    assert!(diligent.iter().all(|one| one.weeks >= 40), "everybody reported");
    let home = people.institution;
    let rows = store.tx(move |tx| tx.all::<AppraisalOf>(&APPRAISALS, &[&home])).unwrap();
    rows.into_iter().map(|row| (row.employment_id, row.id)).collect()
}

fn duty(store: &TestStore, people: &Fixture, who: &Someone) -> (i64, i64) {
    super::duty(store, people, who, year())
}

#[test]
fn a_year_of_silent_supervisors_ends_with_full_marks_because_what_they_leave_goes_up() {
    on_each_db(|store| {
        let people = with_templates(store);
        let appraisals = live(store, &people, Above::Raised);
        assert_eq!(appraisals.len(), 3);
        for who in [&people.employee, &people.colleague] {
            let mark = mark(store, &people, appraisals[&who.employment]);
            assert_eq!(mark.o, FULL, "{}", who.name);
        }
        // Their own work was done in full too; what they owed others was not, and that is in their mark.
        let silent = mark(store, &people, appraisals[&people.supervisor.employment]);
        assert_eq!((silent.m, silent.o), (Some(Marks(0)), Marks(8_500)));
        let (due, met) = duty(store, &people, &people.supervisor);
        assert!(due >= 100 && met == 0, "{due} due, {met} met");
        let (due, met) = duty(store, &people, &people.head);
        assert!(met >= 100 && met < due, "{due} due, {met} met");
    });
}

#[test]
fn a_year_in_which_nobody_above_ever_answers_ends_with_full_marks_too() {
    on_each_db(|store| {
        let people = with_templates(store);
        let appraisals = live(store, &people, Above::Nobody);
        assert_eq!(appraisals.len(), 3);
        for who in [&people.employee, &people.colleague] {
            let id = appraisals[&who.employment];
            assert_eq!(mark(store, &people, id).o, FULL, "{}", who.name);
            assert_eq!(inputs(store, &people, id).stands, Some(Stands::Own));
        }
        let silent = mark(store, &people, appraisals[&people.supervisor.employment]);
        assert_eq!((silent.m, silent.o), (Some(Marks(0)), Marks(8_500)));
        for who in [&people.supervisor, &people.head, &people.director] {
            let (due, met) = duty(store, &people, who);
            assert!(due >= 100 && met == 0, "{}: {due} due, {met} met", who.name);
        }
    });
}
