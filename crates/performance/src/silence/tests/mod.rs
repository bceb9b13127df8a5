//! Silence, tried: what each kind does when its day has passed, and a whole year with supervisors who never act.

mod appraisal;
mod away;
mod once;
mod plan;
mod report;
mod year;

use kernel::{Actor, Error};
use people::testing::{Fixture, Someone};
use platform::deadline::run_passed;
use platform::round::Done;
use platform::testing::{TestApp, TestStore};

/// One round of the engine.
fn round(store: &TestStore) -> Done {
    let done = store.runtime.block_on(run_passed(&store.desk(&Actor::System), &[crate::area()])).unwrap();
    assert_eq!(done.failed, 0, "a row failed");
    done
}

/// What waits for somebody, and what went up from them: the kind's last words, whose turn, whom it came from or went to.
fn owed(store: &TestStore, people: &Fixture, who: &Someone) -> Vec<String> {
    let (home, id, today) = (people.institution, who.employment, store.clock.now().day());
    let rows = store.tx(move |tx| people::owed::list(tx, home, id, today, 50)).unwrap();
    rows.into_iter()
        .map(|row| {
            let kind = row.kind.trim_start_matches("performance.");
            let way = if row.mine { "from" } else { "now with" };
            match row.other_name {
                Some(name) => format!("{kind} {way} {name}, {}", row.due_on),
                None => format!("{kind}, {}", row.due_on),
            }
        })
        .collect()
}

/// Fallen due and answered in time, in the year of the plan, by the day the clock shows.
fn duty(store: &TestStore, people: &Fixture, who: &Someone, year: kernel::FinancialYear) -> (i64, i64) {
    crate::duty::tests::counted(store, people.institution, who.employment, year)
}

/// The verbs of an employee's own history, oldest first, of this room only.
fn told(store: &TestStore, people: &Fixture, whose: &Someone) -> Vec<String> {
    let (home, id) = (people.institution, whose.employment);
    let mut events = store.tx(move |tx| platform::history::about(tx, home, id, None)).unwrap();
    events.reverse();
    let verb = |action: &str| action.strip_prefix("performance.silence.").map(str::to_owned);
    events.iter().filter_map(|event| verb(&event.action)).collect()
}

/// How the words of notices about silence begin.
const SILENCE: &str = "performance-notice-silence-";

/// Where the notices about silence lead that somebody has not read, oldest first, by their pages.
fn noticed(store: &TestStore, whose: &Someone) -> Vec<String> {
    let app = TestApp::new(store, vec![people::area(), crate::area()], people::identity::identify);
    app.hear();
    let (home, id) = (whose.person.institution, whose.employment);
    let news = store.tx(move |tx| platform::notice::store::news(tx, home, id, 50)).unwrap();
    let browser = app.signed_in(home, id);
    news.iter()
        .filter(|one| one.kind.starts_with(SILENCE))
        .map(|one| {
            let path = browser.post(&format!("/notices/{}/open", one.id), &[]).location;
            assert_eq!(browser.get(&path).status, 200, "{path}");
            let room = path.split('/').nth(1).unwrap_or_default();
            format!("{} /{room}", one.kind.trim_start_matches(SILENCE))
        })
        .collect()
}

fn is_not_there<T: std::fmt::Debug>(outcome: Result<T, Error>) {
    assert!(matches!(outcome, Err(Error::NotFound | Error::Denied)), "{outcome:?}");
}
