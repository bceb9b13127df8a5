//! The sheet of spending: sums since the year began, idempotence, and what is wrong with bad files. Both engines.

use kernel::{Actor, Money};
use platform::import::{Import, ImportScope, Progress, Report};
use platform::testing::on_each_db;

use super::SPENDING;
use crate::activity::store;
use crate::testing::{Planned, on_each_plan, year};

fn import(plan: &Planned<'_>, text: &str) -> Report {
    let file = plan.store.directory.path().join("spending");
    std::fs::write(&file, text).unwrap();
    let import = Import {
        kind: &SPENDING,
        scope: ImportScope { institution: plan.institution(), year: Some(year()) },
        file,
        file_name: "matumizi.csv".into(),
        progress: Progress::default(),
    };
    let desk = plan.store.desk(&Actor::System);
    let id = desk.ids.new_id(desk.clock.now());
    plan.store.runtime.block_on(import.take(&desk, id, |_, _| Ok(()))).unwrap()
}

fn spent(plan: &Planned<'_>) -> Vec<Money> {
    let (institution, activity) = (plan.institution(), plan.activity);
    let lines = plan.store.tx(move |tx| store::list_lines(tx, institution, activity)).unwrap();
    lines.into_iter().map(|line| line.spent).collect()
}

fn counts(report: &Report) -> (i64, i64, i64, i64) {
    (report.changed, report.unchanged, report.problem_count, report.warning_count)
}

fn keys(report: &Report) -> Vec<(i64, &str, &str)> {
    let findings = report.findings.iter();
    findings.map(|finding| (finding.row, finding.column.as_str(), finding.key.as_str())).collect()
}

const GOOD: &str = "Msimbo wa shughuli,Mradi,GFS,Zilizotumika\n\
    D2201D05,4340,26312113,\"TZS 177,281,275/=\"\nd2201d05,,22010105,1500000.50\n";

#[test]
fn spending_is_taken_line_by_line_and_again_without_change() {
    on_each_db(|store| {
        let plan = &Planned::approved(store);
        assert_eq!(counts(&import(plan, GOOD)), (2, 0, 0, 0));
        assert_eq!(spent(plan), [Money(17_728_127_500), Money(150_000_050)]);
        assert_eq!(counts(&import(plan, GOOD)), (0, 2, 0, 0));
    });
}

#[test]
fn spending_beyond_the_budget_or_less_than_before_is_worth_a_warning() {
    on_each_db(|store| {
        let plan = &Planned::approved(store);
        let report = import(plan, "Activity code,GFS code,Spent\nD2201D05,26312113,354562551\n");
        assert_eq!(keys(&report), [(2, "Spent", "planning-spending-over")]);
        let report = import(plan, "Activity code,GFS code,Spent\nD2201D05,26312113,5\n");
        assert_eq!(keys(&report), [(2, "Spent", "planning-spending-less")]);
        assert_eq!(spent(plan), [Money(500), Money(0)]);
    });
}

#[test]
fn what_no_line_of_the_plan_knows_is_a_problem_and_nothing_is_taken() {
    on_each_db(|store| {
        let plan = &Planned::approved(store);
        let report = import(
            plan,
            "Msimbo wa shughuli,GFS,Zilizotumika\nD2201D05,26312113,100\nD2201D99,26312113,1\nD2201D05,999,1\n\
             D2201D05,26312113,7\nD2201D05,22010105,-1\nD2201D05,22010105,nyingi\nD2201D05,22010105,\n",
        );
        assert_eq!(
            keys(&report),
            [
                (3, "Msimbo wa shughuli", "planning-spending-activity-unknown"),
                (4, "GFS", "planning-spending-line-unknown"),
                (5, "GFS", "planning-spending-twice"),
                (6, "Zilizotumika", "planning-activity-negative"),
                (7, "Zilizotumika", "planning-import-number-wrong"),
                (8, "Zilizotumika", "planning-import-number-wrong"),
            ]
        );
        assert_eq!(spent(plan), [Money(0), Money(0)]);
    });
}

#[test]
fn a_plan_that_is_not_approved_takes_no_spending() {
    on_each_plan(|plan| {
        let report = import(plan, GOOD);
        assert_eq!(keys(&report), [(0, "", "planning-plan-not-approved")]);
    });
}
