//! Choosing a supervisor: two consents on both engines, and the pages.

use axum::http::StatusCode;
use kernel::Error;
use platform::deadline::run_passed;
use platform::testing::{TestStore, on_each_db};
use platform::work::Work;

use super::actions::{accept_choice, ask_choice, confirm_choice, decline_choice, withdraw_choice};
use super::rules::{Act, step};
use super::{NewChoice, State};
use crate::employee;
use crate::employee::actions::end_employee;
use crate::handover::actions::hand_over_due;
use crate::owed::list;
use crate::testing::{self, Someone};
use crate::tests::{TODAY, browser, complaint, day, fixture, show, whole, with_app};

#[test]
fn every_step_has_its_place() {
    for state in State::ALL {
        for (act, from, to) in [
            (Act::Accept, &[State::Asked, State::Unanswered][..], State::Accepted),
            (Act::Decline, &[State::Asked, State::Unanswered, State::Accepted], State::Declined),
            (Act::Withdraw, &[State::Asked, State::Unanswered, State::Accepted], State::Withdrawn),
            (Act::Confirm, &[State::Unanswered, State::Accepted], State::Confirmed),
            (Act::Pass, &[State::Asked], State::Unanswered),
        ] {
            assert_eq!(step(*state, act).ok(), from.contains(state).then_some(to), "{state:?} {act:?}");
        }
    }
}

#[test]
fn the_supervision_changes_only_after_both_consents() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, id) = (people.institution, people.employee.employment);
        let supervisor =
            || store.tx(move |tx| employee::find(tx, home, id, day(TODAY))).unwrap().unwrap().supervisor_id;
        let wish = |chosen| NewChoice { chosen, reason: "Ananisimamia kituoni".into() };
        let ask = |new: NewChoice| store.work(&people.employee.actor(), move |work| ask_choice(work, &new));
        assert_eq!(complaint(ask(wish(id))), "people-choice-refused-oneself");
        assert_eq!(complaint(ask(wish(people.supervisor.employment))), "people-choice-refused-same");
        let far = ask(wish(people.stranger.employment));
        assert_eq!(complaint(far), "supervisor=people-supervision-problem-unknown");
        let silent = ask(NewChoice { reason: " ".into(), ..wish(people.head.employment) });
        assert_eq!(complaint(silent), "reason=people-supervision-problem-reason-missing");
        let asked = ask(wish(people.head.employment)).unwrap();
        assert_eq!(complaint(ask(wish(people.planner.employment))), "people-choice-refused-waiting");
        let head = people.head.employment;
        let owed = testing::waits(store, home, head);
        assert_eq!(owed[0].kind, "people.choice.accept");
        let early = store.work(&people.hr.actor(), move |work| confirm_choice(work, asked, 1));
        assert_eq!(complaint(early), "people-choice-refused-not-accepted");
        let by_other = store.work(&people.supervisor.actor(), move |work| accept_choice(work, asked, 1));
        assert_eq!(complaint(by_other), Error::NotFound.to_string());
        store.work(&people.head.actor(), move |work| accept_choice(work, asked, 1)).unwrap();
        assert_eq!(supervisor(), Some(people.supervisor.employment), "nothing has changed yet");
        // It waits for HR now, whoever holds the role, and for nobody else.
        let waits = |who: &Someone| {
            let who = who.employment;
            let rows = store.tx(move |tx| list(tx, home, who, day(TODAY), 50)).unwrap();
            rows.into_iter().map(|row| row.kind).collect::<Vec<_>>()
        };
        assert_eq!(waits(&people.hr), ["people.choice.confirm"]);
        assert!(waits(&people.head).is_empty() && waits(&people.director).is_empty());
        let by_chosen = store.work(&people.head.actor(), move |work| confirm_choice(work, asked, 2));
        assert_eq!(complaint(by_chosen), Error::Denied.to_string());
        store.work(&people.hr.actor(), move |work| confirm_choice(work, asked, 2)).unwrap();
        assert_eq!(supervisor(), Some(head));
        assert!(waits(&people.hr).is_empty());
        let again = store.work(&people.hr.actor(), move |work| confirm_choice(work, asked, 3));
        assert_eq!(complaint(again), "people-choice-refused-over");
    });
}

