//! Walks every route as everybody: the outsider, a stranger of another institution, and each role. What the policy table
//! says they could never do is refused; what they could do never breaks the program, whatever they send.

use kernel::could;
use people::employee::actions::end_employee;
use people::testing::{Fixture, Someone};
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
        // Signing out would end the walk of whoever does it.
        if route.path == "/sign-out" {
            continue;
        }
        let path = filled(route.path);
        let outside = send(&app.outsider(), route.method, &path);
        let turned_away = outside.location.starts_with("/sign-in?next=") || outside.status == 401;
        if turned_away == route.is_open() || outside.status.is_server_error() {
            complaints.push(format!("{path} as outsider: {} {}", outside.status, outside.location));
        }
        for (who, someone) in everybody {
            let institution = someone.person.institution;
            let answer = send(&app.signed_in(institution, someone.employment), route.method, &path);
            let refused = answer.status == 403;
            let expected = !could(route.action, &someone.actor());
            if refused && !expected && route.method == Method::Post {
                // A row's own policy may refuse more than the roles do, never less.
                continue;
            }
            if refused != expected || answer.status.is_server_error() || answer.status == 401 {
                complaints
                    .push(format!("{path} as {who}: {} (by the table refused: {expected})", answer.status));
            }
        }
    }
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}
