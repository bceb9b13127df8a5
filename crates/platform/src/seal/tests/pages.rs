//! An employee takes a receipt of an event about themselves; anybody has it confirmed or denied.

use kernel::{Actor, Day, EmploymentId, Error, InstitutionId, Person, PersonId};

use super::log::{event_id, insert};
use crate::seal::receipt::{Receipt, Refusal};
use crate::seal::sealer::Sealer;
use crate::session::Session;
use crate::store::Tx;
use crate::testing::{TestApp, TestStore};

crate::statements! {
    RENAME = "UPDATE platform_event SET actor_name = 'Mtu Mwingine' WHERE institution_id = $1 AND id = $2";
    FORGET = "UPDATE platform_seal_log SET size = 0 WHERE id = 1";
}

#[expect(clippy::unnecessary_wraps, reason = "the shape of Identify")]
fn identify(_: &Tx<'_>, session: &Session, _: Day) -> Result<Option<Actor>, Error> {
    Ok(Some(Actor::Person(Box::new(Person {
        person: PersonId(session.employment_id.0),
        institution: session.institution_id,
        institution_name: "Mwangaza".into(),
        region: None,
        employment: session.employment_id,
        name: "Asha Mfano".into(),
        roles: Vec::new(),
        supervises: false,
        unread: 0,
        acting_for: Vec::new(),
        reasons: Vec::new(),
        seated: None,
        left_on: None,
    }))))
}

fn uuid(number: u128) -> kernel::uuid::Uuid {
    kernel::uuid::Uuid::from_u128(number)
}

/// The events of the log's tests are about employment 1 of institution 1.
const OWNER: u128 = 1;

struct Scene<'s> {
    app: TestApp<'s>,
    path: String,
}

fn scene(store: &TestStore) -> Scene<'_> {
    store.tx(|tx| (1..=20).try_for_each(|number| insert(tx, number))).unwrap();
    let app = TestApp::new(store, Vec::new(), identify);
    Scene { app, path: format!("/receipts/{}", event_id(5)) }
}

impl Scene<'_> {
    fn seal(&self) {
        let app = &self.app.app;
        let sealer = Sealer::new(app.store.clone(), app.clock.clone(), app.keys.clone());
        self.app.store.runtime.block_on(sealer.seal_all()).unwrap();
    }

    fn receipt(&self) -> String {
        let answer = self.app.signed_in(InstitutionId(uuid(1)), EmploymentId(uuid(OWNER))).get(&self.path);
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.body
    }

    fn verdict(&self, receipt: &str) -> String {
        let files: [(&str, &str, &[u8]); 1] = [("receipt", "stakabadhi.json", receipt.as_bytes())];
        let answer = self.app.outsider().in_english().post_files("/receipts", &[], &files);
        assert_eq!(answer.status, 200);
        answer.text()
    }
}

#[test]
fn a_receipt_is_taken_by_whom_it_is_about_and_confirmed_for_anybody() {
    for store in [TestStore::sqlite(), TestStore::postgres()] {
        let scene = scene(&store);
        let owner = scene.app.signed_in(InstitutionId(uuid(1)), EmploymentId(uuid(OWNER)));
        let early = owner.get(&scene.path);
        assert_eq!(early.status, 409);
        assert!(early.text().contains("Stakabadhi bado haijawa tayari"), "{}", early.text());
        assert!(early.text().contains("bado halijatiwa muhuri"), "{}", early.text());
        assert!(!early.text().contains("halikufanyika"), "{}", early.text());
        assert!(early.body.contains(&format!("href=\"{}\"", scene.path)), "{}", early.body);
        assert!(early.body.contains("href=\"/me\""), "{}", early.body);
        scene.seal();
        let receipt = scene.receipt();
        assert!(scene.verdict(&receipt).contains("This receipt is genuine"), "{}", scene.verdict(&receipt));
        assert!(scene.verdict(&receipt).contains("platform.test.do"));
        // The log grows; the receipt stays good.
        store.tx(|tx| (21..=600).try_for_each(|number| insert(tx, number))).unwrap();
        scene.seal();
        assert!(scene.verdict(&receipt).contains("This receipt is genuine"));
        let page = scene.app.outsider().get("/receipts");
        assert!(page.text().contains("tija-seal-1 size 600 root"), "{}", page.text());
    }
}

