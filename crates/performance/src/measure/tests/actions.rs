//! Measures on both engines: from the recommendation to the follow-up, and everything that is refused on the way.

use kernel::{Error, Role};
use platform::deadline::run_passed;
use platform::testing::{TestStore, on_each_db};
use platform::work::Work;

use crate::appraisal::model::{AppraisalId, State as Appraisal};
use crate::appraisal::tests::made::{Circle, PUBLISH_SEASON, SUPERVISOR_SEASON, circle, year};
use crate::measure::model::{Kind, MeasureId, MeasureRow, State};
use crate::measure::typed::Typed;
use crate::measure::{actions, store};
use crate::usage::model::{Purpose, TypedUse};
use crate::usage::{self, actions::log_use};

pub(super) fn recommendation(kind: &str, subject: &str) -> Typed {
    Typed {
        kind: kind.into(),
        subject: subject.into(),
        text: "Vipindi 40 havikufundishwa muhula wa pili.".into(),
        ..Typed::default()
    }
}

pub(super) fn verdict(verdict: &str) -> Typed {
    Typed {
        verdict: verdict.into(),
        text: "Nimesoma pande zote mbili.".into(),
        letter: "HWM/T.40/7".into(),
        due_on: "31/12/2026".into(),
        ..Typed::default()
    }
}

/// Seven days after the publication are over.
pub(super) const APPEALS_OVER: &str = "2026-08-25T08:00:00Z";

fn refused(error: &Error) -> &str {
    match error {
        Error::Refused(reason) => reason.key.trim_start_matches("performance-measure-refused-"),
        _ => "another error",
    }
}

fn row(store: &TestStore, circle: &Circle, id: MeasureId) -> MeasureRow {
    store.read(&circle.people.employee.actor(), move |work| actions::open(work, id)).unwrap()
}

/// Whose due dates on this measure are open.
fn owed(store: &TestStore, circle: &Circle) -> Vec<String> {
    let people = &circle.people;
    let mut found = Vec::new();
    for (who, name) in
        [(&people.employee, "employee"), (&people.director, "director"), (&people.supervisor, "supervisor")]
    {
        let (institution, employment) = (people.institution, who.employment);
        let rows = ::people::testing::waits(store, institution, employment);
        for row in rows.into_iter().filter(|row| row.kind.starts_with("performance.measure.")) {
            found.push(format!("{name} {}", row.kind.trim_start_matches("performance.measure.")));
        }
    }
    found
}

fn recommend(store: &TestStore, circle: &Circle, id: AppraisalId, typed: Typed) -> Result<MeasureId, Error> {
    store.work(&circle.people.supervisor.actor(), move |work| actions::recommend_measure(work, id, &typed))
}

fn rated(test: &TestStore) -> (Circle, AppraisalId) {
    let circle = circle(test);
    let id = circle.open(test);
    circle.bring(test, id, Appraisal::SupervisorRated);
    test.at(SUPERVISOR_SEASON);
    (circle, id)
}

