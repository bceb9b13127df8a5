//! The transition table, the ladder, votes, and what a case and a decision must hold.

use std::fmt::Write as _;

use kernel::uuid::Uuid;
use kernel::{EmploymentId, Error, FieldErrors, Quantity, Refusal as _};
use platform::http::Fields;

use super::made::{confirmed, quality, verdict};
use crate::appeal::form;
use crate::appeal::ladder::Ladder;
use crate::appeal::model::{Contested, Outcome, Ruling, State, Verdict, Vote};
use crate::appeal::rules::{self, Step, Tally, next, outcome, tally};
use crate::mark::tests::made::teacher;
use crate::mark::{Change, changed, compute};

#[test]
fn every_step_on_every_level_in_every_state() {
    let mut text = String::new();
    for level in 0..=3 {
        for state in State::ALL {
            for step in Step::ALL {
                let outcome = match next(level, *state, step, level + 1) {
                    Ok((level, state)) => format!("{level} {}", state.code()),
                    Err(refused) => {
                        format!("({})", refused.code().trim_start_matches("performance-appeal-refused-"))
                    }
                };
                writeln!(text, "{level} {:10} {:9} {outcome}", state.code(), format!("{step:?}")).unwrap();
            }
        }
    }
    insta::assert_snapshot!("steps", text);
}

fn someone(number: u128) -> EmploymentId {
    EmploymentId(Uuid::from_u128(number))
}

#[test]
fn a_level_nobody_can_decide_is_passed_over() {
    let ladder = Ladder {
        appellant: Some(someone(1)),
        respondent: Some(someone(2)),
        second_level: Some(someone(3)),
        head: Some(someone(4)),
        ..Ladder::default()
    };
    assert_eq!((0..=4).map(|level| ladder.reached(level)).collect::<Vec<_>>(), [0, 1, 2, 3, 3]);
    let under_the_head = Ladder { second_level: None, ..ladder.clone() };
    assert_eq!(under_the_head.reached(1), 2);
    let rated_by_the_second_level = Ladder { second_level: Some(someone(2)), ..ladder.clone() };
    assert_eq!(rated_by_the_second_level.reached(1), 2);
    let judged_a_period = Ladder { judges: vec![someone(3)], ..ladder.clone() };
    assert_eq!(judged_a_period.reached(1), 2);
    let countersigned = Ladder { raters: vec![someone(3)], ..ladder.clone() };
    assert_eq!(countersigned.reached(1), 1);
    let decided_below = Ladder { sat: vec![someone(3)], ..ladder };
    assert_eq!(decided_below.reached(1), 2);
}

#[test]
fn nobody_below_the_head_sits_over_the_heads_own_mark() {
    let own = Ladder { appellant: Some(someone(4)), head: Some(someone(4)), ..Ladder::default() };
    assert_eq!((0..=3).map(|level| own.reached(level)).collect::<Vec<_>>(), [3, 3, 3, 3]);
}

#[test]
fn whoever_has_to_do_with_the_mark_is_barred() {
    let ladder = Ladder {
        appellant: Some(someone(1)),
        respondent: Some(someone(2)),
        raters: vec![someone(3)],
        reports: vec![someone(4)],
        sat: vec![someone(5)],
        judges: vec![someone(6)],
        ..Ladder::default()
    };
    let barred: Vec<u128> = (1..=7).filter(|number| ladder.is_barred(someone(*number))).collect();
    assert_eq!(barred, [1, 2, 3, 4, 5, 6]);
}

#[test]
fn more_than_half_of_those_who_sit_decide() {
    use Vote::{Agrees, Disagrees, None};
    assert_eq!(tally(&[Agrees]), Tally::Carried);
    assert_eq!(tally(&[Agrees, Agrees, None, None]), Tally::Open);
    assert_eq!(tally(&[Agrees, Agrees, Agrees, None]), Tally::Carried);
    assert_eq!(tally(&[Agrees, Agrees, Disagrees, Disagrees]), Tally::Fallen);
    assert_eq!(tally(&[Agrees, Disagrees, None]), Tally::Open);
}

