//! The staff sheet through the real engine: the shipped examples, the demo council, and what can be wrong with a file.

use std::path::{Path, PathBuf};

use kernel::{Actor, Day, InstitutionId};
use platform::import::{Import, ImportScope, Progress, Report};
use platform::testing::{TestStore, on_each_db};

use super::STAFF;
use crate::employee::{self, EmploymentRow};
use crate::institution::{InstitutionKind, NewInstitution, create_institution};
use crate::testing::Fixture;
use crate::unit;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn shipped(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)
}

fn council(store: &TestStore, code: &str) -> InstitutionId {
    let new = NewInstitution {
        code: code.into(),
        name: format!("Halmashauri {code}"),
        kind: InstitutionKind::Council,
        region_code: None,
    };
    store.work(&Actor::System, move |work| create_institution(work, &new)).unwrap()
}

fn import(institution: InstitutionId, file: PathBuf) -> Import {
    let file_name = file.file_name().unwrap().to_string_lossy().into_owned();
    let scope = ImportScope { institution, year: None };
    Import { kind: &STAFF, scope, file, file_name, progress: Progress::default() }
}

fn take(store: &TestStore, actor: &Actor, institution: InstitutionId, file: PathBuf) -> Report {
    let desk = store.desk(actor);
    let id = desk.ids.new_id(desk.clock.now());
    store.runtime.block_on(import(institution, file).take(&desk, id, |_, _| Ok(()))).unwrap()
}

/// A file of this heading and these rows.
fn sheet(store: &TestStore, rows: &[&str]) -> PathBuf {
    const HEADING: &str = "check_number,first_name,surname,sex,phone,cadre,salary_scale,post,department,is_unit,section,\
        workstation,workstation_kind,heads,supervisor,terms,start_date";
    let file = store.directory.path().join("staff.csv");
    std::fs::write(&file, format!("{HEADING}\n{}\n", rows.join("\n"))).unwrap();
    file
}

const BOSS: &str = "90007001,Neema,Mkuu,F,,Mkurugenzi,TGS J.1,Mkurugenzi,Ofisi ya Mkurugenzi,no,,Makao Makuu,ofisi,institution,,permanent,2014-07-01";

fn counts(report: &Report) -> (i64, i64, i64) {
    (report.added, report.changed, report.unchanged)
}

fn problems(report: &Report) -> Vec<(i64, &str, &str)> {
    report.findings.iter().map(|one| (one.row, one.column.as_str(), one.key.as_str())).collect()
}

fn find(store: &TestStore, home: InstitutionId, check_number: &'static str) -> EmploymentRow {
    let on = day("2026-09-01");
    store.tx(move |tx| employee::find_by_check_number(tx, home, check_number, on)).unwrap().unwrap()
}

#[test]
fn the_shipped_staff_lists_come_in_whole_and_a_second_time_change_nothing() {
    on_each_db(|store| {
        for (code, file, people) in [
            ("NJOMBE-TC", "examples/njombe-tc-staff.csv", 18),
            ("ULANGA-DC", "examples/ulanga-dc-staff.csv", 16),
            ("MWANGAZA", "seed/demo/staff.csv", 64),
        ] {
            let home = council(store, code);
            let first = take(store, &Actor::System, home, shipped(file));
            assert_eq!(problems(&first), [], "{file}");
            assert_eq!(counts(&first), (people, 0, 0), "{file}");
            let again = take(store, &Actor::System, home, shipped(file));
            assert_eq!(counts(&again), (0, 0, people), "{file}");
        }
        let home = council(store, "NJOMBE-TC");
        let excel = take(store, &Actor::System, home, shipped("examples/njombe-tc-staff.xlsx"));
        assert_eq!((problems(&excel), counts(&excel)), (vec![], (0, 0, 18)));
        let planner = find(store, home, "90010011");
        assert_eq!(planner.supervisor_name.as_deref(), Some("Mlawile, Tumaini Ernest"));
        assert_eq!(planner.unit_name, "Ufuatiliaji na Tathmini");
        let officer = find(store, council(store, "MWANGAZA"), "90000025");
        assert_eq!(officer.name, "Mwinuka, Zawadi Charles");
    });
}

