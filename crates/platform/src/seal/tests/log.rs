//! The log on both engines: sealing, two sealers, dying between, and everything that can be done to a database behind it.

use std::collections::BTreeSet;

use kernel::uuid::{Builder, Uuid};
use kernel::{Error, EventId, InstitutionId};

use crate::seal::fault::{Fault, Row};
use crate::seal::key::Keys;
use crate::seal::model::Hash;
use crate::seal::sealer::Sealer;
use crate::seal::verify::{Found, Scope, verify};
use crate::seal::{leaf, rules, store as log};
use crate::store::{Engine, Tx};
use crate::testing::{TestStore, at, on_each_db};

crate::statements! {
    INSERT = "INSERT INTO platform_event (institution_id, id, at, actor_name, action, subject_kind, subject_id, about_id, after)
        VALUES ($1, $2, $3, 'Asha Mfano', 'platform.test.do', 'platform.test', $2, $4, $5)";
    INSERT_JSON_SQLITE = "INSERT INTO platform_event (institution_id, id, at, actor_name, action, subject_kind, subject_id, after)
        VALUES ($1, $2, $3, 'Asha Mfano', 'platform.test.do', 'platform.test', $2, $4)";
    INSERT_JSON_POSTGRES = "INSERT INTO platform_event (institution_id, id, at, actor_name, action, subject_kind, subject_id, after)
        VALUES ($1, $2, $3, 'Asha Mfano', 'platform.test.do', 'platform.test', $2, CAST(CAST($4 AS TEXT) AS JSONB))";
    RENAME = "UPDATE platform_event SET actor_name = 'Mtu Mwingine' WHERE institution_id = $1 AND id = $2";
    DROP_EVENT = "DELETE FROM platform_event WHERE institution_id = $1 AND id = $2";
    DROP_LEAF = "DELETE FROM platform_seal_leaf WHERE position = $1";
    DROP_LEAVES = "DELETE FROM platform_seal_leaf WHERE position >= $1";
    DROP_HEADS = "DELETE FROM platform_seal_head WHERE size > $1";
    PUT_LEAF = "INSERT INTO platform_seal_leaf (position, institution_id, event_id, hash) VALUES ($1, $2, $3, $4)";
    SET_HASH = "UPDATE platform_seal_leaf SET hash = $2 WHERE position = $1";
    SET_NODE = "UPDATE platform_seal_node SET hash = $1 WHERE level = 1 AND place = 0";
    SET_SIZE = "UPDATE platform_seal_log SET size = $1 WHERE id = 1";
    SET_SIGNATURE = "UPDATE platform_seal_head SET signature = $2 WHERE size = $1";
    SET_MOMENT_SQLITE = "UPDATE platform_event SET at = $3 WHERE institution_id = $1 AND id = $2";
    SET_MOMENT_POSTGRES = "UPDATE platform_event SET at = CAST(CAST($3 AS TEXT) AS TIMESTAMPTZ) WHERE institution_id = $1 AND id = $2";
    DOUBLE_KEY = "UPDATE platform_event SET after = REPLACE(after, '{\"number\"', '{\"number\":1,\"number\"')
        WHERE institution_id = $1 AND id = $2";
    EMPTY_LEAVES = "DELETE FROM platform_seal_leaf WHERE position >= 0";
    EMPTY_NODES = "DELETE FROM platform_seal_node WHERE level > 0";
    EMPTY_HEADS = "DELETE FROM platform_seal_head WHERE size > 0";
}

const INSTITUTION: InstitutionId = InstitutionId(Uuid::from_u128(1));
const OTHER: InstitutionId = InstitutionId(Uuid::from_u128(9));

/// The nth event's id: a UUIDv7 whose moment grows with n.
pub fn event_id(number: u128) -> Uuid {
    let millis = u64::try_from(at("2026-08-31T08:00:00Z").millis()).unwrap() + u64::try_from(number).unwrap();
    Builder::from_unix_timestamp_millis(millis, &[9; 10]).into_uuid()
}

fn insert_in(tx: &Tx<'_>, institution: InstitutionId, number: u128) -> Result<(), Error> {
    let after = serde_json::json!({ "number": i64::try_from(number).unwrap(), "title": "Kazi" });
    tx.run(&INSERT, &[&institution, &event_id(number), &at("2026-08-31T08:00:00Z"), &INSTITUTION, &after])
        .map(drop)
}

pub fn insert(tx: &Tx<'_>, number: u128) -> Result<(), Error> {
    insert_in(tx, INSTITUTION, number)
}

