//! Suppression: which groups of a table are too small to be shown, and which more must go with them so that nobody can
//! compute a hidden one from the total. Pure. Source: issue 3 (8); the method is docs/decisions (fairness).

use std::collections::BTreeMap;

use super::model::Tally;

/// For each group, in order, whether it is hidden. Primary: fewer than `least` people. Complementary: the hidden ones are
/// at least two and together at least `least` people, so the total less what is shown tells of no single group and of no
/// small number; the smallest of the others goes with them until that holds. Empty groups count for nothing and stay shown.
pub fn hidden(people: &[i64], least: i64) -> Vec<bool> {
    let mut hidden: Vec<bool> = people.iter().map(|count| (1..least).contains(count)).collect();
    loop {
        let gone = || people.iter().zip(&hidden).filter(|(_, hidden)| **hidden);
        let (groups, together) = (gone().count(), gone().map(|(count, _)| *count).sum::<i64>());
        if groups == 0 || (groups >= 2 && together >= least) {
            return hidden;
        }
        let smallest = people
            .iter()
            .zip(&hidden)
            .enumerate()
            .filter(|(_, (count, hidden))| **count > 0 && !**hidden)
            .min_by_key(|(at, (count, _))| (**count, *at))
            .map(|(at, _)| at);
        match smallest.and_then(|at| hidden.get_mut(at)) {
            Some(cell) => *cell = true,
            None => return hidden,
        }
    }
}

/// One row of a table that may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Empty for the hidden groups together.
    pub code: String,
    /// Hidden groups added up in this row; 0: it is one group.
    pub pooled: i64,
    pub tally: Tally,
}

/// The groups that may be shown, and the hidden ones added up in one row where even that says nothing of one of them.
pub fn shown(groups: BTreeMap<String, Tally>, least: i64) -> Vec<Shown> {
    let people: Vec<i64> = groups.values().map(|tally| tally.people).collect();
    let mut rows = Vec::new();
    let mut pool = Shown { code: String::new(), pooled: 0, tally: Tally::default() };
    for ((code, tally), is_hidden) in groups.into_iter().zip(hidden(&people, least)) {
        if is_hidden {
            pool.pooled += 1;
            pool.tally.merge(&tally);
        } else {
            rows.push(Shown { code, pooled: 0, tally });
        }
    }
    if pool.tally.people >= least && pool.pooled > 0 {
        rows.push(pool);
    }
    rows
}