#[test]
fn a_sanction_is_heard_then_decided_by_somebody_else_and_followed_up() {
    on_each_db(|test| {
        let (circle, appraisal) = rated(test);
        let people = &circle.people;
        let id = recommend(test, &circle, appraisal, recommendation("written_warning", "")).unwrap();
        assert_eq!(row(test, &circle, id).state, State::Hearing);
        assert_eq!(owed(test, &circle), ["employee hear", "director decide.sanction"]);
        // The same again is not a second one.
        let again = recommend(test, &circle, appraisal, recommendation("written_warning", ""));
        assert_eq!(refused(&again.unwrap_err()), "exists");

        circle.bring(test, appraisal, Appraisal::Published);
        test.at("2026-07-10T08:00:00Z");
        let decide = |who: &people::testing::Someone, says: &'static str| {
            test.work(&who.actor(), move |work| {
                let seen = actions::open(work, id)?.version;
                actions::decide_measure(work, id, seen, &verdict(says))
            })
        };
        assert_eq!(refused(&decide(&people.director, "approve").unwrap_err()), "must-be-heard");
        for other in [&people.supervisor, &people.head, &people.employee, &people.hr] {
            assert!(matches!(decide(other, "approve"), Err(Error::Denied)), "{}", other.name);
        }
        assert!(matches!(decide(&people.stranger, "approve"), Err(Error::NotFound)));
        // Nobody but the employee speaks for the employee.
        let hear = move |work: &Work<'_>| {
            let seen = actions::open(work, id)?.version;
            actions::hear_measure(work, id, seen, "Nilikuwa likizo ya uzazi.")
        };
        assert!(matches!(test.work(&people.supervisor.actor(), hear), Err(Error::Denied)));
        test.work(&people.employee.actor(), hear).unwrap();
        assert_eq!(row(test, &circle, id).hearing, "Nilikuwa likizo ya uzazi.");
        assert_eq!(refused(&test.work(&people.employee.actor(), hear).unwrap_err()), "not-now");
        test.work(&people.employee.actor(), move |work| {
            actions::comment_measure(work, id, "Barua ya likizo ipo kwenye faili.")
        })
        .unwrap();

        // The program decides nothing: a decision is a person's.
        let system = test.work(&kernel::Actor::System, move |work| {
            actions::decide_measure(work, id, 2, &verdict("approve"))
        });
        assert!(matches!(system, Err(Error::SignedOut)));
        test.at(PUBLISH_SEASON);
        assert_eq!(refused(&decide(&people.director, "approve").unwrap_err()), "may-appeal");
        test.at(APPEALS_OVER);
        decide(&people.director, "approve").unwrap();
        let decided = row(test, &circle, id);
        assert_eq!((decided.state, decided.letter.as_str()), (State::Approved, "HWM/T.40/7"));
        assert_eq!(decided.decided_by_name.as_deref(), Some(people.director.name.as_str()));
        assert_eq!(owed(test, &circle), ["supervisor follow.sanction"]);

        let follow = |says: &'static str| {
            test.work(&people.supervisor.actor(), move |work| {
                let seen = actions::open(work, id)?.version;
                actions::follow_measure(work, id, seen, &verdict(says))
            })
        };
        follow("not_done").unwrap();
        follow("done").unwrap();
        assert_eq!(refused(&follow("done").unwrap_err()), "not-now");
        assert!(owed(test, &circle).is_empty());
        // The decision is a use of the mark.
        let institution = people.institution;
        let uses = test.tx(move |tx| usage::store::of_mark(tx, institution, appraisal)).unwrap();
        let said: Vec<_> = uses.iter().map(|used| (used.purpose, used.letter.as_str())).collect();
        assert_eq!(said, [(Purpose::Sanction, "HWM/T.40/7")]);
        let comments = test.tx(move |tx| store::comments(tx, institution, id)).unwrap();
        assert_eq!(comments.len(), 1);
    });
}

#[test]
fn a_follow_up_nobody_writes_goes_to_the_second_level_and_no_further() {
    on_each_db(|test| {
        let (circle, appraisal) = rated(test);
        let people = &circle.people;
        let id = recommend(test, &circle, appraisal, recommendation("spoken_warning", "")).unwrap();
        circle.bring(test, appraisal, Appraisal::Published);
        test.at(APPEALS_OVER);
        let hear = move |work: &Work<'_>| actions::hear_measure(work, id, 1, "Nimekubali.");
        test.work(&people.employee.actor(), hear).unwrap();
        let decide = move |work: &Work<'_>| actions::decide_measure(work, id, 2, &verdict("approve"));
        test.work(&people.director.actor(), decide).unwrap();
        let waits = |who: &people::testing::Someone| {
            let (home, who, today) = (people.institution, who.employment, test.clock.now().day());
            let rows = test.tx(move |tx| people::owed::list(tx, home, who, today, 50)).unwrap();
            rows.iter().filter(|due| due.kind == "performance.measure.follow.sanction" && due.mine).count()
        };
        for now in ["2027-01-02T08:00:00Z", "2027-01-20T08:00:00Z"] {
            test.at(now);
            let desk = test.desk(&kernel::Actor::System);
            let done = test.runtime.block_on(run_passed(&desk, &[crate::area()])).unwrap();
            assert_eq!(done.failed, 0);
        }
        assert_eq!((waits(&people.head), waits(&people.director)), (1, 0));
        let follow = move |work: &Work<'_>| {
            let seen = actions::open(work, id)?.version;
            actions::follow_measure(work, id, seen, &verdict("done"))
        };
        assert!(test.work(&people.colleague.actor(), follow).is_err());
        test.work(&people.head.actor(), follow).unwrap();
        assert_eq!(waits(&people.head), 0);
    });
}