/// JSON as an engine takes it from any text.
pub fn insert_json(tx: &Tx<'_>, number: u128, text: &str) -> Result<(), Error> {
    let statement = match tx.engine() {
        Engine::Sqlite => &INSERT_JSON_SQLITE,
        Engine::Postgres => &INSERT_JSON_POSTGRES,
    };
    tx.run(statement, &[&INSTITUTION, &event_id(number), &at("2026-08-31T08:00:00Z"), &text]).map(drop)
}

fn keys() -> Keys {
    Keys::of_seed([7; 32])
}

fn sealer(store: &TestStore) -> Sealer {
    Sealer::new(store.store.clone(), store.clock.clone(), keys())
}

fn seal(store: &TestStore) -> u64 {
    store.runtime.block_on(sealer(store).seal_all()).unwrap()
}

pub fn scope() -> Scope {
    Scope {
        trusted: keys().trusted().to_vec(),
        institution: None,
        from: 0,
        anchors: Vec::new(),
        sealed_before: at("2026-09-01T07:45:00Z"),
        late_after_seconds: 3 * 24 * 3600,
        workers: 3,
    }
}

pub fn check(store: &TestStore, scope: &Scope) -> Result<Found, Fault> {
    store.runtime.block_on(verify(&store.store, scope, |_, _| {})).unwrap()
}

/// Events of two institutions, sealed in three goes.
pub fn filled(store: &TestStore) {
    for batch in [1..=300_u128, 301..=700, 701..=1_500] {
        store
            .tx(move |tx| {
                batch.clone().try_for_each(|number| {
                    insert_in(tx, if number % 5 == 0 { OTHER } else { INSTITUTION }, number)
                })
            })
            .unwrap();
        seal(store);
    }
}

fn row(position: u64) -> Row {
    let number = u128::from(position) + 1;
    let institution = if number % 5 == 0 { OTHER } else { INSTITUTION };
    Row { position, institution, event: EventId(event_id(number)) }
}

