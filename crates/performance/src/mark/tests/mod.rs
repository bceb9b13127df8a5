//! Tests of the mark: exact numbers, the formula, its properties, the store and the exports.

mod cases;
mod exact;
mod export;
mod formula;
pub(crate) mod institution;
pub(crate) mod made;