/// The engine over passed days, as the server runs it.
fn round(store: &TestStore) {
    let desk = store.desk(&kernel::Actor::System);
    let done = store.runtime.block_on(run_passed(&desk, &[crate::area()])).unwrap();
    assert_eq!(done.failed, 0);
}

#[test]
fn who_is_silent_about_a_wish_leaves_it_to_hr() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, id, head) = (people.institution, people.employee.employment, people.head.employment);
        let ask = || {
            let new = NewChoice { chosen: head, reason: "Ananisimamia kituoni".into() };
            store.work(&people.employee.actor(), move |work| ask_choice(work, &new)).unwrap()
        };
        let waits = |who: &Someone| {
            let (who, today) = (who.employment, store.clock.now().day());
            let rows = store.tx(move |tx| list(tx, home, who, today, 50)).unwrap();
            rows.into_iter().map(|row| row.kind).collect::<Vec<_>>()
        };
        let wish = ask();
        round(store);
        assert!(waits(&people.hr).is_empty(), "the day has not come");
        store.at("2026-09-09T08:00:00Z");
        for _ in 0..2 {
            round(store);
        }
        assert_eq!(waits(&people.hr), ["people.choice.confirm"]);
        assert!(waits(&people.director).is_empty(), "whoever stands above was not asked");
        store.work(&people.hr.actor(), move |work| confirm_choice(work, wish, 2)).unwrap();
        let row = store.tx(move |tx| employee::find(tx, home, id, day("2026-09-09"))).unwrap().unwrap();
        assert_eq!(row.supervisor_id, Some(head));
        assert!(waits(&people.hr).is_empty());
        let left = testing::waits(store, home, head);
        assert!(
            left.iter().all(|due| due.kind != "people.choice.accept"),
            "nothing is left to answer: {left:?}"
        );
    });
}

#[test]
fn a_late_yes_leaves_one_decision_to_hr_and_a_leavers_silence_goes_there_too() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, head) = (people.institution, people.head.employment);
        let new = NewChoice { chosen: head, reason: "Ananisimamia kituoni".into() };
        let asked = new.clone();
        let wish = store.work(&people.employee.actor(), move |work| ask_choice(work, &asked)).unwrap();
        store.at("2026-09-09T08:00:00Z");
        round(store);
        store.work(&people.head.actor(), move |work| accept_choice(work, wish, 2)).unwrap();
        let hr = people.hr.employment;
        let rows = store.tx(move |tx| list(tx, home, hr, day("2026-09-09"), 50)).unwrap();
        assert_eq!(rows.iter().map(|row| row.kind.as_str()).collect::<Vec<_>>(), ["people.choice.confirm"]);
        store.work(&people.hr.actor(), move |work| decline_choice(work, wish, 3, "Muundo")).unwrap();
        // Asked again, and the one named leaves before answering: nobody above them is asked in their place.
        let wish = store.work(&people.employee.actor(), move |work| ask_choice(work, &new)).unwrap();
        let end = move |work: &Work<'_>| end_employee(work, home, head, 1, day("2026-09-10"), "Ameacha kazi");
        store.work(&people.hr.actor(), end).unwrap();
        store.at("2026-09-21T08:00:00Z");
        store.runtime.block_on(hand_over_due(&store.desk(&kernel::Actor::System))).unwrap().whole().unwrap();
        round(store);
        let director = people.director.employment;
        let above = testing::waits(store, home, director);
        assert!(above.iter().all(|due| due.kind != "people.choice.accept"), "{above:?}");
        store.work(&people.hr.actor(), move |work| decline_choice(work, wish, 2, "Ameondoka")).unwrap();
    });
}

