use kernel::uuid::Uuid;
use kernel::{
    Action, Actor, Day, EmploymentId, Error, EventId, InstitutionId, Language, Person, PersonId, Place, Who,
};

use super::model::NewNotice;
use super::{Told, nothing_besides, rules, store, who_did_it, whom_it_is_about, whose_it_is};
use crate::area::{Area, no_reference};
use crate::http::Routes;
use crate::seal::EventRow;
use crate::session::Session;
use crate::store::Tx;
use crate::testing::{Browser, TestApp, TestStore, at, on_each_db};
use crate::work::Event;

const RETURN: Action = Action { name: "test.plan.return", who: &[Who::SignedIn] };
const PRAISE: Action = Action { name: "test.plan.praise", who: &[Who::SignedIn] };

const TOLD: &[Told] = &[Told {
    action: &RETURN,
    text: "test-notice-returned",
    named: who_did_it,
    what: nothing_besides,
    topic: "test-topic-plan",
    path: "/plans/{subject}",
    by_mail: true,
    whom: whom_it_is_about,
}];

const NEEMA: u128 = 1;
const JUMA: u128 = 2;

fn employment(number: u128) -> EmploymentId {
    EmploymentId(Uuid::from_u128(number))
}

fn home() -> InstitutionId {
    InstitutionId(Uuid::from_u128(900))
}

fn person(number: u128) -> Person {
    Person {
        person: PersonId(Uuid::from_u128(number)),
        institution: home(),
        institution_name: "Mwangaza".into(),
        employment: employment(number),
        name: if number == JUMA { "Juma Mfano".into() } else { "Neema Mfano".into() },
        roles: Vec::new(),
        supervises: false,
        unread: 0,
        acting_for: Vec::new(),
        reasons: Vec::new(),
        seated: None,
        left_on: None,
        region: None,
    }
}

#[expect(clippy::unnecessary_wraps, reason = "the shape of Identify")]
fn identify(_: &Tx<'_>, session: &Session, _: Day) -> Result<Option<Actor>, Error> {
    Ok(Some(Actor::Person(Box::new(person(session.employment_id.0.as_u128())))))
}

fn area() -> Area {
    Area {
        name: "test",
        actions: &[&RETURN, &PRAISE],
        routes: Routes::new,
        words: &[
            (Language::Sw, "test-notice-returned = { $name } amerudisha mpango wako\n"),
            (Language::En, "test-notice-returned = { $name } returned your plan\n"),
        ],
        navigation: &[],
        on_passed: &[],
        notices: TOLD,
        reference: no_reference,
        reference_texts: &[],
    }
}

fn event(action: &str, actor: Option<u128>, about: Option<u128>, moment: &str) -> EventRow {
    EventRow {
        institution_id: home(),
        id: EventId(Uuid::from_u128(70)),
        at: at(moment),
        actor_id: actor.map(Uuid::from_u128),
        actor_name: "Juma Mfano".into(),
        acting_for_id: None,
        action: action.into(),
        subject_kind: "test.plan".into(),
        subject_id: Uuid::from_u128(40),
        about_id: about.map(Uuid::from_u128),
        before: None,
        after: None,
    }
}

#[test]
fn only_what_another_did_lately_and_the_table_names_is_told() {
    let now = at("2026-09-01T08:00:00Z");
    for (action, actor, about, moment, told) in [
        ("test.plan.return", Some(JUMA), Some(NEEMA), "2026-09-01T07:00:00Z", 1),
        ("test.plan.return", None, Some(NEEMA), "2026-09-01T07:00:00Z", 1),
        ("test.plan.return", Some(NEEMA), Some(NEEMA), "2026-09-01T07:00:00Z", 0),
        ("test.plan.return", Some(JUMA), None, "2026-09-01T07:00:00Z", 0),
        ("test.plan.praise", Some(JUMA), Some(NEEMA), "2026-09-01T07:00:00Z", 0),
        ("test.plan.return", Some(JUMA), Some(NEEMA), "2026-08-02T08:00:00Z", 1),
        ("test.plan.return", Some(JUMA), Some(NEEMA), "2026-08-02T07:59:59Z", 0),
    ] {
        let made = rules::notices(TOLD, &event(action, actor, about, moment), now);
        assert_eq!(made.len(), told, "{action} by {actor:?} about {about:?} at {moment}");
    }
    let made = rules::notices(
        TOLD,
        &event("test.plan.return", Some(JUMA), Some(NEEMA), "2026-09-01T07:00:00Z"),
        now,
    );
    assert_eq!(made[0].path, format!("/plans/{}", Uuid::from_u128(40)));
    assert_eq!((made[0].employment_id, made[0].note.as_str()), (employment(NEEMA), "Juma Mfano"));
}

#[test]
fn several_are_told_once_each_and_never_whoever_did_it() {
    let everybody: fn(&EventRow) -> Vec<EmploymentId> = |_| [3, JUMA, 1, 3].map(employment).to_vec();
    let told = [Told { whom: everybody, ..TOLD[0] }];
    let made = rules::notices(
        &told,
        &event("test.plan.return", Some(JUMA), Some(NEEMA), "2026-09-01T07:00:00Z"),
        at("2026-09-01T08:00:00Z"),
    );
    assert_eq!(made.iter().map(|one| one.employment_id.0.as_u128()).collect::<Vec<_>>(), [1, 3]);
}

