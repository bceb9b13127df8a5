//! The plan sheet: the real examples, several budget lines, idempotence, and what is wrong with bad ones. Both engines.

use kernel::{Actor, FinancialYear, InstitutionId, Money, Quantity};
use people::institution::{InstitutionKind, NewInstitution, create_institution};
use platform::import::{Import, ImportScope, Progress, Report};
use platform::store::Tx;
use platform::testing::{TestStore, on_each_db};

use super::PLAN;
use crate::activity::{ActivityRow, BudgetLine, store};
use crate::testing::Planned;

const NJOMBE: &[u8] = include_bytes!("../../../../../examples/njombe-tc-plan-2018-19.csv");
const NJOMBE_XLSX: &[u8] = include_bytes!("../../../../../examples/njombe-tc-plan-2018-19.xlsx");
const ULANGA: &[u8] = include_bytes!("../../../../../examples/ulanga-dc-plan-2017-18.csv");
const MWANGAZA: &[u8] = include_bytes!("../../../../../seed/demo/plan.csv");

platform::statements! {
    SPEND = "UPDATE planning_budget_line SET spent = $4 WHERE institution_id = $1 AND activity_id = $2 AND gfs_code = $3";
}

fn year() -> FinancialYear {
    FinancialYear::starting(2026)
}

fn import(store: &TestStore, institution: InstitutionId, bytes: &[u8]) -> Report {
    let file = store.directory.path().join("plan");
    std::fs::write(&file, bytes).unwrap();
    let scope = ImportScope { institution, year: Some(year()) };
    let import =
        Import { kind: &PLAN, scope, file, file_name: "mpango.csv".into(), progress: Progress::default() };
    let desk = store.desk(&Actor::System);
    let id = desk.ids.new_id(desk.clock.now());
    store.runtime.block_on(import.take(&desk, id, |_, _| Ok(()))).unwrap()
}

/// An institution without any unit yet.
fn bare(store: &TestStore) -> InstitutionId {
    let new = NewInstitution {
        code: "NJOMBE-TC".into(),
        name: "Halmashauri ya Mji Njombe".into(),
        kind: InstitutionKind::Council,
        region_code: None,
    };
    store.work(&Actor::System, move |work| create_institution(work, &new)).unwrap()
}

fn counts(report: &Report) -> (i64, i64, i64, i64, i64) {
    (report.added, report.changed, report.unchanged, report.problem_count, report.warning_count)
}

fn keys(report: &Report) -> Vec<(i64, &str, &str)> {
    report
        .findings
        .iter()
        .map(|finding| (finding.row, finding.column.as_str(), finding.key.as_str()))
        .collect()
}

fn activity(
    store: &TestStore,
    institution: InstitutionId,
    code: &'static str,
) -> (ActivityRow, Vec<BudgetLine>) {
    store
        .tx(move |tx| {
            let row = store::find_by_code(tx, institution, year(), code)?.unwrap();
            let lines = store::list_lines(tx, institution, row.id)?;
            Ok((row, lines))
        })
        .unwrap()
}

#[test]
fn the_real_plan_of_njombe_comes_in_before_its_staff() {
    on_each_db(|store| {
        let institution = bare(store);
        let report = import(store, institution, NJOMBE);
        assert_eq!(counts(&report), (2, 0, 0, 0, 2), "{:?}", report.findings);
        assert!(
            keys(&report).iter().all(|(.., key)| *key == "planning-import-owner-not-yet"),
            "{:?}",
            keys(&report)
        );
        let (row, lines) = activity(store, institution, "D2201D05");
        assert_eq!(
            (row.target_code.as_str(), row.cost_centre.as_str(), row.sub_vote.as_str()),
            ("D2201", "500B", "5000")
        );
        assert_eq!((row.yearly_target, row.owner_unit_id), (Some(Quantity(72_000)), None));
        assert_eq!(lines.len(), 1);
        assert_eq!((lines[0].gfs_code.as_str(), lines[0].amount), ("26312113", Some(Money(35_456_255_000))));
    });
}

