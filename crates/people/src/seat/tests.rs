//! Who holds which seat, and what a session is while it sits there. On both engines, and through the pages.

use axum::http::StatusCode;
use kernel::{ActingFor, Actor, Error, InstitutionId, Person, Place, Role, RoleGrant, Seat};
use platform::deadline::{Deadline, run_passed};
use platform::history;
use platform::round::Done;
use platform::testing::{TestApp, TestStore, on_each_db};
use platform::work::Work;

use super::{Answers, answers, from_the_seat, owe, rules};
use crate::owed::list;
use crate::permissions::DUE_DEFER;
use crate::testing::{Above, Fixture, REGION, Someone};
use crate::{area, identity};

platform::statements! {
    HEADS_NOTHING = "UPDATE people_post SET heads = 'nothing' WHERE institution_id = $1";
}

fn region() -> Seat {
    Seat::Region(REGION.to_owned())
}

fn with_both(test: impl Fn(&TestStore, &Fixture, &Above)) {
    on_each_db(|store| {
        let people = store.tx(Fixture::insert).unwrap();
        let above = store.tx(Above::insert).unwrap();
        test(store, &people, &above);
    });
}

fn seated(store: &TestStore, someone: &Someone, institution: InstitutionId) -> Option<Person> {
    let person = someone.person.clone();
    store.tx(move |tx| super::seated(tx, &person, institution)).unwrap()
}

#[test]
fn each_seat_is_held_by_its_own_and_the_secretary_by_whoever_acts_for_them() {
    with_both(|_, people, above| {
        let holds = |someone: &Someone, seat: &Seat| rules::holds(&someone.person, seat);
        assert!(holds(&above.secretary, &region()) && !holds(&above.secretary, &Seat::Nation));
        assert!(holds(&above.verifier, &Seat::Nation) && !holds(&above.verifier, &region()));
        // The secretariat's planning officer prepares sittings, and judges nobody; a director heads no secretariat.
        for other in [&above.organiser, &people.director, &people.hr] {
            assert!(rules::held(&other.person).is_none());
        }
        assert!(!rules::holds(&above.secretary.person, &Seat::Region("98".into())));
        let role = RoleGrant { role: Role::HeadOfInstitution, unit_path: None };
        let absent =
            ActingFor { employment: above.secretary.employment, name: String::new(), roles: vec![role] };
        let kaimu = Person { acting_for: vec![absent], ..above.organiser.person.clone() };
        assert_eq!(rules::held(&kaimu), Some(region()));
        assert_eq!(rules::post_holder(&kaimu, &region()).0, above.secretary.employment);
        assert!(
            rules::named(&kaimu, &region(), "Katibu Tawala wa Mkoa")
                .contains(", Kaimu Katibu Tawala wa Mkoa, ")
        );
    });
}

#[test]
fn in_the_seat_one_is_nobody_but_the_heads_supervisor_under_name_and_office() {
    with_both(|store, people, above| {
        let secretary = seated(store, &above.secretary, people.institution).unwrap();
        assert_eq!(secretary.institution, people.institution);
        assert_eq!(secretary.employment, above.secretary.employment);
        assert!(secretary.roles.is_empty() && secretary.acting_for.is_empty() && secretary.region.is_none());
        let named = format!("{}, Katibu Tawala wa Mkoa, Sekretarieti ya Mkoa wa Mfano", above.secretary.name);
        assert_eq!(secretary.name, named);
        let kept = secretary.seated.unwrap();
        assert_eq!((kept.seat, kept.home), (region(), above.secretariat));
        // Nobody holds more than their own seat, and nobody the one above the institution they work in.
        assert!(seated(store, &above.secretary, above.far_director.person.institution).is_none());
        assert!(seated(store, &above.secretary, above.secretariat).is_none());
        assert!(seated(store, &above.verifier, people.institution).is_none());
        assert!(seated(store, &above.verifier, above.verifier.person.institution).is_none());
        let national = seated(store, &above.verifier, above.secretariat).unwrap();
        assert!(national.name.ends_with(", kwa niaba ya Katibu Mkuu Kiongozi"), "{}", national.name);
        assert!(seated(store, &people.director, above.second_council).is_none());
    });
}