#[test]
fn an_action_may_mean_something_else_to_somebody_else() {
    let third: fn(&EventRow) -> Vec<EmploymentId> = |_| [3, NEEMA].map(employment).to_vec();
    let other = Told { text: "test-notice-other", named: whose_it_is, whom: third, ..TOLD[0] };
    let mut event = event("test.plan.return", Some(JUMA), Some(NEEMA), "2026-09-01T07:00:00Z");
    event.after = Some(serde_json::json!({ "employee": "Neema Mfano" }));
    let made = rules::notices(&[TOLD[0], other], &event, at("2026-09-01T08:00:00Z"));
    let said: Vec<_> = made.iter().map(|one| (one.kind.as_str(), one.note.as_str())).collect();
    assert_eq!(said, [("test-notice-returned", "Juma Mfano"), ("test-notice-other", "Neema Mfano")]);
}

fn returns(store: &TestStore, subject: u128) {
    let actor = Actor::Person(Box::new(person(JUMA)));
    store
        .work(&actor, move |work| {
            let permit = work.permit(&RETURN, &Place::institution(home()))?;
            work.save(permit, Event::on("test.plan", Uuid::from_u128(subject)).about(employment(NEEMA)))
        })
        .unwrap();
}

fn all(store: &TestStore, number: u128) -> usize {
    store.tx(move |tx| store::list(tx, home(), employment(number), None)).unwrap().rows.len()
}

#[test]
fn each_sealed_event_is_heard_once_whichever_server_hears_it() {
    on_each_db(|store| {
        let app = TestApp::new(store, vec![area()], identify);
        returns(store, 40);
        returns(store, 41);
        assert_eq!((app.hear(), app.hear()), (2, 0));
        assert_eq!((all(store, NEEMA), all(store, JUMA)), (2, 0));
        // A second server that had read the same events comes too late, and one that makes them again makes nothing new.
        let moved = store.tx(|tx| crate::seal::move_on(tx, "platform.notice", 0, 2));
        assert!(matches!(moved, Err(Error::Stale)), "{moved:?}");
        let known = store.tx(|tx| store::list(tx, home(), employment(NEEMA), None)).unwrap().rows;
        let again: Vec<NewNotice> = known
            .iter()
            .map(|row| NewNotice {
                institution_id: home(),
                employment_id: employment(NEEMA),
                id: row.id,
                at: row.at,
                kind: row.kind.clone(),
                note: row.note.clone(),
                what: row.what.clone(),
                path: row.path.clone(),
            })
            .collect();
        store.tx(move |tx| store::insert_all(tx, &again)).unwrap();
        returns(store, 42);
        assert_eq!((app.hear(), all(store, NEEMA)), (1, 3));
    });
}

#[test]
fn a_notice_is_news_until_it_is_read_or_a_letter_speaks_of_it() {
    on_each_db(|store| {
        let app = TestApp::new(store, vec![area()], identify);
        (40..43).for_each(|subject| returns(store, subject));
        app.hear();
        let news = || store.tx(|tx| store::news(tx, home(), employment(NEEMA), 10)).unwrap();
        let first: Vec<Uuid> = news().iter().map(|one| one.id).collect();
        assert_eq!(first.len(), 3);
        let told = vec![first[0]];
        store
            .tx(move |tx| store::save_mailed(tx, home(), employment(NEEMA), &told, Uuid::from_u128(5)))
            .unwrap();
        let read = EventId(first[1]);
        store
            .tx(move |tx| store::read_one(tx, home(), employment(NEEMA), read, at("2026-09-01T09:00:00Z")))
            .unwrap();
        assert_eq!(news().iter().map(|one| one.id).collect::<Vec<_>>(), [first[2]]);
    });
}

fn browser<'a>(app: &'a TestApp<'a>, number: u128) -> Browser<'a> {
    app.signed_in(home(), employment(number))
}

#[test]
fn somebody_opens_a_notice_reads_the_rest_and_sees_nobody_elses() {
    on_each_db(|store| {
        let app = TestApp::new(store, vec![area()], identify);
        let neema = browser(&app, NEEMA);
        assert!(neema.get("/notices").text().contains("Huna arifa"));
        (40..43).for_each(|subject| returns(store, subject));
        app.hear();
        let page = neema.get("/notices");
        assert_eq!(page.body.matches("Juma Mfano amerudisha mpango wako").count(), 3, "{}", page.text());
        assert!(neema.in_english().get("/notices").text().contains("Juma Mfano returned your plan"));
        let neema = browser(&app, NEEMA);
        let rows = store.tx(|tx| store::list(tx, home(), employment(NEEMA), None)).unwrap().rows;
        let (newest, middle) = (rows[0].id, rows[1].id);
        assert_eq!(browser(&app, JUMA).post(&format!("/notices/{newest}/open"), &[]).status, 404);
        assert_eq!(neema.post(&format!("/notices/{newest}/open"), &[]).location, rows[0].path);
        let new = |page: &str| page.matches(">Mpya<").count();
        assert_eq!(new(&neema.get("/notices").body), 2);
        // One more comes while the page is open: it stays new.
        returns(store, 44);
        app.hear();
        let read = neema.post("/notices/read", &[("newest", &middle.to_string())]);
        assert_eq!(read.location, "/notices?done=platform-notice-read-done");
        assert_eq!(new(&neema.get("/notices").body), 1);
        assert!(browser(&app, JUMA).get("/notices").text().contains("Huna arifa"));
    });
}

#[test]
fn a_long_list_goes_on_by_key() {
    let store = TestStore::sqlite();
    let app = TestApp::new(&store, vec![area()], identify);
    (100..153).for_each(|subject| returns(&store, subject));
    app.hear();
    let neema = browser(&app, NEEMA);
    let first = neema.get("/notices");
    assert_eq!(first.body.matches("/open\"").count(), 50);
    let next = first.body.split("/notices?before=").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let second = neema.get(&format!("/notices?before={next}"));
    assert_eq!(second.body.matches("/open\"").count(), 3);
}