#[test]
fn silence_ends_the_waiting_and_is_no_admission() {
    on_each_db(|test| {
        let (circle, appraisal) = rated(test);
        let id = recommend(test, &circle, appraisal, recommendation("spoken_warning", "")).unwrap();
        circle.bring(test, appraisal, Appraisal::Published);
        test.at(PUBLISH_SEASON);
        test.work(&circle.people.director.actor(), move |work| {
            actions::decide_measure(work, id, 1, &verdict("decline"))
        })
        .unwrap();
        let row = row(test, &circle, id);
        assert_eq!((row.state, row.heard_at), (State::Declined, None));
        assert!(owed(test, &circle).is_empty());
        let institution = circle.people.institution;
        let uses = test.tx(move |tx| usage::store::of_mark(tx, institution, appraisal)).unwrap();
        assert!(uses.is_empty(), "what is declined used no mark");
    });
}

#[test]
fn only_who_stands_above_recommends_and_the_head_punishes_nobody_alone() {
    on_each_db(|test| {
        let circle = circle(test);
        let appraisal = circle.open(test);
        let early = recommend(test, &circle, appraisal, recommendation("coaching", ""));
        assert_eq!(refused(&early.unwrap_err()), "not-rated");
        circle.bring(test, appraisal, Appraisal::SupervisorRated);
        for other in [&circle.people.employee, &circle.people.hr, &circle.people.director] {
            let tried = test.work(&other.actor(), move |work| {
                actions::recommend_measure(work, appraisal, &recommendation("coaching", ""))
            });
            assert!(matches!(tried, Err(Error::Denied)), "{}", other.name);
        }
        // Somebody who stands above and heads the institution too.
        let mut head = circle.people.supervisor.person.clone();
        head.roles.push(kernel::RoleGrant { role: Role::HeadOfInstitution, unit_path: None });
        head.employment = circle.people.director.employment;
        head.acting_for.push(kernel::ActingFor {
            employment: circle.people.supervisor.employment,
            name: String::new(),
            roles: Vec::new(),
        });
        let own = test.work(&kernel::Actor::Person(Box::new(head)), move |work| {
            actions::recommend_measure(work, appraisal, &recommendation("referral", ""))
        });
        assert_eq!(refused(&own.unwrap_err()), "own-proposal");
        let id = recommend(test, &circle, appraisal, recommendation("coaching", "")).unwrap();
        let seen = row(test, &circle, id).version;
        test.work(&circle.people.supervisor.actor(), move |work| actions::withdraw_measure(work, id, seen))
            .unwrap();
        assert!(owed(test, &circle).is_empty());
        let stale = test
            .work(&circle.people.supervisor.actor(), move |work| actions::withdraw_measure(work, id, seen));
        assert_eq!(refused(&stale.unwrap_err()), "not-now");
    });
}

