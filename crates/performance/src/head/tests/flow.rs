//! Plan, signatures, weekly reports, updates, and silence.

use kernel::{Error, Quantity};
use people::testing::{Above, Someone};
use platform::deadline::run_passed;
use platform::testing::{TestStore, on_each_db};

use super::{Council, council, owed};
use crate::agreement::actions::{approve_agreement, sign_agreement, submit_agreement, text_to_sign};
use crate::agreement::model::State;
use crate::agreement::tests::{approve, begun, people, plan, sign, submit, version, year};
use crate::agreement::text::hash;
use crate::duty::tests::counted;
use crate::report::actions::{submit_report, verify_report};
use crate::report::model::{NewLine, NewReport, ReportId, SeenReport};
use crate::report::store as reports;
use crate::update::model::Kind;
use crate::update::tests as updates;
use crate::{agreement, permissions, update};

#[test]
fn the_secretary_answers_and_signs_a_directors_plan_from_the_seat_and_owes_it_in_the_secretariat() {
    on_each_db(|store| {
        let Council { people, above, seated } = council(store, people(store));
        let id = begun(store, &people.director);
        submit(store, &people, id).unwrap();
        let (home, secretary) = (above.secretariat, above.secretary.employment);
        let waits = |kind: &str| (kind.to_owned(), "/heads".to_owned());
        assert_eq!(owed(store, home, secretary), [waits("performance.agreement.approve")]);
        // From their own desk it is not there, nor for anybody who does not hold this seat.
        for other in [&above.secretary, &above.verifier, &above.organiser, &above.second_director] {
            let actor = other.actor();
            let answer = store.work(&actor, move |work| approve_agreement(work, id, 2));
            assert!(matches!(answer, Err(Error::NotFound)), "{answer:?}");
        }
        approve(store, &people, id).unwrap();
        assert_eq!(owed(store, home, secretary), [waits("performance.agreement.sign_staff")]);
        assert_eq!(sign(store, &people.director, id).unwrap(), State::Approved);
        assert_eq!(sign(store, &seated, id).unwrap(), State::Signed);
        assert!(owed(store, home, secretary).is_empty());
        let (text, signatures) = store
            .read(&people.director.actor(), move |work| {
                let row = agreement::store::find(work.tx(), work.institution()?, id, work.today())?;
                let row = work.open(&permissions::AGREEMENT_READ, row)?;
                Ok((text_to_sign(work, &row)?.unwrap(), agreement::store::list_signatures(work.tx(), &row)?))
            })
            .unwrap();
        assert!(text.contains("\nMsimamizi: Katibu Tawala wa Mkoa\n"), "{text}");
        assert_eq!(
            agreement::signed::read(&text).unwrap().supervisor,
            "Katibu Tawala wa Mkoa",
            "the paper reads the same line"
        );
        let names: Vec<&str> = signatures.iter().map(|signature| signature.signer_name.as_str()).collect();
        assert_eq!(names, [people.director.name.as_str(), seated.person.name.as_str()]);
        // Both answers count in the secretary's own duty, and under their name and office in the director's history.
        assert_eq!(counted(store, home, secretary, year()), (2, 2));
        let (institution, director) = (people.institution, people.director.employment);
        let events = store.tx(move |tx| platform::history::about(tx, institution, director, None)).unwrap();
        let by_seat = events.iter().filter(|event| event.actor_name == seated.person.name).count();
        assert_eq!(by_seat, 2);
    });
}

#[test]
fn from_the_seat_nobody_else_of_the_institution_is_reached() {
    on_each_db(|store| {
        let fixture = people(store);
        let teacher = begun(store, &fixture.employee);
        let head = begun(store, &fixture.head);
        let seated = council(store, fixture).seated;
        for id in [teacher, head] {
            let found = store.read(&seated.actor(), move |work| {
                let row = agreement::store::find(work.tx(), work.institution()?, id, work.today())?;
                work.open(&permissions::AGREEMENT_READ, row)
            });
            assert!(matches!(found, Err(Error::NotFound)));
        }
    });
}

#[test]
fn above_the_secretary_stands_the_nations_seat_and_nobody_owes_for_it() {
    on_each_db(|store| {
        people(store);
        let above = store.tx(Above::insert).unwrap();
        let secretary = &above.secretary;
        let id = begun(store, secretary);
        let seen = version(store, &secretary.actor(), id);
        store.work(&secretary.actor(), move |work| submit_agreement(work, id, seen)).unwrap();
        let (office, verifier) = (above.verifier.person.institution, above.verifier.clone());
        assert!(store.owed_by(office, verifier.employment).is_empty());
        let secretariat = above.secretariat;
        let seated: Someone = store.tx(move |tx| verifier.above(tx, secretariat)).unwrap();
        let seen = version(store, &seated.actor(), id);
        store.work(&seated.actor(), move |work| approve_agreement(work, id, seen)).unwrap();
        sign(store, secretary, id).unwrap();
        assert_eq!(sign(store, &seated, id).unwrap(), State::Signed);
        let text = plan(store, &secretary.actor(), id).agreement;
        assert_eq!(text.seat_above, Some(kernel::Seat::Nation));
    });
}

