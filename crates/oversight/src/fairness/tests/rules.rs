//! Figures as tables of cases: every number here can be checked by hand.

use kernel::Marks;
use proptest::prelude::*;

use super::made::limits;
use crate::fairness::model::{Histogram, Pairs, Reports, Sittings, Tally};
use crate::fairness::rules::{
    Figures, Note, at_once, correlation, distribution, figures, notes, share, shows_whole, spread,
    without_usual,
};

fn histogram(marks: &[i64]) -> Histogram {
    let mut all = Histogram::default();
    marks.iter().for_each(|mark| all.add(*mark, 1));
    all
}

#[test]
fn median_and_quartiles_of_few_marks() {
    for (marks, expected) in [
        (&[][..], None),
        (&[70][..], Some([7000, 7000, 7000])),
        (&[60, 81][..], Some([6000, 7050, 8100])),
        (&[50, 60, 100][..], Some([5000, 6000, 10_000])),
        (&[10, 20, 30, 40][..], Some([1000, 2500, 3000])),
        (&[10, 20, 30, 40, 50, 60, 70, 80][..], Some([2000, 4500, 6000])),
        (&[100, 100, 0, 0][..], Some([0, 5000, 10_000])),
    ] {
        let found = spread(&histogram(marks)).map(|s| [s.lower.0, s.median.0, s.upper.0]);
        assert_eq!(found, expected, "{marks:?}");
    }
}

#[test]
fn a_mark_outside_the_scale_is_not_counted() {
    assert_eq!(histogram(&[-1, 101, 55]).count(), 1);
}

#[test]
fn shares_are_rounded_half_up_once() {
    for (part, whole, expected) in
        [(1, 3, Some(3333)), (2, 3, Some(6667)), (1, 8, Some(1250)), (1, 0, None), (0, 5, Some(0))]
    {
        assert_eq!(share(part, whole), expected, "{part} of {whole}");
    }
}

fn pairs(of: &[(i64, i64)]) -> Pairs {
    let mut all = Pairs::default();
    of.iter().for_each(|(quantity, quality)| all.add(*quality, 1, *quantity, quantity * quantity));
    all
}

#[test]
fn a_correlation_is_whole_numbers_and_silent_where_it_says_nothing() {
    let rising = [(10, 20), (20, 40), (30, 60)];
    let falling = [(10, 60), (20, 40), (30, 20)];
    for (of, least, expected) in [
        (&rising[..], 3, Some(10_000)),
        (&falling[..], 3, Some(-10_000)),
        // Too few, then one side that never varies.
        (&rising[..], 4, None),
        (&[(10, 50), (20, 50), (30, 50)][..], 3, None),
        (&[(100, 40), (100, 50), (100, 60)][..], 3, None),
        // 5 * 66 - 15 * 20 = 30; 30 / sqrt((5 * 55 - 225) * (5 * 86 - 400)) = 30 / sqrt(1500) = 0.7746.
        (&[(1, 2), (2, 4), (3, 5), (4, 4), (5, 5)][..], 3, Some(7746)),
    ] {
        assert_eq!(correlation(&pairs(of), least), expected, "{of:?}");
    }
}

#[test]
fn a_nation_of_marks_does_not_overflow() {
    let many = 9_000_000;
    let mut all = Pairs::default();
    all.add(100, many, many * 100, many * 10_000);
    all.add(0, many, 0, 0);
    assert_eq!(correlation(&all, 30), Some(10_000));
}

#[test]
fn fifty_people_in_four_minutes_are_fifty_at_once() {
    let minute = 60_000;
    let fifty: Vec<i64> = (0..50).map(|number| number * 4 * minute / 50).collect();
    for (moments, minutes, expected) in [
        (fifty, 10, 50),
        (vec![], 10, 0),
        (vec![0, 10 * minute, 20 * minute + 1], 10, 2),
        (vec![30 * minute, 0, 5 * minute, 9 * minute], 10, 3),
        ((0..50).map(|day| day * 24 * 60 * minute).collect(), 10, 1),
    ] {
        assert_eq!(at_once(&moments, minutes), expected);
    }
}

#[test]
fn the_last_bar_of_a_distribution_holds_the_hundreds() {
    let bars = distribution(&histogram(&[0, 9, 10, 90, 100, 100, 55, 55]));
    assert_eq!(bars.len(), 10);
    assert_eq!(bars[0], (0, 9, 2500));
    assert_eq!(bars[1], (10, 19, 1250));
    assert_eq!(bars[9], (90, 100, 3750));
}

