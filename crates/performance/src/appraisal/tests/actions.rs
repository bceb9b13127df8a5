//! Whole use cases under a turned clock: the circle, what is owed, who waits for whom, what is refused.

use kernel::{Error, Quantity};
use people::testing::Someone;
use platform::testing::{TestStore, on_each_db};

use super::made::{
    Circle, DISCUSSION_SEASON, PUBLISH_SEASON, SELF_SEASON, SUPERVISOR_SEASON, circle, qualities, tx_work,
    year,
};
use crate::appraisal::actions;
use crate::appraisal::model::{AppraisalId, Column, Sending, State};
use crate::duty::tests::counted;
use crate::mark;
use crate::report::actions::{query_report, verify_report};
use crate::report::model::{ReportId, SeenReport};

fn owed(store: &TestStore, circle: &Circle, who: &Someone) -> Vec<(String, String)> {
    let (institution, employment) = (circle.people.institution, who.employment);
    let rows = people::testing::waits(store, institution, employment);
    rows.into_iter().map(|row| (row.kind, row.due_on.to_string())).collect()
}

pub(super) fn state(store: &TestStore, circle: &Circle, id: AppraisalId) -> State {
    circle.sheet(store, &circle.people.hr, id).appraisal.state
}

pub(super) fn refusal<T: std::fmt::Debug>(outcome: Result<T, Error>) -> &'static str {
    match outcome {
        Err(Error::Refused(reason)) => reason.key,
        other => panic!("not refused: {other:?}"),
    }
}

pub(super) fn marks_csv(store: &TestStore, circle: &Circle) -> String {
    let institution = circle.people.institution;
    tx_work(store, &circle.people.hr.actor(), move |tx| {
        let mut out = Vec::new();
        mark::write_marks_csv(tx, institution, year(), &mut out)?;
        String::from_utf8(out).map_err(Error::internal)
    })
}

#[test]
fn the_worked_example_comes_out_of_the_whole_circle() {
    on_each_db(|store| {
        let circle = circle(store);
        let id = circle.open(store);
        circle.bring(store, id, State::Published);
        assert_eq!(state(store, &circle, id), State::Published);
        let expected = "check_number,R,B,M,O,band,formula\n90005007,87.12,78.65,,85.43,2,F1\n";
        assert_eq!(marks_csv(store, &circle), expected);
    });
}

#[test]
fn each_step_settles_what_was_owed_and_owes_the_next() {
    on_each_db(|store| {
        let circle = circle(store);
        let people = circle.people.clone();
        let id = circle.open(store);
        let line = |kind: &str, due: &str| vec![(format!("performance.appraisal.{kind}"), due.to_owned())];
        assert_eq!(owed(store, &circle, &people.employee), line("self", "2026-06-30"));
        assert_eq!(owed(store, &circle, &people.supervisor), line("supervise", "2026-07-15"));
        circle.bring(store, id, State::SelfRated);
        assert!(owed(store, &circle, &people.employee).is_empty());
        circle.bring(store, id, State::SupervisorRated);
        assert_eq!(owed(store, &circle, &people.supervisor), line("discuss", "2026-07-31"));
        circle.bring(store, id, State::Discussed);
        assert!(owed(store, &circle, &people.supervisor).is_empty());
        assert_eq!(owed(store, &circle, &people.employee), line("agree", "2026-07-31"));
        circle.bring(store, id, State::Agreed);
        // The window closes on a Saturday: what is due then is due on Monday.
        assert_eq!(owed(store, &circle, &people.head), line("countersign", "2026-08-17"));
        circle.bring(store, id, State::Published);
        for who in [&people.employee, &people.supervisor, &people.head] {
            assert!(owed(store, &circle, who).is_empty());
        }
        let (institution, supervisor) = (people.institution, people.supervisor.employment);
        assert_eq!(counted(store, institution, supervisor, year()), (2, 2));
    });
}