#[test]
fn the_same_plan_as_excel_is_the_same_plan() {
    on_each_db(|store| {
        let institution = bare(store);
        import(store, institution, NJOMBE);
        assert_eq!(counts(&import(store, institution, NJOMBE_XLSX)), (0, 0, 2, 0, 2));
    });
}

#[test]
fn the_old_codes_of_ulanga_and_their_budget_lines_are_kept() {
    on_each_db(|store| {
        let institution = bare(store);
        let report = import(store, institution, ULANGA);
        assert_eq!((report.added, report.problem_count), (3, 0), "{:?}", report.findings);
        let (row, lines) = activity(store, institution, "D01S01");
        assert_eq!(row.target_code, "D01S");
        let told: Vec<_> =
            lines.iter().map(|line| (line.line, line.gfs_code.as_str(), line.amount)).collect();
        assert_eq!(told, [(1, "221201", Some(Money(860_000_000))), (2, "221215", Some(Money(140_000_000)))]);
    });
}

#[test]
fn a_whole_councils_plan_is_idempotent() {
    on_each_db(|store| {
        let institution = bare(store);
        let first = import(store, institution, MWANGAZA);
        assert_eq!((first.rows, first.added, first.problem_count), (40, 40, 0), "{:?}", first.findings);
        let second = import(store, institution, MWANGAZA);
        assert_eq!((second.added, second.changed, second.unchanged), (0, 0, 40));
    });
}

const HEADING: &str = "objective_code,objective,target_code,target,activity_code,activity,gfs_code,amount,owner,indicator,yearly_target";

fn sheet(rows: &[&str]) -> Vec<u8> {
    format!("{HEADING}\n{}\n", rows.join("\n")).into_bytes()
}

#[test]
fn owners_are_found_by_name_and_what_is_not_found_is_told_with_names_like_it() {
    on_each_db(|store| {
        let planned = Planned::draft(store);
        let report = import(
            store,
            planned.institution(),
            &sheet(&[
                "E,Utawala,E03S,Uwezo,E03S01,Mafunzo,221201,1000,elimu ya MSINGI,,",
                "E,,E03S,,E03S02,Vikao,221201,1000,Taaluma,,",
                "E,,E03S,,E03S03,Safari,221201,1000,Elimu ya Sekondari,,",
            ]),
        );
        assert_eq!(
            keys(&report),
            [(4, "owner", "planning-import-owner-unknown"), (0, "", "planning-import-others-stay")]
        );
        assert_eq!(
            report.findings[0].args.iter().find(|(name, _)| name == "near").unwrap().1,
            "Elimu ya Msingi"
        );
        assert_eq!(report.rows, 3);
    });
}

#[test]
fn a_changed_file_changes_only_what_it_speaks_of() {
    on_each_db(|store| {
        let planned = Planned::draft(store);
        let institution = planned.institution();
        let unit = planned.people.education.id;
        import(
            store,
            institution,
            &sheet(&["D,,D2201,,D2201D05,Kusaidia vijiji,26312113,500,Elimu ya Msingi,Vijiji,80"]),
        );
        let (row, lines) = activity(store, institution, "D2201D05");
        assert_eq!(
            (row.title.as_str(), row.owner_unit_id, row.yearly_target),
            ("Kusaidia vijiji", Some(unit), Some(Quantity(80_000)))
        );
        assert_eq!(row.unit_of_measure, "kijiji", "the file has no such column");
        assert_eq!(lines.len(), 1, "the second line is no longer in the file");
        let bare_bones =
            b"objective_code,target_code,activity_code,activity\nD,D2201,D2201D05,Kusaidia vijiji\n";
        let report = import(store, institution, bare_bones);
        assert_eq!(counts(&report), (0, 0, 1, 0, 0), "{:?}", report.findings);
        let (row, lines) = activity(store, institution, "D2201D05");
        assert_eq!((row.owner_unit_id, lines.len()), (Some(unit), 1));
    });
}

