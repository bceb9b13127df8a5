//! An officer sends a sheet, reads the report, takes it; nobody else can.

use futures_util::StreamExt;
use kernel::{EmploymentId, Language, Person, PersonId, RoleGrant};
use tower::ServiceExt;

use super::*;
use crate::area::{Area, no_reference};
use crate::import::store::{self, ImportId, State};
use crate::session::Session;
use crate::store::Tx;
use crate::testing::{Answer, TestApp, TestStore, on_each_db};

const HR: u128 = 1;
const STRANGER: u128 = 2;

fn area() -> Area {
    Area {
        name: "test",
        actions: &[&IMPORT],
        routes: || crate::import::routes(&HOLIDAYS),
        words: &[
            (
                Language::Sw,
                "test-import = Ingiza sikukuu\ntest-import-hint = Sikukuu za mwaka.\ntest-import-not-a-day = Tarehe { $value } haisomeki.\ntest-import-not-a-day-mend = Andika 2031-12-31.\n",
            ),
            (
                Language::En,
                "test-import = Import holidays\ntest-import-hint = The year's holidays.\ntest-import-not-a-day = The date { $value } cannot be read.\ntest-import-not-a-day-mend = Write 2031-12-31.\n",
            ),
        ],
        navigation: &[],
        on_passed: &[],
        notices: &[],
        reference: no_reference,
        reference_texts: &[],
    }
}

#[expect(clippy::unnecessary_wraps, reason = "the shape of Identify")]
fn identify(_: &Tx<'_>, session: &Session, _: Day) -> Result<Option<kernel::Actor>, Error> {
    let role = if session.employment_id.0.as_u128() == HR { Role::Hr } else { Role::Planner };
    Ok(Some(kernel::Actor::Person(Box::new(Person {
        person: PersonId(session.employment_id.0),
        institution: session.institution_id,
        institution_name: "Mwangaza".into(),
        region: None,
        employment: session.employment_id,
        name: "Grace Msangule".into(),
        roles: vec![RoleGrant { role, unit_path: None }],
        supervises: false,
        unread: 0,
        acting_for: Vec::new(),
        reasons: Vec::new(),
        seated: None,
        left_on: None,
    }))))
}

fn employment(number: u128) -> EmploymentId {
    EmploymentId(kernel::uuid::Uuid::from_u128(number))
}

fn send(app: &TestApp<'_>, bytes: &[u8]) -> Answer {
    app.signed_in(institution(), employment(HR)).post_files(
        "/imports/holiday",
        &[],
        &[("sheet", "siku.csv", bytes)],
    )
}

fn files_left(store: &TestStore) -> usize {
    std::fs::read_dir(store.directory.path().join("imports")).map_or(0, Iterator::count)
}

#[test]
fn a_sheet_is_sent_tried_read_and_taken() {
    let store = TestStore::sqlite();
    let app = TestApp::new(&store, vec![area()], identify);
    let officer = app.signed_in(institution(), employment(HR));
    let form = officer.get("/imports/holiday").text();
    assert!(
        form.contains("Ingiza sikukuu") && form.contains("Tarehe") && !form.contains("[[platform"),
        "{form}"
    );
    let sent = send(&app, b"Tarehe,Jina\n2031-01-01,Mwaka mpya\n");
    assert_eq!(sent.status, 303);
    let tried = officer.get(&sent.location);
    assert!(tried.text().contains("Halina tatizo, linasubiri kuingizwa"), "{}", tried.text());
    assert_eq!(files_left(&store), 1);
    let taken = officer.post(&format!("{}/take", sent.location), &[]);
    assert_eq!(taken.location, sent.location);
    let page = officer.get(&taken.location).text();
    assert!(page.contains("Limeingizwa") && !page.contains("[[platform"), "{page}");
    assert_eq!(files_left(&store), 0);
    let again = officer.post(&format!("{}/take", sent.location), &[]);
    assert_eq!(again.status, 303, "a second press is no fault");
    let list = officer.get("/imports/holiday").text();
    assert!(
        list.contains("siku.csv") && list.contains("Mipya 1, iliyobadilika 0, isiyobadilika 0"),
        "{list}"
    );
}