#[test]
fn a_supervisor_who_is_no_check_number_is_told_as_written() {
    on_each_db(|store| {
        let home = council(store, "MFANO");
        let row = "90007002,Ali,Kati,M,,Dereva,TGOS A.1,Dereva,Elimu,no,,Makao Makuu,ofisi,,Mkuu wa Idara,permanent,2019-01-01";
        let report = take(store, &Actor::System, home, sheet(store, &[BOSS, row]));
        assert_eq!(problems(&report), [(3, "supervisor", "people-import-problem-supervisor-unknown")]);
        assert!(report.findings[0].args.contains(&("value".into(), "Mkuu wa Idara".into())), "{report:?}");
    });
}

#[test]
fn a_supervisor_may_be_named_further_down_and_a_unit_is_made_once() {
    on_each_db(|store| {
        let home = council(store, "MFANO");
        let file = sheet(
            store,
            &[
                "90007003,Asha,Chini,F,,Mwalimu,TGTS C.1,Mwalimu,Elimu,no,Taaluma,Shule,shule_ya_msingi,,90007002,permanent,2020-01-01",
                "90007002,Ali,Kati,M,0712 345 678,Mkuu wa Idara,TGS H.1,Mkuu wa Idara,ELIMU,no,,Makao Makuu,ofisi,department,90007001,permanent,2019-01-01",
                BOSS,
            ],
        );
        let report = take(store, &Actor::System, home, file);
        assert_eq!((problems(&report), counts(&report)), (vec![], (3, 0, 0)));
        let below = find(store, home, "90007003");
        assert_eq!(below.supervisor_name.as_deref(), Some("Kati, Ali"));
        assert_eq!(below.second_level_id, Some(find(store, home, "90007001").id));
        let units = store.tx(move |tx| unit::list_units(tx, home)).unwrap();
        assert_eq!(units.len(), 3);
        assert!(below.unit_path.starts_with(&find(store, home, "90007002").unit_path));
    });
}

#[test]
fn what_differs_is_changed_and_what_the_sheet_does_not_say_stays() {
    on_each_db(|store| {
        let home = council(store, "MFANO");
        let below = "90007002,Ali,Kati,M,0712345678,Dereva,TGOS A.1,Dereva,Elimu,no,,Makao Makuu,ofisi,,90007001,permanent,2019-01-01";
        take(store, &Actor::System, home, sheet(store, &[BOSS, below]));
        let moved =
            "90007002,Ali,Kati,M,,Dereva Mkuu,,Dereva,Elimu,no,,Makao Makuu,ofisi,,90007001,,2019-01-01";
        let report = take(store, &Actor::System, home, sheet(store, &[BOSS, moved]));
        assert_eq!((problems(&report), counts(&report)), (vec![], (0, 1, 1)));
        let row = find(store, home, "90007002");
        assert_eq!((row.cadre.as_str(), row.salary_scale.as_str()), ("Dereva Mkuu", "TGOS A.1"));
        let person = store.tx(move |tx| employee::find_person(tx, row.person_id)).unwrap().unwrap();
        assert_eq!(person.phone, "0712345678");
        // Another first day is not taken over from a sheet, only told.
        let later = moved.replace("2019-01-01", "2019-02-01");
        let report = take(store, &Actor::System, home, sheet(store, &[BOSS, &later]));
        assert_eq!(problems(&report), [(3, "start_date", "people-import-warning-start")]);
        assert_eq!(counts(&report), (0, 0, 2));
    });
}

