//! Whose mean and bands a console leaves out, so that nobody's mark is read out of it. Pure. `fairness::hide` does the same
//! for one flat table with a total; units lie in one another, and every one of them has a page that shows its parts.

/// Why a line says nothing of its marks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Blank {
    /// It does say.
    #[default]
    Not,
    /// Fewer marks than that.
    Few(i64),
    /// A smaller group could be found by subtracting it.
    With,
}

/// Marks that are only ever shown together: in which line they end, how deep that is, and how many.
#[derive(Clone, Copy)]
struct Block {
    line: usize,
    count: i64,
}

/// For each line of a tree, parents before what is below them, given its level and how many marks it holds with all below.
/// The marks are parted into blocks of at least `least`, and a line is shown only where it holds each block whole or not at
/// all: then whatever is added or subtracted is blocks again. A unit's own people who are too few join the nearest block
/// below it, and the lines between are left out.
pub fn blanks(tree: &[(i64, i64)], least: i64) -> Vec<Blank> {
    let above = parents(tree);
    let mut blanks = vec![Blank::Not; tree.len()];
    // Of each line: its marks less those of the lines below, and what lines below could not show by themselves.
    let mut loose: Vec<i64> = tree.iter().map(|(_, count)| *count).collect();
    for (line, parent) in above.iter().enumerate() {
        let count = tree.get(line).map_or(0, |(_, count)| *count);
        if let Some(own) = parent.and_then(|parent| loose.get_mut(parent)) {
            *own -= count;
        }
    }
    let mut blocks: Vec<Vec<Block>> = vec![Vec::new(); tree.len()];
    for line in (0..tree.len()).rev() {
        let own = loose.get(line).copied().unwrap_or_default();
        let mut below = blocks.get_mut(line).map(std::mem::take).unwrap_or_default();
        if own >= least {
            below.push(Block { line, count: own });
        } else if own > 0 {
            let depth = |at: usize| tree.get(at).map_or(0, |(level, _)| *level);
            match below.iter_mut().min_by_key(|block| (depth(block.line), block.count, block.line)) {
                Some(block) => {
                    hide_between(&mut blanks, &above, block.line, line);
                    *block = Block { line, count: block.count + own };
                }
                None => {
                    blanks.get_mut(line).into_iter().for_each(|blank| *blank = Blank::Few(least));
                    if let Some(carried) = above.get(line).copied().flatten().and_then(|up| loose.get_mut(up))
                    {
                        *carried += own;
                    }
                }
            }
        }
        if let Some(up) = above.get(line).copied().flatten().and_then(|up| blocks.get_mut(up)) {
            up.append(&mut below);
        }
    }
    blanks
}

/// From a block's line up to the one it is joined with, that one left out.
fn hide_between(blanks: &mut [Blank], above: &[Option<usize>], from: usize, until: usize) {
    let way = std::iter::successors(Some(from), |line| above.get(*line).copied().flatten());
    for line in way.take_while(|line| *line != until) {
        blanks.get_mut(line).into_iter().for_each(|blank| *blank = Blank::With);
    }
}

/// The line each line belongs to.
fn parents(tree: &[(i64, i64)]) -> Vec<Option<usize>> {
    let mut open: Vec<(i64, usize)> = Vec::new();
    tree.iter()
        .enumerate()
        .map(|(line, (level, _))| {
            while open.last().is_some_and(|(above, _)| above >= level) {
                open.pop();
            }
            let parent = open.last().map(|(_, line)| *line);
            open.push((*level, line));
            parent
        })
        .collect()
}

/// For lines that do not lie in one another: an institution by itself. What adds them up holds only those that are shown.
pub fn blank(count: i64, least: i64) -> Blank {
    if (1..least).contains(&count) { Blank::Few(least) } else { Blank::Not }
}