#[test]
fn a_bad_sheet_is_refused_with_a_report_and_its_file_thrown_away() {
    let store = TestStore::sqlite();
    let app = TestApp::new(&store, vec![area()], identify);
    let sent = send(&app, "Tarehe,Jina\n<kesho>,a\n".as_bytes());
    let officer = app.signed_in(institution(), employment(HR)).in_english();
    let page = officer.get(&sent.location);
    let text = page.text();
    assert!(text.contains("Has problems, not imported") && text.contains("2 Tarehe The date"), "{text}");
    assert!(text.contains("Write 2031-12-31.") && !page.body.contains("<kesho>"), "{text}");
    assert_eq!(files_left(&store), 0);
    let taken = officer.post(&format!("{}/take", sent.location), &[]);
    assert_eq!(taken.status, 409);
}

#[test]
fn a_newer_sheet_replaces_the_one_that_waited() {
    let store = TestStore::sqlite();
    let app = TestApp::new(&store, vec![area()], identify);
    let first = send(&app, b"Tarehe,Jina\n2031-01-01,a\n");
    send(&app, b"Tarehe,Jina\n2031-01-01,b\n");
    let officer = app.signed_in(institution(), employment(HR));
    assert!(officer.get(&first.location).text().contains("Nafasi yake imechukuliwa na faili jipya"));
    assert_eq!(officer.post(&format!("{}/take", first.location), &[]).status, 409);
    assert_eq!(files_left(&store), 1);
}

#[test]
fn of_two_sheets_in_one_form_one_stays() {
    let store = TestStore::sqlite();
    let app = TestApp::new(&store, vec![area()], identify);
    let sheet: &[u8] = b"Tarehe,Jina\n2031-01-01,a\n";
    let files = [("sheet", "moja.csv", sheet), ("sheet", "mbili.csv", sheet)];
    let sent = app.signed_in(institution(), employment(HR)).post_files("/imports/holiday", &[], &files);
    assert_eq!(sent.status, 303);
    assert_eq!(files_left(&store), 1);
}

#[test]
fn a_connection_that_breaks_leaves_no_sheet_behind() {
    let store = TestStore::sqlite();
    let app = TestApp::new(&store, vec![area()], identify);
    let token = crate::session::new_token().unwrap();
    let (kept, now) = (token.clone(), store.clock.now());
    store
        .tx(move |tx| {
            let account = kernel::AccountId(employment(HR).0);
            crate::session::start(tx, &kept, now, account, institution(), employment(HR))
        })
        .unwrap();
    let first =
        "--line\r\nContent-Disposition: form-data; name=\"sheet\"; filename=\"a.csv\"\r\n\r\nTarehe,Jina\n";
    let request = axum::http::Request::post("/imports/holiday")
        .header("content-type", "multipart/form-data; boundary=line")
        .header("cookie", format!("tija={}", token.reveal()))
        .body(axum::body::Body::from_stream(
            futures_util::stream::iter([Ok::<_, std::io::Error>(bytes::Bytes::from(first))])
                .chain(futures_util::stream::pending()),
        ))
        .unwrap();
    store.runtime.block_on(async {
        let asked = crate::http::router(&app.app).oneshot(request);
        // Long enough for what was sent to be written.
        assert!(tokio::time::timeout(std::time::Duration::from_millis(300), asked).await.is_err());
    });
    assert!(store.directory.path().join("imports").is_dir(), "it had begun to arrive");
    assert_eq!(files_left(&store), 0);
}

/// Two large sheets fill the memory that a third would need.
#[test]
fn a_third_sheet_waits_until_one_of_two_is_done() {
    let store = TestStore::sqlite();
    let app = TestApp::new(&store, vec![area()], identify);
    let officer = app.signed_in(institution(), employment(HR));
    let both = store.runtime.block_on(crate::import::job::TURNS.acquire_many(2)).unwrap();
    let sent = send(&app, b"Tarehe,Jina\n2031-01-01,a\n");
    assert!(!officer.get(&sent.location).text().contains("Halina tatizo"));
    drop(both);
    let tried = (0..100).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        officer.get(&sent.location).text().contains("Halina tatizo")
    });
    assert!(tried);
}

#[test]
fn what_died_with_its_server_can_be_begun_again() {
    let store = TestStore::sqlite();
    let app = TestApp::new(&store, vec![area()], identify);
    let sent = send(&app, b"Tarehe,Jina\n2031-01-01,a\n");
    store.tx(|tx| tx.run(&DIE, &[&institution()])).unwrap();
    let officer = app.signed_in(institution(), employment(HR));
    let page = officer.get(&sent.location).text();
    assert!(page.contains("Limekatizwa") && page.contains("Anza upya"), "{page}");
    let again = officer.post(&format!("{}/retry", sent.location), &[]);
    assert!(officer.get(&again.location).text().contains("Halina tatizo"));
}

