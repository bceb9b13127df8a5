//! The real flow, on both engines: 75.00 for 184 days and 88.00 for 181 become 81.45 (performance.md 3.3); a supervisor who
//! stays silent; a statement from another institution; somebody who leaves; somebody who joined too late.

use std::collections::BTreeMap;

use kernel::{Actor, Error, Marks};
use people::employee::actions::{end_employee, keep_employee};
use people::handover::actions::hand_over_due;
use people::testing::{Fixture, Someone};
use platform::testing::TestStore;
use platform::work::Work;

use super::{appraise, changed, each, open, owed, periods, report, run_round};
use crate::appraisal::actions;
use crate::appraisal::model::{AppraisalId, Column, State};
use crate::appraisal::tests::made::{Circle, year};
use crate::mark::tests::made::day;
use crate::mark::{Inputs, MarkRow, find_mark, gather};
use crate::period::actions::{close_period, record_statement};
use crate::period::{Closing, NewStatement, PeriodId};
use crate::permissions;

fn closing(circle: &Circle) -> Closing {
    let line = circle.sub_task(2, 0, 0);
    Closing {
        note: "Vipindi vimefundishwa vizuri; mitihani ya Januari bado.".into(),
        lines: BTreeMap::from([(line, (Some(100), "Kazi bora kuliko zote".into()))]),
        factors: (1..=9).map(|factor| (factor, 4)).collect(),
    }
}

pub(crate) fn close(store: &TestStore, circle: &Circle, who: &Someone, id: PeriodId) -> Result<(), Error> {
    let closing = closing(circle);
    store.work(&who.actor(), move |work| close_period(work, id, 1, &closing))
}

fn mark(store: &TestStore, who: &Someone, id: AppraisalId) -> MarkRow {
    store
        .read(&who.actor(), move |work| {
            let found = find_mark(work.tx(), work.institution()?, id, work.today())?;
            work.open(&crate::permissions::MARK_READ, found)
        })
        .unwrap()
}

/// The appraisal under the new supervisor: quality 50, every item at its best.
pub(crate) fn under_the_head(store: &TestStore, circle: &Circle) -> AppraisalId {
    let people = &circle.people;
    let id = open(store, &people.colleague, people.colleague.employment, "2026-06-20T08:00:00Z");
    let steps = [
        (State::SelfRated, "2026-06-20T08:00:00Z", &people.colleague),
        (State::SupervisorRated, "2026-07-06T08:00:00Z", &people.head),
        (State::Discussed, "2026-07-20T08:00:00Z", &people.head),
        (State::Agreed, "2026-07-20T08:00:00Z", &people.colleague),
        (State::Countersigned, "2026-08-05T08:00:00Z", &people.director),
        (State::Published, "2026-08-17T08:00:00Z", &people.hr),
    ];
    appraise(store, circle, id, &steps, (50, 5));
    id
}