fn tally(people: i64, marks: &[i64], both: i64, gap: i64) -> Tally {
    Tally { people, quality: histogram(marks), both, gap, ..Tally::default() }
}

fn sittings(at_once: i64) -> Sittings {
    let at = platform::testing::at("2026-07-06T08:00:00Z");
    Sittings { first_at: at, last_at: at, at_once }
}

/// An institution whose median is 70, from 60 to 80.
fn usual() -> Figures {
    figures(&tally(40, &[50, 60, 60, 70, 70, 80, 80, 90], 8, 0), &limits())
}

#[test]
fn what_stands_out_is_noted_and_nothing_else() {
    let plain = [60, 65, 70, 75, 80];
    let copied = Reports { texts: 10, repeated: 2, shared: 1, ..Reports::default() };
    let calendar = Reports { percents: 4, followed: 2, ..Reports::default() };
    for (of, at_once, expected) in [
        (tally(8, &plain, 5, 10), 2, vec![]),
        (tally(8, &[80, 85, 85, 90], 4, 0), 2, vec![Note::High]),
        (tally(8, &[50, 55, 55, 60], 4, 0), 2, vec![Note::Low]),
        (tally(8, &[70, 70, 70, 70], 4, 0), 2, vec![Note::Same]),
        (tally(8, &[100, 100, 60, 65], 4, 0), 2, vec![Note::Hundreds]),
        (tally(8, &plain, 5, 100), 2, vec![Note::Gap]),
        (tally(8, &plain, 5, -100), 2, vec![Note::Gap]),
        (tally(8, &plain, 5, 99), 2, vec![]),
        (tally(8, &plain, 5, 0), 10, vec![Note::Burst]),
        (Tally { reports: copied, ..tally(8, &plain, 5, 0) }, 2, vec![Note::Texts]),
        (Tally { reports: calendar, ..tally(8, &plain, 5, 0) }, 2, vec![Note::Calendar]),
        // The same in a small group says nothing.
        (tally(4, &[100, 100, 100, 100], 4, 400), 50, vec![]),
    ] {
        let own = figures(&of, &limits());
        assert_eq!(notes(&own, &sittings(at_once), &usual(), &limits()), expected, "{of:?}");
    }
}

#[test]
fn a_mean_gap_is_rounded_away_from_zero() {
    for (sum, both, expected) in [(1, 3, 33), (2, 3, 67), (-2, 3, -67), (1, 200, 1), (-1, 200, -1)] {
        let found = figures(&tally(9, &[70], both, sum), &limits()).gap;
        assert_eq!(found, Some(Marks(expected)), "{sum} / {both}");
    }
    assert_eq!(figures(&tally(9, &[70], 0, 0), &limits()).gap, None);
}

proptest! {
    /// Adding up first or counting together is the same.
    #[test]
    fn tallies_add_up(one in prop::collection::vec(0_i64..=100, 0..40), other in prop::collection::vec(0_i64..=100, 0..40)) {
        let mut merged = tally(1, &one, 0, 0);
        merged.merge(&tally(1, &other, 0, 0));
        let together = [one, other].concat();
        prop_assert_eq!(spread(&merged.quality), spread(&histogram(&together)));
        prop_assert_eq!(merged.people, 2);
        let shares: i64 = distribution(&merged.quality).iter().map(|(_, _, share)| share).sum();
        prop_assert!(together.is_empty() || (9_995..=10_005).contains(&shares));
    }

    /// The median lies between the quartiles, and all on the scale.
    #[test]
    fn quartiles_are_in_order(marks in prop::collection::vec(0_i64..=100, 1..60)) {
        let found = spread(&histogram(&marks)).unwrap();
        prop_assert!(Marks(0) <= found.lower && found.lower <= found.median);
        prop_assert!(found.median <= found.upper && found.upper <= Marks(10_000));
    }
}

#[test]
fn the_institution_stands_beside_what_one_sees_only_where_the_rest_is_none_or_many() {
    for (people, known, shown) in [
        (9, 0, false),
        (10, 0, true),
        (10, 1, false),
        (30, 21, false),
        (30, 20, true),
        // Whoever stands above all sees nothing more in the total.
        (30, 30, true),
        (9, 9, false),
    ] {
        assert_eq!(shows_whole(people, known, &limits()), shown, "{people} less {known}");
    }
    assert_eq!(without_usual(vec![Note::High, Note::Burst, Note::Same, Note::Low]), [Note::Burst]);
}
