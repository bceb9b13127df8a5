//! The appellant is told what others did with the case and no due date says; nobody else is told anything. On both engines.

use kernel::Actor;
use people::testing::Someone;
use platform::testing::{TestApp, TestStore, on_each_db};

use super::made::{Court, confirmed, court, quality, tume, verdict};
use crate::appeal::actions::{self, Letter};
use crate::appeal::model::AppealId;
use crate::appeal::tests::seats::leaves;

fn told(store: &TestStore, whose: &Someone) -> Vec<String> {
    news(store, whose, "performance-notice-appeal-")
}

/// What somebody has not read of what they have been told, oldest first; each leads to a page they may read.
pub(crate) fn news(store: &TestStore, whose: &Someone, of: &str) -> Vec<String> {
    let app = TestApp::new(store, vec![people::area(), crate::area()], people::identity::identify);
    app.hear();
    let (home, id) = (whose.person.institution, whose.employment);
    let news = store.tx(move |tx| platform::notice::store::news(tx, home, id, 50)).unwrap();
    let browser = app.signed_in(home, id);
    let about = news.iter().filter_map(|one| {
        let text = one.kind.strip_prefix(of)?;
        let path = browser.post(&format!("/notices/{}/open", one.id), &[]).location;
        assert_eq!(browser.get(&path).status, 200, "{path}");
        Some(text.to_owned())
    });
    about.collect()
}

fn escalate(store: &TestStore, court: &Court, id: AppealId, moment: &str) {
    store.at(moment);
    let home = court.circle.people.institution;
    store.work(&Actor::System, move |work| actions::escalate_appeal(work, home, id)).unwrap();
}

#[test]
fn the_appellant_alone_is_told_that_a_case_went_up_and_that_the_commission_answered() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let id = court.file(store);
        let version = court.case(store, &people.supervisor, id).row.version;
        let stand_down =
            move |work: &platform::work::Work<'_>| actions::recuse(work, id, version, "Tunahusiana");
        store.work(&people.supervisor.actor(), stand_down).unwrap();
        assert_eq!(told(store, &people.employee), ["recused"]);
        escalate(store, &court, id, "2026-10-30T08:00:00Z");
        escalate(store, &court, id, "2026-12-30T08:00:00Z");
        let on = "2026-12-30".parse().unwrap();
        let version = court.case(store, &people.employee, id).row.version;
        let record = move |work: &platform::work::Work<'_>| {
            let sent = Letter { on, reference: "HM/12".into() };
            let answer = verdict(vec![quality(1, 90), confirmed(2)]);
            actions::record_answer(work, id, version, &tume(on), Some(&sent), &answer)
        };
        store.work(&people.hr.actor(), record).unwrap();
        // What was read is no news, and what is older than thirty days tells nobody anything.
        assert_eq!(told(store, &people.employee), ["escalated", "recorded"]);
        for other in [&people.supervisor, &people.head, &people.hr, &people.director] {
            assert!(told(store, other).is_empty(), "{} was told", other.name);
        }
    });
}

#[test]
fn the_appellant_is_told_that_a_decider_left() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        court.file(store);
        assert_eq!(leaves(store, &court, &people.supervisor), 1);
        assert_eq!(told(store, &people.employee), ["vacated"]);
    });
}