#[test]
fn what_died_with_its_server_is_set_aside_by_a_newer_sheet_once_it_gave_no_sign_of_life() {
    on_each_db(|store| {
        let app = TestApp::new(store, vec![area()], identify);
        let states = || {
            let rows = store.tx(|tx| store::list_recent(tx, institution(), "holiday")).unwrap();
            rows.into_iter().map(|row| row.state).collect::<Vec<_>>()
        };
        let sheet = b"Tarehe,Jina\n2031-01-01,a\n";
        for (day, state) in [(1, State::Trying), (2, State::Taking)] {
            store.at(&format!("2026-09-0{day}T08:00:00Z"));
            send(&app, sheet);
            store.tx(move |tx| tx.run(&STOP, &[&institution(), &state])).unwrap();
            store.at(&format!("2026-09-0{day}T08:00:30Z"));
            send(&app, sheet);
            assert_eq!(states()[..2], [State::Tried, state], "it may still be alive");
            assert_eq!(files_left(store), 2);
            store.at(&format!("2026-09-0{day}T08:01:30Z"));
            send(&app, sheet);
            assert_eq!(states()[..3], [State::Tried, State::Replaced, State::Replaced]);
            assert_eq!(files_left(store), 1, "names and birth dates do not lie about");
        }
    });
}

#[test]
fn what_was_set_aside_while_it_was_tried_stays_so() {
    on_each_db(|store| {
        let app = TestApp::new(store, vec![area()], identify);
        let sent = send(&app, b"Tarehe,Jina\n2031-01-01,a\n");
        store.tx(|tx| tx.run(&STOP, &[&institution(), &State::Replaced])).unwrap();
        let id = sent.location.rsplit('/').next().unwrap().parse::<ImportId>().unwrap();
        let now = store.clock.now();
        let closed = store.tx(move |tx| {
            store::close(tx, institution(), id, State::Tried, &crate::import::Report::default(), now)
        });
        assert!(matches!(closed, Err(Error::Stale)), "{closed:?}");
    });
}

crate::statements! {
    STOP = "UPDATE platform_import SET state = $2 WHERE institution_id = $1 AND state = 'tried'";
    DIE = "UPDATE platform_import SET state = 'taking' WHERE institution_id = $1";
}

#[test]
fn no_file_or_one_too_large_brings_the_form_back() {
    let store = TestStore::sqlite();
    let app = TestApp::new(&store, vec![area()], identify);
    let officer = app.signed_in(institution(), employment(HR));
    let none = officer.post_files("/imports/holiday", &[], &[]);
    assert_eq!(none.status, 422);
    assert!(none.text().contains("Chagua faili la kuingiza."), "{}", none.text());
    let large = send(&app, &vec![b'a'; 64 * 1024 * 1024 + 1]);
    assert_eq!(large.status, 422);
    assert!(large.text().contains("Lisizidi MB 64; ligawe"), "{}", large.text());
    let huge = send(&app, &vec![b'a'; 130 * 1024 * 1024]);
    assert!(huge.text().contains("Lisizidi MB 64; ligawe"), "{}", huge.text());
    assert_eq!(files_left(&store), 0);
}

#[test]
fn an_import_of_another_institution_or_for_another_role_is_out_of_reach() {
    let store = TestStore::sqlite();
    let app = TestApp::new(&store, vec![area()], identify);
    let sent = send(&app, b"Tarehe,Jina\n2031-01-01,a\n");
    assert_eq!(app.signed_in(forbidden(), employment(HR)).get(&sent.location).status, 404);
    assert_eq!(app.signed_in(institution(), employment(STRANGER)).get(&sent.location).status, 403);
    assert_eq!(app.outsider().get(&sent.location).status, 303);
}

#[test]
fn templates_have_the_headings_of_the_readers_language() {
    let store = TestStore::sqlite();
    let app = TestApp::new(&store, vec![area()], identify);
    let officer = app.signed_in(institution(), employment(HR));
    assert_eq!(officer.get("/imports/holiday/template/csv").body, "\u{feff}Tarehe,Jina,Aina\r\n");
    assert!(officer.get("/imports/holiday/template/xlsx").body.starts_with("PK"));
    assert_eq!(officer.get("/imports/holiday/template/pdf").status, 404);
    assert_eq!(officer.in_english().get("/imports/holiday/template/csv").body, "\u{feff}Date,Name,Kind\r\n");
}
