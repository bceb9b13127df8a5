//! The bytes of a leaf and of a head: one form, on both engines, and back.

use kernel::uuid::Uuid;
use kernel::{EventId, InstitutionId};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::log::{insert, insert_json};
use crate::seal::head::{Head, Note};
use crate::seal::key::Keys;
use crate::seal::leaf::{Leaf, canonical_json};
use crate::seal::model::{EventRow, Hash, hex, unhex};
use crate::seal::store;
use crate::testing::{TestStore, at, on_each_db};

fn event(after: Option<Value>) -> EventRow {
    EventRow {
        institution_id: InstitutionId(Uuid::from_u128(1)),
        id: EventId(Uuid::from_u128(2)),
        at: at("2026-09-01T08:00:00.123Z"),
        actor_id: None,
        actor_name: "Asha Mfano".to_owned(),
        acting_for_id: Some(Uuid::from_u128(3)),
        action: "performance.report.submit".to_owned(),
        subject_kind: "performance.report".to_owned(),
        subject_id: Uuid::from_u128(4),
        about_id: Some(Uuid::from_u128(5)),
        before: None,
        after,
    }
}

#[test]
fn a_leaf_is_these_bytes() {
    let leaf = Leaf::of(258, &event(Some(json!({ "b": 1, "a": [null, true, "é\n"] }))));
    assert_eq!(
        hex(&leaf.0),
        [
            "01",
            "0000000000000102",
            "00000000000000000000000000000001",
            "00000000000000000000000000000002",
            hex(&at("2026-09-01T08:00:00.123Z").millis().to_be_bytes()).as_str(),
            "00",
            "0000000a41736861204d66616e6f",
            "0100000000000000000000000000000003",
            "00000019706572666f726d616e63652e7265706f72742e7375626d6974",
            "00000012706572666f726d616e63652e7265706f7274",
            "00000000000000000000000000000004",
            "0100000000000000000000000000000005",
            "00",
            "010000001e7b2261223a5b6e756c6c2c747275652c22c3a95c6e225d2c2262223a317d",
        ]
        .concat()
    );
    assert_eq!(leaf.read().unwrap().0, 258);
}

#[test]
fn bytes_with_anything_missing_or_too_much_are_no_leaf() {
    let leaf = Leaf::of(7, &event(Some(json!({ "state": "sent" }))));
    for length in 0..leaf.0.len() {
        assert_eq!(Leaf(leaf.0[..length].to_vec()).read(), None, "{length}");
    }
    let mut longer = leaf.0.clone();
    longer.push(0);
    assert_eq!(Leaf(longer).read(), None);
    let mut spaced = leaf.0;
    let place = spaced.iter().position(|byte| *byte == b':').unwrap();
    spaced[place] = b' ';
    assert_eq!(Leaf(spaced).read(), None);
}

#[test]
fn numbers_have_one_form() {
    for (text, written) in [
        ("1", "1"),
        ("-7", "-7"),
        ("1.0", "1"),
        ("1.50", "1.5"),
        ("1e3", "1000"),
        ("-0.0", "0"),
        ("1e20", "100000000000000000000"),
    ] {
        assert_eq!(canonical_json(&serde_json::from_str(text).unwrap()), written, "{text}");
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let plain = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[a-zé\\n\"\\\\ ]{0,12}".prop_map(Value::from),
    ];
    plain.prop_recursive(3, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map("[a-z_]{0,6}", inner, 0..5)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn any_leaf_is_read_back_as_it_was(position in any::<u64>(), after in prop::option::of(any_json())) {
        let row = event(after);
        prop_assert_eq!(Leaf::of(position, &row).read(), Some((position, row)));
    }

    #[test]
    fn a_leaf_moved_is_the_leaf_of_that_place(one in any::<u64>(), other in any::<u64>()) {
        let row = event(None);
        prop_assert_eq!(Leaf::of(one, &row).moved_to(other), Leaf::of(other, &row));
    }
}

#[test]
fn both_engines_give_the_same_leaf_whatever_they_make_of_json() {
    let texts = [
        r#"{"zz": 1, "a": 2, "b": {"y": [1.0, 2.50, 1e2], "x": "Mwl. \u00e9 \"nukuu\" \\ \n"}}"#,
        "[]",
        "null",
        "-0.0",
        r#""tu""#,
    ];
    let leaves = |store: &TestStore| {
        store
            .tx(move |tx| {
                let mut leaves = Vec::new();
                for (number, text) in (1_u128..).zip(texts) {
                    insert_json(tx, number, text)?;
                    let row = store::find_event(
                        tx,
                        InstitutionId(Uuid::from_u128(1)),
                        EventId(super::log::event_id(number)),
                    )?;
                    leaves.push(Leaf::of(0, &row.expect("the event")));
                }
                Ok(leaves)
            })
            .unwrap()
    };
    let (sqlite, postgres) = (leaves(&TestStore::sqlite()), leaves(&TestStore::postgres()));
    assert_eq!(sqlite, postgres);
    assert!(sqlite.iter().all(|leaf| leaf.read().is_some()));
}

#[test]
fn what_the_store_keeps_is_what_was_written() {
    on_each_db(|store| {
        let found = store.tx(|tx| {
            insert(tx, 1)?;
            store::find_event(tx, InstitutionId(Uuid::from_u128(1)), EventId(super::log::event_id(1)))
        });
        assert_eq!(found.unwrap().unwrap().actor_name, "Asha Mfano");
    });
}

#[test]
fn a_printed_head_is_read_back_and_any_change_to_it_breaks_the_signature() {
    let keys = Keys::of_seed([1; 32]);
    let head = Head { size: 9, root: Hash([8; 32]), at: at("2026-09-01T08:00:00Z"), key: keys.public() };
    let note = keys.sign(head);
    assert!(note.is_signed());
    let printed = note.to_string();
    assert_eq!(printed.parse::<Note>().unwrap(), note);
    let changed: Note = printed.replace("size 9", "size 8").parse().unwrap();
    assert!(!changed.is_signed());
    for broken in [
        "",
        "tija-seal-1\n",
        &printed.replace("root 08", "root 8"),
        &printed.replace("tija-seal-1", "tija-seal-2"),
    ] {
        assert!(broken.parse::<Note>().is_err(), "{broken}");
    }
}

#[test]
fn a_key_is_made_once_kept_to_the_program_and_its_public_half_listed() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("seal.key");
    let first = Keys::open(&file).unwrap();
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(Keys::open(&file).unwrap().public(), first.public());
    assert_eq!(Keys::trusted_beside(&file).unwrap(), [first.public()]);
    // A new key takes over; the old one stays trusted.
    std::fs::remove_file(&file).unwrap();
    let second = Keys::open(&file).unwrap();
    assert_eq!(second.trusted(), [first.public(), second.public()]);
    std::fs::write(&file, "not a key").unwrap();
    assert!(Keys::open(&file).is_err());
    assert_eq!(unhex("0g"), None);
}