#[track_caller]
fn complaints(outcome: Result<(), Error>) -> Vec<(String, &'static str)> {
    match outcome {
        Err(Error::Invalid(errors)) => errors
            .0
            .into_iter()
            .map(|error| (error.field, error.reason.key.trim_start_matches("performance-appeal-invalid-")))
            .collect(),
        other => panic!("no complaints: {other:?}"),
    }
}

#[test]
fn a_decision_speaks_about_every_item_with_a_reason_and_values_inside_their_scales() {
    let inputs = teacher();
    let items = [(1, Contested::SubTask(Uuid::nil())), (2, Contested::Item(1))];
    let wrong = Verdict {
        rulings: vec![Ruling { reason: String::new(), ..quality(1, 101) }],
        reason: String::new(),
        struck: true,
    };
    assert_eq!(
        complaints(rules::check_verdict(&wrong, &items, &inputs, false)),
        [("reason".to_owned(), "text"), ("struck".to_owned(), "struck")]
    );
    let wrong = Verdict { struck: false, ..wrong };
    let expected = [
        ("reason".to_owned(), "text"),
        ("reason.1".to_owned(), "text"),
        ("quality.1".to_owned(), "quality"),
        ("result.2".to_owned(), "result"),
    ];
    assert_eq!(complaints(rules::check_verdict(&wrong, &items, &inputs, false)), expected);
    let empty = Ruling { changed: true, ..confirmed(1) };
    let high = Ruling { changed: true, mark: Some(6), ..confirmed(2) };
    assert_eq!(
        complaints(rules::check_verdict(&verdict(vec![empty, high]), &items, &inputs, false)),
        [("quality.1".to_owned(), "value"), ("mark.2".to_owned(), "mark")]
    );
    rules::check_verdict(&verdict(vec![confirmed(1), confirmed(2)]), &items, &inputs, false).unwrap();
}

#[test]
fn the_outcome_follows_from_the_items() {
    assert_eq!(outcome(&verdict(vec![confirmed(1), confirmed(2)]), false), Outcome::Dismissed);
    assert_eq!(outcome(&verdict(vec![quality(1, 90), confirmed(2)]), false), Outcome::Partial);
    assert_eq!(outcome(&verdict(vec![quality(1, 90)]), false), Outcome::Upheld);
    // A ruling that would lower the mark changes nothing for the better: the former one stands.
    assert_eq!(outcome(&verdict(vec![quality(1, 10)]), true), Outcome::Dismissed);
    assert_eq!(outcome(&Verdict { struck: true, ..verdict(Vec::new()) }, false), Outcome::Struck);
}

#[test]
fn a_changed_quantity_keeps_what_was_reported_and_moves_only_its_own_line() {
    let mut inputs = teacher();
    for (number, line) in (1..).zip(inputs.tasks.iter_mut().flat_map(|task| &mut task.subtasks)) {
        line.id = Uuid::from_u128(number);
    }
    let before = compute(&inputs).unwrap();
    let change = Change::SubTask {
        period: None,
        id: Uuid::from_u128(4),
        quality: None,
        counted: Some(Quantity(8000)),
        completed_on: None,
        excused: false,
    };
    let after = changed(&inputs, &[change]).unwrap();
    let line = &after.tasks[0].subtasks[3];
    assert_eq!((line.actual, line.reported, line.quality), (Quantity(8000), Some(Quantity(6000)), Some(70)));
    // n from 0.75 to 1: 91 instead of 68.25, a tenth of half of R, four fifths of O: 85.43 becomes 86.34.
    assert_eq!(
        (before.rounded.to_string(), compute(&after).unwrap().rounded.to_string()),
        ("85.43".into(), "86.34".into())
    );
    assert!(changed(&inputs, &[Change::Item { item: 99, mark: 5 }]).is_err());
}