#[test]
fn training_needs_are_gathered_without_what_was_declined() {
    on_each_db(|test| {
        let (circle, appraisal) = rated(test);
        recommend(test, &circle, appraisal, recommendation("short_course", "Excel")).unwrap();
        recommend(test, &circle, appraisal, recommendation("commendation", "")).unwrap();
        // What is typed of coaching may tell of a person.
        recommend(test, &circle, appraisal, recommendation("coaching", "Asha na mumewe")).unwrap();
        recommend(test, &circle, appraisal, recommendation("coaching", "Tena")).unwrap();
        let gone = recommend(test, &circle, appraisal, recommendation("long_course", "Shahada")).unwrap();
        test.work(&circle.people.supervisor.actor(), move |work| actions::withdraw_measure(work, gone, 1))
            .unwrap();
        let (institution, away) = (circle.people.institution, circle.people.other_institution);
        let (needs, elsewhere, counts, list) = test
            .tx(move |tx| {
                let needs = |of| {
                    let mut found = Vec::new();
                    store::each_need(tx, of, year(), |row| {
                        found.push(row);
                        Ok(())
                    })?;
                    Ok::<_, Error>(found)
                };
                Ok((
                    needs(institution)?,
                    needs(away)?,
                    store::count(tx, institution, year())?,
                    store::list(tx, institution, year(), Some(State::Recommended), None)?.rows,
                ))
            })
            .unwrap();
        let mut said: Vec<_> =
            needs.iter().map(|need| (need.kind, need.subject.as_str(), need.count, need.people)).collect();
        said.sort_unstable();
        assert_eq!(said, [(Kind::ShortCourse, "Excel", 1, 1), (Kind::Coaching, "", 2, 1)]);
        assert!(elsewhere.is_empty());
        assert_eq!(counts.iter().map(|count| count.count).sum::<i64>(), 5);
        assert_eq!(list.len(), 4);
    });
}

#[test]
fn a_use_of_a_mark_is_written_down_by_officers_and_seen_by_the_employee() {
    on_each_db(|test| {
        let circle = circle(test);
        let id = circle.open(test);
        let typed = |used_on: &str| TypedUse {
            purpose: "promotion".into(),
            decision: "Amepandishwa kuwa Mwalimu Daraja la II".into(),
            letter: "TSC/KP/12".into(),
            used_on: used_on.into(),
        };
        let log = |who: &people::testing::Someone, used_on: &'static str| {
            test.work(&who.actor(), move |work| log_use(work, id, &typed(used_on)))
        };
        test.at(PUBLISH_SEASON);
        assert!(matches!(log(&circle.people.hr, "01/08/2026"), Err(Error::Refused(_))), "no mark yet");
        circle.bring(test, id, Appraisal::Published);
        test.at(PUBLISH_SEASON);
        assert!(matches!(log(&circle.people.hr, "01/09/2026"), Err(Error::Invalid(_))), "a day to come");
        assert!(matches!(log(&circle.people.supervisor, "17/08/2026"), Err(Error::Denied)));
        log(&circle.people.hr, "17/08/2026").unwrap();
        let (institution, own) = (circle.people.institution, circle.people.employee.employment);
        let uses = test.tx(move |tx| usage::store::of_employee(tx, institution, own)).unwrap();
        assert_eq!(uses.len(), 1);
        assert_eq!((uses[0].purpose, uses[0].mark_version), (Purpose::Promotion, 1));
        let history = test.tx(move |tx| platform::history::about(tx, institution, own, None)).unwrap();
        assert_eq!(history[0].action, "performance.mark.use");
    });
}

/// Between two levels of an appeal nothing is heard, but the case is not over: a sanction could not be taken back.
#[test]
fn a_sanction_waits_between_two_levels_of_an_appeal_and_the_heads_days_with_it() {
    on_each_db(|test| {
        use crate::appeal::tests::made::{Court, FILED, confirmed, verdict as ruling};
        let (circle, appraisal) = rated(test);
        let id = recommend(test, &circle, appraisal, recommendation("spoken_warning", "")).unwrap();
        let hear = move |work: &Work<'_>| actions::hear_measure(work, id, 1, "Nimekubali.");
        test.work(&circle.people.employee.actor(), hear).unwrap();
        circle.bring(test, appraisal, Appraisal::Published);
        let decide = || {
            let decide = move |work: &Work<'_>| actions::decide_measure(work, id, 2, &verdict("approve"));
            test.work(&circle.people.director.actor(), decide)
        };
        test.at(FILED);
        let court = Court { circle: circle.clone(), appraisal };
        let case = court.file(test);
        assert_eq!(refused(&decide().unwrap_err()), "contested");
        test.at("2026-08-21T08:00:00Z");
        let dismissed = ruling(vec![confirmed(1), confirmed(2)]);
        court.decide(test, &circle.people.supervisor, case, dismissed).unwrap();
        // Seven days from Friday 21 August to go on.
        test.at("2026-08-28T08:00:00Z");
        let error = decide().unwrap_err();
        assert_eq!(refused(&error), "may-appeal");
        assert!(format!("{error:?}").contains("28/08/2026"), "{error:?}");
        // The head's day passes meanwhile, and nothing is held against the head.
        let desk = test.desk(&kernel::Actor::System);
        let head_owes = || owed(test, &circle).contains(&"director decide.sanction".to_owned());
        test.runtime.block_on(run_passed(&desk, &[crate::area()])).unwrap();
        assert!(head_owes());
        test.at("2026-08-31T08:00:00Z");
        decide().unwrap();
    });
}