#[test]
fn a_new_supervisor_in_the_sheet_follows_the_old_one_from_today() {
    on_each_db(|store| {
        let home = council(store, "MFANO");
        let row = |supervisor: &str| {
            format!(
                "90007003,Asha,Chini,F,,Mwalimu,TGTS C.1,Mwalimu,Elimu,no,,Makao Makuu,ofisi,,{supervisor},permanent,2020-01-01"
            )
        };
        let middle = "90007002,Ali,Kati,M,,Dereva,TGOS A.1,Dereva,Elimu,no,,Makao Makuu,ofisi,,90007001,permanent,2019-01-01";
        take(store, &Actor::System, home, sheet(store, &[BOSS, middle, &row("90007001")]));
        let report = take(store, &Actor::System, home, sheet(store, &[BOSS, middle, &row("90007002")]));
        assert_eq!((problems(&report), counts(&report)), (vec![], (0, 1, 2)));
        let id = find(store, home, "90007003").id;
        let on = |text: &'static str| {
            store
                .tx(move |tx| employee::find(tx, home, id, day(text)))
                .unwrap()
                .unwrap()
                .supervisor_name
                .unwrap()
        };
        assert_eq!(on("2026-08-31"), "Mkuu, Neema");
        assert_eq!(on("2026-09-01"), "Kati, Ali");
    });
}

#[test]
fn every_mistake_is_named_with_row_and_column_and_nothing_changes() {
    on_each_db(|store| {
        let home = council(store, "MFANO");
        let fixture = store.tx(Fixture::insert).unwrap();
        let file = sheet(
            store,
            &[
                BOSS,
                "9000700x,Ali,Kati,M,,Dereva,TGOS A.1,Dereva,Elimu,no,,Makao Makuu,ofisi,,90007001,permanent,2019-01-01",
                "90007003,Asha,Chini,K,,Dereva,TGOS A.1,,Elimu,labda,,Makao Makuu,ofisi,rais,,permanent,jana",
                "90007004,Asha,Chini,F,12,Dereva,TGOS A.1,Dereva,Elimu,no,,Makao Makuu,ofisi,,90007999,permanent,2019-01-01",
                "90007001,Neema,Mkuu,F,,Dereva,TGS J.1,Dereva,Elimu,no,,Makao Makuu,ofisi,,90007004,permanent,2014-07-01",
                "90005007,Zawadi,Mwinukwe,F,,Mwalimu,TGTS C.1,Mwalimu,Elimu,no,,Makao Makuu,ofisi,,90007001,permanent,2019-01-01",
                "90007005,Juma,Pili,M,,Dereva,TGOS A.1,Dereva,Elimu,no,,Makao Makuu,ofisi,,90007999,permanent,2019-01-01",
                "90007006,Tatu,Tatu,F,,Mkuu wa Sehemu,TGS F.1,Mkuu,Elimu,no,,Makao Makuu,ofisi,section,90007001,permanent,2019-01-01",
            ],
        );
        let report = take(store, &Actor::System, home, file);
        assert_eq!(
            problems(&report),
            [
                (3, "check_number", "people-employee-problem-check-number"),
                (4, "sex", "people-employee-problem-sex"),
                (4, "start_date", "people-employee-problem-day"),
                (4, "post", "people-employee-problem-post-missing"),
                (4, "is_unit", "people-import-problem-yes-no"),
                (4, "heads", "people-import-problem-heads"),
                (4, "supervisor", "people-import-problem-supervisor-missing"),
                (5, "phone", "people-employee-problem-phone"),
                (6, "check_number", "people-import-problem-twice"),
                (7, "check_number", "people-employee-problem-elsewhere"),
                (8, "supervisor", "people-import-problem-supervisor-unknown"),
                (9, "heads", "people-employee-problem-heads-unit"),
            ]
        );
        // The other institution is not named anywhere in the report.
        assert!(!format!("{report:?}").contains("Mfano") && fixture.institution != home);
        let units = store.tx(move |tx| unit::list_units(tx, home)).unwrap();
        assert!(units.is_empty());
    });
}

