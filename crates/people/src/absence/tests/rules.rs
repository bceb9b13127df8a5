//! What may be asked and recorded, and which days and weeks count as away.

use kernel::Day;
use proptest::prelude::*;

use crate::absence::rules::{
    Act, Refusal, away_until, check, covers_week, days_away, deferred, judge_asking, judge_days, step,
};
use crate::absence::{Kind, NewAbsence, State};
use crate::tests::{complaint, day};

fn leave(from: &str, to: &str) -> NewAbsence {
    NewAbsence {
        kind: Kind::Leave,
        from_on: day(from),
        to_on: day(to),
        letter: String::new(),
        venue: String::new(),
        note: String::new(),
    }
}

#[test]
fn days_stand_within_the_employment_and_beside_other_absences() {
    let employed = (day("2020-01-01"), Some(day("2026-12-31")));
    let others = [(day("2026-09-10"), day("2026-09-20"))];
    for (from, to, refused) in [
        ("2026-09-01", "2026-09-09", None),
        ("2026-09-21", "2026-12-31", None),
        ("2026-09-20", "2026-09-30", Some("people-absence-refused-overlap")),
        ("2026-09-01", "2026-09-10", Some("people-absence-refused-overlap")),
        ("2026-09-12", "2026-09-13", Some("people-absence-refused-overlap")),
        ("2026-09-09", "2026-09-08", Some("people-absence-refused-backwards")),
        ("2019-12-31", "2020-01-03", Some("people-absence-refused-away")),
        ("2026-12-01", "2027-01-01", Some("people-absence-refused-away")),
        ("2023-01-01", "2026-01-02", Some("people-absence-refused-long")),
    ] {
        let judged = judge_days((day(from), day(to)), employed, &others);
        let code = judged.as_ref().err().map(kernel::Refusal::code);
        assert_eq!(code, refused, "{from} {to}");
    }
}

#[test]
fn an_employee_asks_for_leave_and_permission_ahead_of_time() {
    let today = day("2026-09-01");
    let ahead = leave("2026-09-01", "2026-09-05");
    assert_eq!(judge_asking(&ahead, today, true), Ok(()));
    assert_eq!(judge_asking(&ahead, today, false), Err(Refusal::NoSupervisor));
    // A whole quarter may be asked for; three years typed by mistake, or meant, are HR's to write.
    assert_eq!(judge_asking(&leave("2026-09-01", "2026-12-01"), today, true), Ok(()));
    let longer = Err(Refusal::TooLongToAsk { most: 92 });
    assert_eq!(judge_asking(&leave("2026-09-01", "2026-12-02"), today, true), longer);
    assert_eq!(judge_asking(&leave("2026-08-31", "2026-09-05"), today, true), Err(Refusal::Past));
    for kind in Kind::ALL {
        let asked = judge_asking(&NewAbsence { kind: *kind, ..ahead.clone() }, today, true);
        assert_eq!(asked.is_ok(), [Kind::Leave, Kind::Permission].contains(kind), "{kind:?}");
    }
}

#[test]
fn hr_writes_a_letter_and_where_somebody_studies_or_serves() {
    let recorded = |kind, letter: &str, venue: &str| {
        check(
            &NewAbsence {
                kind,
                letter: letter.into(),
                venue: venue.into(),
                ..leave("2026-09-01", "2026-09-05")
            },
            true,
        )
    };
    assert_eq!(complaint(recorded(Kind::Sick, "", "")), "letter=people-absence-problem-letter-missing");
    assert_eq!(complaint(recorded(Kind::Study, "A/1", "")), "venue=people-absence-problem-venue-missing");
    assert!(
        recorded(Kind::Study, "A/1", "Chuo cha Mfano").is_ok() && recorded(Kind::Sick, "A/1", "").is_ok()
    );
    assert_eq!(complaint(recorded(Kind::Sick, &"a".repeat(81), "")), "letter=people-employee-problem-long");
}

#[test]
fn only_what_waits_is_answered_and_only_what_was_agreed_is_changed() {
    use Act::{Agree, Cancel, Change, Decline, Withdraw};
    for state in State::ALL {
        for (act, from, to) in [
            (Agree, State::Asked, State::Agreed),
            (Decline, State::Asked, State::Declined),
            (Withdraw, State::Asked, State::Withdrawn),
            (Change, State::Agreed, State::Agreed),
        ] {
            let expected = (*state == from).then_some(to);
            assert_eq!(step(*state, act).ok(), expected, "{state:?} {act:?}");
        }
        let cancelled = matches!(state, State::Asked | State::Agreed).then_some(State::Cancelled);
        assert_eq!(step(*state, Cancel).ok(), cancelled, "{state:?}");
    }
}

#[test]
fn a_day_away_counts_once_and_only_within_the_days_asked_for() {
    let spans = [
        (day("2026-09-10"), day("2026-09-20")),
        (day("2026-09-01"), day("2026-09-03")),
        (day("2026-09-18"), day("2026-09-22")),
    ];
    for (from, to, days) in [
        ("2026-08-01", "2026-12-31", 16),
        ("2026-09-03", "2026-09-10", 2),
        ("2026-09-15", "2026-09-15", 1),
        ("2026-09-04", "2026-09-09", 0),
        ("2026-09-20", "2026-09-10", 0),
    ] {
        assert_eq!(days_away(&spans, day(from), day(to)), days, "{from} {to}");
    }
    assert_eq!(away_until(&spans, day("2026-09-19")), Some(day("2026-09-22")));
    assert_eq!(away_until(&spans, day("2026-09-09")), None);
}

#[test]
fn a_week_is_covered_from_monday_to_friday() {
    let week = day("2026-09-09").week();
    for (from, to, covered) in [
        ("2026-09-07", "2026-09-11", true),
        ("2026-09-07", "2026-09-10", false),
        ("2026-09-08", "2026-09-13", false),
        ("2026-08-01", "2026-10-01", true),
    ] {
        assert_eq!(covers_week(&[(day(from), day(to))], week), covered, "{from} {to}");
    }
}

#[test]
fn a_last_day_inside_an_absence_gives_way_by_the_days_that_were_lost() {
    let leave = (day("2026-07-06"), day("2026-09-28"));
    for (due_on, to) in [
        ("2026-07-06", "2026-09-29"),
        ("2026-07-08", "2026-10-01"),
        ("2026-07-12", "2026-10-05"),
        ("2026-09-28", "2026-10-05"),
    ] {
        assert_eq!(deferred(day(due_on), leave, 7), day(to), "{due_on}");
    }
}

proptest! {
    #[test]
    fn days_away_are_never_more_than_the_days_and_grow_with_the_absences(
        spans in prop::collection::vec((0..60_i64, 0..20_i64), 0..6), from in 0..60_i64, length in 0..40_i64,
    ) {
        let start: Day = day("2026-07-01");
        let spans: Vec<(Day, Day)> =
            spans.iter().map(|(first, days)| (start.plus_days(*first), start.plus_days(first + days))).collect();
        let (from, to) = (start.plus_days(from), start.plus_days(from + length));
        let counted = (0..=length).filter(|day| {
            let day = from.plus_days(*day);
            spans.iter().any(|(first, last)| *first <= day && day <= *last)
        }).count();
        prop_assert_eq!(usize::try_from(days_away(&spans, from, to)).unwrap(), counted);
    }
}
