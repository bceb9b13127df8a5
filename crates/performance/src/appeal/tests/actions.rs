//! Filing, the review, the second level, going on, withdrawing, silence, and who may read, on both engines.

use kernel::{Actor, Error, Marks};
use platform::testing::on_each_db;
use platform::work::Work;

use super::made::{Court, FILED, appeal_id, confirmed, court, quality, refusal, standing, verdict};
use crate::appeal::actions;
use crate::appeal::model::{Contested, NewAppeal, Outcome, Ruling, State, Verdict};
use crate::appraisal::model::{Ratings, State as Appraisal};
use crate::appraisal::tests::made::{circle, step};

#[test]
fn a_review_raises_the_mark_as_a_new_version_and_the_exports_give_the_newest() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let id = court.file(store);
        let case = court.case(store, &people.supervisor, id);
        assert_eq!(standing(&case), (0, State::Hearing));
        assert_eq!(case.row.respondent_id, Some(people.supervisor.employment));
        assert_eq!(case.now().unwrap().decide_due_on.to_string(), "2026-08-25");
        court.decide(store, &people.supervisor, id, verdict(vec![quality(1, 90), confirmed(2)])).unwrap();
        // Quality 70 to 90 on 0.75 of a tenth of half of R: 85.4287 + 0.18.
        assert_eq!(court.mark(store, id), (2, Marks(8561)));
        let case = court.case(store, &people.employee, id);
        let level = case.now().unwrap();
        assert_eq!((level.outcome, level.mark_version), (Some(Outcome::Partial), Some(2)));
        assert_eq!(level.next_due_on.unwrap().to_string(), "2026-08-25");
        let csv = court.marks_csv(store);
        assert!(csv.contains("90005007,87.35,78.65,,85.61,2,F1"), "{csv}");
        assert_eq!(csv.lines().count(), 2, "{csv}");
        let version = case.row.version;
        store.work(&people.employee.actor(), move |work| actions::accept(work, id, version)).unwrap();
        assert_eq!(standing(&court.case(store, &people.employee, id)), (0, State::Closed));
    });
}

#[test]
fn a_case_has_a_number_that_people_can_say_and_no_two_of_a_year_share_it() {
    on_each_db(|store| {
        let court = court(store);
        let id = court.file(store);
        let employee = &court.circle.people.employee;
        assert_eq!(court.case(store, employee, id).row.case_number(), "RUF/2025/26/0001");
        let (home, away) = (court.circle.people.institution, court.circle.people.other_institution);
        let next = |institution, starting| {
            let year = kernel::FinancialYear::starting(starting);
            store.tx(move |tx| crate::appeal::store::next_number(tx, institution, year)).unwrap()
        };
        assert_eq!([next(home, 2025), next(home, 2025)], [2, 3]);
        assert_eq!([next(home, 2026), next(away, 2025)], [1, 1], "each year and institution by itself");
    });
}

#[test]
fn a_decision_that_would_lower_the_mark_leaves_the_former_standing_and_says_so() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let id = court.file(store);
        court.decide(store, &people.supervisor, id, verdict(vec![quality(1, 20), confirmed(2)])).unwrap();
        assert_eq!(court.mark(store, id), (1, Marks(8543)));
        let case = court.case(store, &people.employee, id);
        let level = case.now().unwrap();
        assert_eq!((level.mark_version, level.would_be), (None, Some(Marks(8498))));
        assert!(court.marks_csv(store).contains("85.43"));
    });
}

#[test]
fn sending_twice_is_one_case_and_a_second_case_is_refused() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let id = court.file(store);
        assert_eq!(court.file(store), id);
        let other = court.new_appeal(2);
        let refused = store.work(&people.employee.actor(), move |work| actions::file_appeal(work, &other));
        assert_eq!(refusal(refused), "exists");
        let case = court.case(store, &people.supervisor, id);
        let stale = case.row.version;
        let answer = verdict(vec![confirmed(1), confirmed(2)]);
        let again = answer.clone();
        store
            .work(&people.supervisor.actor(), move |work| actions::decide(work, id, stale, &answer))
            .unwrap();
        let second =
            store.work(&people.supervisor.actor(), move |work| actions::decide(work, id, stale, &again));
        assert_eq!(refusal(second), "not-now");
    });
}

