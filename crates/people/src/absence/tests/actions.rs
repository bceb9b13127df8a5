//! Asking, agreeing, recording, changing, cancelling; what is owed meanwhile; who may see what.

use kernel::uuid::Uuid;
use kernel::{Actor, EmploymentId, Error, Place};
use platform::deadline::Deadline;
use platform::round::Done;
use platform::testing::{TestStore, on_each_db};
use platform::work::Work;

use crate::absence::actions::{
    agree_absence, ask_absence, cancel_absence, change_absence, decline_absence, open_absence,
    record_absence, report_study, withdraw_absence,
};
use crate::absence::deferral::defer_due;
use crate::absence::{AbsenceId, Kind, NewAbsence, list_spans, list_spans_of};
use crate::permissions::DUE_DEFER;
use crate::testing::{Fixture, Someone, waits};
use crate::tests::{complaint, day, fixture};

fn new(kind: Kind, from: &str, to: &str) -> NewAbsence {
    NewAbsence {
        kind,
        from_on: day(from),
        to_on: day(to),
        letter: "HW/UTU/14/2026".into(),
        venue: "Chuo cha Mfano".into(),
        note: String::new(),
    }
}

fn record(store: &TestStore, people: &Fixture, kind: Kind, from: &str, to: &str) -> Result<AbsenceId, Error> {
    let (home, who, new) = (people.institution, people.employee.employment, new(kind, from, to));
    store.work(&people.hr.actor(), move |work| record_absence(work, home, who, &new))
}

fn owed(store: &TestStore, people: &Fixture, who: &Someone) -> Vec<String> {
    waits(store, people.institution, who.employment).into_iter().map(|row| row.kind).collect()
}

fn days(store: &TestStore, people: &Fixture) -> Vec<(String, String)> {
    let (home, id) = (people.institution, people.employee.employment);
    let spans = store
        .tx(move |tx| {
            let one = list_spans(tx, home, id, day("2026-07-01"), day("2027-06-30"))?;
            let many = list_spans_of(tx, home, &[id], day("2026-07-01"), day("2027-06-30"))?;
            assert_eq!(one, many);
            Ok(one)
        })
        .unwrap();
    spans.iter().map(|span| (span.from_on.to_string(), span.to_on.to_string())).collect()
}

#[test]
fn leave_is_asked_for_agreed_by_the_supervisor_and_then_counts() {
    on_each_db(|store| {
        let people = fixture(store);
        let leave = new(Kind::Leave, "2026-09-07", "2026-10-04");
        let asked = leave.clone();
        let id = store.work(&people.employee.actor(), move |work| ask_absence(work, &asked)).unwrap();
        assert_eq!(owed(store, &people, &people.supervisor), ["people.absence.answer"]);
        assert!(days(store, &people).is_empty(), "what is asked for does not count");
        let again = store.work(&people.employee.actor(), move |work| ask_absence(work, &leave));
        assert_eq!(complaint(again), "people-absence-refused-overlap");
        let by_colleague = store.work(&people.colleague.actor(), move |work| agree_absence(work, id, 1));
        assert_eq!(complaint(by_colleague), Error::NotFound.to_string());
        let by_hr = store.work(&people.hr.actor(), move |work| agree_absence(work, id, 1));
        assert_eq!(complaint(by_hr), Error::Denied.to_string());
        store.work(&people.supervisor.actor(), move |work| agree_absence(work, id, 1)).unwrap();
        assert!(owed(store, &people, &people.supervisor).is_empty());
        assert_eq!(days(store, &people), [("2026-09-07".into(), "2026-10-04".into())]);
        let twice = store.work(&people.head.actor(), move |work| agree_absence(work, id, 2));
        assert_eq!(complaint(twice), "people-absence-refused-answered");
    });
}

#[test]
fn a_request_is_declined_with_a_reason_or_withdrawn() {
    on_each_db(|store| {
        let people = fixture(store);
        let ask = |from: &str, to: &str| {
            let new = new(Kind::Permission, from, to);
            store.work(&people.employee.actor(), move |work| ask_absence(work, &new)).unwrap()
        };
        let first = ask("2026-09-07", "2026-09-08");
        let silent = store.work(&people.supervisor.actor(), move |work| decline_absence(work, first, 1, " "));
        assert_eq!(complaint(silent), "answer=people-supervision-problem-reason-missing");
        let decline = move |work: &Work<'_>| decline_absence(work, first, 1, "Mitihani inaendelea");
        store.work(&people.supervisor.actor(), decline).unwrap();
        // Declined days are free again.
        let second = ask("2026-09-07", "2026-09-08");
        store.work(&people.employee.actor(), move |work| withdraw_absence(work, second, 1)).unwrap();
        assert!(owed(store, &people, &people.supervisor).is_empty());
        let late = store.work(&people.supervisor.actor(), move |work| agree_absence(work, second, 2));
        assert_eq!(complaint(late), "people-absence-refused-withdrawn");
        assert!(days(store, &people).is_empty());
    });
}

