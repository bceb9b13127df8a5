//! The rules of a handover of work, as tables.

use kernel::{FinancialYear, Quantity, Weight};

use super::super::rules::{days, rest, shares};
use crate::agreement::model::Mode;
use crate::mark::tests::made::day;

#[test]
fn a_quantity_is_handed_over_as_what_is_left_and_a_percentage_whole() {
    for (mode, target, actual, left) in [
        (Mode::Quantity, 365_000, 138_000, 227_000),
        (Mode::Quantity, 8_000, 0, 8_000),
        (Mode::Quantity, 8_000, 7_500, 500),
        // Reached but not finished: whoever takes it is asked for the target, and changes it in their draft.
        (Mode::Quantity, 8_000, 9_000, 8_000),
        (Mode::Percent, 100_000, 40_000, 100_000),
    ] {
        assert_eq!(rest(mode, Quantity(target), Quantity(actual)), Quantity(left), "{target} {actual}");
    }
}

#[test]
fn days_begin_today_and_end_as_planned_or_with_the_year() {
    let year = FinancialYear::starting(2025);
    for (today, ends_on, from, to) in [
        ("2026-03-17", "2026-05-31", "2026-03-17", "2026-05-31"),
        ("2026-03-17", "2026-03-17", "2026-03-17", "2026-03-17"),
        ("2026-03-17", "2025-12-31", "2026-03-17", "2026-06-30"),
        ("2025-06-20", "2025-09-30", "2025-07-01", "2025-09-30"),
    ] {
        assert_eq!(days(year, day(today), day(ends_on)), (day(from), day(to)), "{today} {ends_on}");
    }
}

#[test]
fn shares_keep_their_proportion_and_are_whole() {
    for (weights, expected) in [
        (vec![6000, 4000], vec![6000, 4000]),
        (vec![3000, 1000], vec![7500, 2500]),
        (vec![1000, 1000, 1000], vec![3333, 3333, 3334]),
        (vec![500], vec![10_000]),
        (vec![], vec![]),
    ] {
        let weights: Vec<Weight> = weights.into_iter().map(Weight).collect();
        let expected: Vec<Weight> = expected.into_iter().map(Weight).collect();
        assert_eq!(shares(&weights), expected);
    }
}