#[test]
fn what_changed_meanwhile_is_not_written_over() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let id = court.file(store);
        let version = court.case(store, &people.supervisor, id).row.version;
        let outcome = store.work(&people.supervisor.actor(), move |work| {
            actions::decide(work, id, version + 1, &verdict(vec![confirmed(1), confirmed(2)]))
        });
        assert!(matches!(outcome, Err(Error::Stale)), "{outcome:?}");
        assert_eq!(court.mark(store, id), (1, Marks(8543)));
    });
}

#[test]
fn only_what_is_in_the_mark_can_be_contested_and_every_item_needs_ground_and_words() {
    on_each_db(|store| {
        let court = court(store);
        let employee = court.circle.people.employee.actor();
        let mut new = court.new_appeal(1);
        new.items[0].ground = None;
        new.items[1].text = String::new();
        new.items[1].contested = Contested::Item(9);
        let Err(Error::Invalid(errors)) = store.work(&employee, move |work| actions::file_appeal(work, &new))
        else {
            panic!("taken")
        };
        let keys: Vec<&str> = errors.0.iter().map(|error| error.reason.key).collect();
        assert!(keys.contains(&"performance-appeal-invalid-ground"), "{keys:?}");
        assert!(keys.contains(&"performance-appeal-invalid-text"), "{keys:?}");
        assert!(keys.contains(&"performance-appeal-invalid-item"), "{keys:?}");
        let nothing = NewAppeal { items: Vec::new(), ..court.new_appeal(1) };
        assert!(store.work(&employee, move |work| actions::file_appeal(work, &nothing)).is_err());
    });
}

#[test]
fn a_late_appeal_needs_a_reason_and_may_be_struck_out() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        store.at("2026-08-25T08:00:00Z");
        let late = court.new_appeal(1);
        assert!(store.work(&people.employee.actor(), move |work| actions::file_appeal(work, &late)).is_err());
        let late = NewAppeal { late_reason: String::from("Nilikuwa hospitalini"), ..court.new_appeal(1) };
        let id = store.work(&people.employee.actor(), move |work| actions::file_appeal(work, &late)).unwrap();
        let struck = Verdict { struck: true, ..verdict(Vec::new()) };
        court.decide(store, &people.supervisor, id, struck).unwrap();
        let case = court.case(store, &people.employee, id);
        assert_eq!(case.now().unwrap().outcome, Some(Outcome::Struck));
        assert_eq!(court.mark(store, id), (1, Marks(8543)));
    });
}

#[test]
fn the_second_level_hears_the_respondent_and_goes_on_without_their_answer() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let id = court.file(store);
        court.decide(store, &people.supervisor, id, verdict(vec![confirmed(1), confirmed(2)])).unwrap();
        court.further(store, id).unwrap();
        let case = court.case(store, &people.head, id);
        assert_eq!(standing(&case), (1, State::Hearing));
        // Five days from Tuesday 18 August are a Sunday.
        assert_eq!(case.now().unwrap().answer_due_on.unwrap().to_string(), "2026-08-24");
        let version = case.row.version;
        store
            .work(&people.supervisor.actor(), move |work| {
                actions::answer(work, id, version, "Zana zilikuwa sita", &[])
            })
            .unwrap();
        let version = court.case(store, &people.supervisor, id).row.version;
        let twice = store
            .work(&people.supervisor.actor(), move |work| actions::answer(work, id, version, "Tena", &[]));
        assert_eq!(refusal(twice), "answered");
        // The supervisor decided the review; this level is not theirs.
        let denied = court.decide(store, &people.supervisor, id, verdict(vec![quality(1, 90), confirmed(2)]));
        assert!(matches!(denied, Err(Error::Denied)), "{denied:?}");
        court.decide(store, &people.head, id, verdict(vec![quality(1, 90), confirmed(2)])).unwrap();
        assert_eq!(court.mark(store, id), (2, Marks(8561)));
    });
}

