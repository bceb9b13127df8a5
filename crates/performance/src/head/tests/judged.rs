//! The head's appraisal, and the mark with the institution's score in it.

use kernel::{ActingFor, Error, InstitutionId, Marks, Person, Role, RoleGrant};
use people::testing::Someone;
use platform::testing::{TestStore, on_each_db};

use super::{Council, council, owed};
use crate::appraisal::actions;
use crate::appraisal::model::{AppraisalId, State};
use crate::appraisal::tests::made::{
    COUNTERSIGN_SEASON, Circle, DISCUSSION_SEASON, SELF_SEASON, circle, step,
};
use crate::mark::tests::institution::score;
use crate::mark::tests::made::teacher;
use crate::mark::{Group, Inputs};
use crate::measure::actions as measures;
use crate::measure::typed::Typed;

platform::statements! {
    MARK = "SELECT formula, inputs, o FROM performance_mark WHERE institution_id = $1 AND appraisal_id = $2";
}

platform::row! {
    struct MarkRow { formula: String, inputs: serde_json::Value, o: Marks }
}

/// The director's signed agreement of the year that ends, a score of its last quarter, and the seat above.
fn season(store: &TestStore) -> (Circle, Council) {
    let first = circle(store);
    let director = first.people.director.employment;
    first.duties(store, director, 3, 1);
    let council = council(store, first.people);
    let circle = Circle { people: council.people.clone() };
    circle.sign(store, 2, director, teacher());
    let institution = council.people.institution;
    store.tx(move |tx| score(tx, institution, &[(4, 7530)])).unwrap();
    (circle, council)
}

fn mark(store: &TestStore, institution: InstitutionId, id: AppraisalId) -> MarkRow {
    store.tx(move |tx| tx.one::<MarkRow>(&MARK, &[&institution, &id])).unwrap()
}

#[test]
fn the_seat_assesses_the_head_and_the_mark_has_the_institutions_score_in_it() {
    on_each_db(|store| {
        let (circle, council) = season(store);
        let (home, secretary) = (council.above.secretariat, council.above.secretary.employment);
        let id = circle.open(store);
        assert_eq!(
            owed(store, home, secretary),
            [("performance.appraisal.supervise".to_owned(), "/heads".to_owned())]
        );
        circle.bring(store, id, State::Discussed);
        // What is said about it is owed by the head; agreement countersigns at once, for nobody stands above the seat.
        assert!(owed(store, home, secretary).is_empty());
        circle.bring(store, id, State::Agreed);
        assert_eq!(circle.sheet(store, &council.people.director, id).appraisal.state, State::Countersigned);
        circle.bring(store, id, State::Published);
        let mark = mark(store, council.people.institution, id);
        let inputs: Inputs = serde_json::from_value(mark.inputs).unwrap();
        assert_eq!((mark.formula.as_str(), inputs.group), ("F1", Group::Head));
        assert_eq!(inputs.institution_score, Some(Marks(7530)));
        let duty = inputs.supervisor_duty.unwrap();
        assert_eq!((duty.due, duty.met), (4, 3));
        let computed = crate::mark::compute(&inputs).unwrap();
        assert_eq!(mark.o, computed.rounded);
        let parts: Vec<(&str, i64)> =
            computed.parts(&inputs.parameters).iter().map(|(part, share, _)| (part.code(), *share)).collect();
        assert_eq!(parts, [("R", 30), ("B", 10), ("M", 10), ("I", 50)]);
    });
}

