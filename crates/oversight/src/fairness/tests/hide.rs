//! Suppression: what is hidden, and that nobody can compute it.

use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::fairness::hide::{hidden, shown};
use crate::fairness::model::Tally;

#[test]
fn small_groups_are_hidden_and_never_alone() {
    for (people, expected) in [
        (&[][..], ""),
        (&[40, 60][..], "  "),
        // One small: the smallest other goes with it.
        (&[4, 60, 20][..], "x x"),
        // Two small that together are still few.
        (&[4, 5, 60, 20][..], "xx x"),
        // Two small that together are enough.
        (&[5, 6, 60, 20][..], "xx  "),
        // Men and women: one small hides both.
        (&[3, 300][..], "xx"),
        // Nothing is left to hide behind.
        (&[3][..], "x"),
        // An empty group tells of nobody, and hides nobody.
        (&[0, 3, 50, 30][..], " x x"),
        (&[10, 9, 9][..], " xx"),
    ] {
        let found: String =
            hidden(people, 10).into_iter().map(|hidden| if hidden { 'x' } else { ' ' }).collect();
        assert_eq!(found, expected, "{people:?}");
    }
}

fn groups(people: &[i64]) -> BTreeMap<String, Tally> {
    (0..)
        .zip(people)
        .map(|(n, people): (i32, _)| (format!("{n:03}"), Tally { people: *people, ..Tally::default() }))
        .collect()
}

#[test]
fn the_hidden_ones_are_shown_together_when_they_are_enough() {
    let rows = shown(groups(&[4, 60, 20, 7]), 10);
    let said: Vec<_> = rows.iter().map(|row| (row.code.as_str(), row.pooled, row.tally.people)).collect();
    assert_eq!(said, [("001", 0, 60), ("002", 0, 20), ("", 2, 11)]);
    assert!(shown(groups(&[3]), 10).is_empty(), "a single small group is not shown as a pool");
    assert!(shown(groups(&[3, 2]), 10).is_empty());
}

proptest! {
    /// Whoever knows the total and every shown row learns of the hidden only what the pool says: at least two groups and
    /// at least the least number of people. Nothing is lost on the way.
    #[test]
    fn nobody_computes_a_hidden_group(people in prop::collection::vec(0_i64..60, 0..20)) {
        const LEAST: i64 = 10;
        let rows = shown(groups(&people), LEAST);
        let total: i64 = people.iter().sum();
        let seen: i64 = rows.iter().filter(|row| row.pooled == 0).map(|row| row.tally.people).sum();
        prop_assert!(rows.iter().all(|row| row.tally.people == 0 || row.tally.people >= LEAST));
        let rest = total - seen;
        let pool = rows.iter().find(|row| row.pooled > 0);
        match pool {
            Some(pool) => {
                prop_assert!(pool.pooled >= 2);
                prop_assert_eq!(pool.tally.people, rest);
            }
            // Without a pool nothing is left to compute, or the total is too small to be shown itself.
            None => prop_assert!(rest == 0 || total < LEAST),
        }
    }
}
