//! The whole table of steps, who may be punished how, and what is typed.

use std::fmt::Write as _;

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, Error, Refusal as _};

use crate::appraisal::model as appraisal;
use crate::measure::model::{Kind, NeedRow, Sort, State};
use crate::measure::rules::{Asked, Refused, Step, begins, decide, may_recommend, next};
use crate::measure::training::Gathering;
use crate::measure::typed::{self, Typed};
use crate::usage::model::Purpose;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn who(number: u128) -> EmploymentId {
    EmploymentId(Uuid::from_u128(number))
}

#[test]
fn every_step_in_every_state() {
    let mut text = String::new();
    for heard_out in [false, true] {
        for state in State::ALL {
            for step in Step::ALL {
                let outcome = match next(*state, step, heard_out) {
                    Ok(state) => state.code().to_owned(),
                    Err(refused) => {
                        format!("({})", refused.code().trim_start_matches("performance-measure-refused-"))
                    }
                };
                let over = if heard_out { "after" } else { "within" };
                writeln!(text, "{over:6} {:11} {:8} {outcome}", state.code(), format!("{step:?}")).unwrap();
            }
        }
    }
    insta::assert_snapshot!("steps", text);
}

#[test]
fn only_a_sanction_begins_with_a_hearing() {
    for kind in Kind::ALL {
        let expected = if kind.sort() == Sort::Sanction { State::Hearing } else { State::Recommended };
        assert_eq!(begins(*kind), expected, "{kind:?}");
        assert_eq!(kind.purpose() == Purpose::Sanction, kind.sort() == Sort::Sanction, "{kind:?}");
    }
}

#[test]
fn nothing_is_recommended_before_the_supervisor_has_rated() {
    use appraisal::State::{Open, Published, SelfRated, SupervisorRated};
    for (state, may) in [(Open, false), (SelfRated, false), (SupervisorRated, true), (Published, true)] {
        assert_eq!(may_recommend(state).is_ok(), may, "{state:?}");
    }
}

fn asked(kind: Kind, state: State) -> Asked {
    Asked {
        kind,
        state,
        appraisal: appraisal::State::Published,
        contested: false,
        appealable_until: Some(day("2026-08-10")),
        hearing_due_on: (kind.sort() == Sort::Sanction).then(|| day("2026-08-03")),
        recommended_by: who(2),
        owner: who(1),
        decides: who(3),
        today: day("2026-08-20"),
    }
}

#[test]
fn nobody_is_punished_unheard_by_themselves_or_while_the_mark_is_contested() {
    let warning = asked(Kind::WrittenWarning, State::Hearing);
    let (until, last) = (day("2026-08-03"), day("2026-08-24"));
    let warning = Asked { appealable_until: None, ..warning };
    for (case, approves, expected) in [
        (Asked { today: until, ..warning }, true, Err(Refused::MustBeHeard { until })),
        (Asked { today: day("2026-08-04"), ..warning }, true, Ok(State::Approved)),
        (Asked { today: until, ..warning }, false, Ok(State::Declined)),
        (Asked { today: until, state: State::Heard, ..warning }, true, Ok(State::Approved)),
        (Asked { decides: who(2), ..warning }, true, Err(Refused::OwnProposal)),
        (Asked { decides: who(2), ..warning }, false, Ok(State::Declined)),
        (Asked { contested: true, ..warning }, true, Err(Refused::Contested)),
        (
            Asked { appealable_until: Some(last), today: last, ..warning },
            true,
            Err(Refused::MayAppeal { until: last }),
        ),
        (Asked { appealable_until: Some(last), today: last, ..warning }, false, Ok(State::Declined)),
        (
            Asked { appealable_until: Some(last), today: last.plus_days(1), ..warning },
            true,
            Ok(State::Approved),
        ),
        (Asked { decides: who(1), ..warning }, false, Err(Refused::Oneself)),
        (Asked { appraisal: appraisal::State::Countersigned, ..warning }, true, Err(Refused::NotPublished)),
        (Asked { state: State::Approved, ..warning }, true, Err(Refused::NotNow)),
    ] {
        assert_eq!(decide(&case, approves), expected, "{case:?}");
    }
}

#[test]
fn a_reward_waits_for_the_mark_only() {
    let reward = asked(Kind::Commendation, State::Recommended);
    assert_eq!(decide(&Asked { contested: true, ..reward }, true), Ok(State::Approved));
    let may = Asked { appealable_until: Some(reward.today), ..reward };
    assert_eq!(decide(&may, true), Ok(State::Approved));
    assert_eq!(decide(&Asked { decides: who(2), ..reward }, true), Ok(State::Approved));
    let early = Asked { appraisal: appraisal::State::Agreed, ..reward };
    assert_eq!(decide(&early, true), Err(Refused::NotPublished));
    assert_eq!(decide(&early, false), Ok(State::Declined));
}

