//! The tree against the definition in RFC 9162, written out naively, and against published sums.

use std::convert::Infallible;

use proptest::prelude::*;

use crate::seal::model::{Hash, unhex};
use crate::seal::rules::{
    Edge, consistency_proof, empty_root, inclusion_proof, is_consistent, leaf_hash, node_hash, root,
    root_of_inclusion,
};

/// MTH of the RFC.
fn naive(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => empty_root(),
        [only] => *only,
        more => {
            let mut split = 1;
            while split * 2 < more.len() {
                split *= 2;
            }
            node_hash(naive(&more[..split]), naive(&more[split..]))
        }
    }
}

fn leaves(count: usize) -> Vec<Hash> {
    (0..count).map(|number| leaf_hash(&number.to_be_bytes())).collect()
}

/// Stored subtrees, as the sealer keeps them.
struct Stored {
    edge: Edge,
    leaves: Vec<Hash>,
    full: Vec<(u32, u64, Hash)>,
}

fn stored(count: usize) -> Stored {
    let mut all = Stored { edge: Edge::default(), leaves: leaves(count), full: Vec::new() };
    for leaf in &all.leaves {
        let full = &mut all.full;
        all.edge.push(*leaf, |level, place, root| full.push((level, place, root)));
    }
    all
}

impl Stored {
    fn node(&self, level: u32, place: u64) -> Result<Hash, Infallible> {
        Ok(match level {
            0 => self.leaves[usize::try_from(place).unwrap()],
            _ => {
                self.full.iter().find(|node| (node.0, node.1) == (level, place)).expect("a stored subtree").2
            }
        })
    }
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap()
}

#[test]
fn the_sums_are_those_that_certificate_transparency_publishes() {
    let inputs =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
    let mut edge = Edge::default();
    let mut roots = vec![edge.root().to_string()];
    for input in inputs {
        edge.push(leaf_hash(&unhex(input).unwrap()), |_, _, _| {});
        roots.push(edge.root().to_string());
    }
    assert_eq!(roots[0], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_eq!(roots[1], "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    assert_eq!(roots[8], "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
}

#[test]
fn every_leaf_of_small_trees_is_proven_and_no_other_leaf_passes_with_its_proof() {
    let all = stored(70);
    for size in 1..=70_u64 {
        let whole = root(size, &mut |level, place| all.node(level, place)).unwrap();
        assert_eq!(whole, naive(&all.leaves[..usize::try_from(size).unwrap()]));
        for position in 0..size {
            let proof = inclusion_proof(position, size, &mut |level, place| all.node(level, place)).unwrap();
            let leaf = all.leaves[usize::try_from(position).unwrap()];
            assert_eq!(root_of_inclusion(leaf, position, size, &proof), Some(whole), "{position} of {size}");
            assert_ne!(root_of_inclusion(leaf_hash(b"another"), position, size, &proof), Some(whole));
            if size > 1 {
                assert_ne!(root_of_inclusion(leaf, (position + 1) % size, size, &proof), Some(whole));
                assert_ne!(root_of_inclusion(leaf, position, size, &proof[1..]), Some(whole));
            }
        }
    }
}

#[test]
fn every_small_tree_is_consistent_with_what_it_grew_from_and_with_nothing_else() {
    let all = stored(40);
    for new in 1..=40 {
        for old in 1..=new {
            let proof =
                consistency_proof(number(old), number(new), &mut |level, place| all.node(level, place))
                    .unwrap();
            let (older, newer) = (naive(&all.leaves[..old]), naive(&all.leaves[..new]));
            assert!(is_consistent((number(old), older), (number(new), newer), &proof), "{old} to {new}");
            assert!(!is_consistent((number(old), leaf_hash(b"x")), (number(new), newer), &proof));
            assert!(!is_consistent((number(old), older), (number(new), leaf_hash(b"x")), &proof));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn trees_across_tiles_have_the_root_and_the_proofs_of_the_definition(count in 1_usize..1_500, part in any::<prop::sample::Index>()) {
        let all = stored(count);
        prop_assert_eq!(all.edge.root(), naive(&all.leaves));
        let loaded = Edge::load(number(count), &mut |level, place| all.node(level, place)).unwrap();
        prop_assert_eq!(&loaded, &all.edge);
        let position = part.index(count);
        let proof = inclusion_proof(number(position), number(count), &mut |level, place| all.node(level, place)).unwrap();
        prop_assert!(proof.len() <= 11);
        prop_assert_eq!(
            root_of_inclusion(all.leaves[position], number(position), number(count), &proof),
            Some(all.edge.root())
        );
        let old = position + 1;
        let proof = consistency_proof(number(old), number(count), &mut |level, place| all.node(level, place)).unwrap();
        let before = naive(&all.leaves[..old]);
        prop_assert!(is_consistent((number(old), before), (number(count), all.edge.root()), &proof));
    }

    #[test]
    fn a_log_with_one_leaf_changed_has_another_root(count in 1_usize..600, part in any::<prop::sample::Index>()) {
        let mut changed = leaves(count);
        let whole = naive(&changed);
        changed[part.index(count)] = leaf_hash(b"changed");
        prop_assert_ne!(naive(&changed), whole);
    }
}
