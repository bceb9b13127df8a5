//! The walls between institutions and between colleagues, tried with the addresses that the people of the demonstration
//! really have: whoever is neither party nor office to a row reads nothing of it and changes nothing.

use kernel::uuid::Uuid;
use platform::http::{Method, Route};
use platform::testing::{Browser, TestApp};

use crate::council::person;

/// The director and the planner of the council next door.
const NEXT_DOOR: [&str; 2] = ["90020011", "90020012"];
/// A colleague without an office or staff, whose own pages are not among those walked.
const COLLEAGUE: &str = "90000040";

/// What others may open by its id, each with the reason.
const SHARED: [(&str, &str); 1] = [("/verify/{code}", "whoever holds a paper may check it")];
/// What a colleague of the same institution may open besides.
const AMONG_COLLEAGUES: [(&str, &str); 1] =
    [("/plan/activities/{id}", "everybody reads the institution's plan")];

fn is_id(piece: &str) -> bool {
    piece.parse::<Uuid>().is_ok()
}

/// Does the address name a row?
pub fn names_a_row(path: &str) -> bool {
    bare(path).split('/').any(is_id)
}

fn bare(path: &str) -> &str {
    path.split(['?', '#']).next().unwrap_or(path)
}

/// The address of a route on rows that are known: with the ids of an address that begins as it does.
fn on_known(pattern: &str, known: &[&str]) -> Option<String> {
    let wanted: Vec<&str> = pattern.split('/').collect();
    let last = wanted.iter().rposition(|piece| piece.starts_with('{'))?;
    known.iter().find_map(|path| {
        let pieces: Vec<&str> = path.split('/').collect();
        let begun = pieces.get(..=last)?;
        let alike =
            |(want, piece): (&&str, &&str)| if want.starts_with('{') { is_id(piece) } else { want == piece };
        let fits = wanted.iter().zip(begun).all(alike);
        fits.then(|| [begun, wanted.get(last + 1..).unwrap_or_default()].concat().join("/"))
    })
}

/// What somebody could do on rows that are not theirs to see.
pub fn complaints(app: &TestApp<'_>, routes: &[Route], rows: &[String]) -> Vec<String> {
    let known: Vec<&str> = rows.iter().map(|path| bare(path)).collect();
    let mut complaints = Vec::new();
    let mut tried = 0;
    for (who, besides) in NEXT_DOOR.map(|who| (who, false)).into_iter().chain([(COLLEAGUE, true)]) {
        let browser = person(app, who);
        let shared = |pattern: &str| {
            SHARED.iter().chain(AMONG_COLLEAGUES.iter().filter(|_| besides)).any(|(path, _)| *path == pattern)
        };
        for route in routes.iter().filter(|route| route.path.contains('{') && !shared(route.path)) {
            let Some(path) = on_known(route.path, &known) else { continue };
            tried += 1;
            let status = ask(&browser, route.method, &path);
            if ![403, 404].contains(&status) {
                complaints.push(format!("{:?} {} as {who}: {status} ({path})", route.method, route.path));
            }
        }
    }
    assert!(tried > 100, "only {tried} addresses were known");
    complaints
}

/// A form is sent as a browser sends it, and as one that carries files where the page asks for those.
fn ask(browser: &Browser<'_>, method: Method, path: &str) -> u16 {
    let fields = [
        ("version", "1"),
        ("reason", "Sababu ya kutosha kabisa"),
        ("vote", "agrees"),
        ("appeal_id", "0190f5e6-6e80-7000-8000-00000000ffff"),
    ];
    let answer = match method {
        Method::Get => browser.get(path),
        Method::Post => browser.post(path, &fields),
    };
    match answer.status.as_u16() {
        422 => browser.post_files(path, &fields, &[]).status.as_u16(),
        status => status,
    }
}