#[test]
fn the_former_supervisor_closes_the_period_and_the_year_is_weighed_by_days() {
    each(|store| {
        let circle = changed(store);
        let people = &circle.people;
        report(store, &circle, 21, "2025-09-01", 100);
        report(store, &circle, 22, "2025-12-15", 38);
        report(store, &circle, 23, "2026-03-02", 227);
        store.at("2026-01-02T08:00:00Z");
        assert_eq!((run_round(store), run_round(store)), (1, 0), "doing it twice does nothing twice");
        let all = periods(store, &circle);
        assert_eq!((all.len(), all[0].1.as_str(), all[0].2), (1, "2025-07-01 2025-12-31", None));
        // Fourteen days from when it was known, moved off the weekend.
        let due = owed(store, &circle, &people.supervisor);
        assert_eq!(due, [("performance.period.close".to_owned(), "2026-01-16".to_owned())]);
        let id = all[0].0;
        let by_new = close(store, &circle, &people.head, id).unwrap_err();
        assert_eq!(by_new.to_string(), Error::NotFound.to_string());
        close(store, &circle, &people.supervisor, id).unwrap();
        let told = crate::appeal::tests::told::news(store, &people.colleague, "performance-notice-period-");
        assert_eq!(told, ["closed"]);
        assert!(owed(store, &circle, &people.supervisor).is_empty());
        // 138 of the 184 owed by then: n = 0.75, quality 100, in time; every factor 4.
        assert_eq!(periods(store, &circle)[0].2, Some(Marks(7500)));
        let again = close(store, &circle, &people.supervisor, id).unwrap_err();
        assert!(again.to_string().contains("performance-period-refused-closed"), "{again}");
        let appraisal = under_the_head(store, &circle);
        let row = mark(store, &people.colleague, appraisal);
        assert_eq!((row.formula.as_deref(), row.o), (Some("F1-by-periods"), Some(Marks(8145))));
        let inputs: Inputs = serde_json::from_value(row.inputs.unwrap()).unwrap();
        let earlier = &inputs.periods.as_ref().unwrap().earlier[0];
        assert_eq!((earlier.span.days, earlier.judge.as_str()), (184, people.supervisor.name.as_str()));
        assert!(earlier.inputs.is_some(), "the provisional mark can be computed again");
    });
}

#[test]
fn a_silent_former_supervisor_costs_the_employee_nothing() {
    each(|store| {
        let circle = changed(store);
        store.at("2026-01-02T08:00:00Z");
        run_round(store);
        let appraisal = under_the_head(store, &circle);
        let row = mark(store, &circle.people.colleague, appraisal);
        assert_eq!((row.formula.as_deref(), row.o), (Some("F1-by-periods"), Some(Marks(8800))));
        let late = close(store, &circle, &circle.people.supervisor, periods(store, &circle)[0].0);
        assert!(late.unwrap_err().to_string().contains("performance-period-refused-late"));
    });
}

platform::statements! {
    PROMOTED = "UPDATE people_post SET heads = $3 WHERE institution_id = $1
        AND id = (SELECT post_id FROM people_employment WHERE institution_id = $1 AND id = $2)";
}

/// A post that came after the days in question changes neither the year's mark nor a period's: half of it would be the score
/// of an institution they did not head.
#[test]
fn a_later_post_does_not_change_by_what_shares_somebody_is_marked() {
    each(|store| {
        let circle = changed(store);
        let people = &circle.people;
        let (home, who) = (people.institution, people.colleague.employment);
        store.at("2026-01-02T08:00:00Z");
        run_round(store);
        let period = periods(store, &circle)[0].0;
        let heads = |what: &'static str| {
            store.tx(move |tx| tx.run(&PROMOTED, &[&home, &who, &what])).unwrap();
        };
        heads("institution");
        let closing = store
            .read(&people.supervisor.actor(), move |work| {
                Ok(crate::period::actions::begin_closing(work, period)?.inputs)
            })
            .unwrap();
        assert_eq!(closing.unwrap().group, crate::mark::Group::Staff);
        heads("nothing");
        let id = open(store, &people.colleague, who, "2026-06-20T08:00:00Z");
        heads("institution");
        let agreement = circle.sheet(store, &people.colleague, id).appraisal.agreement_id;
        let inputs = store
            .tx(move |tx| gather(tx, home, year(), agreement, day("2026-06-30"), day("2026-07-05")))
            .unwrap();
        assert_eq!(inputs.unwrap().group, crate::mark::Group::Staff);
    });
}

#[test]
fn two_servers_open_a_period_once() {
    each(|store| {
        let circle = changed(store);
        store.at("2026-01-02T08:00:00Z");
        let rows = store
            .read(&Actor::System, |work| {
                crate::period::store::list_ended(work.tx(), year(), (work.today(), work.today()), (0, 10))
            })
            .unwrap();
        let row = std::sync::Arc::new(rows.into_iter().next().unwrap());
        // Both servers have looked before either has written.
        for _ in 0..2 {
            let row = row.clone();
            store.work(&Actor::System, move |work| crate::period::round::open_period(work, &row)).unwrap();
        }
        assert_eq!(periods(store, &circle).len(), 1);
        assert_eq!(owed(store, &circle, &circle.people.supervisor).len(), 1);
    });
}

