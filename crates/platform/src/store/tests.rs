use kernel::uuid::Uuid;
use kernel::{Actor, Day, Error, Place, Timestamp};
use proptest::prelude::*;

use crate::deadline::DUE_PASS;
use crate::testing::{TestStore, cluster, on_each_db};

crate::statements! {
    MAKE = "CREATE TABLE platform_sample (id {{int}} NOT NULL PRIMARY KEY, flag {{bool}}, word {{text}}, bytes {{bytes}},
        key {{uuid}}, at {{ts}}, day {{date}}, extra {{json}}) {{strict}}";
    PUT = "INSERT INTO platform_sample (id, flag, word, bytes, key, at, day, extra) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    GET = "SELECT id, flag, word, bytes, key, at, day, extra FROM platform_sample WHERE id = $1";
    COUNT = "SELECT CAST(COUNT(*) AS {{int}}) AS id FROM platform_sample";
    A_WHILE = "SELECT CAST(1 AS {{int}}) AS id FROM pg_sleep(0.2)";
    END_THE_OTHERS = "SELECT CAST(COUNT(pg_terminate_backend(pid)) AS {{int}}) AS id FROM pg_stat_activity
        WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()";
    END_OWN_CONNECTION = "SELECT CAST(1 AS {{int}}) AS id WHERE pg_terminate_backend(pg_backend_pid())";
    MAKE_OURS = "CREATE TABLE platform_ours (institution_id {{uuid}} NOT NULL, id {{int}} NOT NULL, PRIMARY KEY (institution_id, id)) {{strict}}";
    PUT_OURS = "INSERT INTO platform_ours (institution_id, id) VALUES ($1, $2)";
    COUNT_OURS = "SELECT CAST(COUNT(*) AS {{int}}) AS id FROM platform_ours WHERE institution_id = $1";
    CLEAR_OURS = "DELETE FROM platform_ours WHERE institution_id = $1";
    SPEAK_OTHERWISE = "DO $$ BEGIN
        EXECUTE format('ALTER DATABASE %I SET datestyle = ''SQL, DMY''', current_database());
        EXECUTE format('ALTER DATABASE %I SET timezone = ''Africa/Dar_es_Salaam''', current_database());
    END $$";
    LOSE = "INSERT INTO platform_outage_day (day, minutes) VALUES ($1, 600)";
    BEFORE = "SELECT CAST(COUNT(*) AS {{int}}) AS id FROM platform_outage_day WHERE day < CAST($1 AS {{ts}})";
    SWAPPED = "UPDATE platform_sample SET word = $2 WHERE id = $1 AND word <> $2";
}

crate::row! {
    struct Sample {
        id: i64, flag: Option<bool>, word: Option<String>, bytes: Option<Vec<u8>>, key: Option<Uuid>,
        at: Option<Timestamp>, day: Option<Day>, extra: Option<serde_json::Value>,
    }
    struct Number { id: i64 }
    struct Misnamed { id: i64, flag: Option<bool>, other: Option<String> }
}

fn put(store: &TestStore, row: Sample) -> Result<(), Error> {
    store.tx(move |tx| {
        let Sample { id, flag, word, bytes, key, at, day, extra } = &row;
        tx.run(&PUT, &[id, flag, word, bytes, key, at, day, extra]).map(drop)
    })
}

fn named(id: i64, word: &str) -> Sample {
    Sample {
        id,
        flag: None,
        word: Some(word.into()),
        bytes: None,
        key: None,
        at: None,
        day: None,
        extra: None,
    }
}

