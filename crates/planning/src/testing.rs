//! Plans for tests of this area: the fixture of people with one objective, target and activity. Not for other areas yet.

use kernel::{Actor, Error, FieldErrors, FinancialYear, InstitutionId};
use people::testing::{Fixture, Someone};
use platform::testing::{TestApp, TestStore, on_each_db};

use crate::activity::{
    ActivityId, ActivityRow, BudgetLine, Details, ObjectiveRow, TargetRow, actions, store,
};
use crate::{permissions, plan};

pub fn year() -> FinancialYear {
    FinancialYear::starting(2026)
}

/// A plan's lines in an institution of invented people, on one engine.
pub struct Planned<'s> {
    pub store: &'s TestStore,
    pub people: Fixture,
    pub objective: ObjectiveRow,
    pub target: TargetRow,
    pub activity: ActivityId,
}

pub fn on_each_plan(test: impl Fn(&Planned<'_>)) {
    on_each_db(|store| test(&Planned::draft(store)));
}

pub fn details(code: &str) -> Details {
    Details {
        code: code.to_owned(),
        title: format!("Kutekeleza {code}"),
        indicator: "Vijiji vilivyofikiwa".to_owned(),
        unit_of_measure: "kijiji".to_owned(),
        yearly_target: Some(kernel::Quantity(72_000)),
        ..Details::default()
    }
}

pub fn line(number: i64, gfs_code: &str, shillings: Option<i64>) -> BudgetLine {
    BudgetLine {
        line: number,
        project: "4340".to_owned(),
        gfs_code: gfs_code.to_owned(),
        amount: shillings.map(|shillings| kernel::Money(shillings * 100)),
        spent: kernel::Money(0),
    }
}

impl<'s> Planned<'s> {
    pub fn draft(store: &'s TestStore) -> Self {
        let people = store.tx(Fixture::insert).unwrap();
        let (planner, institution) = (people.planner.actor(), people.institution);
        let (objective, target, activity) = store
            .work(&planner, move |work| {
                actions::create_objective(work, institution, year(), "D", "Huduma za jamii")?;
                let objective = store::find_objective_by_code(work.tx(), institution, year(), "D")?.unwrap();
                actions::create_target(work, &objective, "D2201", "Miundombinu")?;
                let target = store::find_target_by_code(work.tx(), institution, year(), "D2201")?.unwrap();
                let lines = [line(1, "26312113", Some(354_562_550)), line(2, "22010105", None)];
                let saved = actions::create_activity(work, &target, &details("D2201D05"), &lines)?;
                let row = store::find_by_code(work.tx(), institution, year(), "D2201D05")?.unwrap();
                Ok(saved.with((objective, target, row.id)))
            })
            .unwrap();
        Self { store, people, objective, target, activity }
    }

    pub fn institution(&self) -> InstitutionId {
        self.people.institution
    }

    pub fn planner(&self) -> Actor {
        self.people.planner.actor()
    }

    pub fn head(&self) -> Actor {
        self.people.director.actor()
    }

    pub fn row(&self) -> ActivityRow {
        let (institution, id) = (self.institution(), self.activity);
        self.store
            .read(&Actor::System, move |work| {
                work.open(&permissions::PLAN_READ, store::find(work.tx(), institution, id)?)
            })
            .unwrap()
    }

    pub fn plan(&self) -> plan::PlanRow {
        let institution = self.institution();
        self.store
            .read(&Actor::System, move |work| plan::store::find(work.tx(), institution, year()))
            .unwrap()
            .unwrap()
    }

    pub fn submit(&self) -> Result<(), Error> {
        let (institution, version) = (self.institution(), self.plan().version);
        self.store
            .work(&self.planner(), move |work| plan::actions::submit_plan(work, institution, year(), version))
    }

    pub fn approve(&self) -> Result<(), Error> {
        let (institution, version) = (self.institution(), self.plan().version);
        self.store
            .work(&self.head(), move |work| plan::actions::approve_plan(work, institution, year(), version))
    }

    pub fn send_back(&self, reason: &'static str) -> Result<(), Error> {
        let (institution, version) = (self.institution(), self.plan().version);
        self.store.work(&self.head(), move |work| {
            plan::actions::return_plan(work, institution, year(), version, reason)
        })
    }

    pub fn approved(store: &'s TestStore) -> Self {
        let planned = Self::draft(store);
        planned.submit().unwrap();
        planned.approve().unwrap();
        planned
    }

    pub fn app(&self) -> TestApp<'s> {
        TestApp::new(
            self.store,
            vec![crate::area(crate::Tasks {
                progress: |_, _, _| Ok(Vec::new()),
                served: |_, _, _, _| Ok(Vec::new()),
                naming: |_, _, _| Ok(0),
            })],
            people::identity::identify,
        )
    }
}

/// A browser of somebody of the fixture.
pub fn browser<'a>(app: &'a TestApp<'a>, someone: &Someone) -> platform::testing::Browser<'a> {
    app.signed_in(someone.person.institution, someone.employment)
}

pub fn refusal(error: Error) -> &'static str {
    match error {
        Error::Refused(reason) => reason.key,
        other => panic!("{other:?}"),
    }
}

pub fn complaints(error: Error) -> Vec<(String, &'static str)> {
    match error {
        Error::Invalid(FieldErrors(errors)) => {
            errors.into_iter().map(|error| (error.field, error.reason.key)).collect()
        }
        other => panic!("{other:?}"),
    }
}