/// Once the rating is sent no report can be answered: what was asked goes back to who asked, and nothing stays red for ever.
#[test]
fn a_query_that_the_rating_overtakes_is_the_supervisors_again() {
    on_each_db(|store| {
        let circle = circle(store);
        let people = circle.people.clone();
        circle.report(store, 1, circle.agreement(1), circle.sub_task(1, 0, 0), "2026-06-01", 4);
        let id = circle.open(store);
        let report = ReportId(circle.report_id(1));
        let seen = |version| SeenReport { id: report, version };
        let ask = seen(1);
        store
            .work(&people.supervisor.actor(), move |work| query_report(work, ask, "Vipindi vinne tu?"))
            .unwrap();
        let kinds = |who| owed(store, &circle, who).into_iter().map(|(kind, _)| kind).collect::<Vec<_>>();
        assert!(kinds(&people.employee).contains(&"performance.report.answer".to_owned()));
        circle.bring(store, id, State::SelfRated);
        assert!(kinds(&people.employee).is_empty());
        assert!(kinds(&people.supervisor).contains(&"performance.report.verify".to_owned()));
        let verify = seen(3);
        store.work(&people.supervisor.actor(), move |work| verify_report(work, verify)).unwrap();
        let (home, who) = (people.institution, people.employee.employment);
        let events = store.tx(move |tx| platform::history::about(tx, home, who, None)).unwrap();
        assert!(events.iter().any(|event| event.action == "performance.report.release"));
    });
}

#[test]
fn a_draft_is_kept_and_seen_by_nobody_else() {
    on_each_db(|store| {
        let circle = circle(store);
        let id = circle.open(store);
        let sheet = circle.sheet(store, &circle.people.employee, id);
        let mut ratings = circle.ratings(&sheet);
        let first = *ratings.lines.keys().next().unwrap();
        ratings.lines.retain(|sub_task, _| *sub_task == first);
        ratings.items.clear();
        let version = sheet.appraisal.version;
        let kept = ratings.clone();
        store
            .work(&circle.people.employee.actor(), move |work| {
                actions::rate_self(work, id, version, &kept, Sending::Draft)
            })
            .unwrap();
        let sheet = circle.sheet(store, &circle.people.employee, id);
        assert_eq!((sheet.appraisal.state, sheet.appraisal.version), (State::Open, version + 1));
        assert_eq!(qualities(&sheet, Column::SelfRating)[0], Some(80));
        // Sending it half filled is refused, field by field, and changes nothing.
        let outcome = store.work(&circle.people.employee.actor(), move |work| {
            actions::rate_self(work, id, version + 1, &ratings, Sending::Sent)
        });
        let Err(Error::Invalid(errors)) = outcome else { panic!("{outcome:?}") };
        assert_eq!(errors.0.len(), 7 + 20);
        assert_eq!(state(store, &circle, id), State::Open);
    });
}

#[test]
fn a_silent_employee_is_marked_without_a_column_of_their_own() {
    on_each_db(|store| {
        let circle = circle(store);
        let people = circle.people.clone();
        let id = circle.open(store);
        let sheet = circle.sheet(store, &people.supervisor, id);
        let ratings = circle.ratings(&sheet);
        store.at("2026-06-25T08:00:00Z");
        let early = ratings.clone();
        let outcome = store.work(&people.supervisor.actor(), move |work| {
            actions::supervise(work, id, 1, &early, Sending::Sent)
        });
        assert_eq!(refusal(outcome), "performance-appraisal-refused-not-yet");
        circle.bring_silently(store, id);
        let sheet = circle.sheet(store, &people.hr, id);
        assert!(qualities(&sheet, Column::SelfRating).iter().all(Option::is_none));
        assert_eq!(sheet.appraisal.self_rated_at, None);
        // The employee cannot fill in a column after seeing the supervisor's.
        let version = sheet.appraisal.version;
        let late = store.work(&people.employee.actor(), move |work| {
            actions::rate_self(work, id, version, &ratings, Sending::Sent)
        });
        assert_eq!(refusal(late), "performance-appraisal-refused-already-sent");
        circle.bring(store, id, State::Published);
        assert!(marks_csv(store, &circle).contains("90005007,87.12,78.65,,85.43,2,F1"));
    });
}

impl Circle {
    /// The supervisor goes ahead after the window of self-rating.
    fn bring_silently(&self, store: &TestStore, id: AppraisalId) {
        store.at(SUPERVISOR_SEASON);
        let sheet = self.sheet(store, &self.people.supervisor, id);
        let ratings = self.ratings(&sheet);
        let version = sheet.appraisal.version;
        store
            .work(&self.people.supervisor.actor(), move |work| {
                actions::supervise(work, id, version, &ratings, Sending::Sent)
            })
            .unwrap();
    }
}

