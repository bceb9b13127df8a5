//! Rufaa: a published mark is contested, item by item, before panels that did not give it, level after level.
//! Read in this order: model, rules, ladder, store, actions, form, pages, file.
//! How a mark is computed again from what a panel decided is `mark::reissue`; whose turn has passed is found by whoever
//! watches due dates, who then calls `actions::escalate_appeal`.

pub mod actions;
mod file;
mod form;
pub mod ladder;
pub mod model;
pub(crate) mod pages;
pub mod rules;
mod store;
#[cfg(test)]
pub(crate) mod tests;

use kernel::Error;
use platform::work::Work;
use ui::Shell;

pub(crate) use file::whole as whole_case;
use model::Case;
use pages::view::{self, ItemView, LevelView};
pub(crate) use pages::whole::{MarkView, WholeView};
pub(crate) use pages::{OwnAppeal, own_appeal};
pub(crate) use store::find as find_case;

/// A case as its papers show it: items with their rulings, and levels.
pub(crate) struct Views {
    pub items: Vec<ItemView>,
    pub levels: Vec<LevelView>,
}

/// What was decided; a ruling that is only proposed is not among them.
pub(crate) fn views(work: &Work<'_>, shell: &Shell<'_>, case: &Case) -> Result<Views, Error> {
    let (tx, row) = (work.tx(), &case.row);
    let rows = store::items(tx, row.institution_id, row.id)?;
    let files = store::files(tx, row.institution_id, row.id)?;
    let inputs = actions::inputs_of(row)?;
    Ok(Views {
        items: view::items(shell, case, &rows, &files, &inputs, false),
        levels: view::levels(shell, case, work.today()),
    })
}