#[test]
fn budget_lines_that_a_file_takes_away_are_a_change_and_are_named() {
    on_each_db(|store| {
        let planned = Planned::draft(store);
        let institution = planned.institution();
        let line = |gfs: &str| format!("D,,D2201,,D2201D05,Kusaidia vijiji,{gfs},300,,,");
        let (first, second) = (line("22010105"), line("26312113"));
        import(store, institution, &sheet(&[&first, &second]));
        let report = import(store, institution, &sheet(&[&first]));
        assert_eq!(counts(&report), (0, 1, 0, 0, 1), "{:?}", report.findings);
        assert_eq!(keys(&report), [(2, "gfs_code", "planning-import-lines-go")]);
        assert!(report.findings[0].args.contains(&("lines".into(), "4340 26312113".into())), "{report:?}");
        assert_eq!(counts(&import(store, institution, &sheet(&[&first]))), (0, 0, 1, 0, 0));
    });
}

#[test]
fn what_was_spent_goes_with_its_budget_code_and_is_never_lost() {
    on_each_db(|store| {
        let planned = Planned::draft(store);
        let (institution, id) = (planned.institution(), planned.activity);
        let line = |gfs: &str, amount: &str| format!("D,,D2201,,D2201D05,Kusaidia vijiji,{gfs},{amount},,,");
        let take = |rows: &[&str]| import(store, institution, &sheet(rows));
        let (first, second) = (line("22010105", "300"), line("26312113", "500"));
        take(&[&first, &second]);
        let spend = move |tx: &Tx<'_>| tx.run(&SPEND, &[&institution, &id, &"22010105", &Money(7_000)]);
        store.tx(spend).unwrap();
        // A new line comes first: the money stays with the code it was spent on.
        let new = line("21113103", "900");
        take(&[&new, &first, &second]);
        let spent = || {
            let (_, lines) = activity(store, institution, "D2201D05");
            lines.into_iter().map(|line| (line.gfs_code, line.spent.0)).collect::<Vec<_>>()
        };
        let whole =
            [("21113103", 0), ("22010105", 7_000), ("26312113", 0)].map(|(gfs, spent)| (gfs.into(), spent));
        assert_eq!(spent(), whole);
        assert_eq!(counts(&take(&[&new, &first, &second])).2, 3, "the same file again changes nothing");
        let lost = take(&[&new, &second]);
        assert!(
            keys(&lost).iter().any(|(_, _, key)| *key == "planning-import-spent-lost"),
            "{:?}",
            lost.findings
        );
        assert_eq!(spent(), whole, "a bad file changes nothing");
        take(&[&new, &first]);
        assert_eq!(spent(), whole[..2]);
    });
}

#[test]
fn bad_rows_are_told_and_nothing_is_taken() {
    on_each_db(|store| {
        let institution = bare(store);
        let report = import(
            store,
            institution,
            &sheet(&[
                "DD,x,D2201,y,D2201D05,z,,,,,",
                "D,x,E2201,y,E2201D05,z,,,,,",
                "D,x,D2201,y,D2202D05,z,,,,,",
                "D,x,D2201,y,D2201D05,z,221201,elfu kumi,,,",
                "D,x,D2201,y,D2201D05,z,,,,,72",
                "E,,E2201,y,E2201D05,,,,,,",
            ]),
        );
        let told = keys(&report);
        for wanted in [
            (2, "objective_code", "planning-objective-code-wrong"),
            (3, "target_code", "planning-target-code-elsewhere"),
            (4, "activity_code", "planning-activity-code-elsewhere"),
            (5, "amount", "planning-import-number-wrong"),
            (6, "indicator", "planning-activity-indicator-missing"),
            (7, "objective", "planning-import-title-missing"),
            (7, "activity", "planning-import-title-missing"),
        ] {
            assert!(told.contains(&wanted), "{wanted:?} in {told:?}");
        }
        let kept = store.tx(move |tx| crate::plan::store::count_activities(tx, institution, year())).unwrap();
        assert_eq!(kept, 0);
    });
}

