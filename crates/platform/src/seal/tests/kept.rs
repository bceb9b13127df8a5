//! The head kept beside the key, against whoever has the database and not the key: nothing they cut off or rewrite is signed.

use kernel::uuid::Uuid;
use kernel::{Error, InstitutionId};

use super::log::{check, event_id, filled, insert, scope};
use crate::seal::fault::Fault;
use crate::seal::kept::Kept;
use crate::seal::key::Keys;
use crate::seal::model::Hash;
use crate::seal::sealer::Sealer;
use crate::seal::verify::Scope;
use crate::seal::{Head, Note, store as log};
use crate::testing::{TestStore, on_each_db};

crate::statements! {
    RENAME = "UPDATE platform_event SET actor_name = 'Mtu Mwingine' WHERE institution_id = $1 AND id = $2";
    CUT_LEAVES = "DELETE FROM platform_seal_leaf WHERE position >= $1";
    CUT_NODES = "DELETE FROM platform_seal_node WHERE level = 1 AND (place + 1) * 256 > $1";
    CUT_HEADS = "DELETE FROM platform_seal_head WHERE size > $1";
    CUT_LOG = "UPDATE platform_seal_log SET size = $1 WHERE id = 1";
    PUT_HEAD = "INSERT INTO platform_seal_head (size, root, at, key, signature) VALUES ($1, $2, $3, $4, $5)";
}

const INSTITUTION: InstitutionId = InstitutionId(Uuid::from_u128(1));

/// A server with a key file of its own in this folder; all hold copies of one key.
struct Server {
    keys: Keys,
    kept: Kept,
}

impl Server {
    fn at(store: &TestStore, name: &str) -> Self {
        let folder = store.directory.path().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let key = folder.join("seal.key");
        std::fs::write(&key, "07".repeat(32)).unwrap();
        Self { keys: Keys::open(&key).unwrap(), kept: Kept::beside(&key) }
    }

    fn seal(&self, store: &TestStore) -> Result<u64, Error> {
        let sealer = Sealer::new(store.store.clone(), store.clock.clone(), self.keys.clone());
        store.runtime.block_on(sealer.seal_all())
    }

    fn size_kept(&self) -> Option<u64> {
        self.kept.read().unwrap().map(|note| note.head.size)
    }

    fn anchored(&self) -> Scope {
        Scope { anchors: self.kept.read().unwrap().into_iter().collect(), ..scope() }
    }
}

fn refused(sealed: Result<u64, Error>, why: &str) {
    let told = sealed.unwrap_err();
    let Error::Internal(told) = told else { panic!("{told:?}") };
    assert!(told.contains(why), "{told}");
}

/// What somebody with the database can do: everything from a position on is as if it had never been sealed.
fn cut_at(store: &TestStore, size: i64) {
    store
        .tx(move |tx| {
            for statement in [&CUT_LEAVES, &CUT_NODES, &CUT_HEADS, &CUT_LOG] {
                tx.run(statement, &[&size])?;
            }
            tx.run(&RENAME, &[&INSTITUTION, &event_id(602)]).map(drop)
        })
        .unwrap();
}

#[test]
fn a_log_that_was_cut_off_is_not_signed_anew() {
    on_each_db(|store| {
        filled(store);
        let server = Server::at(store, "one");
        assert_eq!(server.seal(store).unwrap(), 0);
        assert_eq!(server.size_kept(), Some(1_500), "the first start keeps what is there");
        cut_at(store, 300);
        refused(server.seal(store), "was cut off: it has 300 leaves, and a head over 1500 was signed");
        assert_eq!(store.tx(log::size).unwrap(), 300, "nothing was added");
        assert_eq!(check(store, &server.anchored()), Err(Fault::Shortened { signed: 1_500, left: 300 }));
        // A restored backup: the operator moves the file away, and only then is the log taken as it is.
        std::fs::remove_file(server.kept.file()).unwrap();
        assert_eq!(server.seal(store).unwrap(), 1_200);
        assert_eq!(server.size_kept(), Some(1_500));
        assert!(check(store, &server.anchored()).is_ok());
    });
}

