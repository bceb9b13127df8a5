//! Copies and calendars, as tables of cases.

use kernel::Day;

use super::made::limits;
use crate::fairness::reports::{Reached, Texts, comparable, follows_calendar};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn texts_are_compared_by_their_words_only() {
    let one = comparable("  Nimefundisha vipindi  vinane. ", 15);
    assert_eq!(one.as_deref(), Some("nimefundisha vipindi vinane"));
    assert_eq!(one, comparable("NIMEFUNDISHA, vipindi vinane", 15));
    assert_eq!(comparable("Sawa", 15), None);
    assert_eq!(comparable("  -- ... !! ", 1), None);
}

#[test]
fn a_text_of_several_is_shared_and_of_one_repeated() {
    const LONG: &str = "Vipindi vyote vimefundishwa kama ilivyopangwa";
    const OTHER: &str = "Mitihani ya nusu muhula imesahihishwa";
    const THIRD: &str = "Kikao cha wazazi kimefanyika shuleni";
    let mut texts = Texts::new();
    for (person, week, text) in [
        // Two people wrote it; the first of them twice.
        (1, "2025-10-06", LONG),
        (1, "2025-10-13", LONG),
        (2, "2025-10-06", LONG),
        // One person in two weeks.
        (2, "2025-10-13", OTHER),
        (2, "2025-10-20", OTHER),
        // Twice in one week is one report about two sub-tasks, not a copy of a week.
        (3, "2025-10-06", THIRD),
        (3, "2025-10-06", THIRD),
        (3, "2025-10-13", "fupi"),
    ] {
        texts.add(person, day(week), text, &limits());
    }
    let counted = texts.counted();
    let of = |person: i32| (counted[&person].texts, counted[&person].repeated, counted[&person].shared);
    assert_eq!(of(1), (2, 0, 2));
    assert_eq!(of(2), (3, 2, 1));
    assert_eq!(of(3), (2, 0, 0));
}

/// Percents in basis points on the Mondays from 6 October 2025.
fn weeks(percents: &[i64]) -> Vec<Reached> {
    let first = day("2025-10-06");
    (0_i64..)
        .zip(percents)
        .map(|(n, percent)| Reached { week: first.plus_days(n * 7), percent: *percent })
        .collect()
}

#[test]
fn a_percent_that_only_follows_the_calendar() {
    // The whole financial year: on 6 October 97 of 365 days are over (26.58 %), a week is 1.92 %.
    let (starts, ends) = (day("2025-07-01"), day("2026-06-30"));
    for (percents, expected) in [
        // What a helper tool types: the share of time gone, whole percents, week after week.
        (&[2700, 2800, 3000, 3200, 3400][..], Some(true)),
        // Somebody who works in steps.
        (&[1000, 1000, 4000, 4000, 5500][..], Some(false)),
        // One in ten may be off, two may not.
        (&[2700, 2800, 3000, 3200, 3400, 3600, 3800, 4000, 4200, 9000][..], Some(true)),
        (&[2700, 2800, 3000, 3200, 3400, 3600, 3800, 4000, 9000, 9000][..], Some(false)),
        // Too few reports to tell.
        (&[2700, 2800, 3000][..], None),
    ] {
        assert_eq!(follows_calendar(starts, ends, &weeks(percents), &limits()), expected, "{percents:?}");
    }
    // Planned too short: every honest report would fit.
    let short =
        follows_calendar(day("2025-10-01"), day("2025-11-30"), &weeks(&[800, 2000, 3200, 4300]), &limits());
    assert_eq!(short, None);
}