#[test]
fn every_kind_of_value_comes_back_as_it_went_in() {
    on_each_db(|store| {
        store.tx(|tx| tx.batch(MAKE.sql(tx.engine()))).unwrap();
        let next = std::cell::Cell::new(0);
        let strategy = (
            any::<Option<bool>>(),
            proptest::option::of("[^\u{0}]{0,20}"),
            any::<Option<Vec<u8>>>(),
            any::<Option<u128>>(),
            proptest::option::of(0..4_000_000_000_000_i64),
            proptest::option::of((1990..2100_i32, 1..=12_u32, 1..=28_u32)),
            any::<Option<i32>>(),
        );
        let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(40));
        runner
            .run(&strategy, |(flag, word, bytes, key, at, day, extra)| {
                next.set(next.get() + 1);
                let row = Sample {
                    id: next.get(),
                    flag,
                    word,
                    bytes,
                    key: key.map(Uuid::from_u128),
                    at: at.map(Timestamp::from_millis),
                    day: day.map(|(year, month, day)| Day::new(year, month, day).unwrap()),
                    extra: extra.map(|number| serde_json::json!({ "n": number, "nested": [null, "x"] })),
                };
                put(store, row.clone()).unwrap();
                let id = row.id;
                let found = store.tx(move |tx| tx.one::<Sample>(&GET, &[&id])).unwrap();
                prop_assert_eq!(found, row);
                Ok(())
            })
            .unwrap();
    });
}

#[test]
fn parameters_are_bound_by_their_number_not_by_their_place() {
    on_each_db(|store| {
        store.tx(|tx| tx.batch(MAKE.sql(tx.engine()))).unwrap();
        put(store, named(7, "before")).unwrap();
        let changed = store.tx(|tx| tx.run(&SWAPPED, &[&7_i64, &"after"])).unwrap();
        assert_eq!(changed, 1);
        assert_eq!(store.tx(|tx| tx.one::<Sample>(&GET, &[&7_i64])).unwrap().word.as_deref(), Some("after"));
    });
}

#[test]
fn a_unit_that_fails_or_panics_leaves_nothing_and_its_neighbours_stay() {
    on_each_db(|store| {
        store.tx(|tx| tx.batch(MAKE.sql(tx.engine()))).unwrap();
        let outcomes = store.runtime.block_on(async {
            let units = (0..60_i64).map(|number| {
                store.store.write(move |tx| {
                    tx.run(
                        &PUT,
                        &[
                            &number,
                            &true,
                            &"x",
                            &None::<Vec<u8>>,
                            &None::<Uuid>,
                            &None::<Timestamp>,
                            &None::<Day>,
                            &None::<serde_json::Value>,
                        ],
                    )?;
                    match number % 3 {
                        0 => Err(Error::Stale),
                        1 if number < 10 => panic!("a rule that panics"),
                        _ => Ok(()),
                    }
                })
            });
            futures_util::future::join_all(units).await
        });
        let kept = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        assert_eq!(kept, 37);
        assert_eq!(store.tx(|tx| tx.one::<Number>(&COUNT, &[])).unwrap().id, 37);
    });
}

#[test]
fn a_read_cannot_write() {
    on_each_db(|store| {
        store.tx(|tx| tx.batch(MAKE.sql(tx.engine()))).unwrap();
        let refused = store.runtime.block_on(store.store.read(|tx| tx.run(&SWAPPED, &[&1_i64, &"x"])));
        assert!(matches!(refused, Err(Error::Internal(_))), "{refused:?}");
    });
}

#[test]
fn columns_that_do_not_match_the_fields_are_named() {
    on_each_db(|store| {
        store.tx(|tx| tx.batch(MAKE.sql(tx.engine()))).unwrap();
        put(store, named(1, "x")).unwrap();
        let refused = store.tx(|tx| tx.opt::<Misnamed>(&GET, &[&1_i64]).map(drop));
        assert!(matches!(refused, Err(Error::Internal(cause)) if cause.contains("do not match")));
    });
}

#[test]
fn a_schema_of_a_newer_program_is_refused() {
    on_each_db(|store| {
        store
            .tx(|tx| tx.batch("INSERT INTO platform_migration (name, checksum) VALUES ('9999_future', 'x')"))
            .unwrap();
        let refused = store.runtime.block_on(store.store.check_schema());
        assert!(matches!(refused, Err(Error::Internal(cause)) if cause.contains("newer program")));
        assert!(store.runtime.block_on(store.store.migrate()).is_err());
    });
}