#[test]
fn a_silent_supervisor_is_taken_over_by_the_second_level_when_the_window_is_over() {
    on_each_db(|store| {
        let circle = circle(store);
        let people = circle.people.clone();
        let id = circle.open(store);
        circle.bring(store, id, State::SelfRated);
        let sheet = circle.sheet(store, &people.head, id);
        let ratings = circle.ratings(&sheet);
        let version = sheet.appraisal.version;
        let take_over = move |work: &platform::work::Work<'_>| {
            actions::supervise(work, id, version, &ratings, Sending::Sent)
        };
        store.at(SUPERVISOR_SEASON);
        assert_eq!(
            refusal(store.work(&people.head.actor(), take_over.clone())),
            "performance-appraisal-refused-not-your-turn"
        );
        store.at("2026-07-16T08:00:00Z");
        store.work(&people.head.actor(), take_over).unwrap();
        assert_eq!(state(store, &circle, id), State::SupervisorRated);
    });
}

#[test]
fn a_corrected_quantity_counts_and_needs_a_reason() {
    on_each_db(|store| {
        let circle = circle(store);
        let people = circle.people.clone();
        let id = circle.open(store);
        circle.bring(store, id, State::SelfRated);
        store.at(SUPERVISOR_SEASON);
        let sheet = circle.sheet(store, &people.supervisor, id);
        let version = sheet.appraisal.version;
        let mut ratings = circle.ratings(&sheet);
        let line = sheet.lines.iter().find(|line| line.target == Quantity(8_000)).unwrap().id;
        ratings.lines.get_mut(&line).unwrap().counted = Some(Quantity(8_000));
        let without = ratings.clone();
        let outcome = store.work(&people.supervisor.actor(), move |work| {
            actions::supervise(work, id, version, &without, Sending::Sent)
        });
        let Err(Error::Invalid(errors)) = outcome else { panic!("{outcome:?}") };
        assert_eq!(errors.0[0].field, format!("counted_reason.{line}"));
        ratings.lines.get_mut(&line).unwrap().counted_reason =
            String::from("Zana mbili za Juni zimeonekana darasani");
        let agreed = ratings.clone();
        store
            .work(&people.supervisor.actor(), move |work| {
                actions::supervise(work, id, version, &ratings, Sending::Sent)
            })
            .unwrap();
        store.at(DISCUSSION_SEASON);
        store
            .work(&people.supervisor.actor(), move |work| {
                actions::discuss(work, id, version + 1, &agreed, Sending::Sent)
            })
            .unwrap();
        circle.bring(store, id, State::Published);
        // Teaching aids 8/8: T1 rises by 10 % of (91 - 68.25).
        assert!(
            marks_csv(store, &circle).contains("90005007,88.26,78.65,,86.34,2,F1"),
            "{}",
            marks_csv(store, &circle)
        );
    });
}

platform::statements! {
    EMPTIED = "UPDATE performance_rating SET agreed_quality = NULL WHERE institution_id = $1 AND sub_task_id = $2";
}

/// Once sent, the agreed column is replaced by a whole one only; and nobody agrees to a gap that nobody could close.
#[test]
fn nobody_is_asked_to_agree_to_a_column_with_a_gap() {
    on_each_db(|store| {
        let circle = circle(store);
        let people = circle.people.clone();
        let id = circle.open(store);
        circle.bring(store, id, State::Discussed);
        let sheet = circle.sheet(store, &people.supervisor, id);
        let (whole, version) = (circle.ratings(&sheet), sheet.appraisal.version);
        let mut half = whole.clone();
        let first = *half.lines.keys().next().unwrap();
        half.lines.get_mut(&first).unwrap().quality = None;
        let draft = store.work(&people.supervisor.actor(), move |work| {
            actions::discuss(work, id, version, &half, Sending::Draft)
        });
        assert_eq!(refusal(draft), "performance-appraisal-refused-agreed-sent");
        let (home, line) = (people.institution, circle.sub_task(1, 0, 0));
        store.tx(move |tx| tx.run(&EMPTIED, &[&home, &line])).unwrap();
        let agreed = store.work(&people.employee.actor(), move |work| actions::agree(work, id, version));
        assert_eq!(refusal(agreed), "performance-appraisal-refused-agreed-gap");
        store.at("2026-08-10T08:00:00Z");
        let signed =
            store.work(&people.head.actor(), move |work| actions::countersign(work, id, version, "", None));
        assert_eq!(refusal(signed), "performance-appraisal-refused-agreed-gap");
        store
            .work(&people.supervisor.actor(), move |work| {
                actions::discuss(work, id, version, &whole, Sending::Sent)
            })
            .unwrap();
        store.work(&people.employee.actor(), move |work| actions::agree(work, id, version + 1)).unwrap();
    });
}

