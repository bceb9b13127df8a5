//! Taasisi: the institutions, and the regions and councils the program ships with.
//! Read model, then reference, store, actions. An institution has no pages here: the command line makes it.

mod actions;
mod model;
mod pass;
mod reference;
pub(crate) mod store;

pub use actions::{NewInstitution, create_institution};
pub use model::{CouncilRow, InstitutionKind, InstitutionRow, RegionRow};
pub use pass::pass_through;
pub use reference::{REFERENCE_TEXTS, load_reference};
pub use store::{find, find_by_code, list, list_councils, list_regions};

#[cfg(test)]
#[path = "tests/store.rs"]
mod tests;