#[test]
fn migrating_twice_does_nothing_the_second_time() {
    on_each_db(|store| {
        assert_eq!(store.runtime.block_on(store.store.migrate()).unwrap(), Vec::<String>::new())
    });
}

#[test]
fn what_the_planner_is_told_about_sizes_names_the_indexes_of_the_schema_and_all_of_a_table() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shape.db");
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let store = crate::store::Store::sqlite(&file).unwrap();
    runtime.block_on(store.migrate()).unwrap();
    // A second time: nothing is told twice.
    runtime.block_on(store.migrate()).unwrap();
    let connection = rusqlite::Connection::open(&file).unwrap();
    let count = |text: &str| connection.query_row(text, [], |row| row.get::<_, i64>(0)).unwrap();
    assert!(count("SELECT COUNT(*) FROM sqlite_stat1") > 60);
    assert_eq!(count("SELECT COUNT(*) - COUNT(DISTINCT idx) FROM sqlite_stat1"), 0);
    let known = "SELECT name FROM sqlite_schema WHERE type = 'index'";
    assert_eq!(count(&format!("SELECT COUNT(*) FROM sqlite_stat1 WHERE idx NOT IN ({known})")), 0);
    // An index without a figure beside one with is taken for a wonder.
    let untold =
        "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name IN (SELECT tbl FROM sqlite_stat1)
        AND name NOT IN (SELECT idx FROM sqlite_stat1)";
    let untold: Vec<String> = connection
        .prepare(untold)
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(untold, Vec::<String>::new());
}

#[test]
fn a_connection_the_server_closed_while_idle_is_replaced_unseen() {
    let store = TestStore::postgres();
    // Two units at once have a connection each.
    let both = || {
        let unit = || store.store.read(|tx| tx.one::<Number>(&A_WHILE, &[]));
        store.runtime.block_on(futures_util::future::join(unit(), unit()))
    };
    both().0.unwrap();
    assert_eq!(store.tx(|tx| tx.one::<Number>(&END_THE_OTHERS, &[])).unwrap().id, 1);
    let (one, other) = both();
    assert_eq!((one.unwrap().id, other.unwrap().id), (1, 1));
}

#[test]
fn a_connection_that_ends_in_the_middle_of_a_unit_is_not_used_again() {
    let store = TestStore::postgres();
    store.tx(|tx| tx.batch(MAKE.sql(tx.engine()))).unwrap();
    assert!(store.tx(|tx| tx.one::<Number>(&END_OWN_CONNECTION, &[]).map(drop)).is_err());
    put(&store, named(1, "after")).unwrap();
    assert_eq!(store.tx(|tx| tx.one::<Number>(&COUNT, &[])).unwrap().id, 1);
}

#[test]
fn the_next_host_is_asked_where_one_does_not_answer_and_a_server_of_the_wrong_kind_is_left() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let asked = |more: &str| {
        let database = cluster::create_database(None);
        let address = cluster::url(&database);
        let folder = address.split_once("host=").and_then(|(_, rest)| rest.split('&').next()).unwrap();
        let address = format!("dbname={database} user=postgres host=/haipo,{folder} {more}");
        let store = crate::store::Store::postgres(&address).unwrap();
        runtime.block_on(store.read(|tx| tx.one::<Number>(&A_WHILE, &[])))
    };
    assert_eq!(asked("").unwrap().id, 1);
    assert_eq!(asked("target_session_attrs=read-write").unwrap().id, 1);
    let refused = asked("target_session_attrs=read-only").unwrap_err();
    assert!(format!("{refused:?}").contains("target_session_attrs"), "{refused:?}");
}