/// The supervisor retires with the year, or HR changes them in July: whoever judges then judges the year, and the former one's
/// silence leaves nobody without a mark.
#[test]
fn a_supervisor_until_the_end_of_the_year_leaves_the_year_to_the_appraisal() {
    each(|store| {
        let circle = changed(store);
        let people = &circle.people;
        let (home, head, colleague) =
            (people.institution, people.head.employment, people.colleague.employment);
        store.at("2026-06-10T08:00:00Z");
        run_round(store);
        let end = move |work: &Work<'_>| end_employee(work, home, head, 1, day("2026-06-30"), "Amestaafu");
        store.work(&people.hr.actor(), end).unwrap();
        let id = open(store, &people.colleague, colleague, "2026-06-20T08:00:00Z");
        store.at("2026-07-02T08:00:00Z");
        store.runtime.block_on(hand_over_due(&store.desk(&Actor::System))).unwrap().whole().unwrap();
        run_round(store);
        let reached: Vec<String> = periods(store, &circle).into_iter().map(|(_, days, _)| days).collect();
        assert_eq!(reached, ["2025-07-01 2025-12-31"], "what reaches the end of the year is no period");
        let steps = [
            (State::SelfRated, "2026-07-02T09:00:00Z", &people.colleague),
            (State::SupervisorRated, "2026-07-06T08:00:00Z", &people.director),
            (State::Discussed, "2026-07-20T08:00:00Z", &people.director),
            (State::Agreed, "2026-07-20T08:00:00Z", &people.colleague),
            (State::Published, "2026-08-17T08:00:00Z", &people.hr),
        ];
        appraise(store, &circle, id, &steps, (50, 5));
        let row = mark(store, &people.colleague, id);
        let inputs: Inputs = serde_json::from_value(row.inputs.unwrap()).unwrap();
        assert_eq!((inputs.periods.unwrap().last.days, row.o), (181, Some(Marks(8800))));
    });
}

#[test]
fn a_statement_from_another_institution_counts_by_its_days() {
    each(|store| {
        let circle = changed(store);
        let people = &circle.people;
        let (home, who) = (people.institution, people.colleague.employment);
        let new = NewStatement {
            from_on: day("2025-07-01"),
            to_on: day("2025-12-31"),
            judge: "Halmashauri ya Wilaya ya Jirani, S. Jiranwa".into(),
            letter: "HW/JIR/7".into(),
            mark: Marks(7500),
            note: String::new(),
        };
        let (by_stranger, by_hr) = (new.clone(), new.clone());
        let far =
            store.work(&people.stranger.actor(), move |work| record_statement(work, home, who, &by_stranger));
        assert_eq!(far.unwrap_err().to_string(), Error::NotFound.to_string());
        store.work(&people.hr.actor(), move |work| record_statement(work, home, who, &by_hr)).unwrap();
        let twice = store.work(&people.hr.actor(), move |work| record_statement(work, home, who, &new));
        assert!(twice.unwrap_err().to_string().contains("performance-period-refused-overlap"));
        let appraisal = under_the_head(store, &circle);
        assert_eq!(mark(store, &people.colleague, appraisal).o, Some(Marks(8145)));
        let events = store.tx(move |tx| platform::history::about(tx, home, who, None)).unwrap();
        assert!(
            events.iter().any(|event| event.action == "performance.period.state"),
            "the employee sees it"
        );
    });
}

