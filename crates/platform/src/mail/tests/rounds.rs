use std::time::Duration;

use kernel::uuid::Uuid;
use kernel::{EmploymentId, Error, InstitutionId, ToValue};

use super::server::{Server, plain, silent};
use crate::mail::model::DueRow;
use crate::mail::{Letter, Mailer, NewMail, Sent, Settings, send_due, store};
use crate::testing::{TestStore, on_each_db};

crate::statements! {
    SEEN = "SELECT state, attempts, body, problem FROM platform_mail WHERE institution_id = $1 AND id = $2";
}

crate::row! {
    struct Seen { state: String, attempts: i64, body: String, problem: String }
}

pub fn home() -> InstitutionId {
    InstitutionId(Uuid::from_u128(900))
}

fn of<'v>(home: &'v InstitutionId, id: &'v Uuid) -> [&'v dyn ToValue; 2] {
    [home, id]
}

pub fn put(store: &TestStore, number: u128, to: &str) -> bool {
    let now = store.clock.now();
    let mail = NewMail {
        institution_id: home(),
        employment_id: EmploymentId(Uuid::from_u128(number)),
        kind: "test.digest",
        day: now.day(),
        letter: Letter {
            id: Uuid::from_u128(number + 1_000),
            to_name: format!("Mtumishi {number}"),
            to_address: to.to_owned(),
            subject: "Muhtasari".to_owned(),
            body: format!("Barua ya {number}\n"),
        },
        at: now,
    };
    store.tx(move |tx| store::insert(tx, &mail)).unwrap()
}

fn seen(store: &TestStore, number: u128) -> (String, i64, String, String) {
    let id = Uuid::from_u128(number + 1_000);
    let row = store.tx(move |tx| tx.one::<Seen>(&SEEN, &of(&home(), &id))).unwrap();
    (row.state, row.attempts, row.body, row.problem)
}

/// One round with a mailer of its own, as a server that was just started.
pub fn round(store: &TestStore, settings: Settings) -> Sent {
    store.runtime.block_on(async {
        let mailer = Mailer::with_patience(settings, Duration::from_millis(2_000)).unwrap();
        send_due(&store.store, &store.clock, &mailer).await.unwrap()
    })
}

fn sent(sent: u64, troubled: u64, failed: u64) -> Sent {
    Sent { sent, troubled, failed }
}

#[test]
fn a_letter_of_a_kind_is_made_once_for_a_person_and_a_day_and_sent_once() {
    on_each_db(|store| {
        let mut server = Server::open();
        assert!(put(store, 1, "neema@mfano.go.tz"));
        assert!(!put(store, 1, "neema@mfano.go.tz"));
        assert_eq!(round(store, server.settings()), sent(1, 0, 0));
        assert_eq!(server.letter()["body"].as_str().unwrap().trim_end(), "Barua ya 1");
        assert_eq!(seen(store, 1), ("sent".into(), 1, String::new(), String::new()));
        assert_eq!(round(store, server.settings()), sent(0, 0, 0));
    });
}

#[test]
fn a_refused_letter_is_given_up_and_one_put_off_is_tried_again() {
    on_each_db(|store| {
        let server = Server::open();
        put(store, 1, "hakuna@mfano.go.tz");
        put(store, 2, "baadaye@mfano.go.tz");
        put(store, 3, "neema@mfano.go.tz");
        assert_eq!(round(store, server.settings()), sent(1, 1, 1));
        let (state, attempts, body, problem) = seen(store, 1);
        assert_eq!((state.as_str(), attempts, body.as_str()), ("failed", 1, "Barua ya 1\n"));
        assert!(problem.contains("hakuna mtumiaji huyu"), "{problem}");
        let (state, attempts, _, problem) = seen(store, 2);
        assert_eq!((state.as_str(), attempts), ("waiting", 1));
        assert!(problem.contains("jaribu baadaye"), "{problem}");
        // Not before its time; then with a longer wait each time, until it is given up.
        store.at("2026-09-01T08:04:59Z");
        assert_eq!(round(store, server.settings()), sent(0, 0, 0));
        store.at("2026-09-01T08:05:00Z");
        assert_eq!(round(store, server.settings()), sent(0, 1, 0));
        for moment in ["02T08", "03T08", "04T08", "07T08", "08T08"] {
            store.at(&format!("2026-09-{moment}:30:00Z"));
            assert_eq!(round(store, server.settings()), sent(0, 1, 0), "{moment}");
        }
        store.at("2026-09-10T08:30:00Z");
        assert_eq!(round(store, server.settings()), sent(0, 0, 1));
        assert_eq!(seen(store, 2).0, "failed");
        // What has ended is forgotten after a month.
        store.at("2026-10-20T08:00:00Z");
        round(store, server.settings());
        let id = Uuid::from_u128(1_002);
        let gone = store.tx(move |tx| tx.opt::<Seen>(&SEEN, &of(&home(), &id))).unwrap();
        assert!(gone.is_none());
    });
}

#[test]
fn a_silent_server_costs_one_try_of_one_letter_a_round() {
    let store = TestStore::sqlite();
    let (_listener, port) = silent();
    put(&store, 1, "neema@mfano.go.tz");
    put(&store, 2, "asha@mfano.go.tz");
    let quick = store.runtime.block_on(async {
        let mailer = Mailer::with_patience(plain(port), Duration::from_millis(100)).unwrap();
        send_due(&store.store, &store.clock, &mailer).await.unwrap()
    });
    assert_eq!(quick, sent(0, 1, 0));
    assert_eq!((seen(&store, 1).1, seen(&store, 2).1), (1, 0));
    // The other goes as soon as there is a server again, the first when its time has come.
    let server = Server::open();
    assert_eq!(round(&store, server.settings()), sent(1, 0, 0));
    store.at("2026-09-01T08:10:00Z");
    assert_eq!(round(&store, server.settings()), sent(1, 0, 0));
}

#[test]
fn nothing_goes_out_in_quiet_hours_and_everything_after_them() {
    on_each_db(|store| {
        let server = Server::open();
        // Friday evening in Tanzania.
        store.at("2026-09-04T17:30:00Z");
        put(store, 1, "neema@mfano.go.tz");
        assert_eq!(round(store, server.settings()), sent(0, 0, 0));
        assert_eq!((seen(store, 1).0.as_str(), seen(store, 1).1), ("waiting", 0));
        store.at("2026-09-05T09:00:00Z");
        assert_eq!(round(store, server.settings()), sent(0, 0, 0));
        store.at("2026-09-07T03:00:00Z");
        assert_eq!(round(store, server.settings()), sent(1, 0, 0));
    });
}

#[test]
fn of_two_servers_one_sends_and_one_that_dies_leaves_the_letter_for_later() {
    on_each_db(|store| {
        put(store, 1, "neema@mfano.go.tz");
        let now = store.clock.now();
        let rows = store.tx(move |tx| store::list_due(tx, now, 10)).unwrap();
        let claim = |row: &DueRow| {
            let row = row.clone();
            store.tx(move |tx| store::claim(tx, &row, now.plus_seconds(300)))
        };
        claim(&rows[0]).unwrap();
        assert!(matches!(claim(&rows[0]), Err(Error::Stale)));
        // The one that claimed it dies here: nothing is sent until its time, then another sends it.
        let server = Server::open();
        assert_eq!(round(store, server.settings()), sent(0, 0, 0));
        store.at("2026-09-01T08:05:00Z");
        assert_eq!(round(store, server.settings()), sent(1, 0, 0));
    });
}
