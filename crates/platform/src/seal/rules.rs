//! The tree of RFC 9162 (as RFC 6962 before it): hashes, adding a leaf, and proofs. Pure: subtrees come from whoever asks.
//! A subtree of 2^height leaves begins at a multiple of 2^height; `Nodes` gives those whose height is a multiple of 8.

use sha2::{Digest, Sha256};

use super::model::Hash;

/// Levels of stored subtrees are so many heights apart: a tile is 256 nodes wide.
pub const TILE_HEIGHT: u32 = 8;

/// Source: RFC 9162 2.1.1.
pub fn leaf_hash(bytes: &[u8]) -> Hash {
    Hash(Sha256::new_with_prefix([0]).chain_update(bytes).finalize().into())
}

/// Source: RFC 9162 2.1.1.
pub fn node_hash(left: Hash, right: Hash) -> Hash {
    Hash(Sha256::new_with_prefix([1]).chain_update(left.0).chain_update(right.0).finalize().into())
}

/// The root of no leaves.
pub fn empty_root() -> Hash {
    Hash(Sha256::digest([]).into())
}

/// The right edge of a growing tree: the roots of its full subtrees, largest first. All that adding needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edge {
    size: u64,
    peaks: Vec<Hash>,
}

impl Edge {
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf; tells every subtree that became full and is stored: its level and place.
    pub fn push(&mut self, leaf: Hash, mut full: impl FnMut(u32, u64, Hash)) {
        let (mut hash, mut left, mut height) = (leaf, self.size, 0);
        self.size += 1;
        while left & 1 == 1
            && let Some(before) = self.peaks.pop()
        {
            hash = node_hash(before, hash);
            left >>= 1;
            height += 1;
            if height % TILE_HEIGHT == 0 {
                full(height / TILE_HEIGHT, (self.size >> height) - 1, hash);
            }
        }
        self.peaks.push(hash);
    }

    pub fn root(&self) -> Hash {
        let mut from_right = self.peaks.iter().rev();
        let Some(last) = from_right.next() else { return empty_root() };
        from_right.fold(*last, |right, left| node_hash(*left, right))
    }

    /// The edge of a tree of this size, from its stored subtrees.
    pub fn load<E>(size: u64, nodes: &mut Nodes<'_, E>) -> Result<Self, E> {
        let peaks = full_subtrees(0, size)
            .into_iter()
            .map(|(start, height)| subtree(start, height, nodes))
            .collect::<Result<_, E>>()?;
        Ok(Self { size, peaks })
    }
}

/// Gives the stored root of level and place; level 0 are the leaves themselves.
pub type Nodes<'n, E> = dyn FnMut(u32, u64) -> Result<Hash, E> + 'n;

/// Leaves from one position up to another.
type Range = (u64, u64);

/// The full subtrees that make up a range whose start is aligned to them, as start and height, largest first.
fn full_subtrees(start: u64, end: u64) -> Vec<(u64, u32)> {
    let mut parts = Vec::new();
    let mut at = start;
    for height in (0..u64::BITS).rev() {
        let size = 1_u64 << height;
        if (end - start) & size != 0 {
            parts.push((at, height));
            at += size;
        }
    }
    parts
}

fn subtree<E>(start: u64, height: u32, nodes: &mut Nodes<'_, E>) -> Result<Hash, E> {
    if height.is_multiple_of(TILE_HEIGHT) {
        return nodes(height / TILE_HEIGHT, start >> height);
    }
    let half = 1_u64 << (height - 1);
    let left = subtree(start, height - 1, nodes)?;
    Ok(node_hash(left, subtree(start + half, height - 1, nodes)?))
}

fn range_root<E>((start, end): Range, nodes: &mut Nodes<'_, E>) -> Result<Hash, E> {
    let mut root = None;
    for (start, height) in full_subtrees(start, end).into_iter().rev() {
        let left = subtree(start, height, nodes)?;
        root = Some(root.map_or(left, |right| node_hash(left, right)));
    }
    Ok(root.unwrap_or_else(empty_root))
}