#[test]
fn who_stays_after_all_reports_on_and_rates_themselves_with_everybody() {
    each(|store| {
        let circle = changed(store);
        let people = &circle.people;
        let (home, who) = (people.institution, people.colleague.employment);
        store.at("2026-03-02T08:00:00Z");
        let end = move |work: &Work<'_>| end_employee(work, home, who, 1, day("2026-03-31"), "Uhamisho");
        store.work(&people.hr.actor(), end).unwrap();
        store.at("2026-03-17T08:00:00Z");
        run_round(store);
        let sheet = || {
            store.read(&people.colleague.actor(), |work| actions::own_sheet(work, year())).unwrap().unwrap()
        };
        let id = sheet().appraisal.id;
        let step = [(State::SelfRated, "2026-03-20T08:00:00Z", &people.colleague)];
        appraise(store, &circle, id, &step, (50, 5));
        run_round(store);
        assert_eq!(sheet().appraisal.state, State::SelfRated, "the last day stands");
        let keep = move |work: &Work<'_>| keep_employee(work, home, who, 2, "Uhamisho umesitishwa");
        store.work(&people.hr.actor(), keep).unwrap();
        for _ in 0..2 {
            run_round(store);
        }
        let now = sheet();
        assert_eq!(now.appraisal.state, State::Open);
        assert!(now.lines.iter().any(|line| line.quality(Column::SelfRating).is_some()), "kept as a draft");
        let owed = ::people::testing::waits(store, home, who);
        let own: Vec<_> = owed.iter().filter(|due| due.kind == "performance.appraisal.self").collect();
        assert!(own.len() == 1 && own[0].due_on >= day("2026-06-30"), "{owed:?}");
    });
}

#[test]
fn an_appraisal_begun_for_a_last_day_that_is_put_off_is_opened_anew_once() {
    each(|store| {
        let circle = changed(store);
        let people = &circle.people;
        let (home, who) = (people.institution, people.colleague.employment);
        store.at("2026-03-02T08:00:00Z");
        for (version, at, last) in
            [(1, "2026-03-17T08:00:00Z", "2026-03-31"), (2, "2026-03-20T08:00:00Z", "2026-05-29")]
        {
            let end = move |work: &Work<'_>| end_employee(work, home, who, version, day(last), "Mkataba");
            store.work(&people.hr.actor(), end).unwrap();
            store.at(at);
            run_round(store);
        }
        let sheet = || {
            store.read(&people.colleague.actor(), |work| actions::own_sheet(work, year())).unwrap().unwrap()
        };
        let reopened = sheet();
        assert_eq!(reopened.appraisal.own_due_on, Some(day("2026-05-29")));
        for at in ["2026-03-20T08:10:00Z", "2026-03-23T08:00:00Z", "2026-04-20T08:00:00Z"] {
            store.at(at);
            run_round(store);
        }
        assert_eq!(sheet().appraisal.version, reopened.appraisal.version);
    });
}

#[test]
fn what_was_asked_ahead_of_a_supervisors_last_day_is_dropped_when_they_stay() {
    each(|store| {
        let circle = changed(store);
        let people = &circle.people;
        let (home, head) = (people.institution, people.head.employment);
        store.at("2026-03-20T08:00:00Z");
        let end = move |work: &Work<'_>| end_employee(work, home, head, 1, day("2026-03-31"), "Uhamisho");
        store.work(&people.hr.actor(), end).unwrap();
        run_round(store);
        let owed = || {
            let rows = ::people::testing::waits(store, home, head);
            rows.iter().filter(|due| due.kind == "performance.period.close").count()
        };
        assert!(owed() > 0, "asked for ahead");
        let keep = move |work: &Work<'_>| keep_employee(work, home, head, 2, "Uhamisho umesitishwa");
        store.work(&people.hr.actor(), keep).unwrap();
        run_round(store);
        assert_eq!(owed(), 0);
    });
}

