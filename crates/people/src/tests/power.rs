//! Acting heads and roles: from when to when, by whom, and never for oneself.

use kernel::{Actor, Error, PageKey, Role};
use platform::testing::on_each_db;

use super::{TODAY, browser, change, complaint, day, edit, fixture, row, whole, with_app};
use crate::acting::{self, NewActing};
use crate::employee;
use crate::employee::actions::{SeatChoice, edit_employee};
use crate::role::actions::{grant_role, revoke_role};
use crate::supervision::actions::change_supervisor;
use crate::unit::Heads;

#[test]
fn a_kaimu_acts_from_the_first_day_to_the_last_and_hr_may_end_it_early() {
    on_each_db(|store| {
        let people = fixture(store);
        let home = people.institution;
        let new = NewActing {
            absent: people.head.employment,
            acting: people.supervisor.employment,
            from_on: day("2026-09-05"),
            to_on: day("2026-09-20"),
            letter: "  KMB/12/2026 ".into(),
        };
        let again = new.clone();
        let id = store
            .work(&people.hr.actor(), move |work| acting::actions::add_acting(work, home, &new))
            .unwrap();
        let stand_in = people.supervisor.employment;
        let roles = |text: &'static str| {
            let person = store.tx(move |tx| employee::actor(tx, home, stand_in, day(text))).unwrap().unwrap();
            person
                .acting_for
                .iter()
                .flat_map(|other| other.roles.iter().map(|grant| grant.role))
                .collect::<Vec<_>>()
        };
        assert_eq!(roles("2026-09-04"), []);
        assert_eq!(roles("2026-09-05"), [Role::HeadOfUnit]);
        assert_eq!(roles("2026-09-20"), [Role::HeadOfUnit]);
        assert_eq!(roles("2026-09-21"), []);
        let refused =
            store.work(&people.hr.actor(), move |work| acting::actions::add_acting(work, home, &again));
        assert_eq!(complaint(refused), "people-acting-refused-overlap");
        store.at("2026-09-10T08:00:00Z");
        store.work(&people.hr.actor(), move |work| acting::actions::end_acting(work, home, id, 1)).unwrap();
        assert_eq!(roles("2026-09-10"), []);
        let rows = store.tx(move |tx| acting::store::list(tx, home, &PageKey::default())).unwrap().rows;
        assert_eq!(
            (rows.len(), rows[0].to_on, rows[0].letter.as_str()),
            (1, day("2026-09-09"), "KMB/12/2026")
        );
        let key = PageKey(Some((rows[0].to_on.to_string(), rows[0].id.0)));
        assert!(store.tx(move |tx| acting::store::list(tx, home, &key)).unwrap().rows.is_empty());
        for someone in [&people.head, &people.supervisor] {
            let about = someone.employment;
            let events = store.tx(move |tx| platform::history::about(tx, home, about, None)).unwrap();
            assert_eq!(events.len(), 2);
        }
        store.at("2026-09-01T08:00:00Z");
    });
}

#[test]
fn a_role_is_granted_by_another_takes_effect_at_once_and_stands_in_the_history() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, id, own) = (people.institution, people.colleague.employment, people.hr.employment);
        store.work(&people.hr.actor(), move |work| grant_role(work, home, id, Role::Coordinator)).unwrap();
        let person = store.tx(move |tx| employee::actor(tx, home, id, day(TODAY))).unwrap().unwrap();
        assert!(person.holds(Role::Coordinator));
        let oneself = store.work(&people.hr.actor(), move |work| grant_role(work, home, own, Role::Planner));
        assert_eq!(complaint(oneself), "people-role-refused-oneself");
        let director = store.work(&people.director.actor(), move |work| grant_role(work, home, id, Role::Hr));
        assert!(matches!(director, Err(Error::NotFound)));
        let stranger = store.work(&people.stranger.actor(), move |work| grant_role(work, home, id, Role::Hr));
        assert!(matches!(stranger, Err(Error::NotFound)));
        store
            .work(&people.hr.actor(), move |work| revoke_role(work, home, id, Role::Coordinator, false))
            .unwrap();
        let events = store.tx(move |tx| platform::history::about(tx, home, id, None)).unwrap();
        let actions: Vec<_> = events.iter().map(|event| event.action.as_str()).collect();
        assert_eq!(actions, ["people.role.revoke", "people.role.grant"]);
        let holders = store.tx(move |tx| crate::role::store::list(tx, home, day(TODAY))).unwrap();
        assert_eq!(holders.len(), 3);
    });
}