#[test]
fn the_seat_recommends_and_decides_a_measure_about_the_head_and_no_sanction() {
    on_each_db(|store| {
        let (circle, council) = season(store);
        let (home, secretary) = (council.above.secretariat, council.above.secretary.employment);
        let id = circle.open(store);
        circle.bring(store, id, State::Published);
        let typed = |kind: &str, verdict: &str| Typed {
            kind: kind.into(),
            subject: "Uongozi".into(),
            text: "Mafunzo ya uongozi yatamsaidia.".into(),
            verdict: verdict.into(),
            letter: "RAS/MF/7".into(),
            due_on: "31/12/2026".into(),
        };
        let recommend = |who: &Someone, kind: &'static str| {
            let typed = typed(kind, "");
            store.work(&who.actor(), move |work| measures::recommend_measure(work, id, &typed))
        };
        let sanction = recommend(&council.seated, "written_warning");
        assert!(matches!(sanction, Err(Error::Refused(reason)) if reason.key.ends_with("about-head")));
        assert!(recommend(&council.people.head, "short_course").is_err(), "nobody below");
        let course = recommend(&council.seated, "short_course").unwrap();
        assert_eq!(
            owed(store, home, secretary),
            [("performance.measure.decide.development".to_owned(), "/heads".to_owned())]
        );
        let decide = |who: &Someone| {
            let typed = typed("", "approve");
            store.work(&who.actor(), move |work| measures::decide_measure(work, course, 1, &typed))
        };
        assert!(decide(&council.people.director).is_err(), "nobody about themselves");
        decide(&council.seated).unwrap();
        let kept =
            store.read(&council.people.director.actor(), move |work| measures::open(work, course)).unwrap();
        assert_eq!(kept.decided_by_name.as_deref(), Some(council.seated.person.name.as_str()));
        assert_eq!(
            owed(store, home, secretary),
            [("performance.measure.follow.development".to_owned(), "/heads".to_owned())]
        );
        let done = typed("", "done");
        store
            .work(&council.seated.actor(), move |work| measures::follow_measure(work, course, 2, &done))
            .unwrap();
        assert!(owed(store, home, secretary).is_empty());
    });
}

#[test]
fn a_dispute_of_the_head_is_decided_by_the_seat_and_by_nobody_below() {
    on_each_db(|store| {
        let (circle, council) = season(store);
        let people = &council.people;
        let id = circle.open(store);
        circle.bring(store, id, State::Discussed);
        store.at(DISCUSSION_SEASON);
        let take = |who: &Someone, to: State| {
            let sheet = circle.sheet(store, who, id);
            let (ratings, version) = (circle.ratings(&sheet), sheet.appraisal.version);
            store.work(&who.actor(), move |work| match to {
                State::Countersigned => {
                    actions::countersign(work, id, version, "Takwimu zimehakikiwa", Some(&ratings))
                }
                _ => step(work, id, version, to, &ratings),
            })
        };
        take(&people.director, State::Disputed).unwrap();
        assert_eq!(
            owed(store, council.above.secretariat, council.above.secretary.employment),
            [("performance.appraisal.countersign".to_owned(), "/heads".to_owned())]
        );
        store.at(COUNTERSIGN_SEASON);
        assert!(take(&people.director, State::Countersigned).is_err());
        // A deputy who acts for the head carries the headship, and still decides nothing about the head.
        let role = RoleGrant { role: Role::HeadOfInstitution, unit_path: None };
        let absent =
            ActingFor { employment: people.director.employment, name: String::new(), roles: vec![role] };
        let kaimu = Someone {
            person: Person { acting_for: vec![absent], ..people.hr.person.clone() },
            ..people.hr.clone()
        };
        assert!(matches!(take(&kaimu, State::Countersigned), Err(Error::Refused(_))));
        take(&council.seated, State::Countersigned).unwrap();
        assert_eq!(circle.sheet(store, &people.director, id).appraisal.state, State::Countersigned);
    });
}

#[test]
fn before_its_window_the_seat_waits_as_a_supervisor_does() {
    on_each_db(|store| {
        let (circle, council) = season(store);
        let id = circle.open(store);
        circle.bring(store, id, State::SelfRated);
        store.at(SELF_SEASON);
        let sheet = circle.sheet(store, &council.seated, id);
        let (ratings, version) = (circle.ratings(&sheet), sheet.appraisal.version);
        let early = store.work(&council.seated.actor(), move |work| {
            step(work, id, version, State::SupervisorRated, &ratings)
        });
        assert!(matches!(early, Err(Error::Refused(_))), "{early:?}");
    });
}