#[test]
fn who_leaves_is_appraised_around_the_last_day_for_the_days_until_then() {
    each(|store| {
        let circle = changed(store);
        let people = &circle.people;
        let (home, who) = (people.institution, people.colleague.employment);
        store.at("2026-03-02T08:00:00Z");
        let end =
            move |work: &Work<'_>| end_employee(work, home, who, 1, day("2026-03-31"), "Mkataba umeisha");
        store.work(&people.hr.actor(), end).unwrap();
        store.at("2026-03-10T08:00:00Z");
        run_round(store);
        let sheet = store.read(&people.colleague.actor(), |work| actions::own_sheet(work, year()));
        assert!(sheet.unwrap().is_none(), "not before the window of self-rating");
        store.at("2026-03-17T08:00:00Z");
        run_round(store);
        let id = store
            .read(&people.colleague.actor(), |work| actions::own_sheet(work, year()))
            .unwrap()
            .expect("an appraisal that the round opened")
            .appraisal
            .id;
        // The windows lie around 31 March as they otherwise lie around 30 June: a discussion ends on 1 May,
        // a holiday, so the employee may answer until Monday.
        let steps = [
            (State::SelfRated, "2026-03-20T08:00:00Z", &people.colleague),
            (State::SupervisorRated, "2026-04-05T08:00:00Z", &people.head),
            (State::Discussed, "2026-04-20T08:00:00Z", &people.head),
            (State::Countersigned, "2026-05-05T08:00:00Z", &people.director),
            (State::Published, "2026-05-18T08:00:00Z", &people.hr),
        ];
        appraise(store, &circle, id, &steps, (50, 5));
        let row = mark(store, &people.hr, id);
        let inputs: Inputs = serde_json::from_value(row.inputs.unwrap()).unwrap();
        assert_eq!(inputs.counted_to, day("2026-03-31"));
        assert_eq!(inputs.tasks[0].subtasks[0].ended_on, Some(day("2026-03-31")));
        assert_eq!(inputs.periods.unwrap().last.days, 90);
        assert_eq!(row.o, Some(Marks(8800)));
    });
}

platform::statements! {
    EMPLOYED = "UPDATE people_employment SET starts_on = $3, ends_on = $4 WHERE institution_id = $1 AND id = $2";
}

/// Who is not assessed stays in the list of leavers: a page full of them keeps nobody after them waiting.
#[test]
fn a_leaver_is_found_behind_those_who_are_not_assessed() {
    each(|store| {
        let circle = changed(store);
        let people = &circle.people;
        let (home, late, who) = (people.institution, people.employee.employment, people.colleague.employment);
        store.at("2026-03-02T08:00:00Z");
        store
            .tx(move |tx| {
                // Joined in February and left in March: too short for a mark.
                tx.run(&EMPLOYED, &[&home, &late, &day("2026-02-20"), &day("2026-03-20")])?;
                tx.run(&EMPLOYED, &[&home, &who, &day("2020-01-01"), &day("2026-03-31")])
            })
            .unwrap();
        store.at("2026-03-17T08:00:00Z");
        let desk = store.desk(&Actor::System);
        let open = || {
            let opening = crate::period::round::open_leaving(&desk, year(), day("2026-03-17"), 1);
            store.runtime.block_on(opening).unwrap().whole().unwrap()
        };
        assert_eq!((open(), open()), (1, 0));
        let sheet =
            |who: &Someone| store.read(&who.actor(), |work| actions::own_sheet(work, year())).unwrap();
        assert!(sheet(&people.colleague).is_some());
    });
}

/// Somebody as a session finds them on the store's day.
fn as_of_today(store: &TestStore, people: &Fixture, who: &Someone) -> Someone {
    let (home, id, today) = (people.institution, who.employment, store.clock.now().day());
    let person = store.tx(move |tx| people::employee::actor(tx, home, id, today)).unwrap().unwrap();
    Someone { person, name: who.name.clone(), ..*who }
}