#[test]
fn a_circle_of_supervisors_is_refused_and_its_rows_are_named() {
    on_each_db(|store| {
        let home = council(store, "MFANO");
        let row = |number: u32, supervisor: u32| {
            format!(
                "9000700{number},Asha,Chini,F,,Dereva,TGOS A.1,Dereva,Elimu,no,,Makao Makuu,ofisi,,9000700{supervisor},permanent,2020-01-01"
            )
        };
        let rows = [row(2, 3), row(3, 4), row(4, 2), row(5, 2)];
        let rows: Vec<&str> = std::iter::once(BOSS).chain(rows.iter().map(String::as_str)).collect();
        let report = take(store, &Actor::System, home, sheet(store, &rows));
        let circle = "people-import-problem-circle";
        assert_eq!(
            problems(&report),
            [(3, "supervisor", circle), (4, "supervisor", circle), (5, "supervisor", circle)]
        );
    });
}

#[test]
fn an_institution_has_one_head_also_in_a_sheet() {
    on_each_db(|store| {
        let home = council(store, "MFANO");
        let second = BOSS.replace("90007001", "90007002");
        let report = take(store, &Actor::System, home, sheet(store, &[BOSS, &second]));
        let taken = "people-employee-refused-head-taken";
        assert_eq!(problems(&report), [(2, "heads", taken), (3, "heads", taken)]);
        // One head following another in the same sheet is fine: what counts is how it ends.
        take(store, &Actor::System, home, sheet(store, &[BOSS]));
        let stepped_down = BOSS.replace(",institution,,", ",,90007002,");
        let report = take(store, &Actor::System, home, sheet(store, &[&second, &stepped_down]));
        assert_eq!((problems(&report), counts(&report)), (vec![], (1, 1, 0)));
    });
}

#[test]
fn only_hr_of_the_institution_imports_its_staff() {
    on_each_db(|store| {
        let people = store.tx(Fixture::insert).unwrap();
        let row = "90007002,Ali,Kati,M,,Dereva,TGOS A.1,Dereva,Elimu,no,,Makao Makuu,ofisi,,90005002,permanent,2019-01-01";
        let report = take(store, &people.hr.actor(), people.institution, sheet(store, &[row]));
        // An institution that has departments already is told of a new one: it may be a slip of the pen.
        let told = vec![(2, "department", "people-import-warning-new-department-like")];
        assert_eq!((problems(&report), counts(&report)), (told, (1, 0, 0)));
        for someone in [&people.planner, &people.stranger, &people.employee] {
            let desk = store.desk(&someone.actor());
            let id = desk.ids.new_id(desk.clock.now());
            let import = import(people.institution, sheet(store, &[row]));
            let refused = store.runtime.block_on(import.take(&desk, id, |_, _| Ok(())));
            assert!(matches!(refused, Err(kernel::Error::Denied)));
        }
    });
}

#[test]
fn a_thousand_rows_take_fewer_statements_than_rows() {
    on_each_db(|store| {
        let home = council(store, "MFANO");
        let rows: Vec<String> = (0..1000)
            .map(|number| {
                format!(
                    "9001{number:04},Asha,Chini,F,,Mwalimu,TGTS C.1,Mwalimu,Elimu,no,,Shule {},shule_ya_msingi,,90007001,permanent,2020-01-01",
                    number % 9
                )
            })
            .collect();
        let rows: Vec<&str> = std::iter::once(BOSS).chain(rows.iter().map(String::as_str)).collect();
        let file = sheet(store, &rows);
        let count = || {
            store.store.ran();
            let report = take(store, &Actor::System, home, file.clone());
            assert_eq!(problems(&report), []);
            (counts(&report), store.store.ran().len())
        };
        let (first, statements) = count();
        assert_eq!(first, (1001, 0, 0));
        // Eight a row when every row asked and wrote for itself.
        assert!(statements < 200, "{statements}");
        let (again, statements) = count();
        assert_eq!(again, (0, 0, 1001));
        assert!(statements < 100, "{statements}");
        let last = find(store, home, "90010999");
        assert_eq!(last.supervisor_name.as_deref(), Some("Mkuu, Neema"));
    });
}