fn fields(result: Result<(), Error>) -> Vec<String> {
    match result {
        Err(Error::Invalid(errors)) => errors.0.into_iter().map(|error| error.field).collect(),
        Ok(()) => Vec::new(),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn complaints_stand_at_their_fields() {
    let typed = |kind: &str, subject: &str, text: &str| Typed {
        kind: kind.into(),
        subject: subject.into(),
        text: text.into(),
        ..Typed::default()
    };
    for (new, expected) in [
        (typed("", "", ""), vec!["kind", "text"]),
        (typed("short_course", " ", "Sababu"), vec!["subject"]),
        (typed("coaching", "", "Sababu"), vec![]),
        (typed("commendation", &"x".repeat(121), &"x".repeat(1001)), vec!["subject", "text"]),
    ] {
        assert_eq!(fields(typed::recommended(&new).map(drop)), expected, "{new:?}");
    }
    let verdict = |verdict: &str, text: &str, due_on: &str| Typed {
        verdict: verdict.into(),
        text: text.into(),
        due_on: due_on.into(),
        ..Typed::default()
    };
    let today = day("2026-08-20");
    for (kind, new, expected) in [
        (Kind::Commendation, verdict("", "", ""), vec!["verdict"]),
        (Kind::Commendation, verdict("approve", "", "31/12/2026"), vec![]),
        (Kind::Commendation, verdict("approve", "", ""), vec!["due_on"]),
        (Kind::Commendation, verdict("approve", "", "kesho"), vec!["due_on"]),
        (Kind::Commendation, verdict("approve", "", "19/08/2026"), vec!["due_on"]),
        (Kind::Commendation, verdict("decline", "", ""), vec!["text"]),
        (Kind::WrittenWarning, verdict("approve", "", "31/12/2026"), vec!["text"]),
        (Kind::WrittenWarning, verdict("decline", "Ameeleweka", ""), vec![]),
    ] {
        assert_eq!(fields(typed::decision(&new, kind, today).map(drop)), expected, "{new:?}");
    }
    assert_eq!(fields(typed::follow_up(&verdict("not_done", "", "")).map(drop)), ["text"]);
    assert_eq!(fields(typed::follow_up(&verdict("done", "", "")).map(drop)), Vec::<String>::new());
}

#[test]
fn training_needs_add_up_three_ways_and_small_groups_lose_unit_and_cadre() {
    let gathered = |most| {
        let mut gathering = Gathering::default();
        for (kind, subject, cadre, unit, count) in [
            (Kind::ShortCourse, "Excel", "Mwalimu", "Elimu", 12),
            (Kind::ShortCourse, "Excel", "Mwalimu", "Afya", 6),
            (Kind::ShortCourse, "Excel", "Mwalimu", "Maji", 5),
            (Kind::ShortCourse, "Excel", "Mhandisi", "Maji", 1),
            (Kind::ShortCourse, "Excel", "Muuguzi", "Afya", 2),
            (Kind::Coaching, "", "Mwalimu", "Maji", 1),
        ] {
            let (subject, cadre, unit_name) = (subject.into(), cadre.into(), unit.into());
            gathering.add(NeedRow { kind, subject, cadre, unit_name, count, people: count });
        }
        gathering.needs(10, most)
    };
    let needs = gathered(100);
    assert_eq!((needs.total, needs.kinds[&Kind::ShortCourse], needs.cut), (27, 26, 0));
    let several = |count| (String::new(), count);
    assert_eq!(needs.cadres, [("Mwalimu".to_owned(), 23), several(4)]);
    assert_eq!(needs.units, [("Elimu".to_owned(), 12), several(15)]);
    let rows: Vec<_> = needs
        .rows
        .iter()
        .map(|row| (row.kind, row.cadre.as_str(), row.unit_name.as_str(), row.count))
        .collect();
    assert_eq!(
        rows,
        [
            (Kind::ShortCourse, "Mwalimu", "Elimu", 12),
            (Kind::ShortCourse, "Mwalimu", "", 11),
            (Kind::ShortCourse, "", "", 3),
            (Kind::Coaching, "", "", 1),
        ]
    );
    // A list that is cut tells so, and its totals stay.
    let cut = gathered(1);
    assert_eq!((cut.rows.len(), cut.cut, cut.total), (1, 3, 27));
}

/// Roads has twelve engineers, Water one, and fifteen technicians: no sum less another is that one engineer.
#[test]
fn no_margin_of_training_needs_tells_of_one_person_and_the_threshold_counts_people() {
    let need = |cadre: &str, unit: &str, count, people| NeedRow {
        kind: Kind::ShortCourse,
        subject: "Excel".into(),
        cadre: cadre.into(),
        unit_name: unit.into(),
        count,
        people,
    };
    let mut gathering = Gathering::default();
    for row in
        [need("Mhandisi", "Barabara", 12, 12), need("Mhandisi", "Maji", 1, 1), need("Fundi", "Maji", 15, 15)]
    {
        gathering.add(row);
    }
    let needs = gathering.needs(10, 100);
    let named = |name: &str, count| (name.to_owned(), count);
    assert_eq!(needs.cadres, [named("Fundi", 15), named("Mhandisi", 12), named("", 1)]);
    assert_eq!(needs.units, [named("Barabara", 12), named("Maji", 15), named("", 1)]);
    // Twelve courses of one person are one person.
    let mut gathering = Gathering::default();
    gathering.add(need("Mhandisi", "Maji", 12, 1));
    let needs = gathering.needs(10, 100);
    let row = &needs.rows[0];
    assert_eq!((row.cadre.as_str(), row.unit_name.as_str(), row.count), ("", "", 12));
}
