//! What happens when two act at the same moment: what may stand once stands once, on both engines.

use kernel::Error;
use platform::testing::on_each_db;

use super::{complaint, day, fixture};
use crate::absence::actions::{change_absence, record_absence};
use crate::absence::{self, Kind, NewAbsence};
use crate::acting::{self, NewActing};
use crate::choice::actions::ask_choice;
use crate::choice::{self, NewChoice};

/// One succeeded; what the others were told.
fn refused<T: std::fmt::Debug>(answers: Vec<Result<T, Error>>) -> Vec<String> {
    let (done, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
    assert_eq!(done.len(), 1, "{done:?} {refused:?}");
    refused.into_iter().map(complaint).collect()
}

#[test]
fn two_officers_who_appoint_at_the_same_moment_make_one_kaimu() {
    on_each_db(|store| {
        let people = fixture(store);
        let home = people.institution;
        let stand_ins = [people.supervisor.employment, people.planner.employment];
        let head = people.head.employment;
        let hr = people.hr.actor();
        let answers = store.at_once(&[hr.clone(), hr], move |work, number| {
            let new = NewActing {
                absent: head,
                acting: stand_ins[number],
                from_on: day("2026-09-05"),
                to_on: day("2026-09-20"),
                letter: "KMB/12/2026".into(),
            };
            acting::actions::add_acting(work, home, &new)
        });
        assert_eq!(refused(answers), ["people-acting-refused-overlap"]);
        assert_eq!(
            store
                .tx(move |tx| acting::store::list(tx, home, &kernel::PageKey::default()))
                .unwrap()
                .rows
                .len(),
            1
        );
    });
}

#[test]
fn absences_written_or_moved_at_the_same_moment_never_overlap() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, who) = (people.institution, people.employee.employment);
        let leave = |from, to| NewAbsence {
            kind: Kind::Leave,
            from_on: day(from),
            to_on: day(to),
            letter: "HW/UTU/14/2026".into(),
            venue: String::new(),
            note: String::new(),
        };
        let hr = people.hr.actor();
        let new = leave("2026-09-07", "2026-09-20");
        let answers =
            store.at_once(&[hr.clone(), hr.clone()], move |work, _| record_absence(work, home, who, &new));
        assert_eq!(refused(answers), ["people-absence-refused-overlap"]);
        let taken = || {
            store
                .tx(move |tx| absence::list_spans(tx, home, who, day("2026-09-01"), day("2026-12-31")))
                .unwrap()
        };
        assert_eq!(taken().len(), 1);
        // One is made longer while another is written behind it.
        let first = store.tx(move |tx| absence::store::list_own(tx, home, who)).unwrap()[0].id;
        let next = leave("2026-09-28", "2026-10-04");
        let answers = store.at_once(&[hr.clone(), hr], move |work, number| match number {
            0 => change_absence(work, first, 1, day("2026-09-30"), "HW/UTU/15/2026"),
            _ => Ok(record_absence(work, home, who, &next)?.with(())),
        });
        assert_eq!(refused(answers), ["people-absence-refused-overlap"]);
    });
}

#[test]
fn wishes_for_a_supervisor_sent_at_the_same_moment_are_one_wish() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, who) = (people.institution, people.employee.employment);
        let chosen = [people.head.employment, people.planner.employment];
        let employee = people.employee.actor();
        let answers = store.at_once(&[employee.clone(), employee], move |work, number| {
            ask_choice(work, &NewChoice { chosen: chosen[number], reason: "Ananisimamia kituoni".into() })
        });
        assert_eq!(refused(answers), ["people-choice-refused-waiting"]);
        assert_eq!(store.tx(move |tx| choice::store::list_own(tx, home, who)).unwrap().len(), 1);
    });
}