#[test]
fn the_time_to_go_on_ends() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let id = court.file(store);
        court.decide(store, &people.supervisor, id, verdict(vec![confirmed(1), confirmed(2)])).unwrap();
        store.at("2026-08-26T08:00:00Z");
        assert_eq!(refusal(court.further(store, id)), "too-late");
    });
}

#[test]
fn a_decider_who_lets_the_last_day_pass_loses_the_case_to_the_next_level() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let institution = people.institution;
        let id = court.file(store);
        let escalate =
            || store.work(&Actor::System, move |work| actions::escalate_appeal(work, institution, id));
        store.at("2026-08-25T08:00:00Z");
        assert_eq!(refusal(escalate()), "not-due");
        store.at("2026-08-26T08:00:00Z");
        escalate().unwrap();
        let case = court.case(store, &people.head, id);
        assert_eq!(standing(&case), (1, State::Hearing));
        assert_eq!(case.level(0).unwrap().outcome, Some(Outcome::Missed));
        // Run again the same day it does nothing: the next level has its own time.
        assert_eq!(refusal(escalate()), "not-due");
        let owed = super::committee::dues(store, institution, id);
        assert!(owed.contains(&("performance.appeal.decide".into(), Some("missed".into()))), "{owed:?}");
        assert!(owed.contains(&("performance.appeal.decide".into(), None)), "{owed:?}");
        store.at("2026-10-30T08:00:00Z");
        // The engine does the same, once, by what the panel owed.
        let areas = [crate::area()];
        let round =
            || store.runtime.block_on(platform::deadline::run_passed(&store.desk(&Actor::System), &areas));
        assert_eq!(round().unwrap().failed, 0);
        assert_eq!(standing(&court.case(store, &people.employee, id)), (2, State::Committee));
        store.at("2026-12-30T08:00:00Z");
        escalate().unwrap();
        assert_eq!(standing(&court.case(store, &people.employee, id)), (3, State::Outside));
        assert_eq!(refusal(escalate()), "not-now");
        // Nobody but the program moves a case.
        let by_hand =
            store.work(&people.hr.actor(), move |work| actions::escalate_appeal(work, institution, id));
        assert!(matches!(by_hand, Err(Error::NotFound)), "{by_hand:?}");
    });
}

#[test]
fn a_withdrawn_case_stays_withdrawn() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let id = court.file(store);
        let version = court.case(store, &people.employee, id).row.version;
        store.work(&people.employee.actor(), move |work| actions::withdraw(work, id, version)).unwrap();
        let decided = court.decide(store, &people.supervisor, id, verdict(vec![confirmed(1), confirmed(2)]));
        assert_eq!(refusal(decided), "withdrawn");
        assert!(
            super::committee::dues(store, people.institution, id)
                .iter()
                .all(|(_, outcome)| outcome.is_some())
        );
    });
}

#[test]
fn a_case_is_not_there_for_anybody_but_its_parties_and_panel() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let id = court.file(store);
        for who in [&people.employee, &people.supervisor] {
            court.case(store, who, id);
        }
        let others = [
            &people.colleague,
            &people.head,
            &people.hr,
            &people.director,
            &people.planner,
            &people.auditor,
            &people.stranger,
        ];
        for who in others {
            let seen = store.read(&who.actor(), move |work| actions::open_case(work, id).map(|_| ()));
            assert!(matches!(seen, Err(Error::NotFound)), "{}: {seen:?}", who.name);
        }
        // The auditor states a reason, and reads for a day.
        let auditor = people.auditor.actor();
        let look = || store.read(&auditor, move |work| actions::open_audited(work, id).map(|_| ()));
        assert!(matches!(look(), Err(Error::NotFound)));
        assert!(store.work(&auditor, move |work| actions::audit(work, id, " ")).is_err());
        store.work(&auditor, move |work| actions::audit(work, id, "Malalamiko ya Agosti")).unwrap();
        look().unwrap();
        store.at("2026-08-19T09:00:00Z");
        assert!(matches!(look(), Err(Error::NotFound)));
        store.at(FILED);
        let by_hr = store.work(&people.hr.actor(), move |work| actions::audit(work, id, "Nataka kujua"));
        assert!(by_hr.is_err());
        assert_eq!(appeal_id(1), id);
    });
}