#[test]
fn a_dispute_is_decided_by_the_second_level_with_a_reason() {
    on_each_db(|store| {
        let circle = circle(store);
        let people = circle.people.clone();
        let id = circle.open(store);
        circle.bring(store, id, State::Discussed);
        let version = circle.sheet(store, &people.employee, id).appraisal.version;
        let empty =
            store.work(&people.employee.actor(), move |work| actions::dispute(work, id, version, "  "));
        assert!(matches!(empty, Err(Error::Invalid(_))));
        store
            .work(&people.employee.actor(), move |work| {
                actions::dispute(work, id, version, "Vipindi vya Januari havikuhesabiwa")
            })
            .unwrap();
        let sheet = circle.sheet(store, &people.head, id);
        assert_eq!(
            (sheet.appraisal.state, sheet.appraisal.dispute.as_str()),
            (State::Disputed, "Vipindi vya Januari havikuhesabiwa")
        );
        let mut decided = circle.ratings(&sheet);
        let first = *decided.lines.keys().next().unwrap();
        decided.lines.get_mut(&first).unwrap().quality = Some(90);
        let version = sheet.appraisal.version;
        let silent = decided.clone();
        let without = store.work(&people.head.actor(), move |work| {
            actions::countersign(work, id, version, "", Some(&silent))
        });
        assert!(matches!(without, Err(Error::Invalid(_))));
        store
            .work(&people.head.actor(), move |work| {
                actions::countersign(work, id, version, "Ubora umeonekana", Some(&decided))
            })
            .unwrap();
        let sheet = circle.sheet(store, &people.hr, id);
        assert_eq!(
            (sheet.appraisal.state, qualities(&sheet, Column::Agreed)[0]),
            (State::Countersigned, Some(90))
        );
    });
}

#[test]
fn without_a_second_level_agreement_is_countersigned_at_once_and_a_dispute_goes_to_the_head() {
    on_each_db(|store| {
        let circle = circle(store);
        let people = circle.people.clone();
        // The head of department is supervised by the director, who has nobody above inside the institution.
        let employment = people.head.employment;
        circle.sign(store, 2, employment, mark::tests::made::teacher());
        store.at(SELF_SEASON);
        let id = store
            .work(&people.head.actor(), move |work| actions::open_appraisal(work, year(), employment))
            .unwrap();
        for (who, moment) in [
            (&people.head, SELF_SEASON),
            (&people.director, SUPERVISOR_SEASON),
            (&people.director, DISCUSSION_SEASON),
        ] {
            store.at(moment);
            let sheet = circle.sheet(store, who, id);
            let (mut ratings, version, state) =
                (circle.ratings(&sheet), sheet.appraisal.version, sheet.appraisal.state);
            ratings.items.extend([(8, 4), (9, 4), (10, 4)]);
            store
                .work(&who.actor(), move |work| match state {
                    State::Open => actions::rate_self(work, id, version, &ratings, Sending::Sent),
                    State::SelfRated => actions::supervise(work, id, version, &ratings, Sending::Sent),
                    _ => actions::discuss(work, id, version, &ratings, Sending::Sent),
                })
                .unwrap();
        }
        store.work(&people.head.actor(), move |work| actions::agree(work, id, 4)).unwrap();
        let sheet = circle.sheet(store, &people.hr, id);
        assert_eq!(sheet.appraisal.state, State::Countersigned);
        assert_eq!(sheet.appraisal.countersigned_at, sheet.appraisal.agreed_at);
        assert!(sheet.appraisal.has_staff);
        circle.duties(store, employment, 19, 1);
        store.at(PUBLISH_SEASON);
        store.work(&people.hr.actor(), move |work| actions::publish(work, id, 5)).unwrap();
        // M = 95; B has nine factors now: (33.1666.. + 4) / 9.
        assert!(
            marks_csv(store, &circle).contains("90005005,87.12,78.24,95.00,86.97,2,F1"),
            "{}",
            marks_csv(store, &circle)
        );
    });
}