#[test]
fn a_log_that_was_cut_off_is_told_even_when_nothing_waits() {
    on_each_db(|store| {
        filled(store);
        let server = Server::at(store, "one");
        server.seal(store).unwrap();
        store
            .tx(|tx| tx.run(&CUT_HEADS, &[&1_212_i64]).and_then(|_| tx.run(&CUT_LOG, &[&1_212_i64])))
            .unwrap();
        refused(server.seal(store), "was cut off");
    });
}

#[test]
fn leaves_beyond_the_end_do_not_pass_their_events_off_as_sealed() {
    on_each_db(|store| {
        filled(store);
        store
            .tx(|tx| {
                tx.run(&CUT_HEADS, &[&300_i64])?;
                tx.run(&CUT_LOG, &[&300_i64])?;
                tx.run(&RENAME, &[&INSTITUTION, &event_id(602)]).map(drop)
            })
            .unwrap();
        assert_eq!(check(store, &scope()), Err(Fault::Beyond { position: 300, size: 300 }));
    });
}

#[test]
fn a_log_rewritten_to_the_same_length_is_not_signed_on() {
    on_each_db(|store| {
        filled(store);
        let server = Server::at(store, "one");
        server.seal(store).unwrap();
        cut_at(store, 300);
        // Somebody with a copy of the key but not this folder seals what they wrote.
        Server::at(store, "thief").seal(store).unwrap();
        assert!(check(store, &scope()).is_ok(), "by itself the new log is sound");
        store.tx(|tx| insert(tx, 2_000)).unwrap();
        refused(server.seal(store), "was rewritten: it no longer contains the head of 1500 leaves");
        assert_eq!(check(store, &server.anchored()), Err(Fault::NotOurs { size: 1_500 }));
    });
}

#[test]
fn servers_with_folders_of_their_own_keep_each_others_heads() {
    on_each_db(|store| {
        filled(store);
        let (one, other) = (Server::at(store, "one"), Server::at(store, "other"));
        one.seal(store).unwrap();
        other.seal(store).unwrap();
        store.tx(|tx| insert(tx, 2_000)).unwrap();
        assert_eq!(one.seal(store).unwrap(), 1);
        assert_eq!((one.size_kept(), other.size_kept()), (Some(1_501), Some(1_500)));
        assert_eq!(other.seal(store).unwrap(), 0);
        assert_eq!(other.size_kept(), Some(1_501), "a server that had nothing to do follows");
        store.tx(|tx| insert(tx, 2_001)).unwrap();
        assert_eq!(other.seal(store).unwrap(), 1);
        // In a folder that several share, an older head comes too late.
        let older = one.kept.read().unwrap().unwrap();
        other.kept.keep(&older).unwrap();
        assert_eq!(other.size_kept(), Some(1_502));
    });
}

#[test]
fn a_head_that_nobody_trusted_signed_is_not_kept() {
    on_each_db(|store| {
        filled(store);
        let server = Server::at(store, "one");
        server.seal(store).unwrap();
        let stranger = Keys::of_seed([1; 32]);
        let at = store.clock.now();
        let head = Head { size: 9_000, root: Hash([1; 32]), at, key: stranger.public() };
        let Note { signature, .. } = stranger.sign(head);
        store
            .tx(move |tx| {
                let key = head.key;
                tx.run(&PUT_HEAD, &[&9_000_i64, &head.root, &at, &key.as_slice(), &signature.as_slice()])
            })
            .unwrap();
        drop(server.seal(store));
        assert_eq!(server.size_kept(), Some(1_500));
    });
}

#[test]
fn a_kept_head_that_cannot_be_read_stops_the_sealing() {
    on_each_db(|store| {
        filled(store);
        let server = Server::at(store, "one");
        server.seal(store).unwrap();
        store.tx(|tx| insert(tx, 2_000)).unwrap();
        for broken in
            [String::new(), std::fs::read_to_string(server.kept.file()).unwrap().replace("1500", "150")]
        {
            std::fs::write(server.kept.file(), broken).unwrap();
            refused(server.seal(store), "seal.head: not a signed head");
        }
    });
}