#[test]
fn the_heads_days_begin_when_the_mark_is_out() {
    on_each_db(|test| {
        let (circle, appraisal) = rated(test);
        recommend(test, &circle, appraisal, recommendation("short_course", "Hisabati")).unwrap();
        // The calendar's day of publishing, and the head's fourteen days after it, pass; HR is in time until 30 September.
        test.at("2026-09-02T08:00:00Z");
        let desk = test.desk(&kernel::Actor::System);
        let done = test.runtime.block_on(run_passed(&desk, &[crate::area()])).unwrap();
        assert_eq!(done.failed, 0);
        let (home, director) = (circle.people.institution, circle.people.director.employment);
        let rows = ::people::testing::waits(test, home, director);
        let day =
            rows.iter().find(|row| row.kind == "performance.measure.decide.development").unwrap().due_on;
        assert_eq!(day.to_string(), "2026-09-16");
        let today = test.clock.now().day();
        let kinds =
            test.tx(move |tx| crate::duty::store::list_by_kind(tx, home, director, year(), today)).unwrap();
        assert!(kinds.iter().all(|row| !row.kind.starts_with("performance.measure.")));
    });
}

/// A sanction is told by what is owed at once; of everything else that others did the employee is told by a notice.
#[test]
fn the_employee_is_told_of_each_step_that_others_took() {
    on_each_db(|test| {
        use crate::appeal::tests::told::news;
        let (circle, appraisal) = rated(test);
        let people = &circle.people;
        let told = || news(test, &people.employee, "performance-notice-m");
        recommend(test, &circle, appraisal, recommendation("spoken_warning", "")).unwrap();
        assert!(told().is_empty(), "it waits to be heard");
        let gone = recommend(test, &circle, appraisal, recommendation("commendation", "")).unwrap();
        let withdraw = move |work: &Work<'_>| actions::withdraw_measure(work, gone, 1);
        test.work(&people.supervisor.actor(), withdraw).unwrap();
        let course = recommend(test, &circle, appraisal, recommendation("short_course", "Excel")).unwrap();
        assert_eq!(told(), ["easure-recommended", "easure-withdrawn", "easure-recommended"]);
        circle.bring(test, appraisal, Appraisal::Published);
        test.at(PUBLISH_SEASON);
        let decide = move |work: &Work<'_>| actions::decide_measure(work, course, 1, &verdict("approve"));
        test.work(&people.director.actor(), decide).unwrap();
        let follow = move |work: &Work<'_>| actions::follow_measure(work, course, 2, &verdict("done"));
        test.work(&people.supervisor.actor(), follow).unwrap();
        let used = TypedUse {
            purpose: "promotion".into(),
            decision: "Amepandishwa".into(),
            letter: "TSC/KP/12".into(),
            used_on: "17/08/2026".into(),
        };
        test.work(&people.hr.actor(), move |work| log_use(work, appraisal, &used)).unwrap();
        assert_eq!(told(), ["easure-decided", "easure-followed", "ark-used"]);
        assert!(news(test, &people.colleague, "performance-notice-m").is_empty());
    });
}