#[test]
fn a_wish_is_declined_with_a_reason_or_withdrawn() {
    on_each_db(|store| {
        let people = fixture(store);
        let head = people.head.employment;
        let ask = || {
            let new = NewChoice { chosen: head, reason: "Muundo".into() };
            store.work(&people.employee.actor(), move |work| ask_choice(work, &new)).unwrap()
        };
        let first = ask();
        let decline = move |work: &Work<'_>| decline_choice(work, first, 1, "Nina watu wengi tayari");
        store.work(&people.head.actor(), decline).unwrap();
        let second = ask();
        store.work(&people.employee.actor(), move |work| withdraw_choice(work, second, 1)).unwrap();
        let late = store.work(&people.head.actor(), move |work| accept_choice(work, second, 2));
        assert_eq!(complaint(late), "people-choice-refused-over");
    });
}

#[test]
fn the_pages_ask_accept_and_confirm() {
    with_app(|app, people| {
        let (employee, head, hr) =
            (browser(app, &people.employee), browser(app, &people.head), browser(app, &people.hr));
        whole(&employee.get("/my-supervisor"));
        let bad = employee.post("/my-supervisor", &[("supervisor", "12"), ("reason", "x")]);
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", show(&bad));
        let fields = [("supervisor", people.head.check_number), ("reason", "Ananisimamia kituoni")];
        assert_eq!(employee.post("/my-supervisor", &fields).status, StatusCode::SEE_OTHER);
        let page = employee.get("/my-supervisor");
        whole(&page);
        let id =
            page.body.split("/supervisor-wishes/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        let path = format!("/supervisor-wishes/{id}");
        whole(&head.get(&path));
        assert_eq!(head.post(&format!("{path}/accept"), &[("version", "1")]).status, StatusCode::SEE_OTHER);
        let list = hr.get("/people/supervisors");
        assert!(whole(&list).contains("Mapundile"), "{}", show(&list));
        assert!(list.body.contains(&path));
        assert_eq!(hr.post(&format!("{path}/confirm"), &[("version", "2")]).status, StatusCode::SEE_OTHER);
        assert!(whole(&employee.get("/my-supervisor")).contains("Mapundile"));
        assert_eq!(browser(app, &people.colleague).get(&path).status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn nobody_below_oneself_can_be_wished_for() {
    on_each_db(|store| {
        let people = fixture(store);
        // The supervisor's own staff, and the staff of those.
        for (who, below) in [(&people.supervisor, &people.employee), (&people.head, &people.employee)] {
            let new = NewChoice { chosen: below.employment, reason: "Ananisaidia".into() };
            let asked = store.work(&who.actor(), move |work| ask_choice(work, &new));
            assert_eq!(complaint(asked), "people-choice-refused-below", "{}", who.name);
        }
    });
}

#[test]
fn a_wish_that_waits_for_hr_is_taken_back_where_it_is_listed() {
    with_app(|app, people| {
        let employee = browser(app, &people.employee);
        let wish = [("supervisor", people.head.check_number), ("reason", "Ananisimamia kituoni")];
        assert_eq!(employee.post("/my-supervisor", &wish).status, StatusCode::SEE_OTHER);
        let page = employee.get("/my-supervisor");
        let id =
            page.body.split("/supervisor-wishes/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        let path = format!("/supervisor-wishes/{id}");
        let accepted = browser(app, &people.head).post(&format!("{path}/accept"), &[("version", "1")]);
        assert_eq!(accepted.status, StatusCode::SEE_OTHER, "{}", show(&accepted));
        let page = employee.get("/my-supervisor");
        assert!(whole(&page).contains("Linamsubiri Afisa Utumishi"), "{}", show(&page));
        assert!(page.body.contains(&format!("action=\"{path}/withdraw\"")), "{}", page.body);
        let version = page.value_of("version").unwrap();
        let back = employee.post(&format!("{path}/withdraw"), &[("version", &version)]);
        assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", show(&back));
        let page = employee.get("/my-supervisor");
        assert!(whole(&page).contains("Limeondolewa") && !page.body.contains("/withdraw"), "{}", show(&page));
    });
}