#[test]
fn weekly_reports_may_be_verified_from_the_seat_and_are_owed_by_nobody() {
    on_each_db(|store| {
        let Council { people, above, seated } = council(store, people(store));
        let id = signed(store, &people, &seated);
        let director = people.director.actor();
        let lines = plan(store, &director, id)
            .tasks
            .iter()
            .flat_map(|branch| &branch.sub_tasks)
            .map(|row| NewLine::done(row.id, Quantity(4_000)))
            .collect();
        let report = ReportId(store.ids.new_id(store.clock.now()));
        let week = store.clock.now().day().week();
        let new = NewReport { lines, ..NewReport::unchanged(report, people.director.employment, week) };
        store.work(&director, move |work| submit_report(work, &new)).unwrap();
        assert!(owed(store, above.secretariat, above.secretary.employment).is_empty());
        let seen = SeenReport { id: report, version: 1 };
        store.work(&seated.actor(), move |work| verify_report(work, seen)).unwrap();
        let row = store
            .read(&director, move |work| {
                let row = reports::find(work.tx(), work.institution()?, report, work.today())?;
                work.open(&permissions::REPORT_READ, row)
            })
            .unwrap();
        assert_eq!(row.verified_by_name, Some(seated.person.name.clone()));
    });
}

#[test]
fn an_update_of_the_heads_plan_needs_the_seats_consent_and_the_last_days_no_more_than_that() {
    on_each_db(|store| {
        let Council { people, above, seated } = council(store, people(store));
        let id = signed(store, &people, &seated);
        store.at("2026-12-07T08:00:00Z");
        let review = updates::begin(store, &people.director, id, Kind::MidYear).unwrap();
        updates::tell(store, &people.director, review, "2026-12-07");
        updates::hand_over(store, &people.director, review).unwrap();
        assert_eq!(
            owed(store, above.secretariat, above.secretary.employment),
            [("performance.update.answer".to_owned(), "/heads".to_owned())]
        );
        assert_eq!(updates::agree(store, &seated, review).unwrap(), update::model::State::Applied);
        let signatures = store
            .read(&people.director.actor(), move |work| {
                let sheet = update::actions::read_update(work, review)?;
                assert!(
                    sheet.update.text.as_deref().unwrap().contains("\nMsimamizi: Katibu Tawala wa Mkoa\n")
                );
                update::store::list_signatures(work.tx(), &sheet.update)
            })
            .unwrap();
        let names: Vec<&str> = signatures.iter().map(|signature| signature.signer_name.as_str()).collect();
        assert_eq!(names, [people.director.name.as_str(), seated.person.name.as_str()]);
        // The seat proposes too, and the head consents.
        let proposed = updates::begin(store, &seated, id, Kind::Extraordinary).unwrap();
        updates::tell(store, &seated, proposed, "2026-12-07");
        assert!(updates::sheet(store, &people.director.actor(), proposed).update.seat_above.is_some());
    });
}

/// Signs a plan that nobody answered, with the text as it stands then.
fn sign_alone(store: &TestStore, who: &Someone, id: agreement::model::AgreementId) -> State {
    let text = store
        .read(&who.actor(), move |work| {
            let row = agreement::store::find(work.tx(), work.institution()?, id, work.today())?;
            text_to_sign(work, &work.open(&permissions::AGREEMENT_READ, row)?)
        })
        .unwrap()
        .unwrap();
    let seen = hash(&text);
    store.work(&who.actor(), move |work| sign_agreement(work, id, &seen)).unwrap()
}

#[test]
fn a_silent_secretary_stops_no_director_who_may_sign_alone() {
    on_each_db(|store| {
        let Council { people, above, .. } = council(store, people(store));
        let id = begun(store, &people.director);
        submit(store, &people, id).unwrap();
        store.at("2026-09-09T06:00:00Z");
        let done = store
            .runtime
            .block_on(run_passed(&store.desk(&kernel::Actor::System), &[crate::area()]))
            .unwrap();
        assert_eq!((done.dealt, done.failed), (1, 0));
        let row = plan(store, &people.director.actor(), id).agreement;
        let raised = row.raised().unwrap();
        assert!(raised.stuck);
        assert_eq!(raised.holder_name, above.secretary.name);
        // It is listed where it lies, and still waits for whoever owes it.
        let mut stuck = store.owed(above.secretariat, above.secretary.employment);
        stuck.retain(|row| row.outcome.is_none() && row.dealt_at.is_some());
        assert_eq!(stuck.iter().map(|row| row.institution_id).collect::<Vec<_>>(), [people.institution]);
        assert_eq!(owed(store, above.secretariat, above.secretary.employment).len(), 1);
        assert_eq!(sign_alone(store, &people.director, id), State::Signed);
        assert_eq!(counted(store, above.secretariat, above.secretary.employment, year()), (1, 0));
        assert!(owed(store, above.secretariat, above.secretary.employment).is_empty());
    });
}