#[test]
fn who_has_left_still_rates_answers_reads_the_mark_and_owes_nothing_else() {
    each(|store| {
        let circle = changed(store);
        let people = &circle.people;
        let (home, who) = (people.institution, people.colleague.employment);
        store.at("2026-03-17T08:00:00Z");
        let end =
            move |work: &Work<'_>| end_employee(work, home, who, 1, day("2026-03-31"), "Mkataba umeisha");
        store.work(&people.hr.actor(), end).unwrap();
        run_round(store);
        store.at("2026-04-01T08:00:00Z");
        store.runtime.block_on(hand_over_due(&store.desk(&Actor::System))).unwrap().whole().unwrap();
        let left = as_of_today(store, people, &people.colleague);
        assert_eq!(left.person.left_on, Some(day("2026-03-31")));
        let kinds =
            |someone| -> Vec<String> { owed(store, &circle, someone).into_iter().map(|row| row.0).collect() };
        assert_eq!(kinds(&left), ["performance.appraisal.self"]);
        let own = store.read(&left.actor(), |work| actions::own_sheet(work, year())).unwrap();
        let id = own.expect("their own sheet").appraisal.id;
        let steps = [
            (State::SelfRated, "2026-04-02T08:00:00Z", &left),
            (State::SupervisorRated, "2026-04-05T08:00:00Z", &people.head),
            (State::Discussed, "2026-04-20T08:00:00Z", &people.head),
        ];
        appraise(store, &circle, id, &steps, (50, 5));
        assert_eq!(kinds(&left), ["performance.appraisal.agree"]);
        let steps = [
            (State::Agreed, "2026-04-21T08:00:00Z", &left),
            (State::Countersigned, "2026-05-02T08:00:00Z", &people.director),
            (State::Published, "2026-05-18T08:00:00Z", &people.hr),
        ];
        appraise(store, &circle, id, &steps, (50, 5));
        assert_eq!(mark(store, &left, id).o, Some(Marks(8800)));
        assert!(kinds(&left).is_empty());
        // Nobody else's, and no new work.
        let head = people.head.employment;
        let others = store.read(&left.actor(), move |work| {
            let found = people::employee::find(work.tx(), home, head, work.today())?;
            Ok(found.is_some_and(|row| work.may(&people::permissions::EMPLOYEE_READ, &row)))
        });
        assert!(!others.unwrap());
        let sheet = circle.sheet(store, &left, id);
        let mine = store.read(&left.actor(), move |work| {
            let appraisal = &sheet.appraisal;
            Ok([&permissions::REPORT_SUBMIT, &permissions::UPDATE_BEGIN]
                .map(|action| work.may(action, appraisal)))
        });
        assert_eq!(mine.unwrap(), [false, false]);
    });
}

/// The file of a leaver has its own calendar also where people are silent, and HR is asked for it and may publish it long
/// before everybody else's.
#[test]
fn the_silence_about_a_leaver_keeps_to_their_calendar_and_hr_publishes_it() {
    each(|store| {
        let circle = changed(store);
        let people = &circle.people;
        let (home, who) = (people.institution, people.colleague.employment);
        store.at("2026-03-17T08:00:00Z");
        let end =
            move |work: &Work<'_>| end_employee(work, home, who, 1, day("2026-03-31"), "Mkataba umeisha");
        store.work(&people.hr.actor(), end).unwrap();
        run_round(store);
        let own = store.read(&people.colleague.actor(), |work| actions::own_sheet(work, year())).unwrap();
        let id = own.expect("their own sheet").appraisal.id;
        let steps = [
            (State::SelfRated, "2026-03-20T08:00:00Z", &people.colleague),
            (State::SupervisorRated, "2026-04-05T08:00:00Z", &people.head),
            (State::Discussed, "2026-04-20T08:00:00Z", &people.head),
        ];
        appraise(store, &circle, id, &steps, (50, 5));
        // They do not answer by 4 May: the director is asked by their window of countersignature, not by August.
        circle.rounds(store, "2026-05-05");
        let asked = owed(store, &circle, &people.director);
        assert_eq!(asked, [("performance.appraisal.countersign".to_owned(), "2026-05-18".to_owned())]);
        let version = circle.sheet(store, &people.director, id).appraisal.version;
        store
            .work(&people.director.actor(), move |work| actions::countersign(work, id, version, "", None))
            .unwrap();
        let all =
            |work: &Work<'_>| actions::publish_all(work, year(), AppraisalId(kernel::uuid::Uuid::nil()), 10);
        store.at("2026-05-16T08:00:00Z");
        let early = store.work(&people.hr.actor(), all).unwrap_err();
        assert!(early.to_string().contains("performance-appraisal-refused-not-yet"), "{early}");
        store.at("2026-05-17T08:00:00Z");
        assert_eq!(store.work(&people.hr.actor(), all).unwrap().done, 1);
        assert_eq!(mark(store, &people.hr, id).o, Some(Marks(8800)));
    });
}