#[test]
fn the_secretary_owes_in_the_secretariat_and_the_nation_as_one() {
    with_both(|store, people, above| {
        let today = store.clock.now().day();
        let of = |institution: InstitutionId, seat: Seat| {
            store.tx(move |tx| from_the_seat(tx, institution, &seat, today)).unwrap()
        };
        assert_eq!(
            of(people.institution, region()),
            Answers::Owed(above.secretariat, above.secretary.employment)
        );
        assert_eq!(of(people.institution, Seat::Region("98".into())), Answers::Nobody);
        assert_eq!(of(above.secretariat, Seat::Nation), Answers::Nation);
        // Whoever holds the nation's seat cannot answer for the head they work below.
        assert_eq!(of(above.verifier.person.institution, Seat::Nation), Answers::Nobody);
        let (institution, supervisor) = (people.institution, people.supervisor.employment);
        let inside = store.tx(move |tx| answers(tx, institution, Some(supervisor), None, today)).unwrap();
        assert_eq!(inside, Answers::Owed(institution, supervisor));
        assert_eq!(inside.path(institution, "/x".into()), "/x");
        let outside = Answers::Owed(above.secretariat, above.secretary.employment);
        assert_eq!(outside.path(institution, "/x".into()), "/heads");
        assert_eq!(Answers::Nation.path(institution, "/x".into()), "/heads");
    });
}

#[test]
fn what_the_nation_owes_waits_for_whoever_holds_its_seat_and_judges_nothing_of_their_own() {
    with_both(|store, people, above| {
        let owes = |institution: InstitutionId| {
            let owing = move |work: &Work<'_>| {
                let (year, due_on) = (work.today().financial_year(), work.today().plus_days(7));
                owe(work, institution, Answers::Nation, |owed_by| Deadline {
                    kind: "people.test.answer",
                    subject: institution.0,
                    owed_by,
                    about: None,
                    note: String::new(),
                    path: Answers::Nation.path(institution, "/x".into()),
                    year,
                    due_on,
                })?;
                Ok(work.already_done(work.permit(&DUE_DEFER, &Place::institution(institution))?))
            };
            store.work(&Actor::System, owing).unwrap();
        };
        let waits = |who: &Someone| {
            let (home, id, today) = (who.person.institution, who.employment, store.clock.now().day());
            let rows = store.tx(move |tx| list(tx, home, id, today, 50)).unwrap();
            rows.into_iter().map(|row| (row.path, row.mine)).collect::<Vec<_>>()
        };
        owes(above.secretariat);
        owes(above.verifier.person.institution);
        assert_eq!(waits(&above.verifier), [("/heads".to_owned(), true)]);
        for other in [&above.secretary, &people.director, &people.hr] {
            assert!(waits(other).is_empty());
        }
        // Its day passes: nobody stands further up, and it stays where it is.
        store.at("2026-10-20T08:00:00Z");
        let done = store.runtime.block_on(run_passed(&store.desk(&Actor::System), &[area()])).unwrap();
        assert_eq!(done, Done { dealt: 2, failed: 0 });
        assert_eq!(waits(&above.verifier).len(), 1);
        let secretariat = above.secretariat;
        let answered = move |work: &Work<'_>| {
            work.settle_in(secretariat, "people.test.answer", secretariat.0)?;
            Ok(work.already_done(work.permit(&DUE_DEFER, &Place::institution(secretariat))?))
        };
        store.work(&Actor::System, answered).unwrap();
        assert!(waits(&above.verifier).is_empty());
    });
}