#[test]
fn an_institution_does_not_lose_its_last_hr_officer_unawares() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, id, other) = (people.institution, people.hr.employment, people.colleague.employment);
        let revoke =
            |known| store.work(&Actor::System, move |work| revoke_role(work, home, id, Role::Hr, known));
        assert_eq!(complaint(revoke(false)), "people-role-refused-last-hr");
        revoke(true).unwrap();
        for who in [id, other] {
            store.work(&Actor::System, move |work| grant_role(work, home, who, Role::Hr)).unwrap();
        }
        revoke(false).unwrap();
    });
}

#[test]
fn the_page_asks_for_a_tick_before_the_last_hr_officer_goes() {
    with_app(|app, people| {
        let (home, id) = (people.institution, people.hr.employment);
        let admin = people.colleague.employment;
        app.store.work(&Actor::System, move |work| grant_role(work, home, admin, Role::SystemAdmin)).unwrap();
        let admin = browser(app, &people.colleague);
        let path = format!("/people/{id}/roles");
        let page = admin.get(&path);
        assert!(whole(&page).contains("Najua kuwa taasisi itabaki bila Afisa Utumishi"), "{}", page.text());
        let unknowing = admin.post(&format!("{path}/revoke"), &[("role", "hr")]);
        assert_eq!(unknowing.status, 422);
        assert!(unknowing.text().contains("Huyu ndiye Afisa Utumishi pekee"), "{}", unknowing.text());
        let knowing = admin.post(&format!("{path}/revoke"), &[("role", "hr"), ("last", "yes")]);
        assert!(knowing.location.ends_with("people-role-revoke-done"), "{}", knowing.text());
    });
}

#[test]
fn whoever_is_given_a_role_is_told_which() {
    with_app(|app, people| {
        let hr = browser(app, &people.hr);
        let path = format!("/people/{}/roles", people.colleague.employment);
        for change in ["grant", "revoke"] {
            let done = hr.post(&format!("{path}/{change}"), &[("role", "planner")]);
            assert_eq!(done.status, 303, "{}", done.text());
        }
        app.hear();
        let told = whole(&browser(app, &people.colleague).get("/notices"));
        assert!(told.contains("amekupa jukumu jipya katika mfumo: Afisa Mipango"), "{told}");
        assert!(told.contains("amekuondolea jukumu katika mfumo: Afisa Mipango"), "{told}");
    });
}

#[test]
fn the_program_itself_acts_without_an_employment() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, id) = (people.institution, people.colleague.employment);
        store.work(&Actor::System, move |work| grant_role(work, home, id, Role::SystemAdmin)).unwrap();
    });
}

#[test]
fn nobody_gives_themselves_power_by_a_post_a_letter_or_a_gentle_supervisor() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, own) = (people.institution, people.hr.employment);
        let mut headship = edit(&people, &row(store, home, &people.hr), 1);
        headship.seat = SeatChoice {
            unit_id: people.administration.id,
            workstation_id: people.headquarters,
            post: "Mkuu wa Idara".into(),
            heads: Heads::Department,
        };
        let raised = store.work(&people.hr.actor(), move |work| edit_employee(work, home, own, &headship));
        assert_eq!(complaint(raised), "people-employee-refused-oneself-heads");
        let change = change(&people.planner, "2026-09-07");
        let chosen = store.work(&people.hr.actor(), move |work| change_supervisor(work, home, own, &change));
        assert_eq!(complaint(chosen), "people-supervision-refused-own");
        let letter = NewActing {
            absent: people.director.employment,
            acting: own,
            from_on: day(TODAY),
            to_on: day("2026-09-30"),
            letter: "KMB/1".into(),
        };
        let appointed =
            store.work(&people.hr.actor(), move |work| acting::actions::add_acting(work, home, &letter));
        assert_eq!(complaint(appointed), "people-acting-refused-own");
    });
}
