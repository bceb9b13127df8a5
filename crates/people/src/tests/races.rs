//! What happens when two act at the same moment: what may stand once stands once, on both engines.

use kernel::{Actor, Error, Role};
use platform::testing::on_each_db;
use platform::work::Work;

use super::{TODAY, change, complaint, day, fixture, newcomer};
use crate::absence::actions::{change_absence, record_absence};
use crate::absence::{self, Kind, NewAbsence};
use crate::acting::{self, NewActing};
use crate::choice::actions::ask_choice;
use crate::choice::{self, NewChoice};
use crate::employee::actions::{create_employee, end_employee};
use crate::role::actions::{grant_role, revoke_role};
use crate::supervision::actions::change_supervisor;
use crate::unit::Heads;

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

#[test]
fn two_heads_taken_on_at_the_same_moment_are_one() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, old, hr) = (people.institution, people.director.employment, people.hr.actor());
        let end = move |work: &Work<'_>| end_employee(work, home, old, 1, day("2026-09-30"), "Anastaafu");
        store.work(&hr, end).unwrap();
        let head = |check_number, post: &str| {
            let mut new = newcomer(&people, check_number);
            (new.seat.heads, new.seat.unit_id) = (Heads::Institution, people.education.id);
            (new.seat.post, new.supervisor) = (post.to_owned(), None);
            new.details.starts_on = day("2026-10-01");
            new
        };
        let new = [head("90005100", "Mkurugenzi"), head("90005101", "Mkurugenzi Mtendaji")];
        let answers =
            store.at_once(&[hr.clone(), hr], move |work, number| create_employee(work, home, &new[number]));
        assert_eq!(refused(answers), ["people-employee-refused-head-taken"]);
    });
}

#[test]
fn two_who_are_put_above_each_other_at_the_same_moment_make_no_circle() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, hr) = (people.institution, people.hr.actor());
        let two = [people.employee.employment, people.colleague.employment];
        let above = [change(&people.colleague, "2026-09-07"), change(&people.employee, "2026-09-07")];
        let answers = store.at_once(&[hr.clone(), hr], move |work, number| {
            change_supervisor(work, home, two[number], &above[number])
        });
        assert_eq!(refused(answers), ["people-supervision-refused-cycle"]);
    });
}

#[test]
fn an_auditors_role_given_at_the_same_moment_as_another_stands_alone() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, who) = (people.institution, people.colleague.employment);
        let roles = [Role::Auditor, Role::Planner];
        let answers = store.at_once(&[people.hr.actor(), Actor::System], move |work, number| {
            grant_role(work, home, who, roles[number])
        });
        assert_eq!(refused(answers), ["people-role-refused-auditor-apart"]);
    });
}

#[test]
fn two_hr_officers_who_revoke_each_other_at_the_same_moment_leave_one() {
    on_each_db(|store| {
        let people = fixture(store);
        let home = people.institution;
        let two = [people.hr.employment, people.colleague.employment];
        store.work(&Actor::System, move |work| grant_role(work, home, two[1], Role::Hr)).unwrap();
        let actors = two.map(|id| {
            let person = store.tx(move |tx| crate::employee::actor(tx, home, id, day(TODAY))).unwrap();
            Actor::Person(Box::new(person.unwrap()))
        });
        let answers = store
            .at_once(&actors, move |work, number| revoke_role(work, home, two[1 - number], Role::Hr, false));
        assert_eq!(refused(answers), ["people-role-refused-last-hr"]);
    });
}