#[test]
fn days_mean_the_same_whatever_the_server_is_set_to() {
    let test = |store: &TestStore| {
        let lost: Day = "2026-07-31".parse().unwrap();
        store.tx(move |tx| tx.run(&LOSE, &[&lost])).unwrap();
        let year = kernel::FinancialYear::starting(2026);
        let windows = store.tx(move |tx| crate::setting::windows(tx, year)).unwrap();
        assert_eq!(windows.get("agreement").unwrap().closes_on.to_string(), "2026-08-01");
        // In Tanzania that day has begun by then.
        let evening = "2026-07-30T22:00:00Z".parse::<Timestamp>().unwrap();
        assert_eq!(store.tx(move |tx| tx.one::<Number>(&BEFORE, &[&evening])).unwrap().id, 0);
    };
    test(&TestStore::sqlite());
    let store = TestStore::postgres();
    store.tx(|tx| tx.batch(SPEAK_OTHERWISE.sql(tx.engine()))).unwrap();
    // What a database is set to holds from the next connection on.
    assert!(store.tx(|tx| tx.one::<Number>(&END_OWN_CONNECTION, &[]).map(drop)).is_err());
    test(&store);
}

#[test]
fn the_log_begins_anew_however_much_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log.db");
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let store = crate::store::Store::sqlite(&file).unwrap();
    runtime.block_on(store.write(|tx| tx.batch(MAKE.sql(tx.engine())))).unwrap();
    let written = 200_u64;
    for id in 0..written {
        let id = i64::try_from(id).unwrap();
        let put = move |tx: &crate::store::Tx<'_>| {
            let row = Sample { bytes: Some(vec![7; 1 << 20]), ..named(id, "x") };
            let Sample { id, flag, word, bytes, key, at, day, extra } = &row;
            tx.run(&PUT, &[id, flag, word, bytes, key, at, day, extra]).map(drop)
        };
        runtime.block_on(store.write(put)).unwrap();
    }
    let log = std::fs::metadata(folder.path().join("log.db-wal")).unwrap().len();
    assert!(log < (written << 20) / 2, "{log} bytes of log after {written} MiB were written");
}

fn institution(number: u128) -> kernel::InstitutionId {
    kernel::InstitutionId(Uuid::from_u128(number))
}

fn count(tx: &super::Tx<'_>) -> Result<i64, Error> {
    tx.one::<Number>(&COUNT, &[]).map(|row| row.id)
}

#[test]
fn a_unit_that_is_tried_sees_its_own_writes_and_leaves_nothing() {
    on_each_db(|store| {
        store.tx(|tx| tx.batch(MAKE.sql(tx.engine()))).unwrap();
        put(store, named(1, "kept")).unwrap();
        let tried = store.store.attempt(institution(1), |tx| {
            let before = count(tx)?;
            tx.run(
                &PUT,
                &[
                    &2_i64,
                    &None::<bool>,
                    &"tried",
                    &None::<Vec<u8>>,
                    &None::<Uuid>,
                    &None::<Timestamp>,
                    &None::<Day>,
                    &None::<serde_json::Value>,
                ],
            )?;
            tx.run(&SWAPPED, &[&1_i64, &"changed"])?;
            let first: Sample = tx.one(&GET, &[&1_i64])?;
            Ok((before, count(tx)?, first.word))
        });
        assert_eq!(store.runtime.block_on(tried).unwrap(), (1, 2, Some("changed".into())));
        assert_eq!(store.tx(count).unwrap(), 1);
        let first = store.tx(|tx| tx.one::<Sample>(&GET, &[&1_i64])).unwrap();
        assert_eq!(first.word.as_deref(), Some("kept"));
    });
}

#[test]
fn what_could_not_be_written_cannot_be_tried() {
    on_each_db(|store| {
        store.tx(|tx| tx.batch(MAKE_OURS.sql(tx.engine()))).unwrap();
        store.tx(|tx| tx.run(&PUT_OURS, &[&institution(1), &1_i64])).unwrap();
        let twice = store.store.attempt(institution(1), |tx| tx.run(&PUT_OURS, &[&institution(1), &1_i64]));
        assert!(matches!(store.runtime.block_on(twice), Err(Error::Internal(_))));
        let panicking =
            store.store.attempt(institution(1), |_| -> Result<(), Error> { panic!("a fault of ours") });
        assert!(matches!(store.runtime.block_on(panicking), Err(Error::Internal(_))));
    });
}