/// The first fault after something was done to a sealed database.
fn fault_after(store: &TestStore, harm: impl Fn(&Tx<'_>) -> Result<(), Error> + Send + 'static) -> Fault {
    filled(store);
    assert!(check(store, &scope()).is_ok());
    store.tx(harm).unwrap();
    check(store, &scope()).unwrap_err()
}

#[test]
fn every_event_is_sealed_once_and_the_log_verifies() {
    on_each_db(|store| {
        assert_eq!(seal(store), 0);
        assert_eq!(check(store, &scope()), Ok(Found::default()));
        filled(store);
        assert_eq!(seal(store), 0);
        let found = check(store, &scope()).unwrap();
        // Three goes of 300, 400 and 800 events in rounds of at most 512.
        assert_eq!(
            (found.events, found.size, found.heads, found.waiting, found.late),
            (1_500, 1_500, 4, 0, 0)
        );
        let fed = store.tx(|tx| crate::seal::after(tx, 1_498, 100)).unwrap();
        assert_eq!(fed.iter().map(|fed| fed.position).collect::<Vec<_>>(), [1_498, 1_499]);
        assert_eq!(fed[1].event.id.0, event_id(1_500));
    });
}

#[test]
fn a_changed_row_is_named() {
    on_each_db(|store| {
        let fault = fault_after(store, |tx| tx.run(&RENAME, &[&INSTITUTION, &event_id(602)]).map(drop));
        assert_eq!(fault, Fault::Changed { at: row(601) });
        assert!(fault.to_string().starts_with("position 601: event "), "{fault}");
    });
}

#[test]
fn a_dropped_row_is_named() {
    on_each_db(|store| {
        let fault = fault_after(store, |tx| tx.run(&DROP_EVENT, &[&INSTITUTION, &event_id(33)]).map(drop));
        assert_eq!(fault, Fault::Dropped { at: row(32) });
    });
}

#[test]
fn a_row_dropped_from_history_and_log_is_named() {
    on_each_db(|store| {
        let fault = fault_after(store, |tx| {
            tx.run(&DROP_EVENT, &[&INSTITUTION, &event_id(33)])?;
            tx.run(&DROP_LEAF, &[&32_i64]).map(drop)
        });
        assert_eq!(fault, Fault::LeafGone { position: 32 });
    });
}

#[test]
fn reordered_rows_are_named() {
    on_each_db(|store| {
        let fault = fault_after(store, |tx| {
            let hashes = log::nodes(tx, 0, 0, 1_500)?;
            let hash = |position: usize| hashes[position].1;
            tx.run(&DROP_LEAF, &[&41_i64])?;
            tx.run(&DROP_LEAF, &[&52_i64])?;
            tx.run(&PUT_LEAF, &[&41_i64, &INSTITUTION, &event_id(53), &hash(52)])?;
            tx.run(&PUT_LEAF, &[&52_i64, &INSTITUTION, &event_id(42), &hash(41)]).map(drop)
        });
        assert_eq!(fault, Fault::Moved { at: Row { position: 41, ..row(52) }, sealed_at: 52 });
    });
}

#[test]
fn an_inserted_row_is_named_while_the_log_does_not_have_it() {
    on_each_db(|store| {
        // Between two events, with an id as old as theirs.
        let mut bytes = *event_id(700).as_bytes();
        bytes[15] ^= 1;
        let between = Uuid::from_bytes(bytes);
        let moment = at("2026-08-31T08:00:00Z");
        let fault = fault_after(store, move |tx| {
            let after = serde_json::json!({});
            tx.run(&INSERT, &[&INSTITUTION, &between, &moment, &INSTITUTION, &after]).map(drop)
        });
        assert_eq!(
            fault,
            Fault::NotSealed { institution: INSTITUTION, event: EventId(between), happened: Some(moment) }
        );
    });
}

#[test]
fn a_row_inserted_into_the_past_and_sealed_since_is_told_as_late() {
    on_each_db(|store| {
        filled(store);
        store.at("2026-09-20T08:00:00Z");
        store.tx(|tx| insert(tx, 5_000)).unwrap();
        seal(store);
        let found = check(store, &scope()).unwrap();
        assert_eq!((found.late, found.first_late), (1, Some(1_500)));
    });
}

fn put(tx: &Tx<'_>, id: Uuid, moment: &str) -> Result<(), Error> {
    let (moment, after) = (at(moment), serde_json::json!({}));
    tx.run(&INSERT, &[&INSTITUTION, &id, &moment, &INSTITUTION, &after]).map(drop)
}

/// A moment as an engine takes it from any text, also one that nobody can read.
fn set_moment(tx: &Tx<'_>, id: Uuid, text: &str) -> Result<(), Error> {
    let statement = match tx.engine() {
        Engine::Sqlite => &SET_MOMENT_SQLITE,
        Engine::Postgres => &SET_MOMENT_POSTGRES,
    };
    tx.run(statement, &[&INSTITUTION, &id, &text]).map(drop)
}

fn not_sealed(store: &TestStore) -> Uuid {
    match check(store, &scope()) {
        Err(Fault::NotSealed { event, .. }) => event.0,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_row_without_an_id_of_ours_is_named_and_never_sealed() {
    on_each_db(|store| {
        filled(store);
        store.tx(|tx| put(tx, Uuid::nil(), "2026-08-31T08:00:00Z")).unwrap();
        assert_eq!(seal(store), 0);
        assert_eq!(not_sealed(store), Uuid::nil());
    });
}

#[test]
fn a_row_whose_moment_cannot_be_read_is_named_and_keeps_nobody_elses_from_being_sealed() {
    on_each_db(|store| {
        let unreadable = match store.tx(|tx| Ok(tx.engine())).unwrap() {
            Engine::Sqlite => "kesho",
            Engine::Postgres => "infinity",
        };
        filled(store);
        store
            .tx(|tx| {
                insert(tx, 2_000)?;
                set_moment(tx, event_id(2_000), unreadable)?;
                insert(tx, 2_001)
            })
            .unwrap();
        assert_eq!(seal(store), 1);
        assert_eq!(not_sealed(store), event_id(2_000));
        store.tx(|tx| set_moment(tx, event_id(7), unreadable)).unwrap();
        let fault = check(store, &scope()).unwrap_err();
        assert!(matches!(fault, Fault::Garbled { at, .. } if at == row(6)), "{fault}");
    });
}

#[test]
fn a_row_of_a_moment_that_has_not_come_is_named_sealed_or_not() {
    on_each_db(|store| {
        filled(store);
        let far = Builder::from_unix_timestamp_millis(
            u64::try_from(at("2031-01-01T00:00:00Z").millis()).unwrap(),
            &[1; 10],
        );
        let far = far.into_uuid();
        for (id, moment) in [(event_id(2_000), "2031-01-01T00:00:00Z"), (far, "2026-08-31T08:00:00Z")] {
            store.tx(move |tx| put(tx, id, moment)).unwrap();
            assert_eq!(not_sealed(store), id);
            assert_eq!(seal(store), 1);
            let fault = check(store, &scope()).unwrap_err();
            assert!(matches!(fault, Fault::Ahead { at, .. } if at.event.0 == id), "{fault}");
            store
                .tx(|tx| {
                    tx.run(&DROP_LEAVES, &[&1_500_i64])?;
                    tx.run(&DROP_HEADS, &[&1_500_i64])?;
                    tx.run(&SET_SIZE, &[&1_500_i64]).map(drop)
                })
                .unwrap();
            store.tx(move |tx| tx.run(&DROP_EVENT, &[&INSTITUTION, &id])).unwrap();
            assert!(check(store, &scope()).is_ok());
        }
    });
}

/// PostgreSQL keeps one of the two.
#[test]
fn a_key_put_in_a_second_time_is_a_change() {
    let store = TestStore::sqlite();
    let fault = fault_after(&store, |tx| tx.run(&DOUBLE_KEY, &[&INSTITUTION, &event_id(602)]).map(drop));
    assert!(matches!(&fault, Fault::Garbled { at, .. } if *at == row(601)), "{fault}");
    assert!(fault.to_string().contains("was changed after it was sealed"), "{fault}");
}

#[test]
fn a_row_rewritten_with_its_leaf_is_found_by_the_signed_head() {
    on_each_db(|store| {
        let fault = fault_after(store, |tx| {
            tx.run(&RENAME, &[&INSTITUTION, &event_id(602)])?;
            let event = log::find_event(tx, INSTITUTION, EventId(event_id(602)))?.expect("the event");
            tx.run(&SET_HASH, &[&601_i64, &leaf::Leaf::of(601, &event).hash()]).map(drop)
        });
        assert_eq!(fault, Fault::NotAsSigned { from: 300, until: 700 });
    });
}

#[test]
fn a_log_cut_off_is_named_by_the_heads_that_are_left() {
    on_each_db(|store| {
        let fault = fault_after(store, |tx| {
            tx.run(&DROP_LEAVES, &[&700_i64])?;
            tx.run(&SET_SIZE, &[&700_i64]).map(drop)
        });
        assert_eq!(fault, Fault::Shortened { signed: 1_212, left: 700 });
    });
}

#[test]
fn a_log_cut_off_with_its_heads_leaves_events_that_are_not_sealed() {
    on_each_db(|store| {
        let fault = fault_after(store, |tx| {
            tx.run(&DROP_LEAVES, &[&700_i64])?;
            tx.run(&DROP_HEADS, &[&700_i64])?;
            tx.run(&SET_SIZE, &[&700_i64]).map(drop)
        });
        assert!(matches!(fault, Fault::NotSealed { event, .. } if event.0 == event_id(701)), "{fault}");
    });
}

#[test]
fn a_false_signature_and_a_foreign_key_are_named() {
    on_each_db(|store| {
        let fault =
            fault_after(store, |tx| tx.run(&SET_SIGNATURE, &[&300_i64, &[5_u8; 64].as_slice()]).map(drop));
        assert_eq!(fault, Fault::BadSignature { size: 300 });
        let fault = check(store, &Scope { trusted: vec![[3; 32]], ..scope() }).unwrap_err();
        assert!(matches!(fault, Fault::UnknownKey { size: 300, .. }), "{fault}");
    });
}

#[test]
fn a_false_subtree_is_named_before_a_proof_fails_by_it() {
    on_each_db(|store| {
        let fault = fault_after(store, |tx| tx.run(&SET_NODE, &[&Hash([1; 32])]).map(drop));
        assert_eq!(fault, Fault::Subtree { level: 1, place: 0 });
        // And nothing is added on top of it.
        store.tx(|tx| insert(tx, 2_000)).unwrap();
        assert!(store.runtime.block_on(sealer(store).seal_all()).is_err());
    });
}

#[test]
fn a_log_rewritten_whole_is_caught_by_a_head_kept_elsewhere() {
    on_each_db(|store| {
        filled(store);
        let kept = store.tx(log::newest_head).unwrap().unwrap();
        let with_anchor = Scope { anchors: vec![kept], ..scope() };
        assert!(check(store, &with_anchor).is_ok());
        store.tx(|tx| insert(tx, 2_000)).unwrap();
        seal(store);
        assert!(check(store, &with_anchor).is_ok());
        // Whoever holds database and key rewrites everything.
        store
            .tx(|tx| {
                tx.run(&RENAME, &[&INSTITUTION, &event_id(2)])?;
                for statement in [&EMPTY_LEAVES, &EMPTY_NODES, &EMPTY_HEADS] {
                    tx.run(statement, &[])?;
                }
                tx.run(&SET_SIZE, &[&0_i64]).map(drop)
            })
            .unwrap();
        assert_eq!(check(store, &with_anchor), Err(Fault::Shortened { signed: 1_500, left: 0 }));
        seal(store);
        assert!(check(store, &scope()).is_ok(), "by itself the new log is sound");
        assert_eq!(check(store, &with_anchor), Err(Fault::NotOurs { size: 1_500 }));
    });
}

#[test]
fn checking_may_begin_later_or_read_one_institution_only() {
    on_each_db(|store| {
        filled(store);
        let late = check(store, &Scope { from: 301, ..scope() }).unwrap();
        assert_eq!((late.events, late.heads), (1_199, 3));
        let one = check(store, &Scope { institution: Some(OTHER), ..scope() }).unwrap();
        assert_eq!((one.events, one.size), (300, 1_500));
        store.tx(|tx| tx.run(&RENAME, &[&OTHER, &event_id(305)])).unwrap();
        assert_eq!(check(store, &Scope { from: 301, ..scope() }), Err(Fault::Changed { at: row(304) }));
        assert!(check(store, &Scope { from: 305, ..scope() }).is_ok());
        assert!(check(store, &Scope { institution: Some(OTHER), ..scope() }).is_err());
        assert!(check(store, &Scope { institution: Some(INSTITUTION), ..scope() }).is_ok());
    });
}

#[test]
fn an_event_that_is_committed_after_newer_ones_is_sealed_all_the_same() {
    on_each_db(|store| {
        store.tx(|tx| [1, 3, 5].into_iter().try_for_each(|number| insert(tx, number))).unwrap();
        assert_eq!(seal(store), 3);
        store.tx(|tx| [2, 4].into_iter().try_for_each(|number| insert(tx, number))).unwrap();
        assert_eq!(seal(store), 2);
        assert_eq!(check(store, &scope()).unwrap().events, 5);
    });
}

#[test]
fn two_sealers_at_once_seal_every_event_once() {
    on_each_db(|store| {
        store.tx(|tx| (1..=3_000).try_for_each(|number| insert(tx, number))).unwrap();
        let (one, other) = (sealer(store), sealer(store));
        let counts = store.runtime.block_on(async { tokio::join!(one.seal_all(), other.seal_all()) });
        assert_eq!(counts.0.unwrap() + counts.1.unwrap(), 3_000);
        assert_eq!(check(store, &scope()).unwrap().events, 3_000);
        let positions: BTreeSet<u64> =
            store.tx(|tx| log::nodes(tx, 0, 0, 5_000)).unwrap().into_iter().map(|(place, _)| place).collect();
        assert_eq!(positions.len(), 3_000);
    });
}

#[test]
fn a_sealer_that_was_overtaken_adds_nothing() {
    on_each_db(|store| {
        store.tx(|tx| (1..=600).try_for_each(|number| insert(tx, number))).unwrap();
        let prepared = store.runtime.block_on(sealer(store).prepared());
        seal(store);
        assert!(matches!(store.tx(move |tx| log::append(tx, &prepared)), Err(Error::Stale)));
        assert_eq!(check(store, &scope()).unwrap().events, 600);
    });
}

#[test]
fn a_sealer_that_dies_at_any_point_leaves_a_log_that_another_goes_on_with() {
    on_each_db(|store| {
        store.tx(|tx| (1..=600).try_for_each(|number| insert(tx, number))).unwrap();
        let prepared = store.runtime.block_on(sealer(store).prepared());
        // It wrote everything and died before its unit of work was committed.
        let undone = store
            .tx(move |tx| log::append(tx, &prepared).and_then(|()| Err::<(), _>(Error::internal("died"))));
        assert!(undone.is_err());
        assert_eq!(store.tx(log::size).unwrap(), 0);
        assert_eq!(seal(store), 600);
        assert_eq!(check(store, &scope()).unwrap().events, 600);
    });
}

#[test]
fn any_leaf_of_a_large_log_is_proven_from_stored_subtrees() {
    on_each_db(|store| {
        filled(store);
        let wrong = store
            .tx(|tx| {
                let note = log::newest_head(tx)?.expect("a head");
                let hashes = log::nodes(tx, 0, 0, note.head.size)?;
                let mut tiles = log::Tiles::new(tx);
                let mut wrong = 0;
                for (position, hash) in hashes {
                    let proof = rules::inclusion_proof(position, note.head.size, &mut |level, place| {
                        tiles.node(level, place)
                    })?;
                    let root = rules::root_of_inclusion(hash, position, note.head.size, &proof);
                    wrong += usize::from(root != Some(note.head.root));
                }
                Ok(wrong)
            })
            .unwrap();
        assert_eq!(wrong, 0);
    });
}