/// A countersignature that decided a dispute is a judgement: its author answers for the mark, and does not hear the appeal
/// against it as the second level.
#[test]
fn whoever_decided_the_dispute_gave_the_mark() {
    on_each_db(|store| {
        let circle = circle(store);
        let appraisal = circle.open(store);
        circle.bring(store, appraisal, Appraisal::Discussed);
        let people = circle.people.clone();
        let version = circle.sheet(store, &people.employee, appraisal).appraisal.version;
        let none = Ratings::default();
        let dispute = move |work: &Work<'_>| step(work, appraisal, version, Appraisal::Disputed, &none);
        store.work(&people.employee.actor(), dispute).unwrap();
        let decide = move |work: &Work<'_>| {
            crate::appraisal::actions::countersign(work, appraisal, version + 1, "Nimeona", None)
        };
        store.work(&people.head.actor(), decide).unwrap();
        circle.bring(store, appraisal, Appraisal::Published);
        store.at(FILED);
        let court = Court { circle, appraisal };
        let id = court.file(store);
        let case = court.case(store, &people.head, id);
        assert_eq!(case.row.respondent_id, Some(people.head.employment));
        court.decide(store, &people.head, id, verdict(vec![confirmed(1), confirmed(2)])).unwrap();
        court.further(store, id).unwrap();
        let case = court.case(store, &people.employee, id);
        assert_eq!(standing(&case), (2, State::Committee), "nobody hears their own decision");
    });
}

/// Their day to go on was put off because they were in hospital (decision 0013): the rule keeps what they were told.
#[test]
fn whoever_is_ill_on_their_last_day_may_still_go_on() {
    on_each_db(|store| {
        let court = court(store);
        let people = court.circle.people.clone();
        let id = court.file(store);
        court.decide(store, &people.supervisor, id, verdict(vec![confirmed(1), confirmed(2)])).unwrap();
        court.circle.ill(store, &people.employee, "2026-08-20", "2026-09-05");
        court.circle.rounds(store, "2026-08-26");
        let case = court.case(store, &people.employee, id);
        assert_eq!(case.further_by().unwrap().to_string(), "2026-09-11");
        store.at("2026-09-11T08:00:00Z");
        court.further(store, id).unwrap();
        assert_eq!(standing(&court.case(store, &people.employee, id)), (1, State::Hearing));
    });
}

/// What a ruling says about lateness and excusing is kept and applied.
#[test]
fn a_review_may_say_when_a_sub_task_was_finished_or_excuse_it() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let id = court.file(store);
        let day = Some("2026-06-30".parse().unwrap());
        let ruling = Ruling { changed: true, completed_on: day, excused: true, ..confirmed(1) };
        court.decide(store, &people.supervisor, id, verdict(vec![ruling, confirmed(2)])).unwrap();
        let (version, mark) = court.mark(store, id);
        assert!(version == 2 && mark > Marks(8543), "the weakest line no longer counts: {version} {mark}");
        let institution = people.institution;
        let items = store.tx(move |tx| crate::appeal::store::items(tx, institution, id)).unwrap();
        let kept = items[0].ruling().unwrap();
        assert_eq!((kept.completed_on, kept.excused), (day, true));
    });
}

#[test]
fn a_case_that_arrives_twice_at_the_same_moment_is_one_case() {
    on_each_db(|store| {
        let court = court(store);
        let employee = court.circle.people.employee.actor();
        let new = court.new_appeal(1);
        let filed = store.at_once(&[employee.clone(), employee.clone(), employee], move |work, _| {
            actions::file_appeal(work, &new)
        });
        assert!(filed.iter().all(|id| *id.as_ref().unwrap() == appeal_id(1)), "{filed:?}");
        let institution = court.circle.people.institution;
        let kept = store.tx(move |tx| {
            let files = crate::appeal::store::files(tx, institution, appeal_id(1))?;
            Ok((crate::appeal::store::items(tx, institution, appeal_id(1))?.len(), files.len()))
        });
        assert_eq!(kept.unwrap(), (2, 1));
    });
}