#[test]
fn nobody_takes_a_receipt_of_what_is_about_somebody_else() {
    let store = TestStore::sqlite();
    let scene = scene(&store);
    scene.seal();
    let colleague = scene.app.signed_in(InstitutionId(uuid(1)), EmploymentId(uuid(77)));
    assert_eq!(colleague.get(&scene.path).status, 404);
    let stranger = scene.app.signed_in(InstitutionId(uuid(2)), EmploymentId(uuid(OWNER)));
    assert_eq!(stranger.get(&scene.path).status, 404);
    assert!(scene.app.outsider().get(&scene.path).location.starts_with("/sign-in"));
}

#[test]
fn a_receipt_that_was_touched_is_denied_with_the_reason() {
    let store = TestStore::sqlite();
    let scene = scene(&store);
    scene.seal();
    let receipt = scene.receipt();
    let keys = scene.app.app.keys.trusted().to_vec();
    let read = |text: &str| Receipt::read(text.as_bytes()).and_then(|receipt| receipt.holds(&keys).map(drop));
    assert_eq!(read(&receipt), Ok(()));
    assert_eq!(read("{}"), Err(Refusal::Unreadable));
    assert_eq!(read(&receipt.replace("\"Asha Mfano\"", "\"Mtu Mwingine\"")), Err(Refusal::TellsOtherwise));
    assert_eq!(read(&receipt.replace("\"position\": 4", "\"position\": 5")), Err(Refusal::TellsOtherwise));
    let more = receipt.replacen("\"position\"", "\"thibitisho\": \"Waziri\",\n  \"position\"", 1);
    assert_eq!(read(&more), Err(Refusal::Unreadable));
    let more = receipt.replacen("\"actor_name\"", "\"mark\": 100,\n    \"actor_name\"", 1);
    assert_eq!(read(&more), Err(Refusal::Unreadable));
    let twice = receipt.replacen("\"number\":", "\"number\": 99, \"number\":", 1);
    assert_ne!(twice, receipt);
    assert_eq!(read(&twice), Err(Refusal::Unreadable));
    let mut whole = Receipt::read(receipt.as_bytes()).unwrap();
    whole.proof.reverse();
    assert_eq!(whole.holds(&keys), Err(Refusal::ProofFails));
    let mut whole = Receipt::read(receipt.as_bytes()).unwrap();
    whole.head.at = "2020-01-01T00:00:00.000Z".to_owned();
    assert_eq!(whole.holds(&keys), Err(Refusal::BadSignature));
    assert_eq!(whole.holds(&[[1; 32]]), Err(Refusal::UnknownKey));
    assert!(scene.verdict("hello").contains("not a receipt of this system"));
    let none = scene.app.outsider().in_english().post_files("/receipts", &[], &[]);
    assert_eq!(none.status, 422);
    assert!(none.text().contains("Choose the receipt file"), "{}", none.text());
}

#[test]
fn a_receipt_tells_that_history_was_changed_since() {
    let store = TestStore::sqlite();
    let scene = scene(&store);
    scene.seal();
    let receipt = scene.receipt();
    store.tx(|tx| tx.run(&RENAME, &[&uuid(1), &event_id(5)])).unwrap();
    assert!(scene.verdict(&receipt).contains("the history now says something else"));
    let again = scene.app.signed_in(InstitutionId(uuid(1)), EmploymentId(uuid(OWNER))).get(&scene.path);
    assert_eq!(again.status, 409);
    store.tx(|tx| tx.run(&FORGET, &[])).unwrap();
    assert!(scene.verdict(&receipt).contains("the log no longer has this event"));
}