#[test]
fn what_the_nation_leaves_unanswered_stops_no_head_of_an_agency_either() {
    on_each_db(|store| {
        let Council { people, above, .. } = council(store, people(store));
        let institution = people.institution;
        store.tx(move |tx| tx.run(&IS_AN_AGENCY, &[&institution])).unwrap();
        let id = begun(store, &people.director);
        submit(store, &people, id).unwrap();
        let verifier = &above.verifier;
        let waits = || {
            let (home, who, today) =
                (verifier.person.institution, verifier.employment, store.clock.now().day());
            let rows = store.tx(move |tx| people::owed::list(tx, home, who, today, 50)).unwrap();
            rows.into_iter().map(|row| (row.kind, row.path)).collect::<Vec<_>>()
        };
        assert_eq!(waits(), [("performance.agreement.approve".to_owned(), "/heads".to_owned())]);
        store.at("2026-09-09T06:00:00Z");
        let done = store
            .runtime
            .block_on(run_passed(&store.desk(&kernel::Actor::System), &[crate::area()]))
            .unwrap();
        assert_eq!((done.dealt, done.failed), (1, 0));
        // It still waits, is kept as unanswered under the seat's name, and the head may sign alone.
        assert_eq!(waits().len(), 1);
        let row = plan(store, &people.director.actor(), id).agreement;
        let raised = row.raised().unwrap();
        assert!(raised.stuck);
        assert_eq!(raised.holder_name, "Katibu Mkuu Kiongozi");
        assert_eq!(sign_alone(store, &people.director, id), State::Signed);
        assert!(waits().is_empty());
    });
}

#[test]
fn a_vacant_secretarys_post_stops_no_director_and_waits_for_whoever_fills_it() {
    on_each_db(|store| {
        let Council { people, above, .. } = council(store, people(store));
        let (home, secretary) = (above.secretariat, above.secretary.employment);
        let ends = |last: Option<&'static str>| {
            let last = last.map(|last| last.parse::<kernel::Day>().unwrap());
            store.tx(move |tx| tx.run(&ENDS, &[&home, &secretary, &last])).unwrap();
        };
        ends(Some("2026-08-31"));
        let id = begun(store, &people.director);
        submit(store, &people, id).unwrap();
        let waits = || {
            let today = store.clock.now().day();
            let rows = store.tx(move |tx| people::owed::list(tx, home, secretary, today, 50)).unwrap();
            rows.into_iter().map(|row| (row.kind, row.path)).collect::<Vec<_>>()
        };
        assert!(waits().is_empty(), "who has left heads nothing");
        // Somebody heads the secretariat again.
        ends(None);
        assert_eq!(waits(), [("performance.agreement.approve".to_owned(), "/heads".to_owned())]);
        ends(Some("2026-08-31"));
        store.at("2026-09-09T06:00:00Z");
        let desk = store.desk(&kernel::Actor::System);
        let done = store.runtime.block_on(run_passed(&desk, &[crate::area()])).unwrap();
        assert_eq!((done.dealt, done.failed), (1, 0));
        let raised = plan(store, &people.director.actor(), id).agreement.raised().unwrap();
        assert!(raised.stuck);
        assert_eq!(raised.holder_name, "Katibu Tawala wa Mkoa");
        assert_eq!(sign_alone(store, &people.director, id), State::Signed);
        ends(None);
        assert!(waits().is_empty());
    });
}

platform::statements! {
    ENDS = "UPDATE people_employment SET ends_on = $3 WHERE institution_id = $1 AND id = $2";
    IS_AN_AGENCY = "UPDATE people_institution SET kind = 'agency' WHERE id = $1";
}

/// The director's plan of the year, signed by both.
fn signed(
    store: &TestStore,
    people: &people::testing::Fixture,
    seated: &Someone,
) -> agreement::model::AgreementId {
    let id = begun(store, &people.director);
    submit(store, people, id).unwrap();
    approve(store, people, id).unwrap();
    sign(store, &people.director, id).unwrap();
    sign(store, seated, id).unwrap();
    id
}