#[test]
fn rows_that_contradict_each_other_are_told_with_the_first() {
    let store = TestStore::sqlite();
    let institution = bare(&store);
    let report = import(
        &store,
        institution,
        &sheet(&[
            "D,Huduma,D2201,Miundombinu,D2201D05,Kusaidia,221201,1000,,Vijiji,72",
            "D,Huduma nyingine,D2201,,D2201D05,Kusaidia tena,221202,1000,,,73",
        ]),
    );
    assert_eq!(
        keys(&report),
        [
            (3, "objective", "planning-import-differs"),
            (3, "activity", "planning-import-differs"),
            (3, "yearly_target", "planning-import-differs"),
        ]
    );
    assert!(report.findings.iter().all(|finding| finding.args.contains(&("first".into(), "2".into()))));
}

#[test]
fn an_approved_plan_takes_no_file() {
    let store = TestStore::sqlite();
    let planned = Planned::approved(&store);
    let report = import(&store, planned.institution(), NJOMBE);
    assert!(keys(&report).contains(&(0, "", "planning-plan-approved-already")), "{:?}", keys(&report));
}

#[test]
fn the_planner_imports_through_the_pages() {
    let store = TestStore::sqlite();
    let planned = Planned::draft(&store);
    let app = planned.app();
    let planner = crate::testing::browser(&app, &planned.people.planner);
    let form = planner.get("/imports/plan").text();
    assert!(
        form.contains("Ingiza mpango kutoka kwenye faili")
            && form.contains("Msimbo wa lengo")
            && !form.contains("[[planning"),
        "{form}"
    );
    let bytes = sheet(&["E,Utawala,E03S,Uwezo,E03S01,Mafunzo,221201,1000,Taaluma,,"]);
    let sent =
        planner.post_files("/imports/plan", &[("year", "2026-27")], &[("sheet", "mpango.csv", &bytes)]);
    assert_eq!(sent.status, 303, "{}", sent.text());
    let tried = planner.get(&sent.location).text();
    assert!(
        tried.contains("Halina tatizo")
            && tried.contains("Shughuli 1 iliyopo kwenye mpango haimo kwenye faili"),
        "{tried}"
    );
    planner.post(&format!("{}/take", sent.location), &[]);
    assert!(planner.get("/plan").text().contains("E03S01"));
    let hr = crate::testing::browser(&app, &planned.people.hr);
    assert_eq!(hr.get("/imports/plan").status, 403);
}

#[test]
fn one_event_tells_of_a_whole_activity() {
    let store = TestStore::sqlite();
    let institution = bare(&store);
    import(&store, institution, ULANGA);
    let (row, _) = activity(&store, institution, "D01S01");
    let events =
        move |tx: &platform::store::Tx<'_>| platform::history::on_subject(tx, institution, row.id.0, None);
    let first = store.tx(events).unwrap();
    assert_eq!(first.len(), 1);
    assert_eq!(first[0].after.as_ref().unwrap()["lines"].as_array().unwrap().len(), 2);
    assert!(first[0].before.is_none());
    import(&store, institution, ULANGA);
    let (row, _) = activity(&store, institution, "D01S01");
    let id = row.id.0;
    let again = store.tx(move |tx| platform::history::on_subject(tx, institution, id, None)).unwrap();
    assert_eq!(again.len(), 1, "what did not change is not told");
    let cheaper = String::from_utf8(ULANGA.to_vec()).unwrap().replace("8600000", "8000000");
    import(&store, institution, cheaper.as_bytes());
    let changed = store.tx(move |tx| platform::history::on_subject(tx, institution, id, None)).unwrap();
    assert_eq!(changed.len(), 2);
    assert_eq!(changed[0].before.as_ref().unwrap()["lines"][0]["amount"], "8600000.00");
}