#[test]
fn two_windows_on_one_appraisal_do_not_overwrite_each_other() {
    on_each_db(|store| {
        let circle = circle(store);
        let id = circle.open(store);
        let sheet = circle.sheet(store, &circle.people.employee, id);
        let (ratings, version) = (circle.ratings(&sheet), sheet.appraisal.version);
        let save = move |work: &platform::work::Work<'_>| {
            actions::rate_self(work, id, version, &ratings, Sending::Draft)
        };
        store.work(&circle.people.employee.actor(), save.clone()).unwrap();
        assert!(matches!(store.work(&circle.people.employee.actor(), save), Err(Error::Stale)));
    });
}

#[test]
fn others_find_nothing_and_may_do_nothing() {
    on_each_db(|store| {
        let circle = circle(store);
        let people = circle.people.clone();
        let id = circle.open(store);
        for who in [&people.colleague, &people.planner, &people.stranger] {
            let outcome = store.read(&who.actor(), move |work| actions::open_sheet(work, id));
            assert!(matches!(outcome, Err(Error::NotFound)), "{}", who.name);
        }
        let sheet = circle.sheet(store, &people.employee, id);
        let ratings = circle.ratings(&sheet);
        let own = ratings.clone();
        let outcome = store.work(&people.supervisor.actor(), move |work| {
            actions::rate_self(work, id, 1, &ratings, Sending::Sent)
        });
        assert!(matches!(outcome, Err(Error::Denied)));
        let outcome = store
            .work(&people.employee.actor(), move |work| actions::supervise(work, id, 1, &own, Sending::Sent));
        assert!(matches!(outcome, Err(Error::Denied)));
        let outcome = store.work(&people.employee.actor(), move |work| actions::publish(work, id, 1));
        assert!(matches!(outcome, Err(Error::Denied)));
        let outcome = store.work(&people.hr.actor(), move |work| actions::countersign(work, id, 1, "", None));
        assert!(matches!(outcome, Err(Error::Denied)));
    });
}

/// A kaimu stands for the absent supervisor, but not over whoever stands above them in their own post.
#[test]
fn a_kaimu_judges_nobody_who_judges_them() {
    on_each_db(|store| {
        let circle = circle(store);
        let id = circle.open(store);
        let people = &circle.people;
        let kaimu = |who: &Someone| {
            let mut person = who.person.clone();
            person.acting_for.push(kernel::ActingFor {
                employment: people.head.employment,
                name: people.head.name.clone(),
                roles: Vec::new(),
            });
            kernel::Actor::Person(Box::new(person))
        };
        let judged = |who: &Someone| {
            let (institution, supervisor, head) =
                (people.institution, people.supervisor.employment, people.head.employment);
            store.read(&kaimu(who), move |work| {
                let found = crate::appraisal::find_appraisal(work.tx(), institution, id, work.today())?;
                let mut row = work.open(&crate::permissions::APPRAISAL_READ, found)?;
                // The supervisor's own, over which the head stands.
                (row.employment_id, row.supervisor_id) = (supervisor, Some(head));
                (row.second_level_id, row.escalated_id) = (None, None);
                actions::check_kaimu(work, &row)
            })
        };
        // Nor is the form of a measure shown to them.
        let offered = |who: &Someone| {
            let (institution, supervisor, head) =
                (people.institution, people.supervisor.employment, people.head.employment);
            store.read(&kaimu(who), move |work| {
                let found = crate::appraisal::find_appraisal(work.tx(), institution, id, work.today())?;
                let mut row = work.open(&crate::permissions::APPRAISAL_READ, found)?;
                (row.employment_id, row.supervisor_id) = (supervisor, Some(head));
                (row.second_level_id, row.escalated_id) = (None, None);
                Ok(crate::measure::actions::may_recommend(work, &row))
            })
        };
        assert!(!offered(&people.employee).unwrap());
        assert!(offered(&people.head).unwrap());
        assert!(matches!(judged(&people.employee), Err(Error::Refused(reason))
            if reason.key == "performance-appraisal-refused-rates-you"));
        judged(&people.colleague).unwrap_err();
        judged(&people.head).unwrap();
    });
}