#[test]
fn hr_records_by_letter_changes_the_last_day_and_cancels_but_never_for_oneself() {
    on_each_db(|store| {
        let people = fixture(store);
        let id = record(store, &people, Kind::Sick, "2026-08-20", "2026-09-10").unwrap();
        assert_eq!(days(store, &people), [("2026-08-20".into(), "2026-09-10".into())]);
        let overlapping = record(store, &people, Kind::Leave, "2026-09-10", "2026-09-12");
        assert_eq!(complaint(overlapping), "people-absence-refused-overlap");
        let back = move |work: &Work<'_>| change_absence(work, id, 1, day("2026-09-04"), "HW/UTU/15/2026");
        store.work(&people.hr.actor(), back).unwrap();
        assert_eq!(days(store, &people), [("2026-08-20".into(), "2026-09-04".into())]);
        let stale = store.work(&people.hr.actor(), back);
        assert_eq!(complaint(stale), Error::Stale.to_string());
        store
            .work(&people.hr.actor(), move |work| cancel_absence(work, id, 2, "Iliandikwa kimakosa"))
            .unwrap();
        assert!(days(store, &people).is_empty());
        let (home, own, leave) =
            (people.institution, people.hr.employment, new(Kind::Leave, "2026-09-07", "2026-09-20"));
        let refused = store.work(&people.hr.actor(), move |work| record_absence(work, home, own, &leave));
        assert_eq!(complaint(refused), "people-absence-refused-own");
        // Another institution's HR does not reach here.
        let (who, leave) = (people.employee.employment, new(Kind::Leave, "2026-09-07", "2026-09-20"));
        let far = store.work(&people.stranger.actor(), move |work| record_absence(work, home, who, &leave));
        assert_eq!(complaint(far), Error::NotFound.to_string());
    });
}

#[test]
fn a_suspension_is_seen_by_hr_and_by_whom_it_is_about_and_stands_in_no_open_history() {
    on_each_db(|store| {
        let people = fixture(store);
        let suspended = record(store, &people, Kind::Suspension, "2026-09-07", "2026-12-06").unwrap();
        let ill = record(store, &people, Kind::Sick, "2027-01-04", "2027-01-10").unwrap();
        let home = people.institution;
        let sees = |someone: &Someone, id: AbsenceId| {
            store.read(&someone.actor(), move |work| open_absence(work, home, id)).is_ok()
        };
        assert!(sees(&people.hr, suspended) && sees(&people.employee, suspended));
        for other in [&people.supervisor, &people.head, &people.director, &people.auditor, &people.colleague]
        {
            assert!(!sees(other, suspended), "{}", other.name);
        }
        assert!(sees(&people.supervisor, ill) && !sees(&people.colleague, ill));
        let about = people.employee.employment;
        let events = store.tx(move |tx| platform::history::about(tx, home, about, None)).unwrap();
        assert_eq!(events.len(), 1, "{events:?}");
        assert!(!format!("{events:?}").contains("sick"), "a history has more readers than an illness has");
        let own = store.tx(move |tx| platform::history::on_subject(tx, home, suspended.0, None)).unwrap();
        assert_eq!(own.len(), 1);
    });
}

#[test]
fn long_studies_owe_a_plan_and_short_ones_do_not() {
    on_each_db(|store| {
        let people = fixture(store);
        record(store, &people, Kind::Study, "2026-09-07", "2026-12-06").unwrap();
        assert!(owed(store, &people, &people.employee).is_empty());
        let long = record(store, &people, Kind::Study, "2027-01-04", "2028-12-06").unwrap();
        assert_eq!(owed(store, &people, &people.employee), ["people.absence.plan"]);
        let by_other = store.work(&people.supervisor.actor(), move |work| report_study(work, long, "Mpango"));
        assert_eq!(complaint(by_other), Error::Denied.to_string());
        store.work(&people.employee.actor(), move |work| report_study(work, long, "Mihula minne")).unwrap();
        assert!(owed(store, &people, &people.employee).is_empty());
    });
}