#[test]
fn a_sheet_that_does_not_speak_of_sections_moves_nobody_and_one_without_heads_is_refused() {
    on_each_db(|store| {
        let home = council(store, "MFANO");
        const IN_SECTION: &str = "90007002,Ali,Kati,M,,Afisa,TGS D.1,Afisa,Ofisi ya Mkurugenzi,no,Masjala,Makao Makuu,ofisi,,90007001,permanent,2020-01-01";
        assert_eq!(counts(&take(store, &Actor::System, home, sheet(store, &[BOSS, IN_SECTION]))), (2, 0, 0));
        let before = find(store, home, "90007002");
        let write = |heading: &str, row: &str| {
            let file = store.directory.path().join("fupi.csv");
            std::fs::write(&file, format!("{heading}\n{row}\n")).unwrap();
            file
        };
        let short = "check_number,first_name,surname,sex,phone,cadre,post,department,workstation,heads,supervisor,start_date";
        let row =
            "90007002,Ali,Kati,M,0754000222,Afisa,Afisa,Ofisi ya Mkurugenzi,Makao Makuu,,90007001,2020-01-01";
        let report = take(store, &Actor::System, home, write(short, row));
        assert_eq!((problems(&report), counts(&report)), (vec![], (0, 1, 0)), "the telephone is new");
        assert_eq!(find(store, home, "90007002").unit_id, before.unit_id);
        let headless = short.replace("heads,", "");
        let report = take(store, &Actor::System, home, write(&headless, &row.replace(",,9", ",9")));
        assert_eq!(counts(&report), (0, 0, 0));
        assert_eq!(problems(&report), [(0, "", "platform-import-column-missing")]);
    });
}

#[test]
fn the_end_of_a_contract_comes_in_by_the_sheet_and_stays_where_it_is_not_said() {
    on_each_db(|store| {
        let home = council(store, "MFANO");
        let write = |rows: &[&str]| {
            let heading = "cheki_namba,jina_la_kwanza,jina_la_ukoo,jinsi,kada,cheo,idara,kituo_cha_kazi,mkuu_wa,msimamizi,\
                masharti,tarehe_ya_kuanza,mwisho_wa_mkataba";
            let file = store.directory.path().join("mikataba.csv");
            std::fs::write(&file, format!("{heading}\n{}\n", rows.join("\n"))).unwrap();
            file
        };
        const HEAD: &str =
            "90007001,Neema,Mkuu,F,Mkurugenzi,Mkurugenzi,Ofisi,Makao Makuu,institution,,kudumu,2014-07-01,";
        let row = |last: &str| {
            format!("90007002,Ali,Kati,M,Dereva,Dereva,Ofisi,Makao Makuu,,90007001,mkataba,2025-01-01,{last}")
        };
        let report = take(store, &Actor::System, home, write(&[HEAD, &row("")]));
        assert_eq!(problems(&report), [(3, "mwisho_wa_mkataba", "people-import-warning-contract-end")]);
        assert_eq!(counts(&report), (2, 0, 0), "a warning keeps nobody out");
        let report = take(store, &Actor::System, home, write(&[HEAD, &row("2026-12-31")]));
        assert_eq!((problems(&report), counts(&report)), (vec![], (0, 1, 1)));
        assert_eq!(find(store, home, "90007002").contract_ends_on, Some(day("2026-12-31")));
        let report = take(store, &Actor::System, home, write(&[HEAD, &row("")]));
        assert_eq!((problems(&report), counts(&report)), (vec![], (0, 0, 2)), "an empty cell says nothing");
        let report = take(store, &Actor::System, home, write(&[HEAD, &row("2024-12-31")]));
        assert_eq!(problems(&report), [(3, "mwisho_wa_mkataba", "people-employee-problem-contract-before")]);
    });
}
