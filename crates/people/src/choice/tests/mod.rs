//! Choosing a supervisor: two consents on both engines, and the pages.

use axum::http::StatusCode;
use kernel::Error;
use platform::deadline::waiting;
use platform::testing::on_each_db;
use platform::work::Work;

use super::actions::{accept_choice, ask_choice, confirm_choice, decline_choice, withdraw_choice};
use super::rules::{Act, step};
use super::{NewChoice, State};
use crate::employee;
use crate::owed::list;
use crate::testing::Someone;
use crate::tests::{TODAY, browser, complaint, day, fixture, show, whole, with_app};

#[test]
fn every_step_has_its_place() {
    for state in State::ALL {
        for (act, from, to) in [
            (Act::Accept, &[State::Asked][..], State::Accepted),
            (Act::Decline, &[State::Asked, State::Accepted], State::Declined),
            (Act::Withdraw, &[State::Asked, State::Accepted], State::Withdrawn),
            (Act::Confirm, &[State::Accepted], State::Confirmed),
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
        let owed = store.tx(move |tx| waiting(tx, home, head, 50)).unwrap();
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