#[test]
fn studies_that_become_long_owe_a_plan_and_such_as_become_short_no_more() {
    on_each_db(|store| {
        let people = fixture(store);
        let id = record(store, &people, Kind::Study, "2026-09-07", "2027-02-03").unwrap();
        for (version, last, owes) in [(1, "2027-07-03", 1), (2, "2027-08-03", 1), (3, "2026-12-06", 0)] {
            let change =
                move |work: &Work<'_>| change_absence(work, id, version, day(last), "HW/UTU/15/2026");
            store.work(&people.hr.actor(), change).unwrap();
            assert_eq!(owed(store, &people, &people.employee).len(), owes, "until {last}");
        }
    });
}

#[test]
fn what_one_owes_about_oneself_waits_until_one_is_back_and_what_one_owes_others_does_not() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, own, other) =
            (people.institution, people.employee.employment, people.colleague.employment);
        let owes = move |work: &Work<'_>, subject: u128, about: EmploymentId, due_on: &str| {
            let due_on = day(due_on);
            work.owe_in(
                home,
                Deadline {
                    kind: "test.answer",
                    subject: Uuid::from_u128(subject),
                    owed_by: own.into(),
                    about: Some(about),
                    note: String::new(),
                    path: "/".into(),
                    year: due_on.financial_year(),
                    due_on,
                },
            )
        };
        store
            .work(&Actor::System, move |work| {
                owes(work, 1, own, "2026-09-09")?;
                owes(work, 2, other, "2026-09-09")?;
                owes(work, 3, own, "2026-09-04")?;
                Ok(work.already_done(work.permit(&DUE_DEFER, &Place::institution(home))?))
            })
            .unwrap();
        // From Monday for four weeks; the plan of studies is owed while they last.
        record(store, &people, Kind::Leave, "2026-09-07", "2026-10-04").unwrap();
        let desk = store.desk(&Actor::System);
        let round = || store.runtime.block_on(defer_due(&desk)).unwrap().whole().unwrap();
        let due = || store.owed_by(home, own);
        store.at("2026-09-09T20:00:00Z");
        assert_eq!(round(), 0, "the day is not over");
        store.at("2026-09-10T06:00:00Z");
        assert_eq!((round(), round()), (1, 0));
        // Three days were lost, and Wednesday the seventh is a working day.
        assert_eq!(due(), ["2026-09-04", "2026-09-09", "2026-10-07"]);
        let events = store.tx(move |tx| platform::history::about(tx, home, own, None)).unwrap();
        let told = events.iter().find(|event| event.action == "people.due.defer").unwrap();
        assert_eq!(told.after.as_ref().unwrap()["due_on"], "2026-10-07");
    });
}

platform::statements! {
    LONG_AGO = "INSERT INTO people_absence (institution_id, id, employment_id, kind, state, from_on, to_on, letter, venue, note,
            answer, made_at, version)
        VALUES ($1, $2, $2, 'leave', 'agreed', $3, $3, '', '', '', '', $4, 1)";
}

/// No circular of that year is known, so that nobody can say by when it is owed instead.
#[test]
fn a_due_date_that_cannot_be_put_off_keeps_no_other_waiting() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, own, other) =
            (people.institution, people.employee.employment, people.colleague.employment);
        record(store, &people, Kind::Leave, "2026-09-07", "2026-10-04").unwrap();
        let now = store.clock.now();
        // A year that nobody can name has no settings.
        store.tx(move |tx| tx.run(&LONG_AGO, &[&home, &other, &day("1960-03-01"), &now])).unwrap();
        store
            .work(&Actor::System, move |work| {
                for (by, on) in [(other, "1960-03-01"), (own, "2026-09-09")] {
                    let deadline = Deadline {
                        kind: "performance.report.send",
                        subject: by.0,
                        owed_by: by.into(),
                        about: Some(by),
                        note: String::new(),
                        path: "/".into(),
                        year: day(on).financial_year(),
                        due_on: day(on),
                    };
                    work.owe_in(home, deadline)?;
                }
                Ok(work.already_done(work.permit(&DUE_DEFER, &Place::institution(home))?))
            })
            .unwrap();
        store.at("2026-09-10T06:00:00Z");
        let round = || store.runtime.block_on(defer_due(&store.desk(&Actor::System))).unwrap();
        assert_eq!(round(), Done { dealt: 1, failed: 1 });
        assert_eq!(round(), Done { dealt: 0, failed: 1 }, "it is tried again");
    });
}