#[test]
fn who_joined_too_late_is_not_assessed_and_is_told_so() {
    each(|store| {
        let circle = changed(store);
        let people = &circle.people;
        let who = people.colleague.employment;
        store.tx(move |tx| tx.run(&JOINED, &[&circle.people.institution, &who, &day("2026-05-04")])).unwrap();
        store.at("2026-06-20T08:00:00Z");
        let opened =
            store.work(&people.colleague.actor(), move |work| actions::open_appraisal(work, year(), who));
        assert!(opened.unwrap_err().to_string().contains("performance-not-assessed-joiner"));
        let desk = store.desk(&Actor::System);
        assert_eq!(
            store.runtime.block_on(crate::appraisal::round::open_due(&desk)).unwrap().whole().unwrap(),
            1,
            "the other one's"
        );
    });
}

platform::statements! {
    JOINED = "UPDATE people_employment SET starts_on = $3 WHERE institution_id = $1 AND id = $2";
}

#[test]
fn days_away_reach_the_mark_without_their_reason() {
    each(|store| {
        let circle = changed(store);
        let people = &circle.people;
        let (home, who) = (people.institution, people.colleague.employment);
        let away = people::absence::NewAbsence {
            kind: people::absence::Kind::Maternity,
            from_on: day("2026-02-01"),
            to_on: day("2026-04-25"),
            letter: "HW/UTU/3".into(),
            venue: String::new(),
            note: String::new(),
        };
        store
            .work(&people.hr.actor(), move |work| {
                people::absence::actions::record_absence(work, home, who, &away)
            })
            .unwrap();
        let agreement = circle.agreement(2);
        let inputs = store
            .read(&people.hr.actor(), move |work| {
                gather(work.tx(), home, year(), agreement, day("2026-06-30"), work.today())
            })
            .unwrap()
            .unwrap();
        assert_eq!(inputs.absences.len(), 1);
        assert!(!serde_json::to_string(&inputs).unwrap().contains("maternity"));
        assert_eq!(crate::mark::cases::days_at_work(&inputs, &inputs.tasks[0].subtasks[0]), (365, 281));
    });
}

#[test]
fn a_supervisor_who_leaves_can_write_before_and_owes_nothing_after() {
    each(|store| {
        let circle = changed(store);
        let people = &circle.people;
        let (home, leaver) = (people.institution, people.supervisor.employment);
        store.at("2026-03-02T08:00:00Z");
        run_round(store);
        let end = move |work: &Work<'_>| end_employee(work, home, leaver, 1, day("2026-03-31"), "Amestaafu");
        store.work(&people.hr.actor(), end).unwrap();
        let kinds = |who: &Someone| -> Vec<String> {
            owed(store, &circle, who).into_iter().map(|(kind, _)| kind).collect()
        };
        // The employee of the example goes to the next level up on 1 April: the note can be written from 18 March.
        store.at("2026-03-16T08:00:00Z");
        run_round(store);
        assert_eq!(kinds(&people.supervisor), ["performance.period.close"], "the colleague's only");
        store.at("2026-03-18T08:00:00Z");
        run_round(store);
        assert_eq!(kinds(&people.supervisor).len(), 2);
        store.at("2026-04-02T08:00:00Z");
        let desk = store.desk(&kernel::Actor::System);
        store.runtime.block_on(::people::handover::actions::hand_over_due(&desk)).unwrap().whole().unwrap();
        run_round(store);
        for who in [&people.supervisor, &people.head] {
            assert!(!kinds(who).contains(&"performance.period.close".to_owned()), "{}", who.name);
        }
    });
}