#[test]
fn a_session_takes_the_seat_leaves_it_and_falls_out_of_it_with_the_post() {
    on_each_db(|store| {
        let people = store.tx(Fixture::insert).unwrap();
        let above = store.tx(Above::insert).unwrap();
        let app = TestApp::new(store, vec![area()], identity::identify);
        let council = people.institution.to_string();
        let browser = app.signed_in(above.secretariat, above.secretary.employment);
        assert_eq!(browser.get("/me").status, StatusCode::OK);
        let taken = browser.post("/heads/take", &[("institution", &council)]);
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
        assert!(taken.location.starts_with("/heads/above"), "{}", taken.location);
        // They are no employee there: not even their own page opens, and the bar with the way back stands on each.
        let own = browser.get("/me");
        assert_eq!(own.status, StatusCode::FORBIDDEN);
        assert!(
            own.body.contains("action=\"/heads/leave\"")
                && own.body.contains("Halmashauri ya Wilaya ya Mfano")
        );
        // No second seat from the first.
        let second = above.second_council.to_string();
        assert_eq!(browser.post("/heads/take", &[("institution", &second)]).status, StatusCode::FORBIDDEN);
        let left = browser.post("/heads/leave", &[]);
        assert!(left.location.starts_with("/heads?"), "{}", left.location);
        assert_eq!(browser.get("/me").status, StatusCode::OK);
        assert_eq!(browser.post("/heads/leave", &[]).status, StatusCode::FORBIDDEN);
        // Both stand in the head's own history, under name and office.
        let (institution, director) = (people.institution, people.director.employment);
        let said = store
            .tx(move |tx| history::about(tx, institution, director, None))
            .unwrap()
            .into_iter()
            .filter(|entry| entry.action.starts_with("people.seat."))
            .map(|entry| (entry.action, entry.actor_name, entry.after))
            .collect::<Vec<_>>();
        assert_eq!(said.len(), 2);
        assert!(
            said.iter()
                .any(|(action, name, _)| action == "people.seat.leave"
                    && name.contains("Katibu Tawala wa Mkoa"))
        );
        assert!(said.iter().any(|(action, _, after)| action == "people.seat.take"
            && after.as_ref().is_some_and(|after| after.to_string().contains("Katibu Tawala wa Mkoa"))));
        // The post is looked at with every request.
        browser.post("/heads/take", &[("institution", &council)]);
        assert_eq!(browser.get("/me").status, StatusCode::FORBIDDEN);
        let secretariat = above.secretariat;
        store.tx(move |tx| tx.run(&HEADS_NOTHING, &[&secretariat])).unwrap();
        assert_eq!(browser.get("/me").status, StatusCode::OK);
        assert_eq!(browser.post("/heads/take", &[("institution", &council)]).status, StatusCode::FORBIDDEN);
    });
}

#[test]
fn who_signs_out_of_the_seat_signs_out_at_home() {
    on_each_db(|store| {
        let people = store.tx(Fixture::insert).unwrap();
        let above = store.tx(Above::insert).unwrap();
        let app = TestApp::new(store, vec![area()], identity::identify);
        let browser = app.signed_in(above.secretariat, above.secretary.employment);
        browser.post("/heads/take", &[("institution", &people.institution.to_string())]);
        assert_eq!(browser.post("/sign-out", &[]).location, "/sign-in");
        assert!(browser.get("/me").location.starts_with("/sign-in"));
        let (home, secretary) = (above.secretariat, above.secretary.employment);
        let entries = store.tx(move |tx| history::about(tx, home, secretary, None)).unwrap();
        assert!(entries.iter().any(|entry| entry.action == "people.account.sign_out"));
    });
}

#[test]
fn what_does_not_exist_has_no_head_or_is_ones_own_cannot_be_sat_above() {
    with_both(|store, people, above| {
        let token = platform::session::new_token().unwrap();
        let take = |someone: &Someone, institution: InstitutionId| {
            let token = token.clone();
            store.work(&someone.actor(), move |work| super::actions::take_seat(work, &token, institution))
        };
        assert!(matches!(
            take(&above.secretary, InstitutionId(kernel::uuid::Uuid::from_u128(1))),
            Err(Error::NotFound)
        ));
        assert!(matches!(
            take(&above.secretary, above.far_director.person.institution),
            Err(Error::NotFound)
        ));
        assert!(matches!(take(&people.director, above.second_council), Err(Error::NotFound)));
        let refused = |outcome: Result<(), Error>| match outcome {
            Err(Error::Refused(reason)) => reason.key,
            other => panic!("{other:?}"),
        };
        let own = above.verifier.person.institution;
        assert_eq!(refused(take(&above.verifier, own)), "people-seat-refused-own");
        let system = store.work(&Actor::System, {
            let token = token.clone();
            move |work| super::actions::leave_seat(work, &token)
        });
        assert!(matches!(system, Err(Error::SignedOut)));
    });
}