#[test]
fn a_dry_run_of_one_institution_leaves_the_others_alone() {
    on_each_db(|store| {
        store.tx(|tx| tx.batch(MAKE_OURS.sql(tx.engine()))).unwrap();
        for (owner, id) in [(1, 1_i64), (1, 2), (2, 1)] {
            store.tx(move |tx| tx.run(&PUT_OURS, &[&institution(owner), &id])).unwrap();
        }
        let tried = store.store.attempt(institution(1), |tx| {
            let before: Number = tx.one(&COUNT_OURS, &[&institution(1)])?;
            let cleared = tx.run(&CLEAR_OURS, &[&institution(1)])?;
            let after: Number = tx.one(&COUNT_OURS, &[&institution(1)])?;
            Ok((before.id, cleared, after.id))
        });
        assert_eq!(store.runtime.block_on(tried).unwrap(), (2, 2, 0));
        for (owner, rows) in [(1, 2), (2, 1)] {
            assert_eq!(
                store.tx(move |tx| tx.one::<Number>(&COUNT_OURS, &[&institution(owner)])).unwrap().id,
                rows
            );
        }
    });
}

/// People file their week while an officer's sheet is tried.
#[test]
fn a_dry_run_holds_no_writer_up() {
    on_each_db(|store| {
        store.tx(|tx| tx.batch(MAKE_OURS.sql(tx.engine()))).unwrap();
        let (begun, wait_for_begin) = std::sync::mpsc::channel();
        let (written, wait_for_write) = std::sync::mpsc::channel();
        let wait_for_write = std::sync::Mutex::new(wait_for_write);
        let trying = store.store.clone();
        let dry_run = store.runtime.spawn(async move {
            let unit = move |tx: &super::Tx<'_>| {
                tx.run(&PUT_OURS, &[&institution(1), &1_i64])?;
                begun.send(()).map_err(Error::internal)?;
                let patience = std::time::Duration::from_secs(60);
                wait_for_write.lock().unwrap().recv_timeout(patience).map_err(Error::internal)?;
                tx.one::<Number>(&COUNT_OURS, &[&institution(1)])
            };
            trying.attempt(institution(1), unit).await
        });
        wait_for_begin.recv().unwrap();
        store.tx(|tx| tx.run(&PUT_OURS, &[&institution(1), &2_i64])).unwrap();
        written.send(()).unwrap();
        assert!(store.runtime.block_on(dry_run).unwrap().unwrap().id >= 1);
        let kept = store.tx(|tx| tx.one::<Number>(&COUNT_OURS, &[&institution(1)])).unwrap();
        assert_eq!(kept.id, 1, "what was filed meanwhile stays, what was tried does not");
    });
}

/// Each takes the number after the last, as people do who press the same button at the same moment.
#[test]
fn who_finds_a_key_taken_by_another_begins_again_and_sees_it() {
    on_each_db(|store| {
        store.tx(|tx| tx.batch(MAKE_OURS.sql(tx.engine()))).unwrap();
        let taken = store.at_once(&[const { Actor::System }; 4], |work, _| {
            let next = work.tx().one::<Number>(&COUNT_OURS, &[&institution(1)])?.id + 1;
            work.tx().run(&PUT_OURS, &[&institution(1), &next])?;
            let permit = work.permit(&DUE_PASS, &Place::institution(institution(1)))?;
            Ok(work.already_done(permit).with(next))
        });
        let mut taken: Vec<i64> = taken.into_iter().map(Result::unwrap).collect();
        taken.sort_unstable();
        assert_eq!(taken, [1, 2, 3, 4]);
    });
}

#[test]
fn a_key_that_is_taken_however_often_one_asks_is_a_fault() {
    on_each_db(|store| {
        store.tx(|tx| tx.batch(MAKE_OURS.sql(tx.engine()))).unwrap();
        let twice = store.tx(|tx| {
            tx.run(&PUT_OURS, &[&institution(1), &1_i64])?;
            tx.run(&PUT_OURS, &[&institution(1), &1_i64])
        });
        assert!(matches!(&twice, Err(Error::Internal(cause)) if cause.contains("PUT_OURS")), "{twice:?}");
    });
}
