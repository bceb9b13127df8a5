//! Walks every route as everybody: the outsider, a stranger of another institution, and each role. What the policy table
//! says they could never do is refused; what they could do never breaks the program, whatever they send.

use kernel::{Actor, Role, could};
use people::acting::NewActing;
use people::acting::actions::add_acting;
use people::employee::actions::end_employee;
use people::role::actions::grant_role;
use people::testing::{Above, Fixture, Someone};
use platform::http::{Method, all_routes};
use platform::testing::{Answer, Browser, TestApp, TestStore};
use platform::work::Work;
use tija::program;

fn filled(path: &str) -> String {
    path.split('/')
        .map(|part| match part {
            "{year}" => "2026-27",
            "{code}" => "en",
            "{format}" => "csv",
            _ if part.starts_with('{') => "0190f5e6-6e80-7000-8000-00000000ffff",
            _ => part,
        })
        .collect::<Vec<_>>()
        .join("/")
}

fn send(browser: &Browser<'_>, method: Method, path: &str) -> Answer {
    match method {
        Method::Get => browser.get(path),
        Method::Post => browser.post(path, &[("version", "1"), ("title", "<script>alert(1)</script>")]),
    }
}

/// A teacher, whose last day was yesterday, as a session finds them.
#[expect(clippy::expect_used, reason = "a fixture fails loudly")]
fn who_has_left(store: &TestStore, people: &Fixture) -> Someone {
    let (home, today) = (people.institution, store.clock.now().day());
    let id = people.colleague.employment;
    let end = move |work: &Work<'_>| end_employee(work, home, id, 1, today.plus_days(-1), "Amestaafu");
    store.work(&people.hr.actor(), end).expect("the end of an employment");
    let person = store.tx(move |tx| people::employee::actor(tx, home, id, today)).expect("a read");
    Someone { person: person.expect("who has left"), name: people.colleague.name.clone(), ..people.colleague }
}

/// Somebody as a session finds them today: with the roles granted since, and those they act for.
#[expect(clippy::expect_used, reason = "a fixture fails loudly")]
fn found(store: &TestStore, someone: &Someone) -> Someone {
    let (home, id, today) = (someone.person.institution, someone.employment, store.clock.now().day());
    let person = store.tx(move |tx| people::employee::actor(tx, home, id, today)).expect("a read");
    Someone { person: person.expect("an employee"), ..someone.clone() }
}

/// Sends one request to every route and hears what the table does not say.
fn walk<'a>(
    app: &'a TestApp<'_>,
    who: &str,
    actor: &Actor,
    browser: impl Fn() -> Browser<'a>,
) -> Vec<String> {
    // Signing out, or leaving the seat, would end the walk of whoever does it.
    let routes = all_routes(&app.app).0.into_iter().filter(|route| route.path != "/sign-out");
    let mut complaints = Vec::new();
    for route in routes {
        let path = filled(route.path);
        let answer = send(&browser(), route.method, &path);
        let refused = answer.status == 403;
        let expected = !could(route.action, actor);
        if refused && !expected && route.method == Method::Post {
            // A row's own policy may refuse more than the roles do, never less.
            continue;
        }
        if refused != expected || answer.status.is_server_error() || answer.status == 401 {
            complaints.push(format!("{path} as {who}: {} (by the table refused: {expected})", answer.status));
        }
    }
    complaints
}

fn signed_in<'a>(app: &'a TestApp<'_>, someone: &Someone) -> Browser<'a> {
    app.signed_in(someone.person.institution, someone.employment)
}

#[test]
fn every_route_keeps_to_the_policy_for_everybody() {
    let store = TestStore::sqlite();
    let people = store.tx(Fixture::insert).expect("the fixture");
    let app = TestApp::new(&store, program::areas(), people::identity::identify);
    let left = who_has_left(&store, &people);
    let everybody: [(&str, &Someone); 9] = [
        ("employee", &people.employee),
        ("supervisor", &people.supervisor),
        ("head of department", &people.head),
        ("hr", &people.hr),
        ("planner", &people.planner),
        ("director", &people.director),
        ("auditor", &people.auditor),
        ("stranger", &people.stranger),
        ("who has left", &left),
    ];
    let mut complaints = Vec::new();
    for route in all_routes(&app.app).0 {
        let path = filled(route.path);
        let outside = send(&app.outsider(), route.method, &path);
        let turned_away = outside.location.starts_with("/sign-in?next=") || outside.status == 401;
        if turned_away == route.is_open() || outside.status.is_server_error() {
            complaints.push(format!("{path} as outsider: {} {}", outside.status, outside.location));
        }
    }
    for (who, someone) in everybody {
        complaints.extend(walk(&app, who, &someone.actor(), || signed_in(&app, someone)));
    }
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn so_it_does_for_the_coordinator_the_kaimu_and_those_above_at_their_desks_and_in_the_seat() {
    let store = TestStore::sqlite();
    let people = store.tx(Fixture::insert).expect("the fixture");
    let above = store.tx(Above::insert).expect("those above");
    let app = TestApp::new(&store, program::areas(), people::identity::identify);
    let (home, today) = (people.institution, store.clock.now().day());
    let helper = people.colleague.employment;
    let grant = move |work: &Work<'_>| grant_role(work, home, helper, Role::Coordinator);
    store.work(&people.hr.actor(), grant).expect("a role");
    let new = NewActing {
        absent: people.director.employment,
        acting: people.head.employment,
        from_on: today,
        to_on: today.plus_days(20),
        letter: "KMB/12/2026".into(),
    };
    store.work(&people.hr.actor(), move |work| add_acting(work, home, &new)).expect("a kaimu");

    let mut complaints = Vec::new();
    for (who, someone) in [
        ("coordinator", &people.colleague),
        ("kaimu of the director", &people.head),
        ("regional secretary", &above.secretary),
        ("planner of the secretariat", &above.organiser),
        ("national seat", &above.verifier),
    ] {
        let someone = found(&store, someone);
        complaints.extend(walk(&app, who, &someone.actor(), || signed_in(&app, &someone)));
    }
    let secretary = &above.secretary;
    let seated = store.tx({
        let secretary = secretary.clone();
        move |tx| secretary.above(tx, home)
    });
    let seated = seated.expect("the seat above").actor();
    let take = || {
        let browser = signed_in(&app, secretary);
        let taken = browser.post("/heads/take", &[("institution", &home.to_string())]);
        assert_eq!(taken.status, 303, "the seat is taken");
        browser
    };
    complaints.extend(walk(&app, "secretary in the seat", &seated, take));
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}