#[test]
fn the_file_goes_to_the_commission_within_what_the_law_leaves() {
    let day = |text: &str| text.parse::<kernel::Day>().unwrap();
    let terms = crate::appeal::ladder::Terms {
        file: vec![7, 7, 14, 45],
        decide: vec![7, 14, 21, 90],
        answer: 5,
        appoint: 7,
        audit_hours: 24,
    };
    let today = day("2026-09-25");
    for (law, expected) in [
        (Some("2026-10-02"), "2026-10-02"),
        (Some("2026-09-25"), "2026-09-25"),
        // Put off because the appellant was ill: the days of an answer.
        (Some("2026-09-20"), "2026-09-30"),
        (None, "2026-11-09"),
    ] {
        assert_eq!(terms.send_by(law.map(day), today), day(expected), "{law:?}");
    }
}

/// Lateness and what was beyond one's control are grounds of appeal, so a ruling can remedy both.
#[test]
fn a_ruling_names_the_day_of_finishing_or_excuses_but_never_everything() {
    let mut inputs = teacher();
    for (number, line) in (1..).zip(inputs.tasks.iter_mut().flat_map(|task| &mut task.subtasks)) {
        line.id = Uuid::from_u128(number);
    }
    let lines: Vec<_> = inputs.tasks.iter().flat_map(|task| &task.subtasks).cloned().collect();
    let all: Vec<(i64, Contested)> =
        (1_i64..).zip(&lines).map(|(position, line)| (position, Contested::SubTask(line.id))).collect();
    let one = &all[..1];
    let finished = |day| Ruling { changed: true, completed_on: Some(day), ..confirmed(1) };
    for (day, taken) in [
        (lines[0].start.plus_days(-1), false),
        (lines[0].start, true),
        (inputs.counted_to, true),
        (inputs.counted_to.plus_days(1), false),
    ] {
        let outcome = rules::check_verdict(&verdict(vec![finished(day)]), one, &inputs, false);
        assert_eq!(outcome.is_ok(), taken, "{day}");
    }
    let excused = |position| Ruling { changed: true, excused: true, ..confirmed(position) };
    rules::check_verdict(&verdict(vec![excused(1)]), one, &inputs, false).unwrap();
    let everything = verdict(all.iter().map(|(position, _)| excused(*position)).collect());
    let said = complaints(rules::check_verdict(&everything, &all, &inputs, false));
    assert!(said.len() == all.len() && said[0].1 == "excused", "{said:?}");
    // Both change the mark by the same formula.
    let late = {
        let mut late = inputs.clone();
        let line = &mut late.tasks[0].subtasks[0];
        line.completed_on = Some(line.end.plus_days(60));
        late
    };
    let in_time = verdict(vec![finished(lines[0].end)]);
    let mended = changed(&late, &rules::changes(&in_time, one)).unwrap();
    assert!(compute(&mended).unwrap().rounded > compute(&late).unwrap().rounded);
    let without = changed(&inputs, &rules::changes(&verdict(vec![excused(1)]), one)).unwrap();
    assert!(without.tasks[0].subtasks[0].excused);
    compute(&without).unwrap();
}

#[test]
fn a_value_beside_as_it_is_is_a_contradiction_and_not_thrown_away() {
    let items = [(1, Contested::Item(4)), (2, Contested::Item(5))];
    let fields = Fields::from_pairs(
        [("result.1", "confirmed"), ("mark.1", "5"), ("result.2", "confirmed"), ("mark.2", "")]
            .map(|(name, value)| (name.to_owned(), value.to_owned())),
    );
    let mut errors = FieldErrors::default();
    form::verdict(&fields, &items, &mut errors);
    let said: Vec<_> = errors.0.iter().map(|error| (error.field.as_str(), error.reason.key)).collect();
    assert_eq!(said, [("result.1", "performance-appeal-invalid-kept-value")]);
}