/// The root of the first `size` leaves.
pub fn root<E>(size: u64, nodes: &mut Nodes<'_, E>) -> Result<Hash, E> {
    range_root((0, size), nodes)
}

/// The largest power of two below a number above 1.
fn split(size: u64) -> u64 {
    1_u64 << (u64::BITS - 1 - (size - 1).leading_zeros())
}

/// That the leaf at `position` is in the tree of `size`: sibling roots, lowest first. Source: RFC 9162 2.1.3.1.
pub fn inclusion_proof<E>(position: u64, size: u64, nodes: &mut Nodes<'_, E>) -> Result<Vec<Hash>, E> {
    let (mut start, mut end) = (0, size);
    let mut siblings = Vec::new();
    while end.saturating_sub(start) > 1 {
        let middle = start + split(end - start);
        if position < middle {
            siblings.push((middle, end));
            end = middle;
        } else {
            siblings.push((start, middle));
            start = middle;
        }
    }
    siblings.into_iter().rev().map(|range| range_root(range, nodes)).collect()
}

/// The root to which an inclusion proof leads; None when it cannot be one. Source: RFC 9162 2.1.3.2.
pub fn root_of_inclusion(leaf: Hash, position: u64, size: u64, proof: &[Hash]) -> Option<Hash> {
    if position >= size {
        return None;
    }
    let (mut from, mut last, mut hash) = (position, size - 1, leaf);
    for sibling in proof {
        if last == 0 {
            return None;
        }
        if from & 1 == 1 || from == last {
            hash = node_hash(*sibling, hash);
            while from & 1 == 0 && from != 0 {
                from >>= 1;
                last >>= 1;
            }
        } else {
            hash = node_hash(hash, *sibling);
        }
        from >>= 1;
        last >>= 1;
    }
    (last == 0).then_some(hash)
}

/// That the tree of `old` leaves is the beginning of that of `new`. Source: RFC 9162 2.1.4.1.
pub fn consistency_proof<E>(old: u64, new: u64, nodes: &mut Nodes<'_, E>) -> Result<Vec<Hash>, E> {
    let mut ranges: Vec<Range> = Vec::new();
    let (mut start, mut end) = (0, new);
    if old == 0 || old >= new {
        return Ok(Vec::new());
    }
    while old != end {
        let middle = start + split(end - start);
        if old <= middle {
            ranges.push((middle, end));
            end = middle;
        } else {
            ranges.push((start, middle));
            start = middle;
        }
    }
    // The verifier has the old root itself when the old tree is one full subtree at the left.
    if start != 0 {
        ranges.push((start, end));
    }
    ranges.into_iter().rev().map(|range| range_root(range, nodes)).collect()
}

/// Source: RFC 9162 2.1.4.2.
pub fn is_consistent(old: (u64, Hash), new: (u64, Hash), proof: &[Hash]) -> bool {
    let ((old_size, old_root), (new_size, new_root)) = (old, new);
    if old_size > new_size {
        return false;
    }
    if old_size == new_size || old_size == 0 {
        return proof.is_empty() && (old_size == 0 || old_root == new_root);
    }
    let mut path = proof.iter();
    let first = if old_size.is_power_of_two() { Some(&old_root) } else { path.next() };
    let Some(first) = first else { return false };
    let (mut from, mut last) = (old_size - 1, new_size - 1);
    while from & 1 == 1 {
        from >>= 1;
        last >>= 1;
    }
    let (mut older, mut newer) = (*first, *first);
    for sibling in path {
        if last == 0 {
            return false;
        }
        if from & 1 == 1 || from == last {
            older = node_hash(*sibling, older);
            newer = node_hash(*sibling, newer);
            while from & 1 == 0 && from != 0 {
                from >>= 1;
                last >>= 1;
            }
        } else {
            newer = node_hash(newer, *sibling);
        }
        from >>= 1;
        last >>= 1;
    }
    older == old_root && newer == new_root && last == 0
}
