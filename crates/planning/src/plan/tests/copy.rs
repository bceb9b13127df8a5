//! Copying last year's plan, on both engines and on the page.

use kernel::{Error, FinancialYear};
use platform::testing::TestStore;

use crate::activity::store as lines;
use crate::plan::copy::{Copied, copy_plan};
use crate::testing::{Planned, browser, on_each_plan, refusal};

fn next() -> FinancialYear {
    FinancialYear::starting(2027)
}

fn copy(planned: &Planned<'_>, year: FinancialYear) -> Result<Copied, Error> {
    let institution = planned.institution();
    planned.store.work(&planned.planner(), move |work| copy_plan(work, institution, year))
}

#[test]
fn the_structure_goes_over_and_money_and_targets_of_quantity_do_not() {
    on_each_plan(|planned| {
        let copied = copy(planned, next()).unwrap();
        assert_eq!(copied, Copied { objectives: 1, targets: 1, activities: 1 });
        let institution = planned.institution();
        let (old, new, budget) = planned
            .store
            .tx(move |tx| {
                let old = lines::find_by_code(tx, institution, next().previous(), "D2201D05")?.unwrap();
                let new = lines::find_by_code(tx, institution, next(), "D2201D05")?.unwrap();
                let budget = lines::list_lines(tx, institution, new.id)?;
                Ok((old, new, budget))
            })
            .unwrap();
        assert_ne!(old.id, new.id);
        assert_eq!(
            (&new.title, &new.indicator, &new.unit_of_measure, &new.target_code, new.owner_unit_id),
            (&old.title, &old.indicator, &old.unit_of_measure, &old.target_code, old.owner_unit_id)
        );
        assert!(old.yearly_target.is_some() && new.yearly_target.is_none() && new.quarter_1.is_none());
        let codes: Vec<&str> = budget.iter().map(|line| line.gfs_code.as_str()).collect();
        assert_eq!(codes, ["26312113", "22010105"]);
        assert!(budget.iter().all(|line| line.amount.is_none() && line.spent.0 == 0));
    });
}

#[test]
fn copying_twice_adds_nothing_and_an_empty_year_has_nothing_to_give() {
    on_each_plan(|planned| {
        copy(planned, next()).unwrap();
        assert_eq!(refusal(copy(planned, next()).unwrap_err()), "planning-plan-all-copied");
        let far = FinancialYear::starting(2030);
        assert_eq!(refusal(copy(planned, far).unwrap_err()), "planning-plan-nothing-to-copy");
    });
}

#[test]
fn what_the_new_year_already_has_stays_as_it_is() {
    on_each_plan(|planned| {
        let institution = planned.institution();
        planned
            .store
            .work(&planned.planner(), move |work| {
                crate::activity::actions::create_objective(work, institution, next(), "D", "Jina jipya")
            })
            .unwrap();
        assert_eq!(copy(planned, next()).unwrap(), Copied { objectives: 0, targets: 1, activities: 1 });
        let title = planned
            .store
            .tx(move |tx| Ok(lines::find_objective_by_code(tx, institution, next(), "D")?.unwrap().title))
            .unwrap();
        assert_eq!(title, "Jina jipya");
    });
}

#[test]
fn only_the_planner_copies() {
    on_each_plan(|planned| {
        let (institution, people) = (planned.institution(), &planned.people);
        for someone in [&people.director, &people.hr, &people.employee, &people.head, &people.stranger] {
            let tried =
                planned.store.work(&someone.actor(), move |work| copy_plan(work, institution, next()));
            assert!(matches!(tried, Err(Error::Denied)), "{}", someone.name);
        }
    });
}

#[test]
fn an_empty_plan_offers_last_years() {
    let store = TestStore::sqlite();
    let planned = Planned::draft(&store);
    let app = planned.app();
    let planner = browser(&app, &planned.people.planner);
    let offered = planner.get("/plan?year=2027-28");
    assert!(offered.text().contains("Nakili mpango wa 2026/27"), "{}", offered.text());
    assert!(!planner.get("/plan?year=2030-31").text().contains("Nakili mpango"));
    assert!(
        !browser(&app, &planned.people.employee).get("/plan?year=2027-28").text().contains("Nakili mpango")
    );
    let done = planner.post("/plan/years/2027-28/copy", &[]);
    assert_eq!(done.location, "/plan?year=2027-28&done=planning-plan-copy-done");
    let text = planner.get(&done.location).text();
    assert!(text.contains("D2201D05") && !text.contains("Nakili mpango wa"), "{text}");
    assert_eq!(planner.post("/plan/years/2027-28/copy", &[]).status, 409);
}
